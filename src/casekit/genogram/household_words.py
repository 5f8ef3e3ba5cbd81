"""Who lives together, in sentences, with the letters that stand at outlines in the picture."""

from collections.abc import Mapping
from dataclasses import field

from casekit.genogram.family import Family, Household, list_in_words
from casekit.genogram.kinds import Layer
from casekit.pictures.canvas import Group
from casekit.text.frozen import dataclass

FREE = ("weekend", "away")
"""How somebody belongs to a household who may stand in its outline or out of it."""
_HOW = {"weekend": "at weekends", "shared": "part of the time", "away": "away at present"}


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands at the outlines of households, which are named by their places in the family's list.

    `drawn` have an outline, `letters` those that have a letter, `parts` the number of outlines of those that have
    several, `without` are those that have none because there was no room for one.
    """

    drawn: frozenset[int] = frozenset()
    letters: Mapping[int, str] = field(default_factory=dict)
    parts: Mapping[int, int] = field(default_factory=dict)
    without: frozenset[int] = frozenset()


def outlined(home: Household) -> bool:
    """Whether a household must have an outline: two of its members at least live there, and not only at times."""
    return len({key for key, how in home.members if how not in FREE}) > 1


def marks_of(family: Family, body: Group) -> Marks:
    """What the words about a picture must say of the outlines in it."""
    if Layer.HOUSEHOLDS not in family.layers:
        return Marks()
    groups = [child for child in body.children if isinstance(child, Group) and child.css == "household"]
    data = [dict(group.data) for group in groups]
    places = [int(one["data-household"]) for one in data]
    wanted = {place for place, home in enumerate(family.households) if outlined(home)}
    return Marks(
        frozenset(places),
        {place: one["data-letter"] for place, one in zip(places, data, strict=True) if "data-letter" in one},
        {place: places.count(place) for place in places if places.count(place) > 1},
        frozenset(wanted - set(places)),
    )


def household_lines(family: Family, marks: Marks) -> list[str]:
    """Each household with its members, as a line of text."""
    found = []
    for place, home in enumerate(family.households):
        members = tuple(family.called(key) + (f" ({_HOW[how]})" if how in _HOW else "") for key, how in home.members)
        letter = f"{marks.letters[place]}: " if place in marks.letters else ""
        line = f"{letter}{home.name}: {list_in_words((*members, *home.others)) or 'nobody at this date'}."
        if place in marks.parts:
            line += f" {_outlines(marks.parts[place])} with the letter {marks.letters[place]} go round them."
        if place in marks.without:
            line += " There was no room in the picture for an outline round them."
        found.append(line)
    return found


def _outlines(count: int) -> str:
    return {2: "Two outlines", 3: "Three outlines"}.get(count, f"{count} outlines")
