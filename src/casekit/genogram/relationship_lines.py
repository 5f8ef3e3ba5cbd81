"""The line between two people for each word of a relationship: its shapes, its size, what the key says of it."""

from collections.abc import Collection, Iterable
from math import hypot

from casekit.genogram.along import Path, rail, tidy_dash, zigzag
from casekit.genogram.labels import shown
from casekit.genogram.relationship_looks import LOOKS, Head, Look, Zigzag, drawings_of
from casekit.genogram.relationship_marks import (
    ALONG_REACH,
    END_CLEAR,
    HEAD_LENGTH,
    along_marks,
    end_dots,
    head_marks,
)
from casekit.genogram.relationship_middles import GAPS, MIDDLE_HALF, MIDDLE_REACH, middle_marks
from casekit.genogram.relationship_words import MEANINGS, POINTS_AT
from casekit.genogram.symbols import PAPER
from casekit.pictures.canvas import Box, Line, Point, Shape, Stroke, Words
from casekit.pictures.text_metrics import ASCENT, DESCENT, text_width

PLATE_SIZE = 9.5
_PINCH = 6.0
_ZIGZAG_START = 4.0
_BEHIND_HEAD = {Head.CHEVRON: 3.0, Head.DOUBLE: 8.0, Head.FILLED: HEAD_LENGTH + 1.0, Head.HOLLOW: HEAD_LENGTH + 1.0}
_WHITE_CORE = 0.4
_SAMPLE_HALF = 32.0
_MITRE_LIMIT = 4.0
_Box = tuple[float, float, float, float]


def relationship_shapes(
    kind: str,
    path: tuple[Point, ...],
    directed: bool,
    plate_at: Point | None,
    notation_name: str = "uk",
    *,
    extra: str = "",
) -> tuple[Shape, ...]:
    """A relationship's line along a path from the first person's edge to the second's; an arrow is at the second.

    The one shape of class `line` begins (first run, first point) and ends (last run, last point) where the path does;
    what stands on it is of class `mark`, its letters are a `plate` on a white `gap` whose middle is `plate_at`.
    Raises `KeyError` for an unknown word or notation and `ValueError` for a path without length.
    """
    look = LOOKS[notation_name][kind]
    way = Path(path)
    last = _BEHIND_HEAD[look.head] if directed else 0.0
    plate = _plate(kind, plate_at, extra, look.colour)
    middle = _middle_place(look, way, last, _plate_box(plate_at, kind, extra))
    shapes: list[Shape] = [_base(look, way, last, middle)]
    if look.zigzag is not None:
        shapes += _zigzag_over(look, way, last)
    shapes += along_marks(look, way, max(last + 3.0, END_CLEAR))
    shapes += middle_marks(look, way, middle)
    if look.dotted_ends:
        shapes += end_dots(look, way, directed)
    if directed:
        shapes += head_marks(look, way)
    return (*shapes, *plate)


def plate_text(kind: str, extra: str = "") -> str:
    """What stands on the line's plate: the letters of the word, if it has any, and further words."""
    return shown(" ".join(part for part in (LOOKS["uk"][kind].plate, extra) if part))


def plate_size(kind: str, extra: str = "") -> tuple[float, float]:
    """Width and height of the plate, both 0 where there is none; it is wide enough to break the whole line."""
    text = plate_text(kind, extra)
    if not text:
        return 0.0, 0.0
    line = 2 * max(map(_line_reach, drawings_of(kind))) + 1.0
    return max(text_width(text, PLATE_SIZE, True) + 5.0, line), max(PLATE_SIZE * (ASCENT + DESCENT) + 2.0, line)


def meaning(kind: str, directed: bool | None = None) -> str:
    """What the word means, in plain words, as the key has it; with whom the arrow points at, where there is one."""
    words = MEANINGS[kind][0]
    if not (is_directed(kind) if directed is None else directed):
        return words
    return f"{words} (arrow: to {POINTS_AT.get(kind, 'the other')})"


def is_directed(kind: str) -> bool:
    """Whether the line runs from one person to the other by its nature, as abuse does."""
    return LOOKS["uk"][kind].directed


def relationship_entries(
    kinds: Iterable[str],
    notation_name: str = "uk",
    half: float = _SAMPLE_HALF,
    *,
    directed: Collection[str] | None = None,
) -> list[tuple[tuple[Shape, ...], str]]:
    """A sample of each line for the key, drawn round (0, 0) and so far to both sides, with its meaning.

    `directed` are the words that have a direction here; left out, those that have one by their nature.
    """
    found = []
    for kind in kinds:
        arrow = is_directed(kind) if directed is None else kind in directed
        run: tuple[Point, ...] = ((-half, 0.0), (half, 0.0))
        plate_at = _sample_plate(kind, LOOKS[notation_name][kind], half)
        found.append((relationship_shapes(kind, run, arrow, plate_at, notation_name), meaning(kind, arrow)))
    return found


def _sample_plate(kind: str, look: Look, half: float) -> Point | None:
    """In the middle of a sample, or before a mark that stands there itself."""
    width, _ = plate_size(kind)
    if not width:
        return None
    return (0.0, 0.0) if look.middle is None else (3.0 - half + width / 2 + (half - 32.0) / 2, 0.0)


