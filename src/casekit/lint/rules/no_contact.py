"""The rule on people who must have no contact with the child, and where the file has them nevertheless."""

import re
from collections.abc import Iterator, Mapping

from casekit.case.case import Case
from casekit.case.dates import for_people, holds_on
from casekit.case.meetings import Meeting
from casekit.case.record import Record
from casekit.case.safety import SafetyPlan
from casekit.lint.contact_limits import NoContact, no_contacts
from casekit.lint.context import Context
from casekit.lint.rule import Remark, rule
from casekit.text.finding import Label, Place, Severity

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WITHOUT_CHILD = frozenset({"supervision", "strategy", "professionals", "legal-planning"})
_KEEPS_AWAY = re.compile(
    r"\b(?:not|never|no|away|leaves?|stays? out|moves? out|nowhere|without)\b|n['’]t\b", re.IGNORECASE
)
_HELP = (
    "Decide which is right today: the limit on contact, or this. Then change the other, and tell those who rely on it."
)


Limits = Mapping[str, NoContact]


@rule(
    "no-contact-person-in-home-or-plan",
    subject="safety",
    severity=Severity.ERROR,
    about=("family.*.contact", "network.*.contact"),
)
def no_contact_person_in_home_or_plan(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody who must have no contact with the child lives with them, cares for them or has a job in the plan.

    One of the two is out of date, and whoever reads only the other puts the child at risk: the neighbour who follows
    the rota, or the duty worker who rings the home. Only limits of the kind `none` that are surely in force are looked
    at; a rule of the plan by which somebody keeps away is no contradiction.

    Source: Kent guidance, What should a Case Summary include: "people within the friends/family network who should
    not be having any contact with the child/young person due to the risks they pose".
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          fatou: {name: Fatou Rae, born: ~1956, contact: {kind: none, from: 2023-01-01}}
        safety_plan:
          made: 2023-05-09
          rota: {sunday: fatou}
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          fatou: {name: Fatou Rae, born: ~1956, contact: {kind: none, from: 2023-01-01, to: 2023-03-01}}
        safety_plan:
          made: 2023-05-09
          rota: {sunday: fatou}
    """
    limits = no_contacts(case)
    if not limits:
        return
    today = {key: limit for key, limit in limits.items() if limit.holds(context.day)}
    if today:
        yield from _at_home(case, context, today)
        yield from _as_carer(case, context, today)
        if case.file.safety_plan is not None:
            yield from _in_plan(context, case.file.safety_plan, today)
    for meeting in case.file.meetings:
        if meeting.kind not in _WITHOUT_CHILD and (meeting.child is None or meeting.child.part != "none"):
            yield from _at_meeting(context, meeting, limits)


def _remark(record: Record, place: Place, limit: NoContact, what: str, public: str | None = None) -> Remark:
    """A remark; `what` says where the person is nevertheless, `public` the same where that names somebody."""
    return Remark(
        record,
        f"{limit.name} {limit.words}, and {what}.",
        f"Somebody who must have no contact with the child {public or what}.",
        _HELP,
        place=place,
        labels=(Label(limit.place, "no contact", "no contact"),),
    )


def _at_home(case: Case, context: Context, limits: Limits) -> Iterator[Remark]:
    for household in case.households:
        here = {
            str(member.who): member
            for member in household.members
            if member.kind != "away" and holds_on(context.day, member.from_, member.to) is True
        }
        if case.child_key not in here:
            continue
        for key, limit in limits.items():
            if key in here:
                what = f"is shown living with {case.child_name}"
                yield _remark(household, here[key].place("who"), limit, what, "is shown living with them")


def _as_carer(case: Case, context: Context, limits: Limits) -> Iterator[Remark]:
    for carer in case.carers:
        if carer.child == case.child_key and holds_on(context.day, carer.from_, carer.to) is True:
            for key in carer.who:
                if key in limits:
                    what = f"is shown caring for {case.child_name}"
                    yield _remark(carer, key.place, limits[key], what, "is shown caring for them")


def _in_plan(context: Context, plan: SafetyPlan, limits: Limits) -> Iterator[Remark]:
    for agreed in plan.rules:
        if holds_on(context.day, agreed.from_, agreed.to) is False or _KEEPS_AWAY.search(agreed.does):
            continue
        for key in agreed.who:
            if key in limits:
                yield _remark(agreed, key.place, limits[key], "acts in the safety plan")
    on_rota: dict[str, list[tuple[str, Place]]] = {}
    for day in _DAYS if plan.rota is not None else ():
        for key in getattr(plan.rota, day):
            on_rota.setdefault(str(key), []).append((day.capitalize(), key.place))
    for who, limit in limits.items():
        if who in on_rota:
            days = ", ".join(day for day, _ in on_rota[who])
            what = "is on the rota of the safety plan"
            yield _remark(plan, on_rota[who][0][1], limit, f"{what} ({days})", what)
    for key in plan.monitors:
        if key in limits:
            yield _remark(plan, key.place, limits[key], "checks that the safety plan works")


def _at_meeting(context: Context, meeting: Meeting, limits: Limits) -> Iterator[Remark]:
    """Invited to a meeting at which the child may be; one long past to which they did not come is no matter."""
    day = meeting.date.day
    if day is None:
        return
    for guest in meeting.invited:
        limit = limits.get(guest.who)
        if limit is None or limit.contact is None or not limit.holds(day) or (guest.came == "no" and day < context.day):
            continue
        what = f"is invited to the meeting of {for_people(meeting.date)}"
        yield _remark(guest, guest.place("who"), limit, what, "is invited to a meeting")
