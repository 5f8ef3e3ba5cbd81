"""Everything in a case file that has a beginning and an end."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from casekit.case.case import Case
from casekit.case.dates import PartialDate
from casekit.case.declared import Placed
from casekit.case.involvement import Involvement
from casekit.case.people import Couple, Person
from casekit.case.record import Record

_BEGINNINGS = ("together", "engaged", "cohabiting", "civil_partnership", "married")
_ENDS = ("separated", "legally_separated", "divorced", "annulled", "ended")


class Span(NamedTuple):
    """A stretch of time: the record it belongs to, where its two dates stand, and how to begin a sentence about it.

    `record` may carry a reason; `at` is the record that holds the dates.
    """

    record: Record
    at: Placed
    start: PartialDate
    start_field: str
    end: PartialDate
    end_field: str
    what: str


def spans(case: Case) -> Iterator[Span]:
    """Every stretch of time that has both a beginning and an end, in the order of the format."""
    involvement = case.file.case
    if involvement is not None:
        yield from _of_involvement(involvement)
    for person in case.family.values():
        yield from _of_person(person)
    for couple in case.couples:
        yield from _of_couple(couple)
    yield from _each(case.carers, "This care")
    for household in case.households:
        for member in household.members:
            yield from _between(household, member, "This stay", ("from", member.from_), ("to", member.to))
    yield from _each(case.relationships, "This view of a relationship", "date", "until")
    for connection in case.file.network.values():
        if connection.contact is not None:
            yield from _each((connection.contact,), "This limit on contact")
    yield from _each(case.file.professionals.values(), "This work")
    if case.file.mobility is not None:
        yield from _each(case.file.mobility.places, "This stay")
    if case.file.mapping is not None:
        yield from _each(case.file.mapping.harm, "This harm", "first", "last")
    if case.file.safety_plan is not None:
        yield from _each(case.file.safety_plan.rules, "This rule of the plan")


def _between(
    record: Record, at: Placed, what: str, start: tuple[str, PartialDate | None], end: tuple[str, PartialDate | None]
) -> Iterator[Span]:
    """The span between two dates, each with the name of its field, if both are there."""
    if start[1] is not None and end[1] is not None:
        yield Span(record, at, start[1], start[0], end[1], end[0], what)


def _each(records: Iterable[Record], what: str, start: str = "from_", end: str = "to") -> Iterator[Span]:
    for one in records:
        yield from _between(one, one, what, (start.rstrip("_"), getattr(one, start)), (end, getattr(one, end)))


def _of_involvement(involvement: Involvement) -> Iterator[Span]:
    yield from _each(involvement.plans, "This plan")
    yield from _each(involvement.legal_status, "This legal status")
    yield from _each(involvement.workers, "The time of this worker")
    yield from _each(involvement.placements, "This placement")
    yield from _each(involvement.payments, "This payment")
    yield from _each(involvement.assessments, "This assessment", "start", "completed")
    yield from _each(involvement.s47, "This enquiry", "start", "end")


def _of_person(person: Person) -> Iterator[Span]:
    yield from _between(person, person, "This life", ("born", person.born), ("died", person.died))
    yield from _each(person.health, "This", "since", "until")
    yield from _each(person.secrets, "This secret", "since", "until")
    if person.contact is not None:
        yield from _each((person.contact,), "This limit on contact")
    held = person.parental_responsibility
    if held is not None:
        yield from _between(person, held, "Parental responsibility", ("from", held.from_), ("to", held.to))


def _of_couple(couple: Couple) -> Iterator[Span]:
    """An end before every beginning; a couple that came together again is left alone."""
    for child in couple.children:
        yield from _each((child,), "This")
    yield from _each(couple.secrets, "This secret", "since", "until")
    if couple.reconciled is not None:
        return
    starts = [(field, when) for field in _BEGINNINGS if (when := getattr(couple, field)) is not None]
    if not starts or any(when.earliest is None for _, when in starts):
        return
    field, start = min(starts, key=lambda one: one[1].sort_key)
    for end_field in _ENDS:
        end = getattr(couple, end_field)
        if end is not None and all(end.before(when) is True for _, when in starts):
            yield Span(couple, couple, start, field, end, end_field, "This couple")
