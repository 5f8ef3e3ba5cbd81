"""What the record says of the plan, its history and what others need to know, as lines for a report."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people, uk_day
from casekit.case.involvement import PlanDecision, PlanPeriod
from casekit.case.state import State, holding
from casekit.chronology.words import PLANS, in_words, listed
from casekit.reports.document import Line, labelled
from casekit.reports.people import no_contact_on

_CATEGORIES: Final = {
    "neglect": "neglect",
    "emotional": "emotional abuse",
    "physical": "physical abuse",
    "sexual": "sexual abuse",
    "multiple": "more than one category",
}


def plan_lines(case: Case, state: State, internal: bool) -> Iterator[Line]:
    """Each plan of the day: which, since when, and who decided."""
    for plan in state.plans:
        yield labelled("Plan", f"{_plan(plan)}{_decided(case, plan.decision, internal)}")
    if not state.plans and internal:
        yield labelled("Plan", f"none recorded for {uk_day(state.day)}")
    for status in state.legal_status:
        name = " ".join(part for part in (status.label or "", f"({status.code})" if status.code else "") if part)
        yield labelled("Legal status", f"{name}{_span(status.from_, status.to)}")


def plan_facts(case: Case, state: State) -> Iterator[Line]:
    """Why there is a plan, what the work is for, and the plans before."""
    involvement = case.file.case
    if involvement is None:
        return
    for plan in state.plans:
        if plan.decision is not None and plan.decision.why:
            yield labelled(f"Why {PLANS[plan.plan]}", str(plan.decision.why).strip())
    if involvement.reason:
        yield labelled("Why we are involved", str(involvement.reason).strip())
    if involvement.purpose:
        yield labelled("What the work is for", str(involvement.purpose).strip())
    for objective in involvement.objectives:
        yield labelled("Aim of the plan", str(objective.text).strip())
    for plan in _over(involvement.plans, state.day):
        yield labelled("Before that", _plan(plan))


def need_to_know_facts(case: Case, day: date) -> Iterator[Line]:
    """Who must not have contact, where the safety plan is, payments, and what the child needs to be understood.

    Where a safety plan that was made after the day is kept is left out. Whom it names stays: to leave out a limit to
    contact does more harm than to name it too early.
    """
    forbidden = no_contact_on(case, day)
    for who in forbidden:
        yield labelled("Must not have contact", who)
    if not forbidden:
        yield labelled("Must not have contact", "the record names nobody")
    plan = case.file.safety_plan
    if plan is not None and not (plan.made is not None and plan.made.after(day) is True):
        kept = str(plan.kept_at).strip() if plan.kept_at else "not recorded"
        review = f" To be looked at again by {for_people(plan.review)}." if plan.review else ""
        yield labelled("Where the safety plan is", f"{kept.rstrip('.')}.{review}")
    for payment in holding(case.file.case.payments, day) if case.file.case is not None else ():
        whom = f" to {case.name_of(payment.to_whom)}" if payment.to_whom else ""
        yield labelled("Payment", f"{payment.what}{whom}{_span(payment.from_, payment.to)}")
    child = case.child
    if child is not None and child.communication:
        yield labelled("Communication", str(child.communication).strip())
    if child is not None and child.interpreter == "yes":
        yield labelled("Interpreter", f"needed ({listed(map(str, child.languages)) or 'language not recorded'})")


def _plan(plan: PlanPeriod) -> str:
    category = f" ({_CATEGORIES[plan.category]})" if plan.category else ""
    return f"{PLANS[plan.plan]}{category}{_span(plan.from_, plan.to)}"


def _over(plans: Iterable[PlanPeriod], day: date) -> list[PlanPeriod]:
    """The plans that were over before the day, the latest first."""
    over = [plan for plan in plans if plan.to is not None and plan.to.is_over_by(day)]
    return sorted(over, key=lambda plan: plan.to.sort_key if plan.to else (), reverse=True)


def _span(start: PartialDate | None, end: PartialDate | None) -> str:
    """`, since 7 April 2023`, `, 3 November 2022 to 6 April 2023`, `, until 2022`."""
    if start is None:
        return f", until {for_people(end)}" if end is not None else ""
    if end is None:
        said = for_people(start)
        return f", {said}" if said.startswith("since ") else f", since {said}"
    return f", {for_people(start)} to {for_people(end)}"


def _decided(case: Case, decision: PlanDecision | None, internal: bool) -> str:
    """`. Decided on 7 April 2023 by Raul Limington with police and school, endorsed by Priya Anand`.

    A family copy says nothing of a decision that it does not have: it may be there and withheld.
    """
    if decision is None or not (decision.date or decision.by or decision.endorsed_by or decision.jointly_with):
        return "; who decided is not recorded" if internal else ""
    parts = [
        f" on {for_people(decision.date)}" if decision.date else "",
        f" by {case.name_of(decision.by)}" if decision.by else "",
        f" with {listed(in_words(str(agency)) for agency in decision.jointly_with)}" if decision.jointly_with else "",
        f", endorsed by {case.name_of(decision.endorsed_by)}" if decision.endorsed_by else "",
    ]
    return f". Decided{''.join(parts)}"
