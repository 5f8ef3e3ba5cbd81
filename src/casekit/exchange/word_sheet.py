"""Word documents: their tables, and what in them is not read."""

import io
from collections.abc import Iterator
from typing import Any, Final

import docx
from docx.document import Document
from docx.table import Table

from casekit.exchange.sheet import EMPTY, MOST_COLUMNS, MOST_ROWS, Cell, NotASheet, Row, Sheet, counted, readable

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS: Final = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PASSED_OVER: Final = (*(f"{_W}{tag}" for tag in ("del", "moveFrom", "txbxContent", "instrText", "delText")), _FALLBACK)


def word_sheets(name: str, data: bytes, notes: tuple[str, ...] = ()) -> tuple[Sheet, ...]:
    """The tables of a document, in order. Raises `NotASheet`."""
    document = _opened(name, data)
    tables = document.tables
    if not tables:
        help = "Put the events into a table, one row each; `casekit chronology export --template -o x.docx` makes one."
        raise NotASheet(f"{name} has no table.", help)
    notes += tuple(_notes(document.element.body))
    return tuple(
        Sheet(name, "" if len(tables) == 1 else f"table {number}", _rows(name, table), notes)
        for number, table in enumerate(tables, 1)
    )


def _opened(name: str, data: bytes) -> Document:
    try:
        return docx.Document(io.BytesIO(data))
    except Exception:
        # Whatever python-docx stumbles over in a file that Word itself may open is the same to the user.
        raise _unreadable(name) from None


def _unreadable(name: str) -> NotASheet:
    help = "Open it in Word, save it again as a Word document (.docx), and import that."
    return NotASheet(f"{name} cannot be read as a Word document.", help)


def _notes(body: Any) -> Iterator[str]:
    """What the document holds beside its tables as they stand."""

    def count(*tags: str) -> int:
        return sum(1 for _ in body.iter(*(f"{_W}{tag}" for tag in tags)))

    struck, put_in = count("del", "moveFrom"), count("ins", "moveTo")
    if struck or put_in:
        yield (
            "The document has tracked changes: words that were put in are read, words that were struck out are not. "
            "Better accept or reject them in Word first."
        )
    if count("txbxContent"):
        yield "The document has text boxes, which are not read."
    if comments := count("commentReference"):
        yield f"{counted(comments, 'comment')} in the document not read."
    if marks := count("footnoteReference", "endnoteReference"):
        yield f"{counted(marks, 'footnote')} in the document not read."
    paragraphs = [one for one in body.iterchildren(f"{_W}p") if readable(_text(one))]
    if paragraphs:
        yield f"{counted(len(paragraphs), 'paragraph')} outside the tables not read."


def _rows(name: str, table: Table) -> tuple[Row, ...]:
    if len(table.rows) > MOST_ROWS:
        raise NotASheet(f"{name} has more than {MOST_ROWS:,} rows.", "Cut the table into parts, and import each.")
    rows = []
    for number, row in enumerate(table.rows, 1):
        seen: set[int] = set()
        try:
            cells, members = [EMPTY] * row.grid_cols_before, row.cells
        except (ValueError, IndexError, KeyError, AttributeError):
            raise _unreadable(name) from None
        for cell in members:
            # A cell that is merged over several columns comes once for each.
            again = id(cell._tc) in seen
            seen.add(id(cell._tc))
            text = "" if again else readable("\n".join(_text(one) for one in cell._tc.iterchildren()))
            cells.append(Cell(text) if text else EMPTY)
        if len(cells) > MOST_COLUMNS:
            raise NotASheet(f"{name} has more than {MOST_COLUMNS} columns.", "Take out columns that hold no events.")
        rows.append(Row(number, tuple(cells)))
    return tuple(rows)


def _text(element: Any) -> str:
    """The words of a part of the document as they are read with all changes accepted."""
    parts: list[str] = []
    _collect(element, parts)
    return "".join(parts)


def _collect(element: Any, parts: list[str]) -> None:
    tag = element.tag
    if tag in _PASSED_OVER or not isinstance(tag, str):
        return
    if tag == f"{_W}t":
        parts.append(element.text or "")
    elif tag in _BREAKS:
        parts.append(_BREAKS[tag])
    for child in element.iterchildren():
        _collect(child, parts)
    if tag in (f"{_W}p", f"{_W}tc"):
        parts.append("\n")
