"""The family's lines as shapes: couples with their marks, sibships, children, carers, each in its group."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from math import fsum

from casekit.genogram.family import Family, Member, Union
from casekit.genogram.hang import TAGS
from casekit.genogram.kinds import Ending, Link, State
from casekit.genogram.notation import Notation
from casekit.genogram.notation_table import ALONE, PAST_CARER_WORDS
from casekit.genogram.symbols import PAPER, side_at
from casekit.genogram.tracks import (
    BARS_DROP,
    BARS_HALF,
    BOX_HALF,
    CROSSED,
    DOT_HALF,
    HOUSE_HALF,
    SECOND_LINE,
    SLASHES,
    WIDOWED_HALF,
    CarerRoute,
    ChildRoute,
    CoupleRoute,
    Label,
    Run,
    SibshipRoute,
    mark_halves,
)
from casekit.pictures.canvas import Box, Disc, Group, Line, Outline, Point, Shape, Stroke, Words

_Marks = Callable[[Union, float, float], Iterator[Shape]]
MARK = Stroke(width=2.4)
THICK = Stroke(width=6.0)
"""The slash of a separation in law."""
SLASH_HALF = 8.0
TWIN_BAR = Stroke(width=2.4)
_DOT = Stroke("#1a1a1a", 1.0, fill="#1a1a1a")
_NEVER = (("data-mark", str(State.NEVER_A_COUPLE)),)


def words_of(label: Label, colour: str = "#1a1a1a") -> tuple[Words, ...]:
    """A label's lines of text; its lowest line stands on the label's point."""
    lowest = len(label.lines) - 1
    return tuple(
        Words(
            label.x,
            label.y - line.pitch * (lowest - place),
            line.text,
            line.size,
            bold=line.bold,
            anchor=label.anchor,
            colour=colour,
        )
        for place, line in enumerate(label.lines)
    )


def couple_group(family: Family, notation: Notation, route: CoupleRoute, middle: Mapping[str, Point]) -> Group:
    """A couple's line, marks and dates; or a parent alone. Partners who are related have two lines."""
    union = family.unions[route.union]
    stroke = notation.couple[union.state] if not union.alone else ALONE
    lines = [Line((route.line,), "line", stroke)]
    x, y = route.mark
    if union.related:
        partners = {middle[key]: family.member(key) for key in union.partners}
        lines.append(Line((second_line(partners, route.line),), "line", stroke))
        y += SECOND_LINE / 2
    data = (("data-partners", " ".join(union.partners)), ("data-union", str(union.index)))
    return Group("couple", (*lines, *marks_of(union, x, y, stroke), *words_of(route.label)), data)


def second_line(partners: Mapping[Point, Member], line: Run) -> Run:
    """The second line of related partners, by where they stand: below the longest level stretch of the first."""
    places = [place for place in range(len(line) - 1) if abs(line[place][1] - line[place + 1][1]) < 0.05]
    at = max(places, key=lambda place: (abs(line[place + 1][0] - line[place][0]), -place))
    y = line[at][1] + SECOND_LINE
    return (_second_end(partners, line, at, at + 1), y), (_second_end(partners, line, at + 1, at), y)


def _second_end(partners: Mapping[Point, Member], line: Run, here: int, other: int) -> float:
    """Where the second line ends: at a symbol, at the first line where that goes down, else a little before it."""
    x, y = line[here]
    inwards = 1.0 if line[other][0] > x else -1.0
    beyond = 2 * here - other
    if not 0 <= beyond < len(line):
        near = min(partners, key=lambda point: abs(point[0] - x) + abs(point[1] - y))
        outline = side_at(partners[near], 0.0) - side_at(partners[near], SECOND_LINE)
        return x - inwards * outline
    return x if line[beyond][1] > y else x + 6.0 * inwards


def marks_of(union: Union, x: float, y: float, stroke: Stroke = MARK) -> tuple[Shape, ...]:
    """What stands on a couple's line, side by side: a sign of its kind; how it ended; why there are no children."""
    halves = mark_halves(union)
    there = [half for half in halves if half]
    left = x - fsum(there) - max(0, len(there) - 1)
    found: list[Shape] = []
    drawn: tuple[_Marks, ...] = (partial(_kind_marks, stroke.colour), _ending_marks, _childless_marks)
    for half, marks in zip(halves, drawn, strict=True):
        if half:
            found += marks(union, left + half, y)
            left += 2.0 * half + 2.0
    return tuple(found)


