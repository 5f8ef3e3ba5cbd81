"""`casekit render key` draws every sign of a notation on one sheet, and `casekit explain` says what a line means."""

from pathlib import Path
from typing import get_args

import pytest

from casekit.case.vocabulary import Care, ChildLink, CoupleKind, Loss, RelationshipWord
from casekit.genogram.key_sheet import COLUMNS, key_sheet
from casekit.genogram.kinds import Link, State
from casekit.genogram.line_pages import line_pages, stroke_in_words
from casekit.genogram.look import Profile
from casekit.genogram.notation import NOTATIONS
from casekit.genogram.notation_table import NO_CHILDREN_WORDS
from casekit.genogram.relationship_lines import meaning
from casekit.genogram.relationship_looks import LOOKS
from casekit.genogram.relationship_words import GROUPS
from casekit.pictures.canvas import Stroke
from casekit.pictures.svg_geometry import overlap, read_sheet
from running import casekit

WORDS = get_args(RelationshipWord)
CASE = """\
casekit: 1
child: amy
case: {id: EH-1, opened: 2023-01-09}
family:
  amy: {name: Amy Example, gender: female, born: 2014-05-02}
  mum: {name: Rosa Example, gender: female, born: 1990}
  dad: {name: Ben Example, gender: male, born: 1989}
  nan: {name: Ida Example, gender: female, born: 1960}
  ben: {name: Bo Example, gender: male, born: 2014-05-02}
"""


@pytest.mark.parametrize("profile", Profile)
def test_the_sheet_holds_every_sign_once_with_its_meaning(profile: Profile) -> None:
    sheet = key_sheet(profile)
    notation = NOTATIONS[profile.value]
    for words in (
        *(meaning(word) for word in WORDS),
        *(notation.couple_words[state] for state in State),
        *(notation.child_words[link] for link in Link),
        *notation.ending_words.values(),
        *NO_CHILDREN_WORDS.values(),
        "the child this is about",
        "cares for, without being the parent",
        "identical twins (or more)",
        "partners who are related by birth",
    ):
        assert words in sheet.words, words
    rows = [part for line in sheet.words.split("\n") for part in line.rstrip(".").split(": ", 1)[-1].split("; ")]
    assert len(rows) == len(set(rows))
    assert notation.title in sheet.title
    assert sheet.words in sheet.svg.replace("&apos;", "'").replace("&#39;", "'").replace("&#x27;", "'")


@pytest.mark.parametrize("profile", Profile)
def test_nothing_on_the_sheet_touches_other_words_or_leaves_the_sheet(profile: Profile) -> None:
    sheet = key_sheet(profile)
    seen = read_sheet(sheet.svg)
    assert seen.view == (0.0, 0.0, float(sheet.width), float(sheet.height))
    words = [one for one in seen.seen if one.css == "meaning"]
    others = [one for one in seen.seen if one.css != "ground"]
    for one in others:
        left, top, right, bottom = one.box
        assert left > 0 and right < sheet.width and top > 0 and bottom < sheet.height
    met = [
        (one.text, other.css, other.text)
        for one in words
        for other in others
        if one is not other and overlap(one.box, other.box, 1.0) and other.css != "meaning"
    ]
    assert met == []


@pytest.mark.parametrize("profile", Profile)
def test_the_sheet_has_about_the_proportions_of_a3(profile: Profile) -> None:
    sheet = key_sheet(profile)
    assert 1.3 < sheet.width / sheet.height < 1.7
    headings = {one.box[0] for one in read_sheet(sheet.svg).seen if one.css == "heading"}
    assert len(headings) == COLUMNS


def test_every_word_stands_in_one_group() -> None:
    assert sorted(word for words in GROUPS.values() for word in words) == sorted(WORDS)


@pytest.mark.parametrize("profile", Profile)
def test_the_command_writes_the_sheet(profile: Profile, tmp_path: Path) -> None:
    output = tmp_path / "key.svg"
    ran = casekit(["render", "key", "--notation", profile.value.upper(), "-o", str(output)])
    assert (ran.code, ran.out) == (0, "")
    assert output.read_text(encoding="utf-8") == key_sheet(profile).svg


