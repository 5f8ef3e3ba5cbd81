"""Lines of text in a PDF: the bundled fonts embedded, letters joined and marks placed as their script needs.

Plain text is written as it is. Text with joined letters, with marks that have no letter of their own, or with a letter
that the bundled fonts lack is drawn as outlines, which need no font in the file and no leave to put one there. Under
them stands the text where nobody sees it, and it carries what was typed as its replacement text (ISO 32000-1, 14.9.4),
for search and for reading aloud.
"""

import unicodedata
from dataclasses import replace
from importlib import import_module
from io import BytesIO
from typing import Any

from casekit.pictures.canvas import Point, Words
from casekit.pictures.covered import Faces
from casekit.pictures.direction import LEFT_TO_RIGHT, has_leftward
from casekit.pictures.faces import Step
from casekit.pictures.lettering import lettering
from casekit.pictures.letters import covers
from casekit.pictures.text_metrics import BOLD_FONT, REGULAR_FONT, font_bytes, text_width
from casekit.text.frozen import dataclass

REGULAR = "casekit-regular"
BOLD = "casekit-bold"
_ASTRAL = 0x10000
_INVISIBLE = 3
_NON_ZERO = 1
_MARK = "\ufeff"
_MARKS = frozenset({"Mn", "Me", "Mc"})


def register_fonts(faces: Faces) -> None:
    """Make the bundled fonts known to the PDF library, afresh for each file, so that the same picture is the same
    bytes however many were made before it.

    The letters of `faces`, which those fonts lack, become blanks: they are written where nobody sees them.
    """
    ttfonts, pdfmetrics = import_module("reportlab.pdfbase.ttfonts"), import_module("reportlab.pdfbase.pdfmetrics")
    for name, file in ((REGULAR, REGULAR_FONT), (BOLD, BOLD_FONT)):
        font = ttfonts.TTFont(name, BytesIO(font_bytes(file)))
        blank = font.face.charToGlyph[ord(" ")]
        lacking = {ord(one) for letter in faces for one in letter} - font.face.charToGlyph.keys()
        font.face.charToGlyph.update(dict.fromkeys(lacking, blank))
        pdfmetrics.registerFont(font)
        # The library keeps the first font of a name, with all the glyphs that earlier files took from it.
        pdfmetrics._fonts[name] = font


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes lines of text on the pages of one file; `faces` has a font for every letter that the bundled ones lack."""

    canvas: Any
    faces: Faces

    def line(self, words: Words, x: float, y: float, size: float) -> None:
        """Write one line with its anchor at a place on the page, in points."""
        text = unicodedata.normalize("NFC", words.text)
        if needs_setting(text):
            self._outlined(replace(words, text=text, size=size), x, y)
            return
        bold = words.bold and covers(text, bold=True)
        width = text_width(text, size, bold)
        line = self.canvas.beginText(x - {"start": 0.0, "middle": width / 2, "end": width}[words.anchor], y)
        line.setFont(BOLD if bold else REGULAR, size)
        line.setFillColor(words.colour)
        line.textOut(text)
        self.canvas.drawText(line)

    def _outlined(self, words: Words, x: float, y: float) -> None:
        """A line as outlines, under text that nobody sees, by which it is found, marked and copied."""
        found = lettering(words, self.faces)
        x -= found.left_of(words.anchor)
        typed = words.text.replace(LEFT_TO_RIGHT, "")
        self.canvas._code.append(f"/Span <</ActualText <{(_MARK + typed).encode('utf-16-be').hex()}>>> BDC")
        self.canvas.setFillColor(words.colour)
        path = self.canvas.beginPath()
        _draw(path, found.outline, x, y)
        self.canvas.drawPath(path, stroke=0, fill=1, fillMode=_NON_ZERO)
        reader = import_module("reportlab.lib.utils").ImageReader
        for image in found.images:
            corner = (x + image.x, y - image.y - image.height)
            self.canvas.drawImage(reader(BytesIO(image.png)), *corner, image.width, image.height, mask="auto")
        self._unseen(typed, found.width, x, y, words.size)
        self.canvas._code.append("EMC")

    def _unseen(self, text: str, width: float, x: float, y: float, size: float) -> None:
        # The library names letters beyond the first 65,536 wrongly; viewers that read the typed words do not need them.
        text = "".join(letter if ord(letter) < _ASTRAL else "\ufffd" for letter in text)
        natural = import_module("reportlab.pdfbase.pdfmetrics").stringWidth(text, REGULAR, size)
        self.canvas.saveState()
        line = self.canvas.beginText(x, y)
        line.setFont(REGULAR, size)
        line.setTextRenderMode(_INVISIBLE)
        line.setHorizScale(100 * width / natural if natural else 100)
        line.textOut(text)
        self.canvas.drawText(line)
        self.canvas.restoreState()


def _draw(path: Any, outline: tuple[Step, ...], x: float, y: float) -> None:
    """Add an outline to a path, from the left end of its line at this place on the page."""
    here = (x, y)
    for letter, values in outline:
        points = [(x + values[place], y - values[place + 1]) for place in range(0, len(values), 2)]
        if letter == "M":
            path.moveTo(*points[0])
        elif letter == "L":
            path.lineTo(*points[0])
        elif letter == "Q":
            cubic(path, here, *points)
        elif letter == "C":
            path.curveTo(*points[0], *points[1], *points[2])
        else:
            path.close()
        here = points[-1] if points else here


def cubic(path: Any, start: Point, middle: Point, end: Point) -> None:
    """A quadratic curve in a PDF, which has only cubic ones: their inner points lie two thirds of the way."""
    inner = [(2 * middle[axis] + one[axis]) / 3 for one in (start, end) for axis in (0, 1)]
    path.curveTo(*inner, *end)


def needs_setting(text: str) -> bool:
    """Whether a line cannot simply be written letter after letter: joined letters, marks, letters of another font."""
    return has_leftward(text) or not covers(text, bold=False) or any(map(_is_mark, text))


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) in _MARKS
