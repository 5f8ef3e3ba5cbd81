"""The outline of a home moved off the lines of the family that it would run along."""

from itertools import pairwise
from math import dist

from casekit.genogram.household_ground import Rules, Stretch
from casekit.genogram.household_outline import shifted
from casekit.pictures.canvas import Point

_STEPS = tuple(sign * 1.5 * step for step in (*range(1, 9), 10, 12, 14, 16) for sign in (1, -1))
_JOG = 3.0
_SLIM = 7.0
"""An outline is moved off lines no further than until it is as narrow as this."""
_ROOMY = 6.0
"""How far an outline stands off lines where there is room for it."""
Ring = tuple[Point, ...]


def off_lines(ring: Ring, rules: Rules) -> Ring:
    """The outline with stretches moved a little off lines: off those that they lie along, then off those near them."""
    if any(map(rules.along, pairwise((*ring, ring[0])))):
        for _ in range(2):
            for place in range(len(ring)):
                ring = _moved_off(ring, place, rules)
        for _ in range(len(ring)):
            ring = _with_a_jog(ring, rules)
            ring = (*ring[1:], ring[0])
    for place in range(len(ring)):
        ring = _with_more_room(ring, place, rules)
    return ring


def _with_more_room(ring: Ring, place: int, rules: Rules) -> Ring:
    """The outline with one stretch moved a little further off lines beside it, where that is free."""
    count = len(ring)
    worst = _crowded((ring[place], ring[(place + 1) % count]), rules)
    if not worst:
        return ring
    best, bad = ring, sum(map(rules.along, _near(ring, place)))
    for step in _STEPS[:6]:
        moved = shifted(ring, place, step)
        if moved is None or _slim(moved, place):
            continue
        here = _near(moved, place)
        crowded = _crowded(here[1], rules)
        if crowded > worst - 4.0 or sum(map(rules.along, here)) > bad or not rules.holds(here):
            continue
        if not rules.leaps(_near(ring, place)[1], here[1]):
            best, worst = moved, crowded
    return best


def _crowded(stretch: Stretch, rules: Rules) -> float:
    """How far a stretch runs beside lines nearer than it had best be."""
    return sum(max(0.0, last - first) for first, last in rules.beside(stretch, _ROOMY))


def _slim(ring: Ring, place: int) -> bool:
    """Whether the outline is very narrow at one stretch."""
    start, end = ring[place], ring[(place + 1) % len(ring)]
    axis = 0 if start[0] == end[0] else 1
    low, high = sorted((start[1 - axis], end[1 - axis]))
    for one, two in pairwise((*ring, ring[0])):
        if one[axis] == two[axis] and _JOG < abs(one[axis] - start[axis]) + _JOG < _SLIM + _JOG:
            first, last = sorted((one[1 - axis], two[1 - axis]))
            if min(high, last) - max(low, first) > _JOG:
                return True
    return False


def _moved_off(ring: Ring, place: int, rules: Rules) -> Ring:
    """The outline with one stretch moved sideways, if that takes it off lines."""
    here = _near(ring, place)
    worst = sum(map(rules.along, here))
    if not worst:
        return ring
    best = ring
    for step in _STEPS:
        moved = shifted(ring, place, step)
        if moved is None or (_slim(moved, place) and not _slim(ring, place)):
            continue
        here = _near(moved, place)
        bad = sum(map(rules.along, here))
        if bad < worst and rules.holds(here) and not rules.leaps(_near(ring, place)[1], here[1]):
            best, worst = moved, bad
            if not bad:
                break
    return best


def _with_a_jog(ring: Ring, rules: Rules) -> Ring:
    """The outline with that part of its first stretch moved sideways which runs along a line."""
    start, end, *rest = ring
    axis = 0 if start[0] == end[0] else 1
    low, high = sorted((start[1 - axis], end[1 - axis]))
    here = [(rest[-1], start), (start, end), (end, rest[0])]
    worst = sum(map(rules.along, here))
    for first, last in rules.beside((start, end)):
        parts = sorted((max(low, first - _JOG), min(high, last + _JOG)), reverse=start[1 - axis] > end[1 - axis])
        one, two = (start[axis], parts[0]), (start[axis], parts[1])
        one, two = (one, two) if axis == 0 else (one[::-1], two[::-1])
        for step in _STEPS:
            dx, dy = (step, 0.0) if axis == 0 else (0.0, step)
            moved = [(one[0] + dx, one[1] + dy), (two[0] + dx, two[1] + dy)]
            head = [start, one] if dist(start, one) > _JOG else []
            tail = [two, end] if dist(two, end) > _JOG else []
            if not head:
                moved[0] = (start[0] + dx, start[1] + dy)
            if not tail:
                moved[1] = (end[0] + dx, end[1] + dy)
            new = [*head, *moved, *tail]
            if _turned(rest[-1], start, new[0]) or _turned(rest[0], end, new[-1]):
                continue
            stretches = list(pairwise((rest[-1], *new, rest[0])))
            if rules.leaps((one, two), moved) or _slim((*new, *rest), len(head)):
                continue
            if sum(map(rules.along, stretches)) < worst and rules.holds(stretches):
                return (*new, *rest)
    return ring


def _turned(fixed: Point, old: Point, new: Point) -> bool:
    """Whether a stretch vanishes or turns round when one of its ends moves."""
    before = (old[0] - fixed[0]) + (old[1] - fixed[1])
    after = (new[0] - fixed[0]) + (new[1] - fixed[1])
    return before * after <= 0 or abs(after) < _JOG


def _near(ring: Ring, place: int) -> list[Stretch]:
    """A stretch of the outline and the two beside it."""
    count = len(ring)
    return [(ring[at % count], ring[(at + 1) % count]) for at in (place - 1, place, place + 1)]
