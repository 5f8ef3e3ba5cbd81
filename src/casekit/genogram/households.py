"""Outlines round people who live together, each with the household's name, behind everything else of a family.

A genogram shows who lives together by a dotted line round them (Kent; McGoldrick, Gerson and Petry 2020). A plain box
would take in people who do not live there, so the line goes round them; where it cannot, a household has two outlines
with one letter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from string import ascii_uppercase

from casekit.genogram.family import Family, Household, Layer, list_in_words
from casekit.genogram.household_ground import Ground, Stretch, ground_of
from casekit.genogram.household_names import Name, NamePlaces
from casekit.genogram.household_shape import Part, Shape, shape_of
from casekit.pictures.canvas import Group, Ring, Stroke, Words

INK = "#6d4a12"
LINE = Stroke(INK, 1.3, "2.5 2.5", fill="#c9a25a")
VEIL = 0.09
ROUND = 10.0
NAME_SIZE = 10.5
NAME_PITCH = 12.5
FREE = ("weekend", "away")
"""How somebody belongs to a household who may stand in its outline or out of it."""
DEAR = 240.0
"""How much worse an outline may become to hold somebody who may stand in or out."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The letters of households by place in the family's list, and which households have no outline for want of room.

    `parts` says how many outlines those have that have more than one.
    """

    letters: Mapping[int, str]
    parts: Mapping[int, int]
    without: frozenset[int]


def household_groups(family: Family, body: Group) -> tuple[Group, ...]:
    """One group for each outline, for the finished shapes of a family; none if the layer is hidden."""
    if Layer.HOUSEHOLDS not in family.layers:
        return ()
    homes = [(place, home) for place, home in enumerate(family.households) if outlined(home)]
    if not homes:
        return ()
    ground = ground_of(body)
    taken: list[Stretch] = []
    shapes: list[tuple[int, Shape]] = []
    for place, home in homes:
        shape = _shape(home, ground, taken)
        if shape is not None:
            shapes.append((place, shape))
            taken += [line for part in shape.parts for line in pairwise((*part.ring, part.ring[0]))]
    return _named(family, ground, shapes)


def outlined(home: Household) -> bool:
    """Whether a household has an outline: at least two members, and not only people who are elsewhere at times."""
    return len({key for key, _ in home.members}) > 1 and any(how not in FREE for _, how in home.members)


def marks_of(family: Family, groups: Sequence[Group]) -> Marks:
    """What the words about the picture must say of the outlines."""
    data = [dict(group.data) for group in groups]
    places = [int(one["data-household"]) for one in data]
    wanted = {place for place, home in enumerate(family.households) if outlined(home)}
    hidden = Layer.HOUSEHOLDS not in family.layers
    return Marks(
        {place: one["data-letter"] for place, one in zip(places, data, strict=True) if "data-letter" in one},
        {place: places.count(place) for place in places if places.count(place) > 1},
        frozenset() if hidden else frozenset(wanted - set(places)),
    )


def _shape(home: Household, ground: Ground, taken: Sequence[Stretch]) -> Shape | None:
    """The outline with everybody who must be in it, and others where that costs little."""
    keys = tuple(dict.fromkeys(key for key, how in home.members if how not in FREE))
    free = dict.fromkeys(key for key, how in home.members if how in FREE and key not in keys)
    shape = shape_of(keys, ground, taken)
    for key in free:
        more = shape_of((*keys, key), ground, taken)
        if shape is None or more is None or len(more.parts) > len(shape.parts):
            continue
        if more.along <= shape.along and (more.cost - shape.cost <= DEAR or len(keys) == 1):
            keys, shape = (*keys, key), more
    return shape if len(keys) > 1 else None


def _named(family: Family, ground: Ground, shapes: Sequence[tuple[int, Shape]]) -> tuple[Group, ...]:
    rings = [part.ring for _, shape in shapes for part in shape.parts]
    places = NamePlaces(ground, rings, NAME_SIZE, NAME_PITCH)
    letters = iter(ascii_uppercase)
    groups: list[Group] = []
    for place, shape in shapes:
        home = family.households[place]
        names = [places.found(home.name, part.ring) for part in shape.parts] if len(shape.parts) == 1 else [None]
        letter = ""
        if None in names:
            letter = next(letters, "")
            names = [
                places.found(f"{letter}: {home.name}", part.ring) or places.found(letter, part.ring)
                for part in shape.parts
            ]
        if letter and None in names:
            continue
        for part, name in zip(shape.parts, names, strict=True):
            if name is not None:
                places.take(name)
                groups.append(_group(family, place, part, name, letter))
    return tuple(groups)


def _group(family: Family, place: int, part: Part, name: Name, letter: str) -> Group:
    home = family.households[place]
    members = [key for key in dict.fromkeys(key for key, _ in home.members) if key in part.members]
    data = [("data-name", home.name), ("data-members", " ".join(members)), ("data-household", str(place))]
    data += [("data-letter", letter)] if letter else []
    words = tuple(
        Words(name.x, name.y + NAME_PITCH * at, line, NAME_SIZE, anchor="start", colour=INK)
        for at, line in enumerate(name.lines)
    )
    said = f"{home.name}: {list_in_words(tuple(family.called(key) for key in members))}"
    ring = Ring(part.ring, "outline", LINE, ROUND, VEIL)
    return Group("household", (ring, *words), tuple(data), title=said)
