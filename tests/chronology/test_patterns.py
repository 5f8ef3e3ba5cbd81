"""What a record shows, section by section: small case files in, words and figures out, against counts by hand."""

from datetime import date

import pytest

from casekit.case.dates import PartialDate
from casekit.patterns.counting import Between, between, count_within, longest_spell
from casekit.patterns.everything import patterns
from casekit.patterns.names import SectionName
from casekit.policy.policy import Policy
from patterned import DAY, case, chronology, figure, figures, section

GAPS, MOVES, CYCLE = SectionName.GAPS, SectionName.MOVES, SectionName.CYCLE


def when(text: str) -> PartialDate:
    return PartialDate.parse(text)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("2023-01-01", "2023-01-01", "the same day"),
        ("2023-01-01", "2023-01-02", "1 day"),
        ("2023-01-01", "2023-05", "between 120 and 150 days"),
        ("2023-01", "2023-01-31", "between 0 and 30 days"),
        ("2022-11-14/2022-11-18", "2022-11-20", "between 2 and 6 days"),
        ("2019-09", "2023-03-02", "between 1,249 and 1,278 days (over 3 years)"),
        ("2023-01-01", "after 2023-03-01", "at least 60 days"),
    ],
)
def test_days_between_are_never_more_exact_than_the_dates(one: str, other: str, words: str) -> None:
    days = between(when(one), when(other))
    assert days is not None
    assert days.words == words


def test_nothing_is_said_of_days_from_an_unknown_date_or_backwards() -> None:
    assert between(when("unknown"), when("2023-01-01")) is None
    assert between(when("2023-02-01"), when("2023-01-01")) is None


def test_what_may_lie_within_is_counted_apart() -> None:
    dates = [when(text) for text in ("2023-01-10", "2023-01", "2022", "~2023-01-31", "2023-03-01")]
    count = count_within(dates, date(2023, 1, 1), date(2023, 1, 31))
    assert (count.sure, count.most) == (2, 3)
    assert count.of("event") == "2 or 3 events"


def test_the_longest_spell_counts_every_day_that_a_date_can_mean() -> None:
    spell = longest_spell([when("2022"), when("2021-01-01"), when("2023-06-01")], DAY)
    assert spell is not None
    assert (spell.after.text, spell.days) == ("2021-01-01", Between(365, 729))
    assert longest_spell([], DAY) is None


OPEN = """
case:
  opened: 2023-01-02
  plans: [{plan: child-protection, from: 2023-01-02}]
professionals: {jo: {name: Jo Hart}}
visits:
  - {date: 2023-01-10, by: jo, seen: alone}
  - {date: 2023-04-01, by: jo, seen: alone}
  - {date: 2023-04-20, by: jo, seen: alone}
  - {date: 2023-06-01, by: jo, seen: alone}
"""


def test_silences_while_a_plan_was_open_longest_first() -> None:
    found = figures(OPEN, GAPS, "silence")
    assert [one.values["least"] for one in found] == [81, 42]
    assert found[0].words == (
        "81 days with nothing recorded, 10 January 2023 to 1 April 2023, on a child protection plan."
    )
    assert found[0].measure is not None
    assert (found[0].measure.key, found[0].measure.passed) == ("chronology.gap_child_protection", True)
    assert "(longer than the expected 60 days; casekit default)" in found[0].sentence
    assert [one.note for one in found[0].examples] == ["the last before", "the next"]
    assert found[1].measure is not None
    assert not found[1].measure.passed


def test_a_silence_between_dates_that_are_roughly_known_has_two_lengths() -> None:
    text = OPEN.replace("2023-04-01", "2023-04")
    found = figures(text, GAPS, "silence")
    assert found[0].words.startswith("Between 81 and 110 days with nothing recorded")


def test_a_silence_ends_when_the_case_closes() -> None:
    text = OPEN.replace("opened: 2023-01-02", "opened: 2023-01-02\n  closed: {date: 2023-06-05, reason: Done.}")
    assert [one.values["least"] for one in figures(text, GAPS, "silence", date(2024, 6, 1))] == [81, 42]
    last = figures(text.replace("2023-06-05", "2023-08-01"), GAPS, "silence", date(2024, 6, 1))[1]
    assert last.words.startswith("61 days with nothing recorded, 1 June 2023 to 1 August 2023, when the case closed")


def test_no_silence_is_said_too() -> None:
    text = "case: {opened: 2023-06-01, plans: [{plan: child-in-need, from: 2023-06-01}]}"
    assert section(text, GAPS).note.startswith("There is no silence of 28 days or more and no action overdue.")


