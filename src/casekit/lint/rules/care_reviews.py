"""Rules on children in care: reviews, health, education, and the child's part in the review."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import for_people, uk_day
from casekit.case.meetings import Meeting
from casekit.case.state import age_of
from casekit.lint.care_visits import CARE_REVIEWS
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on, is_blank
from casekit.lint.rule import Remark, rule
from casekit.lint.timing import Deadline, Running, begun, deadline, meetings, running
from casekit.text.finding import Severity

IN_CARE: Final = frozenset({"child-in-care"})
_SHORT_BREAKS: Final = frozenset({"V3", "V4"})
_SCHOOL_FROM, _SCHOOL_TO = 5, 16
_UNDER_FIVE: Final = 5
_TAKES_PART_FROM: Final = 4


def in_care(case: Case, context: Context) -> Running | None:
    """The care plan a child is surely on; none for a child who is only in care for short breaks (codes V3 and V4)."""
    if any(one.code and str(one.code).strip().upper() in _SHORT_BREAKS for one in context.state.legal_status):
        return None
    return running(context, "child-in-care")


@rule(
    "cla-review-late",
    subject="meetings",
    severity=Severity.ERROR,
    plans=IN_CARE,
    open_only=True,
    needs_whole_file=True,
)
def cla_review_late(case: Case, context: Context) -> Iterator[Remark]:
    """The review of a child in care is overdue.

    The review is where somebody from outside asks whether the plan is the right one and whether it is being carried
    out. Due 20 working days after the child came into care, then within three months, then within six. Where the file
    may not hold the first reviews, the longest of the three is allowed.

    Source: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33; Knowsley, which restates
    it: four weeks, three months, six months.
    Flagged:
        case:
          plans: [{plan: child-in-care, from: 2023-04-03}]
        meetings:
    Instead:
        case:
          plans: [{plan: child-in-care, from: 2023-04-03}]
        meetings: [{date: 2023-04-27, kind: child-in-care-review}]
    """
    plan = in_care(case, context)
    if plan is None:
        return
    start = begun(case, plan)
    held = sorted((one for one in meetings(case, context.day, CARE_REVIEWS) if one.by >= start), key=lambda one: one.by)
    due = _next_review(context, start, [one.by for one in held])
    if due.is_missed(context.day):
        record = held[-1].record if held else plan.plan
        last = (
            f"the last was on {uk_day(held[-1].by)}" if held else f"in care since {uk_day(start)}, and none is recorded"
        )
        yield Remark(
            answered_on("cla-review-late", record, plan.plan),
            f"{case.child_name}'s review in care {due.words(context.day)}; {last}.",
            f"The child's review in care {due.public(context.day)}.",
            "Tell the independent reviewing officer today, and set the day; add the review if it was held.",
            place=record.place("date" if held else "from"),
        )


def _next_review(context: Context, start: date, held: list[date]) -> Deadline:
    """By when the next review is due; a single review long after the beginning may not have been the first."""
    first = deadline(context, "cla.review_first", start)
    if not held:
        return first
    if len(held) == 1 and held[0] <= context.policy.due_after("cla.review_second", first.due):
        return deadline(context, "cla.review_second", held[0])
    return deadline(context, "cla.review_interval", held[-1])


@rule(
    "health-assessment-late",
    subject="meetings",
    severity=Severity.WARNING,
    plans=IN_CARE,
    open_only=True,
    needs_whole_file=True,
)
def health_assessment_late(case: Case, context: Context) -> Iterator[Remark]:
    """A health assessment is overdue for a child in care.

    Children come into care with teeth, eyes and hearts that nobody has looked at. Every six months under five, every
    year from five on.

    Source: Coventry, Health care assessments: the first before the first review, then six-monthly under five and yearly
    from five.
    Flagged:
        case:
          plans: [{plan: child-in-care, from: 2022-04-04}]
          assessments: [{type: health, start: 2022-04-20, completed: 2022-04-25}]
    Instead:
        case:
          plans: [{plan: child-in-care, from: 2022-04-04}]
          assessments: [{type: health, start: 2023-04-11, completed: 2023-04-18}]
    """
    plan = in_care(case, context)
    if plan is None or case.file.case is None or case.child is None:
        return
    records = [
        one for one in case.file.case.assessments if one.type == "health" and one.start.after(context.day) is not True
    ]
    if any(one.type is None for one in case.file.case.assessments):
        return
    dates = [one.completed or one.start for one in records if one.completed is not None or one.start is not None]
    last = max((min(when.latest or context.day, context.day) for when in dates), default=None)
    since = begun(case, plan)
    if last is None or last < since:
        due, what = deadline(context, "cla.iha", since), f"in care since {uk_day(since)}, and none is recorded"
    else:
        age = age_of(case.child, context.day)
        under_five = age is not None and age.oldest is not None and age.oldest < _UNDER_FIVE
        due = deadline(context, "cla.rha_under_5" if under_five else "cla.rha_from_5", last)
        what = f"the last was on {uk_day(last)}"
    if due.is_missed(context.day):
        yield Remark(
            answered_on("health-assessment-late", plan.plan, case.file.case),
            f"{case.child_name}'s health assessment {due.words(context.day)}; {what}.",
            f"The child's health assessment {due.public(context.day)}.",
            "Ask the health team for a day; add it to `assessments` (type `health`) once it is done.",
            place=plan.plan.place("plan"),
        )


@rule(
    "pep-late",
    subject="meetings",
    severity=Severity.WARNING,
    plans=IN_CARE,
    open_only=True,
    needs_whole_file=True,
)
def pep_late(case: Case, context: Context) -> Iterator[Remark]:
    """There is no education plan (PEP) for a child of school age who has come into care.

    School may be the one thing that has not changed for the child, or the next thing to go. Only whether a plan was
    begun is looked at: how often it is reviewed goes by terms, which are not the same everywhere.

    Source: in common use (work on the plan begins within ten working days); the figure was not found in a document.
    Flagged:
        case:
          plans: [{plan: child-in-care, from: 2023-04-03}]
    Instead:
        case:
          plans: [{plan: child-in-care, from: 2023-04-03}]
          assessments: [{type: education-plan, start: 2023-04-11}]
    """
    plan, child = in_care(case, context), case.child
    age = age_of(child, context.day) if child is not None else None
    if plan is None or case.file.case is None or age is None or age.youngest is None or age.oldest is None:
        return
    if age.youngest < _SCHOOL_FROM or age.oldest >= _SCHOOL_TO:
        return
    if any(one.type in (None, "education-plan") for one in case.file.case.assessments):
        return
    since = begun(case, plan)
    due = deadline(context, "cla.pep_first", since)
    if due.is_missed(context.day):
        yield Remark(
            answered_on("pep-late", plan.plan, case.file.case),
            f"No education plan (PEP) is recorded for {case.child_name}, in care since {uk_day(since)}; "
            f"it {due.words(context.day)}.",
            f"No education plan (PEP) is recorded for the child in care; it {due.public(context.day)}.",
            "Begin it with the school; add it to `assessments` (type `education-plan`).",
            place=plan.plan.place("plan"),
        )


@rule(
    "child-participation-missing",
    subject="meetings",
    severity=Severity.ADVICE,
    plans=IN_CARE,
    open_only=True,
    needs_whole_file=True,
    many="{count} reviews do not say how the child took part.",
)
def child_participation_missing(case: Case, context: Context) -> Iterator[Remark]:
    """The record of a child's review in care does not say how the child took part.

    It is the child's review. In the room, in writing, through an advocate or not at all: each is a different review.
    Children under four are not asked for.

    Source: Department for Education, return on children looked after: how the child took part in the review (codes PN0
    to PN7).
    Flagged:
        case:
          plans: [{plan: child-in-care, from: 2023-04-03}]
        meetings: [{date: 2023-04-27, kind: child-in-care-review}]
    Instead:
        case:
          plans: [{plan: child-in-care, from: 2023-04-03}]
        meetings: [{date: 2023-04-27, kind: child-in-care-review, child: {part: all}}]
    """
    for meeting in case.file.meetings:
        if meeting.kind != "child-in-care-review" or meeting.date.before(context.day) is not True:
            continue
        if not is_blank(meeting, "child") or not _is_old_enough(case, meeting):
            continue
        yield Remark(
            meeting,
            f"The review of {for_people(meeting.date)} does not say how {case.child_name} took part.",
            "A review does not say how the child took part.",
            "Add `child` with `part` (all, some or none) and what was `planned`.",
            "date",
        )


def _is_old_enough(case: Case, meeting: Meeting) -> bool:
    day = meeting.date.earliest
    age = age_of(case.child, day) if case.child is not None and day is not None else None
    return age is not None and age.youngest is not None and age.youngest >= _TAKES_PART_FROM
