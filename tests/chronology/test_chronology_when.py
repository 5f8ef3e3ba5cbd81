"""Times by name, and looking for words."""

from datetime import date

import pytest
from chronologies import DAY, HEAD, case_of, made, with_events

from casekit.case.audience import Audience
from casekit.chronology.select import Selection, SelectionProblem
from casekit.chronology.when import NoSuchSpan, span_named

MEETINGS = """case:
  conferences: [{kind: icpc, date: 2022-02-01}, {kind: rcpc, date: 2023-05-09}, {kind: rcpc, date: 2023-09-09}]
meetings:
  - {kind: supervision, date: 2023-01-10}
  - {kind: supervision, date: 2023-04-12}
  - {kind: supervision, date: 2023-07-12}
  - {kind: review, date: 2022-12-01}
"""


@pytest.mark.parametrize(
    ("asked", "first", "last", "words"),
    [
        ("2022", "2022-01-01", "2022-12-31", "2022"),
        ("2022-Q3", "2022-07-01", "2022-09-30", "July to September 2022"),
        ("2022q1", "2022-01-01", "2022-03-31", "January to March 2022"),
        ("2022-06", "2022-06-01", "2022-06-30", "June 2022"),
        ("2022-06-18", "2022-06-18", "2022-06-18", "18 June 2022"),
        ("2022-10/2023-02", "2022-10-01", "2023-02-28", "October 2022 – February 2023"),
        ("last-6-months", "2022-12-20", "2023-06-20", "the last 6 months, 20 December 2022 to 20 June 2023"),
        ("last 90 days", "2023-03-22", "2023-06-20", "the last 90 days, 22 March 2023 to 20 June 2023"),
        ("Last-Year", "2022-06-20", "2023-06-20", "the last year, 20 June 2022 to 20 June 2023"),
        ("last-2-weeks", "2023-06-06", "2023-06-20", "the last 2 weeks, 6 June 2023 to 20 June 2023"),
        ("since-last-supervision", "2023-04-12", "2023-06-20", "since the last supervision, 12 April 2023"),
        ("since-last-review", "2023-05-09", "2023-06-20", "since the last review, 9 May 2023"),
    ],
)
def test_a_time_by_name(asked: str, first: str, last: str, words: str) -> None:
    span = span_named(asked, case_of(HEAD + MEETINGS), DAY)
    assert (str(span.start.earliest), str(span.end.latest), span.words) == (first, last, words)


@pytest.mark.parametrize(
    ("asked", "message", "help"),
    [
        ("last-6-monts", "names no time that casekit knows. Did you mean `last-6-months`?", "`2022-Q3`"),
        ("since-last-reviw", "Did you mean `since-last-review`?", "`since-last-supervision`"),
        ("2022-Q5", "is no quarter", "Q1 to Q4"),
        ("2022-13", "--when: ", ""),
        ("18/06/2022", "--when: ", "2022-06-18"),
        ("unknown", "has no days", ""),
        ("last-0-days", "no time at all", ""),
        ("last-9999-years", "beyond the calendar", ""),
    ],
)
def test_what_is_no_time_is_said_with_what_was_meant(asked: str, message: str, help: str) -> None:
    with pytest.raises(NoSuchSpan) as caught:
        span_named(asked, case_of(HEAD), DAY)
    assert message in caught.value.message
    assert help in caught.value.help


def test_where_there_was_no_review_of_the_plan_that_of_the_chronology_is_pointed_at() -> None:
    with pytest.raises(NoSuchSpan, match="No review up to 20 June 2023 is on record") as caught:
        span_named("since-last-review", case_of(f"{HEAD}chronology: {{reviewed: 2023-05-30}}\n"), DAY)
    assert caught.value.help == "Use `--from 2023-05-30` for the last review of the chronology itself."
    with pytest.raises(NoSuchSpan, match="No supervision"):
        span_named("since-last-supervision", case_of(HEAD), DAY)


EVENTS = """
    - {date: 2022-01-01, what: Ndéla’s café was closed., themes: [school-attendance]}
    - {date: 2022-01-02, what: She was drunk at SCHOOL., source: {agency: police, ref: log 77}}
    - {date: 2022-01-03, what: A., who: {did: [mum]}, disputed: [{by: mum, what: It was drunken talk.}]}
    - {date: 2022-01-04, what: B., responses: {network: Gran's cat came.}, notes: Preschool starts.}
"""


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ("cafe", [1]),
        ("CAFÉ ndela's", [1]),
        ("school", [1, 2]),
        ("school drunk", [2]),
        ("drunk*", [2, 3]),
        ("log 77", [2]),
        ("lena", [3]),
        ("gran's", [4]),
        ("gran’s", [4]),
        ("chool", []),
        (".*", None),
        ("a.", [3]),
    ],
)
def test_whole_words_are_found_in_every_text_without_accents_and_capitals(asked: str, days: list[int] | None) -> None:
    if days is None:
        with pytest.raises(SelectionProblem, match="no word in"):
            made(with_events(EVENTS), selection=Selection(text=asked))
        return
    found = made(with_events(EVENTS), selection=Selection(text=asked))
    assert [entry.date.earliest for entry in found.entries] == [date(2022, 1, day) for day in days]
    assert found.filters == (f"words: {asked}",)


def test_words_are_looked_for_only_in_what_the_reader_may_see() -> None:
    text = with_events("    - {date: 2022-01-01, what: A., notes: HIDDENWORD, action: {done: X, withhold: {why: y}}}\n")
    assert made(text, selection=Selection(text="hiddenword")).entries
    assert not made(text, selection=Selection(text="hiddenword"), audience=Audience.FAMILY).entries


def test_only_significant_incidents() -> None:
    text = with_events("    - {date: 2022-01-01, what: A., significant: yes}\n    - {date: 2022-01-02, what: B.}\n")
    found = made(text, selection=Selection(significant=True))
    assert [entry.what for entry in found.entries] == ["A."]
    assert found.count == "1 event of 2, chosen by significant incidents. The earliest first."
