"""Rules on the end of the work: what must be done, ended or looked at again when a case closes."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import for_people
from casekit.case.events import ActionTaken
from casekit.case.involvement import Involvement, PlanPeriod
from casekit.case.record import Action, Record
from casekit.case.state import surely_holding
from casekit.lint.context import Context
from casekit.lint.ending import Ending, ending
from casekit.lint.recorded import answered_on, dated, is_blank, lacks
from casekit.lint.rule import Remark, rule
from casekit.lint.rules.case_status import PLAN_WORDS
from casekit.lint.rules.mapping import is_open
from casekit.lint.sentences import quoted
from casekit.text.finding import Severity

_ENDED_BY_OTHERS: Final = {
    "child-protection": "A review conference ends it before the case closes",
    "child-in-care": "A child in care has an open case until the legal status ends",
}


@rule(
    "open-at-closure",
    subject="case",
    severity=Severity.WARNING,
    many="{count} things that were begun or agreed are still open as the case closes.",
    singly=10,
    about=("case.closed",),
)
def open_at_closure(case: Case, context: Context) -> Iterator[Remark]:
    """The case closed, or is about to, and something that was begun or agreed is still open.

    After that day nobody looks at the list any more. Looked at are the steps of meetings, decisions and the map, the
    actions of events, assessments and section 47 enquiries, whether they are late or not. What is no longer wanted is
    closed with a word in `outcome`.

    Source: Kent guidance, How can a chronology support your practice: "help to flag up delay and drift"; Case
    Summaries: "prior to closure".
    Flagged:
        case:
          opened: 2022-11-03
          closed: {date: 2023-06-01, reason: The plan has worked.}
        meetings:
          - date: 2023-05-09
            kind: core-group
            actions: [{what: Ask the school about a mentor., who: jemima, due: 2023-07-01}]
    Instead:
        case:
          opened: 2022-11-03
          closed: {date: 2023-06-01, reason: The plan has worked.}
        meetings:
          - date: 2023-05-09
            kind: core-group
            actions: [{what: Ask the school about a mentor., who: jemima, due: 2023-07-01, done: 2023-05-22}]
    """
    end = ending(case, context)
    if end is None:
        return
    for action in _steps(case):
        if is_open(action):
            yield _still_open(end, action, f"{quoted(action.what.rstrip('.'))} is not recorded as done", "what")
    for event in case.events:
        if event.action is not None and _is_promised(event.action):
            said = (
                quoted(event.action.done.rstrip("."))
                if event.action.done
                else f"An action after the event {dated(event.date)}"
            )
            answered = answered_on("open-at-closure", event.action, event)
            yield _still_open(end, answered, f"{said} is not recorded as finished", None)
    involvement = case.file.case
    if involvement is not None:
        yield from _unfinished(involvement, end)


def _steps(case: Case) -> Iterator[Action]:
    for meeting in case.file.meetings:
        yield from meeting.actions
    for decision in case.file.decisions:
        yield from decision.actions
    if case.file.mapping is not None:
        yield from case.file.mapping.next_steps


def _is_promised(action: ActionTaken) -> bool:
    """Whether an action was set a day and has not been finished, as far as the file says."""
    unsaid = is_blank(action, "none") and "yes" not in (action.nothing, action.unknown)
    return action.due is not None and unsaid and lacks(action, "finished")


def _unfinished(involvement: Involvement, end: Ending) -> Iterator[Remark]:
    for assessment in involvement.assessments:
        if lacks(assessment, "completed"):
            said = f"The assessment that began {_on(for_people(assessment.start))} has no day of completion"
            yield _still_open(end, assessment, said, "start")
    for enquiry in involvement.s47:
        if lacks(enquiry, "end") and is_blank(enquiry, "outcome"):
            yield _still_open(end, enquiry, "A section 47 enquiry has neither an end nor an outcome", None)


def _on(day: str) -> str:
    return f"on {day}" if day[:1].isdigit() else f"({day})"


def _still_open(end: Ending, record: Record, said: str, field: str | None) -> Remark:
    return Remark(
        record,
        f"{end.words}: {said[0].lower() if said.startswith(('The ', 'A ', 'An ')) else said[0]}{said[1:]}.",
        f"{end.public}, and something that was begun or agreed is still open.",
        "Say when it was done; or who sees to it now; or why it is no longer wanted (`outcome`).",
        field,
    )


@rule("plan-open-at-closure", subject="case", severity=Severity.WARNING, needs_whole_file=True, about=("case.closed",))
def plan_open_at_closure(case: Case, context: Context) -> Iterator[Remark]:
    """The case closed, or is about to, and a plan has no end.

    A plan without an end says that somebody still works with the child. A child protection plan ends at a review
    conference, and a child in care has an open case; before the case closes, these are errors.

    Source: Kent guidance, Suggested Case Summary Template: "Case status ... To include most recent decision and
    dates."; Department for Education, children in need census: a child protection plan ends before the episode of need.
    Flagged:
        case:
          opened: 2022-11-03
          plans: [{plan: early-help, from: 2022-11-03}]
          closed: {date: 2023-06-01, reason: The plan has worked.}
    Instead:
        case:
          opened: 2022-11-03
          plans: [{plan: early-help, from: 2022-11-03, to: 2023-06-01}]
          closed: {date: 2023-06-01, reason: The plan has worked.}
    """
    end, involvement = ending(case, context), case.file.case
    if end is None or involvement is None:
        return
    for plan in surely_holding(involvement.plans, context.day):
        if plan.plan != "closed" and lacks(plan, "to"):
            yield _without_end(plan, end)


def _without_end(plan: PlanPeriod, end: Ending) -> Remark:
    words = PLAN_WORDS[plan.plan]
    others = _ENDED_BY_OTHERS.get(plan.plan, "")
    severity = Severity.ERROR if others else Severity.WARNING if end.closed is not None else Severity.ADVICE
    return Remark(
        plan,
        f"{end.words}, and the {words} has no end.",
        f"{end.public}, and the {words} has no end.",
        f"{others}; add `to`, the day on which it ended." if others else "Add `to`, the day on which it ends.",
        "plan",
        severity=severity,
    )


@rule(
    "goals-not-scaled-before-closure",
    subject="safety",
    severity=Severity.WARNING,
    needs_whole_file=True,
    about=("case.closed",),
)
def goals_not_scaled_before_closure(case: Case, context: Context) -> Iterator[Remark]:
    """The case closed, or is about to, and nobody's score says how near the safety goals are.

    The work began with a danger and a goal. Before it ends, the child, the family and the workers each say where they
    are now, and what makes them say so; else nobody can tell why the worry is over.

    Source: Durham, Scaling questions: "track progress and consider next steps to move towards a goal"; "10 is the
    desired behaviour we will see to no longer be worried".
    Flagged:
        case:
          opened: 2022-11-03
          closed: {date: 2023-06-01, reason: The plan has worked.}
        mapping:
          date: 2022-12-13
          safety_goals: [{key: calm, will_see: Everybody goes to bed without shouting.}]
        scaling:
    Instead:
        case:
          opened: 2022-11-03
          closed: {date: 2023-06-01, reason: The plan has worked.}
        mapping:
          date: 2022-12-13
          safety_goals: [{key: calm, will_see: Everybody goes to bed without shouting.}]
        scaling:
          - question: How calm are bedtimes?
            about: calm
            scores: [{by: ndela, date: 2023-05-20, score: 9}]
    """
    end, mapping = ending(case, context), case.file.mapping
    if end is None or end.day is None or mapping is None or not mapping.safety_goals:
        return
    if mapping.date is None or _is_recent(mapping.date.latest, end, context):
        return
    given = [score.date.latest for scale in case.file.scaling for score in scale.scores]
    if any(_is_recent(day, end, context) for day in given):
        return
    expected = context.policy.expectation("closure.last_word")
    yield Remark(
        end.carrier("goals-not-scaled-before-closure", mapping),
        f"{end.words}, and no score of the last weeks says how near the safety goals are ({expected}).",
        f"{end.public}, and no score of the last weeks says how near the safety goals are ({expected}).",
        "Ask everybody where they are now, from 0 to 10, and what makes them say so; add it under `scaling`.",
        place=mapping.place("safety_goals"),
    )


def _is_recent(day: date | None, end: Ending, context: Context) -> bool:
    """Whether something of that day may have been said or scored shortly before the end, or after it."""
    return day is None or end.day is None or context.policy.due_after("closure.last_word", day) >= end.day
