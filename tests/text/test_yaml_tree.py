"""From characters to a tree: text stays text, every node knows its place, and nothing is lost without a finding."""

from collections.abc import Callable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from casekit.text import yaml_tree
from casekit.text.finding import Span
from casekit.text.nodes import ListNode, MapNode, Node, TextNode
from casekit.text.source import Source
from casekit.text.yaml_tree import DEEPEST, LONGEST_NAME, LONGEST_TEXT, MOST_SLIPS, Tree, read_tree

PARSERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])]
Read = Callable[[str], Tree]


@pytest.fixture(params=PARSERS, ids=lambda parser: parser.__name__)
def read(request: pytest.FixtureRequest) -> Read:
    """Read text with each of the parsers there are."""
    return lambda text: read_tree(Source("case.yaml", text), request.param)


def plain(node: Node | None) -> object:
    if isinstance(node, MapNode):
        return {name: plain(value) for name, value in node.items()}
    if isinstance(node, ListNode):
        return [plain(value) for value in node]
    return None if node is None else str(node)


def rules(tree: Tree) -> list[str]:
    return [finding.rule for finding in tree.findings]


def at(node: Node, *way: str | int) -> TextNode:
    for step in way:
        if isinstance(node, MapNode):
            node = node[str(step)]
        elif isinstance(node, ListNode):
            node = node[int(step)]
    assert isinstance(node, TextNode)
    return node


class TestText:
    @pytest.mark.parametrize(
        "text",
        ["No", "Null", "~", "012", "9:05", "0770000123", "1.10", "0x1A", "2023-02-30", ".inf", "1_000", "=", "yes"],
    )
    def test_stays_as_it_was_typed(self, read: Read, text: str) -> None:
        tree = read(f"name: {text}\n")
        assert plain(tree.top) == {"name": text}
        assert not tree.findings

    def test_below_a_bar_keeps_its_lines(self, read: Read) -> None:
        assert plain(read("a: |\n  one\n  two: three\n\n  # four\nb: x\n").top) == {
            "a": "one\ntwo: three\n\n# four\n",
            "b": "x",
        }

    def test_every_name_is_text(self, read: Read) -> None:
        assert plain(read("1: a\nnull: b\n2023-01-01: c\n").top) == {"1": "a", "null": "b", "2023-01-01": "c"}

    def test_a_field_without_a_value_is_not_filled_in(self, read: Read) -> None:
        tree = read("a:\nb: ''\nc: x\n")
        assert plain(tree.top) == {"b": "", "c": "x"}
        assert tree.top is not None
        assert list(tree.top.names) == ["a", "b", "c"]


class TestPlaces:
    def test_lines_and_columns_count_from_one(self, read: Read) -> None:
        top = read('a: b\nfamily:\n  amy: {name: "Amy é Bell", born: 2012}\nlist:\n  - x\n').top
        assert top is not None
        assert at(top, "a").span == Span(1, 4, 1, 5)
        assert at(top, "family", "amy", "name").span == Span(3, 15, 3, 27)
        assert at(top, "family", "amy", "born").span == Span(3, 35, 3, 39)
        assert at(top, "list", 0).span == Span(5, 5, 5, 6)
        assert top.name_span("family") == Span(2, 1, 2, 7)

    def test_columns_count_letters_outside_the_basic_plane_once(self, read: Read) -> None:
        top = read('a: "😀😀"\nb: {c: "😀", d: x}\n').top
        assert top is not None
        assert at(top, "a").span == Span(1, 4, 1, 8)
        assert at(top, "b", "d").span == Span(2, 16, 2, 17)

    def test_what_has_no_value_is_placed_at_its_name(self, read: Read) -> None:
        top = read("a: x\nb:\n").top
        assert top is not None
        assert top.value_span("b") == top.name_span("b") == Span(2, 1, 2, 2)
        assert top.value_span("nothing") == top.head == Span(1, 1, 1, 2)

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_line_ends_of_every_kind_count_alike(self, read: Read, end: str) -> None:
        top = read(end.join(["a: x", "b:", "  - y", "  - z", ""])).top
        assert top is not None
        assert at(top, "b", 1).span == Span(4, 5, 4, 6)


