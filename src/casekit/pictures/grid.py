"""Finding what lies near a place without looking at everything: boxes entered in the squares they touch."""

from collections.abc import Iterator
from itertools import combinations

BoxTuple = tuple[float, float, float, float]
_SQUARE = 96.0


class Grid:
    """Numbered boxes on squared paper."""

    def __init__(self) -> None:
        self._squares: dict[tuple[int, int], list[int]] = {}

    def add(self, number: int, box: BoxTuple) -> None:
        """Enter a box (left, top, right, bottom) under a number."""
        for square in _touched(box):
            self._squares.setdefault(square, []).append(number)

    def near(self, box: BoxTuple) -> list[int]:
        """The numbers of all boxes that may touch this one, each once, in rising order."""
        return sorted({number for square in _touched(box) for number in self._squares.get(square, ())})

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Every two numbers whose boxes share a square, the smaller first, each pair once, in order."""
        found: set[tuple[int, int]] = set()
        for numbers in self._squares.values():
            found.update(combinations(numbers, 2))
        yield from sorted((min(pair), max(pair)) for pair in found if pair[0] != pair[1])


def _touched(box: BoxTuple) -> Iterator[tuple[int, int]]:
    first, last = int(box[0] // _SQUARE), int(box[2] // _SQUARE)
    rows = range(int(box[1] // _SQUARE), int(box[3] // _SQUARE) + 1)
    for column in range(first, last + 1):
        for row in rows:
            yield column, row
