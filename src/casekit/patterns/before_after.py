"""Before and after: how much was recorded in equal times on either side of the start of help or of a plan.

Counts only. What was recorded before a case opened is often less than what was there.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from casekit.case.dates import PartialDate, add_months, uk_day
from casekit.chronology.words import in_words
from casekit.lint.sentences import quoted
from casekit.patterns.counting import Count, count_within
from casekit.patterns.model import Example, Figure, Section
from casekit.patterns.names import SectionName
from casekit.patterns.record import Record, not_our_work

_MOST_MONTHS: Final = 6
_SHORTEST: Final = 28
_ONE_DAY: Final = timedelta(days=1)


class _Start(NamedTuple):
    """The start of help or of a plan: the day, until when it lasted (`None`: still going on), and what it is."""

    day: date
    until: date | None
    what: str
    example: Example
    subject: str = ""


def before_after(record: Record) -> Section:
    """Equal times before and after each start of help, and of each plan."""
    starts = sorted((*_help(record), *_plans(record)), key=lambda one: one.day)
    figures = tuple(figure for start in starts if (figure := _figure(record, start)) is not None)
    return Section(
        SectionName.BEFORE_AFTER,
        "Before and after",
        figures,
        f"No help and no plan has begun on a known day at least {_SHORTEST} days ago.",
        "Counts of events recorded in equal times, without our own work; what is both a concern and a strength "
        "counts as each. Other things changed at the same time.",
        "What else was different afterwards, and what does the child say has changed?",
    )


def _help(record: Record) -> Iterator[_Start]:
    for event in record.events:
        if event.kind == "intervention-start" and event.date.day is not None:
            yield _Start(event.date.day, None, "help", record.example(event), quoted(event.what))


def _plans(record: Record) -> Iterator[_Start]:
    for plan in record.involvement.plans if record.involvement is not None else ():
        start = plan.from_.start or plan.from_ if plan.from_ is not None else None
        if plan.plan == "closed" or start is None or start.day is None or not record.may_hold(start):
            continue
        until = plan.to.earliest if plan.to is not None else None
        what = in_words(plan.plan)
        what = what if what.startswith(("assessment", "private")) else f"{what} plan"
        yield _Start(start.day, until, f"the {what}", Example(plan.from_, f"start of {what}", plan.place("from")))


def _figure(record: Record, start: _Start) -> Figure | None:
    """As many days before the start as after it: up to six months, to the end of it, or to the day of looking."""
    end = min(record.day, record.last, start.until or date.max, add_months(start.day, _MOST_MONTHS))
    days = (end - start.day).days
    if days < _SHORTEST:
        return None
    first = start.day - timedelta(days=days)
    events = list(not_our_work(record.events))
    concerns = [one.date for one in events if one.tone in ("concern", "mixed")]
    strengths = [one.date for one in events if one.tone in ("strength", "mixed")]
    after_from = start.day + _ONE_DAY
    before = [count_within(dates, first, start.day - _ONE_DAY) for dates in (concerns, strengths)]
    after = [count_within(dates, after_from, end) for dates in (concerns, strengths)]
    words = _words(start, days, before, after)
    span = [one for one in events if one.tone in ("concern", "mixed", "strength") and _in(one.date, first, end)]
    values = {
        "days": days,
        "concerns_before": before[0].sure,
        "concerns_before_most": before[0].most,
        "concerns_after": after[0].sure,
        "concerns_after_most": after[0].most,
        "strengths_before": before[1].sure,
        "strengths_before_most": before[1].most,
        "strengths_after": after[1].sure,
        "strengths_after_most": after[1].most,
    }
    return Figure("before-after", words, (start.example, *record.examples(span)), values, subject=start.subject)


def _words(start: _Start, days: int, before: Sequence[Count], after: Sequence[Count]) -> str:
    began = f"Start of {start.what}, {uk_day(start.day)}"
    if not any(one.most for one in (*before, *after)):
        return f"{began}: no concern and no strength is recorded in the {days} days on either side."
    return (
        f"{began}: in the {days} days before it {before[0].of('concern')} and {before[1].of('strength')}; in the "
        f"{days} days after it {after[0].of('concern')} and {after[1].of('strength')}."
    )


def _in(when: PartialDate, first: date, last: date) -> bool:
    return (when.latest or date.max) >= first and (when.earliest or date.min) <= last
