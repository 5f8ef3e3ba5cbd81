"""The parts of a timeline as shapes, and the whole of it: heading, axis, bands, lanes, key, and the list of events."""

from collections.abc import Sequence
from math import ceil

from casekit.pictures.canvas import Box, Group, Line, Shape, Stroke, Words, moved
from casekit.text.frozen import dataclass
from casekit.timeline.axis import axis_group, grid_group, height_of
from casekit.timeline.band_drawing import band_groups, band_lines
from casekit.timeline.event_list import list_groups, list_heads, row_lines
from casekit.timeline.frame import Frame
from casekit.timeline.joined import join_group, near_words
from casekit.timeline.key import entries, key_group
from casekit.timeline.lane_drawing import LaneRows, lane_group
from casekit.timeline.marks import PAPER
from casekit.timeline.measures import MARGIN
from casekit.timeline.model import Happened, Timeline
from casekit.timeline.text import broken

_TITLE, _TEXT, _PITCH = 20.0, 12.0, 17.0
_QUIET = "#4a4a4a"
_TWO_COLUMNS = 1900.0
_BETWEEN = 40.0
_SEEN_TOGETHER = 520.0
"""Where bands and lanes are higher than this, the axis is drawn below them once more."""
Part = tuple[list[Shape], float]
"""Shapes, and the height where they end."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A display list on a ground of `width` by `height` picture units."""

    shapes: tuple[Shape, ...]
    width: int
    height: int
    zoom: float = 1.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in pixels at natural size."""
        return self.width * self.zoom, self.height * self.zoom


def drawing(timeline: Timeline, frame: Frame) -> Drawing:
    """Put the picture together."""
    inner = frame.inner
    shapes, y = heading(timeline, inner)
    lines, y = body(timeline, frame, frame.lanes, y, first=True, again=True)
    sentences, y = below(timeline, frame, y + 26.0)
    events, y = _list(timeline, inner, y + 10.0)
    last, y = notice(timeline, inner, y + 12.0)
    width, height = ceil(inner + 2 * MARGIN), ceil(y + MARGIN - 8.0)
    ground = Box(0.0, 0.0, float(width), float(height), "ground", Stroke("none", fill=PAPER))
    return Drawing((ground, *shapes, *lines, *sentences, *events, *last), width, height)


def heading(timeline: Timeline, inner: float) -> Part:
    """The title, and whose it is, as at when, of which events."""
    shapes: list[Shape] = []
    y = MARGIN + 16.0
    for line in broken(timeline.title, inner, _TITLE, True):
        shapes.append(Words(MARGIN, y, line, _TITLE, css="title", bold=True, anchor="start"))
        y += 24.0
    for text in (timeline.about, timeline.count):
        for line in broken(text, inner, _TEXT):
            shapes.append(Words(MARGIN, y, line, _TEXT, css="subtitle", anchor="start", colour=_QUIET))
            y += _PITCH
    return shapes, y + 6.0


def body(timeline: Timeline, frame: Frame, shown: Sequence[LaneRows], y: float, *, first: bool, again: bool) -> Part:
    """The axis with some of the lanes, first with the bands; `again` draws the axis below too, where that is high."""
    edges, high = frame.edges, height_of(frame.calendar, timeline.ages)
    axis = axis_group(frame.scale, frame.calendar, timeline.ages, edges, y)
    top = bands_top = y + high + 8.0
    bands: tuple[Group, ...] = ()
    if first:
        bands, top = band_groups(frame.bands, frame.scale, edges, bands_top)
        top += 5.0 if bands else 0.0
    lanes_top, lanes = top, []
    for lane in shown:
        lanes.append(lane_group(lane, frame.scale, edges, top, plates=timeline.joined is not None))
        top += lane.height
    grid = grid_group(frame.scale, frame.calendar, edges, y + high, top)
    joins = join_group(timeline, shown, lanes_top)
    shapes: list[Shape] = [*_shaded(timeline, frame, lanes_top, top), *grid, axis, *bands, *joins, *lanes]
    shapes.append(Line((((MARGIN, top), (edges[1], top)),), "lane-line", Stroke("#9a9a9a", 1.0)))
    if again and top - bands_top > _SEEN_TOGETHER:
        shapes.append(axis_group(frame.scale, frame.calendar, timeline.ages, edges, top + 4.0))
        top += high + 4.0
    return shapes, top


def _shaded(timeline: Timeline, frame: Frame, top: float, bottom: float) -> list[Shape]:
    """Quiet times as grey columns behind the lanes."""
    shapes: list[Shape] = []
    for quiet in timeline.quiet:
        left = frame.scale.x(quiet.first.toordinal() + 1.0)
        right = frame.scale.x(float(quiet.last.toordinal()))
        box = Box(left, top, max(right - left, 1.0), bottom - top, "quiet", Stroke("none", fill="#e9e9e9"))
        data = (("data-from", quiet.first.isoformat()), ("data-to", quiet.last.isoformat()))
        shapes.append(Group("silence", (box,), data, title=f"Nothing recorded: {quiet.when}"))
    return shapes


def below(timeline: Timeline, frame: Frame, y: float) -> Part:
    """The key, what held when, and sentences to know."""
    key, y = key_group(entries(timeline, frame.bands, frame.scale), "Key", MARGIN, y, frame.inner)
    shapes: list[Shape] = [key]
    if frame.bands:
        lines = tuple(band_lines(frame.bands, with_letters=True))
        group, y = _paragraphs("held", "What held when", lines, y + 24.0, frame.inner)
        shapes.append(group)
    if timeline.joined is not None:
        group, y = _paragraphs("near", "Near together", timeline.joined.sentences, y + 26.0, frame.inner)
        shapes.append(group)
    if timeline.notes:
        group, y = _paragraphs("notes", "To know when reading this", timeline.notes, y + 26.0, frame.inner)
        shapes.append(group)
    return shapes, y + 6.0


def _paragraphs(css: str, heading: str, lines: Sequence[str], y: float, inner: float) -> tuple[Group, float]:
    shapes: list[Shape] = []
    if heading:
        shapes.append(Words(MARGIN, y, heading, 13.0, css="heading", bold=True, anchor="start"))
        y += 4.0
    for line in lines:
        for text in broken(line, inner, _TEXT):
            y += _PITCH
            shapes.append(Words(MARGIN, y, text, _TEXT, css="paragraph", anchor="start"))
    return Group(css, tuple(shapes)), y


def notice(timeline: Timeline, inner: float, y: float) -> Part:
    """For whom the copy is."""
    group, y = _paragraphs("about", "", (timeline.notice,), y, inner)
    return [group], y


def parts_of_list(timeline: Timeline) -> tuple[tuple[str, tuple[Happened, ...]], ...]:
    """The events that are on the line, and those that are not, under their headings."""
    parts = (("The events", timeline.placed), ("Not on the line", timeline.unplaced))
    return tuple((name, events) for name, events in parts if events)


def list_heading(name: str, inner: float, y: float) -> Part:
    """A heading of the list, and those of its columns."""
    y += 18.0
    shapes: list[Shape] = [Words(MARGIN, y, name, 13.0, css="heading", bold=True, anchor="start")]
    y += 16.0
    return [*shapes, *list_heads(MARGIN, y, inner)], y + 6.0


def _list(timeline: Timeline, inner: float, y: float) -> Part:
    """The events by number, in two columns where the picture is wide."""
    near = near_words(timeline)
    count = 2 if inner >= _TWO_COLUMNS else 1
    width = (inner - _BETWEEN * (count - 1)) / count
    shapes: list[Shape] = []
    for name, events in parts_of_list(timeline):
        found, top = list_heading(name, width, y)
        shapes += found
        bottom = top
        share = ceil(len(events) / count)
        for column in range(count):
            aside = column * (width + _BETWEEN)
            if column and events[share:]:
                shapes += [moved(head, aside, 0.0) for head in list_heads(MARGIN, top - 6.0, width)]
            taken = events[column * share : (column + 1) * share]
            groups = list(list_groups(taken, near, MARGIN + aside, top, width))
            if groups:
                tops = top, *(end for _, end in groups[:-1])
                shapes += [row_lines(tops, MARGIN + aside, width), *(group for group, _ in groups)]
                bottom = max(bottom, groups[-1][1])
        y = bottom + 6.0
    return shapes, y
