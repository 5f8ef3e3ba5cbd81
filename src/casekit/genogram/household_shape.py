"""The shape of one household's outline: members of a row together, rows joined, simple, clear of all others.

Where no way joins the members without taking in others, there are several outlines.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from casekit.genogram.household_ground import LABEL_AIR, Body, Ground, Rules, Stretch
from casekit.genogram.household_outline import (
    Boxes,
    BoxTuple,
    covered,
    grown,
    meets,
    ring_of,
    shifted,
    simplified,
)
from casekit.genogram.household_ways import BEND, HALVES, REACH, band, corridor
from casekit.pictures.canvas import Point

PADS = ((9.0, 4.0), (6.5, 4.0), (5.0, 3.0), (11.5, 4.0), (3.5, 2.5))
"""How far an outline stands off its members, and how near it comes to others: the first that fits."""
LEAST_PAD = 3.0
STEPS = tuple(sign * 1.5 * step for step in range(1, 9) for sign in (1, -1))
LONG_BAND = 420.0
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One closed outline and the keys of those inside."""

    ring: Ring
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HouseholdShape:
    """All outlines of one household, and how bad they are: parts, runs along other lines, corners and length."""

    parts: tuple[Part, ...]
    along: float
    cost: float


def shape_of(members: Sequence[str], ground: Ground, taken: Sequence[Stretch]) -> HouseholdShape | None:
    """The best outlines round some members; `taken` are the outlines of other households.

    `None` where no outline can be drawn round one of the members.
    """
    best: HouseholdShape | None = None
    reach = grown(_round([ground.bodies[key].whole for key in members]), REACH + 20.0)
    here = ground.near(reach)
    for pad, air in PADS:
        rules = Rules(
            tuple(box for key in members for box in (here.bodies[key].symbol, *here.bodies[key].words)),
            tuple(body.whole for key, body in here.bodies.items() if key not in members),
            here.words,
            (*here.lines, *taken),
            air,
        )
        found = _shape({key: here.bodies[key] for key in members}, rules, pad)
        if found is not None and (best is None or _rank(found) < _rank(best)):
            best = found
            if len(best.parts) == 1 and not best.along:
                break
    return best


def _rank(shape: HouseholdShape) -> tuple[int, bool, float]:
    return len(shape.parts), shape.along > 0, shape.along


def _shape(bodies: Mapping[str, Body], rules: Rules, pad: float) -> HouseholdShape | None:
    rest = [_Run(keys, _run_boxes([bodies[key] for key in keys], rules, pad)) for keys in _runs(bodies, rules)]
    if any(run.boxes is None for run in rest):
        return None
    parts: list[Part] = []
    along = cost = 0.0
    while rest:
        rest.sort(key=lambda run: (-len(run.keys), run.keys))
        keys, boxes, rest = _joined(rest, rules)
        ring = _settled(boxes, rules)
        if ring is None:
            return None
        along += sum(rules.along(stretch) for stretch in pairwise((*ring, ring[0])))
        cost += BEND * len(ring) + _length(ring)
        parts.append(Part(ring, keys))
    return HouseholdShape(tuple(parts), along, cost)


@dataclass(frozen=True, slots=True)
class _Run:
    """Members next to each other on a row, and the boxes round them."""

    keys: tuple[str, ...]
    boxes: Boxes | None


def _runs(bodies: Mapping[str, Body], rules: Rules) -> Iterator[tuple[str, ...]]:
    """Members of a row with nobody else between them."""
    rows: dict[int, list[str]] = {}
    for key, body in bodies.items():
        rows.setdefault(round((body.symbol[1] + body.symbol[3]) / 4), []).append(key)
    for row in rows.values():
        row.sort(key=lambda key: bodies[key].symbol[0])
        run = row[:1]
        for before, after in pairwise(row):
            between = _between(bodies[before], bodies[after])
            if any(meets(between, grown(other, rules.air)) for other in rules.others):
                yield tuple(run)
                run = []
            run.append(after)
        yield tuple(run)


def _between(one: Body, two: Body) -> BoxTuple:
    """From the middle of one member to the middle of the next, as high as both."""
    left, right = (one.symbol[0] + one.symbol[2]) / 2, (two.symbol[0] + two.symbol[2]) / 2
    both = _round([one.whole, two.whole])
    return left, both[1], right, both[3]


def _run_boxes(bodies: Sequence[Body], rules: Rules, pad: float) -> Boxes | None:
    boxes: list[BoxTuple] = []
    for body in bodies:
        for core in (body.symbol, _round(body.words)) if body.words else (body.symbol,):
            boxes.append(_trimmed(core, rules, pad))
        boxes.append(_joint(body))
    for one, two in pairwise(bodies):
        left, top, right, bottom = _between(one, two)
        boxes.append((left, top - pad, right, bottom + pad))
    swallowed = _with_words(tuple(boxes), rules)
    if swallowed is None or not all(rules.free(box, swallowed) for box in swallowed):
        return None
    return simplified(swallowed, rules.free)


def _joint(body: Body) -> BoxTuple:
    """A narrow box from the symbol down to the last word, over the space between them."""
    middle = (body.symbol[0] + body.symbol[2]) / 2
    whole = body.whole
    return middle - LEAST_PAD, whole[1], middle + LEAST_PAD, whole[3]


