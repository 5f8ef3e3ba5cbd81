"""Rules on the work with the child: plans, placements, closure, and steps that somebody is to take."""

from collections.abc import Iterable, Iterator
from datetime import date

from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people, uk_day
from casekit.case.involvement import Closure, Placement, PlanPeriod
from casekit.case.record import Action, Record
from casekit.lint.context import Context
from casekit.lint.recorded import dated, lacks
from casekit.lint.rule import Remark, rule
from casekit.lint.stretches import Stretch, surely
from casekit.text.finding import Label, Severity

_PLAN_WORDS = {
    "early-help": "an early help plan",
    "child-in-need": "a child in need plan",
    "child-protection": "a child protection plan",
    "child-in-care": "a care plan",
}
_SIDE_BY_SIDE = ({"child-in-care", "child-protection"}, {"child-in-care", "child-in-need"})
_SHORT_STAYS = ("respite", "short break", "short-break", "hospital", "holiday", "temporary", "boarding")
_SHORT_STAY_CODES = frozenset({"t0", "t1", "t2", "t3", "t4", "v3", "v4"})


@rule("more-than-one-plan", subject="case", severity=Severity.ERROR)
def more_than_one_plan(case: Case, context: Context) -> Iterator[Remark]:
    """Two plans are open for the same days.

    A family that has two plans follows neither, and nobody can say which meeting, which visits and which worker count.
    One plan ends on the day the next begins. Early help, child in need, child protection and care plans are looked at.
    A care plan beside one of the last two can be right (a short break, the weeks before a conference ends the
    protection plan): there it is advice. Assessments, youth justice, leaving care, private fostering and disability
    services may run beside any plan.

    Source: Norfolk, Family Networking, The Plan: "There should only be one plan for each family network to be working
    to, whether it is a Family Support Plan, Child in Need Plan or Child Protection Plan."
    Flagged:
        case:
          plans:
            - {plan: child-in-need, from: 2022-11-03}
            - {plan: early-help, from: 2023-04-07}
    Instead:
        case:
          plans:
            - {plan: child-in-need, from: 2022-11-03, to: 2023-04-07}
            - {plan: early-help, from: 2023-04-07}
            - {plan: youth-justice, from: 2023-05-01}
    """
    plans = case.file.case.plans if case.file.case is not None else ()
    known = [(stretch, plan) for plan in plans if (stretch := _surely_open(plan, context.day)) is not None]
    last: dict[str, tuple[Stretch, PlanPeriod]] = {}
    for stretch, plan in sorted(known, key=lambda one: one[0].start):
        for before, earlier in last.values():
            both = stretch.overlap(before)
            if both is not None:
                yield _two_plans(plan, earlier, both, context.day)
        if plan.plan not in last or last[plan.plan][0].end < stretch.end:
            last[plan.plan] = (stretch, plan)


def _surely_open(plan: PlanPeriod, day: date) -> Stretch | None:
    if plan.plan not in _PLAN_WORDS or (plan.to is None and plan.says("to")):
        return None
    return surely(day, plan.from_, plan.to)


def _two_plans(plan: PlanPeriod, earlier: PlanPeriod, both: Stretch, day: date) -> Remark:
    pair = {plan.plan, earlier.plan}
    if len(pair) == 1:
        who = f"Two {_PLAN_WORDS[plan.plan].partition(' ')[2]}s"
    else:
        who = f"{_PLAN_WORDS[earlier.plan].capitalize()} and {_PLAN_WORDS[plan.plan]}"
    still = both.end > day
    when = f"are both open since {uk_day(both.start)}" if still else f"were both open until {uk_day(both.end)}"
    beside = pair in _SIDE_BY_SIDE
    help = "End the earlier plan on the day the later one begins (`to`)."
    return Remark(
        plan,
        f"{who} {when if len(pair) > 1 else when.replace('both ', '')}; a family works to one plan (Norfolk).",
        "Two plans are open for the same days.",
        f"{help} If both are meant, say why as a reason (`allow`)." if beside else help,
        "plan",
        severity=Severity.ADVICE if beside else None,
        labels=(Label(earlier.place("plan"), "the earlier plan", "the earlier plan"),),
    )


