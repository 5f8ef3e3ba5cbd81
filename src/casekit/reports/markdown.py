"""A document as Markdown (CommonMark with GitHub's tables)."""

from collections.abc import Callable, Iterator
from typing import assert_never

from casekit.reports.document import Block, Document, Heading, Items, Line, Note, Paragraph, Quote, Span, Table
from casekit.text.escape import markdown, markdown_cell, one_line


def markdown_text(document: Document) -> str:
    """The text of a Markdown file, with a newline at its end."""
    blocks = (Heading(1, document.title), *document.blocks)
    return "\n\n".join("\n".join(_lines(block)) for block in blocks) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text):
            yield f"{'#' * level} {markdown(one_line(text))}"
        case Paragraph(line=line):
            yield _line(line)
        case Note(text=text):
            yield f"*{markdown(one_line(text))}*"
        case Items(items=items):
            yield from (f"- {_cell(item)}" for item in items)
        case Quote(text=text, whose=whose):
            yield from (f"> {quoted}".rstrip() for quoted in markdown(text.strip()).split("\n"))
            yield from (">", f"> {markdown(whose)}") if whose else ()
        case Table(headings=headings, rows=rows):
            yield f"| {' | '.join(map(markdown_cell, headings))} |"
            yield f"| {' | '.join('---' for _ in headings)} |"
            yield from (f"| {' | '.join(map(_cell, row))} |" for row in rows)
        case _:
            assert_never(block)


def _line(line: Line) -> str:
    return "".join(_span(span, markdown) for span in line.spans).strip()


def _cell(line: Line) -> str:
    return "".join(_span(span, markdown_cell) for span in line.spans).strip()


def _span(span: Span, escaped: Callable[[str], str]) -> str:
    """The span with a space at either end where its text has one, which escaping takes off."""
    text = escaped(span.text)
    if not text:
        return " " if span.text else ""
    before, after = (" " if end.isspace() else "" for end in (span.text[0], span.text[-1]))
    return f"{before}**{text}**{after}" if span.strong else f"{before}{text}{after}"