def _trimmed(core: BoxTuple, rules: Rules, pad: float) -> BoxTuple:
    """A box round a member, with an edge nearer where something is in the way."""
    left, top, right, bottom = grown(core, pad)
    shut = [grown(box, rules.air) for box in rules.others] + [grown(box, LABEL_AIR) for box in rules.words]
    least = grown(core, LEAST_PAD)
    for box in shut:
        if not meets(box, (left, top, right, bottom)):
            continue
        offers = [
            (box[2] - left, (box[2], top, right, bottom)),
            (right - box[0], (left, top, box[0], bottom)),
            (box[3] - top, (left, box[3], right, bottom)),
            (bottom - box[1], (left, top, right, box[1])),
        ]
        good = [offer for offer in offers if _holds(offer[1], least)]
        if good:
            left, top, right, bottom = min(good)[1]
    return left, top, right, bottom


def _holds(large: BoxTuple, small: BoxTuple) -> bool:
    return large[0] <= small[0] and large[1] <= small[1] and small[2] <= large[2] and small[3] <= large[3]


def _with_words(boxes: Boxes, rules: Rules) -> Boxes | None:
    """The same with all words on lines that would be cut taken in; `None` where others stand in the way."""
    for _ in range(8):
        cut = [
            words
            for words in rules.words
            if any(meets(grown(words, LABEL_AIR), box) for box in boxes) and not covered(grown(words, LABEL_AIR), boxes)
        ]
        if not cut:
            return boxes
        more = tuple(grown(words, LABEL_AIR + 1.0) for words in cut)
        if any(meets(box, grown(other, rules.air)) for box in more for other in rules.others):
            return None
        boxes = (*boxes, *more)
    return None


def _joined(runs: list[_Run], rules: Rules) -> tuple[tuple[str, ...], Boxes, list[_Run]]:
    """The first run with all that can be joined to it: keys, boxes, and the runs that stay apart."""
    keys, boxes = runs[0].keys, runs[0].boxes or ()
    faces = [_face(boxes)]
    rest = runs[1:]
    while rest:
        way = _next_band(faces, rest, rules) or _next_corridor(boxes, rest, rules)
        if way is None:
            break
        run, more = way
        rest = [one for one in rest if one is not run]
        keys, boxes = (*keys, *run.keys), (*boxes, *(run.boxes or ()), *more)
        faces.append(_face(run.boxes or ()))
    return keys, boxes, rest


def _face(boxes: Boxes) -> Boxes:
    """The boxes from which a band may start: the whole, if that is one box."""
    whole = _round(boxes)
    return (whole,) if covered(whole, boxes) else boxes


def _next_band(faces: Sequence[Boxes], rest: Sequence[_Run], rules: Rules) -> tuple[_Run, Boxes] | None:
    """The shortest straight band to another run, the wider of two that are alike."""
    best: tuple[float, float, int, BoxTuple] | None = None
    for place, run in enumerate(rest):
        for one in (box for face in faces for box in face):
            for two in _face(run.boxes or ()):
                gap = max(one[1], two[1]) - min(one[3], two[3])
                if gap > LONG_BAND or (best is not None and gap > best[0] + 1.0):
                    continue
                found = band(rules, one, two)
                if found is not None:
                    offer = (round(gap), found[0] - found[2], place, found)
                    best = offer if best is None else min(best, offer)
    return (rest[best[2]], (best[3],)) if best is not None else None


def _next_corridor(boxes: Boxes, rest: Sequence[_Run], rules: Rules) -> tuple[_Run, Boxes] | None:
    best: tuple[float, Boxes] | None = None
    targets = [box for run in rest for box in run.boxes or ()]
    for half in HALVES:
        found = corridor(rules, boxes, targets, half)
        if found is not None and (best is None or found[0] + 2 * BEND < best[0]):
            best = found
    if best is None:
        return None
    reached = [run for run in rest if any(meets(best[1][0], box) for box in run.boxes or ())]
    return reached[0], best[1]


def _settled(boxes: Boxes, rules: Rules) -> Ring | None:
    """The outline, with stretches moved a little off lines that they would run along; `None` if it cuts something."""
    swallowed = _with_words(boxes, rules)
    if swallowed is None:
        return None
    ring = ring_of(simplified(swallowed, rules.free))
    if ring is None or not rules.holds(ring):
        return None
    for place in range(len(ring)):
        ring = _off_lines(ring, place, rules)
    return ring


def _off_lines(ring: Ring, place: int, rules: Rules) -> Ring:
    here = _near(ring, place)
    worst = sum(map(rules.along, here))
    if not worst:
        return ring
    best = ring
    for step in STEPS:
        moved = shifted(ring, place, step)
        if moved is None:
            continue
        bad = sum(map(rules.along, _near(moved, place)))
        if bad < worst and rules.holds(moved):
            best, worst = moved, bad
            if not bad:
                break
    return best


def _near(ring: Ring, place: int) -> list[Stretch]:
    """A stretch of the outline and the two beside it."""
    count = len(ring)
    return [(ring[at % count], ring[(at + 1) % count]) for at in (place - 1, place, place + 1)]


def _length(ring: Ring) -> float:
    return sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise((*ring, ring[0])))


def _round(boxes: Sequence[BoxTuple]) -> BoxTuple:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
