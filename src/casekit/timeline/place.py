"""Where the events of a lane stand: as many rows as they need, with as many words beside them as there is room for.

Nothing ever overlaps: where words find no room in a few rows, an event has its number only, and rows are added for
what is left. A mark never moves from the place of its date.
"""

from collections.abc import Sequence

from casekit.chronology.words import in_words
from casekit.pictures.text_metrics import text_width
from casekit.text.frozen import dataclass
from casekit.timeline.extent import Reach
from casekit.timeline.marks import ARROW, HALF, LEAST_BAR, RING
from casekit.timeline.model import Happened
from casekit.timeline.scale import Scale

SIZE = 10.5
ROW = 21.0
ROW_WITH_BARS = 26.0
MIDDLE = 11.0
"""How far below the top of its row a mark's middle lies."""
BAR_DROP = 13.0
"""How far below its mark's middle a bar's middle lies."""
GAP = 6.0
LONGEST_WORDS = 190.0


@dataclass(frozen=True, slots=True)
class Place:
    """One event in one lane: its mark's place, its row, and where its label begins.

    `words` is what stands after the number; empty where there was no room.
    """

    event: Happened
    x: float
    row: int
    label: float
    words: str
    reach: Reach | None


@dataclass(frozen=True, slots=True)
class Rows:
    """The places of a lane, how many rows they take, and how high one is."""

    places: tuple[Place, ...]
    count: int
    pitch: float


Span = tuple[float, float]


def rows_of(events: Sequence[Happened], scale: Scale, edges: Span, most: int) -> Rows:
    """Put the events of a lane into rows; beyond `most` rows, new ones are for numbers only."""
    wanted = sorted((_Wanted.of(event, scale, edges) for event in events), key=lambda one: (one.left, one.x))
    taken: list[float] = []
    places = []
    for one in wanted:
        full, bare = one.span(one.words), one.span("")
        row, words = (_free(taken, full), one.words) if most else (None, "")
        if row is None and len(taken) >= most:
            row, words = _free(taken, bare), ""
        if row is None:
            row, words = len(taken), one.words if len(taken) < most else ""
            taken.append(0.0)
        taken[row] = one.span(words)[1]
        places.append(Place(one.event, one.x, row, one.label(words), words, one.reach))
    pitch = ROW_WITH_BARS if any(place.reach is not None for place in places) else ROW
    places.sort(key=lambda place: place.event.number)
    return Rows(tuple(places), max(1, len(taken)), pitch)


def _free(taken: list[float], span: Span) -> int | None:
    """The first row that is free from the left of a span on; `taken` is where each row ends so far."""
    return next((row for row, end in enumerate(taken) if end <= span[0]), None)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An event before it has a row: its mark, how far its bar goes, and its words."""

    event: Happened
    x: float
    half: float
    left: float
    right: float
    words: str
    number_width: float
    words_width: float
    edges: Span
    reach: Reach | None

    @classmethod
    def of(cls, event: Happened, scale: Scale, edges: Span) -> "_Wanted":
        """What an event that stands on the line needs."""
        extent = event.extent
        if extent is None:
            raise ValueError("only events on the line have a place in a lane")
        x = scale.x(extent.at)
        half = RING if event.entry.significant else HALF
        left, right = x - half, x + half
        reach = extent.reach
        if reach is not None:
            left = min(left, edges[0] if reach.open_left or reach.first < scale.start else scale.x(reach.first))
            end = scale.x(reach.last) + (ARROW if reach.open_right else LEAST_BAR / 2)
            right = max(right, edges[1] if reach.last > scale.end else min(end, edges[1]))
        kind = in_words(event.entry.kind) if event.entry.kind else ""
        words = kind if text_width(kind, SIZE) <= LONGEST_WORDS else ""
        number_width = text_width(str(event.number), SIZE, bold=True)
        words_width = text_width(" " + words, SIZE) if words else 0.0
        return cls(event, x, half, left, right, words, number_width, words_width, edges, reach)

    def width(self, words: str) -> float:
        """How wide the label is."""
        return self.number_width + (self.words_width if words else 0.0)

    def label(self, words: str) -> float:
        """Where the label begins: right of the mark, or left of it where the picture ends."""
        begin, width = self.x + self.half + 3.0, self.width(words)
        return begin if begin + width <= self.edges[1] else self.x - self.half - 5.0 - width

    def span(self, words: str) -> Span:
        """The room that mark, bar and label take in a row."""
        begin = self.label(words)
        return min(self.left, begin) - 1.0, max(self.right, begin + self.width(words)) + GAP
