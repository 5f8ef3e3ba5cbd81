"""A display list as a PDF."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from casekit.pictures.canvas import Box, Disc, Dome, Group, Line, Outline, Ring, Shape, Stroke, Words
from casekit.pictures.covered import CannotMake
from casekit.pictures.pages import PageChoice
from casekit.pictures.pdf import pdf_of
from casekit.pictures.pdf_furniture import About

PEN = Stroke()
ABOUT = About("A picture", ("As at 20 June 2023",), "A picture in words.")
EVERY_KIND: tuple[Shape, ...] = (
    Box(0.0, 0.0, 600.0, 900.0, "frame", PEN),
    Box(10.0, 10.0, 40.0, 20.0, "round", Stroke(dash="4 2", fill="#eeeeee"), round=6.0),
    Disc(100.0, 30.0, 20.0, "symbol", PEN),
    Outline(((150.0, 10.0), (190.0, 10.0), (170.0, 50.0)), "symbol", PEN),
    Ring(((200.0, 10.0), (260.0, 10.0), (260.0, 60.0), (200.0, 60.0)), "outline", PEN, round=8.0, veil=0.5),
    Line((((0.0, 100.0), (600.0, 100.0)), ((5.0, 110.0), (5.0, 190.0))), "line", Stroke(cap="round", dash="0.1 6")),
    Dome(300.0, 40.0, 20.0, "symbol", PEN),
    Group("person", (Words(300.0, 130.0, "Ann Lake", 10.0), Words(300.0, 150.0, "b. 1990", 10.0, bold=True))),
)


def pages(*sections: tuple[Shape, ...]) -> list[str]:
    """What is written on each page."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf_of(sections, ABOUT, PageChoice()).data)).pages]


def test_every_kind_of_shape_is_drawn() -> None:
    (text,) = pages(EVERY_KIND)
    assert "Ann Lake" in text and "b. 1990" in text and "As at 20 June 2023" in text and "Page 1 of 1" in text


def test_sections_go_on_pages_of_their_own_where_one_page_is_too_small() -> None:
    below = (Box(0.0, 910.0, 600.0, 900.0, "frame", PEN), Words(300.0, 1500.0, "Key", 10.0))
    family, key = pages(EVERY_KIND, below)
    assert "Ann Lake" in family and "Key" not in family and "Page 1 of 2" in family
    assert "Key" in key and "Ann Lake" not in key and "Page 2 of 2" in key


def test_the_properties_name_the_picture_and_its_maker_and_no_day_that_is_not_known() -> None:
    reader = PdfReader(BytesIO(pdf_of((EVERY_KIND,), replace(ABOUT, author="Amira Salt"), PageChoice()).data))
    told = reader.metadata
    assert told is not None
    assert (told.title, told.author, told.subject) == ("A picture", "Amira Salt", "A picture in words.")
    assert not told.get("/CreationDate") and not told.get("/ModDate")
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert reader.outline == []


def test_bookmarks_lead_to_the_parts_and_to_pages_that_are_to_be_joined() -> None:
    key = (Words(0.0, 920.0, "Key", 14.0, css="heading", bold=True), Box(0.0, 910.0, 600.0, 900.0, "frame", PEN))
    parts = PdfReader(BytesIO(pdf_of((EVERY_KIND, key), ABOUT, PageChoice()).data)).outline
    assert [str(one["/Title"]) for one in parts if not isinstance(one, list)] == ["A picture", "Key"]
    wide = (*EVERY_KIND, Box(0.0, 0.0, 4000.0, 900.0, "frame", PEN))
    whole, tiles = PdfReader(BytesIO(pdf_of((wide,), ABOUT, PageChoice()).data)).outline
    assert not isinstance(whole, list) and str(whole["/Title"]) == "A picture"
    assert isinstance(tiles, list) and len(tiles) > 1


def test_a_page_holds_only_what_it_shows() -> None:
    far = (*EVERY_KIND, Box(0.0, 0.0, 4000.0, 900.0, "frame", PEN), Words(3900.0, 30.0, "Bo Lake", 10.0))
    shown = pages(far)
    assert len(shown) > 1 and "Ann Lake" in shown[0] and "Bo Lake" not in shown[0] and "Bo Lake" in shown[-1]


def test_a_title_of_one_endless_word_stays_on_the_page() -> None:
    about = About("W" * 300, (), "")
    assert "W" * 300 in PdfReader(BytesIO(pdf_of((EVERY_KIND,), about, PageChoice()).data)).pages[0].extract_text()


def test_marks_on_a_letter_leave_the_lines_after_it_where_they_are() -> None:
    plain, marked = (
        PdfReader(BytesIO(pdf_of(((Words(0.0, 0.0, name, 10.0), *EVERY_KIND),), ABOUT, PageChoice()).data))
        for name in ("Zoe Hall", "Zoë́̂ H̷̢a̴͑l̶l")
    )
    places: list[list[float]] = []
    for reader in (plain, marked):
        found: list[float] = []
        reader.pages[0].extract_text(
            visitor_text=lambda text, _, place, *__, found=found: found.append(place[5]) if "Lake" in text else None
        )
        content = reader.pages[0].get_contents()
        assert content is not None and b" Ts" not in content.get_data()
        places.append(found)
    assert places[0] == places[1] != []


def test_letters_that_the_font_lacks_are_refused() -> None:
    with pytest.raises(CannotMake, match="王"):
        pages((*EVERY_KIND, Words(0.0, 0.0, "王", 10.0)))
