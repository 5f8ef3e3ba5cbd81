"""When something that is done again and again is next due, with the arithmetic and whose expectation it is."""

from datetime import date

from casekit.case.dates import PartialDate, for_people, uk_day
from casekit.policy.policy import Policy
from casekit.text.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Due:
    """The next time something is due.

    `by` is the last day in time; `None` where it cannot be reckoned from the date on record. `sure` says whether the
    date it is counted from is known to the day; if not, `by` is counted from the last day it can mean.
    """

    counted_from: PartialDate
    day: date
    by: date | None
    sure: bool
    expectation: str

    @property
    def is_overdue(self) -> bool:
        """Whether `day` is later than the last day in time."""
        return self.by is not None and self.by < self.day

    def sentence(self, what: str) -> str:
        """`The next review is due by 30 August 2023, counted from 30 May 2023 (England default: three months).`"""
        counted = f"counted from {for_people(self.counted_from)} ({self.expectation})"
        if self.by is None:
            return f"When {what} is due cannot be reckoned from that date ({self.expectation})."
        by = f"{uk_day(self.by)}{'' if self.sure else ' at the latest'}"
        if not self.is_overdue:
            return f"{_capital(what)} is due by {by}, {counted}."
        late = (self.day - self.by).days
        days = "1 day" if late == 1 else f"{late} days"
        return f"{_capital(what)} was due by {by}, {counted}. On {uk_day(self.day)} it is {days} overdue."


def due_after(done: PartialDate, policy: Policy, key: str, day: date) -> Due:
    """When something last done on `done` is next due by the policy's value `key` (`summary.max_age`)."""
    by = policy.due_after(key, done.latest) if done.latest is not None else None
    if by == date.max:
        by = None
    return Due(done, day, by, done.day is not None, policy.expectation(key))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
