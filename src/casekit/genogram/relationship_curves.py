"""Open lines with rounded corners, and places on them."""

from collections.abc import Sequence
from itertools import pairwise
from math import acos, hypot, sin

from casekit.pictures.canvas import Point

_DEEPEST = 2.2
_WIDEST = 16.0
_STEPS = 6


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
        for step in range(_STEPS + 1):
            part = step / _STEPS
            a, b, c = (1 - part) ** 2, 2 * part * (1 - part), part**2
            found.append((a * start[0] + b * corner[0] + c * end[0], a * start[1] + b * corner[1] + c * end[1]))
    found.append(path[-1])
    return tuple(found)


def _way(start: Point, end: Point) -> Point:
    return end[0] - start[0], end[1] - start[1]


def length_of(path: Sequence[Point]) -> float:
    """The length of an open line."""
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(path))


def point_on(path: Sequence[Point], along: float) -> tuple[Point, Point]:
    """The point so far along an open line, and the line's direction there."""
    left = along
    for start, end in pairwise(path):
        length = hypot(end[0] - start[0], end[1] - start[1])
        if length and left <= length:
            way = (end[0] - start[0]) / length, (end[1] - start[1]) / length
            return (start[0] + way[0] * left, start[1] + way[1] * left), way
        left -= length
    return path[-1], (1.0, 0.0)
