"""What a reader must know that no line says stands under the picture, in its words, and in its notes."""

from datetime import date

import pytest

from casekit.case.reading import Reader
from casekit.genogram import Picture, draw
from casekit.genogram.from_case import family_on
from casekit.genogram.look import Look, Names
from casekit.text.source import Source

FAMILY = """
casekit: 1
child: amy
family:
  amy: {name: Amy Bell, gender: female, born: 2014}
  sue: {name: Sue Bell, gender: female, born: 1988}
  tom: {name: Tom Bell, gender: male, born: 1985}
  ann: {name: Ann Bell, gender: female, born: 1960}
  jim: {name: Jim Bell, gender: male, born: 1958}
"""
COUPLES = "couples:\n  - {partners: [tom, sue], children: [amy]}\n"


def picture_of(text: str) -> Picture:
    reading = Reader().read_source(Source("case.yaml", text))
    assert reading.case is not None and not reading.findings, reading.findings
    return draw(family_on(reading.case, date(2023, 6, 20)))


def said(picture: Picture, words: str) -> bool:
    return words in picture.words and any(words in note for note in picture.notes)


def test_somebody_joined_to_nobody_is_named() -> None:
    picture = picture_of(FAMILY + COUPLES)
    assert said(picture, "Ann Bell and Jim Bell are joined to nobody in the file")
    whole = picture_of(FAMILY + COUPLES + "  - {partners: [jim, ann], children: [tom]}\n")
    assert "joined to nobody" not in whole.words


def test_partners_who_are_related_are_named_with_whom_they_share() -> None:
    siblings = COUPLES + "  - {partners: [jim, ann], children: [tom, sue]}\n"
    assert said(picture_of(FAMILY + siblings), "related by birth, through Ann Bell and Jim Bell")
    apart = COUPLES + "  - {partners: [jim, ann], children: [tom, {who: sue, link: adopted}]}\n"
    assert "related by birth" not in picture_of(FAMILY + apart).words


def test_a_parent_in_a_couple_with_their_own_child_is_said_plainly() -> None:
    own = "couples:\n  - {partners: [jim, ann], children: [sue]}\n  - {partners: [jim, sue], children: [amy]}\n"
    picture = picture_of(FAMILY + own)
    assert said(picture, "Jim Bell and Sue Bell are a couple, and Sue Bell is Jim Bell's child.")


@pytest.mark.parametrize(
    "withheld",
    [
        "households: [{name: Home, members: [amy], withhold: {why: Risk.}}]\n",
        "carers: [{child: amy, who: [ann], as: kinship-care, withhold: {why: Risk.}}]\n",
    ],
)
def test_what_is_withheld_makes_an_internal_copy(withheld: str) -> None:
    assert said(picture_of(FAMILY + COUPLES + withheld), "Internal copy")
    assert "Internal copy" not in picture_of(FAMILY + COUPLES).words


def test_how_it_is_known_who_the_parent_may_be_is_said_and_initials_leave_no_name_in_it() -> None:
    text = FAMILY + COUPLES.replace("[amy]", "[{who: amy, link: putative, basis: named by Ann Bell}]")
    words = "It is not certain that Amy Bell is a child of Tom Bell and Sue Bell; the file says: named by Ann Bell."
    assert said(picture_of(text), words)
    reading = Reader().read_source(Source("case.yaml", text))
    assert reading.case is not None
    initials = draw(family_on(reading.case, date(2023, 6, 20)), Look(names=Names.INITIALS))
    assert said(initials, "the file says: named by AB.") and "Bell" not in initials.svg
