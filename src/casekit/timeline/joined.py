"""Two kinds of event near each other: which pairs, in words, and as lines from mark to mark."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import hypot

from casekit.chronology.entries import Entry
from casekit.chronology.near import Happening, Side, near_together
from casekit.chronology.select import SelectionProblem
from casekit.chronology.words import counted, in_words, listed
from casekit.pictures.canvas import Group, Line, Point, Stroke
from casekit.text.nearest import nearest
from casekit.timeline.key import JOIN
from casekit.timeline.lane_drawing import LaneRows
from casekit.timeline.model import Happened, Joined, Timeline

_SIDES = {Side.AFTER: "after", Side.BEFORE: "before", Side.AROUND: "before or after"}
NO_CAUSE = "Near each other in time: that does not say that one led to the other."


def joined_in(timeline: Timeline, one: str, other: str, days: int, side: Side = Side.AFTER) -> Joined:
    """The pairs of two themes or kinds of event: the second within so many days after, before or around the first.

    Only events on known days are compared. Raises `SelectionProblem` for a word that no event of the timeline has.
    """
    first, second = (_of(timeline.events, word) for word in (one, other))
    found = near_together(list(_known(first)), list(_known(second)), days, side)
    pairs = tuple((pair.one.number, pair.other.number, pair.days) for pair in found.pairs)
    names = in_words(one.strip()), in_words(other.strip())
    within = f"within {counted(days, 'day')} {_SIDES[side]}"
    told = [
        f"{found.near} of {counted(found.seconds, 'event')} of “{names[1]}” "
        f"{'is' if found.near == 1 else 'are'} {within} one of the {found.firsts} of “{names[0]}”."
    ]
    if found.length:
        share = f"{found.days_covered} of the {found.length} days on which either was recorded"
        told.append(f"Those times cover {share}; the more they cover, the likelier that some fall there by chance.")
    told += [
        f"{a} and {b}: {'on the same day' if apart == 0 else counted(apart, 'day') + ' apart'}."
        for a, b, apart in pairs
    ]
    unsure = sum(not _is_known(event.entry) for event in {**_numbered(first), **_numbered(second)}.values())
    if unsure:
        told.append(
            f"{counted(unsure, 'event')} of these {'has' if unsure == 1 else 'have'} no exact day, and "
            f"{'is' if unsure == 1 else 'are'} not compared."
        )
    if found.both:
        told.append(f"{counted(found.both, 'event')} {'is' if found.both == 1 else 'are'} both, and counted once.")
    return Joined(names, pairs, (*told, NO_CAUSE))


def _numbered(events: Iterable[Happened]) -> dict[int, Happened]:
    return {event.number: event for event in events}


def _of(events: Sequence[Happened], word: str) -> list[Happened]:
    wanted = _same(word)
    found = [event for event in events if wanted in _names(event.entry)]
    if not found:
        known = tuple(dict.fromkeys(name for event in events for name in _names(event.entry)))
        meant = nearest(wanted, known)
        hint = f" Did you mean `{meant}`?" if meant else ""
        there = f" There are {listed(known)}." if known else ""
        raise SelectionProblem("near", word, f"No event shown has the theme or kind `{word}`.{hint}{there}", known)
    return found


def _names(entry: Entry) -> list[str]:
    return [_same(word) for word in (*entry.themes, entry.kind or "") if word.strip()]


def _same(word: str) -> str:
    return "-".join(word.replace("_", " ").replace("-", " ").split()).casefold()


def _is_known(entry: Entry) -> bool:
    start, end = entry.date.start, entry.date.end
    if start is not None:
        return start.day is not None and end is not None and end.day is not None
    return entry.date.day is not None


def _known(events: Iterable[Happened]) -> Iterator[Happening]:
    for event in events:
        first, last = event.entry.date.earliest, event.entry.date.latest
        if _is_known(event.entry) and first is not None and last is not None:
            yield Happening(event.number, first, last)


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
