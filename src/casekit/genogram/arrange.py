"""All parts of a family side by side: who stands where from left to right, and where each line comes down."""

from math import fsum

from casekit.genogram.order import Placed, ordered
from casekit.genogram.slots import Arch, Slot
from casekit.genogram.structure import Structure
from casekit.text.frozen import dataclass

PARTS_APART = 44.0


@dataclass(frozen=True, slots=True)
class Down:
    """A slot in its place: `x` is where the line comes down, `label_x` the middle of its words.

    `adjacent` is whether a couple's line runs straight across this space; `nth` and `of` count those alone on one
    side of the space, from the person outwards.
    """

    row: int
    slot: Slot
    x: float
    label_x: float
    beside: int
    adjacent: bool
    nth: int
    of: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Places of items, order of rows, lines that come down, arches by row."""

    structure: Structure
    x: tuple[float, ...]
    rows: tuple[tuple[int, ...], ...]
    downs: tuple[Down, ...]
    arches: tuple[tuple[int, Arch], ...]
    plate_left: frozenset[int]
    """Children whose carers' lines come from the left."""

    @property
    def straight_pairs(self) -> frozenset[int]:
        """Unions whose partners stand side by side."""
        arched = {arch.union for _, arch in self.arches}
        return frozenset(pair.union for pair in self.structure.pairs if pair.union not in arched)


def arranged(structure: Structure) -> Arrangement:
    """Order and place everybody."""
    x = [0.0] * len(structure.items)
    rows: list[list[int]] = [[] for _ in structure.rows]
    downs: list[Down] = []
    arches: list[tuple[int, Arch]] = []
    taken: dict[int, float] = {}
    plate_left: set[int] = set()
    for part in ordered(structure):
        spans = _spans(part)
        shift = max((taken[r] - spans[r][0] + PARTS_APART for r in spans if r in taken), default=0.0)
        for number, row in enumerate(part.frame.rows):
            rows[number] += row
            for item in row:
                x[item] = part.x[item] + shift
        for number, (_, high) in spans.items():
            taken[number] = max(taken.get(number, high + shift), high + shift)
        downs += _downs(structure, part, shift)
        arches += [(n, arch) for n, space in enumerate(part.frame.row_slots) for arch in space.arches]
        plate_left |= {item for item, reach in part.frame.left.items() if reach > structure.items[item].reach}
    return Arrangement(structure, tuple(x), tuple(map(tuple, rows)), tuple(downs), tuple(arches), frozenset(plate_left))


def _spans(part: Placed) -> dict[int, tuple[float, float]]:
    """How far a part reaches on each of its rows; a part of several rows keeps its whole breadth on all of them."""
    spans: dict[int, tuple[float, float]] = {}
    for number, row in enumerate(part.frame.rows):
        if row:
            space = part.frame.row_slots[number]
            low = part.x[row[0]] - part.frame.left[row[0]] - fsum(slot.room for slot in space.gaps[0])
            high = part.x[row[-1]] + part.frame.right[row[-1]] + fsum(slot.room for slot in space.gaps[-1])
            spans[number] = (low, high)
    return spans


def _downs(structure: Structure, part: Placed, shift: float) -> list[Down]:
    found = []
    for (row, gap, place), form in part.frame.slots.items():
        space = part.frame.row_slots[row]
        here = space.gaps[gap]
        slot = here[place]
        x = form.at(part.x) + shift
        label_x, beside, nth, alike = x, -1, 0, 1
        if slot.kind in ("left", "right"):
            beside = space.order[gap - 1] if slot.kind == "right" else space.order[gap]
            same = [n for n, other in enumerate(here) if other.kind == slot.kind]
            nth, alike = same.index(place), len(same)
            nth = nth if slot.kind == "right" else alike - 1 - nth
        elif sum(other.kind in ("couple", "arch") for other in here) == 1:
            before, after = structure.items[space.order[gap - 1]], structure.items[space.order[gap]]
            wider = part.frame.wider
            edges = part.x[before.number] + before.half + wider.get(before.number, (0.0, 0.0))[1]
            edges += part.x[after.number] - after.half - wider.get(after.number, (0.0, 0.0))[0]
            label_x = edges / 2 + shift
        found.append(Down(row, slot, x, label_x, beside, gap in space.adjacent, nth, alike))
    return found
