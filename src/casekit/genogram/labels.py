"""The lines of text beside symbols and on lines, broken so that they stay narrow, and how much room they take."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from casekit.genogram.breaking import wrapped
from casekit.genogram.family import CarerLink, Family, Member, Union
from casekit.genogram.kinds import Kind
from casekit.genogram.overlays import SECRET, overlay_lines
from casekit.pictures.text_metrics import text_width
from casekit.text.escape import one_line, terminal
from casekit.text.frozen import dataclass
from casekit.text.pattern import pattern

NAME_SIZE = 12.0
DATE_SIZE = 10.5
NOTE_SIZE = 10.0
PITCH = 14.0
NOTE_PITCH = 12.0
PITCH_OF_SIZE = NOTE_PITCH / NOTE_SIZE
PLATE = 100.0
_DATED = pattern(r"\s+(?=(?:from|since|until) )")
NOTE_WRAP = 240.0
WRAP = 110.0
"""Widest line of a name in picture units; a single word that is a little longer stays whole."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a label; `pitch` is how far below it the next one stands."""

    text: str
    size: float
    bold: bool = False

    @property
    def pitch(self) -> float:
        """In picture units."""
        return PITCH_OF_SIZE * self.size

    @property
    def width(self) -> float:
        """In picture units."""
        return text_width(self.text, self.size, self.bold)


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels of a picture: by member, by place in the list of unions, by place in the list of carers."""

    members: Mapping[str, tuple[TextLine, ...]]
    unions: tuple[tuple[TextLine, ...], ...]
    carers: tuple[tuple[TextLine, ...], ...]
    numbered: bool = False
    """Whether carers' lines bear numbers, and their words stand in the key."""
    scale: float = 1.0
    """How much larger than usual the words are."""

    @property
    def pitch(self) -> float:
        """From one line under a symbol to the next."""
        return PITCH * self.scale

    @property
    def note_pitch(self) -> float:
        """From one line of words on a line to the next."""
        return NOTE_PITCH * self.scale


def labels(family: Family, scale: float = 1.0) -> Labels:
    """The words of the picture, line by line, `scale` times as large as usual."""
    return Labels(
        {
            member.key: member_lines(member, member.key == family.index, overlay_lines(family, member), scale)
            for member in family.members
        },
        tuple(union_lines(union, scale) for union in family.unions),
        tuple(carer_lines(link, scale) for link in family.carers),
        scale=scale,
    )


def member_lines(
    member: Member, index: bool, further: tuple[str, ...] = (), scale: float = 1.0
) -> tuple[TextLine, ...]:
    """Name, birth, death and age of a member, as they stand under the symbol, and what the layers add."""
    name, small, widest = NAME_SIZE * scale, DATE_SIZE * scale, WRAP * scale
    names = [TextLine(line, name, index) for line in wrapped(shown(member.name), widest, name, index)]
    facts = [*member_dates(member), *further]
    return (*names, *(TextLine(line, small) for text in facts for line in wrapped(shown(text), widest, small)))


def shown(text: str) -> str:
    """Text as it will stand in the picture, in one line: that is what is measured."""
    return one_line(terminal(text))


def member_dates(member: Member) -> tuple[str, ...]:
    """Birth and death in the short words of the picture: "b. 17 Sep 2008", "d. Nov 2016"."""
    found = []
    if member.born is not None and member.born.text:
        sign = {Kind.PERSON: "b. ", Kind.PET: "b. ", Kind.PREGNANCY: "due "}.get(member.kind, "")
        found.append(f"{sign}{member.born.text}")
    if member.died is not None and member.died.text:
        found.append(f"d. {member.died.text}")
    if member.age and not has_age_inside(member):
        found.append(member.age)
    return tuple(found)


def has_age_inside(member: Member) -> bool:
    """Whether the age stands in the symbol."""
    return member.figure is not None and member.figure.inside.isdecimal()


def union_lines(union: Union, scale: float = 1.0) -> tuple[TextLine, ...]:
    """The dates on a couple's line, then the sign of a secret: four lines at most; the shortest neighbours share one.

    A parent alone has one line, with a question mark for the parent who is not named.
    """
    texts = ["?"] * union.lacks_a_parent + [shown(label) for label in union.labels] + [SECRET] * union.secret
    while len(texts) > 4 and not union.alone:
        joined = [f"{one} · {two}" for one, two in pairwise(texts)]
        place = min(range(len(joined)), key=lambda place: len(joined[place]))
        texts[place : place + 2] = [joined[place]]
    if union.alone:
        texts = [" ".join(texts)] if texts else []
    size = NOTE_SIZE * scale
    return tuple(TextLine(line, size) for text in texts for line in wrapped(text, NOTE_WRAP * scale, size))


def carer_lines(link: CarerLink, scale: float = 1.0) -> tuple[TextLine, ...]:
    """The plate on a carer's line: what care it is, then since when."""
    parts = [part for part in _DATED.split(shown(link.label)) if part]
    size = NOTE_SIZE * scale
    return tuple(TextLine(line, size) for part in parts for line in wrapped(part, PLATE * scale, size))


def with_numbers(labels: Labels) -> Labels:
    """The same with numbers on carers' lines, where the words themselves find no room."""
    size = NOTE_SIZE * labels.scale
    carers = tuple((TextLine(f"({place})", size),) for place in range(1, len(labels.carers) + 1))
    return replace(labels, carers=carers, numbered=True)


def without_plates(labels: Labels) -> Labels:
    """The same without words on carers' lines, where not even numbers find room."""
    return replace(labels, carers=((),) * len(labels.carers), numbered=False)


def width_of(lines: tuple[TextLine, ...]) -> float:
    """The widest line."""
    return max((line.width for line in lines), default=0.0)
