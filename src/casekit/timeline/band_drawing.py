"""The bands drawn: a bar for each stretch, with its name in it where it fits, else a letter for the list below."""

from collections.abc import Iterator, Sequence
from math import ceil

from casekit.pictures.canvas import Group, Outline, Shape, Stroke, Words
from casekit.pictures.text_metrics import text_width
from casekit.text.frozen import dataclass
from casekit.timeline.marks import ARROW, INK, bar
from casekit.timeline.measures import MARGIN
from casekit.timeline.model import Band, Stretch
from casekit.timeline.scale import Scale
from casekit.timeline.text import shown

SIZE = 10.5
ROW = 22.0
HALF = 9.0
_FILLS = ("#dbe6ee", "#eef3f6")
_EDGE = "#5d6d7a"
_NAME_SIZE = 11.0
_ONE_DAY = 4.0
"""The most that two stretches may share in one row."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A stretch with its number in its band, its row, and the text on it: its name or its letter."""

    stretch: Stretch
    number: int
    row: int
    text: str
    at: float
    letter: str

    @property
    def is_lettered(self) -> bool:
        """Whether the letter stands for the name."""
        return self.text == self.letter


@dataclass(frozen=True, slots=True)
class BandRows:
    """A band with its stretches in rows."""

    name: str
    laid: tuple[Laid, ...]


def letters(number: int) -> str:
    """`A`, `B` … `Z`, `AA` … for 0, 1, …"""
    found = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found


def laid_out(bands: Sequence[Band], scale: Scale, edges: tuple[float, float]) -> tuple[BandRows, ...]:
    """The bands as far as they lie on the line. Letters run on from band to band."""
    found: list[BandRows] = []
    count = 0
    for band in bands:
        there = [
            one
            for one in band.stretches
            if (one.reach.open_left or one.reach.first < scale.end) and one.reach.last > scale.start
        ]
        if there:
            found.append(BandRows(band.name, tuple(_laid(there, scale, edges, count))))
            count += sum(one.is_lettered for one in found[-1].laid)
    return tuple(found)


def rows_in(band: BandRows) -> int:
    """How many rows a band takes."""
    return max(one.row for one in band.laid) + 1


def band_lines(bands: Sequence[BandRows], *, with_letters: bool) -> list[str]:
    """One line a band: each stretch with its dates, and with the letter that stands for it in the picture."""
    return [
        f"{band.name}: "
        + "; ".join(
            f"{f'({one.letter}) ' if with_letters and one.is_lettered else ''}{one.stretch.label}, {one.stretch.when}"
            for one in band.laid
        )
        + "."
        for band in bands
    ]


def band_groups(
    bands: Sequence[BandRows], scale: Scale, edges: tuple[float, float], top: float
) -> tuple[tuple[Group, ...], float]:
    """All bands from a height on, and the height where they end."""
    groups = []
    for band in bands:
        shapes: list[Shape] = [
            Words(MARGIN, top + ROW / 2 + 3.8, band.name, _NAME_SIZE, css="band-name", bold=True, anchor="start")
        ]
        shapes += [_drawn(one, scale, edges, top + one.row * ROW + ROW / 2) for one in band.laid]
        groups.append(Group("band", tuple(shapes), (("data-band", band.name),)))
        top += ROW * rows_in(band) + 3.0
    return tuple(groups), top


def _laid(stretches: Sequence[Stretch], scale: Scale, edges: tuple[float, float], count: int) -> Iterator[Laid]:
    taken: list[float] = []
    for number, stretch in enumerate(stretches):
        letter = letters(count)
        text, at, low, high = _text(stretch, scale, edges, letter)
        row = next((row for row, until in enumerate(taken) if until <= low), len(taken))
        if row == len(taken):
            taken.append(0.0)
        taken[row] = high + 1.0
        if text == letter:
            count += 1
        else:
            # On the day of a change both hold; that one day is no reason for a row of its own.
            day = scale.x(stretch.reach.last) - scale.x(stretch.reach.last - 1.0)
            taken[row] = high - min(day, _ONE_DAY) - 0.05
        yield Laid(stretch, number, row, text, at, letter)


def _text(stretch: Stretch, scale: Scale, edges: tuple[float, float], letter: str) -> tuple[str, float, float, float]:
    """The text of a stretch, where it begins, and the room that both take: inside where it fits, else a letter."""
    reach = stretch.reach
    points = bar(reach, scale, 0.0, edges, HALF)
    low, high = min(x for x, _ in points), max(x for x, _ in points)
    inner_left = max(low, scale.x(reach.full_from)) + (ARROW if reach.open_left else 0.0) + 4.0
    inner_right = min(high, scale.x(reach.full_to)) - 4.0
    for text in (shown(stretch.label), letter):
        if text_width(text, SIZE) <= inner_right - inner_left:
            return text, inner_left, low, high
    width = text_width(letter, SIZE)
    if high + 3.0 + width <= edges[1]:
        return letter, high + 3.0, low, high + 3.0 + width
    return letter, low - 3.0 - width, low - 3.0 - width, high


def _drawn(one: Laid, scale: Scale, edges: tuple[float, float], y: float) -> Group:
    reach = one.stretch.reach
    points = bar(reach, scale, y, edges, HALF)
    stroke = Stroke(_EDGE, 1.0, fill=_FILLS[one.number % 2])
    data = (("data-from", str(ceil(reach.first))), ("data-when", one.stretch.when))
    return Group(
        "stretch",
        (
            Outline(points, "bar", stroke),
            Words(one.at, y + 3.8, one.text, SIZE, css="band-label", anchor="start", colour=INK),
        ),
        data,
        title=f"{one.stretch.label}, {one.stretch.when}",
    )
