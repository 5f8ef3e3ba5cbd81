"""Choosing events: what was asked for is found, what may belong is kept and marked, a slip of the keyboard is said."""

from datetime import date

import pytest

from casekit.case.audience import Audience
from casekit.case.case import Case
from casekit.case.dates import PartialDate
from casekit.case.reading import Reader
from casekit.chronology.select import ALL, Chosen, Selection, SelectionProblem, select
from casekit.text.source import Source

DAY = date(2024, 6, 1)
CASE = """
casekit: 1
child: tia
family:
  tia: {name: Tia Marsh, born: 2010-05-04}
  mum: {name: Lena Marsh, known_as: Len}
  gran: {name: Ruth Marsh}
  ruthie: {name: Ruth Cole}
professionals:
  amir: {name: Amir Shah, role: social-worker, agency: social-care}
chronology:
  events:
    - {date: 2023-03-02, what: Third., themes: [school-attendance], source: {agency: school}, tone: concern}
    - {date: ~2015, what: First., kind: house-move, source: {agency: family, who: gran}, tone: neutral}
    - {date: 2022-11/2023-02, what: Second. Len was ill., themes: [Domestic Abuse], tone: concern}
    - {date: 2023-03-02, what: Fourth., themes: [missing, alcohol], who: {did: [mum]}, kind: missing}
    - {date: unknown, what: Last., themes: [missing], tone: strength}
"""


def case_of(text: str) -> Case:
    case = Reader().read_source(Source("case.yaml", text)).case
    assert case is not None
    return case


def chosen(selection: Selection, audience: Audience = Audience.INTERNAL, text: str = CASE) -> Chosen:
    return select(case_of(text), selection, audience, DAY)


def words(selection: Selection) -> list[str]:
    return [entry.what.split(".")[0] for entry in chosen(selection).entries]


def test_everything_stands_in_date_order_and_equal_dates_keep_the_order_of_the_file() -> None:
    assert words(ALL) == ["First", "Second", "Third", "Fourth", "Last"]
    assert chosen(ALL).total == 5
    assert chosen(ALL).filters == ()


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(themes=("missing",)), ["Fourth", "Last"]),
        (Selection(themes=("domestic-abuse", "school attendance")), ["Second", "Third"]),
        (Selection(source="family"), ["First"]),
        (Selection(kinds=("house-move", "missing")), ["First", "Fourth"]),
        (Selection(tones=("concern",)), ["Second", "Third"]),
        (Selection(themes=("missing",), tones=("strength",)), ["Last"]),
        (Selection(themes=("alcohol",), tones=("strength",)), []),
        (Selection(person="gran"), ["First"]),
        (Selection(person="Ruth Marsh"), ["First"]),
        (Selection(person="lena"), ["Second", "Fourth"]),
    ],
)
def test_a_choice_keeps_what_it_says(selection: Selection, expected: list[str]) -> None:
    assert words(selection) == expected


def test_somebody_named_in_the_text_only_is_kept_and_marked() -> None:
    marked = {entry.what: entry.doubts for entry in chosen(Selection(person="mum")).entries}
    assert marked["Fourth."] == ()
    assert marked["Second. Len was ill."] == ("Names Lena Marsh in its text only: check who is meant.",)


@pytest.mark.parametrize(
    ("start", "end", "sure", "may"),
    [
        ("2023", None, ["Third", "Fourth"], ["Second", "Last"]),
        (None, "2022", ["First"], ["Second", "Last"]),
        ("2022-11-01", "2023-02-28", ["Second"], ["Last"]),
        ("2023-03-02", "2023-03-02", ["Third", "Fourth"], ["Last"]),
        ("2019", "2020", [], ["First", "Last"]),
        ("2021", "2022-10", [], ["Last"]),
        ("after 2022", None, ["Third", "Fourth"], ["Second", "Last"]),
    ],
)
def test_what_may_lie_within_the_dates_is_kept_and_marked(
    start: str | None, end: str | None, sure: list[str], may: list[str]
) -> None:
    limits = [PartialDate.parse(text) if text else None for text in (start, end)]
    entries = chosen(Selection(start=limits[0], end=limits[1])).entries
    assert [entry.what.split(".")[0] for entry in entries if not entry.doubts] == sure
    assert [entry.what.split(".")[0] for entry in entries if entry.doubts] == may


