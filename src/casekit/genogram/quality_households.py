"""What must never happen to the outline of a household, counted from the picture's geometry."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from casekit.genogram.family import Family
from casekit.genogram.household_words import FREE
from casekit.genogram.read_back_households import whole_inside
from casekit.pictures.canvas import Point
from casekit.pictures.grid import Grid
from casekit.pictures.svg_geometry import BoxTuple, Seen, Sheet, shrunk, stretch_in_box

APART = 2.0
"""How near two level or two upright lines count as lying on each other."""
TOUCH = 4.0
"""For how long they may."""
_LINES = ("couple", "sibship", "child", "carer")
_Stretch = tuple[Point, Point]


def household_faults(sheet: Sheet, family: Family) -> list[str]:
    """Everything that is wrong with the outlines, in words; empty for right ones."""
    outlines = sheet.of("household", "outline")
    if not outlines:
        return []
    return [
        *_open(outlines),
        *_cut(sheet, outlines),
        *_held(sheet, outlines, family),
        *_words_apart(sheet, outlines),
        *_along(sheet, outlines),
    ]


def _name(outline: Seen) -> str:
    return outline.data.get("data-name", "")


def _open(outlines: Sequence[Seen]) -> Iterator[str]:
    groups = [one.group for one in outlines]
    for one in outlines:
        if len(one.runs) != 1 or one.runs[0][0] != one.runs[0][-1] or groups.count(one.group) != 1:
            yield f"the outline of '{_name(one)}' is not one closed line"


def _cut(sheet: Sheet, outlines: Sequence[Seen]) -> Iterator[str]:
    """Outlines that run through a symbol, or through words of the family; those on relationship lines lie over it."""
    texts = [one for one in sheet.seen if one.tag == "text" and "family" in one.groups and one.css != "inside"]
    things = [*sheet.of("person", "symbol"), *(one for one in texts if one.role != "relationship")]
    grid = Grid()
    for place, one in enumerate(things):
        grid.add(place, one.box)
    for outline in outlines:
        met: dict[int, float] = {}
        for start, end in pairwise(outline.runs[0]):
            for place in grid.near(_span(start, end)):
                box = shrunk(things[place].box, 0.5)
                met[place] = met.get(place, 0.0) + stretch_in_box(start, end, box)
        for place, length in sorted(met.items()):
            if length > 0.5:
                thing = things[place]
                what = f"the words '{thing.text}'" if thing.tag == "text" else f"{thing.data['data-person']}'s symbol"
                yield f"the outline of '{_name(outline)}' runs through {what}"


def _held(sheet: Sheet, outlines: Sequence[Seen], family: Family) -> Iterator[str]:
    """Outlines that hold somebody who does not live there, or leave out somebody who does."""
    held: dict[str, set[str]] = {}
    symbols = sheet.of("person", "symbol")
    for outline in outlines:
        people = held.setdefault(outline.data.get("data-household", ""), set())
        people.update(one.data["data-person"] for one in symbols if whole_inside(one.box, outline))
    for place, people in held.items():
        if not place.isdigit() or int(place) >= len(family.households):
            yield "an outline stands for no household"
            continue
        home = family.households[int(place)]
        for key in sorted(people - {key for key, _ in home.members}):
            yield f"the outline of '{home.name}' holds {key}, who does not live there"
        for key in sorted({key for key, how in home.members if how not in FREE} - people):
            yield f"the outline of '{home.name}' leaves out {key}"


def _words_apart(sheet: Sheet, outlines: Sequence[Seen]) -> Iterator[str]:
    """People whose symbol and words lie on different sides of an outline."""
    words: dict[str, list[Seen]] = {}
    for one in sheet.of("person", "label"):
        words.setdefault(one.data["data-person"], []).append(one)
    for outline in outlines:
        for symbol in sheet.of("person", "symbol"):
            lies = whole_inside(symbol.box, outline)
            for text in words.get(symbol.data["data-person"], ()):
                if whole_inside(text.box, outline) is not lies:
                    yield f"the outline of '{_name(outline)}' parts the words '{text.text}' from their symbol"


def _along(sheet: Sheet, outlines: Sequence[Seen]) -> Iterator[str]:
    """Outlines that lie on each other, or on lines of the family, for a stretch."""
    rings = [_straight(one) for one in outlines]
    for (one, first), (two, second) in combinations(zip(outlines, rings, strict=True), 2):
        if _together(first, second):
            yield f"the outlines of '{_name(one)}' and '{_name(two)}' lie on each other"
    lines = [one for one in sheet.seen if one.css == "line" and one.role in _LINES]
    stretches = [stretch for line in lines for stretch in _straight(line)]
    for one, ring in zip(outlines, rings, strict=True):
        if _together(ring, stretches):
            yield f"the outline of '{_name(one)}' lies on a line of the family"


def _straight(one: Seen) -> list[_Stretch]:
    stretches = [stretch for run in one.runs for stretch in pairwise(run)]
    return [(a, b) for a, b in stretches if abs(a[0] - b[0]) < 0.2 or abs(a[1] - b[1]) < 0.2]


def _together(some: Sequence[_Stretch], others: Sequence[_Stretch]) -> bool:
    for axis in (0, 1):
        level = [stretch for stretch in others if abs(stretch[0][axis] - stretch[1][axis]) < 0.2]
        for start, end in some:
            if abs(start[axis] - end[axis]) >= 0.2:
                continue
            low, high = sorted((start[1 - axis], end[1 - axis]))
            for first, last in level:
                if abs(first[axis] - start[axis]) <= APART:
                    begin, stop = sorted((first[1 - axis], last[1 - axis]))
                    if min(high, stop) - max(low, begin) > TOUCH:
                        return True
    return False


def _span(start: Point, end: Point) -> BoxTuple:
    return min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])
