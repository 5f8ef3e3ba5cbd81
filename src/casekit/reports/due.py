"""What is due as a document: a table for each case, by date."""

from collections.abc import Iterator

from casekit.case.dates import uk_day
from casekit.due.item import Due
from casekit.due.listing import CaseDue, DueList
from casekit.output.due_text import PARTLY_READ
from casekit.reports.document import Block, Document, Heading, Note, Paragraph, line, table

_HEADINGS = ("By", "What", "How it stands", "How it is reckoned")


def due_document(due: DueList) -> Document:
    """The list for people to read and print, with names."""
    title = f"What is due, as at {uk_day(due.day)}"
    return Document(title, due.day, "internal", tuple(_blocks(due)))


def _blocks(due: DueList) -> Iterator[Block]:
    yield Paragraph(line(due.summary))
    for case in due.cases:
        if case.items or not case.whole:
            yield from _case(case, due)


def _case(case: CaseDue, due: DueList) -> Iterator[Block]:
    yield Heading(2, f"{case.child}, {case.case_id}" if case.case_id else case.child)
    if not case.whole:
        yield Note(PARTLY_READ)
    if case.items:
        yield table(_HEADINGS, [_row(one, due) for one in case.items])


def _row(one: Due, due: DueList) -> tuple[str, str, str, str]:
    who = f" ({one.whose})" if one.whose else ""
    return uk_day(one.by), f"{one.words}{who}", one.when(due.day), one.reckoning
