"""Where lines meet a symbol from above: uprights from parents and carers, and the legs of arches, side by side."""

from dataclasses import dataclass

from casekit.genogram.arrange import Arrangement
from casekit.genogram.family import CannotDraw
from casekit.genogram.lanes import TOUCH
from casekit.genogram.structure import CARER, Source

REACH = 16.0
SPREAD = 12.0
TIGHT = 3.4
SNAP = 9.0
WIDE = 8.0
NUDGE = 5.0
BEND_ROOM = 8.0


@dataclass(frozen=True, slots=True)
class Ports:
    """The x of each upright by (source, item), of each arch's legs by the arch's place, and of each trunk by source."""

    upright: dict[tuple[int, int], float]
    leg: dict[tuple[int, int], float]
    trunk: dict[int, float]


def ports(arrangement: Arrangement) -> Ports:
    """Choose all ports. Raises `CannotDraw` where more lines meet one person than can be told apart."""
    structure, x = arrangement.structure, arrangement.x
    trunk = {down.slot.source: down.x for down in arrangement.downs if down.slot.source is not None}
    trunk.update({source.number: x[source.parents[0]] for source in structure.sources if source.bend})
    upright: dict[tuple[int, int], float] = {}
    leg: dict[tuple[int, int], float] = {}
    for item in structure.items:
        incoming = _incoming(arrangement, trunk, item.number)
        left, right = _legs(arrangement, item.number)
        middle = len(incoming)
        longest = max(len(left), len(right)) + max(0, middle - 1) / 2
        step = min(SPREAD, REACH / longest) if longest else SPREAD
        if longest and step < TIGHT:
            raise CannotDraw(
                f"More lines meet {structure.family.called(item.key)} than can be told apart beside each other. "
                "Leave out some of the partners or carers, or draw this part by hand."
            )
        shift = 0.0 if left or right or not incoming else _shift(arrangement, trunk, item.number, incoming, step)
        for place, source in enumerate(incoming):
            upright[source, item.number] = x[item.number] + shift + step * (place - (middle - 1) / 2)
        first = (max(1, middle) - 1) / 2 + 1
        for side, arches in ((-1, left), (1, right)):
            for place, arch in enumerate(arches):
                leg[arch, item.number] = x[item.number] + side * step * (first + place) * (0.8 if longest < 2 else 1)
    for bent in structure.sources:
        if bent.bend:
            bend = bent.parents[0]
            feeder = next(other for other in structure.sources if any(kid.item == bend for kid in other.kids))
            trunk[bent.number] = upright[feeder.number, bend]
    for lone in structure.sources:
        if len(lone.kids) == 1 and not lone.bend and len(lone.parents) == 2:
            port = upright[lone.number, lone.kids[0].item]
            if abs(port - trunk[lone.number]) <= NUDGE:
                trunk[lone.number] = port
    _part_trunks(arrangement, upright, trunk)
    return Ports(upright, leg, trunk)


def _part_trunks(arrangement: Arrangement, upright: dict[tuple[int, int], float], trunk: dict[int, float]) -> None:
    """Move trunks a little that stand right above an upright of another source."""
    sources = arrangement.structure.sources
    for source in sources:
        if source.bend:
            continue
        others = [x for (number, _), x in upright.items() if _beside(sources[number], source)]
        others += [trunk[other.number] for other in sources if _beside(other, source)]
        here = trunk[source.number]

        def clearance(x: float, others: list[float] = others) -> float:
            return min((abs(x - other) for other in others), default=WIDE)

        if clearance(here) < TOUCH:
            offers = [here + sign * step for step in (2.0, 3.5, 5.0, 6.5) for sign in (1, -1)]
            trunk[source.number] = max([here, *offers], key=lambda x: min(clearance(x), TOUCH))


def _beside(one: Source, two: Source) -> bool:
    return one.number != two.number and one.row == two.row


def _incoming(arrangement: Arrangement, trunk: dict[int, float], item: int) -> list[int]:
    """The sources whose lines come down on an item, from left to right; carers' lines on the side of their plates."""
    carer_side = -1 if item in arrangement.plate_left else 1
    found = []
    for source in arrangement.structure.sources:
        for kid in source.kids:
            if kid.item == item:
                side = carer_side if kid.link == CARER else 0
                found.append((side, trunk[source.number], source.number))
    return [number for _, _, number in sorted(found)]


def _legs(arrangement: Arrangement, item: int) -> tuple[list[int], list[int]]:
    """The arches that end on an item, towards the left and the right; higher ones nearer its middle."""
    left: list[tuple[int, int]] = []
    right: list[tuple[int, int]] = []
    for place, (_, arch) in enumerate(arrangement.arches):
        if item in (arch.first, arch.second):
            other = arch.second if item == arch.first else arch.first
            side = left if arrangement.x[other] < arrangement.x[item] else right
            side.append((-arch.level, place))
    return [place for _, place in sorted(left)], [place for _, place in sorted(right)]


def _shift(arrangement: Arrangement, trunk: dict[int, float], item: int, incoming: list[int], step: float) -> float:
    """Move the uprights of an item so that a line to it runs straight, and clear of other families' trunks."""
    structure, x = arrangement.structure, arrangement.x
    middle = (len(incoming) - 1) / 2
    room = max(0.0, (structure.items[item].half or BEND_ROOM) - 3.0 - step * middle)
    straight = []
    for place, number in enumerate(incoming):
        off = trunk[number] - (x[item] + step * (place - middle))
        if len(structure.sources[number].kids) == 1 and abs(off) <= min(SNAP, room):
            straight.append(off)
    if len(incoming) == 1 and _is_twin(arrangement, item, incoming[0]):
        return 0.0

    def clearance(shift: float) -> float:
        apart = [
            abs(x[item] + shift + step * (place - middle) - trunk[other.number])
            for place, number in enumerate(incoming)
            for other in structure.sources
            if other.number != number and other.row == structure.sources[number].row
        ]
        return min([WIDE, *apart])

    offers = [*straight, *(sign * 2.0 * size for size in range(8) for sign in (1, -1) if 2.0 * size <= room)]
    for least in (WIDE, TOUCH):
        for shift in offers or [0.0]:
            if clearance(shift) >= least:
                return shift
    return max(offers or [0.0], key=clearance)


def _is_twin(arrangement: Arrangement, item: int, source: int) -> bool:
    structure = arrangement.structure
    union = structure.sources[source].union
    if union is None:
        return False
    return any(structure.items[item].key in twins.of for twins in structure.family.unions[union].twins)
