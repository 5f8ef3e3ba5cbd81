"""How good a picture is, counted from its SVG: what must never happen, and what should happen seldom.

Relationships are compared by `read_back`; here it is rows, sides, ages, overlaps, lines through people and lines on
each other. A convention listed in `data-relaxed` is not counted for those it is listed for.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import fsum

from casekit.genogram.births import surely_older
from casekit.genogram.conventions import binding_sides, partners_in_time
from casekit.genogram.family import Family
from casekit.genogram.kinds import Gender
from casekit.genogram.quality_households import household_faults
from casekit.genogram.quality_relationships import relationship_crossings, relationship_faults
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
    read_sheet,
    shrunk,
    stretch_in_box,
)
from casekit.text.frozen import dataclass

_LINES = ("couple", "sibship", "child", "carer")


@dataclass(frozen=True, slots=True)
class Quality:
    """What is wrong, in words (each must be absent), and what there should be little of."""

    faults: tuple[str, ...]
    crossings: int
    partners_apart: int
    width: float
    height: float
    line_length: float
    bends: int
    relationship_crossings: int


def faults(svg: str, family: Family) -> list[str]:
    """Everything that must never happen in a picture, in words; empty for a right one."""
    return faults_in(read_sheet(svg), family)


def faults_in(sheet: Sheet, family: Family) -> list[str]:
    """The same for a picture that was read already."""
    return list(_faults(sheet, family))


def quality(svg: str, family: Family) -> Quality:
    """All counts of one picture."""
    sheet = read_sheet(svg)
    lines = _lines(sheet)
    runs = [run for one in lines for run in one.runs]
    stretches = [stretch for run in runs for stretch in pairwise(run)]
    apart = sum(token.startswith("partners-adjacent:") for token in sheet.root["data-relaxed"].split())
    return Quality(
        tuple(_faults(sheet, family)),
        len(crossings(sheet)),
        apart,
        sheet.view[2] - sheet.view[0],
        sheet.view[3] - sheet.view[1],
        fsum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in stretches),
        sum(max(0, len(run) - 2) for run in runs),
        relationship_crossings(sheet),
    )


def _faults(sheet: Sheet, family: Family) -> Iterator[str]:
    yield from _rows(sheet, family)
    yield from _sides(sheet, family)
    yield from _ages(sheet, family)
    yield from _twin_origins(sheet, family)
    yield from _partners_between(sheet, family)
    yield from _overlaps(sheet)
    yield from _lines_through(sheet)
    yield from _merged(sheet)
    yield from _out_of_view(sheet)
    yield from household_faults(sheet, family)
    yield from relationship_faults(sheet)


def _lines(sheet: Sheet) -> list[Seen]:
    return [one for one in sheet.seen if one.css == "line" and one.role in _LINES]


def _middles(sheet: Sheet) -> dict[str, Point]:
    found = {}
    for one in sheet.of("person", "symbol"):
        found[one.data["data-person"]] = ((one.box[0] + one.box[2]) / 2, (one.box[1] + one.box[3]) / 2)
    return found


def _relaxed(sheet: Sheet, rule: str) -> frozenset[frozenset[str]]:
    tokens = [token.split(":", 1) for token in sheet.root["data-relaxed"].split()]
    return frozenset(frozenset(about.split(",")) for name, about in tokens if name == rule)


def _rows(sheet: Sheet, family: Family) -> Iterator[str]:
    middle = _middles(sheet)
    rows: dict[int, set[float]] = {}
    for one in sheet.of("person", "symbol"):
        rows.setdefault(int(one.data["data-generation"]), set()).add(round(middle[one.data["data-person"]][1]))
    if any(max(ys) - min(ys) > 2 for ys in rows.values()):
        yield "people of one generation stand at different heights"
    order = [min(rows[number]) for number in sorted(rows)]
    if any(lower - upper < 60 for upper, lower in pairwise(order)):
        yield "two generations stand too near each other"
    between_rows = _relaxed(sheet, "couple-row")
    lower_siblings = set().union(*_relaxed(sheet, "siblings-row"))
    for union in family.unions:
        if not {*union.partners, *(child.key for child in union.children)} <= middle.keys():
            continue
        ys = {middle[key][1] for key in union.partners}
        if max(ys) - min(ys) > 2 and frozenset(union.partners) not in between_rows:
            yield f"the partners {' and '.join(union.partners)} stand on different rows"
        children = family.drawn_children(union)
        for child in children:
            if middle[child.key][1] < max(ys) + 60:
                yield f"{child.key} does not stand below {' and '.join(union.partners)}"
        born = [child.key for child in children if child.link.value == "birth" and child.key not in lower_siblings]
        if len({round(middle[key][1]) for key in born}) > 1:
            yield f"the children of {' and '.join(union.partners)} stand on different rows"


def _sides(sheet: Sheet, family: Family) -> Iterator[str]:
    middle = _middles(sheet)
    given_up = _relaxed(sheet, "man-left") | _relaxed(sheet, "elder-left")
    for union in family.unions:
        sides = binding_sides(family, union)
        if sides is None or frozenset(union.partners) in given_up:
            continue
        left, right = sides
        if left not in middle or right not in middle or abs(middle[left][1] - middle[right][1]) > 2:
            continue
        if middle[left][0] >= middle[right][0]:
            why = "man" if family.member(left).gender is Gender.MALE else "elder"
            yield f"{left} ({why}) stands right of {right}"
    late = _relaxed(sheet, "partners-in-time")
    for woman, first, second in partners_in_time(family):
        there = {first, second, woman} <= middle.keys()
        level = there and len({round(middle[key][1]) for key in (first, second, woman)}) == 1
        wrong = level and middle[first][0] >= middle[second][0]
        if wrong and frozenset((first, second)) not in late:
            yield f"{first}, an earlier partner of {woman}, stands right of {second}"


def _ages(sheet: Sheet, family: Family) -> Iterator[str]:
    middle = _middles(sheet)
    given_up = _relaxed(sheet, "eldest-left")
    for union in family.unions:
        keys = [child.key for child in family.drawn_children(union) if child.key in middle]
        for one, two in combinations(keys, 2):
            elder, younger = (one, two) if surely_older(family, one, two) else (two, one)
            level = abs(middle[one][1] - middle[two][1]) <= 2
            sure = surely_older(family, elder, younger)
            if level and sure and middle[elder][0] >= middle[younger][0] and frozenset((one, two)) not in given_up:
                yield f"{elder} is older than {younger} and stands right of them"


def _twin_origins(sheet: Sheet, family: Family) -> Iterator[str]:
    starts = {(one.data["data-child"], one.data["data-union"]): one.runs[0][0] for one in sheet.of("child", "line")}
    middle = _middles(sheet)
    parted = _relaxed(sheet, "twins-together")
    for union in family.unions:
        siblings = [child.key for child in family.drawn_children(union)]
        for twins in union.twins:
            points = {starts.get((key, str(union.index))) for key in twins.of}
            if len(points) != 1:
                yield f"the lines of the twins {' and '.join(twins.of)} do not share a point"
            for key in siblings:
                if key in twins.of or key not in middle or frozenset((*twins.of, key)) in parted:
                    continue
                xs = [middle[twin][0] for twin in twins.of if twin in middle and middle[twin][1] == middle[key][1]]
                if xs and min(xs) < middle[key][0] < max(xs):
                    yield f"{key} stands between the twins {' and '.join(twins.of)}"


def _partners_between(sheet: Sheet, family: Family) -> Iterator[str]:
    middle = _middles(sheet)
    listed = _relaxed(sheet, "partners-adjacent")
    rows: dict[int, list[float]] = {}
    for x, y in sorted(middle.values()):
        rows.setdefault(round(y), []).append(x)
    for union in family.unions:
        if union.alone or frozenset(union.partners) in listed or not {*union.partners} <= middle.keys():
            continue
        (x1, y), (x2, y2) = (middle[key] for key in union.partners)
        if abs(y - y2) > 2:
            continue
        near = [rows.get(round(y) + step, []) for step in (-2, -1, 0, 1, 2)]
        if any(bisect_left(row, max(x1, x2)) - bisect_right(row, min(x1, x2)) > 0 for row in near):
            yield f"somebody stands between the partners {' and '.join(union.partners)}"


def _overlaps(sheet: Sheet) -> Iterator[str]:
    symbols = sheet.of("person", "symbol")
    texts = [one for one in sheet.seen if one.tag == "text" and one.css not in ("inside", "tag", "sample")]
    things = [*symbols, *texts]
    for one, two in _gridded(things).pairs():
        first, second = things[one], things[two]
        if second.tag != "text":
            if overlap(first.box, second.box):
                yield f"the symbols of {_who(first)} and {_who(second)} overlap"
        elif first.tag != "text":
            if overlap(shrunk(second.box, 0.5), first.box):
                yield f"the words '{second.text}' overlap the symbol of {_who(first)}"
        elif overlap(shrunk(first.box, 0.5), shrunk(second.box, 0.5)):
            yield f"the words '{first.text}' and '{second.text}' overlap"


def _who(symbol: Seen) -> str:
    return symbol.data["data-person"]


def _gridded(things: Sequence[Seen]) -> Grid:
    grid = Grid()
    for number, one in enumerate(things):
        grid.add(number, one.box)
    return grid


def _lines_through(sheet: Sheet) -> Iterator[str]:
    symbols = sheet.of("person", "symbol")
    # A sign on a relationship's line, a question mark for one, may lie where that line crosses the family's.
    signs = ("inside", "mark")
    texts = [one for one in sheet.seen if one.tag == "text" and "family" in one.groups and one.css not in signs]
    things = [*symbols, *texts]
    grid = _gridded(things)
    for line in _lines(sheet):
        for start, end in (stretch for run in line.runs for stretch in pairwise(run)):
            for number in grid.near(_box_of(start, end)):
                thing = things[number]
                if thing.tag != "text":
                    if _runs_through(start, end, thing):
                        yield f"a {line.role} line runs through the symbol of {_who(thing)}"
                    continue
                own = thing.css == "tag" and thing.group == line.group
                if not own and stretch_in_box(start, end, shrunk(thing.box, 1.0)) > 0.5:
                    yield f"a {line.role} line runs through the words '{thing.text}'"


def _box_of(start: Point, end: Point) -> BoxTuple:
    return min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])


def _runs_through(start: Point, end: Point, symbol: Seen) -> bool:
    """Whether a stretch goes more than a little way into a symbol."""
    if stretch_in_box(start, end, shrunk(symbol.box, 1.0)) <= 0.5:
        return False
    steps = max(2, int(max(abs(end[0] - start[0]), abs(end[1] - start[1]))))
    for step in range(steps + 1):
        part = step / steps
        point = (start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1]))
        if inside(point, symbol.runs[0]) and distance_to_run(point, symbol.runs[0]) > 1.5:
            return True
    return False


def _owner(one: Seen) -> tuple[str, str]:
    if one.role == "carer":
        return "carer", str(one.group)
    return "union", one.data["data-union"]


def _owned(sheet: Sheet) -> list[tuple[tuple[str, str], Stretch]]:
    return [(_owner(one), stretch) for one in _lines(sheet) for run in one.runs for stretch in pairwise(run)]


def _met(sheet: Sheet) -> Iterator[tuple[tuple[str, str], Stretch, tuple[str, str], Stretch]]:
    """Every two stretches of different families that may meet."""
    owned = _owned(sheet)
    grid = Grid()
    for number, (_, stretch) in enumerate(owned):
        left, top, right, bottom = _box_of(*stretch)
        grid.add(number, (left - 2.0, top - 2.0, right + 2.0, bottom + 2.0))
    for first, second in grid.pairs():
        (owner, one), (other, two) = owned[first], owned[second]
        if owner != other:
            yield owner, one, other, two


def _merged(sheet: Sheet) -> Iterator[str]:
    """Level or upright stretches of different families that lie on each other."""
    for owner, one, other, two in _met(sheet):
        for axis in (0, 1):
            if all(abs(start[axis] - end[axis]) < 0.2 for start, end in (one, two)):
                apart = abs(one[0][axis] - two[0][axis])
                (low, high), (other_low, other_high) = (sorted(point[1 - axis] for point in run) for run in (one, two))
                if apart <= 2.0 and min(high, other_high) - max(low, other_low) > 2.0:
                    yield f"two lines lie on each other ({' '.join(owner)} and {' '.join(other)})"


def crossings(sheet: Sheet) -> set[tuple[int, int]]:
    """Points where lines of different families cross; not where a carer's line begins or ends on a couple's line."""
    points = (meeting(one, two) for _, one, _, two in _met(sheet))
    found = {_spot(point) for point in points if point is not None}
    return found - {_spot(end) for one in sheet.of("carer", "line") for run in one.runs for end in (run[0], run[-1])}


def _spot(point: Point) -> tuple[int, int]:
    return round(point[0] / 3), round(point[1] / 3)


def _out_of_view(sheet: Sheet) -> Iterator[str]:
    view: BoxTuple = sheet.view
    for one in sheet.seen:
        box = one.box
        if box[0] < view[0] - 0.5 or box[1] < view[1] - 0.5 or box[2] > view[2] + 0.5 or box[3] > view[3] + 0.5:
            yield f"something lies outside the picture ({one.text or one.css})"
