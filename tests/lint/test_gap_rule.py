"""Long silences while a case is open."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linting import DAY, findings, pointed_at, small

from casekit.case.dates import PartialDate
from casekit.text.finding import Severity

FAMILY = "family:\n  kit: {name: Kit Vale}\n"
PLAN = "plans: [{plan: child-in-need, from: 2022-09-01}]"
PROTECTED = "plans: [{plan: child-protection, from: 2022-09-01}]"


def open_case(*visits: str, more: str = "", involvement: str = PLAN, opened: str = "2022-09-01") -> str:
    """A small case, open since then, with visits on these dates and whatever else is given."""
    lines = "".join(f"  - {{date: {visit}}}\n" for visit in visits)
    return small(f"{FAMILY}case: {{opened: {opened}, {involvement}}}\nvisits:\n{lines}{more}")


def test_a_long_silence_is_shown_from_when_to_when() -> None:
    text = open_case("2022-10-03", "2023-01-04", "2023-04-01", "2023-06-06")
    (found,) = findings(text, "gap")
    assert found.severity is Severity.ADVICE
    assert found.message == (
        "No event, visit, meeting or other work is dated between 3 October 2022 and 4 January 2023: "
        "93 days while the case was open (casekit default: 90 days)."
    )
    assert found.public == "Nothing is recorded for 93 days while the case was open (casekit default: 90 days)."
    assert found.place.span[:2] == (7, 12)
    assert pointed_at(text, found) == "2022-10-03"
    assert [label.place.span.line for label in found.labels] == [8]


def test_ninety_days_are_not_more_than_ninety() -> None:
    assert not findings(open_case("2022-11-30", "2023-02-28", "2023-05-29"), "gap")
    assert findings(open_case("2022-11-30", "2023-03-01", "2023-05-29"), "gap")


def test_sixty_days_on_a_child_protection_plan_are_a_warning() -> None:
    text = open_case("2022-10-03", "2022-12-03", "2023-02-01", "2023-04-01", "2023-05-30", involvement=PROTECTED)
    (found,) = findings(text, "gap")
    assert found.severity is Severity.WARNING
    assert found.message == (
        "No event, visit, meeting or other work is dated between 3 October 2022 and 3 December 2022: "
        "61 days on a child protection plan (casekit default: 60 days)."
    )


def test_the_shorter_limit_holds_only_while_the_plan_surely_does() -> None:
    visits = ("2022-09-20", "2022-12-01", "2023-02-10", "2023-04-20", "2023-06-06")
    ended = "plans: [{plan: child-protection, from: 2022-09-01, to: before 2023}]"
    assert not findings(open_case(*visits, involvement=ended), "gap")
    later = "plans: [{plan: child-protection, from: 2023-04}]"
    assert not findings(open_case(*visits, involvement=later), "gap")


def test_a_silence_that_lasts_until_today_counts() -> None:
    text = open_case("2022-11-03", "2023-01-20", "2023-03-01")
    (found,) = findings(text, "gap")
    assert found.message == (
        "No event, visit, meeting or other work is dated after 1 March 2023: "
        "111 days so far (casekit default: 90 days)."
    )
    assert not found.labels


def test_one_fact_is_said_once_where_the_chronology_is_stale_too() -> None:
    stale = "chronology:\n  events:\n    - {date: 2022-11-03, what: Kit fell.}\n"
    text = open_case("2023-01-20", "2023-03-01", more=stale)
    assert [found.rule for found in findings(text, "gap", "chronology-stale")] == ["chronology-stale"]


def test_the_opening_of_the_case_begins_the_clock_and_earlier_silence_is_none() -> None:
    before = "chronology:\n  reviewed: 2023-06-01\n  events:\n    - {date: 2015-03-01, what: Kit fell.}\n"
    assert not findings(open_case("2022-11-20", "2023-02-10", "2023-05-01", more=before), "gap")
    text = open_case("2023-03-30", "2023-05-01", involvement="id: V-1")
    (found,) = findings(text, "gap")
    assert "between 1 September 2022 and 30 March 2023: 210 days" in found.message


def test_without_a_day_of_opening_the_first_plan_counts_and_without_either_nothing_does() -> None:
    visits = "visits: [{date: 2023-03-30}, {date: 2023-05-01}]\n"
    planned = small(FAMILY + "case: {" + PLAN + "}\n" + visits)
    assert "between 1 September 2022 and 30 March 2023" in findings(planned, "gap")[0].message
    assert not findings(small(FAMILY + visits), "gap")
    assert not findings(small(FAMILY + "case: {opened: unknown, " + PLAN + "}\n" + visits), "gap")


@pytest.mark.parametrize(
    "more",
    [
        "chronology: {reviewed: 2022-12-01, events: []}\n",
        "meetings: [{date: 2022-12-01, kind: core-group}]\n",
        "decisions: [{date: 2022-12-01, what: More help at home.}]\n",
        "mapping: {date: 2022-12-01}\n",
        "scaling: [{question: How safe?, scores: [{date: 2022-12-01, by: kit, score: 4}]}]\n",
        "genogram: {made: 2022-12-01}\n",
        "safety_plan: {made: 2022-12-01}\n",
        "summary: {updated: 2022-12-01}\n",
    ],
)
def test_every_kind_of_dated_work_ends_a_silence(more: str) -> None:
    visits = ("2022-10-03", "2023-02-20", "2023-05-01")
    assert findings(open_case(*visits), "gap")
    assert not findings(open_case(*visits, more=more), "gap")


@pytest.mark.parametrize(
    "involvement",
    ["conferences: [{kind: icpc, date: 2022-12-01}]", "assessments: [{start: 2022-10-12, completed: 2022-12-01}]"],
)
def test_conferences_and_assessments_end_a_silence_too(involvement: str) -> None:
    assert not findings(open_case("2022-10-03", "2023-02-20", "2023-05-01", involvement=involvement), "gap")


def test_work_that_is_only_planned_does_not_end_a_silence() -> None:
    more = "mapping: {date: 2022-10-03, next_steps: [{what: Ring Gran., due: 2022-12-01}]}\n"
    assert findings(open_case("2022-10-03", "2023-02-20", "2023-05-01", more=more), "gap")


@pytest.mark.parametrize(
    "vague", ["2022", "2022-12", "~2022-12-01", "2022-10-20/2023-01-10", "after 2022-10", "2022-11/"]
)
def test_a_vague_date_may_fill_the_silence(vague: str) -> None:
    assert not findings(open_case("2022-10-03", vague, "2023-02-20", "2023-05-01"), "gap")


def test_what_is_sure_of_a_vague_date_is_still_said() -> None:
    (found,) = findings(open_case("2022-10", "2023-03", "2023-05-01"), "gap")
    assert (
        "between 31 October 2022 (the last day that “October 2022” can mean) and 1 March 2023 (the first day that "
        "“March 2023” can mean): at least 121 days" in found.message
    )


def test_a_vague_date_that_ends_a_silence_is_not_said_to_be_next() -> None:
    sure, vague = (
        findings(open_case("2022-10-03", written, "2023-04-03", "2023-06-06"), "gap")[0].labels
        for written in ("2023-02-01", "~2023-03")
    )
    assert [label.message for label in sure] == ["the next thing recorded"]
    assert [label.message for label in vague] == ["may be the next thing recorded"]


def test_a_date_that_cannot_be_read_keeps_the_rule_silent() -> None:
    text = open_case("2022-10-03", "2023-02-20", "2023-05-01", more="mapping: {date: 1/12/2022}\n")
    assert not findings(text, "gap", readable=False)


def test_days_on_which_the_case_was_closed_do_not_count() -> None:
    before, closed = "{plan: child-in-need, to: 2022-10-10}", "{plan: closed, from: 2022-10-11, to: 2023-02-01}"
    plans = f"plans: [{before}, {closed}]"
    assert not findings(open_case("2022-10-03", "2023-02-20", "2023-05-01", involvement=plans), "gap")


def test_the_reason_stands_where_the_silence_begins_or_on_the_chronology() -> None:
    allow = "allow: [{rule: gap, why: The family was in Cork.}]"
    quiet = open_case(f"2022-10-03, {allow}", "2023-02-20", "2023-05-01")
    assert not findings(quiet, "gap")
    on_chronology = "chronology:\n  reviewed: 2023-05-01\n  " + allow + "\n"
    assert not findings(open_case("2022-10-03", "2023-02-20", "2023-05-01", more=on_chronology), "gap")
    assert len(findings(open_case(f"2022-10-03, {allow}", "2023-02-20"), "gap")) == 1


def test_the_longest_silence_comes_first_and_many_are_one_finding() -> None:
    text = open_case(
        "2021-06-01", "2021-10-01", "2022-03-15", "2022-08-01", "2023-01-15", opened="2021-01-01", involvement="id: V-1"
    )
    (found,) = findings(text, "gap")
    assert found.message == "6 times nothing is recorded for longer than expected while the case was open."
    assert pointed_at(text, found) == "2022-08-01"


DATES = st.dates(date(2022, 9, 1), DAY)


@given(st.lists(DATES, max_size=6))
def test_with_exact_dates_a_gap_is_found_just_when_two_neighbours_are_too_far_apart(visits: list[date]) -> None:
    days = sorted([date(2022, 9, 1), *visits, DAY])
    longest = max(later - earlier for earlier, later in pairwise(days))
    text = open_case(*[day.isoformat() for day in visits] or ["2022-09-01"])
    assert bool(findings(text, "gap")) is (longest > timedelta(days=90))


@given(st.lists(DATES, min_size=1, max_size=5), st.data())
def test_a_gap_with_vague_dates_is_a_gap_whichever_days_were_meant(visits: list[date], data: st.DataObject) -> None:
    vague = [data.draw(st.sampled_from([str(day), str(day)[:7], f"~{day}"])) for day in visits]
    found = findings(open_case(*vague), "gap")
    meant = []
    for text in vague:
        when = PartialDate.parse(text)
        assert when.earliest and when.latest
        meant.append(data.draw(st.dates(when.earliest, when.latest)).isoformat())
    if found:
        assert findings(open_case(*meant), "gap")
