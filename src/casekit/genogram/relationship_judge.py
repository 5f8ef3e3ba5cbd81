"""What a stretch of one relationship line costs where it lies, and where it may not lie at all.

Asked thousands of times for one picture: boxes and lines are flat rows of numbers, entered on squared paper.
"""

from collections.abc import Iterable, Sequence
from math import dist, hypot, inf
from typing import TypeVar

from casekit.genogram.relationship_ground import (
    SLANT,
    BoxTuple,
    Ground,
    Symbol,
    boxes_meet,
    grown,
    meets_box,
)
from casekit.pictures.canvas import Point
from casekit.pictures.stretches import Stretch, distance, meeting
from casekit.text.frozen import dataclass

APART = 3.5
"""How far two lines that run side by side stay from each other."""
FAMILY_CROSSED = 6.0
_CROSSED, _WAY_ROUND = 90.0, 0.6
_GRAZED = 45.0
_STEP_CROSSED = 45.0
"""A rough way may cross lines: it is drawn taut later, and only then is known how long it is."""
_OUTLINE_CROSSED = 1.0
_ON_OUTLINE = 40.0
_SIGN_CROSSED = 90.0
_CROWDED_END = 60.0
_CROWDED = 7.0
_CROWDED_LESS = 2.5
_SQUARE = 6
"""Squares are as wide as this power of two."""
_ROWS = 1 << 20
FINE = 4.0
"""The width of a little square of a judge's raster."""
_FIELD = 30.0
_NOWHERE: BoxTuple = (inf, inf, -inf, -inf)
_Kept = tuple[float, float, float, float, Stretch, float, float, float | None, float, float, float, float]
_Line = tuple[float, float, float, float, Stretch, float, float, float | None, float, float, float, float, int]
"""The box round a line with the room it keeps, its stretch, that room, what crossing it and running along it cost
(`None`: it may not), and its own way across and down with its length, once squared; its number."""


@dataclass(frozen=True, slots=True)
class Task:
    """Between which symbols a line goes, half its width, and how far it stays from symbols and words besides."""

    one: Symbol
    two: Symbol
    reach: float
    room: float


def crossed(one: Symbol, two: Symbol) -> float:
    """What it costs a line between two symbols to cross another: a way round so much longer would be taken."""
    return max(_CROSSED, _WAY_ROUND * dist(one.middle, two.middle))


