"""What is due as CSV: a row to each thing, safe to open in Excel. No names and no case text unless asked for."""

import csv
import io
from datetime import date
from typing import Final

from casekit.due.item import Due
from casekit.due.listing import CaseDue, DueList
from casekit.text.escape import csv_cell

BYTE_ORDER_MARK: Final = "\ufeff"
COLUMNS: Final = (
    "Case",
    "Due by",
    "Earliest it may be due",
    "Days from today",
    "How it stands",
    "Reason recorded",
    "What",
    "Kind",
    "Counted from",
    "Reckoning",
    "Policy value",
    "Whose expectation",
    "File",
    "Line",
)
WITH_TEXT: Final = ("Child", "Details", "Who")
"""The headings that follow where names and case text are asked for."""


def due_csv(due: DueList, *, with_text: bool = False) -> str:
    """The text of a CSV file, with a byte order mark for Excel, every cell quoted, and line ends as CSV has them."""
    out = io.StringIO(newline="")
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow((*COLUMNS, *(WITH_TEXT if with_text else ())))
    for case, one in due.items:
        more = (case.child, one.detail, one.whose) if with_text else ()
        writer.writerow([_safe(cell) for cell in (*_cells(case, one, due.day), *more)])
    return out.getvalue()


def _cells(case: CaseDue, one: Due, day: date) -> tuple[str, ...]:
    return (
        case.case_id,
        one.by.isoformat(),
        one.earliest.isoformat() if one.earliest else "",
        str((one.by - day).days),
        one.status(day).value,
        "yes" if one.excused else "",
        one.title,
        one.kind,
        one.counted_from,
        one.arithmetic,
        one.policy_key,
        one.authority,
        one.place.path,
        str(one.place.span.line),
    )


def _safe(cell: str) -> str:
    """A number with a minus stays a number; all else is made safe for a spreadsheet."""
    return cell if cell.removeprefix("-").isdecimal() and cell.isascii() else csv_cell(cell)
