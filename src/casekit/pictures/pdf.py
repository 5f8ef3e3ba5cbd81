"""PDF from a picture's display list: vectors, with the bundled fonts embedded, on one page or over several.

Drawn with reportlab, which is imported only when a PDF is asked for. The same picture gives the same bytes.
"""

from base64 import b64decode
from importlib import import_module
from io import BytesIO
from typing import Any, assert_never

from casekit.pictures.bounds import bounds, smallest_text, texts_of
from casekit.pictures.canvas import (
    Box,
    Disc,
    Dome,
    Group,
    Line,
    Outline,
    Photo,
    Point,
    Ring,
    Shape,
    Stroke,
    Words,
    rounded,
)
from casekit.pictures.covered import FindFaces, faces_for, no_other_fonts
from casekit.pictures.pages import PageChoice, Plan, Tile, page_count, planned
from casekit.pictures.pdf_furniture import About, foot_height, furnish
from casekit.pictures.pdf_text import REGULAR, Writer, cubic, register_fonts
from casekit.text.frozen import dataclass

_CAPS = {"butt": 0, "round": 1, "square": 2}


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished file, how it lies on its pages, and its smallest text in points.

    There is one plan for the whole picture, or one for each section, each on a page of its own.
    """

    data: bytes
    plans: tuple[Plan, ...]
    smallest: float

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return page_count(self.plans)


def pdf_of(
    sections: tuple[tuple[Shape, ...], ...], about: About, choice: PageChoice, find: FindFaces = no_other_fonts
) -> Pdf:
    """Draw a picture on paper, from sections that lie one below the other. Its ground is left out: the paper is one.

    `find` is asked for other fonts where the bundled ones lack a letter. Raises `CannotMake` where no font has it, and
    `TooManyPages`.
    """
    sections = tuple(found for section in sections if (found := tuple(filter(_is_drawn, section))))
    shapes = tuple(shape for section in sections for shape in section)
    faces = faces_for((about.title, *about.lines, *(words.text for words in texts_of(shapes))), "PDF", find)
    smallest = smallest_text(shapes)
    extents = [bounds(Group("section", section)) for section in sections]
    plans = planned(extents, smallest, choice, foot_height(about, choice))
    buffer = BytesIO()
    register_fonts(faces)
    # The library would name Helvetica, which is not embedded, if it were not given a font to begin with.
    canvas = import_module("reportlab.pdfgen.canvas").Canvas(
        buffer, pagesize=plans[0].page, invariant=1, lang="en-GB", initialFontName=REGULAR
    )
    canvas.setTitle(about.title)
    canvas.setSubject(about.words)
    canvas.setCreator("casekit")
    canvas.setAuthor(about.author)
    canvas.setDateFormatter(_no_date)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    writer = Writer(canvas, faces)
    number = 0
    for plan, shown in zip(plans, sections if len(plans) > 1 else (shapes,), strict=True):
        for tile in plan.tiles():
            number += 1
            _page(writer, shown, plan, tile)
            furnish(writer, plan, tile, about, f"Page {number} of {page_count(plans)}")
            if page_count(plans) > 1:
                _bookmark(canvas, plan, tile, number, _heading(shown) or about.title)
            canvas.showPage()
    canvas.save()
    return Pdf(buffer.getvalue(), plans, smallest * min(plan.scale for plan in plans))


def _no_date(*_moment: int) -> str:
    """Nothing in place of the day on which a file was made: the library would write a day in 2000, so that the same
    picture gives the same bytes.
    """
    return ""


def _heading(shapes: tuple[Shape, ...]) -> str:
    """The first words of a section that begins with a heading of its own."""
    first = next(texts_of(shapes), None)
    return first.text if first is not None and first.css == "heading" else ""


def _bookmark(canvas: Any, plan: Plan, tile: Tile, number: int, heading: str) -> None:
    """Lead to a page from the list that is shown beside a PDF; to each of several tiles below their section."""
    if tile == plan.tiles()[0]:
        canvas.bookmarkPage(f"part-{number}")
        canvas.addOutlineEntry(heading, f"part-{number}", 0, closed=False)
        canvas.showOutline()
    if plan.tiled:
        canvas.bookmarkPage(f"page-{number}")
        where = f"Page {number}: row {tile.row + 1}, column {tile.column + 1}"
        canvas.addOutlineEntry(where, f"page-{number}", 1)


def _is_drawn(shape: Shape) -> bool:
    return not (isinstance(shape, Box) and shape.css == "ground")


def _page(writer: Writer, shapes: tuple[Shape, ...], plan: Plan, tile: Tile) -> None:
    pen = _Pen(writer, plan, tile)
    writer.canvas.saveState()
    pen.clip()
    for shape in shapes:
        pen.draw(shape)
    writer.canvas.restoreState()


class _Pen:
    """Draws on one page: picture units become points, and y turns over, since a PDF counts it from the bottom."""

    def __init__(self, writer: Writer, plan: Plan, tile: Tile) -> None:
        self.writer, self.canvas = writer, writer.canvas
        self.tile = tile
        self.scale = plan.scale
        self.left, self.top = plan.frame[0] - tile.left * plan.scale, plan.page[1] - plan.frame[1]
        self.top += tile.top * plan.scale
        self.opacity = 1.0

    def at(self, x: float, y: float) -> Point:
        """A place in the picture as a place on the page."""
        return self.left + x * self.scale, self.top - y * self.scale

    def clip(self) -> None:
        """Keep to the part of the picture that this page shows."""
        path = self.canvas.beginPath()
        x, y = self.at(self.tile.left, self.tile.top + self.tile.height)
        path.rect(x, y, self.tile.width * self.scale, self.tile.height * self.scale)
        self.canvas.clipPath(path, stroke=0, fill=0)

    def draw(self, shape: Shape) -> None:
        """Draw a shape, if any of it is on this page."""
        if isinstance(shape, Group):
            self._group(shape)
            return
        left, top, right, bottom = bounds(shape)
        tile = self.tile
        if right < tile.left or left > tile.left + tile.width or bottom < tile.top or top > tile.top + tile.height:
            return
        if isinstance(shape, Words):
            self.canvas.setFillAlpha(self.opacity)
            self.writer.line(shape, *self.at(shape.x, shape.y), shape.size * self.scale)
            return
        if isinstance(shape, Photo):
            self._photo(shape)
            return
        path = self._path(shape)
        stroked, filled = self._take(shape.stroke)
        self.canvas.setFillAlpha(self.opacity * (shape.veil if isinstance(shape, Ring) else 1))
        self.canvas.drawPath(path, stroke=stroked, fill=filled)

    def _group(self, shape: Group) -> None:
        before = self.opacity
        self._fade(before * shape.opacity)
        for child in shape.children:
            self.draw(child)
        self._fade(before)

    def _fade(self, opacity: float) -> None:
        if opacity != self.opacity:
            self.opacity = opacity
            self.canvas.setStrokeAlpha(opacity)
            self.canvas.setFillAlpha(opacity)

    def _photo(self, shape: Photo) -> None:
        """A photograph fills its square, the longer side cut off evenly, and is cut to its outline."""
        image = import_module("reportlab.lib.utils").ImageReader(BytesIO(b64decode(shape.href.partition(",")[2])))
        width, height = image.getSize()
        scale = shape.size * self.scale / min(width, height)
        x, y = self.at(shape.x + shape.size / 2, shape.y + shape.size / 2)
        self.canvas.saveState()
        path = self.canvas.beginPath()
        self._run(path, shape.clip)
        path.close()
        self.canvas.clipPath(path, stroke=0, fill=0)
        corner = (x - width * scale / 2, y - height * scale / 2)
        self.canvas.drawImage(image, *corner, width * scale, height * scale, mask="auto")
        self.canvas.restoreState()

    def _path(self, shape: Box | Disc | Outline | Ring | Line | Dome) -> Any:
        path = self.canvas.beginPath()
        match shape:
            case Box():
                x, y = self.at(shape.x, shape.y + shape.height)
                width, height = shape.width * self.scale, shape.height * self.scale
                if shape.round:
                    path.roundRect(
                        x, y, width, height, min(shape.round, shape.width / 2, shape.height / 2) * self.scale
                    )
                else:
                    path.rect(x, y, width, height)
            case Disc():
                path.circle(*self.at(shape.x, shape.y), shape.radius * self.scale)
            case Outline():
                self._run(path, shape.points)
                path.close()
            case Ring():
                self._ring(path, shape)
            case Line():
                for line in shape.lines:
                    self._run(path, line)
            case Dome():
                self._dome(path, shape)
            case _:
                assert_never(shape)
        return path

    def _run(self, path: Any, points: tuple[Point, ...]) -> None:
        path.moveTo(*self.at(*points[0]))
        for point in points[1:]:
            path.lineTo(*self.at(*point))

    def _ring(self, path: Any, shape: Ring) -> None:
        """Rounded corners are quadratic curves."""
        for place, (before, corner, after) in enumerate(rounded(shape)):
            start, middle, end = self.at(*before), self.at(*corner), self.at(*after)
            (path.lineTo if place else path.moveTo)(*start)
            cubic(path, start, middle, end)
        path.close()

    def _dome(self, path: Any, shape: Dome) -> None:
        left, bottom = self.at(shape.x - shape.half, shape.y + shape.half)
        right, top = self.at(shape.x + shape.half, shape.y - shape.half)
        path.moveTo(right, bottom)
        path.lineTo(right, (top + bottom) / 2)
        path.arcTo(left, bottom, right, top, startAng=0, extent=180)
        path.lineTo(left, bottom)
        path.close()

    def _take(self, stroke: Stroke) -> tuple[int, int]:
        """Take up a stroke, and say whether it draws a line and whether it fills."""
        canvas = self.canvas
        if stroke.colour != "none":
            canvas.setStrokeColor(stroke.colour)
            canvas.setLineWidth(stroke.width * self.scale)
            canvas.setLineCap(_CAPS[stroke.cap])
            # SVG cuts a corner off where it would be longer than four line widths; a PDF does so at ten.
            canvas.setMiterLimit(4)
            canvas.setDash([float(length) * self.scale for length in stroke.dash.replace(",", " ").split()])
        if stroke.fill != "none":
            canvas.setFillColor(stroke.fill)
        return int(stroke.colour != "none"), int(stroke.fill != "none")
