"""The axis: from days to places in the picture, at one scale, with long quiet stretches cut short at visible breaks.

A break is never silent: it has a width of its own, zigzag edges, and says how long the stretch is. Everywhere else a
day is as wide as any other.
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from casekit.text.frozen import dataclass

BREAK = 66.0
"""How wide a break is in the picture."""
LEAST_CUT = 400.0
"""Only stretches of more than this many days with no event are ever cut short."""
_SHARE = 0.2
_MOST_BREAKS = 6
_LEAST_AROUND = 30.0
_AROUND = 0.05
LEAST_SPAN = 28.0


@dataclass(frozen=True, slots=True)
class Break:
    """A stretch of days that is cut short, and where it lies in the picture."""

    first: float
    last: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Places of days: a line through knots, straight between each two of them."""

    days: tuple[float, ...]
    places: tuple[float, ...]
    breaks: tuple[Break, ...]
    per_day: float

    @property
    def start(self) -> float:
        """The first day."""
        return self.days[0]

    @property
    def end(self) -> float:
        """The end of the last day."""
        return self.days[-1]

    def x(self, day: float) -> float:
        """The place of a day; days beyond either end stand at it."""
        if day <= self.days[0]:
            return self.places[0]
        if day >= self.days[-1]:
            return self.places[-1]
        knot = bisect_right(self.days, day) - 1
        (before, after), (left, right) = self.days[knot : knot + 2], self.places[knot : knot + 2]
        return left + (right - left) * (day - before) / (after - before)

    def in_break(self, day: float) -> bool:
        """Whether a day lies in a stretch that is cut short."""
        return any(one.first < day < one.last for one in self.breaks)


def scale_of(start: float, end: float, busy: Iterable[float], left: float, right: float, *, one_scale: bool) -> Scale:
    """The axis from one day to another. `busy` are the days near which nothing may be cut."""
    cuts = [] if one_scale else _cuts(start, end, busy)
    kept = (end - start) - sum(last - first for first, last in cuts)
    per_day = (right - left - BREAK * len(cuts)) / kept
    days, places = [start], [left]
    breaks: list[Break] = []
    for first, last in cuts:
        place = places[-1] + (first - days[-1]) * per_day
        days += [first, last]
        places += [place, place + BREAK]
        breaks.append(Break(first, last, place, place + BREAK))
    return Scale((*days, end), (*places, right), tuple(breaks), per_day)


def _cuts(start: float, end: float, busy: Iterable[float]) -> list[tuple[float, float]]:
    """The stretches to cut: the longest first, while one is long against all that is left."""
    points = sorted({start, end, *(day for day in busy if start <= day <= end)})
    gaps = sorted(pairwise(points), key=lambda gap: gap[0] - gap[1])
    left = end - start
    chosen: list[tuple[float, float]] = []
    for gap in gaps[:_MOST_BREAKS]:
        length = gap[1] - gap[0]
        if length < LEAST_CUT or length < _SHARE * left:
            break
        chosen.append(gap)
        left -= length
    around = max(_LEAST_AROUND, _AROUND * left)
    # What is left at either end of the line must have room for its year.
    cut = [
        (first + around * (2 if first == start else 1), last - around * (2 if last == end else 1))
        for first, last in chosen
    ]
    return sorted((first, last) for first, last in cut if last - first > LEAST_CUT / 2)
