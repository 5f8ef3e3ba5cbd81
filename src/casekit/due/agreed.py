"""What the file itself has a date for: actions, meetings that were set, plans and limits to look at again."""

from collections.abc import Iterable, Iterator
from typing import Final

from casekit.case.events import ActionTaken
from casekit.case.meetings import Meeting
from casekit.case.people import Connection, Person
from casekit.case.record import Action, Record
from casekit.case.state import holding
from casekit.case.walk import records
from casekit.due.item import Due
from casekit.due.reckoning import Desk
from casekit.lint.recorded import is_blank, lacks
from casekit.lint.sentences import quoted

MEETINGS: Final = {
    "family-network": "Family network meeting",
    "family-group-conference": "Family group conference",
    "core-group": "Core group",
    "child-in-need": "Child in need review",
    "child-in-care-review": "Review for a child in care",
    "review": "Review",
    "supervision": "Supervision",
    "strategy": "Strategy discussion",
    "professionals": "Professionals’ meeting",
    "mapping": "Mapping",
    "legal-planning": "Legal planning meeting",
    "other": "Meeting",
}


def agreed(desk: Desk) -> Iterator[Due]:
    """Everything that somebody has set a day for and that is not recorded as done."""
    for found in (*_actions(desk), *_event_actions(desk), *_meetings(desk), _safety_plan(desk), *_contact(desk)):
        if found is not None:
            yield found
    yield from _withheld(desk)


def retention(desk: Desk) -> Iterator[Due]:
    """The day on which a person decides whether the record is kept; of closed cases too."""
    involvement = desk.case.file.case
    kept = involvement.retention if involvement is not None else None
    if kept is not None:
        found = desk.written("retention", "Decision on keeping the record", kept.until, kept.place("until"))
        if found is not None:
            yield found


def _actions(desk: Desk) -> Iterator[Due | None]:
    file = desk.case.file
    for meeting in file.meetings:
        yield from _steps(desk, meeting.actions, f"Action from a meeting ({MEETINGS[meeting.kind].lower()})")
    for decision in file.decisions:
        yield from _steps(desk, decision.actions, "Action after a decision")
    if file.mapping is not None:
        yield from _steps(desk, file.mapping.next_steps, "Next step of the map")


def _steps(desk: Desk, steps: Iterable[Action], title: str) -> Iterator[Due | None]:
    for step in steps:
        if lacks(step, "done") and not step.outcome:
            whose = desk.case.name_of(step.who) if step.who else ""
            yield desk.written("action", title, step.due, step.place("due"), detail=quoted(step.what), whose=whose)


def _event_actions(desk: Desk) -> Iterator[Due | None]:
    for event in desk.case.events:
        action = event.action
        if action is not None and is_open(action):
            whose = desk.case.name_of(action.by) if action.by else ""
            detail = quoted(action.done) if action.done else ""
            yield desk.written(
                "action", "Action after an event", action.due, action.place("due"), detail=detail, whose=whose
            )


def is_open(action: ActionTaken) -> bool:
    """Whether an event's action is still to be finished, as far as the file says."""
    return lacks(action, "finished") and is_blank(action, "none") and "yes" not in (action.nothing, action.unknown)


def _meetings(desk: Desk) -> Iterator[Due | None]:
    """The next meeting of each kind, where a day was set and no later meeting of the kind is on record.

    A family and its workers may meet on the day that was set and call it something else; it is held all the same.
    """
    newest: dict[str, Meeting] = {}
    held = {one.date.day for one in desk.case.file.meetings if one.kind != "supervision"}
    for meeting in desk.case.file.meetings:
        known = newest.get(meeting.kind)
        if known is None or meeting.date.sort_key > known.date.sort_key:
            newest[meeting.kind] = meeting
    for kind, meeting in newest.items():
        if meeting.date.after(desk.day) is True:
            yield desk.written("meeting", MEETINGS[kind], meeting.date, meeting.place("date"))
        elif kind == "supervision" or meeting.next is None or meeting.next.day is None or meeting.next.day not in held:
            yield desk.written(
                "meeting", f"{MEETINGS[kind]}, day set at the last one", meeting.next, meeting.place("next")
            )


def _safety_plan(desk: Desk) -> Due | None:
    plan = desk.case.file.safety_plan
    if plan is None:
        return None
    return desk.written("safety-plan", "Safety plan looked at again", plan.review, plan.place("review"))


def _contact(desk: Desk) -> Iterator[Due | None]:
    """Limits on contact that hold and are to be looked at again."""
    people: tuple[Person | Connection, ...] = (*desk.case.family.values(), *desk.case.file.network.values())
    for person in people:
        limit = person.contact
        if limit is not None and holding([limit], desk.day):
            name = desk.case.name_of(person.key)
            yield desk.written(
                "contact-limit", "Limit on contact looked at again", limit.review, limit.place("review"), detail=name
            )


def _withheld(desk: Desk) -> Iterator[Due]:
    """What is withheld and is to be looked at again: once for each day, however many records carry it."""
    seen = set()
    for record in records(desk.case.file):
        kept = record.withhold if isinstance(record, Record) else None
        if kept is None or kept.review is None:
            continue
        found = desk.written("withholding", "What is withheld looked at again", kept.review, kept.place("review"))
        if found is not None and found.by not in seen:
            seen.add(found.by)
            yield found
