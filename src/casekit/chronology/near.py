"""Two kinds of event near each other in time: how many, which, and how often chance alone gives as many.

Nothing here says that one causes the other. The comparison is a circular shift test: the second kind's events keep
their distances from each other and are moved together round the time in which either kind was recorded, day by day,
through every place they can have. Shifts keep the rhythm of a record, which a comparison with days drawn one by one
would not: absences come in runs, and so do incidents.
"""

import struct
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from operator import add

from casekit.text.frozen import dataclass

FEWEST = 5
"""With fewer events of either kind, pairs are listed and nothing is compared."""


class Side(StrEnum):
    """Where the second kind is looked for."""

    AFTER = "after"
    BEFORE = "before"
    AROUND = "around"


@dataclass(frozen=True, slots=True)
class Happening:
    """Something on known days, from the first to the last; `number` tells it from every other in the record."""

    number: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Pair:
    """A happening of the first kind, one of the second near it, and how many days lie between (0: they touch)."""

    one: Happening
    other: Happening
    days: int


@dataclass(frozen=True, slots=True)
class Chance:
    """How often the second kind, shifted as a whole, has as many near the first: `as_many` of `shifts`."""

    as_many: int
    shifts: int

    @property
    def share(self) -> float:
        """Between 0 and 1; the record as it is counts as one of the shifts."""
        return self.as_many / self.shifts


@dataclass(frozen=True, slots=True)
class Near:
    """What of the second kind lies near the first.

    `near` counts happenings of the second kind, each once, however many of the first they are near to. `both` counts
    happenings that are of both kinds: they are not near each other, they are one. `start` to `end` is the time in
    which either was recorded, `days_covered` how many days of it lie in a window, `chance` is `None` where there are
    too few to compare.
    """

    days: int
    side: Side
    firsts: int
    seconds: int
    both: int
    near: int
    pairs: tuple[Pair, ...]
    start: date | None
    end: date | None
    days_covered: int
    chance: Chance | None

    @property
    def length(self) -> int:
        """How many days the time in which either was recorded has."""
        return (self.end - self.start).days + 1 if self.start is not None and self.end is not None else 0


def near_together(
    firsts: Sequence[Happening], seconds: Sequence[Happening], days: int, side: Side, *, with_pairs: bool = True
) -> Near:
    """Which of the second kind lie within so many days after, before or around the first.

    After: those that begin on a day of the first or up to `days` days later. Before: those that end so. Around: those
    of which any day lies so near on either side. Without pairs, `pairs` is left empty, which is quicker.
    """
    shared = {one.number for one in firsts}
    others = [one for one in seconds if one.number not in shared]
    pairs = tuple(_pairs(firsts, others, days, side)) if with_pairs else ()
    everything = [*firsts, *others]
    start = min((one.first for one in everything), default=None)
    end = max((one.last for one in everything), default=None)
    near = near_count(firsts, others, days, side)
    covered: list[bool] = []
    chance = None
    if start is not None and end is not None:
        covered = _covered(firsts, days, side, start, (end - start).days + 1)
        if min(len(firsts), len(others)) >= FEWEST:
            chance = _chance(covered, others, side, start, near)
    both = len(seconds) - len(others)
    return Near(days, side, len(firsts), len(others), both, near, pairs, start, end, sum(covered), chance)


def _pairs(firsts: Iterable[Happening], others: Sequence[Happening], days: int, side: Side) -> Iterator[Pair]:
    """Every pair, in the order of the first kind and then of the second."""
    reach = timedelta(days)
    by_day = sorted(range(len(others)), key=lambda place: _asked_days(others[place], side)[0])
    starts = [_asked_days(others[place], side)[0] for place in by_day]
    longest = max((one.last - one.first for one in others), default=reach) if side is Side.AROUND else timedelta(0)
    for one in firsts:
        low = one.first - (reach if side is not Side.AFTER else timedelta(0))
        high = one.last + (reach if side is not Side.BEFORE else timedelta(0))
        places = by_day[bisect_left(starts, low - longest) : bisect_right(starts, high)]
        for place in sorted(places):
            if _asked_days(others[place], side)[1] >= low:
                yield Pair(one, others[place], _apart(one, others[place]))


