"""Gentle curves from one symbol to another: as short and as even as what stands between lets them be.

Each leaves both symbols straight out, and is one cubic curve (Bézier). All that could be drawn are ranked by what they
would cost on free ground; they are tried in that order until none that is left can be better than what was found.
"""

from functools import cache
from heapq import nsmallest
from itertools import pairwise
from math import acos, cos, hypot, pi, sin

from casekit.genogram.relationship_ground import Symbol
from casekit.genogram.relationship_judge import Judge
from casekit.pictures.canvas import Point
from casekit.text.frozen import dataclass

_DIRECTIONS = tuple((cos(2 * pi * part / 24), sin(2 * pi * part / 24)) for part in range(24))
_STUB = 13.0
_LONG, _MEDIUM, _SHORT = 0.75, 0.45, 0.25
_HANDLES = (
    (_MEDIUM, _MEDIUM),
    (_SHORT, _SHORT),
    (_LONG, _LONG),
    (_SHORT, _LONG),
    (_LONG, _SHORT),
    (_MEDIUM, _LONG),
    (_LONG, _MEDIUM),
)
_SHORTEST_HANDLE = 20.0
_TURNED = 24.0
_SWUNG = 18.0
_UNEVEN = 8.0
_BACK = 2.4
_PIECE = 15.0
_FINE_PIECE = 7.0
_SHARPEST = 0.5
_MOST_PAIRS = 48
_MOST_TRIED = 200
_MOST_JUDGED = 26
_ENOUGH = 5


