"""Rules on the people of the safety plan: who acts, who checks, who is there on which day, and how to reach them."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from casekit.case.case import Case
from casekit.case.people import Connection, Person, Professional
from casekit.case.safety import SafetyPlan
from casekit.lint.context import Context
from casekit.lint.recorded import is_blank
from casekit.lint.roles import is_professional
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.rules.contacts import without_phone
from casekit.lint.rules.safety_plan import rules_in_force
from casekit.lint.sentences import listed
from casekit.text.finding import Severity

_WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday")
_WEEKEND: Final = ("saturday", "sunday")


def _actors(plan: SafetyPlan, day: date) -> list[str]:
    """The keys of all who have a job in a plan, each once: in its rules, on its rota, noticing a sign."""
    keys = [str(key) for one in rules_in_force(plan, day) for key in one.who]
    if plan.rota is not None:
        keys += [str(key) for day_name in (*_WEEK, *_WEEKEND) for key in getattr(plan.rota, day_name)]
    keys += [str(sign.who) for sign in plan.triggers if sign.who]
    return list(dict.fromkeys(keys))


@rule("only-professionals-act", subject="safety", severity=Severity.WARNING, open_only=True)
def only_professionals_act(case: Case, context: Context) -> Iterator[Remark]:
    """Everybody who acts in the safety plan is a professional.

    Professionals are there from nine to five, until the case closes. A plan that keeps the child safe at night and next
    year is carried by people who will still be there.

    Source: Cumbria briefing: "family and network owned plans"; Norfolk, Meetings: "Those people in the network who can
    show commitment to the child decide what resources, support and/or protection they can provide".
    Flagged:
        safety_plan:
          rules: [{when: Ndéla is not back by ten, who: jemima, does: rings the police}]
    Instead:
        safety_plan:
          rules: [{when: Ndéla is not back by ten, who: [yolande, jemima], does: ring each other and the police}]
    """
    plan = case.file.safety_plan
    if plan is None:
        return
    actors = _actors(plan, context.day)
    if actors and all(is_professional(case, key) for key in actors):
        message = "Everybody who acts in the safety plan is a professional."
        help = "Ask the family who would want to help, and what they could do; a genogram or safety circles show whom."
        yield Remark(plan, message, message, help, place=case.file.place("safety_plan"))


@rule("nobody-monitors", subject="safety", severity=Severity.ERROR, open_only=True, needs_whole_file=True)
def nobody_monitors(case: Case, context: Context) -> Iterator[Remark]:
    """Nobody is named who checks that the safety plan is working.

    When everybody thinks that somebody else would notice, nobody does, and the plan fails without a sound.

    Source: Norfolk, Meetings: "It should be clear who will monitor the arrangements, and this might be a combination of
    workers and family/network members".
    Flagged:
        safety_plan:
          rules: [{when: Ndéla is not back by ten, who: yolande, does: rings the police}]
    Instead:
        safety_plan:
          rules: [{when: Ndéla is not back by ten, who: yolande, does: rings the police}]
          monitors: [christian, jemima]
    """
    plan = case.file.safety_plan
    if plan is not None and is_blank(plan, "monitors"):
        message = "Nobody is named who checks that the safety plan is working."
        help = "Agree with the network who checks, and add them to `monitors`."
        yield Remark(plan, message, message, help, place=case.file.place("safety_plan"))


@rule("weekend-not-covered", subject="safety", severity=Severity.WARNING, open_only=True, about=("safety_plan.rota",))
def weekend_not_covered(case: Case, context: Context) -> Iterator[Remark]:
    """The rota of the safety plan has nobody on Saturday or Sunday.

    At weekends services are closed, and for many families that is when it is hardest. A plan that stops on Friday
    leaves the child with nobody to ring.

    Source: Norfolk, Meetings: "working on a rota system that includes weekends".
    Flagged:
        safety_plan:
          rota: {monday: yolande, tuesday: yolande, wednesday: christian, thursday: christian, friday: yolande}
    Instead:
        safety_plan:
          rota:
            monday: yolande
            tuesday: yolande
            wednesday: christian
            thursday: christian
            friday: yolande
            saturday: christian
            sunday: fatou
    """
    yield from _uncovered(case, _WEEKEND)


@rule("rota-hole", subject="safety", severity=Severity.ADVICE, open_only=True, about=("safety_plan.rota",))
def rota_hole(case: Case, context: Context) -> Iterator[Remark]:
    """The rota of the safety plan has nobody on a day of the week.

    A day on which nobody is down may be meant so. If it is, it helps to say who is there anyway.

    Source: Norfolk, Meetings: "working on a rota system that includes weekends".
    Flagged:
        safety_plan:
          rota: {monday: yolande, tuesday: yolande, thursday: christian, friday: yolande, sunday: fatou}
    Instead:
        safety_plan:
          rota:
            monday: yolande
            tuesday: yolande
            wednesday: christian
            thursday: christian
            friday: yolande
    """
    yield from _uncovered(case, _WEEK)


def _uncovered(case: Case, names: tuple[str, ...]) -> Iterator[Remark]:
    plan = case.file.safety_plan
    if plan is None or plan.rota is None:
        return
    empty = [name.capitalize() for name in names if is_blank(plan.rota, name)]
    if empty:
        message = f"The rota of the safety plan has nobody on {listed(empty)}."
        yield Remark(plan, message, message, "Ask who is there then, and add them to `rota`.", "rota")


@rule(
    "actor-without-phone",
    subject="safety",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} people who have a job in the safety plan have no telephone number.",
    about=("safety_plan",),
)
def actor_without_phone(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody who has a job in the safety plan has no telephone number.

    A plan by which Nan comes on Sunday does not work if nobody can ring Nan. The child's own number is not asked for.

    Source: safetyplanning.site, The safety plan: the names and telephone numbers of everybody in it; Kent guidance,
    Suggested Case Summary Template: "Significant contact details".
    Flagged:
        network:
          amara: {name: Amara, is: friend, of: ndela}
        safety_plan:
          rota: {sunday: amara}
          monitors: [jemima]
    Instead:
        network:
          amara: {name: Amara, is: friend, of: ndela, phone: "01134960105"}
        safety_plan:
          rota: {sunday: amara}
          monitors: [jemima]
    """
    plan = case.file.safety_plan
    if plan is None:
        return
    said_already = {key for keys in without_phone(case, context) for key in keys} if case.complete else set()
    for key in dict.fromkeys((*_actors(plan, context.day), *map(str, plan.monitors))):
        somebody = case.everybody.get(key)
        if somebody is None or key == case.child_key or (isinstance(somebody, Person) and somebody.is_pet):
            continue
        if somebody.says("phone") or (isinstance(somebody, Person | Professional) and somebody.says("email")):
            continue
        if key in said_already:
            yield left_to("contacts-missing", somebody)
            continue
        yield Remark(
            somebody,
            f"{case.name_of(key)} has a job in the safety plan, and no telephone number is on file.",
            "Somebody who has a job in the safety plan has no telephone number.",
            "Ask for a number, and whether the others in the plan may have it; add `phone`.",
            "name",
        )