def test_silences_are_not_told_where_nothing_says_when_the_case_was_opened() -> None:
    note = section("visits: [{date: 2022-01-01, seen: alone}, {date: 2023-05-01, seen: alone}]", GAPS).nothing
    assert "It is not recorded when the case was opened, so silences are not shown." in note
    assert "no silence" not in note


def test_a_silence_for_which_a_reason_is_recorded_says_so() -> None:
    text = OPEN.replace("opened: 2023-01-02", "opened: 2023-01-02\n  allow: [{rule: gap, why: They were in Poland.}]")
    assert figures(text, GAPS, "silence")[0].lines == ("The file gives a reason for it.",)


@pytest.mark.parametrize(
    ("vague", "note"),
    [
        ("unknown", "1 event of which nobody knows the day may lie in one."),
        ("after 2022-10", "1 event of which nobody knows the day may lie in one."),
        ("before 2023-06", "1 event of which nobody knows the day may lie in one."),
        ("2023-01-02/", "work is dated."),
    ],
)
def test_one_event_that_may_be_on_any_day_does_not_fill_every_silence(vague: str, note: str) -> None:
    text = "case: {opened: 2023-01-02}\n" + chronology(
        f"date: {vague}, what: Saturdays with Gran.", "date: 2023-05-01, what: Seen."
    )
    (first, _) = [one for one in section(text, GAPS).figures if one.kind == "silence"]
    assert first.words.startswith("119 days with nothing recorded, 2 January 2023 to 1 May 2023")
    assert section(text, GAPS).note.endswith(note)


def test_on_an_earlier_day_what_was_done_later_is_still_open() -> None:
    text = """
    case: {opened: 2023-01-01}
    decisions: [{date: 2023-05-02, what: A club., actions: [{what: Pay, due: 2023-05-10, done: 2023-05-20}]}]
    meetings: [{date: 2023-06-02, kind: review, actions: [{what: Ask}]}]
    """
    assert figure(text, GAPS, "decision", date(2023, 5, 15)).values["not_done"] == 1
    assert figures(text, GAPS, "no-date", date(2023, 5, 15)) == []
    assert figures(text, GAPS, "decision") == []
    assert figure(text, GAPS, "no-date").values["number"] == 1


ACTIONS = """
professionals: {jo: {name: Jo Hart}}
case: {opened: 2023-01-01}
meetings:
  - {date: 2023-05-01, kind: core-group, actions: [{what: Ask the nurse, who: jo, due: 2023-05-10}, {what: Ring}]}
decisions:
  - {date: 2023-05-02, what: A club., actions: [{what: Find a club, due: 2023-06-01}, {what: Pay, done: 2023-05-03}]}
chronology:
  events:
    - {date: 2023-04-01, tone: concern, kind: injury, what: A cut., action: unknown}
    - {date: 2023-04-02, tone: concern, what: A fall.}
    - {date: 2023-04-03, tone: concern, what: A shout., action: {done: Seen, finished: 2023-04-13}}
    - {date: 2023-04-05, tone: concern, what: A row., action: {done: Seen, finished: 2023-05}}
"""


def test_late_and_open_actions_with_their_days() -> None:
    late = figure(ACTIONS, GAPS, "overdue")
    assert late.words == "2 actions overdue; the oldest was due by 10 May 2023, 41 days overdue."
    assert [one.text for one in late.examples] == ["“Ask the nurse” (Jo Hart)", "“Find a club”"]
    assert figure(ACTIONS, GAPS, "no-date").words == ("1 action is not recorded as done and has no date to be done by.")
    unknown = figure(ACTIONS, GAPS, "end-not-known")
    assert unknown.words == "1 event of which nobody knows yet what was done."
    assert unknown.measure is not None
    assert unknown.measure.passed
    silent = figure(ACTIONS, GAPS, "not-recorded")
    assert (silent.values["number"], silent.values["concerns"]) == (1, 4)
    steps = figure(ACTIONS, GAPS, "decision")
    assert steps.words == "1 of 2 steps that follow from decisions is not recorded as done."
    assert steps.examples[0].note == "decided 49 days ago, due 1 June 2023"


def test_a_decision_that_names_no_step_is_shown_as_one_that_nobody_can_follow_up() -> None:
    text = ACTIONS.replace("decisions:\n", "decisions:\n  - {date: 2023-05-03, what: A legal meeting.}\n")
    found = figure(text, GAPS, "decision-without-step")
    assert found.words == "1 of 2 decisions names no step by which it can be followed up."
    assert [one.text for one in found.examples] == ["“A legal meeting.”"]
    assert figures(ACTIONS, GAPS, "decision-without-step") == []


