"""The notations: every example family is drawn in each and read back; each has the signs that its source has."""

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from drawn_families import adopted, couple, family, loss, person, three_partners
from test_example_families import NAMES, family_of

from casekit.genogram import CannotDraw, draw
from casekit.genogram.family import ChildLink, Family, Twins
from casekit.genogram.kinds import Ending, Gender, Kind, Link, State
from casekit.genogram.look import Dates, DeathMark, Look, Profile
from casekit.genogram.notation import NOTATIONS
from casekit.genogram.quality import faults
from casekit.genogram.read_back import differences
from casekit.pictures.svg_geometry import read_sheet
from running import casekit

SVG = "{http://www.w3.org/2000/svg}"
EVERY = list(Profile)


def meanings(svg: str) -> set[str]:
    """The words of the key, each entry's lines joined."""
    key = next(node for node in ElementTree.fromstring(svg).iter(f"{SVG}g") if node.attrib["class"] == "key")
    return {node.text or "" for node in key.iter(f"{SVG}text") if node.attrib["class"] == "meaning"}


def all_kinds() -> Family:
    """Somebody of every gender, and every kind of loss, below parents who are not married."""
    people = [
        person("dad", "m", "1980"),
        person("mum", "f", "1982", "2020-02-01"),
        person("kid", "f", "2010"),
        person("nor", "n", "2011"),
        person("who", "u", "2012"),
        loss("gone", Kind.MISCARRIAGE, "2013"),
        loss("ended", Kind.TERMINATION, "2014"),
        replace(loss("still", Kind.STILLBIRTH, "2015"), gender=Gender.MALE),
        loss("bump", Kind.PREGNANCY, "2023"),
        replace(person("rex", name="Rex"), kind=Kind.PET),
    ]
    born = ["kid", "nor", "who", "gone", "ended", "still", "bump"]
    return family("kid", people, [couple("dad mum", born, State.COHABITING, labels=["living together 2009"])])


@pytest.mark.parametrize("profile", EVERY)
@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_drawn_and_read_back_in_every_notation(name: str, profile: Profile) -> None:
    picture = draw(family_of(name), Look(notation=profile))
    assert differences(picture.svg, picture.family) == [] and faults(picture.svg, picture.family) == []
    assert f'data-notation="{profile}"' in picture.svg


@pytest.mark.parametrize("profile", EVERY)
def test_the_key_and_the_words_name_the_notation(profile: Profile) -> None:
    picture = draw(all_kinds(), Look(notation=profile))
    heading = f"Key: {NOTATIONS[profile.value].title}"
    assert f">{heading}</text>" in picture.svg and f"Notation: {profile}." in picture.words


@pytest.mark.parametrize("profile", EVERY)
def test_every_kind_of_person_is_told_by_its_symbol_alone(profile: Profile) -> None:
    """Losses alone may share a sign, where the notation has one for both."""
    picture = draw(all_kinds(), Look(notation=profile))
    sheet = read_sheet(picture.svg)
    looks: dict[str, tuple[object, ...]] = {}
    for symbol in sheet.of("person", "symbol"):
        group = [one for one in sheet.seen if one.group == symbol.group and one.css in ("inside", "sign", "deceased")]
        box = symbol.box
        looks[symbol.data["data-person"]] = (
            symbol.tag,
            len(symbol.runs[0]),
            round(box[2] - box[0]),
            symbol.rounded,
            tuple(one.text for one in group if one.text),
            tuple(len(one.runs) for one in group if one.runs),
        )
    alike = {
        frozenset((one, two))
        for one, two in combinations(looks, 2)
        if looks[one] == looks[two] and {one, two} != {"kid", "mum"}
    }
    assert alike <= ({frozenset(("gone", "ended"))} if profile is Profile.UK else set())


@pytest.mark.parametrize("profile", EVERY)
def test_a_wrong_symbol_is_found(profile: Profile) -> None:
    picture = draw(all_kinds(), Look(notation=profile))
    as_man = re.sub(
        r'(data-person="mum".*?)<circle class="symbol" cx="([\d.]+)" cy="([\d.]+)" r="20"',
        lambda at: (
            f'{at[1]}<rect class="symbol" x="{float(at[2]) - 20}" y="{float(at[3]) - 20}" width="40" height="40"'
        ),
        picture.svg,
        count=1,
        flags=re.S,
    )
    assert any("symbol of Mum is not the one" in fault for fault in differences(as_man, picture.family))
    alive = re.sub(r'(data-person="mum".*?)<path class="deceased"[^>]*/>', r"\1", picture.svg, count=1, flags=re.S)
    assert any("about a death" in fault for fault in differences(alive, picture.family))


