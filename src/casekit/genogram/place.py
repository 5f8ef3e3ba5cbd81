"""Where everything stands from left to right, for given orders of the rows.

Children hang under the middle of their couple, couples stand near each other, and nothing that stands in a row comes
nearer to its neighbour than symbols, labels and the lines between them need.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import fsum

from casekit.genogram.kinds import Link
from casekit.genogram.legs import side_room
from casekit.genogram.slots import RowSlots, Slot, row_slots
from casekit.genogram.solver import Chain, Term, minimise
from casekit.genogram.structure import CARER, TIE, Kid, Structure
from casekit.text.frozen import dataclass

GAP = 22.0
BEND_GAP = 10.0
TRUNK_GAP = 28.0
COUPLE_GAP = 46.0
LINE_GAP = 12.0
"""How much further apart those stand at whom a relationship's line ends."""
BETWEEN = 92.0
"""The least length of a relationship's line between two who stand next to each other."""
PLATE_ROOM = 22.0
_PLAIN = (0.0, 0.0)
_PASSING = 0.15
"""How strongly a carer's line that passes a row wants to pass it right below where it comes from."""
_LIGHT = (Link.FOSTER, Link.STEP, TIE)
_SCATTERED = 0.2
"""How strongly parents stand above the middle of children between whom others stand."""
Parts = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A place from left to right as a sum over the items' places: Σ coefficient × x + constant."""

    parts: Parts
    constant: float

    def at(self, x: Sequence[float]) -> float:
        """Its value for given places of the items."""
        return self.constant + fsum(coefficient * x[item] for item, coefficient in self.parts)


@dataclass(frozen=True, slots=True)
class Frame:
    """Rows in order with all that follows from the order: spaces, reaches, distances, and what pulls on what.

    `slots[(row, gap, n)]` is where the n-th line of a space comes down, `anchors` the same by source.
    """

    rows: tuple[tuple[int, ...], ...]
    row_slots: tuple[RowSlots, ...]
    left: Mapping[int, float]
    right: Mapping[int, float]
    wider: Mapping[int, tuple[float, float]]
    """How much further than the symbol the lines beside it reach to the left and the right."""
    slots: Mapping[tuple[int, int, int], Form]
    anchors: Mapping[int, Form]
    chains: tuple[Chain, ...]


def frame(
    structure: Structure, rows: Sequence[Sequence[int]], spaces: tuple[RowSlots, ...] = (), *, lines: bool = True
) -> Frame:
    """Work out what an order of the rows asks for; `spaces` are those of its rows where they are known already."""
    spaces = spaces or tuple(row_slots(structure, rows, number) for number in range(len(rows)))
    left, right = _reaches(structure, rows)
    wider = {
        item: (side_room(plan.at_left), side_room(plan.at_right))
        for space in spaces
        for item, plan in space.legs.items()
    }
    for item, (more_left, more_right) in wider.items():
        left[item] = max(left[item], structure.items[item].half + more_left)
        right[item] = max(right[item], structure.items[item].half + more_right)
    slots: dict[tuple[int, int, int], Form] = {}
    anchors: dict[int, Form] = {}
    chains = []
    for number, space in enumerate(spaces):
        for gap, here in enumerate(space.gaps):
            for place, form in enumerate(_forms(space, gap, here, left, right)):
                slots[number, gap, place] = form
                source = here[place].source
                if source is not None:
                    anchors[source] = form
        if not space.order:
            continue
        apart = tuple(
            _apart(structure, space, gap, left, right, wider=wider, lines=lines) for gap in range(1, len(space.order))
        )
        chains.append(Chain(space.order, apart))
    shown = {item for row in rows for item in row}
    for bent in structure.sources:
        if bent.bend and bent.parents[0] in shown:
            anchors[bent.number] = Form(((bent.parents[0], 1.0),), 0.0)
    return Frame(tuple(map(tuple, rows)), spaces, left, right, wider, slots, anchors, tuple(chains))


def places(structure: Structure, frame: Frame, start: Sequence[float], iterations: int) -> list[float]:
    """The places of all items, in picture units. A second pass straightens lines that are nearly straight."""
    terms = _terms(structure, frame)
    x = minimise(terms, frame.chains, start, iterations)
    if iterations < 100:
        return x
    for _ in range(2):
        terms = [_stiffened(term, x) for term in terms]
        x = minimise(terms, frame.chains, x, iterations)
    return x


