"""The lines of couples, children, carers and twins: told from each other without colour, in every notation."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest
from drawn_families import couple, family, person
from in_grey import FINE_STRETCHES, Samples, alike

from casekit.case.vocabulary import RelationshipWord
from casekit.genogram import draw
from casekit.genogram.family import Union
from casekit.genogram.hang import TAGS
from casekit.genogram.kinds import Ending, Link, NoChildren, State
from casekit.genogram.lines import TWIN_BAR, marks_of, second_line
from casekit.genogram.look import Look, Profile
from casekit.genogram.notation import NOTATIONS, Notation
from casekit.genogram.notation_table import ALONE
from casekit.genogram.read_back import differences
from casekit.genogram.relationship_lines import is_directed, relationship_shapes
from casekit.genogram.relationship_looks import LOOKS
from casekit.genogram.tracks import SECOND_LINE, SIGNED
from casekit.genogram.vocabulary import vocabulary
from casekit.pictures.canvas import Box, Line, Point, Shape, Stroke, Words, moved
from running import casekit

STRAIGHT: tuple[Point, ...] = ((-75.0, 0.0), (75.0, 0.0))
MARRIAGES = (State.MARRIED, State.CIVIL_PARTNERSHIP, State.RELIGIOUS_MARRIAGE)
ENDURING = (
    *MARRIAGES,
    State.COHABITING,
    State.LEGAL_COHABITING,
    State.ENGAGED_COHABITING,
    State.COMMITTED,
    State.TOGETHER,
    State.NOT_RECORDED,
)
PASSING = (State.DATING, State.CASUAL, State.UNCOMMITTED)
DRAWN_ALIKE: dict[str, tuple[tuple[State, ...], ...]] = {
    "uk": (ENDURING, PASSING),
    "nsgc": (ENDURING, PASSING),
    "mcgoldrick": (MARRIAGES, (State.COHABITING, State.LEGAL_COHABITING, State.ENGAGED_COHABITING)),
    "genopro": (MARRIAGES,),
}
"""Kinds of couple that have one line in the notation itself: words on the line and in the key tell them apart.

"Write Enough" has an unbroken line for enduring relationships and a broken one for passing ones, genetics one line for
couples, McGoldrick one broken line for those who live together, GenoPro one line for marriages.
"""
EVERY = pytest.mark.parametrize("notation", NOTATIONS.values(), ids=list(NOTATIONS))


def group_of(notation: Notation, state: State) -> tuple[State, ...]:
    return next((group for group in DRAWN_ALIKE[notation.name] if state in group), (state,))


def couple_line(
    notation: Notation,
    state: State,
    ending: Ending | None = None,
    related: bool = False,
    none: NoChildren | None = None,
) -> list[Shape]:
    """A couple's line with all that stands on it, its middle at (0, 0)."""
    stroke = notation.couple[state]
    union = Union(0, ("a", "b"), state, ending, related=related, house=state in notation.house, no_children=none)
    runs = [STRAIGHT, tuple((x, y + SECOND_LINE) for x, y in STRAIGHT)] if related else [STRAIGHT]
    middle = SECOND_LINE / 2 if related else 0.0
    lines: list[Shape] = [Line((run,), "line", stroke) for run in runs]
    return [moved(shape, 0.0, -middle) for shape in (*lines, *marks_of(union, 0.0, middle, stroke))]


def child_line(notation: Notation, link: Link) -> list[Shape]:
    gap = Box(-6.5, -8.0, 13.0, 16.0, "gap", Stroke("none", fill="#ffffff"))
    letter: list[Shape] = [gap, Words(0.0, 4.0, TAGS[link], 11.0, bold=True)] if link in TAGS else []
    return [Line((STRAIGHT,), "line", notation.child[link]), *letter]


def lines_of(notation: Notation) -> Samples:
    """Every kind of line that joins a family, without endings."""
    samples: Samples = {"alone": (Line((STRAIGHT,), "line", ALONE),)}
    samples["carer"] = (Line((STRAIGHT,), "line", notation.carer),)
    samples["past carer"] = (Line((STRAIGHT,), "line", notation.past_carer),)
    samples |= {f"child: {link}": tuple(child_line(notation, link)) for link in notation.child}
    for state in notation.couple:
        samples[f"couple: {state}"] = tuple(couple_line(notation, state))
        samples[f"related: {state}"] = tuple(couple_line(notation, state, related=True))
    return samples


