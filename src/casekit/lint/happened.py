"""The dates in a case file that say something has happened, and the spans of time that have a beginning and an end.

Dates that look ahead (`due`, `next`, `review`, `until`, `to`, and `from`, which may be planned) are not here, nor are
meetings, visits and conferences of which nothing is recorded yet: those may be planned.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from casekit.case.case import Case
from casekit.case.dates import PartialDate
from casekit.case.declared import Placed
from casekit.case.events import Event
from casekit.case.involvement import Conference, Involvement
from casekit.case.meetings import Meeting, Visit
from casekit.case.people import Couple, Person
from casekit.case.record import Action, Record, Shared
from casekit.case.vocabulary import COUPLE_EVENTS


class Happened(NamedTuple):
    """A date of something that has happened: the record, where in it the date stands, and what it is of.

    `record` may carry a reason; `at` is the record that holds the date. `what` names the date for a reader, without
    any text of the case ("This event"); `whose` is the key of the person it is about, if it is about one.
    """

    record: Record
    at: Placed
    field: str
    when: PartialDate
    what: str
    whose: str | None = None


def happened(case: Case) -> Iterator[Happened]:
    """Every date that says something has happened, in the order of the format."""
    involvement = case.file.case
    if involvement is not None:
        yield from _of_involvement(involvement)
    for key, person in case.family.items():
        yield from _of_person(key, person)
    for couple in case.couples:
        yield from _of_couple(couple)
    for relationship in case.relationships:
        yield from _dates(relationship, "This view of a relationship", "date")
    for connection in case.file.network.values():
        yield from _dates(connection, "This", "asked", "agreed")
    yield from _of_genogram(case)
    yield from _of_chronology(case)
    yield from _of_summary(case)
    yield from _of_safety(case)
    yield from _of_meetings(case)


def _dates(record: Record, what: str, *fields: str, at: Placed | None = None) -> Iterator[Happened]:
    holder = at or record
    for field in fields:
        when = getattr(holder, field)
        if when is not None:
            yield Happened(record, holder, field, when, what)


def _of_involvement(involvement: Involvement) -> Iterator[Happened]:
    yield from _dates(involvement, "The beginning of the work", "opened")
    for plan in involvement.plans:
        if plan.decision is not None:
            yield from _dates(plan.decision, "This decision", "date")
    for referral in involvement.referrals:
        yield from _dates(referral, "This referral", "date", "decided_on")
    for assessment in involvement.assessments:
        yield from _dates(assessment, "The end of this assessment", "completed")
    for enquiry in involvement.s47:
        yield from _dates(enquiry, "This enquiry", "start", "end")
    for conference in involvement.conferences:
        if _was_held(conference):
            yield from _dates(conference, "This conference", "date")
        if conference.report is not None:
            yield from _dates(conference, "The sending of this report", "sent_to_family_on", at=conference.report)


def _was_held(conference: Conference) -> bool:
    return bool(conference.decision or conference.attended or conference.dissent)


def _of_person(key: str, person: Person) -> Iterator[Happened]:
    if person.born is not None:
        yield Happened(person, person, "born", person.born, "The birth of", key)
    if person.died is not None:
        yield Happened(person, person, "died", person.died, "The death of", key)
    for note in person.health:
        yield from _dates(note, "This", "since")
    for secret in person.secrets:
        yield from _dates(secret, "This secret", "since")


def _of_couple(couple: Couple) -> Iterator[Happened]:
    for field in COUPLE_EVENTS:
        when = getattr(couple, field)
        if when is not None:
            yield Happened(couple, couple, field, when, f"“{field.replace('_', ' ')}”")
    for secret in couple.secrets:
        yield from _dates(secret, "This secret", "since")
    for child in couple.children:
        if child.kind is not None and child.kind != "pregnancy":
            what = "The birth of these children" if child.kind == "more-children" else "This loss"
            yield from _dates(child, what, "date")


def _of_genogram(case: Case) -> Iterator[Happened]:
    genogram, circles, mobility = case.file.genogram, case.file.circles, case.file.mobility
    if genogram is not None:
        yield from _dates(genogram, "This work on the genogram", "made", "reviewed", "explained", "key_agreed")
        for session in genogram.sessions:
            yield from _dates(session, "This session", "date")
    if circles is not None:
        yield from _dates(circles, "The drawing of the circles", "date")
    if mobility is not None:
        yield from _dates(mobility, "The drawing of the mobility map", "date")


def _of_chronology(case: Case) -> Iterator[Happened]:
    chronology = case.file.chronology
    if chronology is None:
        return
    yield from _dates(chronology, "The review of the chronology", "reviewed")
    yield from _shown(chronology.shared)
    for event in chronology.events:
        yield Happened(event, event, "date", event.date, "This event")
        yield from _below_event(event)


def _below_event(event: Event) -> Iterator[Happened]:
    if event.source is not None and event.source.received is not None:
        yield Happened(event, event.source, "received", event.source.received, "The day you were told")
    if event.action is not None and event.action.finished is not None:
        yield Happened(event.action, event.action, "finished", event.action.finished, "The end of this action")
    for dispute in event.disputed:
        yield from _dates(dispute, "This", "date")


def _of_summary(case: Case) -> Iterator[Happened]:
    summary = case.file.summary
    if summary is not None:
        yield from _dates(summary, "This version of the summary", "updated")
        yield from _shown(summary.shared)


def _shown(shared: Iterable[Shared]) -> Iterator[Happened]:
    for one in shared:
        yield from _dates(one, "The day it was shown", "date")


def _of_safety(case: Case) -> Iterator[Happened]:
    mapping, plan = case.file.mapping, case.file.safety_plan
    if mapping is not None:
        yield from _dates(mapping, "This map", "date")
        for harm in mapping.harm:
            yield from _dates(harm, "This harm", "first", "worst", "last")
        for safety in mapping.existing_safety:
            yield from _dates(safety, "This", "date")
        yield from _done(mapping.next_steps)
    for scale in case.file.scaling:
        for score in scale.scores:
            yield from _dates(score, "This score", "date")
    for matrix in case.file.harm_matrix:
        yield from _dates(matrix, "This", "date")
        for time in (matrix.first, matrix.worst, matrix.last):
            if time is not None:
                yield from _dates(time, "This harm", "date")
    if plan is not None:
        yield from _dates(plan, "The making of the plan", "made")
        for agreed in plan.rules:
            yield from _dates(agreed, "This agreement", "agreed")
        for trial in plan.tested:
            yield from _dates(trial, "This test", "date")
        if plan.child_knows is not None:
            yield from _dates(plan, "The day the child was told", "date", at=plan.child_knows)
        yield from _shown(plan.shared)


def _done(actions: Iterable[Action]) -> Iterator[Happened]:
    for action in actions:
        yield from _dates(action, "The end of this action", "done")


def _of_meetings(case: Case) -> Iterator[Happened]:
    for meeting in case.file.meetings:
        if meeting_was_held(meeting):
            yield from _dates(meeting, "This meeting", "date")
        if meeting.bottom_line is not None:
            yield from _dates(meeting.bottom_line, "This agreement", "agreed")
        for guest in meeting.invited:
            yield from _dates(guest, "The day they were asked why", "explored")
        yield from _done(meeting.actions)
    for visit in case.file.visits:
        if visit_took_place(visit):
            yield from _dates(visit, "This visit", "date")
        yield from _dates(visit, "The writing-up of this visit", "recorded")
    for decision in case.file.decisions:
        yield from _dates(decision, "This decision", "date")
        yield from _done(decision.actions)
    for told in case.file.words_and_pictures:
        yield from _dates(told, "This", "date", "shown")


def meeting_was_held(meeting: Meeting) -> bool:
    """Whether the file says something of a meeting that only a meeting that has been held can have."""
    return bool(
        meeting.feedback
        or meeting.decisions
        or meeting.reflection
        or any(one.came in {"yes", "part", "remote"} for one in meeting.invited)
    )


def visit_took_place(visit: Visit) -> bool:
    """Whether the file says something of a visit that only a visit that took place can have."""
    return bool(visit.seen or visit.wishes or visit.present or visit.bedroom or visit.recorded)
