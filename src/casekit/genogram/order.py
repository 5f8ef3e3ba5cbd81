"""The order of each row: what must stand left of what always holds; beyond that, few crossings and short lines.

Several starts, each improved by moves that are kept when the cost falls: neighbouring blocks exchanged, a block set
elsewhere, a block turned, and the rows above and below sorted again after it. Evaluations are counted, never timed,
so that the picture does not depend on the machine.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush
from itertools import islice
from math import fsum
from typing import TYPE_CHECKING

from casekit.genogram.blocks import Blocks, blocks, extensions
from casekit.genogram.crossings import cost_of
from casekit.genogram.groups import Groups
from casekit.genogram.place import Frame, frame, packed, places
from casekit.genogram.sketch import Sketch
from casekit.genogram.slots import RowSlots, row_slots
from casekit.genogram.solver import Term, minimise
from casekit.genogram.structure import Structure
from casekit.text.frozen import dataclass

if TYPE_CHECKING:
    from random import Random

_QUICK = 14
_SETTLED = 400
_FEW, _FEW_BLOCKS = 2, 6
_CLIMBED = 2
"""How many of the starts are improved by single moves, the best ones."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One part of the family that lines join, in order and in place."""

    frame: Frame
    x: tuple[float, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class _State:
    """Blocks by row in order, and which of its inner orders each block has."""

    rows: tuple[tuple[int, ...], ...]
    turned: tuple[int, ...]


def ordered(structure: Structure) -> tuple[Placed, ...]:
    """Order and place each part of the family that lines join, the key child's first."""
    everything = blocks(structure)
    return tuple(_Search(structure, everything, part).best() for part in _parts(structure))


def _parts(structure: Structure) -> list[frozenset[int]]:
    groups = Groups(item.number for item in structure.items)
    for source in structure.sources:
        for end in (*source.parents[1:], *(kid.item for kid in source.kids)):
            groups.join(source.parents[0], end)
    for pair in structure.pairs:
        groups.join(pair.first, pair.second)
    for care in structure.care:
        groups.join(care.who, care.child)
    index = groups.of(structure.of_key[structure.family.index])
    parts = sorted(groups.all(), key=lambda part: (groups.of(part[0]) != index, -len(part), part[0]))
    return [frozenset(part) for part in parts]


class _Search:
    """The search for one part's order."""

    def __init__(self, structure: Structure, everything: Blocks, part: frozenset[int]) -> None:
        self.structure = structure
        self.orders = everything.orders
        self.before = everything.before
        self.after: dict[int, list[int]] = {}
        self.waits: dict[int, int] = {}
        for earlier, later in sorted(everything.before):
            self.after.setdefault(earlier, []).append(later)
            self.waits[later] = self.waits.get(later, 0) + 1
        self.rows = tuple(
            tuple(block for block in row if everything.orders[block][0][0] in part) for row in everything.rows
        )
        size = len(part)
        self.starts = 1 if size < 4 else 8 if size <= 40 else 6 if size <= 80 else 2 if size <= 200 else 1
        self.budget = 10 if size < 4 else max(10, 5000 // size) if size <= 200 else 0
        self.rounds, self.passes, self.reach = (8, 4, 6) if size <= 120 else (4, 3, 4) if size <= 300 else (2, 2, 3)
        self.wished = 250 if size <= 120 else 100
        self.settled = _SETTLED if size <= 300 else 150
        self.spaces: dict[tuple[int, tuple[int, ...], tuple[tuple[int, ...], ...]], RowSlots] = {}
        self.seen: dict[_State, tuple[float, tuple[float, ...]]] = {}

    def best(self) -> Placed:
        """The best order found, with settled places."""
        sketched = dict.fromkeys(self._sketched(start) for start in self._starting_states())
        best = sorted(sketched, key=lambda state: self.seen[state][0])[:_CLIMBED]
        found = [self._climbed(state) for state in best]
        state = min(found, key=lambda one: self.seen[one][0])
        plan = self._frame(state, lines=True)
        x = places(self.structure, plan, self.seen[state][1], self.settled)
        return Placed(plan, tuple(x), cost_of(self.structure, plan, x))

    def _items(self, state: _State) -> list[list[int]]:
        return [[i for block in row for i in self.orders[block][state.turned[block]]] for row in state.rows]

    def _frame(self, state: _State, *, lines: bool = False) -> Frame:
        """What the order asks for; rows that stand as before, above a row as before, are not worked out again.

        `lines` makes room for relationship lines, which must not change who stands where.
        """
        rows = tuple(map(tuple, self._items(state)))
        spaces = []
        for number, row in enumerate(rows):
            known = (number, row, rows[number + 1 : number + 2])
            if known not in self.spaces:
                self.spaces[known] = row_slots(self.structure, rows, number)
            spaces.append(self.spaces[known])
        return frame(self.structure, rows, tuple(spaces), lines=lines)

    def _rated(self, state: _State, start: Sequence[float] | None = None) -> float:
        if state not in self.seen:
            plan = self._frame(state)
            begin = start if start is not None else packed(plan, len(self.structure.items))
            x = places(self.structure, plan, begin, _QUICK if start is not None else 3 * _QUICK)
            self.seen[state] = (cost_of(self.structure, plan, x), tuple(x))
        return self.seen[state][0]

    def _starting_states(self) -> list[_State]:
        plain = _State(self.rows, (0,) * len(self.orders))
        states = []
        for number in range(1 if self._few_orders() else self.starts):
            wish = self._wished_places(_noise(number) if number else None)
            state = replace(plain, rows=tuple(self._row_sorted(row, plain.turned, wish) for row in plain.rows))
            self._rated(state)
            states.append(state)
        return list(dict.fromkeys(states))

    def _few_orders(self) -> bool:
        """Whether the blocks can stand in so few orders that single moves look at all of them from any start."""
        many = 1
        for row in self.rows:
            if len(row) > _FEW_BLOCKS:
                return False
            inside = sorted(pair for pair in self.before if pair[0] in row and pair[1] in row)
            many *= len(list(islice(extensions(list(row), inside), _FEW + 1)))
        return many <= _FEW

    def _wished_places(self, noise: "Random | None") -> dict[int, float]:
        """Places without distances: children under their parents, right partners right, younger ones right."""
        items = self.structure.items
        shown = {item for row in self.rows for block in row for item in self.orders[block][0]}
        terms: list[Term] = [(0.001, ((i.number, 1.0),), -noise.uniform(-70.0, 70.0) if noise else 0.0) for i in items]
        for source in self.structure.sources:
            share = 1 / len(source.parents)
            up = tuple((parent, -share) for parent in source.parents)
            if source.parents[0] in shown:
                weight = 0.2 if source.carer is not None else 1.0
                terms += [(weight, ((kid.item, 1.0), *up), 0.0) for kid in source.kids]
        for left, right in self.structure.before.pairs():
            if left in shown and right in shown:
                terms.append((1.0, ((right, 1.0), (left, -1.0)), -1.5))
        for pair in self.structure.pairs:
            if pair.first in shown:
                terms.append((0.5, ((pair.first, 1.0), (pair.second, -1.0)), 0.0))
        for one, two in self.structure.twins:
            if one in shown:
                terms.append((2.0, ((one, 1.0), (two, -1.0)), 0.0))
        return dict(enumerate(minimise(terms, (), [0.01 * item.number for item in items], self.wished)))

    def _row_sorted(self, row: Sequence[int], turned: Sequence[int], wish: Mapping[int, float]) -> tuple[int, ...]:
        """The blocks of a row by where their members wish to be, as far as the precedence allows."""
        members = {block: self.orders[block][turned[block]] for block in row}
        middle = {block: fsum(wish[item] for item in own) / len(own) for block, own in members.items()}
        waits = {block: self.waits.get(block, 0) for block in row}
        free = [(middle[block], block) for block, count in waits.items() if not count]
        heapify(free)
        done: list[int] = []
        while free:
            _, block = heappop(free)
            done.append(block)
            for later in self.after.get(block, ()):
                waits[later] -= 1
                if not waits[later]:
                    heappush(free, (middle[later], later))
        return tuple(done)

    def _sketched(self, state: _State) -> _State:
        """Exchange neighbours while that helps, with the rough places of one placing after the other."""
        for _ in range(self.rounds):
            x = self.seen[state][1]
            plan = self._frame(state)
            members = {b: self.orders[b][state.turned[b]] for row in state.rows for b in row}
            rows = Sketch(self.structure, members, self.before, plan, x).improved(state.rows, self.reach, self.passes)
            new = _State(rows, state.turned)
            if new == state or self._rated(new, x) >= self.seen[state][0] - 0.01:
                break
            state = new
        return state

    def _climbed(self, state: _State) -> _State:
        """Make moves while any lowers the cost, within the budget of evaluations."""
        used = 0
        improved = True
        while improved and used < self.budget:
            improved = False
            for candidate in self._moves(state):
                if candidate not in self.seen:
                    used += 1
                if self._rated(candidate, self.seen[state][1]) < self.seen[state][0] - 0.01:
                    state, improved = candidate, True
                    break
                if used >= self.budget:
                    break
        return state

    def _moves(self, state: _State) -> Iterator[_State]:
        yield from self._sweeps(state)
        for number, row in enumerate(state.rows):
            for place in range(len(row) - 1):
                if (row[place], row[place + 1]) not in self.before:
                    new = (*row[:place], row[place + 1], row[place], *row[place + 2 :])
                    swapped = _with_row(state, number, new)
                    yield swapped
                    yield self._followed(swapped, number)
        for number, row in enumerate(state.rows):
            for block in row:
                for turn in range(len(self.orders[block])):
                    if turn != state.turned[block]:
                        turned = tuple(turn if b == block else t for b, t in enumerate(state.turned))
                        yield _State(state.rows, turned)
                        yield self._followed(_State(state.rows, turned), number)
            yield from self._set_elsewhere(state, number, row)

    def _set_elsewhere(self, state: _State, number: int, row: tuple[int, ...]) -> Iterator[_State]:
        for place, block in enumerate(row):
            rest = row[:place] + row[place + 1 :]
            for target in range(len(row)):
                if abs(target - place) > 1 and self._fits(rest[:target], block, rest[target:]):
                    moved = _with_row(state, number, (*rest[:target], block, *rest[target:]))
                    yield moved
                    yield self._followed(moved, number)

    def _fits(self, left: Sequence[int], block: int, right: Sequence[int]) -> bool:
        return not any((block, b) in self.before for b in left) and not any((b, block) in self.before for b in right)

    def _sweeps(self, state: _State) -> Iterator[_State]:
        """All rows sorted by their parents from the top, or by their children from the bottom."""
        yield self._towards(state, range(1, len(state.rows)), up=True)
        yield self._towards(state, range(len(state.rows) - 2, -1, -1), up=False)

    def _followed(self, state: _State, number: int) -> _State:
        """The rows below a changed row sorted by their parents, the rows above it by their children."""
        lower = self._towards(state, range(number + 1, len(state.rows)), up=True)
        return self._towards(lower, range(number - 1, -1, -1), up=False)

    def _towards(self, state: _State, which: Sequence[int], up: bool) -> _State:
        """Sort rows one after the other by the average place of their relatives in the row before."""
        rows = list(state.rows)
        for number in which:
            near = self._places(rows[number - 1 if up else number + 1], state.turned)
            wish = self._places(rows[number], state.turned)
            for source in self.structure.hanging[number - 1 if up else number]:
                if source.carer is None and source.parents[0] in (near if up else wish):
                    kids = [kid.item for kid in source.kids]
                    others, movable = (source.parents, kids) if up else (kids, source.parents)
                    middle = fsum(near[item] for item in others) / len(others)
                    wish.update((item, middle + 1e-3 * wish[item]) for item in movable)
            rows[number] = self._row_sorted(rows[number], state.turned, wish)
        return replace(state, rows=tuple(rows))

    def _places(self, row: Sequence[int], turned: Sequence[int]) -> dict[int, float]:
        """Where the members of a row's blocks stand, from 0 at its left end to 1 at its right."""
        items = [item for block in row for item in self.orders[block][turned[block]]]
        return {item: (place + 0.5) / len(items) for place, item in enumerate(items)}


def _with_row(state: _State, number: int, row: tuple[int, ...]) -> _State:
    return _State((*state.rows[:number], row, *state.rows[number + 1 :]), state.turned)


def _noise(number: int) -> "Random":
    """The same chance numbers each time for a start; a small family needs none."""
    from random import Random

    return Random(20221122 + number)