def told_by_words(notation: Notation) -> set[frozenset[str]]:
    """The pairs of couple lines that the notation draws alike."""
    return {
        frozenset(f"{kind}: {state}" for state in pair)
        for kind in ("couple", "related")
        for group in DRAWN_ALIKE[notation.name]
        for pair in combinations(group, 2)
    }


def told_by_place(notation: Notation) -> set[frozenset[str]]:
    """Unbroken lines between partners, out of a parent alone, and down to a child who was born: alike everywhere."""
    unbroken = [f"couple: {state}" for state in group_of(notation, State.MARRIED)]
    there = [*unbroken, "alone", "child: birth"]
    return set(map(frozenset, combinations(there, 2))) - set(map(frozenset, combinations(unbroken, 2)))


def told_by_letters() -> set[frozenset[str]]:
    """Lines of children with a letter on them: the measure sees ink and does not read."""
    return {frozenset(f"child: {link}" for link in pair) for pair in combinations(TAGS, 2)}


def wrongly_alike(notation: Notation) -> set[frozenset[str]]:
    excused = told_by_words(notation) | told_by_place(notation) | told_by_letters()
    return set(map(frozenset, alike(lines_of(notation)))) - excused


@EVERY
def test_every_kind_of_line_can_be_told_from_every_other(notation: Notation) -> None:
    assert wrongly_alike(notation) == set()
    assert len(set(TAGS.values())) == len(TAGS)


@EVERY
def test_dashes_differ_by_more_than_their_length(notation: Notation) -> None:
    """Stretched in fine steps: five and five is not told from six and six."""
    words = [word for word in get_args(RelationshipWord) if LOOKS[notation.name][word].dash]
    samples: Samples = {
        word: relationship_shapes(word, STRAIGHT, is_directed(word), None, notation.name) for word in words
    }
    samples |= {
        f"couple: {state}": tuple(couple_line(notation, state))
        for state, stroke in notation.couple.items()
        if stroke.dash
    }
    dashed = {f"child: {link}": stroke for link, stroke in notation.child.items() if stroke.dash}
    dashed |= {"carer": notation.carer, "past carer": notation.past_carer}
    samples |= {name: (Line((STRAIGHT,), "line", stroke),) for name, stroke in dashed.items()}
    found = set(map(frozenset, alike(samples, stretches=FINE_STRETCHES)))
    assert found <= told_by_words(notation)


@EVERY
def test_what_is_listed_as_drawn_alike_is_drawn_alike(notation: Notation) -> None:
    for group in DRAWN_ALIKE[notation.name]:
        assert len({(notation.couple[state], state in notation.house, state in SIGNED) for state in group}) == 1
    strokes = {(notation.couple[state], state in notation.house, state in SIGNED) for state in State}
    assert len(strokes) == len({group_of(notation, state) for state in State})


def test_the_comparison_finds_family_lines_that_are_alike() -> None:
    sheet = NOTATIONS["mcgoldrick"]
    colour_only = replace(
        sheet,
        couple={**sheet.couple, State.DATING: Stroke("#0063b1", 2.0)},
        child={**sheet.child, Link.ADOPTED: Stroke("#1a1a1a", 1.6, "9 4")},
    )
    found = wrongly_alike(colour_only)
    assert frozenset(("couple: married", "couple: dating")) in found
    assert frozenset(("couple: cohabiting", "child: adopted")) in found
    no_house = replace(NOTATIONS["genopro"], couple=NOTATIONS["uk"].couple, house=frozenset())
    assert frozenset(("couple: married", "couple: cohabiting")) in wrongly_alike(no_house)


def drawn_couples(notation: Notation) -> Iterator[State]:
    """One kind of couple for each line that the notation has, without those who were never one and cannot part."""
    yield from dict.fromkeys(group_of(notation, state)[0] for state in State if state is not State.NEVER_A_COUPLE)


