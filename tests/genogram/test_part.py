"""A part of a family is drawn rightly, says what is left out, and names nobody who is."""

import pytest
from drawn_families import couple, family, five_generations, foster_home, person, three_partners

from casekit.genogram import CannotDraw, draw
from casekit.genogram.family import Family, Household
from casekit.genogram.part import around, find, latest_generations, without


def keys(drawn: Family) -> set[str]:
    """Who is in a family."""
    return {member.key for member in drawn.members}


def test_those_near_to_somebody_are_counted_in_steps() -> None:
    near = around(three_partners(), "callum", 1)
    assert keys(near) == {"callum", "kelly", "wayne"}
    assert keys(around(three_partners(), "callum", 0)) == {"callum"}
    assert {"mia", "alfie", "rita"} <= keys(around(three_partners(), "callum", 2))
    assert near.not_shown == ("Not shown: 14 people more than 1 step from Callum.",)
    assert "Not shown: 14 people more than 1 step from Callum." in draw(near).svg


def test_the_child_must_be_near() -> None:
    with pytest.raises(CannotDraw, match="more than 1 step from Gemma") as far:
        around(three_partners(), "gemma", 1)
    assert far.value.help == "Ask for a greater distance: `--distance 3` reaches Callum."
    alone = family("a", [person("a", name="Ann"), person("b", name="Bo")], [])
    with pytest.raises(CannotDraw) as apart:
        around(alone, "b", 9)
    assert "no distance is great enough" in apart.value.help


def test_generations_are_counted_from_the_child_upwards() -> None:
    drawn = five_generations()
    left = latest_generations(drawn, 2)
    assert "Generation 2 of 2" in draw(left).words
    assert latest_generations(drawn, 9) == drawn


def test_a_hidden_partner_is_neither_named_nor_called_unknown() -> None:
    homes = [Household("Home", (("kid", "main"), ("mum", "main"), ("dad", "main")))]
    people = [person("dad", "m", name="Zebedee"), person("mum", "f"), person("kid")]
    drawn = without(family("kid", people, [couple("dad mum", ["kid"], labels=["m. 2001"])], households=homes), ["dad"])
    picture = draw(drawn)
    assert "Zebedee" not in picture.svg and "m. 2001" not in picture.svg
    assert "other parent not shown" in picture.svg and "other parent not named" not in picture.svg
    assert "Home: Kid, Mum and 1 not shown." in picture.svg
    assert "Not shown: 1 person left out on request." in picture.svg


def test_a_hidden_carer_leaves_the_other_carer_in_place() -> None:
    picture = draw(without(foster_home(), ["David", "jim", "brenda"]))
    assert "Susan cares for Summer: foster care from 3 Mar 2019." in picture.words
    assert "Riley: special" not in picture.words


def test_people_are_found_by_key_or_by_name() -> None:
    drawn = family("a", [person("a", name="Ann Bell"), person("b", name="Bo"), person("c", name="bo")], [])
    assert find(drawn, "ann bell") == "a"
    assert find(drawn, "A") == find(drawn, "ann") == "a"
    with pytest.raises(CannotDraw, match="Several people are called Bo") as several:
        find(drawn, "Bo")
    assert several.value.help == "Say the key instead: b (Bo) or c (bo)."
    with pytest.raises(CannotDraw, match="Nobody in the picture"):
        find(drawn, "Cy")
    with pytest.raises(CannotDraw, match="cannot be left out") as refused:
        without(drawn, ["a"])
    assert "--names initials" in refused.value.help
