"""How a case summary is kept: when it was updated, by whom, why, when the next one is due, and who has seen it."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from casekit.case.audience import Audience
from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people, uk_day
from casekit.case.state import is_open_on
from casekit.case.summary import Summary
from casekit.chronology.due import Due, due_after
from casekit.policy.policy import Policy
from casekit.reports.document import Line, labelled

MAX_AGE: Final = "summary.max_age"
AFTER_INCIDENT: Final = "summary.after_significant_incident"
_BECAUSE: Final = {
    "allocation": "allocation",
    "assessment": "assessment",
    "three-monthly": "three-monthly update",
    "incident": "significant incident",
    "transfer": "transfer",
    "closure": "closure",
    "review": "review",
    "other": "other",
}


def keeping_facts(case: Case, day: date, policy: Policy, audience: Audience) -> Iterator[Line]:
    """The lines on how the summary is kept."""
    summary = case.file.summary
    if summary is None or summary.updated is None:
        if audience is Audience.INTERNAL:
            yield labelled("Last updated", f"not recorded ({policy.expectation(MAX_AGE)} at most between updates)")
        else:
            yield labelled("Made", uk_day(day))
        return
    by = f" by {case.name_of(summary.by)}" if summary.by else ""
    yield labelled("Last updated", f"{for_people(summary.updated)}{by}")
    if summary.because:
        yield labelled("Reason for the update", _BECAUSE[summary.because])
    later = written_later(summary, day)
    if later is not None:
        yield labelled("Please note", later)
    elif is_open_on(case, day):
        yield labelled("Next update", next_due_sentence(case, summary.updated, policy, day))
    else:
        yield labelled("Next update", f"none is due, because the case is not open on {uk_day(day)}")
    if audience is Audience.INTERNAL:
        yield from _shown_to(case, summary, day)


def written_later(summary: Summary | None, day: date) -> str | None:
    """That the worker's words are of a later day than the copy, so that nobody takes them for how things stood.

    `None` where they are not, or where it cannot be known.
    """
    if summary is None or summary.updated is None or summary.updated.after(day) is not True:
        return None
    when = f"on {for_people(summary.updated)}" if summary.updated.day is not None else for_people(summary.updated)
    return f"The text of this summary was written later ({when}). It does not show how things stood on {uk_day(day)}."


def next_due_sentence(case: Case, updated: PartialDate, policy: Policy, day: date) -> str:
    """When the next update is due: so long after the last one, or sooner after a significant incident."""
    regular = due_after(updated, policy, MAX_AGE, day)
    incident = _after_incident(case, updated, policy, day)
    if incident is not None and incident.by is not None and (regular.by is None or incident.by < regular.by):
        return incident.sentence("the update that follows a significant incident")
    return regular.sentence("the next update")


def _after_incident(case: Case, updated: PartialDate, policy: Policy, day: date) -> Due | None:
    """When an update is due after the earliest significant incident since the last one."""
    since = [
        event.date
        for event in case.events
        if event.significant == "yes" and event.date.after(updated) is True and event.date.has_begun_by(day)
    ]
    return due_after(min(since, key=lambda when: when.sort_key), policy, AFTER_INCIDENT, day) if since else None


def _shown_to(case: Case, summary: Summary, day: date) -> Iterator[Line]:
    """To whom it was shown up to the day, when, how, and what they said."""
    for one in summary.shared:
        if one.date is not None and one.date.after(day) is True:
            continue
        parts = (case.name_of(one.with_), for_people(one.date) if one.date else "", str(one.how or "").strip())
        response = f"; they said: {str(one.response).strip()}" if one.response else ""
        yield labelled("Shown to", ", ".join(part for part in parts if part) + response)
