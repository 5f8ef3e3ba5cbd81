"""The chronology as CSV: a row to an event, a column to every fact, safe to open in Excel."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from casekit.chronology.choices import View
from casekit.chronology.extract import NOT_KNOWN, Extract
from casekit.chronology.sheet import COLUMNS, Cell, columns_of, group_heading, rows_of
from casekit.text.escape import csv_cell

__all__ = ["BYTE_ORDER_MARK", "COLUMNS", "csv_heading", "csv_rows", "csv_text"]

BYTE_ORDER_MARK: Final = "\ufeff"


def csv_text(extract: Extract) -> str:
    """The chronology as the text of a CSV file, to be written in UTF-8 with its line ends as they are (`newline=""`).

    It begins with a byte order mark, by which Excel knows UTF-8; every cell is quoted, and one that a spreadsheet would
    take for a formula has an apostrophe in front (`text.escape.csv_cell`). Where the events stand in sections, the
    first column names the section, and an event that stands in two has two rows. In a court's copy the last column says
    which saved version each row was made from, since a sheet has no room above its headings.
    """
    return f"{BYTE_ORDER_MARK}{csv_heading(extract)}{csv_rows(extract)}"


def csv_heading(extract: Extract, *before: str) -> str:
    """The first line: the headings of the columns, behind any others."""
    group = group_heading(extract)
    made_from = ["Made from"] if extract.view is View.COURT else []
    return _lines([[*before, *([group] if group else []), *columns_of(extract), *made_from]])


def csv_rows(extract: Extract, *before: str) -> str:
    """The lines of the events, each behind the same first cells; in a child's copy then what is not known yet."""
    group = group_heading(extract)
    columns = columns_of(extract)
    made_from = [csv_cell(extract.origin)] if extract.view is View.COURT else []
    return _lines(
        [*map(csv_cell, before), *([csv_cell(section.heading)] if group else []), *map(_cell, row), *made_from]
        for section in extract.sections
        for row in rows_of(section, columns.values())
    ) + _lines(
        [*map(csv_cell, before), NOT_KNOWN, *(csv_cell(asked) if one == "Event details" else "" for one in columns)]
        for asked in extract.not_known
    )


def _lines(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _cell(value: Cell) -> str:
    return csv_cell(value) if isinstance(value, str) else str(value)
