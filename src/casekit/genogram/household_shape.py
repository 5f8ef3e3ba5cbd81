"""The shape of one household's outline: members of a row together, rows joined, simple, clear of all others.

Where no way joins the members without taking in others, there are several outlines.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from casekit.genogram.household_ground import Body, Ground, Rules, Stretch, rules_for
from casekit.genogram.household_off_lines import Ring, off_lines
from casekit.genogram.household_outline import (
    Boxes,
    BoxTuple,
    covered,
    grown,
    meets,
    ring_of,
    round_all,
    simplified,
    within,
)
from casekit.genogram.household_ways import BEND, HALVES, REACH, band, corridor
from casekit.text.frozen import dataclass

PADS = ((9.0, 4.0), (6.5, 4.0), (5.0, 3.0), (11.5, 4.0), (3.5, 2.5))
"""How far an outline stands off its members, and how near it comes to others: the first that fits."""
WIDE_PADS = ((13.0, 4.0), (17.0, 4.0), (13.0, 3.0))
LEAST_PAD = 3.0
TIGHTEST = 2.5
LONG_BAND = 420.0
SHORT = 420.0
"""The length, bends counted in, up to which a wide corridor is taken without looking for a shorter one."""


@dataclass(frozen=True, slots=True)
class Part:
    """One closed outline and the keys of those inside."""

    ring: Ring
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HouseholdShape:
    """All outlines of one household, and how bad they are.

    `along` is how far they run beside other lines, `lies` whether one lies on another line, `cost` length and corners.
    """

    parts: tuple[Part, ...]
    along: float
    lies: bool
    cost: float

    @property
    def is_good(self) -> bool:
        """Whether there is one outline, clear of other lines."""
        return len(self.parts) == 1 and not self.along


def shape_of(members: Sequence[str], ground: Ground, taken: Sequence[Stretch]) -> HouseholdShape | None:
    """The best outlines round some members; `taken` are the outlines of other households.

    `None` where no outline can be drawn round one of the members.
    """
    reach = grown(round_all([ground.bodies[key].whole for key in members]), REACH + 20.0)
    here = ground.near(reach)
    bodies = {key: here.bodies[key] for key in members}
    best: HouseholdShape | None = None
    for one in _tries():
        if best is not None and not _promises(one, best):
            continue
        rules = rules_for(members, here, taken, one.air)
        if one.avoids and best is not None:
            rules = replace(rules, avoid=_runs_along(best, rules))
        found = _shape(bodies, rules, one)
        if found is not None and (best is None or _rank(found) < _rank(best)):
            best = found
    return best if best is not None and not best.lies else None


@dataclass(frozen=True, slots=True)
class _Try:
    """How far an outline stands off its members, how near it comes to others, and three ways out of a fix.

    `swallows`: it goes round words on lines beside a member; `avoids`: corridors keep off where one went wrong before;
    `joins` is false to leave those apart who do not stand next to each other.
    """

    pad: float
    air: float
    swallows: bool = False
    avoids: bool = False
    joins: bool = True


def _tries() -> Iterator[_Try]:
    """What to try, the first that is good being taken."""
    yield from (_Try(pad, air) for pad, air in PADS)
    yield from (_Try(pad, air, swallows=True) for pad, air in WIDE_PADS)
    yield from (_Try(pad, air, avoids=True) for pad, air in PADS[:3])
    yield from (_Try(pad, air, joins=False) for pad, air in PADS[:3])
    yield from (_Try(pad, air, swallows=True, joins=False) for pad, air in WIDE_PADS)


def _promises(one: _Try, best: HouseholdShape) -> bool:
    """Whether something may still be won by a try."""
    if best.lies:
        return True
    if one.swallows or one.avoids or not one.joins or best.is_good:
        return False
    return len(best.parts) == 1 or one.air <= TIGHTEST


def _runs_along(shape: HouseholdShape, rules: Rules) -> tuple[BoxTuple, ...]:
    """Boxes round the stretches where an outline runs along lines."""
    stretches = [stretch for part in shape.parts for stretch in pairwise((*part.ring, part.ring[0]))]
    return tuple(
        grown((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])), 4.0)
        for a, b in stretches
        if rules.along((a, b))
    )


def _rank(shape: HouseholdShape) -> tuple[bool, int, bool, float]:
    return shape.lies, len(shape.parts), shape.along > 0, shape.along


def _shape(bodies: Mapping[str, Body], rules: Rules, one: _Try) -> HouseholdShape | None:
    rest = [_Run(keys, _run_boxes([bodies[key] for key in keys], rules, one)) for keys in _runs(bodies, rules)]
    if any(run.boxes is None for run in rest):
        return None
    parts: list[Part] = []
    along = cost = 0.0
    lies = False
    while rest:
        rest.sort(key=lambda run: (-len(run.keys), run.keys))
        keys, boxes, rest = _joined(rest, rules) if one.joins else (rest[0].keys, rest[0].boxes or (), rest[1:])
        ring = _settled(boxes, rules)
        if ring is None:
            return None
        stretches = list(pairwise((*ring, ring[0])))
        along += sum(map(rules.along, stretches))
        lies = lies or any(map(rules.lies, stretches))
        cost += BEND * len(ring) + _length(ring)
        parts.append(Part(ring, keys))
    return HouseholdShape(tuple(parts), along, lies, cost)


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
            if any(meets(between, other) for other in rules.shut):
                yield tuple(run)
                run = []
            run.append(after)
        yield tuple(run)


def _between(one: Body, two: Body) -> BoxTuple:
    """From the middle of one member to the middle of the next, as high as both."""
    left, right = (one.symbol[0] + one.symbol[2]) / 2, (two.symbol[0] + two.symbol[2]) / 2
    both = round_all([one.whole, two.whole])
    return left, both[1], right, both[3]


def _run_boxes(bodies: Sequence[Body], rules: Rules, one: _Try) -> Boxes | None:
    boxes: list[BoxTuple] = []
    shut = rules.shut if one.swallows else (*rules.shut, *rules.words)
    for body in bodies:
        for core in (body.symbol, round_all(body.words)) if body.words else (body.symbol,):
            boxes.append(_trimmed(core, grown(core, one.pad), shut))
        boxes.append(_joint(body))
    for first, second in pairwise(bodies):
        left, top, right, bottom = _between(first, second)
        boxes.append((left, top - one.pad, right, bottom + one.pad))
    swallowed = _with_words(tuple(boxes), rules)
    if swallowed is None or not all(rules.free(box, swallowed) for box in swallowed):
        return None
    return simplified(swallowed, rules.free)


def _joint(body: Body) -> BoxTuple:
    """A narrow box from the symbol down to the last word, over the space between them."""
    middle = (body.symbol[0] + body.symbol[2]) / 2
    whole = body.whole
    return middle - LEAST_PAD, whole[1], middle + LEAST_PAD, whole[3]


def _trimmed(core: BoxTuple, wish: BoxTuple, shut: Sequence[BoxTuple]) -> BoxTuple:
    """A box round a member, with an edge nearer where something is in the way."""
    left, top, right, bottom = wish
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
        good = [offer for offer in offers if within(least, offer[1])]
        if good:
            left, top, right, bottom = min(good)[1]
    return left, top, right, bottom


def _with_words(boxes: Boxes, rules: Rules) -> Boxes | None:
    """The same with all words on lines that would be cut taken in; `None` where others stand in the way."""
    for _ in range(8):
        near = [words for words in rules.words if any(meets(words, box) for box in boxes)]
        cut = [words for words in near if not covered(words, boxes)]
        if not cut:
            return boxes
        more = tuple(grown(words, 1.0) for words in cut)
        if any(meets(box, other) for box in more for other in rules.shut):
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
    whole = round_all(boxes)
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
    """The cheapest corridor to another run; a narrow one only where a wide one has to go much further."""
    best: tuple[float, Boxes] | None = None
    targets = [box for run in rest for box in run.boxes or ()]
    for half in HALVES:
        found = corridor(rules, boxes, targets, half)
        if found is not None and (best is None or found[0] + 2 * BEND < best[0]):
            best = found
        if best is not None and best[0] < SHORT:
            break
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
    if ring is None or not rules.holds(pairwise((*ring, ring[0]))):
        return None
    return off_lines(ring, rules)


def _length(ring: Ring) -> float:
    return sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise((*ring, ring[0])))
