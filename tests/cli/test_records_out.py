"""`casekit chronology`, `casekit summary` and `casekit render genogram`: what comes out, and where it goes."""

import csv
import io
import json
import re
import stat
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from casekit.case.audience import FAMILY_NOTICE

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
NDELA = EXAMPLES / "ndela-rae.yaml"
MISTAKES = EXAMPLES / "ten-mistakes.yaml"
AS_AT = ("--as-at", "2023-06-20")

WITHHELD = """\
casekit: 1
child: amy
family:
  amy: {name: Amy Example, gender: female, born: 2014-05-02}
  mum: {name: Rosa Example, gender: female, born: 1990}
chronology:
  events:
    - {date: 2023-01-10, kind: incident, themes: [school-attendance], what: Amy was late., action: unknown}
    - date: 2023-02-11
      kind: missing
      themes: [domestic-abuse]
      what: Somebody at Sundial House told us of QUILLFEATHER.
      source: {agency: police}
      action: unknown
      withhold: {from: [mum], why: It would tell her who told us.}
"""


@pytest.fixture
def withheld(folder: Path) -> Path:
    path = folder / "amy.yaml"
    path.write_text(WITHHELD, encoding="utf-8")
    return path


def test_the_chronology_is_a_table_for_people(casekit: Any) -> None:
    ran = casekit("chronology", NDELA, *AS_AT)
    assert ran.code == 0
    assert ran.lines[0] == "Chronology: Ndéla Rae"
    assert b"\x1b" not in ran.data


def test_the_chronology_as_markdown(casekit: Any) -> None:
    assert casekit("chronology", NDELA, *AS_AT, "--format", "markdown").lines[0] == "# Chronology: Ndéla Rae"


def test_the_chronology_as_csv_opens_in_excel(casekit: Any, folder: Path) -> None:
    printed = casekit("chronology", NDELA, *AS_AT, "--format", "csv")
    assert casekit("chronology", NDELA, *AS_AT, "-o", "out.csv").code == 0
    data = Path("out.csv").read_bytes()
    assert printed.data == data
    assert data.startswith(b'\xef\xbb\xbf"No.","Date or period",')
    assert data.count(b"\n") == data.count(b"\r\n") > 6
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == 7
    assert {len(row) for row in rows} == {len(rows[0])}
    assert printed.said == ""


def test_the_chronology_as_json(casekit: Any) -> None:
    document = json.loads(casekit("chronology", NDELA, *AS_AT, "--format", "json").out)
    assert document["casekit"] == "chronology"
    assert len(document["events"]) == 6


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ((), 6),
        (("--theme", "alcohol"), 1),
        (("--theme", "alcohol", "--theme", "domestic-abuse"), 2),
        (("--from", "2022-10-01"), 2),
        (("--to", "2021"), 2),
        (("--from", "2022-10-08", "--to", "2022-10-09"), 1),
        (("--source", "police"), 2),
        (("--person", "sam"), 1),
        (("--person", "Moussa Rae"), 3),
        (("--kind", "house-move"), 2),
        (("--kind", "house-move", "--kind", "birth"), 3),
        (("--tone", "concern"), 3),
        (("--tone", "concern", "--kind", "missing"), 1),
    ],
)
def test_part_of_the_chronology(casekit: Any, words: tuple[str, ...], count: int) -> None:
    ran = casekit("chronology", NDELA, *AS_AT, "--format", "json", *words)
    assert ran.code == 0
    assert len(json.loads(ran.out)["events"]) == count


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--theme", "alchohol"), "alcohol (1)"),
        (("--person", "nobody"), "There is nobody called `nobody`"),
        (("--kind", "party"), "missing (1)"),
        (("--tone", "bad"), "concern (3)"),
        (("--source", "church"), "police (2)"),
        (("--from", "7/4/23"), "`7/4/23`"),
        (("--from", "2024", "--to", "2023"), "the end is first"),
        (("--from", "unknown"), "`unknown` has no first day"),
        (("--person", ""), "There is nothing after `--person`."),
        (("--theme", " "), "There is nothing after `--theme`."),
    ],
)
def test_what_was_not_found_is_said_with_what_there_is(casekit: Any, words: tuple[str, ...], said: str) -> None:
    ran = casekit("chronology", NDELA, *AS_AT, *words)
    assert (ran.code, ran.data) == (2, b"")
    assert said in ran.said
    assert "\n  Next: " in ran.said


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json"])
def test_nothing_withheld_is_in_a_copy_for_the_family(casekit: Any, withheld: Path, form: str) -> None:
    words = ("chronology", withheld, "--format", form, *AS_AT)
    assert "QUILLFEATHER" in casekit(*words).out
    family = casekit(*words, "--for", "family")
    assert family.code == 0
    assert "Amy was late" in family.out
    for secret in ("QUILLFEATHER", "Sundial", "domestic", "11 February", "2023-02-11", "tell her"):
        assert secret not in family.out + family.said
    assert FAMILY_NOTICE in (family.said if form == "csv" else re.sub(r"\s+", " ", family.out))


