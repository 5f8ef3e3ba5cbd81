"""The conventions on what stands left of what, strongest first, and what gives way where they contradict each other.

Eldest left comes first, then who stands left in a couple, then a woman's partners in order of time, then the order of
the file. A convention that would contradict a stronger one gives way and is said in words.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise, permutations

from casekit.genogram.births import sibship_in_order, surely_older
from casekit.genogram.family import Family, Relaxed, Union, list_in_words
from casekit.genogram.kinds import Gender
from casekit.genogram.precedence import Precedence

Pairs = Iterator[tuple[str, str]]


def conventions(
    family: Family, row: Mapping[str, int], of_key: Mapping[str, int]
) -> tuple[Precedence, tuple[Relaxed, ...]]:
    """Everything that must stand left of something, as item numbers, and what had to give way."""
    before = Precedence(max(of_key.values()) + 1)
    relaxed = []
    sibships = [sibship_in_order(family, union) for union in family.unions]
    for elder, younger in _by_age(family, row, sibships):
        if not before.add(of_key[elder], of_key[younger]):
            relaxed.append(_age_given_up(family, elder, younger))
    for union in family.unions:
        sides = binding_sides(family, union)
        level = len({row[key] for key in union.partners}) == 1
        if sides is not None and level and not before.add(of_key[sides[0]], of_key[sides[1]]):
            relaxed.append(_side_given_up(family, union, *sides))
    for woman, earlier, later in partners_in_time(family):
        level = row[woman] == row[earlier] == row[later]
        if level and not before.add(of_key[earlier], of_key[later]):
            relaxed.append(_time_given_up(family, woman, earlier, later))
    for twins, other in _twins_and_others(row, sibships):
        if not _kept_together(before, of_key, twins, other):
            relaxed.append(_twins_given_up(family, twins, other))
    for elder, younger in _by_file(row, sibships):
        before.add(of_key[elder], of_key[younger])
    return before, tuple(relaxed)


def _by_age(family: Family, row: Mapping[str, int], sibships: list[tuple[tuple[str, ...], ...]]) -> Pairs:
    """Children of one couple on one row whose births are surely ordered; all twins of a set count with one of them."""
    for groups in sibships:
        for elders, youngers in combinations(groups, 2):
            if any(surely_older(family, elder, younger) for elder in elders for younger in youngers):
                yield from ((e, y) for e in elders for y in youngers if row[e] == row[y])


def _twins_and_others(
    row: Mapping[str, int], sibships: list[tuple[tuple[str, ...], ...]]
) -> Iterator[tuple[tuple[str, ...], tuple[str, bool]]]:
    """Twins of one row, each with a brother or sister who must not stand between, and whether that one comes later."""
    for groups in sibships:
        for place, twins in enumerate(groups):
            if len(twins) > 1:
                for other_place, others in enumerate(groups):
                    for other in others if other_place != place else ():
                        level = tuple(key for key in twins if row[key] == row[other])
                        yield level, (other, other_place > place)


def _kept_together(
    before: Precedence, of_key: Mapping[str, int], twins: tuple[str, ...], other: tuple[str, bool]
) -> bool:
    """Put somebody on one side of all the twins: as the file has them, else the other way round."""
    key, later = other
    for right in (later, not later):
        pairs = [(of_key[twin], of_key[key])[:: 1 if right else -1] for twin in twins]
        if not any(before.holds(second, first) for first, second in pairs):
            return all(before.add(first, second) for first, second in pairs)
    return False


def _twins_given_up(family: Family, twins: tuple[str, ...], other: tuple[str, bool]) -> Relaxed:
    names = list_in_words(tuple(map(family.called, twins)))
    sentence = (
        f"{family.called(other[0])} stands between {names}, who are twins: other orders of this picture come first."
    )
    return Relaxed("twins-together", (*twins, other[0]), sentence)


def _by_file(row: Mapping[str, int], sibships: list[tuple[tuple[str, ...], ...]]) -> Pairs:
    """Neighbours in a sibship, whose order the dates leave open or have settled already."""
    for groups in sibships:
        flat = [key for group in groups for key in group]
        yield from ((elder, younger) for elder, younger in pairwise(flat) if row[elder] == row[younger])


def binding_sides(family: Family, union: Union) -> tuple[str, str] | None:
    """Who must stand left and who right; `None` where it is open, or where former partners may stand outside."""
    if family.partners == "spread" and not is_principal(family, union):
        return None
    return left_and_right(family, union)


def left_and_right(family: Family, union: Union) -> tuple[str, str] | None:
    """Who stands left and who right in a couple: the man left of the woman, else the elder left; `None` if open."""
    if union.alone:
        return None
    first, second = union.partners
    genders = (family.member(first).gender, family.member(second).gender)
    if genders == (Gender.MALE, Gender.FEMALE):
        return first, second
    if genders == (Gender.FEMALE, Gender.MALE):
        return second, first
    if surely_older(family, first, second):
        return first, second
    return (second, first) if surely_older(family, second, first) else None


def is_principal(family: Family, union: Union) -> bool:
    """Whether each partner has no other couple that counts for more: one that lasts, then one with more children."""

    def weight(other: Union) -> tuple[bool, int, int]:
        return (other.current, len(other.children), -other.index)

    mine = weight(union)
    others = [one for key in union.partners for one in family.couples_of(key)]
    return all(weight(other) <= mine for other in others)


def _age_given_up(family: Family, elder: str, younger: str) -> Relaxed:
    sentence = (
        f"{family.called(elder)}, who is older, stands right of {family.called(younger)}: "
        "the dates of those born together do not agree."
    )
    return Relaxed("eldest-left", (elder, younger), sentence)


def partners_in_time(family: Family) -> list[tuple[str, str, str]]:
    """Each woman with two of her partners, the earlier one first, where it is sure which couple began first."""
    if family.partners == "spread":
        return []
    women = (member for member in family.members if member.gender is Gender.FEMALE)
    return [found for woman in women for found in _in_time(family, woman.key)]


def mens_partners_in_time(family: Family) -> list[tuple[str, str, str]]:
    """The same for everybody else: a wish, not a convention."""
    others = (member for member in family.members if member.gender is not Gender.FEMALE)
    return [found for other in others for found in _in_time(family, other.key)]


def _in_time(family: Family, person: str) -> list[tuple[str, str, str]]:
    own = family.couples_of(person)
    found = []
    for one, two in permutations(own, 2):
        if one.began is not None and two.began is not None and one.began.surely_before(two.began):
            first, second = (next(key for key in union.partners if key != person) for union in (one, two))
            found.append((person, first, second))
    return found


def _time_given_up(family: Family, woman: str, earlier: str, later: str) -> Relaxed:
    sentence = (
        f"{family.called(earlier)}, an earlier partner of {family.called(woman)}, stands right of "
        f"{family.called(later)}, a later one: other orders of this picture come first."
    )
    return Relaxed("partners-in-time", (earlier, later), sentence)


def _side_given_up(family: Family, union: Union, left: str, right: str) -> Relaxed:
    rule = "man-left" if family.member(left).gender is Gender.MALE else "elder-left"
    reason = "the order of brothers and sisters by age comes first"
    sentence = f"{family.called(left)} stands right of {family.called(right)}: {reason}."
    return Relaxed(rule, union.partners, sentence)
