"""The lanes drawn: a name on the left, and each event with its mark, its bar, its number and its kind."""

from collections.abc import Mapping

from casekit.chronology.words import counted
from casekit.pictures.canvas import Box, Group, Line, Outline, Point, Shape, Stroke, Words
from casekit.pictures.text_metrics import text_width
from casekit.text.frozen import dataclass
from casekit.timeline.marks import PAPER, bar, bar_stroke, mark
from casekit.timeline.measures import COLUMN, MARGIN
from casekit.timeline.model import Happened, Lane
from casekit.timeline.place import BAR_DROP, MIDDLE, SIZE, Place, Rows, rows_of
from casekit.timeline.scale import Scale
from casekit.timeline.text import broken, shown

_NAME_SIZE, _NAME_PITCH, _COUNT_SIZE = 11.5, 14.0, 10.0
_LINE = "#b4b4b4"


@dataclass(frozen=True, slots=True)
class LaneRows:
    """A lane with its rows, the lines of its name and its height."""

    lane: Lane
    rows: Rows
    name: tuple[str, ...]
    height: float

    def point(self, place: Place, top: float) -> Point:
        """The middle of a mark, in a lane that begins at a height."""
        return place.x, top + 4.0 + place.row * self.rows.pitch + MIDDLE


def lane_rows(
    lane: Lane, events: Mapping[int, Happened], scale: Scale, edges: tuple[float, float], most: int
) -> LaneRows:
    """Lay out a lane, with words in at most so many rows. Events that are not on the line have no place in it."""
    rows = rows_of([events[one] for one in lane.numbers if one in events], scale, edges, most)
    name = broken(lane.name, COLUMN - 14.0, _NAME_SIZE, True)
    height = max(rows.count * rows.pitch + 8.0, len(name) * _NAME_PITCH + 24.0)
    return LaneRows(lane, rows, name, height)


def lane_group(laid: LaneRows, scale: Scale, edges: tuple[float, float], top: float, *, plates: bool) -> Group:
    """One lane from a height on. `plates` puts paper behind words, where joining lines may run."""
    shapes: list[Shape] = [
        Line((((MARGIN, top), (edges[1], top)),), "lane-line", Stroke(_LINE, 0.9)),
        Box(edges[0], top, edges[1] - edges[0], laid.height, "lane-room", Stroke("none")),
    ]
    y = top + 5.0
    for line in laid.name:
        y += _NAME_PITCH
        shapes.append(Words(MARGIN, y - 2.0, line, _NAME_SIZE, css="lane-name", bold=True, anchor="start"))
    count = counted(len(laid.lane.numbers), "event")
    shapes.append(Words(MARGIN, y + 11.0, count, _COUNT_SIZE, css="lane-count", anchor="start", colour="#4a4a4a"))
    shapes += [_event(laid, place, scale, edges, top, plates=plates) for place in laid.rows.places]
    return Group("lane", tuple(shapes), (("data-lane", shown(laid.lane.name)),))


def _event(
    laid: LaneRows, place: Place, scale: Scale, edges: tuple[float, float], top: float, *, plates: bool
) -> Group:
    event, (x, y) = place.event, laid.point(place, top)
    shapes: list[Shape] = []
    if place.reach is not None:
        points = bar(place.reach, scale, y + BAR_DROP, edges)
        shapes.append(Outline(points, "reach", bar_stroke(lasting=place.reach.lasting)))
    number = str(event.number)
    width = text_width(number, SIZE, bold=True)
    if plates:
        whole = width + (text_width(" " + place.words, SIZE) if place.words else 0.0)
        shapes.append(Box(place.label - 1.0, y - 5.5, whole + 2.0, 12.5, "ground", Stroke("none", fill=PAPER)))
    shapes += mark(event.tone, x, y, significant=event.entry.significant)
    shapes.append(Words(place.label, y + 3.8, number, SIZE, css="number", bold=True, anchor="start"))
    if place.words:
        begin = place.label + width + text_width(" ", SIZE)
        shapes.append(Words(begin, y + 3.8, place.words, SIZE, css="kind", anchor="start"))
    entry = event.entry
    data = [
        ("data-event", number),
        ("data-lane", shown(laid.lane.name)),
        ("data-tone", event.tone),
        ("data-date", entry.date.text),
    ]
    if entry.date.earliest is not None:
        data.append(("data-earliest", entry.date.earliest.isoformat()))
    if entry.date.latest is not None:
        data.append(("data-latest", entry.date.latest.isoformat()))
    if entry.significant:
        data.append(("data-significant", "yes"))
    return Group("event", tuple(shapes), tuple(data), title=f"{number}. {entry.when}: {shown(entry.what)}")
