"""What hangs in the space below each row: uprights to children, forks to twins, and the bars that join them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from casekit.genogram.arrange import Arrangement
from casekit.genogram.kinds import Link, TwinKind
from casekit.genogram.lanes import Bar, lanes
from casekit.genogram.ports import WIDE, Ports
from casekit.genogram.structure import Kid, Source
from casekit.text.frozen import dataclass

TAGS = {Link.DONOR: "D", Link.SURROGATE: "S", Link.PUTATIVE: "?"}
"""The letter that stands on a child's line for a kind of link."""


@dataclass(frozen=True, slots=True)
class Fork:
    """Twins below one source: slanted lines from one point to each child's upright."""

    kids: tuple[tuple[Kid, float], ...]
    kind: TwinKind
    x: float
    lane: int = 0

    @property
    def span(self) -> tuple[float, float]:
        """From the leftmost to the rightmost point of the slanted lines."""
        return min(self.x, self.kids[0][1]), max(self.x, self.kids[-1][1])


@dataclass(frozen=True, slots=True)
class Hanging:
    """One source's lines in the space below its row: the trunk's x, single uprights, forks."""

    source: Source
    trunk: float
    kids: tuple[tuple[Kid, float], ...]
    forks: tuple[Fork, ...]

    @property
    def uprights(self) -> list[float]:
        """The x of everything that goes straight down: trunk, single children, twins' common points and twins."""
        twins = [x for fork in self.forks for x in (fork.x, *(end for _, end in fork.kids))]
        return [self.trunk, *(x for _, x in self.kids), *twins]

    @property
    def bar(self) -> Bar:
        """The bar that joins the uprights."""
        return Bar(self.source.number, self.trunk, (*(x for _, x in self.kids), *(fork.x for fork in self.forks)))


@dataclass(frozen=True, slots=True)
class Space:
    """The space below one row: what hangs there, and the lanes of children's bars and of carers' bars."""

    hanging: tuple[Hanging, ...]
    lane: Mapping[int, int]
    carer_lane: Mapping[int, int]
    tagged: bool
    fork_lane_count: int
    """How many heights twins' common points take: slanted lines that pass each other begin at heights of their own."""

    @property
    def lane_count(self) -> int:
        """How many heights children's bars take."""
        return max(self.lane.values(), default=-1) + 1

    @property
    def carer_lane_count(self) -> int:
        """How many heights carers' lines take, each one its own."""
        return max(self.carer_lane.values(), default=-1) + 1


def spaces(arrangement: Arrangement, port: Ports) -> tuple[Space, ...]:
    """For every row, what hangs below it."""
    in_row: list[list[Source]] = [[] for _ in arrangement.rows]
    for source in arrangement.structure.sources:
        in_row[source.row].append(source)
    return tuple(_space(arrangement, port, sources) for sources in in_row)


def _space(arrangement: Arrangement, port: Ports, sources: Sequence[Source]) -> Space:
    structure = arrangement.structure
    hanging = _fork_lanes([_hanging(arrangement, port, source) for source in sources])
    children = [one.bar for one in hanging if one.source.carer is None]
    carers = [one.bar for one in hanging if one.source.carer is not None]
    rooms = {one.source.number: _plate_room(arrangement, one.source) for one in hanging}
    ends = [kid for one in hanging for kid in one.source.kids if structure.items[kid.item].key]
    return Space(
        hanging,
        lanes(children),
        _carer_lanes(carers, rooms),
        any(kid.link in TAGS for kid in ends),
        1 + max((fork.lane for one in hanging for fork in one.forks), default=-1),
    )


def _fork_lanes(hanging: Sequence[Hanging]) -> tuple[Hanging, ...]:
    """Give twins' common points lanes, so that nobody's slanted line runs into another's point."""
    taken: list[tuple[float, float, int]] = []
    done = []
    for one in hanging:
        forks = []
        for fork in one.forks:
            low, high = fork.span
            met = {lane for left, right, lane in taken if left < high + 12.0 and low < right + 12.0}
            lane = next(lane for lane in range(len(met) + 1) if lane not in met)
            taken.append((low, high, lane))
            forks.append(replace(fork, lane=lane))
        done.append(replace(one, forks=tuple(forks)))
    return tuple(done)


def _plate_room(arrangement: Arrangement, source: Source) -> float:
    """How far beyond its own line the words on a carer's line may reach."""
    return 0.0 if source.carer is None else arrangement.structure.plate_width[source.carer] + 12.0


def _carer_lanes(bars: list[Bar], rooms: Mapping[int, float]) -> dict[int, int]:
    """Lanes for carers' lines: one above the other where lines or words could meet, crossing each other seldom.

    Lines that come straight down take the uppermost lanes: there, no line to another carer passes close by.
    """
    order = lanes(bars)
    lane: dict[int, int] = {}
    placed: list[Bar] = []
    for bar in sorted(bars, key=lambda bar: (order.get(bar.number, -1), bar.number)):
        low, high = bar.span[0] - rooms[bar.number], bar.span[1] + rooms[bar.number]
        met = [
            lane[other.number]
            for other in placed
            if low < other.span[1] + rooms[other.number] and other.span[0] - rooms[other.number] < high
        ]
        lane[bar.number] = max(met, default=-1) + 1
        placed.append(bar)
    return lane


def _hanging(arrangement: Arrangement, port: Ports, source: Source) -> Hanging:
    structure = arrangement.structure
    by_child = {kid.child: kid for kid in source.kids}
    forks = []
    if source.union is not None and source.carer is None and not source.bend and not source.tie:
        for twins in structure.family.unions[source.union].twins:
            together = [by_child[key] for key in twins.of if key in by_child]
            if len(together) == len(twins.of):
                ends = sorted(
                    ((kid, port.upright[source.number, kid.item]) for kid in together), key=lambda end: end[1]
                )
                x = _fork_x(arrangement, port, source, ends)
                forks.append(Fork(tuple(ends), twins.kind, x))
    forked = {kid.item for fork in forks for kid, _ in fork.kids}
    singles = tuple((kid, port.upright[source.number, kid.item]) for kid in source.kids if kid.item not in forked)
    return Hanging(source, port.trunk[source.number], singles, tuple(forks))


def _fork_x(arrangement: Arrangement, port: Ports, source: Source, twins: Sequence[tuple[Kid, float]]) -> float:
    """The twins' common point: under the trunk or midway between them, clear of all others' uprights."""
    sources = arrangement.structure.sources
    middle = (twins[0][1] + twins[-1][1]) / 2
    own = {(source.number, kid.item) for kid, _ in twins}
    busy = [x for end, x in port.upright.items() if end not in own and sources[end[0]].row == source.row]
    busy += [port.trunk[other.number] for other in sources if other.row == source.row and other is not source]
    offers = [middle + sign * step for step in range(0, 60, 4) for sign in (1, -1)]
    if abs(port.trunk[source.number] - middle) <= 12.0:
        offers.insert(0, port.trunk[source.number])
    clear = [x for x in offers if all(abs(x - other) >= WIDE for other in busy)]
    return clear[0] if clear else middle
