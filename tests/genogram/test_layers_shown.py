"""The layers on people: drawn only when asked for, told apart without colour, and said in the key and in the words."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from drawn_families import couple, family, foster_home, person
from hypothesis import given, settings
from hypothesis import strategies as st
from layered import family_in, shown

from casekit.genogram import CannotDraw, Picture, draw
from casekit.genogram.family import Family, HealthFact, Sign
from casekit.genogram.kinds import Layer
from casekit.genogram.look import Look, Profile
from casekit.genogram.regions import PATTERNS, cut, pattern_lines, slices
from casekit.pictures.colours import contrast
from casekit.pictures.svg_geometry import Seen, read_sheet
from running import casekit

INK = "#1a1a1a"
CASE = """
casekit: 1
child: amy
family:
  amy:
    name: Amy Stone
    gender: female
    born: 2012-03-04
    health: [{what: hay fever, kind: physical, until: 2020}, {what: eczema, kind: physical, since: 2021}]
    strengths: [plays football]
  mum:
    name: Kelly Stone
    gender: female
    relation: mother
    parental_responsibility: yes
    health: [{what: low mood, kind: mental-health}, {what: wine, kind: alcohol, recovery: yes}]
    culture: {ethnicity: White Irish}
    languages: [English, Polish]
  dad:
    name: Dwayne Grant
    gender: male
    parental_responsibility: {holds: shared, for: [ben]}
    health: [{what: cannabis, kind: drugs, suspected: yes}]
couples:
  - {partners: [dad, mum], cohabiting: 2010, children: [amy]}
genogram:
  agreed_key:
    - {fill: green, means: Jamaican heritage, who: [dad, amy]}
    - {fill: light blue, means: Polish heritage, who: [mum, amy]}
    - {mark: T, means: somebody Amy trusts, who: [mum]}
"""
FACTS = (
    "hay fever",
    "eczema",
    "low mood",
    "wine",
    "cannabis",
    "plays football",
    "mother",
    "White Irish",
    "Polish",
    "Jamaican",
    "trusts",
)


def family_of(tmp_path: Path, text: str = CASE) -> Family:
    """The family of a case on 20 June 2023."""
    return family_in(tmp_path, text)


def fills(picture: Picture, key: str) -> list[Seen]:
    """What fills somebody's symbol."""
    return [one for one in read_sheet(picture.svg).of("person", "fill") if one.data["data-person"] == key]


def labels(picture: Picture, key: str) -> list[str]:
    """The lines under somebody's symbol."""
    return [one.text for one in read_sheet(picture.svg).of("person", "label") if one.data["data-person"] == key]


def test_what_no_layer_asks_for_is_not_in_the_file(tmp_path: Path) -> None:
    svg = shown(family_of(tmp_path)).svg
    assert not [fact for fact in FACTS if fact in svg] and 'class="fill"' not in svg
    usual = draw(family_of(tmp_path)).svg
    assert not [fact for fact in FACTS if fact in usual]


@pytest.mark.parametrize(
    ("layer", "own"),
    [
        (Layer.HEALTH, {"eczema", "low mood", "wine", "cannabis"}),
        (Layer.CULTURE, {"Polish", "Jamaican", "trusts"}),
        (Layer.ROLES, {"mother"}),
        (Layer.STRENGTHS, {"plays football"}),
    ],
)
def test_each_layer_says_its_own_and_nothing_of_the_others(tmp_path: Path, layer: Layer, own: set[str]) -> None:
    svg = shown(family_of(tmp_path), layer).svg
    assert {fact for fact in FACTS if fact in svg} == own


@pytest.mark.parametrize("notation", Profile)
def test_the_sex_recorded_at_birth_is_in_the_picture_only_when_asked_for(tmp_path: Path, notation: Profile) -> None:
    text = CASE.replace("    gender: female\n    born", "    gender: male\n    sex_at_birth: female\n    born")
    drawn = family_of(tmp_path, text.replace("    relation: mother", "    sex_at_birth: female"))
    look = Look(notation=notation)
    assert not re.search("AFAB|at birth|within", draw(drawn, look).svg)
    asked = shown(drawn, Layer.SEX_AT_BIRTH, look=look)
    assert labels(asked, "amy")[-1] == "AFAB" and "recorded as female at birth" in asked.words
    assert labels(asked, "mum") == ["Kelly Stone"]
    inner = [one.data["data-person"] for one in read_sheet(asked.svg).of("person", "within")]
    assert inner == (["amy"] if notation is Profile.MCGOLDRICK else [])
    assert ("small shape within" in asked.svg) is (notation is Profile.MCGOLDRICK)
    assert 'data-person="amy" data-gender="male"' in asked.svg


