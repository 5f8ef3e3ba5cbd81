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
    windows = _Windows.of(firsts, days, side)
    near = windows.count(others)
    covered = b""
    chance = None
    if start is not None and end is not None:
        covered = windows.covered(start, (end - start).days + 1)
        if min(len(firsts), len(others)) >= FEWEST:
            chance = _chance(covered, others, side, start, near)
    both = len(seconds) - len(others)
    return Near(days, side, len(firsts), len(others), both, near, pairs, start, end, covered.count(1), chance)


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


def near_count(firsts: Sequence[Happening], seconds: Iterable[Happening], days: int, side: Side) -> int:
    """How many of the second kind lie near the first, as `near_together` counts them, without the rest."""
    shared = {one.number for one in firsts}
    return _Windows.of(firsts, days, side).count(one for one in seconds if one.number not in shared)


def _asked_days(one: Happening, side: Side) -> tuple[date, date]:
    """The days of the second kind of which one has to lie in a window."""
    match side:
        case Side.AFTER:
            return one.first, one.first
        case Side.BEFORE:
            return one.last, one.last
        case Side.AROUND:
            return one.first, one.last


@dataclass(frozen=True, slots=True)
class _Windows:
    """The windows of the first kind, from the earliest to the latest, joined where they overlap: the numbers of their
    first and of their last days.
    """

    side: Side
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, firsts: Iterable[Happening], days: int, side: Side) -> "_Windows":
        """The days on which something of the second kind is near."""
        before = days if side is not Side.AFTER else 0
        after = days if side is not Side.BEFORE else 0
        starts: list[int] = []
        ends: list[int] = []
        for low, high in sorted([(one.first.toordinal() - before, one.last.toordinal() + after) for one in firsts]):
            if ends and low <= ends[-1]:
                ends[-1] = max(high, ends[-1])
            else:
                starts.append(low)
                ends.append(high)
        return cls(side, starts, ends)

    def count(self, others: Iterable[Happening]) -> int:
        """How many of these have a day that is asked for in a window."""
        starts, ends, side = self.starts, self.ends, self.side
        count = 0
        for other in others:
            first, last = _asked_days(other, side)
            place = bisect_right(starts, last.toordinal()) - 1
            count += place >= 0 and ends[place] >= first.toordinal()
        return count

    def covered(self, start: date, length: int) -> bytes:
        """Each of so many days from a day on: 1 where it lies in a window, else 0."""
        covered = bytearray(length)
        zero = start.toordinal()
        for first, last in zip(self.starts, self.ends, strict=True):
            low, high = max(0, first - zero), min(length, last - zero + 1)
            if low < high:
                covered[low:high] = b"\1" * (high - low)
        return bytes(covered)


def _apart(one: Happening, other: Happening) -> int:
    return max(0, (other.first - one.last).days, (one.first - other.last).days)


def _chance(covered: bytes, seconds: Sequence[Happening], side: Side, start: date, near: int) -> Chance:
    """Every shift of the second kind, by whole days, round the time."""
    length = len(covered)
    places: dict[int, list[int]] = defaultdict(lambda: [0] * length)
    for one in seconds:
        at = ((one.last if side is Side.BEFORE else one.first) - start).days
        places[(one.last - one.first).days if side is Side.AROUND else 0][at] += 1
    counts = [0] * length
    for lasts, days in places.items():
        counts = list(map(add, counts, _on_every_shift(_touching(covered, lasts), days)))
    return Chance(sum(map(near.__le__, counts)), length)


def _on_every_shift(mask: bytes, at: Sequence[int]) -> tuple[int, ...]:
    """For each shift round the ring, how many of the events that stand `at` the days fall on a day of the mask.

    This is a cyclic correlation of whole numbers. Both are written as the digits of one large number each, so that a
    single multiplication adds everything up, exactly: a digit has room for the number of events, and none can grow
    past that. What runs over the end of the ring stands in the lower half of the product, and is added to the upper.
    """
    length = len(mask)
    total = sum(at)
    size, code = next((size, code) for size, code in _DIGITS if total < 1 << 8 * size)
    digits = bytearray(size * length)
    digits[::size] = mask
    turned = int.from_bytes(struct.pack(f"<{length}{code}", *reversed(at)), "little")
    product = int.from_bytes(digits, "little") * turned
    last = 8 * size * (length - 1)
    counts = (product >> last) + ((product & ((1 << last) - 1)) << 8 * size)
    return struct.unpack(f"<{length}{code}", counts.to_bytes(size * length, "little"))


_DIGITS = ((1, "B"), (2, "H"), (4, "I"))
"""How many bytes a digit can have, and the letter that `struct` has for it."""


def _touching(covered: bytes, lasts: int) -> bytes:
    """Each day: whether something that begins on it, and lasts so many days more, touches a covered day.

    What would run over the end goes on at the beginning. The days are the digits of one number: moved down by so many
    digits and laid over itself, it covers so many days more at the front of each window.
    """
    length = len(covered)
    if lasts + 1 >= length:
        return bytes([any(covered)]) * length
    ring = int.from_bytes(covered * 2, "little")
    done = 1
    while done <= lasts:
        step = min(done, lasts + 1 - done)
        ring |= ring >> 8 * step
        done += step
    return ring.to_bytes(2 * length, "little")[:length]
