"""When a child who was missing is to be offered a conversation about it."""

from collections.abc import Iterator

from casekit.due.item import Due
from casekit.due.reckoning import Desk
from casekit.lint.rules.missing_episodes import awaiting_interview


def return_interviews(desk: Desk) -> Iterator[Due]:
    """A return interview for each time the child was missing, where nothing says that one was offered."""
    if not desk.case.complete:
        return
    for event, _ in awaiting_interview(desk.case, desk.context):
        found = desk.after(
            "return-interview", "Return interview", "missing.rhi", desk.since("back", event.date, event.place("date"))
        )
        if found is not None:
            yield found
