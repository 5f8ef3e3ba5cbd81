"""Events near each other in the picture: a line from mark to mark, and the numbers in the list."""

from collections.abc import Sequence
from itertools import product
from math import hypot

from casekit.chronology.words import listed
from casekit.pictures.canvas import Group, Line, Point, Stroke
from casekit.timeline.key import JOIN
from casekit.timeline.lane_drawing import LaneRows
from casekit.timeline.model import Timeline


def near_words(timeline: Timeline) -> dict[int, str]:
    """For each event that is near others: `Near 12 and 14.`"""
    if timeline.joined is None:
        return {}
    others: dict[int, list[int]] = {}
    for one, other, _ in timeline.joined.pairs:
        others.setdefault(one, []).append(other)
        others.setdefault(other, []).append(one)
    return {number: f"Near {listed(map(str, sorted(set(near))))}." for number, near in others.items()}


def join_group(timeline: Timeline, lanes: Sequence[LaneRows], top: float) -> tuple[Group, ...]:
    """The lines of all pairs, each between the two marks of theirs that stand nearest."""
    points: dict[int, list[Point]] = {}
    for lane in lanes:
        for place in lane.rows.places:
            points.setdefault(place.event.number, []).append(lane.point(place, top))
        top += lane.height
    found = []
    for one, other, apart in timeline.joined.pairs if timeline.joined is not None else ():
        ends = list(product(points.get(one, ()), points.get(other, ())))
        if ends:
            line = min(ends, key=lambda pair: hypot(pair[0][0] - pair[1][0], pair[0][1] - pair[1][1]))
            data = (("data-one", str(one)), ("data-other", str(other)), ("data-days", str(apart)))
            found.append(Group("join", (Line((line,), "join-line", Stroke(JOIN, 1.4, "6 3")),), data))
    return (Group("joins", tuple(found)),) if found else ()
