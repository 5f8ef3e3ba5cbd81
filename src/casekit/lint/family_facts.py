"""The few facts of a case file that are compared with those of others, small enough to be kept of thousands."""

import pickle
import zlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from hashlib import blake2b
from typing import NamedTuple, cast

from casekit.case.case import Case
from casekit.case.people import Household, Member, Person
from casekit.case.record import Record
from casekit.lint.names import is_unnamed
from casekit.lint.plain_names import plain_name
from casekit.text.finding import Place
from casekit.text.frozen import dataclass

_NOT_KIN = frozenset({"foster", "step"})


class Stay(NamedTuple):
    """That somebody lives or lived in a home: the home, with whom, since when and until when, and where it says so."""

    home: str
    address: str
    name: str
    beside: tuple[str, ...]
    start: str
    end: str
    place: Place
    allowed: tuple[str, ...]


class PersonFacts(NamedTuple):
    """What one file says of one person of the family, as far as other files may say it differently.

    `name` is as the file has it and `plain` without accents, capitals and order; `born` is as written, empty where it
    says nothing. `signs` tell the person from others of the same name: what they are to somebody with that name and
    that exact day of birth. `allowed` are the rules for which a reason is recorded.
    """

    name: str
    plain: str
    born: str
    place: Place
    signs: tuple[str, ...]
    stays: tuple[Stay, ...]
    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileFacts:
    """The facts of one file, packed. `tokens` stand for its people who have a name and an exact day of birth.

    Two files that have no token in common have nobody in common of whom anything can be compared.
    """

    path: str
    tokens: tuple[int, ...]
    packed: bytes

    @property
    def people(self) -> tuple[PersonFacts, ...]:
        """The people of the file, unpacked."""
        return cast(tuple[PersonFacts, ...], pickle.loads(zlib.decompress(self.packed)))


def facts_of(case: Case, day: date) -> FileFacts:
    """The facts of a case, with the reasons that hold on a day."""
    named = {
        key: (person, plain_name(str(person.name)))
        for key, person in case.family.items()
        if person.name and not (person.is_pet or is_unnamed(person))
    }
    kin = _signs_of_kin(case, named)
    stays = _stays(case, named, day)
    people = [
        PersonFacts(
            str(person.name),
            plain,
            person.born.text if person.born is not None and person.born.earliest is not None else "",
            person.place("born" if person.says("born") else "name"),
            tuple(kin.get(key, ())),
            tuple(stays.get(key, ())),
            _allowed(day, person),
        )
        for key, (person, plain) in named.items()
    ]
    tokens = {
        _token(f"{plain} {person.born.day}")
        for person, plain in named.values()
        if person.born is not None and person.born.day is not None
    }
    known = tuple(one for one in people if one.signs)
    return FileFacts(case.path, tuple(tokens), zlib.compress(pickle.dumps(known), 1))


def _token(text: str) -> int:
    """A number that stands for a text in every process alike."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest())


def _signs_of_kin(case: Case, named: dict[str, tuple[Person, str]]) -> dict[str, list[str]]:
    """What each person is to those of the same couple who were born on a known day: partner, parent, child, sibling.

    What they are to each other is part of the sign, so that a father and a son of one name are not taken for one.
    """
    signs: dict[str, list[str]] = defaultdict(list)
    for couple in case.couples:
        partners = _dated(named, couple.partners)
        children = _dated(named, (one.who for one in couple.children if one.link not in _NOT_KIN))
        for key, plain in partners.items():
            signs[key] += [f"partner {other}" for who, other in partners.items() if other and who != key]
            signs[key] += [f"parent {other}" for other in children.values() if other]
            for child in children:
                signs[child] += [f"child {plain}"] if plain else []
        for key in children:
            signs[key] += [f"sibling {other}" for who, other in children.items() if other and who != key]
    return signs


def _dated(named: dict[str, tuple[Person, str]], keys: Iterable[str | None]) -> dict[str, str]:
    """The people named, each with name and day of birth; with nothing where that day is not known."""
    found = {}
    for key in keys:
        if key is not None and key in named:
            person, plain = named[key]
            found[str(key)] = f"{plain} {person.born.day}" if person.born is not None and person.born.day else ""
    return found


def _stays(case: Case, named: dict[str, tuple[Person, str]], day: date) -> dict[str, list[Stay]]:
    stays: dict[str, list[Stay]] = defaultdict(list)
    for household in case.households:
        here = tuple(named[member.who][1] for member in household.members if member.who in named)
        allowed = _allowed(day, household)
        for member in household.members:
            if member.who in named:
                stays[str(member.who)].append(_stay(household, member, here, allowed))
    return stays


def _stay(household: Household, member: Member, here: tuple[str, ...], allowed: tuple[str, ...]) -> Stay:
    start, end = (when.text if when is not None else "" for when in (member.from_, member.to))
    return Stay(
        plain_name(str(household.name)),
        plain_name(str(household.address or "")),
        str(household.name),
        here,
        start,
        end,
        member.place("from" if start else "to" if end else "who"),
        allowed,
    )


def _allowed(day: date, record: Record) -> tuple[str, ...]:
    """The rules for which a record carries a reason that still holds."""
    return tuple(str(one.rule) for one in record.allow if one.until is None or one.until.is_over_by(day) is not True)
