"""The family as things that have a place in a row, lines that hang from them, and what must stand left of what.

A line over more than one row passes each row between in a bend, a thing without a symbol. A source is whatever
children's lines hang from in the space below a row: a couple, a parent alone, a carer, or a bend.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

from casekit.genogram.conventions import conventions, mens_partners_in_time
from casekit.genogram.family import Family, Relaxed, Union
from casekit.genogram.generations import Generations
from casekit.genogram.labels import Labels, width_of
from casekit.genogram.precedence import Precedence
from casekit.genogram.symbols import half_width
from casekit.genogram.tracks import mark_half_width
from casekit.text.frozen import dataclass

BEND_HALF = 5.0
CARER = "carer"
TIE = "tie"


@dataclass(frozen=True, slots=True)
class Item:
    """A person's or a bend's place in a row.

    `reach` is how far symbol and label go to each side of the middle line, `half` how far the symbol alone goes.
    `stand_in` is where the line from a partner of a row above arrives, beside the partner who stands here.
    """

    number: int
    row: int
    key: str
    reach: float
    half: float
    stand_in: bool = False


@dataclass(frozen=True, slots=True)
class Kid:
    """One end of a line that comes down: the item it reaches, and for whom and as what it is drawn."""

    item: int
    child: str
    link: str


@dataclass(frozen=True, slots=True)
class Source:
    """What lines hang from. `union` and `carer` are places in the family's lists.

    A `tie` is the first part of a couple's line, down from the partner of the upper row. `upward` is a carer's line
    that hangs from the child, because the carer stands on a lower row.
    """

    number: int
    row: int
    parents: tuple[int, ...]
    kids: tuple[Kid, ...]
    union: int | None = None
    carer: int | None = None
    bend: bool = False
    tie: bool = False
    upward: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two partners on a row, or one and the stand-in of the other."""

    union: int
    first: int
    second: int
    row: int


@dataclass(frozen=True, slots=True)
class SameRowCare:
    """Somebody who cares for a child of their own row: an elder sister, a cousin."""

    carer: int
    who: int
    child: int
    row: int


@dataclass(frozen=True, slots=True)
class Structure:
    """Everything that order and place work on."""

    family: Family
    items: tuple[Item, ...]
    rows: tuple[tuple[int, ...], ...]
    sources: tuple[Source, ...]
    pairs: tuple[Pair, ...]
    care: tuple[SameRowCare, ...]
    before: Precedence
    relaxed: tuple[Relaxed, ...]
    of_key: Mapping[str, int]
    wishes: tuple[tuple[int, int], ...]
    """Who should rather stand left of whom."""
    twins: tuple[tuple[int, int], ...]
    """Every two of one row who were born together."""
    fed_by: tuple[tuple[int, ...], ...]
    """For each item, the sources whose lines end on it."""
    hanging: tuple[tuple[Source, ...], ...]
    """For each row, what hangs from it."""
    label_width: tuple[float, ...]
    plate_width: tuple[float, ...]


class _Builder:
    """Collects items and sources while the family is walked once."""

    def __init__(self, family: Family, generation: Generations, labels: Labels) -> None:
        self.family = family
        self.row = generation.row
        self.labels = labels
        self.items: list[Item] = []
        self.sources: list[Source] = []
        self.of_key: dict[str, int] = {}

    def add_people(self) -> None:
        for member in self.family.members:
            reach = max(half_width(member), width_of(self.labels.members[member.key]) / 2)
            number = len(self.items)
            self.items.append(Item(number, self.row[member.key], member.key, reach, half_width(member)))
            self.of_key[member.key] = number

    def add_source(
        self,
        parents: tuple[int, ...],
        ends: list[tuple[int, str, str]],
        union: int | None,
        carer: int | None,
        *,
        tie: bool = False,
        upward: bool = False,
    ) -> None:
        """Hang lines for (item, child, link) from items of one row, with bends where the lines are long."""
        row = self.items[parents[0]].row
        kids = []
        for item, child, link in ends:
            target = Kid(item, child, link)
            for between in range(self.items[item].row - 1, row, -1):
                bend = Item(len(self.items), between, "", BEND_HALF, 0.0)
                self.items.append(bend)
                alike = Source(len(self.sources), between, (bend.number,), (target,), union, carer)
                self.sources.append(replace(alike, bend=True, tie=tie, upward=upward))
                target = Kid(bend.number, child, link)
            kids.append(target)
        source = Source(len(self.sources), row, parents, tuple(kids), union, carer, tie=tie, upward=upward)
        self.sources.append(source)

    def add_union(self, number: int, union: Union) -> Pair | None:
        """Hang a couple's children, and stand in for a partner of a row above. A parent alone makes no pair."""
        ends = [(self.of_key[one.key], one.key, str(one.link)) for one in self.family.drawn_children(union)]
        people = tuple(self.of_key[key] for key in sorted(union.partners, key=self.row.__getitem__))
        if union.alone:
            if ends:
                self.add_source(people, ends, number, None)
            return None
        upper, lower = people
        if self.items[upper].row != self.items[lower].row:
            stand_in = Item(len(self.items), self.items[lower].row, "", BEND_HALF, 0.0, stand_in=True)
            self.items.append(stand_in)
            self.add_source((upper,), [(stand_in.number, union.partners[0], TIE)], number, None, tie=True)
            upper = stand_in.number
        if ends:
            self.add_source((upper, lower), ends, number, None)
        return Pair(number, upper, lower, self.items[lower].row)


