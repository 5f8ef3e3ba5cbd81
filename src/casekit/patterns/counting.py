"""Counting and measuring with dates that are only partly known: never a figure more exact than the record."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from casekit.case.dates import DateForm, PartialDate, add_months
from casekit.chronology.words import counted
from casekit.text.frozen import dataclass

_DAYS_A_YEAR: Final = 366


@dataclass(frozen=True, slots=True)
class Count:
    """How many surely, and how many at the most."""

    sure: int
    most: int

    @property
    def words(self) -> str:
        """`3`, `3 or 4`, `between 3 and 6`."""
        if self.sure == self.most:
            return f"{self.sure}"
        return f"{self.sure} or {self.most}" if self.most == self.sure + 1 else f"between {self.sure} and {self.most}"

    def of(self, thing: str) -> str:
        """`1 event`, `3 or 4 events`."""
        return counted(self.sure, thing) if self.sure == self.most else f"{self.words} {thing}s"


@dataclass(frozen=True, slots=True)
class Between:
    """How many days lie between two dates, at least and at most; `None`: there is no upper limit."""

    least: int
    most: int | None

    @property
    def words(self) -> str:
        """`1 day`, `between 120 and 150 days`, `at least 12 days`; `the same day` for none."""
        years = self.least // _DAYS_A_YEAR
        over = f" (over {counted(years, 'year')})" if years else ""
        if self.most is None:
            return f"at least {_days(self.least)}{over}"
        if self.least == self.most:
            return f"{_days(self.least)}{over}" if self.least else "the same day"
        return f"between {self.least:,} and {self.most:,} days{over}"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"


def between(one: PartialDate, other: PartialDate) -> Between | None:
    """How many days from one date to another that is not earlier; `None` where nothing can be said of it."""
    if all(limit is None for limit in (one.earliest, one.latest)) or other.earliest is other.latest is None:
        return None
    most = (other.latest - one.earliest).days if other.latest is not None and one.earliest is not None else None
    least = (other.earliest - one.latest).days if other.earliest is not None and one.latest is not None else 0
    return None if most is not None and most < 0 else Between(max(0, least), most)


def months_before(day: date, months: int) -> date:
    """The same day of the month so many months earlier; the first day of the calendar, where that lies before it."""
    try:
        return add_months(day, -months)
    except ValueError:
        return date.min


def count_within(dates: Iterable[PartialDate], first: date, last: date) -> Count:
    """How many of these dates lie in the days from `first` to `last`."""
    sure = most = 0
    for when in dates:
        earliest, latest = when.earliest or date.min, when.latest or date.max
        most += earliest <= last and latest >= first
        sure += first <= earliest and latest <= last
    return Count(sure, most)


def year_of(when: PartialDate) -> int | None:
    """The year, where it is known."""
    if when.earliest is None or when.latest is None or when.earliest.year != when.latest.year:
        return None
    return when.earliest.year


def by_year(dates: Iterable[PartialDate]) -> dict[str, int]:
    """How many in each year, the earliest first; those of no one year under `year not sure`."""
    return _in_order(Counter(year_of(when) for when in dates), "year not sure")


def by_quarter(dates: Iterable[PartialDate]) -> dict[str, int]:
    """How many in each quarter of a year (`2022 Q3`), the earliest first, those of no one quarter at the end."""
    return _in_order(Counter(map(_quarter, dates)), "quarter not sure")


def _quarter(when: PartialDate) -> str | None:
    if when.earliest is None or when.latest is None:
        return None
    first, last = (f"{day.year} Q{(day.month + 2) // 3}" for day in (when.earliest, when.latest))
    return first if first == last else None


def _in_order(counts: Mapping[str | None, int] | Mapping[int | None, int], unsure: str) -> dict[str, int]:
    known = {str(key): number for key, number in counts.items() if key is not None}
    rest = sum(number for key, number in counts.items() if key is None)
    return {key: known[key] for key in sorted(known)} | ({unsure: rest} if rest else {})


def spelled(counts: Mapping[str, int]) -> str:
    """`2021: 1, 2023: 2`."""
    return ", ".join(f"{key}: {number}" for key, number in counts.items())


@dataclass(frozen=True, slots=True)
class Spell:
    """Days between two dates with nothing in between: from which to which, and how long."""

    after: PartialDate
    until: PartialDate | None
    days: Between


def longest_spell(dates: Iterable[PartialDate], day: date) -> Spell | None:
    """The longest time with none of these dates in it, up to `day`; every date counts for all days it can mean."""
    placed = [when for when in dates if when.earliest is not None and when.latest is not None]
    found: list[Spell] = []
    reach: PartialDate | None = None
    for when in sorted(placed, key=lambda one: (one.earliest or date.min, one.latest or date.max)):
        if reach is not None:
            _add(found, reach, when)
        if reach is None or (when.latest or date.max) > (reach.latest or date.min):
            reach = when
    if reach is not None:
        _add(found, reach, None, day)
    return max(found, key=lambda spell: spell.days.least, default=None)


def _add(found: list[Spell], reach: PartialDate, when: PartialDate | None, day: date | None = None) -> None:
    days = between(reach, when if when is not None else PartialDate.on(day or date.max))
    if days is not None and days.least > 0:
        found.append(Spell(reach, when, days))


def is_placed(when: PartialDate) -> bool:
    """Whether a date is known to the day; of a period, both ends."""
    if when.form is DateForm.PERIOD:
        ends = (when.start, when.end)
        return all(end is not None and end.day is not None for end in ends)
    return when.day is not None
