"""A value of a policy: so many days, weeks, months or visits, or one of a few words, with where it comes from."""

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from casekit.case.dates import add_months
from casekit.policy.working_days import add_working_days
from casekit.text.frozen import dataclass

LARGEST_NUMBER: Final = 9_999
"""A policy with a larger number is a slip of the keyboard."""

_NUMBER_WORDS: Final = ("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SAME_DAY: Final = "the same day"
_LENGTH: Final = re.compile(r"(?:(?P<number>[0-9]{1,9})|(?P<word>[a-z]+)) ?(?P<unit>%|[a-z][a-z -]*)?")
_HOURS_A_DAY: Final = 24
_MONTHS_A_YEAR: Final = 12
_HALF_A_DAY: Final = 0.5
_MAXIMA: Final = frozenset({"The law", "National timescale"})


class Unit(StrEnum):
    """What a number counts. The value is the plural, as a policy file writes it."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    TERMS = "terms"
    ENTRIES = "entries"
    EPISODES = "episodes"
    EVENTS = "events"
    GENERATIONS = "generations"
    PERCENT = "percent"
    POINTS = "points"
    REFERRALS = "referrals"
    REVIEWS = "reviews"
    STATEMENTS = "statements"
    TIMES = "times"
    TOPICS = "topics"
    VISITS = "visits"
    WORDS = "words"
    WORKERS = "workers"

    @property
    def is_time(self) -> bool:
        """Whether it measures time on the calendar, so that a due date can be reckoned."""
        return self in _DAYS_LONG

    @property
    def singular(self) -> str:
        """The word for one of it: `month`, `entry`, `percent`."""
        if self is Unit.PERCENT:
            return self.value
        return "entry" if self is Unit.ENTRIES else self.value.removesuffix("s")

    def can_stand_for(self, other: "Unit") -> bool:
        """Whether a value in this unit may take the place of one in `other`: time for time, else the same thing."""
        return self is other or (self.is_time and other.is_time)


_DAYS_LONG: Final = {
    Unit.HOURS: 1 / 24,
    Unit.DAYS: 1.0,
    Unit.WORKING_DAYS: 7 / 5,
    Unit.WEEKS: 7.0,
    Unit.MONTHS: 365.25 / 12,
    Unit.YEARS: 365.25,
}
_UNIT_WORDS: Final = {
    **{unit.value: unit for unit in Unit},
    **{unit.singular: unit for unit in Unit},
    "working-day": Unit.WORKING_DAYS,
    "working-days": Unit.WORKING_DAYS,
    "calendar month": Unit.MONTHS,
    "calendar months": Unit.MONTHS,
    "calendar day": Unit.DAYS,
    "calendar days": Unit.DAYS,
    "per cent": Unit.PERCENT,
    "%": Unit.PERCENT,
}


@dataclass(frozen=True, slots=True)
class Length:
    """A whole number of one unit: three months, 10 working days, two visits."""

    number: int
    unit: Unit

    def __str__(self) -> str:
        """As a policy file writes it: `3 months`, `1 week`."""
        return f"{self.number} {self.unit.singular if self.number == 1 else self.unit.value}"

    def for_people(self) -> str:
        """As a sentence says it: `three months`, `10 working days`, `15%`; nought days is `the same day`."""
        if self.unit is Unit.PERCENT:
            return f"{self.number}%"
        if self.number == 0 and self.unit.is_time:
            return _SAME_DAY
        if self.number >= len(_NUMBER_WORDS):
            return str(self)
        return f"{_NUMBER_WORDS[self.number]} {self.unit.singular if self.number == 1 else self.unit.value}"

    def due_after(self, day: date, *, same_day_counts: bool = False) -> date:
        """The last day that is still in time, this long after `day`; overdue begins the day after.

        Months and years go by the calendar: a month after 31 January is the last day of February. Weeks are seven
        days. Hours are read kindly, because a file records days: 24 hours end with the next day, 25 with the one
        after. `day` itself is not counted unless `same_day_counts`. A day past the end of the calendar is `date.max`.
        Raises `ValueError` where the unit is not one of time.
        """
        if not self.unit.is_time:
            raise ValueError(f"{self.unit} cannot be counted on a calendar")
        if self.number == 0:
            return day
        early = timedelta(days=1 if same_day_counts and self.unit is not Unit.HOURS else 0)
        try:
            if self.unit is Unit.WORKING_DAYS:
                return add_working_days(day - early, self.number)
            return self._counted_from(day) - early
        except (ValueError, OverflowError):
            return date.max

    def _counted_from(self, day: date) -> date:
        match self.unit:
            case Unit.MONTHS:
                return add_months(day, self.number)
            case Unit.YEARS:
                return add_months(day, self.number * _MONTHS_A_YEAR)
            case Unit.WEEKS:
                return day + timedelta(weeks=self.number)
            case Unit.HOURS:
                return day + timedelta(days=-(-self.number // _HOURS_A_DAY))
            case _:
                return day + timedelta(days=self.number)

    def is_longer_than(self, other: "Length") -> bool:
        """Whether it is more than `other`, to half a day; months and working days count at their average length."""
        if self.unit is other.unit:
            return self.number > other.number
        ours, theirs = (length.number * _DAYS_LONG[length.unit] for length in (self, other))
        return ours > theirs + _HALF_A_DAY


@dataclass(frozen=True, slots=True)
class PolicyValue:
    """One expectation: what, how much, whose, and where it was said.

    `value` is a `Length`, or one of the words in `choices`. `authority` is whose expectation it is, as a message
    names it (`Kent`, `England default`, `The law`, `casekit default`). `where_from` is the file that decided it.
    An unconfirmed value is in common use but was not found in a document, and must never be shown as a quotation.
    """

    key: str
    value: Length | str
    description: str
    source: str
    authority: str
    where_from: str
    confirmed: bool = True
    choices: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """What the value counts: `months`, `working days`, `visits`; `choice` where it is a word."""
        return self.value.unit.value if isinstance(self.value, Length) else "choice"

    @property
    def may_only_be_shorter(self) -> bool:
        """Whether an authority may tighten the value but not loosen it, because it is not the authority's to set."""
        return self.authority in _MAXIMA

    def for_people(self) -> str:
        """The value as a sentence says it."""
        return self.value.for_people() if isinstance(self.value, Length) else self.value

    @property
    def expectation(self) -> str:
        """Whose expectation, and what: `Kent: three months`, for the end of a message."""
        doubt = "" if self.confirmed else ", not confirmed"
        return f"{self.authority}{doubt}: {self.for_people()}"


def parse_length(text: str, own_unit: Unit | None = None) -> Length | None:
    """Read `3 months`, `three months`, `10 working days`, `15%`, `the same day`; a number alone is in `own_unit`.

    `None` where the text says no length. Words and spaces are read generously, units are not guessed.
    """
    text = " ".join(text.lower().split())
    if text == _SAME_DAY:
        return Length(0, Unit.DAYS)
    match = _LENGTH.fullmatch(text)
    if match is None or match["word"] not in (None, *_NUMBER_WORDS):
        return None
    number = int(match["number"]) if match["number"] else _NUMBER_WORDS.index(match["word"])
    unit = own_unit if match["unit"] is None else _UNIT_WORDS.get(match["unit"])
    return None if unit is None else Length(number, unit)


def unknown_unit(text: str) -> str | None:
    """The word that stands where a unit should, if the text begins with a number and the word is no unit."""
    match = _LENGTH.fullmatch(" ".join(text.lower().split()))
    if match is None or match["number"] is None or match["unit"] is None or match["unit"] in _UNIT_WORDS:
        return None
    return match["unit"]
