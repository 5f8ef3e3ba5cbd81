"""The axis drawn: the calendar in two rows, the child's ages, and the breaks."""

from collections.abc import Collection, Iterator, Sequence

from casekit.chronology.words import counted
from casekit.pictures.canvas import Box, Group, Line, Point, Shape, Stroke, Words
from casekit.pictures.text_metrics import text_width
from casekit.timeline.marks import INK, PAPER
from casekit.timeline.measures import MARGIN
from casekit.timeline.model import Birthday
from casekit.timeline.scale import Break, Scale
from casekit.timeline.ticks import Calendar, Tick

UPPER, LOWER, AGE = 18.0, 16.0, 17.0
_UPPER_SIZE, _SIZE = 11.5, 10.0
_FAINT, _LIGHT, _FIRM = "#ececec", "#cfcfcf", "#6a6a6a"
_AGE_GROUND = "#f3f1ea"
_ZIGZAG = 5.0
_SMALL = 9.5
_BESIDE_ZIGZAG = 6.0


def height_of(calendar: Calendar, ages: Sequence[Birthday]) -> float:
    """How high the axis is."""
    return UPPER + (LOWER if calendar.lower else 0.0) + (AGE if ages else 0.0)


def axis_group(
    scale: Scale,
    calendar: Calendar,
    ages: Sequence[Birthday],
    edges: tuple[float, float],
    top: float,
) -> Group:
    """The axis from a height on."""
    rights = {one.right for one in scale.breaks}
    shapes: list[Shape] = list(_row(calendar.upper, rights, top, UPPER, _UPPER_SIZE, bold=True))
    below = top + UPPER
    if calendar.lower:
        shapes += _row(calendar.lower, rights, below, LOWER, _SIZE, bold=False)
        below += LOWER
    if ages:
        shapes += _ages(scale, ages, edges, below)
        below += AGE
    shapes.append(Line((((edges[0], below), (edges[1], below)),), "axis-line", Stroke(_FIRM, 1.2)))
    shapes += [shape for one in scale.breaks for shape in _break_words(one, top, below)]
    return Group("axis", tuple(shapes), (("data-unit", calendar.unit),))


def _row(
    ticks: Sequence[Tick], rights: Collection[float], top: float, height: float, size: float, *, bold: bool
) -> Iterator[Shape]:
    lines = tuple(((tick.x, top + 2.0), (tick.x, top + height)) for tick in ticks)
    if lines:
        yield Line(lines, "tick", Stroke(_FIRM, 0.8))
    for tick in ticks:
        begin = tick.x + (_BESIDE_ZIGZAG if tick.x in rights else 3.0)
        for fitting in (size, _SMALL):
            if begin + text_width(tick.label, fitting, bold) + 2.0 <= tick.end:
                yield Words(begin, top + height - 4.5, tick.label, fitting, "tick-label", bold, "start")
                break


def _ages(scale: Scale, ages: Sequence[Birthday], edges: tuple[float, float], top: float) -> Iterator[Shape]:
    yield Box(edges[0], top, edges[1] - edges[0], AGE, "age-ground", Stroke("none", fill=_AGE_GROUND))
    yield Words(MARGIN, top + AGE - 5.0, "Age", 11.0, css="band-name", bold=True, anchor="start")
    ends = [*(scale.x(one.at) for one in ages[1:]), edges[1]]
    for one, end in zip(ages, ends, strict=True):
        begin = scale.x(one.at)
        if scale.in_break(one.at):
            begin = next(cut.right for cut in scale.breaks if cut.first < one.at < cut.last)
        else:
            yield Line((((begin, top + 2.0), (begin, top + AGE)),), "tick", Stroke(_FIRM, 0.8))
        cut = next((cut for cut in scale.breaks if begin < cut.right and end > cut.left), None)
        until = min(end, cut.left) if cut is not None and begin < cut.left else end
        start = begin + (_BESIDE_ZIGZAG if any(begin == cut.right for cut in scale.breaks) else 3.0)
        for text in (one.words, one.short):
            if text and start + text_width(text, _SIZE) + 2.0 <= until:
                yield Words(start, top + AGE - 5.0, text, _SIZE, "age", anchor="start")
                break


def _break_words(one: Break, top: float, below: float) -> Iterator[Shape]:
    """A break covers the axis and says how long the stretch is."""
    yield Box(one.left, top, one.right - one.left, below - top - 0.6, "ground", Stroke("none", fill=PAPER))
    yield Line((_zigzag(one.left, top, below), _zigzag(one.right, top, below)), "zigzag", Stroke(INK, 1.1))
    middle = (one.left + one.right) / 2
    for place, text in enumerate((_length(one.last - one.first), "cut short")):
        yield Words(middle, top + 13.5 + 13.0 * place, text, 9.5, "break-label")


def _zigzag(x: float, top: float, below: float) -> tuple[Point, ...]:
    points: list[Point] = []
    y, side = top, 1.0
    while y < below:
        points.append((x + side * 2.0, y))
        y, side = y + _ZIGZAG, -side
    return (*points, (x, below))


def _length(days: float) -> str:
    years = days / 365.25
    if years >= 2:
        return f"{years:.0f} years"
    return counted(round(days / 30.4), "month")


def length_in_words(one: Break) -> str:
    """How long a stretch that is cut short is, about."""
    return _length(one.last - one.first)


def grid_group(
    scale: Scale, calendar: Calendar, edges: tuple[float, float], top: float, bottom: float
) -> tuple[Group, ...]:
    """The lines of the calendar through the lanes, and breaks as pale columns with dashed edges."""
    fine = [tick.x for tick in calendar.lower]
    coarse = [tick.x for tick in calendar.upper]
    shapes: list[Shape] = []
    for one in scale.breaks:
        shapes.append(Box(one.left, top, one.right - one.left, bottom - top, "break", Stroke("none", fill="#f4f4f2")))
        sides = tuple(((x, top), (x, bottom)) for x in (one.left, one.right))
        shapes.append(Line(sides, "break-edge", Stroke("#8a8a8a", 0.9, "3 4")))
    for places, colour in ((fine, _FAINT), (coarse, _LIGHT)):
        lines = tuple(((x, top), (x, bottom)) for x in places if edges[0] + 1.0 < x < edges[1] - 1.0)
        if lines:
            shapes.append(Line(lines, "grid", Stroke(colour, 0.8)))
    return (Group("grid", tuple(shapes)),) if shapes else ()
