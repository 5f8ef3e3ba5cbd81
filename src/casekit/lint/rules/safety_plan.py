"""Rules on the safety plan: that there is one, what its rules say, that it is reviewed and tried."""

from collections.abc import Iterator
from datetime import date

from casekit.case.case import Case
from casekit.case.dates import uk_day
from casekit.case.safety import SafetyPlan, SafetyRule
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on, days, is_blank, lacks
from casekit.lint.roles import child_is_at_least
from casekit.lint.rule import Remark, rule
from casekit.lint.sentences import listed, quoted
from casekit.lint.timing import Deadline, conferences, deadline, meetings, newest, running
from casekit.text.finding import Severity

REVIEWS = frozenset({"family-network", "family-group-conference", "core-group", "child-in-need", "review"})
"""The meetings at which a safety plan is looked at."""

_REVIEWED_EVERY = {
    "child-protection": "fnm.review_interval_child_protection",
    "child-in-need": "fnm.review_interval_child_in_need",
}
_MEETING_EVERY = {"child-protection": "cp.core_group_interval", "child-in-need": "cin.review_interval"}


def rules_in_force(plan: SafetyPlan, day: date) -> list[SafetyRule]:
    """The rules of a plan that are not surely over."""
    return [one for one in plan.rules if one.to is None or one.to.is_over_by(day) is not True]


@rule(
    "safety-plan-missing",
    subject="safety",
    severity=Severity.ERROR,
    plans=frozenset({"child-protection", "child-in-need"}),
    open_only=True,
    needs_whole_file=True,
)
def safety_plan_missing(case: Case, context: Context) -> Iterator[Remark]:
    """There is no safety plan, or no rule in it, for a child with a child protection plan.

    The conference decides that a child is not safe enough; the safety plan says who will do what so that they are. It
    is expected by the time the first core group is due. For a child in need whose map shows past harm it is a warning.

    Source: Durham, Safety Planning: "is clear about who will do what if something risky happens so that the child is
    kept safe from harm"; Norfolk, The Plan: "The (safety) plan is written up and shared with all those attending".
    Flagged:
        case:
          plans: [{plan: child-protection, from: 2023-05-02}]
        safety_plan:
    Instead:
        case:
          plans: [{plan: child-protection, from: 2023-06-12}]
        safety_plan:
    """
    protection = running(context, "child-protection")
    plan = protection or running(context, "child-in-need")
    if plan is None or not (lacks(case.file, "safety_plan") or _is_empty(case.file.safety_plan)):
        return
    harm = case.file.mapping is not None and bool(case.file.mapping.harm)
    due = deadline(context, "cp.first_core_group", plan.since)
    if (protection is None and not harm) or not due.is_missed(context.day):
        return
    which = "child protection plan" if protection is not None else "child in need plan"
    why = "" if protection is not None else ", and the map shows past harm"
    start = f"{days((context.day - plan.since).days)}"
    what = "There is no safety plan" if case.file.safety_plan is None else "The safety plan has no rule"
    yield Remark(
        answered_on("safety-plan-missing", case.file.safety_plan, plan.plan, case.file),
        f"{what}. {case.child_name} has had a {which} since {uk_day(plan.since)}, {start}{why}.",
        f"{what}. The child has had a {which} for {start}{why}.",
        "Make it with the family and network: who does what, when, and who checks; write it under `safety_plan`.",
        place=case.file.place("safety_plan") if "safety_plan" in case.file.node.names else plan.plan.place("plan"),
        severity=None if protection is not None else Severity.WARNING,
    )


def _is_empty(plan: SafetyPlan | None) -> bool:
    return plan is not None and is_blank(plan, "rules") and is_blank(plan, "rota")