def test_days_from_event_to_action() -> None:
    found = figure(ACTIONS, GAPS, "event-to-action")
    assert found.words == (
        "From an event until the action was finished: the longest between 26 and 56 days, the shortest 10 days "
        "(2 events say both days)."
    )


def test_time_in_each_plan_beside_what_is_asked_about() -> None:
    text = """
    case:
      plans:
        - {plan: child-in-need, from: 2022-01, to: 2022-12-01}
        - {plan: child-protection, from: 2022-12-02}
    """
    need, protection = figures(text, GAPS, "plan")
    assert need.words == "Between 304 and 334 days on a child in need plan, January 2022 to 1 December 2022."
    assert need.measure is not None
    assert need.measure.passed
    assert protection.words == "200 days on a child protection plan, since 2 December 2022 and still open."
    assert protection.measure is not None
    assert not protection.measure.passed


THEMES = chronology(
    "date: 2022-05-01, themes: [alcohol], tone: concern, what: Drank.",
    "date: 2023-04-01, themes: [Alcohol], tone: concern, what: Drank.",
    "date: 2023-03, themes: [alcohol], tone: strength, what: Did not drink.",
    "date: 2023-05-30, themes: [alcohol, sleep], tone: concern, what: Drank.",
)


def test_a_theme_over_time() -> None:
    alcohol = figure(THEMES, SectionName.BUILD_UP, "theme")
    assert alcohol.sentence == "Alcohol: 4 events recorded, 3 of concern."
    assert alcohol.lines == (
        "Last three months: 2 or 3. The same months a year before: 1.",
        "Longest quiet spell: between 304 and 334 days, 1 May 2022 to March 2023.",
        "By quarter: 2022 Q2: 1, 2023 Q1: 1, 2023 Q2: 2.",
    )
    assert "1 theme with one event only is left out." in section(THEMES, SectionName.BUILD_UP).note


def test_what_is_new_since_the_last_review() -> None:
    text = "family: {kit: {name: Kit Hart}, ana: {name: Ana Hart, born: 2023-05-02}}\n" + THEMES.replace(
        "chronology:", "chronology:\n  reviewed: 2023-03-15"
    )
    since = figure(text, SectionName.BUILD_UP, "since-review")
    assert since.words == (
        "Since the last review (15 March 2023): 2 events recorded, and 1 that may be: concern: 2, strength: 1."
    )
    assert since.lines == ("Changes in the family since then: a birth (1).",)


def test_moves_by_year_and_none_counted_twice() -> None:
    text = """
    family: {kit: {name: Kit Hart, born: 2015-03-01}}
    case:
      workers:
        - {who: jo, from: 2022-09-01, to: 2023-01-05}
        - {who: al, from: 2023-01-06, to: 2023-03-01}
        - {who: bo, from: 2023-03-02}
      placements: [{from: 2023-02-01, type: U1}, {from: 2023-04-01, type: U1, change_reason: Notice.}]
    professionals: {jo: {name: Jo}, al: {name: Al}, bo: {name: Bo}}
    households:
      - {name: First house, members: [{who: kit, from: 2015-03-01, to: 2021-05-01}]}
      - {name: Second house, members: [{who: kit, from: 2021-05-01}, {who: kit, from: 2022-01-01, kind: weekend}]}
    chronology:
      events:
        - {date: 2021-05, kind: house-move, what: They moved.}
        - {date: 2022-08-01, kind: house-move, what: They moved again.}
        - {date: 2021-09-01, kind: school-change, what: A new school.}
    """
    assert figure(text, MOVES, "home").words == "2 moves of home (2021: 1, 2022: 1)."
    assert figure(text, MOVES, "school").words == "1 change of school (2021: 1)."
    assert figure(text, MOVES, "placement").words == "2 starts of placements (2023: 2)."
    workers = figure(text, MOVES, "worker")
    assert workers.words == "2 changes of worker (2023: 2)."
    assert workers.measure is not None
    assert workers.measure.passed


def test_changes_of_school_are_dated_in_the_family_too() -> None:
    text = """
    family:
      kit:
        name: Kit Hart
        born: 2015-03-01
        schools:
          - {name: Nursery, to: 2019-07}
          - {name: Low School, from: 2019-09-02}
          - {name: Hill School, from: 2022-01-05}
    chronology:
      events:
        - {date: 2022-01-05, kind: school-change, what: A new school.}
    """
    assert figure(text, MOVES, "school").words == "2 changes of school (2019: 1, 2022: 1)."


