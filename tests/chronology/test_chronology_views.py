"""Six views of one record: what each holds, in which order, and what its reader is told first."""

from datetime import date

import pytest
from chronologies import HEAD, case_of, made, with_events

from casekit.case.audience import FAMILY_NOTICE, Audience
from casekit.chronology.choices import GroupBy, View
from casekit.chronology.court import frozen, not_frozen
from casekit.chronology.extract import Extract, extract
from casekit.chronology.markdown import markdown_text
from casekit.chronology.select import Selection
from casekit.chronology.table import text_lines
from casekit.chronology.views import CHILD_NOTICE, COURT_NOTICE, MULTI_AGENCY_NOTICE
from casekit.policy.policy import Policy

EVENTS = """
    - {date: 2010-05-04, what: Born., kind: birth, tone: neutral, source: {agency: family}}
    - {date: 2015-02, what: A fall., tone: concern, source: {agency: health}, action: unknown}
    - {date: ~2016, what: A fire., tone: concern, significant: yes, themes: [home], source: {agency: police}}
    - {date: 2021-06-19, what: Just too early., action: {none: Not needed.}}
    - {date: 2021-06-20, what: Just in time., action: {none: Not needed.}}
    - {date: 2022-03-01, what: Slept out., themes: [missing, alcohol], tone: concern, action: We rang.,
       source: {agency: police, who: amir, ref: log 4, received: 2022-03-04, first_hand: no}}
    - {date: 2022-03-01, what: Went to school., themes: [missing], tone: strength, source: {agency: school}}
    - {date: 2022-11/2023-02, what: Long quiet., tone: strength}
    - {date: unknown, what: Some day.}
"""
TEXT = with_events(EVENTS)


def whats(found: Extract) -> list[str]:
    return [entry.what for entry in found.entries]


def headed(found: Extract) -> dict[str, list[str]]:
    return {section.heading: [entry.what for entry in section.entries] for section in found.sections}


def test_a_court_copy_has_the_last_two_years_and_earlier_key_events_with_serial_numbers() -> None:
    found = made(TEXT, View.COURT, origin="Made from version 1a2b.")
    recent = ["Just in time.", "Slept out.", "Went to school.", "Long quiet.", "Some day."]
    assert whats(found) == ["Born.", "A fire.", *recent]
    assert [entry.number for entry in found.entries] == [1, 2, 3, 4, 5, 6, 7]
    assert found.remarks == (
        "All 6 events from 20 June 2021 on (2 of them may be earlier, or began earlier), and 1 earlier key event. "
        "2 earlier events, not marked as significant, are left out.",
        "Made from version 1a2b.",
    )
    assert found.notice == COURT_NOTICE
    assert found.closing == ()


def test_a_court_copy_has_four_columns_on_the_page() -> None:
    page = markdown_text(made(TEXT, View.COURT))
    assert "| Serial no. | Date | Event | Source or document |" in page
    assert "| 4 | **1 March 2022**<br>age 11 | Slept out.<br>**Action:** We rang. | Police, Amir Shah, log 4" in page


def test_a_court_copy_says_how_many_events_hold_what_is_withheld() -> None:
    text = with_events("    - {date: 2022-01-01, what: Seen., withhold: {from: [mum], why: It is not safe.}}\n")
    found = made(text, View.COURT)
    assert "1 event holds something that is withheld from somebody; each is marked." in found.remarks
    assert "Note: Withheld from Lena Marsh: It is not safe." in "\n".join(text_lines(found))


def test_the_version_is_said_and_so_is_what_is_not_saved() -> None:
    day = date(2023, 6, 19)
    assert frozen("a.yaml", "1a2b", day, True) == "Made from version 1a2b of a.yaml, saved in git on 19 June 2023."
    assert "with changes that are not saved in git: the last saved is version 1a2b" in frozen(
        "a.yaml", "1a2b", day, False
    )
    assert "no version is saved in git" in not_frozen("a.yaml")


