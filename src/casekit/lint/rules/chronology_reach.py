"""Rules on where the chronology begins, in what order it stands, and how many events it holds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from casekit.case.calendar_words import MONTHS
from casekit.case.case import Case
from casekit.case.dates import DateForm, PartialDate, for_people
from casekit.case.events import Event
from casekit.lint.context import Context
from casekit.lint.involved import opened_on
from casekit.lint.recorded import days
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.rules.events import events_until
from casekit.text.finding import ALIKE, Label, Severity

_SCOPE: Final = "chronology.scope_start"
_MONTHS_RUNNING: Final = 3
"""For so many months in a row there are many events before that is worth a question; one busy month is none."""


@rule("chronology-starts-late", subject="chronology", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def chronology_starts_late(case: Case, context: Context) -> Iterator[Remark]:
    """The first event of the chronology is later than the day the work began.

    Why the work began, and everything before it, is then missing, and the next worker begins again. This one finding
    stands for the missing history too.

    Source: Kent guidance, When is a Chronology Required: it "should start from the day that the period of involvement
    starts. The previous history of significant events should be included too."
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2023-01-20, kind: school-change, what: Ndéla started at Ashford School.}
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2022-10-08, kind: missing, what: Ndéla left home in the evening and came back the next morning.}
            - {date: 2022-11-03, kind: plan-start, what: Work with Ndéla began.}
            - {date: 2023-01-20, kind: school-change, what: Ndéla started at Ashford School.}
    """
    opened, chronology = opened_on(case), case.file.chronology
    if opened is None or chronology is None or not _starts_late(case.events, opened):
        return
    first = min(case.events, key=lambda event: event.date.sort_key)
    late = ""
    if first.date.day is not None and opened.day is not None:
        late = f"{days((first.date.day - opened.day).days)} "
    expected = "start on that day and hold what went before (Kent guidance)"
    yield Remark(
        chronology,
        f"The chronology begins with {for_people(first.date)}, {late}after the work began ({for_people(opened)}); "
        f"it is to {expected}.",
        f"The chronology begins {late}after the work began; it is to {expected}.",
        "Add what led to the work, and the significant events of the child's life before it.",
        place=first.place("date"),
    )


def _starts_late(events: Sequence[Event], opened: PartialDate) -> bool:
    return bool(events) and all(event.date.after(opened) is True for event in events)


@rule(
    "no-history-before-involvement",
    subject="chronology",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
)
def no_history_before_involvement(case: Case, context: Context) -> Iterator[Remark]:
    """The chronology holds nothing from before the work began.

    The event that brought a family to us is seldom the first of its kind. Only the history shows whether this is new,
    and what has helped before. A child who was not yet born when the work began is not asked.

    Source: Kent guidance, When is a Chronology Required: "The previous history of significant events should be
    included too."
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2022-11-03, kind: plan-start, what: Work with Ndéla began.}
            - {date: 2022-11-05, kind: house-move, what: Ndéla moved to her aunt and uncle's home.}
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2008-09-17, kind: birth, what: Ndéla was born in Helsinki.}
            - {date: 2022-10-08, kind: missing, what: Ndéla left home in the evening and came back the next morning.}
            - {date: 2022-11-05, kind: house-move, what: Ndéla moved to her aunt and uncle's home.}
    """
    chronology, opened = case.file.chronology, opened_on(case)
    if chronology is not None and opened is not None and _starts_late(case.events, opened):
        yield left_to("chronology-starts-late", chronology)
    if chronology is None or not _lacks_history(case, context):
        return
    yield Remark(
        chronology,
        f"The chronology holds nothing from before the work with {case.child_name} began (Kent guidance: the previous "
        "history too).",
        "The chronology holds nothing from before the work began (Kent guidance: the previous history too).",
        "Add the significant events before: the birth, moves, illness, earlier worries and what helped then.",
        place=case.file.place("chronology"),
    )


def _lacks_history(case: Case, context: Context) -> bool:
    opened, child = opened_on(case), case.child
    if opened is None or not case.events or context.policy.choice(_SCOPE) == "involvement":
        return False
    if child is None or child.born is None or child.born.before(opened) is not True:
        return False
    return not _starts_late(case.events, opened) and all(event.date.before(opened) is False for event in case.events)


@rule("birth-not-recorded", subject="chronology", severity=Severity.ADVICE, open_only=True, needs_whole_file=True)
def birth_not_recorded(case: Case, context: Context) -> Iterator[Remark]:
    """The child's birth is not in the chronology.

    A child's story begins there: where they were born, who was with them, whether they came home. An event on that
    day counts, whatever its kind. Silent where the chronology has no history at all, which is said already.

    Source: Kent guidance, When is a Chronology Required: "The following events may be classed as significant in most
    chronologies […]: births"; Core elements: "Key dates such as dates of birth, life events, moves."
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: ~2012, kind: house-move, what: The family moved from Helsinki to Luxembourg.}
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2008-09-17, kind: birth, what: Ndéla was born in Helsinki.}
            - {date: ~2012, kind: house-move, what: The family moved from Helsinki to Luxembourg.}
    """
    chronology, child, opened = case.file.chronology, case.child, opened_on(case)
    if chronology is None or not case.events or child is None or child.born is None:
        return
    if child.born.latest is None or child.born.after(context.day) is not False:
        return
    if context.policy.choice(_SCOPE) != "birth" or any(_may_be_birth(event, child.born) for event in case.events):
        return
    if opened is not None and _starts_late(case.events, opened):
        yield left_to("chronology-starts-late", chronology)
        return
    if _lacks_history(case, context):
        yield left_to("no-history-before-involvement", chronology)
        return
    yield Remark(
        chronology,
        f"The birth of {case.child_name} ({for_people(child.born)}) is not in the chronology.",
        "The child's birth is not in the chronology.",
        "Add it with `kind: birth`: where, and what is known of the first days.",
        place=case.file.place("chronology"),
    )


def _may_be_birth(event: Event, born: PartialDate) -> bool:
    same = event.date.same_day(born)
    return same is True or (same is None and event.kind in {"birth", "other", None})


@rule("out-of-date-order", subject="chronology", severity=Severity.ADVICE)
def out_of_date_order(case: Case, context: Context) -> Iterator[Remark]:
    """The events do not stand in the order of their dates.

    casekit puts them in order wherever it shows them. Whoever reads the file itself sees a wrong order, and an event
    that stands in the wrong place often has a wrong year. A chronology that runs from the newest to the oldest is in
    order as well.

    Source: Kent guidance, What should a Chronology include: "Setting out key events in sequential date order".
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2008-09-17, kind: birth, what: Ndéla was born in Helsinki.}
            - {date: 2022-11-05, kind: house-move, what: Ndéla moved to her aunt and uncle's home.}
            - {date: 2022-06-18, kind: incident, what: A neighbour heard shouting and called the police.}
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2008-09-17, kind: birth, what: Ndéla was born in Helsinki.}
            - {date: 2022-06-18, kind: incident, what: A neighbour heard shouting and called the police.}
            - {date: 2022-11-05, kind: house-move, what: Ndéla moved to her aunt and uncle's home.}
    """
    chronology = case.file.chronology
    pairs = list(zip(case.events, case.events[1:], strict=False))
    early = [event for before, event in pairs if event.date.before(before.date) is True]
    newest_first = early and not any(event.date.after(before.date) is True for before, event in pairs)
    if chronology is None or not early or newest_first:
        return
    first, *others = early
    several = "" if not others else f" {len(others)} more {'stands' if len(others) == 1 else 'stand'} so too."
    yield Remark(
        chronology,
        f"The event {_named(first)} stands after a later one.{several}",
        f"An event stands after a later one.{several}",
        "Check the date; if it is right, move the event up to where it belongs.",
        place=first.place("date"),
        labels=tuple(Label(event.place("date"), ALIKE, ALIKE) for event in others),
    )


def _named(event: Event) -> str:
    return f"of {for_people(event.date)}" if event.date.form is DateForm.DAY else f"dated {for_people(event.date)}"


@rule("too-many-entries", subject="chronology", severity=Severity.ADVICE, open_only=True)
def too_many_entries(case: Case, context: Context) -> Iterator[Remark]:
    """The chronology has many events every month, for three months running.

    Where every contact is written down, the few events that matter cannot be seen. Case notes are the place for the
    rest. A month in which a great deal did happen is no reason to leave anything out.

    Source: Kent guidance, Core elements of a chronology: "A chronology is NOT: Just a reference to events or contacts.
    A case narrative. […] Repetition of case recording."
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events: [
            {date: 2023-03, what: Rang.}, {date: 2023-03, what: Rang.}, {date: 2023-03, what: Rang.},
            {date: 2023-03, what: Rang.}, {date: 2023-03, what: Rang.}, {date: 2023-03, what: Rang.},
            {date: 2023-03, what: Rang.}, {date: 2023-03, what: Rang.}, {date: 2023-03, what: Rang.},
            {date: 2023-03, what: Rang.}, {date: 2023-03, what: Rang.}, {date: 2023-03, what: Rang.},
            {date: 2023-03, what: Rang.}, {date: 2023-04, what: Rang.}, {date: 2023-04, what: Rang.},
            {date: 2023-04, what: Rang.}, {date: 2023-04, what: Rang.}, {date: 2023-04, what: Rang.},
            {date: 2023-04, what: Rang.}, {date: 2023-04, what: Rang.}, {date: 2023-04, what: Rang.},
            {date: 2023-04, what: Rang.}, {date: 2023-04, what: Rang.}, {date: 2023-04, what: Rang.},
            {date: 2023-04, what: Rang.}, {date: 2023-04, what: Rang.}, {date: 2023-05, what: Rang.},
            {date: 2023-05, what: Rang.}, {date: 2023-05, what: Rang.}, {date: 2023-05, what: Rang.},
            {date: 2023-05, what: Rang.}, {date: 2023-05, what: Rang.}, {date: 2023-05, what: Rang.},
            {date: 2023-05, what: Rang.}, {date: 2023-05, what: Rang.}, {date: 2023-05, what: Rang.},
            {date: 2023-05, what: Rang.}, {date: 2023-05, what: Rang.}, {date: 2023-05, what: Rang.}
          ]
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2023-03, what: Ndéla started to go to homework club.}
            - {date: 2023-04, what: Ndéla's football team won the cup.}
            - {date: 2023-05, what: Ndéla stayed with her dad for a weekend.}
    """
    chronology = case.file.chronology
    most = context.policy.length("chronology.most_entries").number
    if chronology is None or len(case.events) <= most * _MONTHS_RUNNING:
        return
    counts = Counter(month for event in events_until(case, context.day) if (month := _month(event.date)) is not None)
    busy = sorted((month for month, count in counts.items() if count > most), reverse=True)
    for last in busy:
        run = [last - back for back in range(_MONTHS_RUNNING - 1, -1, -1)]
        if all(counts[month] > most for month in run):
            expected = context.policy.expectation("chronology.most_entries")
            total = sum(counts[month] for month in run)
            yield Remark(
                chronology,
                f"The chronology has {total} events in the three months to {_in_words(last)}; are all of them "
                f"significant ({expected} a month)?",
                f"The chronology has {total} events in three months; are all of them significant ({expected} a month)?",
                "Keep what changed something for the child; the rest belongs in the case notes.",
                place=case.file.place("chronology"),
            )
            return


def _month(when: PartialDate) -> int | None:
    """The month something happened in, counted from the year 0; `None` where that is not known."""
    first, last = when.earliest, when.latest
    if first is None or last is None or (first.year, first.month) != (last.year, last.month):
        return None
    return first.year * 12 + first.month - 1


def _in_words(month: int) -> str:
    return f"{MONTHS[month % 12]} {month // 12}"
