"""Rules on decisions: who made them, why, with whom, and whether they were carried out."""

from collections.abc import Iterator
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import for_people
from casekit.case.involvement import PlanDecision, PlanPeriod
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on, dated, is_blank
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.rules.mapping import is_open, overdue_remark
from casekit.lint.sentences import quoted
from casekit.text.finding import Severity

_JOINT: Final = {"core-group": "core group", "strategy": "strategy meeting", "professionals": "professionals' meeting"}
_MANAGES: Final = (
    "manager",
    "supervisor",
    "head of",
    "head-of-service",
    "director",
    "chair",
    "judge",
    "court",
    "magistrate",
    "lead",
)
_DECIDED_ELSEWHERE: Final = frozenset({"child-protection", "child-in-care", "assessment", "closed", "youth-justice"})


@rule(
    "decision-without-reason",
    subject="decisions",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} decisions do not say why.",
)
def decision_without_reason(case: Case, context: Context) -> Iterator[Remark]:
    """A decision does not say why it was made.

    The child will ask, perhaps in twenty years. A decision with its reason can be understood, questioned and changed
    when the reason no longer holds.

    Source: Kent guidance, Case Summaries: "best explain why decisions and/or plans were made"; Solihull recording
    principles, paragraph 3: "judgements made and decisions and interventions carefully recorded".
    Flagged:
        decisions: [{date: 2023-05-09, what: The plan stays as it is., by: jemima}]
    Instead:
        decisions: [{date: 2023-05-09, what: The plan stays as it is., by: jemima, why: It works.}]
    """
    for decision in case.file.decisions:
        if is_blank(decision, "why"):
            more = " or who made it" if is_blank(decision, "by") else ""
            yield Remark(
                decision,
                f"The decision {dated(decision.date)} does not say why{more}: {quoted(decision.what)}.",
                f"A decision does not say why{more}.",
                "Add `why`" + (" and `by`." if more else "."),
                "what",
            )


@rule(
    "decision-without-maker",
    subject="decisions",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} decisions do not say who made them.",
)
def decision_without_maker(case: Case, context: Context) -> Iterator[Remark]:
    """A decision does not say who made it.

    "It was decided" leaves nobody to ask. Judgements have owners, and so does the right to change them.

    Source: Solihull recording principles, paragraph 3: "judgements made and decisions and interventions carefully
    recorded".
    Flagged:
        decisions: [{date: 2023-05-09, what: The plan stays as it is., why: It works.}]
    Instead:
        decisions: [{date: 2023-05-09, what: The plan stays as it is., by: jemima, why: It works.}]
    """
    for decision in case.file.decisions:
        if is_blank(decision, "by") and is_blank(decision, "why"):
            yield left_to("decision-without-reason", decision)
        elif is_blank(decision, "by"):
            yield Remark(
                decision,
                f"The decision {dated(decision.date)} does not say who made it: {quoted(decision.what)}.",
                "A decision does not say who made it.",
                "Add `by`.",
                "what",
            )


@rule(
    "joint-decision-not-shown",
    subject="decisions",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    about=("decisions",),
)
def joint_decision_not_shown(case: Case, context: Context) -> Iterator[Remark]:
    """A decision of the day of a meeting with other agencies does not say with whom it was made.

    Who agreed is bound by it. When nobody is named, each agency later remembers that it was the others.

    Source: Solihull recording principles, paragraph 3: "Where decisions have been taken jointly across agencies, or
    endorsed by a manager, this should be made clear".
    Flagged:
        meetings: [{date: 2023-05-09, kind: strategy}]
        decisions: [{date: 2023-05-09, what: Enquire together., by: jemima, why: A new injury.}]
    Instead:
        meetings: [{date: 2023-05-09, kind: strategy}]
        decisions: [{date: 2023-05-09, what: Enquire together., by: jemima, why: A new injury., jointly_with: [police]}]
    """
    joint = [(one.date, _JOINT[one.kind]) for one in case.file.meetings if one.kind in _JOINT]
    joint += [(one.date, "conference") for one in (case.file.case.conferences if case.file.case is not None else ())]
    for decision in case.file.decisions:
        if not is_blank(decision, "jointly_with"):
            continue
        where = next((name for when, name in joint if when.same_day(decision.date) is True), None)
        if where is not None:
            yield Remark(
                decision,
                f"There was a {where} on {for_people(decision.date)}; this decision of that day does not say which "
                f"agencies agreed: {quoted(decision.what)}.",
                f"A decision of the day of a {where} does not say which agencies agreed.",
                "Add `jointly_with`; if nobody else had a part in it, say so as a reason (`allow`).",
                "what",
            )


