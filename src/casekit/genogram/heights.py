"""How far down everything is: rows of symbols, and between them bars, carers' lanes, letters, arches and forks."""

from collections.abc import Sequence

from casekit.genogram.arrange import Arrangement
from casekit.genogram.hang import Space
from casekit.genogram.labels import Labels
from casekit.genogram.symbols import HALF
from casekit.genogram.tracks import SECOND_LINE, below_line
from casekit.text.frozen import dataclass

LANE = 12.0
PAD = 10.0
TAG_ROOM = 22.0
FORK_ROOM = 30.0
LEAST_SPACE = 56.0
LABEL_TOP = 3.0
LINE_ROOM = 10.0
"""How much lower each row stands, and its bars, where there are relationship lines."""
MARK_ROOM = 6.5


@dataclass(frozen=True, slots=True)
class Above:
    """The space above one row, as distances down from the picture's top (y).

    Children's bars run at `bars + LANE × lane`, carers' lines at `carers[lane]` (words stand below them), twins'
    common points at `forks[lane]`; their slanted lines end `FORK_ROOM` below, from where they go straight down. Then
    come arches at `arches[level]`. Letters on lines stand at `tags`; `end` is where symbols may begin.
    """

    bars: float
    carers: tuple[float, ...]
    forks: tuple[float, ...]
    arches: tuple[float, ...]
    tags: float
    end: float


@dataclass(frozen=True, slots=True)
class Heights:
    """The middle of each row's symbols, the space above each row, and the lowest edge of all labels."""

    middle: tuple[float, ...]
    above: tuple[Above, ...]
    bottom: float


def heights(arrangement: Arrangement, labels: Labels, spaces: Sequence[Space]) -> Heights:
    """Give every row as much height as what stands on it and above it needs."""
    middle: list[float] = []
    above: list[Above] = []
    y = 0.0
    for row, items in enumerate(arrangement.rows):
        over = spaces[row - 1] if row else None
        here = _above(arrangement, labels, over, row, y)
        above.append(here)
        middle.append(max(here.end + PAD / 2 + HALF, y + LEAST_SPACE + HALF if row else 0.0))
        keys = [arrangement.structure.items[item].key for item in items]
        lines = max((len(labels.members[key]) for key in keys if key), default=0)
        y = middle[-1] + HALF + LABEL_TOP + labels.pitch * lines
    return Heights(tuple(middle), tuple(above), y)


def _above(arrangement: Arrangement, labels: Labels, over: Space | None, row: int, y: float) -> Above:
    lines = LINE_ROOM if arrangement.structure.family.lines_at else 0.0
    y += PAD + lines
    bars = y + LANE
    if over is not None:
        y = bars + LANE * over.lane_count
    carers = []
    for height in _plate_heights(arrangement, labels, over):
        y += LANE
        carers.append(y)
        y += height
    if carers:
        y += LANE
    forks = []
    for _ in range(over.fork_lane_count if over is not None else 0):
        forks.append(y)
        y += FORK_ROOM
    arches = []
    for height in reversed(_arch_heights(arrangement, labels, row)):
        y += height
        arches.append(y)
    if arches:
        y += PAD + _below_arches(arrangement, row)
    tags = y
    if over is not None and over.tagged:
        tags = y + TAG_ROOM / 2
        y += TAG_ROOM
    y += max(_headroom(arrangement, labels, row), lines)
    return Above(bars, tuple(carers), tuple(forks), tuple(reversed(arches)), tags, y)


def _plate_heights(arrangement: Arrangement, labels: Labels, over: Space | None) -> list[float]:
    """The height of the words on each carer lane; none where the line only passes."""
    if over is None:
        return []
    found = [0.0] * over.carer_lane_count
    for one in over.hanging:
        carer = one.source.carer
        if carer is not None and any(arrangement.structure.items[kid.item].key for kid in one.source.kids):
            found[over.carer_lane[one.source.number]] = labels.note_pitch * len(labels.carers[carer]) + 6.0
    return found


def _arch_heights(arrangement: Arrangement, labels: Labels, row: int) -> list[float]:
    """The height that each level of arches needs, lowest first."""
    levels: list[float] = []
    unions = arrangement.structure.family.unions
    drawn = [arch.union for number, arch in arrangement.arches if number == row and arch.union is not None]
    second = SECOND_LINE if any(unions[union].related for union in drawn) else 0.0
    second += max((below_line(unions[union]) for union in drawn), default=0.0)
    for number, arch in arrangement.arches:
        if number == row:
            lines = labels.unions[arch.union] if arch.union is not None else labels.carers[arch.carer or 0]
            levels += [0.0] * (arch.level + 1 - len(levels))
            levels[arch.level] = max(levels[arch.level], labels.note_pitch * len(lines) + 8.0 + MARK_ROOM + second)
    return levels


def _below_arches(arrangement: Arrangement, row: int) -> float:
    """The height that marks under arches need, so that they touch nobody below."""
    unions = arrangement.structure.family.unions
    return max(
        (
            below_line(unions[arch.union])
            for number, arch in arrangement.arches
            if number == row and arch.union is not None
        ),
        default=0.0,
    )


def _headroom(arrangement: Arrangement, labels: Labels, row: int) -> float:
    """How far the dates on couples' straight lines stand out above the symbols."""
    need = 0.0
    for pair in arrangement.structure.pairs:
        if pair.row == row and pair.union in arrangement.straight_pairs:
            need = max(need, 5.0 + MARK_ROOM + labels.note_pitch * len(labels.unions[pair.union]) - HALF)
    return need
