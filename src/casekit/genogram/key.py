"""The key under the picture: exactly the signs that are used, each with its meaning."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from casekit.genogram.family import Family, Member, Union, When
from casekit.genogram.figures import Figure
from casekit.genogram.hang import TAGS
from casekit.genogram.kinds import Gender, Kind, Layer, Link, State, TwinKind
from casekit.genogram.labels import has_age_inside
from casekit.genogram.lines import TWIN_BAR, marks_of
from casekit.genogram.look import DeathMark
from casekit.genogram.notation import Notation
from casekit.genogram.notation_table import NO_CHILDREN_WORDS, PEOPLE_WORDS
from casekit.genogram.overlay_key import overlay_entries
from casekit.genogram.overlays import ORIENTATION_WORDS
from casekit.genogram.relationship_lines import relationship_entries
from casekit.genogram.relationship_looks import LOOKS
from casekit.genogram.symbols import INK, PAPER, brackets, figure_of, marked_as_dead, pointed, symbol
from casekit.genogram.tracks import SECOND_LINE, SIGNED
from casekit.pictures.canvas import Box, Line, Point, Shape, Stroke, Words

SAMPLE = 64.0
SIZE = 11.5
ROW = 34.0
IN_KEY = 13.0
TO_A_CHILD: tuple[Point, ...] = ((-26.0, -13.0), (-26.0, 0.0), (26.0, 0.0), (26.0, 13.0))
"""The way a line takes from a couple to a child, long enough to show how it is broken."""
TO_BRACKETS: tuple[Point, ...] = ((-24.0, -12.0), (18.0, -12.0), (18.0, -1.0))
Entry = tuple[tuple[Shape, ...], str]
NAME_ON_A_LINE: Entry = (Words(0.0, 4.0, "name", 9.5, css="sample", bold=True),), "a name on a line: whose view it is"
_KINDS = {
    Kind.PREGNANCY: "pregnancy",
    Kind.STILLBIRTH: "stillbirth",
    Kind.PET: "pet",
    Kind.INSTITUTION: "home or institution",
    Kind.MISCARRIAGE: "miscarriage",
    Kind.TERMINATION: "termination",
    Kind.MORE_CHILDREN: "so many more children, not known by name (n: nobody knows how many)",
}


def entries(family: Family, notation: Notation) -> list[Entry]:
    """Each sign that the picture uses, drawn round (0, 0), with what it means."""
    return [
        *_people(family, notation),
        *_couples(family, notation),
        *_children(family, notation),
        *_twins(family, notation),
        *_carers(family, notation),
        *overlay_entries(family),
        *_relationships(family, notation),
        *_changes(family),
    ]


def _changes(family: Family) -> Iterator[Entry]:
    if family.changes is not None:
        from casekit.genogram.change_marks import change_entries

        yield from change_entries(family.changes)


def _people(family: Family, notation: Notation) -> Iterator[Entry]:
    people = [member for member in family.members if member.kind is Kind.PERSON]
    for gender, meaning in PEOPLE_WORDS.items():
        if any(member.gender is gender for member in people):
            yield _small(_stand_in(notation, gender)), meaning
    index = family.member(family.index)
    yield _small(_stand_in(notation, index.gender, index.kind), index=True), "the child this is about"
    dead = [member for member in people if marked_as_dead(member, notation.death)]
    if dead:
        yield _small(_stand_in(notation, dead[0].gender, died=When()), death=notation.death), "has died"
    elif notation.death is DeathMark.DATES and any(member.died is not None for member in people):
        yield (Words(0.0, 4.0, "d. 2010", 10.5, css="sample"),), "has died; this picture has no mark for a death"
    if any(has_age_inside(member) for member in people):
        yield _small(replace(_stand_in(notation, index.gender), figure=_with_age(notation, index.gender))), "age"
    within = next((one for one in people if figure_of(one).within is not None and not figure_of(one).inside), None)
    if within is not None:
        yield (
            _small(Member("key", figure=replace(figure_of(within), over=None))),
            "small shape within: sex recorded at birth",
        )
    for meaning in dict.fromkeys(ORIENTATION_WORDS.values()):
        shown = (one for one in people if pointed(one) and ORIENTATION_WORDS[one.sexual_orientation] == meaning)
        for one in islice(shown, 1):
            sample = Member("key", figure=replace(figure_of(one), over=None))
            yield _small(sample), f"{meaning} (triangle in the symbol)"
    figures: dict[Figure, list[Kind]] = {}
    for kind in _KINDS:
        several = kind is Kind.MORE_CHILDREN
        of_kind = [one for one in family.members if one.kind is kind][: 1 if several else None]
        for figure in dict.fromkeys(map(figure_of, of_kind)):
            figures.setdefault(figure, []).append(kind)
    for figure, kinds in figures.items():
        size = min(figure.half, IN_KEY)
        yield (
            symbol(Member("key", figure=figure, kind=kinds[0]), 0.0, 0.0, size=size),
            " or ".join(_KINDS[one] for one in kinds),
        )


def _with_age(notation: Notation, gender: Gender) -> Figure:
    return replace(notation.people[gender], inside="14")


def _stand_in(notation: Notation, gender: Gender, kind: Kind = Kind.PERSON, died: When | None = None) -> Member:
    """Somebody for a sample of the key."""
    member = Member("key", gender=gender, kind=kind, died=died)
    return replace(member, figure=notation.figure(member))


def _small(member: Member, index: bool = False, death: DeathMark = DeathMark.CROSS) -> tuple[Shape, ...]:
    """A person's symbol at the size it has in the key."""
    return symbol(member, 0.0, 0.0, index, IN_KEY, death=death)


