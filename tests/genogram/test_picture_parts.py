"""What all pictures share: measured text, the SVG's frame, PNG; and the key and the words of a genogram."""

from itertools import combinations
from xml.etree import ElementTree

import pytest
from drawn_families import adopted, family, foster_home, person, three_partners, wide_sibship

from casekit.genogram import draw
from casekit.genogram.notation import UK
from casekit.pictures.canvas import number
from casekit.pictures.covered import CannotMake
from casekit.pictures.letters import uncovered
from casekit.pictures.png import png_of
from casekit.pictures.text_metrics import text_width, wrap

SVG = "{http://www.w3.org/2000/svg}"


def test_text_is_as_wide_as_a_browser_draws_it() -> None:
    assert text_width("Summer Flint", 10) == pytest.approx(67.2, abs=0.1)
    assert text_width("b. 2011-05-23", 10) == pytest.approx(70.8, abs=0.1)
    assert text_width("Summer Flint", 10, bold=True) > text_width("Summer Flint", 10)
    assert text_width("e\u0301", 10) == text_width("e", 10)


def test_letters_outside_the_font_are_known() -> None:
    assert uncovered(["Ndéla Łukasz", "Ελένη محمد", "e\u0301\u200d"]) == ()
    assert uncovered(["李 and 李明", "👩‍👧", "x\u1ab0"]) == ("李", "明", "👩‍👧", "x\u1ab0")


def test_text_is_broken_between_words_and_loses_none() -> None:
    assert wrap("Anna Maria  Konstantina", 70.0, 12.0) == ("Anna Maria", "Konstantina")
    assert wrap("", 70.0, 12.0) == ()


def test_numbers_are_short_and_never_a_negative_nought() -> None:
    assert [number(value) for value in (1.0, -0.04, 2.25, 10.96)] == ["1", "0", "2.2", "11"]


def test_the_svg_has_title_words_and_unique_ids_and_names_nothing_outside() -> None:
    picture = draw(three_partners())
    root = ElementTree.fromstring(picture.svg)
    ids = [node.attrib["id"] for node in root.iter() if "id" in node.attrib]
    assert root.attrib["aria-labelledby"].split() == ids and len(set(ids)) == len(ids)
    assert root.attrib["class"] == "casekit genogram" and root.attrib["role"] == "img"
    assert root.attrib["data-as-at"] == "2023-06-20" and root.attrib["data-notation"] == "uk"
    desc = root.find(f"{SVG}desc")
    assert desc is not None and desc.text == picture.words
    assert not any(node.tag.endswith("script") or "href" in "".join(node.attrib) for node in root.iter())
    ground = root.find(f"{SVG}rect")
    assert ground is not None and ground.attrib["fill"] == "#ffffff"


def test_the_words_name_everybody_and_every_couple() -> None:
    drawn = foster_home()
    words = draw(drawn).words
    assert all(member.name in words for member in drawn.members)
    assert "Sandra stands alone as a parent, the other parent not named. Child: Jason." in words
    assert "Generation 1 of 3" in words


def test_the_key_has_exactly_what_is_used() -> None:
    def key_of(svg: str) -> set[str]:
        root = ElementTree.fromstring(svg)
        return {node.text or "" for node in root.iter(f"{SVG}text") if node.attrib["class"] == "meaning"}

    assert key_of(draw(family("kid", [person("kid", "m", "2010")], [])).svg) == {"male", "the child this is about"}
    assert "has died" in key_of(draw(three_partners()).svg)
    assert {"adopted child", "conceived with a donor", "casual relationship"} <= key_of(draw(adopted()).svg)
    assert "non-binary" in key_of(draw(wide_sibship()).svg)
    assert "divorced" not in key_of(draw(wide_sibship()).svg)


def test_no_two_kinds_of_line_are_alike_without_colour() -> None:
    lines = [*set(UK.couple.values()), *{stroke for stroke in UK.child.values() if stroke.dash}, UK.carer]
    for one, two in combinations(lines, 2):
        assert (one.dash, one.width) != (two.dash, two.width)


def test_a_picture_becomes_a_png() -> None:
    picture = draw(three_partners())
    png = png_of(picture.svg, (picture.drawing.width, picture.drawing.height), 1.0)
    assert png.startswith(b"\x89PNG") and len(png) > 10_000


def test_a_png_is_refused_where_it_would_show_empty_boxes() -> None:
    picture = draw(family("kid", [person("kid", name="李明")], []))
    with pytest.raises(CannotMake, match="李明"):
        png_of(picture.svg, (picture.drawing.width, picture.drawing.height))
