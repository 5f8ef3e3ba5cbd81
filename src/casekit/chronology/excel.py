"""The chronology as an Excel workbook: real dates only where a day is known exactly, and no cell that does anything."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from casekit.chronology.choices import View
from casekit.chronology.excel_rows import cell_xml, row_xml
from casekit.chronology.extract import Extract
from casekit.chronology.groups import Section
from casekit.chronology.sheet import NUMBER, WHEN, Cell, fewer_columns_of, group_heading, rows_of
from casekit.chronology.steady_zip import Rows, steady
from casekit.text.escape import csv_cell, one_line, terminal

MOST_IN_A_CELL: Final = 32_767
"""Excel holds no more characters in one cell and cuts what is longer without a word."""
_LONGEST_MARK: Final = len("<U+001B>")
"""What one control character becomes."""
_ALWAYS: Final = frozenset({NUMBER, WHEN, "Child's age", "Event details", "Action taken", "Source", "Agency"})
_WIDTHS: Final = {
    NUMBER: 6,
    WHEN: 18,
    "Earliest day": 12,
    "Latest day": 12,
    "Time": 8,
    "Child's age": 11,
    "Your age": 13,
    "Event details": 45,
    "Significance": 30,
    "Impact on the child": 30,
    "Child's view": 28,
    "Action taken": 30,
    "What was done": 30,
    "Responses": 36,
    "Who": 24,
    "Source": 24,
    "Notes": 28,
    "Withheld": 28,
    "Disputed": 28,
    "To check": 22,
    "Tone": 10,
}
_NARROW: Final = 16
_LINE: Final = 15.0
_HIGHEST: Final = 409.0
"""Excel makes no row higher than so many points."""
_MOST_LINES: Final = 27
_NEEDLESS_IF_EXACT: Final = frozenset({"Earliest day", "Latest day"})
_HEADER_ROW: Final = 3
_TOP_ROWS: Final = (22.0, 16.0, 32.0)
"""The heights of the title, the notice and the headings, which may take two lines."""
_ABOUT_WIDTH: Final = 110
_MOST_IN_A_PRINTED_HEADER: Final = 200
_TITLE: Final = Font(name="Calibri", bold=True, size=14)
_BOLD: Final = Font(name="Calibri", bold=True, size=11)
_TOP: Final = Alignment(horizontal="left", vertical="top", wrap_text=True)
_SHADE: Final = PatternFill("solid", fgColor="DDE6EF")
_FORBIDDEN_IN_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))


class TooLong(ValueError):
    """A text that one cell of Excel cannot hold. `message` and `help` are for people."""

    def __init__(self, heading: str, number: int) -> None:
        self.message = (
            f"“{heading}” of event {number} is longer than the {MOST_IN_A_CELL:,} characters that a cell of Excel "
            "holds, and Excel would cut it."
        )
        self.help = "Write the chronology as Word, HTML or Markdown, or shorten the entry."
        super().__init__(self.message)


def excel_workbook(extract: Extract) -> bytes:
    """The chronology as the bytes of an `.xlsx` file: a sheet for each theme of a thematic one, else one for all.

    A last sheet says what the copy is and what the chronology shows. Raises `TooLong`.
    """
    _refuse_what_is_too_long(extract)
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = terminal(extract.title), "casekit"
    book.properties.language = "en-GB"
    names, tables = _Names(), []
    if extract.view is View.THEMATIC:
        for section in extract.sections:
            sheet = book.create_sheet(names.free(section.heading))
            tables.append((sheet, _events(sheet, extract, [section], group="")))
    if not book.worksheets:
        sheet = book.create_sheet(names.free("Chronology"))
        tables.append((sheet, _events(sheet, extract, extract.sections, group_heading(extract))))
    _about(book.create_sheet(names.free("About this copy")), extract)
    out = io.BytesIO()
    book.save(out)
    # A sheet has a name in the file only once the file is written.
    rows = {sheet.path.removeprefix("/"): Rows("</sheetData>", (text,)) for sheet, text in tables}
    return steady(out.getvalue(), extract.as_at, rows)


def _refuse_what_is_too_long(extract: Extract) -> None:
    """Raise `TooLong` before anything is written: openpyxl cannot leave a sheet half-way without complaint."""
    columns = fewer_columns_of(extract)
    for entry in extract.entries:
        if _LONGEST_MARK * sum(map(len, entry.texts)) < MOST_IN_A_CELL // 2:
            continue
        for heading, value in columns.items():
            text = value(entry)
            if isinstance(text, str) and len(terminal(text)) > MOST_IN_A_CELL:
                raise TooLong(heading, entry.number)


class _Names:
    """Names of sheets: at most 31 characters, none of those Excel forbids, no two alike."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def free(self, wanted: str) -> str:
        base = one_line(terminal(wanted)).translate(_FORBIDDEN_IN_NAMES).strip("' ")[:31] or "Sheet"
        name, number = base, 1
        while name.casefold() in self.taken:
            number += 1
            name = f"{base[:26]} ({number})"
        self.taken.add(name.casefold())
        return name


