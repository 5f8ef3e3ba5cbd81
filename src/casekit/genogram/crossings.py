"""How good an order of the rows is: couples apart, lines that cross, length. Fewer is better.

Two bars below a row cross the uprights of each other as often as the better of their two heights allows; carers' bars
always run below the bars of children.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import fsum
from typing import NamedTuple

from casekit.genogram.place import Frame
from casekit.genogram.slots import RowSlots
from casekit.genogram.structure import Structure

APART = 1000.0
CROSSING = 100.0
INVERSION = 3.0
WISH = 40.0
TWINS = 0.25
TOGETHER = 60.0
"""Of somebody's partners, the present one rather stands beside them."""


class Hung(NamedTuple):
    """What hangs from one source: its trunk, the places of its ends, how far it reaches, whether it is a carer's."""

    trunk: float
    ends: Sequence[float]
    low: float
    high: float
    carer: bool


def hung(trunk: float, ends: Sequence[float], carer: bool) -> Hung:
    """A trunk and its ends, with how far they reach together."""
    return Hung(trunk, ends, min(trunk, *ends), max(trunk, *ends), carer)


def cost_of(structure: Structure, frame: Frame, x: Sequence[float]) -> float:
    """One number for an order with its places: first couples not side by side, then crossings, then length."""
    cost = 0.0
    for number, space in enumerate(frame.row_slots):
        cost += _arch_cost(space, structure.fed_by)
        together = (arch.union is not None and structure.family.unions[arch.union].current for arch in space.arches)
        cost += TOGETHER * sum(together)
        row = [
            hung(frame.anchors[source.number].at(x), [x[kid.item] for kid in source.kids], source.carer is not None)
            for source in structure.hanging[number]
            if source.number in frame.anchors
        ]
        row.sort(key=lambda one: one.low)
        for place, one in enumerate(row):
            cost += 0.03 * (one.high - one.low)
            for two in row[place + 1 :]:
                if two.low >= one.high:
                    break
                cost += pair_cost(one, two)
        cost += 0.01 * (x[space.order[-1]] - x[space.order[0]]) if space.order else 0.0
    shown = {item for row in frame.rows for item in row}
    cost += TWINS * fsum(abs(x[one] - x[two]) for one, two in structure.twins if one in shown)
    return cost + _index_off_middle(structure, frame) + WISH * _wishes_not_met(structure, frame)


def pair_cost(one: Hung, two: Hung) -> float:
    """What two bars below one row cost: crossings at the better of their heights, and ends on the wrong side."""
    trunk, ends, low, high, carer = one
    other_trunk, other_ends, other_low, other_high, other_carer = two
    if high <= other_low or other_high <= low:
        return 0.0
    above = int(low < other_trunk < high)
    below = int(other_low < trunk < other_high)
    wrong = 0
    left_first = trunk <= other_trunk
    for end in ends:
        if other_low < end < other_high:
            above += 1
        for other_end in other_ends:
            if end != other_end and (end > other_end) == left_first:
                wrong += 1
    for other_end in other_ends:
        if low < other_end < high:
            below += 1
    crossed = min(above, below) if carer == other_carer else below if carer else above
    return CROSSING * crossed + INVERSION * wrong


def _arch_cost(space: RowSlots, fed_by: Sequence[Sequence[int]]) -> float:
    if not space.arches:
        return 0.0
    at = {item: place for place, item in enumerate(space.order)}
    spans = [tuple(sorted((at[arch.first], at[arch.second]))) for arch in space.arches]
    cost = APART * sum(arch.union is not None for arch in space.arches)
    for low, high in spans:
        cost += CROSSING * sum(bool(fed_by[item]) for item in space.order[low + 1 : high]) + 5.0 * (high - low)
    for one, two in combinations(spans, 2):
        (a, b), (c, d) = sorted((one, two))
        cost += CROSSING * (a < c < b < d)
    for gap, slots in enumerate(space.gaps):
        drops = sum(slot.kind == "arch" and slot.source is not None for slot in slots)
        under = sum(low < gap <= high for low, high in spans) - 1
        cost += CROSSING * drops * ((gap in space.adjacent) + max(0, under))
    return cost


def _wishes_not_met(structure: Structure, frame: Frame) -> int:
    if not structure.wishes:
        return 0
    at = {item: place for row in frame.rows for place, item in enumerate(row)}
    return sum(left in at and at[left] > at[right] for left, right in structure.wishes)


def _index_off_middle(structure: Structure, frame: Frame) -> float:
    item = structure.of_key[structure.family.index]
    row: Mapping[int, int] = {}
    for candidates in frame.rows:
        if item in candidates:
            row = {other: place for place, other in enumerate(candidates)}
    return abs(row[item] - (len(row) - 1) / 2) if row else 0.0
