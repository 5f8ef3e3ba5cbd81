"""Words of the lists are found as whole words, in any case, outside quotations, in time that grows with the text."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekit.lint.language.entries import WordList
from casekit.lint.language.matcher import all_words, lowered, matcher_of
from casekit.lint.language.quotations import quoted_stretches

LIST = WordList(
    "test",
    exact=False,
    blocks=(
        "forms = ['in denial', 'denies']\n",
        "forms = ['attention-seeking']\n",
        "forms = ['putting himself|herself at risk', 'at risk']\n",
        "forms = ['can’t be bothered']\n",
        "forms = ['from time to time', 'a']\n",
    ),
)
CAPITALS = WordList("capitals", exact=True, blocks=("forms = ['LAC', 'CiC']\n",))
MATCHER = matcher_of((LIST, CAPITALS))


def found(text: str) -> list[str]:
    """The words found in a text."""
    return [text[match.start : match.end] for match in MATCHER.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She is in denial.", ["in denial"]),
        ("IN DENIAL", ["IN DENIAL"]),
        ("She is in\n denial.", ["in\n denial"]),
        (
            "attention seeking, attention-seeking, attention\nseeking",
            ["attention seeking", "attention-seeking", "attention\nseeking"],
        ),
        ("inattention seeking, attention seekings, attention_seeking", []),
        ("in, denial. In. Denial", []),
        ("in\n\ndenial", []),
        ("putting herself at risk", ["putting herself at risk"]),
        ("at risk", ["at risk"]),
        ("denies's and denies’", ["denies", "denies"]),
        ("I can't be bothered, I can’t be bothered", ["can't be bothered", "can’t be bothered"]),
        ("LAC Lac lac CiC CIC LACs", ["LAC", "CiC"]),
        ("he said “in denial”", []),
        ("éin denial, in denialé", []),
    ],
)
def test_whole_words_in_any_case(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def by_looking_everywhere(text: str) -> set[tuple[int, int, int]]:
    """What the list's words give when every place is tried for every form: entry, start and end, and none removed."""
    forms = [(number, re.split("[ -]", form)) for number in range(len(LIST.blocks)) for form in LIST.forms(number)]
    small = lowered(text).replace("'", "’")
    quoted = quoted_stretches(text)
    results = set()
    for number, words in forms:
        for start in range(len(text)):
            end = _read(words, small, start)
            if end is not None and not any(one < end and start < two for one, two in quoted):
                results.add((number, start, end))
    return results


def _read(words: list[str], small: str, at: int) -> int | None:
    """Where the words end if they begin here."""
    if at and (small[at - 1].isalnum() or (small[at - 1] == "’" and at > 1 and small[at - 2].isalnum())):
        return None
    for number, choices in enumerate(words):
        if number:
            gap = re.match(r"[-‐‑]|\s{1,60}(?!\s)", small[at:])
            if gap is None or gap.group().count("\n") > 1:
                return None
            at += gap.end()
        word = next((one for one in choices.split("|") if small.startswith(one, at)), None)
        if word is None:
            return None
        at += len(word)
        last = number == len(words) - 1
        rest = small[at:]
        if rest.startswith("’s") and not (rest[2:3].isalnum() or (rest[2:3] == "’" and rest[3:4].isalnum())):
            if not last:
                return None
        elif rest[:1].isalnum() or (rest[:1] == "’" and rest[1:2].isalnum()):
            return None
    return at


PIECES = [
    "in",
    "denial",
    "denies",
    "attention",
    "seeking",
    "putting",
    "herself",
    "himself",
    "at",
    "risk",
    "from",
    "time",
]
PIECES += ["to", "a", "can’t", "can't", "be", "bothered", "x", "é", "ß", "İ", "_", "7"]
GAPS = [" ", "-", "\n", "  ", "\n\n", ". ", "", "'", "’", "'s ", "\t", "\u00a0", '"', "“", "”", "‐"]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(GAPS), st.just(" ")), max_size=25).map("".join)


@given(TEXTS)
def test_the_matcher_agrees_with_looking_everywhere(text: str) -> None:
    every = by_looking_everywhere(text)
    matches = {(match.entry, match.start, match.end) for match in MATCHER.find(text) if match.list == "test"}
    assert matches <= every
    for number, start, end in every - matches:
        assert any(one < end and start < two for _, one, two in matches), (number, text[start:end])


@given(inside=TEXTS, outside=TEXTS, marks=st.sampled_from(['""', "“”", "‘’", "«»"]))
def test_nothing_is_found_between_quotation_marks(inside: str, outside: str, marks: str) -> None:
    plain = re.sub("[\"“”‘’'\n]", " ", inside)
    text = f"{re.sub('[^a-z ]', ' ', outside)} {marks[0]}at risk {plain} in denial{marks[1]}"
    start = text.index(marks[0])
    assert all(match.end <= start for match in MATCHER.find(text))


@given(st.text())
def test_small_letters_sign_for_sign(text: str) -> None:
    small = lowered(text)
    assert len(small) == len(text)
    assert lowered(small) == small or not text.isascii()


@pytest.mark.parametrize("text", ["a", "often ", "at risk ", " ", "'", '"', "in denial ", "can’t ", "-", "a\n"])
def test_a_million_signs_take_no_longer_than_they_must(text: str) -> None:
    text = text * (1_000_000 // len(text))
    begun = time.perf_counter()
    all_words().find(text)
    assert time.perf_counter() - begun < 8
