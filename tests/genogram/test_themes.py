"""Themes: every colour can be read on its ground, grey is grey, large print is large."""

import re
from dataclasses import replace
from itertools import product
from xml.etree import ElementTree

import pytest
from drawn_families import adopted, couple, family, foster_home, person, three_partners, wide_sibship

from casekit.genogram import draw
from casekit.genogram.family import Family, Relationship, Sign
from casekit.genogram.kinds import Layer, State
from casekit.genogram.look import Look, Profile, Theme
from casekit.genogram.notation import NOTATIONS
from casekit.genogram.quality import faults
from casekit.genogram.read_back import differences
from casekit.pictures.colours import NAMES, colour_of, contrast, grey_of, lightened_for, luminance, mixed
from casekit.pictures.themes import THEMES, stroke_in

SVG = "{http://www.w3.org/2000/svg}"
FAMILIES = (adopted, foster_home, three_partners, wide_sibship)
POINT = 4 / 3
"""Pixels (of 96 to the inch) in a point."""


def every_state() -> Family:
    """A couple of every kind, some relationships and a sign of the family's own."""
    people = [person("kid", "f", "2010")]
    couples = []
    for number, state in enumerate(State):
        people += [person(f"m{number}", "m"), person(f"f{number}", "f")]
        couples.append(couple(f"m{number} f{number}", ["kid"] if not number else [], state))
    drawn = family("kid", people, couples)
    return replace(
        drawn,
        relationships=(Relationship(0, ("kid", "f0"), "close"), Relationship(1, ("m0", "f0"), "violence", True)),
        agreed_key=(Sign("heritage", fill="crimson", who=frozenset({"kid", "f0"})),),
    )


def ground_of(svg: str) -> str:
    """The colour of the ground, which must cover the whole view."""
    root = ElementTree.fromstring(svg)
    first = next(node for node in root if node.tag == f"{SVG}rect")
    assert first.attrib["class"] == "ground" and first.attrib["x"] == first.attrib["y"] == "0"
    assert f"0 0 {first.attrib['width']} {first.attrib['height']}" == root.attrib["viewBox"]
    return first.attrib["fill"]


@pytest.mark.parametrize(("profile", "theme"), list(product(Profile, Theme)))
def test_every_colour_of_every_notation_has_contrast_in_every_theme(profile: Profile, theme: Theme) -> None:
    notation, ground = NOTATIONS[profile.value], THEMES[theme].ground
    for stroke in (*notation.couple.values(), *notation.child.values(), notation.carer, notation.past_carer):
        assert contrast(stroke_in(theme, stroke).colour, ground) >= 4.5


@pytest.mark.parametrize(("profile", "theme"), list(product(Profile, Theme)))
def test_everything_drawn_can_be_read_on_the_ground(profile: Profile, theme: Theme) -> None:
    picture = draw(every_state(), Look(notation=profile, theme=theme))
    ground = ground_of(picture.svg)
    root = ElementTree.fromstring(picture.svg)
    for node in root.iter():
        tag, css = node.tag.removeprefix(SVG), node.attrib.get("class", "")
        if tag == "text":
            assert contrast(node.attrib["fill"], ground) >= 4.5, ElementTree.tostring(node)
        elif css in ("line", "mark", "symbol", "index", "deceased", "sign", "bracket"):
            stroke = node.attrib.get("stroke", "none")
            assert stroke == "none" or contrast(stroke, ground) >= 4.5, ElementTree.tostring(node)


@pytest.mark.parametrize("made", FAMILIES)
@pytest.mark.parametrize("theme", list(Theme))
def test_every_theme_is_drawn_and_read_back(made: object, theme: Theme) -> None:
    assert callable(made)
    picture = draw(made(), Look(theme=theme))
    assert differences(picture.svg, picture.family) == [] and faults(picture.svg, picture.family) == []
    assert f'data-theme="{theme}"' in picture.svg


@pytest.mark.parametrize("profile", list(Profile))
def test_grey_has_no_colour_at_all(profile: Profile) -> None:
    drawn = replace(every_state(), layers=frozenset({Layer.CULTURE, Layer.RELATIONSHIPS, Layer.ORDERS}))
    svg = draw(drawn, Look(notation=profile, theme=Theme.GREY)).svg
    for colour in re.findall(r"#([0-9a-f]{6})\b", svg):
        assert colour[:2] == colour[2:4] == colour[4:], colour


def test_large_print_has_letters_of_sixteen_points_and_more() -> None:
    svg = draw(every_state(), Look(theme=Theme.LARGE_PRINT)).svg
    root = ElementTree.fromstring(svg)
    zoom = float(root.attrib["width"]) / float(root.attrib["viewBox"].split()[2])
    sizes = {float(size) for size in re.findall(r'font-size="([\d.]+)"', svg)}
    assert min(sizes) * zoom >= 16 * POINT
    usual = draw(every_state()).svg
    label = re.compile(r'class="label"[^>]*font-size="([\d.]+)"')
    assert max(map(float, label.findall(svg))) > max(map(float, label.findall(usual)))


def test_the_screen_has_a_soft_ground_of_its_own() -> None:
    ground = ground_of(draw(three_partners(), Look(theme=Theme.SCREEN)).svg)
    assert ground != "#ffffff" and luminance(ground) > 0.85
    assert ground_of(draw(three_partners()).svg) == "#ffffff"


def test_print_is_what_is_drawn_if_nothing_is_said() -> None:
    assert draw(three_partners()).svg == draw(three_partners(), Look(theme=Theme.PRINT, notation=Profile.UK)).svg


def test_colours_are_known_by_name_and_number() -> None:
    assert colour_of("Light Blue") == colour_of("lightblue") == "#add8e6" and colour_of("#0AF") == "#00aaff"
    assert colour_of("bleu") is None and colour_of("#12") is None and colour_of("") is None
    assert len(NAMES) == 148 and all(colour_of(name) for name in NAMES)


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21.0 and contrast("#777777", "#777777") == 1.0
    assert round(contrast("#0072b2", "#ffffff"), 1) == 5.2
    assert grey_of("#808080") == "#808080" and abs(luminance(grey_of("#b3261e")) - luminance("#b3261e")) < 0.01
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert all(contrast(lightened_for(colour_of(name) or "", "#1a1a1a", 5.0), "#1a1a1a") >= 5.0 for name in NAMES)
