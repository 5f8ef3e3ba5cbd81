"""What the chronology is for: reviewed, shared, used, from several sources, and with the changes the file has."""

import pytest
from linting import findings, pointed_at, small

from casekit.text.finding import Severity

BEFORE = """\
family:
  kit: {name: Kit Vale, born: 2015-03-04}
  mara: {name: Mara Vale, gender: female, born: 1990}
  ivo: {name: Ivo Vale, born: 2018-06-01}
professionals: {joan: {name: Joan Park}}
couples: [{partners: [mara], children: [kit]}]
"""
EVENT = "{date: 2023-05-01, what: Kit moved.}"


def case_with(*events: str, chronology: str = "", case: str = "opened: 2022-11-03", more: str = "") -> str:
    """A small case: fields of the chronology, of the case, and more top-level fields."""
    lines = "".join(f"    - {event}\n" for event in events)
    return small(f"{BEFORE}{more}case: {{{case}}}\nchronology:\n{chronology}  events:\n{lines}")


def test_a_chronology_that_nobody_ever_read_through_is_named() -> None:
    (found,) = findings(case_with(EVENT), "not-reviewed")
    assert found.severity is Severity.WARNING
    assert found.message == (
        "Nothing says that the chronology has ever been read through and analysed (England default: three months)."
    )
    assert not findings(case_with(EVENT, case="opened: 2023-03-20"), "not-reviewed")


def test_an_old_review_and_one_without_words_are_named() -> None:
    (found,) = findings(case_with(EVENT, chronology="  reviewed: 2023-03-01\n  analysis: x and z\n"), "not-reviewed")
    assert found.message == (
        "The chronology was last read through and analysed on 1 March 2023, 111 days ago (England default: three "
        "months)."
    )
    assert "March" not in found.public
    text = case_with(EVENT, chronology="  reviewed: 2023-06-01\n")
    (found,) = findings(text, "not-reviewed")
    assert found.message == "The chronology was read through, and nothing says what it shows."
    assert pointed_at(text, found) == "2023-06-01"


@pytest.mark.parametrize(
    "chronology",
    [
        "  reviewed: 2023-06-01\n  analysis: Kit sleeps better.\n",
        "  reviewed: 2023\n  analysis: Kit sleeps better.\n",
        "  analysis: {text: Kit sleeps better., date: 2023-06-01}\n",
    ],
)
def test_a_review_that_may_be_in_time_is_enough(chronology: str) -> None:
    assert not findings(case_with(EVENT, chronology=chronology), "not-reviewed")


def test_a_chronology_out_of_date_altogether_is_said_once() -> None:
    found = findings(case_with("{date: 2022-11-05, what: Kit moved.}"), "not-reviewed", "chronology-stale")
    assert [one.rule for one in found] == ["chronology-stale"]


THREE = [f"{{date: 2023-0{month}-01, tone: concern, themes: [missing], what: x}}" for month in (3, 4, 5)]
READ = "  reviewed: %s\n  analysis: Kit sleeps better.\n"


def test_three_concerns_of_one_theme_ask_for_an_analysis() -> None:
    (found,) = findings(case_with(*THREE, chronology=READ % "2023-04-15"), "theme-building-up")
    assert found.severity is Severity.ADVICE
    assert found.message == (
        "There were 3 concerns of the theme “missing” in 12 months, and no analysis since the last of them "
        "(casekit default: three events)."
    )
    assert "missing" not in found.public and len(found.labels) == 2


def test_what_was_analysed_since_or_is_long_ago_does_not_build_up() -> None:
    assert not findings(case_with(*THREE, chronology=READ % "2023-05-01"), "theme-building-up")
    old = [event.replace("2023-03", "2022-05") for event in THREE]
    assert not findings(case_with(*old, chronology=READ % "2023-04-15"), "theme-building-up")
    other = [THREE[0].replace("missing", "school"), *THREE[1:]]
    assert not findings(case_with(*other, chronology=READ % "2023-04-15"), "theme-building-up")


def test_the_lack_of_any_review_is_said_once() -> None:
    assert [one.rule for one in findings(case_with(*THREE), "theme-building-up", "not-reviewed")] == ["not-reviewed"]


