"""Splices: changes to a few characters of a file, with everything else byte for byte as it was.

A case file is never written anew from what was read: comments, blank lines, the way a list is set in and the order of
fields are the writer's own, and a difference in git must show what was changed and nothing else.
"""

import codecs
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from casekit.text.nodes import Mark, Node, TextNode
from casekit.text.pattern import pattern
from casekit.text.source import Source
from casekit.text.yaml_cut import BLOCK_STYLES

_LINE_END: Final = pattern("\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """Characters `start` to `end` of a text (counted from 0, `end` just past the last) give way to `text`."""

    start: int
    end: int
    text: str


class Overlap(ValueError):
    """Two splices want to change the same characters, or one lies outside the text."""


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text after all splices. Those that insert at one place stand in the order given. Raises `Overlap`."""
    parts: list[str] = []
    done = 0
    for one in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        if not done <= one.start <= one.end <= len(text):
            raise Overlap(f"a splice from {one.start} to {one.end} does not fit after {done} of {len(text)}")
        parts += (text[done : one.start], one.text)
        done = one.end
    return "".join((*parts, text[done:]))


def encoded_like(data: bytes, text: str) -> bytes:
    """The bytes of a changed text, to take the place of `data`: a byte-order mark at its start is kept."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode("utf-8")


@dataclass(frozen=True)
class Lines:
    """The lines of a source as stretches of its text. Lines count from 0 here, as the marks of nodes do."""

    source: Source

    @cached_property
    def starts(self) -> list[int]:
        """Where each line starts, in characters of the text."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.source.text))]

    @cached_property
    def line_end(self) -> str:
        """The line end that most lines have."""
        text = self.source.text
        both = text.count("\r\n")
        counts = {"\n": text.count("\n") - both, "\r\n": both, "\r": text.count("\r") - both}
        return max(counts, key=lambda end: counts[end])

    @property
    def count(self) -> int:
        """How many lines there are; after a line end at the end of the file there is one more, which is empty."""
        return len(self.starts)

    def line(self, number: int) -> str:
        """A line without its end."""
        return self.source.line(number + 1)

    def offset(self, mark: Mark) -> int:
        """Where a mark stands, in characters of the text."""
        if mark.line >= self.count:
            return len(self.source.text)
        return min(self.starts[mark.line] + mark.column, len(self.source.text))

    def start_of(self, number: int) -> int:
        """Where a line starts; the end of the text for the line after the last."""
        return self.starts[number] if number < self.count else len(self.source.text)

    def end_of(self, number: int) -> int:
        """Where a line ends, before its line end."""
        return self.starts[number] + len(self.line(number))

    def is_blank(self, number: int) -> bool:
        """Whether a line holds nothing but spaces."""
        return not self.line(number).strip()

    def comment_column(self, number: int) -> int | None:
        """The column in which the comment starts of a line that holds nothing else; `None` for another line."""
        line = self.line(number)
        words = line.lstrip(" \t")
        return len(line) - len(words) if words.startswith("#") else None

    def indent(self, number: int) -> int:
        """How many spaces a line starts with."""
        line = self.line(number)
        return len(line) - len(line.lstrip(" "))

    def last_line(self, node: Node) -> int:
        """The last line that belongs to a node; blank lines after a text below `|` or `>` do not."""
        end = node.end
        if end.column > 0 or end.line <= node.start.line:
            return end.line
        last = end.line - 1
        if not self._keeps_blank_lines(node):
            while last > node.start.line and self.is_blank(last):
                last -= 1
        return last

    def _keeps_blank_lines(self, node: Node) -> bool:
        """Whether the last text of a node is written below `|+` or `>+`, which makes blank lines a part of it."""
        last: Node = node
        while not isinstance(last, TextNode):
            values = list(last.values()) if isinstance(last, dict) else list(last)
            if not values:
                return False
            last = values[-1]
        header = self.line(last.start.line)[last.start.column :].split("#")[0]
        return last.style in BLOCK_STYLES and "+" in header
