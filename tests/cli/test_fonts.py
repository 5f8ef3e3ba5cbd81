"""Letters that casekit's own font lacks: drawn with a font of the computer, refused where none has them."""

import json
from pathlib import Path
from typing import NoReturn

import pytest
from pypdf import PdfReader

from casekit.cli import fonts
from running import Ran, casekit
from tiny_font import tiny_font

CHINESE = "王小明"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a computer that has no fonts but those that a test puts there."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    monkeypatch.setattr(fonts, "folders", lambda: [folder / "none such", folder])
    return folder


def put(folder: Path, file: str, letters: str, name: str) -> Path:
    """Install a font with these letters."""
    target = folder / file
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(tiny_font(letters, name))
    return target


def case_of(tmp_path: Path, name: str) -> Path:
    """A child of this name, to whom something has happened."""
    target = tmp_path / "case.yaml"
    target.write_text(
        f"casekit: 1\nchild: cy\nfamily:\n  cy: {{name: {json.dumps(name, ensure_ascii=False)}, born: 2014}}\n"
        "chronology:\n  events:\n    - {date: 2023-02-01, what: Missed school., themes: [neglect]}\n",
        encoding="utf-8",
    )
    return target


def render(tmp_path: Path, name: str, file: str, *options: str, picture: str = "genogram") -> Ran:
    """A picture of a child of this name, as somebody would ask for it."""
    case, target = str(case_of(tmp_path, name)), str(tmp_path / file)
    return casekit(["render", picture, case, "--as-at", "2023-06-20", "-o", target, *options])


def text_of(pdf: Path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages)


@pytest.mark.parametrize("picture", ["genogram", "timeline"])
@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_a_font_of_the_computer_draws_what_ours_lacks(installed: Path, tmp_path: Path, picture: str, kind: str) -> None:
    put(installed, "deeper/song.ttf", CHINESE, "Tiny Song")
    ran = render(tmp_path, f"{CHINESE} Lee", f"x.{kind}", picture=picture)
    said = "Note: Letters that casekit's own font lacks are drawn with fonts of this computer: 王小明 with Tiny Song."
    assert ran.code == 0 and said in ran.err and (tmp_path / f"x.{kind}").exists()


def test_what_was_typed_is_found_in_a_pdf_whatever_was_made_before_it(installed: Path, tmp_path: Path) -> None:
    put(installed, "song.ttf", f"{CHINESE}🧸", "Tiny Song")
    render(tmp_path, "Cy Lee", "before.pdf")
    render(tmp_path, "王小明 Lee 🧸", "x.pdf")
    content = PdfReader(tmp_path / "x.pdf").pages[0].get_contents()
    assert content is not None
    assert "\ufeff王小明 Lee 🧸".encode("utf-16-be").hex().encode() in content.get_data()
    assert "王小明 Lee" in text_of(tmp_path / "x.pdf")


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_the_same_fonts_give_the_same_bytes(installed: Path, tmp_path: Path, kind: str) -> None:
    put(installed, "song.ttf", CHINESE, "Tiny Song")
    for file in ("one", "two"):
        assert render(tmp_path, CHINESE, f"{file}.{kind}").code == 0
    assert (tmp_path / f"one.{kind}").read_bytes() == (tmp_path / f"two.{kind}").read_bytes()


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_where_no_font_has_a_letter_nothing_is_made(installed: Path, tmp_path: Path, kind: str) -> None:
    put(installed, "song.ttf", "小明", "Tiny Song")
    put(installed, "LastResort.otf", CHINESE, "Boxes")
    (installed / "broken.ttf").write_bytes(b"no font at all")
    ran = render(tmp_path, f"{CHINESE} Lee", f"x.{kind}")
    assert ran.code == 2 and "nor any font it found here can draw (王)" in ran.err
    assert "Install a font that has them, or name its file after `--font`; or make an .svg" in ran.err
    assert not (tmp_path / f"x.{kind}").exists()


def test_a_letter_for_private_use_is_drawn_by_no_font(installed: Path, tmp_path: Path) -> None:
    put(installed, "icons.ttf", "\ue000", "Icons")
    assert render(tmp_path, "Cy \ue000", "x.png").code == 2


def test_fonts_are_looked_for_only_where_a_letter_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def looked() -> NoReturn:
        raise AssertionError("nothing lacks")

    monkeypatch.setattr(fonts, "folders", looked)
    for kind in ("png", "pdf", "svg"):
        assert render(tmp_path, "Ndéla Łukasz Ελένη محمد", f"x.{kind}").err == f"Wrote {tmp_path / f'x.{kind}'}\n"


