"""One ruler for any drawing of a family: boxes for people and lines that belong to couples or carers.

casekit's own faults are counted by `casekit.genogram.quality`, from the SVG. This one counts less and knows nothing of
how a drawing was made, so that casekit's and Graphviz's drawings of the same family are measured alike.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import fsum, hypot

from casekit.genogram.births import surely_older
from casekit.genogram.conventions import binding_sides
from casekit.genogram.family import Family
from casekit.pictures.grid import Grid
from casekit.pictures.stretches import Stretch, meeting
from casekit.pictures.svg_geometry import Seen, Sheet, overlap, shrunk, stretch_in_box

Point = tuple[float, float]
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that belongs to somebody (`owner`), and the people it may touch, in picture units."""

    owner: str
    people: frozenset[str]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing: the middle of everybody's symbol, the boxes of symbol and words, all lines, the width."""

    middle: Mapping[str, Point]
    boxes: Sequence[tuple[str, Bounds]]
    lines: Sequence[Line]
    width: float

    @property
    def whole(self) -> dict[str, Bounds]:
        """The room that everybody's symbol and words take together."""
        found: dict[str, Bounds] = {}
        for key, box in self.boxes:
            known = found.get(key, box)
            low = (min(known[0], box[0]), min(known[1], box[1]))
            found[key] = (*low, max(known[2], box[2]), max(known[3], box[3]))
        return found


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found; fewer is better throughout."""

    sides: int = 0
    ages: int = 0
    rows: int = 0
    apart: int = 0
    overlaps: int = 0
    through: int = 0
    merged: int = 0
    crossings: int = 0
    width: float = 0.0
    length: float = 0.0
    bends: int = 0

    @property
    def must_be_none(self) -> int:
        """All that must never happen, together."""
        return self.sides + self.ages + self.rows + self.overlaps + self.through + self.merged

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def drawn_by_casekit(sheet: Sheet) -> Drawn:
    """What stands in casekit's SVG."""
    people = [one for one in sheet.seen if one.role == "person" and "family" in one.groups]
    middle = {one.data["data-person"]: _middle(one.box) for one in people if one.css == "symbol"}
    boxes = [(one.data["data-person"], one.box) for one in people if one.css in ("symbol", "label")]
    lines = [
        Line(_owner(one), _touched(one), run)
        for one in sheet.seen
        if one.css == "line" and one.role in ("couple", "sibship", "child", "carer")
        for run in one.runs
    ]
    family = [box for _, box in boxes] + [_around(line.points) for line in lines]
    width = max(box[2] for box in family) - min(box[0] for box in family)
    return Drawn(middle, boxes, lines, width)


def _owner(one: Seen) -> str:
    return f"carer {one.group}" if one.role == "carer" else f"union {one.data['data-union']}"


def _touched(one: Seen) -> frozenset[str]:
    named = ("data-partners", "data-child", "data-carers")
    return frozenset(key for name in named for key in one.data.get(name, "").split())


def measured(drawn: Drawn, family: Family, given_up: frozenset[frozenset[str]] = frozenset()) -> Counts:
    """Count one drawing. Conventions are not counted for those for whom they gave way and the drawing says so."""
    stretches = [(line, stretch) for line in drawn.lines for stretch in pairwise(line.points)]
    met = list(_met(stretches))
    return Counts(
        sum(pair not in given_up for pair in _wrong_sides(drawn, family)),
        sum(pair not in given_up for pair in _wrong_ages(drawn, family)),
        sum(_on_two_rows(drawn, family, given_up)),
        _apart(drawn, family),
        _overlapping(drawn),
        _through(drawn),
        sum(_lie_on_each_other(one, two) for (_, one), (_, two) in met),
        len(_crossing_points(drawn, met)),
        drawn.width,
        fsum(hypot(b[0] - a[0], b[1] - a[1]) for _, (a, b) in stretches),
        sum(max(0, len(line.points) - 2) for line in drawn.lines),
    )


def _wrong_sides(drawn: Drawn, family: Family) -> Iterator[frozenset[str]]:
    for union in family.unions:
        sides = binding_sides(family, union)
        if sides is not None and _level(drawn, *sides) and drawn.middle[sides[0]][0] >= drawn.middle[sides[1]][0]:
            yield frozenset(sides)


