"""Who a copy is for, and the case as that audience may see it.

Kent's guidance: chronologies "should be available to the family they are about, unless there are justifiable reasons to
withhold the information because sharing it would increase risks". A copy for the family is made from `view_for`, never
from the case itself, so that what is withheld cannot reach it; where something is in doubt, it stays out:

- a record that carries `withhold` (from whomever), or `share` with `no` or `later` for the family or the child, or
  `share: {with: ...}` without `family: yes`, is left out with all that is in it; so is one whose `withhold:` or
  `share:` is empty, because somebody meant to say something there;
- somebody whose own entry is left out is left out everywhere: their key, every text in which a name of theirs
  stands, and every event in which they had a part;
- a family's secret is left out, whoever is said to know it, and so is somebody's sexual orientation, unless their own
  entry says `share: {family: yes}`;
- nothing shows that something was there: the same words stand for what is not written and for what is not shown, no
  count includes it, and every family copy carries the same `FAMILY_NOTICE`, whether or not anything is left out. A
  notice that appeared only where something is withheld would tell whoever must not know that there is something.

A confidential address is in no copy at all, the internal one included: where it stands in a text, `ADDRESS_KEPT` stands
for it.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, Final, TypeVar

from casekit.case.case import Anybody, Case
from casekit.case.confidential import ADDRESS_KEPT, hides_address, masked, secrets_of
from casekit.case.declared import Placed, fields_of
from casekit.case.events import Event
from casekit.case.people import FamilySecret, Household, Person, Relationship
from casekit.case.record import is_kept_back
from casekit.case.walk import references
from casekit.text.frozen import dataclass
from casekit.text.nodes import TextNode, text_like
from casekit.text.pattern import pattern

__all__ = ["ADDRESS_KEPT", "FAMILY_NOTICE", "Audience", "NothingToShow", "view_for"]

FAMILY_NOTICE: Final = (
    "This copy is for the family. Every copy for the family leaves out some of what is in the record, such as private "
    "telephone numbers. If you think that something is missing or wrong, please tell your worker."
)
"""Stands on every family copy alike."""

_WORD: Final = pattern(r"\w+")
_SHORTEST_NAME: Final = 2
_Placed = TypeVar("_Placed", bound=Placed)


class Audience(StrEnum):
    """Whom a copy is for: the service itself, or the family."""

    INTERNAL = "internal"
    FAMILY = "family"


class NothingToShow(ValueError):
    """The whole case, or the child it is about, is withheld from the audience: no copy can be made for it."""

    def __init__(self, what: str) -> None:
        self.message = f"{what} is withheld from the family, so there is no copy for the family."
        self.help = "Take `withhold` or `share` away there, or make an internal copy."
        super().__init__(self.message)


class _Gone:
    """Stands for a value that is left out."""


_GONE: Final = _Gone()


def view_for(case: Case, audience: Audience) -> Case:
    """The case with everything taken out that the audience may not see.

    The result is a case like any other, so whatever is made of it holds nothing else. Raises `NothingToShow` where
    the file as a whole, or the child, is withheld.
    """
    secrets = secrets_of(case)
    if audience is Audience.INTERNAL and not secrets and not any(map(hides_address, case.households)):
        return case
    people = _hidden_people(case) if audience is Audience.FAMILY else _People(frozenset(), frozenset())
    if case.child_key in people.keys:
        raise NothingToShow("The entry of the child this file is about")
    leaving = _Leaving(audience, secrets, people, _naming(case, people))
    file = leaving.shown(case.file)
    if file is None:
        raise NothingToShow("The whole case file")
    return replace(case, file=file)


@dataclass(frozen=True, slots=True)
class _People:
    """People who are left out: their keys, and the words of their names that nobody else bears."""

    keys: frozenset[str]
    names: frozenset[str]

    def named_in(self, text: str) -> bool:
        """Whether a name of one of them stands in a text."""
        return bool(self.names) and not self.names.isdisjoint(_words(text))


def _hidden_people(case: Case) -> _People:
    everybody: list[tuple[str, Anybody]] = [
        *case.file.family.items(),
        *case.file.network.items(),
        *case.file.professionals.items(),
    ]
    hidden = {key for key, one in everybody if is_kept_back(one)}
    their_names = _names(one for key, one in everybody if key in hidden)
    return _People(
        frozenset(hidden), frozenset(their_names - _names(one for key, one in everybody if key not in hidden))
    )


def _naming(case: Case, people: _People) -> dict[int, set[str]]:
    """The fields that name somebody who is left out, by the identity of the record."""
    naming: dict[int, set[str]] = {}
    for reference in references(case.file) if people.keys else ():
        if reference.key in people.keys:
            naming.setdefault(id(reference.record), set()).add(reference.field)
    return naming


def _names(people: Iterable[Anybody]) -> set[str]:
    names: set[str] = set()
    for one in people:
        for name in (one.name, getattr(one, "known_as", None)):
            names |= {word for word in _words(str(name or "")) if len(word) >= _SHORTEST_NAME}
    return names


def _words(text: str) -> set[str]:
    """The words of a text without accents and capitals, so that `NDELA` is found where `Ndéla` is meant."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return set(_WORD.findall(bare.casefold()))


