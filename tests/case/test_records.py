"""What a record is, whatever it says: frozen, equal to one that says the same, and to be copied and sent."""

import copy
import pickle
from pathlib import Path

import pytest

import casekit
from casekit.case.case import Case

NDELA = str(Path(__file__).parent.parent.parent / "examples" / "ndela-rae.yaml")


def case() -> Case:
    return casekit.load(NDELA)


def test_two_readings_of_a_file_are_equal() -> None:
    one, other = case(), case()
    assert one.file == other.file
    assert one.file.couples[0] != one.file.couples[1]
    assert len({*one.file.couples, *other.file.couples}) == len(one.file.couples)


def test_copies_say_the_same_and_stand_where_the_record_stands() -> None:
    event = case().events[0]
    for same in (copy.copy(event), copy.deepcopy(event), pickle.loads(pickle.dumps(event))):
        assert same == event
        assert same.place("what") == event.place("what")


def test_nothing_of_a_record_can_be_changed() -> None:
    event = case().events[0]
    with pytest.raises(AttributeError, match="what"):
        event.what = event.what
    with pytest.raises(AttributeError, match="what"):
        del event.what


def test_maps_that_the_file_leaves_out_are_not_shared(tmp_path: Path) -> None:
    file = tmp_path / "amy.yaml"
    file.write_text("casekit: 1\nchild: amy\nfamily: {amy: {name: Amy Bell}}\n", encoding="utf-8")
    one, other = casekit.load(str(file)), casekit.load(str(file))
    assert one.file.network == {}
    assert one.file.network is not other.file.network
