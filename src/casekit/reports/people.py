"""Who works with the child, and whom to reach: made from the record, so that nobody retypes a telephone number.

What is not sure because a date is partial counts as so: somebody who may still be forbidden contact is listed.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from casekit.case.audience import Audience
from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people, holds_on
from casekit.case.involvement import WorkerPeriod
from casekit.case.people import Connection, ContactLimit, Person
from casekit.case.state import age_of, alive_on, holding
from casekit.chronology.words import capital, in_words, listed
from casekit.text.frozen import dataclass

_CARERS: Final = {
    "kinship-care": "kinship carer",
    "special-guardianship": "special guardian",
    "foster": "foster carer",
    "private-fostering": "private foster carer",
    "child-arrangements-order": "carer under a child arrangements order",
    "residential": "residential carer",
    "prospective-adopter": "prospective adopter",
}
_PLACED_WITH: Final = frozenset({"foster", "residential", "prospective-adopter"})
_ADULT: Final = 18
_PARENTS: Final = {"female": "mother", "male": "father"}
_RESPONSIBLE: Final = "has parental responsibility"
_RESPONSIBLE_FOR_SOMEBODY: Final = "may have parental responsibility: the record does not say for which child"
_CONTACT: Final = {"supervised": "contact is supervised", "supported": "contact is supported"}


@dataclass(frozen=True, slots=True)
class Worker:
    """A professional on a day. `phone` is `None` where none is recorded, and for those who have `left`.

    `when` says what they are or were to the child: `your worker since 7 April 2023`, `until 3 March 2023`, or nothing.
    """

    key: str
    name: str
    role: str
    agency: str
    phone: str | None
    when: str
    left: bool


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to reach. `remarks` holds what whoever rings must know; it is empty in a family copy."""

    key: str
    name: str
    relation: str
    phone: str | None
    remarks: tuple[str, ...]


def workers_on(case: Case, day: date) -> tuple[Worker, ...]:
    """The professionals of a day: the child's own worker first, then the others, then former workers.

    Of those who have left only former workers of the child are named, as in Kent's example, and without the telephone
    number, which may be somebody else's by now.
    """
    periods = case.file.case.workers if case.file.case is not None else ()
    own = {str(one.who): one for one in holding(periods, day)}
    former = {str(one.who): one for one in periods if one.who not in own and one.to and one.to.is_over_by(day)}
    current = [
        key
        for key, one in case.file.professionals.items()
        if key not in own and key not in former and holds_on(day, one.from_, one.to) is not False
    ]
    future = {str(one.who) for one in periods} - own.keys() - former.keys()
    return (
        *(_worker(case, key, _own_part(period)) for key, period in own.items()),
        *(_worker(case, key, _dates(case, key)) for key in current if key not in future),
        *(_worker(case, key, _former_part(period), left=True) for key, period in former.items()),
    )


def contacts_on(case: Case, day: date, audience: Audience) -> tuple[Contact, ...]:
    """Carers, parents, and others with parental responsibility who may be alive on the day.

    A family copy gives a private number only where the person's entry says `share: {family: yes}`, does not say with
    whom a child in care was placed unless it says so there, and leaves out whoever must have no contact: it may be read
    by the very person from whom an address or a number is kept.
    """
    carers = _carer_relations(case, day)
    relations = {**carers, **{key: word for key, word in _parent_relations(case).items() if key not in carers}}
    for key, person in case.family.items():
        if key not in relations and key != case.child_key and _has_responsibility(case, person, day):
            if _names_the_child(case, person) or not _is_parent_of_another_child(case, key, day):
                relations[key] = _RESPONSIBLE
            elif audience is Audience.INTERNAL:
                relations[key] = _RESPONSIBLE_FOR_SOMEBODY
    found = (_contact(case, key, relation, day, audience) for key, relation in relations.items())
    return tuple(one for one in found if one is not None)


def no_contact_on(case: Case, day: date) -> tuple[str, ...]:
    """Who must not have contact with the child on a day, each with the ground for it: for internal copies."""
    told = dict.fromkeys(_forbidden(case, day))
    plan = case.file.safety_plan
    named = {key for key, _ in told}
    told.update(
        {(str(key), "named in the safety plan"): None for key in (plan.no_contact if plan else ()) if key not in named}
    )
    return tuple(f"{case.name_of(key)}: {ground}" if ground else case.name_of(key) for key, ground in told)


def _worker(case: Case, key: str, when: str, *, left: bool = False) -> Worker:
    one = case.file.professionals.get(key)
    role = in_words(str(one.role)) if one is not None and one.role else ""
    agency = in_words(str(one.agency)) if one is not None and one.agency else ""
    phone = str(one.phone) if one is not None and one.phone and not left else None
    return Worker(key, case.name_of(key), role, agency, phone, when, left)


def _own_part(period: WorkerPeriod) -> str:
    parts = ["your worker", _since(period.from_), _until(period.to)]
    return " ".join(part for part in parts if part)


def _former_part(period: WorkerPeriod) -> str:
    return f"your worker {_until(period.to)}"


def _dates(case: Case, key: str) -> str:
    one = case.file.professionals[key]
    return " ".join(part for part in (_since(one.from_), _until(one.to)) if part)


def _since(when: PartialDate | None) -> str:
    return "" if when is None else for_people(when) if when.form == "open" else f"since {for_people(when)}"


def _until(when: PartialDate | None) -> str:
    return "" if when is None else f"until {for_people(when)}"


