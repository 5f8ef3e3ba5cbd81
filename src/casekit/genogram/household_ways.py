"""Ways between members of a household who stand apart: short corridors with few bends that leave everybody else out.

Dijkstra's algorithm (1959) on the sparse grid of the edges of everything in the way, as in the routing of orthogonal
connectors (Wybrow, Marriott and Stuckey 2010).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
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
_State = tuple[int, int, int]


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
    """One search; states are places on the grid with the direction of the last stretch (0 level, 1 upright)."""

    def __init__(self, shut: list[BoxTuple], starts: list[BoxTuple], ends: list[BoxTuple], window: BoxTuple) -> None:
        boxes = (*shut, *starts, *ends)
        self.xs = sorted({round(x, 2) for box in boxes for x in (box[0], box[2]) if window[0] <= x <= window[2]})
        self.ys = sorted({round(y, 2) for box in boxes for y in (box[1], box[3]) if window[1] <= y <= window[3]})
        self.targets = ends
        self.ends = self._places(ends)
        starting = self._places(starts)
        beside = ((-1, 0), (1, 0), (0, -1), (0, 1))
        self.edge = sorted((i, j) for i, j in starting if any((i + di, j + dj) not in starting for di, dj in beside))
        self.level: set[tuple[int, int]] = set()
        self.upright: set[tuple[int, int]] = set()
        for box in shut:
            self._shut(box)

    def _places(self, boxes: list[BoxTuple]) -> set[tuple[int, int]]:
        found: set[tuple[int, int]] = set()
        for left, top, right, bottom in boxes:
            rows = range(bisect_left(self.ys, top - 0.02), bisect_right(self.ys, bottom + 0.02))
            columns = range(bisect_left(self.xs, left - 0.02), bisect_right(self.xs, right + 0.02))
            found.update((i, j) for i in columns for j in rows)
        return found

    def _shut(self, box: BoxTuple) -> None:
        """Shut the stretches that run through a box, named by their left or upper end."""
        first, last = bisect_right(self.xs, box[0] + 0.02), bisect_left(self.xs, box[2] - 0.02)
        top, bottom = bisect_right(self.ys, box[1] + 0.02), bisect_left(self.ys, box[3] - 0.02)
        self.level.update((i, j) for i in range(max(0, first - 1), last) for j in range(top, bottom))
        self.upright.update((i, j) for i in range(first, last) for j in range(max(0, top - 1), bottom))

    def found(self, half: float) -> tuple[float, Boxes] | None:
        """The cheapest way; what is still to come is never less than the distance to the nearest end."""
        left, top, right, bottom = round_all(self.targets)
        across = [max(left - x, x - right, 0.0) for x in self.xs]
        down = [max(top - y, y - bottom, 0.0) for y in self.ys]
        best: dict[_State, float] = {(i, j, way): 0.0 for i, j in self.edge for way in (0, 1)}
        queue = [(across[i] + down[j], 0.0, (i, j, way)) for i, j, way in best]
        heapify(queue)
        back: dict[_State, _State] = {}
        while queue:
            _, cost, state = heappop(queue)
            if cost > best[state]:
                continue
            i, j, way = state
            if (i, j) in self.ends:
                return cost, self._boxes(state, back, half)
            for ni, nj, length, new in self._next(i, j):
                total = cost + length + (BEND if new != way else 0.0)
                hope = total + across[ni] + down[nj]
                if hope <= LONGEST and total < best.get((ni, nj, new), LONGEST + 1.0):
                    best[ni, nj, new] = total
                    back[ni, nj, new] = state
                    heappush(queue, (hope, total, (ni, nj, new)))
        return None

    def _next(self, i: int, j: int) -> Iterator[tuple[int, int, float, int]]:
        """Where a way may go on from a place: the place, how far it is, and whether level or upright."""
        xs, ys = self.xs, self.ys
        if i and (i - 1, j) not in self.level:
            yield i - 1, j, xs[i] - xs[i - 1], 0
        if i + 1 < len(xs) and (i, j) not in self.level:
            yield i + 1, j, xs[i + 1] - xs[i], 0
        if j and (i, j - 1) not in self.upright:
            yield i, j - 1, ys[j] - ys[j - 1], 1
        if j + 1 < len(ys) and (i, j) not in self.upright:
            yield i, j + 1, ys[j + 1] - ys[j], 1

    def _boxes(self, state: _State, back: dict[_State, _State], half: float) -> Boxes:
        corners: list[Point] = [(self.xs[state[0]], self.ys[state[1]])]
        way = state[2]
        while state in back:
            before = back[state]
            if state[2] != way:
                corners.append((self.xs[state[0]], self.ys[state[1]]))
                way = state[2]
            state = before
        corners.append((self.xs[state[0]], self.ys[state[1]]))
        return tuple(
            grown((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])), half)
            for a, b in pairwise(corners)
        )


def _core(box: BoxTuple, half: float) -> BoxTuple:
    """Where the middle line of a corridor may end in a box."""
    x, y = min(half, (box[2] - box[0]) / 2), min(half, (box[3] - box[1]) / 2)
    return box[0] + x, box[1] + y, box[2] - x, box[3] - y