def test_living_together_is_unbroken_in_the_uk_and_broken_with_letters_in_mcgoldrick() -> None:
    strokes = {profile: NOTATIONS[profile.value].couple[State.COHABITING] for profile in EVERY}
    assert strokes[Profile.UK].dash == "" and strokes[Profile.NSGC].dash == ""
    assert strokes[Profile.MCGOLDRICK].dash and strokes[Profile.GENOPRO].dash
    assert ">LT 2009</text>" in draw(all_kinds(), Look(notation=Profile.MCGOLDRICK)).svg
    assert ">living together 2009</text>" in draw(all_kinds()).svg


def test_genopro_has_a_house_on_the_line_of_those_who_live_together_and_it_is_read_back() -> None:
    picture = draw(all_kinds(), Look(notation=Profile.GENOPRO))
    house = r'<polygon class="mark"[^>]*/>'
    assert len(re.findall(house, _couples(picture.svg))) == 1
    assert any("couple line" in fault for fault in differences(re.sub(house, "", picture.svg), picture.family))


def test_an_adopted_child_stands_in_brackets_in_genetics_only() -> None:
    assert draw(adopted(), Look(notation=Profile.NSGC)).svg.count('class="bracket"') >= 1
    assert 'class="bracket"' not in draw(adopted()).svg


@pytest.mark.parametrize(("mark", "lines"), [(DeathMark.CROSS, 2), (DeathMark.SLASH, 1), (DeathMark.DATES, 0)])
def test_the_mark_of_a_death_is_a_choice(mark: DeathMark, lines: int) -> None:
    picture = draw(three_partners(), Look(death_mark=mark))
    marks = [one for one in read_sheet(picture.svg).of("person", "deceased") if one.data["data-person"] == "alf"]
    assert [len(one.runs) for one in marks] == ([lines] if lines else [])
    assert ">d. 2001</text>" in picture.svg
    said = " ".join(meanings(picture.svg))
    assert ("no mark for a death" in said) is (mark is DeathMark.DATES) and "has died" in said


def test_genetics_marks_a_death_with_one_slash_unless_told_otherwise() -> None:
    assert 'data-death-mark="slash"' in draw(three_partners(), Look(notation=Profile.NSGC)).svg
    asked = Look(notation=Profile.NSGC, death_mark=DeathMark.CROSS)
    assert 'data-death-mark="cross"' in draw(three_partners(), asked).svg


def test_a_death_is_never_left_without_word_or_mark() -> None:
    with pytest.raises(CannotDraw, match="would not show who has died"):
        draw(three_partners(), Look(death_mark=DeathMark.DATES, dates=Dates.NONE))
    drawn = family("kid", [person("kid"), person("mum", "f", "1980", "")], [couple("mum", ["kid"])])
    assert ">d. date not known</text>" in draw(drawn, Look(death_mark=DeathMark.DATES)).svg


def cousins() -> Family:
    """Two cousins who married."""
    people = [person(key, gender) for key, gender in zip("abcdefgk", "mfmfmfmf", strict=True)]
    couples = [couple("a b", ["c", "f"]), couple("c d", ["g"]), couple("e f", ["h"]), couple("g h", ["k"])]
    people += [person("h", "f")]
    return family("k", people, couples)


@pytest.mark.parametrize("profile", EVERY)
def test_partners_who_are_related_have_two_lines_which_are_read_back(profile: Profile) -> None:
    picture = draw(cousins(), Look(notation=profile))
    group = re.search(r'<g class="couple" data-partners="g h".*?</g>', picture.svg, re.S)
    assert group is not None and group[0].count('class="line"') == 2
    assert picture.svg.count('class="couple"') + 1 == len(re.findall(r'<path class="line"', _couples(picture.svg)))
    single = picture.svg.replace(group[0], re.sub(r'(class="line".*?/>\n)<path class="line"[^>]*/>', r"\1", group[0]))
    assert any("couple line" in fault for fault in differences(single, picture.family))
    assert "partners who are related by birth" in meanings(picture.svg)


def _couples(svg: str) -> str:
    return "".join(re.findall(r'<g class="couple".*?</g>', svg, re.S))


@pytest.mark.parametrize(
    ("ending", "meaning"),
    [
        (Ending.LEGALLY_SEPARATED, "legally separated, not divorced"),
        (Ending.ANNULLED, "annulled"),
        (Ending.RECONCILED, "separated, then together again"),
        (Ending.TOGETHER_AFTER_DIVORCE, "divorced, then together again"),
        (Ending.WIDOWED, "ended by a death; the other had a later partner"),
    ],
)
def test_every_way_a_couple_ended_has_a_mark_of_its_own(ending: Ending, meaning: str) -> None:
    people = [person("mum", "f"), person("dad", "m"), person("kid")]
    drawn = family("kid", people, [couple("dad mum", ["kid"], ended=ending)])
    picture = draw(drawn)
    assert meaning in meanings(picture.svg) or meaning.startswith(tuple(meanings(picture.svg)))
    other = Ending.DIVORCED if ending is not Ending.DIVORCED else Ending.SEPARATED
    changed = replace(drawn, unions=(replace(drawn.unions[0], ended=other),))
    assert differences(picture.svg, changed)


