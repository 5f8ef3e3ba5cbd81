"""How a picture lies on paper: on one page, or over several that are joined afterwards.

Lengths on paper are in points (1/72 inch) from the page's top left corner, y down.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from math import ceil

from casekit.pictures.bounds import Bounds
from casekit.text.frozen import dataclass

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
    """What somebody asked of the pages; `None` leaves it to casekit. `scale` is a multiple of natural size.

    `zoom` is how much larger than usual the picture is by nature, which is more than 1 in large print.
    """

    paper: Paper = Paper.A4
    landscape: bool | None = None
    tiled: bool | None = None
    scale: float | None = None
    zoom: float = 1.0

    @property
    def natural(self) -> float:
        """Points to a picture unit at natural size."""
        return NATURAL * self.zoom

    @property
    def largest(self) -> float:
        """Points to a picture unit beyond which nothing is blown up."""
        return LARGEST * self.zoom

    def least(self, smallest: float) -> float:
        """Points to a picture unit below which nothing is shrunk unasked. Large print is not shrunk at all."""
        return self.natural if self.zoom > 1 else LEAST_TEXT / smallest


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
    place in the picture that comes to stand at the top left of the joined pages, `before` how many pages come first.
    """

    page: tuple[float, float]
    scale: float
    columns: int
    rows: int
    area: tuple[float, float]
    corner: tuple[float, float]
    before: int = 0

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
                found.append(Tile(self.before + len(found) + 1, row, column, left, top, *size))
        return tuple(found)


def page_count(plans: Sequence[Plan]) -> int:
    """How many pages there are in all."""
    return sum(plan.rows * plan.columns for plan in plans)


def planned(sections: Sequence[Bounds], smallest: float, choice: PageChoice, foot: float) -> tuple[Plan, ...]:
    """Lay out a picture whose sections lie one below the other within these bounds.

    `smallest` is its smallest text in picture units, `foot` what the foot of a page needs. Where nothing else was
    asked, all of it is fitted to one page as long as its text stays readable, else each section to a page of its own,
    else it is laid over several: all of it, or, where that takes fewer pages, each section by itself. There is one
    plan for the whole, or one for each section. Raises `TooManyPages`.
    """
    turned = (False, True) if choice.landscape is None else (choice.landscape,)
    pages = [_page(choice.paper, landscape) for landscape in turned]
    whole = _joined(sections)
    if not (choice.tiled or choice.scale):
        fitted = max((_fitted((whole,), page, foot, choice) for page in pages), key=_scale)
        if choice.tiled is False or _scale(fitted) >= choice.least(smallest):
            return fitted
        parted = max((_fitted(sections, page, foot, choice) for page in pages), key=_scale)
        if _scale(parted) >= choice.least(smallest):
            return parted
    joined = min((_tiled(whole, page, foot, choice) for page in pages), key=_waste)
    apart = min((_apart(sections, page, foot, smallest, choice) for page in pages), key=page_count)
    plans = apart if page_count(apart) < page_count((joined,)) else (joined,)
    if page_count(plans) > MOST_PAGES:
        raise TooManyPages(page_count(plans))
    return plans


def _apart(
    sections: Sequence[Bounds], page: tuple[float, float], foot: float, smallest: float, choice: PageChoice
) -> tuple[Plan, ...]:
    """Each section over pages of its own; those after the first on one page where it can be read there."""
    found: list[Plan] = []
    for section in sections:
        (plan,) = _fitted((section,), page, foot, choice)
        if not found or choice.scale is not None or plan.scale < choice.least(smallest):
            plan = _tiled(section, page, foot, choice)
        found.append(replace(plan, before=page_count(found)))
    return tuple(found)


def _joined(sections: Sequence[Bounds]) -> Bounds:
    left, top, right, bottom = zip(*sections, strict=True)
    return min(left), min(top), max(right), max(bottom)


def least_width(choice: PageChoice) -> float:
    """The width of the narrowest page that may be chosen."""
    return _page(choice.paper, bool(choice.landscape))[0]


def _page(paper: Paper, landscape: bool) -> tuple[float, float]:
    short, long = _SIZES[paper]
    return (long, short) if landscape else (short, long)


def _area(page: tuple[float, float], foot: float) -> tuple[float, float]:
    return page[0] - 2 * MARGIN, page[1] - 2 * MARGIN - foot


def _fitted(sections: Sequence[Bounds], page: tuple[float, float], foot: float, choice: PageChoice) -> tuple[Plan, ...]:
    """Each section on a page of its own, as large as that allows."""
    area = _area(page, foot)
    found = []
    for section in sections:
        size = _size(section)
        scale = min(choice.largest, *(room / length for room, length in zip(area, size, strict=True)))
        left = (area[0] - size[0] * scale) / 2
        found.append(Plan(page, scale, 1, 1, area, (section[0] - left / scale, section[1])))
    return tuple(found)


def _scale(plans: tuple[Plan, ...]) -> float:
    return min(plan.scale for plan in plans)


def _size(picture: Bounds) -> tuple[float, float]:
    return picture[2] - picture[0], picture[3] - picture[1]


def _tiled(picture: Bounds, page: tuple[float, float], foot: float, choice: PageChoice) -> Plan:
    area, size = _area(page, foot), _size(picture)
    scale = choice.natural * (choice.scale or 1.0)
    columns, rows = (
        max(1, ceil((length * scale - OVERLAP) / (room - OVERLAP))) for length, room in zip(size, area, strict=True)
    )
    joined = [count * (room - OVERLAP) + OVERLAP for count, room in zip((columns, rows), area, strict=True)]
    if choice.scale is None:
        # The pages are there anyway, so the picture uses them.
        scale = max(scale, min(choice.largest, *(room / length for room, length in zip(joined, size, strict=True))))
    left, top = ((room - length * scale) / 2 for room, length in zip(joined, size, strict=True))
    corner = (picture[0] - left / scale, picture[1] - (top / scale if rows > 1 else 0.0))
    return Plan(page, scale, columns, rows, area, corner)


def _waste(plan: Plan) -> tuple[int, float]:
    """Fewer pages are better, then a larger picture."""
    return plan.columns * plan.rows, -plan.scale
