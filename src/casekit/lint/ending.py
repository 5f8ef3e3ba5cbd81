"""How a case ends: as it is recorded, or as if it closed on the day it is looked at."""

from datetime import date
from typing import NamedTuple

from casekit.case.case import Case
from casekit.case.dates import for_people
from casekit.case.involvement import Closure
from casekit.case.record import Record
from casekit.lint.context import Context
from casekit.lint.involved import opened_on
from casekit.lint.recorded import answered_on
from casekit.text.finding import Place


class Ending(NamedTuple):
    """The end of the work with a child.

    `day` is the first day on which it can have been, `None` where that is not known; `closed` is the record of it,
    `None` while the case is only about to close. `words` begins a sentence about it, `public` the same without dates.
    """

    day: date | None
    closed: Closure | None
    words: str
    public: str

    def carrier(self, rule: str, *others: Record | None) -> Record:
        """The record that carries a reason for the rule: the closure, or one of those the rule is about."""
        return answered_on(rule, self.closed, *others)

    def place(self, other: Place) -> Place:
        """Where it stands; elsewhere while it is not recorded."""
        return self.closed.place("date") if self.closed is not None else other


def ending(case: Case, context: Context) -> Ending | None:
    """How the case closed, or closes now where it is looked at so; `None` where it is open or was opened again."""
    closed = case.file.case.closed if case.file.case is not None else None
    opened = opened_on(case)
    ended = closed is not None and closed.date.after(context.day) is False
    if closed is not None and ended and (opened is None or opened.after(closed.date) is False):
        return Ending(closed.date.earliest, closed, f"The case closed ({for_people(closed.date)})", "The case closed")
    if context.closing and context.is_open:
        return Ending(context.day, None, "The case is about to close", "The case is about to close")
    return None
