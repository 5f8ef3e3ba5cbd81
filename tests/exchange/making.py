"""Sheets made for tests, as agencies send them: the same messy rows as CSV, Excel workbook and Word table."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import docx
from openpyxl import Workbook

TODAY = date(2026, 11, 22)
CASE = """\
# Amy's file
casekit: 1
child: amy

family:
  amy: {name: Amy Example, gender: female, born: 2014-05-02}
  mum:
    name: Rosa Example   # as on the form
    gender: female
professionals:
  jo: {name: Jo Field, role: social-worker}

chronology:
  events:
    # how it began
    - date: 2015-01-05
      what: |
        The health visitor saw Amy at home.

        It was raining.
      source: {agency: health}

    - date: 2021-03-05
      what: Police were called to a fight between the neighbours, and Amy was in the garden.
      source: {agency: police, ref: log 12}
      notes: Jo has the letter.
    - {date: 2022-09, what: Amy moved to Hill Road School.}
# the end
"""
HEADINGS = ("Log no", "Date", "Time", "Details of incident", "Action taken", "Officer")

CERTAIN = {
    "2022-03-14": "2022-03-14",
    "14/3/22": "2022-03-14",
    "14.03.2022": "2022-03-14",
    "7/7/22": "2022-07-07",
    "March 2022": "2022-03",
    "Mar 2022": "2022-03",
    "22nd May '16": "2016-05-22",
    "22 May 2016": "2016-05-22",
    "May 22, 2016": "2016-05-22",
    "Tuesday 14 March 2023": "2023-03-14",
    "Wed 12/10/22": "2022-10-12",
    "2019": "2019",
    "?22 May 2016": "~2016-05-22",
    "c. 2012": "~2012",
    "circa March 2012": "~2012-03",
    "14/3/22 (approx)": "~2022-03-14",
    "12-14.3.22": "2022-03-12/2022-03-14",
    "28.9-3.10.22": "2022-09-28/2022-10-03",
    "8–9 October 2022": "2022-10-08/2022-10-09",
    "Spring 2019": "2019-03/2019-05",
    "w/c 17.10.22": "2022-10-17/2022-10-23",
    "week ending 23/10/22": "2022-10-17/2022-10-23",
    "early Feb 2020": "2020-02",
    "mid-2019": "2019",
    "late 1990s": "1990/1999",
    "before 2019": "before 2019",
    "since March 2022": "2022-03/",
    "March 2022 - ongoing": "2022-03/",
    "night of 14/3/22": "2022-03-14",
    "unknown": "unknown",
    "not known": "unknown",
}
"""Dates as people write them, each with the one date that it means for a child born in 2014."""

DOUBTFUL = (
    *("12/3/22", "12.03.2022", "12/03/2022", "w/c 3.10.22", "Sept 22", "22-03-12", "14/3/30", "winter 2018", "2022/23"),
    *(
        "44632",
        "12 March",
        "12/3",
        "31/2/22",
        "Monday 14 March 2023",
        "TBC",
        "Christmas 2020",
        "01/01/1900",
        "yesterday",
    ),
)
"""What has more than one reading, or none."""


_WHO = ("Rosa", "Grandad", "Neighbour", "Teacher", "Postman", "Aunt", "Doctor", "Nurse", "Cousin", "Vicar")
_DID = ("rang", "shouted", "wept", "complained", "wrote", "left", "apologised", "slept", "argued", "fell", "hid")
_THING = ("window", "dog", "car", "money", "phone", "garden", "medicine")


def messy_rows() -> list[tuple[str, ...]]:
    """200 rows: every date above, several times, and rows that are no events."""
    dates = [*CERTAIN, *DOUBTFUL]
    rows: list[tuple[str, ...]] = []
    number = 0
    while len(rows) < 188:
        written = dates[number % len(dates)]
        words = f"{_WHO[number % 10]} {_DID[number % 11]}:\n“{_THING[number % 7]}”, {number + 100} = yes"
        time, action = "22:40" if number % 3 else "", "NFA" if number % 5 else ""
        rows.append((f"LOG{number}", written, time, words, action, "PC Bell"))
        number += 1
    rows += [
        ("LOG900", "", "", "Nobody wrote the date.", "", ""),
        ("LOG901", "14/3/22", "", "", "", "PC Bell"),
        HEADINGS,
        ("LOG902", "5 March 2021", "23:00", "Police called to a fight between neighbours; Amy in the garden", "", ""),
        ("LOG903", "6 March 2020", "", "A white van was parked outside the school gates twice", "", ""),
        ("LOG904", "6 March 2020", "", "White van parked outside the school gates twice", "", ""),
        ("LOG905", "14 March 2022", "", "x" * 25_000, "", ""),
        ("LOG906", "14 March 2022", "14:30", "=cmd|'/C calc'!A0", "+44 1632 960000", "@SUM(A1)"),
        ("LOG907", "14 March 2022", "", "Bell\x07 and \u202eturned\u202c and\u00a0wide", "", ""),
        ("LOG908", "15 March 2022", "", "Zoë said “no” – ½ an hour", "", ""),
        ("LOG909", "16 March 2022", "", "One\r\nTwo\x0bThree", "None", ""),
        ("Total", "", "", "", "200", ""),
    ]
    assert len(rows) == 200
    return rows


def csv_of(rows: Sequence[Sequence[str]], *, encoding: str = "utf-8", sign: str = ",") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=sign).writerows(rows)
    return out.getvalue().encode(encoding, "replace")


def xlsx_of(rows: Sequence[Sequence[object]], title: str = "Sheet") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = _without_bells(value) if isinstance(value, str) else value
            if isinstance(value, str) and value.startswith("="):
                cell.data_type = "s"
    return saved(book)


def _without_bells(text: str) -> str:
    """Text without the characters that neither Excel nor Word can hold; a vertical tab is a line."""
    return "".join(sign for sign in text.replace("\x0b", "\n") if sign >= " " or sign in "\n\t")


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def docx_of(*tables: Sequence[Sequence[str]]) -> bytes:
    document = docx.Document()
    for rows in tables:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, cells in zip(rows, list(table.rows), strict=True):
            for text, cell in zip(row, cells.cells, strict=True):
                cell.text = _without_bells(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def put(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file
