"""The family as things that have a place in a row, lines that hang from them, and what must stand left of what.

A line over more than one row passes each row between in a bend, a thing without a symbol. A source is whatever
children's lines hang from in the space below a row: a couple, a parent alone, a carer, or a bend.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from casekit.genogram.conventions import conventions, mens_partners_in_time
from casekit.genogram.family import CannotDraw, Family, Relaxed
from casekit.genogram.generations import Generations
from casekit.genogram.labels import Labels, width_of
from casekit.genogram.precedence import Precedence
from casekit.genogram.symbols import half_width

BEND_HALF = 5.0
CARER = "carer"


@dataclass(frozen=True, slots=True)
class Item:
    """A person's or a bend's place in a row.

    `reach` is how far symbol and label go to each side of the middle line, `half` how far the symbol alone goes.
    """

    number: int
    row: int
    key: str
    reach: float
    half: float


@dataclass(frozen=True, slots=True)
class Kid:
    """One end of a line that comes down: the item it reaches, and for whom and as what it is drawn."""

    item: int
    child: str
    link: str


@dataclass(frozen=True, slots=True)
class Source:
    """What lines hang from. `union` and `carer` are places in the family's lists."""

    number: int
    row: int
    parents: tuple[int, ...]
    kids: tuple[Kid, ...]
    union: int | None = None
    carer: int | None = None
    bend: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two partners on a row."""

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
        self, parents: tuple[str, ...], children: list[tuple[str, str]], union: int | None, carer: int | None
    ) -> None:
        """Hang lines for (child, link) pairs from partners, a parent or a carer, with bends where they are long."""
        row = self.row[parents[0]]
        kids = []
        for child, link in children:
            target = Kid(self.of_key[child], child, link)
            for between in range(self.row[child] - 1, row, -1):
                bend = Item(len(self.items), between, "", BEND_HALF, 0.0)
                self.items.append(bend)
                self.sources.append(
                    Source(len(self.sources), between, (bend.number,), (target,), union, carer, bend=True)
                )
                target = Kid(bend.number, child, link)
            kids.append(target)
        people = tuple(self.of_key[key] for key in parents)
        self.sources.append(Source(len(self.sources), row, people, tuple(kids), union, carer))


def structure(family: Family, generation: Generations, labels: Labels, roomy: float = 1.0) -> Structure:
    """Lay out what stands in rows and what hangs from what. Raises `CannotDraw` for carers below the child.

    `roomy` widens the place kept free for the words on carers' lines.
    """
    builder = _Builder(family, generation, labels)
    builder.add_people()
    pairs = []
    for number, union in enumerate(family.unions):
        children = [(child.key, str(child.link)) for child in family.drawn_children(union)]
        if children:
            builder.add_source(union.partners, children, number, None)
        if not union.alone:
            first, second = (builder.of_key[key] for key in union.partners)
            pairs.append(Pair(number, first, second, builder.items[first].row))
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
        tuple(width_of(lines) for lines in labels.unions),
        tuple(roomy * width_of(lines) for lines in labels.carers),
    )


def _add_carers(builder: _Builder) -> tuple[SameRowCare, ...]:
    family, row = builder.family, builder.row
    couples = {frozenset(union.partners): place for place, union in enumerate(family.unions) if not union.alone}
    same_row = []
    for number, link in enumerate(family.carers):
        for who in link.carers:
            if row[who] > row[link.child]:
                raise CannotDraw(
                    f"{family.called(who)} cares for {family.called(link.child)} and stands a generation below. "
                    "casekit cannot draw such a carer's line rightly yet."
                )
        if any(row[who] == row[link.child] for who in link.carers):
            same_row += [_level_care(builder, number, who) for who in link.carers]
        elif frozenset(link.carers) in couples:
            builder.add_source(link.carers, [(link.child, CARER)], couples[frozenset(link.carers)], number)
        else:
            for who in link.carers:
                builder.add_source((who,), [(link.child, CARER)], None, number)
    return tuple(same_row)


def _level_care(builder: _Builder, number: int, who: str) -> SameRowCare:
    child = builder.family.carers[number].child
    if builder.row[who] != builder.row[child]:
        raise CannotDraw(
            f"The carers of {builder.family.called(child)} stand on different rows, one of them level with the child. "
            "List them as two carers, one entry for each."
        )
    return SameRowCare(number, builder.of_key[who], builder.of_key[child], builder.row[child])
