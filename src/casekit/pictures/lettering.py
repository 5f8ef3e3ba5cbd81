"""A line of text as outlines, for a PNG or PDF: each letter of the font that has it, those of the bundled fonts too.

The picture was laid out for the widths of `text_metrics`, which know no font but the bundled ones. A stretch that
another font draws wider, or higher than lines stand apart, is made smaller until it fits.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from casekit.pictures.canvas import Words
from casekit.pictures.covered import Faces
from casekit.pictures.direction import runs
from casekit.pictures.faces import Face, Glyph, Image, Step, bundled
from casekit.pictures.letters import covers, letters
from casekit.pictures.text_metrics import text_width

_HIGHEST = 0.95
_LOWEST = 0.30


@dataclass(frozen=True, slots=True)
class Lettering:
    """A line in picture units from its left end on the baseline, y down."""

    outline: tuple[Step, ...]
    images: tuple[Image, ...]
    width: float

    def left_of(self, anchor: str) -> float:
        """How far left of its anchor the line begins."""
        return {"start": 0.0, "middle": self.width / 2, "end": self.width}[anchor]


def lettering(words: Words, faces: Faces) -> Lettering:
    """Set one line. `faces` has a font for every letter of it that the bundled fonts lack."""
    outline: list[Step] = []
    images: list[Image] = []
    x = 0.0
    for run in runs(unicodedata.normalize("NFC", words.text)):
        stretches = list(_stretches(run.text, words.bold, faces))
        for face, own, text in reversed(stretches) if run.leftward else stretches:
            glyphs, width = face.set(text, leftward=run.leftward, bold=words.bold)
            scale = words.size if own else _fitting(text, glyphs, width, words)
            for glyph in glyphs:
                outline += [(letter, _scaled(values, scale, x)) for letter, values in glyph.outline]
                images += [_image(glyph.image, scale, x)] if glyph.image else []
            x += width * scale
    return Lettering(tuple(outline), tuple(images), x)


def _stretches(text: str, bold: bool, faces: Faces) -> Iterator[tuple[Face, bool, str]]:
    """Neighbours of one font: that font, whether it is a bundled one, and what it draws."""
    drawn = [(*_face_of(letter, bold, faces), letter) for letter in letters(text)]
    for (face, own), group in groupby(drawn, key=lambda one: one[:2]):
        yield face, own, "".join(letter for _, _, letter in group)


def _face_of(letter: str, bold: bool, faces: Faces) -> tuple[Face, bool]:
    if letter in faces:
        return faces[letter], False
    return bundled(bold and covers(letter, bold=True)), True


def _fitting(text: str, glyphs: tuple[Glyph, ...], width: float, words: Words) -> float:
    """The font size at which a stretch takes no more room than was measured for it, and no more height than a line."""
    highest, lowest = min(glyph.ink[0] for glyph in glyphs), max(glyph.ink[1] for glyph in glyphs)
    room = text_width(text, words.size, words.bold)
    limits = [room / width] if width > 0 and room > 0 else []
    limits += [_HIGHEST * words.size / -highest] if highest < 0 else []
    limits += [_LOWEST * words.size / lowest] if lowest > 0 else []
    return min(words.size, *limits)


def _scaled(values: tuple[float, ...], scale: float, x: float) -> tuple[float, ...]:
    return tuple(value * scale + (0.0 if place % 2 else x) for place, value in enumerate(values))


def _image(image: Image, scale: float, x: float) -> Image:
    return Image(x + image.x * scale, image.y * scale, image.width * scale, image.height * scale, image.png)
