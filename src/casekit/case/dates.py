"""Dates as the rest of casekit uses them: read, compared, counted from, and said in words for people."""

from datetime import date

from casekit.case.calendar_words import MONTHS
from casekit.case.date_problem import FIRST_YEAR, LAST_YEAR, DateProblem
from casekit.case.partial_date import (
    ABOUT_DAYS,
    ABOUT_MONTHS,
    ABOUT_YEARS,
    DateForm,
    PartialDate,
    Precision,
    add_months,
)
from casekit.text.frozen import dataclass

__all__ = [
    "ABOUT_DAYS",
    "ABOUT_MONTHS",
    "ABOUT_YEARS",
    "FIRST_YEAR",
    "LAST_YEAR",
    "Age",
    "DateForm",
    "DateProblem",
    "PartialDate",
    "Precision",
    "add_months",
    "age_on",
    "for_people",
    "holds_on",
    "uk_day",
]


def holds_on(day: date, start: PartialDate | None, end: PartialDate | None) -> bool | None:
    """Whether a state that runs from `start` to `end`, both days included, holds on `day`.

    An end that the file leaves out is no limit. `None` when it cannot be known.
    """
    begun = True if start is None else start.has_begun_by(day)
    over = False if end is None else end.is_over_by(day)
    if begun is False or over is True:
        return False
    return True if begun and over is False else None


def uk_day(day: date) -> str:
    """A day as people in Britain write it: `7 April 2023`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def for_people(when: PartialDate, *, short: bool = False) -> str:
    """A partial date in words: `7 April 2023`, `about 2012`, `8–9 October 2022`, `since November 2022`.

    `short` cuts month names to three letters and suits a label on a picture: `7 Apr 2023`, `not known`. "about",
    "before" and "after" are never cut: they change what is claimed.
    """
    if when.form is DateForm.UNKNOWN:
        return "not known" if short else "date not known"
    if when.limit is not None:
        return f"{when.form} {_single(when.limit, short)}"
    if when.start is None:
        return _single(when, short)
    if when.end is None:
        return f"since {_single(when.start, short)}"
    return _period(when.start, when.end, short)


@dataclass(frozen=True, slots=True)
class Age:
    """How old somebody is, in completed years, as far as the two dates tell.

    `youngest` and `oldest` are `None` where there is no limit. `unborn` is `True` when the day is surely before the
    birth (then there are no years), `None` when it may be, `False` when it surely is not.
    """

    youngest: int | None
    oldest: int | None
    unborn: bool | None
    words: str

    def for_people(self) -> str:
        """`14`, `13 or 14`, `about 66`, `5 weeks`, `3 months`, `before birth`, `age not known`."""
        return self.words


def age_on(born: PartialDate, day: PartialDate | date) -> Age:
    """The age of somebody born then, on that day; of a period, over the whole of it.

    A year is completed at the start of the birthday (Family Law Reform Act 1969, section 9); somebody born on 29
    February completes it on 1 March in a common year. `youngest` is 0 where the birth may still be to come.
    """
    when = day if isinstance(day, PartialDate) else PartialDate.on(day)
    unborn = when.before(born)
    if unborn:
        return Age(None, None, True, "before birth")
    youngest = oldest = None
    if born.latest and when.earliest:
        youngest = max(0, _months_between(born.latest, when.earliest) // 12)
    if born.earliest and when.latest:
        oldest = _months_between(born.earliest, when.latest) // 12
    return Age(youngest, oldest, unborn, _age_words(born, when, youngest, oldest, unborn))


def _months_between(first: date, second: date) -> int:
    months = (second.year - first.year) * 12 + second.month - first.month
    return months if second.day >= first.day else months - 1


def _age_words(
    born: PartialDate, when: PartialDate, youngest: int | None, oldest: int | None, unborn: bool | None
) -> str:
    if youngest is None and oldest is None:
        return "age not known"
    if oldest is None:
        return f"{youngest} or older" if youngest else "age not known"
    if youngest is None:
        return f"{oldest} or younger"
    if unborn is False and oldest < 2:
        return _baby_words(born, when)
    if youngest == oldest and unborn is False:
        return str(youngest)
    middle = _middle_age(born, when)
    if oldest - youngest > 1 and (born.approximate or when.approximate) and middle:
        return f"about {middle}"
    if youngest == 0:
        return f"under {oldest + 1}" if unborn is False else f"under {oldest + 1} or not yet born"
    return f"{youngest} or {oldest}" if oldest == youngest + 1 else f"{youngest} to {oldest}"


def _middle_age(born: PartialDate, when: PartialDate) -> int | None:
    """The age from the middle of the days that each date names; `None` below one year."""
    if not (born.named_from and born.named_to and when.named_from and when.named_to):
        return None
    birth = born.named_from + (born.named_to - born.named_from) / 2
    then = when.named_from + (when.named_to - when.named_from) / 2
    years = _months_between(birth, then) // 12
    return years if years > 0 else None


def _baby_words(born: PartialDate, when: PartialDate) -> str:
    """Under two years people count days, then weeks, then months."""
    if not (born.earliest and born.latest and when.earliest and when.latest):
        return "under 2"
    low, high = _months_between(born.latest, when.earliest), _months_between(born.earliest, when.latest)
    days = (when.latest - born.earliest).days
    if born.day and when.day and high < 3:
        return _days_or_weeks(days)
    if low == high:
        return f"under {_counted(1, 'month')}" if high == 0 else _counted(high, "month")
    if low == 0:
        return f"under {_counted(high + 1, 'month')}"
    return f"{low} {'or' if high == low + 1 else 'to'} {_counted(high, 'month')}"


def _days_or_weeks(days: int) -> str:
    if days == 0:
        return "the day of birth"
    return _counted(days, "day") if days < 14 else _counted(days // 7, "week")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _single(when: PartialDate, short: bool) -> str:
    """A day, month or year, with "about" where it is approximate."""
    if when.named_from is None:
        return "date not known"
    return f"{'about ' if when.approximate else ''}{_said(when.named_from, when.precision, short)}"


def _said(first: date, precision: Precision, short: bool) -> str:
    if precision == "year":
        return str(first.year)
    month = MONTHS[first.month - 1]
    said = f"{month[:3] if short else month} {first.year}"
    return f"{first.day} {said}" if precision == "day" else said


def _period(start: PartialDate, end: PartialDate, short: bool) -> str:
    """Both ends, saying once what they share."""
    first, last = start.named_from, end.named_from
    whole = f"{_single(start, short)} – {_single(end, short)}"
    if start.text == end.text:
        return _single(start, short)
    if first is None or last is None or start.approximate or end.approximate or start.form is not end.form:
        return whole
    if start.precision == "year":
        return f"{first.year}–{last.year}"
    if first.year != last.year:
        return whole
    if start.precision == "month":
        month = MONTHS[first.month - 1]
        return f"{month[:3] if short else month}–{_single(end, short)}"
    if first.month == last.month:
        return f"{first.day}–{_single(end, short)}"
    return f"{_single(start, short).removesuffix(f' {first.year}')} – {_single(end, short)}"
