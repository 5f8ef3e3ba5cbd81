"""A frozen dataclass whose methods are written when first used is like Python's own in all that is done with one."""

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, field, fields, replace
from functools import cached_property
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekit.text.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Something with values of every kind of field."""

    name: str
    number: int = 1
    also: Mapping[str, str] = field(default_factory=dict)
    remark: str = field(default="", repr=False, compare=False)
    size: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", len(self.name) * self.number)


@dataclasses.dataclass(frozen=True, slots=True)
class Usual:
    """The same, made by Python itself."""

    name: str
    number: int = 1
    also: Mapping[str, str] = field(default_factory=dict)
    remark: str = field(default="", repr=False, compare=False)
    size: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", len(self.name) * self.number)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values that can be hashed."""

    first: int
    second: str = ""


WORDS = st.text(max_size=3)


@given(WORDS, st.integers(0, 2), st.dictionaries(WORDS, WORDS, max_size=1), WORDS)
def test_it_holds_shows_and_compares_as_pythons_own(name: str, number: int, also: dict[str, str], remark: str) -> None:
    ours, theirs = Place(name, number, also, remark), Usual(name, number, also, remark)
    assert [getattr(ours, one.name) for one in fields(ours)] == [getattr(theirs, one.name) for one in fields(theirs)]
    assert repr(ours) == repr(theirs).replace("Usual", "Place")
    assert (ours == Place("", 1)) == (theirs == Usual("", 1))
    assert ours == Place(name, number, also, "something else")
    assert ours != theirs


@given(st.integers(), WORDS)
def test_equal_ones_hash_alike(first: int, second: str) -> None:
    assert hash(Pair(first, second)) == hash(Pair(first, second=second)) == hash((first, second))
    assert len({Pair(first, second), Pair(first, second)}) == 1


def test_each_gets_a_default_of_its_own() -> None:
    assert Place("a").also == {}
    assert Place("a").also is not Place("a").also


def test_nothing_can_be_changed() -> None:
    pair: Any = Pair(1)
    with pytest.raises(FrozenInstanceError, match="second"):
        pair.second = "two"
    with pytest.raises(FrozenInstanceError, match="first"):
        del pair.first
    assert not hasattr(pair, "__dict__")


def test_copies_are_equal() -> None:
    place = Place("Leeds", 2, {"a": "b"}, "by the river")
    for same in (replace(place), copy.deepcopy(place), pickle.loads(pickle.dumps(place))):
        assert same == place
        assert (same.remark, same.size) == (place.remark, place.size)
    assert replace(place, number=3).size == 15


def test_a_wrong_value_is_refused_by_name() -> None:
    pair: Any = Pair
    with pytest.raises(TypeError, match="colour"):
        pair(1, colour="red")
    with pytest.raises(TypeError, match="first"):
        pair()


def test_every_other_kind_is_pythons_own_to_make() -> None:
    with pytest.raises(TypeError, match="frozen"):
        dataclass(frozen=False, slots=True)


@dataclass(frozen=True)
class Town:
    """Something without slots, which can keep what it has worked out."""

    name: str
    parts: list[str] = field(default_factory=list)

    @cached_property
    def initial(self) -> str:
        return self.name[0]


def test_one_without_slots_keeps_what_it_has_worked_out() -> None:
    for number in range(30):
        town: Any = Town(f"Leeds {number}")
        assert (town.initial, town.parts, town.name) == ("L", [], f"Leeds {number}")
        assert pickle.loads(pickle.dumps(town)) == town == Town(town.name, parts=[])
        assert Town("a").parts is not Town("a").parts
        with pytest.raises(FrozenInstanceError, match="name"):
            town.name = "York"


def test_the_many_are_filled_in_as_the_few() -> None:
    pairs = [Pair(number, second=str(number)) for number in range(60)]
    assert [(pair.first, pair.second) for pair in pairs] == [(number, str(number)) for number in range(60)]
    assert Pair(1) == Pair(1, "") == Pair(first=1)
