"""Rules on how long it is since the child was seen, by plan, by law and by what was planned."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from casekit.case.case import Case
from casekit.case.dates import add_months, for_people, uk_day
from casekit.case.involvement import Placement
from casekit.case.record import Record
from casekit.case.state import surely_holding
from casekit.lint.care_visits import CARE_REVIEWS, care_visits
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on, days
from casekit.lint.rule import Remark, rule
from casekit.lint.rules.care_reviews import IN_CARE, in_care
from casekit.lint.timing import Deadline, Done, begun, deadline, done, meetings, newest, running
from casekit.policy.values import parse_length
from casekit.text.finding import Severity

_A_YEAR: Final = 12


class _Expected(NamedTuple):
    """How often the child is to be seen: the policy's value, from when, how serious it is, and what says so."""

    key: str
    since: date
    severity: Severity
    record: Record


@rule("visit-overdue", subject="visits", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def visit_overdue(case: Case, context: Context) -> Iterator[Remark]:
    """The child has not been seen for longer than the plan, the law or the plan's own frequency of visits allows.

    An error for a child with a child protection plan or in care, otherwise a warning. Counted from the newest visit on
    which the child may have been seen (one marked `not-seen` does not count, nor does a core group), or from the day
    the plan began. Early help has no fixed interval; there the planned one (`visits_planned`) counts.

    Source: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28; Liverpool, Visits to
    children supported through a child protection plan; Walsall, Child in need plan; Care Leavers (England) Regulations
    2010, regulation 8; Solihull recording principles, paragraph 4: "the nature and frequency of contact".
    Flagged:
        case:
          plans: [{plan: child-protection, from: 2023-04-07}]
        visits:
          - {date: 2023-05-30, by: jemima, kind: home, seen: alone}
          - {date: 2023-06-13, by: jemima, kind: home, seen: not-seen, why: Nobody opened.}
    Instead:
        case:
          plans: [{plan: child-protection, from: 2023-04-07}]
        visits:
          - {date: 2023-06-09, by: jemima, kind: home, seen: alone}
          - {date: 2023-06-13, by: jemima, kind: home, seen: not-seen, why: Nobody opened.}
    """
    last = newest(_seen(case, context.day))
    for expected in _expectations(case, context, last):
        since = max(expected.since, last.by) if last is not None else expected.since
        due = deadline(context, expected.key, since)
        if due.is_missed(context.day):
            yield _overdue(case, context, last, due, expected)
            return
    yield from _behind_plan(case, context, last)


def _seen(case: Case, day: date) -> Iterator[Done]:
    """The visits by a day on which the child may have been seen."""
    yield from done((visit for visit in case.file.visits if visit.seen != "not-seen"), day)
    yield from done((event for event in case.events if event.kind == "visit"), day)


def _overdue(case: Case, context: Context, last: Done | None, due: Deadline, expected: _Expected) -> Remark:
    seen = last is not None and last.by == due.since
    record = last.record if last is not None and seen else expected.record
    what = f"was last seen on {uk_day(due.since)}" if seen else f"has no visit on record since {uk_day(due.since)}"
    ago = days((context.day - due.since).days)
    public = f"was last seen {ago} ago" if seen else f"has no visit on record for {ago}"
    return Remark(
        answered_on("visit-overdue", record, expected.record),
        f"{case.child_name} {what}, {ago} ago; a visit {due.words(context.day)}.",
        f"The child {public}; a visit {due.public(context.day)}.",
        "See the child now; add the visit if it was made, or record why not (`allow`).",
        place=record.place("date" if seen else "from"),
        severity=expected.severity,
    )


def _expectations(case: Case, context: Context, last: Done | None) -> Iterator[_Expected]:
    protection, care = running(context, "child-protection"), in_care(case, context)
    if protection is not None:
        yield _Expected("cp.visit_interval", protection.since, Severity.ERROR, protection.plan)
    if care is not None:
        yield from _in_placement(case, context, begun(case, care), last, care.plan)
    need = running(context, "child-in-need")
    if need is not None and protection is None and care is None:
        yield _Expected("cin.visit_interval", need.since, Severity.WARNING, need.plan)
    fostered = running(context, "private-fostering")
    if fostered is not None:
        first_year = context.day <= add_months(fostered.since, _A_YEAR)
        key = "pf.visit_first_year" if first_year else "pf.visit_later"
        yield _Expected(key, fostered.since, Severity.WARNING, fostered.plan)
    left = running(context, "care-leaver")
    if left is not None:
        yield _Expected("leaving.pa_visit", left.since, Severity.WARNING, left.plan)


def _in_placement(case: Case, context: Context, began: date, last: Done | None, plan: Record) -> Iterator[_Expected]:
    """Regulation 28, read kindly where the file does not say how the placement is meant."""
    placement = _placement(case, context)
    start = _start(placement) if placement is not None else None
    if placement is None or start is None:
        first_year = context.day <= add_months(began, _A_YEAR)
        values = care_visits(case, context, None, first_year=first_year, reviewed=True)
        yield _Expected(values.then, began, Severity.ERROR, plan)
    elif last is not None and last.by >= start:
        first_year = context.day <= add_months(start, _A_YEAR)
        reviewed = any(one.by >= began for one in meetings(case, context.day, CARE_REVIEWS))
        values = care_visits(case, context, placement, first_year=first_year, reviewed=reviewed)
        yield _Expected(values.then, start, Severity.ERROR, placement)


def _placement(case: Case, context: Context) -> Placement | None:
    """The placement the child is surely in; the one begun last, if there are several."""
    placements = case.file.case.placements if case.file.case is not None else ()
    known = [one for one in surely_holding(placements, context.day) if _start(one) is not None]
    return max(known, key=lambda one: _start(one) or date.min, default=None)


def _start(placement: Placement) -> date | None:
    return placement.from_.latest if placement.from_ is not None else None


def _behind_plan(case: Case, context: Context, last: Done | None) -> Iterator[Remark]:
    """That visits are rarer than planned."""
    involvement = case.file.case
    planned = involvement.visits_planned if involvement is not None else None
    if involvement is None or planned is None:
        return
    every = parse_length(str(planned.every).casefold().removeprefix("every ").strip())
    start = planned.from_ or involvement.opened
    began = start.latest if start is not None else None
    if every is None or not every.unit.is_time or every.number == 0 or (began is None and last is None):
        return
    if planned.from_ is not None and planned.from_.after(context.day) is not False:
        return
    since = max(day for day in (began, last.by if last is not None else None) if day is not None)
    due = Deadline(since, every.due_after(since), f"planned: every {every.for_people()}")
    if due.is_missed(context.day):
        ago = days((context.day - since).days)
        seen = last is not None and last.by == since
        public = f"The child was last seen {ago} ago" if seen else f"No visit is on record for {ago}"
        yield Remark(
            answered_on("visit-overdue", involvement, last.record if last is not None else None),
            f"{case.child_name} was last seen on {uk_day(since)}, {ago} ago; a visit {due.words(context.day)}."
            if seen
            else f"No visit to {case.child_name} is on record since {uk_day(since)}; one {due.words(context.day)}.",
            f"{public}; a visit {due.public(context.day)}.",
            "See the child now; add the visit if it was made, or record why not (`allow`).",
            place=planned.place("every"),
        )


@rule(
    "placement-first-visit-late",
    subject="visits",
    severity=Severity.ERROR,
    plans=IN_CARE,
    open_only=True,
    needs_whole_file=True,
)
def placement_first_visit_late(case: Case, context: Context) -> Iterator[Remark]:
    """The child was not visited within a week of moving to a new placement.

    The first days in a strange house are the ones in which a child most needs somebody who knows them. Only the present
    placement is looked at.

    Source: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28(2)(a): within one
    week of the beginning of a placement.
    Flagged:
        case:
          plans: [{plan: child-in-care, from: 2023-05-02}]
          placements: [{type: foster, carer: yolande, from: 2023-05-10}]
        visits:
          - {date: 2023-05-02, by: jemima, kind: home, seen: alone}
    Instead:
        case:
          plans: [{plan: child-in-care, from: 2023-05-02}]
          placements: [{type: foster, carer: yolande, from: 2023-05-10}]
        visits:
          - {date: 2023-05-15, by: jemima, kind: placement, seen: alone}
    """
    placement = _placement(case, context) if in_care(case, context) is not None else None
    start = _start(placement) if placement is not None else None
    if placement is None or placement.from_ is None or start is None:
        return
    due = deadline(context, "cla.visit_first", start)
    since = [one for one in _seen(case, context.day) if one.when.before(placement.from_) is not True]
    first = min((one.when.earliest or start for one in since), default=None)
    if not due.is_missed(first or context.day):
        return
    seen = f"the first visit was on {uk_day(first)}" if first is not None else "no visit is on record since"
    public = (
        f"the first visit was {days((first - due.due).days)} late" if first is not None else "no visit is on record"
    )
    yield Remark(
        answered_on("placement-first-visit-late", placement, *(one.record for one in since[:1])),
        f"{case.child_name} moved to this placement on {for_people(placement.from_)}; a visit was due by "
        f"{uk_day(due.due)} ({due.expected}), and {seen}.",
        f"A visit was due soon after the child moved to this placement ({due.expected}), and {public}.",
        "See the child now; add the visit if it was made, or record why it was late (`allow`).",
        place=placement.place("from"),
    )
