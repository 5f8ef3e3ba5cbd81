"""Quiet times: longer than the policy expects with nothing recorded at all, while a plan was open."""

from collections.abc import Iterator
from datetime import date

from casekit.case.case import Case
from casekit.case.dates import uk_day
from casekit.case.involvement import PlanPeriod
from casekit.lint.rules.gaps import Silence, silences
from casekit.policy.policy import Policy
from casekit.timeline.model import Quiet

_PROTECTED = "child-protection"


def quiet_in(case: Case, day: date, policy: Policy) -> tuple[Quiet, ...]:
    """The quiet times of a case up to a day. Visits, meetings and all other dated work count, not events alone."""
    closed = case.file.case.closed.date.latest if case.file.case and case.file.case.closed else None
    return tuple(_found(case, min(day, closed or day), policy))


def _found(case: Case, day: date, policy: Policy) -> Iterator[Quiet]:
    plans = case.file.case.plans if case.file.case else ()
    for silence in silences(case, day):
        open_then = [plan.plan for plan in plans if plan.plan != "closed" and _overlaps(plan, silence)]
        if plans and not open_then:
            continue
        key = "chronology.gap_child_protection" if _PROTECTED in open_then else "chronology.gap_other"
        if silence.end > policy.due_after(key, silence.start):
            going_on = "" if silence.after is not None else ", and still going on"
            when = f"{uk_day(silence.start)} to {uk_day(silence.end)}{going_on} ({policy.expectation(key)})"
            yield Quiet(silence.start, silence.end, when)


def _overlaps(plan: PlanPeriod, silence: Silence) -> bool:
    start = plan.from_.earliest if plan.from_ is not None else None
    end = plan.to.latest if plan.to is not None else None
    return (start or date.min) < silence.end and (end or date.max) > silence.start
