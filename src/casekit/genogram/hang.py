"""What hangs in the space below each row: uprights to children, forks to twins, and the bars that join them."""

from collections.abc import Mapping
from dataclasses import dataclass

from casekit.genogram.arrange import Arrangement
from casekit.genogram.family import Link, TwinKind
from casekit.genogram.lanes import Bar, lanes
from casekit.genogram.ports import Ports
from casekit.genogram.structure import CARER, Kid, Source

TAGS = {Link.DONOR: "D", Link.SURROGATE: "S", Link.PUTATIVE: "?"}
"""The letter that stands on a child's line for a kind of link."""


@dataclass(frozen=True, slots=True)
class Fork:
    """Twins of one row below one source: slanted lines from one point."""

    kids: tuple[Kid, ...]
    kind: TwinKind
    x: float


@dataclass(frozen=True, slots=True)
class Hanging:
    """One source's lines in the space below its row: the trunk's x, single uprights, forks."""

    source: Source
    trunk: float
    kids: tuple[tuple[Kid, float], ...]
    forks: tuple[Fork, ...]

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
    forked: bool

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
    return tuple(_space(arrangement, port, row) for row in range(len(arrangement.rows)))


def _space(arrangement: Arrangement, port: Ports, row: int) -> Space:
    structure = arrangement.structure
    hanging = tuple(_hanging(arrangement, port, source) for source in structure.sources if source.row == row)
    children = [one.bar for one in hanging if one.source.carer is None]
    carers = [one.bar for one in hanging if one.source.carer is not None]
    order = sorted(carers, key=lambda bar: (bar.kids, bar.trunk))
    carer_lane = {bar.number: place for place, bar in enumerate(_nested(order))}
    ends = [kid for one in hanging for kid in one.source.kids if structure.items[kid.item].key]
    return Space(
        hanging,
        lanes(children),
        carer_lane,
        any(kid.link in TAGS for kid in ends),
        any(one.forks for one in hanging),
    )


def _nested(bars: list[Bar]) -> list[Bar]:
    """Carers' bars from top to bottom so that they cross each other seldom."""
    order = lanes(bars)
    return sorted(bars, key=lambda bar: (order.get(bar.number, len(bars)), bar.number))


def _hanging(arrangement: Arrangement, port: Ports, source: Source) -> Hanging:
    structure = arrangement.structure
    by_child = {kid.child: kid for kid in source.kids if structure.items[kid.item].key == kid.child}
    forks = []
    if source.union is not None and source.carer is None and not source.bend:
        for twins in structure.family.unions[source.union].twins:
            together = [by_child[key] for key in twins.of if key in by_child]
            if len(together) == len(twins.of):
                ends = [arrangement.x[kid.item] for kid in together]
                together.sort(key=lambda kid: arrangement.x[kid.item])
                forks.append(Fork(tuple(together), twins.kind, _fork_x(port, source, (min(ends) + max(ends)) / 2)))
    forked = {kid.item for fork in forks for kid in fork.kids}
    singles = tuple((kid, port.upright[source.number, kid.item]) for kid in source.kids if kid.item not in forked)
    return Hanging(source, port.trunk[source.number], singles, tuple(forks))


def _fork_x(port: Ports, source: Source, middle: float) -> float:
    """The twins' common point: under the trunk where that is near the middle between them."""
    trunk = port.trunk[source.number]
    return trunk if abs(trunk - middle) <= 12.0 else middle


def is_carer(kid: Kid) -> bool:
    """Whether a line is a carer's and not a parent's."""
    return kid.link == CARER
