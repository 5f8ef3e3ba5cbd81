"""The check can fail: faults put into a right picture are found from its geometry."""

import re
from dataclasses import replace

import pytest
from drawn_families import adopted, couple, family, foster_home, person, three_partners, wide_sibship

from casekit.genogram import CannotDraw, WrongPicture, draw
from casekit.genogram.family import Family
from casekit.genogram.kinds import Ending
from casekit.genogram.picture import draw_unchecked
from casekit.genogram.quality import faults
from casekit.genogram.read_back import differences


def altered(svg: str, pattern: str, becomes: str) -> str:
    """The picture with one thing changed; the change must apply."""
    new, times = re.subn(pattern, becomes, svg, count=1, flags=re.S)
    assert times == 1 and new != svg
    return new


def moved(svg: str, key: str, dx: float, dy: float = 0.0) -> str:
    """The picture with one person's symbol somewhere else."""
    shift = {"x": dx, "cx": dx, "y": dy, "cy": dy}

    def shifted(found: re.Match[str]) -> str:
        return re.sub(r' (c?[xy])="(-?[\d.]+)"', lambda at: f' {at[1]}="{float(at[2]) + shift[at[1]]}"', found[0])

    new, times = re.subn(rf'<g class="person" data-person="{key}".*?</g>', shifted, svg, flags=re.S)
    assert times == 1
    return new


def wrong(svg: str, drawn: Family) -> list[str]:
    """Everything the two checks find."""
    return [*differences(svg, drawn), *faults(svg, drawn)]


def test_a_picture_that_reads_back_wrong_is_never_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = three_partners()
    right = draw_unchecked(drawn)
    bad = replace(right, svg=moved(right.svg, "mia", 60.0))
    monkeypatch.setattr("casekit.genogram.picture.draw_unchecked", lambda *_: bad)
    with pytest.raises(WrongPicture, match="child line is wrong or missing: Mia") as found:
        draw(drawn)
    assert found.value.differences and isinstance(found.value, CannotDraw)


def test_a_moved_symbol_is_found() -> None:
    drawn = three_partners()
    svg = moved(draw(drawn).svg, "mia", 60.0)
    assert any("child line is wrong or missing: Mia" in fault for fault in differences(svg, drawn))


def test_a_missing_person_and_a_person_drawn_twice_are_found() -> None:
    drawn = three_partners()
    svg = draw(drawn).svg
    gone = altered(svg, r'<g class="person" data-person="gemma".*?</g>', "")
    assert "Gemma is missing" in differences(gone, drawn)
    twice = altered(svg, r'(<g class="person" data-person="gemma".*?</g>)', r"\1\1")
    assert any("drawn 2 times" in fault for fault in differences(twice, drawn))


@pytest.mark.parametrize("css", ["couple", "sibship", "child"])
def test_a_removed_line_is_found(css: str) -> None:
    drawn = three_partners()
    svg = altered(draw(drawn).svg, rf'(<g class="{css}"[^>]*>\n)<path class="line"[^>]*/>', r"\1")
    assert differences(svg, drawn)


def test_a_removed_carer_line_is_found() -> None:
    drawn = foster_home()
    svg = altered(draw(drawn).svg, r'<g class="carer".*?</g>', "")
    assert any("carer line is wrong or missing" in fault for fault in differences(svg, drawn))


def test_swapped_children_are_found() -> None:
    drawn = three_partners()
    svg = draw(drawn).svg
    swapped = svg.replace('data-person="ruby"', 'data-person="?"').replace('data-person="alfie"', 'data-person="ruby"')
    found = differences(swapped.replace('data-person="?"', 'data-person="alfie"'), drawn)
    assert any("Ruby" in fault for fault in found) and any("Alfie" in fault for fault in found)


def test_attributes_that_lie_are_found() -> None:
    drawn = three_partners()
    svg = draw(drawn).svg
    assert wrong(altered(svg, 'data-partners="alf rita"', 'data-partners="ken rita"'), drawn)
    assert wrong(altered(svg, 'data-child="jade"', 'data-child="ryan"'), drawn)


def test_a_wrong_kind_of_line_is_found() -> None:
    drawn = adopted()
    svg = draw(drawn).svg
    assert differences(svg.replace('stroke-dasharray="9 4"', ""), drawn)
    assert differences(altered(svg, r'<text class="tag".*?</text>', ""), drawn)
    assert differences(altered(svg, r'(data-partners="bart bea".*?)stroke-dasharray="6 5"', r"\1"), drawn)


def test_a_lost_slash_is_found() -> None:
    people = [person("dad", "m"), person("mum", "f"), person("kid")]
    drawn = family("kid", people, [couple("dad mum", ["kid"], ended=Ending.DIVORCED)])
    svg = altered(draw(drawn).svg, r'(<path class="mark" d="M[^M]*) M[^"]*', r"\1")
    assert any("couple line is wrong or missing" in fault for fault in differences(svg, drawn))


def test_a_line_hung_from_the_wrong_couple_is_found() -> None:
    people = [person("dad", "m"), person("mum", "f"), person("kid"), person("ann", "f"), person("bob", "m")]
    drawn = family("kid", people, [couple("dad mum", ["kid"]), couple("bob ann")])
    other = family("kid", people, [couple("dad mum"), couple("bob ann", ["kid"])])
    assert differences(draw(other).svg, drawn)


def test_faults_of_geometry_are_found() -> None:
    drawn = wide_sibship()
    svg = draw(drawn).svg
    assert any("different heights" in fault for fault in faults(moved(svg, "ann", 0.0, 20.0), drawn))
    assert any("symbols of" in fault for fault in faults(moved(svg, "tim", 40.0), drawn))
    assert any("older than" in fault for fault in faults(moved(svg, "ann", 900.0), drawn))
    assert any("right of mum" in fault for fault in faults(moved(svg, "dad", 300.0), drawn))
    assert any("outside the picture" in fault for fault in faults(moved(svg, "due", 900.0), drawn))
    line = '<g class="couple" data-union="9"><path class="line" d="M{} L{}" stroke="#1a1a1a"/></g></svg>'
    middle = re.search(r'data-person="ann".*?cx="([\d.]+)" cy="([\d.]+)"', svg, re.S)
    assert middle is not None
    x, y = float(middle[1]), float(middle[2])
    through = svg.replace("</svg>", line.format(f"{x - 30} {y}", f"{x + 30} {y}"))
    assert any("through the symbol of ann" in fault for fault in faults(through, drawn))
    words = svg.replace("</svg>", line.format(f"{x - 30} {y + 32}", f"{x + 30} {y + 32}"))
    assert any("through the words 'Ann'" in fault for fault in faults(words, drawn))


def test_two_lines_on_each_other_are_found() -> None:
    drawn = three_partners()
    svg = draw(drawn).svg
    bar = re.search(r'<g class="sibship" data-union="1">.*?</g>', svg, re.S)
    assert bar is not None
    doubled = svg.replace(bar[0], bar[0] + bar[0].replace('data-union="1"', 'data-union="7"'))
    assert any("lie on each other" in fault for fault in faults(doubled, drawn))


def test_a_convention_given_up_must_be_listed() -> None:
    drawn = three_partners()
    svg = altered(draw(drawn).svg, r'data-relaxed="[^"]*"', 'data-relaxed=""')
    assert any("stands between the partners" in fault for fault in faults(svg, drawn))
