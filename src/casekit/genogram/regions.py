"""Parts of a symbol's surface: cut to a half, cut into slices, and covered with a pattern of lines or dots.

Everything becomes polygons and lines, so that every program that shows SVG draws it alike. Outlines are convex.
"""

from math import cos, hypot, pi, sin

from casekit.pictures.canvas import Box, Disc, Dome, Outline, Point, Shape

Ring = tuple[Point, ...]
PATTERNS = ("plain", "lines", "upright", "level", "falling", "grid", "dots")
"""How a surface may be covered; `lines` rise, `falling` fall."""
_TURNS = 48
_PITCH = 4.5


def ring_of(shape: Shape) -> Ring:
    """The corners of an outline; a round one becomes a polygon of many corners."""
    match shape:
        case Disc(x=x, y=y, radius=half):
            return _arc(x, y, half, 0.0, 2 * pi)[:-1]
        case Dome(x=x, y=y, half=half):
            return (*_arc(x, y, half, pi, 2 * pi), (x + half, y + half), (x - half, y + half))
        case Outline(points=points):
            return points
        case Box() if shape.round:
            return _round_box(shape)
        case Box():
            right, bottom = shape.x + shape.width, shape.y + shape.height
            return (shape.x, shape.y), (right, shape.y), (right, bottom), (shape.x, bottom)
        case _:
            return ()


def _round_box(box: Box) -> Ring:
    """A rectangle whose corners are quarters of circles, clockwise from the top left."""
    near, far = (box.x + box.round, box.y + box.round), (box.x + box.width, box.y + box.height)
    far = (far[0] - box.round, far[1] - box.round)
    corners = ((near[0], near[1]), (far[0], near[1]), (far[0], far[1]), (near[0], far[1]))
    found: list[Point] = []
    for place, (x, y) in enumerate(corners):
        start = pi + place * pi / 2
        found += _arc(x, y, box.round, start, start + pi / 2)
    return tuple(found)


def _arc(x: float, y: float, radius: float, start: float, end: float) -> Ring:
    steps = max(2, int(_TURNS * (end - start) / (2 * pi)))
    turns = [start + (end - start) * step / steps for step in range(steps + 1)]
    return tuple((x + radius * cos(turn), y + radius * sin(turn)) for turn in turns)


def cut(ring: Ring, at: Point, keep: Point) -> Ring:
    """What of a polygon lies on one side of a line through `at`, the side `keep` points to (Sutherland, Hodgman)."""

    def side(point: Point) -> float:
        return (point[0] - at[0]) * keep[0] + (point[1] - at[1]) * keep[1]

    found: list[Point] = []
    for start, end in zip(ring, (*ring[1:], *ring[:1]), strict=True):
        one, two = side(start), side(end)
        if one >= 0:
            found.append(start)
        if one * two < 0:
            part = one / (one - two)
            found.append((start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])))
    return tuple(found)


def slices(ring: Ring, middle: Point, count: int) -> tuple[Ring, ...]:
    """Equal slices round a point, clockwise from the top; two are the left and the right half."""
    if count == 1:
        return (ring,)
    if count == 2:
        return cut(ring, middle, (-1.0, 0.0)), cut(ring, middle, (1.0, 0.0))
    found = []
    for place in range(count):
        start, end = (2 * pi * (place + step) / count - pi / 2 for step in (0, 1))
        after = cut(ring, middle, (-sin(start), cos(start)))
        found.append(cut(after, middle, (sin(end), -cos(end))))
    return tuple(found)


def pattern_lines(ring: Ring, pattern: str) -> tuple[tuple[Point, ...], ...]:
    """The lines that cover a polygon with a pattern; none for `plain`. Dots are very short lines, for round ends."""
    match pattern:
        case "lines":
            return _hatched(ring, (1.0, -1.0))
        case "falling":
            return _hatched(ring, (1.0, 1.0))
        case "level":
            return _hatched(ring, (1.0, 0.0))
        case "upright":
            return _hatched(ring, (0.0, 1.0))
        case "grid":
            return (*_hatched(ring, (1.0, 0.0)), *_hatched(ring, (0.0, 1.0)))
        case "dots":
            return _dotted(ring)
        case _:
            return ()


def _hatched(ring: Ring, along: Point) -> tuple[tuple[Point, ...], ...]:
    length = hypot(*along)
    ax, ay = along[0] / length, along[1] / length
    nx, ny = -ay, ax
    depths = [x * nx + y * ny for x, y in ring]
    found = []
    steps = int((max(depths) - min(depths)) / _PITCH)
    first = (min(depths) + max(depths) - _PITCH * (steps - 1)) / 2
    for step in range(steps):
        depth = first + _PITCH * step
        ends = []
        for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], *ring[:1]), strict=True):
            one, two = x1 * nx + y1 * ny - depth, x2 * nx + y2 * ny - depth
            if one * two < 0:
                part = one / (one - two)
                ends.append((x1 + part * (x2 - x1), y1 + part * (y2 - y1)))
        if len(ends) == 2:
            found.append(tuple(sorted(ends)))
    return tuple(found)


def _dotted(ring: Ring) -> tuple[tuple[Point, ...], ...]:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    found = []
    for row in range(int((max(ys) - min(ys)) / _PITCH) + 1):
        y = min(ys) + _PITCH * (row + 0.5)
        for column in range(int((max(xs) - min(xs)) / _PITCH) + 1):
            x = min(xs) + _PITCH * (column + 0.5 + 0.5 * (row % 2))
            if clear_inside(ring, (x, y), 1.2):
                found.append(((x - 0.1, y), (x + 0.1, y)))
    return tuple(found)


def clear_inside(ring: Ring, point: Point, by: float) -> bool:
    """Whether a point lies in a convex polygon, at least so far from every edge."""
    depths = []
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], *ring[:1]), strict=True):
        length = hypot(x2 - x1, y2 - y1)
        if length > 0:
            depths.append(((x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1)) / length)
    return all(depth >= by for depth in depths) or all(depth <= -by for depth in depths)


def centre_of(ring: Ring) -> Point:
    """The middle of a polygon's surface."""
    twice = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], *ring[:1]), strict=True))
    if abs(twice) < 1e-9:
        return ring[0]
    x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], *ring[:1]), strict=True):
        weight = (x1 * y2 - x2 * y1) / (3 * twice)
        x += (x1 + x2) * weight
        y += (y1 + y2) * weight
    return x, y
