"""A chronology for an earlier day shows how things stood: what is surely later is left out, and that is said."""

import json
from datetime import date

import pytest

from casekit.case.audience import Audience
from casekit.case.reading import Reader
from casekit.chronology.csv_export import csv_text
from casekit.chronology.extract import Extract, extract
from casekit.chronology.json_export import json_text
from casekit.chronology.markdown import markdown_text
from casekit.chronology.table import text_lines
from casekit.policy.policy import Policy
from casekit.text.source import Source

DAY = date(2022, 7, 1)
BEFORE = """
casekit: 1
child: tia
family:
  tia: {name: Tia Marsh, born: 2010-05-04}
  mum: {name: Lena Marsh}
chronology:
"""
EARLIER_EVENTS = """
  events:
    - {date: 2022-06-18, what: First., action: unknown}
    - {date: 2022, what: Some time that year., action: unknown}
"""
LATER_EVENTS = """
    - {date: 2022-07-02, what: LATERONE., action: unknown}
    - {date: 2023, what: LATERTWO., action: unknown}
"""
LATER_PARTS = """
  reviewed: 2023-05-30
  analysis: LATERANALYSIS
  systems_checked: [LATERSYSTEM]
  shared: [{with: mum, date: 2022-06-30, how: by post}, {with: tia, date: 2023-05-09, how: LATERSHOWN}]
"""


def made(chronology: str, audience: Audience = Audience.INTERNAL, day: date = DAY) -> Extract:
    case = Reader().read_source(Source("case.yaml", BEFORE + chronology)).case
    assert case is not None
    assert case.complete
    return extract(case, day, Policy("kent"), audience=audience)


def forms(found: Extract) -> str:
    return "\n".join([*text_lines(found), markdown_text(found), csv_text(found), json_text(found)])


LATER = LATER_PARTS + EARLIER_EVENTS + LATER_EVENTS


@pytest.mark.parametrize("audience", list(Audience))
def test_nothing_that_is_surely_later_is_in_any_form(audience: Audience) -> None:
    found = made(LATER, audience)
    assert [one.what for one in found.entries] == ["Some time that year.", "First."]
    for word in ("LATER", "2023", "30 May"):
        assert word not in forms(found)


def test_an_internal_copy_says_in_its_opening_what_is_left_out() -> None:
    found = made(LATER)
    assert found.count == (
        "2 events, the earliest first. 2 events after 1 July 2022 are left out. Also left out, because it is of a "
        "later day or may be: the last review, the analysis, the systems checked and to whom it was shown."
    )
    assert found.review == "The only review on record is of a later day."
    assert found.shared == ("Lena Marsh, 30 June 2022, by post",)
    assert json.loads(json_text(found))["left_out"] == list(found.left_out)
    assert "Not written yet" not in forms(found)


def test_where_every_event_is_later_the_copy_does_not_say_that_there_are_none() -> None:
    only = made("  events: [{date: 2023, what: A., action: unknown}]\n")
    assert only.count == "There are no events to show. 1 event after 1 July 2022 is left out."


def test_a_family_copy_is_the_same_as_where_there_is_nothing_later() -> None:
    assert forms(made(LATER, Audience.FAMILY)) == forms(made(EARLIER_EVENTS, Audience.FAMILY))


def test_an_analysis_with_a_date_of_its_own_goes_by_that_date() -> None:
    earlier = LATER.replace("LATERANALYSIS", "{text: As seen in June., date: 2022-06-20}")
    later = LATER.replace("reviewed: 2023-05-30", "reviewed: 2022-06-25").replace(
        "LATERANALYSIS", "{text: As seen since., date: 2022-08-20}"
    )
    kept, dropped = made(earlier).analysis, made(later).analysis
    assert kept is not None
    assert kept.text == "As seen in June."
    assert dropped is None


def test_on_a_day_after_all_of_it_nothing_is_left_out() -> None:
    found = made(LATER, day=date(2024, 1, 1))
    assert found.left_out == ()
    for word in ("LATERONE", "LATERTWO", "LATERANALYSIS", "LATERSYSTEM", "LATERSHOWN"):
        assert word in "\n".join(text_lines(found))
