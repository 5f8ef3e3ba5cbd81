"""Case text reaches every target unchanged and does nothing there: read back through the real readers."""

import csv
import io
import re
import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from casekit.text.escape import csv_cell, dot, markdown, markdown_cell, one_line, terminal, xml

PIECES = [
    *"\\`*_{}[]()<>#+-.!|~&$=:;'\"@ \t\n",
    *(
        "\n\n",
        "\r\n",
        "\r",
        "    ",
        "  \n",
        "---",
        "===",
        "~~~",
        "```",
        ":-:",
        "| a | b |",
        "|---|---|",
        "1. ",
        "10) ",
    ),
    *(
        "# ",
        "> ",
        "- [ ] ",
        "**",
        "__",
        "~~",
        "![x](y)",
        "[a]: /b",
        "[^1]: ",
        "&amp;",
        "&#65;",
        "&eacute;",
        "<b>",
        "<!--",
    ),
    *(
        "<script>alert(1)</script>",
        "<https://a.example>",
        "\\N",
        "\\G",
        "a_b_c",
        "Ndéla",
        "محمد",
        "👩‍👧",
        "=1+1",
        "+44",
    ),
    *(
        "\x00",
        "\x07",
        "\x1b[31m",
        "\x9b2J",
        "\x85",
        "\u2028",
        "\u202e",
        "\u2066",
        "\ud83d",
        "\ufeff",
        "\uffff",
    ),
]
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=12).map("".join)

_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def plain(token: Token) -> str:
    """The words of one inline token, which must hold nothing but words and line ends."""
    children = token.children or []
    assert {child.type for child in children} <= {"text", "softbreak"}
    return "".join("\n" if child.type == "softbreak" else child.content for child in children)


def expected_paragraphs(text: str) -> list[str]:
    """What a reader should see: the lines without the spaces round them, parted by blank lines."""
    lines = "\n".join(line.strip() for line in terminal(text).split("\n"))
    return [part for part in re.split(r"\n\n+", lines.strip("\n")) if part]


class TestMarkdown:
    @given(texts)
    def test_renders_to_the_same_words_and_no_markup(self, text: str) -> None:
        tokens = _MARKDOWN.parse(markdown(text))
        assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
        assert [plain(token) for token in tokens if token.type == "inline"] == expected_paragraphs(text)

    @given(texts, st.sampled_from(["said ", "- ", "> ", "## ", "1. "]))
    def test_is_safe_after_other_markdown(self, text: str, before: str) -> None:
        line = one_line(terminal(text))
        inline = [token for token in _MARKDOWN.parse(before + markdown(line)) if token.type == "inline"]
        seen = "".join(plain(token) for token in inline)
        assert seen.removeprefix("said").strip() == line.strip()

    @given(texts, texts)
    def test_a_cell_stays_in_its_cell(self, left: str, right: str) -> None:
        table = f"| A | B |\n|---|---|\n| {markdown_cell(left)} | {markdown_cell(right)} |\n"
        tokens = _MARKDOWN.parse(table)
        cells = [token for token in tokens if token.type == "inline"][2:]
        assert [token.type for token in tokens].count("td_open") == 2
        assert [self.cell_words(cell) for cell in cells] == [
            self.expected_cell(left),
            self.expected_cell(right),
        ]

    @staticmethod
    def cell_words(token: Token) -> str:
        children = token.children or []
        assert {child.type for child in children} <= {"text", "html_inline"}
        assert {child.content for child in children if child.type == "html_inline"} <= {"<br>"}
        return "".join("\n" if child.type == "html_inline" else child.content for child in children)

    @staticmethod
    def expected_cell(text: str) -> str:
        return "\n".join(line.strip() for line in terminal(text.strip()).split("\n")).replace("\t", " ")

    @pytest.mark.parametrize(
        "text",
        [
            "Ndéla said: “I'm fine!” (She was not.) 5 < 6 > 4, 50% + 10%, B&B at 12-14 High St.",
            "lives at #5, born ~2012, e-mail a_b_c@example.org, see https://example.org/a?b=1&c=2",
            "+44 1234 567810",
            "2.5 hours late",
        ],
    )
    def test_ordinary_prose_stays_as_it_is(self, text: str) -> None:
        assert markdown(text) == text

    @pytest.mark.parametrize(
        ("text", "escaped"),
        [
            ("*worried* about _Mum_", r"\*worried\* about \_Mum\_"),
            ("- a list", r"\- a list"),
            ("1984. It was cold.", r"1984\. It was cold."),
            ("# not a heading #", r"\# not a heading \#"),
            ("<b>Mum</b> &eacute;", r"&lt;b>Mum&lt;/b> &amp;eacute;"),
            ("[home](javascript:x)", r"\[home\](javascript:x)"),
            (r"C:\Users\_x", r"C:\Users\\\_x"),
            ("+ one\n- two\n> three", "\\+ one\n\\- two\n\\> three"),
            ("title\n===\ntitle\n---", "title\n\\===\ntitle\n\\---"),
            ("first\\\nsecond", "first\\\\\nsecond"),
        ],
    )
    def test_marks_that_would_act_are_escaped(self, text: str, escaped: str) -> None:
        assert markdown(text) == escaped

    def test_a_cell_keeps_line_ends_and_bars(self) -> None:
        assert markdown_cell("one | two\r\nthree\n") == r"one \| two<br>three"


