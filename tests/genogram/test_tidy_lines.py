"""Lines of the family are no more crooked than they need be, and stand apart where many meet one person."""

import re
from itertools import pairwise

import pytest
from test_example_families import family_of

from casekit.genogram import draw
from casekit.pictures.canvas import Point

MANY_LINES = (
    "brothers-and-sisters-in-three-homes",
    "child-in-two-homes",
    "fostered-with-past-carers",
    "many-kinds-of-parents",
    "mother-of-three-families",
)
LEAST_STEP = 6.0
"""A line that steps aside by less looks like a slip of the pen, in picture units."""
_PATH = re.compile(r'<path class="line" d="([^"]*)"')
_POINT = re.compile(r"[ML](-?[\d.]+) (-?[\d.]+)")


def lines_of(svg: str, kind: str) -> list[list[Point]]:
    """The points of every line of one kind (`couple`, `child`, `carer`)."""
    found = []
    for group in re.findall(rf'<g class="{kind}".*?</g>', svg, re.DOTALL):
        for path in _PATH.findall(group):
            found.append([(float(x), float(y)) for x, y in _POINT.findall(path)])
    return found


@pytest.mark.parametrize("name", MANY_LINES)
def test_no_line_steps_aside_by_a_hair(name: str) -> None:
    svg = draw(family_of(name)).svg
    lines = [line for kind in ("couple", "child", "carer") for line in lines_of(svg, kind)]
    steps = [
        abs(here[0] - there[0])
        for line in lines
        for before, here, there, after in zip(line, line[1:], line[2:], line[3:], strict=False)
        if before[0] == here[0] and here[1] == there[1] and there[0] == after[0]
    ]
    assert lines
    assert all(step >= LEAST_STEP for step in steps)


def test_the_lines_of_eleven_partners_end_apart() -> None:
    svg = draw(family_of("eleven-partners")).svg
    lines = lines_of(svg, "couple")
    legs = sorted(line[-1][0] for line in lines if len(line) == 4 and line[-1][0] == line[-2][0])
    assert len(legs) == 6
    assert all(after - before > 5.0 for before, after in pairwise(legs))


def test_the_line_of_a_grandmother_who_cares_runs_straight_past_the_row_between() -> None:
    svg = draw(family_of("grandmother-special-guardian")).svg
    (line,) = lines_of(svg, "carer")
    assert len(line) == 5
