"""Splices: what is added or taken out is there, and every other line is byte for byte as it was."""

from difflib import SequenceMatcher
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from casekit.text.insert import NoPlace, add_field, add_item
from casekit.text.nodes import ListNode, MapNode
from casekit.text.plain_data import plain_data
from casekit.text.remove import remove_field, remove_item
from casekit.text.source import Source
from casekit.text.splice import Overlap, Splice, encoded_like, spliced
from casekit.text.trailing import trailing_spaces
from casekit.text.written import Plain, scalar
from casekit.text.yaml_tree import read_tree


def tree(text: str) -> MapNode:
    found = read_tree(Source("case.yaml", text))
    assert found.top is not None
    return found.top


def items(text: str, name: str = "events") -> ListNode:
    found = tree(text)[name]
    assert isinstance(found, ListNode)
    return found


def with_item(text: str, at: int, value: Any, name: str = "events") -> str:
    return spliced(text, add_item(Source("case.yaml", text), items(text, name), at, value))


def with_field(text: str, name: str, value: Any, order: tuple[str, ...] = ()) -> str:
    return spliced(text, add_field(Source("case.yaml", text), tree(text), name, value, order))


def only_added(before: str, after: str) -> list[str]:
    """The lines that were added; fails where any other line is another."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    added: list[str] = []
    for tag, _, _, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        assert tag in ("equal", "insert"), tag
        added += new[start:end] if tag == "insert" else []
    return added


NEW = {"date": Plain("2022-05-01"), "what": "The school rang: he was not there."}
BLOCK = """\
casekit: 1
events:
  # the first
  - date: 2022-01-01
    what: |
      Two lines.

      And a third.
    # further in: still the first

  # the second
  - {date: 2022-06-01, what: "B, and C"}
