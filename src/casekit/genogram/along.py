"""Geometry along a bent line: places on it, pieces of it, lines beside it, zigzags round it, dashes that end tidily.

A path is two or more points; lengths are in picture units, "left" is left of the way from its first point to its last.
"""

from bisect import bisect_right
from itertools import accumulate, pairwise
from math import acos, hypot, tan

from casekit.pictures.canvas import Point
from casekit.text.frozen import dataclass

_SHARP = 0.5
"""Radians of turn from which a bend is a corner; smaller ones belong to a curve."""
_STEEPEST = 0.25


@dataclass(frozen=True, slots=True)
class Place:
    """A point on a path and the direction the path has there, one unit long."""

    x: float
    y: float
    dx: float
    dy: float

    def at(self, forth: float, left: float = 0.0) -> Point:
        """The point so far forth along the direction and so far to the left of it."""
        return self.x + forth * self.dx + left * self.dy, self.y + forth * self.dy - left * self.dx

    def moved(self, forth: float) -> "Place":
        """The place so far forth along the same direction."""
        return Place(*self.at(forth), self.dx, self.dy)


class Path:
    """A path whose places can be found by their distance from its first point."""

    def __init__(self, points: tuple[Point, ...]) -> None:
        """Points that lie on each other count once. Raises `ValueError` where fewer than two are left."""
        kept = [points[0]]
        kept += [
            point for before, point in pairwise(points) if hypot(point[0] - before[0], point[1] - before[1]) > 1e-6
        ]
        if len(kept) < 2:
            raise ValueError("a path needs two points that lie apart")
        self.points = tuple(kept)
        self.starts = [0.0, *accumulate(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(kept))]

    @property
    def length(self) -> float:
        """From the first point to the last, along the path."""
        return self.starts[-1]

    def place(self, distance: float) -> Place:
        """The place at a distance from the first point; its first and last stretch run on beyond the ends."""
        number = min(max(bisect_right(self.starts, distance) - 1, 0), len(self.points) - 2)
        (x1, y1), (x2, y2) = self.points[number], self.points[number + 1]
        size = self.starts[number + 1] - self.starts[number]
        dx, dy = (x2 - x1) / size, (y2 - y1) / size
        on = distance - self.starts[number]
        return Place(x1 + on * dx, y1 + on * dy, dx, dy)

    def between(self, start: float, end: float) -> tuple[Point, ...]:
        """The piece from one distance to another, with all the bends between."""
        inner = [point for point, at in zip(self.points, self.starts, strict=True) if start + 1e-6 < at < end - 1e-6]
        first = self.points[0] if start <= 0.0 else self.place(start).at(0.0)
        last = self.points[-1] if end >= self.length else self.place(end).at(0.0)
        return (first, *inner, last)

    def corners(self) -> list[tuple[float, float]]:
        """Where the path turns sharply: the distance from the first point, and the turn in radians."""
        found = []
        for number in range(1, len(self.points) - 1):
            before, after = self.place(self.starts[number] - 1e-6), self.place(self.starts[number] + 1e-6)
            turn = acos(max(-1.0, min(1.0, before.dx * after.dx + before.dy * after.dy)))
            if turn > _SHARP:
                found.append((self.starts[number], turn))
        return found


def beside(points: tuple[Point, ...], left: float) -> tuple[Point, ...]:
    """A line at a distance to the left of a path (to the right where negative), its corners as sharp as the path's."""
    path = Path(points)
    run = [path.place(0.0).at(0.0, left)]
    for number in range(1, len(path.points) - 1):
        before, after = path.place(path.starts[number] - 1e-6), path.place(path.starts[number] + 1e-6)
        x, y = path.points[number]
        along = 1.0 + before.dx * after.dx + before.dy * after.dy
        if along > _STEEPEST:
            shift = left / along
            run.append((x + shift * (before.dy + after.dy), y - shift * (before.dx + after.dx)))
        else:
            run += [(x + left * one.dy, y - left * one.dx) for one in (before, after)]
    return (*run, path.place(path.length).at(0.0, left))


def rail(path: Path, left: float, first: float, last: float) -> tuple[Point, ...]:
    """A line beside a path that leaves its first point and comes back to its last one, within these lengths."""
    if left == 0.0:
        return path.points
    first, last = _within(path, first, last)
    return (path.points[0], *beside(path.between(first, path.length - last), left), path.points[-1])


def zigzag(path: Path, height: float, wave: float, first: float, last: float) -> tuple[Point, ...]:
    """A zigzag round a path, straight for these lengths at its ends and round its corners.

    `height` is how far a tooth stands off the path, `wave` about how long a pair of teeth is: each stretch holds a
    whole number of pairs.
    """
    first, last = _within(path, first, last)
    run = [path.points[0]]
    start = first
    for at, turn in [*path.corners(), (path.length, 0.0)]:
        clear = last if at == path.length else height * min(tan(turn / 2), 2.0) + 1.0
        run += _teeth(path, start, at - clear, height, wave)
        run.append(path.place(at).at(0.0))
        start = at + clear
    return (*run[:-1], path.points[-1])


def _teeth(path: Path, start: float, end: float, height: float, wave: float) -> list[Point]:
    pairs = round((end - start) / wave)
    if pairs < 1:
        return []
    step = (end - start) / pairs
    teeth = [
        path.place(start + step * (pair + part)).at(0.0, side)
        for pair in range(pairs)
        for part, side in ((0.25, height), (0.75, -height))
    ]
    return [path.place(start).at(0.0), *teeth, path.place(end).at(0.0)]


def _within(path: Path, first: float, last: float) -> tuple[float, float]:
    """Lengths at both ends, made shorter where the path has no room for them."""
    scale = min(1.0, 0.7 * path.length / (first + last)) if first + last else 1.0
    return first * scale, last * scale


def tidy_dash(dash: tuple[float, ...], length: float) -> str:
    """An SVG dash list like the one wanted, stretched so that a line of this length ends with a whole first dash.

    On very short lines it is stretched less, so that the dashes are still those of the kind.
    """
    if not dash:
        return ""
    period = sum(dash)
    wanted = max(1, round((length - dash[0]) / period)) * period + dash[0]
    scale = min(max(length / wanted, 0.78), 1.4)
    return " ".join(f"{part * scale:.3f}".rstrip("0").rstrip(".") for part in dash)
