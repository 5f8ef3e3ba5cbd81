"""The examples say what they claim: the mistakes that are announced, and no others."""

import re
from datetime import date
from pathlib import Path

import pytest

from casekit import check, load
from casekit.case.reading import Reader
from casekit.cli import checking
from casekit.policy.policy import Policy
from casekit.text.finding import Severity

EXAMPLES = Path(__file__).parent.parent / "examples"
AS_AT = date(2023, 6, 20)
WELL_KEPT = ["ndela-rae.yaml", "kayla-okafor.yaml", "jay-marsh.yaml"]
CLEAN = [
    "maisie-hall.yaml",
    "leah-price.yaml",
    "noah-bright.yaml",
    "tomasz-wilk.yaml",
    "dion-clarke.yaml",
    "jay-marsh.yaml",
]
LISTED = re.compile(r"^#   line (\d+): (.*(?:\n#       .*)*)", re.MULTILINE)
PHONE = re.compile(r'phone: "(\d+)"')
FOR_DRAMA = re.compile(r"01134960\d{3}|01144960\d{3}|01214960\d{3}|01614960\d{3}|01632960\d{3}|07700900\d{3}")
"""Numbers that Ofcom reserves for drama: Leeds, Sheffield, Birmingham, Manchester, no area, mobile."""
ANNOUNCED = re.compile(r"# \d+\. .*Finds: ([a-z-]+)(?: on the next line| (two) lines down)\.")

MENDINGS = {
    "born: 14/03/2013": "born: 2013-03-14",
    '"011349601020"': '"01134960102"',
    "name: Steven Cole (aged 36)": "name: Steven Cole\n    born: ~1987",
    "name: Mum's dad": "name: Bob Bell",
    "[stephen, karen]": "[steven, karen]",
    "analysis: Since the family moved to flat #5, Rosa sleeps through the night.": (
        'analysis: "Since the family moved to flat #5, Rosa sleeps through the night."'
    ),
    "stomach aches every morning.}": (
        "stomach aches every morning.}\n      action: Imran and Karen agreed a plan for the mornings."
    ),
    "action: none\n": "action: {none: It was good news.}\n",
    "date: 2032-04-17": "date: 2023-04-17",
    "plann:": "plan:",
}
"""What mends each of the ten mistakes, in their order: the words that are wrong, and those that belong there."""


def announced(text: str) -> set[tuple[str, int]]:
    """The findings that the comments of a file announce: rule and line."""
    found = set()
    for number, line in enumerate(text.splitlines(), 1):
        match = ANNOUNCED.search(line)
        if match:
            found.add((match.group(1), number + (2 if match.group(2) else 1)))
    return found


def test_ten_deliberate_mistakes_are_found_and_nothing_else() -> None:
    path = EXAMPLES / "ten-mistakes.yaml"
    expected = announced(path.read_text(encoding="utf-8"))
    assert len(expected) == 10
    checked = checking.check(checking.Task(str(path), AS_AT, Policy()))
    assert {(finding.rule, finding.place.span.line) for finding in checked.findings} == expected


def test_with_the_ten_mistakes_mended_nothing_is_found_at_any_level(tmp_path: Path) -> None:
    text = (EXAMPLES / "ten-mistakes.yaml").read_text(encoding="utf-8")
    assert len(MENDINGS) == 10
    for wrong, right in MENDINGS.items():
        assert text.count(wrong) == 1, wrong
        text = text.replace(wrong, right)
    path = tmp_path / "mended.yaml"
    path.write_text(text, encoding="utf-8")
    checked = checking.check(checking.Task(str(path), AS_AT, Policy()))
    assert not checked.incomplete
    assert [(finding.rule, finding.place.span.line) for finding in checked.findings] == []


@pytest.mark.parametrize("name", WELL_KEPT)
def test_a_well_kept_example_has_no_error(name: str) -> None:
    findings = check(load(EXAMPLES / name), AS_AT)
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", CLEAN)
def test_a_case_kept_as_the_guidance_asks_has_no_finding_at_any_level(name: str) -> None:
    checked = checking.check(checking.Task(str(EXAMPLES / name), AS_AT, Policy()))
    assert not checked.incomplete
    assert [(finding.rule, finding.place.span.line) for finding in checked.findings] == []


def test_the_badly_kept_case_has_exactly_the_findings_that_its_header_lists() -> None:
    path = EXAMPLES / "callum-reid.yaml"
    listed = sorted(
        (int(line), name)
        for line, names in LISTED.findall(path.read_text(encoding="utf-8"))
        for name in re.findall(r"[a-z0-9-]+", names)
    )
    assert len(listed) == 78
    checked = checking.check(checking.Task(str(path), AS_AT, Policy()))
    assert sorted((finding.place.span.line, finding.rule) for finding in checked.findings) == listed


@pytest.mark.parametrize("name", [*CLEAN[:-1], "families/price.yaml"])
def test_telephone_numbers_are_from_the_range_for_drama(name: str) -> None:
    numbers = PHONE.findall((EXAMPLES / name).read_text(encoding="utf-8"))
    assert numbers
    assert [number for number in numbers if not FOR_DRAMA.fullmatch(number)] == []


def test_brother_and_sister_see_the_same_people() -> None:
    reader = Reader()
    kayla, jay = (reader.read(str(EXAMPLES / f"{name}.yaml")).case for name in ("kayla-okafor", "jay-marsh"))
    assert kayla is not None and jay is not None
    assert kayla.family == jay.family
    assert kayla.family["comfort"].place("name").path.endswith("okafor.yaml")
    assert (kayla.child_name, jay.child_name) == ("Kayla Okafor", "Jay Marsh")
