"""A timeline for paper: in sections that are each about a page on its side, the lanes with the axis over each stretch
of them, then the key, then the list.
"""

from casekit.pictures.canvas import Shape
from casekit.timeline.axis import height_of
from casekit.timeline.band_drawing import rows_in
from casekit.timeline.drawing import below, body, heading, list_heading, notice, parts_of_list
from casekit.timeline.event_list import list_groups, list_heads, row_lines
from casekit.timeline.frame import frame_of
from casekit.timeline.joined import near_words
from casekit.timeline.lane_drawing import LaneRows
from casekit.timeline.measures import MARGIN
from casekit.timeline.model import Timeline

WIDTH = 1080.0
"""At this width, text is readable on A4 that lies on its side."""
PAGE = 0.59 * WIDTH
"""How high a section may be to fill the page and no more."""

_BAND = 24.0

Section = tuple[Shape, ...]


def sections_of(timeline: Timeline) -> tuple[Section, ...]:
    """The sections, one below the other."""
    frame = frame_of(timeline, (WIDTH,))
    shapes, y = heading(timeline, WIDTH)
    found: list[Section] = []
    waiting = frame.lanes
    axis = height_of(frame.calendar, timeline.ages) + 14.0
    room = PAGE - y - _BAND * sum(map(rows_in, frame.bands)) - axis
    while waiting or not found:
        taken = _fitting(waiting, room)
        more, y = body(timeline, frame, waiting[:taken], y, first=not found, again=False)
        found.append((*shapes, *more))
        shapes, waiting, y, room = [], waiting[taken:], y + 30.0, PAGE - axis
    start = y + 26.0
    more, y = below(timeline, frame, start)
    lists, y = _lists(timeline, more, start, y + 10.0)
    last, _ = notice(timeline, WIDTH, y + 12.0)
    found += lists
    return (*found[:-1], (*found[-1], *last))


def _fitting(lanes: tuple[LaneRows, ...], room: float) -> int:
    """How many lanes a page has room for; one at least."""
    count, height = 0, 0.0
    for lane in lanes:
        height += lane.height
        if height > room and count:
            break
        count += 1
    return count


def _lists(timeline: Timeline, current: list[Shape], start: float, y: float) -> tuple[list[Section], float]:
    """The list in sections; the first goes on below the key, and each of the others has its headings."""
    near = near_words(timeline)
    found: list[Section] = []
    for name, events in parts_of_list(timeline):
        more, y = list_heading(name, WIDTH, y)
        current += more
        for event in events:
            ((group, end),) = list_groups((event,), near, MARGIN, y, WIDTH)
            if end - start > PAGE:
                found.append(tuple(current))
                start, y = y + 20.0, y + 46.0
                current = [*list_heads(MARGIN, y - 6.0, WIDTH)]
                ((group, end),) = list_groups((event,), near, MARGIN, y, WIDTH)
            current += [row_lines((y,), MARGIN, WIDTH), group]
            y = end
        y += 6.0
    return [*found, tuple(current)], y
