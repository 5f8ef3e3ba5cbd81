"""The forms of a chronology: every word of every event is in each of them, and each reads back with its own reader."""

import csv
import io
import json
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from casekit.case.audience import Audience
from casekit.case.case import Case
from casekit.case.reading import Reader
from casekit.chronology.choices import View
from casekit.chronology.csv_export import BYTE_ORDER_MARK, COLUMNS, csv_text
from casekit.chronology.extract import Extract, extract
from casekit.chronology.json_export import json_text
from casekit.chronology.markdown import markdown_text
from casekit.chronology.select import Selection
from casekit.chronology.table import text_lines
from casekit.policy.policy import Policy
from casekit.text.escape import csv_cell, terminal
from casekit.text.source import Source

DAY = date(2023, 6, 20)
NDELA = Path(__file__).parent.parent.parent / "examples" / "ndela-rae.yaml"
CASE = """
casekit: 1
child: tia
family:
  tia: {name: Tia Marsh, born: 2010-05-04}
  mum: {name: Lena Marsh}
professionals:
  amir: {name: Amir Shah, role: social-worker, agency: social-care}
chronology:
  reviewed: 2023-02-10
  systems_checked: [Early Help]
  events:
    - date: 2022-06-18
      time: "9:05"
      kind: domestic-abuse
      what: Lena hit a door.
      where: At home
      themes: [domestic-abuse, alcohol]
      tone: concern
      who: {did: [mum], present: [tia]}
      source: {agency: police, who: amir, ref: log 7, received: 2022-06-19, first_hand: no}
      significance: {text: The first time., basis: judgement, by: amir, date: 2022-06-20}
      impact: {text: Tia hid., basis: allegation}
      child_view: I was scared.
      responses: {parents: P., child: C., network: N., agencies: G., worker: W.}
      action: {done: Ask Lena., by: amir, due: 2022-07-01}
      significant: yes
      disputed: [{by: mum, what: It was an accident., date: 2022-06-21}]
      notes: See the log.
    - {date: 2022-07, what: A., action: {done: Rang., by: amir, finished: 2022-07-02}}
    - {date: 2022-08, what: B., action: {none: It was not needed.}}
    - {date: 2022-09, what: C., action: none}
    - {date: 2022-10, what: D., action: unknown}
    - {date: 2022-11, what: E.}
    - {date: 2009-01-05, what: F., before_birth: yes}
"""


def case_of(text: str) -> Case:
    case = Reader().read_source(Source("case.yaml", text)).case
    assert case is not None
    return case


def made(
    text: str = CASE,
    selection: Selection | None = None,
    day: date = DAY,
    audience: Audience = Audience.INTERNAL,
) -> Extract:
    return extract(case_of(text), day, Policy("kent"), selection or Selection(), audience)


def rows(copy: str) -> list[dict[str, str]]:
    assert copy.startswith(BYTE_ORDER_MARK)
    read = list(csv.DictReader(io.StringIO(copy.removeprefix(BYTE_ORDER_MARK), newline="")))
    return [{heading: _without_apostrophe(cell) for heading, cell in row.items()} for row in read]


