"""Families drawn: every convention holds in the picture's geometry, or the picture says which one gives way."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from drawn_families import (
    ALL,
    adopted,
    couple,
    exchange,
    family,
    five_generations,
    foster_home,
    grandparents_adopt,
    person,
    three_partners,
    wide_sibship,
)

from casekit.genogram import CannotDraw, Picture, draw
from casekit.genogram.family import CarerLink, ChildLink, Family, Household, Member
from casekit.genogram.kinds import Ending, Kind, Link, State
from casekit.genogram.quality import quality
from casekit.genogram.read_back import differences
from casekit.pictures.canvas import Point
from casekit.pictures.svg_geometry import read_sheet


def middles(picture: Picture) -> dict[str, Point]:
    """The middle of everybody's symbol."""
    return {
        one.data["data-person"]: ((one.box[0] + one.box[2]) / 2, (one.box[1] + one.box[3]) / 2)
        for one in read_sheet(picture.svg).of("person", "symbol")
    }


def from_left(picture: Picture, *keys: str) -> list[str]:
    """These people in the order in which they stand from the left."""
    middle = middles(picture)
    return sorted(keys, key=lambda key: middle[key][0])


def level(picture: Picture, *keys: str) -> bool:
    """Whether these people stand on one row."""
    return len({middles(picture)[key][1] for key in keys}) == 1


@pytest.mark.parametrize("name", ALL)
def test_a_picture_says_what_the_family_says_and_has_no_fault(name: str) -> None:
    drawn = ALL[name]()
    picture = draw(drawn)
    assert differences(picture.svg, drawn) == []
    assert quality(picture.svg, drawn).faults == ()


def test_children_are_said_in_the_order_in_which_they_stand() -> None:
    people = [person("dad", "m"), person("mum", "f"), person("young", "f", "2012"), person("old", "m", "2008")]
    assert "Children: Old and Young." in draw(family("young", people, [couple("dad mum", ["young", "old"])])).words


def test_children_stand_one_row_below_their_parents_and_partners_on_one_row() -> None:
    picture = draw(five_generations())
    rows = sorted({y for _, y in middles(picture).values()})
    assert len(rows) == 5
    assert all(lower - upper > 60 for upper, lower in pairwise(rows))
    assert level(picture, "p0", "q0")


def test_a_grandfather_without_parents_in_the_file_stands_beside_the_other_grandfather() -> None:
    people = [person(key, gender) for key, gender in (("great", "m"), ("a", "m"), ("b", "f"), ("c", "m"), ("d", "f"))]
    people += [person("m", "m"), person("n", "f"), person("kid")]
    couples = [couple("great", ["a"]), couple("a b", ["m"]), couple("c d", ["n"]), couple("m n", ["kid"])]
    assert level(draw(family("kid", people, couples)), "a", "b", "c", "d")


def test_the_man_stands_left_and_the_eldest_child_left_whatever_the_order_of_the_file() -> None:
    people = [person("mum", "f"), person("dad", "m"), person("young", "f", "2015"), person("old", "m", "2010")]
    picture = draw(family("old", people, [couple("mum dad", ["young", "old"])]))
    assert from_left(picture, "mum", "dad") == ["dad", "mum"]
    assert from_left(picture, "young", "old") == ["old", "young"]
    assert 'data-relaxed=""' in picture.svg


def test_in_a_couple_of_two_women_the_elder_stands_left() -> None:
    people = [person("ana", "f", "1980"), person("bea", "f", "1975"), person("kid", "f", "2012")]
    picture = draw(family("kid", people, [couple("ana bea", [ChildLink("kid", Link.DONOR)], State.CIVIL_PARTNERSHIP)]))
    assert from_left(picture, "ana", "bea") == ["bea", "ana"]
    assert "conceived with a donor" in picture.svg


def test_children_whose_dates_do_not_tell_stay_in_the_order_of_the_file() -> None:
    people = [person("dad", "m"), person("a", "f", "~2010"), person("b", "m", "2008"), person("c", "f")]
    picture = draw(family("a", people, [couple("dad", ["a", "b", "c"])]))
    assert from_left(picture, "a", "b", "c") == ["a", "b", "c"]


