"""Where a date stands on a line of days: its mark, and the days that it lasted or can mean.

Places are day numbers (`date.toordinal`); a day runs from its number to the next, so its middle is half a day on.
"""

from dataclasses import replace
from datetime import date

from casekit.case.dates import DateForm, PartialDate
from casekit.text.frozen import dataclass

Edges = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Reach:
    """A stretch of days whose ends may be soft: it may begin from `first` on, surely goes from `full_from` to
    `full_to`, and is surely over at `last`.

    `lasting` says that it lasted, rather than that something happened on one day of it. An `open` side goes on beyond
    what is known.
    """

    first: float
    full_from: float
    full_to: float
    last: float
    lasting: bool = True
    open_left: bool = False
    open_right: bool = False


@dataclass(frozen=True, slots=True)
class Extent:
    """Where the mark of a date stands, and its reach; an exact day has none."""

    at: float
    reach: Reach | None = None

    @property
    def named(self) -> Edges:
        """The days that the picture must have room for."""
        if self.reach is None:
            return self.at, self.at
        low = self.at if self.reach.open_left else min(self.reach.full_from, self.at)
        high = self.at if self.reach.open_right else max(self.reach.full_to, self.at)
        return low, high


def extent_of(when: PartialDate, until: date) -> Extent | None:
    """Where a date stands on a picture of what was known on the day `until`; `None` for a date that is not known.

    A mark stands on the day; in the middle of a month or a year that is all that is known; at the beginning of a
    period; at the last day before, or the first day after, what a limit names.
    """
    ceiling = until.toordinal() + 1.0
    match when.form:
        case DateForm.UNKNOWN:
            return None
        case DateForm.BEFORE:
            edge = _day(when.latest) + 1.0
            return Extent(edge - 0.5, Reach(edge, edge, edge, edge, lasting=False, open_left=True))
        case DateForm.AFTER:
            edge = _day(when.earliest)
            return Extent(edge + 0.5, Reach(edge, edge, edge, max(ceiling, edge + 1.0), lasting=False, open_right=True))
        case DateForm.PERIOD | DateForm.OPEN:
            return _lasting(when, ceiling)
    if when.day is not None:
        return Extent(_day(when.day) + 0.5)
    named_from, named_to = _day(when.named_from), _day(when.named_to) + 1.0
    reach = Reach(_day(when.earliest), named_from, named_to, _day(when.latest) + 1.0, lasting=False)
    if named_from < ceiling < reach.last:
        reach = replace(reach, full_to=min(named_to, ceiling), last=ceiling)
    return Extent((reach.full_from + reach.full_to) / 2, reach)


def reach_between(start: PartialDate | None, end: PartialDate | None, until: date) -> Reach:
    """The days from a date to a date, both included; without an end they go on, up to the day `until` at least."""
    ceiling = until.toordinal() + 1.0
    begin = start.start or start if start is not None else None
    finish = end.end or end if end is not None and end.form is not DateForm.OPEN else None
    early, late = (begin.earliest, begin.latest) if begin is not None else (None, None)
    first = _day(early) if early is not None else _day(late) if late is not None else 0.0
    full_from = _day(late) if late is not None else first
    if late != early and late is not None:
        full_from += 1.0
    early_end, late_end = (finish.earliest, finish.latest) if finish is not None else (None, None)
    last = max(first, min(_day(late_end) + 1.0, ceiling) if late_end is not None else ceiling)
    full_to = _day(early_end) + (1.0 if early_end == late_end else 0.0) if early_end is not None else last
    full_to = min(full_to, last)
    if full_from > full_to:
        middle = min(max((full_from + full_to) / 2, first), last)
        full_from = full_to = middle
    still = late_end is None or _day(late_end) + 1.0 > ceiling
    return Reach(first, full_from, full_to, last, open_left=early is None, open_right=still)


def _lasting(when: PartialDate, ceiling: float) -> Extent:
    start, end = when.start or when, when.end
    until = date.fromordinal(int(ceiling) - 1)
    reach = reach_between(start, end, until)
    if end is not None:
        # A period that was written down with its end is over, whatever the day of the picture.
        whole = reach_between(start, end, max(until, end.latest or until))
        reach = replace(whole, open_right=False)
    begin_from, begin_to = _day(start.named_from), _day(start.named_to) + 1.0
    return Extent(min((begin_from + begin_to) / 2, max(reach.last - 0.5, begin_from)), reach)


def _day(day: date | None) -> float:
    """The number of a day that this form of date always has."""
    if day is None:
        raise ValueError("a date of this form has this day")
    return float(day.toordinal())