def near_count(firsts: Sequence[Happening], seconds: Sequence[Happening], days: int, side: Side) -> int:
    """How many of the second kind lie near the first, as `near_together` counts them, without the rest."""
    shared = {one.number for one in firsts}
    windows = _windows(firsts, days, side)
    count = 0
    for other in seconds:
        first, last = _asked_days(other, side)
        place = bisect_right(windows, (last, date.max)) - 1
        count += place >= 0 and windows[place][1] >= first and other.number not in shared
    return count


def _asked_days(one: Happening, side: Side) -> tuple[date, date]:
    """The days of the second kind of which one has to lie in a window."""
    match side:
        case Side.AFTER:
            return one.first, one.first
        case Side.BEFORE:
            return one.last, one.last
        case Side.AROUND:
            return one.first, one.last


def _windows(firsts: Iterable[Happening], days: int, side: Side) -> list[tuple[date, date]]:
    """The windows of the first kind, from the earliest to the latest, joined where they overlap."""
    before = timedelta(days if side is not Side.AFTER else 0)
    after = timedelta(days if side is not Side.BEFORE else 0)
    found: list[tuple[date, date]] = []
    for low, high in sorted((one.first - before, one.last + after) for one in firsts):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found


def _apart(one: Happening, other: Happening) -> int:
    return max(0, (other.first - one.last).days, (one.first - other.last).days)


def _covered(firsts: Iterable[Happening], days: int, side: Side, start: date, length: int) -> list[bool]:
    """Each day of the time: whether it lies in a window of the first kind."""
    covered = [False] * length
    before = days if side is not Side.AFTER else 0
    after = days if side is not Side.BEFORE else 0
    for one in firsts:
        low = max(0, (one.first - start).days - before)
        high = min(length, (one.last - start).days + after + 1)
        covered[low:high] = [True] * max(0, high - low)
    return covered


def _chance(covered: list[bool], seconds: Sequence[Happening], side: Side, start: date, near: int) -> Chance:
    """Every shift of the second kind, by whole days, round the time."""
    length = len(covered)
    places: dict[int, list[int]] = defaultdict(lambda: [0] * length)
    for one in seconds:
        at = ((one.last if side is Side.BEFORE else one.first) - start).days
        places[(one.last - one.first).days if side is Side.AROUND else 0][at] += 1
    counts = [0] * length
    for lasts, days in places.items():
        counts = list(map(add, counts, _on_every_shift(_touching(covered, lasts), days)))
    return Chance(sum(count >= near for count in counts), length)


def _on_every_shift(mask: list[bool], at: list[int]) -> list[int]:
    """For each shift round the ring, how many of the events that stand `at` the days fall on a day of the mask.

    This is a cyclic correlation of whole numbers. Both are written as the digits of one large number each, 32 bits a
    digit, so that a single multiplication adds everything up, exactly: no digit can grow past the number of events.
    """
    length = len(mask)
    ring = int.from_bytes(struct.pack(f"<{2 * length}I", *mask, *mask), "little")
    turned = int.from_bytes(struct.pack(f"<{length}I", *reversed(at)), "little")
    digits = struct.unpack(f"<{3 * length}I", (ring * turned).to_bytes(12 * length, "little"))
    return list(digits[length - 1 : 2 * length - 1])


def _touching(covered: list[bool], lasts: int) -> list[bool]:
    """Each day: whether something that begins on it, and lasts so many days more, touches a covered day.

    What would run over the end goes on at the beginning.
    """
    length = len(covered)
    if lasts + 1 >= length:
        return [any(covered)] * length
    found = [False] * length
    until = -1
    for day in range(2 * length - 1, -1, -1):
        if covered[day % length]:
            until = day
        if day < length:
            found[day] = until != -1 and until - day <= lasts
    return found
