"""How a picture lies on paper: on one page, or over several that are joined afterwards.

Lengths on paper are in points (1/72 inch) from the page's top left corner, y down.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from casekit.pictures.bounds import Bounds

NATURAL = 0.75
"""Points to a picture unit at natural size: a unit is a CSS pixel, 96 to the inch."""
LARGEST = 1.25
"""A small family is not blown up beyond this, however large the page."""
LEAST_TEXT = 6.0
"""The smallest text, in points, that people can be asked to read on paper."""
MARGIN = 36.0
OVERLAP = 30.0
"""What two neighbouring pages both show, about a centimetre."""
MOST_PAGES = 400


class Paper(StrEnum):
    """A size of paper (ISO 216)."""

    A4 = "A4"
    A3 = "A3"


_SIZES = {Paper.A4: (595.28, 841.89), Paper.A3: (841.89, 1190.55)}


class TooManyPages(Exception):
    """A picture that would need more pages than anybody would join; `sentence` says what to do."""

    def __init__(self, pages: int) -> None:
        self.sentence = f"At this size the picture would take {pages} pages; at most {MOST_PAGES} are made."
        super().__init__(self.sentence)


@dataclass(frozen=True, slots=True)
class PageChoice:
    """What somebody asked of the pages; `None` leaves it to casekit. `scale` is a multiple of natural size."""

    paper: Paper = Paper.A4
    landscape: bool | None = None
    tiled: bool | None = None
    scale: float | None = None


@dataclass(frozen=True, slots=True)
class Tile:
    """One page: where it stands among the others (from 0), and the part of the picture on it, in picture units."""

    number: int
    row: int
    column: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A picture laid out on pages.

    `scale` is points to a picture unit, `area` the width and height that a page has for the picture, `corner` the
    place in the picture that comes to stand at the top left of the joined pages.
    """

    page: tuple[float, float]
    scale: float
    columns: int
    rows: int
    area: tuple[float, float]
    corner: tuple[float, float]

    @property
    def frame(self) -> tuple[float, float]:
        """The top left corner of the picture's area on a page."""
        return MARGIN, MARGIN

    @property
    def tiled(self) -> bool:
        """Whether there is more than one page."""
        return self.columns * self.rows > 1

    def tiles(self) -> tuple[Tile, ...]:
        """The pages, row by row from the top."""
        width, height = self.area
        found: list[Tile] = []
        for row in range(self.rows):
            for column in range(self.columns):
                left = self.corner[0] + column * (width - OVERLAP) / self.scale
                top = self.corner[1] + row * (height - OVERLAP) / self.scale
                size = (width / self.scale, height / self.scale)
                found.append(Tile(len(found) + 1, row, column, left, top, *size))
        return tuple(found)


def planned(picture: Bounds, smallest: float, choice: PageChoice, foot: float) -> Plan:
    """Lay out what lies between these bounds.

    `smallest` is its smallest text in picture units, `foot` what the foot of a page needs.

    Where nothing else was asked, the picture is fitted to one page as long as its text stays readable, and else laid
    over several. Raises `TooManyPages`.
    """
    turned = (False, True) if choice.landscape is None else (choice.landscape,)
    pages = [_page(choice.paper, landscape) for landscape in turned]
    fitted = max((_fitted(picture, page, foot) for page in pages), key=lambda plan: plan.scale)
    readable = fitted.scale * smallest >= LEAST_TEXT
    if not (choice.tiled or choice.scale) and (choice.tiled is False or readable):
        return fitted
    return min((_tiled(picture, page, foot, choice.scale) for page in pages), key=_waste)


def least_width(choice: PageChoice) -> float:
    """The width of the narrowest page that may be chosen."""
    return _page(choice.paper, bool(choice.landscape))[0]


def _page(paper: Paper, landscape: bool) -> tuple[float, float]:
    short, long = _SIZES[paper]
    return (long, short) if landscape else (short, long)


def _area(page: tuple[float, float], foot: float) -> tuple[float, float]:
    return page[0] - 2 * MARGIN, page[1] - 2 * MARGIN - foot


def _fitted(picture: Bounds, page: tuple[float, float], foot: float) -> Plan:
    area, size = _area(page, foot), _size(picture)
    scale = min(area[0] / size[0], area[1] / size[1], LARGEST)
    left = (area[0] - size[0] * scale) / 2
    return Plan(page, scale, 1, 1, area, (picture[0] - left / scale, picture[1]))


def _size(picture: Bounds) -> tuple[float, float]:
    return picture[2] - picture[0], picture[3] - picture[1]


def _tiled(picture: Bounds, page: tuple[float, float], foot: float, wanted: float | None) -> Plan:
    area, size = _area(page, foot), _size(picture)
    scale = NATURAL * (wanted or 1.0)
    columns, rows = (
        max(1, ceil((length * scale - OVERLAP) / (room - OVERLAP))) for length, room in zip(size, area, strict=True)
    )
    if columns * rows > MOST_PAGES:
        raise TooManyPages(columns * rows)
    joined = [count * (room - OVERLAP) + OVERLAP for count, room in zip((columns, rows), area, strict=True)]
    if wanted is None:
        # The pages are there anyway, so the picture uses them.
        scale = max(scale, min(LARGEST, *(room / length for room, length in zip(joined, size, strict=True))))
    left, top = ((room - length * scale) / 2 for room, length in zip(joined, size, strict=True))
    corner = (picture[0] - left / scale, picture[1] - (top / scale if rows > 1 else 0.0))
    return Plan(page, scale, columns, rows, area, corner)


def _waste(plan: Plan) -> tuple[int, float]:
    """Fewer pages are better, then a larger picture."""
    return plan.columns * plan.rows, -plan.scale
