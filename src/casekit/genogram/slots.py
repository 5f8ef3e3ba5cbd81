"""What comes down between two neighbours of a row: the lines of couples, of parents alone and of carers.

Partners side by side are joined by a straight line; others by an arch above the row. What hangs from an arch comes
down in one of the spaces between the neighbours under it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import fsum

from casekit.genogram.legs import LegPlan, leg_plan
from casekit.genogram.structure import Pair, Structure
from casekit.text.frozen import dataclass

ALONE_ROOM = 16.0
TRUNK_ROOM = 16.0


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a space between neighbours where a line comes down, or a label stands without one.

    `kind` is `couple` (side by side), `arch`, `right` (a parent or carer alone who stands left of the space) or
    `left` (one who stands right of it). `label` is the room that words need.
    """

    kind: str
    source: int | None
    union: int | None
    carer: int | None
    label: float

    @property
    def room(self) -> float:
        """The width it takes where it shares the space with others."""
        if self.kind in ("couple", "arch"):
            return max(TRUNK_ROOM, self.label + 14.0)
        return ALONE_ROOM + (self.label + 6.0 if self.label else 0.0)


@dataclass(frozen=True, slots=True)
class Arch:
    """A line above a row between two who do not stand side by side. `level` counts upwards from 0."""

    union: int | None
    carer: int | None
    first: int
    second: int
    level: int


@dataclass(frozen=True, slots=True)
class RowSlots:
    """The spaces of one row: `gaps[i]` is left of the i-th item, the last one right of all."""

    order: tuple[int, ...]
    gaps: tuple[tuple[Slot, ...], ...]
    arches: tuple[Arch, ...]
    adjacent: frozenset[int]
    """Gaps across which a couple's line runs straight."""
    legs: Mapping[int, LegPlan]
    """Items whose top has no room for all arches that end on them."""


def row_slots(structure: Structure, rows: Sequence[Sequence[int]], number: int) -> RowSlots:
    """Give every line of one row its space, for given orders of all rows."""
    return _RowBuilder(structure, rows, number).built()


