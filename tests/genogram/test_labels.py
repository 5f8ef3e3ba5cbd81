"""Names, dates and ages as they were asked for, in every word of the file; long names and other scripts whole."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from drawn_families import couple, family, foster_home, person, three_partners
from hypothesis import given, settings
from hypothesis import strategies as st

from casekit.case.reading import Reader
from casekit.genogram import draw
from casekit.genogram.breaking import wrapped
from casekit.genogram.compare import compared
from casekit.genogram.dates_shown import without_dates, years_only
from casekit.genogram.family import CarerLink, Household
from casekit.genogram.from_case import family_on
from casekit.genogram.kinds import Kind
from casekit.genogram.labels import WRAP, shown
from casekit.genogram.look import Dates, Look, Names
from casekit.genogram.naming import first_name, initials
from casekit.pictures.letters import letters
from casekit.pictures.svg_geometry import read_sheet
from casekit.pictures.text_metrics import text_width
from running import casekit

CASE = """
casekit: 1
child: amy
family:
  amy: {name: Amy Louise Stone, known_as: Ames, gender: female, born: 2012-03-04}
  mum: {name: Kelly Stone, gender: female, born: 1985-01-02}
  dad: {name: Dwayne Grant-O'Neil, gender: male, born: 1983, died: 2019-05-06}
  nan: {relation: "Dwayne's mum", gender: female, born: ~1955}
couples:
  - {partners: [dad, mum], cohabiting: 2010-11, separated: 2016-02-03, children: [amy]}
  - {partners: [nan], children: [dad]}
carers:
  - {child: amy, who: [nan], as: kinship-care, from: 2022-10-11}
households:
  - {name: "Kelly Stone's house", members: [mum, amy]}
genogram: {made: 2023-01-05, by: sam, with: [mum, amy]}
professionals:
  sam: {name: Sam Obi, role: social worker}
"""


def drawn(tmp_path: Path, *options: str) -> str:
    """The SVG that the command makes of the case."""
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    ran = casekit(["render", "genogram", str(path), "--as-at", "2023-06-20", *options])
    assert ran.code == 0, ran.err
    assert not any(word in ran.err for word in ("Kelly", "Stone")) or "initials" not in options
    return ran.out


def test_initials_leave_no_name_anywhere_in_the_file(tmp_path: Path) -> None:
    svg = drawn(tmp_path, "--names", "initials")
    for name in ("Amy", "Ames", "Louise", "Stone", "Kelly", "Dwayne", "Grant", "Neil", "Sam", "Obi"):
        assert not re.search(rf"\b{name}\b", svg, re.IGNORECASE), name
    assert not re.search(r'="[^"]*\b(amy|mum|dad|nan)\b', svg)
    assert 'data-person="p1"' in svg and 'data-case="p1"' in svg
    assert ">ALS</text>" in svg and ">DGO</text>" in svg and ">KS&#x27;s house" in svg
    assert "Genogram of ALS" in svg and ">D&#x27;s mum</text>" in svg


def test_first_names_are_the_names_people_go_by(tmp_path: Path) -> None:
    svg = drawn(tmp_path, "--names", "first")
    for name in ("Stone", "Louise", "Neil", "Obi"):
        assert name not in svg
    assert ">Ames</text>" in svg and ">Kelly</text>" in svg and "Genogram of Ames" in svg
    assert "by Sam." in svg and ">Dwayne&#x27;s mum</text>" in svg


def test_names_are_whole_unless_asked(tmp_path: Path) -> None:
    assert ">Amy Louise</text>" in drawn(tmp_path) or ">Amy Louise Stone</text>" in drawn(tmp_path)


def test_years_only(tmp_path: Path) -> None:
    svg = drawn(tmp_path, "--dates", "years")
    assert ">b. 2012</text>" in svg and ">d. 2019</text>" in svg and ">b. about 1955</text>" in svg
    assert ">sep. 2016</text>" in svg and ">living together 2010</text>" in svg and ">from 2022</text>" in svg
    for exact in ("4 Mar 2012", "6 May 2019", "3 Feb 2016", "Nov 2010", "11 Oct 2022", "2 Jan 1985"):
        assert exact not in svg


def test_no_dates_leave_the_marks_and_the_order(tmp_path: Path) -> None:
    svg = drawn(tmp_path, "--dates", "none")
    for year in ("2012", "2019", "1955", "2016", "2010", "2022", "1985"):
        assert year not in svg
    assert 'data-mark="separated"' in svg and 'class="deceased"' in svg and "has died" in svg
    assert ">living together</text>" in svg and ">kinship care</text>" in svg


def test_ages_as_at_the_day(tmp_path: Path) -> None:
    svg = drawn(tmp_path, "--ages")
    assert ">aged 11</text>" in svg and ">died aged 35 or 36</text>" in svg and ">aged about 67</text>" in svg
    assert "aged 11" in (ElementTree.fromstring(svg)[1].text or "")
    assert "aged" not in drawn(tmp_path)


def test_ages_stand_in_the_symbol_in_the_notation_of_mcgoldrick(tmp_path: Path) -> None:
    svg = drawn(tmp_path, "--ages", "--notation", "mcgoldrick")
    assert re.search(r'class="inside"[^>]*>11</text>', svg) and ">aged 11</text>" not in svg
    assert ">aged about 67</text>" in svg
    assert ">age</text>" in svg


@pytest.mark.parametrize(
    ("text", "years", "words"),
    [
        ("12 Mar 2015", "2015", ""),
        ("about Nov 2016", "about 2016", ""),
        ("Jan–Mar 2015", "2015", ""),
        ("3 Jan – 5 Feb 2015", "2015", ""),
        ("before 3 May 1990", "before 1990", ""),
        ("12 Mar 2010 – 3 May 2012", "2010 – 2012", ""),
        ("m. (date not known)", "m. (date not known)", "m."),
        ("foster care from Oct 2022 until 12 Jan 2023", "foster care from 2022 until 2023", "foster care"),
        ("living together 2004", "living together 2004", "living together"),
    ],
)
def test_dates_in_words_are_cut_to_years_or_left_out(text: str, years: str, words: str) -> None:
    assert years_only(text) == years and without_dates(text) == words


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Kelly Anne Rae", "KAR"),
        ("Éloïse O’Neil-Smith", "ÉOS"),
        ("e\u0301lan Rae", "e\u0301R"),
        ("李明", "李"),
        ("محمد علي", "مع"),
        ("🙂🙂", "🙂"),
        ("(known as) Bo", "kaB"),
        ("", ""),
    ],
)
def test_initials_of_every_script(name: str, short: str) -> None:
    assert initials(name) == short


HOSTILE = [
    "x" * 300,
    "محمدعبدالرحمنالحسن" * 8,
    "李明" * 60,
    "e\u0301" * 150,
    "👩‍👩‍👧👍🏽🇬🇧" * 30,
    "a-" * 100,
    "\u202eright to left",
    "Ann" + "\u0301" * 60,
    "two couples & <b>",
]


@pytest.mark.parametrize("look", [Look(), Look(names=Names.FIRST), Look(names=Names.INITIALS), Look(dates=Dates.NONE)])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_wrapped_and_never_cut(name: str, look: Look) -> None:
    people = [person("kid", name=name), person("mum", "f", name=name), person("dad", "m", name="Dad")]
    homes = [Household(name, (("kid", "main"), ("mum", "main")), (name,))]
    picture = draw(family("kid", people, [couple("dad mum", ["kid"], labels=["m. 2005"])], households=homes), look)
    texts = read_sheet(picture.svg).of("person", "label")
    assert all(one.box[2] - one.box[0] <= 1.5 * WRAP + 1 for one in texts)
    if look.names is Names.FULL:
        written = "".join(one.text for one in texts if one.data["data-person"] == "mum")
        assert re.sub("[ -]", "", written) == re.sub("[ -]", "", shown(name))


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_breaking_words_loses_no_letter(text: str) -> None:
    assert "".join(letters(text)) == text
    written = "".join("".join(wrapped(text, 50.0, 12.0)).split())
    assert written.replace("-", "") == "".join(text.split()).replace("-", "")


def test_a_broken_word_has_a_hyphen_where_its_script_has_them() -> None:
    first, *_, last = wrapped("Ann Wolfeschlegelsteinhausenbergerdorff", 80.0, 12.0)
    assert first == "Ann" and last[-1] != "-"
    long = wrapped("Wolfeschlegelsteinhausenbergerdorff", 80.0, 12.0)
    assert len(long) > 2 and all(line.endswith("-") for line in long[:-1])
    assert all(text_width(line, 12.0) <= 80.0 for line in long)
    assert not any("-" in line for line in wrapped("李明" * 30, 80.0, 12.0))
    assert wrapped("Smith Jones", 50.0, 12.0) == ("Smith", "Jones")


def test_accents_stay_on_their_letters_and_emoji_stay_whole() -> None:
    assert letters("e\u0301a") == ["e\u0301", "a"]
    assert letters("👩‍👩‍👧👍🏽🇬🇧x") == ["👩‍👩‍👧", "👍🏽", "🇬🇧", "x"]


def test_the_family_that_was_given_stays_as_it_was() -> None:
    before = three_partners()
    draw(before, Look(names=Names.INITIALS, dates=Dates.NONE, ages=True))
    assert before == three_partners()


def test_carers_and_relations_keep_their_people_with_initials() -> None:
    picture = draw(foster_home(), Look(names=Names.INITIALS))
    assert len(picture.family.carers) == len(foster_home().carers)
    assert all(re.fullmatch(r"p\d+", member.key) for member in picture.family.members)


def test_a_relation_for_a_name_is_not_a_name(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(CASE.replace("Dwayne's mum", "great aunt"), encoding="utf-8")
    case = Reader().read(str(path)).case
    assert case is not None
    picture = draw(family_on(case, three_partners().as_at), Look(names=Names.INITIALS))
    assert ">great aunt</text>" in picture.svg


def test_a_word_that_is_a_name_is_cut_only_where_it_is_written_as_one() -> None:
    people = [person("kid", name="May Will"), person("mum", "f", name="Ann Will")]
    given_family = replace(
        family("kid", people, [couple("mum", ["kid"])]), made=("Made in May 2022; what will be is open.",)
    )
    svg = draw(given_family, Look(names=Names.INITIALS)).svg
    assert "Made in May 2022; what will be is open" in svg and "Will" not in svg


@pytest.mark.parametrize(
    ("name", "first"),
    [("Ann Lee", "Ann"), ("Mrs Lee", "Mrs L"), ("Dr. Ann Lee", "Ann"), ("Rex", "Rex"), ("Mr", "Mr"), ("", "")],
)
def test_first_names_know_titles(name: str, first: str) -> None:
    assert first_name(name) == first


def test_the_name_of_a_home_is_no_first_name() -> None:
    home = replace(person("oak", name="Oak Tree House"), kind=Kind.INSTITUTION)
    link = CarerLink("kid", ("oak",), "residential", "residential care")
    drawn_family = family("kid", [person("kid", name="Kit Oak"), home], [], [link])
    assert "Oak Tree House" in draw(drawn_family, Look(names=Names.FIRST)).words
    assert "Tree" not in draw(drawn_family, Look(names=Names.INITIALS)).svg


def test_a_name_that_somebody_no_longer_has_is_cut_too() -> None:
    people = [person("kid", "f", "2010", name="Kit Moss"), person("mum", "f", name="Ann Moss")]
    before = family("kid", people, [couple("mum", ["kid"])])
    after = replace(before, members=(replace(people[0], name="Kit Vane"), people[1]))
    both = compared(before, after, "1 May 2022")
    assert "Moss" in draw(both).svg
    picture = draw(both, Look(names=Names.INITIALS))
    assert not [name for name in ("Kit", "Moss", "Vane", "Ann") if name in picture.svg + picture.words]


def test_without_dates_the_words_do_not_say_what_a_couple_is_twice(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    couples = "{partners: [dad, mum], engaged: 2009, married: 2010-11, annulled: 2016-02-03, children: [amy]}"
    path.write_text(
        CASE.replace("{partners: [dad, mum], cohabiting: 2010-11, separated: 2016-02-03, children: [amy]}", couples),
        encoding="utf-8",
    )
    ran = casekit(["render", "genogram", str(path), "--as-at", "2023-06-20", "--dates", "none", "--format", "txt"])
    assert "Kelly Stone: married, this was annulled (engaged). Child: Amy Louise Stone." in " ".join(ran.out.split())
