"""Which row each member stands on. Rows are relative: a child one row below its parents, partners on one row.

Rows come from a longest path over couples taken as one, then shifts that shorten the lines (the tight components of
Gansner and others, "A Technique for Drawing Directed Graphs", 1993). Foster and carer links never pull anybody off
the row their own family gives them; they only place families that nothing else joins.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import mean

from casekit.genogram.births import birth_of
from casekit.genogram.family import CannotDraw, Family, Kind, Link, Relaxed, list_in_words
from casekit.genogram.groups import Groups

_PULL = {
    Link.BIRTH: 4,
    Link.DONOR: 4,
    Link.SURROGATE: 4,
    Link.PUTATIVE: 4,
    Link.ADOPTED: 0,
    Link.FOSTER: 0,
    Link.STEP: 0,
}


@dataclass(frozen=True, slots=True)
class Generations:
    """The row of every member, 0 at the top, and what had to give way."""

    row: Mapping[str, int]
    relaxed: tuple[Relaxed, ...]

    @property
    def count(self) -> int:
        """How many rows there are."""
        return max(self.row.values()) + 1


@dataclass(frozen=True, slots=True)
class _Descent:
    """A parent group, a child group one or more rows below, and how strongly the line wants to be short."""

    parent: str
    child: str
    pull: int


def generations(family: Family) -> Generations:
    """Give every member a row. Raises `CannotDraw` where a couple spans two generations."""
    couples = Groups(member.key for member in family.members)
    for union in family.unions:
        if not union.alone:
            couples.join(*union.partners)
    descents = _descents(family, couples)
    heads = list(dict.fromkeys(couples.of(member.key) for member in family.members))
    _refuse_crossed_generations(family, couples, heads, descents)
    families = Groups(heads)
    for descent in descents:
        if descent.pull:
            families.join(descent.parent, descent.child)
    row: dict[str, int] = {}
    for group in families.all():
        inside = [one for one in descents if one.parent in group and one.child in group]
        row.update(_tightened(_longest_path(group, inside), inside))
    row = _Setting(family, couples, families, row).rows(descents)
    people = {member.key: row[couples.of(member.key)] for member in family.members}
    people = _levelled(_with_pets(family, people))
    return Generations(people, _siblings_apart(family, people))


def _descents(family: Family, couples: Groups[str]) -> list[_Descent]:
    born = {child.key for union in family.unions for child in family.drawn_children(union) if _PULL[child.link]}
    found = []
    for union in family.unions:
        for child in family.drawn_children(union):
            pull = _PULL[child.link]
            if child.link is Link.ADOPTED and child.key not in born:
                pull = 4
            found.append(_Descent(couples.of(union.partners[0]), couples.of(child.key), pull))
    return found


def _refuse_crossed_generations(
    family: Family, couples: Groups[str], heads: list[str], descents: list[_Descent]
) -> None:
    """A ring of couples and descents: somebody's partner is their own parent, grandparent or child."""
    left = dict.fromkeys(heads, 0)
    for descent in descents:
        left[descent.child] += 1
    ready = [head for head in heads if not left[head]]
    while ready:
        head = ready.pop()
        del left[head]
        for descent in descents:
            if descent.parent == head:
                left[descent.child] -= 1
                if not left[descent.child]:
                    ready.append(descent.child)
    ring = {head for head in left if any(d.child == head for d in descents) and any(d.parent == head for d in descents)}
    if not ring:
        return
    pairs = [union for union in family.unions if not union.alone and couples.of(union.partners[0]) in ring]
    names = "; ".join(list_in_words(tuple(map(family.called, union.partners))) for union in pairs)
    raise CannotDraw(
        "Partners stand on one row and children one row below their parents, and that cannot hold for all of these "
        f"couples: {names}. One partner is of a generation above or below the other's. casekit cannot draw such a "
        "couple rightly yet; leave out one of these couples, or draw this part by hand."
    )


def _longest_path(group: list[str], descents: list[_Descent]) -> dict[str, int]:
    row = dict.fromkeys(group, 0)
    for _ in group:
        changed = False
        for descent in descents:
            if row[descent.child] <= row[descent.parent]:
                row[descent.child] = row[descent.parent] + 1
                changed = True
        if not changed:
            break
    return row


def _tightened(row: dict[str, int], descents: list[_Descent]) -> dict[str, int]:
    """Shift groups whose lines are all as short as they can be, while that shortens other lines."""
    while True:
        tied = Groups(row)
        for descent in descents:
            if descent.pull and row[descent.child] == row[descent.parent] + 1:
                tied.join(descent.parent, descent.child)
        shifts = [_best_shift(part, row, tied, descents) for part in (tied.of(one[0]) for one in tied.all())]
        gain, step, part = max(shifts, key=lambda shift: shift[0])
        if gain <= 0:
            return row
        for head in row:
            if tied.of(head) == part:
                row[head] += step


