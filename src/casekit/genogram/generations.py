"""Which row each member stands on. Rows are relative: a child one row below its parents, partners on one row.

Adoptive, foster and carer links never pull anybody off the row their own family gives them while that row is below
those who bring them up; they place families that nothing else joins.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from casekit.genogram.births import birth_of
from casekit.genogram.family import Family, Relaxed, Union, list_in_words
from casekit.genogram.groups import Groups
from casekit.genogram.kinds import NO_COUPLE, Kind
from casekit.genogram.levels import (
    Descent,
    born_there,
    descents,
    grouped,
    level_couples,
    longest_path,
    tightened,
)
from casekit.text.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Generations:
    """The row of every member, 0 at the top, and what had to give way."""

    row: Mapping[str, int]
    relaxed: tuple[Relaxed, ...]

    @property
    def count(self) -> int:
        """How many rows there are."""
        return max(self.row.values()) + 1


def generations(family: Family) -> Generations:
    """Give every member a row. Nobody may be their own ancestor."""
    single = descents(family)
    couples, apart = level_couples(family, single)
    lines = grouped(couples, single)
    heads = list(dict.fromkeys(couples.of(member.key) for member in family.members))
    families = Groups(heads)
    for line in lines:
        if line.pull:
            families.join(line.parent, line.child)
    for union in apart:
        families.join(*map(couples.of, union.partners))
    own = [line for line in lines if families.of(line.parent) == families.of(line.child)]
    row = tightened(longest_path(heads, own, {}), own)
    row = _Setting(family, couples, families, row).rows(lines)
    row = longest_path(heads, lines, row)
    people = {member.key: row[couples.of(member.key)] for member in family.members}
    people = _levelled(_with_pets(family, people))
    relaxed = (*(_couple_apart(family, union, people) for union in apart), *_siblings_apart(family, people))
    return Generations(people, relaxed)


def _couple_apart(family: Family, union: Union, people: Mapping[str, int]) -> Relaxed:
    upper, lower = sorted(union.partners, key=people.__getitem__)
    joined = "are joined by a line" if union.state in NO_COUPLE else "are a couple"
    sentence = (
        f"{family.called(upper)} stands above {family.called(lower)}, though they {joined}, because "
        f"{family.called(upper)} belongs to an earlier generation of the same family; their line bends."
    )
    return Relaxed("couple-row", union.partners, sentence)


class _Setting:
    """Families that no birth joins, set beside each other: the key child's first, then by links, then by age."""

    def __init__(self, family: Family, couples: Groups[str], families: Groups[str], row: dict[str, int]) -> None:
        self.family = family
        self.couples = couples
        self.families = families
        self.row = row
        self.heads: dict[str, list[str]] = {}
        for head in row:
            self.heads.setdefault(families.of(head), []).append(head)
        self.born: dict[str, list[tuple[str, int]]] = {}
        for member in family.members:
            born = birth_of(family, member.key).earliest
            if born is not None:
                head = couples.of(member.key)
                self.born.setdefault(families.of(head), []).append((head, born.year))
        self.years: dict[int, list[int]] = {}
        self.placed: set[str] = set()

    def rows(self, lines: list[Descent]) -> dict[str, int]:
        """The row of every couple or single person, by the one who stands for them."""
        wanted: dict[str, list[tuple[str, str]]] = {}
        tied = [(line.parent, line.child) for line in lines]
        for link in self.family.carers:
            tied += [(self.couples.of(carer), self.couples.of(link.child)) for carer in link.carers]
        for upper, lower in tied:
            ends = (self.families.of(upper), self.families.of(lower))
            if ends[0] != ends[1]:
                for end in ends:
                    wanted.setdefault(end, []).append((upper, lower))
        waiting = dict.fromkeys(self.heads)
        self._place(waiting, self.families.of(self.couples.of(self.family.index)), 0)
        while waiting:
            joined = next((part for part in waiting if part in wanted and self._ties(wanted[part])), None)
            if joined is not None:
                self._place(waiting, joined, self._shift_for_links(self._ties(wanted[joined]), joined))
            else:
                part = next(iter(waiting))
                self._place(waiting, part, self._shift_for_age(part))
        return self.row

    def _place(self, waiting: dict[str, None], part: str, shift: int) -> None:
        for head in self.heads[part]:
            self.row[head] += shift
        for head, year in self.born.get(part, ()):
            self.years.setdefault(self.row[head], []).append(year)
        self.placed.add(part)
        del waiting[part]

    def _ties(self, wanted: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Of the lines between this part and others, those to parts that have their place."""
        of, placed = self.families.of, self.placed
        return [(upper, lower) for upper, lower in wanted if of(upper) in placed or of(lower) in placed]

    def _shift_for_links(self, ties: list[tuple[str, str]], part: str) -> int:
        row, of = self.row, self.families.of
        above = [row[lower] - 1 - row[upper] for upper, lower in ties if of(upper) == part]
        below = [row[upper] + 1 - row[lower] for upper, lower in ties if of(lower) == part]
        return min(above) if above else max(below)

    def _shift_for_age(self, part: str) -> int:
        """The shift after which years of birth differ least from those of the same rows; else the key child's row."""
        own = [(self.row[head], year) for head, year in self.born.get(part, ())]
        mine = [self.row[head] for head in self.heads[part]]
        if not own or not self.years:
            return self.row[self.couples.of(self.family.index)] - max(mine)
        means = {place: _mean(years) for place, years in self.years.items()}

        def distance(shift: int) -> tuple[float, int]:
            return (_mean([_years_apart(means, place + shift, year) for place, year in own]), shift)

        return min(distance(target - min(mine)) for target in range(min(means), max(means) + 1))[1]


def _mean(numbers: Sequence[float]) -> float:
    return fsum(numbers) / len(numbers)


def _years_apart(means: Mapping[int, float], place: int, year: int) -> float:
    nearest = min(means, key=lambda known: (abs(known - place), known))
    return abs(means[nearest] + 27 * (place - nearest) - year)


def _with_pets(family: Family, people: dict[str, int]) -> dict[str, int]:
    bottom = max((people[m.key] for m in family.members if m.kind is not Kind.PET), default=0)
    return people | {m.key: bottom for m in family.members if m.kind is Kind.PET}


def _levelled(people: Mapping[str, int]) -> dict[str, int]:
    """The same rows, counted from 0 without gaps."""
    number = {row: place for place, row in enumerate(sorted(set(people.values())))}
    return {key: number[row] for key, row in people.items()}


def _siblings_apart(family: Family, people: Mapping[str, int]) -> tuple[Relaxed, ...]:
    """Brothers and sisters that other conventions keep on different rows."""
    found: dict[tuple[str, ...], Relaxed] = {}
    for keys in _sibships(family):
        rows = sorted({people[key] for key in keys})
        if len(rows) > 1:
            lower = tuple(key for key in keys if people[key] != rows[0])
            names = list_in_words(tuple(map(family.called, lower)))
            stands = "stands" if len(lower) == 1 else "stand"
            sentence = (
                f"{names} {stands} on a lower row than brothers or sisters, because partners share a row "
                "and children stand below their parents."
            )
            found.setdefault(lower, Relaxed("siblings-row", lower, sentence))
    return tuple(found.values())


def _sibships(family: Family) -> Iterable[tuple[str, ...]]:
    """For each union and each parent, the children born there: full and half brothers and sisters."""
    by_parent: dict[str, list[str]] = {}
    for union in family.unions:
        born = [child.key for child in family.drawn_children(union) if born_there(child.link)]
        for parent in union.partners:
            by_parent.setdefault(parent, []).extend(born)
    return dict.fromkeys(tuple(dict.fromkeys(keys)) for keys in by_parent.values())