def test_a_thematic_chronology_has_a_table_for_each_theme_with_the_numbers_of_the_full_one() -> None:
    numbers = {entry.what: entry.number for entry in made(TEXT).entries}
    found = made(TEXT, View.THEMATIC, Selection(themes=("missing", "alcohol")))
    assert headed(found) == {"Missing": ["Slept out.", "Went to school."], "Alcohol": ["Slept out."]}
    assert all(entry.number == numbers[entry.what] for section in found.sections for entry in section.entries)
    assert found.remarks == (
        "By theme: Missing (2); Alcohol (1).",
        "1 event stands under more than one theme, each time with the same number.",
    )


def test_with_no_theme_asked_for_all_have_a_table_and_what_has_none_is_counted() -> None:
    found = made(TEXT, View.THEMATIC)
    assert list(headed(found)) == ["Alcohol", "Home", "Missing"]
    assert found.remarks[-1] == "6 events without a theme are in none of the tables."
    assert whats(found) == ["A fire.", "Slept out.", "Went to school."]


def test_a_family_copy_is_made_for_the_family_whatever_is_asked() -> None:
    found = made(TEXT, View.FAMILY, audience=Audience.INTERNAL)
    assert (found.audience, found.notice, found.title) == (
        Audience.FAMILY,
        FAMILY_NOTICE,
        "Chronology for the family: Tia Marsh",
    )
    page = markdown_text(found)
    assert "| No. | When | What happened | What it meant | What people did | Who told us |" in page
    assert "**What was done:** Nothing. Not needed." in page
    for word in ("tone", "a concern", "a strength", "log 4", "Action"):
        assert word not in page


def test_a_child_is_told_first_what_went_well_and_last_what_is_not_known() -> None:
    found = made(TEXT, View.CHILD, not_known=("Who is your best friend?",))
    assert headed(found)["What has gone well"] == ["Went to school.", "Long quiet."]
    assert list(headed(found)) == ["What has gone well", "Other things that have happened"]
    lines = "\n".join(text_lines(found))
    assert found.notice == CHILD_NOTICE
    assert lines.index("Went to school.") < lines.index("Born.") < lines.index("Who is your best friend?")
    assert "4 May 2010, the day you were born" in lines
    assert "1 March 2022, you were 11" in lines
    for word in ("None", "Not needed", "Police", "concern", "events", "alcohol"):
        assert word not in lines


def test_what_was_done_is_told_to_the_child_without_who_and_by_when() -> None:
    events = """
    - {date: 2010-11-05, what: A., action: {done: Amir rang., by: amir, finished: 2010-11-06}}
    - {date: 2022-01-01, what: B., action: {done: A visit., by: amir, due: 2022-02-01}}
"""
    lines = "\n".join(text_lines(made(with_events(events), View.CHILD)))
    assert "5 November 2010, you were 6 months old" in lines
    assert "What was done: Amir rang.\n" in lines
    assert "What was done: A visit. (not recorded as finished)" in lines


def test_a_multi_agency_chronology_begins_each_row_with_its_agency_and_says_who_told_whom_when() -> None:
    found = made(TEXT, View.MULTI_AGENCY)
    assert found.notice == MULTI_AGENCY_NOTICE
    assert found.remarks == ("By agency: Family (1); Health (1); No agency named (4); Police (2); School (1).",)
    lines = text_lines(found)
    start = lines.index("6. Police: 1 March 2022, age 11, a concern")
    assert lines[start : start + 6] == [
        "6. Police: 1 March 2022, age 11, a concern",
        "  Slept out.",
        "  Told by: Amir Shah",
        "  Document: log 4",
        "  Reached us: 4 March 2022 (3 days after)",
        "  First hand: did not see or hear it",
    ]


def test_how_long_after_a_period_we_were_told_is_counted_from_its_end() -> None:
    events = "    - {date: 2022-03-01/2022-03-05, what: Off., source: {agency: school, received: 2022-03-08}}\n"
    lines = text_lines(made(with_events(events), View.MULTI_AGENCY))
    assert "  Reached us: 8 March 2022 (3 days after its end)" in lines