class _RowBuilder:
    """Fills the spaces of one row."""

    def __init__(self, structure: Structure, rows: Sequence[Sequence[int]], number: int) -> None:
        self.structure = structure
        self.order = tuple(rows[number])
        self.at = {item: place for place, item in enumerate(self.order)}
        below = rows[number + 1] if number + 1 < len(rows) else ()
        self.below = {item: (place + 0.5) / len(below) for place, item in enumerate(below)}
        self.gaps: list[list[Slot]] = [[] for _ in range(len(self.order) + 1)]
        self.arches: list[Arch] = []
        self.adjacent: set[int] = set()
        self.pairs = [pair for pair in structure.pairs if pair.first in self.at]
        self.sources = [one for one in structure.hanging[number] if one.parents[0] in self.at and not one.bend]
        self.care = [care for care in structure.care if care.who in self.at]

    def built(self) -> RowSlots:
        far: list[tuple[int, int, Pair]] = []
        for pair in self.pairs:
            low, high = sorted((self.at[pair.first], self.at[pair.second]))
            if high - low == 1:
                self.adjacent.add(high)
                self.gaps[high] += self._couple_slots(pair.union, "couple")
            else:
                far.append((low, high, pair))
        spans = [(high - low, low, high, pair) for low, high, pair in far]
        for _, low, high, pair in sorted(spans, key=lambda span: span[:3]):
            self._add_arch(low, high, pair)
        for care in self.care:
            self._add_care(care.carer, care.who, care.child)
        self._add_parents_alone()
        gaps = tuple(tuple(self._sorted(gap)) for gap in self.gaps)
        return RowSlots(self.order, gaps, tuple(self.arches), frozenset(self.adjacent), self._legs())

    def _legs(self) -> dict[int, LegPlan]:
        """How lines are shared out where somebody has many; too many are refused when the lines are drawn."""
        ends: dict[int, list[int]] = {}
        for arch in self.arches:
            for item, other in ((arch.first, arch.second), (arch.second, arch.first)):
                ends.setdefault(item, [0, 0])[self.at[other] > self.at[item]] += 1
        plans = {
            item: leg_plan(lefts, rights, len(self.structure.fed_by[item]))
            for item, (lefts, rights) in ends.items()
            if max(lefts, rights) > 1 and not self.structure.items[item].stand_in
        }
        return {item: plan for item, plan in plans.items() if plan is not None and plan.at_left + plan.at_right}

    def _couple_slots(self, union: int, kind: str) -> list[Slot]:
        label = self.structure.label_width[union]
        own = [s for s in self.sources if s.union == union and len(s.parents) == 2]
        slots = [Slot(kind, source.number, union, source.carer, 0.0) for source in own]
        if not slots:
            return [Slot(kind, None, union, None, label)]
        return [replace(slots[0], label=label), *slots[1:]]

    def _level(self, low: int, high: int) -> int:
        over = [
            arch.level
            for arch in self.arches
            if max(low, min(self.at[arch.first], self.at[arch.second]))
            < min(high, max(self.at[arch.first], self.at[arch.second]))
        ]
        return max(over, default=-1) + 1

    def _add_arch(self, low: int, high: int, pair: Pair) -> None:
        slots = self._couple_slots(pair.union, "arch")
        self.arches.append(Arch(pair.union, None, self.order[low], self.order[high], self._level(low, high)))
        self.gaps[self._best_gap(low, high, slots)] += slots

    def _add_care(self, carer: int, who: int, child: int) -> None:
        low, high = sorted((self.at[who], self.at[child]))
        slot = Slot("arch", None, None, carer, self.structure.plate_width[carer])
        self.arches.append(Arch(None, carer, who, child, self._level(low, high)))
        self.gaps[self._best_gap(low, high, [slot])].append(slot)

    def _best_gap(self, low: int, high: int, slots: list[Slot]) -> int:
        """The space an arch's line comes down in: free of others, near the children, not between twins."""
        kids = [self._kids_middle(slot) for slot in slots if slot.source is not None]
        middle = fsum(kids) / len(kids) if kids else None

        def cost(gap: int) -> tuple[float, int]:
            here = 10.0 * (gap in self.adjacent) + 4.0 * len(self.gaps[gap])
            for arch in self.arches[:-1]:
                ends = sorted((self.at[arch.first], self.at[arch.second]))
                here += 10.0 * (ends[0] < gap <= ends[1])
            if middle is not None:
                here += 6.0 * abs(gap / len(self.order) - middle)
            return here, gap

        return min(range(low + 1, high + 1), key=cost)

    def _kids_middle(self, slot: Slot) -> float:
        """Where the kids stand in the row below, from 0 at its left end to 1 at its right."""
        if slot.source is None:
            return 0.5
        places = [self.below.get(kid.item, 0.5) for kid in self.structure.sources[slot.source].kids]
        return fsum(places) / len(places)

    def _add_parents_alone(self) -> None:
        families = self.structure.family
        for source in self.sources:
            if len(source.parents) == 1:
                words = 0.0
                if source.union is not None and not source.tie:
                    words = self.structure.label_width[source.union]
                self._stand_beside(source.parents[0], source.number, source.union, source.carer, words)
        served = {source.union for source in self.sources if len(source.parents) == 1 and not source.tie}
        for number, union in enumerate(families.unions):
            item = self.structure.of_key[union.partners[0]]
            if union.alone and number not in served and item in self.at:
                self._stand_beside(item, None, number, None, self.structure.label_width[number])

    def _stand_beside(self, item: int, source: int | None, union: int | None, carer: int | None, words: float) -> None:
        """Put a line of one person alone on the side where least is in the way."""
        place = self.at[item]
        slot = Slot("right", source, union, carer, words)
        towards = self._kids_middle(slot) >= (place + 0.5) / len(self.order)

        def cost(gap: int) -> float:
            busy = 3.0 * len(self.gaps[gap]) + 2.0 * (gap in self.adjacent)
            return busy + (0.0 if (gap > place) == towards else 1.0)

        if cost(place) < cost(place + 1):
            self.gaps[place].append(replace(slot, kind="left"))
        else:
            self.gaps[place + 1].append(slot)

    def _sorted(self, gap: list[Slot]) -> list[Slot]:
        rights = [slot for slot in gap if slot.kind == "right"]
        lefts = [slot for slot in gap if slot.kind == "left"]
        others = [slot for slot in gap if slot.kind in ("couple", "arch")]
        return [*rights, *sorted(others, key=self._kids_middle), *lefts]