@pytest.mark.parametrize(("ending", "start"), [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("txt", b"Key to genograms: ")])
def test_the_sheet_comes_in_every_kind_of_file(ending: str, start: bytes, tmp_path: Path) -> None:
    output = tmp_path / f"key.{ending}"
    assert casekit(["render", "key", "-o", str(output)]).code == 0
    assert output.read_bytes().startswith(start)


def test_an_unknown_notation_is_said() -> None:
    ran = casekit(["render", "key", "--notation", "mcgoldrik"])
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "casekit: There is no notation `mcgoldrik`; did you mean `mcgoldrick`?\n"
        "  Next: The notations are uk, mcgoldrick, genopro and nsgc.\n"
    )


def test_explain_tells_of_a_line() -> None:
    ran = casekit(["explain", "close-hostile"])
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.split("\n\n")[:4] == [
        "# close-hostile",
        "A relationship between two people.",
        "They are close to each other and often hostile at the same time.",
        "How it is drawn: Two lines side by side; a zigzag over them; the letters CH.",
    ]


def test_explain_says_whom_an_arrow_points_at() -> None:
    said = casekit(["explain", "coercive-control"]).out
    assert "the line has an arrow, to the one controlled. Write `from` and `to`." in said
    assert "{from: dad, to: mum, is: coercive-control, " in said


def test_explain_says_where_notations_differ() -> None:
    said = casekit(["explain", "cohabiting"]).out
    assert "How it is drawn: An unbroken line.\n" in said
    assert "In the notation `genopro`: A line of a dash and two dots in turn; a small house on it.\n" in said


def test_explain_tells_of_a_sign_that_is_no_line() -> None:
    said = casekit(["explain", "stillbirth"]).out
    assert said.startswith("# stillbirth\n") and "in `nsgc` the symbol with SB and a slash" in said.replace("\n", " ")


def test_a_word_for_two_things_is_explained_twice() -> None:
    said = casekit(["explain", "foster"]).out
    assert "How a child belongs to a couple." in said
    assert "Somebody who cares for a child without being the parent." in said


def test_a_line_that_is_nearly_right_is_found() -> None:
    ran = casekit(["explain", "Close Hostil"])
    assert ran.err == "There is no rule and no line `Close Hostil`; this is `close-hostile`.\n"
    assert ran.out.startswith("# close-hostile\n")


def test_every_line_is_explained_and_what_to_write_is_right(tmp_path: Path) -> None:
    pages = line_pages()
    lines = (RelationshipWord, CoupleKind, ChildLink, Care)
    words = {word for words in (*lines, Loss) for word in get_args(words)} | {"separated", "divorced", "annulled"}
    words |= {"legally-separated", "widowed", "no-children", "infertile"}
    words |= {"reconciled", "identical", "fraternal", "deceased", "household", "pet", "non-binary", "sex-at-birth"}
    words |= {"sexual-orientation", "secrets", "smoking", "obesity", "languages", "heritages", "migration"}
    assert set(pages) == words
    written: dict[str, list[str]] = {}
    for page in pages.values():
        text = "\n".join(page())
        for block in text.split("How to write it:\n\n")[1:]:
            heading, record = block.split("\n")[:2]
            written.setdefault(heading.strip(), []).append(record.strip())
    for heading, records in written.items():
        for number, record in enumerate(records):
            case = tmp_path / f"{heading[:-1]}-{number}.yaml"
            under = "" if heading == "family:" else f"{heading}\n"
            case.write_text(f"{CASE}{under}  {record}\n", encoding="utf-8")
    ran = casekit(["lint", str(tmp_path), "--only", "format", "--as-at", "2023-06-20"])
    assert (ran.code, ran.err) == (0, ""), ran.out


def test_strokes_in_words() -> None:
    said = [
        stroke_in_words(Stroke(width=width, dash=dash))
        for width, dash in (
            (2.0, ""),
            (0.8, ""),
            (2.0, "6 5"),
            (2.0, "12 5"),
            (2.0, "2 4"),
            (2.0, "3 8"),
            (2.0, "12 4 2 4"),
        )
    ]
    assert said == [
        "an unbroken line",
        "an unbroken thin line",
        "a line of short dashes",
        "a line of long dashes",
        "a line of dots",
        "a line of dots far apart",
        "a line of dashes and dots in turn",
    ]


def test_letters_are_the_same_in_every_notation() -> None:
    for word in WORDS:
        assert len({table[word].plate for table in LOOKS.values()}) == 1
