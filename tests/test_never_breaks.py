"""Whatever is in a file, the command ends with a sentence: exit code 0, 1 or 2, no traceback, within two seconds.

The inputs are drawn anew from fixed seeds, so that a run can be repeated. Time is that of the processor, so that a
busy machine changes nothing.
"""

import re
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from casekit.case.reading import Reader
from casekit.text.finding import Span
from casekit.text.nodes import ListNode, MapNode, Node, TextNode, walk
from casekit.text.source import NotText, Source, decode
from casekit.text.yaml_tree import read_tree
from running import casekit

EXAMPLES = [
    path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent.parent / "examples").rglob("*.yaml"))
]
LONGEST = 2.0
WITH_LIBYAML = hasattr(yaml, "CSafeLoader")

NASTY = (
    *"\x00\x01\x07\x08\x0b\x0c\x1b\x7f\x85\x9b\u00a0\u00ad\u200b\u200d\u200e\u2028\u2029\u202e\u2060\u2066\ufeff\ufffe\uffff",
    *":#-?*&!%@`|>'\"[]{},~\\=<^$\t\r\n",
    *(
        "\r\n",
        "é",
        "e\u0301",
        "а",
        "😀",
        "👩\u200d👧",
        "ß",
        "١",
        "中",
        "\U000e0001",
        "...",
        "---",
        "<<",
        "<<<<<<< ",
        "%YAML",
    ),
)
MARKS = st.sampled_from(
    [
        *":-#'\"[]{},|>&*!%@`?~\\()= \t\n",
        *(": ", "- ", " #", ": |\n", ": >\n", "\n  ", "\n    ", "\n      ", "--- ", "\\ud83d"),
        *("a", "mum", "12", "é", "2023-02-30", "casekit: 1\n", "child: amy\n", "family:\n"),
    ]
)
VALUES = st.sampled_from(
    [
        *("", "no", "Null", "~", "0x1A", "9:05", "2023-02-30", "31/12/2023", "99999999999999999999", "1e999"),
        *("'", '"', "[", "{", "*x", "&x", "!x", "|", ">", "- x", "a: b", "# x", "<<", "../../etc/passwd"),
        *("x" * 5_000, "[" * 40, "{a: " * 40),
    ]
)


def steadily(count: int) -> settings:
    """Draw so many inputs, the same in every run."""
    return settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cases")


def check(folder: Path, data: bytes) -> None:
    """Lint a file of these bytes; the command may say what it likes, but must not break."""
    file = folder / "case.yaml"
    file.write_bytes(data)
    began = time.process_time()
    code, out, err = casekit(["lint", str(file), "--as-at", "2023-06-20", "--advice"])
    took = time.process_time() - began
    assert code in (0, 1, 2), err
    assert "Traceback" not in out + err
    assert out.strip() or err.strip()
    assert took < LONGEST


def mutated(text: str, draw: st.DrawFn) -> str:
    """A text with one thing wrong that a person or a program might have done to it."""
    lines = text.split("\n")
    at = draw(st.integers(0, len(lines) - 1))
    other = draw(st.integers(0, len(lines) - 1))
    kind = draw(st.sampled_from(("delete", "double", "swap", "left", "right", "insert", "value", "cut", "join")))
    line = lines[at]
    if kind == "delete":
        del lines[at]
    elif kind == "double":
        lines.insert(other, line)
    elif kind == "swap":
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == "left":
        lines[at] = line[draw(st.integers(1, 3)) :]
    elif kind == "right":
        lines[at] = draw(st.sampled_from((" ", "  ", "   ", "\t"))) + line
    elif kind == "insert":
        column = draw(st.integers(0, len(line)))
        lines[at] = line[:column] + draw(st.sampled_from(NASTY)) + line[column:]
    elif kind == "value":
        lines[at] = line.partition(":")[0] + ": " + draw(VALUES)
    elif kind == "cut":
        return "\n".join(lines[:at]) + "\n" + line[: len(line) // 2]
    elif at + 1 < len(lines):
        lines[at] += lines.pop(at + 1)
    return "\n".join(lines)


@st.composite
def spoilt_examples(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(EXAMPLES))
    for _ in range(draw(st.integers(1, 3))):
        text = mutated(text, draw)
    return text


@steadily(100)
@given(data=st.binary(max_size=300) | st.binary(max_size=60).map(lambda data: b"casekit: 1\nchild: amy\n" + data))
@example(data=b"\xef\xbb\xbf")
@example(data=b"casekit: 1\nchild: amy\nfamily: {amy: {name: \xff}}\n")
def test_any_bytes(folder: Path, data: bytes) -> None:
    check(folder, data)


@steadily(250)
@given(text=st.lists(MARKS, max_size=40).map("".join))
def test_any_text_of_yaml_marks(folder: Path, text: str) -> None:
    check(folder, text.encode("utf-8"))


@steadily(200)
@given(text=spoilt_examples())
def test_spoilt_examples(folder: Path, text: str) -> None:
    check(folder, text.encode("utf-8"))


@steadily(8)
@given(text=spoilt_examples())
def test_spoilt_examples_in_a_process_of_their_own(folder: Path, text: str) -> None:
    file = folder / "case.yaml"
    file.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "casekit", "lint", "case.yaml", "--as-at", "2023-06-20"]
    ended = subprocess.run(command, cwd=folder, capture_output=True, timeout=30, check=False)
    assert ended.returncode in (0, 1, 2)
    assert b"Traceback" not in ended.stdout + ended.stderr