def test_a_story_of_moving_has_a_wave_in_the_layer_of_culture(tmp_path: Path) -> None:
    drawn = family_of(tmp_path, CASE.replace("{ethnicity: White Irish}", "{migration: left Cork in 1999 with Amy}"))
    picture = shown(drawn, Layer.CULTURE)
    assert "∿" in labels(picture, "mum") and "moving: left Cork in 1999 with Amy" in picture.words
    assert "a story of moving" in picture.svg and "∿" not in labels(picture, "dad")
    usual = draw(drawn)
    assert "∿" not in usual.svg and "Cork" not in usual.svg


def test_health_fills_halves_and_writes_letters(tmp_path: Path) -> None:
    picture = shown(family_of(tmp_path), Layer.HEALTH)
    assert labels(picture, "mum")[-1] == "MH · ALC rec." and labels(picture, "dad")[-1] == "DRG?"
    (x, y) = next(
        ((one.box[0] + one.box[2]) / 2, (one.box[1] + one.box[3]) / 2)
        for one in read_sheet(picture.svg).of("person", "symbol")
        if one.data["data-person"] == "mum"
    )
    filled = [one for one in fills(picture, "mum") if one.tag == "polygon"]
    assert filled[0].box[2] <= x + 0.2 and filled[1].box[1] >= y - 0.2
    assert [one.tag for one in fills(picture, "mum")].count("circle") == 1
    assert not [one for one in fills(picture, "dad") if one.tag == "polygon"]
    assert len(next(one for one in fills(picture, "dad") if one.tag == "path").runs) > 3
    assert labels(picture, "amy")[-1] == "PH"


def test_the_key_explains_every_letter_of_health(tmp_path: Path) -> None:
    svg = shown(family_of(tmp_path), Layer.HEALTH).svg
    for words in (
        "left half: physical or mental illness",
        "hatched: alcohol or drugs, suspected",
        "white hole: in recovery",
        "after letters: suspected, not known",
        "mental illness",
        "alcohol",
    ):
        assert words in re.sub(r"</text>\n<text[^>]*>", " ", svg)
    assert "learning" not in svg


def test_agreed_signs_fill_slices_with_patterns_and_the_key_says_them(tmp_path: Path) -> None:
    picture = shown(family_of(tmp_path), Layer.CULTURE)
    halves = [one for one in fills(picture, "amy") if one.tag == "polygon"]
    assert len(halves) == 2 and halves[0].box[2] <= halves[1].box[0] + 0.2
    assert [one.tag for one in fills(picture, "mum")].count("path") == 1
    assert labels(picture, "mum")[-1] == "[T]"
    for words in ("Jamaican heritage", "Polish heritage", "somebody Amy trusts"):
        assert f">{words}</text>" in picture.svg


def test_without_an_agreed_key_culture_is_words_and_no_colour_is_invented(tmp_path: Path) -> None:
    picture = shown(replace(family_of(tmp_path), agreed_key=()), Layer.CULTURE)
    assert "White Irish" in labels(picture, "mum")
    assert "speaks" in picture.svg and 'class="fill"' not in picture.svg


def test_health_and_culture_do_not_fill_the_same_symbol(tmp_path: Path) -> None:
    with pytest.raises(CannotDraw, match="shows one of the two"):
        shown(family_of(tmp_path), Layer.HEALTH, Layer.CULTURE)


