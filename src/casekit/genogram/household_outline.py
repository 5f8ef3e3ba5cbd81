"""The outline round a household as a set of boxes: joined, made simple, and traced as one closed line.

All outlines have level and upright stretches only, like the lines of the family, so that a box is in one or is not.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from casekit.pictures.canvas import Point

BoxTuple = tuple[float, float, float, float]
Boxes = tuple[BoxTuple, ...]
CORNER = 1500.0
"""How much ground, in square units, an outline may take in to have one corner fewer."""


def meets(one: BoxTuple, two: BoxTuple) -> bool:
    """Whether two boxes share ground."""
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def within(small: BoxTuple, large: BoxTuple) -> bool:
    """Whether one box lies in another."""
    return large[0] <= small[0] and large[1] <= small[1] and small[2] <= large[2] and small[3] <= large[3]


def grown(box: BoxTuple, by: float) -> BoxTuple:
    """A box with its edges moved outwards."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def round_all(boxes: Sequence[BoxTuple]) -> BoxTuple:
    """The box round all boxes."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def covered(box: BoxTuple, boxes: Sequence[BoxTuple]) -> bool:
    """Whether boxes together hold a whole box."""
    near = [one for one in boxes if meets(one, box)]
    if any(within(box, one) for one in near):
        return True
    xs = sorted({box[0], box[2], *(x for one in near for x in (one[0], one[2]) if box[0] < x < box[2])})
    ys = sorted({box[1], box[3], *(y for one in near for y in (one[1], one[3]) if box[1] < y < box[3])})
    return all(
        any(one[0] <= left and right <= one[2] and one[1] <= top and bottom <= one[3] for one in near)
        for left, right in pairwise(xs)
        for top, bottom in pairwise(ys)
    )


def ring_of(boxes: Sequence[BoxTuple]) -> tuple[Point, ...] | None:
    """The corners, clockwise, of the one outline round all boxes; `None` where they lie apart or leave a hole."""
    # Edges that differ only by what adding and taking away leaves behind would make stretches of no length.
    boxes = [(round(x1, 3), round(y1, 3), round(x2, 3), round(y2, 3)) for x1, y1, x2, y2 in boxes]
    xs, ys = sorted({x for box in boxes for x in box[::2]}), sorted({y for box in boxes for y in box[1::2]})
    rows = [0] * (len(ys) + 1)
    for left, top, right, bottom in boxes:
        run = (1 << bisect_left(xs, right)) - (1 << bisect_left(xs, left))
        for j in range(bisect_left(ys, top), bisect_left(ys, bottom)):
            rows[j] |= run
    after: dict[tuple[int, int], tuple[int, int]] = {}
    edges = 0
    for j, row in enumerate(rows):
        above = rows[j - 1] if j else 0
        turns = (
            [((i, j), (i + 1, j)) for i in _bits(row & ~above)]
            + [((i + 1, j), (i, j)) for i in _bits(above & ~row)]
            + [((i, j + 1), (i, j)) for i in _bits(row & ~(row << 1))]
            + [((i + 1, j), (i + 1, j + 1)) for i in _bits(row & ~(row >> 1))]
        )
        after.update(turns)
        edges += len(turns)
    if len(after) != edges:
        # Two corners touch: walking on from there could go round and round one of them.
        return None
    first = min(after)
    walk = [first]
    while (corner := after[walk[-1]]) != first:
        walk.append(corner)
    if len(walk) != edges:
        return None
    points = [(xs[i], ys[j]) for i, j in walk]
    count = len(points)
    return tuple(
        point
        for place, point in enumerate(points)
        if (points[place - 1][0] == point[0]) != (point[0] == points[(place + 1) % count][0])
    )


def _bits(number: int) -> Iterator[int]:
    """The places of the ones in a number, the lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def area(ring: Sequence[Point]) -> float:
    """The ground that an outline encloses."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*ring, ring[0])))) / 2


def simplified(boxes: Boxes, free: Callable[[BoxTuple, Boxes], bool]) -> Boxes:
    """The same with notches filled where the ground is free and that saves corners.

    `free` says whether a further box may be added to those there are.
    """
    boxes = _needed(boxes)
    ring = ring_of(boxes)
    if ring is None:
        return boxes
    cost = _cost(ring)
    tried: set[BoxTuple] = set()
    while True:
        for notch in sorted(_notches(ring), key=_size):
            if notch in tried or _size(notch) > CORNER * 6:
                continue
            tried.add(notch)
            if not free(notch, boxes):
                continue
            filled = ring_of((*boxes, notch))
            if filled is not None and _cost(filled) < cost:
                boxes, ring, cost = _needed((*boxes, notch)), filled, _cost(filled)
                break
        else:
            return boxes


def _needed(boxes: Boxes) -> Boxes:
    """The boxes without those that lie in another."""
    different = tuple(dict.fromkeys(boxes))
    return tuple(one for one in different if not any(within(one, other) for other in different if other != one))


def _cost(ring: Sequence[Point]) -> float:
    return area(ring) + CORNER * len(ring)


def _size(box: BoxTuple) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _notches(ring: Sequence[Point]) -> list[BoxTuple]:
    """The box between the two stretches at each inward corner."""
    found = []
    for place, corner in enumerate(ring):
        before, after = ring[place - 1], ring[(place + 1) % len(ring)]
        turn = (corner[0] - before[0]) * (after[1] - corner[1]) - (corner[1] - before[1]) * (after[0] - corner[0])
        if turn < 0:
            xs, ys = sorted((before[0], after[0])), sorted((before[1], after[1]))
            found.append((xs[0], ys[0], xs[1], ys[1]))
    return found


def shifted(ring: tuple[Point, ...], place: int, by: float) -> tuple[Point, ...] | None:
    """The outline with one stretch moved sideways; `None` where a stretch beside it would turn round or vanish."""
    count = len(ring)
    start, end = ring[place], ring[(place + 1) % count]
    dx, dy = (by, 0.0) if start[0] == end[0] else (0.0, by)
    moved = list(ring)
    moved[place] = (start[0] + dx, start[1] + dy)
    moved[(place + 1) % count] = (end[0] + dx, end[1] + dy)
    for one in (place - 1, (place + 1) % count):
        old = _along(ring[one], ring[(one + 1) % count])
        new = _along(moved[one], moved[(one + 1) % count])
        if old * new <= 0 or abs(new) < 3.0:
            return None
    return tuple(moved)


def _along(start: Point, end: Point) -> float:
    return (end[0] - start[0]) + (end[1] - start[1])