@rule(
    "actor-has-not-agreed",
    subject="safety",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    many="{count} people have a job in the safety plan, and nothing says that they agreed.",
)
def actor_has_not_agreed(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody from the family or network acts in a rule of the safety plan, and nothing says that they agreed.

    People keep to what they have said yes to. A rule (`agreed`), the plan (`agreed_by`) or the person's entry in the
    network (`agreed`) may say so. Professionals and the child are not asked for here.

    Source: Norfolk, Meetings: "Those people in the network who can show commitment to the child decide what resources,
    support and/or protection they can provide".
    Flagged:
        safety_plan:
          rules: [{when: Ndéla is not back by ten, who: yolande, does: rings the police}]
    Instead:
        safety_plan:
          rules: [{when: Ndéla is not back by ten, who: yolande, does: rings the police, agreed: 2023-05-09}]
    """
    plan = case.file.safety_plan
    if plan is None:
        return
    said_yes = {str(key) for key in plan.agreed_by} | {case.child_key}
    for one in rules_in_force(plan, context.day):
        if not is_blank(one, "agreed"):
            continue
        for key in one.who:
            somebody = case.everybody.get(key)
            if somebody is None or key in said_yes or is_professional(case, key):
                continue
            if isinstance(somebody, Connection) and somebody.says("agreed"):
                continue
            said_yes.add(str(key))
            yield Remark(
                one,
                f"{case.name_of(key)} acts in the safety plan, and nothing says that they agreed.",
                "Somebody acts in the safety plan, and nothing says that they agreed.",
                "Ask them, and add `agreed` to the rule, or their key to `agreed_by`.",
                place=key.place,
            )