def _best_shift(part: str, row: dict[str, int], tied: Groups[str], descents: list[_Descent]) -> tuple[int, int, str]:
    """How much shorter the lines get, by how many rows down, for one tied part."""
    inward = [d for d in descents if tied.of(d.child) == part and tied.of(d.parent) != part]
    outward = [d for d in descents if tied.of(d.parent) == part and tied.of(d.child) != part]
    gain = sum(d.pull for d in outward) - sum(d.pull for d in inward)
    free = [row[d.child] - row[d.parent] - 1 for d in (outward if gain > 0 else inward)]
    step = min(free, default=0)
    return (abs(gain) * step, step if gain > 0 else -step, part)


class _Setting:
    """Families that no birth joins, set beside each other: the key child's first, then by links, then by age."""

    def __init__(self, family: Family, couples: Groups[str], families: Groups[str], row: dict[str, int]) -> None:
        self.family = family
        self.couples = couples
        self.families = families
        self.row = row
        self.placed = {families.of(couples.of(family.index))}

    def rows(self, descents: list[_Descent]) -> dict[str, int]:
        """The row of every couple or single person, by the one who stands for them."""
        wanted = [(d.parent, d.child, True) for d in descents if not d.pull]
        for link in self.family.carers:
            child = self.couples.of(link.child)
            wanted += [(self.couples.of(carer), child, False) for carer in link.carers]
        waiting = [h for h in dict.fromkeys(self.families.of(head) for head in self.row) if h not in self.placed]
        while waiting:
            joined = [head for head in waiting if self._ties(wanted, head)]
            chosen = (joined or waiting)[0]
            ties = self._ties(wanted, chosen)
            shift = self._shift_for_links(ties, chosen) if ties else self._shift_for_age(chosen)
            for head in self.row:
                if self.families.of(head) == chosen:
                    self.row[head] += shift
            self.placed.add(chosen)
            waiting.remove(chosen)
        return self.row

    def _ties(self, wanted: list[tuple[str, str, bool]], part: str) -> list[tuple[str, str, bool]]:
        def joins(upper: str, lower: str) -> bool:
            ends = {self.families.of(upper), self.families.of(lower)}
            return part in ends and len(ends) == 2 and bool(ends & self.placed)

        return [tie for tie in wanted if joins(tie[0], tie[1])]

    def _shift_for_links(self, ties: list[tuple[str, str, bool]], part: str) -> int:
        row, of = self.row, self.families.of
        above = [row[low] - 1 - row[up] for up, low, _ in ties if of(up) == part]
        below = [row[up] + 1 - row[low] for up, low, _ in ties if of(low) == part]
        shift = min(above) if above else max(below)
        for upper, lower, must in ties:
            up = row[upper] + (shift if of(upper) == part else 0)
            low = row[lower] + (shift if of(lower) == part else 0)
            if must and low <= up:
                raise CannotDraw(
                    f"No rows can be found on which {self.family.called(lower)} and everybody else stand below those "
                    f"who bring them up ({self.family.called(upper)}). Leave out one adoptive, foster or step link."
                )
        return shift

    def _shift_for_age(self, part: str) -> int:
        """The shift after which years of birth differ least from those of the same rows; else the key child's row."""
        years: dict[int, list[int]] = {}
        own: list[tuple[int, int]] = []
        for member in self.family.members:
            born = birth_of(self.family, member.key).earliest
            head = self.couples.of(member.key)
            if born is not None and self.families.of(head) in self.placed:
                years.setdefault(self.row[head], []).append(born.year)
            elif born is not None and self.families.of(head) == part:
                own.append((self.row[head], born.year))
        rows = sorted({self.row[head] for head in self.row if self.families.of(head) in self.placed})
        mine = [self.row[head] for head in self.row if self.families.of(head) == part]
        if not own or not years:
            return self.row[self.couples.of(self.family.index)] - max(mine)

        def distance(shift: int) -> tuple[float, int]:
            return (mean(_years_apart(years, place + shift, year) for place, year in own), shift)

        return min(distance(target - min(mine)) for target in rows)[1]


def _years_apart(years: Mapping[int, list[int]], place: int, year: int) -> float:
    nearest = min(years, key=lambda known: (abs(known - place), known))
    expected = mean(years[nearest]) + 27 * (place - nearest)
    return abs(expected - year)


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
        born = [child.key for child in family.drawn_children(union) if _PULL[child.link]]
        for parent in union.partners:
            by_parent.setdefault(parent, []).extend(born)
    return dict.fromkeys(tuple(dict.fromkeys(keys)) for keys in by_parent.values())