visits: []
"""


class TestSplices:
    def test_all_are_made_at_once_whatever_their_order(self) -> None:
        assert spliced("abcdef", [Splice(4, 5, "E"), Splice(0, 1, "A"), Splice(6, 6, "!")]) == "AbcdEf!"

    def test_two_insertions_at_one_place_stand_in_the_order_given(self) -> None:
        assert spliced("ab", [Splice(1, 1, "x"), Splice(1, 1, "y")]) == "axyb"

    @pytest.mark.parametrize("bad", [[Splice(0, 3, ""), Splice(2, 4, "")], [Splice(5, 9, "")], [Splice(3, 2, "")]])
    def test_those_that_do_not_fit_are_refused(self, bad: list[Splice]) -> None:
        with pytest.raises(Overlap):
            spliced("abcdef", bad)

    def test_a_byte_order_mark_is_kept(self) -> None:
        assert encoded_like(b"\xef\xbb\xbfa: 1\r\n", "a: é\r\n") == b"\xef\xbb\xbfa: \xc3\xa9\r\n"
        assert encoded_like(b"a: 1\n", "a: 2\n") == b"a: 2\n"


class TestItems:
    def test_between_two_it_stands_below_the_comments_of_the_one_and_above_those_of_the_other(self) -> None:
        after = with_item(BLOCK, 1, NEW)
        new = ["  - date: 2022-05-01\n", '    what: "The school rang: he was not there."\n']
        assert sorted(only_added(BLOCK, after)) == sorted(["\n", *new])
        assert after.index("still the first") < after.index("school rang") < after.index("the second")

    def test_first_it_stands_above_the_comment_of_the_one_that_was_first(self) -> None:
        assert with_item(BLOCK, 0, NEW).index("school rang") < BLOCK.index("# the first") + 200
        assert only_added(BLOCK, with_item(BLOCK, 0, NEW))[-1] == "\n"

    def test_after_one_that_stands_on_one_line_it_stands_on_one_line(self) -> None:
        value = {"date": Plain("2022-07-01"), "who": [Plain("mum"), Plain("dad")], "what": "D, E"}
        line = '  - {date: 2022-07-01, who: [mum, dad], what: "D, E"}\n'
        assert only_added(BLOCK, with_item(BLOCK, 2, value)) == ["\n", line]

    def test_in_brackets_it_stands_in_brackets(self) -> None:
        assert with_item("events: [a, {b: c}]\n", 2, {"d": "e, f"}) == 'events: [a, {b: c}, {d: "e, f"}]\n'
        assert with_item("events: [a, b]\n", 0, "x") == "events: [x, a, b]\n"
        assert with_item("events: [a]  # all\n", 1, "x") == "events: [a, x]  # all\n"

    def test_an_empty_list_in_brackets_opens(self) -> None:
        after = with_item("events: []  # none\nx: 1\n", 0, {"a": "b", "c": "d"})
        assert after == "events:  # none\n  - a: b\n    c: d\nx: 1\n"

    def test_a_list_that_is_not_set_in_stays_so(self) -> None:
        assert with_item("events:\n- a: b\n- a: c\nx: 1\n", 2, {"a": "d"}) == "events:\n- a: b\n- a: c\n- a: d\nx: 1\n"

    def test_windows_line_ends_stay(self) -> None:
        text = BLOCK.replace("\n", "\r\n")
        after = with_item(text, 1, NEW)
        assert after.replace("\r\n", "\n") == with_item(BLOCK, 1, NEW)
        assert "\n" not in after.replace("\r\n", "")

    def test_a_file_without_a_last_line_end_stays_without(self) -> None:
        assert with_item("events:\n  - a: 1", 1, {"a": "b"}) == "events:\n  - a: 1\n  - a: b"

    def test_two_items_on_one_line_are_no_place(self) -> None:
        text = "events:\n  - - a\n    - b\n"
        inner = items(text)[0]
        assert isinstance(inner, ListNode)
        with pytest.raises(NoPlace):
            add_item(Source("", text), inner, 1, "c")


class TestFields:
    def test_a_section_goes_behind_those_before_it_with_the_blank_line_that_others_have(self) -> None:
        text = "casekit: 1\n\nfamily: {}\n\nsummary:\n  plan: x\n"
        after = with_field(text, "visits", [{"date": Plain("2022-05-01")}], ("casekit", "family", "visits", "summary"))
        assert after == "casekit: 1\n\nfamily: {}\n\nvisits:\n  - {date: 2022-05-01}\n\nsummary:\n  plan: x\n"

    def test_a_field_that_stands_empty_is_filled_beside_its_comment(self) -> None:
        assert with_field("a: 1\nb:  # note\nc: 2\n", "b", "x: y") == 'a: 1\nb: "x: y"  # note\nc: 2\n'
        assert with_field("a: 1\nb:  # note\nc: 2\n", "b", "x\ny") == "a: 1\nb: |-  # note\n  x\n  y\nc: 2\n"

    def test_in_brackets(self) -> None:
        text = "x: {a: 1, b: [2]}\n"
        record = tree(text)["x"]
        assert isinstance(record, MapNode)
        assert spliced(text, add_field(Source("", text), record, "c", "d, e")) == 'x: {a: 1, b: [2], c: "d, e"}\n'

    def test_a_section_that_is_set_aside_as_a_comment_begins_above_it(self) -> None:
        text = "casekit: 1\nchild: amy\n\n## Visits.\n# visits:\n#   - date:\n\n# summary:\n"
        after = with_field(text, "visits", [{"date": Plain("2022-05-01")}], ("casekit", "child", "visits"))
        assert after == text.replace("## Visits", "visits:\n  - {date: 2022-05-01}\n\n## Visits")

    def test_not_where_another_section_goes_on_below_the_comment(self) -> None:
        text = "casekit: 1\nfamily:\n  amy: x\n\n# visits:\n\n  mum: y\n"
        after = with_field(text, "visits", [{"date": Plain("2022-05-01")}], ("casekit", "family", "visits"))
        assert after == f"{text}visits:\n  - {{date: 2022-05-01}}\n"

    def test_a_map_of_records_has_a_line_for_each(self) -> None:
        assert with_field("a: 1\n", "people", {"jo": {"name": "Jo"}}) == "a: 1\npeople:\n  jo: {name: Jo}\n"

    def test_one_that_has_a_value_is_no_place(self) -> None:
        with pytest.raises(NoPlace):
            with_field("a: 1\n", "a", "2")


class TestTakingOut:
    @pytest.mark.parametrize(
        ("text", "number", "left"),
        [
            ("events: [a, b, c]\n", 0, "events: [b, c]\n"),
            ("events: [a, b, c]\n", 2, "events: [a, b]\n"),
            ("events:\n  - a: 1\n    b: 2\n  - a: 3\n", 0, "events:\n  - a: 3\n"),
            ("events:\n  - a: 1\n  - a: 3", 1, "events:\n  - a: 1"),
        ],
    )
    def test_an_item(self, text: str, number: int, left: str) -> None:
        assert spliced(text, [remove_item(Source("", text), items(text), number)]) == left

    def test_a_field(self) -> None:
        text = "a: 1\nb:\n  c: 2\nd: 3\n"
        assert spliced(text, [remove_field(Source("", text), tree(text), "b")]) == "a: 1\nd: 3\n"

    @pytest.mark.parametrize("text", ["a: 1\nb: 2  # why\n", "b: 2\n", "a: 1\nb:\n  # why\n  c: 1\n"])
    def test_nothing_goes_where_a_comment_would_go_with_it_or_nothing_would_be_left(self, text: str) -> None:
        with pytest.raises(NoPlace):
            remove_field(Source("", text), tree(text), "b")


def test_spaces_at_line_ends_stay_where_they_are_a_part_of_a_text() -> None:
    text = 'a: b  \nc: |  \n  d  \n  \n  e\nf: "g  \n  h"  \n# i\t\n   \n'
    after = spliced(text, trailing_spaces(Source("", text)))
    assert after == 'a: b\nc: |\n  d  \n  \n  e\nf: "g  \n  h"\n# i\n\n'


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufeff"), max_size=30) | (
    st.sampled_from(
        ["yes", "No", "~", "null", "012", "9:05", "2022-05-01", "a: b", "a #5", "- a", "1e3", "*x", "a,b", "0?", "a?b"]
    )
)
LINES = st.lists(st.text("ab c:#-'\"", max_size=8), min_size=1, max_size=4).map("\n".join)


@given(TEXTS | LINES)
def test_a_text_is_read_back_as_it_was_by_casekit_and_by_others(text: str) -> None:
    for line in (f"a: {scalar(text)}\n", f"a: {{b: {scalar(text, in_brackets=True)}}}\n"):
        loaded = yaml.safe_load(line)["a"]
        assert (loaded["b"] if isinstance(loaded, dict) else loaded) == text


RECORDS = st.dictionaries(
    st.sampled_from(["date", "what", "who", "notes"]),
    TEXTS.filter(str.strip) | LINES.filter(str.strip) | st.lists(TEXTS.filter(str.strip), min_size=1, max_size=3),
    min_size=1,
)
FILES = st.sampled_from(
    [
        BLOCK,
        "events:\n- a: 1\n- a: 2",
        "casekit: 1\nevents: [{a: b}, {c: d}]\n",
        "events:\n\n  - |\n    text\n\n  - >-\n    folded\n\n\nlast: 1\n",
        "events:\n  -\n    a: 1\n  # c\n  - b\n  # d\n",
    ]
)


@given(FILES, RECORDS, st.integers(0, 2), st.sampled_from(["\n", "\r\n"]))
@example("events:\n- a: 1\n- a: 2", {"date": ":\n:\n"}, 2, "\n")
def test_a_list_with_one_item_more_says_what_it_said_and_that_item(
    text: str, record: dict[str, Any], at: int, end: str
) -> None:
    text = text.replace("\n", end)
    before, after = items(text), with_item(text, at, record)
    expected = plain_data(before)
    assert isinstance(expected, list)
    expected.insert(at, record)
    assert plain_data(items(after)) == expected
    assert yaml.safe_load(after)["events"][at] == record
    if "[" not in text.split("\n")[1]:
        only_added(text if text.endswith(end) else text + end, after if after.endswith(end) else after + end)
