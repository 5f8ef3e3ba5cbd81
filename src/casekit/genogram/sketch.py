"""Quick improvement of the rows' order: neighbouring blocks exchanged while lines cross less, with no new placing.

Places are kept roughly right by letting two exchanged neighbours share the room they had. Only lines that end on
either are counted again, so that a move costs little however large the family is.
"""

from bisect import bisect
from collections.abc import Mapping, Sequence
from math import fsum

from casekit.genogram.crossings import CROSSING, TWINS, Hung, hung, pair_cost
from casekit.genogram.place import Frame
from casekit.genogram.structure import Structure

LENGTH = 0.03
_LEAST = 0.5


class Sketch:
    """The order of one part's rows with rough places, to be improved by exchanges."""

    def __init__(
        self,
        structure: Structure,
        members: Mapping[int, Sequence[int]],
        before: frozenset[tuple[int, int]],
        frame: Frame,
        x: Sequence[float],
    ) -> None:
        self.members = members
        self.before = before
        self.left, self.right = frame.left, frame.right
        self.x = list(x)
        self.anchor = frame.anchors
        self.kids = {number: [kid.item for kid in structure.sources[number].kids] for number in frame.anchors}
        self.carer = {number: structure.sources[number].carer is not None for number in frame.anchors}
        self.in_row: dict[int, list[int]] = {}
        self.hung_from: dict[int, list[int]] = {}
        self.bar: dict[int, Hung] = {}
        for number, form in frame.anchors.items():
            self.in_row.setdefault(structure.sources[number].row, []).append(number)
            for item, _ in form.parts:
                self.hung_from.setdefault(item, []).append(number)
            self._measure(number)
        self.fed_by = structure.fed_by
        self.twins: dict[int, list[int]] = {}
        for one, two in structure.twins:
            self.twins.setdefault(one, []).append(two)
            self.twins.setdefault(two, []).append(one)

    def _measure(self, number: int) -> None:
        form, x = self.anchor[number], self.x
        trunk = form.constant
        for item, coefficient in form.parts:
            trunk += coefficient * x[item]
        kids = [x[item] for item in self.kids[number]]
        self.bar[number] = hung(trunk, kids, self.carer[number])

    def improved(self, rows: Sequence[Sequence[int]], reach: int, passes: int) -> tuple[tuple[int, ...], ...]:
        """The rows after each block has been walked up to `reach` places to either side, wherever that was better."""
        order = [list(row) for row in rows]
        for _ in range(passes):
            moved = False
            for number, row in enumerate(order):
                self._look_round(number, order[number + 1] if number + 1 < len(order) else [])
                for block in list(row):
                    moved |= self._walked(row, block, -1, reach)
                    moved |= self._walked(row, block, 1, reach)
            if not moved:
                break
        return tuple(map(tuple, order))

    def _look_round(self, number: int, below: Sequence[int]) -> None:
        """What stays where it is while one row is worked on: trunks above it, and the ends of lines below it."""
        trunks = sorted((self.bar[source][0], source) for source in self.in_row.get(number - 1, ()))
        ends = sorted(
            (self.x[item], source)
            for block in below
            for item in self.members[block]
            for source in self.fed_by[item]
            if source in self.bar
        )
        self.above_x, self.above = [x for x, _ in trunks], [source for _, source in trunks]
        self.below_x, self.below = [x for x, _ in ends], [source for _, source in ends]

    def _walked(self, row: list[int], block: int, way: int, reach: int) -> bool:
        """Move a block step by step and leave it where the sum of changes was least."""
        place = row.index(block)
        total, best, steps, kept = 0.0, -_LEAST, 0, 0
        while steps < reach and 0 <= place + way * (steps + 1) < len(row):
            here = place + way * steps
            low = min(here, here + way)
            if (row[low], row[low + 1]) in self.before:
                break
            total += self._exchanged(row, low)
            steps += 1
            if total < best:
                best, kept = total, steps
            elif total > best + 6 * CROSSING:
                break
        for step in range(steps, kept, -1):
            here = place + way * step
            self._exchange(row, min(here, here - way))
        return kept > 0

    def _shift(self, row: list[int], low: int) -> None:
        """Exchange two neighbours; together they take the room they took before."""
        first, second = self.members[row[low]], self.members[row[low + 1]]
        x, left, right = self.x, self.left, self.right
        back = (x[second[0]] - left[second[0]]) - (x[first[0]] - left[first[0]])
        forth = (x[second[-1]] + right[second[-1]]) - (x[first[-1]] + right[first[-1]])
        for item in second:
            x[item] -= back
        for item in first:
            x[item] += forth
        row[low], row[low + 1] = row[low + 1], row[low]

    def _touched(self, row: list[int], low: int) -> tuple[set[int], set[int]]:
        above: set[int] = set()
        below: set[int] = set()
        for block in (row[low], row[low + 1]):
            for item in self.members[block]:
                above.update(self.fed_by[item])
                below.update(self.hung_from.get(item, ()))
        return above, below

    def _exchange(self, row: list[int], low: int) -> None:
        above, below = self._touched(row, low)
        self._shift(row, low)
        for source in above | below:
            self._measure(source)

    def _exchanged(self, row: list[int], low: int) -> float:
        """Exchange two neighbours, and say by how much the cost rose."""
        above, below = self._touched(row, low)
        before = {source: self.bar[source] for source in above | below}
        items = [item for block in (row[low], row[low + 1]) for item in self.members[block]]
        moved = [self.x[item] for item in items]
        change = -self._twins_apart(items)
        self._shift(row, low)
        for source in before:
            self._measure(source)
        change += self._twins_apart(items)
        if above:
            moved += [self.x[item] for item in items]
            near = self.above[bisect(self.above_x, min(moved)) : bisect(self.above_x, max(moved))]
            change += self._change(above, before, near)
        if below:
            moved = [bar[source][0] for bar in (before, self.bar) for source in below]
            near = self.below[bisect(self.below_x, min(moved)) : bisect(self.below_x, max(moved))]
            change += self._change(below, before, near)
        return change

    def _twins_apart(self, items: Sequence[int]) -> float:
        x = self.x
        return TWINS * fsum(abs(x[item] - x[twin]) for item in items for twin in self.twins.get(item, ()))

    def _change(self, touched: set[int], before: Mapping[int, Hung], nearby: Sequence[int]) -> float:
        """By how much moved lines cost more than before, among themselves and with those whose ends they passed."""
        bar = self.bar
        near = [bar[source] for source in dict.fromkeys(nearby) if source not in touched]
        change = 0.0
        own = list(touched)
        for place, source in enumerate(own):
            old, now = before[source], bar[source]
            change += LENGTH * ((now.high - now.low) - (old.high - old.low))
            for other in near:
                change += pair_cost(now, other) - pair_cost(old, other)
            for second in own[place + 1 :]:
                change += pair_cost(now, bar[second]) - pair_cost(old, before[second])
        return change
