"""Straight stretches of lines: where two of them meet, and how far a point is from one."""

from math import hypot

from casekit.pictures.canvas import Point

Stretch = tuple[Point, Point]


def meeting(one: Stretch, two: Stretch) -> Point | None:
    """Where two straight stretches cross or touch; `None` for parallel ones."""
    (x1, y1), (x2, y2) = one
    (x3, y3), (x4, y4) = two
    # Most are far from each other, and comparing costs less than asking for the smaller of two.
    if (x1 < x3 and x1 < x4 and x2 < x3 and x2 < x4) or (x1 > x3 and x1 > x4 and x2 > x3 and x2 > x4):
        return None
    if (y1 < y3 and y1 < y4 and y2 < y3 and y2 < y4) or (y1 > y3 and y1 > y4 and y2 > y3 and y2 > y4):
        return None
    slope = (x2 - x1) * (y4 - y3) - (y2 - y1) * (x4 - x3)
    if abs(slope) < 1e-9:
        return None
    along = ((x3 - x1) * (y4 - y3) - (y3 - y1) * (x4 - x3)) / slope
    other = ((x3 - x1) * (y2 - y1) - (y3 - y1) * (x2 - x1)) / slope
    if 0.0 <= along <= 1.0 and 0.0 <= other <= 1.0:
        return x1 + along * (x2 - x1), y1 + along * (y2 - y1)
    return None


def distance(point: Point, one: Stretch) -> float:
    """How far a point is from a straight stretch."""
    (x1, y1), (x2, y2) = one
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    part = ((point[0] - x1) * dx + (point[1] - y1) * dy) / length if length else 0.0
    part = 0.0 if part < 0.0 else 1.0 if part > 1.0 else part
    return hypot(point[0] - x1 - part * dx, point[1] - y1 - part * dy)