def _inside(span: Span, source: Source) -> bool:
    ends = (span.line, span.column), (span.end_line, span.end_column)
    last = len(source.lines)
    return (1, 1) <= ends[0] <= ends[1] and span.end_line <= last + 1 and span.column <= len(source.line(span.line)) + 1


@steadily(150)
@given(text=st.lists(MARKS, max_size=40).map("".join) | spoilt_examples())
def test_findings_point_into_the_file_and_reading_twice_gives_the_same(text: str) -> None:
    source = Source("case.yaml", text.removeprefix("\ufeff"))
    first, second = (Reader().read_source(Source("case.yaml", source.text)) for _ in range(2))
    assert first.findings == second.findings
    assert (first.case is None) == (second.case is None)
    for finding in first.findings:
        if finding.place.path == "case.yaml":
            assert _inside(finding.place.span, source), finding
        assert finding.message.endswith((".", "?")), finding
        assert finding.help
        assert finding.public


@pytest.mark.skipif(not WITH_LIBYAML, reason="PyYAML was built without libyaml")
@steadily(150)
@given(text=st.lists(MARKS, max_size=40).map("".join) | spoilt_examples())
def test_both_parsers_read_the_same_tree(text: str) -> None:
    source = Source("case.yaml", text.removeprefix("\ufeff"))
    with_libyaml, without = read_tree(source, yaml.CSafeLoader), read_tree(source, yaml.SafeLoader)
    if with_libyaml.complete and without.complete:
        assert with_libyaml.top == without.top
        assert with_libyaml.findings == without.findings
        assert _places(with_libyaml.top) == _places(without.top)


def _places(top: MapNode | None) -> list[tuple[int, int]]:
    return [(node.start.line, node.start.column) for node in walk(top)] if top is not None else []


letters = st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn"), exclude_characters="\u00a0ÂÃâ")
names = st.text(letters, min_size=1, max_size=20).filter(lambda name: name not in ("<<", "="))
texts = st.text(letters | st.sampled_from("\n\n  #:-'\""), max_size=80)
trees: st.SearchStrategy[object] = st.dictionaries(
    names,
    st.recursive(
        texts,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
        max_leaves=12,
    ),
    min_size=1,
    max_size=5,
)


@steadily(200)
@given(
    data=trees,
    flow=st.sampled_from((True, False, None)),
    style=st.sampled_from((None, '"', "'", "|", ">")),
    width=st.sampled_from((20, 80, 10_000)),
    indent=st.integers(2, 6),
)
def test_every_text_is_read_as_it_was_written(
    data: object, flow: bool | None, style: str | None, width: int, indent: int
) -> None:
    text = yaml.safe_dump(
        data, default_flow_style=flow, default_style=style, width=width, indent=indent, allow_unicode=True
    )
    assume(yaml.load(text, yaml.BaseLoader) == data)  # PyYAML now and then breaks a line where it must not
    tree = read_tree(Source("case.yaml", text))
    assert tree.top is not None
    assert _plain(tree.top) == data


