"""How wide text is, in the bundled DejaVu Sans, read from the font's own tables.

Letters the font lacks are drawn by some other font, so they are measured generously. Kerning is left out, which
errs on the wide side.
"""

import struct
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from math import fsum
from pkgutil import get_data

from casekit.text.frozen import dataclass

REGULAR_FONT = "DejaVuSans.ttf"
BOLD_FONT = "DejaVuSans-Bold.ttf"
FAMILY = "DejaVu Sans"
ASCENT = 0.80
"""Height above the baseline, as a part of the font size, that holds capitals with accents."""
DESCENT = 0.24
"""Depth below the baseline, as a part of the font size."""
_WIDE = 1.05
_OTHER = 0.75
_EMOJI = 1.4
_JOINED_FORMS = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00))
_JOINED = frozenset({"<isolated>", "<initial>", "<medial>", "<final>"})
_ONE_CODE = 4
_UNSEEN = frozenset({"Mn", "Me", "Cf", "Cc"})


@dataclass(frozen=True, slots=True)
class FontMetrics:
    """Advance widths by code point, in parts of the font size."""

    advance: Mapping[int, float]


def font_bytes(name: str) -> bytes:
    """One of the font files that come with the package."""
    data = get_data("casekit.pictures", f"fonts/{name}")
    if data is None:
        raise FileNotFoundError(f"casekit was installed without its font {name}")
    return data


@lru_cache(maxsize=2)
def metrics(bold: bool = False) -> FontMetrics:
    """The widths of the regular or the bold font, from its `cmap` and `hmtx` tables (OpenType 1.9)."""
    data = font_bytes(BOLD_FONT if bold else REGULAR_FONT)
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {}
    for number in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        tables[tag] = offset
    (units,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
    (measured,) = struct.unpack_from(">H", data, tables[b"hhea"] + 34)
    widths = [pair[0] for pair in struct.iter_unpack(">Hh", data[tables[b"hmtx"] :][: 4 * measured])]
    glyphs = _glyph_numbers(data, tables[b"cmap"])
    last = measured - 1
    return FontMetrics({code: widths[min(glyph, last)] / units for code, glyph in glyphs.items()})


def _glyph_numbers(data: bytes, cmap: int) -> dict[int, int]:
    """Glyph numbers by code point, from the font's full Unicode table (`cmap` format 12)."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    for number in range(count):
        _, _, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * number)
        if struct.unpack_from(">H", data, cmap + offset)[0] == 12:
            start = cmap + offset
            (groups,) = struct.unpack_from(">I", data, start + 12)
            glyphs: dict[int, int] = {}
            for group in struct.iter_unpack(">III", data[start + 16 : start + 16 + 12 * groups]):
                first, end, glyph = group
                glyphs.update(zip(range(first, end + 1), range(glyph, glyph + end - first + 1), strict=True))
            return glyphs
    raise ValueError("the bundled font has no full Unicode table")


@lru_cache(maxsize=1 << 16)
def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line of text at a font size, both in the units of the picture."""
    return size * fsum(map(_widths(bold).__getitem__, text))


class _Widths(dict[str, float]):
    """The widths of letters, in parts of the font size: those that the font lacks are guessed when first asked for."""

    def __missing__(self, letter: str) -> float:
        self[letter] = width = _guess(letter)
        return width


@lru_cache(maxsize=2)
def _widths(bold: bool) -> _Widths:
    widths = _Widths({chr(code): width for code, width in metrics(bold).advance.items() if width})
    for form in map(chr, _JOINED_FORMS):
        how, _, letter = unicodedata.decomposition(form).partition(" ")
        if how in _JOINED and len(letter) == _ONE_CODE and form in widths:
            # A letter of Arabic can be wider where it is joined to its neighbours, and nobody knows yet how it will be.
            widths[chr(int(letter, 16))] = max(widths[form], widths[chr(int(letter, 16))])
    return widths


def _guess(letter: str) -> float:
    """A generous width for a letter that the bundled font lacks."""
    if unicodedata.category(letter) in _UNSEEN:
        return 0.0
    if unicodedata.east_asian_width(letter) not in "WF":
        return _OTHER
    return _EMOJI if unicodedata.category(letter) == "So" else _WIDE


def wrap(text: str, limit: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """Break text between words so that each line is at most `limit` wide; a single longer word stays whole."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold) <= limit:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