SUPERVISION = (
    "meetings:\n  - {date: 2023-04-25, kind: supervision, %s}\n  - {date: 2023-05-23, kind: supervision, %s}\n"
)


def test_two_supervisions_without_the_chronology_are_named() -> None:
    more = SUPERVISION % ("used: [map]", "reflection: We talked of school.")
    (found,) = findings(case_with(EVENT, more=more), "not-used-in-supervision")
    assert found.message == ("The last two supervisions (25 April 2023 and 23 May 2023) did not use the chronology.")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("used: [Chronology]", "used: [map]"),
        ("used: [map]", "reflection: We went through the chronology."),
        ("used: [map]", "with: [joan]"),
    ],
)
def test_one_supervision_that_may_have_used_it_is_enough(first: str, second: str) -> None:
    assert not findings(case_with(EVENT, more=SUPERVISION % (first, second)), "not-used-in-supervision")


@pytest.mark.parametrize(
    ("chronology", "asked"),
    [
        ("", True),
        ("  shared: [joan]\n", True),
        ("  shared: [{with: mara, date: 2023-05-01}]\n", False),
        ("  withhold: {why: Kit is in danger.}\n", False),
        ("  share: {family: later}\n", False),
    ],
)
def test_the_chronology_is_shown_to_the_family(chronology: str, asked: bool) -> None:
    found = findings(case_with(EVENT, chronology=chronology), "not-shared")
    assert bool(found) is asked
    assert not findings(case_with(EVENT, chronology=chronology, case="opened: 2023-04-01"), "not-shared")
    for one in found:
        assert one.message == (
            "Nothing says that the chronology was shown to Kit Vale or anybody in the family; the case has been open "
            "since 3 November 2022."
        )


def test_the_systems_that_were_searched_are_named() -> None:
    assert findings(case_with(EVENT), "systems-not-checked")
    assert not findings(case_with(EVENT, chronology="  systems_checked: [Early Help]\n"), "systems-not-checked")


def from_agencies(*agencies: str, when: str = "2023-05-01", plan: str = "child-in-need") -> str:
    """A case whose events come from these sources, one each."""
    events = [f"{{date: {when}, what: Number {at}., source: {one}}}" for at, one in enumerate(agencies)]
    return case_with(*events, case=f"opened: 2022-11-03, plans: [{{plan: {plan}, from: 2022-11-03}}]")


def test_one_agency_alone_is_one_side() -> None:
    (found,) = findings(from_agencies("{agency: school}", "{agency: School}", "{agency: school}"), "single-agency")
    assert found.severity is Severity.ADVICE
    assert found.message == (
        "All 3 events of the last six months that say who told us come from one agency (school; casekit default: six "
        "months)."
    )
    protected = from_agencies(*["{agency: school}"] * 3, plan="child-protection")
    assert [one.severity for one in findings(protected, "single-agency")] == [Severity.WARNING]


@pytest.mark.parametrize(
    "agencies",
    [
        ["{agency: school}", "{agency: police}", "{agency: school}"],
        ["{agency: school}", "{agency: school}"],
        ["{agency: school}", "{agency: school}", "{agency: school}", "{who: joan}"],
    ],
)
def test_two_agencies_or_a_source_that_may_be_another_are_enough(agencies: list[str]) -> None:
    assert not findings(from_agencies(*agencies), "single-agency")
    assert not findings(from_agencies(*["{agency: school}"] * 3, when="2022-11-19"), "single-agency")


OWN_WORK = [f"{{date: 2023-0{month}-01, kind: core-group, what: The group met.}}" for month in range(1, 6)]


def test_a_list_of_our_own_work_is_not_the_childs_story() -> None:
    (found,) = findings(case_with(*OWN_WORK), "child-missing-from-story")
    assert found.message == (
        "None of the 5 events since the birth say what things were like for Kit Vale (casekit default: 20%)."
    )
    told = [OWN_WORK[0].replace("}", ", child_view: Nobody asked me.}"), *OWN_WORK[1:]]
    assert not findings(case_with(*told), "child-missing-from-story")
    assert not findings(case_with(*OWN_WORK[1:]), "child-missing-from-story")