def _carer_relations(case: Case, day: date) -> dict[str, str]:
    return {
        str(who): _CARERS[carer.as_]
        for carer in holding(case.carers, day)
        if carer.child == case.child_key
        for who in carer.who
    }


def _parent_relations(case: Case) -> dict[str, str]:
    """What each parent is to the child; of an adopted child only the adoptive parents are to be reached."""
    links = [
        (child.link or "birth", partner)
        for couple in case.couples
        for child in couple.children
        if child.who == case.child_key
        for partner in couple.partners
    ]
    adopted = any(link == "adopted" for link, _ in links)
    relations: dict[str, str] = {}
    for link, partner in links:
        person = case.family.get(partner)
        word = _PARENTS.get(person.gender or "", "parent") if person is not None else "parent"
        if link == "adopted":
            relations[str(partner)] = f"adoptive {word}"
        elif link == "putative" and not adopted:
            relations.setdefault(str(partner), f"may be the {word}, not confirmed")
        elif link not in ("foster", "step", "putative") and not adopted:
            relations[str(partner)] = word
    return relations


def _has_responsibility(case: Case, person: Person, day: date) -> bool:
    held = person.parental_responsibility
    if held is None or held.holds not in ("yes", "shared") or (held.for_ and case.child_key not in held.for_):
        return False
    return holds_on(day, held.from_, held.to) is not False


def _names_the_child(case: Case, person: Person) -> bool:
    held = person.parental_responsibility
    return held is not None and case.child_key in held.for_


def _known_to_care(case: Case, day: date) -> set[str]:
    return _parent_relations(case).keys() | _carer_relations(case, day).keys()


def _is_parent_of_another_child(case: Case, key: str, day: date) -> bool:
    """Whether somebody has a child in this family who may be under 18, and is not this one.

    Brothers and sisters may share a family file, where `parental_responsibility` need not name the child.
    """
    for child, parents in case.parents.items():
        person = case.family.get(child)
        if child == case.child_key or key not in parents or person is None:
            continue
        age = age_of(person, day)
        if age is None or age.youngest is None:
            has_children = any(child in theirs for theirs in case.parents.values())
            if not has_children:
                return True
        elif age.youngest < _ADULT:
            return True
    return False


def _contact(case: Case, key: str, relation: str, day: date, audience: Audience) -> Contact | None:
    person: Person | Connection | None = case.family.get(key) or case.file.network.get(key)
    if person is None or (isinstance(person, Person) and (person.is_pet or _may_have_died(person, day))):
        return None
    name = case.name_of(key)
    limit = _limit_on(person, day)
    own_word = str(person.relation) if isinstance(person, Person) and person.relation else ""
    said = f"{own_word}, {relation}" if own_word else relation
    if audience is Audience.INTERNAL:
        phone = str(person.phone) if person.phone else None
        return Contact(key, name, capital(said), phone, tuple(_remarks(case, key, person, limit, day)))
    shared = person.share is not None and person.share.family == "yes"
    placed = any(relation == _CARERS[kind] for kind in _PLACED_WITH)
    forbidden = any(key == one for one, _ in _forbidden(case, day)) or _in_plan(case, key)
    if forbidden or (placed and not shared):
        return None
    return Contact(key, name, capital(said), str(person.phone) if person.phone and shared else None, ())


def _may_have_died(person: Person, day: date) -> bool:
    return alive_on(person, day) is not True


def _remarks(case: Case, key: str, person: Person | Connection, limit: ContactLimit | None, day: date) -> Iterator[str]:
    if limit is not None and limit.kind != "none":
        yield f"{_CONTACT[limit.kind]}{': ' + _ground(case, limit) if _ground(case, limit) else ''}"
    if (limit is not None and limit.kind == "none") or _in_plan(case, key):
        yield "must not have contact: see what others need to know"
    if isinstance(person, Person):
        held = person.parental_responsibility
        basis = f" ({str(held.basis).strip()})" if held is not None and held.basis else ""
        if _has_responsibility(case, person, day) and (basis or key in _known_to_care(case, day)):
            yield f"parental responsibility{basis}"
        if person.interpreter == "yes":
            yield f"needs an interpreter ({listed(map(str, person.languages)) or 'language not recorded'})"


def _in_plan(case: Case, key: str) -> bool:
    plan = case.file.safety_plan
    return plan is not None and key in plan.no_contact


def _limit_on(person: Person | Connection, day: date) -> ContactLimit | None:
    limit = person.contact
    return limit if limit is not None and holds_on(day, limit.from_, limit.to) is not False else None


def _forbidden(case: Case, day: date) -> Iterator[tuple[str, str]]:
    people: list[tuple[str, Person | Connection]] = [*case.family.items(), *case.file.network.items()]
    for key, person in people:
        limit = _limit_on(person, day)
        if limit is not None and limit.kind == "none":
            yield key, _ground(case, limit)


def _ground(case: Case, limit: ContactLimit) -> str:
    others = [case.name_of(key) for key in limit.with_ if key != case.child_key]
    parts = (
        f"no contact with {listed(case.name_of(key) for key in limit.with_)}"
        if others and limit.kind == "none"
        else "",
        str(limit.basis or "").strip(),
        _since(limit.from_),
        _until(limit.to),
        f"to be looked at again {for_people(limit.review)}" if limit.review else "",
    )
    return ", ".join(part for part in parts if part)