def test_the_command_says_what_to_do_about_layers_and_signs_that_cannot_be_shown(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(CASE.replace("green", "gren"), encoding="utf-8")
    ran = casekit(["render", "genogram", str(path), "--show", "health", "--show", "culture"])
    assert ran.code == 2 and "make a second picture for the other" in " ".join(ran.err.split())
    ran = casekit(["render", "genogram", str(path), "--show", "culture"])
    said = " ".join(ran.err.split())
    assert ran.code == 2 and "did you mean 'green'?" in said and "Next: Name a colour" in said
    assert casekit(["render", "genogram", str(path)]).code == 0


def test_roles_say_the_relation_and_who_holds_parental_responsibility_for_this_child(tmp_path: Path) -> None:
    picture = shown(family_of(tmp_path), Layer.ROLES)
    assert labels(picture, "mum")[-1] == "mother · PR" and "holds parental responsibility" in picture.svg
    assert not [line for line in labels(picture, "dad") if "PR" in line]


def test_strengths_stand_below_the_name(tmp_path: Path) -> None:
    assert labels(shown(family_of(tmp_path), Layer.STRENGTHS), "amy")[-1] == "+ plays football"


def test_orders_are_shown_unless_hidden() -> None:
    with_plates, without = draw(foster_home()), shown(foster_home())
    plate = next(link.label for link in foster_home().carers)
    assert plate in with_plates.words and plate not in without.svg
    assert without.svg.count('<g class="carer"') == with_plates.svg.count('<g class="carer"')


def test_households_that_are_hidden_are_not_in_the_file(tmp_path: Path) -> None:
    text = CASE + "households:\n  - {name: The blue house, members: [mum, amy]}\n"
    assert "The blue house" in draw(family_of(tmp_path, text)).svg
    assert "The blue house" not in shown(family_of(tmp_path, text)).svg


@pytest.mark.parametrize(
    ("sign", "message"),
    [
        (Sign("heritage", fill="gren", who=frozenset({"kid"})), "did you mean 'green'"),
        (Sign("heritage", fill="url(#x)", who=frozenset({"kid"})), "does not know the colour"),
        (Sign("heritage", fill="#12345", who=frozenset({"kid"})), "does not know the colour"),
        (Sign("heritage", pattern="dotts", who=frozenset({"kid"})), "did you mean 'dots'"),
        (Sign("heritage", mark="W" * 40, who=frozenset({"kid"})), "too long to stand beside a symbol"),
    ],
)
def test_signs_that_cannot_be_drawn_are_said(sign: Sign, message: str) -> None:
    drawn = replace(family("kid", [person("kid")], []), agreed_key=(sign,))
    with pytest.raises(CannotDraw, match=message):
        shown(drawn, Layer.CULTURE)
    assert shown(drawn).svg


@pytest.mark.parametrize("fill", ["black", "navy", "darkred", "#000", "Dark Green", "yellow", "white"])
def test_what_is_drawn_on_a_colour_stays_readable(fill: str) -> None:
    drawn = replace(
        family("kid", [person("kid", "f", "2010", "2020")], []),
        agreed_key=(Sign("heritage", fill=fill, who=frozenset({"kid"})),),
    )
    svg = shown(drawn, Layer.CULTURE).svg
    (colour,) = set(re.findall(r'class="fill"[^>]* fill="(#[0-9a-f]{6})"', svg))
    assert contrast(colour, INK) >= 4.5


def test_signs_with_colours_alone_get_patterns_of_their_own() -> None:
    signs = tuple(Sign(f"from {fill}", fill=fill, who=frozenset({"kid"})) for fill in ("red", "green", "blue", "gold"))
    drawn = replace(family("kid", [person("kid")], []), agreed_key=signs)
    picture = shown(drawn, Layer.CULTURE)
    assert len({sign.pattern for sign in picture.family.agreed_key}) == 4
    assert len([one for one in fills(picture, "kid") if one.tag == "polygon"]) == 4


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("layer", [Layer.HEALTH, Layer.CULTURE])
def test_every_symbol_of_every_notation_can_be_filled(profile: Profile, layer: Layer) -> None:
    facts = (HealthFact("physical", "a"), HealthFact("drugs", "b", suspected=True), HealthFact("odd", "c"))
    people = [replace(person(key, key, "2000", "2020"), health=facts) for key in "mfnu"]
    signs = tuple(Sign(f"sign {n}", fill="teal", who=frozenset("mfnu")) for n in range(3))
    drawn = replace(family("m", people, [couple("m f", ["n", "u"])]), index="n", agreed_key=signs)
    picture = shown(drawn, layer, look=Look(notation=profile))
    assert all(fills(picture, key) for key in "mfnu")


SQUARE = ((-20.0, -20.0), (20.0, -20.0), (20.0, 20.0), (-20.0, 20.0))


def area(ring: tuple[tuple[float, float], ...]) -> float:
    """The surface of a polygon."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True))) / 2


@given(st.integers(1, 9))
def test_slices_cover_a_symbol_and_nothing_twice(count: int) -> None:
    parts = slices(SQUARE, (0.0, 0.0), count)
    assert len(parts) == count and abs(sum(map(area, parts)) - 1600.0) < 1e-6


@given(st.sampled_from(PATTERNS), st.floats(-15, 15), st.sampled_from([(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)]))
@settings(max_examples=60)
def test_patterns_stay_inside(pattern: str, at: float, keep: tuple[float, float]) -> None:
    ring = cut(SQUARE, (at, at), keep)
    for line in pattern_lines(ring, pattern):
        for x, y in line:
            assert min(p[0] for p in ring) - 1e-6 <= x <= max(p[0] for p in ring) + 1e-6
            assert min(p[1] for p in ring) - 1e-6 <= y <= max(p[1] for p in ring) + 1e-6


def test_a_layer_that_has_nothing_is_said() -> None:
    picture = shown(foster_home(), Layer.STRENGTHS, Layer.PHOTOS, Layer.ORDERS)
    assert [note for note in picture.notes if "is empty" in note] == [
        "The layer 'strengths' is empty: the file has nothing for it on anybody in the picture.",
        "The layer 'photos' is empty: the file has nothing for it on anybody in the picture.",
    ]
    assert not [note for note in draw(foster_home()).notes if "is empty" in note]