def _kind_marks(colour: str, union: Union, x: float, y: float) -> Iterator[Shape]:
    """A house for those who live together, a dot for parents never a couple, a boxed question mark for another kind."""
    if union.house:
        yield _house(x, y, colour)
    elif union.state is State.OTHER:
        half = BOX_HALF - 0.5
        yield Box(x - half, y - half, 2.0 * half, 2.0 * half, "mark", Stroke(colour, 1.4, fill=PAPER))
        yield Words(x, y + 3.9, "?", 11.0, css="mark", bold=True, colour=colour)
    else:
        yield Disc(x, y, DOT_HALF - 0.5, "mark", _DOT, _NEVER)


def _childless_marks(union: Union, x: float, y: float) -> Iterator[Shape]:
    """An upright from the line down to one bar, or to two (Bennett and others 1995)."""
    if union.no_children is not None:
        top = y + (SECOND_LINE / 2 if union.related else 0.0)
        drops = BARS_DROP[union.no_children]
        half = BARS_HALF - 0.5
        bars = tuple(((x - half, top + drop), (x + half, top + drop)) for drop in drops)
        yield Line((((x, top), (x, top + drops[-1])), *bars), "mark", MARK, (("data-mark", str(union.no_children)),))


def _house(x: float, y: float, colour: str) -> Outline:
    half = HOUSE_HALF - 0.5
    corners = ((x, y - half), (x + half, y - 0.5), (x + half, y + half), (x - half, y + half), (x - half, y - 0.5))
    return Outline(corners, "mark", Stroke(colour, 1.4, fill=PAPER), (("data-mark", "house"),))


def _ending_marks(union: Union, x: float, y: float) -> Iterator[Shape]:
    """Slashes for a separation, divorce or annulment, crossed if they came together again; a ringed X for a death."""
    if union.ended is Ending.WIDOWED:
        reach = WIDOWED_HALF - 1.0
        cross = (((x - reach, y + reach), (x + reach, y - reach)), ((x - reach, y - reach), (x + reach, y + reach)))
        yield Disc(x, y, 0.7 * WIDOWED_HALF, "mark", Stroke(width=1.4, fill=PAPER))
        yield Line(cross, "mark", Stroke(width=1.8), (("data-mark", str(Ending.WIDOWED)),))
    elif union.ended is not None:
        count = SLASHES[union.ended]
        slash = THICK if union.ended is Ending.LEGALLY_SEPARATED else MARK
        half = SLASH_HALF + (SECOND_LINE / 2 if union.related else 0.0) - (1.0 if slash is THICK else 0.0)
        runs = []
        for place in range(count):
            middle = x + 6.0 * (place - (count - 1) / 2)
            runs.append(((middle - 3.5, y + half), (middle + 3.5, y - half)))
        if union.ended in CROSSED:
            wide = 5.0 + 3.0 * (count - 1)
            runs.append(((x - wide, y - half), (x + wide, y + half)))
        yield Line(tuple(runs), "mark", slash, (("data-mark", str(union.ended)),))


def sibship_group(family: Family, notation: Notation, route: SibshipRoute) -> Group:
    """The lines that a couple's children share. They are broken only if every child's own line is."""
    union = family.unions[route.union]
    links = {child.link for child in family.drawn_children(union)}
    stroke = notation.child[links.pop()] if len(links) == 1 else notation.child[Link.BIRTH]
    shapes: list[Shape] = [Line(route.lines, "line", stroke)]
    if route.bars:
        shapes.append(Line(route.bars, "mark", TWIN_BAR, (("data-mark", "identical"),)))
    shapes += [Words(x, y, "?", 11.0, css="label", bold=True) for x, y in route.unsure]
    return Group("sibship", tuple(shapes), (("data-union", str(union.index)),))


def child_group(family: Family, notation: Notation, route: ChildRoute) -> Group:
    """A child's own line, with a letter on it where its kind of link has one."""
    union = family.unions[route.union]
    link = Link(route.link)
    data = (("data-child", route.child), ("data-union", str(union.index)), ("data-link", route.link))
    shapes: list[Shape] = [Line((route.line,), "line", notation.child[link])]
    if route.tag is not None:
        x, y = route.tag
        shapes.append(Box(x - 6.5, y - 8.0, 13.0, 16.0, "gap", Stroke("none", fill=PAPER)))
        shapes.append(Words(x, y + 4.0, TAGS[link], 11.0, css="tag", bold=True))
    return Group("child", tuple(shapes), data)


def carer_group(family: Family, notation: Notation, route: CarerRoute) -> Group:
    """A carer's line and its plate."""
    link = family.carers[route.carer]
    who = ("data-child", link.child), ("data-carers", " ".join(link.carers))
    data = (*who, ("data-as", link.role), ("data-past", "yes" if link.past else "no"))
    stroke, ink = (notation.past_carer, PAST_CARER_WORDS) if link.past else (notation.carer, notation.carer.colour)
    words = [word for plate in route.plates for word in words_of(plate, ink)]
    return Group("carer", (Line(route.lines, "line", stroke), *words), data)
