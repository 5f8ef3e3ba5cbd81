"""What outlines of households must keep clear of, read from the finished display list of a family."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from casekit.genogram.household_outline import BoxTuple, covered, grown, meets, round_all, within
from casekit.pictures.bounds import bounds
from casekit.pictures.canvas import Group, Line, Point, Shape, Words
from casekit.text.frozen import dataclass

LINES = ("couple", "sibship", "child", "carer")
LEAST_AIR = 2.0
"""How near an outline may come to words."""
BESIDE = 3.2
"""How near an outline may run along a line of the family or another outline."""
ON, ON_REACH = 3.5, 2.3
"""For how long, and how near, two lines may run beside each other before they are taken for one."""
Stretch = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Body:
    """A member's symbol, and the lines of words under it, as boxes."""

    symbol: BoxTuple
    words: tuple[BoxTuple, ...]

    @property
    def whole(self) -> BoxTuple:
        """The box round symbol and words."""
        return round_all((self.symbol, *self.words))


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
    """What one outline may do: `shut` are boxes of others it must leave out, `words` with the air round them may not be
    cut, nor may anything in `whole`. `lines` are stretches that it may cross and must not run along.
    """

    shut: tuple[BoxTuple, ...]
    words: tuple[BoxTuple, ...]
    whole: tuple[BoxTuple, ...]
    lines: tuple[tuple[Stretch, ...], tuple[Stretch, ...]]
    """The upright and the level ones."""
    avoid: tuple[BoxTuple, ...] = ()
    """Where no corridor goes, because an earlier one would have run along a line there."""

    def free(self, box: BoxTuple, boxes: Sequence[BoxTuple] = ()) -> bool:
        """Whether a box may be added to those of an outline."""
        if any(meets(box, other) for other in self.shut):
            return False
        cut = [words for words in self.words if meets(box, words)]
        return all(covered(words, (*boxes, box)) for words in cut)

    def holds(self, stretches: Iterable[Stretch]) -> bool:
        """Whether stretches of an outline cut nothing that they must not cut."""
        spans = [_span(stretch) for stretch in stretches]
        left, top, right, bottom = round_all(spans)
        near = [box for box in self.whole if box[0] < right and left < box[2] and box[1] < bottom and top < box[3]]
        return not any(meets(span, box) for box in near for span in spans)

    def leaps(self, before: Iterable[Point], after: Iterable[Point]) -> bool:
        """Whether a stretch that moves from some points to others goes over something whole, to its other side."""
        points = (*before, *after)
        xs, ys = [x for x, _ in points], [y for _, y in points]
        swept = (min(xs), min(ys), max(xs), max(ys))
        return any(within(box, swept) for box in self.whole)

    def beside(self, stretch: Stretch, reach: float = BESIDE) -> list[tuple[float, float]]:
        """From where to where a stretch runs along lines that it must not run along."""
        axis = 0 if stretch[0][0] == stretch[1][0] else 1
        low, high = sorted((stretch[0][1 - axis], stretch[1][1 - axis]))
        found = []
        for start, end in self.lines[axis]:
            if abs(start[axis] - stretch[0][axis]) < reach:
                first, last = sorted((start[1 - axis], end[1 - axis]))
                if min(high, last) - max(low, first) > -2.0:
                    found.append((max(low, first), min(high, last)))
        return found

    def along(self, stretch: Stretch) -> float:
        """How far a stretch of an outline runs along lines that it must not run along."""
        return sum(max(0.0, last - first) + 2.0 for first, last in self.beside(stretch))

    def lies(self, stretch: Stretch) -> bool:
        """Whether a stretch of an outline lies on a line for so long that the two are taken for one."""
        return any(last - first > ON for first, last in self.beside(stretch, ON_REACH))


def rules_for(members: Collection[str], ground: Ground, taken: Sequence[Stretch], air: float) -> Rules:
    """The rules for an outline round some members; `air` is how near it comes to others."""
    shut = tuple(grown(body.whole, air) for key, body in ground.bodies.items() if key not in members)
    words = tuple(grown(box, max(LEAST_AIR, air - 1.0)) for box in ground.words)
    inner = (box for key in members for box in (ground.bodies[key].symbol, *ground.bodies[key].words))
    # An edge may lie on the edge of what it must not cut, whatever the last digits of the two say.
    whole = tuple(grown(box, -0.05) for box in (*shut, *words, *(grown(box, LEAST_AIR) for box in inner)))
    lines = (*ground.lines, *taken)
    upright = tuple(line for line in lines if abs(line[0][0] - line[1][0]) < 0.2)
    level = tuple(line for line in lines if abs(line[0][1] - line[1][1]) < 0.2)
    return Rules(shut, words, whole, (upright, level))


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
