"""Who cares for a child on a day, who did before, and what else the file has of somebody whom no line joins."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from casekit.case.case import Case
from casekit.case.dates import for_people
from casekit.case.people import Carer
from casekit.genogram.family import CarerLink, Family, Member, list_in_words
from casekit.genogram.remarks import joined_by_lines
from casekit.text.escape import one_line

MOST_PAST = 3
"""Of a child with more former carers than this no line is drawn to any of them: they are said in words."""
_CARE = {
    "kinship-care": "kinship care",
    "special-guardianship": "special guardianship",
    "foster": "foster care",
    "private-fostering": "private fostering",
    "child-arrangements-order": "child arrangements order",
    "residential": "residential care",
    "prospective-adopter": "prospective adopters",
}


def carer_link(carer: Carer) -> CarerLink:
    """A carer of the file, with the words on the line: "foster care from 20 Aug 2017 until 3 Mar 2019"."""
    parts = [_CARE.get(carer.as_, str(carer.as_))]
    if carer.from_ is not None:
        parts.append(f"from {for_people(carer.from_, short=True)}")
    if carer.to is not None:
        parts.append(f"until {for_people(carer.to, short=True)}")
    return CarerLink(str(carer.child), tuple(str(key) for key in carer.who), str(carer.as_), " ".join(parts))


def is_past(carer: Carer, day: date) -> bool:
    """Whether somebody's care had surely ended before a day."""
    return carer.to is not None and carer.to.is_over_by(day) is True


def past_carers(
    case: Case, day: date, members: Collection[str], now: Collection[CarerLink]
) -> tuple[tuple[CarerLink, ...], tuple[CarerLink, ...]]:
    """The former carers who are among the members: those to draw, and those to say in words.

    Said in words are all of a child who had more than `MOST_PAST`, and former care by those who care for the child now
    or who did so twice, so that no two lines join the same people.
    """
    found = []
    for carer in case.carers:
        link = carer_link(carer)
        there = tuple(key for key in link.carers if key in members)
        if is_past(carer, day) and there and link.child in members and link.child not in there:
            found.append(replace(link, carers=there, past=True))
    counts = Counter(link.child for link in found)
    taken = {_pair(link) for link in now}
    drawn: list[CarerLink] = []
    said: list[CarerLink] = []
    for link in reversed(found):
        free = counts[link.child] <= MOST_PAST and _pair(link) not in taken
        (drawn if free else said).append(link)
        taken.add(_pair(link))
    return tuple(reversed(drawn)), tuple(reversed(said))


def with_what_else_is_on_file(case: Case, family: Family) -> Family:
    """The family, with what the file has on other days of those whom no line of the family joins."""
    joined = joined_by_lines(family)
    alone = {member.key for member in family.members} - joined
    return replace(family, members=tuple(_on_file(case, one) if one.key in alone else one for one in family.members))


def _on_file(case: Case, member: Member) -> Member:
    elsewhere = tuple(dict.fromkeys(_elsewhere(case, member.key)))
    ends = {str(key) for one in case.relationships for key in one.ends}
    at_home = {str(one.who) for home in case.households for one in home.members}
    return replace(member, on_file=bool(elsewhere) or member.key in ends | at_home, elsewhere=elsewhere)


def _elsewhere(case: Case, key: str) -> Iterator[str]:
    def named(keys: Collection[object]) -> str:
        return list_in_words(tuple(one_line(case.name_of(str(one))) for one in keys if str(one) != key))

    for couple in case.couples:
        partners = {str(one): None for one in couple.partners}
        if key in partners and len(partners) > 1:
            yield f"a partner of {named(partners)} on another day"
        elif any(str(child.who) == key for child in couple.children):
            yield f"a child of {named(partners)} on another day"
    for carer in case.carers:
        if key in map(str, carer.who):
            yield f"a carer of {named((carer.child,))} on another day"
        elif key == str(carer.child):
            yield f"in the care of {named(carer.who)} on another day"


def _pair(link: CarerLink) -> tuple[str, frozenset[str]]:
    return link.child, frozenset(link.carers)
