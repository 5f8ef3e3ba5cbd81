"""Dates as people write them: read where they have one reading, and told with their readings where they have not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import CERTAIN, DOUBTFUL, TODAY

from casekit.case.dates import PartialDate
from casekit.exchange.century import Century
from casekit.exchange.sheet import Cell
from casekit.exchange.sheet_dates import ORDERS, Dated, Doubt, Order, read_date

CENTURY = Century(date(2014, 5, 2), TODAY)


def read(text: str, order: Order | None = None, century: Century = CENTURY) -> Dated | Doubt:
    return read_date(Cell(text), century, order)


@pytest.mark.parametrize(("written", "meant"), CERTAIN.items())
def test_what_has_one_reading_is_read(written: str, meant: str) -> None:
    found = read(written)
    assert isinstance(found, Dated)
    assert found.when == meant


@pytest.mark.parametrize("written", DOUBTFUL)
def test_what_has_not_one_reading_is_in_doubt(written: str) -> None:
    found = read(written)
    assert isinstance(found, Doubt)
    assert written in found.message


@pytest.mark.parametrize(
    ("written", "readings"),
    [
        ("12/3/22", ["2022-03-12", "2022-12-03"]),
        ("w/c 3.10.22", ["2022-10-03/2022-10-09", "2022-03-10/2022-03-16"]),
        ("Sept 22", ["2022-09"]),
        ("22-03-12", ["2012-03-22", "2022-03-12"]),
        ("14/3/30", ["2030-03-14", "1930-03-14"]),
        ("winter 2018", ["2017-12/2018-02", "2018-12/2019-02"]),
        ("44632", ["2022-03-12", "2026-03-13"]),
    ],
)
def test_a_doubt_names_its_readings(written: str, readings: list[str]) -> None:
    found = read(written)
    assert isinstance(found, Doubt)
    assert [one.when for one in found.readings] == readings


@pytest.mark.parametrize(
    ("written", "day_first"),
    [
        ("12/3/22", "2022-03-12"),
        ("w/c 3.10.22", "2022-10-03/2022-10-09"),
        ("2/1/2020 - 4/1/2020", "2020-01-02/2020-01-04"),
    ],
)
def test_somebody_may_say_that_the_day_stands_first(written: str, day_first: str) -> None:
    assert read(written, "day-first") == Dated(day_first, words=written if written[0] == "w" else "")


def test_a_date_that_contradicts_the_order_is_in_doubt() -> None:
    found = read("3/13/22", "day-first")
    assert isinstance(found, Doubt)
    assert "cannot have the day first" in found.message


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("14.03.2022 14:30", "14:30"),
        ("14/3/22 at 1430hrs", "1430hrs"),
        ("14 March 2022, 2.30pm", "2.30pm"),
        ("2022-03-14T09:05:00", "09:05:00"),
    ],
)
def test_a_time_behind_the_date_is_a_time(written: str, time: str) -> None:
    assert read(written) == Dated("2022-03-14", time)


def test_midnight_that_a_program_added_is_no_time() -> None:
    assert read("14/03/2022 00:00:00") == Dated("2022-03-14", "", "14/03/2022 00:00:00")


@pytest.mark.parametrize("written", ["early Feb 2020", "?22 May 2016", "w/c 17.10.22", "Spring 2019", "14/3/22 pm"])
def test_words_that_say_more_than_the_date_are_kept(written: str) -> None:
    found = read(written)
    assert isinstance(found, Dated)
    assert found.words == written


@pytest.mark.parametrize(
    ("figures", "year"), [("14/3/14", "2014"), ("14/3/26", "2026"), ("14/3/60", "1960"), ("14/3/99", "1999")]
)
def test_a_year_of_two_figures_is_read_where_one_century_can_be(figures: str, year: str) -> None:
    found = read(figures)
    assert isinstance(found, Dated)
    assert found.when == f"{year}-03-14"


def test_without_a_birth_no_century_is_certain() -> None:
    assert isinstance(read("14/3/22", century=Century(None, TODAY)), Doubt)
    assert read("14/3/2022", century=Century(None, TODAY)) == Dated("2022-03-14")


@given(st.dates(date(1960, 1, 1), TODAY), st.sampled_from("/.-"), st.booleans(), st.booleans())
def test_day_and_month_are_never_guessed(day: date, sign: str, short: bool, padded: bool) -> None:
    """A day in figures is read only where the other order gives no other day; else both are named."""
    year = f"{day.year % 100:02}" if short else str(day.year)
    pad = "02" if padded else ""
    written = f"{day.day:{pad}}{sign}{day.month:{pad}}{sign}{year}"
    found = read(written)
    if isinstance(found, Dated):
        assert found.when == day.isoformat()
        assert day.day > 12 or day.day == day.month
    else:
        assert day.isoformat() in [one.when for one in found.readings]
        assert len(found.readings) > 1


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_a_doubt(text: str) -> None:
    for order in (None, *ORDERS):
        found = read(text, order)
        if isinstance(found, Dated):
            assert PartialDate.parse(found.when)


@given(st.lists(st.sampled_from("0123456789/.-' ?~ptomarchsepwcfly"), max_size=16).map("".join))
def test_text_that_looks_like_a_date_is_one_or_a_doubt(text: str) -> None:
    found = read(text)
    readings = (found,) if isinstance(found, Dated) else found.readings
    assert all(PartialDate.parse(one.when) for one in readings)