def test_an_svg_leaves_them_to_whoever_opens_it(installed: Path, tmp_path: Path) -> None:
    ran = render(tmp_path, CHINESE, "x.svg")
    assert ran.code == 0 and "no letters for 王小明. The SVG shows them with the fonts of the computer" in ran.err


class TestChoice:
    """Which font is taken."""

    def test_a_well_known_one_comes_first(self, installed: Path, tmp_path: Path) -> None:
        put(installed, "aaa.ttf", CHINESE, "Nobody's")
        put(installed, "MSYH.TTC", CHINESE, "Microsoft YaHei")
        assert "王小明 with Microsoft YaHei." in render(tmp_path, CHINESE, "x.png").err

    def test_an_upright_one_comes_before_a_bold_one(self, installed: Path, tmp_path: Path) -> None:
        put(installed, "a-bold.ttf", CHINESE, "Bold")
        put(installed, "a-plain.ttf", CHINESE, "Plain")
        assert "王小明 with Plain." in render(tmp_path, CHINESE, "x.png").err

    def test_a_name_is_of_one_hand_where_it_can_be(self, installed: Path, tmp_path: Path) -> None:
        put(installed, "aaa.ttf", "王", "Part")
        put(installed, "bbb.ttf", CHINESE, "Whole")
        assert "王小明 with Whole." in render(tmp_path, CHINESE, "x.png").err

    def test_several_share_the_work_where_none_has_all(self, installed: Path, tmp_path: Path) -> None:
        put(installed, "aaa.ttf", "王小", "First")
        put(installed, "bbb.ttf", "小明🧸", "Second")
        assert "王小 with First, 明🧸 with Second." in render(tmp_path, f"{CHINESE} 🧸", "x.pdf").err

    def test_an_accent_needs_a_font_that_has_it_on_its_letter(self, installed: Path, tmp_path: Path) -> None:
        put(installed, "aaa.ttf", "\u1ab0", "Accent")
        assert "can draw (x\u1ab0)" in render(tmp_path, "x\u1ab0 Lee", "x.png").err
        put(installed, "bbb.ttf", "x\u1ab0", "Both")
        assert "x\u1ab0 with Both." in render(tmp_path, "x\u1ab0 Lee", "x.png").err


class TestNamed:
    """`--font FILE`."""

    def test_it_comes_before_those_installed(self, installed: Path, tmp_path: Path) -> None:
        put(installed, "msyh.ttc", CHINESE, "Microsoft YaHei")
        mine = put(tmp_path, "mine.ttf", "王小", "Mine")
        assert "明 with Microsoft YaHei, 王小 with Mine." in render(tmp_path, CHINESE, "x.png", "--font", str(mine)).err

    @pytest.mark.usefixtures("installed")
    def test_it_draws_a_picture_for_word(self, tmp_path: Path) -> None:
        mine = put(tmp_path, "mine.ttf", CHINESE, "Mine")
        ran = render(tmp_path, CHINESE, "x.png", "--for", "word", "--font", str(mine))
        assert ran.code == 0 and "王小明 with Mine." in ran.err

    @pytest.mark.usefixtures("installed")
    @pytest.mark.parametrize("file", ["none.ttf", "case.yaml", "fonts"])
    def test_what_is_no_font_is_refused(self, tmp_path: Path, file: str) -> None:
        ran = render(tmp_path, CHINESE, "x.png", "--font", str(tmp_path / file))
        assert ran.code == 2 and f"{file} is not a font that can be read." in ran.err

    def test_it_is_said_where_it_is_not_needed(self, tmp_path: Path) -> None:
        mine = put(tmp_path, "mine.ttf", CHINESE, "Mine")
        ran = render(tmp_path, "Cy Lee", "x.pdf", "--font", str(mine))
        assert ran.code == 0 and "`--font` was not needed" in ran.err

    def test_an_svg_takes_none(self, tmp_path: Path) -> None:
        ran = render(tmp_path, "Cy Lee", "x.svg", "--font", "mine.ttf")
        assert ran.code == 2 and "`--font` is for a PNG or a PDF, and this is SVG." in ran.err


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_each_system_has_folders_of_its_own(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts.sys, "platform", system)
    monkeypatch.setenv("LOCALAPPDATA", "local")
    monkeypatch.setenv("WINDIR", "windows")
    found = {folder.as_posix() for folder in fonts.folders()}
    expected = {
        "win32": {"windows/Fonts", "local/Microsoft/Windows/Fonts"},
        "darwin": {"/System/Library/Fonts", "/Library/Fonts", (Path.home() / "Library/Fonts").as_posix()},
        "linux": {"/usr/share/fonts", "/usr/local/share/fonts", (Path.home() / ".fonts").as_posix()},
    }
    assert expected[system] <= found
