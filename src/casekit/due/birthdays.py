"""Birthdays on which the law or the services around a young person change: the 16th, the 18th, the 25th."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from casekit.case.dates import PartialDate, add_months, for_people, uk_day
from casekit.case.state import alive_on
from casekit.due.item import Due
from casekit.due.reckoning import Desk

_BIRTHDAYS: Final = {
    16: "16th birthday",
    18: "18th birthday",
    25: "25th birthday",
}
_UNTIL_25: Final = frozenset({"care-leaver", "strengthening-independence"})
"""Plans that can go on to the 25th birthday."""


def birthdays(desk: Desk) -> Iterator[Due]:
    """The child's birthdays to prepare for that may still be to come."""
    child = desk.case.child
    born = child.born if child is not None else None
    if child is None or born is None or born.earliest is None or born.latest is None:
        return
    if alive_on(child, desk.day) is not True:
        return
    for age, title in _BIRTHDAYS.items():
        if age > 18 and _UNTIL_25.isdisjoint(desk.context.state.plan_names):
            continue
        by = birthday(born.latest, age)
        if by >= desk.day:
            yield Due(
                f"birthday-{age}",
                title,
                by,
                birthday(born.earliest, age),
                child.place("born"),
                f"{_words(born)} + {age} years = {uk_day(by)}",
                counted_from="born",
                marker=True,
            )


def birthday(born: date, age: int) -> date:
    """The day on which somebody reaches an age; 1 March for those born on 29 February, in a common year."""
    day = add_months(born, 12 * age)
    return day if day.day == born.day else date(day.year, 3, 1)


def _words(born: PartialDate) -> str:
    if born.day is not None or born.latest is None:
        return for_people(born)
    return f"{for_people(born)}, at the latest {uk_day(born.latest)},"