@EVERY
def test_how_a_couple_ended_can_be_told_on_every_line(notation: Notation) -> None:
    for state in drawn_couples(notation):
        samples = {str(ending): tuple(couple_line(notation, state, ending)) for ending in (None, *Ending)}
        assert alike(samples) == [], state


@EVERY
def test_how_related_partners_ended_can_be_told(notation: Notation) -> None:
    samples = {str(ending): tuple(couple_line(notation, State.MARRIED, ending, True)) for ending in (None, *Ending)}
    assert alike(samples) == []


@EVERY
def test_why_there_are_no_children_can_be_told_on_every_line_beside_every_ending(notation: Notation) -> None:
    for state in drawn_couples(notation):
        samples = {str(none): tuple(couple_line(notation, state, none=none)) for none in (None, *NoChildren)}
        assert alike(samples) == [], state
    for ending in Ending:
        for related in (False, True):
            drawn = {
                str(none): tuple(couple_line(notation, State.MARRIED, ending, related, none))
                for none in (None, *NoChildren)
            }
            assert alike(drawn) == [], (ending, related)


@EVERY
def test_no_relationship_line_is_taken_for_a_line_of_the_family(notation: Notation) -> None:
    words = {
        word: relationship_shapes(word, STRAIGHT, is_directed(word), None, notation.name)
        for word in get_args(RelationshipWord)
    }
    drawn = lines_of(notation)
    drawn |= {f"{end}": tuple(couple_line(notation, State.MARRIED, end)) for end in Ending}
    drawn |= {f"{none}": tuple(couple_line(notation, State.MARRIED, none=none)) for none in NoChildren}
    found = alike(words | drawn, frozenset(words), frozenset(drawn))
    assert found == []


@pytest.mark.parametrize("profile", Profile)
def test_identical_twins_are_told_by_the_bar_and_unsure_ones_by_the_question_mark(profile: Profile) -> None:
    (twins,) = [subject.entries for subject in vocabulary(profile, 46.0) if subject.heading == "Twins"]
    (identical, _), (fraternal, _), (unsure, words) = twins
    assert alike({"identical": identical, "fraternal": fraternal}) == []
    assert alike({"identical": identical, "unsure": unsure}) == []
    assert words == "twins (or more), not known if identical"
    assert [shape.text for shape in unsure if isinstance(shape, Words)] == ["?"]


@EVERY
def test_the_bar_of_identical_twins_can_be_seen_in_a_picture(notation: Notation) -> None:
    """At the least distance of twins: between slanted lines to two symbols side by side."""
    slants = (((0.0, -20.0), (-30.0, 10.0)), ((0.0, -20.0), (30.0, 10.0)))
    born = Line(slants, "line", notation.child[Link.BIRTH])
    bar = Line((((-15.0, -5.0), (15.0, -5.0)),), "mark", TWIN_BAR)
    assert alike({"identical": (born, bar), "fraternal": (born,)}) == []


FILE = """casekit: 1
child: kit
family:
  kit: {{name: Kit, born: 2015-01-01}}
  ann: {{name: Ann, gender: female}}
  tom: {{name: Tom, gender: male}}
couples:
  - {{partners: [tom, ann], {couple}, children: [kit]}}
"""
WRITTEN: dict[State, tuple[str, ...]] = {
    State.MARRIED: ("married: 2012", "kind: married", "kind: married, together: 2011"),
    State.CIVIL_PARTNERSHIP: ("civil_partnership: 2012", "kind: civil-partnership"),
    State.RELIGIOUS_MARRIAGE: ("kind: religious-marriage", "kind: religious-marriage, married: 2012"),
    State.COHABITING: ("cohabiting: 2012", "kind: cohabiting", "kind: cohabiting, together: 2011"),
    State.ENGAGED_COHABITING: (
        "engaged: 2011, cohabiting: 2012",
        "kind: cohabiting, engaged: 2011",
        "kind: engaged, cohabiting: 2012",
    ),
    State.COMMITTED: ("kind: committed", "kind: committed, together: 2012"),
    State.TOGETHER: ("together: 2012",),
    State.LEGAL_COHABITING: (
        "kind: legal-cohabiting",
        "kind: legal-cohabiting, cohabiting: 2012",
        "kind: legal-cohabiting, together: 2011",
    ),
    State.NOT_RECORDED: ("kind: unknown",),
    State.DATING: ("kind: dating", "kind: dating, together: 2012"),
    State.CASUAL: ("kind: casual", "kind: casual, together: 2012"),
    State.UNCOMMITTED: ("kind: uncommitted", "kind: uncommitted, together: 2012"),
}


