"""CSV files: the encoding and the sign between columns are found out, and said where they are not the usual ones."""

import codecs
import csv
import io
from typing import Final

from casekit.exchange.headings import found_headings
from casekit.exchange.sheet import EMPTY, MOST_COLUMNS, MOST_ROWS, Cell, NotASheet, Row, Sheet, readable
from casekit.text.escape import csv_cell, terminal

_SIGNS: Final = (",", ";", "\t", "|")
_SIGN_NAMES: Final = {";": "semicolons", "\t": "tabs", "|": "bars"}
_LONGEST_CELL: Final = 1_000_000
_SAMPLE_ROWS: Final = 40


def csv_sheet(name: str, data: bytes) -> Sheet:
    """The one sheet of a CSV file. Raises `NotASheet`."""
    text, notes = _decoded(name, data)
    told = text[:6].lower() if text[:4].lower() == "sep=" else ""
    sign = told[4:5] if told[4:5] in _SIGNS else _sign_of(name, text)
    if sign in _SIGN_NAMES:
        notes += (f"The columns are parted by {_SIGN_NAMES[sign]}.",)
    rows = _rows(name, text, sign, MOST_ROWS)
    if told and rows:
        rows[0] = []
    return Sheet(
        name,
        "",
        tuple(Row(number, tuple(map(_cell, cells))) for number, cells in enumerate(rows, 1)),
        notes,
    )


def _decoded(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError:
                raise _no_text(name) from None
    start = data[:2000]
    for encoding, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[0::2])):
        if len(zeros) > 8 and zeros.count(0) > len(zeros) * 3 // 4:
            return data.decode(encoding, "replace"), ()
    if sum(byte < 9 or 13 < byte < 32 for byte in start) > len(start) // 20:
        raise _no_text(name)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise _no_text(name) from None
    return text, ("It is not UTF-8 and was read as Windows-1252: check letters such as é and ’.",)


def _no_text(name: str) -> NotASheet:
    help = "Open it in Excel and save it as `CSV UTF-8`, or as an Excel workbook (.xlsx)."
    return NotASheet(f"{name} is not a text file, or is in an encoding that casekit does not read.", help)


def _sign_of(name: str, text: str) -> str:
    """The sign between columns: the one by which the most headings are found, else the most columns."""

    def worth(sign: str) -> tuple[int, int]:
        rows = [Row(0, tuple(map(Cell, cells))) for cells in _rows(name, text, sign, _SAMPLE_ROWS, sample=True)]
        found = found_headings(rows)
        return (len(found.fields) if found else 0, max((len(row.cells) for row in rows), default=0))

    return max(_SIGNS, key=worth)


def _rows(name: str, text: str, sign: str, most: int, *, sample: bool = False) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        for cells in reader:
            if len(rows) == most:
                if sample:
                    break
                message = f"{name} has more than {most:,} rows, which is more than one chronology."
                raise NotASheet(message, "Cut it into parts, and import each.")
            rows.append(cells[:MOST_COLUMNS] if not any(map(str.strip, cells[MOST_COLUMNS:])) else _too_wide(name))
    except csv.Error:
        if sample:
            return rows
        message = (
            f"{name}, line {reader.line_num}: a quotation mark is not closed, or words follow it in the same cell."
        )
        raise NotASheet(message, "Open it in Excel, mend the row where the columns go wrong, and save it.") from None
    return rows


def _too_wide(name: str) -> list[str]:
    raise NotASheet(f"{name} has more than {MOST_COLUMNS} columns.", "Take out the columns that hold no events.")


def _cell(text: str) -> Cell:
    """A cell, without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    rest = text[1:]
    guarded = text.startswith("'") and csv_cell(rest) == f"'{terminal(rest)}"
    shown = readable(rest if guarded else text)
    return Cell(shown) if shown else EMPTY
