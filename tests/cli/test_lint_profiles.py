"""`casekit lint --profile`, as a user meets it."""

import json
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
AS_AT = ("--as-at", "2023-06-20")
PROFILES = ("supervision", "audit", "conference", "handover", "closure")


@pytest.mark.parametrize("profile", PROFILES)
def test_each_profile_begins_with_what_it_is_for(casekit: Any, cases: Path, profile: str) -> None:
    ran = casekit("lint", "EH-1", *AS_AT, "--profile", profile)
    assert ran.code in (0, 1) and ran.said == ""
    assert ran.lines[0].startswith(("Before ", "For an audit"))
    assert "cases/amy.yaml" in ran.lines


def test_a_profile_is_about_its_rules_only(casekit: Any, cases: Path) -> None:
    everything = casekit("lint", "EH-1", *AS_AT, "--advice", "--all")
    handover = casekit("lint", "EH-1", *AS_AT, "--advice", "--profile", "handover")
    assert "[summary-missing]" in handover.out
    assert handover.out.count("  Next: ") <= everything.out.count("  Next: ")
    conference = casekit("lint", "EH-1", *AS_AT, "--advice", "--profile", "conference")
    assert "[second-parent-missing]" in conference.out and "[ethnicity-missing]" not in handover.out


def test_an_error_that_is_not_for_the_occasion_stands_at_the_end(casekit: Any, cases: Path) -> None:
    ran = casekit("lint", "EH-1", *AS_AT, "--profile", "conference")
    last = ran.out.partition("Errors elsewhere in the file\n")[2]
    assert "[summary-missing]" in last


def test_before_closing_an_open_case_is_looked_at_as_if_it_closed(casekit: Any, cases: Path) -> None:
    ran = casekit("lint", EXAMPLES / "maisie-hall.yaml", *AS_AT, "--profile", "closure")
    assert ran.lines[0] == (
        "Before a case closes: what stands in the way. "
        "A case that is open is looked at as if it closed on 20 June 2023."
    )
    assert "“Ask the school to keep breakfast in July” is not recorded as done. [open-at-closure]" in ran.out
    assert "nothing says how long the record is kept. [retention-unset]" in ran.out
    assert "closure" not in casekit("lint", EXAMPLES / "maisie-hall.yaml", *AS_AT, "--advice").out


def test_supervision_shows_the_advice_that_a_manager_would_ask_about(casekit: Any) -> None:
    ran = casekit("lint", EXAMPLES / "callum-reid.yaml", *AS_AT, "--profile", "supervision")
    assert "Advice at line 160: The safety plan is 189 days old" in ran.out
    assert "[vague-quantity]" not in ran.out and "[event-without-source]" not in ran.out


def test_profiles_and_single_rules_go_together(casekit: Any, cases: Path) -> None:
    ran = casekit("lint", "EH-1", *AS_AT, "--profile", "handover", "--only", "summary")
    assert "Whom to ring" in ran.lines[-2] or "Nothing found under" in ran.out
    ran = casekit("lint", "EH-1", *AS_AT, "--profile", "handover", "--only", "entry-too-long")
    assert ran.code == 2 and "about none of the rules that are left" in ran.said


def test_an_unknown_profile_is_refused(casekit: Any, cases: Path) -> None:
    ran = casekit("lint", *AS_AT, "--profile", "inspection")
    assert ran.code == 2 and "inspection" in ran.said


def test_an_audit_as_json_counts_every_expectation_for_every_file(casekit: Any, cases: Path) -> None:
    report = json.loads(casekit("lint", *AS_AT, "--profile", "audit", "--format", "json").out)
    assert report["profile"] == "audit"
    by_file: dict[str, list[str]] = {}
    for one in report["outcomes"]:
        by_file.setdefault(one["path"], []).append(one["rule"])
    first, second = by_file.values()
    assert sorted(first) == sorted(second) and len(first) == len(set(first)) > 100
    missing = [one for one in report["outcomes"] if one["rule"] == "summary-missing"]
    assert {(Path(one["path"]).name, one["outcome"]) for one in missing} == {
        ("amy.yaml", "not-met"),
        ("ndela.yaml", "met"),
    }
    assert "Ndéla" not in json.dumps(report, ensure_ascii=False)


def test_files_that_contradict_each_other_do_not_meet_it(casekit: Any, cases: Path) -> None:
    twin = (cases / "cases" / "amy.yaml").read_text(encoding="utf-8").replace("EH-1", "EH-2")
    (cases / "cases" / "ben.yaml").write_text(twin.replace("2014-05-02", "2014-06-02"), encoding="utf-8")
    report = json.loads(casekit("lint", *AS_AT, "--profile", "audit", "--format", "json").out)
    found = {
        Path(one["path"]).name: one["outcome"]
        for one in report["outcomes"]
        if one["rule"] == "dob-conflict-between-files"
    }
    assert found["ndela.yaml"] == "met"
    at = {
        place["path"]
        for one in report["findings"]
        if one["rule"] == "dob-conflict-between-files"
        for place in (one, *one["also"])
    }
    assert {name for name, outcome in found.items() if outcome == "not-met"} == {Path(path).name for path in at}


def test_as_a_markdown_page(casekit: Any, cases: Path) -> None:
    plain = casekit("lint", "EH-1", *AS_AT, "--format", "markdown")
    assert plain.lines[0] == "# Findings as at 2023-06-20"
    assert "Amy" in plain.out and b"\x1b" not in plain.data
    ran = casekit("lint", "EH-1", *AS_AT, "--format", "markdown", "--profile", "closure")
    assert "### The closing summary" in ran.lines
