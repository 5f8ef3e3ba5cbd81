"""Sheets that are damaged, enormous, locked or made to do harm: a sentence and a next step, and nothing is written."""

import io
import zipfile
from datetime import datetime, time
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from making import CASE, csv_of, docx_of, put, saved, xlsx_of
from openpyxl import Workbook
from openpyxl.comments import Comment

from casekit.exchange.csv_sheet import csv_sheet
from casekit.exchange.excel_sheet import excel_sheets
from casekit.exchange.files import Kind, kind_of
from casekit.exchange.sheet import Cell, NotASheet
from casekit.exchange.word_sheet import word_sheets
from running import Ran, casekit

ROWS = [("Date", "Event"), ("14 March 2022", "Mum rang.")]


def take_in(name: str, *words: str) -> Ran:
    return casekit(["chronology", "import", name, "--agency", "police", *words])


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"<x/>")
        packed.writestr("xl/worksheets/sheet1.xml", b" " * (60 * 1024 * 1024))
    return out.getvalue()


def with_entities() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "aaa">]><x>&a;</x>')
    return out.getvalue()


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100) + "EncryptedPackage".encode("utf-16-le") + bytes(100)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xlsx", LOCKED, "is protected with a password"),
        ("a.xls", OLD, "old kind"),
        ("a.doc", OLD, "old Word document"),
        ("a.pdf", b"%PDF-1.7 ...", "is a PDF"),
        ("a.xls", b"<html><table><tr><td>Date</td></tr></table></html>", "is a web page or XML"),
        ("a.rtf", b"{\\rtf1 words}", "Rich Text"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "is a picture or a scan"),
        ("a.xlsx", bomb(), "unpacks to 60 MiB"),
        ("a.xlsx", with_entities(), "instructions in it that no Office program writes"),
        ("a.xlsx", b"PK\x03\x04 not a zip file at all", "is damaged"),
        ("a.xlsx", xlsx_of(ROWS)[:-2000], "is damaged"),
        ("a.csv", b"", "is empty"),
        ("a.csv", b"  \n \n", "is empty"),
        ("a.csv", bytes(range(256)) * 20, "is not a text file"),
        ("a.csv", b'Date,Event\n14 March 2022,"never closed\n', "a quotation mark is not closed"),
        ("a.csv", b"one,two\n1,2\n", "has no row of headings"),
        ("a.csv", b"Date,Event\n" + b"x,y\n" * 20_001, "more than 20,000 rows"),
        ("a.csv", b"Date,Event" + b",x" * 200 + b"\n", "more than 100 columns"),
        ("a.xlsx", xlsx_of([]), "has nothing in it"),
        ("a.xlsx", xlsx_of([*ROWS, *[()] * 30_000, ("far", "below")]), "has cells down to row 30,003"),
        ("a.docx", docx_of(), "has no table"),
    ],
)
def test_what_cannot_be_read_is_said_with_a_next_step(name: str, data: bytes, words: str, file: Path) -> None:
    put(file.parent, name, data)
    ran = take_in(name, "--yes")
    assert ran.code == 2
    assert words in ran.err
    assert "Next: " in ran.err
    assert file.read_text(encoding="utf-8") == CASE


def test_a_file_that_is_not_there(file: Path) -> None:
    assert "There is no file b.csv." in take_in("b.csv").err
    assert take_in(".").code == 2


def test_events_go_into_the_file_of_one_child(file: Path) -> None:
    put(file.parent, "a.csv", csv_of(ROWS))
    (file.parent / "family.yaml").write_text("family:\n  amy: {name: Amy Example}\n", encoding="utf-8")
    ran = take_in("a.csv", "--yes", "--case", "family.yaml")
    assert (ran.code, "is not about one child" in ran.err) == (2, True)


def excel(book: Workbook) -> list[tuple[Cell, ...]]:
    (sheet,) = excel_sheets("a.xlsx", saved(book))
    return [row.cells for row in sheet.rows]


