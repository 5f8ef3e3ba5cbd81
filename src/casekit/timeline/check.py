"""A timeline read back from its own SVG: every event where its date says, nothing on top of anything, all in view.

Only what is drawn counts here. What the picture should say comes from the timeline, and the axis is reckoned afresh.
"""

from collections import Counter
from collections.abc import Iterator

from casekit.pictures.svg_geometry import BoxTuple, Seen, Sheet, overlap, read_sheet, shrunk
from casekit.timeline.frame import scale_for
from casekit.timeline.marks import ARROW, LEAST_BAR
from casekit.timeline.measures import MARGIN
from casekit.timeline.model import Timeline
from casekit.timeline.scale import Scale
from casekit.timeline.text import shown

NEAR_ENOUGH = 0.6
"""How far from the place of its date a mark may stand, in picture units."""
_CORNERS = {"concern": 3, "strength": 12, "mixed": 4}


def differences(svg: str, timeline: Timeline) -> list[str]:
    """What the picture says that the timeline does not, or fails to say; empty for a right one."""
    sheet = read_sheet(svg)
    return [
        *_events(sheet, timeline),
        *_bands(sheet, timeline),
        *_listed(sheet, timeline),
        *_on_top(sheet),
        *_out_of_view(sheet),
    ]


def _events(sheet: Sheet, timeline: Timeline) -> Iterator[str]:
    """Each event once in each of its lanes, at its date, with the mark of its tone."""
    scale = _scale(sheet, timeline)
    rooms = [one for one in sheet.seen if one.css == "lane-room"]
    if len(rooms) != len(timeline.lanes):
        yield f"there are {len(rooms)} lanes and not {len(timeline.lanes)}"
        return
    events = {event.number: event for event in timeline.placed}
    wanted = Counter(
        (number, shown(lane.name)) for lane in timeline.lanes for number in lane.numbers if number in events
    )
    room_of = {room.data["data-lane"]: room.box for room in rooms}
    drawn: Counter[tuple[int, str]] = Counter()
    for one in sheet.seen:
        if one.css != "mark" or one.role != "event":
            continue
        number, lane = int(one.data["data-event"]), one.data["data-lane"]
        drawn[number, lane] += 1
        event = events.get(number)
        if event is None or event.extent is None:
            yield f"event {number} stands on the line and has no place there"
            continue
        x, y = (one.box[0] + one.box[2]) / 2, (one.box[1] + one.box[3]) / 2
        if abs(x - scale.x(event.extent.at)) > NEAR_ENOUGH:
            yield f"event {number} does not stand at its date"
        if one.data["data-tone"] != event.tone or _tone_of(one) != event.tone:
            yield f"event {number} has not the mark of its tone"
        box = room_of.get(lane)
        if box is None or not box[1] <= y <= box[3]:
            yield f"event {number} does not stand in its lane"
    for key in (wanted - drawn) | (drawn - wanted):
        yield f"event {key[0]} stands {drawn[key]} times in the lane {key[1]} and not {wanted[key]}"


def _tone_of(mark: Seen) -> str:
    """The tone that a mark's shape says."""
    if mark.tag in ("rect", "circle"):
        return {"rect": "neutral", "circle": "not-said"}[mark.tag]
    corners = len(mark.runs[0]) - 1
    return next((tone for tone, count in _CORNERS.items() if count == corners), "")


def _bands(sheet: Sheet, timeline: Timeline) -> Iterator[str]:
    """Each stretch of each band over the days on which it surely held, in the order of the bands."""
    scale = _scale(sheet, timeline)
    wanted = [
        one
        for band in timeline.bands
        for one in band.stretches
        if (one.reach.open_left or one.reach.first < scale.end) and one.reach.last > scale.start
    ]
    drawn = [one for one in sheet.seen if one.css == "bar" and one.role == "stretch"]
    if len(drawn) != len(wanted) + len(timeline.quiet):
        yield f"there are {len(drawn)} stretches in the bands and not {len(wanted) + len(timeline.quiet)}"
        return
    for stretch, shape in zip(wanted, drawn, strict=False):
        left, right = scale.x(stretch.reach.full_from), scale.x(stretch.reach.full_to)
        if shape.box[0] > left + LEAST_BAR or shape.box[2] < right - ARROW:
            yield f"'{stretch.label}' does not hold over all its days"


def _scale(sheet: Sheet, timeline: Timeline) -> Scale:
    return scale_for(timeline, sheet.view[2] - sheet.view[0] - 2 * MARGIN)


def _listed(sheet: Sheet, timeline: Timeline) -> Iterator[str]:
    """Every event by its number in the list, once, with all that happened."""
    listed = Counter(int(one.data["data-listed"]) for one in sheet.seen if one.css == "number" and one.role == "listed")
    for event in timeline.events:
        if listed[event.number] != 1:
            yield f"event {event.number} stands {listed[event.number]} times in the list"
    said: dict[int, list[str]] = {}
    for one in sheet.seen:
        if one.css == "entry" and one.role == "listed":
            said.setdefault(int(one.data["data-listed"]), []).append(one.text)
    for event in timeline.events:
        words = "".join("".join(said.get(event.number, ())).split())
        if "".join(shown(event.entry.what).split()) not in words:
            yield f"not all that happened in event {event.number} stands in the list"


def _on_top(sheet: Sheet) -> Iterator[str]:
    """No words on other words, and none on a mark or a bar of an event."""
    texts = [(shrunk(one.box, 0.5), one) for one in sheet.seen if one.tag == "text" and one.css != "sample"]
    marks = [(one.box, one) for one in sheet.seen if one.css in ("mark", "ring", "reach")]
    for (box, one), (other, two) in _side_by_side([*texts, *marks]):
        if (one.tag == "text" or two.tag == "text") and overlap(box, other):
            yield f"'{one.text or _named(one)}' and '{two.text or _named(two)}' overlap"


def _side_by_side(things: list[tuple[BoxTuple, Seen]]) -> Iterator[tuple[tuple[BoxTuple, Seen], tuple[BoxTuple, Seen]]]:
    """Every two things of which each begins above the end of the other and left of it: from the top downwards."""
    beside: list[tuple[BoxTuple, Seen]] = []
    above = float("-inf")
    for thing in sorted(things, key=lambda one: one[0][1]):
        left, top, right, _ = thing[0]
        if top > above:
            beside = [one for one in beside if one[0][3] > top]
            above = top
        for one in beside:
            if one[0][0] < right and left < one[0][2]:
                yield one, thing
        beside.append(thing)


def _named(one: Seen) -> str:
    return f"the {one.css} of event {one.data.get('data-event') or one.data.get('data-listed', '')}"


def _out_of_view(sheet: Sheet) -> Iterator[str]:
    view: BoxTuple = sheet.view
    for one in sheet.seen:
        box = one.box
        if box[0] < view[0] - 0.5 or box[1] < view[1] - 0.5 or box[2] > view[2] + 0.5 or box[3] > view[3] + 0.5:
            yield f"something lies outside the picture ({one.text or one.css})"
