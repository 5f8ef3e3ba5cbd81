"""The chronology as CSV: a row to an event, a column to every fact, safe to open in Excel."""

import csv
import io
from typing import Final

from casekit.chronology.extract import Extract
from casekit.chronology.sheet import COLUMNS, Cell, columns_of, group_heading, rows_of
from casekit.text.escape import csv_cell

__all__ = ["BYTE_ORDER_MARK", "COLUMNS", "csv_text"]

BYTE_ORDER_MARK: Final = "\ufeff"


def csv_text(extract: Extract) -> str:
    """The chronology as the text of a CSV file, to be written in UTF-8 with its line ends as they are (`newline=""`).

    It begins with a byte order mark, by which Excel knows UTF-8; every cell is quoted, and one that a spreadsheet would
    take for a formula has an apostrophe in front (`text.escape.csv_cell`). Where the events stand in sections, the
    first column names the section, and an event that stands in two has two rows.
    """
    group = group_heading(extract)
    out = io.StringIO(newline="")
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    columns = columns_of(extract)
    writer.writerow([*([group] if group else []), *columns])
    for section in extract.sections:
        first = [csv_cell(section.heading)] if group else []
        writer.writerows([*first, *map(_cell, row)] for row in rows_of(section, columns.values()))
    return out.getvalue()


def _cell(value: Cell) -> str:
    return csv_cell(value) if isinstance(value, str) else str(value)
