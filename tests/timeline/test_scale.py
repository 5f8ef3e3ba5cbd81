"""The axis: days in their order, one scale, and breaks that are seen."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from casekit.timeline.scale import BREAK, scale_of
from casekit.timeline.ticks import calendar

START = 735000.0
SPANS = st.integers(28, 18 * 366)


@settings(deadline=None)
@given(SPANS, st.lists(st.floats(0, 1), max_size=30), st.booleans())
def test_a_later_day_never_stands_left_of_an_earlier_one(days: int, busy: list[float], one_scale: bool) -> None:
    points = [START + share * days for share in busy]
    scale = scale_of(START, START + days, points, 100.0, 1000.0, one_scale=one_scale)
    places = [scale.x(day) for day in sorted((START, *points, START + days))]
    assert all(after >= before - 1e-6 for before, after in pairwise(places))
    assert abs(places[0] - 100.0) < 1e-6
    assert abs(places[-1] - 1000.0) < 1e-6
    assert not any(scale.in_break(day) for day in points)
    assert not (one_scale and scale.breaks)


@settings(deadline=None)
@given(SPANS, st.lists(st.floats(0, 1), max_size=30))
def test_outside_breaks_a_day_is_as_wide_as_any_other(days: int, busy: list[float]) -> None:
    scale = scale_of(START, START + days, [START + share * days for share in busy], 0.0, 900.0, one_scale=False)
    for first, last in zip((START, *(one.last for one in scale.breaks)), scale.days[1::2], strict=True):
        assert abs((scale.x(last) - scale.x(first)) - (last - first) * scale.per_day) < 1e-6
    assert all(abs(one.right - one.left - BREAK) < 1e-6 for one in scale.breaks)


def test_a_long_quiet_stretch_is_cut_and_a_short_one_is_not() -> None:
    years = scale_of(START, START + 5000, [START, START + 4500, START + 4800], 0.0, 900.0, one_scale=False)
    assert len(years.breaks) == 1
    months = scale_of(START, START + 300, [START, START + 290], 0.0, 900.0, one_scale=False)
    assert months.breaks == ()


@settings(deadline=None)
@given(SPANS)
def test_the_calendar_fits_every_span_and_its_labels_keep_apart(days: int) -> None:
    scale = scale_of(START, START + days, [], 0.0, 900.0, one_scale=True)
    found = calendar(scale)
    finest = found.lower or found.upper
    assert 2 <= len(finest) <= 60
    assert all(tick.end >= tick.x for tick in (*found.upper, *found.lower))


def test_the_unit_grows_with_the_span() -> None:
    units = [
        calendar(scale_of(START, START + days, [], 0.0, 900.0, one_scale=True)).unit
        for days in (30, 120, 700, 2000, 6500)
    ]
    assert units == ["days", "weeks", "months", "quarters", "years"]
