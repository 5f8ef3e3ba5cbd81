"""What outlines of households must keep clear of, read from the finished display list of a family."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from casekit.genogram.household_outline import BoxTuple, covered, grown, meets
from casekit.pictures.bounds import bounds
from casekit.pictures.canvas import Group, Line, Point, Shape, Words

LINES = ("couple", "sibship", "child", "carer")
LABEL_AIR = 2.0
"""How near an outline may come to words."""
BESIDE = 3.2
"""How near an outline may run along a line of the family or another outline."""
Stretch = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Body:
    """A member's symbol, and the lines of words under it, as boxes."""

    symbol: BoxTuple
    words: tuple[BoxTuple, ...]

    @property
    def whole(self) -> BoxTuple:
        """The box round symbol and words."""
        boxes = (self.symbol, *self.words)
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )


@dataclass(frozen=True, slots=True)
class Ground:
    """Everybody by key, the boxes of words and marks on lines, and the stretches of all lines."""

    bodies: Mapping[str, Body]
    words: tuple[BoxTuple, ...]
    lines: tuple[Stretch, ...]

    def near(self, box: BoxTuple) -> "Ground":
        """Only what lies in a box."""
        return Ground(
            {key: body for key, body in self.bodies.items() if meets(body.whole, box)},
            tuple(one for one in self.words if meets(one, box)),
            tuple(line for line in self.lines if meets(grown(_span(line), 1.0), box)),
        )


@dataclass(frozen=True, slots=True)
class Rules:
    """What one outline may do: `members` it must hold, `others` it must leave out, `words` it may not cut.

    `air` is how near it comes to others, `lines` are stretches that it may cross and must not run along.
    """

    members: tuple[BoxTuple, ...]
    others: tuple[BoxTuple, ...]
    words: tuple[BoxTuple, ...]
    lines: tuple[Stretch, ...]
    air: float

    def free(self, box: BoxTuple, boxes: Sequence[BoxTuple] = ()) -> bool:
        """Whether a box may be added to those of an outline."""
        if any(meets(box, grown(other, self.air)) for other in self.others):
            return False
        cut = [wide for words in self.words if meets(box, wide := grown(words, LABEL_AIR))]
        return all(covered(words, (*boxes, box)) for words in cut)

    def holds(self, ring: Sequence[Point]) -> bool:
        """Whether an outline cuts nothing that it must not cut."""
        shut = [grown(box, self.air) for box in self.others]
        shut += [grown(box, LABEL_AIR) for box in (*self.words, *self.members)]
        spans = [_span(stretch) for stretch in pairwise((*ring, ring[0]))]
        return not any(meets(span, grown(box, -0.05)) for span in spans for box in shut)

    def along(self, stretch: Stretch) -> float:
        """How far a stretch of an outline runs along lines that it must not run along."""
        axis = 0 if stretch[0][0] == stretch[1][0] else 1
        low, high = sorted((stretch[0][1 - axis], stretch[1][1 - axis]))
        total = 0.0
        for start, end in self.lines:
            if abs(start[axis] - end[axis]) < 0.2 and abs(start[axis] - stretch[0][axis]) < BESIDE:
                first, last = sorted((start[1 - axis], end[1 - axis]))
                total += max(0.0, min(high, last) - max(low, first) + 2.0)
        return total


def ground_of(body: Group) -> Ground:
    """Read a finished family. Words in symbols count with the symbol."""
    bodies: dict[str, Body] = {}
    words: list[BoxTuple] = []
    lines: list[Stretch] = []
    for group in _groups(body):
        shapes = [shape for shape in group.children if not isinstance(shape, Group)]
        if group.css == "person":
            (symbol,) = (bounds(shape) for shape in shapes if not isinstance(shape, Words) and shape.css == "symbol")
            text = [bounds(shape) for shape in shapes if isinstance(shape, Words) and shape.css == "label"]
            bodies[dict(group.data)["data-person"]] = Body(symbol, tuple(text))
            continue
        lines += [stretch for shape in shapes if isinstance(shape, Line) for stretch in _stretches(shape)]
        words += [bounds(shape) for shape in shapes if isinstance(shape, Words) or _is_mark(shape)]
    return Ground(bodies, tuple(words), tuple(lines))


def _is_mark(shape: Shape) -> bool:
    return not isinstance(shape, Group) and shape.css in ("mark", "gap")


def _groups(group: Group) -> Iterator[Group]:
    yield group
    for child in group.children:
        if isinstance(child, Group):
            yield from _groups(child)


def _stretches(line: Line) -> list[Stretch]:
    return [stretch for run in line.lines for stretch in pairwise(run)]


def _span(stretch: Stretch) -> BoxTuple:
    (x1, y1), (x2, y2) = stretch
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
