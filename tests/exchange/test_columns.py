"""Which column of a sheet goes where: by its heading, or by a map."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from making import csv_of, put

from casekit.exchange.headings import field_of, found_headings
from casekit.exchange.sheet import Cell, Row
from running import Ran, casekit


def take_in(file: Path, rows: Sequence[tuple[str, ...]], *words: str) -> Ran:
    put(file.parent, "a.csv", csv_of(rows))
    return casekit(["chronology", "import", "a.csv", "--agency", "health", *words])


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("DATE", "date"),
        ("Date (dd/mm/yyyy)", "date"),
        ("Date / Time", "date"),
        ("Date of Incident:", "date"),
        ("Date/Period of event", "date"),
        ("Significant Event", "what"),
        ("Details_of_event", "what"),
        ("Desciption of event", "what"),
        ("Source of information", "ref"),
        ("Action/Outcome", "action"),
        ("Outcome", "outcome"),
        ("Event type", "kind"),
        ("Voice of the child", "child_view"),
        ("Impact on child(ren)", "impact"),
        ("Officer", ""),
        ("Data", ""),
        ("", ""),
    ],
)
def test_headings_are_known_in_many_spellings(heading: str, field: str) -> None:
    assert field_of(heading) == field


def test_headings_may_stand_further_down() -> None:
    texts = [("Police chronology",), (), ("Name", "Amy"), ("Date", "", "Event"), ("1.1.20", "", "One.")]
    found = found_headings([Row(number, tuple(map(Cell, row))) for number, row in enumerate(texts, 1)])
    assert found is not None
    assert (found.row, found.fields) == (3, {"date": (0,), "what": (2,)})


def test_no_column_is_dropped(file: Path) -> None:
    heads = ("No.", "Date", "Event", "Details", "Date recorded", "", "Agency")
    rows = [heads, ("1", "13/3/22", "Visit", "All well.", "20/3/22", "x", "GP")]
    ran = take_in(file, rows, "--yes")
    assert "Not taken in: `No.`, for it only numbers the rows." in ran.err
    assert "Kept in the notes: `Date recorded`, `column F`, `Agency`." in ran.err
    after = file.read_text(encoding="utf-8")
    assert "      what: |-\n        Visit\n        All well.\n" in after
    assert "        Date recorded: 20/3/22\n        column F: x\n        Agency: GP\n" in after


class TestMap:
    ROWS = (("When seen", "Summary of contact", "DV?", "Id"), ("13/3/22", "Mum was hurt.", "DV incident", "77"))
    MAP = """\
[columns]
date = "when seen"
what = ["Summary of contact"]
kind = "DV?"
leave = ["Id"]
[kinds]
"dv incident" = "domestic-abuse"
"""

    def take_in(self, file: Path, text: str) -> Ran:
        put(file.parent, "m.toml", text.encode())
        return take_in(file, self.ROWS, "--map", "m.toml", "--yes")

    def test_a_map_says_which_column_is_which(self, file: Path) -> None:
        assert "no row of headings" in take_in(file, self.ROWS).err
        ran = self.take_in(file, self.MAP)
        assert ran.code == 0, ran.err
        assert "Not taken in: `Id`, for the map of columns leaves it." in ran.err
        assert "kind: domestic-abuse" in file.read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("old", "new", "words", "next_step"),
        [
            ("date =", "dat =", "casekit knows no field `dat`", "Did you mean `date`?"),
            ("when seen", "when sen", "no column of the sheet is headed `when sen`", "Did you mean `When seen`?"),
            ("domestic-abuse", "domestic-abus", "which is no kind of event", "Did you mean `domestic-abuse`?"),
            ("[columns]", "[colums]", "nothing called `colums`", "Did you mean `columns`?"),
            ('date = "when seen"\n', "", "does not say which column is `date`", 'Write `date = "Its heading"`.'),
            ('"DV?"', "7", "`kind` takes a heading", "Its heading"),
            ('"DV?"', '["DV?", "Id"]', "`kind` takes one column", "kept as notes"),
            ("[columns]", "[columns", "cannot be read", "[columns]"),
            ("[columns]", "heading_row = 9\n[columns]", "the sheet has no row 9", "heading_row"),
        ],
    )
    def test_what_is_wrong_with_a_map_is_said(self, old: str, new: str, words: str, next_step: str, file: Path) -> None:
        ran = self.take_in(file, self.MAP.replace(old, new))
        assert ran.code == 2
        assert words in ran.err
        assert next_step in ran.err
