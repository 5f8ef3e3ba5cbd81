"""Excel and Word: what is read back with a reader of each, and what hostile text may not do there."""

import io
import json
from dataclasses import replace
from datetime import datetime

import pytest
from chronologies import HEAD, made, with_events
from copies import FORMS, contents
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from casekit.chronology.choices import GroupBy, View
from casekit.chronology.excel import TooLong, excel_workbook
from casekit.chronology.extract import Extract
from casekit.chronology.groups import whole
from casekit.chronology.select import Selection
from casekit.chronology.word import word_document
from casekit.text.escape import terminal

EVENTS = """
    - {date: 2022-03-01, time: "9:05", what: Slept out., themes: [missing, alcohol], tone: concern, action: We rang.,
       source: {agency: police, who: amir, ref: log 4}, who: {did: [mum], present: [tia]},
       responses: {parents: She cried., agencies: They came.}, significance: The first time., significant: yes}
    - {date: ~2012, what: Moved about., tone: neutral}
    - {date: 2022-11/2023-02, what: Long quiet., tone: strength, themes: [missing]}
    - {date: 1899-01-02, what: Long ago.}
"""
TEXT = with_events(EVENTS)
HOSTILE = ("=cmd|' /C calc'!A0", "+44 1234", "-1+1", "@SUM(A1)", "\t=1", "  =1+1", "＝1")


