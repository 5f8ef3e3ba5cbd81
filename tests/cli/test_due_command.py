"""`casekit due`, as a user meets it."""

import json
from pathlib import Path
from typing import Any

import icalendar
import pytest

AS_AT = ("--as-at", "2023-06-20")


def test_all_cases_are_listed(casekit: Any, cases: Path) -> None:
    ran = casekit("due", *AS_AT)
    assert ran.code == 0 and ran.said == ""
    heads, *rows = (line.split("\t") for line in ran.lines)
    assert heads[0] == "Case" and {row[0] for row in rows} == {"EH-1", "EH-20417"}
    assert any("7 April 2023 + three months = 7 July 2023 (England default)" in row[-1] for row in rows)


def test_a_case_is_named_as_everywhere(casekit: Any, cases: Path) -> None:
    assert {line.split("\t")[0] for line in casekit("due", "EH-1", *AS_AT).lines[1:]} == {"EH-1"}
    ran = casekit("due", "nobody", *AS_AT)
    assert ran.code == 2 and ran.said.startswith("casekit: ")


def test_the_settings_of_the_case_hold(casekit: Any, cases: Path) -> None:
    (cases / "casekit.toml").write_text('[policy]\nuse = "kent"\n', encoding="utf-8")
    assert "7 July 2023 (Kent)" in casekit("due", "EH-20417", *AS_AT).out


@pytest.mark.parametrize(
    ("within", "until"),
    [("28d", "2023-07-18"), ("2w", "2023-07-04"), ("3m", "2023-09-20"), ("10 working days", "2023-07-04")],
)
def test_how_far_ahead_to_look(casekit: Any, cases: Path, within: str, until: str) -> None:
    document = json.loads(casekit("due", *AS_AT, "--within", within, "--format", "json").out)
    assert document["until"] == until


@pytest.mark.parametrize("within", ["soon", "28", "28x", "3 visits", "-1d"])
def test_what_is_no_time_is_refused(casekit: Any, cases: Path, within: str) -> None:
    ran = casekit("due", *AS_AT, f"--within={within}")
    assert ran.code == 2
    assert f"`--within {within}` is not a time." in ran.said and "28d" in ran.said


@pytest.mark.parametrize("name", ["due.md", "due.csv", "due.ics", "due.json", "due.txt"])
def test_the_ending_of_the_file_says_how(casekit: Any, cases: Path, name: str) -> None:
    ran = casekit("due", *AS_AT, "-o", name)
    assert ran.code == 0 and ran.said == f"Wrote {name}\n"
    assert (cases / name).read_bytes()


def test_a_record_is_never_written_over(casekit: Any, cases: Path) -> None:
    before = (cases / "cases" / "amy.yaml").read_bytes()
    assert casekit("due", *AS_AT, "-o", "cases/amy.yaml").code == 2
    assert (cases / "cases" / "amy.yaml").read_bytes() == before


@pytest.mark.parametrize("form", ["csv", "ics", "json"])
def test_other_programs_get_names_only_on_request(casekit: Any, cases: Path, form: str) -> None:
    plain = casekit("due", *AS_AT, "--format", form)
    assert not [name for name in ("Ndéla", "Amy Example", "Aino", "Jemima") if name in plain.out]
    assert "Ndéla" in casekit("due", *AS_AT, "--format", form, "--with-text").out


def test_people_get_names(casekit: Any, cases: Path) -> None:
    ran = casekit("due", *AS_AT, "--format", "markdown")
    assert ran.lines[0] == "# What is due, as at 20 June 2023"
    assert "## Ndéla Rae, EH-20417" in ran.lines
    assert "| By | What | How it stands | How it is reckoned |" in ran.lines


def test_the_calendar_opens(casekit: Any, cases: Path) -> None:
    ran = casekit("due", *AS_AT, "--format", "ics")
    assert ran.data.count(b"\n") == ran.data.count(b"\r\n")
    calendar = icalendar.Calendar.from_ical(ran.data)
    assert {event.decoded("DTSTART").isoformat() for event in calendar.walk("VEVENT")} >= {"2023-06-20", "2023-07-07"}
    assert casekit("due", *AS_AT, "--format", "ics").data == ran.data


def test_no_calendar_where_nothing_is_due(casekit: Any, folder: Path) -> None:
    (folder / "kit.yaml").write_text("casekit: 1\nchild: kit\n", encoding="utf-8")
    ran = casekit("due", *AS_AT, "-o", "due.ics")
    assert ran.code == 0 and "Nothing is overdue" in ran.said
    assert not (folder / "due.ics").exists()


def test_what_cannot_be_read_is_said(casekit: Any, cases: Path) -> None:
    (cases / "cases" / "lost.yaml").write_bytes(b"\x00\x01 nothing")
    ran = casekit("due", *AS_AT)
    assert ran.code == 2
    assert "lost.yaml could not be read, so nothing of it is on the list" in ran.said
    assert "EH-20417" in ran.out


def test_what_is_read_in_part_is_said(casekit: Any, cases: Path) -> None:
    path = cases / "cases" / "amy.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "visits: [{date: soon}]\n", encoding="utf-8")
    ran = casekit("due", "EH-1", *AS_AT)
    assert ran.code == 0
    assert "something may be missing from the list" in ran.said


def test_many_cases_are_read_side_by_side(casekit: Any, cases: Path) -> None:
    text = (cases / "cases" / "amy.yaml").read_text(encoding="utf-8")
    for number in range(2, 40):
        (cases / "cases" / f"eh-{number}.yaml").write_text(text.replace("EH-1", f"EH-{number}"), encoding="utf-8")
    document = json.loads(casekit("due", *AS_AT, "--format", "json").out)
    assert len(document["cases"]) == 40
    assert [case["path"] for case in document["cases"]] == sorted(case["path"] for case in document["cases"])
