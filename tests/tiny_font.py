"""A font made for a test: a TrueType file (OpenType 1.9) whose letters are all the same black box."""

import struct
from collections.abc import Iterable

UNITS = 1000


def tiny_font(
    letters: str,
    name: str,
    *,
    advance: int = 1000,
    box: tuple[int, int, int, int] = (100, 0, 900, 800),
    image: bytes = b"",
) -> bytes:
    """A font file with these letters and no others. `box` is left, bottom, right and top; lengths in thousandths.

    With an `image`, a PNG whose dots are a hundredth of the font size, all letters are that image instead.
    """
    left, bottom, right, top = box
    glyph = struct.pack(">hhhhh", 1, left, bottom, right, top) + struct.pack(">HH", 3, 0) + b"\x01" * 4
    glyph += struct.pack(">4h", left, 0, right - left, 0) + struct.pack(">4h", bottom, top - bottom, 0, bottom - top)
    tables = {
        b"cmap": _cmap(sorted(letters)),
        b"glyf": glyph,
        b"head": _head(box),
        b"hhea": struct.pack(">IhhhH11hH", 0x10000, 800, -200, 0, advance, *[0] * 11, 1),
        b"hmtx": struct.pack(">Hhh", advance, left, left),
        # The first glyph, for letters that the font lacks, is empty; all others are the same one.
        b"loca": struct.pack(">II", 0, 0) + struct.pack(">I", len(glyph)),
        b"maxp": struct.pack(">IH13H", 0x10000, 2, *[0] * 13),
        b"name": _name(name),
    }
    return _file(tables | {b"sbix": _images(image)} if image else tables)


def _images(image: bytes) -> bytes:
    """One size of images, 100 dots to the font size, with none for the first glyph."""
    one = struct.pack(">hh4s", 0, 0, b"png ") + image
    strike = struct.pack(">HHIII", 100, 72, 16, 16, 16 + len(one)) + one
    return struct.pack(">HHII", 1, 1, 1, 12) + strike


def _cmap(letters: Iterable[str]) -> bytes:
    groups = b"".join(struct.pack(">III", ord(letter), ord(letter), 1) for letter in letters)
    body = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(groups) // 12) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + body


def _head(box: tuple[int, int, int, int]) -> bytes:
    left, bottom, right, top = box
    start = struct.pack(">IIIIHHqq", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, UNITS, 0, 0)
    return start + struct.pack(">hhhhHHhhh", left, bottom, right, top, 0, 8, 2, 1, 0)


def _name(name: str) -> bytes:
    text = name.encode("utf-16-be")
    return struct.pack(">HHH", 0, 1, 18) + struct.pack(">6H", 3, 1, 0x409, 1, len(text), 0) + text


def _file(tables: dict[bytes, bytes]) -> bytes:
    head = struct.pack(">IHHHH", 0x10000, len(tables), 0, 0, 0)
    offset, entries, bodies = 12 + 16 * len(tables), b"", b""
    for tag, body in sorted(tables.items()):
        entries += struct.pack(">4sIII", tag, 0, offset + len(bodies), len(body))
        bodies += body + b"\0" * (-len(body) % 4)
    return head + entries + bodies
