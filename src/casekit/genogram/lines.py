"""The family's lines as shapes: couples with their marks, sibships, children, carers, each in its group."""

from casekit.genogram.family import Ending, Family, Link, State, Union
from casekit.genogram.hang import TAGS
from casekit.genogram.labels import NOTE_PITCH
from casekit.genogram.notation import Notation
from casekit.genogram.symbols import PAPER
from casekit.genogram.tracks import SLASHES, CarerRoute, ChildRoute, CoupleRoute, Label, SibshipRoute
from casekit.pictures.canvas import Box, Disc, Group, Line, Shape, Stroke, Words

MARK = Stroke(width=1.8)
SLASH_HALF = 7.0


def words_of(label: Label, colour: str = "#1a1a1a") -> tuple[Words, ...]:
    """A label's lines of text; its lowest line stands on the label's point."""
    lowest = len(label.lines) - 1
    return tuple(
        Words(
            label.x,
            label.y - NOTE_PITCH * (lowest - place),
            line.text,
            line.size,
            bold=line.bold,
            anchor=label.anchor,
            colour=colour,
        )
        for place, line in enumerate(label.lines)
    )


def couple_group(family: Family, notation: Notation, route: CoupleRoute) -> Group:
    """A couple's line, marks and dates; or a parent alone."""
    union = family.unions[route.union]
    line = Line((route.line,), "line", notation.couple[union.state])
    data = (("data-partners", " ".join(union.partners)), ("data-union", str(union.index)))
    marks = marks_of(union, *route.mark)
    return Group("couple", (line, *marks, *words_of(route.label)), data)


def marks_of(union: Union, x: float, y: float) -> tuple[Shape, ...]:
    """The slashes of a separation, divorce or annulment; a ring for parents who were never a couple."""
    marks: list[Shape] = []
    if union.ended is not None:
        count = SLASHES[union.ended]
        runs = []
        for place in range(count):
            middle = x + 6.0 * (place - (count - 1) / 2)
            runs.append(((middle - 3.5, y + SLASH_HALF), (middle + 3.5, y - SLASH_HALF)))
        if union.ended is Ending.RECONCILED:
            runs.append(((x - 3.5, y - SLASH_HALF), (x + 3.5, y + SLASH_HALF)))
        marks.append(Line(tuple(runs), "mark", MARK, (("data-mark", str(union.ended)),)))
    if union.state is State.NEVER_A_COUPLE and union.ended is None:
        marks.append(Disc(x, y, 3.0, "mark", Stroke(width=1.2, fill=PAPER)))
    return tuple(marks)


def sibship_group(family: Family, notation: Notation, route: SibshipRoute) -> Group:
    """The lines that a couple's children share. They are broken only if every child's own line is."""
    union = family.unions[route.union]
    links = {child.link for child in family.drawn_children(union)}
    stroke = notation.child[links.pop()] if len(links) == 1 else notation.child[Link.BIRTH]
    shapes: list[Shape] = [Line(route.lines, "line", stroke)]
    if route.bars:
        shapes.append(Line(route.bars, "mark", notation.child[Link.BIRTH], (("data-mark", "identical"),)))
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
    data = (("data-child", link.child), ("data-carers", " ".join(link.carers)), ("data-as", link.role))
    words = [word for plate in route.plates for word in words_of(plate, notation.carer.colour)]
    return Group("carer", (Line(route.lines, "line", notation.carer), *words), data)
