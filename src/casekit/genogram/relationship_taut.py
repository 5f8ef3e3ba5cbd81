"""A rough way drawn taut: few corners, short, clear of everything, at no line's side."""

from collections.abc import Iterator, Sequence
from math import acos, dist, fsum, hypot, inf, pi

from casekit.genogram.relationship_ground import LEAVING, BoxTuple, Symbol, along
from casekit.genogram.relationship_judge import FAMILY_CROSSED, Judge
from casekit.pictures.canvas import Point
from casekit.pictures.stretches import Stretch

BEND = 26.0
_COUPLED, _BESIDE_COUPLE = 24.0, 170.0
_TURNED = 50.0
_HOOK = 220.0
_HOOKED = 0.55
_SHORT, _STUMP = 16.0, 160.0
_ASIDE = 2.0
OUTER = 4
"""The last aims in a symbol are the corners round all others."""
_MOST_CORNERS = 9
_FROM_END = 9
_ANY = 1000
_NEXT = 14
_STEPS = (12.0, 5.0)
_ROUNDS = 3
_FEW_CORNERS = 8
_BETTER = 0.3
"""A corner is moved where that gains so much."""
_HAIR = 0.1
"""By so much a bound is looser than it need be: numbers are rounded, and an outline lies a little within its circle."""


