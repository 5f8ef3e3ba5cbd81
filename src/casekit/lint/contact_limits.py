"""Who must have no contact with the child, and where the file says so."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from casekit.case.case import Case
from casekit.case.dates import for_people, holds_on
from casekit.case.people import Connection, ContactLimit, Person
from casekit.text.finding import Place


class NoContact(NamedTuple):
    """That somebody must have no contact with the child: who, where it is said, and for how long if it says so."""

    name: str
    place: Place
    contact: ContactLimit | None

    def holds(self, day: date) -> bool:
        """Whether it is surely in force on a day."""
        return self.contact is None or holds_on(day, self.contact.from_, self.contact.to) is True

    @property
    def words(self) -> str:
        """`must have no contact` with its ground, for the middle of a sentence."""
        if self.contact is None:
            return "must have no contact (safety plan)"
        basis = f", {self.contact.basis}" if self.contact.basis else ""
        since = f" since {for_people(self.contact.from_)}" if self.contact.from_ and self.contact.from_.day else ""
        return f"must have no contact{since}{basis}"


def no_contacts(case: Case) -> Mapping[str, NoContact]:
    """Those who must, at some time, have no contact with the child, by key."""
    found: dict[str, NoContact] = {}
    people: tuple[Person | Connection, ...] = (*case.family.values(), *case.file.network.values())
    for person in people:
        contact = person.contact
        if contact is not None and contact.kind == "none" and (not contact.with_ or case.child_key in contact.with_):
            found[person.key] = NoContact(case.name_of(person.key), contact.place("kind"), contact)
    for key in case.file.safety_plan.no_contact if case.file.safety_plan is not None else ():
        found.setdefault(str(key), NoContact(case.name_of(key), key.place, None))
    return found
