"""What is quoted, and what only looks as if it were."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekit.lint.language.quotations import is_in, quoted_stretches


def quoted(text: str) -> list[str]:
    """The quoted stretches of a text."""
    return [text[start:end] for start, end in quoted_stretches(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "I am fine" and left.', ['"I am fine"']),
        ("She said “I am fine” and left.", ["“I am fine”"]),
        ("She said ‘I am fine’ and left.", ["‘I am fine’"]),
        ("She said 'I am fine' and left.", ["'I am fine'"]),
        ("She said «I am fine» and left.", ["«I am fine»"]),
        ("She said „I am fine“ and left.", ["„I am fine“"]),
        ("He's at his aunt's and didn't ring.", []),
        ("He’s at his aunt’s and didn’t ring.", []),
        ("The parents' home and the boys' room.", []),
        ("“She said ‘no’ to me”, he said.", ["“She said ‘no’ to me”"]),
        ("She said ‘I don’t like Mum’s house’ twice.", ["‘I don’t like Mum’s house’"]),
        ("She said 'I don't like Mum's house' twice.", ["'I don't like Mum's house'"]),
        ("They stayed up 'til ten.", []),
        ('It was 5" long.\n\nNothing is quoted here.', ['" long.']),
        ("She said “I am fine.\n\nNext day she left.", ["“I am fine."]),
    ],
)
def test_marks_that_quote(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


MARKS = [('"', '"'), ("“", "”"), ("‘", "’"), ("«", "»"), ("'", "'")]
PLAIN = st.text(alphabet=st.sampled_from("ab é,.-\n"), max_size=30).map(lambda text: text.replace("\n\n", "\n"))


@given(before=PLAIN, inside=PLAIN, after=PLAIN, marks=st.sampled_from(MARKS))
def test_what_stands_between_marks_is_always_quoted(
    before: str, inside: str, after: str, marks: tuple[str, str]
) -> None:
    inside = f"word {inside} word".replace("\n", " ")
    start = len(before) + 1
    text = f"{before} {marks[0]}{inside}{marks[1]} {after}"
    stretches = quoted_stretches(text)
    assert all(is_in(stretches, at, at + 1) for at in range(start, start + len(inside) + 1))


@given(st.text(alphabet=st.sampled_from("a '\"‘’“”„«»\n"), max_size=60))
def test_stretches_are_in_order_and_apart(text: str) -> None:
    stretches = quoted_stretches(text)
    assert all(start < end for start, end in stretches)
    assert all(one[1] < two[0] for one, two in pairwise(stretches))
    for at in range(len(text)):
        assert is_in(stretches, at, at + 1) == any(start <= at < end for start, end in stretches)


@pytest.mark.parametrize("text", ["'", '"', "‘", "’", "a'", "\n", "\n  ", " 'a"])
def test_a_long_text_takes_no_longer_than_its_length(text: str) -> None:
    begun = time.perf_counter()
    quoted_stretches(text * 200_000)
    assert time.perf_counter() - begun < 3
