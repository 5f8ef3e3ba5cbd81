"""What must never happen to a relationship's line, and how often such lines cross, counted from the picture's geometry.

Every stroke of a line counts, with its zigzags and marks: none may touch a third person's symbol or any words. Two
lines may cross, but not run along each other, nor along a line of the family.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import hypot

from casekit.genogram.relationship_ground import along, boxes_meet
from casekit.pictures.canvas import Point
from casekit.pictures.grid import Grid
from casekit.pictures.stretches import Stretch, meeting
from casekit.pictures.svg_geometry import (
    BoxTuple,
    Seen,
    Sheet,
    distance_to_run,
    inside,
    overlap,
    shrunk,
    stretch_in_box,
)
from casekit.text.frozen import dataclass

_FAMILY_LINES = ("couple", "sibship", "child", "carer")
_NOT_WORDS = ("inside", "plate", "mark", "sample")
_ON = 1.6
_BESIDE = 2.0
_LONGEST = 18.0
_PLACE = 60.0
_TOOTH = 0.6
"""The cosine of the least turn between two sides of a tooth."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One relationship: its number, whom its ends touch, its shapes, its plate."""

    group: int
    ends: frozenset[str]
    shapes: tuple[Seen, ...]
    plate: Seen | None

    @property
    def stretches(self) -> list[Stretch]:
        """Every straight piece of every stroke."""
        return [stretch for one in self.shapes for run in one.runs for stretch in pairwise(run)]

    @property
    def lines(self) -> list[Stretch]:
        """The pieces of the line itself, of a zigzag through its middle."""
        return [stretch for run in self.rails for stretch in pairwise(run)]

    @property
    def rails(self) -> list[tuple[Point, ...]]:
        """The lines that run side by side, of a zigzag its middle."""
        return [_middles(run) for one in self.shapes if one.css == "line" for run in one.runs]


def relationship_faults(sheet: Sheet) -> Iterator[str]:
    """Everything that is wrong with the relationship lines of a picture, in words."""
    drawn = _drawn(sheet)
    if drawn:
        yield from _touching(sheet, drawn)
        yield from _plates(sheet, drawn)
        yield from _along(sheet, drawn)


def relationship_crossings(sheet: Sheet) -> int:
    """How often relationship lines cross each other."""
    drawn = _drawn(sheet)
    found: set[tuple[int, int, int, int]] = set()
    for place, one in enumerate(drawn):
        for other in drawn[place + 1 :]:
            for first in one.lines:
                for second in other.lines:
                    if (point := meeting(first, second)) is not None:
                        found.add((one.group, other.group, round(point[0] / 12), round(point[1] / 12)))
    return len(found)


def _drawn(sheet: Sheet) -> list[_Drawn]:
    groups: dict[int, list[Seen]] = {}
    for one in sheet.seen:
        if one.role == "relationship":
            groups.setdefault(one.group, []).append(one)
    symbols = sheet.of("person", "symbol")
    found = []
    for group, shapes in groups.items():
        line = [one for one in shapes if one.css == "line"]
        tips = [line[0].runs[0][0], line[-1].runs[-1][-1]] if line else []
        ends = {one.data["data-person"] for one in symbols for tip in tips if _near(tip, one)}
        plate = next((one for one in shapes if one.css == "plate"), None)
        strokes = tuple(one for one in shapes if one.css not in ("plate", "gap"))
        found.append(_Drawn(group, frozenset(ends), strokes, plate))
    return found


def _near(tip: Point, symbol: Seen) -> bool:
    box = symbol.box
    if not (box[0] - _ON <= tip[0] <= box[2] + _ON and box[1] - _ON <= tip[1] <= box[3] + _ON):
        return False
    return min(distance_to_run(tip, run) for run in symbol.runs) <= _ON


def _touching(sheet: Sheet, drawn: list[_Drawn]) -> Iterator[str]:
    symbols = sheet.of("person", "symbol")
    words = [one for one in sheet.seen if one.tag == "text" and "family" in one.groups and one.css not in _NOT_WORDS]
    things = [*symbols, *words]
    grid = Grid()
    for number, thing in enumerate(things):
        grid.add(number, thing.box)
    for one in drawn:
        touched: dict[int, None] = {}
        for start, end in one.stretches:
            box = min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])
            for number in grid.near(box):
                if number in touched or not _may_touch(box, things[number].box):
                    continue
                if _touches(start, end, things[number], one.ends):
                    touched[number] = None
        for number in touched:
            thing = things[number]
            if thing.tag == "text":
                yield f"a relationship line runs through the words '{thing.text}'"
            else:
                yield f"a relationship line runs through the symbol of {thing.data['data-person']}"


