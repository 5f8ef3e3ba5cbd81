"""A line of text as outlines, for a PNG or PDF: each letter of the font that has it, those of the bundled fonts too.

The picture was laid out for the widths of `text_metrics`, which know no font but the bundled ones. Where
other fonts make a line wider, or a letter higher than lines stand apart, what they draw is made smaller until it fits.
"""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from casekit.pictures.canvas import Words
from casekit.pictures.covered import Faces
from casekit.pictures.direction import runs
from casekit.pictures.faces import Face, Glyph, Image, Step, bundled
from casekit.pictures.letters import covers, letters
from casekit.pictures.text_metrics import text_width
from casekit.text.frozen import dataclass

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
    line: list[_Stretch] = []
    for run in runs(unicodedata.normalize("NFC", words.text)):
        found = [
            _Stretch(*face.set(text, leftward=run.leftward, bold=words.bold), own)
            for face, own, text in _stretches(run.text, words.bold, faces)
        ]
        line += reversed(found) if run.leftward else found
    size = _fitting(line, words)
    outline: list[Step] = []
    images: list[Image] = []
    x = 0.0
    for stretch in line:
        scale = words.size if stretch.own else min(size, words.size * _lower(stretch.glyphs))
        for glyph in stretch.glyphs:
            outline += [(letter, _scaled(values, scale, x)) for letter, values in glyph.outline]
            images += [_image(glyph.image, scale, x)] if glyph.image else []
        x += stretch.width * scale
    return Lettering(tuple(outline), tuple(images), x)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What one font draws of a line, in parts of the font size, and whether that is a bundled font."""

    glyphs: tuple[Glyph, ...]
    width: float
    own: bool


def _stretches(text: str, bold: bool, faces: Faces) -> Iterator[tuple[Face, bool, str]]:
    """Neighbours of one font: that font, whether it is a bundled one, and what it draws."""
    drawn = [(*_face_of(letter, bold, faces), letter) for letter in letters(text)]
    for (face, own), group in groupby(drawn, key=lambda one: one[:2]):
        yield face, own, "".join(letter for _, _, letter in group)


def _face_of(letter: str, bold: bool, faces: Faces) -> tuple[Face, bool]:
    if letter in faces:
        return faces[letter], False
    return bundled(bold and covers(letter, bold=True)), True


def _fitting(line: list[_Stretch], words: Words) -> float:
    """The font size of what other fonts draw, at which the line takes no more room than was measured for it."""
    own, others = (sum(stretch.width for stretch in line if stretch.own is ours) for ours in (True, False))
    room = text_width(unicodedata.normalize("NFC", words.text), words.size, words.bold) - own * words.size
    return min(words.size, room / others) if others > 0 else words.size


def _lower(glyphs: tuple[Glyph, ...]) -> float:
    """How much smaller letters become so that they keep clear of the lines above and below."""
    highest, lowest = min(glyph.ink[0] for glyph in glyphs), max(glyph.ink[1] for glyph in glyphs)
    return min(1.0, _HIGHEST / -highest if highest < 0 else 1.0, _LOWEST / lowest if lowest > 0 else 1.0)


def _scaled(values: tuple[float, ...], scale: float, x: float) -> tuple[float, ...]:
    return tuple(value * scale + (0.0 if place % 2 else x) for place, value in enumerate(values))


def _image(image: Image, scale: float, x: float) -> Image:
    return Image(x + image.x * scale, image.y * scale, image.width * scale, image.height * scale, image.png)
