"""Marks on what came, went and changed: a sign on each, a pale band behind what is new, and what is gone paler.

The signs alone say it; colour only helps.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import dist

from casekit.genogram.changes import PARTS, Changes, Drawn, Thing, Turn
from casekit.genogram.family import Family
from casekit.pictures.bounds import Bounds, bounds
from casekit.pictures.canvas import Disc, Group, Line, Outline, Point, Shape, Stroke, Words

BLUE = "#0b4f9e"
GREY = "#6e6e6e"
PAPER = "#ffffff"
BAND = "#cfe0f6"
PALE = 0.65
"""The ink of words at this opacity has a contrast of 5.4 to 1 on white: words of what is gone are all in that ink."""
INK = "#1a1a1a"
RADIUS = 6.5
_REACH = 3.6
_WORDS = {
    Turn.NEW: "new since {since} (on a pale band, or with the sign on its line)",
    Turn.GONE: "no longer so, paler",
    Turn.CHANGED: "has changed since {since}",
}
_COLOURS = {Turn.NEW: BLUE, Turn.GONE: GREY, Turn.CHANGED: INK}


def marked(family: Family, changes: Changes, shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """The shapes of a picture with a sign on all that changed, a pale band behind what is new, and what is gone paler.

    The lines themselves stay as they are, for how a line looks is what it says.
    """
    marks = _Marks(family, dict(changes.marks))
    found = [marks.on(shape) for shape in shapes]
    # The signs belong to the family above the rule, on whatever page that is.
    rule = next((place for place, shape in enumerate(found) if getattr(shape, "css", "") == "rule"), len(found))
    return (*found[:rule], Group("change-signs", tuple(marks.badges)), *found[rule:])


def change_entries(changes: Changes) -> Iterator[tuple[tuple[Shape, ...], str]]:
    """The signs that the picture uses, for its key."""
    turns = {turn for _, turn in changes.marks}
    for turn, words in _WORDS.items():
        if turn in turns:
            yield _badge(turn, (0.0, 0.0)), words.format(since=changes.since)


class _Marks:
    """Walks through a picture and collects the signs."""

    def __init__(self, family: Family, turns: Mapping[Drawn, Turn]) -> None:
        self.family = family
        self.turns = turns
        self.badges: list[Shape] = []
        self.taken: list[Point] = []

    def on(self, shape: Shape) -> Shape:
        """A shape with what is new in it on bands, and what is gone in it paler."""
        if not isinstance(shape, Group):
            return shape
        children: list[Shape] = []
        bands: list[Shape] = []
        first = len(shape.children)
        for child in shape.children:
            drawn = _drawn(self.family, child) if isinstance(child, Group) else None
            if drawn is not None and isinstance(child, Group):
                first = min(first, len(children))
                children.append(self._turned(drawn, child, bands))
            else:
                children.append(self.on(child))
        if bands:
            # Below all lines, so that a band hides none of them.
            children.insert(first, Group("change-bands", tuple(bands)))
        return replace(shape, children=tuple(children))

    def _turned(self, drawn: Drawn, group: Group, bands: list[Shape]) -> Group:
        turn = next((self.turns[one] for one in (drawn, *_in_parts(drawn)) if one in self.turns), None)
        if turn is None:
            return group
        place = _place(drawn.thing, group, self.taken)
        if place is not None:
            self.taken.append(place)
            self.badges += _badge(turn, place)
        if turn is Turn.NEW:
            bands += _bands(drawn.thing, group)
        return _paler(group) if turn is Turn.GONE else group


def _in_parts(drawn: Drawn) -> Iterator[Drawn]:
    """The same, as what changed in it belongs to a part of the picture that may be hidden."""
    return (replace(drawn, kind=part) for part in PARTS)


def _paler(group: Group) -> Group:
    """What is gone. A former carer's line is pale already."""
    if ("data-past", "yes") in group.data:
        return group
    inked = (replace(child, colour=INK) if isinstance(child, Words) else child for child in group.children)
    return replace(group, children=tuple(inked), opacity=PALE)


