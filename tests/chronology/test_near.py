"""What lies near each other in time, against a hand count and against a slow computation of another kind."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekit.chronology.near import FEWEST, Happening, Side, near_together

START = date(2022, 1, 1)


def on(number: int, day: int, lasts: int = 0) -> Happening:
    first = START + timedelta(day)
    return Happening(number, first, first + timedelta(lasts))


def test_a_small_case_counted_by_hand() -> None:
    """Of absences on days 11-12, 41, 60, 102, 133 and 150, four begin within three days after an incident."""
    incidents = [on(number, day) for number, day in enumerate((10, 40, 70, 100, 130))]
    absences = [on(10, 11, 1), on(11, 41), on(12, 60), on(13, 102), on(14, 133), on(15, 150)]
    found = near_together(incidents, absences, 3, Side.AFTER)
    assert (found.near, found.firsts, found.seconds, found.both) == (4, 5, 6, 0)
    assert [(pair.one.number, pair.other.number, pair.days) for pair in found.pairs] == [
        (0, 10, 1),
        (1, 11, 1),
        (3, 13, 2),
        (4, 14, 3),
    ]
    assert (found.length, found.days_covered) == (141, 20)
    assert near_together(incidents, absences, 3, Side.BEFORE).near == 0
    assert near_together(incidents, absences, 10, Side.BEFORE).near == 1


def test_what_is_of_both_kinds_is_one_event_and_not_near_itself() -> None:
    found = near_together([on(1, 5), on(2, 50)], [on(1, 5), on(3, 7)], 3, Side.AROUND)
    assert (found.near, found.seconds, found.both) == (1, 1, 1)


def test_with_few_events_nothing_is_compared() -> None:
    few = [on(number, 20 * number) for number in range(FEWEST - 1)]
    many = [on(100 + number, 20 * number + 1) for number in range(FEWEST)]
    assert near_together(few, many, 3, Side.AFTER).chance is None
    assert near_together(many, few, 3, Side.AFTER).chance is None
    assert near_together([*few, on(50, 90)], many, 3, Side.AFTER).chance is not None


def test_nothing_at_all() -> None:
    found = near_together([], [], 3, Side.AROUND)
    assert (found.near, found.length, found.days_covered, found.chance) == (0, 0, 0, None)


happenings = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 6)), min_size=FEWEST, max_size=9)


@given(happenings, happenings, st.integers(0, 8), st.sampled_from(Side))
def test_the_share_of_shifts_is_what_a_slow_computation_finds(
    one: list[tuple[int, int]], two: list[tuple[int, int]], days: int, side: Side
) -> None:
    """Each shift is laid out day by day on a ring, with sets of days and no masks."""
    firsts = [on(number, *what) for number, what in enumerate(one)]
    seconds = [on(100 + number, *what) for number, what in enumerate(two)]
    found = near_together(firsts, seconds, days, side)
    assert found.start is not None
    length = found.length
    window: set[int] = set()
    for first in firsts:
        low = (first.first - found.start).days - (0 if side is Side.AFTER else days)
        high = (first.last - found.start).days + (0 if side is Side.BEFORE else days)
        window |= {day for day in range(low, high + 1) if 0 <= day < length}
    assert found.days_covered == len(window)
    as_many = 0
    for shift in range(length):
        near = 0
        for second in seconds:
            begins, ends = (second.first - found.start).days, (second.last - found.start).days
            held = {Side.AFTER: [begins], Side.BEFORE: [ends], Side.AROUND: range(begins, ends + 1)}[side]
            near += any((day + shift) % length in window for day in held)
        if shift == 0:
            assert near == found.near
        as_many += near >= found.near
    assert found.chance is not None
    assert (found.chance.as_many, found.chance.shifts) == (as_many, length)


@given(happenings, happenings, st.integers(0, 8), st.integers(1, 400))
def test_the_same_record_a_year_later_has_the_same_figures(
    one: list[tuple[int, int]], two: list[tuple[int, int]], days: int, later: int
) -> None:
    figures = []
    for offset in (0, later):
        firsts = [on(number, day + offset, lasts) for number, (day, lasts) in enumerate(one)]
        seconds = [on(100 + number, day + offset, lasts) for number, (day, lasts) in enumerate(two)]
        found = near_together(firsts, seconds, days, Side.AROUND)
        figures.append((found.near, found.days_covered, found.chance))
    assert figures[0] == figures[1]


@pytest.mark.parametrize("side", Side)
def test_a_wider_window_never_holds_less(side: Side) -> None:
    firsts = [on(number, 13 * number) for number in range(6)]
    seconds = [on(100 + number, 9 * number + 4, number % 3) for number in range(8)]
    counts = [near_together(firsts, seconds, days, side).near for days in range(10)]
    assert counts == sorted(counts)
