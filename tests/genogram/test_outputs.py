"""The files that come of a genogram: each holds what the SVG holds, and options that do not fit are refused."""

import json
import re
import stat
import struct
import textwrap
from collections.abc import Iterable
from html import unescape
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from running import Ran, casekit

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
NDELA = EXAMPLES / "ndela-rae.yaml"
SMALL = EXAMPLES / "families" / "four-grandparents.yaml"
WIDE = EXAMPLES / "families" / "five-generations.yaml"


def render(case: Path, *options: str) -> Ran:
    """The command as somebody would type it."""
    return casekit(["render", "genogram", str(case), "--as-at", "2023-06-20", *options])


def written(case: Path, target: Path, *options: str) -> Path:
    """The file that the command writes."""
    ran = render(case, *options, "-o", str(target))
    assert ran.code == 0, ran.err
    return target


def lines_of(svg: Path) -> set[str]:
    """Every line of text in the picture, without its spaces."""
    texts = re.findall(r"<text\b[^>]*>([^<]*)</text>", svg.read_text(encoding="utf-8"))
    return {"".join(unescape(text).split()) for text in texts}


def text_of(pages: Iterable[PageObject]) -> str:
    """All that is written on pages, without its spaces."""
    return "".join("".join(page.extract_text().split()) for page in pages)


def case_with(tmp_path: Path, name: str) -> Path:
    """A child with this name, and a mother."""
    target = tmp_path / "case.yaml"
    quoted = json.dumps(name, ensure_ascii=False)
    target.write_text(
        textwrap.dedent(
            f"""\
            casekit: 1
            child: cy
            family:
              cy: {{name: {quoted}, gender: female, born: 2014-05-02}}
              ann: {{name: Ann Lake, gender: female, born: 1990}}
            couples:
              - partners: [ann]
                children: [cy]
            """
        ),
        encoding="utf-8",
    )
    return target


class TestPdf:
    def test_it_says_all_that_the_svg_says_with_fonts_of_its_own(self, tmp_path: Path) -> None:
        svg, pdf = (written(NDELA, tmp_path / f"n.{kind}") for kind in ("svg", "pdf"))
        pages = PdfReader(pdf).pages
        said = text_of(pages)
        assert lines_of(svg) and all(line in said for line in lines_of(svg))
        fonts = pages[0]["/Resources"]["/Font"]
        assert len(fonts) > 0
        for font in fonts.values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]
            assert "DejaVuSans" in font.get_object()["/BaseFont"]

    def test_a_family_that_fits_is_on_one_page_of_a4_with_its_title_and_day(self, tmp_path: Path) -> None:
        reader = PdfReader(written(SMALL, tmp_path / "n.pdf", "--subtitle", "For the conference"))
        assert len(reader.pages) == 1
        assert reader.pages[0].mediabox.width == pytest.approx(595.28, abs=0.1)
        assert "Page 1 of 1" in reader.pages[0].extract_text()
        assert reader.metadata is not None and reader.metadata.title == "Genogram of Ella Hart"
        assert "Paulo Silva and Marta Silva: married" in (reader.metadata.subject or "")
        assert reader.trailer["/Root"]["/Lang"] == "en-GB"

    def test_a_wide_family_is_laid_over_pages_that_say_where_they_belong(self, tmp_path: Path) -> None:
        target = tmp_path / "w.pdf"
        ran = render(WIDE, "-o", str(target), "--page", "a3")
        assert "2 pages of A3, 1 × 2, with marks to join them, since on one" in ran.err
        pages = PdfReader(target).pages
        first, second = (page.extract_text() for page in pages)
        assert "Page 1 of 2" in first and "row 1, column 1 of 1 × 2" in first and "page 2 ▸" in first
        assert "Page 2 of 2" in second and "◂ page 1" in second
        svg = written(WIDE, tmp_path / "w.svg")
        assert all(line in text_of(pages) for line in lines_of(svg))

    def test_one_page_is_made_on_request_and_small_words_are_said(self, tmp_path: Path) -> None:
        ran = render(WIDE, "-o", str(tmp_path / "w.pdf"), "--fit", "--landscape")
        assert len(PdfReader(tmp_path / "w.pdf").pages) == 1
        assert "points high, which is hard to read on paper" in ran.err

    def test_the_same_family_is_the_same_bytes(self, tmp_path: Path) -> None:
        one, two = (written(NDELA, tmp_path / f"{name}.pdf") for name in "ab")
        assert one.read_bytes() == two.read_bytes()

    def test_arabic_is_joined_and_keeps_what_was_typed(self, tmp_path: Path) -> None:
        target = written(case_with(tmp_path, "فاطمة Ọ́lá"), tmp_path / "x.pdf")
        content = PdfReader(target).pages[0].get_contents()
        assert content is not None
        assert ("\ufeff" + "فاطمة Ọ́lá").encode("utf-16-be").hex().encode() in content.get_data()