def _bands(thing: Thing, group: Group) -> Iterator[Shape]:
    """What is drawn behind something new."""
    if thing is Thing.PERSON:
        left, top, right, bottom = _symbol(group)
        radius = max(right - left, bottom - top) / 2 + 5.0
        yield Disc((left + right) / 2, (top + bottom) / 2, radius, "change", Stroke("none", fill=BAND))
    elif thing is not Thing.RELATIONSHIP:
        for child in group.children:
            if isinstance(child, Line) and child.css == "line":
                yield Line(child.lines, "change", Stroke(BAND, 9.0, cap="round"))


def _drawn(family: Family, group: Group) -> Drawn | None:
    """What a group stands for."""
    data = dict(group.data)
    match group.css.split()[0]:
        case "person" if "data-generation" in data:
            return Drawn(Thing.PERSON, (data["data-person"],))
        case "couple":
            return Drawn(Thing.COUPLE, tuple(sorted(data["data-partners"].split())))
        case "child":
            partners = next(one.partners for one in family.unions if str(one.index) == data["data-union"])
            return Drawn(Thing.CHILD, (data["data-child"], *sorted(partners)))
        case "carer":
            return Drawn(Thing.CARER, (data["data-child"], *sorted(data["data-carers"].split())))
        case "relationship":
            ends = tuple(sorted((data["data-from"], data["data-to"])))
            return Drawn(Thing.RELATIONSHIP, ends, data["data-is"])
    return None


def _symbol(group: Group) -> Bounds:
    return bounds(Group("", tuple(child for child in group.children if not isinstance(child, Words | Group))))


def _place(thing: Thing, group: Group, taken: Sequence[Point]) -> Point | None:
    """Where the sign goes: at the upper right of a symbol, or on a line where none of its own words or marks is.

    Where words stand all along the line, the sign hangs from it, or stands on it.
    """
    if thing is Thing.PERSON:
        _, top, right, _ = _symbol(group)
        return right + 2.0, top - 1.0
    runs = [run for child in group.children if isinstance(child, Line) for run in child.lines]
    stretches = [pair for run in runs for pair in pairwise(run)]
    if not stretches:
        return None
    start, end = max(stretches, key=lambda pair: dist(*pair))
    parts = (0.5, 0.3, 0.7) if thing is Thing.CHILD else (0.2, 0.8, 0.12, 0.88, 0.35, 0.65, 0.5)
    places = [(start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])) for part in parts]
    full = [
        bounds(child) for child in group.children if isinstance(child, Words) or getattr(child, "css", "") == "mark"
    ]
    beside = [(x + across[0], y + across[1]) for across in _across(start, end) for x, y in places]
    return next((place for place in (*places, *beside) if _is_free(place, full, taken)), places[0])


def _across(start: Point, end: Point) -> Iterator[Point]:
    """From a line to the middle of a sign that touches it: below, or to the right, and then on the other side."""
    length = dist(start, end)
    if length:
        x, y = (start[1] - end[1]) / length, (end[0] - start[0]) / length
        way = RADIUS if (y, x) > (0.0, 0.0) else -RADIUS
        yield from ((x * way, y * way), (-x * way, -y * way))


def _is_free(place: Point, full: Sequence[Bounds], taken: Sequence[Point]) -> bool:
    x, y = place
    reach = RADIUS + 1.0
    return all(dist(place, other) > 2 * reach for other in taken) and not any(
        left - reach < x < right + reach and top - reach < y < bottom + reach for left, top, right, bottom in full
    )


def _badge(turn: Turn, at: Point) -> tuple[Shape, ...]:
    """A small disc with a plus, a cross or a triangle."""
    (x, y), colour = at, _COLOURS[turn]
    pen = Stroke(colour, 1.8)
    ground = Disc(x, y, RADIUS, "change", Stroke(colour, 1.2, fill=PAPER))
    match turn:
        case Turn.NEW:
            runs = (((x - _REACH, y), (x + _REACH, y)), ((x, y - _REACH), (x, y + _REACH)))
            return ground, Line(runs, "change", pen)
        case Turn.GONE:
            less = _REACH * 0.75
            runs = (((x - less, y - less), (x + less, y + less)), ((x - less, y + less), (x + less, y - less)))
            return ground, Line(runs, "change", pen)
        case Turn.CHANGED:
            corners = ((x, y - 3.8), (x + 3.5, y + 2.4), (x - 3.5, y + 2.4))
            return ground, Outline(corners, "change", Stroke(colour, 1.2, fill=colour))
