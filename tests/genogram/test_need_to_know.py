"""Secrets and sexual orientation stand in a picture only when asked for; what a secret is, in none."""

import re
import secrets
from pathlib import Path

import pytest
from layered import family_in, shown

from casekit.genogram import Picture
from casekit.genogram.dot import dot_of
from casekit.genogram.family import Family
from casekit.genogram.json_export import json_of
from casekit.genogram.kinds import Layer
from casekit.genogram.look import Look, Profile
from casekit.genogram.read_back import differences
from casekit.pictures.svg_geometry import read_sheet
from running import casekit

CASE = """
casekit: 1
child: amy
family:
  amy:
    name: Amy Stone
    gender: female
    born: 2012-03-04
    sexual_orientation: lesbian
    secrets: [{what: WHAT, known_to: [mum, ned]}]
    culture: {heritages: [Filipino, Brazilian]}
    languages: [Tagalog, English]
    interpreter: yes
  mum:
    name: Kelly Stone
    gender: female
    born: 1985
    died: 2020
    sexual_orientation: bisexual
    health: [{what: smokes, kind: smoking, recovery: yes}, {what: obesity, kind: obesity}]
  dad: {name: Dwayne Grant, gender: male, culture: {ethnicity: Brazilian}, secrets: [{what: WHAT, until: 2015}]}
  ned: {name: Ned Knox, sexual_orientation: gay}
couples:
  - {partners: [dad, mum], cohabiting: 2010, children: [amy], secrets: [{what: WHAT}]}
relationships:
  - {between: [amy, mum], is: close, seen_by: amy}
"""
WHAT = f"zq{secrets.token_hex(8)}"
NEED_TO_KNOW = re.compile("▲|▼|▽|secret|orientation|lesbian|bisexual|gay", re.IGNORECASE)


def family_of(tmp_path: Path) -> Family:
    """The family on 20 June 2023."""
    return family_in(tmp_path, CASE.replace("WHAT", WHAT))


def labels(picture: Picture, key: str) -> list[str]:
    """The lines under somebody's symbol."""
    return [one.text for one in read_sheet(picture.svg).of("person", "label") if one.data["data-person"] == key]


def every_file(picture: Picture) -> str:
    """All that can be written of a picture as text."""
    return "\n".join((picture.svg, picture.words, json_of(picture), dot_of(picture), *picture.notes))


@pytest.mark.parametrize("notation", Profile)
def test_nothing_of_it_is_in_a_picture_that_did_not_ask(tmp_path: Path, notation: Profile) -> None:
    others = [set(Layer) - {Layer.SECRETS, Layer.SEXUAL_ORIENTATION, one} for one in (Layer.HEALTH, Layer.CULTURE)]
    for layers in others:
        said = every_file(shown(family_of(tmp_path), *layers, look=Look(notation=notation)))
        assert not NEED_TO_KNOW.search(said.replace('"secret": false', ""))
        assert WHAT not in said


@pytest.mark.parametrize("notation", Profile)
def test_a_secret_has_a_triangle_and_what_it_is_stands_nowhere(tmp_path: Path, notation: Profile) -> None:
    picture = shown(family_of(tmp_path), Layer.SECRETS, look=Look(notation=notation))
    assert labels(picture, "amy")[-1] == "▲" and "▲" not in labels(picture, "dad") + labels(picture, "mum")
    (on_line,) = [one for one in read_sheet(picture.svg).of("couple", "label") if one.text == "▲"]
    assert on_line.data["data-partners"] == "dad mum"
    assert picture.words.count("a family secret (see the file)") == 2
    assert "Internal copy: it shows that there are secrets in the family." in picture.words
    for file in (picture.svg, json_of(picture), dot_of(picture)):
        assert "Internal copy: it shows that there are secrets" in file and WHAT not in file


@pytest.mark.parametrize("notation", Profile)
def test_sexual_orientation_is_a_triangle_in_the_symbol(tmp_path: Path, notation: Profile) -> None:
    picture = shown(family_of(tmp_path), Layer.SEXUAL_ORIENTATION, look=Look(notation=notation))
    triangles = {one.data["data-person"]: one.stroke[2] for one in read_sheet(picture.svg).of("person", "orientation")}
    assert triangles == {"amy": "", "mum": "3 2"}
    assert labels(picture, "ned")[-1] == "▼"
    for words in ("(the child this is about, female, born 4 Mar 2012, lesbian)", "bisexual", "Need to know: it shows"):
        assert words in picture.words
    for meaning in ("gay or lesbian", "bisexual"):
        assert meaning in picture.svg


def test_where_an_age_stands_in_the_symbol_the_triangle_stands_under_the_name(tmp_path: Path) -> None:
    look = Look(notation=Profile.MCGOLDRICK, ages=True)
    picture = shown(family_of(tmp_path), Layer.SEXUAL_ORIENTATION, look=look)
    assert labels(picture, "amy")[-1] == "▼" and not read_sheet(picture.svg).of("person", "orientation")[1:]


@pytest.mark.parametrize(
    ("sign", "instead"),
    [
        ('<text class="label"[^>]*>▲</text>\n', ""),
        (">▲<", ">▼<"),
        ('<polygon class="orientation"[^>]*/>\n', ""),
        ('( class="orientation"[^>]*) stroke-dasharray="3 2"', r"\1"),
        (">b. 4 Mar 2012<", ">b. 4 Mar 2011<"),
    ],
)
def test_a_picture_that_says_something_else_is_found(tmp_path: Path, sign: str, instead: str) -> None:
    picture = shown(family_of(tmp_path), Layer.SECRETS, Layer.SEXUAL_ORIENTATION)
    assert differences(picture.svg, picture.family) == []
    changed, times = re.subn(sign, instead, picture.svg, count=1)
    assert times == 1 and differences(changed, picture.family) != []


def test_json_and_dot_say_what_the_layers_say(tmp_path: Path) -> None:
    picture = shown(family_of(tmp_path), Layer.SECRETS, Layer.CULTURE)
    said = "speaks Tagalog, English, with an interpreter"
    assert said in json_of(picture) and said in dot_of(picture)
    assert '"secret": true' in json_of(picture)
    assert "living together 2010, a family secret (see the file)" in dot_of(picture)


def test_languages_and_heritages_stand_under_the_name(tmp_path: Path) -> None:
    picture = shown(family_of(tmp_path), Layer.CULTURE)
    under = labels(picture, "amy")
    assert "L: Tagalog, English," in under and under[-1] == "∿∿" and "Filipino · Brazilian" in under
    assert "several heritages: Filipino, Brazilian" in picture.words and "several heritages" in picture.svg
    assert "∿∿" not in labels(picture, "dad")


def test_smoking_and_obesity_are_letters_and_fill_nothing(tmp_path: Path) -> None:
    picture = shown(family_of(tmp_path), Layer.HEALTH)
    assert labels(picture, "mum")[-1] == "S rec. · O" and not read_sheet(picture.svg).of("person", "fill")
    assert ">smoker<" in picture.svg and ">obesity<" in picture.svg


def test_secrets_do_not_go_with_a_picture_in_somebodys_eyes(tmp_path: Path) -> None:
    family_of(tmp_path)
    for viewer in ("amy", "all"):
        asked = ["render", "genogram", str(tmp_path / "case.yaml"), "--show", "secrets", "--seen-by", viewer]
        ran = casekit([*asked, "--format", "txt"])
        assert (ran.code, ran.out) == (2, "") and "secrets have no place there" in " ".join(ran.err.split())
