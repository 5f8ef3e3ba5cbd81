"""Every relationship word has a line of its own, told from every other without colour, in every notation."""

import re
from math import hypot
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from in_grey import alike

from casekit.case.vocabulary import RelationshipWord
from casekit.genogram.along import Path, tidy_dash
from casekit.genogram.relationship_lines import (
    is_directed,
    meaning,
    plate_size,
    plate_text,
    relationship_entries,
    relationship_shapes,
)
from casekit.genogram.relationship_looks import KNOWN_IN, LOOKS
from casekit.genogram.relationship_words import MEANINGS, POINTS_AT
from casekit.pictures.canvas import Line, Point, Shape, Stroke, Words, svg_of

WORDS = get_args(RelationshipWord)
STRAIGHT: tuple[Point, ...] = ((-75.0, 0.0), (75.0, 0.0))
BENT: tuple[Point, ...] = ((-75.0, -15.0), (-20.0, -15.0), (-20.0, 12.0), (75.0, 12.0))
CURVED: tuple[Point, ...] = ((-60.0, 20.0), (-25.0, -5.0), (5.0, -12.0), (35.0, -5.0), (70.0, 20.0))
PATHS = [STRAIGHT, BENT, CURVED]
TABLES = ("uk", "mcgoldrick", "genopro")


def line(kind: str, path: tuple[Point, ...], notation: str, lettered: bool) -> tuple[Shape, ...]:
    return relationship_shapes(
        kind, path, is_directed(kind), Path(path).place(80.0).at(0.0) if lettered else None, notation
    )


@pytest.mark.parametrize(
    ("path", "lettered"),
    [(STRAIGHT, True), (STRAIGHT, False), (BENT, False)],
    ids=["straight, with letters", "straight, without", "bent, without"],
)
@pytest.mark.parametrize("notation", TABLES)
def test_no_two_lines_are_alike_in_grey(notation: str, path: tuple[Point, ...], lettered: bool) -> None:
    assert alike({word: line(word, path, notation, lettered) for word in WORDS}) == []


def test_the_pedigree_standard_has_no_lines_of_its_own_and_uses_the_shared_ones() -> None:
    assert LOOKS["nsgc"] is LOOKS["uk"]


def test_the_comparison_finds_lines_that_are_alike() -> None:
    one, same = (Line((STRAIGHT,), "line", Stroke(colour, 2.0, "6 5")) for colour in ("#b3261e", "#00734f"))
    nearly = Line((STRAIGHT,), "line", Stroke(dash="7 5"))
    other = Line((STRAIGHT,), "line", Stroke(dash="12 5"))
    found = alike({"one": (one,), "same": (same,), "nearly": (nearly,), "other": (other,)})
    assert found == [("one", "same"), ("one", "nearly"), ("same", "nearly")]


@pytest.mark.parametrize("notation", LOOKS)
@pytest.mark.parametrize("path", PATHS, ids=["straight", "bent", "curved"])
def test_the_line_goes_from_end_to_end_of_its_path(notation: str, path: tuple[Point, ...]) -> None:
    for word in WORDS:
        for directed in (True, False):
            lines = [one for one in relationship_shapes(word, path, directed, None, notation) if one.css == "line"]
            assert len(lines) == 1, word
            (base,) = lines
            assert isinstance(base, Line)
            assert (base.lines[0][0], base.lines[-1][-1]) == (path[0], path[-1]), word


@pytest.mark.parametrize("word", WORDS)
def test_an_arrow_points_to_the_second_person_and_only_when_asked_for(word: str) -> None:
    def heads(directed: bool, path: tuple[Point, ...]) -> set[Point]:
        """The points at the end of the path that are there only with a direction."""
        return _points(relationship_shapes(word, path, directed, None)) - _points(
            relationship_shapes(word, path, False, None)
        )

    far = ((0.0, 0.0), (120.0, 0.0))
    assert heads(False, far) == set()
    wings = {point for point in heads(True, far) if abs(point[1]) == 5.5}
    assert wings
    assert all(x > 95.0 for x, _ in wings)
    back = {point for point in heads(True, ((120.0, 0.0), (0.0, 0.0))) if abs(point[1]) == 5.5}
    assert all(x < 25.0 for x, _ in back)


def _points(shapes: tuple[Shape, ...]) -> set[Point]:
    found = set()
    for shape in shapes:
        for run in getattr(shape, "lines", ()) or (getattr(shape, "points", ()),):
            found |= {(round(x, 2), round(y, 2)) for x, y in run}
    return found


@pytest.mark.parametrize("notation", LOOKS)
def test_every_colour_stands_out_from_white(notation: str) -> None:
    colours = set()
    for word in WORDS:
        drawn = "".join(svg_of(shape) for shape in line(word, STRAIGHT, notation, lettered=True))
        colours |= set(re.findall(r'(?:stroke|fill)="(#[0-9a-f]{6})"', drawn))
    assert {colour: _contrast(colour) for colour in colours - {"#ffffff"} if _contrast(colour) < 4.5} == {}
    assert len(colours) > (2 if notation != "mcgoldrick" else 1)