@rule(
    "manager-endorsement-missing",
    subject="decisions",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    many="{count} decisions on plans do not name a manager who endorsed them.",
)
def manager_endorsement_missing(case: Case, context: Context) -> Iterator[Remark]:
    """The decision on the child's present plan names no manager who endorsed it.

    Stepping a plan up or down is not one worker's to decide. Decisions of a conference or a court, and those that a
    manager made, need no other name.

    Source: Solihull recording principles, paragraph 3: "Where decisions have been taken jointly across agencies, or
    endorsed by a manager, this should be made clear".
    Flagged:
        case:
          plans:
            - {plan: early-help, from: 2023-04-07, decision: {date: 2023-04-07, by: jemima, why: She has a safe home.}}
    Instead:
        case:
          plans:
            - plan: early-help
              from: 2023-04-07
              decision: {date: 2023-04-07, by: jemima, endorsed_by: priya, why: She has a safe home.}
    """
    for plan in context.state.plans:
        decision = plan.decision
        if plan.plan in _DECIDED_ELSEWHERE or decision is None or decision.by is None:
            continue
        if is_blank(decision, "endorsed_by") and is_blank(decision, "meeting") and not _is_by_manager(case, decision):
            yield Remark(
                answered_on("manager-endorsement-missing", decision, plan),
                f"The decision on the {_words(plan)} names no manager who endorsed it.",
                "The decision on the child's plan names no manager who endorsed it.",
                "Add `endorsed_by`.",
                place=decision.place("by"),
            )


def _is_by_manager(case: Case, decision: PlanDecision) -> bool:
    """Whether the one who decided is a manager, or may be: nothing says what their role is."""
    maker = case.file.professionals.get(decision.by) if decision.by is not None else None
    if maker is None or maker.role is None:
        return True
    return any(word in maker.role.casefold() for word in _MANAGES)


def _words(plan: PlanPeriod) -> str:
    return f"{plan.plan.replace('-', ' ')} plan"


@rule(
    "decision-not-carried-out",
    subject="decisions",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} steps that follow from decisions are overdue.",
    about=("decisions.*.actions",),
)
def decision_not_carried_out(case: Case, context: Context) -> Iterator[Remark]:
    """A step that follows from a decision was due, and the file does not say that it was done.

    A decision that nobody carries out is worse than none: everybody believes that the child has been helped.

    Source: Kent guidance, How can a chronology support your practice: "help to flag up delay and drift".
    Flagged:
        decisions:
          - date: 2023-05-09
            what: Ndéla sees her dad every week.
            by: jemima
            why: She asked for it.
            actions: [{what: Agree days with Moussa., who: jemima, due: 2023-05-16}]
    Instead:
        decisions:
          - date: 2023-05-09
            what: Ndéla sees her dad every week.
            by: jemima
            why: She asked for it.
            actions: [{what: Agree days with Moussa., who: jemima, due: 2023-05-16, done: 2023-05-15}]
    """
    for decision in case.file.decisions:
        for action in decision.actions:
            if action.due is not None and action.due.is_over_by(context.day) is True and is_open(action):
                yield overdue_remark(case, context, action)