class TestPng:
    def test_size_as_asked(self, tmp_path: Path) -> None:
        image = written(NDELA, tmp_path / "n.png", "--width", "900").read_bytes()
        assert struct.unpack(">I", image[16:20]) == (900,)
        width = int(re.findall(r'width="(\d+)"', written(NDELA, tmp_path / "n.svg").read_text(encoding="utf-8"))[0])
        usual, three = (written(NDELA, tmp_path / "n.png", *options).read_bytes() for options in ((), ("--scale", "3")))
        assert struct.unpack(">I", usual[16:20]) == (2 * width,)
        assert struct.unpack(">I", three[16:20]) == (3 * width,)

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (("--width", "200000"), "more than most programs open"),
            (("--width", "5"), "too narrow to read"),
            (("--scale", "0"), "no useful size"),
            (("--scale", "nan"), "no useful size"),
            (("--scale", "2", "--width", "500"), "Keep one of them"),
            (("--tile",), "`--tile` is for a PDF, and this is PNG"),
            (("--page", "A3"), "`--page` is for a PDF"),
            (("--for", "word", "--scale", "2"), "chooses the size itself"),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, tmp_path: Path, options: tuple[str, ...], said: str) -> None:
        ran = render(NDELA, "-o", str(tmp_path / "n.png"), *options)
        assert ran.code == 2 and said in ran.err
        assert not list(tmp_path.iterdir())


class TestForWord:
    def test_a_picture_of_the_right_size_and_its_words(self, tmp_path: Path) -> None:
        family = str(EXAMPLES / "families" / "fostered-with-past-carers.yaml")
        ran = render(family, "--for", "word", "-o", str(tmp_path / "n.png"))
        assert ran.code == 0
        assert {file.name for file in tmp_path.iterdir()} == {"n.png", "n.alt.txt"}
        assert f"Wrote {tmp_path / 'n.png'}" in ran.err and f"Wrote {tmp_path / 'n.alt.txt'}" in ran.err
        image = (tmp_path / "n.png").read_bytes()
        assert image[37:41] == b"pHYs"
        width, dots = struct.unpack(">I", image[16:20])[0], struct.unpack(">I", image[41:45])[0]
        assert width / dots <= 0.161 and dots == round(220 / 0.0254)
        assert "Jim Wood and Brenda Wood: married" in (tmp_path / "n.alt.txt").read_text(encoding="utf-8")

    def test_both_files_or_none(self, tmp_path: Path) -> None:
        (tmp_path / "n.alt.txt").mkdir()
        ran = render(NDELA, "--for", "word", "-o", str(tmp_path / "n.png"))
        assert ran.code == 2 and "is a folder" in ran.err
        assert [file.name for file in tmp_path.iterdir()] == ["n.alt.txt"]

    def test_a_key_that_would_make_the_family_too_small_is_a_picture_of_its_own(self, tmp_path: Path) -> None:
        ran = render(NDELA, "--for", "word", "-o", str(tmp_path / "n.png"))
        assert ran.code == 0
        assert {file.name for file in tmp_path.iterdir()} == {"n.png", "n-key.png", "n.alt.txt"}
        assert "so the key is a second one" in ran.err and "Even so" not in ran.err

    def test_it_needs_a_place_and_a_png(self, tmp_path: Path) -> None:
        assert "makes two files" in render(NDELA, "--for", "word").err
        assert "is for a PNG" in render(NDELA, "--for", "word", "-o", str(tmp_path / "n.pdf")).err

    def test_words_too_small_to_read_are_said(self, tmp_path: Path) -> None:
        ran = render(WIDE, "--for", "word", "-o", str(tmp_path / "w.png"))
        assert "(landscape)" in ran.err and "hard to read on paper" in ran.err


class TestDot:
    def test_names_are_labels_and_never_instructions(self, tmp_path: Path) -> None:
        text = render(case_with(tmp_path, '<b>Mum</b> \\N "]; x=" case:1'), "--format", "dot").out
        assert 'label="<b>Mum</b> \\\\N \\"]; x=\\" case:1\\nb. 2 May 2014"' in text
        outside = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)
        assert outside.count('"') % 2 == 0 and "Mum" not in outside
        # What is left is nodes with numbers for names, their edges, and attributes.
        for line in outside.splitlines()[1:-1]:
            assert re.fullmatch(
                r"  (graph|node|edge|\{rank=same;.*\}|\w+\d+( -- \w+\d+)?)( \[[\w=\", ]*\])?;?", line
            ), line

    def test_everybody_is_there_once_and_generations_are_rows(self) -> None:
        text = render(NDELA, "--format", "dot").out
        assert len(re.findall(r"^  person\d+ \[", text, re.MULTILINE)) == 10
        assert len(re.findall(r"rank=same", text)) == 3
        assert 'label="distant (as Ndéla Rae sees it)"' in text
        assert text.startswith("graph genogram {") and text.endswith("}\n")


