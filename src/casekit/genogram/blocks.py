"""People of one row who are tied by couples, kept together as a block, and the inner orders a block may take."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from casekit.genogram.groups import Groups
from casekit.genogram.structure import Pair, Structure
from casekit.text.frozen import dataclass

_ENUMERATED = 7
_KEPT = 12
_WITHIN = 65.0
_MOST_TRIED = 6000


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of each row, each block's possible inner orders (best first), and which must stand left of which."""

    rows: tuple[tuple[int, ...], ...]
    orders: tuple[tuple[tuple[int, ...], ...], ...]
    before: frozenset[tuple[int, int]]


def blocks(structure: Structure) -> Blocks:
    """Split every row into blocks. Blocks that constrain each other both ways become one."""
    groups = Groups(item.number for item in structure.items)
    for pair in structure.pairs:
        groups.join(pair.first, pair.second)
    _merge_rings(structure, groups)
    rows: list[tuple[int, ...]] = []
    orders: list[tuple[tuple[int, ...], ...]] = []
    block_of: dict[int, int] = {}
    fed = {kid.item for source in structure.sources for kid in source.kids}
    pairs: dict[int, list[Pair]] = {}
    for pair in structure.pairs:
        pairs.setdefault(groups.of(pair.first), []).append(pair)
    inside: dict[int, list[tuple[int, int]]] = {}
    for left, right in structure.before.pairs():
        if groups.of(left) == groups.of(right):
            inside.setdefault(groups.of(left), []).append((left, right))
    for row in structure.rows:
        numbers = []
        together: dict[int, list[int]] = {}
        for item in row:
            together.setdefault(groups.of(item), []).append(item)
        for head, members in together.items():
            block_of.update(dict.fromkeys(members, len(orders)))
            numbers.append(len(orders))
            orders.append(_inner_orders(structure, members, pairs.get(head, []), inside.get(head, []), fed))
        rows.append(tuple(numbers))
    before = {
        (block_of[left], block_of[right])
        for left, right in structure.before.pairs()
        if block_of[left] != block_of[right]
    }
    return Blocks(tuple(rows), tuple(orders), frozenset(before))


def _merge_rings(structure: Structure, groups: Groups[int]) -> None:
    """Join blocks that must stand left of each other both ways, until none do."""
    pairs = structure.before.pairs()
    while True:
        edges: dict[int, list[int]] = {}
        for left, right in pairs:
            if groups.of(left) != groups.of(right):
                edges.setdefault(groups.of(left), []).append(groups.of(right))
        ring = next(filter(None, (_ring_from(edges, start) for start in edges)), None)
        if ring is None:
            return
        for other in ring[1:]:
            groups.join(ring[0], other)


def _ring_from(edges: dict[int, list[int]], start: int) -> list[int] | None:
    """A way along the edges from `start` back to it, if there is one."""
    came: dict[int, int] = {}
    waiting = [start]
    while waiting:
        here = waiting.pop(0)
        for there in edges.get(here, []):
            if there == start:
                ring = [here]
                while ring[-1] != start:
                    ring.append(came[ring[-1]])
                return ring
            if there not in came:
                came[there] = here
                waiting.append(there)
    return None


def _inner_orders(
    structure: Structure, members: list[int], pairs: list[Pair], inside: list[tuple[int, int]], fed: set[int]
) -> tuple[tuple[int, ...], ...]:
    if len(members) == 1:
        return (tuple(members),)
    candidates: Iterator[tuple[int, ...]] | list[tuple[int, ...]]
    if len(members) <= _ENUMERATED:
        candidates = extensions(members, inside)
    else:
        candidates = [_improved(structure, members, inside, pairs, fed)]
    rated = sorted((_cost(structure, order, pairs, fed), order) for order in candidates)
    best = rated[0][0]
    return tuple(order for cost, order in rated[:_KEPT] if cost <= best + _WITHIN)


def extensions(members: list[int], before: list[tuple[int, int]]) -> Iterator[tuple[int, ...]]:
    """Every order of the members in which each `before` pair holds."""

    def extend(done: tuple[int, ...], left: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if not left:
            yield done
        for item in left:
            if not any(b == item and a in left for a, b in before):
                yield from extend((*done, item), tuple(other for other in left if other != item))

    return extend((), tuple(members))


def _improved(
    structure: Structure, members: list[int], before: list[tuple[int, int]], pairs: list[Pair], fed: set[int]
) -> tuple[int, ...]:
    """A good order of a large block: the first that fits, then single members moved while that helps."""
    order = next(extensions(members, before))
    best = _cost(structure, order, pairs, fed)
    tried = 0
    improved = True
    while improved and tried < _MOST_TRIED:
        improved = False
        for place in range(len(order)):
            rest = order[:place] + order[place + 1 :]
            for target in range(len(order)):
                new = (*rest[:target], order[place], *rest[target:])
                at = {item: position for position, item in enumerate(new)}
                tried += 1
                if any(at[a] > at[b] for a, b in before):
                    continue
                cost = _cost(structure, new, pairs, fed)
                if cost < best - 1e-9:
                    order, best, improved = new, cost, True
                    break
    return order


def _cost(structure: Structure, order: Sequence[int], pairs: list[Pair], fed: set[int]) -> float:
    """How far an inner order is from couples side by side and partners in order of time."""
    at = {item: place for place, item in enumerate(order)}
    cost = 0.0
    arches = []
    for pair in pairs:
        low, high = sorted((at[pair.first], at[pair.second]))
        if high - low > 1:
            between = order[low + 1 : high]
            cost += (
                100
                + 20 * structure.family.unions[pair.union].current
                + 10 * len(between)
                + 60 * sum(item in fed for item in between)
            )
            arches.append((low, high))
        ends = (structure.items[pair.first].key, structure.items[pair.second].key)
        if all(ends) and len({structure.family.member(key).gender for key in ends}) == 1:
            cost += 0.4 * (at[pair.first] > at[pair.second])
    for first, second in combinations(arches, 2):
        (a, b), (c, d) = sorted((first, second))
        cost += 80 * (a < c < b < d)
    return cost + 3 * _partners_out_of_order(structure, at, pairs)


def _partners_out_of_order(structure: Structure, at: dict[int, int], pairs: list[Pair]) -> int:
    """Somebody's partners stand from left to right as the couples began, as far as that is known."""
    wrong = 0
    for one, two in combinations(pairs, 2):
        shared = {one.first, one.second} & {two.first, two.second}
        if not shared:
            continue
        (middle,) = shared
        earlier, later = structure.family.unions[one.union], structure.family.unions[two.union]
        first = one.first + one.second - middle
        second = two.first + two.second - middle
        if later.began is not None and earlier.began is not None and later.began.surely_before(earlier.began):
            first, second = second, first
        wrong += at[first] > at[second]
    return wrong
