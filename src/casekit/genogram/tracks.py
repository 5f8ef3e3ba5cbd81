"""What the router hands on: the lines of couples, sibships, children and carers, and where their words stand."""

from collections.abc import Mapping, Sequence
from math import fsum

from casekit.genogram.family import Union
from casekit.genogram.kinds import Ending, NoChildren, State
from casekit.genogram.labels import TextLine
from casekit.pictures.canvas import Point
from casekit.text.frozen import dataclass

Run = tuple[Point, ...]
SLASHES = {
    Ending.SEPARATED: 1,
    Ending.LEGALLY_SEPARATED: 1,
    Ending.DIVORCED: 2,
    Ending.ANNULLED: 3,
    Ending.RECONCILED: 1,
    Ending.TOGETHER_AFTER_DIVORCE: 2,
    Ending.WIDOWED: 0,
}
"""How many slashes stand on the line of a couple that ended so."""
SIGNED = (State.NEVER_A_COUPLE, State.OTHER)
"""The kinds of couple whose line has a sign of its own in every notation."""
CROSSED = (Ending.RECONCILED, Ending.TOGETHER_AFTER_DIVORCE)
"""The endings whose slashes are crossed by one that falls, because the couple came together again."""
HOUSE_HALF = 6.0
DOT_HALF = 5.5
BOX_HALF = 7.0
BARS_HALF = 8.0
BARS_DROP = {NoChildren.BY_CHOICE: (12.0,), NoChildren.INFERTILE: (7.0, 12.0)}
"""How far below a couple's line the bars stand that say why there are no children; the last ends the upright."""
WIDOWED_HALF = 8.0
SECOND_LINE = 7.0
"""How far below a couple's line the second line of related partners runs."""


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text: `x` is their middle, start or end, as `anchor` says; `y` the lowest baseline."""

    lines: tuple[TextLine, ...]
    x: float
    y: float
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class CoupleRoute:
    """A couple's line, its words, and the point its marks stand on."""

    union: int
    line: Run
    label: Label
    mark: Point


@dataclass(frozen=True, slots=True)
class SibshipRoute:
    """The shared lines of a couple's children; `twins` are bars and words between slanted lines."""

    union: int
    lines: tuple[Run, ...]
    bars: tuple[Run, ...] = ()
    unsure: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class ChildRoute:
    """One child's own line, and where a letter stands on it."""

    union: int
    child: str
    link: str
    line: Run
    tag: Point | None


@dataclass(frozen=True, slots=True)
class CarerRoute:
    """The lines of one entry in the list of carers, and the words on each."""

    carer: int
    lines: tuple[Run, ...]
    plates: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Routes:
    """All lines, and the points of all symbols' middles by key."""

    middle: Mapping[str, Point]
    couples: tuple[CoupleRoute, ...]
    sibships: tuple[SibshipRoute, ...]
    children: tuple[ChildRoute, ...]
    carers: tuple[CarerRoute, ...]
    bottom: float


def mark_half_width(union: Union) -> float:
    """Half the room that the marks on a couple's line take from side to side."""
    halves = [half for half in mark_halves(union) if half]
    return fsum(halves) + 2.0 * max(0, len(halves) - 1)


def mark_halves(union: Union) -> tuple[float, float, float]:
    """Half the room of each mark in its order: the kind of couple, how it ended, why there are no children."""
    bars = BARS_HALF if union.no_children is not None and not union.alone else 0.0
    return sign_half_width(union), ending_half_width(union), bars


def sign_half_width(union: Union) -> float:
    """Half the room that the house, the dot or the box of a couple's kind takes, where it has one."""
    if union.state in SIGNED and not union.alone:
        return BOX_HALF if union.state is State.OTHER else DOT_HALF
    return HOUSE_HALF if union.house else 0.0


def ending_half_width(union: Union) -> float:
    """Half the room that the slashes, the ring or the cross on a couple's line take, without what stands beside."""
    if union.ended is Ending.WIDOWED:
        return WIDOWED_HALF
    count = SLASHES[union.ended] if union.ended is not None else 0
    if union.ended in CROSSED:
        return 6.0 + 3.0 * (count - 1)
    if union.ended is Ending.LEGALLY_SEPARATED:
        return 7.0
    return 5.0 + 3.0 * (count - 1) if count else 0.0


def label_lift(union: Union) -> float:
    """How far above a couple's line its words stand, so that they touch no mark."""
    return 11.5 if sign_half_width(union) or ending_half_width(union) else 5.0


def below_line(union: Union) -> float:
    """How far down from a couple's line its marks reach beyond a slash."""
    return max(BARS_DROP[union.no_children]) if union.no_children is not None and not union.alone else 0.0


def by_entry(routes: Sequence[CarerRoute]) -> tuple[CarerRoute, ...]:
    """Carers who are listed together but drawn with a line each, as one."""
    entries: dict[int, list[CarerRoute]] = {}
    for route in routes:
        entries.setdefault(route.carer, []).append(route)
    return tuple(
        CarerRoute(
            carer,
            tuple(line for route in own for line in route.lines),
            tuple(plate for route in own for plate in route.plates),
        )
        for carer, own in sorted(entries.items())
    )
