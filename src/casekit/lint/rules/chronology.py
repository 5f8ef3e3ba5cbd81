"""Rules on the chronology as a whole: that there is one, that it is kept up, that it shows what goes well."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from casekit.case.case import Case
from casekit.case.dates import DateForm, PartialDate, for_people
from casekit.case.events import Chronology, Event
from casekit.case.involvement import Involvement
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on, dated, days, is_blank, lacks
from casekit.lint.rule import Remark, rule
from casekit.lint.rules.events import events_until
from casekit.text.finding import Place, Severity

FEWEST_EVENTS: Final = 5
"""Below this many events a chronology has only been begun, and its balance says nothing yet."""

GOOD_IN_THEMSELVES: Final = frozenset({"achievement", "educational-achievement", "stability"})
"""Kinds of event that show a strength whether or not they are marked as one."""


@rule("chronology-missing", subject="chronology", severity=Severity.ERROR, open_only=True, needs_whole_file=True)
def chronology_missing(case: Case, context: Context) -> Iterator[Remark]:
    """There is no chronology, or no event in it.

    Patterns, and drift, show only when events stand in order. Whoever takes over without one starts from nothing, and
    the family has to tell its story again.

    Source: Kent guidance, When is a Chronology Required: "Every child and young person currently open to Integrated
    Children's Services must have a chronology".
    Flagged:
        chronology:
    Instead:
        chronology:
          events:
            - date: 2022-11-05
              kind: house-move
              what: Ndéla moved to her aunt and uncle's home.
    """
    file = case.file
    chronology = file.chronology
    if chronology is None:
        if lacks(file, "chronology"):
            yield Remark(
                answered_on("chronology-missing", file.case, file),
                f"There is no chronology for {case.child_name}. Every child whose case is open must have one.",
                "There is no chronology. Every child whose case is open must have one.",
                "Begin with what is known: the birth, the moves, and what led to the work now.",
                place=file.place("chronology" if "chronology" in file.node.names else "case"),
            )
    elif is_blank(chronology, "events"):
        yield Remark(
            answered_on("chronology-missing", chronology, file.case, file),
            f"The chronology for {case.child_name} has no events.",
            "The chronology has no events.",
            "Begin with what is known: the birth, the moves, and what led to the work now.",
            place=file.place("chronology"),
        )


class _Touch(NamedTuple):
    """A sign that somebody brought the chronology up to date: the latest day it can mean, the date, and its record."""

    day: date
    when: PartialDate
    record: Event | Involvement | Chronology

    @property
    def words(self) -> str:
        """What it was and how that stands to the rest; `{ago}` stands for how long ago."""
        if isinstance(self.record, Event):
            return f"The newest event of the chronology is the one {dated(self.when)}, {{ago}}; no review is later"
        said = for_people(self.when)
        if isinstance(self.record, Chronology):
            return f"The chronology was last reviewed {{ago}} ({said}) and holds no event dated later"
        return f"The chronology holds no event and no review since the case opened ({said}), {{ago}}"

    @property
    def place(self) -> Place:
        """Where the date stands."""
        fields = {Event: "date", Chronology: "reviewed", Involvement: "opened"}
        return self.record.place(fields[type(self.record)])


@rule("chronology-stale", subject="chronology", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def chronology_stale(case: Case, context: Context) -> Iterator[Remark]:
    """The chronology has not been brought up to date for longer than the authority expects.

    A chronology that stopped months ago looks complete and is not: a decision made from it rests on an old picture.
    Reading it through and finding nothing to add is an update too; `reviewed` says so.

    Source: Kent guidance, When is a Chronology Required: "it must be updated every three months". What should a
    Chronology include: "a chronology which is not reviewed regularly is of limited relevance".
    Flagged:
        chronology:
          reviewed: 2023-02-01
          events:
            - date: 2022-11-05
              kind: house-move
              what: Ndéla moved to her aunt and uncle's home.
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - date: 2022-11-05
              kind: house-move
              what: Ndéla moved to her aunt and uncle's home.
    """
    touch = overdue_touch(case, context)
    if touch is not None and case.file.chronology is not None:
        count = (context.day - touch.day).days
        ago = f"{'' if touch.when.day else 'at least '}{days(count)} ago"
        expected = context.policy.expectation("chronology.max_age")
        yield Remark(
            case.file.chronology,
            f"{touch.words.format(ago=ago)} ({expected}).",
            f"The chronology has not been brought up to date for {days(count)} ({expected}).",
            "Add what has happened since, read the whole through, and set `reviewed` to that day.",
            place=touch.place,
        )


def overdue_touch(case: Case, context: Context) -> _Touch | None:
    """The last time the chronology was brought up to date, where that is surely too long ago."""
    touch = _last_touch(case, context.day)
    if touch is None or context.day <= context.policy.due_after("chronology.max_age", touch.day):
        return None
    return touch


def _last_touch(case: Case, day: date) -> _Touch | None:
    """The review, event or opening of the case that came last; `None` where there is none or it cannot be known."""
    chronology = case.file.chronology
    if chronology is None or not chronology.events:
        return None
    involvement, reviewed = case.file.case, chronology.reviewed
    opened = involvement.opened if involvement else None
    if reviewed is not None and reviewed.after(day) is True:
        return None
    signs: list[tuple[PartialDate | None, Event | Involvement | Chronology]] = []
    if not lacks(chronology, "reviewed"):
        signs.append((reviewed, chronology))
    signs.extend((event.date, event) for event in events_until(case, day))
    if involvement is not None and not lacks(involvement, "opened"):
        signs.append((opened, involvement))
    newest: _Touch | None = None
    for when, record in signs:
        if when is not None and when.form is DateForm.UNKNOWN:
            continue
        latest = _latest(when)
        if when is None or latest is None:
            return None
        if newest is None or min(latest, day) > newest.day:
            newest = _Touch(min(latest, day), when, record)
    return newest


def _latest(when: PartialDate | None) -> date | None:
    """The last day on which what a date says can have begun to be known; `None` where that may be any day."""
    if when is None:
        return None
    return when.start.latest if when.form is DateForm.OPEN and when.start else when.latest


@rule("no-strengths", subject="chronology", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def no_strengths(case: Case, context: Context) -> Iterator[Remark]:
    """The chronology records concerns, and no strength.

    Safety is built on what has worked before. A story told only in concerns is no fair picture of a family, and the
    child who reads it one day will not find there who was good to them. Where events are not marked with a tone, this
    is advice only: one of them may be a strength. Hardly any strengths among events that are all marked is advice too.

    Source: Kent guidance, What should a Chronology include: "Highlighting the strengths, the protective factors and
    the resilience in a child, young person or family"; "highlights times of stability and positivity".
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2022-01-20, tone: concern, what: Ndéla was not at school for two days.}
            - {date: 2022-03-02, tone: concern, what: Ndéla was not at school for three days.}
            - {date: 2022-06-18, tone: concern, what: A neighbour heard shouting and called the police.}
            - {date: 2022-06-20, tone: concern, what: Ndéla was not at school for two days.}
            - {date: 2022-10-08, tone: concern, what: Ndéla came home the next morning.}
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2022-01-20, tone: concern, what: Ndéla was not at school for two days.}
            - {date: 2022-03-02, tone: concern, what: Ndéla was not at school for three days.}
            - {date: 2022-06-18, tone: concern, what: A neighbour heard shouting and called the police.}
            - {date: 2022-06-20, tone: concern, what: Ndéla was not at school for two days.}
            - {date: 2022-10-08, tone: concern, what: Ndéla came home the next morning.}
            - {date: 2022-11-05, tone: strength, what: Yolande and Christian gave Ndéla a room of her own.}
    """
    chronology = case.file.chronology
    events = tuple(events_until(case, context.day))
    if chronology is None or len(events) < FEWEST_EVENTS:
        return
    tones = [event.tone for event in events]
    good = sum(event.tone in {"strength", "mixed"} or event.kind in GOOD_IN_THEMSELVES for event in events)
    concerns, unmarked = tones.count("concern"), tones.count(None)
    if not concerns:
        return
    if good:
        yield from _few_strengths(case, context, good, len(events), unmarked)
        return
    message = f"None of the {len(events)} events in the chronology is marked as a strength; {concerns} are concerns."
    if unmarked:
        message += f" {unmarked} {'is' if unmarked == 1 else 'are'} not marked and may be."
    yield Remark(
        chronology,
        message,
        message,
        "Add what has gone well and who kept the child safe, with `tone: strength`.",
        place=case.file.place("chronology"),
        severity=Severity.ADVICE if unmarked else None,
    )


def _few_strengths(case: Case, context: Context, good: int, count: int, unmarked: int) -> Iterator[Remark]:
    """That hardly any event shows a strength, where all are marked."""
    least = context.policy.length("chronology.least_strengths").number
    if case.file.chronology is not None and not unmarked and good * 100 < least * count:
        expected = context.policy.expectation("chronology.least_strengths")
        message = f"Only {good} of the {count} events in the chronology {'shows' if good == 1 else 'show'} a strength"
        yield Remark(
            case.file.chronology,
            f"{message} ({expected}).",
            f"{message} ({expected}).",
            "Ask the family what went well in that time and who helped, and add it with `tone: strength`.",
            place=case.file.place("chronology"),
            severity=Severity.ADVICE,
        )
