"""Fonts other than the bundled ones, for the letters that those lack: what they can draw, and its outlines.

Read by HarfBuzz, which is imported only when there is such a letter. TrueType and PostScript outlines (OpenType 1.9,
`glyf`, `CFF `, `CFF2`) are drawn, and small images (`CBDT`, `sbix`), as which many systems have their emoji.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any

from casekit.pictures.letters import inked
from casekit.pictures.text_metrics import BOLD_FONT, REGULAR_FONT, font_bytes

Step = tuple[str, tuple[float, ...]]
"""One step of an outline: `M`, `L`, `Q`, `C` or `Z`, as in an SVG path, and its numbers."""
_PNG = b"\x89PNG"
_MOST_FACES = 32
_BOLDER = 0.03
_WEIGHTS = {False: 400, True: 700}
_NEVER_DRAWN = frozenset({"Co", "Cn", "Cs"})


@dataclass(frozen=True, slots=True)
class Image:
    """A letter that a font has as a PNG, from its left top corner, in parts of the font size, y down."""

    x: float
    y: float
    width: float
    height: float
    png: bytes


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph on its line, in parts of the font size, y down from the baseline; `ink` is its highest and lowest y."""

    outline: tuple[Step, ...]
    image: Image | None
    ink: tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font, by the name that its maker gave it. `fonts` are HarfBuzz's, the regular and the bold one."""

    name: str
    fonts: tuple[Any, Any]

    def draws(self, letter: str) -> bool:
        """Whether the font has all of a letter: a glyph for each character in it, and ink.

        A character for private use, or that Unicode does not know, is drawn by nothing: it means something else in
        every font.
        """
        font = self.fonts[0]
        needed = inked(letter)
        if any(unicodedata.category(one) in _NEVER_DRAWN or not font.get_nominal_glyph(ord(one)) for one in needed):
            return False
        glyphs, _ = self.set(letter, leftward=False, bold=False)
        blank = all(unicodedata.category(one) == "Zs" for one in needed)
        return bool(glyphs) and (blank or any(glyph.outline or glyph.image for glyph in glyphs))

    def set(self, text: str, *, leftward: bool, bold: bool) -> tuple[tuple[Glyph, ...], float]:
        """A stretch of one direction as glyphs from left to right, and its width, in parts of the font size."""
        hb = import_module("uharfbuzz")
        font = self.fonts[bold]
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "rtl" if leftward else "ltr"
        buffer.guess_segment_properties()
        # Lines are measured without kerning, which moves some letters apart.
        hb.shape(font, buffer, {"kern": False})
        glyphs, x, units = [], 0.0, font.face.upem
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            glyphs.append(_glyph(font, info.codepoint, (x + place.x_offset) / units, -place.y_offset / units))
            x += place.x_advance
        return tuple(glyphs), x / units


def faces_in(blob: Any) -> Iterator[Face]:
    """The fonts in a file, which HarfBuzz holds; none where it is no font. Those for simplified Chinese come first.

    A collection has the same Chinese letters in the forms of several countries, and most who write them write these.
    """
    hb = import_module("uharfbuzz")
    count = hb.Face(blob, 0).count
    faces = [hb.Face(blob, number) for number in range(min(count, _MOST_FACES))]
    named = [(_name(hb, face), face) for face in faces if face.glyph_count]
    for name, face in sorted(named, key=lambda one: not one[0].endswith(" SC")):
        yield Face(name, (_font(hb, face, bold=False), _font(hb, face, bold=True)))


@lru_cache(maxsize=2)
def bundled(bold: bool) -> Face:
    """The regular or the bold font that comes with the package."""
    hb = import_module("uharfbuzz")
    face = hb.Face(hb.Blob(font_bytes(BOLD_FONT if bold else REGULAR_FONT)))
    font = hb.Font(face)
    return Face(_name(hb, face), (font, font))


def _name(hb: Any, face: Any) -> str:
    names = hb.OTNameIdPredefined
    return face.get_name(names.TYPOGRAPHIC_FAMILY) or face.get_name(names.FONT_FAMILY) or "a font without a name"


def _font(hb: Any, face: Any, *, bold: bool) -> Any:
    font = hb.Font(face)
    if any(axis.tag == "wght" for axis in face.axis_infos):
        # The usual form of a font of many weights is its thinnest.
        font.set_variations({"wght": _WEIGHTS[bold]})
    elif bold:
        font.synthetic_bold = (_BOLDER, _BOLDER, True)
    return font


def _glyph(font: Any, number: int, x: float, y: float) -> Glyph:
    """A glyph whose own place is at x and y, all of it in parts of the font size."""
    units = font.face.upem
    # Fonts of images can have outlines beside them that only mark their bounds (OpenType 1.9, `sbix`).
    image = _image(font, number, x, y) if font.face.has_color_png else None
    if image is not None:
        return Glyph((), image, (image.y, image.y + image.height))
    steps: list[Step] = []
    font.draw_glyph(number, _outliner(), steps)
    outline = tuple((letter, _placed(values, x, y, units)) for letter, values in steps)
    heights = [value for _, values in outline for value in values[1::2]]
    return Glyph(outline, None, (min(heights, default=0.0), max(heights, default=0.0)))


def _image(font: Any, number: int, x: float, y: float) -> Image | None:
    units = font.face.upem
    extents = font.get_glyph_extents(number)
    png = bytes(font.get_glyph_color_png(number).data) if extents is not None and extents.width else b""
    if not png.startswith(_PNG):
        return None
    place = (x + extents.x_bearing / units, y - extents.y_bearing / units)
    return Image(*place, extents.width / units, -extents.height / units, png)


def _placed(values: tuple[float, ...], x: float, y: float, units: int) -> tuple[float, ...]:
    return tuple(y - value / units if place % 2 else x + value / units for place, value in enumerate(values))


@lru_cache(maxsize=1)
def _outliner() -> Any:
    """What HarfBuzz calls with each step of an outline, and with the list to take it down in."""
    funcs = import_module("uharfbuzz").DrawFuncs()
    funcs.set_move_to_func(lambda x, y, steps: steps.append(("M", (x, y))))
    funcs.set_line_to_func(lambda x, y, steps: steps.append(("L", (x, y))))
    funcs.set_quadratic_to_func(lambda a, b, x, y, steps: steps.append(("Q", (a, b, x, y))))
    funcs.set_cubic_to_func(lambda a, b, c, d, x, y, steps: steps.append(("C", (a, b, c, d, x, y))))
    funcs.set_close_path_func(lambda steps: steps.append(("Z", ())))
    return funcs
