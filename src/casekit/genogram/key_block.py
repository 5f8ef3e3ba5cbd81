"""The key as a block of columns under the picture: as many columns as the width has room for."""

from collections.abc import Sequence
from math import ceil

from casekit.genogram.breaking import wrapped
from casekit.genogram.key import ROW, SAMPLE, SIZE, Entry
from casekit.pictures.canvas import Group, Shape, Words, moved

GAP = 14.0
BETWEEN = 26.0
LEAST_MEANING = 150.0
PITCH = 14.0
HEADING_SIZE = 14.0
_Wrapped = tuple[tuple[Shape, ...], tuple[str, ...]]


def key_block(entries: Sequence[Entry], heading: str, left: float, y: float, inner: float) -> tuple[Group, float]:
    """The key from a height on, filled column by column, and the height where it ends."""
    count, room = _columns(entries, inner)
    found = [(sample, wrapped(meaning, room, SIZE, most=1.0)) for sample, meaning in entries]
    shapes: list[Shape] = []
    for line in wrapped(heading, inner, HEADING_SIZE, True, most=1.0):
        shapes.append(Words(left, y, line, HEADING_SIZE, css="heading", bold=True, anchor="start"))
        y += 18.0
    y += 8.0
    bottom = y
    for number, column in enumerate(_shared(found, count)):
        x, top = left + number * (inner + BETWEEN) / count, y
        for sample, lines in column:
            middle = top + _height(lines) / 2 - ROW / 2
            shapes += [moved(shape, x + SAMPLE / 2, middle) for shape in sample]
            for place, line in enumerate(lines):
                base = middle + 4.0 + PITCH * (place - (len(lines) - 1) / 2)
                shapes.append(Words(x + SAMPLE + GAP, base, line, SIZE, css="meaning", anchor="start"))
            top += _height(lines)
        bottom = max(bottom, top)
    return Group("key", tuple(shapes)), bottom - 2.0


def _columns(entries: Sequence[Entry], inner: float) -> tuple[int, float]:
    """How many columns there are, and how wide the words in them may be."""
    count = int((inner + BETWEEN) // (SAMPLE + GAP + LEAST_MEANING + BETWEEN))
    count = max(1, min(count, ceil(len(entries) / 4)))
    return count, (inner + BETWEEN) / count - SAMPLE - GAP - BETWEEN


def _height(lines: tuple[str, ...]) -> float:
    return max(ROW, PITCH * len(lines) + 10.0)


def _shared(found: list[_Wrapped], count: int) -> list[list[_Wrapped]]:
    """Entries in columns of about the same height, in their order."""
    limit = sum(_height(lines) for _, lines in found) / count
    columns: list[list[_Wrapped]] = [[]]
    used = 0.0
    for entry in found:
        height = _height(entry[1])
        if columns[-1] and used + height / 2 > limit and len(columns) < count:
            columns.append([])
            used = 0.0
        columns[-1].append(entry)
        used += height
    return columns