class TestXml:
    @given(texts)
    def test_reads_back_the_same(self, text: str) -> None:
        safe = xml(text)
        element = ElementTree.fromstring(f"<a b=\"{safe}\" c='{safe}'>{safe}</a>")
        flat = terminal(text).replace("\n", " ").replace("\t", " ")
        assert (element.text or "") == terminal(text)
        assert (element.get("b"), element.get("c"), len(element)) == (flat, flat, 0)


class TestCsv:
    @given(st.lists(texts, min_size=1, max_size=4))
    def test_reads_back_exactly_once_the_apostrophe_is_taken_off(self, row: list[str]) -> None:
        stream = io.StringIO(newline="")
        csv.writer(stream, quoting=csv.QUOTE_ALL).writerow([csv_cell(text) for text in row])
        (back,) = csv.reader(io.StringIO(stream.getvalue(), newline=""))
        assert [self.without_apostrophe(cell) for cell in back] == [terminal(text) for text in row]

    @given(texts)
    def test_no_cell_starts_a_formula(self, text: str) -> None:
        assert not csv_cell(text).lstrip(" ").startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
        assert not csv_cell(text).startswith(("\t", "\r", "\n", "\x00"))

    @pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+447", "-3", "@x", " =1", "\tx", "'=1", "＝1"])
    def test_what_a_spreadsheet_would_run_gets_one_apostrophe(self, text: str) -> None:
        assert csv_cell(text) == "'" + text

    @pytest.mark.parametrize("text", ["", "Ndéla", "5 - 3 = 2", "'tis so", "01234 567810", "2023-05-02"])
    def test_other_text_stays_as_it_is(self, text: str) -> None:
        assert csv_cell(text) == text

    @staticmethod
    def without_apostrophe(cell: str) -> str:
        """The way back that `csv_cell` describes."""
        rest = cell.removeprefix("'")
        return rest if cell != rest and csv_cell(rest) != rest else cell


class TestDot:
    @given(texts)
    def test_reads_back_the_same(self, text: str) -> None:
        assert self.label(dot(text)) == terminal(text).replace("\t", " ")

    def test_names_that_would_act_in_a_label_do_not(self) -> None:
        assert dot('"]; evil [x="') == '\\"]; evil [x=\\"'
        assert dot("\\N") == "\\\\N"
        assert dot("trailing \\") == "trailing \\\\"

    @staticmethod
    def label(quoted: str) -> str:
        """Read a quoted string as Graphviz reads a label: quotes first, then escapes, then entities."""
        assert re.fullmatch(r'(?:[^"\\\n]|\\.)*', quoted)
        escapes = {"\\n": "\n", "\\\\": "\\", '\\"': '"'}
        words = re.sub(r"\\.", lambda mark: escapes[mark[0]], quoted)
        assert re.search(r"&(?!amp;)", words) is None
        return words.replace("&amp;", "&")


class TestTerminal:
    @given(texts)
    def test_nothing_left_steers_a_terminal(self, text: str) -> None:
        shown = terminal(text)
        assert not [mark for mark in shown if unicodedata.category(mark) in {"Cc", "Cs"} and mark not in "\n\t"]
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", shown)
        assert terminal(shown) == shown
        shown.encode("utf-8")

    @given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Cn", "Zl", "Zp"])))
    def test_letters_of_every_script_stay(self, text: str) -> None:
        assert terminal(text) == text

    def test_hidden_characters_are_shown_by_number(self) -> None:
        assert terminal("a\x1b[31mb\u202ec") == "a<U+001B>[31mb<U+202E>c"
        assert terminal("one\r\ntwo\rthree\u2028four\tfive") == "one\ntwo\nthree\nfour\tfive"


class TestOneLine:
    @given(texts)
    def test_keeps_the_words_in_one_line(self, text: str) -> None:
        folded = one_line(text)
        assert folded.split() == text.split()
        assert len(folded.splitlines()) <= 1
        assert "  " not in folded

    def test_folds_white_space(self) -> None:
        assert one_line("  Mum\n  said\t no \n") == "Mum said no"
