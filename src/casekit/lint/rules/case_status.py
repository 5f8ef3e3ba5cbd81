"""Rules on what every case file says of the case: its number, the plan the child is on, and that it closed."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people, uk_day
from casekit.case.involvement import Involvement, PlanPeriod
from casekit.case.record import Record
from casekit.lint.context import Context
from casekit.lint.plan_starts import PlanApart, plans_apart
from casekit.lint.recorded import answered_on, days, is_blank, lacks
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.sentences import listed
from casekit.lint.timing import running
from casekit.text.finding import Severity

PLAN_WORDS: Final = {
    "early-help": "early help plan",
    "assessment": "assessment",
    "child-in-need": "child in need plan",
    "child-protection": "child protection plan",
    "child-in-care": "care plan",
    "care-leaver": "plan as a care leaver",
    "youth-justice": "youth justice plan",
    "strengthening-independence": "Strengthening Independence plan",
    "private-fostering": "private fostering arrangement",
    "closed": "closure",
}
"""Each plan as a sentence names it."""

_ONE_DAY: Final = timedelta(days=1)
_LONGEST_OVERDUE: Final = timedelta(weeks=4)
"""No pregnancy goes on for four weeks after the day the baby was due."""


@rule("missing-case-id", subject="case", severity=Severity.WARNING, needs_whole_file=True)
def missing_case_id(case: Case, context: Context) -> Iterator[Remark]:
    """The file has no case number.

    The number is how this file, the authority's own system and the brother's or sister's file find each other.
    Names change and are shared; a number does not.

    Source: Department for Education, children's social care record: `la_child_id` is required. Solihull recording
    principles, paragraph 1: records "can be retrieved promptly and efficiently".
    Flagged:
        case:
          opened: 2022-11-03
    Instead:
        case:
          id: EH-20417
          opened: 2022-11-03
    """
    involvement = case.file.case
    if involvement is not None and is_blank(involvement, "id"):
        yield Remark(
            involvement,
            "This file has no case number.",
            "This file has no case number.",
            "Write the authority's number for the child under `case`, as `id`.",
            place=case.file.place("case"),
        )


@rule("missing-case-status", subject="case", severity=Severity.ERROR, open_only=True, needs_whole_file=True)
def missing_case_status(case: Case, context: Context) -> Iterator[Remark]:
    """The file does not say what plan the child is on.

    The plan decides how often the child is seen, who meets and what must be written when. Without it casekit cannot
    look after any of that either, and says nothing where it should.

    Source: Kent guidance, Suggested Case Summary Template: "Case status - e.g. Early Help Case, Child in Care, Child in
    Need, Child Protection. To include most recent decision and dates."
    Flagged:
        case:
          id: EH-20417
          plans:
            - {plan: child-in-need, from: 2022-11-03, to: 2023-04-06}
    Instead:
        case:
          id: EH-20417
          plans:
            - {plan: child-in-need, from: 2022-11-03, to: 2023-04-06}
            - {plan: early-help, from: 2023-04-07}
    """
    if context.state.plans:
        return
    involvement = case.file.case
    help = "Add the plan to `plans` under `case`, with `from`; if the work has ended, `closed` with its date."
    if involvement is None:
        yield Remark(
            case.file,
            f"Nothing is recorded of the work with {case.child_name}: no case number, no plan and no worker.",
            "Nothing is recorded of the work: no case number, no plan and no worker.",
            "Add `case` with `id`, `opened`, `plans` and `workers`.",
            place=case.file.place("case" if "case" in case.file.node.names else "child"),
        )
        return
    ended = [
        (plan.to, plan) for plan in involvement.plans if plan.to is not None and plan.to.after(context.day) is not True
    ]
    last = max(ended, key=lambda one: one[0].sort_key, default=None)
    if last is None:
        message = f"The file does not say what plan {case.child_name} is on."
    else:
        message = (
            f"The {PLAN_WORDS[last[1].plan]} ended ({for_people(last[0])}); nothing says what plan {case.child_name} "
            "has been on since."
        )
    yield Remark(
        involvement,
        message,
        "The file does not say what plan the child is on.",
        help,
        place=last[1].place("to") if last is not None else case.file.place("case"),
    )


@rule(
    "status-without-decision",
    subject="case",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
)
def status_without_decision(case: Case, context: Context) -> Iterator[Remark]:
    """The plan the child is on does not say who decided it, when and why.

    It is the first thing a child asks who reads the file later: why was that decided about me, and by whom? A
    conference on the day a child protection plan begins, and the court behind a legal status, count as the decision.

    Source: Kent guidance, Suggested Case Summary Template: "Case status ... To include most recent decision and
    dates."; Solihull recording principles, paragraph 3: "judgements made and decisions and interventions carefully
    recorded".
    Flagged:
        case:
          plans:
            - {plan: early-help, from: 2023-04-07}
    Instead:
        case:
          plans:
            - plan: early-help
              from: 2023-04-07
              decision: {date: 2023-04-07, by: raul, why: Ndéla has a safe home with Yolande and Christian.}
    """
    for plan in context.state.plans:
        if plan.plan in ("closed", "assessment") or _decided_elsewhere(case, context, plan):
            continue
        missing = _undecided(plan)
        if missing and any(one.plan is plan and one.conference.decision for one in _apart(case)):
            yield left_to("cp-plan-start-not-icpc-date", plan)
        elif missing:
            yield Remark(
                plan,
                f"The {PLAN_WORDS[plan.plan]} does not say {listed(missing)} (Kent guidance).",
                f"The plan the child is on does not say {listed(missing)} (Kent guidance).",
                "Add `decision` with `date`, `by` and `why`; `endorsed_by` for the manager.",
                "plan",
            )


def _apart(case: Case) -> tuple[PlanApart, ...]:
    return tuple(plans_apart(case.file.case)) if case.file.case is not None else ()


def _undecided(plan: PlanPeriod) -> list[str]:
    decision = plan.decision
    if decision is None:
        return ["who decided it", "when", "why"] if lacks(plan, "decision") else []
    at_meeting = decision.says("meeting")
    missing = [] if at_meeting or not lacks(decision, "by") else ["who decided it"]
    missing += [] if at_meeting or not lacks(decision, "date") else ["when it was decided"]
    return missing + (["why"] if is_blank(decision, "why") else [])


def _decided_elsewhere(case: Case, context: Context, plan: PlanPeriod) -> bool:
    """Whether a conference or a court decided, which has its own record."""
    involvement = case.file.case
    if plan.plan == "child-in-care":
        return bool(context.state.legal_status)
    if plan.plan != "child-protection" or involvement is None or plan.from_ is None:
        return False
    return any(one.date.same_day(plan.from_) is not False for one in involvement.conferences if one.decision)


class _Known(NamedTuple):
    """The days on which, read as kindly as can be, something says where the child stood."""

    start: date
    end: date
    record: Record


@rule("status-gap", subject="case", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def status_gap(case: Case, context: Context) -> Iterator[Remark]:
    """For some days nothing says what plan the child was on.

    Between two plans somebody was responsible and somebody was not. An assessment or a section 47 enquiry on those
    days counts as known. Only the time since the case was opened is looked at.

    Source: Kent guidance, Suggested Case Summary Template: "Case status ... To include most recent decision and
    dates."; How can a Chronology support your Practice, on drift and delay.
    Flagged:
        case:
          opened: 2022-11-03
          plans:
            - {plan: child-in-need, from: 2022-11-03, to: 2023-03-03}
            - {plan: early-help, from: 2023-04-07}
    Instead:
        case:
          opened: 2022-11-03
          plans:
            - {plan: child-in-need, from: 2022-11-03, to: 2023-04-06}
            - {plan: early-help, from: 2023-04-07}
    """
    involvement = case.file.case
    if involvement is None or not involvement.plans:
        return
    opened = involvement.opened.latest if involvement.opened is not None else None
    reached = opened - _ONE_DAY if opened is not None else None
    time_to_decide = context.policy.due_after("referral.decision", opened) if opened is not None else date.min
    for known in sorted(_known(involvement, context.day), key=lambda one: one.start):
        if reached is not None and known.start > reached + _ONE_DAY:
            first, last = reached + _ONE_DAY, min(known.start - _ONE_DAY, context.day)
            if last > time_to_decide and any(_ends_at(one, known, first, last) for one in _apart(case)):
                yield left_to("cp-plan-start-not-icpc-date", known.record)
            elif last > time_to_decide:
                gap = days((last - first).days + 1)
                yield Remark(
                    known.record,
                    f"Nothing says what plan {case.child_name} was on {_between(first, last)} ({gap}).",
                    f"Nothing says what plan the child was on for {gap}.",
                    "Check the dates of the plans; if the child was on none, say why as a reason (`allow`).",
                    "start" if known.record.says("start") else "from",
                )
        reached = known.end if reached is None else max(reached, known.end)
        if reached >= context.day:
            return


def _ends_at(one: PlanApart, known: _Known, first: date, last: date) -> bool:
    """Whether the days without a plan are those between a conference and the plan that it decided."""
    day = one.conference.date.day
    return one.plan is known.record and day is not None and day <= first and (last - day).days < one.apart


def _between(first: date, last: date) -> str:
    return f"on {uk_day(first)}" if first == last else f"from {uk_day(first)} to {uk_day(last)}"


def _known(involvement: Involvement, day: date) -> Iterator[_Known]:
    for plan in involvement.plans:
        yield _kindly(plan, plan.from_, plan.to, date.max)
    for assessment in involvement.assessments:
        yield _kindly(assessment, assessment.start, assessment.completed, day)
    for enquiry in involvement.s47:
        yield _kindly(enquiry, enquiry.strategy_date or enquiry.start, enquiry.end, day)


def _kindly(record: Record, start: PartialDate | None, end: PartialDate | None, open_end: date) -> _Known:
    first = start.earliest if start is not None else None
    last = end.latest if end is not None else None
    return _Known(first or date.min, last or open_end, record)


@rule(
    "legal-status-missing",
    subject="case",
    severity=Severity.ERROR,
    open_only=True,
    needs_whole_file=True,
    about=("case.plans.*.plan=child-in-care",),
)
def legal_status_missing(case: Case, context: Context) -> Iterator[Remark]:
    """A child in care has no legal status.

    It decides who may agree to an operation, a passport or a move, and whether a parent may take the child home
    tonight. The code (`V2`) or the words (`section 20`) will do.

    Source: Kent guidance, When is a Chronology Required: "changes in legal status"; Department for Education, looked
    after children return: the legal status is required.
    Flagged:
        case:
          plans:
            - {plan: child-in-care, from: 2023-02-01}
    Instead:
        case:
          plans:
            - {plan: child-in-care, from: 2023-02-01}
          legal_status:
            - {code: V2, label: section 20, from: 2023-02-01}
    """
    care = running(context, "child-in-care")
    involvement = case.file.case
    if care is None or involvement is None or context.state.legal_status:
        return
    ended = " today; the last one on record has ended" if involvement.legal_status else ""
    yield Remark(
        answered_on("legal-status-missing", care.plan, involvement),
        f"{case.child_name} is in care, and the file has no legal status for them{ended}.",
        f"The child is in care, and the file has no legal status for them{ended}.",
        "Add it to `legal_status` under `case`, with `code` or `label`, and `from`.",
        place=care.plan.place("plan"),
    )


@rule("closure-without-reason", subject="case", severity=Severity.ERROR, needs_whole_file=True)
def closure_without_reason(case: Case, context: Context) -> Iterator[Remark]:
    """The case closed, and the file does not say why, or not when.

    Whoever gets the next referral needs to know whether the plan worked, the family moved or nobody could be reached.
    The national return does not take a closure without its reason.

    Source: Department for Education, children in need census, checks 8805 and 8810: a closure has a date and a reason.
    Flagged:
        case:
          closed: {date: 2023-05-30}
    Instead:
        case:
          closed: {date: 2023-05-30, reason: The plan has worked.}
    """
    involvement = case.file.case
    if involvement is None:
        return
    closed = involvement.closed
    if closed is not None:
        if is_blank(closed, "reason"):
            yield Remark(
                closed,
                f"The case closed ({for_people(closed.date)}), and the file does not say why.",
                "The case closed, and the file does not say why.",
                "Add `reason` to `closed`.",
                "date",
            )
        return
    ended = [plan for plan in context.state.plans if plan.plan == "closed"]
    if ended and lacks(involvement, "closed") and len(ended) == len(context.state.plans):
        yield Remark(
            answered_on("closure-without-reason", ended[-1], involvement),
            "The plan is `closed`, and the file says neither on which day the case closed nor why.",
            "The plan is `closed`, and the file says neither on which day the case closed nor why.",
            "Add `closed` under `case`, with `date` and `reason`.",
            place=ended[-1].place("plan"),
        )


@rule("dob-or-due-date", subject="case", severity=Severity.WARNING, open_only=True)
def dob_or_due_date(case: Case, context: Context) -> Iterator[Remark]:
    """The child has a date of birth and a date due, or a date due that is long past.

    A baby who has been born is counted, visited and reviewed by the day of birth. While only the due date stands
    there, casekit takes the child to be unborn. A due date that still matters (a baby born early) belongs under
    `notes`.

    Source: Department for Education, children's social care record: a date of birth, or an expected date of birth for
    an unborn child, not both.
    Flagged:
        family:
          ndela: {name: Ndéla Rae, due: 2023-02-17}
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2023-02-19}
    """
    child = case.child
    if child is None or child.due is None or child.has_died:
        return
    name = case.child_name
    if child.born is not None and child.born.earliest is not None:
        yield Remark(
            child,
            f"{name} has a date of birth ({for_people(child.born)}) and a date due ({for_people(child.due)}).",
            "The child has a date of birth and a date due.",
            "Take `due` out; if the baby came early and that still matters, write it under `notes`.",
            "due",
        )
    elif lacks(child, "born") and child.due.latest is not None and child.due.latest + _LONGEST_OVERDUE < context.day:
        late = days((context.day - child.due.latest).days)
        yield Remark(
            child,
            f"{name} was due {late} ago ({for_people(child.due)}), and no birth is recorded.",
            f"The child was due {late} ago, and no birth is recorded.",
            "Add `born`; if the pregnancy ended in another way, close the case and say so.",
            "due",
        )