def test_half_siblings_hang_from_their_own_couple_and_partners_stand_in_order_of_time() -> None:
    picture = draw(three_partners())
    assert from_left(picture, "lee", "wayne", "aaron", "kelly") == ["lee", "wayne", "aaron", "kelly"]
    assert from_left(picture, "jade", "ryan", "callum", "mia", "alfie")[:2] == ["jade", "ryan"]
    assert 'data-relaxed="partners-adjacent:lee,kelly partners-adjacent:wayne,kelly"' in picture.svg
    said = "Kelly does not stand next to Lee and Wayne; the lines to them run above the people between."
    assert picture.notes == (said,)


def test_twins_and_triplets_share_a_point_and_losses_keep_their_place() -> None:
    drawn = wide_sibship()
    picture = draw(drawn)
    order = [child.key for child in drawn.unions[0].children]
    assert from_left(picture, *order) == order
    starts = {}
    for one in read_sheet(picture.svg).of("child", "line"):
        starts[one.data["data-child"]] = one.runs[0][0]
    assert starts["tim"] == starts["tom"] != starts["xa"] == starts["xb"] == starts["xc"]
    for words in ("identical twins (or more)", "twins (or more), not known if identical", "stillbirth", "pregnancy"):
        assert words in picture.svg


def test_a_child_of_two_families_is_drawn_once_with_a_line_of_its_kind_to_each() -> None:
    picture = draw(adopted())
    lines = [one for one in read_sheet(picture.svg).of("child", "line") if one.data["data-child"] == "kit"]
    assert sorted((one.data["data-link"], one.stroke[2]) for one in lines) == [("adopted", "9 4"), ("birth", "")]
    assert picture.svg.count('data-person="kit"') == 1


def test_adoption_by_grandparents_leaves_the_child_on_its_own_row() -> None:
    picture = draw(grandparents_adopt())
    assert level(picture, "kid", "bro", "cousin")
    assert level(picture, "aunt", "mum", "dad")


def test_carers_have_a_dotted_line_and_a_plate_of_their_own() -> None:
    picture = draw(foster_home())
    lines = read_sheet(picture.svg).of("carer", "line")
    assert {one.data["data-child"] for one in lines} == {"summer", "kayden", "riley"}
    assert {one.stroke[2] for one in lines} == {"0.1 8"}
    assert "from 3 Mar 2019" in picture.svg
    assert "David and Susan care for Summer: foster care from 3 Mar 2019." in picture.words


def test_an_elder_sister_and_her_partner_may_be_the_carers() -> None:
    people = [person("mum", "f"), person("sis", "f", "1995"), person("kid", "m", "2012"), person("ben", "m", "1994")]
    couples = [couple("mum", ["sis", "kid"]), couple("ben sis")]
    carers = [CarerLink("kid", ("sis", "ben"), "kinship-care", "kinship care from 2022")]
    picture = draw(family("kid", people, couples, carers))
    assert picture.svg.count('class="carer"') == 1


def test_conventions_that_contradict_each_other_give_way_in_order_and_are_listed() -> None:
    drawn = exchange()
    picture = draw(drawn)
    assert from_left(picture, "anna", "bob") == ["anna", "bob"]
    assert from_left(picture, "dora", "carl") == ["dora", "carl"]
    assert "man-left:bob,dora" in picture.svg
    assert "Bob stands right of Dora: the order of brothers and sisters by age comes first." in picture.notes


def test_an_uncle_who_marries_his_niece_stands_on_her_row() -> None:
    people = [person(key, "m") for key in ("top", "par", "uncle")] + [person("niece", "f"), person("kid")]
    couples = [couple("top", ["par", "uncle"]), couple("par", ["niece"]), couple("uncle niece", ["kid"])]
    picture = draw(family("kid", people, couples))
    assert level(picture, "uncle", "niece") and not level(picture, "uncle", "par")
    assert 'data-relaxed="siblings-row:uncle"' in picture.svg


def test_a_couple_of_two_generations_has_a_line_that_bends() -> None:
    people = [person("gran", "f"), person("step", "m"), person("girl", "f"), person("kid"), person("late")]
    couples = [couple("step gran", ["girl"]), couple("step girl", ["kid"], State.AFFAIR), couple("girl", ["late"])]
    drawn = family("kid", people, couples)
    picture = draw(drawn)
    assert level(picture, "step", "gran") and level(picture, "kid", "late")
    assert 'data-relaxed="siblings-row:kid couple-row:step,girl"' in picture.svg or "couple-row" in picture.svg
    assert "Step stands above Girl, though they are a couple" in picture.notes[0]
    (line,) = [
        one for one in read_sheet(picture.svg).of("couple", "line") if "girl" in one.data["data-partners"].split()
    ][:1]
    assert len(line.runs[0]) > 2


