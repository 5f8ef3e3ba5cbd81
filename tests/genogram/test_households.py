"""Outlines round people who live together: who is inside, what they keep clear of, and that each check can fail."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from drawn_families import couple, family, person
from random_families import random_family
from random_households import with_households
from test_example_families import family_of

from casekit.genogram import WrongPicture, draw
from casekit.genogram.family import Family, Household, Member
from casekit.genogram.kinds import Kind, Layer
from casekit.genogram.picture import draw_unchecked
from casekit.genogram.quality_households import household_faults
from casekit.genogram.read_back_households import household_differences
from casekit.pictures.svg_geometry import Seen, inside, read_sheet

SMALL = range(160)


def home(name: str, members: str, *others: str) -> Household:
    """A household from `"ann bo/weekend"`: keys, each with how, if not `main`."""
    keys = (one.partition("/") for one in members.split())
    return Household(name, tuple((key, how or "main") for key, _, how in keys), others)


def living(drawn: Family, *homes: Household) -> Family:
    """A family in households."""
    return replace(drawn, households=homes)


def step_family() -> Family:
    """A mother between her present and her former partner, with a child by each; her own mother above."""
    return family(
        "ann",
        [
            person("gran", "f", "1955"),
            person("mum", "f", "1985"),
            person("ex", "m", "1983"),
            person("new", "m", "1988"),
            person("ann", "f", "2010"),
            person("bo", "m", "2020"),
        ],
        [couple("gran", ["mum"]), couple("ex mum", ["ann"]), couple("new mum", ["bo"])],
    )


def inhabitants(svg: str) -> dict[str, set[str]]:
    """Whose middle is inside the outlines, by the words at them, from the points of the outlines alone."""
    sheet = read_sheet(svg)
    found: dict[str, set[str]] = {}
    for outline in sheet.of("household", "outline"):
        name = " ".join(one.text for one in sheet.of("household", "label") if one.group == outline.group)
        people = found.setdefault(name, set())
        for symbol in sheet.of("person", "symbol"):
            if inside(middle_of(symbol), outline.runs[0]):
                people.add(symbol.data["data-person"])
    return found


def middle_of(one: Seen) -> tuple[float, float]:
    """The middle of a box."""
    return (one.box[0] + one.box[2]) / 2, (one.box[1] + one.box[3]) / 2


def wrong(svg: str, drawn: Family) -> list[str]:
    """Everything that the two checks of outlines find."""
    sheet = read_sheet(svg)
    return [*household_differences(sheet, drawn), *household_faults(sheet, drawn)]


def test_an_outline_over_three_rows_leaves_the_former_husband_out() -> None:
    drawn = living(step_family(), home("Gran's house", "gran mum new ann bo"))
    assert inhabitants(draw(drawn).svg) == {"Gran's house": {"gran", "mum", "new", "ann", "bo"}}


def test_a_child_in_two_homes_is_in_both_outlines() -> None:
    drawn = living(step_family(), home("Mum's", "mum new bo ann/shared"), home("Dad's", "ex ann/shared"))
    assert inhabitants(draw(drawn).svg) == {"Mum's": {"mum", "new", "bo", "ann"}, "Dad's": {"ex", "ann"}}


def test_one_within_the_other_with_a_letter_where_there_is_no_room_for_the_name() -> None:
    drawn = living(step_family(), home("The house", "mum new ann bo"), home("The annexe", "new mum"))
    picture = draw(drawn)
    assert inhabitants(picture.svg) == {"The house": {"mum", "new", "ann", "bo"}, "A": {"mum", "new"}}
    assert "A: The annexe: New and Mum." in picture.words


@pytest.mark.parametrize("homes", [(), (home("Alone", "gran"),), (home("Empty", ""),)])
def test_nobody_and_one_alone_have_no_outline(homes: tuple[Household, ...]) -> None:
    svg = draw(living(step_family(), *homes)).svg
    assert 'class="household"' not in svg and "live together" not in svg


def test_a_hidden_layer_has_neither_outlines_nor_words() -> None:
    drawn = living(step_family(), home("Gran's house", "gran mum"))
    hidden = replace(drawn, layers=drawn.layers - {Layer.HOUSEHOLDS})
    assert 'class="household"' in draw(drawn).svg and 'class="household"' not in draw(hidden).svg
    assert "Gran's house: Gran and Mum." in draw(drawn).words and "Gran's house" not in draw(hidden).words


def test_somebody_who_is_there_at_weekends_is_inside_where_that_is_simple_and_out_where_it_is_not() -> None:
    children = [person(f"c{number}", "m", str(2000 + number)) for number in range(12)]
    drawn = family(
        "c0",
        [person("mum", "f"), person("dad", "m"), *children],
        [couple("dad mum", [child.key for child in children])],
    )
    simple = living(drawn, home("Flat", "c3 c4 c5/weekend"))
    assert inhabitants(draw(simple).svg) == {"Flat": {"c3", "c4", "c5"}}
    far = living(drawn, home("Flat", "c3 c4 c11/weekend"))
    assert inhabitants(draw(far).svg) == {"Flat": {"c3", "c4"}}
    assert "C11 (at weekends)" in draw(far).words


def test_one_who_lives_there_and_one_at_weekends_far_away_have_no_outline() -> None:
    drawn = family_of("in-a-childrens-home")
    alone = living(drawn, home("Dad's", "theo pip/weekend"))
    assert 'class="household"' not in draw(alone).svg


def test_where_no_outline_goes_round_all_there_are_two_with_one_letter() -> None:
    drawn = family_of("home-in-two-outlines")
    picture = draw(drawn)
    assert inhabitants(picture.svg)["A: Ada's flat"] == {"ada", "kit"}
    assert picture.svg.count('data-letter="A"') == 2
    assert "A: Ada's flat: Ada Shaw and Kit Shaw. Two outlines with the letter A go round them." in picture.words
    key = " ".join(re.findall(r'<text class="meaning"[^>]*>([^<]*)</text>', picture.svg))
    assert "live together; outlines with one letter are one household" in key


def test_pets_and_institutions_count_and_lodgers_are_in_the_words() -> None:
    pets = draw(family_of("lodger-and-pets"))
    assert {"rex", "mog", "sam"} <= inhabitants(pets.svg)["4 Mill Lane"]
    assert "Pat Reeve" in pets.words
    assert inhabitants(draw(family_of("in-a-childrens-home")).svg)["The Oaks"] == {"oaks", "leo"}


def test_a_long_name_is_broken_into_lines_and_never_cut() -> None:
    name = "Grandma Linda and Grandad Bob's little house by the canal"
    assert name in inhabitants(draw(living(step_family(), home(name, "mum new"))).svg)


def test_a_name_with_markup_is_text() -> None:
    name = '<b>"Mum" & co</b>'
    svg = draw(living(step_family(), home(name, "mum new"))).svg
    assert name in inhabitants(svg) and "<b>" not in svg


def test_two_households_of_one_name_stay_two() -> None:
    drawn = living(step_family(), home("Home", "mum new"), home("Home", "ex ann"))
    assert draw(drawn).svg.count('<g class="household"') == 2


def test_a_household_without_room_is_not_taken_for_another_of_its_name() -> None:
    drawn = living(step_family(), home("Home", "ex ann"), home("Home", "mum new"))
    svg = draw(drawn).svg
    first = re.search(r'<g class="household"[^>]*data-household="0".*?</g>', svg, re.S)
    assert first is not None
    gone = svg.replace(first[0], "")
    assert wrong(gone, drawn) == ["the household 'Home' has no outline"]
    said = gone.replace(
        "Home: Ex and Ann.", "Home: Ex and Ann. There was no room in the picture for an outline round them."
    )
    assert said != gone and wrong(said, drawn) == []


def test_the_outline_of_two_homes_of_one_name_is_that_of_the_one_that_had_room() -> None:
    drawn = living(step_family(), home("Home", "mum/shared new/shared"), home("Home", "mum new"))
    svg = draw(drawn).svg
    first = re.search(r'<g class="household"[^>]*data-household="0".*?</g>', svg, re.S)
    assert first is not None
    room = " There was no room in the picture for an outline round them."
    said = "Home: Mum (part of the time) and New (part of the time)."
    gone = svg.replace(first[0], "").replace(said, said + room)
    assert room in gone and wrong(gone, drawn) == []


def test_the_same_family_gives_the_same_bytes() -> None:
    drawn = family_of("brothers-and-sisters-in-three-homes")
    assert draw(drawn).svg == draw(drawn).svg


def test_outlines_lie_behind_everything_else() -> None:
    svg = draw(family_of("child-in-two-homes")).svg
    assert svg.rindex('<g class="household"') < svg.index('<g class="couple"')


def test_on_random_families_every_outline_is_right() -> None:
    drawn_homes = without = 0
    for seed in SMALL:
        drawn = with_households(random_family(seed, 2), seed, 2)
        picture = draw_unchecked(drawn)
        assert wrong(picture.svg, drawn) == [], f"seed {seed}"
        drawn_homes += len(picture.drawing.homes.drawn)
        without += len(picture.drawing.homes.without)
    assert drawn_homes > len(SMALL) and without <= drawn_homes / 100


def shifted(svg: str, key: str, dx: float) -> str:
    """The picture with one person somewhere else, words and all."""

    def moved(found: re.Match[str]) -> str:
        return re.sub(r' (c?x)="(-?[\d.]+)"', lambda at: f' {at[1]}="{float(at[2]) + dx}"', found[0])

    new, times = re.subn(rf'<g class="person" data-person="{key}".*?</g>', moved, svg, flags=re.S)
    assert times == 1
    return new


def outline_moved(svg: str, dx: float, dy: float) -> str:
    """The picture with the first outline somewhere else."""
    path = re.search(r'<path class="outline" d="([^"]*)"', svg)
    assert path is not None
    new = re.sub(r"(-?[\d.]+) (-?[\d.]+)", lambda at: f"{float(at[1]) + dx:.1f} {float(at[2]) + dy:.1f}", path[1])
    return svg.replace(path[1], new)


def renamed(svg: str) -> str:
    """The picture with another name at the first outline."""
    return re.sub(r"(<g class=\"household\".*?<text[^>]*>)[^<]*", r"\1Somewhere else", svg, count=1, flags=re.S)


def twice(svg: str) -> str:
    """The picture with the first outline drawn again."""
    return re.sub(r'(<g class="household".*?</g>)', r"\1\n\1", svg, count=1, flags=re.S)


def opened(svg: str) -> str:
    """The picture with the first outline not closed."""
    return re.sub(r'(<path class="outline" d="[^"]*?) Z"', r'\1"', svg, count=1)


def words_moved(svg: str) -> str:
    """The picture with the words of somebody inside moved out, the symbol left where it is."""

    def away(found: re.Match[str]) -> str:
        return re.sub(r'(<text [^>]*?) y="([\d.]+)"', lambda at: f'{at[1]} y="{float(at[2]) + 300}"', found[0])

    return re.sub(r'<g class="person" data-person="bo".*?</g>', away, svg, count=1, flags=re.S)


TAMPERED: list[tuple[str, Callable[[str], str], str]] = [
    ("a member moved out", lambda svg: shifted(svg, "bo", 400.0), "bo|Bo lives"),
    ("a stranger moved in", lambda svg: shifted(svg, "ex", 110.0), "does not live there|runs through"),
    ("the outline elsewhere", lambda svg: outline_moved(svg, 900.0, 0.0), "lives in the household|leaves out"),
    ("the outline over a symbol", lambda svg: outline_moved(svg, 25.0, 0.0), "symbol"),
    ("the outline over words", lambda svg: outline_moved(svg, 0.0, -20.0), "runs through the words"),
    ("another name", renamed, "has no outline"),
    ("drawn twice", twice, "that the file does not have"),
    ("drawn twice, on itself", twice, "lie on each other"),
    ("not closed", opened, "not one closed line"),
    ("words outside", words_moved, "parts the words"),
    ("the outline gone", lambda svg: re.sub(r'<g class="household".*?</g>', "", svg, flags=re.S), "has no outline"),
    ("others claimed", lambda svg: svg.replace('data-members="', 'data-members="gran '), "data-members says"),
]


@pytest.mark.parametrize(("tamper", "said"), [one[1:] for one in TAMPERED], ids=[one[0] for one in TAMPERED])
def test_each_check_can_fail(tamper: Callable[[str], str], said: str) -> None:
    drawn = living(step_family(), home("Home", "mum new bo"))
    right = draw(drawn).svg
    assert wrong(right, drawn) == []
    tampered = tamper(right)
    assert tampered != right
    assert any(re.search(said, fault) for fault in wrong(tampered, drawn)), wrong(tampered, drawn)


def test_an_outline_on_a_line_of_the_family_is_found() -> None:
    drawn = living(step_family(), home("Home", "mum new bo"))
    sheet = read_sheet(draw(drawn).svg)
    line = next(one for one in sheet.of("child", "line") if one.data["data-child"] == "bo")
    (x, top), (_, bottom) = line.runs[0][0], line.runs[0][-1]
    ring = next(one for one in sheet.of("household", "outline"))
    run = ((x, top), (x, bottom), (x + 40.0, bottom), (x + 40.0, top), (x, top))
    changed = replace(sheet, seen=tuple(one._replace(runs=(run,)) if one is ring else one for one in sheet.seen))
    assert "the outline of 'Home' lies on a line of the family" in household_faults(changed, drawn)


def test_a_letter_that_the_words_do_not_explain_is_found() -> None:
    drawn = family_of("home-in-two-outlines")
    svg = draw(drawn).svg
    unexplained = re.sub(r"(<text class=\"paragraph\"[^>]*>)A: ", r"\1B: ", svg)
    assert unexplained != svg
    assert any("not explained" in fault for fault in wrong(unexplained, drawn))


def test_a_picture_with_a_wrong_outline_is_not_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = living(step_family(), home("Home", "mum new bo"))
    elsewhere = living(drawn, home("Home", "mum new"))
    bad = replace(draw_unchecked(drawn), family=elsewhere)
    monkeypatch.setattr("casekit.genogram.picture.draw_unchecked", lambda *_: bad)
    with pytest.raises(WrongPicture, match="bo is in the outline of the household 'Home' and does not live there"):
        draw(elsewhere)


def test_a_pet_nobody_owns_still_has_a_home() -> None:
    base = step_family()
    drawn = replace(base, members=(*base.members, Member("cat", "Cat", kind=Kind.PET)))
    assert inhabitants(draw(living(drawn, home("Home", "bo cat"))).svg) == {"Home": {"bo", "cat"}}
