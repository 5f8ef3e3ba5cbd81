"""Where lines meet a symbol from above: uprights from parents and carers, and the legs of arches, side by side."""

from collections.abc import Sequence
from math import copysign

from casekit.genogram.arrange import Arrangement
from casekit.genogram.family import CannotDraw
from casekit.genogram.lanes import TOUCH
from casekit.genogram.legs import LEG_GAP, TOP, LegPlan, leg_plan, side_heights
from casekit.genogram.place import BEND_GAP
from casekit.genogram.structure import CARER, Source
from casekit.text.frozen import dataclass

SPREAD = 12.0
LEG_SPREAD = 8.0
SNAP = 9.0
WIDE = 8.0
NUDGE = 5.0
BEND_ROOM = 8.0
WORDS_APART = 1.0
"""How far a line that is moved a little stays off the words of the parents' row."""
FAR_PASS = 24.0
"""How far from its place a line may pass a row to run straight."""


@dataclass(frozen=True, slots=True)
class Leg:
    """Where an arch comes down: at `x`, and where it turns into a symbol's side, how far above the middle."""

    x: float
    side: float | None = None


@dataclass(frozen=True, slots=True)
class Ports:
    """The x of each upright by (source, item), each arch's legs by (the arch's place, item), each trunk by source."""

    upright: dict[tuple[int, int], float]
    leg: dict[tuple[int, int], Leg]
    trunk: dict[int, float]


def ports(arrangement: Arrangement) -> Ports:
    """Choose all ports. Raises `CannotDraw` where more lines meet one person than can be told apart."""
    return _Chooser(arrangement).chosen()


