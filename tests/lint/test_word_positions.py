"""A finding on words points at the words, and at the text where their place cannot be known."""

from textwrap import indent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linting import case_of, findings, pointed_at, small

from casekit.case.case import Case
from casekit.lint.language.position import place_of
from casekit.lint.language.prose import prose_of
from casekit.text.nodes import TextNode

RULE = "child-as-problem"


def event(what: str) -> str:
    """A small case with one event."""
    return small(f"chronology:\n  events:\n    - date: 2023-01-09\n      what: {what}\n")


@pytest.mark.parametrize(
    "what",
    [
        "Kit absconded.",
        "Ünïcödé 😀 and then Kit absconded.",
        '"Kit absconded: again."',
        "'Kit absconded: again.'",
        "|\n        Kit was seen.\n\n        Kit absconded.",
        "|-\n           Kit was seen.\n           Then Kit absconded.",
        "| # why\n        Kit absconded.",
    ],
)
def test_the_finding_points_at_the_word(what: str) -> None:
    text = event(what)
    (found,) = findings(text, RULE)
    assert pointed_at(text, found) == "absconded"


@pytest.mark.parametrize(
    ("what", "start"),
    [
        (">\n        Kit was seen.\n        Kit absconded.", ">"),
        ("Kit was seen\n        and then absconded.", "Kit was seen"),
        ("'Kit''s friend and Kit absconded.'", "'Kit''s friend and Kit absconded.'"),
        ('"Kit\\u2019s friend and Kit absconded."', '"Kit\\u2019s friend and Kit absconded."'),
    ],
)
def test_where_yaml_changes_the_text_the_finding_points_at_all_of_it(what: str, start: str) -> None:
    text = event(what)
    (found,) = findings(text, RULE)
    line = text.splitlines()[found.place.span.line - 1]
    assert line[found.place.span.column - 1 :].startswith(start)


def test_words_over_two_lines_are_pointed_at_on_the_first() -> None:
    text = event("|\n        Kit shows challenging\n        behaviour.")
    (found,) = findings(text, RULE)
    assert pointed_at(text, found) == "challenging"
    assert found.message.startswith("“challenging behaviour”: ")


LINES = st.lists(st.text(alphabet="ab é😀'\"#:-", min_size=1, max_size=8).map(lambda line: f"x{line}x"), min_size=1)


@given(lines=LINES, spaces=st.integers(1, 6), blank=st.integers(0, 2))
def test_every_sign_below_a_bar_is_where_its_place_says(lines: list[str], spaces: int, blank: int) -> None:
    body = ("\n" * (blank + 1)).join(lines)
    text = event(f"|\n{indent(body, ' ' * (6 + spaces))}")
    case = case_of(text, readable=False)
    written = _what(case)
    for at, sign in enumerate(written):
        if sign != "\n":
            span = place_of(written, at, at + 1, case.sources).span
            assert text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1] == sign


def test_without_the_file_the_place_is_that_of_the_text() -> None:
    written = _what(case_of(event("|\n        Kit absconded.")))
    assert place_of(written, 4, 13, {}) == written.place


def _what(case: Case) -> TextNode:
    return next(prose.text for prose in prose_of(case) if prose.field == "what")
