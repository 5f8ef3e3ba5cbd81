"""Outlines round people who live together, each with the household's name, behind everything else of a family.

A genogram shows who lives together by a dotted line round them (Kent; McGoldrick, Gerson and Petry 2020). A plain box
would take in people who do not live there, so the line goes round them; where it cannot, a household has two outlines
with one letter.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import sqrt

from casekit.genogram.family import Family, Household, list_in_words
from casekit.genogram.household_ground import Ground, Stretch, ground_of
from casekit.genogram.household_names import Name, NamePlaces
from casekit.genogram.household_outline import grown, round_all
from casekit.genogram.household_shape import HouseholdShape, Part, shape_of
from casekit.genogram.household_words import FREE, Marks, outlined
from casekit.genogram.kinds import Layer
from casekit.pictures.canvas import Group, Point, Ring, Shape, Stroke, Words

INK = "#6d4a12"
LINE = Stroke(INK, 1.3, "2.5 2.5", fill="#c9a25a")
VEIL = 0.09
ROUND = 10.0
NAME_SIZE = 10.5
NAME_PITCH = 12.5
ORDERS = 2
"""How many orders of drawing are tried where an outline or its name finds no room."""
DEAR = 330.0
"""How much worse an outline may become to hold somebody who may stand in or out."""

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def household_groups(family: Family, body: Group) -> tuple[Group, ...]:
    """One group for each outline, for the finished shapes of a family; none if the layer is hidden."""
    if Layer.HOUSEHOLDS not in family.layers:
        return ()
    homes = [(place, home) for place, home in enumerate(family.households) if len(home.members) > 1]
    if not homes:
        return ()
    ground = ground_of(body)
    order = [place for place, _ in homes]
    best: dict[int, tuple[Group, ...]] = {}
    for _ in range(ORDERS):
        found = _named(family, ground, _shapes(family, ground, order))
        best = max(best, found, key=len)
        failed = [place for place in order if place not in found and outlined(family.households[place])]
        if not failed:
            break
        order = [*failed, *(place for place in order if place not in failed)]
    return tuple(group for place in sorted(best) for group in best[place])


def _shapes(family: Family, ground: Ground, order: Sequence[int]) -> dict[int, HouseholdShape]:
    """Outlines in an order, each clear of those before it."""
    taken: list[Stretch] = []
    found: dict[int, HouseholdShape] = {}
    for place in order:
        shape = _shape(family.households[place], ground, taken)
        if shape is not None:
            found[place] = shape
            taken += [line for part in shape.parts for line in pairwise((*part.ring, part.ring[0]))]
    return found


def household_entries(homes: Marks, width: float) -> list[tuple[tuple[Shape, ...], str]]:
    """The outline's place in the key: a sample round (0, 0) and what it means."""
    if not homes.drawn:
        return []
    half = width / 2
    points = ((-half, -11.0), (half, -11.0), (half, 11.0), (-half, 11.0))
    more = "; outlines with one letter are one household" if homes.parts else ""
    return [((Ring(points, "sample", LINE, ROUND, VEIL),), f"live together{more}")]


def _shape(home: Household, ground: Ground, taken: Sequence[Stretch]) -> HouseholdShape | None:
    """The outline with everybody who must be in it, and others where that costs little. None round one alone."""
    keys = tuple(dict.fromkeys(key for key, how in home.members if how not in FREE))
    free = tuple(dict.fromkeys(key for key, how in home.members if how in FREE and key not in keys))
    if not keys:
        return None
    shape = shape_of(keys, ground, taken)
    for more in (free, *((key,) for key in free)):
        if shape is None or not more or set(more) <= set(keys):
            continue
        wider = shape_of((*keys, *more), ground, taken)
        if wider is None or len(wider.parts) > len(shape.parts) or wider.along > shape.along:
            continue
        if wider.cost - shape.cost <= DEAR * len(more):
            keys, shape = (*keys, *more), wider
    return shape if len(keys) > 1 else None


def _named(family: Family, ground: Ground, shapes: Mapping[int, HouseholdShape]) -> dict[int, tuple[Group, ...]]:
    """The outlines with their names; those without whose name has no place at all are left out."""
    rings = [part.ring for shape in shapes.values() for part in shape.parts]
    places = NamePlaces(ground, rings, NAME_SIZE, NAME_PITCH)
    found: dict[int, tuple[Group, ...]] = {}
    count = 0
    for place, shape in shapes.items():
        name = family.households[place].name
        letter = "" if len(shape.parts) == 1 else _letter(count)
        names = _names(places, shape, [f"{letter}: {name}", letter] if letter else [name])
        if not letter and None in names:
            letter = _letter(count)
            names = _names(places, shape, [letter])
        count += bool(letter)
        parts = [
            _group(family, place, part, at, letter=letter, roundness=_roundness(part.ring, ground))
            for part, at in zip(shape.parts, names, strict=True)
            if at
        ]
        if len(parts) == len(shape.parts):
            found[place] = tuple(parts)
    return found


def _names(places: NamePlaces, shape: HouseholdShape, offers: Sequence[str]) -> list[Name | None]:
    """A place for a name at each outline of a household: the first offer that fits."""
    found: list[Name | None] = []
    for part in shape.parts:
        name = next((at for offer in offers if (at := places.found(offer, part.ring)) is not None), None)
        if name is not None:
            places.take(name)
        found.append(name)
    return found


def _letter(number: int) -> str:
    """A, B, C … Z, AA, BB …"""
    return _LETTERS[number % 26] * (number // 26 + 1)


def _roundness(ring: Sequence[Point], ground: Ground) -> float:
    """How round the corners may be so that none cuts off a corner of somebody's words that lies right in it."""
    here = ground.near(grown(round_all([(x, y, x, y) for x, y in ring]), ROUND))
    boxes = [box for body in here.bodies.values() for box in (body.symbol, *body.words)]
    least = ROUND
    for before, at, after in zip((ring[-1], *ring), ring, (*ring[1:], ring[0]), strict=False):
        beside, upright = (before, after) if before[1] == at[1] else (after, before)
        right, down = beside[0] > at[0], upright[1] > at[1]
        for left, top, far, low in boxes:
            across = left - at[0] if right else at[0] - far
            along = top - at[1] if down else at[1] - low
            if 0.0 < across < ROUND and 0.0 < along < ROUND:
                # The corner is a parabola: the square roots of its distances from the two edges add up to a constant.
                least = min(least, (sqrt(across) + sqrt(along)) ** 2 - 0.5)
    return round(max(least, 1.0), 1)


def _group(family: Family, place: int, part: Part, name: Name, *, letter: str, roundness: float) -> Group:
    home = family.households[place]
    members = [key for key in dict.fromkeys(key for key, _ in home.members) if key in part.members]
    data = [("data-name", home.name), ("data-members", " ".join(members)), ("data-household", str(place))]
    data += [("data-letter", letter)] if letter else []
    words = tuple(
        Words(name.x, name.y + NAME_PITCH * at, line, NAME_SIZE, anchor="start", colour=INK)
        for at, line in enumerate(name.lines)
    )
    said = f"{home.name}: {list_in_words(tuple(family.called(key) for key in members))}"
    ring = Ring(part.ring, "outline", LINE, roundness, VEIL)
    return Group("household", (ring, *words), tuple(data), title=said)