def _events(sheet: Any, extract: Extract, sections: Iterable[Section], group: str) -> str:
    """Set up a sheet as far as its headings; the rows of its events as XML."""
    columns = fewer_columns_of(extract)
    rows = [(section, row) for section in sections for row in rows_of(section, columns.values())]
    entries = [entry for section in sections for entry in section.entries]
    is_exact = all(entry.date.day is not None for entry in entries)
    kept = [
        place
        for place, heading in enumerate(columns)
        if heading in _ALWAYS
        or (any(row[place] != "" for _, row in rows) and not (is_exact and heading in _NEEDLESS_IF_EXACT))
    ]
    headings = list(columns)
    shown = [*([group] if group else []), *(headings[place] for place in kept)]
    table = [[*([section.heading] if group else []), *(row[place] for place in kept)] for section, row in rows]
    widths, heights = _room(shown, table)
    _prepare(sheet, extract, widths, len(rows))
    pen = _Pen(sheet)
    sheet.append([pen.cell(extract.title, "title")])
    sheet.append([pen.cell(extract.notice, "bold")])
    sheet.append([pen.cell(one, "heading") for one in shown])
    letters = [get_column_letter(place) for place in range(1, len(shown) + 1)]
    when = shown.index(WHEN)
    day_styles = ["day" if place == when else "iso" for place in range(len(shown))]
    found = []
    for number, (row, entry, height) in enumerate(zip(table, entries, heights, strict=True), start=_HEADER_ROW + 1):
        row[when] = entry.date.day or row[when]
        cells = (
            cell_xml(f"{letter}{number}", value, pen.numbers, day_style)
            for letter, value, day_style in zip(letters, row, day_styles, strict=True)
        )
        found.append(row_xml(number, height, cells))
    return "".join(found)


def _prepare(sheet: Any, extract: Extract, widths: list[int], count: int) -> None:
    """What holds for the sheet as a whole; a sheet that is written row by row must know it first."""
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for row, height in enumerate(_TOP_ROWS, start=1):
        sheet.row_dimensions[row].height = height
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{get_column_letter(len(widths))}{_HEADER_ROW + count}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    _printed(sheet, extract)


