"""`casekit explain`, `casekit rules` and `casekit policy`: what rules and lines are, and what rules measure against."""

from pathlib import Path
from typing import Any

import pytest

from casekit.lint.catalogue import all_problems, all_rules


def test_explain_prints_the_page_of_a_rule(casekit: Any) -> None:
    ran = casekit("explain", "event-without-action")
    assert ran.code == 0
    assert ran.lines[0] == "# event-without-action"
    for part in (
        "A warning: guidance is not met.",
        "Where it comes from: ",
        "What it flags:",
        "What to write instead:",
    ):
        assert part in ran.out
    assert "allow: [{rule: event-without-action," in ran.out


def test_explain_prints_the_page_of_a_problem_of_the_format(casekit: Any) -> None:
    ran = casekit("explain", "not-a-date")
    assert ran.code == 0
    assert ran.lines[0] == "# not-a-date"
    assert "What to do: Write 2023-04-07" in ran.out


@pytest.mark.parametrize("name", ["Missing_DOB", "missing dob", "[missing-dob]", "  missing-dob "])
def test_explain_takes_a_name_as_people_write_it(casekit: Any, name: str) -> None:
    ran = casekit("explain", name)
    assert (ran.code, ran.said) == (0, "")
    assert ran.lines[0] == "# missing-dob"


def test_explain_finds_the_nearest_name_and_says_so(casekit: Any) -> None:
    ran = casekit("explain", "no-strenghts")
    assert ran.said == "There is no rule and no line `no-strenghts`; this is `no-strengths`.\n"
    assert ran.lines[0] == "# no-strengths"


@pytest.mark.parametrize("name", ["xyzzy", "", "][", "religion-missing", "ecomap-missing"])
def test_explain_knows_no_nonsense(casekit: Any, name: str) -> None:
    ran = casekit("explain", name)
    assert (ran.code, ran.data) == (2, b"")
    assert ran.said == (
        f"casekit: There is no rule and no line `{name}`.\n"
        "  Next: `casekit rules` lists all rules; `casekit render key -o key.svg` draws all lines.\n"
    )


def test_every_name_can_be_explained(casekit: Any) -> None:
    names = [rule.name for rule in all_rules()] + [one.name for one in all_problems()]
    for name in names:
        assert casekit("explain", name).lines[0] == f"# {name}"


def test_rules_lists_every_rule_and_problem_a_line_each_when_piped(casekit: Any) -> None:
    ran = casekit("rules")
    assert ran.lines[0] == "Rule\tSubject\tSeverity\tWhat it finds"
    names = [line.split("\t")[0] for line in ran.lines[1:]]
    assert names == [rule.name for rule in all_rules()] + [one.name for one in all_problems()]
    assert all(len(line.split("\t")) == 4 for line in ran.lines)


def test_rules_of_one_subject(casekit: Any) -> None:
    assert {line.split("\t")[1] for line in casekit("rules", "--subject", "summary").lines[1:]} == {"summary"}
    assert {line.split("\t")[1] for line in casekit("rules", "--subject", "format").lines[1:]} == {"format"}


def test_an_unknown_subject_is_said(casekit: Any) -> None:
    ran = casekit("rules", "--subject", "peple")
    assert ran.code == 2
    assert ran.said.startswith(
        "casekit: There is no subject `peple`; did you mean `people`?\n  Next: The subjects are "
    )


def test_policy_shows_every_value_with_its_source(casekit: Any, folder: Path) -> None:
    blocks = casekit("policy").out.split("\n\n")
    assert len(blocks) > 40
    for block in blocks:
        assert block.strip().split("\n")[-1].startswith("  Source: ")


def test_policy_of_england_kent_and_norfolk(casekit: Any, folder: Path) -> None:
    first = {
        name: casekit("policy", "summary.first_due", "--use", name).lines[0] for name in ("england", "kent", "norfolk")
    }
    assert first["kent"] == "summary.first_due: the same day (Kent; kent.toml, shipped with casekit)"
    assert "england.toml" in first["england"]
    assert "norfolk.toml" in casekit("policy", "--use", "norfolk").out
    assert casekit("policy").out == casekit("policy", "--use", "England").out


def test_policy_shows_where_a_value_of_ones_own_is_set(casekit: Any, folder: Path) -> None:
    Path("casekit.toml").write_text(
        '[policy]\nuse = "kent"\n\n[policy.summary]\nmax_age = "2 months"\n', encoding="utf-8"
    )
    shown = casekit("policy", "summary").out
    assert "summary.max_age: two months" in shown
    assert "casekit.toml line 5" in shown
    assert "summary.first_due: the same day (Kent; kent.toml, shipped with casekit)" in shown


def test_policy_takes_values_and_sections(casekit: Any, folder: Path) -> None:
    def keys(*words: str) -> list[str]:
        return [line.split(":")[0] for line in casekit("policy", *words).lines if line and not line.startswith(" ")]

    assert keys("summary.max_age") == ["summary.max_age"]
    assert {key.split(".")[0] for key in keys("summary", "chronology")} == {"summary", "chronology"}
    assert keys("genogram") == [key for key in keys() if key.startswith("genogram.")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["sumary"], "There is no policy value `sumary`; did you mean `summary`?"),
        (["--use", "essex"], "There is no policy `essex`."),
        (["--use", 'kent"\n[cases]\nfolder = "x'], 'There is no policy `kent"'),
        (["--use", ""], "There is nothing after `--use`."),
    ],
)
def test_an_unknown_value_or_policy_is_said(casekit: Any, folder: Path, words: list[str], said: str) -> None:
    ran = casekit("policy", *words)
    assert (ran.code, ran.data) == (2, b"")
    assert said in ran.said
    assert "\n  Next: " in ran.said
