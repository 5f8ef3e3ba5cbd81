"""How hard a text is to read, and when a text for the child is too hard."""

import time
from dataclasses import replace

import pytest
from linting import findings, pointed_at, small

from casekit.lint.language.reading_age import Counts, counts, syllables
from casekit.policy.policy import Policy
from casekit.policy.values import Length, Unit
from casekit.text.finding import Severity

HARD = (
    "Professionals collectively identified considerable uncertainties concerning inappropriate associations, and they "
    "recommended comprehensive multidisciplinary investigation alongside continuous communication. "
)
EASY = "You like to draw. You go to a club on Monday. Your nan takes you there. She has a red car. You like that. "


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *[(word, 1) for word in ("the", "a", "made", "moved", "jumped", "cut", "rules", "whole", "strength", "hmm")],
        *[(word, 2) for word in ("little", "table", "wanted", "houses", "safely", "sometimes", "people", "café")],
        *[(word, 3) for word in ("somebody", "citizen", "confusing", "understand")],
        ("multidisciplinary", 7),
    ],
)
def test_syllables(word: str, expected: int) -> None:
    assert syllables(word) == expected


def test_the_formula_is_that_of_kincaid_and_others() -> None:
    measured = Counts(words=100, sentences=5, syllables=150)
    assert measured.grade == pytest.approx(0.39 * 20 + 11.8 * 1.5 - 15.59)
    assert measured.age == 14
    assert Counts(0, 0, 0).grade == 0
    assert Counts(3, 1, 3).age == 5


def test_quoted_words_and_figures_do_not_count() -> None:
    assert counts("You said “Extraordinarily complicated.” On 7 May 2023 we met.") == counts("You said. On May we met.")
    assert counts("") == Counts(0, 0, 0)


def test_lists_and_blank_lines_end_a_sentence() -> None:
    assert counts("- you draw\n- you run\n\nNan cooks").sentences == 3
    assert counts("You draw\nand run with Mr Moss at 7.30 p.m. or so").sentences == 2


def summary(text: str, born: str = "2011-01-01") -> str:
    """A small case whose summary says this."""
    return small(
        f"family: {{kit: {{name: Kit Vale, born: {born}}}}}\nsummary:\n  updated: 2023-05-01\n  worries: {text}\n"
    )


def test_a_hard_text_is_advice() -> None:
    text = summary(HARD * 6)
    (found,) = findings(text, "too-hard-for-age")
    assert found.severity is Severity.ADVICE
    assert "Flesch–Kincaid" in found.message and "Kit Vale is 12" in found.message
    assert "casekit default" in found.message and "Kit" not in found.public
    assert pointed_at(text, found).startswith("Professionals")


@pytest.mark.parametrize(
    "text",
    [EASY * 8, HARD * 2, "'You said “" + HARD * 6 + "”'"],
    ids=["easy", "short", "quoted"],
)
def test_an_easy_or_short_or_quoted_text_is_left_alone(text: str) -> None:
    assert not findings(summary(text), "too-hard-for-age")


def test_without_a_date_of_birth_nothing_is_said() -> None:
    assert not findings(summary(HARD * 6, born="unknown"), "too-hard-for-age")


def test_the_authority_may_set_the_age() -> None:
    value = Policy().value("reading.fewest_words")
    longer = Policy(overrides={value.key: replace(value, value=Length(5000, Unit.WORDS))})
    assert not findings(summary(HARD * 6), "too-hard-for-age", policy=longer)


def test_words_and_pictures_are_read_too() -> None:
    text = small(
        "family: {kit: {name: Kit Vale, born: 2011-01-01}}\n"
        f"words_and_pictures:\n  - date: 2023-05-01\n    pages:\n      - words: {HARD * 6}\n"
    )
    (found,) = findings(text, "too-hard-for-age")
    assert found.message.startswith("This explanation reads")


def test_a_reason_satisfies_the_rule() -> None:
    allowed = summary(HARD * 6) + "  allow: [{rule: too-hard-for-age, why: Kit asked for the long words.}]\n"
    assert not findings(allowed, "too-hard-for-age")


@pytest.mark.parametrize("sign", ["a", ".", "\n", "\n ", "'", "a'", "\n-", "! "])
def test_a_million_signs_take_no_longer_than_they_must(sign: str) -> None:
    begun = time.perf_counter()
    counts(sign * (1_000_000 // len(sign)) + "x")
    assert time.perf_counter() - begun < 8
