"""Rules on what repeats or comes near: referrals, protection plans, birthdays that change what is due."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import add_months, for_people, uk_day
from casekit.case.involvement import PlanPeriod, Referral
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on
from casekit.lint.rule import Remark, rule
from casekit.lint.timing import begun, running
from casekit.text.finding import Label, Severity

_ONE_DAY: Final = timedelta(days=1)
_BIRTHDAYS: Final = {
    "child-in-care": {
        16: "time for the pathway plan",
        18: "time for the plan after care, adult services, and who keeps the record",
    },
    "care-leaver": {
        18: "time for the plan after care, adult services, and who keeps the record",
        25: "support as a care leaver ends: who helps then?",
    },
}


@rule(
    "turning-16-18-25",
    subject="case",
    severity=Severity.ADVICE,
    plans=frozenset({"child-in-care", "care-leaver"}),
    open_only=True,
)
def turning_16_18_25(case: Case, context: Context) -> Iterator[Remark]:
    """A birthday is near that changes what the young person can expect.

    At 16 a child in care gets a pathway plan, at 18 they leave care, at 25 support ends. Each needs months of work,
    and the young person should hear of it long before the day.

    Source: Children Act 1989, schedule 2, part 2 (pathway plans) and section 23CZB (support to 25); in common use as a
    reminder.
    Flagged:
        case:
          plans: [{plan: child-in-care, from: 2022-11-03}]
        family:
          ndela: {name: Ndéla Rae, born: 2007-09-17}
    Instead:
        case:
          plans: [{plan: child-in-care, from: 2022-11-03}]
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
    """
    child = case.child
    if child is None or child.born is None or child.has_died or child.born.earliest is None:
        return
    ahead = context.policy.length("case.birthday_ahead").due_after(context.day)
    for plan in ("child-in-care", "care-leaver"):
        for age, what in _BIRTHDAYS[plan].items() if plan in context.state.plan_names else ():
            first, last = (add_months(day, 12 * age) for day in (child.born.earliest, child.born.latest or date.max))
            if context.day <= first and last <= ahead:
                when = uk_day(first) if first == last else f"between {uk_day(first)} and {uk_day(last)}"
                yield Remark(
                    child,
                    f"{case.child_name} turns {age} on {when}: {what}."
                    if first == last
                    else f"{case.child_name} turns {age} {when}: {what}.",
                    f"The young person turns {age} soon: {what}.",
                    "Plan it with them now; if that is done, say so as the reason (`allow`).",
                    "born",
                )
                return


@rule("re-referral", subject="case", severity=Severity.ADVICE, open_only=True)
def re_referral(case: Case, context: Context) -> Iterator[Remark]:
    """There have been several referrals in a short time.

    The family has been here before. What was tried then, what helped, and what is different this time? Somebody who
    asks that at the start need not make the family tell everything again.

    Source: Kent guidance, The Importance of Chronologies: "highlight what interventions have been tried before so that
    families are not experiencing repeating patterns".
    Flagged:
        case:
          referrals:
            - {date: 2022-09-02, reason: The school was worried about days missed.}
            - {date: 2023-02-14, reason: The police were called to the home.}
    Instead:
        case:
          referrals:
            - {date: 2021-09-02, reason: The school was worried about days missed.}
            - {date: 2023-02-14, reason: The police were called to the home.}
    """
    involvement = case.file.case
    count, within = context.policy.length("referral.again_count"), context.policy.length("referral.again_within")
    if involvement is None or len(involvement.referrals) < count.number:
        return
    recent = [
        one
        for one in involvement.referrals
        if one.date.earliest is not None
        and one.date.after(context.day) is False
        and within.due_after(one.date.earliest) >= context.day
    ]
    if len(recent) < count.number:
        return
    recent.sort(key=_day_of)
    *others, last = recent
    words = f"{len(recent)} referrals within {within.for_people()}"
    yield Remark(
        answered_on("re-referral", last, *others, involvement),
        f"There were {words} ({for_people(recent[0].date)} to {for_people(last.date)}): what is different this time?",
        f"There were {words}: what is different this time?",
        "Look at what was decided and tried before, with the family; write it into the assessment or the analysis.",
        place=last.place("date"),
        labels=tuple(Label(one.place("date"), "an earlier referral", "an earlier referral") for one in others),
    )


def _day_of(referral: Referral) -> tuple[int, int, bool, int, str]:
    return referral.date.sort_key


@rule(
    "repeat-or-long-cp",
    subject="case",
    severity=Severity.ADVICE,
    plans=frozenset({"child-protection"}),
    open_only=True,
)
def repeat_or_long_cp(case: Case, context: Context) -> Iterator[Remark]:
    """The child has had a child protection plan before, or has had this one for a long time.

    Either says that what was done did not last or is not working. It is a question for the conference and for
    supervision: what would have to be seen for the plan to end, and stay ended? Plans that follow each other without a
    day between them count as one.

    Source: Department for Education, children in need statistics: children who became the subject of a plan for a
    second or later time; plans lasting two years or more.
    Flagged:
        case:
          plans:
            - {plan: child-protection, from: 2019-03-01, to: 2019-12-01}
            - {plan: child-protection, from: 2023-02-01}
    Instead:
        case:
          plans:
            - {plan: child-in-need, from: 2019-03-01, to: 2019-12-01}
            - {plan: child-protection, from: 2023-02-01}
    """
    current = running(context, "child-protection")
    involvement = case.file.case
    if current is None or involvement is None:
        return
    since = begun(case, current)
    earlier = [plan for plan in involvement.plans if _ended_before(plan, since)]
    if earlier:
        last = max(earlier, key=lambda plan: plan.to.sort_key if plan.to else ())
        assert last.to is not None
        yield Remark(
            current.plan,
            f"{case.child_name} had a child protection plan before; it ended {for_people(last.to)}.",
            "The child had a child protection plan before.",
            "Ask what was different when it ended, what has come back, and what would make it last.",
            "plan",
            labels=(Label(last.place("plan"), "the earlier plan", "the earlier plan"),),
        )
    if context.policy.due_after("cp.long_plan_alert", since) < context.day:
        expected = context.policy.expectation("cp.long_plan_alert")
        yield Remark(
            current.plan,
            f"{case.child_name} has had a child protection plan since {uk_day(since)} ({expected}).",
            f"The child has had a child protection plan for a long time ({expected}).",
            "Ask what would have to be seen for the plan to end, and what stands in the way.",
            "from",
        )


def _ended_before(plan: PlanPeriod, since: date) -> bool:
    """Whether a protection plan surely ended, with days between, before the one that is running began."""
    ended = plan.to.latest if plan.to is not None else None
    return plan.plan == "child-protection" and ended is not None and ended + _ONE_DAY < since
