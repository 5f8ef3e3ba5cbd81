"""The key: exactly the signs that a picture uses, each with its meaning."""

from collections.abc import Iterator

from casekit.pictures.canvas import Box, Disc, Group, Line, Outline, Shape, Stroke, Words, moved
from casekit.timeline.axis import length_in_words
from casekit.timeline.band_drawing import BandRows
from casekit.timeline.extent import Reach
from casekit.timeline.marks import ARROW, BAR, INK, PAPER, RING, TONE_WORDS, bar_stroke, mark
from casekit.timeline.model import Lanes, Timeline
from casekit.timeline.scale import Scale
from casekit.timeline.text import broken

Entry = tuple[tuple[Shape, ...], str]
JOIN = "#7a4a00"
SIZE = 11.5
PITCH = 14.5
_SAMPLE = 44.0
_BETWEEN = 24.0
_COLUMN = 250.0


def entries(timeline: Timeline, bands: tuple[BandRows, ...], scale: Scale) -> list[Entry]:
    """Each sign that is used, drawn round (0, 0), with what it means."""
    return [*_marks(timeline), *_bars(timeline, bands, scale), *_columns(timeline, scale)]


def _marks(timeline: Timeline) -> Iterator[Entry]:
    tones = {event.tone for event in timeline.events}
    for tone, words in TONE_WORDS.items():
        if tone in tones:
            yield mark(tone, 0.0, 0.0), words
    if any(event.entry.significant for event in timeline.events):
        yield (Disc(0.0, 0.0, RING, "sample", Stroke(INK, 1.6, fill=PAPER)),), "in a ring: a significant incident"
    yield (
        (Words(0.0, 4.0, "12", 10.5, css="sample", bold=True),),
        "the number of the event in the chronology and in the list below",
    )
    if timeline.lanes_by is Lanes.THEME and _is_shared(timeline):
        yield (
            (Words(0.0, 4.0, "12  12", 10.5, css="sample", bold=True),),
            "the same number in two lanes is one event that has both themes",
        )


def _is_shared(timeline: Timeline) -> bool:
    numbers = [number for lane in timeline.lanes for number in lane.numbers]
    return len(numbers) > len(set(numbers))


def _bars(timeline: Timeline, bands: tuple[BandRows, ...], scale: Scale) -> Iterator[Entry]:
    reaches = [event.extent.reach for event in timeline.placed if event.extent is not None and event.extent.reach]
    held = [one.stretch.reach for band in bands for one in band.laid]
    if any(one.lasting for one in reaches):
        yield (Outline(_flat(), "sample", bar_stroke(lasting=True)),), "how long it lasted; the mark is where it began"
    if any(not one.lasting for one in reaches):
        yield (
            (Outline(_flat(), "sample", bar_stroke(lasting=False)),),
            "on some day in this time; the mark is in its middle",
        )
    if any(_narrows(one, scale) for one in (*reaches, *held)):
        points = ((-20.0, 0.0), (-6.0, -BAR), (20.0, -BAR), (20.0, BAR), (-6.0, BAR))
        yield (
            (Outline(points, "sample", bar_stroke(lasting=False)),),
            "an end that narrows: the date is not exact, and the end lies somewhere along it",
        )
    if any(_is_pointed(one, scale) for one in (*reaches, *held)):
        points = ((-20.0, -6.0), (20.0 - ARROW, -6.0), (20.0, 0.0), (20.0 - ARROW, 6.0), (-20.0, 6.0))
        yield (Outline(points, "sample", bar_stroke(lasting=False)),), "pointed: no beginning, or no end, is on record"


def _narrows(reach: Reach, scale: Scale) -> bool:
    """Whether an end of a bar that is seen is not exact."""
    begins = (reach.open_left or reach.first < reach.full_from) and reach.full_from > scale.start
    return begins or (reach.full_to < reach.last and reach.full_to < scale.end)


def _is_pointed(reach: Reach, scale: Scale) -> bool:
    left = reach.open_left and reach.full_from <= scale.start
    return left or (reach.open_right and reach.lasting and reach.last <= scale.end)


def _flat() -> tuple[tuple[float, float], ...]:
    return (-20.0, -BAR), (20.0, -BAR), (20.0, BAR), (-20.0, BAR)


def _columns(timeline: Timeline, scale: Scale) -> Iterator[Entry]:
    if scale.breaks:
        edge = tuple((x, y) for x, y in ((2.0, -12.0), (-2.0, -7.0), (2.0, -2.0), (-2.0, 3.0), (2.0, 8.0), (0.0, 12.0)))
        left = tuple((x - 9.0, y) for x, y in edge)
        right = tuple((x + 9.0, y) for x, y in edge)
        lengths = ", ".join(length_in_words(one) for one in scale.breaks)
        yield (
            (Line((left, right), "sample", Stroke(INK, 1.1)),),
            f"a stretch with no event, cut short and not to scale ({lengths})",
        )
    if timeline.quiet:
        box = Box(-12.0, -9.0, 24.0, 18.0, "sample", Stroke("#8d8d8d", 0.9, fill="#e4e4e4"))
        yield (box,), "nothing at all is recorded for longer than expected, with a plan open"
    if timeline.joined is not None and timeline.joined.pairs:
        line = Line((((-20.0, 6.0), (20.0, -6.0)),), "sample", Stroke(JOIN, 1.4, "6 3"))
        yield (line,), "near each other in time; that does not say that one led to the other"


def key_group(found: list[Entry], heading: str, left: float, top: float, inner: float) -> tuple[Group, float]:
    """The key in columns from a height on, and the height where it ends."""
    shapes: list[Shape] = [Words(left, top, heading, 13.0, "heading", bold=True, anchor="start")]
    top += 12.0
    count = max(1, int((inner + _BETWEEN) // (_COLUMN + _BETWEEN)))
    width = (inner + _BETWEEN) / count
    wrapped = [(sample, broken(words, width - _BETWEEN - _SAMPLE - 8.0, SIZE)) for sample, words in found]
    for start in range(0, len(wrapped), count):
        row = wrapped[start : start + count]
        height = max(26.0, *(PITCH * len(lines) + 10.0 for _, lines in row))
        for place, (sample, lines) in enumerate(row):
            x, middle = left + place * width, top + height / 2
            shapes += [moved(shape, x + _SAMPLE / 2, middle) for shape in sample]
            for number, line in enumerate(lines):
                y = middle + 4.0 + PITCH * (number - (len(lines) - 1) / 2)
                shapes.append(Words(x + _SAMPLE + 8.0, y, line, SIZE, "meaning", anchor="start"))
        top += height
    return Group("key", tuple(shapes)), top
