"""Everything that is due in a case, and what of it belongs on a list for the next days."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from casekit.case.audience import Audience, view_for
from casekit.case.case import Case
from casekit.case.dates import uk_day
from casekit.case.state import state_on
from casekit.case.walk import allowances
from casekit.due.agreed import agreed, retention
from casekit.due.assessments import assessments
from casekit.due.birthdays import birthdays
from casekit.due.item import Due, Status
from casekit.due.keeping import keeping
from casekit.due.missing import return_interviews
from casekit.due.plans import plans
from casekit.due.reckoning import Desk
from casekit.due.visits import visits
from casekit.lint.context import context_for
from casekit.lint.sentences import counted, listed
from casekit.policy.policy import Policy
from casekit.policy.values import Length
from casekit.text.frozen import dataclass

IN_CARE: Final = frozenset({"child-in-care", "care-leaver"})
"""Plans on which a birthday is prepared for long before the day."""

RULES_OF: Final = {
    "after-birth-meeting": frozenset({"prebirth-meeting-late"}),
    "child-in-care-review": frozenset({"cla-review-late"}),
    "child-in-need-review": frozenset({"cin-review-late"}),
    "chronology": frozenset({"chronology-stale"}),
    "core-group": frozenset({"core-group-late", "first-core-group-late"}),
    "early-help-review": frozenset({"early-help-review-late"}),
    "education-plan": frozenset({"pep-late"}),
    "genogram": frozenset({"genogram-late", "genogram-required"}),
    "health-assessment": frozenset({"health-assessment-late"}),
    "pathway-review": frozenset({"pathway-plan-late"}),
    "retention": frozenset({"retention-due"}),
    "review-conference": frozenset({"review-conference-late"}),
    "safety-plan": frozenset({"plan-not-reviewed"}),
    "summary": frozenset({"summary-stale", "summary-missing"}),
    "supervision": frozenset({"supervision-overdue"}),
    "visit": frozenset({"visit-overdue", "placement-first-visit-late"}),
}
"""The rules that speak when a thing of some kind is overdue, for the kinds of which a case has one at a time."""


@dataclass(frozen=True, slots=True)
class CaseDue:
    """What is due in one case, by date.

    `path` is the file as the user named it; `child` is the child's name, `case_id` the case number (empty where there
    is none). `whole` is false where a part of the file could not be read, so that something may be left out.
    """

    path: str
    case_id: str
    child: str
    items: tuple[Due, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class DueList:
    """What is due on `day` or within some time after it, up to and with `until`, case by case.

    `unreadable` names the files that could not be read at all.
    """

    day: date
    until: date
    cases: tuple[CaseDue, ...]
    unreadable: tuple[str, ...] = ()

    @property
    def items(self) -> Iterator[tuple[CaseDue, Due]]:
        """Each thing that is due, with its case."""
        return ((case, one) for case in self.cases for one in case.items)

    @property
    def summary(self) -> str:
        """The whole list in a sentence: `2 overdue and 5 to come by 18 July 2023, in 3 cases.`"""
        standing = Counter(one.status(self.day) for _, one in self.items)
        ahead = standing[Status.DUE] + standing[Status.MAY_BE_DUE]
        parts = [f"{standing[Status.OVERDUE]:,} overdue"] if standing[Status.OVERDUE] else []
        parts += [f"{standing[Status.MAY_BE_OVERDUE]:,} may be overdue"] if standing[Status.MAY_BE_OVERDUE] else []
        parts += [f"{ahead:,} to come"] if ahead else []
        cases = f"in {counted(len(self.cases), 'case')}"
        if not parts:
            return f"Nothing is overdue, and nothing falls due by {uk_day(self.until)}, {cases}."
        return f"{listed(parts)} by {uk_day(self.until)}, {cases}."


def due_in(case: Case, day: date, policy: Policy) -> tuple[Due, ...]:
    """Everything that is due in a case, whenever; in a case that is not open, only what outlives it."""
    context = context_for(case, day, policy)
    desk = Desk(case, context)
    found = list(retention(desk))
    if context.is_open:
        found += agreed(desk)
        if _may_live(case):
            for part in (keeping, plans, visits, assessments, return_interviews, birthdays):
                found += part(desk)
    return in_order(_with_reasons(case, day, found))


def _with_reasons(case: Case, day: date, found: Iterable[Due]) -> Iterator[Due]:
    """The things with those marked for which a reason in force answers the rule that speaks of the same."""
    answered = set()
    for _, allowance in allowances(case.file) if case.has_allowances else ():
        if allowance.until is None or allowance.until.is_over_by(day) is not True:
            answered.add(str(allowance.rule))
    return (replace(one, excused=True) if answered & RULES_OF.get(one.kind, frozenset()) else one for one in found)


def _may_live(case: Case) -> bool:
    """Whether no death of the child is on record; else nobody expects visits and reviews of them."""
    return case.child is None or not case.child.has_died


def list_for(case: Case, day: date, policy: Policy, within: Length) -> CaseDue:
    """What is overdue, or falls due within so long after `day`; no confidential address stands in it."""
    case = view_for(case, Audience.INTERNAL)
    involvement = case.file.case
    horizon = within.due_after(day)
    in_care = not IN_CARE.isdisjoint(state_on(case, day).plan_names)
    birthdays_until = max(horizon, policy.length("case.birthday_ahead").due_after(day)) if in_care else horizon
    found = due_in(case, day, policy)
    chosen = tuple(one for one in found if _belongs(one, birthdays_until if one.marker else horizon))
    case_id = str(involvement.id) if involvement is not None and involvement.id else ""
    return CaseDue(case.path, case_id, case.name_of(case.child_key), chosen, case.complete)


def _belongs(one: Due, horizon: date) -> bool:
    """Whether something is overdue, falls due by the horizon, or may on the strictest reading of its dates."""
    return one.by <= horizon or one.earliest is None or one.earliest <= horizon


def in_order(items: Iterable[Due]) -> tuple[Due, ...]:
    """By the last day in time, then by what it is."""
    return tuple(sorted(items, key=lambda one: (one.by, one.title, one.place)))
