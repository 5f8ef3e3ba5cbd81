"""PNG from a picture's SVG, through resvg, with the bundled fonts and no others, so that it looks the same everywhere.

Only a line with a letter that those lack is drawn beforehand, with a font that has it. resvg is imported only when a
PNG is asked for.
"""

import re
import struct
import zlib
from base64 import b64encode
from html import unescape
from importlib import import_module

from casekit.pictures.canvas import Words, number
from casekit.pictures.covered import CannotMake, Faces, FindFaces, faces_for, no_other_fonts
from casekit.pictures.lettering import lettering
from casekit.pictures.letters import uncovered
from casekit.pictures.text_metrics import BOLD_FONT, FAMILY, REGULAR_FONT, font_path
from casekit.text.pattern import pattern

MOST_DOTS = 60_000_000
"""A PNG of this many dots takes 240 MB of memory to draw; larger ones open badly anywhere."""
LONGEST_SIDE = 30_000
USUAL_SCALE = 2.0
_LEAST_SCALE = 1.0
_TEXT = pattern(r"<text\b([^>]*)>([^<]*)</text>")
_ATTRIBUTE = pattern(r'([\w-]+)="([^"]*)"')
_AFTER_HEADER = 33
_INCH = 0.0254


def png_of(
    svg: str,
    size: tuple[float, float],
    scale: float = USUAL_SCALE,
    dots_per_inch: float | None = None,
    find: FindFaces = no_other_fonts,
) -> bytes:
    """Turn one of our SVG pictures of `size` picture units into PNG, `scale` dots to a picture unit.

    `dots_per_inch` is written into the file, so that a word processor gives it the right size on paper. `find` is asked
    for other fonts where the bundled ones lack a letter. Raises `CannotMake` where the PNG would be too large, and
    where no font has a letter, because the PNG would show an empty box for it.
    """
    _refuse_too_large(size, scale)
    faces = faces_for((unescape(text) for _, text in _TEXT.findall(svg)), "PNG", find)
    if faces:
        svg = _TEXT.sub(lambda found: _drawn(found, faces), svg)
    resvg = import_module("resvg_py")
    image: bytes = resvg.svg_to_bytes(
        svg_string=svg,
        zoom=scale,
        skip_system_fonts=True,
        font_files=[font_path(name) for name in (REGULAR_FONT, BOLD_FONT)],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )
    return image if dots_per_inch is None else _with_resolution(image, dots_per_inch)


def _drawn(text: re.Match[str], faces: Faces) -> str:
    """A line of text as it was, or as the outlines of its letters where a bundled font lacks one of them."""
    if not uncovered((unescape(text[2]),)):
        return text[0]
    given = dict(_ATTRIBUTE.findall(text[1]))
    size, bold = float(given["font-size"]), given.get("font-weight") == "bold"
    anchor = given.get("text-anchor", "start")
    line = lettering(Words(0.0, 0.0, unescape(text[2]), size, bold=bold, anchor=anchor), faces)
    place = f"translate({float(given['x']) - line.left_of(anchor):.2f} {number(float(given['y']))})"
    steps = " ".join(f"{letter}{' '.join(f'{value:.3f}' for value in values)}" for letter, values in line.outline)
    images = "".join(
        f'<image x="{one.x:.3f}" y="{one.y:.3f}" width="{one.width:.3f}" height="{one.height:.3f}" '
        f'preserveAspectRatio="none" href="data:image/png;base64,{b64encode(one.png).decode()}"/>'
        for one in line.images
    )
    return f'<g transform="{place}"><path d="{steps}" fill="{given["fill"]}"/>{images}</g>'


def usual_scale(size: tuple[float, float]) -> float:
    """How many dots a picture unit has where nothing else is asked: two, or as many above one as leave it openable."""
    fitting = min(LONGEST_SIDE / max(size), (MOST_DOTS / (size[0] * size[1])) ** 0.5)
    return USUAL_SCALE if fitting < _LEAST_SCALE else min(USUAL_SCALE, int(fitting * 100) / 100)


def _refuse_too_large(size: tuple[float, float], scale: float) -> None:
    width, height = (round(length * scale) for length in size)
    if width * height <= MOST_DOTS and max(width, height) <= LONGEST_SIDE:
        return
    fitting = min(LONGEST_SIDE / max(size), (MOST_DOTS / (size[0] * size[1])) ** 0.5)
    raise CannotMake(
        f"The PNG would be {width:,} by {height:,} dots, which is more than most programs open.",
        f"Ask for a smaller one (`--width {int(size[0] * fitting):d}` or less), or make an .svg or a .pdf, which are "
        "sharp at any size.",
    )


def _with_resolution(image: bytes, dots_per_inch: float) -> bytes:
    """The same PNG with its resolution in it (a `pHYs` chunk, PNG 3rd edition, 11.3.4.3), just after the header."""
    each = round(dots_per_inch / _INCH)
    body = b"pHYs" + struct.pack(">IIB", each, each, 1)
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return image[:_AFTER_HEADER] + chunk + image[_AFTER_HEADER:]