class TestJson:
    def test_the_page_on_json_names_every_field(self) -> None:
        page = (EXAMPLES.parent / "docs" / "json.md").read_text(encoding="utf-8").partition("## A genogram")[2]
        picture = json.loads(render(NDELA, "--format", "json").out)
        records = (picture, picture["people"][0], picture["unions"][0], picture["carers"][0], picture["households"][0])
        named = set(re.findall(r"`(\w+)`", page))
        assert {field for record in (*records, picture["relationships"][0]) for field in record} <= named | {"casekit"}

    def test_people_stand_where_the_svg_has_them(self, tmp_path: Path) -> None:
        picture = json.loads(render(NDELA, "--format", "json").out)
        svg = written(NDELA, tmp_path / "n.svg").read_text(encoding="utf-8")
        assert (picture["casekit"], picture["version"], picture["index"]) == ("genogram", 1, "ndela")
        assert f'viewBox="0 0 {picture["view"]["width"]} {picture["view"]["height"]}"' in svg
        for person in picture["people"]:
            group = svg[svg.index(f'data-person="{person["key"]}"') :]
            assert f'data-generation="{person["generation"]}"' in group[: group.index(">")]
            baseline = float(re.findall(r'<text class="label" x="[\d.]+" y="([\d.]+)"', group)[0])
            assert person["y"] + person["height"] < baseline < person["y"] + person["with_label"]["height"]

    def test_dates_that_are_not_shown_are_not_given_away(self) -> None:
        year = {"text": "2014", "earliest": "2014-01-01", "latest": "2014-12-31"}
        nothing = {"text": None, "earliest": None, "latest": None}
        for shown, said in (("years", year), ("none", nothing)):
            out = render(SMALL, "--format", "json", "--dates", shown).out
            assert json.loads(out)["people"][0]["born"] == said
            assert "2014-05" not in out and "May 2014" not in out

    def test_who_belongs_to_whom(self) -> None:
        picture = json.loads(render(NDELA, "--format", "json").out)
        parents = [union for union in picture["unions"] if union["children"] and union["children"][0]["key"] == "ndela"]
        assert parents[0]["partners"] == ["moussa", "aino"] or set(parents[0]["partners"]) == {"aino", "moussa"}
        assert parents[0]["ended"] == "separated"
        views = [(one["from"], one["to"], one["is"], one["seen_by"]) for one in picture["relationships"]]
        assert ("ndela", "aino", "distant", "ndela") in views and ("ndela", "aino", "close", "aino") in views
        assert picture["carers"][0]["carers"] == ["yolande", "christian"]
        assert picture["words"][0].startswith("Genogram of Ndéla Rae, as at 20 June 2023")


def test_the_words_alone_fit_a_terminal() -> None:
    out = render(NDELA, "--format", "txt").out
    assert max(map(len, out.splitlines())) <= 80
    assert "Ndéla Rae (the child this is about, female, born 17 Sep 2008)" in " ".join(out.split())


def test_title_and_subtitle_are_escaped_wrapped_and_whole(tmp_path: Path) -> None:
    title = "The <Rae> & Korhonen family, as their network saw it, " * 3
    svg = written(NDELA, tmp_path / "n.svg", "--title", title, "--subtitle", "Private & confidential")
    text = svg.read_text(encoding="utf-8")
    lines = re.findall(r'<text class="title"[^>]*>([^<]*)</text>', text)
    assert len(lines) > 1 and unescape(" ".join(lines)) == title.strip()
    assert ">Private &amp; confidential</text>" in text
    assert render(NDELA, "--title", "  ").code == 2


class TestPlaces:
    def test_a_folder_and_a_record_are_never_written_over(self, tmp_path: Path) -> None:
        (tmp_path / "x.svg").mkdir()
        assert "is a folder" in render(NDELA, "-o", str(tmp_path / "x.svg")).err
        assert "never writes over records" in render(NDELA, "-o", str(tmp_path / "x.yaml")).err

    def test_a_missing_folder_is_made(self, tmp_path: Path) -> None:
        assert written(NDELA, tmp_path / "new" / "n.pdf").is_file()

    def test_permissions_are_kept(self, tmp_path: Path) -> None:
        target = tmp_path / "n.svg"
        target.write_text("old", encoding="utf-8")
        target.chmod(0o640)
        written(NDELA, target)
        assert stat.S_IMODE(target.stat().st_mode) == 0o640 and len(list(tmp_path.iterdir())) == 1
