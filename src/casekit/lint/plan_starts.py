"""Child protection plans, and the conferences at which they should have begun."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from casekit.case.involvement import Conference, Involvement, PlanPeriod

FIRST: Final = ("icpc", "transfer-in", "pre-birth")
"""The kinds of conference at which a child protection plan begins."""

_NEAR: Final = 30


class PlanApart(NamedTuple):
    """A plan that begins some days before or after the conference that decided it."""

    plan: PlanPeriod
    conference: Conference
    apart: int


def plans_apart(involvement: Involvement) -> Iterator[PlanApart]:
    """The plans that begin on another day than the first conference near them; none that goes on from another."""
    first = [one for one in involvement.conferences if one.kind in FIRST]
    for plan in involvement.plans:
        if plan.plan != "child-protection" or plan.from_ is None or plan.from_.day is None:
            continue
        if _continues(plan, involvement.plans) or any(one.date.same_day(plan.from_) is not False for one in first):
            continue
        for conference in first:
            day = conference.date.day
            if conference.kind == "icpc" and day is not None and abs((day - plan.from_.day).days) <= _NEAR:
                yield PlanApart(plan, conference, abs((day - plan.from_.day).days))
                break


def _continues(plan: PlanPeriod, plans: tuple[PlanPeriod, ...]) -> bool:
    """Whether a plan goes on from another of the same name (with another category, say)."""
    start = plan.from_.day if plan.from_ is not None else None
    ends = (one.to.day for one in plans if one is not plan and one.plan == plan.plan and one.to is not None)
    return any(start is not None and end is not None and abs((start - end).days) <= 1 for end in ends)
