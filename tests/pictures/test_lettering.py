"""A line as outlines keeps to the room that was measured for it, and to the order in which it is read."""

from importlib import import_module
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from casekit.pictures.canvas import Words
from casekit.pictures.covered import Faces
from casekit.pictures.faces import Face, faces_in
from casekit.pictures.lettering import Lettering, lettering
from casekit.pictures.letters import uncovered
from casekit.pictures.pages import PageChoice
from casekit.pictures.pdf import pdf_of
from casekit.pictures.pdf_furniture import About
from casekit.pictures.png import png_of
from casekit.pictures.text_metrics import text_width
from tiny_font import tiny_font

SIZE = 20.0


def face(
    letters: str, advance: int = 1000, box: tuple[int, int, int, int] = (100, 0, 900, 800), image: bytes = b""
) -> Face:
    """A font made for a test."""
    data = tiny_font(letters, "Tiny", advance=advance, box=box, image=image)
    (found,) = faces_in(import_module("uharfbuzz").Blob(data))
    return found


def line(text: str, drawn_by: Face, *, bold: bool = False) -> Lettering:
    """A line whose letters that our font lacks are drawn by this one."""
    return lettering(Words(0.0, 0.0, text, SIZE, bold=bold), dict.fromkeys(uncovered([text]), drawn_by))


def starts(found: Lettering) -> list[float]:
    """Where each stroke of a line begins, from the left."""
    return [values[0] for letter, values in found.outline if letter == "M"]


def test_a_letter_stands_where_it_is_read() -> None:
    found = line("Lee 王", face("王"))
    assert starts(found)[-1] == pytest.approx(text_width("Lee ", SIZE) + 0.1 * SIZE, abs=0.5)
    assert found.left_of("end") == found.width == 2 * found.left_of("middle")


def test_what_follows_arabic_stands_right_of_it_and_what_is_in_it_inside() -> None:
    chinese = face("王")
    own = max(starts(line("محمد", chinese)))
    assert max(starts(line("محمد 王", chinese))) > own
    inside = starts(line("دוד 王 דוד", chinese))
    assert min(inside) < inside[len(inside) // 2] < max(inside)


@settings(max_examples=50)
@given(st.text(alphabet="Aé 王小محمد🧸1", min_size=1, max_size=12), st.integers(200, 3000), st.booleans())
def test_a_line_takes_no_more_room_than_was_measured(text: str, advance: int, bold: bool) -> None:
    found = line(text, face("王小🧸", advance), bold=bold)
    assert found.width <= text_width(text, SIZE, bold) + 0.01


def test_words_of_one_line_are_made_smaller_together_and_only_where_the_line_is_full() -> None:
    wide = face("王小明", 1500)
    full = line("王小明", wide)
    assert full.width == pytest.approx(text_width("王小明", SIZE))
    assert line("王小", face("王小")).width == 2 * SIZE


@pytest.mark.parametrize("box", [(0, 0, 1000, 3000), (0, -2000, 1000, 800)], ids=["tall", "deep"])
def test_a_tall_or_deep_letter_keeps_clear_of_the_lines_beside_it(box: tuple[int, int, int, int]) -> None:
    heights = [y for _, values in line("王", face("王", box=box)).outline for y in values[1::2]]
    assert min(heights) >= -0.95 * SIZE - 0.01 and max(heights) <= 0.3 * SIZE + 0.01


def test_a_font_that_has_an_empty_glyph_does_not_draw_the_letter() -> None:
    empty = face("王\u3000", box=(0, 0, 0, 0))
    assert face("王").draws("王") and not face("王").draws("李")
    assert empty.draws("\u3000")


WORDS = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="40"><rect width="100" height="40" fill="#fff"/>'
    '<text class="label" x="50" y="30" font-size="20" text-anchor="middle" fill="#b00000">王</text></svg>'
)


def blue_square() -> bytes:
    """A PNG of 80 by 80 dots."""
    data = BytesIO()
    Image.new("RGB", (80, 80), (0, 0, 0xC0)).save(data, "PNG")
    return data.getvalue()


def drawn(drawn_by: Face) -> Image.Image:
    """A letter in the middle of a PNG of 100 by 40 dots, on the line 30 from its top."""
    faces: Faces = {"王": drawn_by}
    return Image.open(BytesIO(png_of(WORDS, (100.0, 40.0), 1.0, find=lambda _: faces))).convert("RGB")


@pytest.mark.parametrize(
    ("image", "colour"), [(b"", (0xB0, 0, 0)), (blue_square(), (0, 0, 0xC0))], ids=["outlines", "images"]
)
def test_a_png_shows_the_letter_where_the_words_are(image: bytes, colour: tuple[int, int, int]) -> None:
    picture = drawn(face("王", image=image))
    assert picture.getpixel((50, 22)) == colour and picture.getpixel((50, 35)) == (255, 255, 255)
    assert picture.getpixel((20, 22)) == picture.getpixel((80, 22)) == (255, 255, 255)


def test_a_pdf_holds_a_letter_that_is_an_image() -> None:
    faces: Faces = {"王": face("王", image=blue_square())}
    data = pdf_of(((Words(0.0, 0.0, "王", 20.0),),), About("Title", (), ""), PageChoice(), lambda _: faces).data
    (found,) = PdfReader(BytesIO(data)).pages[0].images
    assert found.image is not None and found.image.size == (80, 80)