@dataclass(frozen=True, slots=True)
class _Leaving:
    """Leaves out of a record what the audience may not see. `naming`: fields that name somebody left out, by record."""

    audience: Audience
    secrets: re.Pattern[str] | None
    people: _People
    naming: dict[int, set[str]]

    def shown(self, record: _Placed) -> _Placed | None:
        """The record with less in it, or `None` where it is left out."""
        if self.audience is Audience.FAMILY and (
            isinstance(record, FamilySecret) or is_kept_back(record) or self._is_about_them(record)
        ):
            return None
        changes: dict[str, Any] = {}
        if self.audience is Audience.FAMILY and isinstance(record, Person) and not _shares_orientation(record):
            changes["sexual_orientation"] = None
        named = self.naming.get(id(record), set())
        for attribute, field in fields_of(type(record)).items():
            value = getattr(record, attribute)
            if value is None:
                continue
            left = self._left(value, field.name in named)
            if left is value:
                continue
            if left is _GONE and field.needed:
                return None
            changes[attribute] = field.default if left is _GONE else left
        if isinstance(record, Household) and hides_address(record):
            changes["address"] = None
        return record.with_changes(changes) if changes else record

    def _is_about_them(self, record: Placed) -> bool:
        """Whether a record tells of somebody left out, even without their name: an event in which they had a part."""
        if isinstance(record, Event):
            return record.who is not None and not self.people.keys.isdisjoint(record.who.everybody)
        return isinstance(record, Relationship) and not self.people.keys.isdisjoint(record.ends)

    def _left(self, value: Any, names_them: bool) -> Any:
        """What is left of a field's value: the value itself where nothing had to go, `_GONE` where all had to."""
        if names_them:
            return _GONE
        if isinstance(value, Placed):
            return self.shown(value) or _GONE
        if isinstance(value, TextNode):
            return self._text(value)
        if isinstance(value, tuple):
            return self._items(value)
        if isinstance(value, Mapping) and value:
            return self._entries(value)
        return value

    def _items(self, items: tuple[Any, ...]) -> Any:
        left = tuple(one for one in (self._left(item, False) for item in items) if one is not _GONE)
        return items if len(left) == len(items) and all(map(_is_same, left, items)) else left

    def _entries(self, entries: Mapping[str, Any]) -> Any:
        left = {key: self._left(value, key in self.people.keys) for key, value in entries.items()}
        if all(map(_is_same, left.values(), entries.values())):
            return entries
        return {key: value for key, value in left.items() if value is not _GONE}

    def _text(self, text: TextNode) -> Any:
        if self.people.named_in(text):
            return _GONE
        hidden = masked(text, self.secrets)
        return text if hidden == text else text_like(hidden, text)


def _shares_orientation(person: Person) -> bool:
    """Whether nothing is said of somebody's sexual orientation, or their entry may go to the family as it is."""
    return person.sexual_orientation is None or (person.share is not None and person.share.family == "yes")


def _is_same(one: object, other: object) -> bool:
    return one is other
