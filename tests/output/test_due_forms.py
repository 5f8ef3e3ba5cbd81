"""What is due, written out: each form read back by its own reader; names only where they are asked for."""

import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekit.due.item import Due
from casekit.due.listing import CaseDue, DueList
from casekit.output.due_csv import BYTE_ORDER_MARK, due_csv
from casekit.output.due_ics import due_ics
from casekit.output.due_json import due_json
from casekit.output.due_text import due_lines
from casekit.text.escape import terminal
from casekit.text.finding import Place, Span

DAY = date(2023, 6, 20)
PLACE = Place("cases/eh-1.yaml", Span(7, 3, 7, 13))


PLAIN = Due("summary", "Case summary", DAY, DAY, PLACE, "the sum")


def thing(kind: str = "summary", by: date = DAY, **more: Any) -> Due:
    return replace(PLAIN, kind=kind, by=by, earliest=by, **more)


SUMMARY = thing(
    by=date(2023, 7, 7),
    arithmetic="7 April 2023 + three months = 7 July 2023 (Kent)",
    counted_from="last brought up to date",
    policy_key="summary.max_age",
    authority="Kent",
)
ACTION = thing(
    "action", date(2023, 5, 20), title="Next step of the map", detail="“Ask Zoë; ring, write”", whose="Jo Lark"
)
LIST = DueList(DAY, date(2023, 7, 18), (CaseDue("cases/eh-1.yaml", "EH-1", "Zoë Marl", (ACTION, SUMMARY)),))
NAMES = ("Zoë", "Marl", "Jo Lark", "ring")


def test_the_terminal_shows_each_case_by_date() -> None:
    assert list(due_lines(LIST, 80)) == [
        "Zoë Marl, EH-1 (cases/eh-1.yaml)",
        "",
        "  Overdue",
        "    20 May 2023        Next step of the map: “Ask Zoë; ring, write” (Jo Lark)",
        "                       31 days overdue. The sum.",
        "",
        "  To come",
        "    7 July 2023        Case summary",
        "                       In 17 days. Last brought up to date: 7 April 2023 +",
        "                       three months = 7 July 2023 (Kent).",
        "",
        "1 overdue and 1 to come by 18 July 2023, in 1 case.",
    ]


@pytest.mark.parametrize("width", [40, 59, 80, 200])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, due_lines(LIST, width))) < width


def test_piped_each_thing_is_a_row() -> None:
    heads, *rows = (line.split("\t") for line in due_lines(LIST))
    assert len(heads) == len(rows[0]) == len(rows[1]) == 7
    assert rows[0][0] == "EH-1" and rows[0][2] == "2023-05-20" and rows[0][5] == "Jo Lark"


def test_nothing_due_is_said() -> None:
    empty = DueList(DAY, date(2023, 7, 18), (CaseDue("a.yaml", "", "Kit", ()),))
    assert list(due_lines(empty, 80)) == ["Nothing is overdue, and nothing falls due by 18 July 2023, in 1 case."]
    assert due_ics(empty) == ""


def test_a_file_read_in_part_is_said() -> None:
    partly = DueList(DAY, date(2023, 7, 18), (CaseDue("a.yaml", "", "Kit", (), whole=False),))
    assert "something may be missing" in " ".join(due_lines(partly, 80))


@pytest.mark.parametrize("write", [due_csv, due_ics, due_json])
def test_names_only_where_they_are_asked_for(write: object) -> None:
    assert callable(write)
    plain, full = write(LIST), write(LIST, with_text=True).replace("\r\n ", "")
    assert not [name for name in NAMES if name in plain]
    assert [name for name in NAMES if name in full] == list(NAMES)


def test_csv_reads_back() -> None:
    text = due_csv(LIST, with_text=True)
    assert text.startswith(BYTE_ORDER_MARK) and text.count("\r\n") == 3
    rows = list(csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK))))
    assert rows[0]["Days from today"] == "-31"
    assert rows[0]["Details"] == "“Ask Zoë; ring, write”"
    assert rows[1]["Reckoning"] == SUMMARY.arithmetic
    assert (rows[1]["Policy value"], rows[1]["Whose expectation"]) == ("summary.max_age", "Kent")
    formula = DueList(DAY, DAY, (CaseDue("a.yaml", "=1+1", "Kit", (SUMMARY,)),))
    assert '"\'=1+1"' in due_csv(formula)


