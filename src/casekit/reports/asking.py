"""What a question to a family is, who can be asked, and what may be named in it.

Gaps are looked for in the whole record, so that nobody is asked for what is known; people are named only where a copy
for the family may name them, because the questions are taken along to the family.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from casekit.case.audience import Audience, view_for
from casekit.case.case import Case
from casekit.case.dates import age_on
from casekit.case.people import Person
from casekit.case.state import alive_on, holding
from casekit.lint.contact_limits import no_contacts
from casekit.lint.names import is_unnamed
from casekit.lint.recorded import lacks
from casekit.policy.policy import Policy

FAMILY: Final = ""
"""Stands for the family together, where nobody is to be asked alone."""

_TITLES: Final = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "lady", "reverend", "rev"})
_PARENTS: Final = {"female": "mother", "male": "father"}


@dataclass(frozen=True, slots=True)
class Question:
    """One question: whom to ask (a key, or `FAMILY`), the fact that is not known yet, and the words.

    `names` are the keys of the people named in it. `to_child` says the same to the child, in a copy that the child
    reads, where somebody else is asked about them.
    """

    ask: str
    fact: tuple[str, ...]
    words: str
    names: tuple[str, ...] = ()
    to_child: str = ""


@dataclass(frozen=True)
class Asking:
    """A case in which gaps are looked for, the day, and the policy by which a child is old enough to be asked."""

    case: Case
    day: date
    policy: Policy

    @cached_property
    def seen(self) -> Case:
        """The case as the family may see it. Raises `NothingToShow` where all of it is withheld."""
        return view_for(self.case, Audience.FAMILY)

    def name(self, key: str) -> str:
        """What to call somebody: the name they go by, else a first name that nobody else has, else the whole name."""
        person = self.case.family.get(key)
        if person is not None and person.known_as:
            return str(person.known_as)
        first = _first_name(person) if person is not None else None
        return first if first is not None and self._first_names[first] == 1 else self.case.name_of(key)

    @cached_property
    def _first_names(self) -> Counter[str | None]:
        return Counter(_first_name(person) for person in self.case.family.values())

    @property
    def child(self) -> Person | None:
        """The child."""
        return self.case.child

    @property
    def child_name(self) -> str:
        """What to call the child."""
        return self.name(self.case.child_key)

    @cached_property
    def child_age(self) -> tuple[int, int]:
        """The fewest and the most years the child can have; any age where no date of birth is on record."""
        child = self.child
        if child is None or child.born is None:
            return 0, 99
        age = age_on(child.born, self.day)
        return age.youngest or 0, 99 if age.oldest is None else age.oldest

    @cached_property
    def child_can_be_asked(self) -> bool:
        """Whether the child lives and may be old enough for questions in words (the policy's `voice.child_from`)."""
        child = self.child
        if child is None or not self.is_alive(child):
            return False
        if child.born is None:
            return lacks(child, "due")
        first = self.policy.length("voice.child_from").due_after(child.born.earliest or date.min)
        return first <= self.day

    @cached_property
    def parents(self) -> tuple[str, ...]:
        """The child's parents who are alive, as far as the file knows."""
        found = self.case.parents.get(self.case.child_key, ())
        return tuple(key for key in found if key in self.case.family and self.is_alive(self.case.family[key]))

    @cached_property
    def carers(self) -> tuple[str, ...]:
        """Who cares for the child on the day and is no parent, from the family."""
        keys = dict.fromkeys(
            str(who)
            for carer in holding(self.case.carers, self.day)
            if carer.child == self.case.child_key
            for who in carer.who
        )
        family = self.case.family
        return tuple(key for key in keys if key in family and key not in self.parents and self.is_alive(family[key]))

    @property
    def grown_ups(self) -> tuple[str, ...]:
        """Parents and carers."""
        return (*self.parents, *self.carers)

    @cached_property
    def siblings(self) -> tuple[str, ...]:
        """Brothers and sisters, half ones too: those who share a parent with the child."""
        theirs = set(self.case.parents.get(self.case.child_key, ()))
        found = [key for key, parents in self.case.parents.items() if theirs & set(parents)]
        return tuple(key for key in found if key != self.case.child_key and key in self.case.family)

    @cached_property
    def kept_apart(self) -> frozenset[str]:
        """Those who must have no contact with the child: the child is asked nothing about them."""
        return frozenset(no_contacts(self.case))

    def is_alive(self, person: Person) -> bool:
        """Whether somebody is alive, as far as the file knows."""
        return not person.is_pet and alive_on(person, self.day) is True

    def heading(self, key: str) -> str:
        """Whom to ask, as a heading."""
        if key == FAMILY:
            return "For the family together"
        if key == self.case.child_key:
            return f"For {self.child_name}"
        person = self.case.family[key]
        who = _PARENTS.get(person.gender or "", "parent") if key in self.parents else "carer"
        return f"For {self.name(key)} ({person.relation or who})"

    def may_be_asked(self, question: Question) -> bool:
        """Whether the one to ask, and all who are named, may be named to the family."""
        known: Mapping[str, object] = self.seen.everybody
        return all(key in known for key in (question.ask, *question.names) if key != FAMILY)


def _first_name(person: Person) -> str | None:
    """The first of somebody's names; `None` where there is no name, or it begins with a title."""
    first = str(person.name or "").split()[:1]
    return first[0] if first and not is_unnamed(person) and first[0].rstrip(".").casefold() not in _TITLES else None


def each_once(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions without those about a fact that is asked for already."""
    found: dict[tuple[str, ...], Question] = {}
    for question in questions:
        found.setdefault(question.fact, question)
    return tuple(found.values())
