"""The state of a case on a day: a fold over its dated lists.

What a partial date leaves open counts as so: a plan "from 2022-11" is taken to hold on 3 November, and the state says
that this is not sure.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from casekit.case.case import Case
from casekit.case.dates import Age, PartialDate, age_on, holds_on
from casekit.case.involvement import LegalStatus, PlanPeriod, WorkerPeriod
from casekit.case.people import Carer, Household, Member, Person, Relationship
from casekit.text.frozen import dataclass


class _Lasting(Protocol):
    """A record that holds from a day to a day."""

    @property
    def from_(self) -> PartialDate | None:
        """Since when."""

    @property
    def to(self) -> PartialDate | None:
        """Until when."""


Lasting = TypeVar("Lasting", bound=_Lasting)


def holding(records: Iterable[Lasting], day: date) -> tuple[Lasting, ...]:
    """The records that hold on a day, or may; in the order of the file."""
    return tuple(record for record in records if holds_on(day, record.from_, record.to) is not False)


def surely_holding(records: Iterable[Lasting], day: date) -> tuple[Lasting, ...]:
    """The records that hold on a day whatever their partial dates mean."""
    return tuple(record for record in records if holds_on(day, record.from_, record.to) is True)


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody who lives in a household on a day, and as what (`main`, `shared`, `weekend`, `away`)."""

    key: str
    kind: str
    member: Member


@dataclass(frozen=True, slots=True)
class HouseholdOnDay:
    """A household and who lives in it on a day."""

    household: Household
    residents: tuple[Resident, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all who live there, whatever the kind."""
        return tuple(resident.key for resident in self.residents)


@dataclass(frozen=True, slots=True)
class State:
    """What holds in a case on `day`."""

    day: date
    plans: tuple[PlanPeriod, ...]
    legal_status: tuple[LegalStatus, ...]
    workers: tuple[WorkerPeriod, ...]
    households: tuple[HouseholdOnDay, ...]
    carers: tuple[Carer, ...]
    relationships: tuple[Relationship, ...]

    @property
    def plan_names(self) -> frozenset[str]:
        """The plans the child is on."""
        return frozenset(plan.plan for plan in self.plans)

    def home_of(self, key: str) -> tuple[HouseholdOnDay, ...]:
        """The households in which somebody lives."""
        return tuple(home for home in self.households if key in home.keys)


def state_on(case: Case, day: date) -> State:
    """The state of a case on a day."""
    involvement = case.file.case
    return State(
        day=day,
        plans=holding(involvement.plans, day) if involvement else (),
        legal_status=holding(involvement.legal_status, day) if involvement else (),
        workers=holding(involvement.workers, day) if involvement else (),
        households=tuple(_household_on(household, day) for household in case.households),
        carers=holding(case.carers, day),
        relationships=tuple(one for one in case.relationships if _is_view_on(one, day)),
    )


def _household_on(household: Household, day: date) -> HouseholdOnDay:
    members = holding(household.members, day)
    return HouseholdOnDay(household, tuple(Resident(str(one.who), one.kind or "main", one) for one in members))


def _is_view_on(relationship: Relationship, day: date) -> bool:
    return holds_on(day, relationship.date, relationship.until) is not False


def alive_on(person: Person, day: date) -> bool | None:
    """Whether somebody was alive on a day; `None` where it cannot be known.

    Somebody whose file says only that they have died (`died: unknown`) is not known to be alive on any day.
    """
    if person.born is not None and person.born.after(day) is True:
        return False
    if not person.has_died:
        return True
    if person.died is None:
        return None
    over = person.died.before(day)
    if over is True or person.died.same_day(day) is True:
        return False
    return True if person.died.after(day) is True else None


def age_of(person: Person, day: date) -> Age | None:
    """How old somebody is on a day (or was when they died); `None` where no birth date is on record."""
    if person.born is None:
        return None
    if person.died is not None and person.died.latest is not None and person.died.latest <= day:
        return age_on(person.born, person.died)
    return age_on(person.born, day)


def is_open_on(case: Case, day: date) -> bool:
    """Whether the case is open on a day: not surely closed, and not surely only opened later."""
    involvement = case.file.case
    if involvement is None:
        return True
    if involvement.opened is not None and involvement.opened.after(day) is True:
        return False
    if involvement.closed is not None and involvement.closed.date.before(day) is True:
        return False
    plans = surely_holding(involvement.plans, day)
    return not (plans and all(plan.plan == "closed" for plan in plans))
