"""The signs of a timeline: marks whose shape tells the tone, and bars whose ends tell how exact a date is.

Every sign can be told from the others in black and white; colour only repeats what the shape says.
"""

from functools import cache
from typing import Final

from casekit.pictures.canvas import Box, Disc, Outline, Point, Shape, Stroke
from casekit.timeline.extent import Reach
from casekit.timeline.scale import Scale

INK: Final = "#1a1a1a"
PAPER: Final = "#ffffff"
HALF: Final = 7.0
"""Half the width of a mark."""
RING: Final = 10.0
"""The radius of the ring round a significant event."""
ARROW: Final = 7.0
BAR: Final = 2.8
"""Half the height of a bar."""
LEAST_BAR: Final = 4.0
COLOURS: Final = {"concern": "#a3262a", "strength": "#1b7048", "mixed": "#5b4397"}
TONE_WORDS: Final = {
    "concern": "a concern",
    "strength": "a strength",
    "mixed": "a concern and a strength",
    "neutral": "neutral",
    "not-said": "not said whether a concern or a strength",
}


def mark(tone: str, x: float, y: float, *, significant: bool = False) -> tuple[Shape, ...]:
    """The mark of an event, its middle at a place: a triangle, a plus, a half-filled diamond, a square or a circle."""
    ring: tuple[Shape, ...] = (Disc(x, y, RING, "ring", Stroke(INK, 1.6, fill=PAPER)),) if significant else ()
    size = 0.86 if significant else 1.0
    return (*ring, *_sign(tone, x, y, size))


def _sign(tone: str, x: float, y: float, size: float) -> tuple[Shape, ...]:
    half = HALF * size
    match tone:
        case "concern":
            points = ((x, y - half), (x + half, y + 0.8 * half), (x - half, y + 0.8 * half))
            return (Outline(points, "mark", _CONCERN),)
        case "strength":
            return (Outline(_plus(x, y, half), "mark", _STRENGTH),)
        case "mixed":
            whole = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
            filled = Outline((whole[0], whole[2], whole[3]), "part", Stroke("none", fill=COLOURS[tone]))
            return (Outline(whole, "mark", Stroke(COLOURS[tone], 1.6, fill=PAPER)), filled)
        case "neutral":
            side = 0.8 * half
            return (Box(x - side, y - side, 2 * side, 2 * side, "mark", _NEUTRAL),)
    return (Disc(x, y, 0.78 * half, "mark", Stroke(INK, 1.3, "2.2 1.8", fill=PAPER)),)


_CONCERN: Final = Stroke(COLOURS["concern"], 1.0, fill=COLOURS["concern"])
_STRENGTH: Final = Stroke(COLOURS["strength"], 0.6, fill=COLOURS["strength"])
_NEUTRAL: Final = Stroke(INK, 1.5, fill=PAPER)


def _plus(x: float, y: float, half: float) -> tuple[Point, ...]:
    return tuple([(x + dx, y + dy) for dx, dy in _arms(half)])


@cache
def _arms(half: float) -> tuple[Point, ...]:
    """The corners of a plus round its middle."""
    arm = 0.38 * half
    quarter: tuple[Point, ...] = ((-arm, -half), (arm, -half), (arm, -arm))
    points: list[Point] = []
    for _ in range(4):
        points += quarter
        quarter = tuple((-dy, dx) for dx, dy in quarter)
    return tuple(points)


def bar(reach: Reach, scale: Scale, y: float, edges: tuple[float, float], half: float = BAR) -> tuple[Point, ...]:
    """The outline of a bar between the edges of the picture: an end that is not exact tapers, one that goes on beyond
    what is known is pointed.
    """
    left, right = edges
    x1, x2, x3, x4 = (scale.x(day) for day in (reach.first, reach.full_from, reach.full_to, reach.last))
    if x4 - x1 < LEAST_BAR:
        middle = (x1 + x4) / 2
        x1 = x2 = max(left, middle - LEAST_BAR / 2)
        x3 = x4 = min(right, middle + LEAST_BAR / 2)
    upper = [*_begin(reach, scale, left, (x1, x2), half), *_finish(reach, scale, right, (x3, x4), half)]
    lower = [(x, -dy) for x, dy in reversed(upper) if dy > 0.0]
    return tuple((x, y - dy) for x, dy in (*upper, *lower))


def _begin(reach: Reach, scale: Scale, left: float, ends: tuple[float, float], half: float) -> list[Point]:
    """The upper edge of the left end, as places and heights above the middle."""
    x1, x2 = ends
    if reach.open_left:
        return [(left, 0.0), (x2, half)] if reach.full_from > scale.start else [(left, 0.0), (left + ARROW, half)]
    if reach.full_from <= scale.start and reach.full_from < reach.full_to:
        return [(left, half)] if reach.full_from < scale.start else [(x2, half)]
    if reach.first < scale.start:
        share = (scale.start - reach.first) / (reach.full_from - reach.first)
        return [(left, half * min(share, 1.0)), (x2, half)]
    return [(x1, half)] if x2 - x1 < 0.1 else [(x1, 0.0), (x2, half)]


def _finish(reach: Reach, scale: Scale, right: float, ends: tuple[float, float], half: float) -> list[Point]:
    x3, x4 = ends
    if reach.last > scale.end:
        if reach.full_to >= scale.end:
            return [(right, half)]
        share = (reach.last - scale.end) / (reach.last - reach.full_to)
        return [(x3, half), (right, half * min(share, 1.0))]
    if reach.open_right and reach.lasting:
        return [(min(x4, right - ARROW), half), (min(x4 + ARROW, right), 0.0)]
    return [(x4, half)] if x4 - x3 < 0.1 else [(x3, half), (x4, 0.0)]


def bar_stroke(*, lasting: bool) -> Stroke:
    """A filled bar lasted so long; a hollow one is a time in which something happened on some day."""
    return Stroke("#4f4f4f", 0.9, fill="#8a8a8a") if lasting else Stroke("#4f4f4f", 0.9, fill=PAPER)
