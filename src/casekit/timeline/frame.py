"""A timeline laid out: its width, its axis, its bands, and its lanes in rows."""

from collections.abc import Sequence
from math import ceil

from casekit.text.frozen import dataclass
from casekit.timeline.band_drawing import BandRows, laid_out
from casekit.timeline.extent import Reach
from casekit.timeline.lane_drawing import LaneRows, lane_rows
from casekit.timeline.marks import HALF
from casekit.timeline.measures import COLUMN, MARGIN, PAD
from casekit.timeline.model import Band, Stretch, Timeline
from casekit.timeline.place import ROW
from casekit.timeline.scale import Scale, scale_of
from casekit.timeline.ticks import Calendar, calendar

WIDTHS = (1080.0, 1500.0, 2000.0)
_ROWS_WITH_WORDS = (6, 2, 0)
_HIGHEST = 0.72
_LEAST_MARK = 2 * HALF + 6.0


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything laid out: how wide the picture is, its axis, its bands and its lanes."""

    inner: float
    scale: Scale
    calendar: Calendar
    bands: tuple[BandRows, ...]
    lanes: tuple[LaneRows, ...]

    @property
    def height(self) -> float:
        """How high all lanes are together."""
        return sum(lane.height for lane in self.lanes)

    @property
    def edges(self) -> tuple[float, float]:
        """The left and the right edge of what lies along the axis."""
        return MARGIN + COLUMN, MARGIN + self.inner


def frame_of(timeline: Timeline, widths: Sequence[float] = WIDTHS) -> Frame:
    """Lay a timeline out, in the least of the widths at which its lanes stay low: with words beside the marks where
    that leaves room, else with numbers only.
    """
    for inner in widths[:-1]:
        for most in _ROWS_WITH_WORDS:
            if _least_height(timeline, inner) <= _HIGHEST * inner:
                frame = _framed(timeline, inner, most)
                if frame.height <= _HIGHEST * inner:
                    return frame
    is_hopeless = _least_height(timeline, widths[-1]) > _HIGHEST * widths[-1]
    for most in _ROWS_WITH_WORDS[-1:] if is_hopeless else _ROWS_WITH_WORDS:
        frame = _framed(timeline, widths[-1], most)
        if frame.height <= _HIGHEST * widths[-1]:
            break
    return frame


def _least_height(timeline: Timeline, inner: float) -> float:
    """Lanes are at least so high in this width, even with numbers only and no room wasted."""
    rows = (ceil(len(lane.numbers) * _LEAST_MARK / (inner - COLUMN)) for lane in timeline.lanes)
    return ROW * sum(rows)


def scale_for(timeline: Timeline, inner: float) -> Scale:
    """The axis of a timeline in a picture that is so wide within its margins."""
    left, right = MARGIN + COLUMN + PAD, MARGIN + inner - PAD
    return scale_of(timeline.start, timeline.end, _busy(timeline), left, right, one_scale=timeline.one_scale)


def _framed(timeline: Timeline, inner: float, most: int) -> Frame:
    edges = MARGIN + COLUMN, MARGIN + inner
    scale = scale_for(timeline, inner)
    quiet = tuple(_as_stretch(timeline, number) for number in range(len(timeline.quiet)))
    bands = (*timeline.bands, Band("Nothing recorded", quiet)) if quiet else timeline.bands
    events = {event.number: event for event in timeline.placed}
    lanes = tuple(lane_rows(lane, events, scale, edges, most) for lane in timeline.lanes)
    return Frame(inner, scale, calendar(scale), laid_out(bands, scale, edges), lanes)


def _busy(timeline: Timeline) -> list[float]:
    """The days near which the axis keeps its scale: the marks, and where what lasted began and ended."""
    days: list[float] = []
    for event in timeline.placed:
        if event.extent is not None:
            days.append(event.extent.at)
            if event.extent.reach is not None and event.extent.reach.lasting:
                days += [event.extent.reach.full_from, event.extent.reach.full_to]
    return days


def _as_stretch(timeline: Timeline, number: int) -> Stretch:
    one = timeline.quiet[number]
    first, last = one.first.toordinal() + 1.0, float(one.last.toordinal())
    return Stretch(f"{one.days} days", one.when, Reach(first, first, last, last))
