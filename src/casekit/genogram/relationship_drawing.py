"""Relationship lines put into a finished family, each in its group; those that find no way are said in words."""

from bisect import bisect_left
from functools import cache

from casekit.genogram.family import Family, Relaxed
from casekit.genogram.labels import shown
from casekit.genogram.relationship_ground import ground_of
from casekit.genogram.relationship_lines import plate_size, relationship_shapes
from casekit.genogram.relationship_looks import LOOKS
from casekit.genogram.relationship_middles import MIDDLE_HALF, MIDDLE_REACH
from casekit.genogram.relationship_routes import Way, Wish, ways
from casekit.genogram.relationship_views import (
    RelationshipLine,
    relationship_lines_of,
    seen_in_words,
    what_in_words,
)
from casekit.pictures.bounds import bounds
from casekit.pictures.canvas import Group, Line, Shape, Words

IN_WORDS = "relationship-in-words"
_HEAD = 14.0
_LEAST, _SURELY_ENOUGH, _STEP = 52, 72, 2
_POINTS = 9
_SLACK = 1.0


def with_relationships(family: Family, body: Group, notation_name: str) -> tuple[Group, tuple[Relaxed, ...]]:
    """The family with its relationship lines, and for each line that finds no way what is to be said instead."""
    lines = relationship_lines_of(family)
    if not lines:
        return body, ()
    wishes = [
        Wish(
            place,
            *line.ends,
            _reach(line.kind, line.directed, notation_name),
            plate_size(line.kind, line.extra),
            _HEAD * line.directed,
            plate_size(line.kind, seen_in_words(line.extra)) if seen_in_words(line.extra) else (0.0, 0.0),
            _sign(line.kind, notation_name),
            _least(line.kind, line.directed, notation_name),
        )
        for place, line in enumerate(lines)
    ]
    found = ways(ground_of(body), wishes)
    drawn = [_group(line, found[place], notation_name) for place, line in enumerate(lines) if place in found]
    missing = tuple(_in_words(family, line) for place, line in enumerate(lines) if place not in found)
    first = next((place for place, shape in enumerate(body.children) if _is_person(shape)), len(body.children))
    return Group(body.css, (*body.children[:first], *drawn, *body.children[first:]), body.data), missing


def bare_names(family: Family, body: Group) -> bool:
    """Whether a line of the drawn family has only a name to say whose view it is."""
    names = {shown(line.extra) for line in relationship_lines_of(family) if line.extra}
    plates = (
        words.text
        for group in body.children
        if isinstance(group, Group)
        for words in ([*group.children] if group.css == "relationship" else [])
        if isinstance(words, Words)
    )
    return any(text == name or text.endswith(f" {name}") for text in plates for name in names)


@cache
def _reach(kind: str, directed: bool, notation_name: str) -> float:
    """Half of the line's width, measured on a straight piece of it."""
    shapes = relationship_shapes(kind, ((0.0, 0.0), (120.0, 0.0)), directed, None, notation_name)
    boxes = [bounds(shape) for shape in shapes]
    return max(max(-box[1], box[3]) for box in boxes) - _SLACK


@cache
def _least(kind: str, directed: bool, notation_name: str) -> float:
    """How long a line has to be so that its zigzag has teeth enough to be told from others; 0 without a zigzag."""
    if LOOKS[notation_name][kind].zigzag is None:
        return 0.0

    def enough(length: int) -> bool:
        path = ((0.0, 0.0), (float(length), 0.0))
        shapes = relationship_shapes(kind, path, directed, None, notation_name)
        return max(len(run) for shape in shapes if isinstance(shape, Line) for run in shape.lines) >= _POINTS

    lengths = range(_LEAST, _SURELY_ENOUGH + _STEP, _STEP)
    return float(lengths[bisect_left(lengths, True, hi=len(lengths) - 1, key=enough)])


def _sign(kind: str, notation_name: str) -> float:
    """Half the size of the sign in the middle of the line; 0 where none stands there."""
    middle = LOOKS[notation_name][kind].middle
    return max(MIDDLE_HALF[middle], MIDDLE_REACH.get(middle, 0.0)) if middle is not None else 0.0


def _is_person(shape: Shape) -> bool:
    return isinstance(shape, Group) and shape.css == "person"


def _group(line: RelationshipLine, way: Way, notation_name: str) -> Group:
    extra = seen_in_words(line.extra) if way.long else line.extra
    shapes = relationship_shapes(line.kind, way.path, line.directed, way.plate_at, notation_name, extra=extra)
    data = (
        ("data-from", line.ends[0]),
        ("data-to", line.ends[1]),
        ("data-is", line.kind),
        ("data-directed", "yes" if line.directed else "no"),
        ("data-seen-by", " ".join(line.seen_by)),
    )
    return Group("relationship", shapes, data)


def _in_words(family: Family, line: RelationshipLine) -> Relaxed:
    """What is said of a line that could not be drawn without touching somebody."""
    what = what_in_words(family, family.relationships[line.views[0]])
    sentence = f"There was no room for a line that touches nobody else, so it is said here: {what}."
    return Relaxed(IN_WORDS, (*line.ends, line.kind), sentence)
