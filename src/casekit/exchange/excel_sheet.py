"""Excel workbooks: the sheets as they are shown, and what in them is not read."""

import io
import warnings
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from casekit.exchange.excel_shown import shown
from casekit.exchange.sheet import (
    EMPTY,
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    NotASheet,
    Row,
    Sheet,
    counted,
    numbers,
    readable,
)

Place = tuple[int, int]
"""Row and column of a cell, counted from 1."""

_NO_VALUE: Final = Cell("", problem="a cell holds a formula whose result was never saved")


def excel_sheets(name: str, data: bytes, notes: tuple[str, ...] = ()) -> tuple[Sheet, ...]:
    """The sheets of a workbook that are shown. Raises `NotASheet`.

    A formula counts as what Excel last worked out for it. Sheets that are hidden are named and not read.
    """
    values, formulas = _loaded(name, data, data_only=True), _loaded(name, data, data_only=False)
    hidden = [one.title for one in values.worksheets if one.sheet_state != "visible"]
    if hidden:
        notes += (f"{counted(len(hidden), 'hidden sheet')} not read: {', '.join(hidden)}.",)
    visible = [one for one in values.worksheets if one.sheet_state == "visible"]
    if not visible:
        raise NotASheet(f"{name} has no sheet that is shown.", "Open it in Excel and unhide the sheet.")
    single = len(values.worksheets) == 1
    return tuple(
        _sheet(
            Sheet(name, "" if single else f"sheet {readable(one.title)}", (), notes),
            one,
            formulas[one.title],
            values.epoch,
        )
        for one in visible
    )


def _loaded(name: str, data: bytes, *, data_only: bool) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data), data_only=data_only, keep_links=False)
    except Exception:
        # Whatever openpyxl stumbles over in a file that Excel itself may open is the same to the user.
        help = "Open it in Excel, save it again as an Excel workbook (.xlsx), and import that."
        raise NotASheet(f"{name} cannot be read as an Excel workbook.", help) from None


def _sheet(empty: Sheet, values: Worksheet, formulas: Worksheet, epoch: datetime) -> Sheet:
    """A sheet with the rows that its cells make."""
    # Walking through all rows and columns of a sheet in which one stray cell stands at its far end takes minutes;
    # only the cells that are there are looked at.
    cells = {
        place: cell
        for place, one in values._cells.items()
        if (cell := shown(one.value, one.number_format, epoch)) is not EMPTY
    }
    for place, formula in formulas._cells.items():
        if formula.data_type == "f" and place not in cells:
            cells[place] = _NO_VALUE
    _refuse_too_large(empty.file, cells)
    merged = _fill_down(values, cells)
    columns, hidden_columns = _columns(values, cells)
    grid: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in cells.items():
        grid.setdefault(row, {})[column] = cell
    rows = tuple(
        Row(
            number,
            tuple(grid.get(number, {}).get(column, EMPTY) for column in columns),
            bool(values.row_dimensions[number].hidden) if number in values.row_dimensions else False,
        )
        for number in range(1, max(grid, default=0) + 1)
    )
    comments = sum(one.comment is not None for one in formulas._cells.values())
    return replace(empty, rows=rows, notes=(*empty.notes, *_notes(merged, hidden_columns, comments)))


def _refuse_too_large(file: str, cells: Iterable[Place]) -> None:
    last_row = max((row for row, _ in cells), default=0)
    last_column = max((column for _, column in cells), default=0)
    if last_row > MOST_ROWS:
        message = f"{file} has cells down to row {last_row:,}; at most {MOST_ROWS:,} rows are read."
        raise NotASheet(message, "Take out what stands far below the rows, or cut the sheet into parts.")
    if last_column > MOST_COLUMNS:
        message = f"{file} has more than {MOST_COLUMNS} columns."
        raise NotASheet(message, "Take out the columns that hold no events.")


def _fill_down(values: Worksheet, cells: dict[Place, Cell]) -> list[int]:
    """Give each row of a cell that is merged over several rows what it shows; the rows concerned."""
    rows: list[int] = []
    for area in values.merged_cells.ranges:
        first = cells.get((area.min_row, area.min_col))
        if first is None or area.min_row == area.max_row or area.max_row > MOST_ROWS:
            continue
        for row in range(area.min_row + 1, area.max_row + 1):
            cells[row, area.min_col] = first
            rows.append(row)
    return sorted(set(rows))


def _columns(values: Worksheet, cells: Iterable[Place]) -> tuple[list[int], list[str]]:
    """The numbers of the columns that are shown, and the letters of those that are hidden and hold something."""
    hidden: set[int] = set()
    for dimension in values.column_dimensions.values():
        if dimension.hidden:
            hidden.update(range(dimension.min or 0, (dimension.max or 0) + 1))
    used = {column for _, column in cells}
    last = max(used, default=0)
    shown_columns = [column for column in range(1, last + 1) if column not in hidden]
    return shown_columns, [get_column_letter(column) for column in sorted(hidden & used)]


def _notes(merged: list[int], hidden_columns: list[str], comments: int) -> Iterable[str]:
    if merged:
        rows = "row" if len(merged) == 1 else "rows"
        yield f"Merged cells count for each row they stand beside: {rows} {numbers(merged)}."
    if hidden_columns:
        columns = "Column" if len(hidden_columns) == 1 else "Columns"
        yield f"{columns} {', '.join(hidden_columns)} hidden in Excel and not read: unhide what is wanted."
    if comments:
        yield f"{counted(comments, 'comment')} on cells not read."
