"""Since when we have been working with the child, what belongs to that time, and how far back a period reaches."""

from datetime import date, timedelta

from casekit.case.case import Case
from casekit.case.dates import PartialDate
from casekit.policy.policy import Policy


def opened_on(case: Case) -> PartialDate | None:
    """The day this period of involvement began, or the first plan where only that is on record; `None` if neither is.

    `None` as well where the day is there but could not be read, or has no limits.
    """
    involvement = case.file.case
    if involvement is None:
        return None
    if involvement.says("opened"):
        opened = involvement.opened
    else:
        starts = [plan.from_ for plan in involvement.plans if plan.plan != "closed" and plan.from_ is not None]
        opened = min(starts, key=lambda start: start.sort_key, default=None)
    return opened if opened is not None and opened.earliest is not None and opened.latest is not None else None


def is_since(opened: PartialDate | None, when: PartialDate) -> bool:
    """Whether something surely happened since the work began, so that it was ours to see to."""
    return opened is not None and when.before(opened) is False


def first_within(policy: Policy, key: str, day: date) -> date:
    """The first day of a period that is so long (`6 months`) and ends with `day`."""
    reach = policy.due_after(key, day) - day
    if day - date.min <= reach:
        return date.min
    first, one = day - reach, timedelta(days=1)
    while first > date.min and policy.due_after(key, first - one) >= day:
        first -= one
    while policy.due_after(key, first) < day:
        first += one
    return first
