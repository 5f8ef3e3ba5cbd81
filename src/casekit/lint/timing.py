"""When something was last done, by when it was due again, and how a message says that it is late.

Everything here reads partial dates kindly: something done "in May" counts from the last day of May, and what has no
known date may have been done today. So what comes out as late is late on every reading.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from casekit.case.case import Case
from casekit.case.dates import PartialDate, holds_on, uk_day
from casekit.case.events import Event
from casekit.case.involvement import Conference, PlanPeriod
from casekit.case.meetings import Decision, Meeting, Visit
from casekit.case.safety import Score
from casekit.lint.context import Context
from casekit.lint.recorded import days

_EVENT_OF: Final = {
    "core-group": "core-group",
    "review": "review",
    "child-in-need": "review",
    "child-in-care-review": "review",
    "family-network": "family-network-meeting",
    "family-group-conference": "family-network-meeting",
    "strategy": "strategy-discussion",
}
"""The kind of event by which a chronology tells of a meeting."""

Dated = Conference | Decision | Event | Meeting | Score | Visit
"""The records that tell of something on one date."""


class Deadline(NamedTuple):
    """The last day in time, the day it is counted from, and whose expectation it is."""

    since: date
    due: date
    expected: str

    def is_missed(self, day: date) -> bool:
        """Whether `day` is too late."""
        return day > self.due

    def words(self, day: date) -> str:
        """`was due by 5 June 2023, 15 days ago (England default: six weeks)`, for a message."""
        return f"was due by {uk_day(self.due)}, {self._ago(day)}"

    def public(self, day: date) -> str:
        """The same without the dates of the case."""
        return f"was due {self._ago(day)}"

    def _ago(self, day: date) -> str:
        return f"{days((day - self.due).days)} ago ({self.expected})"


def deadline(context: Context, key: str, since: date) -> Deadline:
    """When something counted by the policy's value `key` from `since` is due."""
    return Deadline(since, context.policy.due_after(key, since), context.policy.expectation(key))


class Done(NamedTuple):
    """Something that was done: the record that says so, when, and the last day on which it can have been."""

    record: Dated
    when: PartialDate
    by: date


def done(records: Iterable[Dated], day: date) -> Iterator[Done]:
    """The records whose `date` may be today or earlier. What is surely still to come is left out."""
    for record in records:
        if record.date.after(day) is not True:
            yield Done(record, record.date, min(record.date.latest or day, day))


def meetings(case: Case, day: date, kinds: Collection[str]) -> Iterator[Done]:
    """The meetings of some kinds that may have been held by a day, and the events that tell of such meetings."""
    yield from done((one for one in case.file.meetings if one.kind in kinds), day)
    told = {_EVENT_OF[kind] for kind in kinds if kind in _EVENT_OF}
    yield from done((event for event in case.events if event.kind in told), day)


def conferences(case: Case, day: date, kinds: Collection[str] = ()) -> Iterator[Done]:
    """The child protection conferences that may have been held by a day; of some kinds, or of all."""
    held = case.file.case.conferences if case.file.case is not None else ()
    yield from done((one for one in held if not kinds or one.kind in kinds), day)
    if not kinds:
        yield from done((event for event in case.events if event.kind == "conference"), day)


def newest(found: Iterable[Done]) -> Done | None:
    """The one that can have been done last."""
    return max(found, key=lambda one: one.by, default=None)


class Running(NamedTuple):
    """A plan the child is surely on, and the day by which it had surely begun."""

    plan: PlanPeriod
    since: date


def running(context: Context, *names: str) -> Running | None:
    """The plan of one of these names that the child is surely on; the one begun last, if there are several."""
    found = None
    for plan in context.state.plans:
        if plan.plan not in names or plan.from_ is None or plan.from_.latest is None:
            continue
        if plan.to is None and plan.says("to"):
            continue
        since = (plan.from_.start or plan.from_).latest
        if since is not None and holds_on(context.day, plan.from_, plan.to) is True:
            found = Running(plan, since) if found is None or since > found.since else found
    return found


def begun(case: Case, one: Running) -> date:
    """The day by which plans of the same name, each beginning as the one before ended, had surely begun."""
    since = one.since
    periods = case.file.case.plans if case.file.case is not None else ()
    earlier = [plan for plan in periods if plan.plan == one.plan.plan and plan.from_ and plan.from_.latest and plan.to]
    for plan in sorted(earlier, key=lambda plan: plan.from_.sort_key if plan.from_ else (), reverse=True):
        start, end = plan.from_.latest if plan.from_ else None, plan.to.latest if plan.to else None
        if start is not None and end is not None and start < since and (since - end).days <= 1:
            since = start
    return since
