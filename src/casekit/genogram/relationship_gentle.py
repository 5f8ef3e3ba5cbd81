"""Gentle curves from one symbol to another: as short and as even as what stands between lets them be.

Each leaves both symbols straight out, and is one cubic curve (Bézier). All that could be drawn are ranked by what they
would cost on free ground; they are tried in that order until none that is left can be better than what was found.
"""

from bisect import insort
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import acos, cos, fsum, hypot, pi, sin

from casekit.genogram.relationship_ground import Symbol
from casekit.genogram.relationship_judge import FINE, Judge
from casekit.pictures.canvas import Point
from casekit.text.frozen import dataclass

_DIRECTIONS = tuple((cos(2 * pi * part / 24), sin(2 * pi * part / 24)) for part in range(24))
_STUB = 13.0
_SHARES = (0.25, 0.45, 0.75)
"""How long a curve's two handles may be, as shares of the straight way."""
_SHORT, _MEDIUM, _LONG = range(3)
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
_STRAIGHTEST = cos(0.5)
"""The cosine of the sharpest turn between two pieces of a curve."""
_MOST_PAIRS = 48
_MOST_TRIED = 200
_MOST_JUDGED = 26
_ENOUGH = 5


@cache
def _weights(pieces: int) -> tuple[tuple[float, float, float, float], ...]:
    """How much each of its four points counts for the points of a curve."""
    parts = [step / pieces for step in range(pieces + 1)]
    return tuple(((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3) for t in parts)


@cache
def _scattered(pieces: int) -> tuple[tuple[float, float, float, float], ...]:
    """The same, those that are farthest from both ends first and few of them: there a curve is mostly blocked."""
    inner = sorted(range(1, pieces), key=lambda place: (place % 3, abs(2 * place - pieces)))
    return tuple(_weights(pieces)[place] for place in (*inner, 0, pieces))


@cache
def _inwards(pieces: int) -> tuple[int, ...]:
    """The places of a curve's pieces, those at both ends first: words and lines stand near people."""
    return tuple(sorted(range(pieces), key=lambda place: min(place, pieces - 1 - place)))


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
        frame = _far(self.start, self.first) + _far(self.first, self.second) + _far(self.second, self.end)
        return (_far(self.start, self.end) + frame) / 2

    def drawn(self) -> tuple[Point, ...]:
        """Its points as they are drawn."""
        return tuple(self.points(max(6, int(self.length / _FINE_PIECE))))


@dataclass(frozen=True, slots=True)
class _Port:
    """Where a line may leave a symbol, which way, and what is against it."""

    at: Point
    way: Point
    cost: float


_Offer = tuple[float, float, tuple[Point, Point, Point, Point]]
"""What a curve would cost on free ground, how long it is, and its four points."""


def gentle(judge: Judge, most: float, least: float = 0.0) -> list[tuple[float, Curve, tuple[Point, ...]]]:
    """Free curves that cost less than `most` and are at least so long, the cheapest first.

    What each costs, and it in straight pieces.
    """
    found: list[tuple[float, int, Curve, tuple[Point, ...]]] = []
    costs: list[float] = []
    judged = 0
    (left, top, _, _), squares = judge.field, judge.raster()
    for place, (hoped, length, four) in enumerate(_offers(judge, most, least)):
        if judged >= _MOST_JUDGED or (len(costs) >= _ENOUGH and hoped >= costs[_ENOUGH - 1]):
            break
        pieces = max(6, int(length / _PIECE))
        on_squares = [((x - left) / FINE, (y - top) / FINE) for x, y in four]
        if _blocked(on_squares, pieces, squares):
            continue
        judged += 1
        curve = Curve(*four)
        points = tuple(curve.points(pieces))
        cost = _cost(judge, points)
        if cost is not None and hoped + cost < most:
            found.append((hoped + cost, place, curve, points))
            insort(costs, hoped + cost)
    return [(cost, curve, points) for cost, _, curve, points in sorted(found, key=lambda one: one[:2])]


def _blocked(four: Sequence[Point], pieces: int, squares: tuple[int, int, bytearray]) -> bool:
    """Whether a point of a curve surely lies in something, or outside the field; the curve in the field's squares."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = four
    wide, high, paper = squares
    for a, b, c, d in _scattered(pieces):
        column, row = int(a * x0 + b * x1 + c * x2 + d * x3), int(a * y0 + b * y1 + c * y2 + d * y3)
        if not (0 <= column < wide and 0 <= row < high) or paper[row * wide + column]:
            return True
    return False


def _offers(judge: Judge, most: float, least: float) -> list[_Offer]:
    """All curves, those that would be best on free ground first."""
    offers: list[_Offer] = []
    for _, far, against, start, end in _pairs(judge, most):
        (x, y), (dx, dy), (u, v), (du, dv) = start.at, start.way, end.at, end.way
        firsts, seconds = [], []
        for share in _SHARES:
            long = max(_SHORTEST_HANDLE, share * far)
            first, second = (x + dx * long, y + dy * long), (u + du * long, v + dv * long)
            firsts.append((first, hypot(x - first[0], y - first[1])))
            seconds.append((second, hypot(second[0] - u, second[1] - v)))
        for out, into in _HANDLES:
            first, leaving = firsts[out]
            second, coming = seconds[into]
            length = (far + (leaving + hypot(first[0] - second[0], first[1] - second[1]) + coming)) / 2
            hoped = against + length + (_UNEVEN if out != into else 0.0)
            if hoped < most and length >= least:
                offers.append((hoped, length, (start.at, first, second, end.at)))
    return sorted(offers, key=lambda offer: offer[0])[:_MOST_TRIED]


def _pairs(judge: Judge, most: float) -> list[tuple[float, float, float, _Port, _Port]]:
    """Where a line may start and end: the cost on the straight way, that way's length, what is against it, the two."""
    one, two = judge.task.one, judge.task.two
    ends = [(*end.at, end.cost, end) for end in _ports(judge, two, one, 1)]
    free: list[tuple[float, int, float, _Port, _Port]] = []
    for start in _ports(judge, one, two, 2):
        (x, y), cost = start.at, start.cost
        for u, v, other_cost, end in ends:
            far = hypot(x - u, y - v)
            if far >= 2.0 and (least := cost + other_cost + far) < most:
                free.append((least, len(free), far, start, end))
    pairs: list[tuple[float, int, float, float, _Port, _Port]] = []
    for least, place, far, start, end in sorted(free):
        if len(pairs) >= _MOST_PAIRS and least > pairs[_MOST_PAIRS - 1][0]:
            break
        lean, other = _lean(start, end.at, far), _lean(end, start.at, far)
        against = start.cost + end.cost + _TURNED * (lean * lean + other * other)
        against += _SWUNG if lean * other > 0.02 else 0.0
        if abs(lean) + abs(other) < _BACK + pi / 2 and against + far < most:
            insort(pairs, (against + far, place, far, against, start, end))
    return [(cost, far, against, start, end) for cost, _, far, against, start, end in pairs[:_MOST_PAIRS]]


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
        if judge.blocked(stub):
            continue
        if judge.cost((edge, stub), inner) is not None and not symbol.grazed(edge, stub, judge.task.reach):
            found.append(_Port(edge, (dx, dy), judge.crowded(edge)))
    return found


def _lean(port: _Port, target: Point, far: float) -> float:
    """By how much, and to which side, a line that leaves here turns from the straight way to a point so far away."""
    x, y = target[0] - port.at[0], target[1] - port.at[1]
    turn = acos(max(-1.0, min(1.0, (x * port.way[0] + y * port.way[1]) / far)))
    return turn if port.way[0] * y - port.way[1] * x > 0.0 else -turn


def _cost(judge: Judge, points: tuple[Point, ...]) -> float | None:
    """What a curve costs beyond its length; `None` where it is not free or turns too sharply."""
    pieces = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(points)]
    lengths = [hypot(x, y) for x, y in pieces]
    for ((x1, y1), (x2, y2)), (one, two) in zip(pairwise(pieces), pairwise(lengths), strict=True):
        if (size := one * two) > 1e-9 and x1 * x2 + y1 * y2 < _STRAIGHTEST * size:
            return None
    near, judged = judge.task.reach + _STUB, judge.cost
    (xs, ys), (xe, ye) = points[0], points[-1]
    costs = [0.0] * len(lengths)
    for place in _inwards(len(lengths)):
        start, end = points[place], points[place + 1]
        inner = (1 if hypot(start[0] - xs, start[1] - ys) > near else 0) | (
            2 if hypot(end[0] - xe, end[1] - ye) > near else 0
        )
        found = judged((start, end), inner)
        if found is None:
            return None
        costs[place] = found - lengths[place]
    return fsum(costs)


def _far(one: Point, two: Point) -> float:
    return hypot(one[0] - two[0], one[1] - two[1])
