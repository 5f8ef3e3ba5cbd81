"""How wide text is, in the bundled DejaVu Sans, read from the font's own tables.

Letters the font lacks are drawn by some other font, so they are measured generously. Kerning is left out, which
errs on the wide side.
"""

import struct
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from math import fsum

from casekit.text.frozen import dataclass
from casekit.text.package_files import package_bytes, package_file

REGULAR_FONT = "DejaVuSans.ttf"
BOLD_FONT = "DejaVuSans-Bold.ttf"
_FONTS = "pictures/fonts/"
_DIRECTORY = 1_024
"""So many bytes at the start of a font hold the list of its tables."""
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
_ARABIC = range(0x0600, 0x0780)
"""Where letters that are joined to their neighbours stand."""
_UNSEEN = frozenset({"Mn", "Me", "Cf", "Cc"})


@dataclass(frozen=True, slots=True)
class FontMetrics:
    """The widths in a font, looked up letter by letter: a picture needs some eighty of its six thousand letters.

    `groups` are runs of letters, each by its first and last code point and the number of the glyph of the first;
    `horizontal` is the `hmtx` table, of which `measured` glyphs have a width of their own; `units` make up the size.
    """

    groups: tuple[tuple[int, int, int], ...]
    horizontal: bytes
    measured: int
    units: int

    def advance(self, code: int) -> float | None:
        """The width of a letter, in parts of the font size; `None` where the font does not have it."""
        place = bisect_right(self.groups, code, key=_first_code) - 1
        first, last, glyph = self.groups[place]
        if place < 0 or code > last:
            return None
        (width,) = struct.unpack_from(">H", self.horizontal, 4 * min(glyph + code - first, self.measured - 1))
        return float(width / self.units)


def _first_code(group: tuple[int, int, int]) -> int:
    return group[0]


def font_bytes(name: str, start: int = 0, length: int = -1) -> bytes:
    """One of the font files that come with the package, or so many bytes of it from `start` on."""
    return package_bytes(_FONTS + name, start, length)


def font_path(name: str) -> str:
    """Where that file lies."""
    return str(package_file(_FONTS + name))


@lru_cache(maxsize=2)
def metrics(bold: bool = False) -> FontMetrics:
    """The widths of the regular or the bold font, from its `cmap` and `hmtx` tables (OpenType 1.9)."""
    font = BOLD_FONT if bold else REGULAR_FONT
    directory = font_bytes(font, 0, _DIRECTORY)
    (count,) = struct.unpack_from(">H", directory, 4)
    tables = {tag: place for tag, *place in struct.iter_unpack(">4s4xII", directory[12 : 12 + 16 * count])}
    (units,) = struct.unpack_from(">18xH", font_bytes(font, *tables[b"head"]))
    (measured,) = struct.unpack_from(">34xH", font_bytes(font, *tables[b"hhea"]))
    horizontal = font_bytes(font, *tables[b"hmtx"])
    return FontMetrics(_groups(font_bytes(font, *tables[b"cmap"])), horizontal, measured, units)


def _groups(cmap: bytes) -> tuple[tuple[int, int, int], ...]:
    """The runs of letters in the font's full Unicode table (`cmap` format 12), in their order."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    for _, _, start in struct.iter_unpack(">HHI", cmap[4 : 4 + 8 * count]):
        if struct.unpack_from(">H", cmap, start)[0] == 12:
            (groups,) = struct.unpack_from(">I", cmap, start + 12)
            return tuple(struct.iter_unpack(">III", cmap[start + 16 : start + 16 + 12 * groups]))
    raise ValueError("the bundled font has no full Unicode table")


@lru_cache(maxsize=1 << 16)
def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line of text at a font size, both in the units of the picture."""
    return size * fsum(map(_widths(bold).__getitem__, text))


class _Widths(dict[str, float]):
    """The widths of letters, in parts of the font size, each found when it is first asked for."""

    def __init__(self, font: FontMetrics) -> None:
        self._font = font

    def __missing__(self, letter: str) -> float:
        # A letter of Arabic can be wider where it is joined to its neighbours, and nobody knows yet how it will be.
        forms = (letter, *_joined_forms().get(letter, ())) if ord(letter) in _ARABIC else (letter,)
        widths = [self._font.advance(ord(form)) or 0.0 for form in forms]
        self[letter] = width = max(widths) if widths[0] else _guess(letter)
        return width


@lru_cache(maxsize=2)
def _widths(bold: bool) -> _Widths:
    return _Widths(metrics(bold))


@lru_cache(maxsize=1)
def _joined_forms() -> Mapping[str, tuple[str, ...]]:
    """The forms that each letter of Arabic takes beside its neighbours."""
    forms: dict[str, tuple[str, ...]] = {}
    for form in map(chr, _JOINED_FORMS):
        how, _, letter = unicodedata.decomposition(form).partition(" ")
        if how in _JOINED and len(letter) == _ONE_CODE:
            forms[chr(int(letter, 16))] = (*forms.get(chr(int(letter, 16)), ()), form)
    return forms


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
