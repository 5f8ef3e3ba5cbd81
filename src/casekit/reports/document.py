"""The document that every report is built as, before it becomes Markdown, HTML, Word or PDF.

Text in a document is as the case file has it; escaping belongs to the form it is written in. A text of the worker's may
have line ends and blank lines of its own.
"""

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from casekit.text.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in a line. `strong` marks what names the text that follows, and what must not be missed."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Spans of text that read as one: a paragraph, an item of a list, a cell of a table."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The text alone."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the document's title is level 1, its sections are level 2."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or several where the text has blank lines."""

    line: Line


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence of casekit's about the text, set apart from the worker's own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list; its order has no meaning."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, and whose they are, if that is on record."""

    text: str
    whose: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as there are headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


Block: TypeAlias = Heading | Paragraph | Note | Items | Quote | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A report: its title, the day it holds for, whom it is for, and its blocks in order.

    `language` is the tag that Word, HTML and PDF need for a screen reader to read it aloud rightly.
    """

    title: str
    as_at: date
    audience: str
    blocks: tuple[Block, ...]
    language: str = "en-GB"


def line(text: str, *, strong: bool = False) -> Line:
    """A line of one span."""
    return Line((Span(text, strong),))


def labelled(label: str, text: str) -> Line:
    """A line with a name in front: **Date of birth:** 17 September 2008."""
    return Line((Span(f"{label}:", strong=True), Span(f" {text}")))


def table(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    """A table of plain text."""
    return Table(headings, tuple(tuple(line(cell) for cell in row) for row in rows))
