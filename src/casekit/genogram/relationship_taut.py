"""A rough way drawn taut: few corners, short, clear of everything, at no line's side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import acos, fsum, hypot, pi

from casekit.genogram.grid import Grid
from casekit.genogram.relationship_ground import (
    BoxTuple,
    Ground,
    Stretch,
    Symbol,
    beside,
    boxes_meet,
    distance,
    grown,
    meeting,
    meets_box,
)
from casekit.pictures.canvas import Point

APART = 3.5
"""How far two lines that run side by side stay from each other."""
BEND = 26.0
_TURNED = 50.0
_HOOK = 220.0
_HOOKED = 0.55
_SHORT = 18.0
_FAMILY_CROSSED = 6.0
CROSSED = 60.0
_GRAZED = 45.0
_OUTLINE_CROSSED = 1.0
_ON_OUTLINE = 40.0
_CROWDED_END = 80.0
_CROWDED = 7.0
_LEAVING = 16.0
_MOST_CORNERS = 16
_FROM_END = 14
_ANY = 1000
_NEXT = 14
_STEPS = (12.0, 6.0, 3.0)
_ROUNDS = 5
_FEW_CORNERS = 8


def aims(symbol: Symbol) -> list[Point]:
    """Points inside a symbol that a line may aim at, the middle first."""
    x, y = symbol.middle
    by = (symbol.box[2] - symbol.box[0]) * 0.27
    ways = ((0, 0), (0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
    return [(x + by * dx, y + by * dy) for dx, dy in ways]


_Choice = tuple[float, int, Point]
"""The cost so far, the place of the corner before (-1: none), and the point aimed at in the symbol."""


@dataclass(frozen=True, slots=True)
class Task:
    """Between which symbols a line goes, half its width, and how far it stays from symbols and words besides."""

    one: Symbol
    two: Symbol
    reach: float
    room: float


class Taut:
    """Judges and betters the way of one line."""

    def __init__(self, ground: Ground, task: Task, region: BoxTuple) -> None:
        self.one, self.two = one, two = task.one, task.two
        reach, apart = task.reach, APART
        clear, field = reach + task.room, grown(region, 30.0)
        others = [symbol.box for symbol in ground.symbols.values() if symbol is not one and symbol is not two]
        blocks = [grown(box, clear) for box in (*ground.words, *others)]
        self.blocks = [box for box in blocks if boxes_meet(box, field)]
        self.reach = reach
        self.own = tuple(grown(symbol.box, max(1.0, reach - 1.0)) for symbol in (one, two))
        self.taken = [(stretch, reach + other + apart) for stretch, other in ground.taken]
        lines: list[tuple[Stretch, float, float, float | None]] = []
        lines += [(stretch, reach + apart, _FAMILY_CROSSED, None) for stretch in ground.family]
        lines += [(stretch, far, CROSSED, None) for stretch, far in self.taken]
        lines += [(stretch, reach + 2.0, _OUTLINE_CROSSED, _ON_OUTLINE) for stretch in ground.outlines]
        boxed = ((grown(_box_of(stretch), far), stretch, far, across, along) for stretch, far, across, along in lines)
        self.lines = [one for one in boxed if boxes_meet(one[0], field)]
        self.ends = [end for stretch in ground.family for end in stretch if _holds(field, end)]
        self.walls, self.near = Grid(), Grid()
        for place, block in enumerate(self.blocks):
            self.walls.add(place, block)
        for place, one_line in enumerate(self.lines):
            self.near.add(place, one_line[0])
        self.crowded: dict[Point, float] = {}
        self.known: dict[tuple[Stretch, int], float | None] = {}

    def straight(self, start: Point, end: Point) -> Stretch | None:
        """From outline to outline on the straight way between two points inside the symbols."""
        first, last = self.one.edge(end, start), self.two.edge(start, end)
        return (first, last) if first is not None and last is not None and first != last else None

    def best_straight(self) -> Stretch | None:
        """The best straight line between the two, or `None` where none is free."""
        best: tuple[float, Stretch] | None = None
        for a, start in enumerate(aims(self.one)):
            for b, end in enumerate(aims(self.two)):
                line = self.straight(start, end)
                bad = line is None or any(self._grazes(*one) for one in self._ends_of(line))
                cost = None if bad or line is None else self.cost(line)
                if line is not None and cost is not None:
                    cost += (0.0 if a == b == 0 else 3.0 if a == b else 8.0) + self._crowding(line[0], line[1])
                    if best is None or cost < best[0] - 1e-6:
                        best = (cost, line)
        return best[1] if best is not None else None

    def _ends_of(self, line: Stretch) -> tuple[tuple[Symbol, Point, Point], ...]:
        """Both symbols with where a straight line leaves them, and for where."""
        return (self.one, line[0], line[1]), (self.two, line[1], line[0])

    def cost(self, line: Stretch, inner: int = 0) -> float | None:
        """What a straight stretch costs; `None` where it may not lie.

        `inner` says whose own symbol it must keep clear of: 1 the first, 2 the second, 3 both.
        """
        known = self.known.get((line, inner), -1.0)
        if known != -1.0:
            return known
        found = self._cost(line, inner)
        self.known[line, inner] = found
        return found

    def _cost(self, line: Stretch, inner: int) -> float | None:
        (x1, y1), (x2, y2) = line
        left, right = (x1, x2) if x1 < x2 else (x2, x1)
        top, bottom = (y1, y2) if y1 < y2 else (y2, y1)
        around = left, top, right, bottom
        for place in self.walls.near(around):
            box = self.blocks[place]
            if box[0] < right and left < box[2] and box[1] < bottom and top < box[3] and meets_box(line, box):
                return None
            if (
                (left == right or top == bottom)
                and box[0] <= left <= right <= box[2]
                and box[1] <= top <= bottom <= box[3]
            ):
                return None
        if inner & 1 and meets_box(line, self.own[0]):
            return None
        if inner & 2 and meets_box(line, self.own[1]):
            return None
        cost = hypot(x2 - x1, y2 - y1)
        for place in self.near.near(around):
            (far_left, far_top, far_right, far_bottom), stretch, apart, across, along = self.lines[place]
            if far_left > right or left > far_right or far_top > bottom or top > far_bottom:
                continue
            if beside(line, stretch, apart):
                if along is None:
                    return None
                cost += along
            if meeting(line, stretch) is not None:
                cost += across
            elif across == CROSSED and _apart(line, stretch) < apart - 1.0:
                cost += _GRAZED
        return cost

    def free(self, line: Stretch) -> bool:
        """Whether a short stretch runs along no line."""
        (x1, y1), (x2, y2) = line
        left, right = (x1, x2) if x1 < x2 else (x2, x1)
        top, bottom = (y1, y2) if y1 < y2 else (y2, y1)
        for place in self.near.near((left, top, right, bottom)):
            box, stretch, apart, _, along = self.lines[place]
            near = along is None and box[0] <= right and left <= box[2] and box[1] <= bottom and top <= box[3]
            if near and beside(line, stretch, apart):
                return False
        return True

    def _crowding(self, *ends: Point) -> float:
        """What is against these ends: another line's end or side is near."""
        return fsum(self._crowded(end) for end in ends)

    def _crowded(self, end: Point) -> float:
        known = self.crowded.get(end)
        if known is None:
            x, y = end
            ends = any(abs(x - at) < _CROWDED and abs(y - down) < _CROWDED for at, down in self.ends)
            sides = any(distance(end, stretch) < apart for stretch, apart in self.taken)
            known = self.crowded[end] = _CROWDED_END * (ends + 2 * sides)
        return known

    def drawn(self, rough: Sequence[Point]) -> list[Point] | None:
        """The best line with corners of a rough way, then with its corners moved; `None` where none is free."""
        outside = [point for point in rough if not self._in_own(point)]
        chosen = self._chosen(_corners(outside), _ANY)
        if chosen is None:
            round_about = [*self._round(self.one), *outside, *self._round(self.two)]
            chosen = self._chosen(round_about, _NEXT)
        if chosen is None:
            return None
        start, middle, end = chosen
        middle = self._bettered(start, middle, end)
        return self._whole(start, middle, end)

    def _round(self, symbol: Symbol) -> list[Point]:
        """Points round a symbol from which a line can go straight to it."""
        (x, y), half = symbol.middle, (symbol.box[2] - symbol.box[0]) / 2 + self.reach + _LEAVING
        ways = ((0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1))
        return [(x + half * dx, y + half * dy) for dx, dy in ways]

    def _in_own(self, point: Point) -> bool:
        return any(box[0] < point[0] < box[2] and box[1] < point[1] < box[3] for box in self.own)

    def _chosen(self, corners: list[Point], farthest: int) -> tuple[Point, list[Point], Point] | None:
        """The cheapest choice among the corners, by dynamic programming, with the points aimed at."""
        best: list[_Choice | None] = []
        for place, corner in enumerate(corners):
            found = self._first(corner) if place <= _FROM_END else None
            for earlier in range(max(0, place - farthest), place):
                before = best[earlier]
                cost = self.cost((corners[earlier], corner), 3) if before is not None else None
                if before is not None and cost is not None:
                    came = before[2] if before[1] < 0 else corners[before[1]]
                    cost += turning(came, corners[earlier], corner)
                    found = _cheaper(found, (cost + before[0] + BEND, earlier, before[2]))
            best.append(found)
        last = self._last(corners, best)
        if last is None:
            return None
        middle: list[Point] = []
        place, start = last[1], last[2]
        while place >= 0 and (here := best[place]) is not None:
            middle.append(corners[place])
            place, start = here[1], here[2]
        return start, middle[::-1], last[2]

    def _first(self, corner: Point) -> _Choice | None:
        """The best way from the first symbol straight to a corner."""
        found: _Choice | None = None
        for number, aim in enumerate(aims(self.one)):
            cost = self._end_cost(self.one, corner, aim, number, 2)
            found = _cheaper(found, (cost, -1, aim)) if cost is not None else found
        return found

    def _last(self, corners: Sequence[Point], best: Sequence[_Choice | None]) -> _Choice | None:
        """The best corner from which to go straight to the second symbol."""
        found: _Choice | None = None
        for place in range(max(0, len(corners) - _FROM_END), len(corners)):
            before = best[place]
            for number, aim in enumerate(aims(self.two) if before is not None else ()):
                cost = self._end_cost(self.two, corners[place], aim, number, 1)
                if before is not None and cost is not None:
                    came = before[2] if before[1] < 0 else corners[before[1]]
                    cost += turning(came, corners[place], aim)
                    found = _cheaper(found, (cost + before[0] + BEND, place, aim))
        return found

    def _end_cost(self, symbol: Symbol, corner: Point, aim: Point, number: int, inner: int) -> float | None:
        edge = symbol.edge(corner, aim)
        if edge is None or self._grazes(symbol, edge, corner):
            return None
        cost = self.cost((corner, edge), inner)
        if cost is None:
            return None
        short = _SHORT if hypot(corner[0] - edge[0], corner[1] - edge[1]) < _SHORT else 0.0
        return cost + short + self._crowding(edge) + (0.0 if number == 0 else 2.0)

    def _grazes(self, symbol: Symbol, edge: Point, corner: Point) -> bool:
        """Whether a line that leaves a symbol here stays so near to its outline that its marks would lie on it."""
        if not (symbol.round or symbol.square):
            return False
        length = max(0.01, hypot(corner[0] - edge[0], corner[1] - edge[1]))
        part = min(1.0, _LEAVING / length)
        point = edge[0] + part * (corner[0] - edge[0]), edge[1] + part * (corner[1] - edge[1])
        return symbol.away(point) < min(0.6 * part * length, self.reach + 1.0)

    def _whole(self, start: Point, middle: Sequence[Point], end: Point) -> list[Point] | None:
        first, last = self.one.edge(middle[0], start), self.two.edge(middle[-1], end)
        return [first, *middle, last] if first is not None and last is not None else None

    def _total(self, start: Point, middle: Sequence[Point], end: Point) -> float | None:
        whole = self._whole(start, middle, end)
        if whole is None:
            return None
        if self._grazes(self.one, whole[0], whole[1]) or self._grazes(self.two, whole[-1], whole[-2]):
            return None
        total = self._crowding(whole[0], whole[-1])
        last = len(whole) - 2
        for place, stretch in enumerate(pairwise(whole)):
            cost = self.cost(stretch, (1 if place else 0) | (2 if place < last else 0))
            if cost is None:
                return None
            total += cost + (_SHORT if cost < _SHORT else 0.0)
        for before, corner, after in zip(whole, whole[1:], whole[2:], strict=False):
            total += BEND * 0.4 + 1.8 * turning(before, corner, after)
        return total

    def _bettered(self, start: Point, middle: list[Point], end: Point) -> list[Point]:
        """Move corners in small steps while that makes the line better."""
        best = self._total(start, middle, end)
        if best is None:
            return middle
        many = len(middle) > _FEW_CORNERS
        for step in _STEPS[:1] if many else _STEPS:
            for _ in range(1 if many else _ROUNDS):
                moved = False
                for place, (x, y) in enumerate(middle):
                    for dx, dy in _around(step):
                        tried = [*middle[:place], (x + dx, y + dy), *middle[place + 1 :]]
                        cost = self._total(start, tried, end)
                        if cost is not None and cost < best - 0.3:
                            middle, best, moved = tried, cost, True
                            break
                if not moved:
                    break
        return middle