def aims(symbol: Symbol) -> list[Point]:
    """Points inside a symbol that a line may aim at, the middle first."""
    x, y = symbol.middle
    by = (symbol.box[2] - symbol.box[0]) * 0.27
    ways = ((0, 0), (0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
    return [(x + by * dx, y + by * dy) for dx, dy in ways]


_Choice = tuple[float, int, Point]
"""The cost so far, the place of the corner before (-1: none), and the point aimed at in the symbol."""


_Parts = tuple[list[Point], list[float], list[float], float, float]
"""A line's points, what each of its stretches and each turn at a point costs, what is against its ends, and the sum."""


class Taut:
    """Betters the way of one line."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.one, self.two, self.reach = judge.task.one, judge.task.two, judge.task.reach
        self.cost = judge.cost
        self._grazing: dict[tuple[Point, Point], bool] = {}
        self.starts, self.ends = aims(self.one), aims(self.two)

    def straight(self, start: Point, end: Point) -> Stretch | None:
        """From outline to outline on the straight way between two points inside the symbols."""
        first, last = self.one.edge(end, start), self.two.edge(start, end)
        return (first, last) if first is not None and last is not None and first != last else None

    def best_straight(self) -> tuple[float, Stretch] | None:
        """The best straight line between the two and what it costs, or `None` where none is free."""
        best: tuple[float, Stretch] | None = None
        least = _between(self.one.box, self.two.box) - 0.1
        starts, ends = aims(self.one)[-OUTER:], aims(self.two)[-OUTER:]
        for a, start in enumerate(self.starts):
            for b, end in enumerate(self.ends):
                against = 0.0 if a == b == 0 else 3.0 if a == b else 8.0
                if best is not None and least + against >= best[0]:
                    continue
                line = self.straight(start, end)
                if line is None or (best is not None and dist(*line) + against >= best[0]):
                    continue
                cost = self.cost(line)
                if cost is None and self.judge.shut(starts, ends):
                    return self._beside_couple(best)
                if cost is None or any(self._grazes(*one) for one in self._ends_of(line)):
                    continue
                free = cost - dist(*line) < 1.0
                cost += against + self._crowding(line[0], line[1])
                if best is None or cost < best[0] - 1e-6:
                    best = (cost, line)
                if free and a == b == 0:
                    return self._beside_couple(best)
        return self._beside_couple(best)

    def _beside_couple(self, found: tuple[float, Stretch] | None) -> tuple[float, Stretch] | None:
        """A line that runs close under or over a couple's line is hard to read: something is against it."""
        if found is None:
            return None
        cost, line = found
        near = max((along(line, one[4], _COUPLED) for one in self.judge.lines if one[6] == FAMILY_CROSSED), default=0.0)
        return cost + (_BESIDE_COUPLE if near > 0.4 * dist(*line) else 0.0), line

    def _ends_of(self, line: Stretch) -> tuple[tuple[Symbol, Point, Point], ...]:
        """Both symbols with where a straight line leaves them, and for where."""
        return (self.one, line[0], line[1]), (self.two, line[1], line[0])

    def _crowding(self, *ends: Point) -> float:
        """What is against these ends: another line's end or side is near."""
        return fsum(self.judge.crowded(end) for end in ends)

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
        (x, y), half = symbol.middle, (symbol.box[2] - symbol.box[0]) / 2 + self.reach + LEAVING
        ways = ((0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1))
        return [(x + half * dx, y + half * dy) for dx, dy in ways]

    def _in_own(self, point: Point) -> bool:
        return any(box[0] < point[0] < box[2] and box[1] < point[1] < box[3] for box in self.judge.own)

    def _chosen(self, corners: list[Point], farthest: int) -> tuple[Point, list[Point], Point] | None:
        """The cheapest choice among the corners, by dynamic programming, with the points aimed at."""
        best: list[_Choice | None] = []
        for place, corner in enumerate(corners):
            found = self._first(corner) if place <= _FROM_END else None
            for earlier in range(max(0, place - farthest), place):
                before = best[earlier]
                if before is None:
                    continue
                against = before[0] + BEND
                if found is not None and against + dist(corners[earlier], corner) >= found[0]:
                    continue
                came = before[2] if before[1] < 0 else corners[before[1]]
                against += turning(came, corners[earlier], corner)
                if found is not None and against + dist(corners[earlier], corner) >= found[0]:
                    continue
                cost = self.cost((corners[earlier], corner), 3)
                if cost is not None:
                    found = _cheaper(found, (cost + against, earlier, before[2]))
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
        least = self.one.away(corner) - _HAIR
        for number, aim in enumerate(self.starts):
            if found is not None and least + _ASIDE * (number > 0) >= found[0]:
                break
            cost = self._end_cost(self.one, corner, (number, aim), 2, found[0] if found is not None else inf)
            if cost is not None:
                found = _cheaper(found, (cost, -1, aim))
            elif self.judge.shut((corner,), self.starts[-OUTER:]):
                break
        return found

    def _last(self, corners: Sequence[Point], best: Sequence[_Choice | None]) -> _Choice | None:
        """The best corner from which to go straight to the second symbol."""
        found: _Choice | None = None
        for place in range(max(0, len(corners) - _FROM_END), len(corners)):
            before = best[place]
            if before is None:
                continue
            came = before[2] if before[1] < 0 else corners[before[1]]
            least = before[0] + BEND + self.two.away(corners[place]) - _HAIR
            for number, aim in enumerate(self.ends):
                if found is not None and least + _ASIDE * (number > 0) >= found[0]:
                    break
                against = before[0] + BEND + turning(came, corners[place], aim)
                most = found[0] - against if found is not None else inf
                cost = self._end_cost(self.two, corners[place], (number, aim), 1, most)
                if cost is not None:
                    found = _cheaper(found, (cost + against, place, aim))
                elif self.judge.shut((corners[place],), self.ends[-OUTER:]):
                    break
        return found

    def _end_cost(
        self, symbol: Symbol, corner: Point, aimed: tuple[int, Point], inner: int, most: float
    ) -> float | None:
        """What the straight way between a corner and a symbol costs; `None` where it is not free or costs too much."""
        number, aim = aimed
        edge = symbol.edge(corner, aim) if most > 0.0 else None
        if edge is None:
            return None
        far = dist(corner, edge)
        against = (_STUMP if far < _SHORT else 0.0) + (0.0 if number == 0 else _ASIDE)
        if far + against >= most:
            return None
        cost = self.cost((corner, edge), inner)
        if cost is None or cost + against >= most or self._grazes(symbol, edge, corner):
            return None
        return cost + against + self.judge.crowded(edge)

    def _grazes(self, symbol: Symbol, edge: Point, corner: Point) -> bool:
        """Whether a line that leaves a symbol here stays so near to its outline that its marks would lie on it."""
        known = self._grazing.get((edge, corner))
        if known is None:
            known = self._grazing[edge, corner] = symbol.grazed(edge, corner, self.reach)
        return known

    def _whole(self, start: Point, middle: Sequence[Point], end: Point) -> list[Point] | None:
        first, last = self.one.edge(middle[0], start), self.two.edge(middle[-1], end)
        return [first, *middle, last] if first is not None and last is not None else None

    def _bettered(self, start: Point, middle: list[Point], end: Point) -> list[Point]:
        """Move corners in small steps while that makes the line better."""
        best = self._parts(start, middle, end)
        if best is None:
            return middle
        many = len(middle) > _FEW_CORNERS
        tried: set[tuple[Point, ...]] = set()
        for step in _STEPS[:1] if many else _STEPS:
            for _ in range(1 if many else _ROUNDS):
                moved = False
                for place, (x, y) in enumerate(middle):
                    for dx, dy in _around(step):
                        # Whether a move is better depends on no more than two points to each side.
                        move = (x + dx, y + dy), *best[0][max(0, place - 1) : place + 4]
                        if move in tried:
                            continue
                        better = self._moved(best, (start, end), place, (x + dx, y + dy))
                        if better is None:
                            tried.add(move)
                        else:
                            middle[place], best, moved = (x + dx, y + dy), better, True
                            break
                if not moved:
                    break
        return middle

    def _parts(self, start: Point, middle: Sequence[Point], end: Point) -> _Parts | None:
        """What each part of a line costs, or `None` where the line is not free."""
        whole = self._whole(start, middle, end)
        if whole is None or self._grazes(self.one, *whole[:2]) or self._grazes(self.two, *whole[:-3:-1]):
            return None
        last = len(whole) - 2
        runs = [self._run(whole[place], whole[place + 1], place, last) for place in range(last + 1)]
        judged = [run for run in runs if run is not None]
        if len(judged) < len(runs):
            return None
        turns = [0.0, *(self._bend(*three) for three in zip(whole, whole[1:], whole[2:], strict=False)), 0.0]
        ends = self._crowding(whole[0], whole[-1])
        return whole, judged, turns, ends, fsum(judged) + fsum(turns) + ends

    def _moved(self, best: _Parts, aimed: Stretch, place: int, corner: Point) -> _Parts | None:
        """The parts of the line with one corner moved, or `None` where that is not free or hardly better.

        All that does not change is known, so most moves are too dear before anything is judged.
        """
        old, runs, turns, ends, total = best
        at, last = place + 1, len(old) - 2
        whole = [*old[:at], corner, *old[at + 1 :]]
        if at == 1:
            if (edge := self.one.edge(corner, aimed[0])) is None:
                return None
            whole[0] = edge
        if at == last:
            if (edge := self.two.edge(corner, aimed[1])) is None:
                return None
            whole[-1] = edge
        near = range(max(1, at - 1), min(last, at + 1) + 1)
        bends = [self._bend(whole[one - 1], whole[one], whole[one + 1]) for one in near]
        rest = total - runs[place] - runs[at] - fsum(turns[near[0] : near[-1] + 1]) + fsum(bends)
        most = total - _BETTER
        if rest + dist(whole[place], corner) + dist(corner, whole[at + 1]) >= most:
            return None
        if at in (1, last):
            if at == 1 and self._grazes(self.one, *whole[:2]):
                return None
            if at == last and self._grazes(self.two, *whole[:-3:-1]):
                return None
            rest -= ends
            ends = self._crowding(whole[0], whole[-1])
            rest += ends
            if rest >= most:
                return None
        before = self._run(whole[place], corner, place, last)
        if before is None or rest + before + dist(corner, whole[at + 1]) >= most:
            return None
        after = self._run(corner, whole[at + 1], at, last)
        if after is None or rest + before + after >= most:
            return None
        runs = [*runs[:place], before, after, *runs[at + 1 :]]
        turns = [*turns[: near[0]], *bends, *turns[near[-1] + 1 :]]
        return whole, runs, turns, ends, rest + before + after

    def _run(self, start: Point, end: Point, place: int, last: int) -> float | None:
        """What one stretch of a line costs, the first being number 0; `None` where it is not free."""
        cost = self.cost((start, end), (1 if place else 0) | (2 if place < last else 0))
        return cost + _STUMP if cost is not None and dist(start, end) < _SHORT else cost

    def _bend(self, before: Point, corner: Point, after: Point) -> float:
        """What is against a corner of a line."""
        return BEND * 0.4 + 1.8 * turning(before, corner, after)


def _around(step: float) -> Iterator[Point]:
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1)):
        yield dx * step, dy * step


def _between(one: BoxTuple, two: BoxTuple) -> float:
    """How far two boxes are from each other."""
    return hypot(max(one[0] - two[2], two[0] - one[2], 0.0), max(one[1] - two[3], two[1] - one[3], 0.0))


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
