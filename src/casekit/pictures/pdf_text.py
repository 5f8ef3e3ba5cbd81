"""Lines of text in a PDF: the bundled fonts embedded, letters joined and marks placed as their script needs.

Plain text is written as it is. Text with joined letters, or with marks that have no letter of their own, is shaped by
HarfBuzz, and carries what was typed as its replacement text (ISO 32000-1, 14.9.4) for search and for reading aloud.
"""

import unicodedata
from importlib import import_module
from io import BytesIO
from typing import Any

from casekit.pictures.canvas import Words
from casekit.pictures.direction import LEFT_TO_RIGHT, has_leftward, runs
from casekit.pictures.text_metrics import BOLD_FONT, REGULAR_FONT, font_bytes, metrics, text_width

REGULAR = "casekit-regular"
BOLD = "casekit-bold"
_MARKS = frozenset({"Mn", "Me", "Mc"})


def register_fonts() -> None:
    """Make the bundled fonts known to the PDF library, afresh for each file, so that the same picture is the same
    bytes however many were made before it.
    """
    ttfonts, pdfmetrics = import_module("reportlab.pdfbase.ttfonts"), import_module("reportlab.pdfbase.pdfmetrics")
    for name, file in ((REGULAR, REGULAR_FONT), (BOLD, BOLD_FONT)):
        pdfmetrics.registerFont(ttfonts.TTFont(name, BytesIO(font_bytes(file))))


def write_line(canvas: Any, words: Words, x: float, y: float, size: float) -> None:
    """Write one line with its anchor at a place on the page, in points."""
    text = unicodedata.normalize("NFC", words.text)
    bold = words.bold and all(metrics(True).covers(letter) for letter in text)
    font = BOLD if bold else REGULAR
    shaped = needs_shaping(text)
    parts = _shaped(text, font, size) if shaped else [(text, text_width(text, size, bold))]
    width = sum(part[1] for part in parts)
    x -= {"start": 0.0, "middle": width / 2, "end": width}[words.anchor]
    if shaped:
        replacement = ("\ufeff" + text.replace(LEFT_TO_RIGHT, "")).encode("utf-16-be").hex()
        canvas._code.append(f"/Span <</ActualText <{replacement}>>> BDC")
    for part, advance in parts:
        line = canvas.beginText(x, y)
        line.setFont(font, size)
        line.setFillColor(words.colour)
        line.textOut(part)
        canvas.drawText(line)
        x += advance
    if shaped:
        canvas._code.append("EMC")


def needs_shaping(text: str) -> bool:
    """Whether a line cannot simply be written letter after letter."""
    return has_leftward(text) or any(unicodedata.category(letter) in _MARKS for letter in text)


def _shaped(text: str, font: str, size: float) -> list[tuple[str, float]]:
    """The stretches of a line from left to right, as glyphs, each with its width in points."""
    ttfonts, pdfmetrics = import_module("reportlab.pdfbase.ttfonts"), import_module("reportlab.pdfbase.pdfmetrics")
    found: list[tuple[str, float]] = []
    for run in runs(text):
        glyphs = ttfonts.shapeStr(run.text, font, size)
        places = getattr(glyphs, "__shapeData__", None)
        if places is None:
            found.append((glyphs, pdfmetrics.stringWidth(glyphs, font, size)))
        else:
            found.append((glyphs, sum(place.x_advance for place in places) * size / 1000))
    return found