def test_carers_may_stand_below_the_one_they_care_for() -> None:
    people = [person("gran", "f"), person("mum", "f"), person("kid"), person("aunt", "f"), person("ben", "m")]
    couples = [couple("gran", ["mum", "aunt"]), couple("mum", ["kid"]), couple("ben aunt")]
    carers = [CarerLink("mum", ("kid",), "kinship-care", "cares since 2020")]
    carers.append(CarerLink("aunt", ("mum", "kid", "gran"), "kinship-care", "kinship care"))
    picture = draw(family("kid", people, couples, carers))
    assert picture.svg.count('class="carer"') == 2


@pytest.mark.parametrize("partners", ["strict", "spread"])
def test_eleven_partners_each_have_a_line_of_their_own(partners: str) -> None:
    men = [person(f"m{n}", "m", str(1960 + n)) for n in range(11)]
    people = [*men, person("mum", "f"), person("nan", "f"), person("pop", "m"), person("kid")]
    couples = [couple("pop nan", ["mum"])]
    couples += [
        couple(f"m{n} mum", ["kid"] if n == 4 else (), labels=["m. 1999"], began=str(1990 + n)) for n in range(11)
    ]
    drawn = family("kid", people, couples, partners=partners)
    assert quality(draw(drawn).svg, drawn).faults == ()


def test_former_partners_may_stand_on_the_outer_sides() -> None:
    people = [person("ex", "m"), person("mum", "f"), person("new", "m"), person("a"), person("b")]
    couples = [
        couple("ex mum", ["a"], ended=Ending.DIVORCED, began="2000"),
        couple("new mum", ["b"], began="2010"),
    ]
    strict, spread = (draw(family("a", people, couples, partners=way)) for way in ("strict", "spread"))
    assert from_left(strict, "ex", "mum", "new") == ["ex", "new", "mum"]
    assert from_left(spread, "ex", "mum", "new") == ["new", "mum", "ex"]
    assert "partners-adjacent" in strict.svg and "partners-adjacent" not in spread.svg


def test_a_parent_alone_has_a_line_of_their_own_for_each_unknown_partner() -> None:
    people = [person("mum", "f"), person("a", born="2001"), person("b", born="2004"), person("c", born="2008")]
    picture = draw(family("a", people, [couple("mum", [key]) for key in "abc"]))
    assert picture.svg.count('data-partners="mum"') == 3
    assert "other parent not named" in picture.svg
    adopter = draw(family("a", people[:2], [couple("mum", [ChildLink("a", Link.ADOPTED)])]))
    assert "other parent not named" not in adopter.svg


def test_deaths_pets_and_people_joined_to_nobody_are_drawn() -> None:
    people = [person("mum", "f", "1970", "2020"), person("kid", "m", "2010"), person("friend", "f", "1972")]
    people.append(Member("cat", "Tibbles", kind=Kind.PET))
    homes = [Household("Home", (("kid", "main"), ("cat", "main")), ("Mrs Lodger",))]
    picture = draw(family("kid", people, [couple("mum", ["kid"])], households=homes))
    assert picture.svg.count('class="deceased"') == 1 + 1
    assert level(picture, "kid", "cat") and level(picture, "mum", "friend")
    assert "Home: Kid, Tibbles and Mrs Lodger." in picture.svg


def test_the_key_child_is_marked_and_counted_from() -> None:
    picture = draw(three_partners())
    person_group = re.search(
        r'<g class="person" data-person="callum"[^>]*data-generation="0">.*?</g>', picture.svg, re.S
    )
    assert person_group is not None and 'class="index"' in person_group[0]
    assert re.search(r'data-person="alf"[^>]*data-generation="-2"', picture.svg)


def test_step_lines_are_drawn_only_on_request_and_then_rightly() -> None:
    people = [person("mum", "f"), person("step", "m"), person("kid")]
    couples = [couple("mum", ["kid"]), couple("step mum", [ChildLink("kid", Link.STEP)])]
    drawn = family("kid", people, couples)
    assert 'data-link="step"' not in draw(drawn).svg
    assert 'data-link="step"' in draw(replace(drawn, step_lines=True)).svg


