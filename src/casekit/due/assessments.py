"""Decisions and assessments that have begun and are not finished, health and education for a child in care."""

from collections.abc import Iterator
from typing import Final

from casekit.case.dates import age_on
from casekit.case.involvement import Assessment
from casekit.due.item import Due
from casekit.due.plans import care_on
from casekit.due.reckoning import Desk, Since
from casekit.lint.recorded import is_blank, lacks

_SCHOOL_FROM, _SCHOOL_TO = 5, 16
_UNDER_FIVE: Final = 5


def assessments(desk: Desk) -> Iterator[Due]:
    """Referrals to decide, assessments to finish, and what a child in care is to have."""
    for found in (*_referrals(desk), *_unfinished(desk), _health(desk), _education(desk)):
        if found is not None:
            yield found


def _referrals(desk: Desk) -> Iterator[Due | None]:
    involvement = desk.case.file.case
    for referral in involvement.referrals if involvement is not None else ():
        if is_blank(referral, "decision") and is_blank(referral, "outcome"):
            since = desk.since("referral", referral.date, referral.place("date"))
            yield desk.after("referral-decision", "Decision about a referral", "referral.decision", since)


def _unfinished(desk: Desk) -> Iterator[Due | None]:
    involvement = desk.case.file.case
    for one in involvement.assessments if involvement is not None else ():
        if not lacks(one, "completed") or one.start.after(desk.day) is True:
            continue
        title = f"{_KINDS.get(one.type or 'other', 'Assessment')} finished"
        if one.due is not None:
            yield desk.written("assessment", title, one.due, one.place("due"))
        elif one.type == "social-work" and lacks(one, "due"):
            since = desk.since("assessment began", one.start, one.place("start"))
            yield desk.after("assessment", title, "assessment.max", since)


_KINDS: Final = {
    "social-work": "Social work assessment",
    "early-help": "Early Help assessment",
    "health": "Health assessment",
    "education-plan": "Education plan (PEP)",
    "parenting": "Parenting assessment",
    "kinship": "Assessment of kinship carers",
    "youth-justice": "Youth justice assessment",
}


def _health(desk: Desk) -> Due | None:
    """The next health assessment of a child in care: the first, then by age."""
    on = care_on(desk)
    if on is None or any(one.type is None for one in _recorded(desk)):
        return None
    last = _last(desk, "health")
    if last is None:
        since = on.since._replace(what="came into care") if on.since is not None else None
        title = "First health assessment"
        return desk.after("health-assessment", title, "cla.iha", since, certain=on.certain)
    key = "cla.rha_under_5" if _oldest(desk) < _UNDER_FIVE else "cla.rha_from_5"
    return desk.after("health-assessment", "Health assessment", key, last, certain=on.certain)


def _education(desk: Desk) -> Due | None:
    """The education plan of a child in care of school age."""
    on = care_on(desk)
    child = desk.case.child
    if on is None or child is None or child.born is None:
        return None
    age = age_on(child.born, desk.day)
    if age.youngest is None or age.oldest is None or age.youngest < _SCHOOL_FROM or age.oldest >= _SCHOOL_TO:
        return None
    title = "Education plan (PEP)"
    last = _last(desk, "education-plan")
    if last is not None:
        return desk.after("education-plan", title, "cla.pep_interval", last, certain=on.certain)
    if any(one.type in (None, "education-plan") for one in _recorded(desk)):
        return None
    since = on.since._replace(what="came into care") if on.since is not None else None
    return desk.after("education-plan", f"{title} begun", "cla.pep_first", since, certain=on.certain)


def _recorded(desk: Desk) -> tuple[Assessment, ...]:
    return desk.case.file.case.assessments if desk.case.file.case is not None else ()


def _last(desk: Desk, kind: str) -> Since | None:
    finished = [
        since
        for one in _recorded(desk)
        if one.type == kind
        and (since := desk.since("last one", one.completed or one.start, one.place("completed"))) is not None
    ]
    return max(finished, key=lambda since: since.latest, default=None)


def _oldest(desk: Desk) -> int:
    """The most years the child can have; of an unknown age, so many that the longer time is meant."""
    child = desk.case.child
    oldest = age_on(child.born, desk.day).oldest if child is not None and child.born is not None else None
    return _UNDER_FIVE if oldest is None else oldest