def test_where_impact_is_asked_for_already_that_is_all() -> None:
    text = case_with(*OWN_WORK, "{date: 2023-05-02, what: Kit fell.}")
    found = findings(text, "child-missing-from-story", "event-without-impact")
    assert [one.rule for one in found] == ["event-without-impact"]


MOVED = "households: [{name: Gran's, members: [{who: kit, from: %s}]}]\n"


def test_a_move_that_the_chronology_does_not_have() -> None:
    text = case_with("{date: 2022-11-03, kind: plan-start, what: x}", more=MOVED % "2023-03-20")
    (found,) = findings(text, "key-event-missing")
    assert found.severity is Severity.WARNING
    assert found.message == (
        "Kit Vale moved to a new home (20 March 2023), and no event near that day in the chronology says so "
        "(casekit default: seven days)."
    )
    assert pointed_at(text, found) == "2023-03-20"
    assert "Kit" not in found.public and "March" not in found.public


@pytest.mark.parametrize(
    "event",
    [
        "{date: 2023-03-27, kind: house-move, what: x}",
        "{date: 2023-03-13, kind: incident, what: Kit now lives with his gran.}",
        "{date: 2023-03-20, what: Something happened.}",
        "{date: 2023-01/2023-12, kind: placement-start, what: x}",
        "{date: unknown, kind: house-move, what: x}",
    ],
)
def test_an_event_near_the_day_that_may_tell_of_it_is_enough(event: str) -> None:
    assert not findings(case_with(event, more=MOVED % "2023-03-20"), "key-event-missing")


@pytest.mark.parametrize(
    "event", ["{date: 2023-03-28, kind: house-move, what: x}", "{date: 2023-03-20, kind: injury, what: x}"]
)
def test_an_event_further_off_or_of_something_else_is_not(event: str) -> None:
    assert findings(case_with(event, more=MOVED % "2023-03-20"), "key-event-missing")


@pytest.mark.parametrize("when", ["2023", "2023-06-13", "2015-03-04", "2023-06", "before 2023"])
def test_a_change_that_is_new_or_not_known_to_the_month_is_left_alone(when: str) -> None:
    assert not findings(case_with("{date: 2022-11-03, kind: injury, what: x}", more=MOVED % when), "key-event-missing")


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("legal_status: [{code: V2, from: 2023-03-20}]", "The legal status changed to V2"),
        ("conferences: [{kind: icpc, date: 2023-03-20}]", "There was a child protection conference"),
        ("placements: [{type: U6, from: 2023-03-20}]", "Kit Vale moved to a new home"),
        ("placements: [{type: respite, from: 2023-03-20}]", ""),
    ],
)
def test_legal_status_conferences_and_placements_count(case: str, said: str) -> None:
    found = findings(case_with("{date: 2022-11-03, kind: injury, what: x}", case=case), "key-event-missing")
    assert [one.message.partition(" (20")[0] for one in found] == ([said] if said else [])


def test_births_and_deaths_in_the_family_count() -> None:
    text = case_with("{date: 2022-11-03, kind: injury, what: x}").replace("children: [kit]", "children: [kit, ivo]")
    (found,) = findings(text.replace("born: 1990", "born: 1990, died: 2022-01"), "key-event-missing", "dates-disagree")[
        :1
    ]
    assert found.message.startswith("Mara Vale died (January 2022), and no event")
    told = text.replace(
        "kind: injury, what: x}", "kind: injury, what: x}\n    - {date: 2018-06-01, what: Ivo was born.}"
    )
    assert not findings(told, "key-event-missing")


