"""Ways between members of a household who stand apart: short corridors with few bends that leave everybody else out.

Dijkstra's algorithm (1959) on the sparse grid of the edges of everything in the way, as in the routing of orthogonal
connectors (Wybrow, Marriott and Stuckey 2010).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise

from casekit.genogram.household_ground import LABEL_AIR, Rules
from casekit.genogram.household_outline import Boxes, BoxTuple, grown, meets
from casekit.pictures.canvas import Point

BEND = 60.0
REACH = 240.0
LONGEST = 900.0
"""The longest corridor, each bend counted as `BEND`; those who live further apart get outlines of their own."""
HALVES = (10.0, 7.0, 5.0)
"""Half the width of a corridor: the widest that finds a way."""
_State = tuple[int, int, int]


def band(rules: Rules, one: BoxTuple, two: BoxTuple) -> BoxTuple | None:
    """The widest straight band between two boxes of different rows, over free ground; `None` if there is none."""
    upper, lower = sorted((one, two), key=lambda box: box[1])
    left, right = max(one[0], two[0]), min(one[2], two[2])
    if upper[3] > lower[1] or right - left < 2 * HALVES[-1]:
        return None
    top, bottom = upper[3], lower[1]
    shut = [grown(box, rules.air) for box in rules.others]
    shut += [grown(box, LABEL_AIR) for box in rules.words]
    cuts = sorted((box[0], box[2]) for box in shut if meets(box, (left, top, right, bottom)))
    free, start = [], left
    for low, high in cuts:
        free.append((start, low))
        start = max(start, high)
    free.append((start, right))
    whole = (left, upper[1], right, lower[3])
    if rules.free((left, top, right, bottom), (one, two)):
        return whole
    widest = max(free, key=lambda span: span[1] - span[0])
    if widest[1] - widest[0] < 2 * HALVES[-1]:
        return None
    return widest[0], whole[1], widest[1], whole[3]


def corridor(rules: Rules, region: Boxes, targets: Sequence[BoxTuple], half: float) -> tuple[float, Boxes] | None:
    """The cheapest corridor from a region to one of the boxes, and what it costs; `None` if all ways are shut."""
    reach = (*region, *targets)
    window = grown(_round(reach), REACH)
    shut = [grown(box, rules.air + half) for box in rules.others]
    shut += [grown(box, LABEL_AIR + half) for box in rules.words]
    shut = [box for box in shut if meets(box, window)]
    starts, ends = [_core(box, half) for box in region], [_core(box, half) for box in targets]
    return _Search(shut, starts, ends, window).found(half)


class _Search:
    """One search; states are places on the grid with the direction of the last stretch (0 level, 1 upright)."""

    def __init__(self, shut: list[BoxTuple], starts: list[BoxTuple], ends: list[BoxTuple], window: BoxTuple) -> None:
        boxes = (*shut, *starts, *ends)
        self.xs = sorted({round(x, 2) for box in boxes for x in (box[0], box[2]) if window[0] <= x <= window[2]})
        self.ys = sorted({round(y, 2) for box in boxes for y in (box[1], box[3]) if window[1] <= y <= window[3]})
        self.ends = self._places(ends)
        self.starts = self._places(starts)
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
        queue: list[tuple[float, _State]] = [(0.0, (i, j, way)) for i, j in sorted(self.starts) for way in (0, 1)]
        best = {state: 0.0 for _, state in queue}
        back: dict[_State, _State] = {}
        while queue:
            cost, state = heappop(queue)
            if cost > best[state]:
                continue
            i, j, way = state
            if (i, j) in self.ends:
                return cost, self._boxes(state, back, half)
            for ni, nj, new in ((i - 1, j, 0), (i + 1, j, 0), (i, j - 1, 1), (i, j + 1, 1)):
                if not (0 <= ni < len(self.xs) and 0 <= nj < len(self.ys)):
                    continue
                if (min(i, ni), min(j, nj)) in (self.upright if new else self.level):
                    continue
                length = abs(self.xs[ni] - self.xs[i]) + abs(self.ys[nj] - self.ys[j])
                total = cost + length + (BEND if new != way else 0.0)
                if total <= LONGEST and total < best.get((ni, nj, new), LONGEST + 1.0):
                    best[ni, nj, new] = total
                    back[ni, nj, new] = state
                    heappush(queue, (total, (ni, nj, new)))
        return None

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


def _round(boxes: Sequence[BoxTuple]) -> BoxTuple:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