def test_what_is_withheld_is_not_given_away_by_a_refusal(casekit: Any, withheld: Path) -> None:
    for words in (["--theme", "domestic-abuse"], ["--kind", "missing"], ["--source", "police"], ["--theme", "nothing"]):
        told, never = (
            casekit("chronology", withheld, "--for", "family", *AS_AT, words[0], word) for word in (words[1], "zzzz")
        )
        assert told.code == never.code == 2
        assert told.said.replace(words[1], "zzzz") == never.said


def test_a_case_withheld_as_a_whole_makes_no_family_copy(casekit: Any, folder: Path) -> None:
    text = WITHHELD.replace("amy: {name: Amy Example,", "amy: {withhold: {why: Not safe.}, name: Amy Example,")
    Path("amy.yaml").write_text(text, encoding="utf-8")
    for command in ("chronology", "summary"):
        ran = casekit(command, "amy.yaml", "--for", "family")
        assert (ran.code, ran.data) == (2, b"")
        assert "so there is no copy for the family" in ran.said
        assert "\n  Next: " in ran.said


def test_the_summary_is_markdown_with_the_words_of_the_worker(casekit: Any, folder: Path) -> None:
    ran = casekit("summary", NDELA, *AS_AT)
    assert (ran.code, ran.said) == (0, "")
    assert ran.lines[0] == "# Case summary: Ndéla Rae"
    assert ran.out.endswith("\n")
    assert casekit("summary", NDELA, *AS_AT, "-o", "out/summary.md").said == "Wrote out/summary.md\n"
    assert Path("out/summary.md").read_bytes() == ran.data


def test_the_summary_for_the_family_carries_the_notice(casekit: Any) -> None:
    ran = casekit("summary", NDELA, *AS_AT, "--for", "family")
    assert ran.code == 0
    assert FAMILY_NOTICE in ran.out
    assert "Internal copy" not in ran.out


def test_the_genogram_is_an_svg_or_a_png(casekit: Any, folder: Path) -> None:
    printed = casekit("render", "genogram", NDELA, *AS_AT)
    assert printed.code == 0
    assert ElementTree.fromstring(printed.data).tag == "{http://www.w3.org/2000/svg}svg"
    for words, start in [
        (("-o", "a.svg"), b"<svg"),
        (("-o", "b.PNG"), b"\x89PNG"),
        (("-o", "c", "--format", "png"), b"\x89PNG"),
        (("-o", "d", "--format", "svg"), b"<svg"),
    ]:
        ran = casekit("render", "genogram", NDELA, *AS_AT, *words)
        assert (ran.code, ran.data, ran.said) == (0, b"", f"Wrote {words[1]}\n")
        assert Path(words[1]).read_bytes().startswith(start)
    assert casekit("render", "genogram", NDELA, *AS_AT, "--format", "png").data.startswith(b"\x89PNG")