class TestRefused:
    """What a case file does not use; the rest of the file is read."""

    @pytest.mark.parametrize(
        ("text", "rule"),
        [
            ("a: *b\nz: x\n", "yaml-alias"),
            ("a: &b c\nz: x\n", "yaml-anchor"),
            ("a: !b c\nz: x\n", "yaml-tag"),
            ("a: !!python/object/apply:os.system [x]\nz: x\n", "yaml-tag"),
            ("<<: {a: b}\nz: x\n", "yaml-merge-key"),
            ("%YAML 1.1\n---\nz: x\n", "yaml-directive"),
            ("? [a]\n: b\nz: x\n", "field-name-not-text"),
            (f"{'n' * (LONGEST_NAME + 1)}: b\nz: x\n", "field-name-too-long"),
        ],
    )
    def test_is_said_and_left_out(self, read: Read, text: str, rule: str) -> None:
        tree = read(text)
        assert rules(tree) == [rule]
        assert plain(tree.top) == {"z": "x"}
        assert not tree.complete

    def test_a_second_record_is_not_read(self, read: Read) -> None:
        tree = read("a: x\n---\na: y\n")
        assert rules(tree) == ["second-record"]
        assert plain(tree.top) == {"a": "x"}

    def test_a_field_twice_keeps_the_first_and_shows_both(self, read: Read) -> None:
        tree = read("a: x\nb: y\na: z\n")
        assert plain(tree.top) == {"a": "x", "b": "y"}
        (found,) = tree.findings
        assert found.rule == "field-twice"
        assert (found.place.span.line, found.labels[0].place.span.line) == (3, 1)

    def test_an_empty_item(self, read: Read) -> None:
        tree = read("a:\n  -\n  - x\n")
        assert rules(tree) == ["empty-item"]
        assert plain(tree.top) == {"a": ["x"]}

    def test_a_quoted_merge_sign_is_a_name(self, read: Read) -> None:
        assert plain(read('"<<": x\n').top) == {"<<": "x"}


class TestLost:
    """What YAML would leave out or change without a word."""

    @pytest.mark.parametrize(
        ("text", "rule", "marked"),
        [
            ("a: lives at #5 Mill Road\n", "text-cut-by-hash", "#5 Mill Road"),
            ("a: [x, lives at #5]\n  ]\n", "text-cut-by-hash", "#5]"),
            ("a: Mum rang # on Monday\n", "comment-beside-text", "# on Monday"),
            ("a: >5\nb: x\n", "text-lost-by-block-sign", ">5"),
            ("a: |\nb: x\n", "text-not-below", "|"),
            ("a:\n  - x\n    - y\n", "item-joined-to-text", "- y"),
            ("a: >\n  2023-01-02 x\n  2023-01-03 y\n", "lines-joined", "2023-01-02 x"),
            ('a: "\\e[2J"\n', "escaped-control-character", "\\e"),
            ('a: "x \\u202e y"\n', "escaped-control-character", "\\u202e"),
            ('a: "\\ud83d"\n', "escaped-control-character", "\\ud83d"),
            ("a: {b: She came, and she stayed.}\n", "text-cut-by-comma", "and she stayed."),
        ],
    )
    def test_is_found_at_its_words(self, read: Read, text: str, rule: str, marked: str) -> None:
        tree = read(text)
        found = next(finding for finding in tree.findings if finding.rule == rule)
        line, column, end_line, end_column = found.place.span
        assert line == end_line
        assert text.split("\n")[line - 1][column - 1 : end_column - 1] == marked

    @pytest.mark.parametrize(
        "text", ["a: x # a note\n", "a: x #\n", "# a note\na: x\n", 'a: "x #5"\n', "a: x#5\n", "a: |\n  x #5\n"]
    )
    def test_comments_beside_single_words_and_signs_in_quotes_are_fine(self, read: Read, text: str) -> None:
        assert not read(text).findings