class TestExcelAsItIsSeen:
    @pytest.mark.parametrize(
        ("number_format", "day", "clock", "text"),
        [
            ("dd/mm/yyyy", "2022-03-04", "", "4 March 2022"),
            ("mm-dd-yy", "2022-03-04", "", "4 March 2022"),
            ("d mmmm yyyy", "2022-03-04", "", "4 March 2022"),
            ("mmm-yy", "2022-03", "", "March 2022"),
            ("yyyy", "2022", "", "2022"),
            ("dd/mm/yyyy hh:mm", "2022-03-04", "14:30", "4 March 2022 14:30"),
            ("[$-F800]dddd\\, mmmm dd\\, yyyy", "2022-03-04", "", "4 March 2022"),
            ("h:mm AM/PM", "", "14:30", "14:30"),
            ('"Seen" dd/mm/yy', "2022-03-04", "", "4 March 2022"),
        ],
    )
    def test_a_date_as_far_as_its_format_shows_it(self, number_format: str, day: str, clock: str, text: str) -> None:
        book = Workbook()
        cell = book.worksheets[0].cell(1, 1, datetime.fromisoformat("2022-03-04T14:30"))
        cell.number_format = number_format
        assert excel(book)[0][0] == Cell(text, day, clock)

    def test_a_day_without_its_year_is_no_date(self) -> None:
        book = Workbook()
        book.worksheets[0].cell(1, 1, datetime.fromisoformat("2022-03-04")).number_format = "d-mmm"
        assert "shows `4 March` without the year" in excel(book)[0][0].problem

    def test_numbers_times_and_yes(self) -> None:
        book = Workbook()
        for column, (value, number_format) in enumerate(
            [(5.0, "General"), (0.25, "0%"), (7, "0000"), (3.14159, "0.00"), (True, "General"), (time(9, 5), "hh:mm")],
            1,
        ):
            book.worksheets[0].cell(1, column, value).number_format = number_format
        assert [cell.text for cell in excel(book)[0]] == ["5", "25%", "0007", "3.14", "TRUE", "09:05"]

    def test_a_bare_number_is_a_day_by_the_workbooks_own_count(self, file: Path) -> None:
        book = Workbook()
        book.epoch = datetime.fromisoformat("1904-01-01")
        for row in [("Date", "Event"), (43170, "By the count from 1904.")]:
            book.worksheets[0].append(row)
        put(file.parent, "a.xlsx", saved(book))
        take_in("a.xlsx", "--yes")
        after = file.read_text(encoding="utf-8")
        assert "- date: 2022-03-12" in after
        assert "Date as written: 43170 (Excel's number for a day)" in after

    def test_formulas_are_what_excel_last_worked_out(self, file: Path) -> None:
        book = Workbook()
        for row in [("Date", "Event"), ("14 March 2022", "=1+1"), ("=TODAY()", "Never saved.")]:
            book.worksheets[0].append(row)
        put(file.parent, "a.xlsx", saved(book))
        ran = take_in("a.xlsx", "--yes")
        assert ran.err.count("a formula whose result was never saved") == 2, ran.err
        assert "       2 not taken" in ran.err

    def test_hidden_rows_columns_and_sheets_comments_and_merged_cells_are_said(self, file: Path) -> None:
        book = Workbook()
        sheet = book.worksheets[0]
        for row in [
            ("Date", "Event", "Intelligence"),
            ("14 March 2022", "One."),
            (None, "Two."),
            ("15 March 2022", "No."),
        ]:
            sheet.append(row)
        sheet["C2"] = "secret"
        sheet.merge_cells("A2:A3")
        sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet["B2"].comment = Comment("Check this", "PC Bell")
        book.create_sheet("Old").sheet_state = "hidden"
        put(file.parent, "a.xlsx", saved(book))
        ran = take_in("a.xlsx", "--yes")
        for words in (
            "1 hidden sheet not read: Old.",
            "Merged cells count for each row they stand beside: row 3.",
            "Column C hidden in Excel and not read",
            "1 comment on cells not read.",
            "Row 4: The row is hidden in Excel",
            "2 added as new events",
        ):
            assert words in ran.err
        after = file.read_text(encoding="utf-8")
        assert after.count("- date: 2022-03-14") == 2
        assert "secret" not in after

    def test_which_of_several_sheets(self, file: Path) -> None:
        book = Workbook()
        book.worksheets[0].append(("Contents",))
        for name in ("Police", "School"):
            sheet = book.create_sheet(name)
            for row in ROWS:
                sheet.append(row)
        put(file.parent, "a.xlsx", saved(book))
        ran = take_in("a.xlsx", "--yes")
        assert (ran.code, "sheet Police, sheet School" in ran.err) == (2, True)
        assert take_in("a.xlsx", "--yes", "--sheet", "school").code == 0
        assert "a.xlsx, sheet School, row 2" in file.read_text(encoding="utf-8")
        assert "has no sheet or table `health`" in take_in("a.xlsx", "--sheet", "health").err

    def test_cells_in_columns_a_thousand_rows_apart_take_no_time(self) -> None:
        book = Workbook()
        book.worksheets[0]["A1"], book.worksheets[0]["CV20000"] = "Date", "far"
        assert len(excel(book)) == 20_000