def packed(frame: Frame, size: int) -> list[float]:
    """A first place for everything: each row as tight as can be, round a common middle."""
    x = [0.0] * size
    for chain in frame.chains:
        here = -fsum(chain.apart) / 2
        for place, item in enumerate(chain.order):
            x[item] = here
            here += chain.apart[place] if place < len(chain.apart) else 0.0
    return x


def _reaches(structure: Structure, rows: Sequence[Sequence[int]]) -> tuple[dict[int, float], dict[int, float]]:
    """How far each item reaches to either side; a child with carers reaches further on the carers' side."""
    where = {item: (place + 0.5) / len(row) for row in rows for place, item in enumerate(row)}
    left = {item: structure.items[item].reach for item in where}
    right = dict(left)
    for source in structure.sources:
        if source.carer is None or source.parents[0] not in where:
            continue
        for kid in source.kids:
            if structure.items[kid.item].key:
                room = structure.plate_width[source.carer] + PLATE_ROOM
                side = right if _from_the_right(structure, where, source.parents, kid.item) else left
                side[kid.item] = max(side[kid.item], room)
    return left, right


def _from_the_right(structure: Structure, where: Mapping[int, float], carers: Sequence[int], child: int) -> bool:
    """Whether carers stand further right than the child's parents, or than the child if it has none."""
    others = [
        fsum(where[parent] for parent in source.parents) / len(source.parents)
        for source in structure.sources
        if source.carer is None and any(kid.item == child for kid in source.kids)
    ]
    home = fsum(others) / len(others) if others else where[child]
    return fsum(where[carer] for carer in carers) / len(carers) >= home


def _forms(
    space: RowSlots, gap: int, here: Sequence[Slot], left: Mapping[int, float], right: Mapping[int, float]
) -> list[Form]:
    """Where each line of a space comes down."""
    before = space.order[gap - 1] if gap > 0 else None
    after = space.order[gap] if gap < len(space.order) else None
    forms = []
    from_left, from_right = 0.0, fsum(slot.room for slot in here if slot.kind == "left")
    middle = [slot for slot in here if slot.kind in ("couple", "arch")]
    rights = fsum(slot.room for slot in here if slot.kind == "right")
    run = -fsum(slot.room for slot in middle) / 2
    for slot in here:
        if slot.kind == "right" and before is not None:
            forms.append(Form(((before, 1.0),), right[before] + from_left + 9.0))
            from_left += slot.room
        elif slot.kind == "left" and after is not None:
            from_right -= slot.room
            forms.append(Form(((after, 1.0),), -(left[after] + from_right + 9.0)))
        elif before is not None and after is not None:
            shift = (right[before] + rights - left[after] - from_right) / 2 + run + slot.room / 2
            forms.append(Form(((before, 0.5), (after, 0.5)), shift))
            run += slot.room
    return forms


def _apart(
    structure: Structure,
    space: RowSlots,
    gap: int,
    left: Mapping[int, float],
    right: Mapping[int, float],
    *,
    wider: Mapping[int, tuple[float, float]],
    lines: bool,
) -> float:
    """The least distance between the middles of two neighbours."""
    before, after = structure.items[space.order[gap - 1]], structure.items[space.order[gap]]
    edges = right[before.number] + left[after.number]
    halves = before.half + after.half
    halves += wider.get(before.number, _PLAIN)[1] + wider.get(after.number, _PLAIN)[0]
    here = space.gaps[gap]
    alone = fsum(slot.room for slot in here if slot.kind in ("left", "right"))
    middle = [slot for slot in here if slot.kind in ("couple", "arch")]
    tied = structure.family.lines_at if lines else {}
    more = LINE_GAP if before.key in tied or after.key in tied else 0.0
    plain = more + (BEND_GAP if not (before.key and after.key) else GAP)
    need = [edges + plain, edges + alone + 14.0 if alone else 0.0]
    if len(middle) == 1:
        need.append(halves + middle[0].label + 20.0)
        need.append(edges + alone + (TRUNK_GAP + 2 * more if middle[0].source is not None else plain))
    elif middle:
        need.append(edges + alone + fsum(slot.room for slot in middle) + 12.0)
    if gap in space.adjacent:
        need.append(halves + COUPLE_GAP + more)
    if after.key in tied.get(before.key, ()):
        need.append(halves + BETWEEN)
    return max(need)


