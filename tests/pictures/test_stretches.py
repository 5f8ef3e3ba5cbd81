"""Where two straight stretches meet."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from casekit.pictures.stretches import Stretch, meeting

_PLACES = st.integers(-50, 50).map(float)
_POINTS = st.tuples(_PLACES, _PLACES)
_STRETCHES = st.tuples(_POINTS, _POINTS)


def test_two_that_cross_meet_in_a_point() -> None:
    assert meeting(((0.0, 0.0), (10.0, 10.0)), ((0.0, 10.0), (10.0, 0.0))) == (5.0, 5.0)


def test_one_that_ends_on_the_other_touches_it() -> None:
    assert meeting(((0.0, 0.0), (10.0, 0.0)), ((5.0, 0.0), (5.0, 9.0))) == (5.0, 0.0)


@pytest.mark.parametrize(
    "other",
    [((0.0, 1.0), (10.0, 1.0)), ((0.0, 0.0), (10.0, 0.0)), ((11.0, -5.0), (11.0, 5.0)), ((5.0, 1.0), (5.0, 9.0))],
    ids=["beside it", "the same", "past its end", "above it"],
)
def test_others_do_not_meet(other: Stretch) -> None:
    assert meeting(((0.0, 0.0), (10.0, 0.0)), other) is None


@given(_STRETCHES, _STRETCHES)
def test_where_two_meet_does_not_depend_on_which_comes_first(one: Stretch, two: Stretch) -> None:
    assert (meeting(one, two) is None) == (meeting(two, one) is None)


@given(_POINTS, _POINTS, _POINTS)
def test_two_that_share_a_middle_meet_there(
    middle: tuple[float, float], a: tuple[float, float], b: tuple[float, float]
) -> None:
    (x, y), (ax, ay), (bx, by) = middle, a, b
    assume(ax * by != ay * bx)
    found = meeting(((x - ax, y - ay), (x + ax, y + ay)), ((x - bx, y - by), (x + bx, y + by)))
    assert found == pytest.approx((x, y))