def test_a_widow_who_lived_alone_has_no_cross_on_her_line(tmp_path: Path) -> None:
    text = (
        "casekit: 1\nchild: kit\nfamily:\n  kit: {name: Kit, born: 2010-01-01}\n  ann: {name: Ann, gender: female}\n"
        "  tom: {name: Tom, gender: male, died: 2012}\n  bob: {name: Bob, gender: male}\n"
        "couples:\n  - {partners: [tom, ann], married: 2005, children: [kit]}\n"
    )
    path = tmp_path / "kit.yaml"
    for more, marks in (("", 0), ("  - {partners: [bob, ann], married: 2016}\n", 1)):
        path.write_text(text + more, encoding="utf-8")
        ran = casekit(["render", "genogram", str(path), "--as-at", "2023-06-20"])
        assert ran.code == 0 and _couples(ran.out).count('data-mark="widowed"') == marks


def test_every_notation_has_every_word() -> None:
    for notation in NOTATIONS.values():
        assert set(notation.couple) == set(notation.couple_words) == set(State)
        assert set(notation.child) == set(notation.child_words) == set(Link)
        assert set(notation.people) == set(Gender)
        assert set(notation.ending_words) == set(Ending)


def test_an_unknown_notation_is_refused_with_the_nearest(tmp_path: Path) -> None:
    path = tmp_path / "kit.yaml"
    path.write_text("casekit: 1\nchild: kit\nfamily: {kit: {name: Kit, born: 2010-01-01}}\n", encoding="utf-8")
    ran = casekit(["render", "genogram", str(path), "--notation", "mcgoldrik"])
    assert ran.code == 2 and "did you mean `--notation mcgoldrick`?" in ran.err
    ran = casekit(["render", "genogram", str(path), "--notation", "GenoPro"])
    assert ran.code == 0 and 'data-notation="genopro"' in ran.out


@pytest.mark.parametrize("profile", EVERY)
def test_two_couples_with_the_same_partners_are_told_and_not_merged(profile: Profile) -> None:
    people = [person("mum", "f"), person("dad", "m"), person("kid"), person("sis", "f")]
    drawn = family("kid", people, [couple("dad mum", ["kid"]), couple("dad mum", ["sis"])])
    try:
        picture = draw(drawn, Look(notation=profile))
    except CannotDraw as refusal:
        assert "Dad" in refusal.sentence and "Mum" in refusal.sentence and "one" in refusal.sentence
    else:
        assert picture.svg.count('class="couple"') == 2


@pytest.mark.parametrize("profile", EVERY)
def test_twins_and_links_of_every_kind_are_read_back(profile: Profile) -> None:
    people = [person("dad", "m"), person("mum", "f"), *(person(f"k{n}", born=f"20{n + 10}") for n in range(7))]
    links = [ChildLink(f"k{n}", link) for n, link in enumerate(Link) if link is not Link.STEP]
    links = [ChildLink(f"k{n}", one.link) for n, one in enumerate(links)]
    people += [person("t1", born="2020"), person("t2", born="2020")]
    links += [ChildLink("t1"), ChildLink("t2")]
    people = [one for one in people if one.key != "k6"]
    drawn = family("k0", people, [couple("dad mum", links, twins=[Twins(("t1", "t2"))])])
    assert draw(drawn, Look(notation=profile)).svg


def test_a_couple_who_are_engaged_and_live_together_are_both(tmp_path: Path) -> None:
    path = tmp_path / "kit.yaml"
    path.write_text(
        "casekit: 1\nchild: kit\nfamily:\n  kit: {name: Kit, born: 2015-01-01}\n  ann: {name: Ann, gender: female}\n"
        "  tom: {name: Tom, gender: male}\n"
        "couples:\n  - {partners: [tom, ann], engaged: 2012, cohabiting: 2013, children: [kit]}\n",
        encoding="utf-8",
    )
    ran = casekit(["render", "genogram", str(path), "--as-at", "2023-06-20", "--notation", "genopro"])
    assert ran.code == 0 and "engaged and living together" in ran.out and '<polygon class="mark"' in ran.out
    ran = casekit(["render", "genogram", str(path), "--as-at", "2023-06-20"])
    assert "engaged and living together" in ran.out and "stroke-dasharray" not in _couples(ran.out)
