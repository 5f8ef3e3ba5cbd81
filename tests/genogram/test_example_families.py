"""Every family of the examples is drawn: nothing that must never happen, and it reads back as the file says."""

from datetime import date
from pathlib import Path

import pytest

from casekit.case.reading import Reader
from casekit.genogram import draw
from casekit.genogram.family import Family
from casekit.genogram.from_case import family_on
from casekit.text.finding import Severity

FAMILIES = Path(__file__).parent.parent.parent / "examples" / "families"
DAY = date(2023, 6, 20)
SHARED = {"okafor", "price"}
NAMES = sorted(path.stem for path in FAMILIES.glob("*.yaml") if path.stem not in SHARED)


def family_of(name: str) -> Family:
    """The family of one example."""
    reading = Reader().read(str(FAMILIES / f"{name}.yaml"))
    assert [finding for finding in reading.findings if finding.severity is Severity.ERROR] == []
    assert reading.case is not None
    return family_on(reading.case, DAY)


def test_there_are_examples_of_every_kind_of_family() -> None:
    assert len(NAMES) >= 28


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_drawn_and_reads_back_right(name: str) -> None:
    family = family_of(name)
    picture = draw(family)
    assert all(member.name.split()[0] in picture.svg for member in family.members if member.name)


def test_the_eldest_family_has_five_generations_and_eighty_people() -> None:
    family = family_of("five-generations")
    assert len(family.members) == 80
    assert "Generation 5 of 5" in draw(family).words


def test_an_uncle_on_his_nieces_row_is_said_in_the_key() -> None:
    assert 'data-relaxed="siblings-row:max"' in draw(family_of("uncle-and-niece")).svg