class Judge:
    """Judges stretches of one line within a region of the picture."""

    def __init__(self, ground: Ground, task: Task, region: BoxTuple) -> None:
        self.task, self.field = task, grown(region, _FIELD)
        one, two, reach, field = task.one, task.two, task.reach, self.field
        clear = reach + task.room
        self.crossed = crossed(one, two)
        others = [symbol.box for symbol in ground.symbols.values() if symbol is not one and symbol is not two]
        self.blocks = [
            box
            for left, top, right, bottom in (*ground.words, *others)
            if boxes_meet(box := (left - clear, top - clear, right + clear, bottom + clear), field)
        ]
        self.own = tuple(grown(symbol.box, max(1.0, reach - 1.0)) for symbol in (one, two))
        self.signs = [grown(box, reach) for box in ground.signs]
        lines = [_line(stretch, reach + APART, FAMILY_CROSSED, None) for stretch in ground.family]
        lines += [_line(stretch, reach + other + APART, self.crossed, None) for stretch, other in ground.taken]
        lines += [_line(stretch, reach + 2.0, _OUTLINE_CROSSED, _ON_OUTLINE) for stretch in ground.outlines]
        near = (line for line in lines if boxes_meet(line[:4], field))
        self.lines: list[_Line] = [(*line, place) for place, line in enumerate(near)]
        at_ends = [grown(symbol.box, _CROWDED + 1.0) for symbol in (one, two)]
        self._others = [
            line for line in self.lines if line[6] == self.crossed and any(boxes_meet(line[:4], box) for box in at_ends)
        ]
        self._ends = [end for stretch in ground.family for end in stretch if any(_holds(box, end) for box in at_ends)]
        self._last_wall = _NOWHERE
        self._last_line: _Line | None = None
        self._walls = _entered(self.blocks, self.blocks)
        self._near = _entered((line[:4] for line in self.lines), self.lines)
        self._known: dict[tuple[Stretch, int], float | None] = {}
        self._crowding: dict[Point, float] = {}
        self._raster: tuple[int, int, bytearray] | None = None

    def cost(self, line: Stretch, inner: int = 0) -> float | None:
        """What a straight stretch costs; `None` where it may not lie.

        `inner` says whose own symbol it must keep clear of: 1 the first, 2 the second, 3 both.
        """
        known = self._known.get((line, inner), -1.0)
        if known == -1.0:
            known = self._known[line, inner] = self._cost(line, inner)
        return known

    def _cost(self, line: Stretch, inner: int) -> float | None:
        if (inner & 1 and meets_box(line, self.own[0])) or (inner & 2 and meets_box(line, self.own[1])):
            return None
        (x1, y1), (x2, y2) = line
        left, right = (x1, x2) if x1 < x2 else (x2, x1)
        top, bottom = (y1, y2) if y1 < y2 else (y2, y1)
        # What was in the way of one stretch is mostly in the way of the next.
        last = self._last_wall
        if last[0] < right and left < last[2] and last[1] < bottom and top < last[3] and meets_box(line, last):
            return None
        beside = self._last_line
        if (
            beside is not None
            and beside[0] <= right
            and left <= beside[2]
            and beside[1] <= bottom
            and top <= beside[3]
            and _along(line, beside)
        ):
            return None
        squares = _squares(left, top, right, bottom)
        if self._walled(line, squares, (left, top, right, bottom)):
            return None
        lines = self._beside_lines(line, squares, (left, top, right, bottom))
        if lines is None:
            return None
        signs = sum(_SIGN_CROSSED for box in self.signs if meets_box(line, box)) if self.signs else 0
        return hypot(x2 - x1, y2 - y1) + lines + signs

    def _walled(self, line: Stretch, squares: list[int], around: BoxTuple) -> bool:
        """Whether a stretch meets a box that it must keep clear of."""
        left, top, right, bottom = around
        walls = self._walls
        level = left == right or top == bottom
        for square in squares:
            for box in walls.get(square, ()):
                if box[0] < right and left < box[2] and box[1] < bottom and top < box[3] and meets_box(line, box):
                    self._last_wall = box
                    return True
                if level and box[0] <= left and right <= box[2] and box[1] <= top and bottom <= box[3]:
                    return True
        return False

    def shut(self, starts: Sequence[Point], ends: Sequence[Point]) -> bool:
        """Whether what was in the way of the last stretch is in the way of all stretches between two areas.

        The areas are given by their corners and lie in a symbol each or are one point; what stands there is convex, so
        it hides all of an area of which it hides the corners.
        """
        return _hides(self._last_wall, self.task, starts, ends)

    def _beside_lines(self, line: Stretch, squares: list[int], around: BoxTuple) -> float | None:
        """What crossing lines costs, and running along outlines; `None` for a stretch that runs along a line."""
        (x1, y1), (x2, y2) = line
        dx, dy = x2 - x1, y2 - y1
        length = hypot(dx, dy)
        longest = min(6.0, 0.6 * length)
        flat = SLANT * SLANT * length * length
        cost, mine = 0.0, self.crossed
        for near in self._near_lines(squares, around):
            _, _, _, _, stretch, apart, across, cost_along, ex, ey, _, squared, _ = near
            sx, sy = stretch[0][0] - x1, stretch[0][1] - y1
            turned = dx * ey - dy * ex
            if turned * turned < flat * squared and _runs_along((sx, sy), (dx, dy), near, length, longest):
                if cost_along is None:
                    self._last_line = near
                    return None
                cost += cost_along
            if (
                (turned >= 1e-9 or turned <= -1e-9)
                and 0.0 <= (sx * ey - sy * ex) / turned <= 1.0
                and 0.0 <= (sx * dy - sy * dx) / turned <= 1.0
            ):
                cost += across
            elif across == mine and _apart(line, stretch) < apart - 1.0:
                cost += _GRAZED
        return cost

    def _near_lines(self, squares: list[int], around: BoxTuple) -> list[_Line]:
        """All lines in some squares whose boxes meet the box round a stretch, each once, in order."""
        left, top, right, bottom = around
        near = self._near
        if len(squares) == 1:
            return [
                line
                for line in near.get(squares[0], ())
                if line[0] <= right and left <= line[2] and line[1] <= bottom and top <= line[3]
            ]
        found: dict[int, _Line] = {}
        for square in squares:
            for line in near.get(square, ()):
                if line[0] <= right and left <= line[2] and line[1] <= bottom and top <= line[3]:
                    found[line[12]] = line
        return [found[place] for place in sorted(found)] if len(found) > 1 else list(found.values())

    def step(self, line: Stretch) -> float | None:
        """What a short stretch costs for the relationship lines that it crosses; `None` where it runs along a line."""
        (x1, y1), (x2, y2) = line
        left, right = (x1, x2) if x1 < x2 else (x2, x1)
        top, bottom = (y1, y2) if y1 < y2 else (y2, y1)
        dx, dy = x2 - x1, y2 - y1
        length = hypot(dx, dy)
        longest = min(6.0, 0.6 * length)
        flat = SLANT * SLANT * length * length
        cost = 0.0
        for near in self._near_lines(_squares(left, top, right, bottom), (left, top, right, bottom)):
            if near[7] is None:
                _, _, _, _, stretch, _, across, _, ex, ey, _, squared, _ = near
                turned = dx * ey - dy * ex
                sx, sy = stretch[0][0] - x1, stretch[0][1] - y1
                if turned * turned < flat * squared and _runs_along((sx, sy), (dx, dy), near, length, longest):
                    return None
                if across == self.crossed and meeting(line, stretch) is not None:
                    cost = _STEP_CROSSED
        return cost

    def crowded(self, end: Point) -> float:
        """What is against this end of the line: another line's end or side is near."""
        known = self._crowding.get(end)
        if known is None:
            x, y = end
            ends = [at for at in self._ends if abs(x - at[0]) < _CROWDED and abs(y - at[1]) < _CROWDED]
            near = [line for line in self._others if line[0] < x < line[2] and line[1] < y < line[3]]
            sides = [line for line in near if distance(end, line[4]) < line[5] - _CROWDED_LESS]
            known = self._crowding[end] = _CROWDED_END * (bool(ends) + 2 * bool(sides))
        return known

    def raster(self) -> tuple[int, int, bytearray]:
        """Squared paper over the field, a byte for each little square that lies wholly in a box: its columns, its rows,
        the bytes row by row. A point on such a square is blocked, and no others need be asked one by one.
        """
        if self._raster is None:
            left, top, right, bottom = self.field
            wide, high = int((right - left) / FINE) + 1, int((bottom - top) / FINE) + 1
            paper = bytearray(wide * high)
            for box in self.blocks:
                first, last = max(0, -int((left - box[0]) // FINE)), min(wide, int((box[2] - left) // FINE))
                if last > first:
                    full = b"\1" * (last - first)
                    for row in range(max(0, -int((top - box[1]) // FINE)), min(high, int((box[3] - top) // FINE))):
                        paper[row * wide + first : row * wide + last] = full
            self._raster = wide, high, paper
        return self._raster

    def blocked(self, point: Point) -> bool:
        """Whether a point surely lies in a box, or outside the field."""
        wide, high, paper = self.raster()
        column, row = int((point[0] - self.field[0]) / FINE), int((point[1] - self.field[1]) / FINE)
        return not (0 <= column < wide and 0 <= row < high) or bool(paper[row * wide + column])


def _line(stretch: Stretch, far: float, across: float, cost_along: float | None) -> _Kept:
    (x1, y1), (x2, y2) = stretch
    left, right = (x1, x2) if x1 < x2 else (x2, x1)
    top, bottom = (y1, y2) if y1 < y2 else (y2, y1)
    dx, dy = x2 - x1, y2 - y1
    box = left - far, top - far, right + far, bottom + far
    return (*box, stretch, far, across, cost_along, dx, dy, hypot(dx, dy), dx * dx + dy * dy)


def _along(one: Stretch, line: _Line) -> bool:
    """Whether a stretch runs along a line, whatever the angle between them."""
    (x1, y1), (x2, y2) = one
    dx, dy = x2 - x1, y2 - y1
    length = hypot(dx, dy)
    turned = dx * line[9] - dy * line[8]
    if turned * turned >= SLANT * SLANT * length * length * line[11]:
        return False
    (sx, sy), _ = line[4]
    return _runs_along((sx - x1, sy - y1), (dx, dy), line, length, min(6.0, 0.6 * length))


def _runs_along(off: Point, way: Point, line: _Line, length: float, longest: float) -> bool:
    """Whether a stretch runs along a line that is little turned from it, nearer than their room, for too long.

    `off` leads from the start of the stretch to the start of the line, `way` along the stretch.
    """
    (sx, sy), (dx, dy) = off, way
    apart, ex, ey, other = line[5], line[8], line[9], line[10]
    if length < 0.1 or other < 0.1:
        return False
    ux, uy = ex / other, ey / other
    low, high = 0.0, 1.0
    start, change = -sx * ux - sy * uy, dx * ux + dy * uy
    if change > 1e-9 or change < -1e-9:
        near, far = -start / change, (other - start) / change
        if near > far:
            near, far = far, near
        low, high = near if near > 0.0 else 0.0, far if far < 1.0 else 1.0
    elif not 0.0 < start < other:
        return False
    start, change = sx * uy - sy * ux, dy * ux - dx * uy
    if change > 1e-9 or change < -1e-9:
        near, far = (-apart - start) / change, (apart - start) / change
        if near > far:
            near, far = far, near
        low, high = near if near > low else low, far if far < high else high
    elif not -apart < start < apart:
        return False
    return (high - low) * length > longest


_Entry = TypeVar("_Entry")


def _entered(boxes: Iterable[BoxTuple], entries: Iterable[_Entry]) -> dict[int, list[_Entry]]:
    """Something for each of some boxes, by the squares that the boxes touch."""
    found: dict[int, list[_Entry]] = {}
    for box, entry in zip(boxes, entries, strict=False):
        for square in _squares(*box):
            if square in found:
                found[square].append(entry)
            else:
                found[square] = [entry]
    return found


def _squares(left: float, top: float, right: float, bottom: float) -> list[int]:
    first, last, high, low = int(left) >> _SQUARE, int(right) >> _SQUARE, int(top) >> _SQUARE, int(bottom) >> _SQUARE
    if first == last:
        return [first * _ROWS + high] if high == low else [first * _ROWS + row for row in range(high, low + 1)]
    return [column * _ROWS + row for column in range(first, last + 1) for row in range(high, low + 1)]


def _apart(one: Stretch, two: Stretch) -> float:
    """About how far two stretches that do not meet are from each other: lines come in rows of short stretches."""
    return min(distance(one[1], two), distance(two[0], one))


def walled(ground: Ground, task: Task, starts: Sequence[Point], ends: Sequence[Point]) -> bool:
    """Whether a word or a symbol alone is in the way of all stretches between two symbols.

    Asked without entering anything on squared paper.
    """
    clear, line = task.reach + task.room, (task.one.middle, task.two.middle)
    symbols = [symbol.box for symbol in ground.symbols.values() if symbol is not task.one and symbol is not task.two]
    walls = (grown(box, clear) for box in (*ground.words, *symbols))
    return any(meets_box(line, wall) and _hides(wall, task, starts, ends) for wall in walls)


def _hides(wall: BoxTuple, task: Task, starts: Sequence[Point], ends: Sequence[Point]) -> bool:
    for start in starts:
        for end in ends:
            if not meets_box((start, end), wall):
                return False
    # A line leaves its symbol at the outline: what of a wall lies over the symbol is in nobody's way.
    part = _outside(_outside(wall, task.one.box), task.two.box)
    return part == wall or all(meets_box((start, end), part) for start in starts for end in ends)


def _outside(box: BoxTuple, other: BoxTuple) -> BoxTuple:
    """The largest part of a box that lies wholly to one side of another; the box itself where they do not meet."""
    if not boxes_meet(box, other):
        return box
    left, top, right, bottom = box
    parts = (
        (left, top, right, min(bottom, other[1])),
        (left, max(top, other[3]), right, bottom),
        (left, top, min(right, other[0]), bottom),
        (max(left, other[2]), top, right, bottom),
    )
    sizes = [max(0.0, part[2] - part[0]) * max(0.0, part[3] - part[1]) for part in parts]
    most = max(sizes)
    return parts[sizes.index(most)] if most > 0.0 else _NOWHERE


def _holds(box: BoxTuple, point: Point) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
