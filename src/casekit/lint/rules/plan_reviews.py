"""Rules on the meetings by which a plan is carried on: core groups, child in need and early help reviews."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import add_months, uk_day
from casekit.lint.context import Context
from casekit.lint.plan_starts import FIRST
from casekit.lint.recorded import answered_on, days
from casekit.lint.rule import Remark, rule
from casekit.lint.timing import Done, Running, begun, conferences, deadline, done, meetings, newest, running
from casekit.text.finding import Severity

_IN_NEED: Final = frozenset({"child-in-need", "review", "family-network", "family-group-conference", "core-group"})
_EARLY_HELP: Final = frozenset({"review", "child-in-need", "family-network", "family-group-conference"})
_PATHWAY: Final = frozenset({"review", "child-in-care-review"})


def _overdue(context: Context, key: str, plan: Running, held: Done | None, words: tuple[str, str]) -> Iterator[Remark]:
    """That the next meeting is overdue, counted by `key` from the last one under the plan, or from its beginning.

    `words` are what the next meeting is called and what the last one is.
    """
    under_plan = held is not None and held.by >= plan.since
    since = held.by if held is not None and under_plan else plan.since
    due = deadline(context, key, since)
    if not due.is_missed(context.day):
        return
    record = held.record if held is not None and under_plan else plan.plan
    ago = f"{days((context.day - since).days)} ago"
    last = f"the last {words[1]} was" if under_plan else "the plan began"
    yield Remark(
        answered_on(_RULES[key], record, plan.plan),
        f"{words[0]} {due.words(context.day)}; {last} on {uk_day(since)}, {ago}.",
        f"{words[0]} {due.public(context.day)}; {last} {ago}.",
        "Set a day that suits the family, and record why it is late (`allow`); add the meeting if it was held.",
        place=record.place("date" if under_plan else "from"),
    )


_RULES: Final = {
    "cp.first_core_group": "first-core-group-late",
    "cp.core_group_interval": "core-group-late",
    "cin.review_interval": "cin-review-late",
    "earlyhelp.first_review": "early-help-review-late",
    "earlyhelp.interval": "early-help-review-late",
    "leaving.pathway_review": "pathway-plan-late",
}
"""The rule that speaks of a value of the policy."""


@rule(
    "first-core-group-late",
    subject="meetings",
    severity=Severity.WARNING,
    plans=frozenset({"child-protection"}),
    open_only=True,
    needs_whole_file=True,
)
def first_core_group_late(case: Case, context: Context) -> Iterator[Remark]:
    """The first core group after the conference was late, or has not met.

    The conference makes an outline. The core group makes it a plan: who does what, from tomorrow.

    Source: Newcastle, Tees and Liverpool procedures: within 10 working days of the first conference.
    Flagged:
        case:
          plans: [{plan: child-protection, from: 2023-05-02}]
          conferences: [{kind: icpc, date: 2023-05-02}]
        meetings:
    Instead:
        case:
          plans: [{plan: child-protection, from: 2023-05-02}]
          conferences: [{kind: icpc, date: 2023-05-02}]
        meetings: [{date: 2023-05-16, kind: core-group}]
    """
    plan = running(context, "child-protection")
    if plan is None:
        return
    start = begun(case, plan)
    first = [one for one in conferences(case, context.day, FIRST) if one.by >= start]
    since = max([start, *(one.by for one in first)])
    due = deadline(context, "cp.first_core_group", since)
    groups = [one for one in meetings(case, context.day, {"core-group"}) if one.when.before(start) is not True]
    earliest = min((one.when.earliest or start for one in groups), default=None)
    if earliest is None and due.is_missed(context.day):
        record = newest(first)
        at = record.record if record is not None else plan.plan
        yield Remark(
            answered_on("first-core-group-late", at, plan.plan, case.file),
            f"No core group has met since the plan began on {uk_day(since)}; the first {due.words(context.day)}.",
            f"No core group has met since the plan began; the first {due.public(context.day)}.",
            "Call it together, around the family's network; add the meeting if it was held.",
            place=at.place("date" if record is not None else "from"),
        )
    elif earliest is not None and due.is_missed(earliest):
        group = min(groups, key=lambda one: one.when.earliest or start)
        late = days((earliest - due.due).days)
        yield Remark(
            answered_on("first-core-group-late", group.record, plan.plan),
            f"The first core group met {late} late; it was due by {uk_day(due.due)} ({due.expected}).",
            f"The first core group met {late} late ({due.expected}).",
            "Record why (`allow`), or add the earlier meeting if there was one.",
            place=group.record.place("date"),
        )


@rule(
    "core-group-late",
    subject="meetings",
    severity=Severity.WARNING,
    plans=frozenset({"child-protection"}),
    open_only=True,
    needs_whole_file=True,
)
def core_group_late(case: Case, context: Context) -> Iterator[Remark]:
    """The next core group is overdue for a child with a child protection plan.

    Between conferences the core group is where everybody hears from everybody. When it does not meet, each agency knows
    its own part, and nobody the whole. A conference since counts as well.

    Source: Tees, Child protection plan and core group: at most six weeks; Norfolk, Review: "4 weekly for Child
    protection".
    Flagged:
        case:
          plans: [{plan: child-protection, from: 2023-03-01}]
        meetings: [{date: 2023-03-14, kind: core-group}, {date: 2023-04-18, kind: core-group}]
    Instead:
        case:
          plans: [{plan: child-protection, from: 2023-03-01}]
        meetings: [{date: 2023-03-14, kind: core-group}, {date: 2023-05-16, kind: core-group}]
    """
    plan = running(context, "child-protection")
    groups = [*meetings(case, context.day, {"core-group"})]
    if plan is None or not any(one.by >= begun(case, plan) for one in groups):
        return
    held = newest([*groups, *conferences(case, context.day)])
    words = ("The next core group", "core group or conference")
    yield from _overdue(context, "cp.core_group_interval", plan, held, words)


@rule(
    "cin-review-late",
    subject="meetings",
    severity=Severity.WARNING,
    plans=frozenset({"child-in-need"}),
    open_only=True,
    needs_whole_file=True,
)
def cin_review_late(case: Case, context: Context) -> Iterator[Remark]:
    """The review of a child in need plan is overdue.

    A plan that is not looked at together goes on because nobody stops it, or stops because nobody goes on. Child in
    need meetings, reviews and family network meetings count.

    Source: Norfolk, Review: "minimum of 6 weekly for CiN"; Knowsley has six weeks as well, Walsall twelve.
    Flagged:
        case:
          plans: [{plan: child-in-need, from: 2023-03-01}]
        meetings: [{date: 2023-04-12, kind: child-in-need}]
    Instead:
        case:
          plans: [{plan: child-in-need, from: 2023-03-01}]
        meetings: [{date: 2023-04-12, kind: child-in-need}, {date: 2023-05-23, kind: child-in-need}]
    """
    plan = running(context, "child-in-need")
    if plan is not None and running(context, "child-protection", "child-in-care") is None:
        held = newest([*meetings(case, context.day, _IN_NEED), *conferences(case, context.day)])
        yield from _overdue(context, "cin.review_interval", plan, held, ("The next child in need review", "meeting"))


@rule(
    "cin-drift",
    subject="meetings",
    severity=Severity.ADVICE,
    plans=frozenset({"child-in-need"}),
    open_only=True,
    needs_whole_file=True,
)
def cin_drift(case: Case, context: Context) -> Iterator[Remark]:
    """A child in need plan has run for long, and no manager has looked at it since.

    Long plans are seldom decided on; they happen. What would let us stop, or is more needed? Supervision, or a decision
    that a manager endorsed, within the same length of time is an answer.

    Source: Derbyshire, Child in need plans and reviews: oversight by a manager after six months; Haringey expects plans
    to last three to six months.
    Flagged:
        case:
          plans: [{plan: child-in-need, from: 2022-09-01}]
        meetings:
    Instead:
        case:
          plans: [{plan: child-in-need, from: 2022-09-01}]
        meetings:
        decisions:
          - {date: 2023-04-12, what: The plan goes on., why: Aino begins treatment., by: jemima, endorsed_by: priya}
    """
    plan = running(context, "child-in-need")
    if plan is None:
        return
    start = begun(case, plan)
    due = deadline(context, "cin.long_plan_alert", start)
    if not due.is_missed(context.day):
        return
    endorsed = (one for one in case.file.decisions if one.endorsed_by)
    looked = newest([*meetings(case, context.day, {"supervision"}), *done(endorsed, context.day)])
    if looked is not None and not deadline(context, "cin.long_plan_alert", looked.by).is_missed(context.day):
        return
    length = _months(start, context.day)
    yield Remark(
        answered_on("cin-drift", plan.plan, case.file),
        f"The child in need plan has run for {length} months, and no manager is recorded as having looked at it in the "
        f"last {context.policy.value('cin.long_plan_alert').for_people()} ({due.expected}).",
        f"The child in need plan has run for {length} months without a manager's look at it ({due.expected}).",
        "Ask in supervision: what would let us stop, or is more needed? Add the decision, and who endorsed it.",
        place=plan.plan.place("from"),
    )


def _months(start: date, day: date) -> int:
    months = (day.year - start.year) * 12 + day.month - start.month
    return months if add_months(start, months) <= day else months - 1


@rule(
    "early-help-review-late",
    subject="meetings",
    severity=Severity.WARNING,
    plans=frozenset({"early-help"}),
    open_only=True,
    needs_whole_file=True,
)
def early_help_review_late(case: Case, context: Context) -> Iterator[Remark]:
    """A review of early help is overdue.

    The first shows whether the right thing was begun; later ones, whether it is time to stop. Reviews and family
    network meetings count.

    Source: Sefton, early help timescales: first after six weeks, then every three months.
    Flagged:
        case:
          plans: [{plan: early-help, from: 2023-01-09}]
        meetings:
    Instead:
        case:
          plans: [{plan: early-help, from: 2023-01-09}]
        meetings: [{date: 2023-02-14, kind: review}, {date: 2023-05-02, kind: review}]
    """
    plan = running(context, "early-help")
    if plan is None:
        return
    held = newest(meetings(case, context.day, _EARLY_HELP))
    first = held is None or held.by < plan.since
    key = "earlyhelp.first_review" if first else "earlyhelp.interval"
    name = "The first early help review" if first else "The next early help review"
    yield from _overdue(context, key, plan, held, (name, "review or network meeting"))


@rule(
    "pathway-plan-late",
    subject="meetings",
    severity=Severity.WARNING,
    plans=frozenset({"care-leaver"}),
    open_only=True,
    needs_whole_file=True,
)
def pathway_plan_late(case: Case, context: Context) -> Iterator[Remark]:
    """A care leaver's pathway plan has not been reviewed for longer than it should.

    The plan is the young person's own, and their life changes faster than any other. Reviews count from the newest, or
    from the day the young person left care.

    Source: Norfolk County Council, pages for care leavers, on six-monthly reviews: "This is what the law requires".
    Flagged:
        case:
          plans: [{plan: care-leaver, from: 2022-10-03}]
        meetings:
    Instead:
        case:
          plans: [{plan: care-leaver, from: 2022-10-03}]
        meetings: [{date: 2023-03-14, kind: review}]
    """
    plan = running(context, "care-leaver")
    if plan is not None:
        held = newest(meetings(case, context.day, _PATHWAY))
        words = ("A review of the pathway plan", "review")
        yield from _overdue(context, "leaving.pathway_review", plan, held, words)


@rule(
    "no-next-date", subject="meetings", severity=Severity.ADVICE, open_only=True, needs_whole_file=True, about=("case",)
)
def no_next_date(case: Case, context: Context) -> Iterator[Remark]:
    """No date is set for a next visit, meeting or review.

    What has no day does not happen, and the family waits for a call. A planned frequency of visits is an answer.

    Source: Kent guidance, How can a chronology support your practice: "flag up delay and drift"; Buckinghamshire, Core
    groups: dates are set in advance.
    Flagged:
        meetings: [{date: 2023-05-09, kind: family-network}]
        safety_plan:
    Instead:
        meetings: [{date: 2023-05-09, kind: family-network, next: 2023-06-27}]
        safety_plan:
    """
    involvement, plan = case.file.case, case.file.safety_plan
    ahead = [one.next for one in case.file.meetings] + [plan.review if plan is not None else None]
    ahead += [*(one.date for one in case.file.meetings), *(one.date for one in case.file.visits)]
    if involvement is not None:
        ahead += [one.date for one in involvement.conferences]
        if involvement.visits_planned is not None:
            return
    if any(when is not None and when.before(context.day) is not True for when in ahead):
        return
    message = "No date is set for a next visit, meeting or review."
    help = "Set one with the family: a meeting's `next`, the plan's `review`, or `visits_planned` in `case`."
    yield Remark(
        answered_on("no-next-date", involvement, case.file), message, message, help, place=case.file.place("case")
    )