def _printed(sheet: Any, extract: Extract) -> None:
    """Landscape, as wide as the page, with the notice on top and the pages numbered."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8 if sheet.title != "About this copy" else 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    notice = extract.notice
    short = notice if len(notice) <= _MOST_IN_A_PRINTED_HEADER else f"{notice.partition('.')[0]}."
    sheet.print_options.gridLines = True
    sheet.oddHeader.center.text = short.replace("&", "&&")
    sheet.oddFooter.left.text = one_line(terminal(extract.title)).replace("&", "&&")[:_MOST_IN_A_PRINTED_HEADER]
    sheet.oddFooter.right.text = "Page &P of &N"


def _room(headings: Sequence[str], table: Sequence[Sequence[Cell]]) -> tuple[list[int], list[float]]:
    """The widths of the columns in characters, and the heights of the rows in points.

    A column is twice as wide where a text in it would be higher than a row can be.
    """
    columns: Sequence[Sequence[Cell]] = list(zip(*table, strict=True)) or [()] * len(headings)
    widths, lines = [], []
    for heading, values in zip(headings, columns, strict=True):
        width = _WIDTHS.get(heading, _NARROW)
        needed = [_lines(value, width) for value in values]
        if max(needed, default=0) > _MOST_LINES:
            width *= 2
            needed = [_lines(value, width) for value in values]
        widths.append(width)
        lines.append(needed)
    return widths, [_height(max(row)) for row in zip(*lines, strict=True)]


def _height(lines: int) -> float:
    """The height of a row of so many lines, in points: no program works it out alike for text that wraps."""
    return min(_HIGHEST, _LINE * min(lines, _MOST_LINES) + 3)


def _lines(value: Cell, width: int) -> int:
    """How many lines a text needs; words that wrap leave some of each line empty."""
    if not isinstance(value, str):
        return 1
    length = max(1, width - 2)
    if "\n" not in value:
        return 1 + len(value) // length
    return sum(1 + len(line) // length for line in value.split("\n"))


_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "text": {"alignment": _TOP},
    "formula": {"alignment": _TOP, "quotePrefix": True},
    "day": {"alignment": _TOP, "number_format": "d mmmm yyyy"},
    "iso": {"alignment": _TOP, "number_format": "yyyy-mm-dd"},
    "heading": {"alignment": _TOP, "font": _BOLD, "fill": _SHADE},
    "title": {"font": _TITLE},
    "bold": {"font": _BOLD},
    "notice": {"font": _BOLD, "alignment": _TOP},
}


class _Pen:
    """Makes the cells of one sheet. Each look is worked out once; `numbers` are what the file knows them by."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.styles = {}
        self.numbers: dict[str, int] = {}
        for name, looks in _LOOKS.items():
            sample: Any = WriteOnlyCell(sheet)
            for look, wanted in looks.items():
                setattr(sample, look, wanted)
            self.styles[name] = sample._style
            self.numbers[name] = sample.style_id

    def cell(self, value: str, look: str = "text") -> Any:
        """A cell that shows its text and does nothing: text like a formula stays text, also when it is edited."""
        text = terminal(value)
        cell: Any = WriteOnlyCell(self.sheet, text)
        cell.data_type = "s"
        look = "formula" if look == "text" and csv_cell(text) != text else look
        cell._style = self.styles[look]
        return cell


def _about(sheet: Any, extract: Extract) -> None:
    sheet.column_dimensions["A"].width = _ABOUT_WIDTH
    _printed(sheet, extract)
    pen, row = _Pen(sheet), 0
    for heading, text in _paragraphs(extract):
        for piece in _pieces(text):
            row += 1
            sheet.row_dimensions[row].height = _height(_lines(piece, _ABOUT_WIDTH))
            sheet.append([pen.cell(piece, "notice" if heading else "text")])


def _paragraphs(extract: Extract) -> Iterator[tuple[bool, str]]:
    """The paragraphs of the sheet about the copy, and whether each is a heading."""
    yield True, extract.title
    yield True, extract.notice
    yield from ((False, paragraph) for paragraph in extract.opening)
    if extract.nothing_chosen:
        yield False, extract.nothing_chosen
    for part in extract.closing:
        yield True, part.heading
        yield from ((False, text) for text in part.texts)
        if part.note:
            yield False, part.note


def _pieces(text: str) -> Iterator[str]:
    """A long text in as many cells as it needs."""
    shown = terminal(text)
    for start in range(0, max(len(shown), 1), MOST_IN_A_CELL):
        yield shown[start : start + MOST_IN_A_CELL]