@pytest.mark.parametrize(
    ("selection", "option", "message"),
    [
        (
            Selection(themes=("misssing",)),
            "theme",
            "No event has the theme `misssing`. Did you mean `missing`? The themes are alcohol (1), "
            "Domestic Abuse (1), missing (2) and school-attendance (1).",
        ),
        (Selection(source="scool"), "source", "No event has the source `scool`. Did you mean `school`?"),
        (Selection(kinds=("birth",)), "kind", "No event has the kind `birth`."),
        (Selection(tones=("strenght",)), "tone", "Did you mean `strength`?"),
        (Selection(person="Leena Marsh"), "person", "Did you mean `Lena Marsh`?"),
        (Selection(person="Ruth"), "person", "may be Ruth Marsh (`gran`) or Ruth Cole (`ruthie`): give the key."),
        (Selection(person="amir"), "person", "No event names Amir Shah. The people in the events are"),
        (Selection(end=PartialDate.parse("unknown")), "to", "`unknown` has no last day"),
        (Selection(start=PartialDate.parse("before 2019")), "from", "`before 2019` has no first day"),
        (
            Selection(start=PartialDate.parse("2023"), end=PartialDate.parse("2022")),
            "to",
            "There are no days from `2023` to `2022`: the end is first.",
        ),
    ],
)
def test_a_slip_is_said_with_what_there_is(selection: Selection, option: str, message: str) -> None:
    with pytest.raises(SelectionProblem) as caught:
        chosen(selection)
    assert caught.value.option == option
    assert message in caught.value.message


def test_where_nobody_has_given_a_theme_that_is_said() -> None:
    bare = "casekit: 1\nchild: a\nfamily: {a: {name: A}}\nchronology: {events: [{date: 2020, what: One.}]}\n"
    with pytest.raises(SelectionProblem, match="No event in this chronology has a theme"):
        chosen(Selection(themes=("missing",)), text=bare)


def test_an_event_surely_after_the_day_of_the_copy_is_left_out_and_counted() -> None:
    found = select(case_of(CASE), ALL, Audience.INTERNAL, date(2023, 2, 1))
    assert [entry.what.split(".")[0] for entry in found.entries] == ["First", "Second", "Last"]
    assert (found.total, found.later) == (3, 2)
    on_the_day = select(case_of(CASE), ALL, Audience.INTERNAL, date(2023, 3, 2))
    assert (on_the_day.total, on_the_day.later) == (5, 0)


def test_a_theme_that_only_later_events_have_is_no_slip_of_the_keyboard() -> None:
    found = select(case_of(CASE), Selection(themes=("alcohol",)), Audience.INTERNAL, date(2023, 2, 1))
    assert (found.entries, found.later) == ((), 2)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2022-10", "2023-03-02", "date: from October 2022 to 2 March 2023"),
        ("2022-10", None, "date: from October 2022 on"),
        ("2022-10/", None, "date: from October 2022 on"),
        (None, "2022", "date: up to 2022"),
        ("2022-10", "2022-10", "date: October 2022"),
        ("2022-10-03", "2022-10-03", "date: 3 October 2022"),
    ],
)
def test_the_dates_asked_for_are_said_as_one_choice(start: str | None, end: str | None, words: str) -> None:
    first, last = (PartialDate.parse(one) if one else None for one in (start, end))
    assert chosen(Selection(start=first, end=last, tones=("concern",))).filters == ("tone: concern", words)
