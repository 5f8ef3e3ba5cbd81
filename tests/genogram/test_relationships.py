"""Relationship lines: whose view, who is left out, that none touches anybody else, and that the checks can fail."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from drawn_families import couple, family, five_generations, person, three_partners
from random_families import random_family

from casekit.case.reading import Reader
from casekit.genogram import CannotDraw, WrongPicture, draw
from casekit.genogram.family import Family, Relationship, When
from casekit.genogram.from_case import family_on
from casekit.genogram.kinds import Layer
from casekit.genogram.look import Look, Profile
from casekit.genogram.picture import draw_unchecked, draw_views
from casekit.genogram.quality import faults, quality
from casekit.genogram.read_back import differences
from casekit.genogram.relationship_looks import LOOKS
from casekit.genogram.relationship_views import differences_of_views, relationship_sentences, seen_by
from casekit.pictures.svg_geometry import overlap, read_panels, read_sheet

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
DAY = date(2023, 6, 20)
KINDS = sorted(LOOKS["uk"])


def example(name: str, day: date = DAY) -> Family:
    """The family of one example on a day."""
    case = Reader().read(str(EXAMPLES / f"{name}.yaml")).case
    assert case is not None
    return family_on(case, day)


def written(folder: Path, relationships: str, day: date = DAY) -> Family:
    """A small family with these relationships, read from a file."""
    folder.joinpath("kim.yaml").write_text(
        "casekit: 1\nchild: kim\nfamily:\n"
        "  kim: {name: Kim Lee, gender: female, born: 2012-01-01}\n"
        "  ann: {name: Ann Lee, gender: female, born: 1985-01-01}\n"
        "  bob: {name: Bob Lee, gender: male, born: 1984-01-01}\n"
        "  baby: {name: Baby Lee, gender: male, born: 2023-06-30}\n"
        "couples:\n  - {partners: [bob, ann], married: 2010, children: [kim, baby]}\n"
        "network:\n  club: {name: Judo, is: club, of: kim}\n"
        f"relationships:\n{relationships}",
        encoding="utf-8",
    )
    case = Reader().read(str(folder / "kim.yaml")).case
    assert case is not None
    return family_on(case, day)


def small(*relationships: Relationship) -> Family:
    """Two parents and two children, with relationships."""
    people = [
        person("dad", "m", "1980"),
        person("mum", "f", "1982"),
        person("kid", "f", "2010"),
        person("bro", "m", "2013"),
    ]
    drawn = family("kid", people, [couple("dad mum", ["kid", "bro"], labels=["m. 2008"])])
    return replace(drawn, relationships=relationships)


def tie(first: str, second: str, kind: str, viewer: str = "", *, directed: bool = False) -> Relationship:
    """A relationship."""
    return Relationship(0, (first, second), kind, directed, viewer, viewer.capitalize())


def test_what_was_said_later_replaces_what_was_said_before(tmp_path: Path) -> None:
    lines = (
        "  - {between: [kim, ann], is: close, seen_by: kim, date: 2021-01-01}\n"
        "  - {between: [ann, kim], is: distant, seen_by: kim, date: 2023-01-01}\n"
        "  - {between: [kim, ann], is: close, seen_by: ann, date: 2021-01-01}\n"
    )
    assert [(one.kind, one.seen_by) for one in written(tmp_path, lines).relationships] == [
        ("distant", "kim"),
        ("close", "ann"),
    ]
    before = written(tmp_path, lines, date(2022, 1, 1))
    assert [(one.kind, one.seen_by) for one in before.relationships] == [("close", "kim"), ("close", "ann")]


def test_what_is_over_does_not_bring_back_what_was_before_it(tmp_path: Path) -> None:
    lines = (
        "  - {between: [kim, ann], is: close, seen_by: kim, date: 2020-01-01}\n"
        "  - {between: [kim, ann], is: hostile, seen_by: kim, date: 2021-01-01, until: 2022-01-01}\n"
    )
    assert written(tmp_path, lines).relationships == ()
    assert [one.kind for one in written(tmp_path, lines, date(2021, 6, 1)).relationships] == ["hostile"]


def test_the_network_and_the_unborn_have_no_line(tmp_path: Path) -> None:
    lines = (
        "  - {between: [kim, club], is: strong}\n"
        "  - {between: [kim, baby], is: close}\n"
        "  - {from: bob, to: ann, is: violence, date: 2022}\n"
        "  - {between: [kim, bob], is: distant, date: 2024}\n"
    )
    found = written(tmp_path, lines).relationships
    assert [(one.kind, one.ends, one.directed) for one in found] == [("violence", ("bob", "ann"), True)]


def test_a_withheld_view_makes_an_internal_copy(tmp_path: Path) -> None:
    plain = written(tmp_path, "  - {between: [kim, ann], is: close}\n")
    assert plain.warnings == ()
    kept = written(tmp_path, "  - {between: [kim, ann], is: close, withhold: {from: [ann], why: not asked}}\n")
    assert any("Internal copy" in warning for warning in kept.warnings)


def test_agreeing_views_are_one_line_and_differing_ones_say_whose_they_are() -> None:
    same = small(tie("kid", "mum", "close", "kid"), tie("mum", "kid", "close", "mum"))
    svg = draw(same).svg
    assert svg.count('<g class="relationship"') == 1 and 'data-seen-by="kid mum"' in svg
    assert 'class="plate"' not in svg
    apart = draw(small(tie("kid", "mum", "close", "mum"), tie("kid", "mum", "distant", "kid")))
    assert apart.svg.count('<g class="relationship"') == 2
    assert re.findall(r'class="plate"[^>]*>([^<]*)<', apart.svg) == ["Mum", "Kid"]


def test_every_line_is_said_in_words() -> None:
    said = When("2 May 2023", date(2023, 5, 2), date(2023, 5, 2))
    drawn = small(
        replace(tie("kid", "mum", "distant", "kid"), said=said),
        tie("dad", "mum", "violence", directed=True),
        replace(tie("kid", "bro", "other"), note="share a room"),
    )
    assert relationship_sentences(drawn) == [
        "Kid and Mum: distant (as Kid sees it, 2 May 2023).",
        "Dad to Mum: violence.",
        "Kid and Bro: share a room.",
    ]
    words = draw(drawn).words
    assert all(sentence in words for sentence in relationship_sentences(drawn))


def test_a_hidden_layer_draws_and_says_nothing() -> None:
    drawn = small(tie("kid", "mum", "close"))
    hidden = draw(replace(drawn, layers=drawn.layers - {Layer.RELATIONSHIPS}))
    plain = draw(replace(drawn, relationships=()))
    assert hidden.svg == plain.svg


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_and_read_back_in_both_directions(kind: str) -> None:
    drawn = small(
        tie("kid", "mum", kind), tie("dad", "bro", kind, directed=True), tie("mum", "bro", kind, directed=True)
    )
    svg = draw(drawn).svg
    turned = replace(drawn, relationships=(*drawn.relationships[:2], tie("bro", "mum", kind, directed=True)))
    assert differences(svg, turned) != []


@pytest.mark.parametrize("name", ["mcgoldrick", "genopro", "nsgc"])
def test_the_examples_are_right_in_other_notations(name: str) -> None:
    look = Look(notation=Profile(name))
    assert draw(example("families/twelve-and-ten-kinds-of-lines"), look).svg.count('<g class="relationship"') == 12


def test_the_lines_of_the_examples_are_all_drawn() -> None:
    for name, count in (
        ("twelve-and-ten-kinds-of-lines", 12),
        ("three-who-see-it-differently", 9),
        ("violence-between-separated-parents", 8),
        ("thirty-and-eight-far-lines", 8),
    ):
        picture = draw(example(f"families/{name}"))
        assert picture.svg.count('<g class="relationship"') == count, name


def test_a_family_without_lines_is_drawn_as_before() -> None:
    for drawn in (three_partners(), five_generations()):
        assert draw(drawn).svg.count("relationship") == 0


def line_of(svg: str, number: int = 0) -> str:
    """The group of one relationship."""
    return [found[0] for found in re.finditer(r'<g class="relationship".*?</g>', svg, re.S)][number]


def ends_of(svg: str, one: str, two: str) -> tuple[list[str], int]:
    """How high the first and the last point of the line between two people lie, and how many points it has."""
    group = next(
        part for part in svg.split('<g class="relationship"')[1:] if f'data-from="{one}" data-to="{two}"' in part
    )
    points = re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", group[: group.index("/>")])
    return [points[0][1], points[-1][1]], len(points)


def test_a_line_that_can_be_straight_is_laid_before_others_and_stays_straight() -> None:
    drawn = example("leah-price")
    svg = draw(drawn).svg
    (left, right), _ = ends_of(svg, "leah", "noah")
    assert left == right
    assert ends_of(svg, "leah", "kerry")[1] == 8  # two rails, each with a bevelled end at both people


@pytest.mark.parametrize(("name", "most"), [("leah-price", 2), ("tomasz-wilk", 0), ("ndela-rae", 1)])
def test_lines_go_round_others_where_that_is_not_much_longer(name: str, most: int) -> None:
    drawn = example(name)
    assert quality(draw(drawn).svg, drawn).relationship_crossings <= most


def shifted(group: str, dx: float, dy: float) -> str:
    """A group of lines somewhere else."""

    def moved(found: re.Match[str]) -> str:
        return f"{found[1]}{float(found[2]) + dx:.1f} {float(found[3]) + dy:.1f}"

    return re.sub(r"([ML])(-?[\d.]+) (-?[\d.]+)", moved, group)


def test_a_moved_line_is_found() -> None:
    drawn = small(tie("kid", "bro", "close"))
    svg = draw(drawn).svg
    line = line_of(svg)
    assert any("does not run from one" in one for one in differences(svg.replace(line, shifted(line, 30, 0)), drawn))


def test_a_missing_line_and_a_line_too_many_are_found() -> None:
    drawn = small(tie("kid", "bro", "close"), tie("dad", "kid", "distant"))
    svg = draw(drawn).svg
    assert any("wrong or missing: Dad and Kid" in one for one in differences(svg.replace(line_of(svg, 1), ""), drawn))
    fewer = replace(drawn, relationships=drawn.relationships[:1])
    assert differences(svg, fewer) != []


def test_swapped_ends_a_lost_arrow_and_another_look_are_found() -> None:
    drawn = small(tie("kid", "bro", "protective", directed=True), tie("dad", "kid", "violence", directed=True))
    svg = draw(drawn).svg
    line = line_of(svg)
    swapped = line.replace('data-from="kid" data-to="bro"', 'data-from="bro" data-to="kid"')
    assert any("data-from and data-to say bro and kid" in one for one in differences(svg.replace(line, swapped), drawn))
    other = replace(drawn, relationships=(tie("bro", "kid", "protective", directed=True), drawn.relationships[1]))
    assert any("Bro to Kid" in one for one in differences(svg, other))
    without = re.sub(r'<polygon class="mark"[^>]*fill="#00734f"[^>]*/>\n?', "", line)
    assert without != line
    assert differences(svg.replace(line, without), drawn) != []
    thin = line.replace('stroke-width="', 'stroke-width="1')
    assert any("drawn like no relationship" in one for one in differences(svg.replace(line, thin), drawn))


def test_attributes_that_lie_are_found() -> None:
    drawn = small(tie("kid", "bro", "close"))
    svg = draw(drawn).svg
    assert any(
        "data-is says fused" in one for one in differences(svg.replace('data-is="close"', 'data-is="fused"'), drawn)
    )
    lie = svg.replace('data-directed="no"', 'data-directed="yes"')
    assert any("data-directed says yes" in one for one in differences(lie, drawn))


def test_a_line_through_a_person_or_a_name_is_found() -> None:
    drawn = small(tie("dad", "mum", "close"))
    svg = draw(drawn).svg
    kid = re.search(r'data-person="kid".*?cx="([\d.]+)" cy="([\d.]+)"', svg, re.S)
    assert kid is not None
    x, y = float(kid[1]), float(kid[2])
    line = line_of(svg)
    path = re.search(r'<path class="line" d="([^"]*)"', line)
    assert path is not None
    for down, said in ((0.0, "through the symbol of kid"), (32.0, "through the words 'Kid'")):
        through = line.replace(path[1], f"{path[1]} M{x - 40} {y + down} L{x + 40} {y + down}")
        assert any(said in one for one in faults(svg.replace(line, through), drawn)), said


def test_lines_on_each_other_and_on_the_family_are_found() -> None:
    drawn = small(tie("kid", "bro", "close"))
    svg = draw(drawn).svg
    line = line_of(svg)
    doubled = svg.replace(line, line + "\n" + line)
    assert any("lies on a relationship line" in one for one in faults(doubled, drawn))
    bond = re.search(r'<g class="couple".*?<path class="line" d="([^"]*)"', svg, re.S)
    own = re.search(r'<path class="line" d="([^"]*)"', line)
    assert bond is not None and own is not None
    on_it = svg.replace(line, line.replace(own[1], bond[1]))
    assert any("lies on a couple line" in one for one in faults(on_it, drawn))


def test_letters_on_a_symbol_are_found() -> None:
    drawn = small(tie("kid", "mum", "close", "mum"), tie("kid", "mum", "distant", "kid"))
    svg = draw(drawn).svg
    bro = re.search(r'data-person="bro".*?<rect class="symbol" x="([\d.]+)" y="([\d.]+)"', svg, re.S)
    assert bro is not None
    at = f'x="{float(bro[1]) + 20}" y="{float(bro[2]) + 20}"'
    moved = re.sub(r'(<text class="plate" )x="[\d.]+" y="[\d.]+"', rf"\1{at}", svg, count=1)
    assert any("overlap the symbol of bro" in one for one in faults(moved, drawn))


def test_a_line_without_room_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = small(tie("kid", "bro", "close"), tie("dad", "kid", "distant"))
    monkeypatch.setattr("casekit.genogram.relationship_drawing.ways", lambda *_: {})
    picture = draw(drawn)
    assert "said here: Kid and Bro: close." in picture.words
    assert "relationship-in-words:kid,bro,close" in picture.svg
    assert any("Dad and Kid: distant" in note for note in picture.notes)


def test_letters_leave_the_sign_in_the_middle_free_however_short_the_line_is() -> None:
    lines = (tie("dad", "mum", "other", "mum"), tie("dad", "mum", "controlling", "kid", directed=True))
    svg = draw(small(*lines)).svg
    sheet = read_sheet(svg)
    plates = [one for one in sheet.of("relationship", "plate") if one.tag == "text" and "family" in one.groups]
    marks = [one for one in sheet.of("relationship", "mark") if "family" in one.groups]
    assert len(plates) == 2 and marks
    assert not [one for one in plates for mark in marks if overlap(one.box, mark.box) and mark.group == one.group]


def test_the_key_shows_an_arrow_only_where_a_line_has_one() -> None:
    both, one = (draw(small(tie("dad", "mum", "controlling", directed=arrow))).svg for arrow in (False, True))
    assert "controlling (arrow" not in both and ">controlling<" in both
    assert "controlling (arrow: to the one" in one


def test_one_persons_view() -> None:
    ndela = example("ndela-rae")
    hers = seen_by(ndela, "aino")
    assert [one.seen_by for one in hers.relationships] == ["aino"]
    picture = draw(hers)
    assert "relationships as Aino Rae sees them" in picture.words
    assert "views of others" in picture.words


def test_views_side_by_side_are_each_read_back(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = example("families/three-who-see-it-differently")
    picture = draw_views(shown)
    assert re.findall(r'<g class="panel" data-seen-by="(\w+)"', picture.svg) == ["leila", "noor", "tariq"]
    assert "Noor Haddad and Leila Haddad: Leila Haddad says close (20 Nov 2022)" in picture.words
    right = picture.svg
    monkeypatch.setattr("casekit.genogram.picture.read_panels", lambda _: read(right, "leila", "noor"))
    with pytest.raises(WrongPicture):
        draw_views(shown)


def read(svg: str, one: str, two: str) -> object:
    """The panels of a picture in which the views of two people are exchanged."""
    sheets = read_panels(svg)
    names = re.findall(r'<g class="panel" data-seen-by="(\w+)"', svg)
    first, second = names.index(one), names.index(two)
    sheets[first], sheets[second] = sheets[second], sheets[first]
    return sheets


def test_without_views_there_is_nothing_to_compare() -> None:
    with pytest.raises(CannotDraw, match="no views to compare"):
        draw_views(small(tie("kid", "bro", "close")))


def test_who_sees_what_differently() -> None:
    drawn = small(tie("kid", "mum", "close", "mum"), tie("kid", "mum", "distant", "kid"), tie("kid", "bro", "close"))
    assert list(differences_of_views(drawn)) == ["Kid and Mum: Mum says close; Kid says distant."]


def random_lines(drawn: Family, seed: int, count: int) -> Family:
    """A family with relationships of every kind between anybody."""
    random = Random(seed)
    keys = [member.key for member in drawn.members]
    ties = []
    for number in range(count):
        first, second = random.sample(keys, 2)
        viewer = random.choice(["", *keys[:3]])
        ties.append(Relationship(number, (first, second), random.choice(KINDS), random.random() < 0.5, viewer, viewer))
    return replace(drawn, relationships=tuple(ties))


def test_random_lines_touch_nobody_and_read_back_right() -> None:
    drawn_lines = 0
    for seed in range(12):
        plain = random_family(seed, 18)
        if len(plain.members) < 2:
            continue
        drawn = random_lines(plain, seed, 5)
        picture = draw_unchecked(drawn)
        assert differences(picture.svg, drawn) == [], seed
        assert quality(picture.svg, drawn).faults == (), seed
        drawn_lines += picture.svg.count('<g class="relationship"')
    assert drawn_lines >= 45


def test_drawing_lines_twice_gives_the_same_bytes() -> None:
    drawn = random_lines(random_family(3, 18), 3, 6)
    assert draw_unchecked(drawn).svg == draw_unchecked(drawn).svg


_ELSEWHERE = """
import sys
from datetime import date
from pathlib import Path
from casekit.case.reading import Reader
from casekit.genogram import draw
from casekit.genogram.from_case import family_on

case = Reader().read(Path(sys.argv[1])).case
sys.stdout.buffer.write(draw(family_on(case, date(2023, 6, 20))).svg.encode())
"""


def test_the_bytes_do_not_depend_on_the_order_of_sets() -> None:
    case = EXAMPLES / "ndela-rae.yaml"
    drawn = {
        subprocess.run(
            [sys.executable, "-c", _ELSEWHERE, str(case)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(drawn) == 1
    assert b'<g class="relationship"' in drawn.pop()