def _without_apostrophe(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and csv_cell(cell[1:]) == cell else cell


def seen(copy: str) -> str:
    """What a reader of the Markdown sees, on one line."""
    page = MarkdownIt("commonmark").enable("table").render(copy)
    return " ".join(unescape(re.sub(r"<(?:br|/t[dh]|/p|/h\d|/li)\b[^>]*>|<[^>]+>", " ", page)).split())


def test_an_event_has_every_column_kent_asks_for() -> None:
    event = rows(csv_text(made()))[1]
    assert event == {
        "No.": "2",
        "Date or period": "18 June 2022",
        "Earliest day": "2022-06-18",
        "Latest day": "2022-06-18",
        "Time": "9:05",
        "Child's age": "age 12",
        "Kind": "domestic abuse",
        "Event details": "Lena hit a door.",
        "Where": "At home",
        "Significance": "The first time. (judgement, Amir Shah, 20 June 2022)",
        "Impact on the child": "Tia hid. (allegation)",
        "Child's view": "I was scared.",
        "Response of the parents or carers": "P.",
        "Response of the child": "C.",
        "Response of the network": "N.",
        "Response of other agencies": "G.",
        "Response of the worker": "W.",
        "Action taken": "Ask Lena. (Amir Shah, due 1 July 2022, not recorded as finished)",
        "Source": "Police, Amir Shah, log 7, received 19 June 2022, did not see or hear it themselves",
        "Themes": "domestic-abuse; alcohol",
        "Tone": "concern",
        "Who did it": "Lena Marsh",
        "Who was harmed": "",
        "Who was there": "Tia Marsh",
        "Who saw or heard it": "",
        "Who protected": "",
        "Disputed": "Lena Marsh, 21 June 2022: It was an accident.",
        "Significant incident": "yes",
        "Before the child's birth": "",
        "Notes": "See the log.",
        "Withheld": "",
        "To check": "",
    }
    assert tuple(event) == COLUMNS


def test_what_was_done_is_always_said() -> None:
    assert [row["Action taken"] for row in rows(csv_text(made()))[2:]] == [
        "Rang. (Amir Shah, finished 2 July 2022)",
        "None: It was not needed.",
        "None. No reason is recorded.",
        "Not known",
        "Not recorded",
    ]


def test_before_the_birth_there_is_no_age() -> None:
    assert rows(csv_text(made()))[0]["Child's age"] == "before birth"


def test_the_terminal_form_of_one_event() -> None:
    lines = text_lines(made(selection=Selection(kinds=("domestic-abuse",))), 60)
    assert "\n".join(lines) == (
        "Chronology: Tia Marsh\n"
        "Born 4 May 2010, age 13 on 20 June 2023. 1 event of 7,\n"
        "chosen by kind: domestic abuse. The earliest first.\n"
        "Internal copy: it can hold what must not be shared with the\n"
        "family.\n"
        "\n"
        "2. 18 June 2022, 9:05, age 12, domestic abuse, a concern\n"
        "  Lena hit a door.\n"
        "  Did it: Lena Marsh\n"
        "  Was there: Tia Marsh\n"
        "  Where: At home\n"
        "  Disputed: Lena Marsh, 21 June 2022: It was an accident.\n"
        "  Why it matters: The first time. (judgement, Amir Shah, 20\n"
        "      June 2022)\n"
        "  Impact on the child: Tia hid. (allegation)\n"
        "  The child's view: I was scared.\n"
        "  Response of the parents or carers: P.\n"
        "  Response of the child: C.\n"
        "  Response of the network: N.\n"
        "  Response of other agencies: G.\n"
        "  Response of the worker: W.\n"
        "  Action: Ask Lena. (Amir Shah, due 1 July 2022, not\n"
        "      recorded as finished)\n"
        "  Source: Police, Amir Shah, log 7, received 19 June 2022,\n"
        "      did not see or hear it themselves\n"
        "  Themes: domestic-abuse, alcohol\n"
        "  Significant incident: yes\n"
        "  Notes: See the log.\n"
        "\n"
        "What the chronology shows: Not written yet.\n"
        "\n"
        "Systems checked: Early Help\n"
        "\n"
        "Review: Last reviewed 10 February 2023. The next review was\n"
        "    due by 10 May 2023, counted from 10 February 2023 (Kent:\n"
        "    three months). On 20 June 2023 it is 41 days overdue."
    )


def test_no_line_is_wider_than_the_terminal_and_none_is_wrapped_when_piped() -> None:
    long = CASE.replace("Lena hit a door.", "Lena " + "and 日本 then " * 30 + "x" * 90)
    wide = text_lines(made(long), 80)
    assert all(len(line) <= 80 or " " not in line.strip() for line in wide)
    assert sum("and 日本 then" in line for line in text_lines(made(long))) == 1
    assert " ".join(" ".join(wide).split()) == " ".join(" ".join(text_lines(made(long))).split())


@pytest.mark.parametrize(
    ("reviewed", "sentence"),
    [
        ("2023-05-30", "The next review is due by 30 August 2023, counted from 30 May 2023 (Kent: three months)."),
        ("2023-05", "The next review is due by 31 August 2023 at the latest, counted from May 2023"),
        (
            "2023-03-19",
            "was due by 19 June 2023, counted from 19 March 2023 (Kent: three months). On 20 June 2023 it is 1 day",
        ),
        ("after 2022", "When the next review is due cannot be reckoned from that date (Kent: three months)."),
    ],
)
def test_when_the_next_review_is_due(reviewed: str, sentence: str) -> None:
    assert sentence in made(CASE.replace("2023-02-10", reviewed)).review


def test_a_closed_case_has_no_review_due() -> None:
    closed = CASE + "case: {closed: {date: 2023-06-01}}\n"
    assert made(closed).review.endswith("The case is not open on 20 June 2023, so no further review is due.")


def test_where_there_is_nothing_that_is_said() -> None:
    bare = made("casekit: 1\nchild: a\nfamily: {a: {name: A}}\n")
    assert bare.count == "There are no events in this chronology."
    assert bare.about == "Date of birth not recorded."
    assert bare.review == "It is not recorded when this chronology was last reviewed."
    assert rows(csv_text(bare)) == []
    none_left = made(
        selection=Selection(themes=("alcohol",), source="police", tones=("concern",), kinds=("domestic-abuse",))
    )
    assert none_left.count == (
        "1 event of 7, chosen by theme: alcohol; kind: domestic abuse; tone: concern; source: police. "
        "The earliest first."
    )


def test_json_is_the_documented_form() -> None:
    read = json.loads(json_text(made()))
    assert (read["casekit"], read["version"], read["shown"], read["of"]) == ("chronology", 1, 7, 7)
    assert read["next_review_due"] == "2023-05-10"
    event = read["events"][1]
    assert event["date"] == {
        "text": "2022-06-18",
        "words": "18 June 2022",
        "earliest": "2022-06-18",
        "latest": "2022-06-18",
    }
    assert event["significance"]["basis"] == "judgement"
    assert event["action"]["status"] == "open"
    assert event["who"]["did"] == [{"key": "mum", "name": "Lena Marsh"}]
    assert {tuple(one) for one in read["events"]} == {tuple(event)}


@pytest.mark.parametrize(
    ("view", "event", "around"),
    [
        (
            View.COURT,
            ("kind", "significance", "impact", "child_view", "themes", "tone"),
            ("analysis", "systems_checked"),
        ),
        (View.CHILD, ("kind", "significance", "impact", "themes", "tone", "source"), ("analysis", "reviewed")),
        (View.FAMILY, ("tone", "significant"), ()),
    ],
)
def test_json_holds_no_more_than_the_view_shows(view: View, event: tuple[str, ...], around: tuple[str, ...]) -> None:
    whole = json.loads(json_text(made()))
    read = json.loads(json_text(extract(case_of(CASE), DAY, Policy("kent"), view=view)))
    assert read["events"]
    assert set(read) == set(whole)
    for one in read["events"]:
        assert set(one) == set(whole["events"][0])
        assert not [name for name in event if one[name]]
        if view is not View.FAMILY:
            assert not any(one["responses"].values())
    assert not [name for name in around if read[name]]
    if view is View.CHILD:
        assert not [one["action"] for one in read["events"] if one["action"] and one["action"]["by"]]


def test_the_page_on_json_names_every_field() -> None:
    section = (NDELA.parent.parent / "docs" / "json.md").read_text(encoding="utf-8").partition("## A chronology")[2]
    named = set(re.findall(r"`(\w+)`", section))
    read = json.loads(json_text(made()))
    assert named >= {*read, *read["events"][0], *read["events"][1]["action"], *read["events"][1]["source"]} - {
        "casekit"
    }


def test_ndela_in_every_form() -> None:
    case = Reader().read(str(NDELA)).case
    assert case is not None
    whole = extract(case, DAY, Policy())
    read = json.loads(json_text(whole))
    assert [one["date"]["words"] for one in read["events"]][:3] == ["17 September 2008", "about 2012", "18 June 2022"]
    page = seen(markdown_text(whole))
    for event, row in zip(sorted(case.events, key=lambda one: one.date.sort_key), rows(csv_text(whole)), strict=True):
        assert row["Event details"] == event.what
        assert event.what in page
    assert len(extract(case, DAY, Policy(), audience=Audience.FAMILY).entries) == len(case.events)


_TEXT = st.text(
    st.characters(codec="utf-8", max_codepoint=0xFFFD, categories=("L", "N", "P", "S", "Zs"))
    | st.sampled_from("|*_<&`=+\n#-"),
    min_size=1,
    max_size=40,
).filter(lambda text: text.strip() and "\ufeff" not in text)
_FIELDS = ("what", "where", "significance", "impact", "child_view", "action", "notes")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(_FIELDS, _TEXT)), min_size=1, max_size=3))
def test_every_word_of_every_event_is_in_every_form(events: list[dict[str, str]]) -> None:
    written = json.dumps([{"date": "2020", **event, "action": {"done": event["action"]}} for event in events])
    case = f'casekit: 1\nchild: a\nfamily: {{a: {{name: "A", born: "2010"}}}}\nchronology: {{events: {written}}}\n'
    chronology = made(case)
    page, lines = seen(markdown_text(chronology)), " ".join(" ".join(text_lines(chronology, 80)).split())
    read = json.loads(json_text(chronology))["events"]
    for event, row, back in zip(events, rows(csv_text(chronology)), read, strict=True):
        for field in _FIELDS:
            text = event[field].strip()
            folded = " ".join(terminal(text).split())
            assert folded in page
            assert folded in lines
            value = back[field]
            assert (value["text"] if isinstance(value, dict) else value) == text
        assert row["Event details"] == terminal(event["what"].strip())
        assert row["Action taken"] == terminal(event["action"].strip())
        assert row["Notes"] == terminal(event["notes"].strip())


def test_a_family_copy_does_not_say_that_the_date_of_birth_is_not_recorded() -> None:
    family = made("casekit: 1\nchild: a\ncase: {id: X-1}\nfamily: {a: {name: A}}\n", audience=Audience.FAMILY)
    assert family.about == "Case X-1."
    assert "not recorded" not in "\n".join(text_lines(family)) + markdown_text(family)
