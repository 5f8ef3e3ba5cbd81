"""How good an order of the rows is: couples apart, lines that cross, length. Fewer is better.

Two bars below a row cross the uprights of each other as often as the better of their two heights allows.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

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


def cost_of(structure: Structure, frame: Frame, x: Sequence[float]) -> float:
    """One number for an order with its places: first couples not side by side, then crossings, then length."""
    cost = 0.0
    fed = {kid.item for source in structure.sources for kid in source.kids}
    for number, space in enumerate(frame.row_slots):
        cost += _arch_cost(space, fed)
        together = (arch.union is not None and structure.family.unions[arch.union].current for arch in space.arches)
        cost += TOGETHER * sum(together)
        hung = [
            (frame.anchors[source.number].at(x), [x[kid.item] for kid in source.kids])
            for source in structure.sources
            if source.row == number and source.number in frame.anchors
        ]
        for one, two in combinations(hung, 2):
            cost += _pair_cost(one, two)
        for trunk, kids in hung:
            cost += 0.03 * (max(trunk, *kids) - min(trunk, *kids))
        cost += 0.01 * (x[space.order[-1]] - x[space.order[0]]) if space.order else 0.0
    shown = {item for row in frame.rows for item in row}
    cost += TWINS * sum(abs(x[one] - x[two]) for one, two in structure.twins if one in shown)
    return cost + _index_off_middle(structure, frame) + WISH * _wishes_not_met(structure, frame)


def bar_crossings(trunk: float, kids: Sequence[float], other_trunk: float, other_kids: Sequence[float]) -> int:
    """Crossings between two sibships when the first one's bar lies above the second one's."""
    first = (min(trunk, *kids), max(trunk, *kids))
    second = (min(other_trunk, *other_kids), max(other_trunk, *other_kids))
    return (first[0] < other_trunk < first[1]) + sum(second[0] < kid < second[1] for kid in kids)


def _pair_cost(one: tuple[float, list[float]], two: tuple[float, list[float]]) -> float:
    crossed = min(bar_crossings(*one, *two), bar_crossings(*two, *one))
    sign = 1 if one[0] <= two[0] else -1
    inverted = sum(sign * (a - b) > 0 for a in one[1] for b in two[1])
    return CROSSING * crossed + INVERSION * inverted


def _arch_cost(space: RowSlots, fed: set[int]) -> float:
    at = {item: place for place, item in enumerate(space.order)}
    spans = [tuple(sorted((at[arch.first], at[arch.second]))) for arch in space.arches]
    cost = APART * sum(arch.union is not None for arch in space.arches)
    for low, high in spans:
        cost += CROSSING * sum(item in fed for item in space.order[low + 1 : high]) + 5.0 * (high - low)
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