def _contrast(colour: str) -> float:
    """Contrast with white (Web Content Accessibility Guidelines 2.2, relative luminance)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_every_word_has_a_drawing_and_a_meaning_of_its_own() -> None:
    for table in LOOKS.values():
        assert list(table) == list(WORDS)
    assert set(MEANINGS) == set(WORDS)
    assert len({meaning(word) for word in WORDS}) == len(WORDS)
    assert len({MEANINGS[word][1] for word in WORDS}) == len(WORDS)
    assert {word for word in WORDS if is_directed(word)} <= set(POINTS_AT) <= set(WORDS)
    assert all(words <= set(WORDS) for words in KNOWN_IN.values())
    letters = [plate_text(word) for word in WORDS if plate_text(word)]
    assert len(set(letters)) == len(letters)


def test_harm_and_control_have_a_direction() -> None:
    harm = {"abuse", "physical-abuse", "emotional-abuse", "sexual-abuse", "neglect"}
    control = {"controlling", "coercive-control", "exploitation", "manipulative"}
    assert all(is_directed(word) for word in harm | control)
    assert meaning("physical-abuse") == "physical abuse (arrow: to the one harmed)"


def test_further_words_stand_on_the_plate() -> None:
    assert plate_text("close-hostile", "Ndéla's view") == "CH Ndéla's view"
    assert (plate_text("close"), plate_size("close")) == ("", (0.0, 0.0))
    assert plate_text("close", "Ndéla's view") == "Ndéla's view"
    shapes = relationship_shapes("close", STRAIGHT, False, (10.0, 0.0), extra="Ndéla's view")
    gap, words = (next(shape for shape in shapes if shape.css == css) for css in ("gap", "plate"))
    assert isinstance(words, Words)
    assert (words.text, words.x) == ("Ndéla's view", 10.0)
    assert shapes.index(gap) == len(shapes) - 2
    assert plate_size("close", "Ndéla's view")[0] > plate_size("close-hostile")[0]


def test_a_mark_in_the_middle_keeps_clear_of_the_letters() -> None:
    def cross(plate_at: Point) -> float:
        shapes = relationship_shapes("never-met", STRAIGHT, False, plate_at)
        xs = [x for shape in shapes if shape.css == "mark" for x, _ in getattr(shape, "points", ())]
        return float(sum(xs) / len(xs))

    assert cross((0.0, 30.0)) == 0.0
    wide = plate_size("never-met")[0] / 2
    assert abs(cross((0.0, 0.0))) > wide + 6.5
    assert cross((-40.0, 0.0)) == 0.0


def test_the_key_shows_a_sample_of_each_line() -> None:
    found = relationship_entries(["close-hostile", "neglect"], "uk")
    assert [words for _, words in found] == ["close and hostile", "neglect (arrow: to the one neglected)"]
    assert all(any(shape.css == "plate" for shape in shapes) for shapes, _ in found)


@settings(deadline=None, max_examples=30)
@given(
    st.sampled_from(WORDS),
    st.lists(st.tuples(st.integers(-300, 300), st.integers(-300, 300)), min_size=2, max_size=7, unique=True),
    st.booleans(),
)
def test_any_path_can_be_drawn(word: str, corners: list[tuple[int, int]], directed: bool) -> None:
    path = tuple((float(x), float(y)) for x, y in corners)
    shapes = relationship_shapes(word, path, directed, path[0])
    (base,) = [shape for shape in shapes if shape.css == "line"]
    assert isinstance(base, Line)
    assert (base.lines[0][0], base.lines[-1][-1]) == (path[0], path[-1])
    way = [Path(path).place(at) for at in range(int(Path(path).length) + 1)]
    strays = [(x, y) for x, y in _points(shapes) if min(hypot(x - one.x, y - one.y) for one in way) > 25.0]
    assert strays == []


@given(st.floats(20.0, 900.0))
def test_dashes_begin_and_end_with_a_whole_dash(length: float) -> None:
    on, off = map(float, tidy_dash((8.0, 5.0), length).split())
    periods = (length - on) / (on + off)
    assert abs(periods - round(periods)) * (on + off) < 0.35
    assert 0.6 * 8.0 <= on <= 1.4 * 8.0


@given(st.floats(4.0, 20.0))
def test_dashes_of_a_very_short_piece_are_still_those_of_the_kind(length: float) -> None:
    on, off = map(float, tidy_dash((8.0, 5.0), length).split())
    assert on >= 0.75 * 8.0 and off >= 0.75 * 5.0


def test_a_path_without_length_is_refused() -> None:
    with pytest.raises(ValueError, match="lie apart"):
        relationship_shapes("close", ((1.0, 1.0), (1.0, 1.0)), False, None)
