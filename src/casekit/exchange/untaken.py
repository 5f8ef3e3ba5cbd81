"""Rows that were not taken as a sheet of their own, which can be corrected and imported again."""

import csv
import io

from casekit.exchange.headings import SHEET_AND_ROW, WHY_NOT
from casekit.exchange.importing import Outcome
from casekit.exchange.rows import Told
from casekit.text.escape import csv_cell

_BYTE_ORDER_MARK = "\ufeff"


def untaken_csv(told: Told, outcome: Outcome) -> str:
    """The rows that need somebody, as the text of a CSV file: the reason, the place, and the columns as they were.

    Rows that the file has already are left out. Imported again, each row keeps the place that it had at first.
    """
    out = io.StringIO(newline="")
    out.write(_BYTE_ORDER_MARK)
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    own = (*told.headings.columns("why_not"), *told.headings.columns("from_row"))
    columns = [column for column in range(_width(told)) if column not in own]
    writer.writerow(csv_cell(one) for one in (WHY_NOT, SHEET_AND_ROW, *map(told.headings.name, columns)))
    for one in outcome.not_taken:
        if not one.known:
            places = told.headings.columns("from_row")
            place = (places and one.row.cell(places[0]).text) or told.sheet.place(one.row.number)
            cells = (one.row.cell(column).text for column in columns)
            writer.writerow(csv_cell(cell) for cell in (one.reason, place, *cells))
    return out.getvalue()


def _width(told: Told) -> int:
    return max((len(row.cells) for row in told.sheet.rows[told.headings.row :]), default=0)
