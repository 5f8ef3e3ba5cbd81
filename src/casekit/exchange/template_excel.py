"""The empty sheet for agencies as an Excel workbook: lists to choose from, and a sheet that says what goes where."""

import io
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from casekit.exchange.template import INSTRUCTIONS, TITLE, Column, columns

_ROWS: Final = 500
"""So many empty rows are ready to be filled in."""
_TEXT: Final = "@"
_FONT: Final = "Calibri"
_HEAD: Final = PatternFill("solid", fgColor="FFDDE6EE")
_WRAPPED: Final = Alignment(wrap_text=True, vertical="top")


def template_xlsx() -> bytes:
    """The workbook. All cells to be filled in hold text, so that Excel does not turn `March 2022` into a day."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = TITLE
    about = book.create_sheet("How to fill it in")
    words = book.create_sheet("Words")
    words.sheet_state = "hidden"
    for number, column in enumerate(columns(), 1):
        _column(sheet, number, column, words)
    sheet.freeze_panes = "A2"
    sheet.row_dimensions[1].height = 32
    sheet.print_title_rows = "1:1"
    for one in (sheet, about):
        one.page_setup.orientation = "landscape"
        one.page_setup.fitToWidth, one.page_setup.fitToHeight = 1, 0
        one.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    _instructions(about)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _column(sheet: Worksheet, number: int, column: Column, words: Worksheet) -> None:
    letter = get_column_letter(number)
    head = sheet.cell(1, number, column.heading)
    head.font, head.fill, head.alignment = Font(name=_FONT, bold=True), _HEAD, _WRAPPED
    sheet.column_dimensions[letter].width = column.width
    for row in range(2, _ROWS + 2):
        cell = sheet.cell(row, number)
        cell.number_format, cell.alignment = _TEXT, _WRAPPED
    rule = DataValidation(allow_blank=True, showInputMessage=True)
    if column.words:
        for row, word in enumerate(column.words, 1):
            words.cell(row, number, word)
        rule = DataValidation(
            type="list",
            formula1=f"{words.title}!${letter}$1:${letter}${len(column.words)}",
            allow_blank=True,
            showErrorMessage=True,
            showInputMessage=True,
        )
        rule.error, rule.errorTitle = "Choose one of the words in the list, or leave it empty.", column.heading
    rule.promptTitle, rule.prompt = column.heading, column.about
    rule.add(f"{letter}2:{letter}{_ROWS + 1}")
    sheet.add_data_validation(rule)


def _instructions(sheet: Worksheet) -> None:
    """What goes where, on a sheet of its own."""
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 90
    sheet.cell(1, 1, "How to fill in the sheet").font = Font(name=_FONT, bold=True, size=14)
    row = 2
    for text in INSTRUCTIONS:
        sheet.cell(row, 1, text)
        row += 1
    row += 1
    for column in columns():
        sheet.cell(row, 1, column.heading).font = Font(name=_FONT, bold=True)
        about = sheet.cell(row, 2, column.about)
        sheet.cell(row, 1).alignment = about.alignment = _WRAPPED
        row += 1