def _couples(family: Family, notation: Notation) -> Iterator[Entry]:
    run: tuple[Point, ...] = ((-SAMPLE / 2, 0.0), (SAMPLE / 2, 0.0))
    strokes: dict[tuple[Stroke, bool, bool], list[State]] = {}
    for state, stroke in notation.couple.items():
        if any(union.state is state and not union.alone for union in family.unions):
            strokes.setdefault((stroke, state in notation.house, state in SIGNED), []).append(state)
    for (stroke, house, signed), states in strokes.items():
        meaning = _one_of(states, notation)
        sample: tuple[Shape, ...] = (Line((run,), "sample", stroke),)
        if house or signed:
            sample += marks_of(Union(0, ("a", "b"), states[0], house=house), 0.0, 0.0, stroke)
        yield sample, meaning
    for ending, meaning in notation.ending_words.items():
        if any(union.ended is ending for union in family.unions):
            marked = marks_of(Union(0, ("a", "b"), ended=ending), 0.0, 0.0)
            yield (Line((run,), "sample", Stroke(INK, 2.0)), *marked), meaning
    for none, meaning in NO_CHILDREN_WORDS.items():
        if any(union.no_children is none for union in family.unions):
            bars = marks_of(Union(0, ("a", "b"), no_children=none), 0.0, -5.0)
            line = Line((tuple((x, y - 5.0) for x, y in run),), "sample", Stroke(INK, 2.0))
            yield (line, *bars), meaning
    if any(union.related for union in family.unions):
        lines = tuple(tuple((x, y) for x, _ in run) for y in (-SECOND_LINE / 2, SECOND_LINE / 2))
        yield (Line(lines, "sample", Stroke(INK, 2.0)),), "partners who are related by birth"
    if any(union.lacks_a_parent for union in family.unions):
        half = ((-SAMPLE / 2, 0.0), (0.0, 0.0), (0.0, 10.0))
        mark = Words(8.0, 4.0, "?", 11.0, css="sample")
        yield (Line((half,), "sample", Stroke(INK, 2.0)), mark), "other parent not named"
    if any(union.partner_left_out for union in family.unions):
        half = ((-SAMPLE / 2, 0.0), (0.0, 0.0), (0.0, 10.0))
        yield (Line((half,), "sample", Stroke(INK, 2.0)),), "other parent not shown"


def _one_of(states: list[State], notation: Notation) -> str:
    """What a couple's line means. Where kinds of couple share one, the words on it say which they are."""
    words = {state: notation.couple_words[state] for state in states}
    if len(words) == 1:
        return words[states[0]]
    no_words = words.pop(State.NOT_RECORDED, "")
    *others, last = words.values()
    said = f"{', '.join(others)} or {last}: the words on it say which" if others else f"{last}: the words on it say so"
    return f"{said}; if none do: {no_words}" if no_words else said


def _children(family: Family, notation: Notation) -> Iterator[Entry]:
    used = {child.link for union in family.unions for child in family.drawn_children(union)}
    for link, stroke in notation.child.items():
        if link in used and link is not Link.BIRTH:
            bracketed = link is Link.ADOPTED and notation.brackets
            run = TO_BRACKETS if bracketed else TO_A_CHILD
            sample: tuple[Shape, ...] = (Line((run,), "sample", stroke),)
            if link in TAGS:
                sample += (Box(-6.5, -8.0, 13.0, 16.0, "sample", Stroke("none", fill=PAPER)),)
                sample += (Words(0.0, 4.0, TAGS[link], 11.0, css="sample", bold=True),)
            if bracketed:
                sample += (Box(12.0, -1.0, 12.0, 12.0, "sample", Stroke(INK, 1.4)),)
                sample += (Line(brackets(18.0, 5.0, 7.0), "sample", Stroke(INK, 1.6)),)
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
                sample += (Line((((-9.9, 1.2), (9.9, 1.2)),), "sample", TWIN_BAR),)
            elif kind is TwinKind.UNKNOWN:
                sample += (Words(0.0, 11.0, "?", 11.0, css="sample", bold=True),)
            yield sample, meaning


def _carers(family: Family, notation: Notation) -> Iterator[Entry]:
    run: tuple[Point, ...] = ((-SAMPLE / 2, 0.0), (SAMPLE / 2, 0.0))
    if any(not link.past for link in family.carers):
        yield (Line((run,), "sample", notation.carer),), "cares for, without being the parent"
    if any(link.past for link in family.carers):
        yield (Line((run,), "sample", notation.past_carer),), "cared for the child in the past"


def _relationships(family: Family, notation: Notation) -> Iterator[Entry]:
    if Layer.RELATIONSHIPS in family.layers:
        used = {one.kind for one in family.relationships}
        arrows = {one.kind for one in family.relationships if one.directed}
        words = [word for word in LOOKS[notation.name] if word in used]
        yield from relationship_entries(words, notation.name, directed=arrows)
