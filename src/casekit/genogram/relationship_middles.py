"""The sign that stands once on a relationship's line, in its middle where there is room."""

from casekit.genogram.along import Path, Place, zigzag
from casekit.genogram.relationship_looks import Look, Middle
from casekit.genogram.symbols import PAPER
from casekit.pictures.canvas import Disc, Line, Outline, Point, Shape, Stroke, Words

MIDDLE_HALF = {
    Middle.BARS: 3.5,
    Middle.RING: 5.5,
    Middle.LINKED_RINGS: 9.5,
    Middle.TWO_RINGS: 12.5,
    Middle.DISC: 5.0,
    Middle.CROSS: 6.0,
    Middle.BOX_CROSS: 6.5,
    Middle.DARK_BOX: 6.5,
    Middle.DIAMOND: 7.5,
    Middle.SHIELD: 8.0,
    Middle.PLUS: 6.5,
    Middle.BOX_QUESTION: 7.0,
    Middle.QUESTION: 7.0,
    Middle.BURST: 16.0,
    Middle.BARRED_GAP: 7.0,
    Middle.RINGED_GAP: 9.0,
    Middle.SLASHED_GAP: 8.0,
}
"""How far a mark reaches along the line to both sides of its middle."""
GAPS = frozenset(
    {Middle.BARRED_GAP, Middle.RINGED_GAP, Middle.SLASHED_GAP, Middle.QUESTION, Middle.BURST, Middle.LINKED_RINGS}
)
"""The marks for which the line itself is broken."""
MIDDLE_REACH = {
    Middle.BARS: 8.0,
    Middle.BARRED_GAP: 9.0,
    Middle.RINGED_GAP: 9.0,
    Middle.SLASHED_GAP: 8.0,
    Middle.BURST: 6.0,
}
"""How far a mark reaches across the line, where that is not its half length."""
_ROUND = frozenset({Middle.RING, Middle.LINKED_RINGS, Middle.TWO_RINGS, Middle.DISC, Middle.PLUS})
_BOXED = frozenset({Middle.BOX_CROSS, Middle.DARK_BOX, Middle.DIAMOND, Middle.SHIELD, Middle.BOX_QUESTION})


def middle_marks(look: Look, path: Path, at: float) -> tuple[Shape, ...]:
    """The sign of a look, its middle at a distance from the path's first point; nothing where the look has none."""
    if look.middle is None:
        return ()
    place = path.place(at)
    if look.middle in _ROUND:
        return _round(look.middle, place, look.colour)
    if look.middle in _BOXED:
        return _boxed(look.middle, place, look.colour)
    if look.middle is Middle.QUESTION:
        return (_question(place, 13.0, look.colour),)
    half = MIDDLE_HALF[look.middle]
    data = (("data-mark", look.middle.name.lower().replace("_", "-")),)
    if look.middle is Middle.BURST:
        stretch = Path(path.between(at - half, at + half))
        return (Line((zigzag(stretch, 6.0, 8.0, 0.1, 0.1),), "mark", Stroke(look.colour, 1.8), data),)
    bars = Line(_bars(look.middle, place, half), "mark", Stroke(look.colour, 2.0), data)
    return (bars, _ring(place, 4.0, "none", look.colour)) if look.middle is Middle.RINGED_GAP else (bars,)


def _round(middle: Middle, place: Place, colour: str) -> tuple[Shape, ...]:
    half = MIDDLE_HALF[middle]
    match middle:
        case Middle.LINKED_RINGS:
            return tuple(_ring(place.moved(forth), 5.5, "none", colour) for forth in (-4.0, 4.0))
        case Middle.TWO_RINGS:
            return tuple(_ring(place.moved(forth), 5.0, PAPER, colour) for forth in (-7.5, 7.5))
        case Middle.PLUS:
            plus = ((place.at(-3.6), place.at(3.6)), (place.at(0.0, 3.6), place.at(0.0, -3.6)))
            return (
                _ring(place, half, PAPER, colour),
                Line(plus, "mark", Stroke(colour, 1.8), (("data-mark", "plus"),)),
            )
        case _:
            return (_ring(place, half, colour if middle is Middle.DISC else PAPER, colour),)


def _boxed(middle: Middle, place: Place, colour: str) -> tuple[Shape, ...]:
    half = MIDDLE_HALF[middle]
    outline = _corners(middle, place, half)
    dark = middle is Middle.DARK_BOX
    box = Outline(outline, "mark", Stroke(colour, 1.8, fill=colour if dark else PAPER))
    if middle is Middle.BOX_QUESTION:
        return (box, _question(place, 11.0, colour))
    if middle not in (Middle.BOX_CROSS, Middle.DARK_BOX):
        return (box,)
    stroke = Stroke(PAPER, 1.8) if dark else Stroke(colour, 1.4)
    return (box, Line(_cross(place, half - (2.5 if dark else 0.0)), "mark", stroke, (("data-mark", "cross"),)))


def _corners(middle: Middle, place: Place, half: float) -> tuple[Point, ...]:
    """A box or a diamond along the line; a shield stands upright whatever way the line runs."""
    if middle is Middle.DIAMOND:
        return (place.at(-half), place.at(0.0, half), place.at(half), place.at(0.0, -half))
    if middle is Middle.SHIELD:
        upright = Place(place.x, place.y, 1.0, 0.0)
        corners = ((-7.0, 7.5), (7.0, 7.5), (7.0, -1.0), (0.0, -9.0), (-7.0, -1.0))
        return tuple(upright.at(*corner) for corner in corners)
    return tuple(place.at(forth, left) for forth, left in ((-half, half), (half, half), (half, -half), (-half, -half)))


def _bars(middle: Middle, place: Place, half: float) -> tuple[tuple[Point, ...], ...]:
    match middle:
        case Middle.CROSS:
            return _cross(place, half)
        case Middle.SLASHED_GAP:
            return tuple((place.at(forth - 2.5, -8.0), place.at(forth + 2.5, 8.0)) for forth in (-5.0, 5.0))
        case _:
            high = MIDDLE_REACH[middle]
            return tuple((place.at(forth, high), place.at(forth, -high)) for forth in (-half, half))


def _cross(place: Place, half: float) -> tuple[tuple[Point, ...], ...]:
    return ((place.at(-half, half), place.at(half, -half)), (place.at(half, half), place.at(-half, -half)))


def _ring(place: Place, radius: float, fill: str, colour: str) -> Disc:
    return Disc(place.x, place.y, radius, "mark", Stroke(colour, 1.8, fill=fill))


def _question(place: Place, size: float, colour: str) -> Words:
    return Words(place.x, place.y + 0.36 * size, "?", size, css="mark", bold=True, colour=colour)
