"""The rows of an Excel sheet as XML (SpreadsheetML, ECMA-376 part 1, 18.3.1): text that shows itself and does nothing.

openpyxl makes an object of every cell, which takes most of the time that a large chronology needs.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from casekit.chronology.sheet import Cell
from casekit.text.escape import csv_cell, terminal, xml

_EXCEL_BEGINS: Final = date(1900, 3, 1)
"""Excel takes 1900 for a leap year, so earlier days would come out wrong."""
_DAY_NOUGHT: Final = date(1899, 12, 30).toordinal()
"""From 1 March 1900 on, Excel counts days from here."""


def row_xml(number: int, height: float, cells: Iterable[str]) -> str:
    """One row, by its number and its height in points."""
    return f'<row r="{number}" ht="{height:g}" customHeight="1">{"".join(cells)}</row>'


def cell_xml(at: str, value: Cell, styles: Mapping[str, int], day_style: str) -> str:
    """One cell at a place such as `B4`; empty for no text. A day that Excel cannot count is written as text.

    `styles` are the numbers of the styles `text`, `formula` and `day_style`. Text like a formula stays text, also when
    somebody edits it.
    """
    if isinstance(value, str):
        return _text(at, value, styles) if value else ""
    if isinstance(value, date):
        if value < _EXCEL_BEGINS:
            return _text(at, value.isoformat(), styles)
        return f'<c r="{at}" s="{styles[day_style]}" t="n"><v>{value.toordinal() - _DAY_NOUGHT}</v></c>'
    return f'<c r="{at}" s="{styles["text"]}" t="n"><v>{value}</v></c>'


def _text(at: str, text: str, styles: Mapping[str, int]) -> str:
    # What begins with a letter or a digit is no formula, and most text does.
    is_plain = text[0].isalnum() or csv_cell(text) == terminal(text)
    space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    style = styles["text" if is_plain else "formula"]
    return f'<c r="{at}" s="{style}" t="inlineStr"><is><t{space}>{xml(text)}</t></is></c>'