def test_json_keeps_its_contract() -> None:
    document = json.loads(due_json(LIST))
    assert {name: document[name] for name in ("casekit", "version", "as_at", "until", "unreadable")} == {
        "casekit": "due",
        "version": 1,
        "as_at": "2023-06-20",
        "until": "2023-07-18",
        "unreadable": [],
    }
    (case,) = document["cases"]
    assert (case["path"], case["case"], case["whole"]) == ("cases/eh-1.yaml", "EH-1", True)
    assert case["due"][1] == {
        "kind": "summary",
        "what": "Case summary",
        "by": "2023-07-07",
        "earliest": "2023-07-07",
        "days": 17,
        "status": "due",
        "certain": True,
        "reason_recorded": False,
        "counted_from": "last brought up to date",
        "arithmetic": "7 April 2023 + three months = 7 July 2023 (Kent)",
        "policy_key": "summary.max_age",
        "authority": "Kent",
        "path": "cases/eh-1.yaml",
        "line": 7,
    }


def events(text: str) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(text.encode("utf-8"))
    assert calendar.errors == []
    found = [one for one in calendar.walk("VEVENT") if isinstance(one, icalendar.Event)]
    assert [one.errors for one in found] == [[]] * len(found)
    return found


def test_the_calendar_reads_back_as_whole_days() -> None:
    action, summary = events(due_ics(LIST, with_text=True))
    assert str(action["SUMMARY"]) == "Overdue: Next step of the map: “Ask Zoë; ring, write” (Zoë Marl, EH-1)"
    assert (action.decoded("DTSTART"), action.decoded("DTEND")) == (date(2023, 5, 20), date(2023, 5, 21))
    assert str(summary["SUMMARY"]) == "Case summary (Zoë Marl, EH-1)"
    assert str(summary["DESCRIPTION"]).split("\n") == [
        "In 17 days as at 2023-06-20.",
        "Last brought up to date: 7 April 2023 + three months = 7 July 2023 (Kent).",
        "File: cases/eh-1.yaml",
    ]
    assert summary["TRANSP"] == "TRANSPARENT" and summary["CLASS"] == "PRIVATE"
    assert summary.decoded("DTSTAMP").isoformat() == "2023-06-20T00:00:00+00:00"


def test_an_event_keeps_its_name_when_its_day_moves() -> None:
    later = thing(by=date(2023, 9, 7))
    moved = DueList(
        date(2023, 7, 6), date(2023, 9, 18), (CaseDue("elsewhere/eh-1.yaml", "EH-1", "Zoë Marl", (later,)),)
    )
    names = [one["UID"] for one in events(due_ics(LIST))]
    assert [one["UID"] for one in events(due_ics(moved))] == [names[1]]
    assert len(set(names)) == 2
    assert [one["UID"] for one in events(due_ics(LIST, with_text=True))] == names


def test_equal_things_have_names_of_their_own() -> None:
    twice = DueList(DAY, DAY, (CaseDue("a.yaml", "EH-1", "Kit", (SUMMARY, SUMMARY)),))
    assert len({one["UID"] for one in events(due_ics(twice))}) == 2


texts = st.text(st.characters(codec="utf-8"), max_size=120)


@given(detail=texts, name=texts, ahead=st.integers(-400, 400))
def test_any_text_reads_back_from_the_calendar(detail: str, name: str, ahead: int) -> None:
    one = thing("action", DAY + timedelta(days=ahead), title="A step", detail=detail)
    text = due_ics(DueList(DAY, DAY, (CaseDue("a.yaml", "EH-1", name, (one,)),)), with_text=True)
    assert all(len(line.encode("utf-8")) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    (event,) = events(text)
    said = f"{one.words} ({name}, EH-1)"
    assert str(event["SUMMARY"]).endswith(terminal(said).replace("\t", " "))
