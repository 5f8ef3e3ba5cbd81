"""Events that had another date in an earlier version of the file: from the texts of the versions to plain values."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from casekit.case.dates import DateProblem, PartialDate
from casekit.history.entries import Entry, fields_of, items_of
from casekit.history.past import Snapshot
from casekit.patterns.contradictions import EarlierDate

_PART: Final = "chronology"
_SAME_WORDS: Final = 0.8
_MOST_PAIRS: Final = 20_000


def earlier_dates(now: str, versions: Sequence[Snapshot]) -> tuple[EarlierDate, ...]:
    """The events of today's text that surely had another date before; `versions` are the newest first.

    An event is known again by its words. An older entry that still stands in the file today, or that has its own entry
    beside it in the same version, is another event.
    """
    today = [Entry(_PART, raw) for raw in items_of(fields_of(now).get(_PART, ""), _PART)]
    known = {entry.raw for entry in today}
    found: dict[tuple[int, str], EarlierDate] = {}
    until: date | None = None
    pairs = 0
    for version in versions:
        items = items_of(fields_of(version.text).get(_PART, ""), _PART)
        there = set(items)
        fresh = [(place, entry) for place, entry in enumerate(today) if entry.raw not in there]
        for old in (Entry(_PART, raw) for raw in items if raw not in known):
            pairs += len(fresh)
            if pairs > _MOST_PAIRS:
                return tuple(found.values())
            place = _same_event(old, fresh)
            when = _date(old)
            if place is not None and when is not None and _differ(when, today[place]):
                found.setdefault((place, when.text), EarlierDate(place, when, until or version.day))
        until = version.day
    return tuple(found.values())


def _same_event(old: Entry, fresh: Sequence[tuple[int, Entry]]) -> int | None:
    """The place of the one event of today that an older entry surely is; `None` where there is none, or several."""
    alike = [place for place, entry in fresh if min(old.share_kept_in(entry), entry.share_kept_in(old)) >= _SAME_WORDS]
    return alike[0] if len(alike) == 1 else None


def _date(entry: Entry) -> PartialDate | None:
    try:
        return PartialDate.parse(entry.date) if entry.date else None
    except DateProblem:
        return None


def _differ(when: PartialDate, entry: Entry) -> bool:
    now = _date(entry)
    return now is not None and when.same_day(now) is False
