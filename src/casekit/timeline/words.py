"""The same as the picture in sentences, for those who cannot see it, for `<desc>` and for `--format txt`."""

from collections.abc import Iterator
from datetime import date

from casekit.case.dates import uk_day
from casekit.chronology.words import age_in_words, capital, counted, in_words, listed
from casekit.timeline.axis import length_in_words
from casekit.timeline.band_drawing import band_lines
from casekit.timeline.event_list import said_beside
from casekit.timeline.frame import Frame
from casekit.timeline.joined import near_words
from casekit.timeline.marks import TONE_WORDS
from casekit.timeline.model import Happened, Lanes, Timeline
from casekit.timeline.text import shown


def timeline_words(timeline: Timeline, frame: Frame) -> str:
    """One sentence or short paragraph a line."""
    return "\n".join(shown(line) for line in _lines(timeline, frame) if line)


def _lines(timeline: Timeline, frame: Frame) -> Iterator[str]:
    yield f"{timeline.title}, as at {uk_day(timeline.as_at)}."
    yield timeline.about
    yield timeline.count
    first, last = (date.fromordinal(int(day)) for day in (timeline.start, timeline.end - 1.0))
    yield f"The line runs from {uk_day(first)} to {uk_day(last)}."
    if frame.scale.breaks:
        lengths = listed(length_in_words(one) for one in frame.scale.breaks)
        times = counted(len(frame.scale.breaks), "stretch" if len(frame.scale.breaks) == 1 else "stretche")
        yield f"{capital(times)} with no event cut short on it, and not to scale: {lengths}."
    yield from band_lines(frame.bands, with_letters=False)
    yield from _lanes(timeline)
    near = near_words(timeline)
    yield from (_event(event, near.get(event.number, "")) for event in timeline.events)
    yield from timeline.joined.sentences if timeline.joined is not None else ()
    yield from timeline.notes
    yield timeline.notice


def _lanes(timeline: Timeline) -> Iterator[str]:
    by = "theme" if timeline.lanes_by is Lanes.THEME else "agency"
    if timeline.lanes:
        yield f"There is a lane for each {by}, {len(timeline.lanes)} in all:"
    for lane in timeline.lanes:
        yield f"- {lane.name}: {counted(len(lane.numbers), 'event')}, {listed(map(str, lane.numbers))}."


def _event(event: Happened, near: str) -> str:
    entry = event.entry
    tone = f"{capital(TONE_WORDS[event.tone])}."
    kind = f"({in_words(entry.kind)})" if entry.kind else ""
    said = " ".join((kind, *said_beside(event), tone, near)).strip()
    return f"{event.number}. {capital(entry.when)} ({age_in_words(entry.age)}): {entry.what} {said}"
