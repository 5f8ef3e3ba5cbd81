"""The chronology as a whole: that there is one, that it is kept up, that it shows what goes well."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linting import DAY, findings, pointed_at, small

from casekit.case.dates import PartialDate
from casekit.policy.policy import Policy
from casekit.text.finding import Severity

FAMILY = "family:\n  kit: {name: Kit Vale}\n"
EVENT = "chronology:\n  events:\n    - {date: 2023-02-01, what: Kit fell.}\n"


def test_an_open_case_needs_a_chronology() -> None:
    text = small(FAMILY + "case: {id: V-1, opened: 2023-01-09}\n")
    (found,) = findings(text, "chronology-missing")
    assert found.severity is Severity.ERROR
    assert found.message == "There is no chronology for Kit Vale. Every child whose case is open must have one."
    assert "Kit" not in found.public
    assert pointed_at(text, found) == "case"


@pytest.mark.parametrize(
    "chronology", ["chronology:\n", "chronology: {reviewed: 2023-05-01}\n", "chronology: {events: []}\n"]
)
def test_a_chronology_without_events_is_none(chronology: str) -> None:
    text = small(FAMILY + chronology)
    (found,) = findings(text, "chronology-missing")
    assert pointed_at(text, found) == "chronology"


def test_one_event_is_a_chronology() -> None:
    assert not findings(small(FAMILY + EVENT), "chronology-missing")


@pytest.mark.parametrize(
    "slip", ["chronolgy:\n  events: []\n", "chronology: x\n", "chronology: {events: x}\n", "chronology: {event: []}\n"]
)
def test_a_misspelt_chronology_is_not_called_missing(slip: str) -> None:
    assert not findings(small(FAMILY + slip), "chronology-missing", readable=False)


def test_a_closed_case_or_one_not_wholly_read_is_not_asked_for_a_chronology() -> None:
    assert not findings(small(FAMILY + "case: {closed: {date: 2023-03-01}}\n"), "chronology-missing")
    assert not findings(small(FAMILY + "visits:\n  - {by: kit}\n"), "chronology-missing", readable=False)


@pytest.mark.parametrize("where", ["case:\n  id: V-1\n  {}", "{}"])
def test_a_reason_under_case_or_at_the_top_satisfies_chronology_missing(where: str) -> None:
    allow = "allow: [{rule: chronology-missing, why: It comes with the file from Essex., until: 2023-07-01}]\n"
    assert not findings(small(FAMILY + where.format(allow)), "chronology-missing")


def chronology(reviewed: str, *dates: str, opened: str = "2022-01-10") -> str:
    """A small open case with a chronology reviewed then (empty: never) and events on these dates."""
    events = "".join(f"    - {{date: {one}, what: Kit fell.}}\n" for one in dates)
    review = f"  reviewed: {reviewed}\n" if reviewed else ""
    return small(f"{FAMILY}case: {{opened: {opened}}}\nchronology:\n{review}  events:\n{events}")


def test_a_chronology_reviewed_too_long_ago_is_stale() -> None:
    text = chronology("2023-03-19", "2022-11-05")
    (found,) = findings(text, "chronology-stale")
    assert found.severity is Severity.WARNING
    assert found.message == (
        "The chronology was last reviewed 93 days ago (19 March 2023) and holds no event dated later "
        "(England default: three months)."
    )
    assert found.public == "The chronology has not been brought up to date for 93 days (England default: three months)."
    assert found.place.span[:2] == (7, 13)
    assert pointed_at(text, found) == "2023-03-19"


def test_the_last_day_of_three_months_is_in_time() -> None:
    assert not findings(chronology("2023-03-20", "2022-11-05"), "chronology-stale")


def test_the_message_says_whose_expectation_it_is() -> None:
    (found,) = findings(chronology("2023-03-01", "2022-11-05"), "chronology-stale", policy=Policy("kent"))
    assert "(Kent: three months)" in found.message


def test_a_new_event_brings_the_chronology_up_to_date() -> None:
    assert not findings(chronology("2023-01-10", "2023-04-02"), "chronology-stale")
    text = chronology("", "2022-11-05", "2023-03")
    assert not findings(text, "chronology-stale", day=date(2023, 6, 30))
    (found,) = findings(text, "chronology-stale", day=date(2023, 7, 1))
    assert found.message == (
        "The newest event of the chronology is the one of March 2023, at least 92 days ago; no review is later "
        "(England default: three months)."
    )
    assert pointed_at(text, found) == "2023-03"


def test_the_clock_starts_when_the_case_opens() -> None:
    text = chronology("", "2019-05-01", opened="2023-03-15")
    assert not findings(text, "chronology-stale", day=date(2023, 6, 15))
    (found,) = findings(text, "chronology-stale", day=date(2023, 6, 16))
    assert found.message.startswith(
        "The chronology holds no event and no review since the case opened (15 March 2023), 93 days ago"
    )


@pytest.mark.parametrize("dates", [["after 2021"], ["~2023-04"], ["2022-01-01/2023-06-01"], ["2023"]])
def test_a_date_that_may_be_recent_keeps_the_rule_silent(dates: list[str]) -> None:
    assert not findings(chronology("", *dates), "chronology-stale")


@pytest.mark.parametrize("dates", [["unknown"], ["2022-11/"], ["before 2021"]])
def test_a_date_that_is_no_sign_of_newer_work_does_not(dates: list[str]) -> None:
    assert findings(chronology("2022-12-01", *dates), "chronology-stale")


def test_a_review_after_the_day_looked_at_hides_the_one_before_it() -> None:
    assert not findings(chronology("2023-06-01", "2022-01-12"), "chronology-stale", day=date(2023, 5, 1))


def test_a_review_that_cannot_be_read_keeps_the_rule_silent() -> None:
    assert not findings(chronology("1/6/2023", "2022-01-12"), "chronology-stale", readable=False)


def test_a_reason_satisfies_chronology_stale() -> None:
    text = (
        chronology("2023-01-10", "2022-11-05")
        + "  allow: [{rule: chronology-stale, why: With the court until July.}]\n"
    )
    assert not findings(text, "chronology-stale")


@given(st.dates(date(2022, 1, 10), DAY), st.dates(date(2022, 1, 10), DAY))
def test_a_chronology_is_stale_just_when_review_and_event_are_both_too_old(review: date, event: date) -> None:
    due = Policy().due_after("chronology.max_age", max(review, event))
    text = chronology(review.isoformat(), event.isoformat())
    assert bool(findings(text, "chronology-stale")) is (due < DAY)


@given(st.dates(date(2022, 1, 10), DAY), st.integers(0, 400))
def test_a_vaguer_date_never_makes_a_finding_that_the_exact_one_does_not(event: date, more: int) -> None:
    day = DAY + timedelta(days=more)
    exact = findings(chronology("", event.isoformat()), "chronology-stale", day=day)
    for vague in (event.isoformat()[:7], event.isoformat()[:4], "~" + event.isoformat()):
        assert PartialDate.parse(vague).before(event) is not True
        if not exact:
            assert not findings(chronology("", vague), "chronology-stale", day=day)


def toned(*tones: str, kind: str = "other") -> str:
    """A small case with one event for each tone; an empty one is left unmarked."""
    marks = [f", tone: {tone}" if tone else "" for tone in tones]
    lines = [f"    - {{date: 2023-0{n}-01, kind: {kind}, what: Kit fell{mark}}}\n" for n, mark in enumerate(marks, 1)]
    return small(FAMILY + "chronology:\n  reviewed: 2023-05-01\n  events:\n" + "".join(lines))


def test_a_chronology_of_concerns_alone_is_not_the_whole_story() -> None:
    text = toned("concern", "concern", "neutral", "concern", "concern")
    (found,) = findings(text, "no-strengths")
    assert found.severity is Severity.WARNING
    assert found.message == "None of the 5 events in the chronology is marked as a strength; 4 are concerns."
    assert pointed_at(text, found) == "chronology"


def test_where_tones_are_left_out_the_rule_only_advises() -> None:
    (found,) = findings(toned("concern", "concern", "", "", "concern"), "no-strengths")
    assert found.severity is Severity.ADVICE
    assert found.message.endswith("3 are concerns. 2 are not marked and may be.")


@pytest.mark.parametrize(
    "tones",
    [
        ("concern", "concern", "concern", "concern"),
        ("concern", "concern", "concern", "concern", "strength"),
        ("concern", "concern", "concern", "concern", "mixed"),
        ("", "", "", "", ""),
        ("neutral", "neutral", "neutral", "neutral", "neutral"),
    ],
)
def test_a_chronology_just_begun_or_with_a_strength_or_without_concerns_is_left_alone(tones: tuple[str, ...]) -> None:
    assert not findings(toned(*tones), "no-strengths")


def test_an_achievement_is_a_strength_whether_marked_or_not() -> None:
    assert not findings(toned("concern", "", "", "", "concern", kind="achievement"), "no-strengths")


ONE_OF_SEVEN = "chronology:\n  events:\n" + "".join(
    f"    - {{date: 2022-0{n}-01, kind: other, what: It was so, tone: {'strength' if n == 1 else 'concern'}}}\n"
    for n in range(1, 8)
)


def test_one_strength_among_many_concerns_is_worth_a_thought() -> None:
    (found,) = findings(small(FAMILY + ONE_OF_SEVEN), "no-strengths")
    assert found.severity is Severity.ADVICE
    assert found.message == "Only 1 of the 7 events in the chronology shows a strength (casekit default: 15%)."
    assert not findings(small(FAMILY + ONE_OF_SEVEN.replace(", tone: concern", "", 1)), "no-strengths")


def test_a_reason_satisfies_no_strengths() -> None:
    text = toned(*["concern"] * 5) + "  allow: [{rule: no-strengths, why: A chronology of one theme.}]\n"
    assert not findings(text, "no-strengths")
