"""Who cared for a child before the day: a line of its own, or words where lines are too many."""

import json
from datetime import date

import pytest

from casekit.case.reading import Reader
from casekit.genogram import Picture, draw
from casekit.genogram.dot import dot_of
from casekit.genogram.from_case import family_on
from casekit.genogram.json_export import json_of
from casekit.genogram.look import USUAL_LOOK, Look, Names
from casekit.genogram.notation import UK
from casekit.genogram.notation_table import PAST_CARER_WORDS
from casekit.genogram.read_back import differences
from casekit.pictures.colours import contrast
from casekit.text.source import Source

FAMILY = """
casekit: 1
child: kit
family:
  kit: {name: Kit Moss, gender: female, born: 2011}
  mum: {name: Joan Moss, gender: female, born: 1985}
  tess: {name: Tess Byrne, gender: female, born: 1975}
  ann: {name: Ann Webb, gender: female, born: 1970}
couples: [{partners: [mum], children: [kit]}]
"""
TESS = "  - {child: kit, who: [tess], as: foster, from: 2017-08-20, to: 2019-03-03}\n"
ANN = "  - {child: kit, who: [ann], as: kinship-care, from: 2019-03-03}\n"


def picture_of(carers: str, day: date = date(2023, 6, 20), look: Look = USUAL_LOOK) -> Picture:
    reading = Reader().read_source(Source("case.yaml", f"{FAMILY}carers:\n{carers}"))
    assert reading.case is not None and not reading.findings, reading.findings
    return draw(family_on(reading.case, day), look)


def test_care_that_has_ended_has_a_line_its_days_and_words() -> None:
    picture = picture_of(TESS + ANN)
    assert 'data-carers="tess" data-as="foster" data-past="yes"' in picture.svg
    assert 'data-carers="ann" data-as="kinship-care" data-past="no"' in picture.svg
    assert "until 3 Mar 2019</text>" in picture.svg and "cared for the child in the past</text>" in picture.svg
    assert "Tess Byrne cared for Kit Moss: foster care from 20 Aug 2017 until 3 Mar 2019." in picture.words
    assert "joined to nobody" not in picture.words


def test_the_last_day_is_not_past_and_a_later_carer_is_not_drawn() -> None:
    last = picture_of(TESS, date(2019, 3, 3))
    assert "Tess Byrne cares for Kit Moss" in last.words
    before = picture_of(TESS, date(2016, 1, 1))
    assert 'class="carer"' not in before.svg
    assert "Tess Byrne is joined to nobody on this day" in before.words
    assert "The file has: a carer of Kit Moss on another day." in before.words
    assert "Ann Webb is joined to nobody in the file" in before.words


def test_more_than_three_former_carers_are_said_in_words() -> None:
    many = "".join(
        f"  - {{child: kit, who: [{who}], as: foster, from: {year}, to: {year}-12}}\n"
        for who, year in (("tess", 2012), ("ann", 2013), ("tess", 2014), ("ann", 2015))
    )
    picture = picture_of(many)
    assert 'class="carer"' not in picture.svg
    assert "Who cared for whom before</text>" in picture.svg
    assert "Tess Byrne cared for Kit Moss: foster care from 2014 until Dec 2014." in picture.words


def test_the_same_people_have_one_line_for_now_and_words_for_before() -> None:
    again = "  - {child: kit, who: [tess], as: kinship-care, from: 2021}\n"
    picture = picture_of(TESS + again)
    assert picture.svg.count('<g class="carer"') == 1
    assert "Tess Byrne cared for Kit Moss: foster care" in picture.words


def test_a_line_that_speaks_of_another_time_is_found() -> None:
    picture = picture_of(TESS + ANN)
    assert differences(picture.svg, picture.family) == []
    for lie in (
        picture.svg.replace('data-past="yes"', 'data-past="no"'),
        picture.svg.replace("0.1 5.5 0.1 5.5", "0.1"),
    ):
        assert any("carer line" in fault for fault in differences(lie, picture.family))


def test_programs_are_told_that_it_is_past() -> None:
    picture = picture_of(TESS + ANN)
    assert [link["past"] for link in json.loads(json_of(picture))["carers"]] == [False, True]
    assert "in the past: foster care" in dot_of(picture)


@pytest.mark.parametrize("day", [date(2023, 6, 20), date(2016, 1, 1)])
def test_names_as_initials_leave_no_name(day: date) -> None:
    picture = picture_of(TESS + TESS + ANN, day, Look(names=Names.INITIALS))
    assert "Byrne" not in picture.svg and "Moss" not in picture.svg


def test_the_grey_can_be_read() -> None:
    assert contrast(PAST_CARER_WORDS, "#ffffff") >= 4.5
    assert contrast(UK.past_carer.colour, "#ffffff") >= 4.5
