"""Where dates stand on the line: as exact as they are known, and never more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timelines import DAY

from casekit.case.dates import PartialDate
from casekit.timeline.extent import extent_of, reach_between


def day(text: str) -> float:
    return float(date.fromisoformat(text).toordinal())


def test_an_exact_day_has_a_place_and_no_reach() -> None:
    extent = extent_of(PartialDate.parse("2022-06-18"), DAY)
    assert extent is not None
    assert extent.at == day("2022-06-18") + 0.5
    assert extent.reach is None


def test_a_date_that_is_not_known_has_no_place() -> None:
    assert extent_of(PartialDate.parse("unknown"), DAY) is None


@pytest.mark.parametrize(
    ("text", "edges"),
    [
        ("2012", ("2012-01-01", "2012-01-01", "2013-01-01", "2013-01-01")),
        ("2012-05", ("2012-05-01", "2012-05-01", "2012-06-01", "2012-06-01")),
        ("~2012", ("2007-01-01", "2012-01-01", "2013-01-01", "2018-01-01")),
        ("~2012-05", ("2012-04-01", "2012-05-01", "2012-06-01", "2012-07-01")),
    ],
)
def test_what_happened_on_some_day_of_a_time_is_not_said_to_have_lasted(text: str, edges: tuple[str, ...]) -> None:
    extent = extent_of(PartialDate.parse(text), DAY)
    assert extent is not None
    reach = extent.reach
    assert reach is not None
    assert not reach.lasting
    assert (reach.first, reach.full_from, reach.full_to, reach.last) == tuple(map(day, edges))
    assert extent.at == (reach.full_from + reach.full_to) / 2


def test_a_period_lasts_and_its_mark_stands_where_it_began() -> None:
    extent = extent_of(PartialDate.parse("2022-10-08/2022-10-09"), DAY)
    assert extent is not None
    reach = extent.reach
    assert reach is not None
    assert reach.lasting
    assert (reach.first, reach.last) == (day("2022-10-08"), day("2022-10-10"))
    assert extent.at == day("2022-10-08") + 0.5


def test_the_ends_of_a_period_are_as_soft_as_their_dates() -> None:
    extent = extent_of(PartialDate.parse("2022-02/~2022-07"), DAY)
    assert extent is not None
    reach = extent.reach
    assert reach is not None
    assert (reach.first, reach.full_from) == (day("2022-02-01"), day("2022-03-01"))
    assert (reach.full_to, reach.last) == (day("2022-06-01"), day("2022-09-01"))


def test_what_still_goes_on_reaches_the_day_and_is_open() -> None:
    extent = extent_of(PartialDate.parse("2022-11-01/"), DAY)
    assert extent is not None
    reach = extent.reach
    assert reach is not None
    assert reach.last == DAY.toordinal() + 1
    assert reach.open_right


def test_before_stands_at_the_last_day_before_and_after_at_the_first_day_after() -> None:
    before, after = (extent_of(PartialDate.parse(text), DAY) for text in ("before 2019", "after 2019-06"))
    assert before is not None
    assert after is not None
    assert before.at == day("2018-12-31") + 0.5
    assert after.at == day("2019-07-01") + 0.5
    assert before.reach is not None
    assert before.reach.open_left
    assert after.reach is not None
    assert after.reach.open_right


def test_a_state_without_dates_is_open_on_both_sides() -> None:
    reach = reach_between(None, None, DAY)
    assert reach.open_left
    assert reach.open_right
    assert reach.last == DAY.toordinal() + 1


DATES = st.sampled_from(
    ["2021", "~2021", "2022-02", "~2022-02", "2022-02-28", "~2022-02-28", "2022-03-01", "2024-05", "2030"]
)


@given(DATES, DATES)
def test_the_edges_of_a_reach_are_always_in_order(start: str, end: str) -> None:
    reach = reach_between(PartialDate.parse(start), PartialDate.parse(end), DAY)
    assert reach.first <= reach.full_from <= reach.full_to <= reach.last