class TestSyntax:
    """On a slip that stops reading, what stands before it is read."""

    def test_the_part_before_is_there_and_marked_as_cut(self, read: Read) -> None:
        tree = read("a: x\nb:\n  c: y\n  d: Mum said: no\n  e: z\n")
        assert plain(tree.top) == {"a": "x", "b": {"c": "y"}}
        assert rules(tree) == ["not-yaml"]
        assert not tree.complete
        assert tree.top is not None
        inner = tree.top["b"]
        assert isinstance(inner, MapNode)
        assert tree.top.cut
        assert inner.cut

    @pytest.mark.parametrize(
        "text",
        [
            "a: x\nb: one\n  c: two\n",
            'a: x\nb: "one" two\n',
            "a: x\nb: [one] two\n",
            "a: x\nb: [one\n",
            "a: x\nb: one #5\n  two\n",
            "a: x\nb: |\nc two\nd: y\n",
        ],
    )
    def test_a_value_that_was_cut_short_is_taken_out(self, read: Read, text: str) -> None:
        tree = read(text)
        assert rules(tree) == ["not-yaml"]
        assert plain(tree.top) == {"a": "x"}

    @pytest.mark.parametrize(
        ("text", "line", "said"),
        [
            ("a:\n   b: x\n  c: y\n", 3, "`c` starts after 2 spaces"),
            ("a: x\n  b: y\n", 2, "`b` starts further in than `a` (line 1)"),
            ("a:\n  - b: x\n  c: y\n", 3, "`c` starts under the hyphen of the list item (line 2)"),
            ("a:\n    - x\n   - y\n", 3, "This hyphen starts after 3 spaces"),
            ("a:\n  b:\n - x\n", 3, "The list of `b` (line 2) starts further left"),
            ("a: x\nb: |\nc d\ne: y\n", 3, "This text belongs below the `|` of `b` (line 2)"),
            ("a: x\nb y\nc: z\n", 2, "This line is neither a field"),
            ("a: x\n: y\n", 2, "There is no field name before this colon"),
            ("a: x\nb:y\nc: z\n", 2, "There is no space after the colon of `b`"),
            ("a: x\n\tb: y\n", 2, "A tab stands where YAML needs spaces"),
            ('a: "x\nb: "y"\nc: z\n', 2, "The quotation mark opened at line 1 closes only here"),
            ('a: "x\nb: y\n', 1, "The quotation mark opened at line 1, column 4 is never closed"),
            ("a: [x\nb: y\n", 1, "The square bracket opened at line 1, column 4 is never closed"),
            ('a: "C:\\dir"\n', 1, "YAML knows no `\\d`"),
            ("a: - x\n", 1, "The list of `a` must start on the next line"),
            ("a: 'it's'\n", 1, "An apostrophe ended the text of `a`"),
            ("a: “b: c”\n", 1, "Curly quotation marks do not protect the colon"),
            ("a:\n  * b\n", 2, "The text of this line starts with *"),
            ("a: >5 b\n", 1, "The text of `a` starts with >"),
        ],
    )
    def test_says_what_and_where(self, read: Read, text: str, line: int, said: str) -> None:
        (found,) = read(text).findings
        assert found.place.span.line == line
        assert said in found.message
        assert found.help

    def test_an_unfinished_merge_is_not_parsed(self, read: Read) -> None:
        tree = read("a: x\n<<<<<<< HEAD\nb: y\n=======\nb: z\n>>>>>>> other\n")
        assert rules(tree) == ["unfinished-merge"]
        assert tree.top is None


class TestLimits:
    def test_depth(self, read: Read) -> None:
        deep = "a: " + "[" * (DEEPEST - 1) + "x" + "]" * (DEEPEST - 1)
        assert not read(deep).findings
        assert rules(read("a: " + "[" * 5_000)) == ["nested-too-deep"]

    def test_number_of_values(self, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(yaml_tree, "MOST_NODES", 500)
        assert not read("a: [" + "x," * 490 + "]\n").findings
        tree = read("a: [" + "x," * 500 + "]\n")
        assert rules(tree) == ["too-many-values"]
        assert not tree.complete

    def test_number_of_slips(self, read: Read) -> None:
        tree = read("a: [" + "*x, " * (MOST_SLIPS * 2) + "]\n")
        assert len(tree.findings) == MOST_SLIPS + 1
        assert tree.findings[-1].rule == "too-many-values"

    def test_length_of_a_text(self, read: Read) -> None:
        assert not read(f"a: {'x' * LONGEST_TEXT}\n").findings
        tree = read(f"a: {'x' * (LONGEST_TEXT + 1)}\n")
        assert rules(tree) == ["text-too-long"]


class TestNoFields:
    @pytest.mark.parametrize("text", ["", " \n\n", "# only a comment\n", "---\n", "---\n# x\n..."])
    def test_an_empty_file(self, read: Read, text: str) -> None:
        tree = read(text)
        assert rules(tree) == ["empty-file"]
        assert tree.top is None

    @pytest.mark.parametrize("text", ["- a\n- b\n", "Dear Ann,\n", '"a"\n'])
    def test_another_kind_of_file(self, read: Read, text: str) -> None:
        assert rules(read(text)) == ["not-a-case-file"]


@given(st.sampled_from(["a", "family", "x-y"]), st.sampled_from(["No", "9:05", "012", "Null"]))
def test_lookalikes_come_with_the_way_to_them(name: str, text: str) -> None:
    tree = read_tree(Source("case.yaml", f"top:\n  {name}: {text}\n  list:\n    - {{b: [x, {text}]}}\n"))
    assert tree.lookalikes == ((("top", name), text), (("top", "list", 0, "b", 0), text))
