"""Partial dates: what a case file knows about when something happened, and no more than that.

A partial date has an earliest and a latest day. Comparisons are three-valued: `True` and `False` when they hold for
every day the date could mean, `None` when it cannot be known. The forms are those of the case file format, a small
part of the Extended Date/Time Format (ISO 8601-2:2019) and four English words (`before`, `after`, `unknown`, and `~`
read as "about").
"""

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final, Literal

from casekit.case.date_problem import (
    FIRST_YEAR,
    LAST_YEAR,
    backwards_period,
    impossible_day,
    impossible_month,
    wrong_year,
)
from casekit.text.frozen import dataclass
from casekit.text.pattern import pattern

ABOUT_YEARS: Final = 5
"""`~2012` means 2012 or up to this many years either way: 2007 to 2017."""
ABOUT_MONTHS: Final = 1
"""`~2012-05` means May 2012 or up to this many months either way: April to June."""
ABOUT_DAYS: Final = 7
"""`~2023-03-05` means that day or up to this many days either way."""

Precision = Literal["day", "month", "year", "unknown"]
_PRECISION_RANK: Final[dict[Precision, int]] = {"day": 0, "month": 1, "year": 2, "unknown": 3}
_AFTER_ALL_PRECISIONS: Final = 4
_SHAPE: Final = pattern(r"(~?)(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_WEEK: Final = timedelta(days=ABOUT_DAYS)
_ONE_DAY: Final = timedelta(days=1)


class DateForm(StrEnum):
    """How a date was written. `~` is not a form of its own: see `PartialDate.approximate`."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    PERIOD = "period"
    OPEN = "open"
    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"


_PRECISION: Final[dict[DateForm, Precision]] = {
    DateForm.DAY: "day",
    DateForm.MONTH: "month",
    DateForm.YEAR: "year",
}


@dataclass(frozen=True, slots=True)
class PartialDate:
    """When something happened, as far as the file knows.

    `earliest` and `latest` are the first and the last day it can mean, with the width of `~` counted in; `None` is
    "no limit known". `named_from` and `named_to` are the days the words name, without that width (`~2012` names 1
    January to 31 December 2012); `None` for `before`, `after` and `unknown`, and `named_to` for an open period.
    `start` and `end` are the two ends of a period (an open one has no `end`); `limit` is the date that follows
    `before` or `after`. `precision` is the coarsest part of what was written.

    A period is read as "it happened within these days": that holds both for one thing on an unknown day of them and
    for something that lasted, so a comparison is sure only where it is sure of the whole period.

    Two partial dates are equal when they were written the same; whether they mean the same day is `same_day`.
    """

    text: str
    form: DateForm
    earliest: date | None
    latest: date | None
    precision: Precision
    approximate: bool = False
    named_from: date | None = None
    named_to: date | None = None
    start: "PartialDate | None" = None
    end: "PartialDate | None" = None
    limit: "PartialDate | None" = None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read a date as a case file writes it. Raises `DateProblem` for anything else, and nothing else."""
        return _parse(text)

    @classmethod
    def on(cls, day: date) -> "PartialDate":
        """The exact day; a time of day, if the value has one, is left off."""
        day = date(day.year, day.month, day.day)
        return cls(day.isoformat(), DateForm.DAY, day, day, "day", named_from=day, named_to=day)

    @property
    def day(self) -> date | None:
        """The day, where it is known exactly."""
        return self.earliest if self.earliest == self.latest else None

    def before(self, other: "PartialDate | date") -> bool | None:
        """Whether this is on an earlier day than `other`: sure, sure not, or cannot be known."""
        earliest, latest = _limits(other)
        if self.latest is not None and earliest is not None and self.latest < earliest:
            return True
        if self.earliest is not None and latest is not None and self.earliest >= latest:
            return False
        return None

    def after(self, other: "PartialDate | date") -> bool | None:
        """Whether this is on a later day than `other`: sure, sure not, or cannot be known."""
        earliest, latest = _limits(other)
        if self.earliest is not None and latest is not None and self.earliest > latest:
            return True
        if self.latest is not None and earliest is not None and self.latest <= earliest:
            return False
        return None

    def same_day(self, other: "PartialDate | date") -> bool | None:
        """Whether this is on the day of `other`; sure only when both are known to the day, or cannot meet."""
        earliest, latest = _limits(other)
        if self.earliest is not None and self.earliest == self.latest == earliest == latest:
            return True
        if self.latest is not None and earliest is not None and self.latest < earliest:
            return False
        if self.earliest is not None and latest is not None and self.earliest > latest:
            return False
        return None

    def has_begun_by(self, day: date) -> bool | None:
        """Whether what this date begins has begun on `day` or earlier; of a period, its start counts."""
        begin = self.start or self
        if begin.latest is not None and begin.latest <= day:
            return True
        if begin.earliest is not None and begin.earliest > day:
            return False
        return None

    def is_over_by(self, day: date) -> bool | None:
        """Whether what this date ends was over before `day` began; of a period, its end counts.

        The last day still counts: a plan that ends on 6 April holds on 6 April and is over by 7 April. An open
        period is not over, because the file says that it is still going.
        """
        if self.form is DateForm.OPEN:
            return False
        finish = self.end or self
        if finish.latest is not None and finish.latest < day:
            return True
        if finish.earliest is not None and finish.earliest >= day:
            return False
        return None

    @property
    def sort_key(self) -> tuple[int, int, bool, int, str]:
        """A total order for lists: a date stands at the first day it names.

        `~2012` therefore stands at the start of 2012, not five years earlier; on one day the exact comes before the
        month and the month before the year, then the certain before the approximate, then the sooner over. `before
        2019` stands at the end of 2018, after everything else there; `after` at the first day it allows; `unknown`
        last of all. Where one date is surely before another, it also sorts before it.
        """
        rank = _AFTER_ALL_PRECISIONS if self.form is DateForm.BEFORE else _PRECISION_RANK[self.precision]
        stands_at = self.named_from or self.earliest or self.latest or date.max
        return (
            stands_at.toordinal(),
            rank,
            self.approximate,
            (self.latest or date.max).toordinal(),
            self.text,
        )


def days_in(year: int, month: int) -> int:
    """How many days the month has in that year."""
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` calendar months later (or earlier); the last day where there is none.

    31 January and one month is 28 or 29 February. Raises `ValueError` beyond the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise ValueError("the day lies beyond the calendar")
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def _limits(other: PartialDate | date) -> tuple[date | None, date | None]:
    if isinstance(other, PartialDate):
        return other.earliest, other.latest
    return other, other


@lru_cache(maxsize=1 << 14)
def _parse(text: str) -> PartialDate:
    found = _read(text)
    if found is not None:
        return found
    from casekit.case.date_words import explain

    problem = explain(text)
    if problem.suggestion is not None:
        # "30/02/2024" is in the wrong order and does not exist: only the second can be acted on, so this raises it.
        _read(problem.suggestion)
    raise problem


def _read(text: str) -> PartialDate | None:
    """The date, or `None` where the text has none of the shapes; raises for a shape that no calendar has."""
    if text == "unknown":
        return PartialDate(text, DateForm.UNKNOWN, None, None, "unknown")
    first, slash, second = text.partition("/")
    if slash:
        return _read_period(text, first, second)
    word, space, rest = text.partition(" ")
    if space and word in ("before", "after"):
        return _read_limit(text, DateForm(word), rest)
    return _read_single(text)


def _read_single(text: str) -> PartialDate | None:
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        return None
    about, year_text, month_text, day_text = shape.groups()
    year = int(year_text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise wrong_year(text)
    if month_text is None:
        named_from, named_to, form = date(year, 1, 1), date(year, 12, 31), DateForm.YEAR
    else:
        month = int(month_text)
        if not 1 <= month <= 12:
            raise impossible_month(text, year, month, day_text)
        last = days_in(year, month)
        if day_text is None:
            named_from, named_to, form = date(year, month, 1), date(year, month, last), DateForm.MONTH
        else:
            day = int(day_text)
            if not 1 <= day <= last:
                raise impossible_day(text, year, month, day, last)
            named_from = named_to = date(year, month, day)
            form = DateForm.DAY
    earliest, latest = _widened(named_from, named_to, form) if about else (named_from, named_to)
    return PartialDate(text, form, earliest, latest, _PRECISION[form], bool(about), named_from, named_to)


def _widened(named_from: date, named_to: date, form: DateForm) -> tuple[date, date]:
    if form is DateForm.DAY:
        return named_from - _WEEK, named_to + _WEEK
    months = ABOUT_MONTHS if form is DateForm.MONTH else 12 * ABOUT_YEARS
    return add_months(named_from, -months), add_months(named_to + _ONE_DAY, months) - _ONE_DAY


def _read_limit(text: str, form: DateForm, rest: str) -> PartialDate | None:
    limit = _read_single(rest)
    if limit is None or limit.approximate or limit.earliest is None or limit.latest is None:
        return None
    earliest = limit.latest + _ONE_DAY if form is DateForm.AFTER else None
    latest = limit.earliest - _ONE_DAY if form is DateForm.BEFORE else None
    return PartialDate(text, form, earliest, latest, limit.precision, limit=limit)


def _read_period(text: str, first: str, second: str) -> PartialDate | None:
    start = _read_single(first)
    end = _read_single(second) if second else None
    if start is None or (second and end is None):
        return None
    if end is None:
        return PartialDate(
            text, DateForm.OPEN, start.earliest, None, start.precision, start.approximate, start.named_from, start=start
        )
    if start.named_from is not None and end.named_to is not None and end.named_to < start.named_from:
        raise backwards_period(first, second)
    return PartialDate(
        text,
        DateForm.PERIOD,
        start.earliest,
        end.latest,
        max(start.precision, end.precision, key=_PRECISION_RANK.__getitem__),
        start.approximate or end.approximate,
        start.named_from,
        end.named_to,
        start,
        end,
    )