@pytest.mark.parametrize("dates", ["full", "years", "none"])
@EVERY
def test_kinds_of_couple_drawn_alike_have_words_of_their_own(notation: Notation, dates: str, tmp_path: Path) -> None:
    path = tmp_path / "kit.yaml"
    options = ("--as-at", "2023-06-20", "--notation", notation.name, "--dates", dates)
    for group in DRAWN_ALIKE[notation.name]:
        said: dict[State, set[tuple[str, ...]]] = {}
        for state in group:
            for written in WRITTEN[state]:
                path.write_text(FILE.format(couple=written), encoding="utf-8")
                ran = casekit(["render", "genogram", str(path), *options])
                assert ran.code == 0, ran.err
                assert notation.couple_words[state] in key_of(ran.out), written
                said.setdefault(state, set()).add(words_on_the_line(ran.out))
        for one, two in combinations(said, 2):
            assert not said[one] & said[two], (one, two, dates)
        assert all(words for state in group if state is not State.NOT_RECORDED for words in said[state])


def key_of(svg: str) -> str:
    """The words of the key in their order."""
    return " ".join(re.findall(r'<text class="meaning"[^>]*>([^<]*)</text>', svg))


def words_on_the_line(svg: str) -> tuple[str, ...]:
    """The words on the only couple's line, without years."""
    (group,) = re.findall(r'<g class="couple".*?</g>', svg, re.S)
    return tuple(re.sub(r"[\d ]+$", "", words) for words in re.findall(r">([^<>]+)</text>", group))


def test_a_religious_marriage_with_a_date_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "kit.yaml"
    path.write_text(FILE.format(couple="kind: religious-marriage, married: 2018"), encoding="utf-8")
    ran = casekit(["render", "genogram", str(path), "--as-at", "2023-06-20"])
    assert ">religious marriage 2018</text>" in ran.out and "m. 2018" not in ran.out
    assert "married in a religious ceremony" in ran.out


def test_the_key_says_that_words_tell_kinds_of_couple_apart() -> None:
    people = [person(key, "mf"[n % 2]) for n, key in enumerate("abcdef")]
    couples = [
        couple("a b", ["kid"], State.MARRIED, labels=["m. 2010"]),
        couple("c d", ["a"], State.CIVIL_PARTNERSHIP, labels=["CP 2006"]),
        couple("e f", ["b"], State.NOT_RECORDED),
    ]
    picture = draw(family("kid", [*people, person("kid")], couples))
    which = "married (m.) or civil partners (CP): the words on it say which"
    assert f"{which}; if none do: couple or parents, kind not recorded" in key_of(picture.svg)


@pytest.mark.parametrize("profile", Profile)
def test_parents_who_were_never_a_couple_have_a_dot_which_is_read_back(profile: Profile) -> None:
    people = [person("mum", "f"), person("dad", "m"), person("kid")]
    drawn = family("kid", people, [couple("dad mum", ["kid"], State.NEVER_A_COUPLE)])
    picture = draw(drawn, Look(notation=profile))
    (group,) = re.findall(r'<g class="couple".*?</g>', picture.svg, re.S)
    assert group.count("<circle") == group.count('data-mark="never-a-couple"') == 1
    without = re.sub(r'<circle class="mark"[^>]*/>', "", picture.svg)
    assert any("couple line" in fault for fault in differences(without, picture.family))


def test_the_second_line_of_related_partners_is_as_far_as_compared_here() -> None:
    people = {(0.0, 0.0): person("a", "m"), (100.0, 0.0): person("b", "f")}
    first, last = second_line(people, ((20.0, 0.0), (80.0, 0.0)))
    assert first[1] == last[1] == SECOND_LINE
