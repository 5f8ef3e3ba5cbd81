"""A document as plain text for a terminal: nothing but words, wrapped to its width."""

import textwrap
from collections.abc import Iterator
from typing import assert_never

from casekit.reports.document import Block, Document, Heading, Items, Note, Paragraph, Quote, Table
from casekit.text.escape import one_line, terminal


def plain_lines(document: Document, width: int | None = None) -> Iterator[str]:
    """The lines to print. `width` is the terminal's in columns; with `None` (piped) nothing is wrapped."""
    yield from _wrapped(document.title, width)
    for block in document.blocks:
        yield ""
        yield from _lines(block, width)


def _lines(block: Block, width: int | None) -> Iterator[str]:
    match block:
        case Heading(text=text) | Note(text=text):
            yield from _wrapped(text, width)
        case Paragraph(line=line):
            yield from _paragraphs(line.text, width, "")
        case Items(items=items):
            for item in items:
                yield from _wrapped(item.text, width, "  - ", "    ")
        case Quote(text=text, whose=whose):
            yield from _paragraphs(text, width, "  ")
            yield from _wrapped(whose, width, "  ", "  ") if whose else ()
        case Table(headings=headings, rows=rows):
            for row in rows:
                for heading, cell in zip(headings, row, strict=True):
                    if cell.text.strip():
                        yield from _wrapped(f"{heading}: {cell.text}", width, "  ", "    ")
                yield ""
        case _:
            assert_never(block)


def _paragraphs(text: str, width: int | None, indent: str) -> Iterator[str]:
    for paragraph in text.strip().split("\n"):
        yield from _wrapped(paragraph, width, indent, indent)


def _wrapped(text: str, width: int | None, first: str = "", rest: str = "") -> Iterator[str]:
    flat = one_line(terminal(text))
    if width is None or not flat:
        yield f"{first}{flat}".rstrip()
        return
    yield from textwrap.wrap(
        flat,
        width - 1,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
