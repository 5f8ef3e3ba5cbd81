"""What relationship lines must keep clear of: symbols, words and marks of a finished family, and its lines.

Read from the shapes as they will be drawn, so that whatever else draws into the picture is seen, too.
"""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin, sqrt

from casekit.pictures.bounds import bounds
from casekit.pictures.canvas import Box, Disc, Dome, Group, Line, Outline, Point, Ring, Shape, Words
from casekit.pictures.stretches import Stretch, distance, meeting
from casekit.text.frozen import dataclass

BoxTuple = tuple[float, float, float, float]
_ROUND = 48
LEAVING = 16.0
"""So far from a symbol a line that leaves it has to be clear of its outline."""
SLANT = 0.45
"""The sine of the least angle at which two lines cross."""
_LONGEST_SHARED = 18.0
_PEOPLE = "person"
_FAMILY_LINES = ("couple", "sibship", "child", "carer")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A person's outline as short straight stretches, and the box it fills."""

    runs: tuple[tuple[Point, ...], ...]
    box: BoxTuple
    round: bool = False
    """Whether it is a circle."""
    square: bool = False
    """Whether it is its box."""

    @property
    def middle(self) -> Point:
        """The middle of the box."""
        return (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2

    def away(self, point: Point) -> float:
        """How far a point outside is from the outline, or from the box of one that is neither round nor square."""
        left, top, right, bottom = self.box
        x, y = point
        if self.round:
            return hypot(x - (left + right) / 2, y - (top + bottom) / 2) - (right - left) / 2
        return hypot(max(left - x, x - right, 0.0), max(top - y, y - bottom, 0.0))

    def grazed(self, edge: Point, towards: Point, reach: float) -> bool:
        """Whether a line so wide that leaves here for a point stays so near the outline that its marks lie on it."""
        length = max(0.01, hypot(towards[0] - edge[0], towards[1] - edge[1]))
        part = min(1.0, LEAVING / length)
        point = edge[0] + part * (towards[0] - edge[0]), edge[1] + part * (towards[1] - edge[1])
        if self.round or self.square:
            away = self.away(point)
        else:
            away = min(distance(point, stretch) for run in self.runs for stretch in pairwise(run))
        return away < min(0.6 * part * length, reach + 1.0)

    def edge(self, outside: Point, aim: Point) -> Point | None:
        """Where the way from a point outside to a point inside first meets the outline; `None` if it does not."""
        if self.round:
            return _edge_of_circle(self.middle, (self.box[2] - self.box[0]) / 2, outside, aim)
        if self.square:
            return _edge_of_box(self.box, outside, aim)
        met = [
            (hypot(point[0] - outside[0], point[1] - outside[1]), point)
            for run in self.runs
            for stretch in pairwise(run)
            if (point := meeting((outside, aim), stretch)) is not None
        ]
        return min(met)[1] if met else None


def _edge_of_circle(middle: Point, radius: float, outside: Point, aim: Point) -> Point | None:
    dx, dy = aim[0] - outside[0], aim[1] - outside[1]
    x, y = outside[0] - middle[0], outside[1] - middle[1]
    a, b, c = dx * dx + dy * dy, x * dx + y * dy, x * x + y * y - radius * radius
    inside = b * b - a * c
    if a < 1e-9 or inside < 0.0:
        return None
    part = (-b - sqrt(inside)) / a
    return (outside[0] + part * dx, outside[1] + part * dy) if 0.0 <= part <= 1.0 else None


def _edge_of_box(box: BoxTuple, outside: Point, aim: Point) -> Point | None:
    (x1, y1), (x2, y2) = outside, aim
    dx, dy = x2 - x1, y2 - y1
    part = 0.0
    for start, change, low, high in ((x1, dx, box[0], box[2]), (y1, dy, box[1], box[3])):
        if low <= start <= high:
            continue
        if change == 0.0:
            return None
        part = max(part, ((low if start < low else high) - start) / change)
    x, y = x1 + part * dx, y1 + part * dy
    met = 0.0 < part <= 1.0 and box[0] - 0.01 <= x <= box[2] + 0.01 and box[1] - 0.01 <= y <= box[3] + 0.01
    return (x, y) if met else None


@dataclasses.dataclass(slots=True, repr=False, eq=False)
class Ground:
    """The symbols by key, the boxes of words and marks, the family's lines; lines already routed are added."""

    symbols: Mapping[str, Symbol]
    words: list[BoxTuple]
    family: list[Stretch]
    outlines: list[Stretch]
    box: BoxTuple
    taken: list[tuple[Stretch, float]] = dataclasses.field(default_factory=list)
    """Stretches of relationship lines, each with half its width."""
    signs: list[BoxTuple] = dataclasses.field(default_factory=list)
    """The signs that stand on relationship lines."""


def ground_of(body: Group) -> Ground:
    """The ground that a finished family leaves for relationship lines."""
    symbols: dict[str, Symbol] = {}
    words: list[BoxTuple] = []
    lines: list[Stretch] = []
    outlines: list[Stretch] = []
    for group, shape in _leaves(body, body):
        if isinstance(shape, Words):
            if shape.css != "inside":
                words.append(bounds(shape))
        elif group.css == _PEOPLE:
            if shape.css == "symbol":
                symbols[dict(group.data)["data-person"]] = Symbol(
                    tuple(_runs(shape)), _box_of(shape), isinstance(shape, Disc), isinstance(shape, Box)
                )
        elif group.css in _FAMILY_LINES:
            if shape.css == "mark":
                words.append(bounds(shape))
            elif shape.css == "line":
                lines += [stretch for run in _runs(shape) for stretch in pairwise(run)]
        elif shape.css == "outline":
            outlines += [stretch for run in _runs(shape) for stretch in pairwise(run)]
    return Ground(symbols, words, lines, outlines, bounds(body))


def _leaves(group: Group, shape: Shape) -> Iterator[tuple[Group, Shape]]:
    if isinstance(shape, Group):
        for child in shape.children:
            yield from _leaves(shape, child)
    else:
        yield group, shape


def _box_of(shape: Shape) -> BoxTuple:
    points = [point for run in _runs(shape) for point in run]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _runs(shape: Shape) -> Iterator[tuple[Point, ...]]:
    match shape:
        case Line():
            yield from shape.lines
        case Outline() | Ring():
            yield (*shape.points, shape.points[0])
        case Box():
            left, top, right, bottom = shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
            yield (left, top), (right, top), (right, bottom), (left, bottom), (left, top)
        case Disc():
            turns = [2 * pi * step / _ROUND for step in range(_ROUND + 1)]
            yield tuple((shape.x + shape.radius * cos(turn), shape.y + shape.radius * sin(turn)) for turn in turns)
        case Dome():
            turns = [pi + pi * step / (_ROUND / 2) for step in range(_ROUND // 2 + 1)]
            arc = [(shape.x + shape.half * cos(turn), shape.y + shape.half * sin(turn)) for turn in turns]
            foot = shape.y + shape.half
            yield (*arc, (shape.x + shape.half, foot), (shape.x - shape.half, foot), arc[0])


def meets_box(one: Stretch, box: BoxTuple) -> bool:
    """Whether a straight stretch has a point inside a box (Liang and Barsky 1984)."""
    (x1, y1), (x2, y2) = one
    left, top, right, bottom = box
    if (x1 <= left and x2 <= left) or (x1 >= right and x2 >= right):
        return False
    if (y1 <= top and y2 <= top) or (y1 >= bottom and y2 >= bottom):
        return False
    low, high = 0.0, 1.0
    for start, change, least, most in ((x1, x2 - x1, left, right), (y1, y2 - y1, top, bottom)):
        if change == 0.0:
            continue
        near, far = (least - start) / change, (most - start) / change
        if near > far:
            near, far = far, near
        low, high = near if near > low else low, far if far < high else high
    return low < high


def beside(one: Stretch, two: Stretch, apart: float) -> bool:
    """Whether `one` runs along `two`, nearer than `apart`, for more than a crossing takes."""
    (x1, y1), (x2, y2) = one
    return along(one, two, apart) > min(6.0, 0.6 * hypot(x2 - x1, y2 - y1))


def along(one: Stretch, two: Stretch, apart: float, slant: float = SLANT) -> float:
    """For how long `one` runs along `two`, nearer than `apart`; 0 where it is turned from it by more than `slant`."""
    (x1, y1), (x2, y2) = one
    (x3, y3), (x4, y4) = two
    turned = (x2 - x1) * (y4 - y3) - (y2 - y1) * (x4 - x3)
    lengths = ((x2 - x1) ** 2 + (y2 - y1) ** 2) * ((x4 - x3) ** 2 + (y4 - y3) ** 2)
    if turned * turned >= slant * slant * lengths:
        return 0.0
    length, other = hypot(x2 - x1, y2 - y1), hypot(x4 - x3, y4 - y3)
    if length < 0.1 or other < 0.1:
        return 0.0
    ux, uy = (x4 - x3) / other, (y4 - y3) / other
    beneath = ((x1 - x3) * ux + (y1 - y3) * uy, (x2 - x3) * ux + (y2 - y3) * uy)
    away = ((y1 - y3) * ux - (x1 - x3) * uy, (y2 - y3) * ux - (x2 - x3) * uy)
    low, high = 0.0, 1.0
    for (start, end), least, most in ((beneath, 0.0, other), (away, -apart, apart)):
        change = end - start
        if abs(change) < 1e-9:
            if not least < start < most:
                return 0.0
            continue
        near, far = (least - start) / change, (most - start) / change
        if near > far:
            near, far = far, near
        low, high = max(low, near), min(high, far)
    return max(0.0, high - low) * length


def lies_along(
    ground: Ground, reach: float, path: Sequence[Point], others: Sequence[tuple[Stretch, float]], slant: float = SLANT
) -> bool:
    """Whether a line so wide runs along another line after all, in several short pieces."""
    pieces = [(box_of(piece), piece) for piece in pairwise(path)]
    left, top, right, bottom = box_of(path)
    lines = [(stretch, reach + 1.5) for stretch in ground.family]
    lines += [(stretch, reach + other + 1.5) for stretch, other in others]
    shared, end = 0.0, None
    for stretch, apart in lines:
        ((x1, y1), (x2, y2)) = stretch
        shared = shared if stretch[0] == end else 0.0
        end = stretch[1]
        low, high = (x1, x2) if x1 < x2 else (x2, x1)
        over, under = (y1, y2) if y1 < y2 else (y2, y1)
        low, high, over, under = low - apart, high + apart, over - apart, under + apart
        if low > right or high < left or over > bottom or under < top:
            continue
        for box, piece in pieces:
            if low < box[2] and box[0] < high and over < box[3] and box[1] < under:
                shared += along(piece, stretch, apart, slant)
        if shared > _LONGEST_SHARED:
            return True
    return False


def grown(box: BoxTuple, by: float) -> BoxTuple:
    """A box with its edges moved outwards."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def box_of(path: Sequence[Point]) -> BoxTuple:
    """The box round the points of a path."""
    xs, ys = [x for x, _ in path], [y for _, y in path]
    return min(xs), min(ys), max(xs), max(ys)


def boxes_meet(one: BoxTuple, two: BoxTuple) -> bool:
    """Whether two boxes share ground."""
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