def structure(family: Family, generation: Generations, labels: Labels, roomy: float = 1.0) -> Structure:
    """Lay out what stands in rows and what hangs from what.

    `roomy` widens the place kept free for the words on carers' lines.
    """
    builder = _Builder(family, generation, labels)
    builder.add_people()
    pairs = [pair for number, union in enumerate(family.unions) if (pair := builder.add_union(number, union))]
    care = _add_carers(builder)
    before, relaxed = conventions(family, builder.row, builder.of_key)
    rows: list[list[int]] = [[] for _ in range(generation.count)]
    for item in builder.items:
        rows[item.row].append(item.number)
    return Structure(
        family,
        tuple(builder.items),
        tuple(map(tuple, rows)),
        tuple(builder.sources),
        tuple(pairs),
        care,
        before,
        relaxed,
        builder.of_key,
        tuple((builder.of_key[a], builder.of_key[b]) for _, a, b in mens_partners_in_time(family)),
        _twins(builder),
        _fed_by(builder),
        tuple(tuple(source for source in builder.sources if source.row == row) for row in range(generation.count)),
        tuple(
            max(width_of(lines), _marks_width(union)) for union, lines in zip(family.unions, labels.unions, strict=True)
        ),
        tuple(roomy * width_of(lines) for lines in labels.carers),
    )


def _twins(builder: _Builder) -> tuple[tuple[int, int], ...]:
    born = [twins.of for union in builder.family.unions for twins in union.twins]
    pairs = [(one, two) for keys in born for one, two in combinations(keys, 2)]
    level = [(one, two) for one, two in pairs if builder.row[one] == builder.row[two]]
    return tuple((builder.of_key[one], builder.of_key[two]) for one, two in level)


def _fed_by(builder: _Builder) -> tuple[tuple[int, ...], ...]:
    fed: list[list[int]] = [[] for _ in builder.items]
    for source in builder.sources:
        for kid in source.kids:
            fed[kid.item].append(source.number)
    return tuple(map(tuple, fed))


def _add_carers(builder: _Builder) -> tuple[SameRowCare, ...]:
    """Hang carers' lines: from a couple or a carer above, as an arch on one row, or from the child to a carer below."""
    row, of_key = builder.row, builder.of_key
    couples = {frozenset(union.partners): place for place, union in enumerate(builder.family.unions) if not union.alone}
    level = []
    for number, link in enumerate(builder.family.carers):
        child = row[link.child]
        rows = {row[who] for who in link.carers}
        if frozenset(link.carers) in couples and len(rows) == 1 and max(rows) < child:
            people = tuple(of_key[who] for who in link.carers)
            place = couples[frozenset(link.carers)]
            builder.add_source(people, [(of_key[link.child], link.child, CARER)], place, number)
            continue
        for who in link.carers:
            if row[who] < child:
                builder.add_source((of_key[who],), [(of_key[link.child], link.child, CARER)], None, number)
            elif row[who] > child:
                ends = [(of_key[who], link.child, CARER)]
                builder.add_source((of_key[link.child],), ends, None, number, upward=True)
            else:
                level.append(SameRowCare(number, of_key[who], of_key[link.child], child))
    return tuple(level)


def _marks_width(union: Union) -> float:
    """The room for the bars that say why there are no children, beside a line that comes down from the couple."""
    return 4.0 * mark_half_width(union) - 4.0 if union.no_children is not None else 0.0