def _touches(start: Point, end: Point, thing: Seen, ends: frozenset[str]) -> bool:
    if thing.tag == "text":
        return stretch_in_box(start, end, shrunk(thing.box, 1.0)) > 0.5
    if stretch_in_box(start, end, thing.box) <= 0.0:
        return False
    if len(thing.runs) != 1:
        return False
    deep = 4.0 if thing.data["data-person"] in ends else 0.0
    left, top, right, bottom = shrunk(thing.box, deep)
    points = (
        (start[0] + part / 8 * (end[0] - start[0]), start[1] + part / 8 * (end[1] - start[1])) for part in range(9)
    )
    near = (point for point in points if left <= point[0] <= right and top <= point[1] <= bottom)
    return any(inside(point, thing.runs[0]) and distance_to_run(point, thing.runs[0]) > deep for point in near)


def _may_touch(one: BoxTuple, two: BoxTuple) -> bool:
    return one[0] <= two[2] and two[0] <= one[2] and one[1] <= two[3] and two[1] <= one[3]


def _plates(sheet: Sheet, drawn: list[_Drawn]) -> Iterator[str]:
    symbols = sheet.of("person", "symbol")
    lines = [one for one in sheet.seen if one.css == "line" and one.role in _FAMILY_LINES]
    for one in drawn:
        if one.plate is None:
            continue
        box = one.plate.box
        for symbol in symbols:
            if overlap(box, symbol.box):
                yield f"the letters '{one.plate.text}' overlap the symbol of {symbol.data['data-person']}"
        if any(_crosses(line, box) for line in lines):
            yield f"the letters '{one.plate.text}' lie on a line of the family"
        if not any(distance_to_run(_middle(box), run) < _reach(box) for shape in one.shapes for run in shape.runs):
            yield f"the letters '{one.plate.text}' do not lie on their line"


def _middle(box: BoxTuple) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _reach(box: BoxTuple) -> float:
    return (box[2] - box[0]) / 2 + 10.0


def _crosses(line: Seen, box: BoxTuple) -> bool:
    inner = shrunk(box, 1.0)
    return any(stretch_in_box(start, end, inner) > 0.5 for run in line.runs for start, end in pairwise(run))


def _along(sheet: Sheet, drawn: list[_Drawn]) -> Iterator[str]:
    """Lines that lie on each other or on a line of the family: nearly parallel and closer than a stroke."""
    rails = [("relationship", one.group, rail) for one in drawn for rail in one.rails]
    own = len(rails)
    rails += [
        (one.role, one.group, run)
        for one in sheet.seen
        if one.css == "line" and one.role in _FAMILY_LINES
        for run in one.runs
    ]
    boxes = [_room(rail) for _, _, rail in rails]
    pieces: dict[int, list[_Piece]] = {}
    found: dict[tuple[int, int], str] = {}
    for place, (_, group, rail) in enumerate(rails[:own]):
        for other in range(place + 1, len(rails)):
            role, beside, run = rails[other]
            if beside == group or not boxes_meet(boxes[place], boxes[other]):
                continue
            if place not in pieces:
                pieces[place] = _pieces(rail)
            if other not in pieces:
                pieces[other] = _pieces(run)
            if _lie_together(pieces[place], pieces[other], boxes[other]):
                found[group, beside] = role
    yield from (f"a relationship line lies on a {role} line" for role in found.values())


_Piece = tuple[BoxTuple, Stretch]
"""The box round a straight piece of a line, with room, and the piece."""


def _pieces(run: tuple[Point, ...]) -> list[_Piece]:
    return [(_room(piece), piece) for piece in pairwise(run)]


def _lie_together(one: list[_Piece], two: list[_Piece], room: BoxTuple) -> bool:
    """Whether two lines lie on each other for too long in one place; `room` is the box round the second."""
    shared: dict[tuple[int, int], float] = {}
    for box, piece in one:
        if boxes_meet(box, room):
            length = sum([along(piece, other, _BESIDE) for beside, other in two if boxes_meet(box, beside)])
            here = round(piece[0][0] / _PLACE), round(piece[0][1] / _PLACE)
            shared[here] = shared.get(here, 0.0) + length
    return max(shared.values(), default=0.0) > _LONGEST


def _room(points: tuple[Point, ...]) -> BoxTuple:
    """The box round some points, and so much more that boxes meet where lines do not yet lie on each other."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) - _BESIDE, min(ys) - _BESIDE, max(xs) + _BESIDE, max(ys) + _BESIDE


def _middles(run: tuple[Point, ...]) -> tuple[Point, ...]:
    """The line through the middle of a zigzag; any other line as it is."""
    sharp = sum(
        (x2 - x1) * (x3 - x2) + (y2 - y1) * (y3 - y2) < _TOOTH * hypot(x2 - x1, y2 - y1) * hypot(x3 - x2, y3 - y2)
        for (x1, y1), (x2, y2), (x3, y3) in zip(run, run[1:], run[2:], strict=False)
    )
    if sharp < 0.6 * (len(run) - 2) or len(run) < 6:
        return run
    for _ in range(3):
        run = (run[0], *(((x1 + x2) / 2, (y1 + y2) / 2) for (x1, y1), (x2, y2) in pairwise(run)), run[-1])
    return run