@rule(
    "rule-incomplete",
    subject="safety",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} rules of the safety plan do not say who acts, or when.",
)
def rule_incomplete(case: Case, context: Context) -> Iterator[Remark]:
    """A rule of the safety plan does not say who acts, or when.

    In the night a neighbour needs to know that it is she who rings, and at what. A rule without a name is a wish.

    Source: Durham, Safety Planning: "is clear about who will do what if something risky happens".
    Flagged:
        safety_plan:
          rules: [{when: Ndéla is not back by ten, does: rings Amara and then the police}]
    Instead:
        safety_plan:
          rules: [{when: Ndéla is not back by ten, who: yolande, does: rings Amara and then the police}]
    """
    plan = case.file.safety_plan
    if plan is None:
        return
    no_sign = _has_no_sign(plan, context.day)
    for one in rules_in_force(plan, context.day):
        missing = [words for field, words in (("who", "who acts"), ("when", "when")) if is_blank(one, field)]
        if no_sign and "when" in missing:
            missing.remove("when")
        if missing:
            yield Remark(
                one,
                f"This rule does not say {listed(missing, 'or')}: {quoted(one.does)}.",
                f"A rule of the safety plan does not say {listed(missing, 'or')}.",
                "Add `who`, and `when` (or if) they act; `always` is an answer.",
                "does",
            )


def _has_no_sign(plan: SafetyPlan, day: date) -> bool:
    rules = rules_in_force(plan, day)
    return bool(rules) and is_blank(plan, "triggers") and all(is_blank(one, "when") for one in rules)