def _base(look: Look, way: Path, last: float, middle: float) -> Line:
    """The line itself: straight rails, broken for a gap, or the zigzag where there are none."""
    first = _PINCH
    if not look.rails and look.zigzag is not None:
        run = zigzag(way, look.zigzag.height, look.zigzag.wave, _ZIGZAG_START, max(last, _ZIGZAG_START))
        return Line((run,), "line", Stroke(look.colour, look.zigzag.width))
    if look.middle in GAPS and look.middle is not None:
        half = MIDDLE_HALF[look.middle]
        before, after = max(middle - half, 1.0), min(middle + half, way.length - 1.0)
        runs = (way.between(0.0, before), way.between(after, way.length))
        dash = tidy_dash(look.dash, before)
        return Line(runs, "line", Stroke(look.colour, look.width, dash))
    rails = tuple(rail(way, left, first, max(last, first)) for left in look.rails)
    return Line(rails, "line", Stroke(look.colour, look.width, tidy_dash(look.dash, way.length)))


def _zigzag_over(look: Look, way: Path, last: float) -> list[Shape]:
    """The zigzag over straight rails, and the white inside of one that is drawn as an outline."""
    shape = look.zigzag
    if shape is None:
        return []
    found: list[Shape] = []
    run = zigzag(way, shape.height, shape.wave, _ZIGZAG_START, max(last, _ZIGZAG_START))
    if look.rails:
        runs = (run[1:-1],) if not shape.rest else _bursts(shape, way, last)
        stroke = Stroke(shape.colour or look.colour, shape.width)
        found.append(Line(runs, "mark", stroke, (("data-mark", "zigzag"),)))
    if shape.outlined:
        white = Stroke(PAPER, shape.width * _WHITE_CORE)
        found.append(Line((run,), "mark", white, (("data-mark", "white-core"),)))
    return found


def _bursts(shape: Zigzag, way: Path, last: float) -> tuple[tuple[Point, ...], ...]:
    """A zigzag in stretches of four pairs of teeth at least, with rests between."""
    burst, least = 4 * shape.wave, 3.5 * shape.wave
    room = way.length - last - 2 * _ZIGZAG_START
    most = int((room + shape.rest) / (least + shape.rest))
    count = max(1, min(most, round((room + shape.rest) / (burst + shape.rest))))
    step = (room + shape.rest) / count
    starts = [_ZIGZAG_START + step * number for number in range(count)]
    pieces = [Path(way.between(start, start + max(step - shape.rest, step / 2))) for start in starts]
    return tuple(zigzag(piece, shape.height, shape.wave, 0.0, 0.0) for piece in pieces)


def _plate(kind: str, at: Point | None, extra: str, colour: str) -> list[Shape]:
    text = plate_text(kind, extra)
    if at is None or not text:
        return []
    (x, y), (width, height) = at, plate_size(kind, extra)
    return [
        Box(x - width / 2, y - height / 2, width, height, "gap", Stroke("none", fill=PAPER)),
        Words(x, y + 0.36 * PLATE_SIZE, text, PLATE_SIZE, css="plate", bold=True, colour=colour),
    ]


def _plate_box(at: Point | None, kind: str, extra: str) -> _Box | None:
    width, height = plate_size(kind, extra)
    if at is None or not width:
        return None
    return at[0] - width / 2, at[1] - height / 2, at[0] + width / 2, at[1] + height / 2


def _middle_place(look: Look, way: Path, last: float, plate: _Box | None) -> float:
    """Where a mark that stands once is clear of the plate, of corners and of the ends; as near the middle as can be."""
    centre = (way.length - last) / 2
    if look.middle is None:
        return centre
    half, across = MIDDLE_HALF[look.middle] + 3.0, MIDDLE_REACH.get(look.middle, MIDDLE_HALF[look.middle])
    corners = [at for at, _ in way.corners()]
    fallback = None
    for step in range(int(centre)):
        for at in (centre + step, centre - step):
            fits = half <= at <= way.length - last - half
            if fits and (plate is None or not _covers(plate, way, at, (half, across))):
                if all(abs(at - corner) > half for corner in corners):
                    return at
                fallback = at if fallback is None else fallback
    return centre if fallback is None else fallback


def _covers(plate: _Box, way: Path, at: float, size: tuple[float, float]) -> bool:
    """Whether a plate lies on any part of a mark with this half length and half width."""
    half, across = size
    places = (way.place(at + part * half) for part in (-1.0, -0.5, 0.0, 0.5, 1.0))
    points = (place.at(0.0, side) for place in places for side in (-across, 0.0, across))
    return any(plate[0] < x < plate[2] and plate[1] < y < plate[3] for x, y in points)


def _line_reach(look: Look) -> float:
    """Half the width of the line itself and of what is repeated along it."""
    wide = [max((abs(left) for left in look.rails), default=0.0) + look.width / 2]
    if look.zigzag is not None:
        wide.append(look.zigzag.height + _tip(look.zigzag))
    if look.along is not None:
        wide.append(ALONG_REACH[look.along] + 0.7)
    return max(wide)


def _tip(shape: Zigzag) -> float:
    """How far the point of a tooth stands out of its middle line: SVG cuts it off where it would be too sharp."""
    slope = hypot(shape.wave / 4, shape.height) / (shape.wave / 4)
    return shape.width / 2 * (slope if slope < _MITRE_LIMIT else 1.0)
