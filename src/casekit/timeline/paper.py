"""A timeline for paper: in sections that are each about a page on its side, the lanes with the axis over each stretch
of them, then the key, then the list.
"""

from casekit.pictures.canvas import Shape
from casekit.timeline.band_drawing import rows_in
from casekit.timeline.drawing import below, body, heading, list_heading, notice, parts_of_list
from casekit.timeline.event_list import list_groups
from casekit.timeline.frame import frame_of
from casekit.timeline.joined import near_words
from casekit.timeline.lane_drawing import LaneRows
from casekit.timeline.measures import MARGIN
from casekit.timeline.model import Timeline

WIDTH = 1080.0
"""At this width, text is readable on A4 that lies on its side."""
PAGE = 0.56 * WIDTH
"""How high a section may be to fill the page and no more."""

_AXES = 100.0
_BAND = 24.0

Section = tuple[Shape, ...]


def sections_of(timeline: Timeline) -> tuple[Section, ...]:
    """The sections, one below the other."""
    frame = frame_of(timeline, (WIDTH,))
    shapes, y = heading(timeline, WIDTH)
    found: list[Section] = []
    waiting = frame.lanes
    room = PAGE - y - _BAND * sum(map(rows_in, frame.bands)) - _AXES
    while waiting or not found:
        taken = _fitting(waiting, room)
        more, y = body(timeline, frame, waiting[:taken], y, first=not found)
        found.append((*shapes, *more))
        shapes, waiting, y, room = [], waiting[taken:], y + 30.0, PAGE - _AXES
    more, y = below(timeline, frame, y + 26.0)
    found.append(tuple(more))
    lists, y = _lists(timeline, y + 10.0)
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


def _lists(timeline: Timeline, y: float) -> tuple[list[Section], float]:
    near = near_words(timeline)
    found: list[Section] = []
    for name, events in parts_of_list(timeline):
        start = y
        current, y = list_heading(name, WIDTH, y)
        for group, end in list_groups(events, near, MARGIN, y, WIDTH):
            if end - start > PAGE and len(current) > 1:
                found.append(tuple(current))
                current, start = [], y
            current.append(group)
            y = end
        found.append(tuple(current))
        y += 6.0
    return found, y