def sheet_of(found: Extract, name: str = "Chronology") -> Worksheet:
    sheet = load_workbook(io.BytesIO(excel_workbook(found)))[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def rows_of(sheet: Worksheet) -> list[dict[str, object]]:
    _, _, headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def test_a_date_is_a_real_one_only_where_the_day_is_known() -> None:
    first, about, exact, period = rows_of(sheet_of(made(TEXT)))
    assert str(exact["Date or period"]) == "2022-03-01 00:00:00"
    assert isinstance(exact["Earliest day"], datetime)
    assert exact["Earliest day"] == exact["Latest day"] == exact["Date or period"]
    assert (about["Date or period"], str(about["Earliest day"])) == ("about 2012", "2007-01-01 00:00:00")
    assert (period["Date or period"], str(period["Latest day"])) == (
        "November 2022 – February 2023",
        "2023-02-28 00:00:00",
    )
    assert first["Date or period"] == "1899-01-02"


def test_people_and_responses_share_a_column_and_empty_ones_are_left_out() -> None:
    exact = rows_of(sheet_of(made(TEXT)))[2]
    assert exact["Who"] == "Did it: Lena Marsh\nWas there: Tia Marsh"
    assert exact["Responses"] == "The parents or carers: She cried.\nOther agencies: They came."
    assert (exact["No."], exact["Child's age"], exact["Time"]) == (3, "age 11", "9:05")
    assert "Child's view" not in exact
    assert "Withheld" not in exact


def test_the_sheet_is_frozen_filtered_and_prints_its_headings_on_every_page() -> None:
    sheet = sheet_of(made(TEXT))
    assert sheet["A1"].value == "Chronology: Tia Marsh"
    assert str(sheet["A2"].value).startswith("Internal copy")
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == f"A3:{sheet.dimensions.split(':')[1]}"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.oddHeader is not None
    assert "Internal copy" in str(sheet.oddHeader.center.text)


def test_a_thematic_workbook_has_a_sheet_for_each_theme_and_one_about_the_copy() -> None:
    found = made(TEXT, View.THEMATIC, Selection(themes=("missing", "alcohol")))
    book = load_workbook(io.BytesIO(excel_workbook(found)))
    assert book.sheetnames == ["Missing", "Alcohol", "About this copy"]
    assert [row["No."] for row in rows_of(sheet_of(found, "Missing"))] == [3, 4]
    about = [row[0] for row in book["About this copy"].iter_rows(values_only=True)]
    assert "1 event stands under more than one theme, each time with the same number." in about


def test_another_grouping_is_a_column_to_filter_by() -> None:
    rows = rows_of(sheet_of(made(TEXT, group_by=GroupBy.YEAR)))
    assert [row["Year"] for row in rows] == ["1899", "2012", "2022", "2022"]


def test_names_of_sheets_are_such_as_excel_takes() -> None:
    themes = ("[a]:*?/\\b", "x" * 40, "x" * 41, "History'", "'", "=1")
    events = "".join(f'    - {{date: 2020, what: A., themes: ["{theme}"]}}\n' for theme in themes[1:])
    found = made(with_events(events + "    - {date: 2020, what: B., themes: ['[a]:*?/\\b']}\n"), View.THEMATIC)
    names = load_workbook(io.BytesIO(excel_workbook(found))).sheetnames
    assert len(names) == len({name.casefold() for name in names}) == 7
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_does_anything(text: str) -> None:
    events = f"    - {{date: 2022-01-01, what: {json.dumps(text)}, where: {json.dumps(text)}}}\n"
    data = excel_workbook(made(with_events(events)))
    sheet = load_workbook(io.BytesIO(data))["Chronology"]
    cell = next(
        one for row in sheet.iter_rows(min_row=4) for one in row if one.value and text.strip() in str(one.value)
    )
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert "<f>" not in contents(data)


def test_a_cell_holds_ten_thousand_characters_and_more_than_excel_can_hold_is_refused() -> None:
    long = "word " * 2_000 + "end"
    assert rows_of(sheet_of(made(with_events(f"    - {{date: 2020, what: {long}}}\n"))))[0]["Event details"] == long
    with pytest.raises(TooLong) as caught:
        excel_workbook(made(with_events(f"    - {{date: 2020, what: {'word ' * 7_000}}}\n")))
    assert caught.value.message.startswith("“Event details” of event 1 is longer than the 32,767 characters")


def test_the_word_table_repeats_its_header_row_and_short_rows_stay_whole() -> None:
    long = "word " * 500
    document = Document(io.BytesIO(word_document(made(with_events(f"{EVENTS}    - {{date: 2023, what: {long}}}\n")))))
    (table,) = document.tables
    rows = table._tbl.tr_lst
    assert [row.trPr.find(qn("w:tblHeader")) is not None for row in rows] == [True] + [False] * 5
    assert [row.trPr.find(qn("w:cantSplit")) is not None for row in rows] == [True] * 5 + [False]
    assert [cell.text for cell in table.rows[0].cells] == [
        *("No.", "Date and age", "What happened", "What it meant", "What was done", "Source"),
    ]
    assert table.rows[3].cells[1].text == "1 March 2022\n9:05\nage 11\na concern"


def test_the_word_document_can_be_given_another_look_by_its_styles() -> None:
    document = Document(io.BytesIO(word_document(made(TEXT, group_by=GroupBy.YEAR))))
    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    used |= {p.style.name for table in document.tables for row in table.rows for c in row.cells for p in c.paragraphs}
    assert used <= {
        "Title",
        "Heading 1",
        "List Bullet",
        *(one.name for one in document.styles if "Chronology" in one.name),
    }
    assert all(table.style is not None and table.style.name == "Chronology Table" for table in document.tables)
    assert not any(run.bold or run.font.size for paragraph in document.paragraphs for run in paragraph.runs)


def test_the_word_page_is_landscape_with_numbered_pages_and_says_whom_it_is_for() -> None:
    document = Document(io.BytesIO(word_document(made(TEXT, View.FAMILY))))
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.header.paragraphs[0].text == "This copy is for the family."
    footer = section.footer._element.xml
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer
    assert document.core_properties.language == "en-GB"


@pytest.mark.parametrize("form", ["excel", "word"])
def test_the_same_case_gives_the_same_bytes(form: str) -> None:
    first, again = (FORMS[form](made(TEXT)) for _ in range(2))
    assert first == again
    assert "2023-06-20T00:00:00Z" in contents(first)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("view", View)
def test_every_view_of_nothing_can_be_written(view: View, form: str) -> None:
    assert FORMS[form](made(HEAD, view))


@pytest.mark.parametrize("form", FORMS)
def test_five_hundred_events(form: str) -> None:
    events = "".join(f"    - {{date: 20{10 + n % 13}-01-02, what: Event {n} end., themes: [a]}}\n" for n in range(500))
    words = contents(FORMS[form](made(with_events(events))))
    assert all(f"Event {number} end." in words for number in (0, 250, 499))


_TEXT = st.text(
    st.characters(codec="utf-8", max_codepoint=0x1F9FF) | st.sampled_from("=+-@\n\t&<>\"'|\u202e\x00\x1b"),
    min_size=1,
    max_size=30,
).filter(lambda text: text.strip())


@settings(max_examples=12, deadline=None)
@given(st.lists(_TEXT, min_size=1, max_size=3))
def test_every_word_reads_back_from_excel_and_word(texts: list[str]) -> None:
    found = made(with_events("    - {date: 2020, what: A.}\n" * len(texts)))
    entries = tuple(replace(entry, what=text) for entry, text in zip(found.entries, texts, strict=True))
    found = replace(found, entries=entries, sections=whole(entries))
    shown = [terminal(text) for text in texts]
    assert [row["Event details"] for row in rows_of(sheet_of(found))] == shown
    table = Document(io.BytesIO(word_document(found))).tables[0]
    assert [row.cells[2].text for row in table.rows[1:]] == [text.replace("\t", " ") for text in shown]