def _terms(structure: Structure, frame: Frame) -> list[Term]:
    where = {item: place for row in frame.rows for place, item in enumerate(row)}
    terms: list[Term] = []
    partners: dict[int, list[int]] = {}
    for pair in structure.pairs:
        if pair.first in where:
            partners.setdefault(pair.first, []).append(pair.second)
            partners.setdefault(pair.second, []).append(pair.first)
    for number, anchor in frame.anchors.items():
        source = structure.sources[number]
        light = {kid.item for kid in source.kids if kid.link in _LIGHT or _elsewhere_too(structure, kid)}
        firm = [kid for kid in source.kids if kid.link != CARER and kid.item not in light]
        for kid in source.kids:
            if kid.link == CARER:
                passing = not source.bend and not structure.items[kid.item].key
                terms.append(_towards(anchor, kid.item, _PASSING if passing else 0.06))
        terms += [_towards(anchor, kid.item, 0.15) for kid in source.kids if kid.item in light]
        if len(firm) == 1:
            terms.append(_towards(anchor, firm[0].item, 2.0 if source.bend else 1.0))
        elif firm:
            ends = sorted((kid.item for kid in firm), key=where.__getitem__)
            parts = ((ends[0], -0.5), (ends[-1], -0.5))
            scattered = _scattered(frame.rows[structure.items[firm[0].item].row], where, firm, partners)
            weight = _SCATTERED if scattered else 1 + 0.15 * len(firm)
            terms.append((weight, _summed((*anchor.parts, *parts)), anchor.constant))
            terms += [_towards(anchor, kid.item, (0.1 if scattered else 0.06 / len(firm))) for kid in firm]
            together = sorted((kid.item for kid in firm), key=where.__getitem__)
            terms += [(0.04, ((a, 1.0), (b, -1.0)), 0.0) for a, b in pairwise(together)]
    for pair in structure.pairs:
        if pair.first in where:
            side_by_side = abs(where[pair.first] - where[pair.second]) == 1
            terms.append((0.35 if side_by_side else 0.08, ((pair.first, 1.0), (pair.second, -1.0)), 0.0))
    for a, b in structure.twins:
        if a in where:
            terms.append((0.5, ((a, 1.0), (b, -1.0)), 0.0))
    for row in frame.rows:
        terms += [(0.015, ((a, 1.0), (b, -1.0)), 0.0) for a, b in pairwise(row)]
    return terms


def _scattered(
    row: Sequence[int], where: Mapping[int, int], kids: Sequence[Kid], partners: Mapping[int, Sequence[int]]
) -> bool:
    """Whether people of other families stand between brothers and sisters. Their parents then need not stand above the
    middle, which would push those on one side far away.
    """
    own = {kid.item for kid in kids}
    own |= {partner for kid in kids for partner in partners.get(kid.item, ())}
    places = [where[kid.item] for kid in kids]
    return any(item not in own for item in row[min(places) : max(places)])


def _elsewhere_too(structure: Structure, kid: Kid) -> bool:
    """Whether an adopted child hangs from its birth parents too, under whom it stands."""
    homes = [structure.sources[number] for number in structure.fed_by[kid.item]]
    return kid.link == Link.ADOPTED and sum(home.carer is None for home in homes) > 1


def _towards(anchor: Form, item: int, weight: float) -> Term:
    return (weight, _summed((*anchor.parts, (item, -1.0))), anchor.constant)


def _summed(parts: Parts) -> Parts:
    """The same sum with each item once."""
    total: dict[int, float] = {}
    for item, coefficient in parts:
        total[item] = total.get(item, 0.0) + coefficient
    return tuple(total.items())


def _stiffened(term: Term, x: Sequence[float]) -> Term:
    """A line to one child that is off by less than a symbol pulls harder, so that it ends up straight."""
    weight, parts, constant = term
    off = abs(constant + fsum(coefficient * x[item] for item, coefficient in parts))
    single = weight in (1.0, 2.0)
    return (weight * 10, parts, constant) if single and 0.05 < off < 32 else term
