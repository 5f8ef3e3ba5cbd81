"""`casekit questions`, as a user meets it."""

from pathlib import Path
from typing import Any

AS_AT = ("--as-at", "2023-06-20")


def test_as_text(casekit: Any, cases: Path) -> None:
    ran = casekit("questions", "EH-1", *AS_AT)
    assert ran.code == 0 and ran.said == ""
    assert ran.lines[0] == "Questions to ask: Amy Example"
    assert "For Rosa (mother)" in ran.lines
    assert "  - Who is Amy’s other parent? What would you like Amy, and us, to know about them?" in ran.lines


def test_as_markdown(casekit: Any, cases: Path) -> None:
    ran = casekit("questions", "amy", *AS_AT, "--format", "markdown")
    assert "## For Rosa (mother)" in ran.lines
    assert casekit("questions", "amy", *AS_AT, "-o", "ask.md").said == "Wrote ask.md\n"
    assert (cases / "ask.md").read_text(encoding="utf-8") == ran.out


def test_which_case_is_asked_for(casekit: Any, cases: Path) -> None:
    ran = casekit("questions", *AS_AT)
    assert ran.code == 2 and "say which one" in ran.said


def test_nothing_is_made_from_half_a_file(casekit: Any, cases: Path) -> None:
    path = cases / "cases" / "amy.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("1990", "02/03/1990"), encoding="utf-8")
    ran = casekit("questions", "EH-1", *AS_AT)
    assert ran.code == 2 and ran.out == ""
    assert "could not be read whole" in ran.said


def test_a_case_that_is_withheld_is_refused(casekit: Any, cases: Path) -> None:
    path = cases / "cases" / "amy.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "withhold: {why: Danger.}\n", encoding="utf-8")
    ran = casekit("questions", "EH-1", *AS_AT)
    assert ran.code == 2 and "withheld from the family" in ran.said
