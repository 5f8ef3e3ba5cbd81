"""Rules on those whom others need to reach: telephone numbers, professionals, and professionals who have left."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from casekit.case.case import Case
from casekit.case.dates import age_on, for_people, holds_on
from casekit.case.people import Professional
from casekit.case.record import Action
from casekit.lint.context import Context
from casekit.lint.near_child import is_unborn, looks_after
from casekit.lint.recorded import answered_on, lacks
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.sentences import listed
from casekit.text.finding import Label, Place, Severity

_OWN_AGENCIES: Final = frozenset(
    {"early help", "social care", "social work", "social services", "childrens social care", "childrens services"}
)
_OWN_ROLES: Final = ("social worker", "early help", "manager", "team leader", "supervisor", "family support")
_WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SCHOOL_AGE: Final = range(5, 16)


@rule(
    "contacts-missing",
    subject="case",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    about=("family",),
)
def contacts_missing(case: Case, context: Context) -> Iterator[Remark]:
    """There is no telephone number for those who look after the child, or for the worker.

    Out of hours somebody has the file and a telephone. One number among parents and carers will do, and one for the
    worker.

    Source: Kent guidance, Suggested Case Summary Template: "Significant contact details."
    Flagged:
        professionals:
          jemima: {name: Jemima Lervik, role: early-help-worker, agency: early-help}
          sheress: {name: Mrs Sheress, role: head-of-year, agency: school}
    Instead:
        professionals:
          jemima: {name: Jemima Lervik, role: early-help-worker, agency: early-help, phone: "01234567813"}
          sheress: {name: Mrs Sheress, role: head-of-year, agency: school}
    """
    if case.child is None:
        return
    if all(lacks(one, "phone") and lacks(one, "email") for one in case.everybody.values()):
        yield left_to("summary-section-missing", case.file.summary or case.file)
        return
    at_home, workers = without_phone(case, context)
    if not at_home and not workers:
        return
    names = [listed([case.name_of(key) for key in keys], "or") for keys in (at_home, workers) if keys]
    public = [words for keys, words in ((at_home, "parents or carers"), (workers, "the worker")) if keys]
    yield Remark(
        answered_on("contacts-missing", case.child, case.file.case, case.file),
        f"There is no telephone number for {', nor for '.join(names)}.",
        f"There is no telephone number for {', nor for '.join(public)}.",
        "Add `phone` to the entry of one of them, in quotes.",
        place=_entry_of(case, (at_home or workers)[0]),
    )


def without_phone(case: Case, context: Context) -> tuple[list[str], list[str]]:
    """Those who look after the child, and the workers; each group only where nobody in it has a telephone number."""
    workers = dict.fromkeys(str(worker.who) for worker in context.state.workers)
    return _without_phone(case, looks_after(case, context)), _without_phone(case, workers)


def _without_phone(case: Case, keys: Iterable[str]) -> list[str]:
    """The people named, if none of them has a telephone number and all are in the file."""
    named = list(keys)
    there = [case.everybody[key] for key in named if key in case.everybody]
    return named if len(there) == len(named) and all(lacks(one, "phone") for one in there) else []


def _entry_of(case: Case, key: str) -> Place:
    return case.everybody[key].place("name")


@rule("professionals-missing", subject="case", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def professionals_missing(case: Case, context: Context) -> Iterator[Remark]:
    """Nobody is listed from outside the service, where there must be somebody.

    A child of school age has a school, a child under five has a health visitor. They see the child more often than the
    worker does, and somebody who takes over needs their names.

    Source: Kent guidance, Suggested Case Summary Template: "Professionals involved."
    Flagged:
        professionals:
          jemima: {name: Jemima Lervik, role: early-help-worker, agency: early-help, phone: "01234567813"}
          priya: {name: Priya Anand, role: team-manager, agency: social-care}
    Instead:
        professionals:
          jemima: {name: Jemima Lervik, role: early-help-worker, agency: early-help, phone: "01234567813"}
          priya: {name: Priya Anand, role: team-manager, agency: social-care}
          sheress: {name: Mrs Sheress, role: head-of-year, agency: school}
    """
    child, everybody = case.child, case.file.professionals
    current = [one for one in everybody.values() if one.to is None or one.to.is_over_by(context.day) is not True]
    workers = {str(worker.who) for worker in context.state.workers}
    if child is None or not current or not all(one.key in workers or _is_own(one) for one in current):
        return
    age = age_on(child.born, context.day) if child.born is not None and not is_unborn(child) else None
    if age is None or age.youngest is None or age.oldest is None or child.has_died:
        return
    if age.youngest >= _SCHOOL_AGE.start and age.oldest < _SCHOOL_AGE.stop:
        who = "from school"
    elif age.oldest < _SCHOOL_AGE.start:
        who = "from health (a health visitor, say)"
    else:
        return
    yield Remark(
        answered_on("professionals-missing", child, case.file.case, case.file),
        f"All professionals listed for {case.child_name} are from the service itself: nobody {who}.",
        f"All professionals listed are from the service itself: nobody {who}.",
        "Add them to `professionals`, with role, agency and telephone number.",
        place=case.file.place("professionals"),
    )


def _is_own(professional: Professional) -> bool:
    """Whether somebody surely works for the service that keeps the file."""
    agency = _plain(professional.agency or "")
    return agency in _OWN_AGENCIES or (
        not agency and any(role in _plain(professional.role or "") for role in _OWN_ROLES)
    )


def _plain(words: str) -> str:
    return words.casefold().replace("-", " ").replace("'", "").replace("’", "").strip()


class _Job(NamedTuple):
    """Something that somebody still has to do, as the end of a sentence about them, and where it says so."""

    what: str
    place: Place


@rule(
    "professional-ended-still-listed",
    subject="case",
    severity=Severity.WARNING,
    open_only=True,
    about=("professionals",),
)
def professional_ended_still_listed(case: Case, context: Context) -> Iterator[Remark]:
    """A professional has left, and the file still counts on them.

    On the day it matters, the one who was to ring, to come or to check does not work here any more. Looked at are the
    safety plan, open actions and the list of workers; what a text says of somebody is for people to read.

    Source: Kent guidance, What should a Case Summary include: "it should be an updated version of the child or young
    person's circumstances".
    Flagged:
        safety_plan:
          made: 2023-05-09
          monitors: [christian, raul]
    Instead:
        safety_plan:
          made: 2023-05-09
          monitors: [christian, jemima]
    """
    gone = {
        key: one
        for key, one in case.file.professionals.items()
        if one.to is not None and one.to.is_over_by(context.day) is True
    }
    if not gone:
        return
    jobs: dict[str, list[_Job]] = defaultdict(list)
    for key, job in (*_in_plan(case, context), *_to_do(case), *_as_worker(context)):
        if key in gone:
            jobs[key].append(job)
    for key, found in jobs.items():
        professional = gone[key]
        assert professional.to is not None
        what = listed(list(dict.fromkeys(job.what for job in found)))
        yield Remark(
            professional,
            f"{case.name_of(key)} left ({for_people(professional.to)}) and still {what}.",
            f"A professional who has left still {what}.",
            "Put whoever has taken this over in their place, and tell the family.",
            place=found[0].place,
            labels=(Label(professional.place("to"), "left", "left"),),
        )


def _in_plan(case: Case, context: Context) -> Iterator[tuple[str, _Job]]:
    plan = case.file.safety_plan
    if plan is None:
        return
    for agreed in plan.rules:
        if holds_on(context.day, agreed.from_, agreed.to) is True:
            yield from ((str(key), _Job("acts in the safety plan", key.place)) for key in agreed.who)
    for trigger in plan.triggers:
        if trigger.who is not None:
            yield str(trigger.who), _Job("is to notice a sign in the safety plan", trigger.who.place)
    yield from ((str(key), _Job("checks that the safety plan works", key.place)) for key in plan.monitors)
    for day in _WEEK if plan.rota is not None else ():
        yield from ((str(key), _Job("is on the rota", key.place)) for key in getattr(plan.rota, day))


def _to_do(case: Case) -> Iterator[tuple[str, _Job]]:
    file = case.file
    groups: tuple[tuple[Action, ...], ...] = (
        file.mapping.next_steps if file.mapping is not None else (),
        *(meeting.actions for meeting in file.meetings),
        *(decision.actions for decision in file.decisions),
    )
    for actions in groups:
        for action in actions:
            if action.who is not None and lacks(action, "done") and not action.outcome:
                yield str(action.who), _Job("has an action to finish", action.who.place)


def _as_worker(context: Context) -> Iterator[tuple[str, _Job]]:
    for worker in context.state.workers:
        if holds_on(context.day, worker.from_, worker.to) is True:
            yield str(worker.who), _Job("is listed as the child's worker", worker.who.place)
