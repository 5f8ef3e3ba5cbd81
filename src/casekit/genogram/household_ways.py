"""Ways between members of a household who stand apart: short corridors with few bends that leave everybody else out.

Dijkstra's algorithm (1959) on the sparse grid of the edges of everything in the way, as in the routing of orthogonal
connectors (Wybrow, Marriott and Stuckey 2010).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise

from casekit.genogram.household_ground import Rules
from casekit.genogram.household_outline import Boxes, BoxTuple, grown, meets, round_all
from casekit.pictures.canvas import Point

BEND = 60.0
REACH = 150.0
LONGEST = 640.0
"""The longest corridor, each bend counted as `BEND`; those who live further apart get outlines of their own."""
HALVES = (7.0, 5.0)
"""Half the width of a corridor: the widest that finds a way."""


def band(rules: Rules, one: BoxTuple, two: BoxTuple) -> BoxTuple | None:
    """The widest straight band between two boxes of different rows, over free ground; `None` if there is none."""
    upper, lower = sorted((one, two), key=lambda box: box[1])
    left, right = max(one[0], two[0]), min(one[2], two[2])
    if upper[3] > lower[1] or right - left < 2 * HALVES[-1]:
        return None
    top, bottom = upper[3], lower[1]
    between = (left, top, right, bottom)
    shut = (*rules.shut, *rules.words, *rules.avoid)
    cuts = sorted((box[0], box[2]) for box in shut if meets(box, between))
    free, start = [], left
    for low, high in cuts:
        free.append((start, low))
        start = max(start, high)
    free.append((start, right))
    whole = (left, upper[1], right, lower[3])
    if rules.free(between, (one, two)) and not any(meets(box, between) for box in rules.avoid):
        return whole
    widest = max(free, key=lambda span: span[1] - span[0])
    if widest[1] - widest[0] < 2 * HALVES[-1]:
        return None
    return widest[0], whole[1], widest[1], whole[3]


def corridor(rules: Rules, region: Boxes, targets: Sequence[BoxTuple], half: float) -> tuple[float, Boxes] | None:
    """The cheapest corridor from a region to one of the boxes, and what it costs; `None` if all ways are shut."""
    reach = (*region, *targets)
    window = grown(round_all(reach), REACH)
    shut = [grown(box, half) for box in (*rules.shut, *rules.words, *rules.avoid)]
    shut = [box for box in shut if meets(box, window)]
    starts, ends = [_core(box, half) for box in region], [_core(box, half) for box in targets]
    return _Search(shut, starts, ends, window).found(half)


class _Search:
    """One search on a grid whose places are numbered down each column; a state is twice the place, and one more where
    the last stretch was upright.
    """

    def __init__(self, shut: list[BoxTuple], starts: list[BoxTuple], ends: list[BoxTuple], window: BoxTuple) -> None:
        boxes = (*shut, *starts, *ends)
        self.xs = sorted({round(x, 2) for box in boxes for x in (box[0], box[2]) if window[0] <= x <= window[2]})
        self.ys = sorted({round(y, 2) for box in boxes for y in (box[1], box[3]) if window[1] <= y <= window[3]})
        self.wide, self.high = len(self.xs), len(self.ys)
        size = self.wide * self.high
        self.targets = ends
        self.ends, self.starts = self._places(ends), self._places(starts)
        self.level, self.upright = bytearray(size), bytearray(size)
        """Whether the stretch right of a place, and the one below it, is shut."""
        for box in shut:
            self._shut(box)

    def _places(self, boxes: list[BoxTuple]) -> bytearray:
        found, high = bytearray(self.wide * self.high), self.high
        for left, top, right, bottom in boxes:
            first, last = bisect_left(self.ys, top - 0.02), bisect_right(self.ys, bottom + 0.02)
            for i in range(bisect_left(self.xs, left - 0.02), bisect_right(self.xs, right + 0.02)):
                if first < last:
                    found[i * high + first : i * high + last] = b"\1" * (last - first)
        return found

    def _edge(self) -> list[int]:
        """The places of the start that have a neighbour outside of it, or the end of the grid."""
        found, starts, high = [], self.starts, self.high
        place = starts.find(1)
        while place >= 0:
            i, j = divmod(place, high)
            inner = 0 < i < self.wide - 1 and 0 < j < high - 1
            if not (
                inner and starts[place - 1] and starts[place + 1] and starts[place - high] and starts[place + high]
            ):
                found.append(place)
            place = starts.find(1, place + 1)
        return found

    def _shut(self, box: BoxTuple) -> None:
        """Shut the stretches that run through a box, each at its left or upper end."""
        first, last = bisect_right(self.xs, box[0] + 0.02), bisect_left(self.xs, box[2] - 0.02)
        top, bottom = bisect_right(self.ys, box[1] + 0.02), bisect_left(self.ys, box[3] - 0.02)
        high, over = self.high, max(0, top - 1)
        if top < bottom:
            for i in range(max(0, first - 1), last):
                self.level[i * high + top : i * high + bottom] = b"\1" * (bottom - top)
        if over < bottom:
            for i in range(first, last):
                self.upright[i * high + over : i * high + bottom] = b"\1" * (bottom - over)

    def found(self, half: float) -> tuple[float, Boxes] | None:
        """The cheapest way; what is still to come is never less than the distance to the nearest end."""
        left, top, right, bottom = round_all(self.targets)
        across = [max(left - x, x - right, 0.0) for x in self.xs]
        down = [max(top - y, y - bottom, 0.0) for y in self.ys]
        high, ends = self.high, self.ends
        best = {2 * place + way: 0.0 for place in self._edge() for way in (0, 1)}
        queue = [(across[state // 2 // high] + down[state // 2 % high], 0.0, state) for state in best]
        heapify(queue)
        back: dict[int, int] = {}
        while queue:
            _, cost, state = heappop(queue)
            if cost > best[state]:
                continue
            place, way = state >> 1, state & 1
            if ends[place]:
                return cost, self._boxes(state, back, half)
            for other, length, new in self._next(place):
                total = cost + length + (BEND if new != way else 0.0)
                key = 2 * other + new
                if total < best.get(key, LONGEST + 1.0):
                    hope = total + across[other // high] + down[other % high]
                    if hope <= LONGEST:
                        best[key] = total
                        back[key] = state
                        heappush(queue, (hope, total, key))
        return None

    def _next(self, place: int) -> list[tuple[int, float, int]]:
        """Where a way may go on from a place: the place, how far it is, and whether level or upright."""
        xs, ys, high = self.xs, self.ys, self.high
        i, j = divmod(place, high)
        found = []
        if i and not self.level[place - high]:
            found.append((place - high, xs[i] - xs[i - 1], 0))
        if i + 1 < self.wide and not self.level[place]:
            found.append((place + high, xs[i + 1] - xs[i], 0))
        if j and not self.upright[place - 1]:
            found.append((place - 1, ys[j] - ys[j - 1], 1))
        if j + 1 < high and not self.upright[place]:
            found.append((place + 1, ys[j + 1] - ys[j], 1))
        return found

    def _at(self, state: int) -> Point:
        return self.xs[(state >> 1) // self.high], self.ys[(state >> 1) % self.high]

    def _boxes(self, state: int, back: dict[int, int], half: float) -> Boxes:
        corners: list[Point] = [self._at(state)]
        way = state & 1
        while state in back:
            if state & 1 != way:
                corners.append(self._at(state))
                way = state & 1
            state = back[state]
        corners.append(self._at(state))
        return tuple(
            grown((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])), half)
            for a, b in pairwise(corners)
        )


def _core(box: BoxTuple, half: float) -> BoxTuple:
    """Where the middle line of a corridor may end in a box."""
    x, y = min(half, (box[2] - box[0]) / 2), min(half, (box[3] - box[1]) / 2)
    return box[0] + x, box[1] + y, box[2] - x, box[3] - y
