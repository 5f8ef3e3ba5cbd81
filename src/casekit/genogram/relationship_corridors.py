"""A rough way from one person to another over a grid of corridors, round everything that stands in between.

The grid's lines lie along the edges of what must be kept clear of, with further lines between them, so that even a
narrow space between two labels has a way through. The search is A* (Hart, Nilsson and Raphael 1968) in whole numbers,
so that it comes out the same on every machine.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from heapq import heappop, heappush
from math import hypot

from casekit.genogram.relationship_ground import BoxTuple, boxes_meet, grown
from casekit.pictures.canvas import Point
from casekit.pictures.stretches import Stretch, distance

_UNIT = 16
_NEAREST = 2.0
_MERGED = 4.0
_WIDEST_X = 40.0
_WIDEST_Y = 22.0
_NEVER = 1 << 60
_HASTE = 1.25
"""How much more the way still to go counts than the way so far: fewer ways are looked at, and one is found sooner."""


class Corridors:
    """The grid for one line in one region of the picture; `step` says what a step near lines costs."""

    def __init__(
        self,
        region: BoxTuple,
        blocks: Sequence[BoxTuple],
        through: Iterable[Point],
        step: Callable[[Stretch], float | None],
    ) -> None:
        near = [box for box in blocks if boxes_meet(box, region)]
        extra = list(through)
        self.xs = _lines([x for box in near for x in (box[0], box[2])], [x for x, _ in extra], region[0::2], _WIDEST_X)
        self.ys = _lines([y for box in near for y in (box[1], box[3])], [y for _, y in extra], region[1::2], _WIDEST_Y)
        self.wide, self.high = len(self.xs), len(self.ys)
        size = self.wide * self.high
        self.point, self.across, self.down, self.cell = (bytearray(size) for _ in range(4))
        """Whether a grid point, the way right of it, the way below it, and the square between them are blocked."""
        self.near = [0.0] * size
        """What it costs beyond its length to go near a line, for each grid point."""
        self.step = step
        self.tried: dict[tuple[int, int], float | None] = {}
        for box in near:
            self._block(grown(box, -_NEAREST))

    def _block(self, box: BoxTuple) -> None:
        left, right = bisect_right(self.xs, box[0]), bisect_left(self.xs, box[2])
        top, bottom = bisect_right(self.ys, box[1]), bisect_left(self.ys, box[3])
        first, last = max(0, left - 1), min(right, self.wide - 1)
        for row in range(max(0, top - 1), min(bottom, self.high - 1)):
            base = row * self.wide
            self.cell[base + first : base + last] = b"\1" * (last - first)
            if left < right:
                self.down[base + left : base + right] = b"\1" * (right - left)
        for row in range(top, bottom):
            base = row * self.wide
            self.across[base + first : base + last] = b"\1" * (last - first)
            if left < right:
                self.point[base + left : base + right] = b"\1" * (right - left)

    def avoid(self, lines: Iterable[tuple[Stretch, float]], cost: float) -> None:
        """Make it dear, by so much for each unit of length, to go within a distance of some lines."""
        near, wide, xs, ys = self.near, self.wide, self.xs, self.ys
        for stretch, room in lines:
            (x1, y1), (x2, y2) = stretch
            first, last = bisect_left(xs, min(x1, x2) - room), bisect_right(xs, max(x1, x2) + room)
            if first == last:
                continue
            straight = x1 == x2 or y1 == y2
            for row in range(bisect_left(ys, min(y1, y2) - room), bisect_right(ys, max(y1, y2) + room)):
                base = row * wide
                for column in range(first, last):
                    if near[base + column] < cost and (straight or distance((xs[column], ys[row]), stretch) < room):
                        near[base + column] = cost

    def _inside(self, box: BoxTuple) -> list[int]:
        columns = range(bisect_left(self.xs, box[0]), bisect_right(self.xs, box[2]))
        rows = range(bisect_left(self.ys, box[1]), bisect_right(self.ys, box[3]))
        return [row * self.wide + column for row in rows for column in columns]

    def way(self, start: BoxTuple, end: BoxTuple) -> list[Point] | None:
        """The cheapest way from a point in one box to a point in another; `None` where there is none."""
        goals = {place for place in self._inside(end) if not self.point[place]}
        best: dict[int, int] = {}
        came: dict[int, int] = {}
        still: dict[int, int] = {}
        queue: list[tuple[int, int]] = []
        left = self._left(end)
        for place in self._inside(start):
            if not self.point[place]:
                best[place] = 0
                still[place] = left(place)
                heappush(queue, (still[place], place))
        done = bytearray(self.wide * self.high)
        while queue:
            _, place = heappop(queue)
            if done[place]:
                continue
            done[place] = 1
            if place in goals:
                return self._traced(place, came)
            here = best[place]
            for other, length in self._steps(place, done):
                known = best.get(other, _NEVER)
                if here + length * _UNIT >= known:
                    continue
                cost = self._cost(place, other, length)
                if cost and here + cost < known:
                    if known == _NEVER:
                        still[other] = left(other)
                    best[other] = here + cost
                    came[other] = place
                    heappush(queue, (here + cost + still[other], other))
        return None

    def _left(self, end: BoxTuple) -> Callable[[int], int]:
        """How far it still is, at least, from a place to a box."""
        across = [end[0] - x if x < end[0] else max(0.0, x - end[2]) for x in self.xs]
        down = [end[1] - y if y < end[1] else max(0.0, y - end[3]) for y in self.ys]
        wide, scale = self.wide, _UNIT * _HASTE

        def left(place: int) -> int:
            return int(hypot(across[place % wide], down[place // wide]) * scale)

        return left

    def _steps(self, place: int, done: bytearray) -> list[tuple[int, float]]:
        """Where a way may go on from a place to one that is not done, and how far that is."""
        wide, xs, ys, cell = self.wide, self.xs, self.ys, self.cell
        row, column = divmod(place, wide)
        right = xs[column + 1] - xs[column] if column + 1 < wide else 0.0
        left = xs[column] - xs[column - 1] if column else 0.0
        below = ys[row + 1] - ys[row] if row + 1 < self.high else 0.0
        above = ys[row] - ys[row - 1] if row else 0.0
        found = []
        if right and not self.across[place] and not done[place + 1]:
            found.append((place + 1, right))
        if left and not self.across[place - 1] and not done[place - 1]:
            found.append((place - 1, left))
        if below:
            if not self.down[place] and not done[place + wide]:
                found.append((place + wide, below))
            if right and not cell[place] and not done[place + wide + 1]:
                found.append((place + wide + 1, hypot(right, below)))
            if left and not cell[place - 1] and not done[place + wide - 1]:
                found.append((place + wide - 1, hypot(left, below)))
        if above:
            if not self.down[place - wide] and not done[place - wide]:
                found.append((place - wide, above))
            if right and not cell[place - wide] and not done[place - wide + 1]:
                found.append((place - wide + 1, hypot(right, above)))
            if left and not cell[place - wide - 1] and not done[place - wide - 1]:
                found.append((place - wide - 1, hypot(left, above)))
        return found

    def _cost(self, place: int, other: int, length: float) -> int:
        """What a step costs; 0 for one that would run along a line."""
        one, two = self.near[place], self.near[other]
        if not one and not two:
            return max(1, int(length * _UNIT))
        pair = (place, other) if place < other else (other, place)
        if pair not in self.tried:
            self.tried[pair] = self.step((self._at(pair[0]), self._at(pair[1])))
        crossed = self.tried[pair]
        return 0 if crossed is None else max(1, int((length * (1.0 + min(one, two)) + crossed) * _UNIT))

    def _at(self, place: int) -> Point:
        return self.xs[place % self.wide], self.ys[place // self.wide]

    def _traced(self, place: int, came: dict[int, int]) -> list[Point]:
        places = [place]
        while places[-1] in came:
            places.append(came[places[-1]])
        return [self._at(one) for one in reversed(places)]


def _lines(edges: list[float], needed: list[float], limits: Sequence[float], widest: float) -> list[float]:
    """Grid lines: those needed, those along edges, the limits, and more where two would be far apart."""
    low, high = limits
    fixed = sorted({value for value in (*needed, low, high) if low <= value <= high})
    merged: list[float] = []
    for value in sorted({*fixed, *(edge for edge in edges if low < edge < high)}):
        if not merged or value - merged[-1] >= _MERGED:
            merged.append(value)
        elif value in fixed and merged[-1] not in fixed:
            merged[-1] = value
    found = merged[:1]
    for value in merged[1:]:
        parts = int((value - found[-1]) // widest) + 1
        start = found[-1]
        found += [start + (value - start) * part / parts for part in range(1, parts)]
        found.append(value)
    return found
