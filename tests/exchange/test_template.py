"""The empty sheet for agencies: filled in and sent back, it is read without a map of columns."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from making import CASE, csv_of, put, saved
from openpyxl import load_workbook

from casekit.exchange.headings import field_of
from casekit.exchange.template import columns, kinds
from casekit.text.plain_data import plain_data
from casekit.text.source import Source
from casekit.text.yaml_tree import read_tree
from running import casekit

FILLED: Mapping[str, str] = {
    "Date": "12 March 2022",
    "End date": "14 March 2022",
    "Time": "14:30",
    "What happened": "Mum said: “no”.\nShe left.",
    "Kind of event": "domestic abuse",
    "Where": "At home",
    "Who was involved": "Mum; PC Bell",
    "What the child said": "I hid.",
    "Action taken": "A letter was sent.",
    "Source document": "log 44",
    "First hand": "yes",
    "Notes": "=SUM(A1)",
}
EVENT = {
    "date": "2022-03-12/2022-03-14",
    "time": "14:30",
    "kind": "domestic-abuse",
    "what": "Mum said: “no”.\nShe left.",
    "where": "At home",
    "child_view": "I hid.",
    "action": {"done": "A letter was sent."},
    "notes": "Who was involved: Mum; PC Bell\n=SUM(A1)",
}


def filled_csv(empty: bytes) -> bytes:
    headings = next(csv.reader(io.StringIO(empty.decode("utf-8-sig"), newline="")))
    return csv_of([headings, [FILLED[heading] for heading in headings]])


def filled_xlsx(empty: bytes) -> bytes:
    book = load_workbook(io.BytesIO(empty))
    sheet = book.worksheets[0]
    for cell in sheet[1]:
        other = sheet.cell(2, cell.column or 0)
        assert other.number_format == "@"
        other.value = FILLED[str(cell.value)]
        other.data_type = "s"
    return saved(book)


def filled_docx(empty: bytes) -> bytes:
    document = docx.Document(io.BytesIO(empty))
    (table,) = document.tables
    for head, cell in zip(table.rows[0].cells, table.rows[1].cells, strict=True):
        cell.text = FILLED[head.text]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("ending", "filled", "place"),
    [
        ("csv", filled_csv, "a.csv, row 2"),
        ("xlsx", filled_xlsx, "a.xlsx, sheet Chronology, row 2"),
        ("docx", filled_docx, "a.docx, row 2"),
    ],
)
def test_what_is_filled_in_comes_back(ending: str, filled: object, place: str, file: Path) -> None:
    assert callable(filled)
    name = f"a.{ending}"
    assert casekit(["chronology", "export", "--template", "-o", name]).code == 0
    put(file.parent, name, filled((file.parent / name).read_bytes()))
    ran = casekit(["chronology", "import", name, "--agency", "school", "--yes"])
    assert ran.code == 0, ran.err
    top = read_tree(Source("", file.read_text(encoding="utf-8"))).top
    assert top is not None
    chronology = plain_data(top["chronology"])
    assert isinstance(chronology, dict) and isinstance(chronology["events"], list)
    expected = {**EVENT, "source": {"agency": "school", "ref": f"{place}: log 44", "first_hand": "yes"}}
    assert expected in chronology["events"]


def test_an_empty_sheet_sent_back_adds_nothing(file: Path) -> None:
    for ending in ("csv", "xlsx", "docx"):
        casekit(["chronology", "export", "--template", "-o", f"a.{ending}"])
        ran = casekit(["chronology", "import", f"a.{ending}", "--agency", "school", "--yes"])
        assert (ran.code, "0 rows" in ran.err) == (0, True), ran.err
    assert file.read_text(encoding="utf-8") == CASE


def test_every_heading_is_known_but_those_that_become_notes() -> None:
    assert [column.heading for column in columns() if not field_of(column.heading)] == ["Who was involved"]


def test_excel_offers_the_kinds_of_event(file: Path) -> None:
    casekit(["chronology", "export", "--template", "-o", "a.xlsx"])
    book = load_workbook(file.parent / "a.xlsx")
    rules = {str(rule.promptTitle): rule for rule in book["Chronology"].data_validations.dataValidation}
    assert set(rules) == {column.heading for column in columns()}
    assert rules["Kind of event"].formula1 == f"Words!$E$1:$E${len(kinds())}"
    assert [book["Words"].cell(row, 5).value for row in (1, len(kinds()))] == ["birth", "other"]
    assert len(str(rules["Date"].prompt)) <= 255


def test_what_is_not_asked_for_is_said(file: Path) -> None:
    assert "Say what to write." in casekit(["chronology", "export"]).err
    assert casekit(["chronology", "export", "--template"]).out.startswith('\ufeff"Date","End date"')
    assert "Name it: `-o agency.xlsx`" in casekit(["chronology", "export", "--template", "--format", "xlsx"]).err