NAMES = [
    "Αικατερίνη Παπαδοπούλου",
    "محمد الحسن",
    "Nguyễn Thị Minh Khai",
    "Владимир",
    "Wolfeschlegelsteinhausenberg" * 2,
]


def test_long_names_and_names_in_other_scripts_overlap_nothing() -> None:
    people = [person("mum", "f"), *(person(f"p{place}", "m", name=name) for place, name in enumerate(NAMES))]
    picture = draw(family("p0", people, [couple("mum", [f"p{place}" for place in range(len(NAMES))])]))
    assert all(word in picture.svg for name in NAMES for word in name.split())


def test_names_are_never_markup() -> None:
    name = "<script>alert(\"x\")</script> & 'Bobby' \x1b[31m"
    picture = draw(family("kid", [person("kid", name=name), person("mum", "f")], [couple("mum", ["kid"])]))
    assert "<script" not in picture.svg and "&lt;script&gt;" in picture.svg
    assert read_sheet(picture.svg).seen


HOSTILE = [
    '"]; x="',
    "&amp; <b>",
    "]]>",
    "x" * 300,
    "a " * 150,
    "\u202eevil",
    "e\u0301" * 40,
    "\u0000\u0007",
    "👩‍👩‍👧",
    "${x}",
    "%s",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_of_any_kind_is_text_and_nothing_else(name: str) -> None:
    people = [person("kid", name=name), person("mum", "f", name=name), person("dad", "m")]
    drawn = replace(family("kid", people, [couple("dad mum", ["kid"], labels=[name])]), title=name, case=name)
    picture = draw(drawn)
    ours = {"svg", "title", "desc", "g", "rect", "circle", "polygon", "path", "text"}
    assert {node.tag.split("}")[1] for node in ElementTree.fromstring(picture.svg).iter()} <= ours


def test_a_thousand_generations_are_no_trouble() -> None:
    people = [person(f"p{n}", "m") for n in range(1200)]
    couples = [couple(f"p{n}", [f"p{n + 1}"]) for n in range(1199)]
    drawn = family("p0", people, [*couples, couple("p1199", [ChildLink("p0", Link.FOSTER)])])
    with pytest.raises(CannotDraw, match="own ancestor"):
        draw(drawn)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("ended", [None, *Ending])
def test_every_kind_of_couple_reads_back(state: State, ended: Ending | None) -> None:
    people = [person("dad", "m"), person("mum", "f"), person("kid")]
    drawn = family("kid", people, [couple("dad mum", ["kid"], state, ended, ["2001"])])
    sharers = (None, Ending.SEPARATED, Ending.RECONCILED, Ending.WIDOWED)
    contradicts = state is State.NEVER_A_COUPLE and ended is not None
    if contradicts or (state is State.SHARING_A_HOME and ended not in sharers):
        with pytest.raises(CannotDraw, match="Keep one"):
            draw(drawn)
    else:
        picture = draw(drawn)
        assert differences(picture.svg, picture.family) == []


REFUSED: dict[str, tuple[Family, str]] = {
    "own ancestor": (
        family("a", [person("a"), person("b")], [couple("a", ["b"]), couple("b", ["a"])]),
        "Nobody can be their own ancestor",
    ),
    "unknown key": (family("a", [person("a")], [couple("a", ["nobody"])]), "'nobody'"),
    "listed twice": (
        family("a", [person("a"), person("b")], [couple("a b"), couple("b a")]),
        "stand twice in the list of couples",
    ),
    "two births": (
        family("k", [person("k"), person("a"), person("b")], [couple("a", ["k"]), couple("b", ["k"])]),
        "listed as born to A and also to B",
    ),
    "child twice": (
        family("k", [person("k"), person("a")], [couple("a", ["k", "k"])]),
        "stands 2 times as a child",
    ),
    "with oneself": (family("k", [person("k")], [couple("k k")]), "two different people"),
    "adopted by a descendant": (
        family("k", [person("k"), person("a")], [couple("a", ["k"]), couple("k", [ChildLink("a", Link.ADOPTED)])]),
        "own ancestor",
    ),
    "nobody": (family("a", [], []), "nobody in the family"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_drawn_rightly_is_refused_in_a_sentence(name: str) -> None:
    drawn, said = REFUSED[name]
    with pytest.raises(CannotDraw, match=said) as refused:
        draw(drawn)
    assert refused.value.sentence.endswith(".")