def _plain(node: Node) -> object:
    if isinstance(node, MapNode):
        return {name: _plain(value) for name, value in node.items()}
    if isinstance(node, ListNode):
        return [_plain(value) for value in node]
    return str(node)


@st.composite
def notes(draw: st.DrawFn) -> str:
    """A few fields with sentences of numbered words, written as somebody in a hurry writes them."""
    signs = st.sampled_from(
        (" ", " ", " ", ", ", ": ", " #", "# ", " - ", "'", '"', "; ", " & ", "! ", " {", "} ", "[", "]", "\n    ")
    )
    count = iter(range(10_000))
    fields = []
    for number in range(draw(st.integers(1, 4))):
        words = [f"word{next(count)}" + draw(signs) for _ in range(draw(st.integers(1, 6)))]
        start = draw(
            st.sampled_from(
                (
                    "",
                    "",
                    "",
                    "|\n    ",
                    ">\n    ",
                    "- ",
                    "*",
                    "&",
                    "!",
                    ">5",
                    "[",
                    "{",
                    "'",
                    '"',
                    "@",
                    "|2 ",
                    "\n    - ",
                )
            )
        )
        fields.append(f"  field{number}: {start}{''.join(words).rstrip()}")
    return "top:\n" + "\n".join(fields) + "\n"


@steadily(400)
@given(text=notes())
def test_no_word_is_lost_without_a_finding(text: str) -> None:
    tree = read_tree(Source("case.yaml", text))
    assert tree.top is not None or tree.findings
    if tree.top is None or tree.findings:
        return
    read = " ".join(_all_words(tree.top))
    assert [word for word in re.findall(r"word\d+", text) if word not in read] == []


def _all_words(top: MapNode) -> list[str]:
    found: list[str] = []
    for node in walk(top):
        found.extend(node.names if isinstance(node, MapNode) else [str(node)] if isinstance(node, TextNode) else [])
    return found


@steadily(60)
@given(
    text=st.text(max_size=50),
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1")),
)
def test_bytes_are_read_as_they_were_saved_or_refused(text: str, encoding: str) -> None:
    clean = "".join(
        letter for letter in f"child: amy\n{text}" if unicodedata.category(letter) not in ("Cc", "Cs") or letter == "\n"
    )
    data = clean.encode(encoding, errors="replace")
    try:
        source = decode("case.yaml", data)
    except NotText as refusal:
        assert refusal.finding.message.endswith(".")
        return
    assert encoding not in ("utf-16", "utf-16-le")
    assert source.text == data.decode("utf-8-sig")


SLOW_FOR_SOMEBODY: dict[str, Callable[[], str]] = {
    "hidden characters": lambda: "ab\x07" * 300_000,
    "soft hyphens": lambda: "ab\u00ad" * 300_000,
    "garbled letters": lambda: "Ã©" * 300_000,
    "hashes": lambda: "a #b\n      " * 50_000,
    "hyphens": lambda: "a\n      - b" * 50_000,
    "aliases": lambda: "[" + "*a, " * 100_000 + "]",
    "escapes": lambda: '"' + r"\a" * 300_000 + '"',
    "quotes": lambda: "'" + "''" * 300_000,
    "lines without a colon": lambda: "x\n    y\n" + "    z\n" * 50_000,
    "one letter": lambda: "a" * 1_000_000 + "!",
    "spaces": lambda: " " * 1_000_000 + "x: y",
    "colons": lambda: ": " * 300_000,
    "brackets": lambda: "[" * 50_000,
    "braces": lambda: "{" * 50_000,
    "no and yes": lambda: "[" + "no, yes, " * 50_000 + "]",
}


@pytest.mark.parametrize("kind", SLOW_FOR_SOMEBODY)
def test_a_million_of_anything_takes_no_time(folder: Path, kind: str) -> None:
    text = f"casekit: 1\nchild: amy\nfamily:\n  amy:\n    name: Amy Bell\n    notes: {SLOW_FOR_SOMEBODY[kind]()}\n"
    check(folder, text.encode("utf-8"))