@rule("no-trigger", subject="safety", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def no_trigger(case: Case, context: Context) -> Iterator[Remark]:
    """The safety plan has no warning signs: nothing says when somebody must act.

    People who agreed to act wait until it is bad enough, and each of them means something else by that. A sign that
    everybody can see (a missed call, a bottle on the table) takes the decision off them.

    Source: Durham, Safety Planning: "if something risky happens"; safetyplanning.site, The safety plan: a list of
    triggers or red flags.
    Flagged:
        safety_plan:
          rules: [{who: yolande, does: rings Amara and then the police}]
    Instead:
        safety_plan:
          triggers: [{sign: Ndéla does not answer two calls, who: yolande}]
          rules: [{who: yolande, does: rings Amara and then the police}]
    """
    plan = case.file.safety_plan
    if plan is not None and _has_no_sign(plan, context.day):
        message = "The safety plan does not say at which signs somebody must act."
        help = "Ask what everybody would see first; add it to `triggers`, or as `when` of each rule."
        yield Remark(plan, message, message, help, place=case.file.place("safety_plan"))


@rule("danger-not-covered", subject="safety", severity=Severity.ERROR, open_only=True, needs_whole_file=True)
def danger_not_covered(case: Case, context: Context) -> Iterator[Remark]:
    """Nothing in the safety plan is for one of the dangers on the map.

    Everybody believes that the plan covers what the map worries about. Rules that do not say which danger they are for
    may cover any; then the rule stays silent, as it does where a danger has no key.

    Source: Durham, Signs of Safety, danger statements; Safety Planning: "so that the child is kept safe from harm".
    Flagged:
        mapping:
          danger_statements: [{key: home, about: Violence at home.}, {key: night, about: Ndéla being out at night.}]
    Instead:
        mapping:
          danger_statements: [{key: home, about: Violence at home.}]
    """
    plan, mapping = case.file.safety_plan, case.file.mapping
    if plan is None or mapping is None:
        return
    rules = rules_in_force(plan, context.day)
    if not rules or any(is_blank(one, "for") or one.for_ is None for one in rules):
        return
    covered = {str(one.for_) for one in rules}
    covered |= {str(goal.answers) for goal in mapping.safety_goals if goal.key_ and str(goal.key_) in covered}
    if not covered <= {str(danger.key_) for danger in mapping.danger_statements} | {
        str(goal.key_) for goal in mapping.safety_goals
    }:
        return
    for danger in mapping.danger_statements:
        if danger.key_ and str(danger.key_) not in covered:
            yield Remark(
                answered_on("danger-not-covered", danger, plan),
                f"No rule of the safety plan is for the danger `{danger.key_}`.",
                "No rule of the safety plan is for one of the dangers on the map.",
                "Agree with the network who does what, and add a rule `for` this danger.",
                place=danger.place("key"),
            )


@rule("plan-not-reviewed", subject="safety", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def plan_not_reviewed(case: Case, context: Context) -> Iterator[Remark]:
    """The safety plan has no day on which it is looked at again, or that day, or the authority's limit, has passed.

    A plan that nobody looks at again is kept for a while, then bent, then forgotten. Network meetings, core groups,
    child in need meetings, reviews and conferences since then count as a look at it.

    Source: Norfolk, Review: "All family network plans must be regularly reviewed to check on progress. […] These
    meetings should align with statutory responsibilities, i.e. minimum of 6 weekly for CiN and 4 weekly for Child
    protection."
    Flagged:
        safety_plan: {made: 2023-05-09, review: 2023-06-06, rules: [{who: yolande, does: rings the police}]}
    Instead:
        safety_plan: {made: 2023-05-09, review: 2023-07-07, rules: [{who: yolande, does: rings the police}]}
    """
    plan = case.file.safety_plan
    if plan is None:
        return
    held = newest([*meetings(case, context.day, REVIEWS), *conferences(case, context.day)])
    help = "Look at it together: what has worked, what else needs to happen; then set `review` to the next day."
    if plan.review is None:
        if is_blank(plan, "review"):
            message = "The safety plan does not say when it will be looked at again."
            yield Remark(plan, message, message, help, place=case.file.place("safety_plan"))
        return
    if plan.review.is_over_by(context.day) is True and plan.review.latest is not None:
        if held is None or held.by < (plan.review.earliest or plan.review.latest):
            late = days((context.day - plan.review.latest).days)
            when = f"{'on' if plan.review.day else 'by'} {uk_day(plan.review.latest)}"
            yield Remark(
                plan,
                f"The safety plan was due for review {when}, {late} ago.",
                f"The safety plan was due for review {late} ago.",
                help,
                "review",
            )
        return
    limit = _limit(context, plan, held.by if held is not None else None)
    if limit is not None and limit.is_missed(context.day):
        yield Remark(
            plan,
            f"The safety plan was last looked at on {uk_day(limit.since)}; a review {limit.words(context.day)}.",
            f"A review of the safety plan {limit.public(context.day)}.",
            help,
            "review",
        )


def _limit(context: Context, plan: SafetyPlan, held: date | None) -> Deadline | None:
    """By when the authority expects the next look; none where nothing says when the last was, or its meeting is late.

    Of a late core group or child in need review another rule speaks, and the plan is looked at there.
    """
    made = plan.made.latest if plan.made is not None else None
    since = [day for day in (made, held) if day is not None]
    for name, key in _REVIEWED_EVERY.items():
        current = running(context, name)
        if current is not None and since:
            met = max(held, current.since) if held is not None else current.since
            if deadline(context, _MEETING_EVERY[name], met).is_missed(context.day):
                return None
            return deadline(context, key, max(*since, current.since))
    return None


@rule("not-tried", subject="safety", severity=Severity.ADVICE, open_only=True, needs_whole_file=True)
def not_tried(case: Case, context: Context) -> Iterator[Remark]:
    """The safety plan has been in place for a while, and nothing says that it was ever tried or used.

    Until somebody has rung at midnight and somebody else has come, it is a piece of paper. A rehearsal shows the hole
    before it matters.

    Source: safetyplanning.site, The safety plan: "A plan is just a plan until we see it working."
    Flagged:
        safety_plan: {made: 2023-05-09, rules: [{who: yolande, does: rings the police}]}
    Instead:
        safety_plan:
          made: 2023-05-09
          rules: [{who: yolande, does: rings the police}]
          tested: [{date: 2023-05-20, what: Ndéla rang at midnight., result: Yolande came.}]
    """
    plan = case.file.safety_plan
    if plan is None or plan.made is None or plan.made.latest is None or not is_blank(plan, "tested"):
        return
    due = deadline(context, "safety_plan.tried_within", plan.made.latest)
    if due.is_missed(context.day):
        age = days((context.day - plan.made.latest).days)
        yield Remark(
            plan,
            f"The safety plan is {age} old, and nothing says that it was tried or used ({due.expected}).",
            f"The safety plan is {age} old, and nothing says that it was tried or used ({due.expected}).",
            "Try it out together, and write down what happened under `tested`.",
            "made",
        )


@rule(
    "child-does-not-know",
    subject="safety",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    about=("safety_plan",),
)
def child_does_not_know(case: Case, context: Context) -> Iterator[Remark]:
    """Nothing says how the child was told about the safety plan.

    A child who does not know whom to ring is not made safer by a list of people who would come. Younger children are
    told with words and pictures; what the file says of those since the plan was made counts as well.

    Source: Durham, Words and Pictures: "We also use words and pictures to explain plans to children, so they know who
    is doing what to keep them safe."
    Flagged:
        safety_plan: {made: 2023-05-09, rules: [{who: yolande, does: rings the police}]}
        meetings:
    Instead:
        safety_plan:
          made: 2023-05-09
          rules: [{who: yolande, does: rings the police}]
          child_knows: {date: 2023-05-09, how: We drew it together.}
        meetings:
    """
    plan, key = case.file.safety_plan, case.child_key
    if plan is None or not is_blank(plan, "child_knows") or plan.made is None or plan.made.after(context.day) is True:
        return
    had_a_part = [*plan.agreed_by, *(one.with_ for one in plan.shared), *(who for one in plan.rules for who in one.who)]
    had_a_part += [who for meeting in case.file.meetings for who in meeting.plan_shared_with]
    shown = (day for one in case.file.words_and_pictures for day in (one.shown, one.date) if day is not None)
    if key in had_a_part or any(day.before(plan.made) is not True for day in shown):
        return
    if child_is_at_least(case, context, "voice.child_from", context.day):
        message = f"Nothing says how {case.child_name} was told about the safety plan."
        public = "Nothing says how the child was told about the safety plan."
        help = "Go through it with them, in words or pictures, and add `child_knows` with the date and how."
        yield Remark(plan, message, public, help, place=case.file.place("safety_plan"))


@rule(
    "what-if-it-fails",
    subject="safety",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    about=("safety_plan",),
)
def what_if_it_fails(case: Case, context: Context) -> Iterator[Remark]:
    """The safety plan does not say what happens if it does not work.

    The family agrees to a plan fairly only when it knows what professionals will do if the plan fails. A bottom line in
    the record of a network meeting, or a contingency in the summary, is an answer.

    Source: Norfolk, Meetings: "what the bottom line is i.e. what the professional plan will be if the family are unable
    to improve the safety and wellbeing for the child"; Kent guidance, Suggested Case Summary Template: contingency.
    Flagged:
        safety_plan: {made: 2023-05-09, rules: [{who: yolande, does: rings the police}]}
        meetings:
    Instead:
        safety_plan:
          made: 2023-05-09
          rules: [{who: yolande, does: rings the police}]
          if_it_fails: Jemima speaks to Priya the same day about a strategy discussion.
        meetings:
    """
    plan, summary = case.file.safety_plan, case.file.summary
    if plan is None or not is_blank(plan, "if_it_fails"):
        return
    if summary is not None and not is_blank(summary, "contingency"):
        return
    if all(is_blank(meeting, "bottom_line") for meeting in case.file.meetings):
        message = "Nothing says what happens if the safety plan does not work."
        help = "Agree it with the family and your manager, and add `if_it_fails`."
        yield Remark(plan, message, message, help, place=case.file.place("safety_plan"))