def test_a_terminal_is_not_filled_with_a_picture(casekit: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    ran = casekit("render", "genogram", NDELA, *AS_AT)
    assert (ran.code, ran.data) == (2, b"")
    assert "-o ndela-rae-genogram.svg" in ran.said
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("command", [("render", "genogram"), ("chronology",), ("summary",)])
def test_nothing_is_made_from_a_file_that_could_not_be_read_whole(
    casekit: Any, folder: Path, command: tuple[str, ...]
) -> None:
    ran = casekit(*command, MISTAKES, *AS_AT)
    assert (ran.code, ran.data) == (2, b"")
    assert f"{MISTAKES}, line 22: `14/03/2013` is not in the order that a case file uses.\n  Next: " in ran.said
    assert "could not be read whole, so nothing is made from it" in ran.said


def test_a_family_that_cannot_be_drawn_rightly_is_refused_with_a_sentence(casekit: Any, folder: Path) -> None:
    text = """\
casekit: 1
child: amy
family:
  amy: {name: Amy Example, gender: female}
  mum: {name: Rosa Example, gender: female}
  gran: {name: Ada Example, gender: female}
couples:
  - {partners: [mum], children: [amy]}
  - {partners: [gran], children: [mum]}
  - {partners: [amy], children: [gran]}
"""
    Path("amy.yaml").write_text(text, encoding="utf-8")
    ran = casekit("render", "genogram", "amy.yaml", "-o", "amy.svg")
    assert ran.code == 2
    assert ran.said.startswith("casekit: Nobody can be their own ancestor")
    assert "\n  Next: " in ran.said
    assert not Path("amy.svg").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("render", "genogram", NDELA, "-o", "x.jpg"),
            "how to write x.jpg.\n  Next: Name a file that ends in .svg, .png, .pdf, .dot, .json, .txt or .gv.",
        ),
        (("render", "genogram", NDELA, "-o", "x"), "how to write x."),
        (("render", "genogram", NDELA, "--format", "png", "-o", "x.svg"), "`--format png` does not fit x.svg."),
        (
            ("chronology", NDELA, "-o", "x.odt"),
            "Name a file that ends in .html, .docx, .xlsx, .md, .csv, .json, .txt or .htm.",
        ),
        (("chronology", NDELA, "--format", "csv", "-o", "x.md"), "Name a file that ends in .csv."),
        (("summary", NDELA, "-o", "x.pdf"), "how to write x.pdf."),
    ],
)
def test_an_ending_that_says_nothing_or_contradicts_is_refused(
    casekit: Any, folder: Path, words: tuple[Any, ...], said: str
) -> None:
    ran = casekit(*words, *AS_AT)
    assert ran.code == 2
    assert said in ran.said
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("command", [("render", "genogram"), ("chronology",), ("summary",)])
@pytest.mark.parametrize("name", ["amy.yaml", "amy.YML", "casekit.toml", "new.yaml"])
def test_records_are_never_written_over(casekit: Any, folder: Path, command: tuple[str, ...], name: str) -> None:
    if name != "new.yaml":
        Path(name).write_text("something", encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    ran = casekit(*command, NDELA, *AS_AT, "-o", name)
    assert ran.code == 2
    assert "never writes over records" in ran.said
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_result_replaces_an_earlier_one_and_leaves_nothing_beside_it(casekit: Any, folder: Path) -> None:
    path = Path("summary.md")
    path.write_text("earlier", encoding="utf-8")
    path.chmod(0o640)
    assert casekit("summary", NDELA, *AS_AT, "-o", path).code == 0
    assert path.read_text(encoding="utf-8").startswith("# Case summary")
    assert list(folder.iterdir()) == [folder / path]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_followed_but_never_to_a_record(casekit: Any, folder: Path) -> None:
    Path("case.yaml").write_text("child: amy", encoding="utf-8")
    Path("old.md").write_text("earlier", encoding="utf-8")
    Path("record.md").symlink_to("case.yaml")
    Path("link.md").symlink_to("old.md")
    Path("loop.md").symlink_to("loop.md")
    assert "never writes over records" in casekit("summary", NDELA, "-o", "record.md").said
    assert Path("case.yaml").read_text(encoding="utf-8") == "child: amy"
    assert casekit("summary", NDELA, "-o", "link.md").code == 0
    assert Path("link.md").is_symlink()
    assert Path("old.md").read_text(encoding="utf-8").startswith("# Case summary")
    assert "loop.md cannot be written" in casekit("summary", NDELA, "-o", "loop.md").said
    assert (
        "/dev/null is not an ordinary file" in casekit("chronology", NDELA, "--format", "csv", "-o", "/dev/null").said
    )


def test_a_place_that_cannot_be_written_is_said(casekit: Any, folder: Path) -> None:
    Path("file").write_text("", encoding="utf-8")
    Path("sub.md").mkdir()
    under_a_file = casekit("summary", NDELA, "-o", "file/summary.md")
    assert under_a_file.code == 2
    assert "file/summary.md cannot be written: " in under_a_file.said
    a_folder = casekit("summary", NDELA, "-o", "sub.md")
    assert a_folder.code == 2
    assert "sub.md is a folder." in a_folder.said
    assert list(Path("sub.md").iterdir()) == []