def test_a_move_told_with_another_date_is_marked_as_perhaps_the_same() -> None:
    text = """
    case:
      placements: [{from: 2022-06-02, household: Gran's home}]
    chronology:
      events:
        - {date: 2022-06-05, kind: placement-start, what: Kit went to live with Gran.}
        - {date: 2022-09-05, kind: placement-move, what: Kit went to live with Ann.}
    """
    found = figure(text, MOVES, "placement")
    assert found.words == "3 starts of placements (2022: 3)."
    assert "1 of them may be told twice, with two dates." in found.lines
    assert [one.note for one in found.examples] == ["", "perhaps the one of 2 June 2022", ""]


def test_runs_of_appointments_by_service() -> None:
    text = chronology(
        "date: 2023-01-05, kind: was-not-brought, what: Dentist., source: {agency: health}",
        "date: 2023-01-19, what: The appointment was cancelled by the clinic., source: {agency: health}",
        "date: 2023-01-25, what: A good day at school., source: {agency: school}",
        "date: 2023-02-02, kind: was-not-brought, what: Dentist., source: {agency: Health}",
        "date: 2023-02-09, what: Seen by the dentist., source: {agency: health}",
        "date: 2023-03-02, kind: was-not-brought, what: Dentist., source: {agency: health}",
    )
    run = figure(text, SectionName.APPOINTMENTS, "run")
    assert run.sentence == "health: 3 in a row, 5 January 2023 to 2 February 2023 (28 days)."
    assert figure(text, SectionName.APPOINTMENTS, "not-brought").values["number"] == 3
    assert figure(text, SectionName.APPOINTMENTS, "put-off").values["number"] == 1


def test_visits_on_which_the_child_was_not_seen() -> None:
    text = "visits:\n" + "".join(
        f"  - {{date: 2023-0{month}-01, seen: {seen}}}\n"
        for month, seen in enumerate(("alone", "not-seen", "not-seen", "with-others", "not-seen"), 1)
    )
    found = figure(text, SectionName.APPOINTMENTS, "not-seen")
    assert found.words == "On 3 of 5 visits the child was not seen; 2 in a row."


def test_the_cycle_of_referral_assessment_and_closing() -> None:
    text = """
    case:
      referrals: [{date: 2022-03-01, reason: Hunger.}, {date: 2023-01-10, reason: A bruise.}]
      assessments:
        - {type: social-work, start: 2022-03-02, completed: 2022-04-01}
        - {type: social-work, start: 2023-01-11}
      plans: [{plan: closed, from: 2022-06-01, to: 2023-01-10}]
    chronology:
      events:
        - {date: 2022-09-01, kind: birth, what: A brother was born.}
    """
    first, second = figures(text, CYCLE, "round")
    assert first.lines == (
        "Social work assessment 2 March 2022 to 1 April 2022 (30 days; longest expected 45 working days; National "
        "timescale).",
        "Closed 1 June 2022, 92 days after the referral.",
        "The next referral came 223 days after the closing.",
    )
    assert [one.note for one in first.examples if one.what == "birth"] == ["between"]
    assert second.lines == ("Social work assessment begun 11 January 2023; no end is recorded.",)
    many = figure(text, CYCLE, "referrals")
    assert many.words == "2 referrals; 1 in the last 12 months."


def test_before_and_after_help_in_equal_times() -> None:
    text = chronology(
        "date: 2022-12-01, tone: concern, what: Too early to count.",
        "date: 2023-02-20, tone: concern, what: A row.",
        "date: 2023-03-30, tone: concern, what: A row.",
        "date: 2023-04-11, kind: intervention-start, tone: strength, what: A group began.",
        "date: 2023-05-01, tone: strength, what: A good week.",
        "date: 2023-05, tone: concern, what: A row.",
        "date: 2023-05-03, kind: visit, tone: strength, what: Our own visit.",
    )
    found = figure(text, SectionName.BEFORE_AFTER, "before-after")
    assert found.sentence == (
        "“A group began.”: Start of help, 11 April 2023: in the 70 days before it 2 concerns and 0 strengths; "
        "in the 70 days after it 1 concern and 1 strength."
    )


def test_what_is_both_counts_before_and_after_as_each() -> None:
    text = chronology(
        "date: 2023-03-30, tone: mixed, what: He moved out.",
        "date: 2023-04-11, kind: intervention-start, what: A group began.",
    )
    words = figure(text, SectionName.BEFORE_AFTER, "before-after").words
    assert words.endswith("before it 1 concern and 1 strength; in the 70 days after it 0 concerns and 0 strengths.")


