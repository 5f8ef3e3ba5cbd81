"""How a picture lies on paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekit.pictures.bounds import Bounds
from casekit.pictures.pages import LARGEST, LEAST_TEXT, MARGIN, PageChoice, Paper, Plan, TooManyPages, planned

SMALL = (0.0, 0.0, 620.0, 700.0)
WIDE = (0.0, 0.0, 4000.0, 700.0)
FOOT = 40.0


def one_plan(picture: Bounds, smallest: float, choice: PageChoice, foot: float) -> Plan:
    """How a picture of one section lies on paper."""
    (plan,) = planned([picture], smallest, choice, foot)
    return plan


def test_a_tall_picture_is_parted_where_its_sections_meet() -> None:
    family, key = (0.0, 0.0, 620.0, 600.0), (0.0, 610.0, 620.0, 1400.0)
    assert len(planned([family, (0.0, 610.0, 620.0, 800.0)], 10.0, PageChoice(), FOOT)) == 1
    plans = planned([family, key], 10.0, PageChoice(), FOOT)
    assert len(plans) == 2 and min(plan.scale for plan in plans) >= LEAST_TEXT / 10.0 and plans[0].page == plans[1].page
    assert len(planned([family, key], 10.0, PageChoice(tiled=False), FOOT)) == 1
    (joined,) = planned([family, key], 10.0, PageChoice(tiled=True), FOOT)
    assert joined.tiled


def test_large_print_is_never_shrunk_unasked() -> None:
    choice = PageChoice(zoom=2.0)
    assert planned([SMALL], 10.0, choice, FOOT)[0].scale >= choice.natural == 1.5


def test_a_small_picture_is_on_one_upright_page() -> None:
    plan = one_plan(SMALL, 10.0, PageChoice(), FOOT)
    assert (plan.rows, plan.columns) == (1, 1) and plan.page[0] < plan.page[1]


def test_a_wide_picture_is_laid_over_pages_only_where_it_cannot_be_read_on_one() -> None:
    assert one_plan((0.0, 0.0, 1200.0, 400.0), 10.0, PageChoice(), FOOT).page[0] > 800
    plan = one_plan(WIDE, 10.0, PageChoice(), FOOT)
    assert plan.tiled and plan.scale * 10.0 >= LEAST_TEXT
    fitted = one_plan(WIDE, 10.0, PageChoice(tiled=False), FOOT)
    assert not fitted.tiled and fitted.scale * 10.0 < LEAST_TEXT


def test_larger_paper_takes_fewer_pages() -> None:
    sheets = [one_plan(WIDE, 10.0, PageChoice(paper), FOOT) for paper in (Paper.A4, Paper.A3)]
    assert sheets[1].columns * sheets[1].rows < sheets[0].columns * sheets[0].rows


def test_the_paper_lies_as_asked() -> None:
    assert one_plan(WIDE, 10.0, PageChoice(landscape=False), FOOT).page == (595.28, 841.89)
    assert one_plan(SMALL, 10.0, PageChoice(landscape=True), FOOT).page == (841.89, 595.28)


def test_more_pages_than_anybody_would_join_are_refused() -> None:
    with pytest.raises(TooManyPages, match="pages; at most"):
        one_plan((0.0, 0.0, 90000.0, 9000.0), 10.0, PageChoice(scale=4.0), FOOT)


@given(
    st.floats(100, 9000),
    st.floats(100, 3000),
    st.sampled_from(Paper),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, True, False]),
)
def test_every_point_of_the_picture_is_on_some_page(
    width: float, height: float, paper: Paper, landscape: bool | None, tiled: bool | None
) -> None:
    picture = (7.0, -3.0, 7.0 + width, height - 3.0)
    plan = one_plan(picture, 9.0, PageChoice(paper, landscape, tiled), FOOT)
    tiles = plan.tiles()
    assert plan.scale <= LARGEST and len(tiles) == plan.rows * plan.columns
    assert min(tile.left for tile in tiles) <= picture[0] + 0.01
    assert min(tile.top for tile in tiles) <= picture[1] + 0.01
    assert max(tile.left + tile.width for tile in tiles) >= picture[2] - 0.01
    assert max(tile.top + tile.height for tile in tiles) >= picture[3] - 0.01
    for one in tiles:
        right = [two for two in tiles if (two.row, two.column) == (one.row, one.column + 1)]
        below = [two for two in tiles if (two.row, two.column) == (one.row + 1, one.column)]
        assert all(two.left < one.left + one.width for two in right)
        assert all(two.top < one.top + one.height for two in below)
    assert plan.area[0] + 2 * MARGIN <= plan.page[0] + 0.01
    assert plan.area[1] + 2 * MARGIN + FOOT <= plan.page[1] + 0.01


def test_the_key_of_a_wide_family_is_not_spread_over_the_pages_of_the_family() -> None:
    family, key = (0.0, 0.0, 4000.0, 400.0), (0.0, 410.0, 820.0, 1000.0)
    tiled, fitted = planned([family, key], 10.0, PageChoice(), FOOT)
    assert tiled.rows == 1 and tiled.tiled and not fitted.tiled and fitted.scale >= LEAST_TEXT / 10.0
    numbers = [tile.number for plan in (tiled, fitted) for tile in plan.tiles()]
    assert numbers == list(range(1, tiled.columns + 2))