@cache
def _weights(pieces: int) -> tuple[tuple[float, float, float, float], ...]:
    """How much each of its four points counts for the points of a curve."""
    parts = [step / pieces for step in range(pieces + 1)]
    return tuple(((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3) for t in parts)


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve by its four points."""

    start: Point
    first: Point
    second: Point
    end: Point

    def points(self, pieces: int) -> list[Point]:
        """Points from start to end that part it into so many pieces."""
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = self.start, self.first, self.second, self.end
        return [
            (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3) for a, b, c, d in _weights(pieces)
        ]

    @property
    def length(self) -> float:
        """About how long it is: between its chord and the way over its four points."""
        return (_far(self.start, self.end) + self.frame) / 2

    @property
    def frame(self) -> float:
        """How long the way over its four points is."""
        return _far(self.start, self.first) + _far(self.first, self.second) + _far(self.second, self.end)

    def drawn(self) -> tuple[Point, ...]:
        """Its points as they are drawn."""
        return tuple(self.points(max(6, int(self.length / _FINE_PIECE))))


@dataclass(frozen=True, slots=True)
class _Port:
    """Where a line may leave a symbol, which way, and what is against it."""

    at: Point
    way: Point
    cost: float


def gentle(judge: Judge, most: float, least: float = 0.0) -> list[tuple[float, Curve, tuple[Point, ...]]]:
    """Free curves that cost less than `most` and are at least so long, the cheapest first.

    What each costs, and it in straight pieces.
    """
    found: list[tuple[float, int, Curve, tuple[Point, ...]]] = []
    judged = 0
    for place, (hoped, curve) in enumerate(_offers(judge, most, least)):
        if judged >= _MOST_JUDGED or (len(found) >= _ENOUGH and hoped >= sorted(found)[_ENOUGH - 1][0]):
            break
        points = tuple(curve.points(max(6, int(curve.length / _PIECE))))
        if judge.blocked(points):
            continue
        judged += 1
        cost = _cost(judge, points)
        if cost is not None and hoped + cost < most:
            found.append((hoped + cost, place, curve, points))
    return [(cost, curve, points) for cost, _, curve, points in sorted(found, key=lambda one: one[:2])]


def _offers(judge: Judge, most: float, least: float) -> list[tuple[float, Curve]]:
    """All curves, those that would be best on free ground first."""
    one, two = judge.task.one, judge.task.two
    starts, ends = _ports(judge, one, two, 2), _ports(judge, two, one, 1)
    pairs: list[tuple[float, int, _Port, _Port]] = []
    for start in starts:
        for end in ends:
            far = _far(start.at, end.at)
            if far < 2.0:
                continue
            lean, other = _lean(start, end.at), _lean(end, start.at)
            against = start.cost + end.cost + _TURNED * (lean * lean + other * other)
            against += _SWUNG if lean * other > 0.02 else 0.0
            if abs(lean) + abs(other) < _BACK + pi / 2 and against + far < most:
                pairs.append((against, len(pairs), start, end))
    offers: list[tuple[float, Curve]] = []
    for against, _, start, end in nsmallest(_MOST_PAIRS, pairs, key=lambda one: one[0] + _far(one[2].at, one[3].at)):
        far = _far(start.at, end.at)
        for out, into in _HANDLES:
            curve = _curve(start, end, max(_SHORTEST_HANDLE, out * far), max(_SHORTEST_HANDLE, into * far))
            hoped = against + curve.length + (_UNEVEN if out != into else 0.0)
            if hoped < most and curve.length >= least:
                offers.append((hoped, curve))
    return nsmallest(_MOST_TRIED, offers, key=lambda offer: offer[0])


def _ports(judge: Judge, symbol: Symbol, other: Symbol, inner: int) -> list[_Port]:
    """Where a line may leave a symbol straight out, over free ground, at no other line's end."""
    (x, y), (tx, ty) = symbol.middle, other.middle
    far = max(1.0, hypot(tx - x, ty - y))
    size = symbol.box[2] - symbol.box[0] + symbol.box[3] - symbol.box[1]
    found = []
    for dx, dy in (((tx - x) / far, (ty - y) / far), *_DIRECTIONS):
        edge = symbol.edge((x + dx * size, y + dy * size), (x, y))
        if edge is None:
            continue
        stub = edge[0] + dx * _STUB, edge[1] + dy * _STUB
        if judge.blocked((stub,)):
            continue
        if judge.cost((edge, stub), inner) is not None:
            found.append(_Port(edge, (dx, dy), judge.crowded(edge)))
    return found


def _curve(start: _Port, end: _Port, out: float, into: float) -> Curve:
    (x, y), (dx, dy) = start.at, start.way
    (u, v), (du, dv) = end.at, end.way
    return Curve((x, y), (x + dx * out, y + dy * out), (u + du * into, v + dv * into), (u, v))


def _lean(port: _Port, target: Point) -> float:
    """By how much, and to which side, a line that leaves here turns from the straight way to a point."""
    x, y = target[0] - port.at[0], target[1] - port.at[1]
    far = hypot(x, y)
    turn = acos(max(-1.0, min(1.0, (x * port.way[0] + y * port.way[1]) / far)))
    return turn if port.way[0] * y - port.way[1] * x > 0.0 else -turn


def _cost(judge: Judge, points: tuple[Point, ...]) -> float | None:
    """What a curve costs beyond its length; `None` where it is not free or turns too sharply."""
    for a, b, c in zip(points, points[1:], points[2:], strict=False):
        if _turn(a, b, c) > _SHARPEST:
            return None
    cost, near = 0.0, judge.task.reach + _STUB
    for start, end in pairwise(points):
        inner = (1 if _far(start, points[0]) > near else 0) | (2 if _far(end, points[-1]) > near else 0)
        found = judge.cost((start, end), inner)
        if found is None:
            return None
        cost += found - _far(start, end)
    return cost


def _turn(before: Point, corner: Point, after: Point) -> float:
    x1, y1, x2, y2 = corner[0] - before[0], corner[1] - before[1], after[0] - corner[0], after[1] - corner[1]
    size = hypot(x1, y1) * hypot(x2, y2)
    return acos(max(-1.0, min(1.0, (x1 * x2 + y1 * y2) / size))) if size > 1e-9 else 0.0


def _far(one: Point, two: Point) -> float:
    return hypot(one[0] - two[0], one[1] - two[1])
