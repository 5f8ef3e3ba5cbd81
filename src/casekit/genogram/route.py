"""The lines of the family in picture units: couples, sibships, children, carers, and where their words stand."""

from collections.abc import Sequence
from itertools import pairwise

from casekit.genogram.arrange import Arrangement, Down
from casekit.genogram.family import NoRoom
from casekit.genogram.hang import TAGS, Fork, Hanging, Space, spaces
from casekit.genogram.heights import FORK_ROOM, LANE, Heights, heights
from casekit.genogram.kinds import TwinKind
from casekit.genogram.labels import Labels, width_of
from casekit.genogram.ports import Ports, ports
from casekit.genogram.structure import Kid
from casekit.genogram.symbols import side_at, top_at
from casekit.genogram.tracks import (
    CarerRoute,
    ChildRoute,
    CoupleRoute,
    Label,
    Routes,
    Run,
    SibshipRoute,
    by_entry,
    label_lift,
    mark_half_width,
)
from casekit.pictures.canvas import Point

_SIGN_HEIGHTS = (2.0, 13.0, -8.0)
"""How far below the end of twins' slanted lines the question mark between them may stand, the best first."""


def routes(arrangement: Arrangement, labels: Labels) -> Routes:
    """Draw all lines. Raises `NoRoom` where a carer's words find no free place."""
    port = ports(arrangement)
    below = spaces(arrangement, port)
    return _Router(arrangement, labels, port, below, heights(arrangement, labels, below)).routed()


