"""The text of `casekit.toml`: parsed by `tomllib`, with the line and column of each key found beside it.

`tomllib` gives no positions, so the text is scanned a second time for where keys stand. The scan runs only over text
that `tomllib` accepted, and only when there is something to say.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final, NamedTuple

from casekit.text.finding import Place, Span
from casekit.text.frozen import dataclass

LARGEST_SETTINGS: Final = 64 * 1024
"""More characters than any settings need; a longer file is not read."""

# The patterns are compiled when first used: most runs have nothing to point at.
_TOKEN: Final = (
    r'"""(?:\\.|[^\\])*?"{3,5}'  # text over several lines
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|(?P<comment>#[^\n]*)"
    r"|(?P<open>[\[{])"
    r"|(?P<close>[\]}])"
    r"|(?P<end>\n)"
    r"|(?P<space>[ \t\r]+)"
    r"|[^\"'#\[\]{}\s]+"
)
_KEY_PART: Final = r"""[ \t]*("(?:\\.|[^"\\\n])*"|'[^'\n]*'|[A-Za-z0-9_-]+)[ \t]*(\.?)"""
_VALUE_START: Final = r"[ \t]*=[ \t]*"
_SYNTAX_PLACE: Final = r" \(at (?:line (\d+), column (\d+)|end of document)\)$"


class Keyed(NamedTuple):
    """Where one key stands: its whole path, and the offsets of the key and of its value in the text."""

    path: tuple[str, ...]
    key: tuple[int, int]
    value: tuple[int, int]


class SyntaxProblem(NamedTuple):
    """Why the text is not TOML: the parser's own words, without the place, and the place."""

    complaint: str
    place: Place


@dataclass(frozen=True)
class Document:
    """What a TOML file says, and where. `problem` is there when the text is not TOML; `table` is then empty."""

    path: str
    text: str
    table: Mapping[str, Any]
    problem: SyntaxProblem | None = None

    def place_of_key(self, *path: str) -> Place:
        """Where the key with this path stands, or the nearest one around it that has a place of its own."""
        keyed = self._nearest(path)
        return self._place(*keyed.key) if keyed else self._place(0, 0)

    def place_of_value(self, *path: str) -> Place:
        """Where the value of the key with this path stands, or of the nearest one around it."""
        keyed = self._nearest(path)
        return self._place(*keyed.value) if keyed else self._place(0, 0)

    @cached_property
    def _keys(self) -> dict[tuple[str, ...], Keyed]:
        """Each path, whole or in part, with the first key that has it."""
        found: dict[tuple[str, ...], Keyed] = {}
        for keyed in _keys(self.text):
            found.setdefault(keyed.path, keyed)
        for keyed in tuple(found.values()):
            for length in range(1, len(keyed.path)):
                found.setdefault(keyed.path[:length], keyed)
        return found

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def _nearest(self, path: tuple[str, ...]) -> Keyed | None:
        for length in range(len(path), 0, -1):
            if path[:length] in self._keys:
                return self._keys[path[:length]]
        return None

    def _place(self, start: int, end: int) -> Place:
        return Place(self.path, Span(*self._mark(start), *self._mark(end)))

    def _mark(self, offset: int) -> tuple[int, int]:
        """Line and column, counted from 1, of an offset into the text."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


def read_document(text: str, path: str) -> Document:
    """Parse the text of a TOML file. Text that is not TOML gives a `Document` with a `problem`, never an exception."""
    import tomllib

    text = text.removeprefix("\ufeff")
    if len(text) > LARGEST_SETTINGS:
        return Document(path, text, {}, SyntaxProblem("Too long", Place(path, Span(1, 1, 1, 1))))
    try:
        return Document(path, text, tomllib.loads(text))
    except RecursionError:
        return Document(path, text, {}, SyntaxProblem("Too deeply nested", Place(path, Span(1, 1, 1, 1))))
    except ValueError as error:
        return Document(path, text, {}, _syntax_problem(str(error), text, path))


def _syntax_problem(complaint: str, text: str, path: str) -> SyntaxProblem:
    lines = text.split("\n")
    match = re.search(_SYNTAX_PLACE, complaint)
    line, column = len(lines), len(lines[-1]) + 1
    if match is not None:
        complaint = complaint[: match.start()]
        if match[1] is not None:
            line, column = int(match[1]), int(match[2])
    return SyntaxProblem(complaint, Place(path, Span(line, column, line, column)))


def _keys(text: str) -> Iterator[Keyed]:
    table: tuple[str, ...] = ()
    for start, end in _statements(text):
        opening = next(size for size, sign in ((2, "[["), (1, "["), (0, "")) if text.startswith(sign, start))
        parts, key_end = _key_parts(text, start + opening)
        if opening:
            table = parts
            yield Keyed(table, (start, end), (start, end))
        elif value := _match(_VALUE_START, text, key_end):
            yield Keyed(table + parts, (start, key_end), (value.end(), end))


def _statements(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of each statement, from its first sign to its last, comments and blank space left off."""
    depth, start, last = 0, -1, 0
    for token in re.finditer(_TOKEN, text, re.DOTALL):
        kind = token.lastgroup
        if kind == "end" and depth == 0 and start >= 0:
            yield start, last
            start = -1
        if kind in ("end", "space", "comment"):
            continue
        depth += (kind == "open") - (kind == "close")
        start = token.start() if start < 0 else start
        last = token.end()
    if start >= 0:
        yield start, last


def _key_parts(text: str, offset: int) -> tuple[tuple[str, ...], int]:
    """The parts of the dotted key at `offset`, and the offset just past its last sign."""
    parts: list[str] = []
    end = offset
    while match := _match(_KEY_PART, text, offset):
        parts.append(match[1].strip("\"'"))
        offset, end = match.end(), match.end(1)
        if not match[2]:
            break
    return tuple(parts), end


def _match(pattern: str, text: str, offset: int) -> re.Match[str] | None:
    return re.compile(pattern).match(text, offset)
