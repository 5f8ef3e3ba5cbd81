"""A convention gives way only where the conventions contradict each other: small families, all orders tried."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from itertools import combinations, pairwise, permutations
from pathlib import Path
from typing import Any

import pytest

from casekit.genogram.births import sibship_in_order, surely_older
from casekit.genogram.conventions import binding_sides, partners_in_time
from casekit.genogram.family import Family, Relaxed
from casekit.genogram.generations import generations
from casekit.genogram.levels import born_there, descents
from casekit.genogram.picture import draw_unchecked

BENCHMARKS = Path(__file__).parent.parent.parent / "benchmarks"
ORDERS = ("eldest-left", "man-left", "elder-left", "partners-in-time", "twins-together")
MOST_ON_A_ROW = 7
Before = frozenset[tuple[str, str]]


@pytest.fixture
def small_families(monkeypatch: pytest.MonkeyPatch) -> list[Family]:
    """Very tangled families of up to eleven people."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    families: Any = import_module("families")
    rates = replace(families.TANGLED, tangled=0.3, cousins=0.3, remarriage=0.35)
    return [families.invented_family(6 + seed % 6, seed, rates) for seed in range(90)]


def given_up(family: Family) -> tuple[Relaxed, ...]:
    """What the picture of a family says gives way."""
    return draw_unchecked(family).relaxed


def rows_of(family: Family) -> list[list[str]]:
    """The keys of every row."""
    row = generations(family).row
    return [[key for key in row if row[key] == number] for number in range(max(row.values()) + 1)]


def left_of(family: Family) -> Before:
    """Everybody who must stand left of somebody, by age, as a couple, or as earlier partners."""
    found = set()
    for union in family.unions:
        children = [child.key for child in family.drawn_children(union)]
        found |= {(one, two) for one, two in permutations(children, 2) if surely_older(family, one, two)}
        sides = binding_sides(family, union)
        if sides is not None:
            found.add(sides)
    return frozenset(found | {(earlier, later) for _, earlier, later in partners_in_time(family)})


def by_file(family: Family) -> Before:
    """Brothers and sisters whose order the dates leave open stand as the file has them; a loss keeps its place."""
    sibships = ([key for group in sibship_in_order(family, union) for key in group] for union in family.unions)
    return frozenset(pair for keys in sibships for pair in pairwise(keys))


def fitting(row: Sequence[str], before: Before) -> Iterator[tuple[str, ...]]:
    """Every order of a row in which all of these hold."""
    for order in permutations(row):
        at = {key: place for place, key in enumerate(order)}
        if all(at[one] < at[two] for one, two in before if one in at and two in at):
            yield order


def twins_between(family: Family, order: Sequence[str]) -> int:
    """How often a brother or sister stands between twins."""
    at = {key: place for place, key in enumerate(order)}
    found = 0
    for union in family.unions:
        siblings = [child.key for child in family.drawn_children(union)]
        for twins in union.twins:
            places = [at[key] for key in twins.of if key in at]
            found += sum(
                key in at and key not in twins.of and bool(places) and min(places) < at[key] < max(places)
                for key in siblings
            )
    return found


def apart(family: Family, order: Sequence[str]) -> int:
    """How many couples of this row do not stand side by side."""
    at = {key: place for place, key in enumerate(order)}
    pairs = [union.partners for union in family.unions if not union.alone and set(union.partners) <= set(at)]
    return sum(abs(at[one] - at[two]) > 1 for one, two in pairs)


def test_an_order_gives_way_only_where_no_order_keeps_all(small_families: list[Family]) -> None:
    seen = 0
    for family in small_families:
        about = [one for one in given_up(family) if one.rule in ORDERS]
        for row in rows_of(family):
            if any(set(one.about) <= set(row) for one in about) and len(row) <= MOST_ON_A_ROW:
                seen += 1
                kept = (order for order in fitting(row, left_of(family)) if not twins_between(family, order))
                assert next(kept, None) is None, (family.title, row)
    assert seen >= 3


def test_as_many_couples_stand_side_by_side_as_can(small_families: list[Family]) -> None:
    seen = 0
    for family in small_families:
        relaxed = given_up(family)
        kept = left_of(family) | by_file(family)
        for row in rows_of(family):
            if len(row) > MOST_ON_A_ROW or any(one.rule in ORDERS and set(one.about) & set(row) for one in relaxed):
                continue
            orders = [order for order in fitting(row, kept) if not twins_between(family, order)]
            if not orders:
                continue
            least = min(apart(family, order) for order in orders)
            here = [one for one in relaxed if one.rule == "partners-adjacent" and set(one.about) <= set(row)]
            seen += bool(here)
            assert len(here) == least, (family.title, row)
    assert seen >= 10


def test_a_row_is_given_up_only_where_lines_would_not_go_down(small_families: list[Family]) -> None:
    seen = 0
    for family in small_families:
        rules = {one.rule for one in given_up(family)}
        pairs = [union.partners for union in family.unions if not union.alone]
        if "couple-row" in rules:
            seen += 1
            assert not can_be_level(family, pairs)
        elif "siblings-row" in rules:
            seen += 1
            assert not can_be_level(family, [*pairs, *siblings(family)])
    assert seen >= 5


def siblings(family: Family) -> list[tuple[str, str]]:
    """Every two full or half brothers and sisters by birth."""
    born: dict[str, list[str]] = {}
    for union in family.unions:
        for parent in union.partners:
            children = (child.key for child in family.drawn_children(union) if born_there(child.link))
            born.setdefault(parent, []).extend(children)
    return [pair for keys in born.values() for pair in combinations(dict.fromkeys(keys), 2)]


def can_be_level(family: Family, level: Iterable[tuple[str, ...]]) -> bool:
    """Whether these people can share rows while every child stands below its parents."""
    above = {(line.parent, line.child) for line in descents(family)}
    row: Mapping[str, int] = {member.key: 0 for member in family.members}
    for _ in range(len(row) ** 2):
        new = dict(row)
        for parent, child in above:
            new[child] = max(new[child], new[parent] + 1)
        for group in level:
            new.update(dict.fromkeys(group, max(new[key] for key in group)))
        if new == row:
            return True
        row = new
    return False