class _Chooser:
    """Chooses the ports of one arrangement."""

    def __init__(self, arrangement: Arrangement) -> None:
        self.arrangement = arrangement
        self.structure = arrangement.structure
        self.x = arrangement.x
        sources = self.structure.sources
        self.trunk = {down.slot.source: down.x for down in arrangement.downs if down.slot.source is not None}
        self.trunk.update({source.number: self.x[source.parents[0]] for source in sources if source.bend})
        self.in_row: dict[int, list[Source]] = {}
        self.incoming: dict[int, list[int]] = {}
        for source in sources:
            self.in_row.setdefault(source.row, []).append(source)
            for kid in source.kids:
                self.incoming.setdefault(kid.item, []).append(source.number)
        self.arches: dict[int, list[int]] = {}
        for place, (_, arch) in enumerate(arrangement.arches):
            for item in (arch.first, arch.second):
                self.arches.setdefault(item, []).append(place)
        self.bends = [source for source in sources if source.bend]
        self.upright: dict[tuple[int, int], float] = {}
        self.leg: dict[tuple[int, int], Leg] = {}
        twins = {key for union in self.structure.family.unions for born in union.twins for key in born.of}
        self.twins = {self.structure.of_key[key] for key in twins}

    def chosen(self) -> Ports:
        for item in self.structure.items:
            self._choose(item.number)
        for bent in self.bends:
            (feeder,) = self.incoming[bent.parents[0]]
            self.trunk[bent.number] = self.upright[feeder, bent.parents[0]]
        for bent in sorted(self.bends, key=lambda bent: -bent.row):
            self._straighten(bent)
        for source in self.structure.sources:
            if not source.bend:
                self._straighten_down(source)
        for row in self.in_row.values():
            self._part_trunks(row)
        for bent in self.bends:
            self._part_bend(bent)
        return Ports(self.upright, self.leg, self.trunk)

    def _choose(self, item: int) -> None:
        incoming = self._from_left(item)
        left, right = self._sides(item)
        x, middle = self.x[item], len(incoming)
        plan = self._plan(item, len(left), len(right), middle)
        longest = plan.on_top + max(0, middle - 1) / 2
        step = min(LEG_SPREAD, TOP / longest) if left or right else min(SPREAD, 2 * TOP / max(1, middle - 1))
        shift = 0.0 if left or right or not incoming else self._shift(item, incoming, step)
        for place, source in enumerate(incoming):
            self.upright[source, item] = x + shift + step * (place - (middle - 1) / 2)
        if not left and not right:
            return
        if self.structure.items[item].stand_in:
            for place in (*left, *right):
                self.leg[place, item] = Leg(self.upright[incoming[0], item])
            return
        first = (max(1, middle) - 1) / 2 + 1
        self._set_legs(item, left, right, plan, first=first, step=step)

    def _plan(self, item: int, lefts: int, rights: int, incoming: int) -> LegPlan:
        plan = leg_plan(lefts, rights, incoming)
        if self.structure.items[item].stand_in:
            return LegPlan((0, 0, 0, 0), (0, 0, 0, 0))
        if plan is None:
            raise CannotDraw(
                f"More lines meet {self.structure.family.called(self.structure.items[item].key)} than can be told "
                "apart beside each other. Leave out some of the partners or carers, or draw this part by hand."
            )
        return plan

    def _set_legs(
        self, item: int, left: list[int], right: list[int], plan: LegPlan, *, first: float, step: float
    ) -> None:
        """Legs on the near half of the top outwards from the middle, the highest nearest to it; on the far half the
        highest outermost; the others in the spaces beside.
        """
        half = self.structure.items[item].half
        for side, arches, (_, top, across, far), own, other in (
            (-1, left, plan.left, plan.at_left, plan.at_right),
            (1, right, plan.right, plan.at_right, plan.at_left),
        ):
            over, beyond, rest = arches[:far], arches[far : far + across], arches[far + across :]
            upon, beside = rest[:top], rest[top:]
            for place, arch in enumerate(reversed(beyond)):
                self.leg[arch, item] = Leg(self.x[item] - side * step * (first + place))
            for place, arch in enumerate(upon):
                self.leg[arch, item] = Leg(self.x[item] + side * step * (first + place))
            for place, arch in enumerate(reversed(beside)):
                away = half + 3.0 + LEG_GAP * (own - place)
                self.leg[arch, item] = Leg(self.x[item] + side * away, side_heights(own)[place])
            for place, arch in enumerate(over):
                away = half + 3.0 + LEG_GAP * (other - place)
                self.leg[arch, item] = Leg(self.x[item] - side * away, side_heights(other)[place])

    def _from_left(self, item: int) -> list[int]:
        """The sources whose lines come down on an item, from left to right; carers' lines on their plates' side."""
        carer_side = -1 if item in self.arrangement.plate_left else 1
        found = []
        for number in self.incoming.get(item, ()):
            for kid in self.structure.sources[number].kids:
                if kid.item == item:
                    found.append((carer_side if kid.link == CARER else 0, self.trunk[number], number))
        return [number for _, _, number in sorted(found)]

    def _sides(self, item: int) -> tuple[list[int], list[int]]:
        """The arches that end on an item, towards the left and the right; higher ones first."""
        sides: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
        for place in self.arches.get(item, ()):
            arch = self.arrangement.arches[place][1]
            other = arch.second if item == arch.first else arch.first
            sides[self.x[other] >= self.x[item]].append((-arch.level, place))
        return [place for _, place in sorted(sides[0])], [place for _, place in sorted(sides[1])]

    def _straighten(self, bent: Source) -> None:
        """Let a line pass a row right above where it goes on to, or below where it comes from, if it nearly does so."""
        (bend,) = bent.parents
        (feeder,) = self.incoming[bend]
        for other in (self.upright[bent.number, bent.kids[0].item], self.trunk[feeder]):
            if abs(other - self.trunk[bent.number]) <= NUDGE:
                self.trunk[bent.number] = self.upright[feeder, bend] = other
                return
        above = self.trunk[feeder]
        low, high = self._free_pass(bent)
        if self.structure.sources[feeder].carer is not None and low <= above <= high:
            self.trunk[bent.number] = self.upright[feeder, bend] = above

    def _free_pass(self, bent: Source) -> tuple[float, float]:
        """From where to where a line that passes a row may do so: between its neighbours, if nothing else is there."""
        (bend,) = bent.parents
        number, here = self.structure.items[bend].row, self.x[bend]
        row = self.arrangement.rows[number]
        place = row.index(bend)
        before, after = row[:place][-1:], row[place + 1 :][:1]
        left = max((self.x[item] for item in before), default=here - 99.0)
        right = min((self.x[item] for item in after), default=here + 99.0)
        if any(left < down.x < right for down in self.arrangement.downs if down.row == number):
            return here, here
        reach = {item: self.structure.items[item].reach + BEND_GAP for item in (*before, *after)}
        low = max((left + reach[item] for item in before), default=left)
        high = min((right - reach[item] for item in after), default=right)
        return max(low, here - FAR_PASS), min(high, here + FAR_PASS)

    def _straighten_down(self, source: Source) -> None:
        """Let a line leave a couple, or turn down beside a parent, right above a child if it nearly does so."""
        kids = [kid.item for kid in source.kids if len(source.kids) == 1 or kid.item not in self.twins]
        ends = [self.upright[source.number, item] for item in kids]
        nearest = min(ends, key=lambda x: abs(x - self.trunk[source.number]), default=None)
        reach = NUDGE if source.carer is None else SNAP
        if (
            nearest is not None
            and abs(nearest - self.trunk[source.number]) <= reach
            and self._is_clear(source, nearest)
        ):
            self.trunk[source.number] = nearest

    def _is_clear(self, source: Source, x: float) -> bool:
        """Whether a line that comes down here passes all words below the symbols of the parents' row."""
        return all(
            abs(x - self.x[item]) >= self.structure.items[item].reach + WORDS_APART
            for item in self.arrangement.rows[source.row]
            if self.structure.items[item].key
        )

    def _part_trunks(self, row: Sequence[Source]) -> None:
        """Move trunks a little that stand right above an upright of another source."""
        uprights = [(self.upright[one.number, kid.item], one.number) for one in row for kid in one.kids]
        for source in row:
            if source.bend:
                continue
            here = self.trunk[source.number]
            others = [x for x, number in uprights if number != source.number and abs(x - here) < 20.0]
            others += [self.trunk[one.number] for one in row if one is not source]

            def clearance(x: float, others: list[float] = others) -> float:
                return min((abs(x - other) for other in others), default=WIDE)

            if clearance(here) < TOUCH:
                own = [self.upright[source.number, kid.item] for kid in source.kids if kid.item not in self.twins]
                offers = [x for x in own if abs(x - here) <= SPREAD]
                offers += [here + sign * step for step in (0.0, 2.0, 3.5, 5.0, 6.5) for sign in (1, -1)]
                clear = [x for x in offers if x == here or self._is_clear(source, x)]
                self.trunk[source.number] = max(clear, key=lambda x: min(clearance(x), TOUCH))

    def _part_bend(self, bent: Source) -> None:
        """Move a line that passes a row a little, where it comes too near other lines above or below that row."""
        (bend,) = bent.parents
        (feeder,) = self.incoming[bend]
        here = self.trunk[bent.number]
        others = [
            x
            for source in (*self.in_row[bent.row], *self.in_row[self.structure.sources[feeder].row])
            for number, x in (
                (source.number, self.trunk[source.number]),
                *((source.number, self.upright[source.number, kid.item]) for kid in source.kids if kid.item != bend),
            )
            if number not in (bent.number, feeder) and abs(x - here) < 20.0
        ]

        def clearance(x: float) -> float:
            return min((abs(x - other) for other in others), default=TOUCH)

        if clearance(here) < TOUCH:
            offers = [here + sign * step for step in (2.0, 4.0, 6.0, 8.0) for sign in (1, -1)]
            x = max([here, *offers], key=lambda x: min(clearance(x), TOUCH))
            self.trunk[bent.number] = self.upright[feeder, bend] = x

    def _shift(self, item: int, incoming: list[int], step: float) -> float:
        """Move the uprights of an item so that a line to it runs straight, and clear of other families' trunks."""
        sources, x = self.structure.sources, self.x[item]
        middle = (len(incoming) - 1) / 2
        room = max(0.0, (self.structure.items[item].half or BEND_ROOM) - 3.0 - step * middle)
        straight = []
        for place, number in enumerate(incoming):
            off = self.trunk[number] - (x + step * (place - middle))
            least = min(SNAP, room)
            if len(sources[number].kids) == 1 and abs(off) <= least:
                straight.append(off)
            elif _is_lone(sources[number]) and abs(off) <= least + NUDGE:
                straight.append(copysign(least, off))
        if len(incoming) == 1 and item in self.twins:
            return 0.0
        near = [
            (x + step * (place - middle), self.trunk[other.number])
            for place, number in enumerate(incoming)
            for other in self.in_row[sources[number].row]
            if other.number != number and abs(self.trunk[other.number] - x) < 60.0
        ]

        def clearance(shift: float) -> float:
            return min((abs(own + shift - trunk) for own, trunk in near), default=WIDE)

        offers = [*straight, *(sign * 2.0 * size for size in range(8) for sign in (1, -1) if 2.0 * size <= room)]
        for least in (WIDE, TOUCH):
            for shift in offers or [0.0]:
                if clearance(shift) >= least:
                    return shift
        return max(offers or [0.0], key=lambda shift: min(WIDE, clearance(shift)))


def _is_lone(source: Source) -> bool:
    """Whether a couple's line goes to one child alone; then it may leave the couple a little off the middle."""
    return len(source.kids) == 1 and not source.bend and len(source.parents) == 2
