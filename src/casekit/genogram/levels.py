"""Which couples stand on one row, and rows for a family in which lines only go downwards.

A couple whose partners are of different generations (a man and his step-daughter) would make somebody stand below
themselves if it were put on one row; such a couple is drawn between rows. Rows come from a longest path over couples
taken as one, then shifts that shorten the lines (the tight components of Gansner and others, "A Technique for Drawing
Directed Graphs", 1993).
"""

from collections.abc import Iterable, Mapping, Sequence

from casekit.genogram.family import Family, Union
from casekit.genogram.groups import Groups
from casekit.genogram.kinds import Link
from casekit.text.frozen import dataclass

_PULL = {
    Link.BIRTH: 4,
    Link.DONOR: 4,
    Link.SURROGATE: 4,
    Link.PUTATIVE: 4,
    Link.ADOPTED: 0,
    Link.FOSTER: 0,
    Link.STEP: 0,
}
_ROUNDS = 400


@dataclass(frozen=True, slots=True)
class Descent:
    """Somebody above, somebody one or more rows below, and how strongly the line wants to be short."""

    parent: str
    child: str
    pull: int


def born_there(link: Link) -> bool:
    """Whether a kind of link makes a child a brother or sister of the couple's other children by birth."""
    return _PULL[link] > 0


def descents(family: Family) -> list[Descent]:
    """Every line from a parent down to a child. An adopted child without birth parents counts as born to the couple."""
    drawn = [(union, child) for union in family.unions for child in family.drawn_children(union)]
    born = {child.key for _, child in drawn if born_there(child.link)}
    found = []
    for union, child in drawn:
        pull = 4 if child.link is Link.ADOPTED and child.key not in born else _PULL[child.link]
        found += [Descent(parent, child.key, pull) for parent in union.partners]
    return found


def level_couples(family: Family, lines: Sequence[Descent]) -> tuple[Groups[str], tuple[Union, ...]]:
    """People who share a row because they are couples, and the couples that cannot share one.

    Those who are still together come first, then those with children, then the order of the file.
    """
    couples = Groups(member.key for member in family.members)
    pairs = [union for union in family.unions if not union.alone]
    for union in pairs:
        couples.join(*union.partners)
    ring = _ring(couples, lines)
    if not ring:
        return couples, ()
    doubtful = [union for union in pairs if couples.of(union.partners[0]) in ring]
    couples = Groups(member.key for member in family.members)
    for union in pairs:
        if union not in doubtful:
            couples.join(*union.partners)
    apart = []
    for union in sorted(doubtful, key=lambda one: (not one.current, not one.children, one.index)):
        if _above(couples, lines, *union.partners) or _above(couples, lines, *reversed(union.partners)):
            apart.append(union)
        else:
            couples.join(*union.partners)
    return couples, tuple(sorted(apart, key=lambda one: one.index))


def _edges(couples: Groups[str], lines: Iterable[Descent]) -> dict[str, list[str]]:
    below: dict[str, list[str]] = {}
    for line in lines:
        below.setdefault(couples.of(line.parent), []).append(couples.of(line.child))
    return below


def _ring(couples: Groups[str], lines: Sequence[Descent]) -> set[str]:
    """Groups that stand below themselves, or between such groups."""
    below = _edges(couples, lines)
    left = dict.fromkeys(below, 0)
    for ends in below.values():
        for end in ends:
            left[end] = left.get(end, 0) + 1
    ready = [head for head, count in left.items() if not count]
    while ready:
        head = ready.pop()
        del left[head]
        for end in below.get(head, ()):
            left[end] -= 1
            if not left[end]:
                ready.append(end)
    return set(left)


def _above(couples: Groups[str], lines: Sequence[Descent], upper: str, lower: str) -> bool:
    """Whether somebody's group stands above somebody else's, through any number of lines."""
    below = _edges(couples, lines)
    waiting, seen = [couples.of(upper)], {couples.of(upper)}
    while waiting:
        for end in below.get(waiting.pop(), ()):
            if end == couples.of(lower):
                return True
            if end not in seen:
                seen.add(end)
                waiting.append(end)
    return False


def grouped(couples: Groups[str], lines: Iterable[Descent]) -> list[Descent]:
    """The lines between groups: one for each pair of groups and child, the strongest pull of several."""
    found: dict[tuple[str, str, str], int] = {}
    for line in lines:
        ends = (couples.of(line.parent), couples.of(line.child), line.child)
        found[ends] = max(found.get(ends, 0), line.pull)
    return [Descent(parent, child, pull) for (parent, child, _), pull in found.items()]


def longest_path(heads: Iterable[str], lines: Sequence[Descent], start: Mapping[str, int]) -> dict[str, int]:
    """Rows from a start, pushed down until every line goes down at least one row. The lines hold no ring."""
    row = {head: start.get(head, 0) for head in heads}
    below: dict[str, list[str]] = {}
    left = dict.fromkeys(row, 0)
    for line in lines:
        below.setdefault(line.parent, []).append(line.child)
        left[line.child] += 1
    ready = [head for head in row if not left[head]]
    for head in ready:
        for end in below.get(head, ()):
            row[end] = max(row[end], row[head] + 1)
            left[end] -= 1
            if not left[end]:
                ready.append(end)
    return row


def tightened(row: dict[str, int], lines: Sequence[Descent]) -> dict[str, int]:
    """Shift groups whose lines are all as short as they can be, while that shortens other lines."""
    for _ in range(_ROUNDS):
        tied = Groups(row)
        for line in lines:
            if line.pull and row[line.child] == row[line.parent] + 1:
                tied.join(line.parent, line.child)
        shifts = _shifts(row, tied, lines)
        if not shifts:
            return row
        part, step = shifts
        for head in row:
            if tied.of(head) == part:
                row[head] += step
    return row


def _shifts(row: Mapping[str, int], tied: Groups[str], lines: Sequence[Descent]) -> tuple[str, int] | None:
    """The tied part whose shift shortens the lines most, and by how many rows it goes down."""
    gain: dict[str, int] = {}
    room: dict[tuple[str, bool], int] = {}
    for line in lines:
        upper, lower = tied.of(line.parent), tied.of(line.child)
        if upper == lower:
            continue
        slack = row[line.child] - row[line.parent] - 1
        gain[upper] = gain.get(upper, 0) + line.pull
        gain[lower] = gain.get(lower, 0) - line.pull
        room[upper, True] = min(room.get((upper, True), slack), slack)
        room[lower, False] = min(room.get((lower, False), slack), slack)
    found = [(abs(worth) * room.get((part, worth > 0), 0), part, worth > 0) for part, worth in gain.items() if worth]
    best = max(found, key=lambda shift: shift[0], default=(0, "", False))
    if best[0] <= 0:
        return None
    step = room[best[1], best[2]]
    return best[1], step if best[2] else -step