@rule("placements-overlap", subject="case", severity=Severity.ERROR)
def placements_overlap(case: Case, context: Context) -> Iterator[Remark]:
    """A child in care is in two placements for the same days.

    One of the dates is wrong, or a placement that has ended was left open. Whoever looks up tonight where the child is
    finds two addresses. Short stays beside a placement (respite, hospital, a short break) are left alone.

    Source: Kent guidance, When is a Chronology Required: "changes in household composition; changes in legal status";
    The Importance of Chronologies: "any apparent contradictions or obvious mistakes".
    Flagged:
        case:
          placements:
            - {type: foster, carer: yolande, from: 2022-11-05}
            - {type: foster, carer: fatou, from: 2023-02-01}
    Instead:
        case:
          placements:
            - {type: foster, carer: yolande, from: 2022-11-05, to: 2023-02-01}
            - {type: foster, carer: fatou, from: 2023-02-01}
    """
    placements = case.file.case.placements if case.file.case is not None else ()
    known: list[tuple[Stretch, Placement]] = []
    for placement in placements:
        if not _is_short_stay(placement) and not (placement.to is None and placement.says("to")):
            stretch = surely(context.day, placement.from_, placement.to)
            if stretch is not None:
                known.append((stretch, placement))
    last: tuple[Stretch, Placement] | None = None
    for stretch, placement in sorted(known, key=lambda one: one[0].start):
        both = stretch.overlap(last[0]) if last is not None else None
        if last is not None and both is not None:
            until = "today" if both.end > context.day else uk_day(both.end)
            yield Remark(
                placement,
                f"Two placements run side by side from {uk_day(both.start)} until {until}.",
                "Two placements run side by side.",
                "Check when the earlier one ended (`to`).",
                "from" if placement.from_ is not None else None,
                labels=(Label(last[1].place("to" if last[1].to else "from"), "the other", "the other"),),
            )
        if last is None or last[0].end < stretch.end:
            last = (stretch, placement)


def _is_short_stay(placement: Placement) -> bool:
    kind = (placement.type or "").strip().casefold()
    return kind in _SHORT_STAY_CODES or any(word in kind for word in _SHORT_STAYS)


@rule(
    "activity-after-closure",
    subject="case",
    severity=Severity.ERROR,
    many="{count} events and visits are dated after the case closed.",
    about=("case.closed",),
)
def activity_after_closure(case: Case, context: Context) -> Iterator[Remark]:
    """An event or a visit is dated after the case closed.

    Either the date is wrong, or the case was opened again and the file does not say so; then nobody is counted as
    responsible for it. A plan or an `opened` date after the closure says that it was opened again.

    Source: Kent guidance, The Importance of Chronologies: "any apparent contradictions or obvious mistakes";
    Department for Education, children in need census: no activity after a case closes.
    Flagged:
        case:
          closed: {date: 2023-05-30, reason: The plan has worked.}
        visits:
          - {date: 2023-06-06, by: jemima, kind: school}
    Instead:
        case:
          closed: {date: 2023-06-07, reason: The plan has worked.}
        visits:
          - {date: 2023-06-06, by: jemima, kind: school}
    """
    closed = case.file.case.closed if case.file.case is not None else None
    if closed is None or _opened_again(case, closed):
        return
    for event in case.events:
        if event.date.after(closed.date) is True:
            yield _after_closure(event, "event", event.date, closed)
    for visit in case.file.visits:
        if visit.date.after(closed.date) is True:
            yield _after_closure(visit, "visit", visit.date, closed)


def _opened_again(case: Case, closed: Closure) -> bool:
    involvement = case.file.case
    assert involvement is not None
    starts = [plan.from_ for plan in involvement.plans if plan.plan != "closed"]
    starts += [involvement.opened, *(referral.date for referral in involvement.referrals)]
    return any(start is not None and start.after(closed.date) is not False for start in starts)


def _after_closure(record: Record, what: str, when: PartialDate, closed: Closure) -> Remark:
    return Remark(
        record,
        f"This {what} {dated(when)} is dated after the case closed ({for_people(closed.date)}).",
        f"A {what} is dated after the case closed." if what == "visit" else "An event is dated after the case closed.",
        "Check both dates. If the case was opened again, add the plan it was opened with.",
        "date",
        labels=(Label(closed.place("date"), "closed", "closed"),),
    )


@rule(
    "next-step-without-owner-or-date",
    subject="case",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} steps do not say who takes them or by when.",
    about=("mapping.next_steps", "decisions.*.actions", "meetings.*.actions"),
)
def next_step_without_owner_or_date(case: Case, context: Context) -> Iterator[Remark]:
    """A next step does not say who takes it, or by when.

    A step that is everybody's is nobody's, and without a day nobody can tell that it is late. Steps that are done need
    neither. Looked at are the next steps of the map and what meetings and decisions agreed.

    Source: Durham, Safety Planning: "is clear about who will do what"; Kent guidance, Case Summaries: "consider the
    most recent plan, next steps".
    Flagged:
        mapping:
          next_steps:
            - Ask Aino whether she will meet the network.
    Instead:
        mapping:
          next_steps:
            - {what: Ask Aino whether she will meet the network., who: jemima, due: 2023-07-20}
    """
    for action in _steps(case):
        if not lacks(action, "done") or action.outcome:
            continue
        nobody, no_day = lacks(action, "who"), lacks(action, "due")
        if nobody or no_day:
            missing = "who takes it or by when" if nobody and no_day else "who takes it" if nobody else "by when"
            yield Remark(
                action,
                f"This step does not say {missing}.",
                f"A step does not say {missing}.",
                "Add `who` and `due`; `done` once it is done.",
                "what",
            )


def _steps(case: Case) -> Iterator[Action]:
    holders: Iterable[tuple[Action, ...]] = (
        case.file.mapping.next_steps if case.file.mapping is not None else (),
        *(meeting.actions for meeting in case.file.meetings),
        *(decision.actions for decision in case.file.decisions),
    )
    for actions in holders:
        yield from actions
