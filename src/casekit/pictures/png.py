"""PNG from a picture's SVG, through resvg, with the bundled fonts and no others, so that it looks the same everywhere.

resvg is imported only when a PNG is asked for.
"""

import re
from contextlib import ExitStack
from html import unescape
from importlib import import_module
from importlib.resources import as_file, files

from casekit.pictures.text_metrics import BOLD_FONT, FAMILY, REGULAR_FONT, uncovered

_TEXT = re.compile(r"<text\b[^>]*>([^<]*)</text>")


class CannotMakePng(Exception):
    """A picture that would lose something as PNG; `sentence` says what, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def png_of(svg: str, scale: float = 2.0) -> bytes:
    """Turn one of our SVG pictures into PNG, `scale` dots to a picture unit.

    Raises `CannotMakePng` where the bundled font lacks a letter, because the PNG would show an empty box for it.
    """
    lacking = uncovered(unescape("".join(_TEXT.findall(svg))))
    if lacking:
        raise CannotMakePng(
            f"The picture has letters that casekit's font cannot draw ({lacking}), so a PNG would show empty boxes "
            "in their place. Use the SVG: a browser or Word draws it with the fonts of the computer."
        )
    resvg = import_module("resvg_py")
    with ExitStack() as stack:
        folder = files("casekit.pictures").joinpath("fonts")
        fonts = [str(stack.enter_context(as_file(folder.joinpath(name)))) for name in (REGULAR_FONT, BOLD_FONT)]
        image: bytes = resvg.svg_to_bytes(
            svg_string=svg,
            zoom=scale,
            skip_system_fonts=True,
            font_files=fonts,
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
    return image