@pytest.mark.parametrize(
    ("event", "found"),
    [
        ("{date: 2015-03-14, kind: birth, what: Kit was born in Leeds.}", True),
        ("{date: 2015-04, kind: birth, what: Kit Vale was born.}", True),
        ("{date: 2015-03-04, kind: birth, what: Kit was born in Leeds.}", False),
        ("{date: 2015, kind: birth, what: Kit was born in Leeds.}", False),
        ("{date: 2015-03-14, kind: birth, what: Kit's cousin was born in Leeds.}", False),
        ("{date: 2015-03-14, kind: birth, what: Kit and Ivo was born.}", False),
        ("{date: 2015-03-14, kind: hospital-admission, what: Kit was born in Leeds.}", False),
        ("{date: 1991, kind: birth, before_birth: yes, what: Mara was born.}", True),
    ],
)
def test_a_birth_on_another_day_than_the_familys_entry(event: str, found: bool) -> None:
    assert bool(findings(case_with(event), "dates-disagree")) is found


def test_dates_that_disagree_name_both() -> None:
    text = case_with("{date: 2015-03-14, kind: birth, what: Kit was born.}")
    (found,) = findings(text, "dates-disagree")
    assert found.severity is Severity.ERROR
    assert found.message == (
        "By the chronology Kit Vale was born on another day (14 March 2015) than by the family's entry (4 March 2015)."
    )
    assert pointed_at(text, found) == "2015-03-14"
    assert [label.place.span.line for label in found.labels] == [4]


MISSING = "{date: 2023-05-12/2023-05-13, kind: missing, what: Kit came home at noon.%s}"


def test_a_return_interview_is_offered_within_72_hours() -> None:
    (found,) = findings(case_with(MISSING % ""), "missing-without-return-interview")
    assert found.severity is Severity.WARNING
    assert found.message == (
        "Kit Vale was missing (12–13 May 2023), and nothing says that a return interview was offered by 16 May 2023 "
        "(England default: 72 hours)."
    )
    assert "May" not in found.public


@pytest.mark.parametrize(
    ("events", "more"),
    [
        ([MISSING % ", action: Joan spoke to Kit the next day."], ""),
        ([MISSING % ", action: {none: Kit had told his gran where he was.}"], ""),
        ([MISSING % ", who: {present: [ivo]}"], ""),
        ([MISSING % "", "{date: 2023-05-20, kind: return-interview, what: x}"], ""),
        ([MISSING % ""], "visits: [{date: 2023-05-15, by: joan, seen: alone}]\n"),
        ([(MISSING % "").replace("2023-05-12/2023-05-13", "2023-06-17")], ""),
        ([(MISSING % "").replace("2023-05-12/2023-05-13", "2022-06-17")], ""),
        ([(MISSING % "").replace("2023-05-12/2023-05-13", "2023-05/")], ""),
    ],
)
def test_a_conversation_that_may_have_been_is_enough(events: list[str], more: str) -> None:
    assert not findings(case_with(*events, more=more), "missing-without-return-interview")


def times(*days: str) -> list[str]:
    """Times the child was missing."""
    return [f"{{date: {day}, kind: missing, what: Kit came home late.}}" for day in days]


def test_three_times_in_thirty_days_are_a_pattern() -> None:
    text = case_with(*times("2023-04-20", "2023-05-01", "2023-05-20"))
    (found,) = findings(text, "repeat-missing")
    assert found.severity is Severity.WARNING
    assert found.message == (
        "Kit Vale was missing 3 times in 30 days, and no strategy meeting since is on file (England default: three "
        "episodes)."
    )
    assert len(found.labels) == 2


@pytest.mark.parametrize(
    ("events", "more"),
    [
        (times("2023-04-19", "2023-05-01", "2023-05-20"), ""),
        (times("2023-05-01", "2023-05-20"), ""),
        (times("2023-05", "2023-05-01", "2023-06-02"), ""),
        (times("2022-05-01", "2022-05-02", "2022-05-03"), ""),
        (
            [
                *times("2023-05-01", "2023-05-02", "2023-05-03"),
                "{date: 2023-05-02, kind: strategy-discussion, what: x}",
            ],
            "",
        ),
        (times("2023-05-01", "2023-05-02", "2023-05-03"), "meetings: [{date: 2023-05-09, kind: strategy}]\n"),
    ],
)
def test_fewer_times_or_a_strategy_meeting_are_no_finding(events: list[str], more: str) -> None:
    assert not findings(case_with(*events, more=more), "repeat-missing")