def _apart(one: Stretch, two: Stretch) -> float:
    """How far two stretches that do not meet are from each other."""
    return min(
        *(distance(end, two) for end in one),
        *(distance(end, one) for end in two),
    )


def _box_of(one: Stretch) -> BoxTuple:
    (x1, y1), (x2, y2) = one
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _holds(box: BoxTuple, point: Point) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _around(step: float) -> Iterator[Point]:
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1)):
        yield dx * step, dy * step


def _cheaper(one: _Choice | None, two: _Choice) -> _Choice:
    """The cheaper choice, the first of two that cost the same."""
    return two if one is None or two[0] < one[0] - 1e-6 else one


def turning(before: Point, corner: Point, after: Point) -> float:
    """What is against the turn of a line at a corner; most against one that goes nearly back."""
    turn = _turn(before, corner, after)
    return _TURNED * turn * turn + _HOOK * max(0.0, turn - _HOOKED)


def _turn(before: Point, corner: Point, after: Point) -> float:
    """How much a line turns at a corner: 0 straight on, 1 right back."""
    first = (corner[0] - before[0], corner[1] - before[1])
    second = (after[0] - corner[0], after[1] - corner[1])
    size = hypot(*first) * hypot(*second)
    if size < 1e-9:
        return 0.0
    cosine = (first[0] * second[0] + first[1] * second[1]) / size
    return acos(max(-1.0, min(1.0, cosine))) / pi


def _corners(rough: Sequence[Point]) -> list[Point]:
    """The corners of a rough way and some points between them, not more than are soon looked at."""
    if len(rough) <= _MOST_CORNERS:
        return list(rough)
    turning = [
        place for place in range(1, len(rough) - 1) if _turn(rough[place - 1], rough[place], rough[place + 1]) > 1e-6
    ]
    kept = {0, len(rough) - 1, *turning}
    if len(kept) > 2 * _MOST_CORNERS:
        ordered = sorted(kept)
        kept = {ordered[place * (len(ordered) - 1) // (2 * _MOST_CORNERS)] for place in range(2 * _MOST_CORNERS + 1)}
    spare = max(0, _MOST_CORNERS - len(kept))
    kept.update(len(rough) * part // (spare + 1) for part in range(1, spare + 1))
    return [rough[place] for place in sorted(kept) if place < len(rough)]
