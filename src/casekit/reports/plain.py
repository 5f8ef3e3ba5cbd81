"""A document as plain text for a terminal: nothing but words, wrapped to its width."""

from collections.abc import Iterator
from typing import assert_never

from casekit.reports.document import Block, Document, Heading, Items, Note, Paragraph, Quote, Table
from casekit.text.wrapping import wrapped


def plain_lines(document: Document, width: int | None = None) -> Iterator[str]:
    """The lines to print. `width` is the terminal's in columns; with `None` (piped) nothing is wrapped."""
    yield from wrapped(document.title, width)
    for block in document.blocks:
        yield ""
        yield from _lines(block, width)


def _lines(block: Block, width: int | None) -> Iterator[str]:
    match block:
        case Heading(text=text) | Note(text=text):
            yield from wrapped(text, width)
        case Paragraph(line=line):
            yield from _paragraphs(line.text, width, "")
        case Items(items=items):
            for item in items:
                yield from wrapped(item.text, width, "  - ", "    ")
        case Quote(text=text, whose=whose):
            yield from _paragraphs(text, width, "  ")
            yield from wrapped(whose, width, "  ", "  ") if whose else ()
        case Table(headings=headings, rows=rows):
            for row in rows:
                for heading, cell in zip(headings, row, strict=True):
                    if cell.text.strip():
                        yield from wrapped(f"{heading}: {cell.text}", width, "  ", "    ")
                yield ""
        case _:
            assert_never(block)


def _paragraphs(text: str, width: int | None, indent: str) -> Iterator[str]:
    for paragraph in text.strip().split("\n"):
        yield from wrapped(paragraph, width, indent, indent)
