"""Lengths: how they read, how they are written, and when they fall due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekit.case.dates import add_months
from casekit.policy.values import Length, PolicyValue, Unit, parse_length

TIME = [unit for unit in Unit if unit.is_time]
days = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31))
numbers = st.integers(min_value=0, max_value=400)
lengths = st.builds(Length, numbers, st.sampled_from(Unit))
times = st.builds(Length, numbers, st.sampled_from(TIME))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("3 months", "three months"),
        ("10 working days", "10 working days"),
        ("1 week", "one week"),
        ("72 hours", "72 hours"),
        ("0 days", "the same day"),
        ("15 percent", "15%"),
        ("2 visits", "two visits"),
        ("1 entry", "one entry"),
        ("12 entries", "12 entries"),
    ],
)
def test_a_length_reads_as_a_sentence_says_it(written: str, said: str) -> None:
    length = parse_length(written)
    assert length is not None
    assert (str(length), length.for_people()) == (written, said)


@given(lengths)
def test_what_is_written_reads_back(length: Length) -> None:
    assert parse_length(str(length)) == length


@given(lengths)
def test_what_is_said_reads_back(length: Length) -> None:
    again = parse_length(length.for_people())
    same_day = length.number == 0 and length.unit.is_time
    assert again == (Length(0, Unit.DAYS) if same_day else length)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("3 calendar months", Length(3, Unit.MONTHS)),
        ("10 Working-Days", Length(10, Unit.WORKING_DAYS)),
        (" three   months ", Length(3, Unit.MONTHS)),
        ("15%", Length(15, Unit.PERCENT)),
        ("15 per cent", Length(15, Unit.PERCENT)),
    ],
)
def test_other_ways_of_writing_are_read(text: str, length: Length) -> None:
    assert parse_length(text) == length


@pytest.mark.parametrize(
    "text", ["", "months", "3 moons", "-3 months", "2.5 weeks", "3 months 2 days", "some weeks", "٣ months"]
)
def test_what_is_no_length_is_none(text: str) -> None:
    assert parse_length(text) is None


def test_a_number_alone_needs_a_unit_of_its_own() -> None:
    assert parse_length("6") is None
    assert parse_length("6", Unit.WEEKS) == Length(6, Unit.WEEKS)


@pytest.mark.parametrize(
    ("length", "start", "due"),
    [
        (Length(1, Unit.MONTHS), date(2023, 1, 31), date(2023, 2, 28)),
        (Length(1, Unit.MONTHS), date(2024, 1, 31), date(2024, 2, 29)),
        (Length(3, Unit.MONTHS), date(2023, 11, 30), date(2024, 2, 29)),
        (Length(1, Unit.YEARS), date(2024, 2, 29), date(2025, 2, 28)),
        (Length(6, Unit.WEEKS), date(2024, 1, 1), date(2024, 2, 12)),
        (Length(60, Unit.DAYS), date(2024, 1, 1), date(2024, 3, 1)),
        (Length(10, Unit.WORKING_DAYS), date(2024, 3, 22), date(2024, 4, 9)),
        (Length(24, Unit.HOURS), date(2024, 1, 1), date(2024, 1, 2)),
        (Length(25, Unit.HOURS), date(2024, 1, 1), date(2024, 1, 3)),
        (Length(72, Unit.HOURS), date(2024, 1, 1), date(2024, 1, 4)),
        (Length(0, Unit.DAYS), date(2024, 1, 6), date(2024, 1, 6)),
    ],
)
def test_the_last_day_in_time(length: Length, start: date, due: date) -> None:
    assert length.due_after(start) == due


@given(times, days)
def test_nothing_is_due_before_it_began(length: Length, day: date) -> None:
    assert length.due_after(day) >= day
    assert length.due_after(day, same_day_counts=True) >= day


@given(times, days, days)
def test_what_begins_later_is_never_due_earlier(length: Length, one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert length.due_after(first) <= length.due_after(second)


@given(st.sampled_from(TIME), numbers, days)
def test_more_time_is_never_due_earlier(unit: Unit, number: int, day: date) -> None:
    assert Length(number, unit).due_after(day) <= Length(number + 1, unit).due_after(day)


@given(numbers, days)
def test_months_are_calendar_months_and_weeks_are_seven_days(number: int, day: date) -> None:
    assert Length(number, Unit.MONTHS).due_after(day) == add_months(day, number)
    assert Length(number, Unit.YEARS).due_after(day) == Length(number * 12, Unit.MONTHS).due_after(day)
    assert Length(number, Unit.WEEKS).due_after(day) == day + timedelta(days=7 * number)


@given(times, days)
def test_counting_the_first_day_never_gives_more_time(length: Length, day: date) -> None:
    assert length.due_after(day, same_day_counts=True) <= length.due_after(day)


def test_counting_the_first_day() -> None:
    monday = date(2024, 6, 3)
    assert Length(1, Unit.WEEKS).due_after(monday, same_day_counts=True) == date(2024, 6, 9)
    assert Length(10, Unit.WORKING_DAYS).due_after(monday, same_day_counts=True) == date(2024, 6, 14)


@given(times)
def test_the_end_of_the_calendar_is_no_exception(length: Length) -> None:
    assert length.due_after(date.max) == date.max


def test_visits_cannot_be_counted_on_a_calendar() -> None:
    with pytest.raises(ValueError, match="visits"):
        Length(2, Unit.VISITS).due_after(date(2024, 1, 1))


@pytest.mark.parametrize(
    ("one", "other", "longer"),
    [
        (Length(43, Unit.DAYS), Length(6, Unit.WEEKS), True),
        (Length(42, Unit.DAYS), Length(6, Unit.WEEKS), False),
        (Length(4, Unit.WEEKS), Length(20, Unit.WORKING_DAYS), False),
        (Length(2, Unit.MONTHS), Length(6, Unit.WEEKS), True),
        (Length(12, Unit.MONTHS), Length(1, Unit.YEARS), False),
    ],
)
def test_lengths_in_different_units_are_compared(one: Length, other: Length, longer: bool) -> None:
    assert one.is_longer_than(other) is longer


@given(times)
def test_no_length_is_longer_than_itself(length: Length) -> None:
    assert not length.is_longer_than(length)


def test_an_unconfirmed_value_says_so_wherever_it_is_named() -> None:
    value = PolicyValue("cla.iha", Length(20, Unit.WORKING_DAYS), "", "", "England default", "", confirmed=False)
    assert value.expectation == "England default, not confirmed: 20 working days"