def test_balance_by_year_beside_what_is_expected() -> None:
    text = chronology(
        *(f"date: 2022-0{month}-01, tone: concern, what: A row." for month in range(1, 8)),
        "date: 2023, tone: strength, what: A good year.",
        "date: 2022-11/2023-02, tone: mixed, what: Ups and downs.",
    )
    years = figures(text, SectionName.BALANCE, "year")
    assert [one.words for one in years] == [
        "2023: 0 concerns, 1 strength.",
        "2022: 7 concerns, 0 strengths.",
        "year not sure: 0 concerns, 0 strengths, 1 of both.",
    ]
    everything = figure(text, SectionName.BALANCE, "all")
    assert everything.words == "In all: 7 concerns, 1 strength, 1 of both. 2 of 9 events (22%) show a strength."


def test_who_told_us_and_when() -> None:
    text = chronology(
        "date: 2023-01-14, what: A., source: {agency: police, received: 2023-01-16, first_hand: yes}",
        "date: 2023-02-01, what: B., source: {agency: police, received: 2023-03}, child_view: I hid.",
        "date: 2023-02-02, what: C., source: {agency: school, received: 2023-02-02, first_hand: no}",
        "date: 2023-02-03, what: D.",
    )
    shares = figures(text, SectionName.SOURCES, "agency")
    assert [one.sentence for one in shares] == [
        "police: 2 of 4 events (50%).",
        "school: 1 of 4 events (25%).",
        "no agency recorded: 1 of 4 events (25%).",
    ]
    assert figure(text, SectionName.SOURCES, "first-hand").words == (
        "Seen or heard by those who told us: 1; not: 1; not said: 2."
    )
    assert figure(text, SectionName.SOURCES, "child-words").words == "1 of 4 events (25%) has the child's own words."
    police, school = figures(text, SectionName.KNOWN, "told")
    assert police.sentence == "Police: 2 events, told between 28 and 58 days later at the longest (2023: 2)."
    assert school.sentence == "School: 1 event, told on the same day (2023: 1)."
    assert [one.note for one in police.examples] == [
        "told March 2023, between 28 and 58 days",
        "told 16 January 2023, 2 days",
    ]
    assert figure(text, SectionName.KNOWN, "not-dated").words == "1 event does not say when we were told."


def test_dates_of_the_chronology_beside_those_of_the_rest_of_the_file() -> None:
    text = """
    family: {kit: {name: Kit Hart, born: 2015-03-01}, ana: {name: Ana Hart, born: 2020-02-02}}
    case:
      conferences: [{kind: icpc, date: 2023-02-07}, {kind: rcpc, date: 2023-05-04}]
      referrals: [{date: 2023-01-10}]
    chronology:
      events:
        - {date: 2015-03-01, kind: birth, what: Kit was born.}
        - {date: 2020-02-20, kind: birth, what: "Kit's sister Ana was born."}
        - {date: 2023-02, kind: conference, what: The conference agreed a plan.}
        - {date: 2023-05-05, kind: conference, what: The plan went on.}
        - {date: 2022-01-10, kind: referral, what: An older referral.}
    """
    found = section(text, SectionName.CONTRADICTIONS)
    assert [one.words for one in found.figures] == [
        "child protection conference: 5 May 2023 in the chronology, 4 May 2023 in the structured record.",
        "birth: 20 February 2020 in the chronology, 2 February 2020 in the family's entry.",
    ]


def test_a_birth_that_names_several_or_is_anybodys_is_left_alone() -> None:
    text = """
    family: {kit: {name: Kit Hart, born: 2015-03-01}, ana: {name: Ana Hart, born: 2020-02-02}}
    chronology:
      events:
        - {date: 2020-02-20, kind: birth, what: Kit told his class that Ana was born.}
        - {date: 2020-02-02, kind: birth, what: Kit became a brother.}
        - {date: 1990-02-02, kind: birth, what: "Kit's aunt was born."}
    """
    assert section(text, SectionName.CONTRADICTIONS).figures == ()


def test_what_lies_after_the_day_and_family_history_are_left_out_and_counted() -> None:
    text = chronology(
        "date: 1990, before_birth: yes, themes: [alcohol], what: Gran drank.",
        "date: 2023-05-01, themes: [alcohol], what: Mum drank.",
        "date: 2023-07-01, themes: [alcohol], what: Mum drank.",
    )
    found = patterns(case(text), DAY, Policy())
    assert found.about == (
        "1 event looked at, up to 20 June 2023.",
        "1 event after that day is left out.",
        "1 event from before the birth, marked as family history, left out.",
    )