def test_events_of_one_day_keep_their_order_in_every_view_and_every_group() -> None:
    for view in View:
        whole = whats(made(TEXT, view))
        assert whole.index("Slept out.") < whole.index("Went to school.")
    missing = headed(made(TEXT, group_by=GroupBy.THEME))["Missing"]
    assert missing == ["Slept out.", "Went to school."]


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        (GroupBy.THEME, ["Alcohol", "Home", "Missing", "No theme"]),
        (GroupBy.AGENCY, ["Family", "Health", "Police", "School", "No agency named"]),
        (GroupBy.YEAR, ["2010", "2015", "2016", "2021", "2022", "Date not known"]),
        (GroupBy.PLAN, ["No plan on record at the time", "Date not known"]),
    ],
)
def test_every_event_stands_in_a_group(by: GroupBy, headings: list[str]) -> None:
    found = made(TEXT, group_by=by)
    assert list(headed(found)) == headings
    assert {what for group in headed(found).values() for what in group} == set(whats(found))
    assert found.remarks[0].startswith(f"By {by}: {headings[0]} (")


PLANS = """case:
  plans:
    - {plan: assessment, from: 2022-01-10, to: 2022-03-01}
    - {plan: child-in-need, from: 2022-03-01, to: 2022-12-31}
    - {plan: child-protection, category: neglect, from: 2023-01-01, to: 2024-02-01}
"""


def test_plans_are_those_of_the_time_and_what_may_be_of_another_is_marked() -> None:
    found = made(with_events(EVENTS, PLANS), group_by=GroupBy.PLAN)
    assert headed(found) == {
        "No plan on record at the time": ["Born.", "A fall.", "A fire.", "Just too early.", "Just in time."],
        "Assessment, 10 January 2022 to 1 March 2022": ["Slept out.", "Went to school."],
        "Child in Need, 1 March 2022 to 31 December 2022": ["Slept out.", "Went to school.", "Long quiet."],
        "Child Protection, since 1 January 2023": ["Long quiet."],
        "Date not known": ["Some day."],
    }
    doubts = {(one.heading, entry.what): entry.doubts for one in found.sections for entry in one.entries}
    assert doubts["Child Protection, since 1 January 2023", "Long quiet."] == (
        "Its date is not exact, so it may belong to another plan, or to none.",
    )
    assert doubts["Assessment, 10 January 2022 to 1 March 2022", "Slept out."] == ()
    assert found.remarks[1] == "3 events stand under more than one plan, each time with the same number."


def test_a_plan_that_begins_after_the_day_of_the_copy_is_not_told() -> None:
    found = made(with_events(EVENTS, PLANS), group_by=GroupBy.PLAN, day=date(2022, 6, 1))
    assert "2023" not in "\n".join(text_lines(found))
    assert "Child in Need, since 1 March 2022" in headed(found)


def test_a_date_that_names_no_year_stands_under_its_own_words() -> None:
    dates = ("before 2019", "2019", "after 2019-06", "~2012", "2019-12/2020-02", "2021/")
    events = "".join(f'    - {{date: "{when}", what: "{when}"}}\n' for when in dates)
    assert headed(made(with_events(events), group_by=GroupBy.YEAR)) == {
        "2012": ["~2012"],
        "Before 2019": ["before 2019"],
        "2019": ["2019", "2019-12/2020-02"],
        "After June 2019": ["after 2019-06"],
        "2021": ["2021/"],
    }


@pytest.mark.parametrize("view", [View.COURT, View.CHILD])
def test_a_view_with_an_order_of_its_own_is_not_grouped(view: View) -> None:
    with pytest.raises(ValueError, match="cannot be grouped"):
        extract(case_of(TEXT), date(2023, 6, 20), Policy(), view=view, group_by=GroupBy.YEAR)


@pytest.mark.parametrize("view", View)
def test_every_view_of_nothing_says_so(view: View) -> None:
    lines = "\n".join(text_lines(made(HEAD, view)))
    assert "There are no events in this chronology." in lines
    assert made(HEAD, view).sections == ()


def test_numbers_do_not_depend_on_what_is_asked_for() -> None:
    whole = {entry.what: entry.number for entry in made(TEXT).entries}
    for selection in (Selection(themes=("missing",)), Selection(text="school"), Selection(significant=True)):
        found = made(TEXT, selection=selection)
        assert found.entries
        assert all(entry.number == whole[entry.what] for entry in found.entries)
