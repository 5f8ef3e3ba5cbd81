"""The chronology as Markdown: a page to print, send to a conference, or put on the file."""

from collections.abc import Iterable, Iterator

from casekit.chronology.extract import Closing, Extract
from casekit.chronology.groups import Section
from casekit.chronology.layout import Column, Fact, cell, page_columns
from casekit.text.escape import markdown, markdown_cell


def markdown_text(extract: Extract) -> str:
    """The chronology as the text of a Markdown file (CommonMark with GitHub's tables)."""
    return "\n".join([*_opening(extract), *_events(extract), *_closing(extract)]).rstrip("\n") + "\n"


def _opening(extract: Extract) -> Iterator[str]:
    yield from (f"# {markdown(extract.title)}", "")
    for paragraph in extract.opening:
        yield from (markdown(paragraph), "")
    yield from (f"*{markdown(extract.notice)}*", "")


def _events(extract: Extract) -> Iterator[str]:
    if extract.nothing_chosen:
        yield from (extract.nothing_chosen, "")
    columns = page_columns(extract.view, extract.entries)
    for section in extract.sections:
        if section.heading:
            yield from (f"## {markdown(extract.heading_of(section))}", "")
        yield from _table(section, columns)


def _table(section: Section, columns: tuple[Column, ...]) -> Iterator[str]:
    yield _row(column.heading for column in columns)
    yield _row("---" for _ in columns)
    for entry in section.entries:
        yield _row("<br>".join(map(_fact, cell(column, entry))) for column in columns)
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _fact(fact: Fact) -> str:
    text = markdown_cell(fact.text)
    if fact.strong:
        text = f"**{text}**"
    return f"**{fact.label}:** {text}" if fact.label else text


def _closing(extract: Extract) -> Iterator[str]:
    for part in extract.closing:
        yield from (f"## {part.heading}", "", *_part(part), "")


def _part(part: Closing) -> Iterator[str]:
    if part.is_list:
        # Line ends of its own would end the list.
        yield from (f"- {markdown_cell(text)}" for text in part.texts)
    else:
        yield from (markdown(text) for text in part.texts)
    if part.note:
        yield from ("", f"*{markdown(part.note)}*")
