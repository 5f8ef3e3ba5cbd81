"""How good a picture is, counted from its SVG: what must never happen, and what should happen seldom.

Relationships are compared by `read_back`; here it is rows, sides, ages, overlaps, lines through people and lines on
each other. A convention listed in `data-relaxed` is not counted for those it is listed for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import fsum

from casekit.genogram.births import surely_older
from casekit.genogram.conventions import binding_sides, partners_in_time
from casekit.genogram.family import Family, Gender
from casekit.genogram.svg_geometry import (
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
from casekit.pictures.canvas import Point

_LINES = ("couple", "sibship", "child", "carer")
Stretch = tuple[Point, Point]


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


def faults(svg: str, family: Family) -> list[str]:
    """Everything that must never happen in a picture, in words; empty for a right one."""
    sheet = read_sheet(svg)
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


def _lines(sheet: Sheet) -> list[Seen]:
    return [one for one in sheet.seen if one.css == "line" and one.role in _LINES]


def _middles(sheet: Sheet) -> dict[str, Point]:
    found = {}
    for one in sheet.of("person", "symbol"):
        found[one.data["data-person"]] = ((one.box[0] + one.box[2]) / 2, (one.box[1] + one.box[3]) / 2)
    return found


def _relaxed(sheet: Sheet, rule: str) -> list[frozenset[str]]:
    tokens = [token.split(":", 1) for token in sheet.root["data-relaxed"].split()]
    return [frozenset(about.split(",")) for name, about in tokens if name == rule]


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
        if not {*union.partners} <= set(middle) or not {child.key for child in union.children} <= set(middle):
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
    given_up = [*_relaxed(sheet, "man-left"), *_relaxed(sheet, "elder-left")]
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
        level = {first, second, woman} <= set(middle) and len(
            {round(middle[k][1]) for k in (first, second, woman)}
        ) == 1
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
    for union in family.unions:
        if union.alone or frozenset(union.partners) in listed or not {*union.partners} <= set(middle):
            continue
        (x1, y), (x2, y2) = (middle[key] for key in union.partners)
        if abs(y - y2) > 2:
            continue
        if any(min(x1, x2) < x < max(x1, x2) and abs(other - y) <= 2 for x, other in middle.values()):
            yield f"somebody stands between the partners {' and '.join(union.partners)}"


def _overlaps(sheet: Sheet) -> Iterator[str]:
    symbols = [(one.data["data-person"], one.box) for one in sheet.of("person", "symbol")]
    for (one, box), (two, other) in combinations(symbols, 2):
        if overlap(box, other):
            yield f"the symbols of {one} and {two} overlap"
    texts = [one for one in sheet.seen if one.tag == "text" and one.css not in ("inside", "tag", "sample")]
    for first, second in combinations(sorted(texts, key=lambda seen: seen.box[1]), 2):
        if overlap(shrunk(first.box, 0.5), shrunk(second.box, 0.5)):
            yield f"the words '{first.text}' and '{second.text}' overlap"
    for text in texts:
        for key, box in symbols:
            if overlap(shrunk(text.box, 0.5), box):
                yield f"the words '{text.text}' overlap the symbol of {key}"


def _lines_through(sheet: Sheet) -> Iterator[str]:
    symbols = [(one.data["data-person"], one) for one in sheet.of("person", "symbol")]
    texts = [one for one in sheet.seen if one.tag == "text" and "family" in one.groups and one.css != "inside"]
    for line in _lines(sheet):
        for run in line.runs:
            for start, end in pairwise(run):
                for key, symbol in symbols:
                    if _runs_through(start, end, symbol):
                        yield f"a {line.role} line runs through the symbol of {key}"
                for text in texts:
                    own = text.css == "tag" and text.group == line.group
                    if not own and stretch_in_box(start, end, shrunk(text.box, 1.0)) > 0.5:
                        yield f"a {line.role} line runs through the words '{text.text}'"


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


def _merged(sheet: Sheet) -> Iterator[str]:
    """Level or upright stretches of different families that lie on each other."""
    for axis in (0, 1):
        flat = []
        for owner, (start, end) in _owned(sheet):
            if abs(start[axis] - end[axis]) < 0.2 and abs(start[1 - axis] - end[1 - axis]) > 0.2:
                low, high = sorted((start[1 - axis], end[1 - axis]))
                flat.append((start[axis], low, high, owner))
        flat.sort()
        for place, (at, low, high, owner) in enumerate(flat):
            for other_at, other_low, other_high, other in flat[place + 1 :]:
                if other_at - at > 2.0:
                    break
                if owner != other and min(high, other_high) - max(low, other_low) > 2.0:
                    yield f"two lines lie on each other ({' '.join(owner)} and {' '.join(other)})"


def crossings(sheet: Sheet) -> set[tuple[int, int]]:
    """Points where lines of different families cross."""
    found = set()
    for (owner, one), (other, two) in combinations(_owned(sheet), 2):
        if owner != other:
            point = _crossing(one, two)
            if point is not None:
                found.add((round(point[0] / 3), round(point[1] / 3)))
    return found


def _crossing(one: Stretch, two: Stretch) -> Point | None:
    (x1, y1), (x2, y2) = one
    (x3, y3), (x4, y4) = two
    if max(x1, x2) < min(x3, x4) or max(x3, x4) < min(x1, x2) or max(y1, y2) < min(y3, y4) or max(y3, y4) < min(y1, y2):
        return None
    slope = (x2 - x1) * (y4 - y3) - (y2 - y1) * (x4 - x3)
    if abs(slope) < 1e-9:
        return None
    along = ((x3 - x1) * (y4 - y3) - (y3 - y1) * (x4 - x3)) / slope
    other = ((x3 - x1) * (y2 - y1) - (y3 - y1) * (x2 - x1)) / slope
    if 0.0 <= along <= 1.0 and 0.0 <= other <= 1.0:
        return x1 + along * (x2 - x1), y1 + along * (y2 - y1)
    return None


def _out_of_view(sheet: Sheet) -> Iterator[str]:
    view: BoxTuple = sheet.view
    for one in sheet.seen:
        box = one.box
        if box[0] < view[0] - 0.5 or box[1] < view[1] - 0.5 or box[2] > view[2] + 0.5 or box[3] > view[3] + 0.5:
            yield f"something lies outside the picture ({one.text or one.css})"
