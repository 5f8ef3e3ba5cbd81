"""The key under the picture: exactly the signs that are used, each with its meaning."""

from collections.abc import Iterator

from casekit.genogram.family import Family, Gender, Kind, Layer, Link, Member, State, TwinKind, Union, When
from casekit.genogram.hang import TAGS
from casekit.genogram.lines import marks_of
from casekit.genogram.notation import Notation
from casekit.genogram.relationship_lines import relationship_entries
from casekit.genogram.relationship_looks import LOOKS
from casekit.genogram.symbols import INK, PAPER, symbol
from casekit.pictures.canvas import Box, Line, Point, Shape, Stroke, Words

SAMPLE = 64.0
SIZE = 11.5
ROW = 34.0
IN_KEY = 13.0
Entry = tuple[tuple[Shape, ...], str]
_PEOPLE = {
    Gender.MALE: "male",
    Gender.FEMALE: "female",
    Gender.NON_BINARY: "non-binary",
    Gender.UNKNOWN: "gender not known",
}
_LOSSES = {
    Kind.PREGNANCY: "pregnancy",
    Kind.STILLBIRTH: "stillbirth (small symbol, cross)",
    Kind.PET: "pet",
    Kind.INSTITUTION: "home or institution",
}


def entries(family: Family, notation: Notation) -> list[Entry]:
    """Each sign that the picture uses, drawn round (0, 0), with what it means."""
    return [
        *_people(family),
        *_couples(family, notation),
        *_children(family, notation),
        *_twins(family, notation),
        *_carers(family, notation),
        *_relationships(family, notation),
    ]


def _people(family: Family) -> Iterator[Entry]:
    people = [member for member in family.members if member.kind is Kind.PERSON]
    for gender, meaning in _PEOPLE.items():
        if any(member.gender is gender for member in people):
            yield _small(Member("key", gender=gender)), meaning
    index = family.member(family.index)
    yield _small(Member("key", gender=index.gender, kind=index.kind), index=True), "the child this is about"
    if dead := [member for member in people if member.died is not None]:
        yield _small(Member("key", gender=dead[0].gender, died=When())), "has died"
    for kind, meaning in _LOSSES.items():
        if alike := [member for member in family.members if member.kind is kind]:
            yield symbol(Member("key", gender=alike[0].gender, kind=kind), 0.0, 0.0), meaning
    lost = [kind for kind in (Kind.MISCARRIAGE, Kind.TERMINATION) if any(m.kind is kind for m in family.members)]
    if lost:
        yield symbol(Member("key", kind=lost[0]), 0.0, 0.0), " or ".join(lost)


def _small(member: Member, index: bool = False) -> tuple[Shape, ...]:
    """A person's symbol at the size it has in the key."""
    return symbol(member, 0.0, 0.0, index, IN_KEY)


def _couples(family: Family, notation: Notation) -> Iterator[Entry]:
    run: tuple[Point, ...] = ((-SAMPLE / 2, 0.0), (SAMPLE / 2, 0.0))
    strokes: dict[Stroke, list[State]] = {}
    for state, stroke in notation.couple.items():
        if any(union.state is state and not union.alone for union in family.unions):
            strokes.setdefault(stroke, []).append(state)
    for stroke, states in strokes.items():
        meaning = ", or ".join(notation.couple_words[state] for state in states)
        sample: tuple[Shape, ...] = (Line((run,), "sample", stroke),)
        if states == [State.NEVER_A_COUPLE]:
            sample += marks_of(Union(0, ("a", "b"), State.NEVER_A_COUPLE), 0.0, 0.0)
        yield sample, meaning
    for ending, meaning in notation.ending_words.items():
        if any(union.ended is ending for union in family.unions):
            marked = marks_of(Union(0, ("a", "b"), ended=ending), 0.0, 0.0)
            yield (Line((run,), "sample", Stroke(INK, 2.0)), *marked), meaning
    if any(union.lacks_a_parent for union in family.unions):
        half = ((-SAMPLE / 2, 0.0), (0.0, 0.0), (0.0, 10.0))
        mark = Words(8.0, 4.0, "?", 11.0, css="sample")
        yield (Line((half,), "sample", Stroke(INK, 2.0)), mark), "other parent not named"
    if any(union.partner_left_out for union in family.unions):
        half = ((-SAMPLE / 2, 0.0), (0.0, 0.0), (0.0, 10.0))
        yield (Line((half,), "sample", Stroke(INK, 2.0)),), "other parent not shown"


def _children(family: Family, notation: Notation) -> Iterator[Entry]:
    run: tuple[Point, ...] = ((0.0, -13.0), (0.0, 13.0))
    used = {child.link for union in family.unions for child in family.drawn_children(union)}
    for link, stroke in notation.child.items():
        if link in used and link is not Link.BIRTH:
            sample: tuple[Shape, ...] = (Line((run,), "sample", stroke),)
            if link in TAGS:
                sample += (Box(-6.5, -8.0, 13.0, 16.0, "sample", Stroke("none", fill=PAPER)),)
                sample += (Words(0.0, 4.0, TAGS[link], 11.0, css="sample", bold=True),)
            yield sample, notation.child_words[link]


def _twins(family: Family, notation: Notation) -> Iterator[Entry]:
    born = notation.child[Link.BIRTH]
    slant = (((0.0, -12.0), (-18.0, 12.0)), ((0.0, -12.0), (18.0, 12.0)))
    kinds = [twins.kind for union in family.unions for twins in union.twins]
    for kind, meaning in (
        (TwinKind.IDENTICAL, "identical twins (or more)"),
        (TwinKind.FRATERNAL, "twins (or more), not identical"),
        (TwinKind.UNKNOWN, "twins (or more), not known if identical"),
    ):
        if kind in kinds:
            sample: tuple[Shape, ...] = (Line(slant, "sample", born),)
            if kind is TwinKind.IDENTICAL:
                sample += (Line((((-9.9, 1.2), (9.9, 1.2)),), "sample", born),)
            elif kind is TwinKind.UNKNOWN:
                sample += (Words(0.0, 11.0, "?", 11.0, css="sample", bold=True),)
            yield sample, meaning


def _carers(family: Family, notation: Notation) -> Iterator[Entry]:
    if family.carers:
        run: tuple[Point, ...] = ((-SAMPLE / 2, 0.0), (SAMPLE / 2, 0.0))
        yield (Line((run,), "sample", notation.carer),), "cares for, without being the parent"


def _relationships(family: Family, notation: Notation) -> Iterator[Entry]:
    if Layer.RELATIONSHIPS in family.layers:
        used = {one.kind for one in family.relationships}
        arrows = {one.kind for one in family.relationships if one.directed}
        words = [word for word in LOOKS[notation.name] if word in used]
        yield from relationship_entries(words, notation.name, directed=arrows)
