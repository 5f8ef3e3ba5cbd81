"""Counting on from a date of the record by a value of the policy, with the sum shown.

Partial dates are read both ways: `by` counts from the last day a date can mean, `earliest` from the first.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casekit.case.case import Case
from casekit.case.dates import DateForm, PartialDate, for_people, uk_day
from casekit.due.item import Due
from casekit.lint.context import Context
from casekit.lint.timing import Done
from casekit.policy.policy import SAME_DAY
from casekit.policy.values import Length, PolicyValue
from casekit.text.finding import Place
from casekit.text.frozen import dataclass

WRITTEN = "the date in the file"


class Since(NamedTuple):
    """A day to count from: what it is (`last core group`), in words, and the first and last day it can mean."""

    what: str
    words: str
    earliest: date | None
    latest: date
    place: Place


@dataclass(frozen=True, slots=True)
class Desk:
    """The case on somebody's desk, and all that is needed to reckon with it."""

    case: Case
    context: Context

    @property
    def day(self) -> date:
        """The day it is looked at."""
        return self.context.day

    def since(self, what: str, when: PartialDate | None, place: Place) -> Since | None:
        """The day that something began or was done; `None` where nothing can be counted from it, or it is to come.

        What is on record as done cannot have been done after today, so the last day is today at the latest.
        """
        if when is None or when.after(self.day) is True:
            return None
        begin = when.start if when.form is DateForm.OPEN and when.start is not None else when
        end = begin.end or begin
        latest = min(end.latest or self.day, self.day)
        words = for_people(begin) if begin.day is not None else f"{for_people(begin)}, at the latest {uk_day(latest)},"
        return Since(what, words, end.earliest, latest, place)

    def last(self, what: str, found: Iterable[Done]) -> Since | None:
        """The last time something was done: the one that can be the latest of all."""
        all_of_them = list(found)
        newest = max(all_of_them, key=lambda one: (one.by, one.when.earliest or date.min), default=None)
        since = self.since(what, newest.when, newest.record.place("date")) if newest is not None else None
        if since is None:
            return None
        strict = [when.earliest for one in all_of_them if (when := one.when.end or one.when).earliest is not None]
        return since._replace(earliest=max((day for day in strict if day is not None), default=None))

    def after(
        self, kind: str, title: str, key: str, since: Since | None, *, certain: bool = True, place: Place | None = None
    ) -> Due | None:
        """What the policy's value `key` asks for, counted from `since`; `None` where it cannot be reckoned."""
        value = self.context.policy.value(key)
        if since is None or not isinstance(value.value, Length) or not value.value.unit.is_time:
            return None
        by = self.context.policy.due_after(key, since.latest)
        if by == date.max:
            return None
        earliest = self.context.policy.due_after(key, since.earliest) if since.earliest is not None else None
        sum_of = f"{since.words} {self._plus(value.value)} = {uk_day(by)} ({_whose(value)})"
        return Due(
            kind,
            title,
            by,
            earliest,
            place or since.place,
            sum_of.replace(f"the same day = {uk_day(by)}", "on the same day"),
            counted_from=since.what,
            policy_key=key,
            authority=_whose(value),
            certain=certain,
        )

    def _plus(self, length: Length) -> str:
        if length.number == 0:
            return length.for_people()
        same_day = self.context.policy.choice("days.count_from") == SAME_DAY
        return f"+ {length.for_people()}{', that day counted,' if same_day else ''}"

    def written(
        self, kind: str, title: str, when: PartialDate | None, place: Place, *, detail: str = "", whose: str = ""
    ) -> Due | None:
        """What the file itself has a date for; `None` where that date has no end."""
        if when is None or when.latest is None:
            return None
        by = (when.end or when).latest or when.latest
        earliest = (when.end or when).earliest
        return Due(kind, title, by, earliest, place, f"{WRITTEN}: {for_people(when)}", detail=detail, whose=whose)


def _whose(value: PolicyValue) -> str:
    return value.authority if value.confirmed else f"{value.authority}, not confirmed"