class TestWord:
    def test_merged_cells_tracked_changes_and_text_boxes(self) -> None:
        document = docx.Document()
        document.add_paragraph("About this chronology.")
        table = document.add_table(rows=3, cols=2)
        for row, texts in zip(table.rows, [*ROWS, ("", "Dad rang.")], strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        table.cell(1, 0).merge(table.cell(2, 0))
        paragraph = table.cell(1, 1).paragraphs[0]._p
        for tag, inner, text in (("w:ins", "w:t", " She wept."), ("w:del", "w:delText", " She laughed.")):
            change, run, words = (OxmlElement(one) for one in (tag, "w:r", inner))
            words.text = text
            words.set(qn("xml:space"), "preserve")
            run.append(words)
            change.append(run)
            paragraph.append(change)
        out = io.BytesIO()
        document.save(out)
        (sheet,) = word_sheets("a.docx", out.getvalue())
        assert [[cell.text for cell in row.cells] for row in sheet.rows[1:]] == [
            ["14 March 2022", "Mum rang. She wept."],
            ["14 March 2022", "Dad rang."],
        ]
        assert "tracked changes" in sheet.notes[0]
        assert "1 paragraph outside the tables not read." in sheet.notes

    def test_which_of_several_tables(self, file: Path) -> None:
        put(file.parent, "a.docx", docx_of([("Name", "Role"), ("Jo", "worker")], ROWS))
        ran = take_in("a.docx", "--yes")
        assert "table 2 is read; table 1 not" in ran.err
        assert "a.docx, table 2, row 2" in file.read_text(encoding="utf-8")


class TestCsv:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
    @pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
    def test_encodings_and_signs_are_found_out(self, encoding: str, sign: str) -> None:
        rows = [("Date", "Event", "Notes"), ("14 March 2022", "Zoë’s mum: “a, b; c”\nsecond line", "é")]
        sheet = csv_sheet("a.csv", csv_of(rows, encoding=encoding, sign=sign))
        assert [tuple(cell.text for cell in row.cells) for row in sheet.rows] == rows
        assert any("Windows-1252" in note for note in sheet.notes) is (encoding == "cp1252")

    def test_the_line_with_which_excel_tells_the_sign(self) -> None:
        sheet = csv_sheet("a.csv", b"sep=;\r\nDate;Event\r\n14 March 2022;a,b\r\n")
        assert sheet.rows[2].cells == (Cell("14 March 2022"), Cell("a,b"))

    @pytest.mark.parametrize(("written", "read"), [("'=1+1", "=1+1"), ("'+44 1632", "+44 1632"), ("'tis", "'tis")])
    def test_the_apostrophe_before_a_formula_goes(self, written: str, read: str) -> None:
        assert csv_sheet("a.csv", f"Date,Event\nx,{written}\n".encode()).rows[1].cells[1].text == read


def test_macros_are_said_and_not_run() -> None:
    data = io.BytesIO(xlsx_of(ROWS))
    with zipfile.ZipFile(data, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"anything")
    found = kind_of("a.xlsm", data.getvalue())
    assert (found.kind, found.notes) == (Kind.EXCEL, ("Its macros were not run.",))


def test_bytes_of_any_kind_are_a_sheet_or_a_sentence() -> None:
    whole = xlsx_of(ROWS)
    for cut in range(0, len(whole), 97):
        broken = whole[:cut] + b"\x00\xff" + whole[cut + 2 :]
        try:
            if kind_of("a.xlsx", broken).kind is Kind.EXCEL:
                assert excel_sheets("a.xlsx", broken)
        except NotASheet as reason:
            assert reason.help
