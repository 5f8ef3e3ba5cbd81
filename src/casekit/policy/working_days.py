"""Working days in England: Monday to Friday, leaving out bank holidays.

The holidays follow the Banking and Financial Dealings Act 1971, schedule 1, with the royal proclamations that moved
or added single days. Years before 1978, when the early May holiday began, are counted by the same rules.
A holiday proclaimed later than the newest entry of `_ADDED` is not known here.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

_ONE_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5

_ADDED: Final = frozenset(
    {
        date(1981, 7, 29),  # wedding of Charles and Diana
        date(1999, 12, 31),  # millennium
        date(2002, 6, 3),  # golden jubilee
        date(2011, 4, 29),  # wedding of William and Catherine
        date(2012, 6, 5),  # diamond jubilee
        date(2022, 6, 3),  # platinum jubilee
        date(2022, 9, 19),  # funeral of Elizabeth II
        date(2023, 5, 8),  # coronation of Charles III
    }
)
_MOVED: Final = {
    date(1995, 5, 1): date(1995, 5, 8),  # fifty years of VE Day
    date(2002, 5, 27): date(2002, 6, 4),
    date(2012, 5, 28): date(2012, 6, 4),
    date(2020, 5, 4): date(2020, 5, 8),  # seventy-five years of VE Day
    date(2022, 5, 30): date(2022, 6, 2),
}


def is_working_day(day: date) -> bool:
    """Whether `day` is Monday to Friday and no bank holiday of England."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(day.year)


def add_working_days(day: date, number: int) -> date:
    """The working day that is `number` working days after `day`, which is not counted itself.

    Nought gives `day` back, working day or not. A day past the end of the calendar is `date.max`.
    """
    while number > 0:
        if day == date.max:
            return day
        day += _ONE_DAY
        number -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days come after `start`, up to and with `end`; nought where `end` is not later."""
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


@lru_cache(maxsize=512)
def bank_holidays(year: int) -> frozenset[date]:
    """The days in `year` on which England keeps a bank holiday, Monday to Friday."""
    easter = easter_sunday(year)
    days = {
        _not_at_a_weekend(date(year, 1, 1)),
        easter - timedelta(days=2),
        easter + _ONE_DAY,
        _first_monday(date(year, 5, 1)),
        _first_monday(date(year, 5, 25)),
        _first_monday(date(year, 8, 25)),
        *_christmas(year),
    }
    return frozenset(_MOVED.get(day, day) for day in days) | {day for day in _ADDED if day.year == year}


def easter_sunday(year: int) -> date:
    """Easter Sunday of the western calendar (the algorithm printed in Nature, 20 April 1876)."""
    golden, century, of_century = year % 19, year // 100, year % 100
    skipped_leap_years = century // 4
    moon_drift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped_leap_years - moon_drift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def _first_monday(from_day: date) -> date:
    return from_day + timedelta(days=-from_day.weekday() % 7)


def _not_at_a_weekend(day: date) -> date:
    return _first_monday(day) if day.weekday() >= _SATURDAY else day


def _christmas(year: int) -> tuple[date, date]:
    """Christmas and Boxing Day; where one falls at a weekend, the next weekday that the other does not take."""
    christmas = date(year, 12, 25)
    in_place = {_SATURDAY - 1: (25, 28), _SATURDAY: (27, 28), _SATURDAY + 1: (26, 27)}
    first, second = in_place.get(christmas.weekday(), (25, 26))
    return date(year, 12, first), date(year, 12, second)