def _wrong_ages(drawn: Drawn, family: Family) -> Iterator[frozenset[str]]:
    for union in family.unions:
        for one, two in combinations([child.key for child in family.drawn_children(union)], 2):
            for elder, younger in ((one, two), (two, one)):
                sure = surely_older(family, elder, younger) and _level(drawn, elder, younger)
                if sure and drawn.middle[elder][0] >= drawn.middle[younger][0]:
                    yield frozenset((one, two))


def _on_two_rows(drawn: Drawn, family: Family, given_up: frozenset[frozenset[str]]) -> Iterator[bool]:
    for union in family.unions:
        if not union.alone and frozenset(union.partners) not in given_up:
            yield not _level(drawn, *union.partners)


def _level(drawn: Drawn, one: str, two: str) -> bool:
    return abs(drawn.middle[one][1] - drawn.middle[two][1]) <= 2


def _apart(drawn: Drawn, family: Family) -> int:
    rows: dict[int, list[float]] = {}
    for x, y in drawn.middle.values():
        rows.setdefault(round(y / 3), []).append(x)
    for row in rows.values():
        row.sort()
    found = 0
    for union in family.unions:
        if not union.alone and _level(drawn, *union.partners):
            (x1, y), (x2, _) = (drawn.middle[key] for key in union.partners)
            row = rows[round(y / 3)]
            found += bisect_left(row, max(x1, x2)) - bisect_right(row, min(x1, x2)) > 0
    return found


def _overlapping(drawn: Drawn) -> int:
    grid = Grid()
    for number, (_, box) in enumerate(drawn.boxes):
        grid.add(number, box)
    boxes = drawn.boxes
    pairs = ((boxes[one], boxes[two]) for one, two in grid.pairs())
    return sum(one[0] != two[0] and overlap(shrunk(one[1], 0.5), two[1]) for one, two in pairs)


def _through(drawn: Drawn) -> int:
    """Pairs of a line's owner and somebody else whose symbol or words it runs through."""
    grid = Grid()
    for number, (_, box) in enumerate(drawn.boxes):
        grid.add(number, box)
    found = set()
    for line in drawn.lines:
        for stretch in pairwise(line.points):
            for number in grid.near(_around(stretch)):
                key, box = drawn.boxes[number]
                if key not in line.people and stretch_in_box(*stretch, shrunk(box, 1.5)) > 1.0:
                    found.add((line.owner, key))
    return len(found)


def _met(stretches: Sequence[tuple[Line, Stretch]]) -> Iterator[tuple[tuple[Line, Stretch], tuple[Line, Stretch]]]:
    """Every two stretches of different owners that may meet."""
    grid = Grid()
    for number, (_, stretch) in enumerate(stretches):
        left, top, right, bottom = _around(stretch)
        grid.add(number, (left - 2.0, top - 2.0, right + 2.0, bottom + 2.0))
    for first, second in grid.pairs():
        if stretches[first][0].owner != stretches[second][0].owner:
            yield stretches[first], stretches[second]


def _lie_on_each_other(one: Stretch, two: Stretch) -> bool:
    """Whether two level or upright stretches run along each other."""
    for axis in (0, 1):
        if all(abs(start[axis] - end[axis]) < 0.5 for start, end in (one, two)):
            low = max(min(start[1 - axis], end[1 - axis]) for start, end in (one, two))
            high = min(max(start[1 - axis], end[1 - axis]) for start, end in (one, two))
            if abs(one[0][axis] - two[0][axis]) <= 1.5 and high - low > 3.0:
                return True
    return False


def _crossing_points(
    drawn: Drawn, met: Sequence[tuple[tuple[Line, Stretch], tuple[Line, Stretch]]]
) -> set[tuple[int, int]]:
    """Where lines of different owners cross; not at somebody whom both may touch, nor where a carer's line begins."""
    ends = {_spot(end) for line in drawn.lines if "carer" in line.owner for end in (line.points[0], line.points[-1])}
    whole = drawn.whole
    found = set()
    for (line, one), (other, two) in met:
        point = meeting(one, two)
        if point is None or _spot(point) in ends:
            continue
        both = line.people & other.people
        if not any(_inside(point, shrunk(whole[key], -3.0)) for key in both if key in whole):
            found.add(_spot(point))
    return found


def _spot(point: Point) -> tuple[int, int]:
    return round(point[0] / 3), round(point[1] / 3)


def _inside(point: Point, box: Bounds) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _middle(box: Bounds) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _around(points: Sequence[Point]) -> Bounds:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
