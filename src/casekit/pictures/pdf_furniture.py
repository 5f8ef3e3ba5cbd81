"""What stands round the picture on each page of a PDF: whose it is, as at when, which page of how many, and the marks
by which pages are joined.
"""

from collections.abc import Iterator
from typing import Any

from casekit.pictures.canvas import Words
from casekit.pictures.pages import MARGIN, OVERLAP, PageChoice, Plan, Tile, least_width
from casekit.pictures.pdf_text import Writer
from casekit.pictures.text_metrics import text_width, wrap
from casekit.text.frozen import dataclass

SIZE = 7.5
PITCH = 10.0
GREY = "#4a4a4a"
_FOOT_GAP = 20.0
_SIDE = 175.0
_CELL = 9.0
_MAP = 50.0
_TICK = 14.0


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of the picture: its title, lines for the foot of each page, the whole of it in words, and who
    made it, where that is known.
    """

    title: str
    lines: tuple[str, ...]
    words: str
    author: str = ""


def foot_height(about: About, choice: PageChoice) -> float:
    """The room that the foot of a page takes, on the narrowest page that may be chosen."""
    lines = sum(1 for _ in _foot_lines(about, least_width(choice)))
    return _FOOT_GAP + PITCH * max(lines, 3)


def furnish(writer: Writer, plan: Plan, tile: Tile, about: About, number: str) -> None:
    """Draw all that stands round the picture on one page; `number` is "Page 1 of 6"."""
    below = plan.frame[1] + plan.area[1] + _FOOT_GAP
    for place, (line, bold, size) in enumerate(_foot_lines(about, plan.page[0])):
        _write(writer, plan, (MARGIN, below + PITCH * place + SIZE), line, bold=bold, size=size)
    right = plan.page[0] - MARGIN
    _write(writer, plan, (right, below + SIZE), number, bold=True, anchor="end")
    if plan.tiled:
        where = f"row {tile.row + 1}, column {tile.column + 1} of {plan.rows} × {plan.columns}"
        _write(writer, plan, (right, below + PITCH + SIZE), where, anchor="end")
        _overview(writer.canvas, plan, tile, right - text_width(where, SIZE) - 8.0, below)
        _joins(writer, plan, tile)


def _foot_lines(about: About, page_width: float) -> Iterator[tuple[str, bool, float]]:
    """The lines on the left of the foot; smaller where a single word would else be too wide."""
    room = page_width - 2 * MARGIN - _SIDE
    for number, text in enumerate((about.title, *about.lines)):
        bold = number == 0
        widest = max((text_width(word, SIZE, bold) for word in text.split()), default=0.0)
        size = SIZE * min(1.0, room / widest) if widest else SIZE
        for line in wrap(text, room, size, bold):
            yield line, bold, size


def _write(
    writer: Writer,
    plan: Plan,
    at: tuple[float, float],
    text: str,
    *,
    bold: bool = False,
    size: float = SIZE,
    anchor: str = "start",
) -> None:
    words = Words(0.0, 0.0, text, size, bold=bold, anchor=anchor, colour=GREY)
    writer.line(words, at[0], plan.page[1] - at[1], size)


def _overview(canvas: Any, plan: Plan, tile: Tile, right: float, top: float) -> None:
    """A small map of the pages with this one filled."""
    cell = min(_CELL, 3 * PITCH / plan.rows, _MAP / plan.columns)
    left = right - cell * plan.columns
    canvas.setLineWidth(0.5)
    canvas.setDash([])
    canvas.setStrokeColor(GREY)
    canvas.setFillColor(GREY)
    for row in range(plan.rows):
        for column in range(plan.columns):
            here = (row, column) == (tile.row, tile.column)
            y = plan.page[1] - top - cell * (row + 1)
            canvas.rect(left + cell * column, y, cell, cell, stroke=1, fill=int(here))


def _joins(writer: Writer, plan: Plan, tile: Tile) -> None:
    """Marks at both ends of each line along which this page joins another, and which page that is.

    They stand in the middle of what both pages show: cut one page there and lay it on the other, mark on mark.
    """
    left, top = plan.frame
    width, height = plan.area
    for step, x, arrow in ((-1, left + OVERLAP / 2, "◂"), (1, left + width - OVERLAP / 2, "▸")):
        if 0 <= tile.column + step < plan.columns:
            other = f"{arrow} page {tile.number + step}" if step < 0 else f"page {tile.number + step} {arrow}"
            _mark(writer.canvas, plan, (x, top - _TICK / 2), upright=True)
            _mark(writer.canvas, plan, (x, top + height + _TICK / 2), upright=True)
            anchor, shift = ("end", -_TICK) if step > 0 else ("start", _TICK)
            _write(writer, plan, (x + shift, top - 4.0), other, anchor=anchor)
    for step, y, arrow in ((-1, top + OVERLAP / 2, "▴"), (1, top + height - OVERLAP / 2, "▾")):
        if 0 <= tile.row + step < plan.rows:
            _mark(writer.canvas, plan, (left - _TICK / 2, y), upright=False)
            _mark(writer.canvas, plan, (left + width + _TICK / 2, y), upright=False)
            number = f"{arrow} {tile.number + step * plan.columns}"
            _write(writer, plan, (left - 4.0, y - step * _TICK + SIZE / 3), number, anchor="end")


def _mark(canvas: Any, plan: Plan, at: tuple[float, float], *, upright: bool) -> None:
    """A line across the edge of the picture, with a ring on it."""
    x, y = at[0], plan.page[1] - at[1]
    canvas.setLineWidth(0.6)
    canvas.setDash([])
    canvas.setStrokeColor(GREY)
    half = _TICK / 2
    if upright:
        canvas.line(x, y - half, x, y + half)
    else:
        canvas.line(x - half, y, x + half, y)
    canvas.circle(x, y, 2.5, stroke=1, fill=0)
