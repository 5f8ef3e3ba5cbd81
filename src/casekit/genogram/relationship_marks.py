"""What is at the ends of a relationship's line and what is repeated along it."""

from collections.abc import Iterator

from casekit.genogram.along import Path, Place
from casekit.genogram.relationship_looks import Along, Head, Look
from casekit.genogram.symbols import PAPER
from casekit.pictures.canvas import Disc, Line, Outline, Shape, Stroke

HEAD_LENGTH = 11.0
HEAD_HALF = 5.5
END_DOT = 3.8
END_CLEAR = 7.0
"""How much of a line is left plain at an end that has no arrow head, before anything is repeated along it."""
ALONG_REACH = {
    Along.DOTS: 2.8,
    Along.RINGS: 4.5,
    Along.TICKS: 6.0,
    Along.RUNGS: 5.0,
    Along.HATCHES: 5.0,
    Along.CHEVRONS: 4.5,
}
_PITCH = {
    Along.DOTS: 14.0,
    Along.RINGS: 10.0,
    Along.TICKS: 5.0,
    Along.RUNGS: 6.0,
    Along.HATCHES: 13.0,
    Along.CHEVRONS: 11.0,
}


def _mark(name: str) -> tuple[tuple[str, str], ...]:
    return (("data-mark", name),)


def head_marks(look: Look, path: Path) -> Iterator[Shape]:
    """The arrow head at the last point of a path, its tip on that point."""
    tip = path.place(path.length)
    name = look.head.name.lower()
    wings = (tip.at(-HEAD_LENGTH, HEAD_HALF), tip.at(0.0), tip.at(-HEAD_LENGTH, -HEAD_HALF))
    data = _mark(f"arrow-{name}")
    match look.head:
        case Head.FILLED:
            yield Outline(wings, "mark", Stroke(look.colour, 1.0, fill=look.colour))
        case Head.HOLLOW:
            yield Outline(wings, "mark", Stroke(look.colour, 1.8, fill=PAPER))
        case Head.CHEVRON:
            yield Line((wings,), "mark", Stroke(look.colour, max(look.width, 1.8)), data)
        case Head.DOUBLE:
            second = (tip.at(-HEAD_LENGTH - 7.0, HEAD_HALF), tip.at(-7.0), tip.at(-HEAD_LENGTH - 7.0, -HEAD_HALF))
            yield Line((wings, second), "mark", Stroke(look.colour, 1.8), data)


def end_dots(look: Look, path: Path, directed: bool) -> Iterator[Shape]:
    """Dots on the ends of a line that could be taken for a couple's without them; none under an arrow head."""
    for at in (END_DOT,) if directed else (END_DOT, path.length - END_DOT):
        place = path.place(at)
        yield Disc(place.x, place.y, END_DOT, "mark", Stroke("none", fill=look.colour))


def along_marks(look: Look, path: Path, last: float) -> Iterator[Shape]:
    """What is repeated along a path, spaced evenly, clear of its first point and of its last `last` units."""
    if look.along is None:
        return
    colour = look.mark_colour or look.colour
    places = list(_spaced(path, END_CLEAR, last, _PITCH[look.along]))
    high = ALONG_REACH[look.along]
    match look.along:
        case Along.DOTS:
            yield from (Disc(one.x, one.y, high, "mark", Stroke("none", fill=colour)) for one in places)
        case Along.RINGS:
            yield from (Disc(one.x, one.y, high, "mark", Stroke(colour, 1.4, fill=PAPER)) for one in places)
        case Along.CHEVRONS:
            runs = tuple((one.at(-3.0, high), one.at(3.0), one.at(-3.0, -high)) for one in places)
            yield Line(runs, "mark", Stroke(colour, 1.6), _mark("arrow-heads"))
        case Along.TICKS | Along.RUNGS | Along.HATCHES:
            bars = tuple((one.at(0.0, high), one.at(0.0, -high)) for one in places)
            width = 1.8 if look.along is Along.HATCHES else 1.2
            yield Line(bars, "mark", Stroke(colour, width), _mark(look.along.name.lower()))


def _spaced(path: Path, first: float, last: float, pitch: float) -> Iterator[Place]:
    room = path.length - first - last
    if room < 0:
        yield path.place(path.length / 2)
        return
    steps = max(1, round(room / pitch))
    yield from (path.place(first + room * step / steps) for step in range(steps + 1))
