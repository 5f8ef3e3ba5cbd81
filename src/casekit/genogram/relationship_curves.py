"""Open lines with rounded corners, and places on them."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import acos, dist, hypot, sin

from casekit.pictures.canvas import Point

_DEEPEST = 2.2
_WIDEST = 16.0
_STEPS = 6
_EASES = (0.5, 0.3, 0.15)
_UNEVEN = 2.5
_LARGEST = 180.0
_PIECE = 9.0
_STRAIGHT = 12.0


def eased(path: Sequence[Point], free: Callable[[Point, Point], bool]) -> tuple[Point, ...]:
    """The line with each corner as a curve that is as wide as the ground lets it be, up to half of what lies beside it.

    `free` says whether a straight piece may lie where it does.
    """
    found = [path[0]]
    for place, (before, corner, after) in enumerate(zip(path, path[1:], path[2:], strict=False)):
        into, out = dist(before, corner), dist(corner, after)
        if into < 0.1 or out < 0.1:
            continue
        # What stands at an end of the line, such as an arrow head, needs a straight piece.
        longest = into - _STRAIGHT * (place == 0), out - _STRAIGHT * (place == len(path) - 3)
        for part in _EASES:
            first = min(min(into, _UNEVEN * out, _LARGEST) * part, longest[0])
            second = min(min(out, _UNEVEN * into, _LARGEST) * part, longest[1])
            if first < 1.0 or second < 1.0:
                continue
            start, end = _on(corner, before, first / into), _on(corner, after, second / out)
            curve = _bow(start, corner, end, max(4, int((first + second) / _PIECE)))
            if all(free(one, two) for one, two in pairwise(curve)):
                found += curve
                break
        else:
            found += rounded((before, corner, after))[1:-1]
    found.append(path[-1])
    return tuple(found)


def _on(corner: Point, other: Point, part: float) -> Point:
    return corner[0] + (other[0] - corner[0]) * part, corner[1] + (other[1] - corner[1]) * part


def _bow(start: Point, corner: Point, end: Point, steps: int) -> list[Point]:
    """A quadratic curve in so many pieces."""
    found = []
    for step in range(steps + 1):
        part = step / steps
        a, b, c = (1 - part) ** 2, 2 * part * (1 - part), part**2
        found.append((a * start[0] + b * corner[0] + c * end[0], a * start[1] + b * corner[1] + c * end[1]))
    return found


def rounded(path: Sequence[Point]) -> tuple[Point, ...]:
    """The line with each corner as a short curve that cuts it off by at most `_DEEPEST`."""
    found = [path[0]]
    for before, corner, after in zip(path, path[1:], path[2:], strict=False):
        first, second = _way(corner, before), _way(corner, after)
        into, out = hypot(*first), hypot(*second)
        if into < 0.1 or out < 0.1:
            continue
        cosine = -(first[0] * second[0] + first[1] * second[1]) / (into * out)
        turn = acos(max(-1.0, min(1.0, cosine)))
        if turn < 0.03:
            found.append(corner)
            continue
        reach = min(_WIDEST, _DEEPEST / (0.5 * sin(turn / 2)), into / 2, out / 2)
        start = corner[0] + first[0] / into * reach, corner[1] + first[1] / into * reach
        end = corner[0] + second[0] / out * reach, corner[1] + second[1] / out * reach
        found += _bow(start, corner, end, _STEPS)
    found.append(path[-1])
    return tuple(found)


def _way(start: Point, end: Point) -> Point:
    return end[0] - start[0], end[1] - start[1]


def length_of(path: Sequence[Point]) -> float:
    """The length of an open line."""
    return sum(lengths_of(path))


def lengths_of(path: Sequence[Point]) -> list[float]:
    """The length of each straight piece of an open line."""
    return [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(path)]


def point_on(path: Sequence[Point], lengths: Sequence[float], along: float) -> tuple[Point, Point]:
    """The point so far along an open line with pieces of these lengths, and the line's direction there."""
    left = along
    for place, length in enumerate(lengths):
        if length and left <= length:
            (x1, y1), (x2, y2) = path[place], path[place + 1]
            way = (x2 - x1) / length, (y2 - y1) / length
            return (x1 + way[0] * left, y1 + way[1] * left), way
        left -= length
    return path[-1], (1.0, 0.0)


def turned(path: Sequence[Point]) -> float:
    """By how much an open line turns in all, in radians, whatever the side."""
    found = 0.0
    for (x1, y1), (x2, y2), (x3, y3) in zip(path, path[1:], path[2:], strict=False):
        a, b, c, d = x2 - x1, y2 - y1, x3 - x2, y3 - y2
        size = hypot(a, b) * hypot(c, d)
        if size > 1e-9:
            found += acos(max(-1.0, min(1.0, (a * c + b * d) / size)))
    return found
