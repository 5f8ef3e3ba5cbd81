"""Working days in England: the published bank holidays, and the laws of counting."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekit.policy.working_days import (
    add_working_days,
    bank_holidays,
    easter_sunday,
    is_working_day,
    working_days_between,
)

days = st.dates(min_value=date(1980, 1, 1), max_value=date(2090, 12, 31))
numbers = st.integers(min_value=0, max_value=120)

PUBLISHED = {
    2020: ["01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"],
    2021: ["01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"],
    2022: ["01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"],
    2023: ["01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"],
    2024: ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"],
    2025: ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
    2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
    2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_bank_holidays_are_those_the_government_published(year: int) -> None:
    assert sorted(bank_holidays(year)) == [date.fromisoformat(f"{year}-{day}") for day in PUBLISHED[year]]


@pytest.mark.parametrize("day", ["1981-07-29", "1995-05-08", "1999-12-31", "2002-06-04", "2011-04-29", "2012-06-05"])
def test_proclaimed_days_are_known(day: str) -> None:
    assert not is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["1995-05-01", "2002-05-27", "2012-05-28", "2020-05-04", "2022-05-30"])
def test_a_moved_holiday_leaves_a_working_day_behind(day: str) -> None:
    assert is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("year", "easter"), [(1981, "04-19"), (2000, "04-23"), (2008, "03-23"), (2024, "03-31"), (2038, "04-25")]
)
def test_easter(year: int, easter: str) -> None:
    assert easter_sunday(year) == date.fromisoformat(f"{year}-{easter}")


def test_ten_working_days_go_over_christmas_and_new_year() -> None:
    assert add_working_days(date(2025, 12, 19), 10) == date(2026, 1, 7)


def test_counting_from_a_saturday_begins_on_monday() -> None:
    assert add_working_days(date(2025, 6, 7), 1) == date(2025, 6, 9)


@given(days, numbers)
def test_what_was_added_is_what_lies_between(day: date, number: int) -> None:
    assert working_days_between(day, add_working_days(day, number)) == number


@given(days, numbers.filter(bool))
def test_a_day_reached_by_adding_is_a_working_day(day: date, number: int) -> None:
    assert is_working_day(add_working_days(day, number))


@given(days, numbers, numbers)
def test_adding_twice_is_adding_the_sum(day: date, first: int, second: int) -> None:
    assert add_working_days(add_working_days(day, first), second) == add_working_days(day, first + second)


@given(days)
def test_nothing_lies_between_a_day_and_an_earlier_one(day: date) -> None:
    assert working_days_between(day, day) == 0
    assert working_days_between(day, day - timedelta(days=9)) == 0


@given(st.integers(min_value=1978, max_value=9999))
def test_every_year_has_at_least_eight_holidays_none_at_a_weekend(year: int) -> None:
    holidays = bank_holidays(year)
    assert len(holidays) >= 8
    assert all(day.year == year and day.weekday() < 5 for day in holidays)


def test_the_end_of_the_calendar_is_no_exception() -> None:
    assert add_working_days(date(9999, 12, 30), 40) == date.max