class _Router:
    """Turns places and heights into lines."""

    def __init__(
        self, arrangement: Arrangement, labels: Labels, port: Ports, below: Sequence[Space], height: Heights
    ) -> None:
        self.arrangement = arrangement
        self.structure = arrangement.structure
        self.family = arrangement.structure.family
        self.labels = labels
        self.port = port
        self.below = below
        self.height = height
        self.hanging = {one.source.number: (row, one) for row, space in enumerate(below) for one in space.hanging}
        self.bent = {one.source.parents[0]: one for _, one in self.hanging.values() if one.source.bend}
        self.ties = {
            one.source.union: one for _, one in self.hanging.values() if one.source.tie and not one.source.bend
        }
        self.downs_of: dict[int, list[Down]] = {}
        self.downs_in: dict[int, list[float]] = {}
        for down in arrangement.downs:
            self.downs_in.setdefault(down.row, []).append(down.x)
            if down.slot.union is not None:
                self.downs_of.setdefault(down.slot.union, []).append(down)
        self.couple_y: dict[int, float] = {}
        self.alone: dict[int, Run] = {}
        self.arrival: dict[int, float] = {}
        """The height at which the line to a stand-in turns towards the partner beside it."""

    def routed(self) -> Routes:
        middle = {key: self._middle(item) for key, item in self.structure.of_key.items()}
        self._lines_alone()
        couples = [*self._straight_couples(), *self._arched_couples(), *self._parents_alone()]
        sibships, children, carers = self._all_hanging()
        return Routes(
            middle,
            tuple(sorted(couples, key=lambda one: one.union)),
            tuple(sibships),
            tuple(children),
            by_entry([*carers, *self._level_carers()]),
            self.height.bottom,
        )

    def _middle(self, item: int) -> Point:
        return self.arrangement.x[item], self.height.middle[self.structure.items[item].row]

    def _member_of(self, item: int) -> str:
        return self.structure.items[item].key

    def _downs(self, union: int) -> list[Down]:
        """Where a couple's own lines come down, but not the first part of a line between two rows."""
        tie = self.ties.get(union)
        number = tie.source.number if tie is not None else -1
        return [down for down in self.downs_of.get(union, ()) if down.slot.source != number]

    def _straight_couples(self) -> list[CoupleRoute]:
        found = []
        for pair in self.structure.pairs:
            if pair.union in self.arrangement.straight_pairs:
                left, right = sorted((pair.first, pair.second), key=self.arrangement.x.__getitem__)
                y = self.height.middle[pair.row]
                x = self.arrangement.x
                ends = (x[left] + self._side(left, 0), x[right] - self._side(right, 0))
                self.couple_y[pair.union] = y
                line: Run = ((ends[0], y), (ends[1], y))
                for item, other in ((left, ends[1]), (right, ends[0])):
                    if self.structure.items[item].stand_in:
                        line = (*self._tie_line(pair.union, item, y), (other, y))
                found.append(self._couple(pair.union, line, ends, y))
        return found

    def _side(self, item: int, down: float) -> float:
        key = self._member_of(item)
        return side_at(self.family.member(key), abs(down)) if key else 0.0

    def _tie_line(self, union: int, stand_in: int, y: float) -> Run:
        """From the partner of the upper row down to the height at which the line turns to the other partner."""
        tie = self.ties[union]
        self.arrival[stand_in] = y
        kid, x = tie.kids[0]
        line, _ = self._down_to(tie, tie.source.row, kid, x)
        return (*self.alone[tie.source.number][:1], *line)

    def _arched_couples(self) -> list[CoupleRoute]:
        found = []
        for place, (row, arch) in enumerate(self.arrangement.arches):
            if arch.union is not None:
                y = self.height.above[row].arches[arch.level]
                line = self._arch_line(place, y)
                self.couple_y[arch.union] = y
                level = [x for x, height in line if height == y]
                ends = (min(level), max(level))
                for item, run in ((arch.first, line), (arch.second, line[::-1])):
                    if self.structure.items[item].stand_in:
                        after = run[1:] if run[0] == (self.port.leg[place, item].x, y) else run[::-1][1:]
                        line = (*self._tie_line(arch.union, item, y), *after)
                found.append(self._couple(arch.union, line, ends, y))
        return found

    def _arch_line(self, place: int, y: float) -> Run:
        arch = self.arrangement.arches[place][1]
        left, right = sorted((arch.first, arch.second), key=self.arrangement.x.__getitem__)
        first, second = self._foot(place, left, y), self._foot(place, right, y)
        return (*first, *reversed(second))

    def _foot(self, place: int, item: int, y: float) -> Run:
        """One end of an arch, from the symbol up to the arch's height `y`; or down to there, for a stand-in."""
        leg = self.port.leg[place, item]
        if self.structure.items[item].stand_in:
            return ((leg.x, y),)
        if leg.side is None:
            return ((leg.x, self._top(item, leg.x)), (leg.x, y))
        x, middle = self._middle(item)
        edge = x + self._side(item, leg.side) * (1 if leg.x > x else -1)
        return ((edge, middle - leg.side), (leg.x, middle - leg.side), (leg.x, y))

    def _top(self, item: int, x: float) -> float:
        """Where an upright at `x` meets the symbol from above, or turns to a partner of a lower row."""
        if self.structure.items[item].stand_in:
            return self.arrival[item]
        middle = self._middle(item)
        return middle[1] - top_at(self.family.member(self._member_of(item)), x - middle[0])

    def _couple(self, union: int, line: Run, ends: tuple[float, float], y: float) -> CoupleRoute:
        downs = self._downs(union)
        wide = max(downs, key=lambda down: down.slot.label)
        base = y - label_lift(self.family.unions[union])
        trunks = [down.x for down in downs if down.slot.source is not None]
        own = {down.x for down in downs}
        low, high = ends[0] - 20.0, ends[1] + 20.0
        others = [x for x in self.downs_in[downs[0].row] if x not in own and low < x < high]
        label = Label(self.labels.unions[union], wide.label_x, base)
        return CoupleRoute(union, line, label, (self._mark_x(union, ends, wide.label_x, [*trunks, *others]), y))

    def _mark_x(self, union: int, ends: tuple[float, float], wish: float, busy: Sequence[float]) -> float:
        """The place for slashes on a couple's line: near its words, clear of what comes down."""
        need = mark_half_width(self.family.unions[union]) + 4.0
        offers = [wish + step * sign for step in range(0, 60, 2) for sign in (-1, 1)]
        inside = [x for x in offers if ends[0] + need <= x <= ends[1] - need]

        def clearance(x: float) -> float:
            return min((abs(x - other) for other in busy), default=99.0)

        good = [x for x in inside if clearance(x) >= need]
        if good:
            return good[0]
        return max(inside, key=clearance, default=(ends[0] + ends[1]) / 2)

    def _parents_alone(self) -> list[CoupleRoute]:
        found = []
        for number, union in enumerate(self.family.unions):
            for down in self._downs(number) if union.alone else []:
                if down.slot.carer is None:
                    line = self._beside(down)
                    outward = 5.0 if down.slot.kind == "right" else -5.0
                    anchor = "start" if down.slot.kind == "right" else "end"
                    label = Label(self.labels.unions[number], line[-1][0] + outward, line[-1][1] + 3.5, anchor)
                    middle = (line[0][0] + line[-1][0]) / 2
                    found.append(CoupleRoute(number, line, label, (middle, line[0][1])))
        return found

    def _lines_alone(self) -> None:
        """The first part of every line out of one person's side."""
        for down in self.arrangement.downs:
            if down.slot.source is not None and down.slot.kind in ("left", "right"):
                self.alone[down.slot.source] = self._beside(down)

    def _beside(self, down: Down) -> Run:
        """A short line out of the side of one who stands alone; of several, the nearest turns down lowest."""
        x, y = self._middle(down.beside)
        steps = 12.0 if down.adjacent else 0.0
        drop = min(17.0, steps + (down.of - 1 - down.nth) * (5.0 if down.adjacent else 8.0))
        side = self._side(down.beside, drop)
        corner = self.port.trunk.get(down.slot.source, down.x) if down.slot.source is not None else down.x
        return ((x + side if down.slot.kind == "right" else x - side, y + drop), (corner, y + drop))

    def _all_hanging(self) -> tuple[list[SibshipRoute], list[ChildRoute], list[CarerRoute]]:
        sibships: list[SibshipRoute] = []
        children: list[ChildRoute] = []
        carers: list[CarerRoute] = []
        for number, (row, one) in self.hanging.items():
            if one.source.bend or one.source.tie:
                continue
            if one.source.carer is not None:
                kid, x = one.kids[0]
                line, end_row = self._down_to(one, row, kid, x)
                start = self.alone.get(number, ())[:1]
                plate = self._plate(one, line, end_row)
                whole = start + line
                whole = whole[::-1] if one.source.upward else whole
                carers.append(CarerRoute(one.source.carer, (whole,), (plate,)))
            else:
                shared, own = self._sibship(one, row)
                children += own
                if shared is not None:
                    sibships.append(shared)
        return sibships, children, carers

    def _start(self, one: Hanging) -> Point:
        number = one.source.number
        if number in self.alone:
            return self.alone[number][-1]
        if one.source.bend:
            return (one.trunk, self._bar_y(one))
        return (one.trunk, self.couple_y[one.source.union if one.source.union is not None else -1])

    def _bar_y(self, one: Hanging) -> float:
        row = one.source.row
        above = self.height.above[row + 1]
        if one.source.carer is not None:
            return above.carers[self.below[row].carer_lane[one.source.number]]
        return above.bars + LANE * self.below[row].lane.get(one.source.number, 0)

    def _down_to(self, one: Hanging, row: int, kid: Kid, x: float) -> tuple[Run, int]:
        """The whole line from a source to one kid, through all bends, and the row where it ends."""
        start = self._start(one)
        line = [start]
        if abs(x - start[0]) >= 0.05:
            line += [(start[0], self._bar_y(one)), (x, self._bar_y(one))]
        tail, end_row = self._tail(kid, x, row + 1)
        return (*line, *tail), end_row

    def _tail(self, kid: Kid, x: float, row: int) -> tuple[Run, int]:
        """From the bar above a row down to a kid, or through a bend to a row below."""
        line: list[Point] = []
        while kid.item in self.bent:
            bend = self.bent[kid.item]
            kid, below = bend.kids[0]
            if abs(below - x) >= 0.05:
                line += [(x, self._bar_y(bend)), (below, self._bar_y(bend))]
            x, row = below, row + 1
        return (*line, (x, self._top(kid.item, x))), row

    def _sibship(self, one: Hanging, row: int) -> tuple[SibshipRoute | None, list[ChildRoute]]:
        union = one.source.union if one.source.union is not None else -1
        if len(one.kids) == 1 and not one.forks:
            kid, x = one.kids[0]
            line, end_row = self._down_to(one, row, kid, x)
            return None, [ChildRoute(union, kid.child, kid.link, line, self._tag(kid, line[-1][0], end_row))]
        start, bar = self._start(one), self._bar_y(one)
        low, high = one.bar.span
        shared: list[Run] = []
        if high - low >= 0.05:
            shared += [(start, (start[0], bar)), ((low, bar), (high, bar))]
            top = bar
        else:
            top = start[1]
        children = []
        for kid, x in one.kids:
            tail, end_row = self._tail(kid, x, row + 1)
            children.append(
                ChildRoute(union, kid.child, kid.link, ((x, bar), *tail), self._tag(kid, tail[-1][0], end_row))
            )
        above = self.height.above[row + 1]
        bars: list[Run] = []
        unsure: list[Point] = []
        for fork in one.forks:
            shared.append(((fork.x, top), (fork.x, above.forks[fork.lane])))
            children += [self._twin(union, fork, end, row) for end in fork.kids]
            origin = above.forks[fork.lane]
            self._mark_twins(one, fork, (origin, origin + FORK_ROOM), bars, unsure)
        return SibshipRoute(union, tuple(shared), tuple(bars), tuple(unsure)), children

    def _twin(self, union: int, fork: Fork, twin: tuple[Kid, float], row: int) -> ChildRoute:
        kid, x = twin
        above = self.height.above[row + 1]
        tail, end_row = self._tail(kid, x, row + 1)
        origin = above.forks[fork.lane]
        line = ((fork.x, origin), (x, origin + FORK_ROOM), *tail)
        return ChildRoute(union, kid.child, kid.link, line, self._tag(kid, tail[-1][0], end_row))

    def _passing(self, own: Hanging) -> list[float]:
        """The x of every upright in the space that somebody's children hang in, but not of their own twins."""
        others = [one for one in self.below[own.source.row].hanging if one is not own]
        return [*(x for _, x in own.kids), *(x for one in others for x in one.uprights)]

    def _slants(self, own: Hanging, top: float, bottom: float) -> list[tuple[float, float]]:
        """From where to where the slanted lines of other twins run between two heights."""
        found = []
        for fork in (fork for one in self.below[own.source.row].hanging if one is not own for fork in one.forks):
            origin = self.height.above[own.source.row + 1].forks[fork.lane]
            parts = [min(1.0, max(0.0, (y - origin) / FORK_ROOM)) for y in (top, bottom)]
            if parts[0] < parts[1]:
                ends = [[fork.x + part * (x - fork.x) for part in parts] for _, x in fork.kids]
                found += [(min(pair), max(pair)) for pair in ends]
        return found

    def _mark_twins(
        self, one: Hanging, fork: Fork, between: tuple[float, float], bars: list[Run], unsure: list[Point]
    ) -> None:
        """A bar between identical twins; a question mark, clear of other lines, where it is not known."""
        origin, stem = between
        ends = [x for _, x in fork.kids]
        if fork.kind is TwinKind.IDENTICAL:
            part = 0.55
            y = origin + part * (stem - origin)
            left, right = (fork.x + part * (end - fork.x) for end in (ends[0], ends[-1]))
            bars.append(((left, y), (right, y)))
        elif fork.kind is TwinKind.UNKNOWN:
            middle = (ends[0] + ends[1]) / 2 if len(ends) > 2 else fork.x
            reach = int(max(0.0, ends[1] - ends[0] - 24.0) / 2)
            offers = [middle + sign * step for step in range(0, reach + 1, 3) for sign in (1, -1)]
            inner = [x for x in offers if ends[0] + 10.0 <= x <= ends[1] - 10.0] or [middle]
            uprights = [(x, x) for x in self._passing(one)]
            for lower in _SIGN_HEIGHTS:
                busy = [*uprights, *self._slants(one, stem + lower - 10.0, stem + lower + 4.0)]
                clear = [x for x in inner if all(x < low - 7.0 or x > high + 7.0 for low, high in busy)]
                if clear:
                    unsure.append((clear[0], stem + lower))
                    return
            unsure.append((inner[0], stem + _SIGN_HEIGHTS[0]))

    def _tag(self, kid: Kid, x: float, row: int) -> Point | None:
        return (x, self.height.above[row].tags) if kid.link in TAGS else None

    def _level_carers(self) -> list[CarerRoute]:
        found = []
        for place, (row, arch) in enumerate(self.arrangement.arches):
            if arch.carer is not None:
                y = self.height.above[row].arches[arch.level]
                line = self._arch_line(place, y)
                low, high = line[0][0], line[-1][0]
                if self.arrangement.x[arch.first] > self.arrangement.x[arch.second]:
                    line = line[::-1]
                spots = [
                    d.label_x
                    for d in self.arrangement.downs
                    if d.slot.carer == arch.carer and d.slot.kind == "arch" and low < d.label_x < high
                ]
                plate = Label(self.labels.carers[arch.carer], spots[0], y - 5.0)
                found.append(CarerRoute(arch.carer, (line,), (plate,)))
        return found

    def _plate(self, one: Hanging, line: Run, end_row: int) -> Label:
        """Words below a carer's line in its own lane of the space above the child, clear of every upright there."""
        carer = one.source.carer if one.source.carer is not None else -1
        last = self._last(one)
        words = self.labels.carers[carer]
        bar = self._bar_y(last)
        if not words:
            return Label((), line[-1][0], bar)
        width, height = width_of(words), self.labels.note_pitch * len(words) + 2.0
        port, trunk = line[-1][0], last.trunk
        busy = [*self._uprights(last, end_row - 1, bar, bar + height), port]
        for clear in (6.0, 3.0):
            offers = _free_places(busy, (min(port, trunk), max(port, trunk)), port, width, clear)
            if offers and not min(offers)[0]:
                return Label(words, min(offers)[2], bar + height)
        raise NoRoom("The words on a carer's line find no room that touches no other line.")

    def _last(self, one: Hanging) -> Hanging:
        """The last stretch of a carer's line, in the space right above the child."""
        kid = one.kids[0][0]
        while kid.item in self.bent:
            one = self.bent[kid.item]
            kid = one.kids[0][0]
        return one

    def _uprights(self, own: Hanging, row: int, top: float, bottom: float) -> list[float]:
        """The x of every other upright that passes a carer's lane."""
        found = []
        for one in self.below[row].hanging:
            if one.source.number == own.source.number:
                continue
            bar = self._bar_y(one)
            if one.source.carer is None or bar < bottom:
                found += [x for _, x in one.kids] + [fork.x for fork in one.forks]
            if one.source.carer is not None and bar > top:
                found.append(one.trunk)
        return found


def _free_places(
    busy: Sequence[float], span: tuple[float, float], wish: float, width: float, clear: float
) -> list[tuple[bool, float, float]]:
    """Where words fit between uprights: whether too far from their line's `span`, how far from the wish, the middle."""
    offers = []
    for left, right in pairwise(sorted([-1e6, *busy, 1e6])):
        if right - left >= width + 2 * clear:
            centre = min(max(wish, left + width / 2 + clear), right - width / 2 - clear)
            apart = max(0.0, span[0] - (centre + width / 2), centre - width / 2 - span[1])
            offers.append((apart > 8.0, abs(centre - wish), centre))
    return offers
