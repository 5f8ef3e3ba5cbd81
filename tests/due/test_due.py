"""What is due in a case: the right day, the sum shown, kind with partial dates, silent where nothing can be told."""

from datetime import date
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casekit.case.case import Case
from casekit.case.dates import PartialDate
from casekit.case.reading import Reader
from casekit.due.item import Due, Status
from casekit.due.listing import due_in, list_for
from casekit.policy.policy import Policy
from casekit.policy.settings import read_settings
from casekit.policy.values import Length, Unit
from casekit.text.source import Source

DAY = date(2023, 6, 20)
FOUR_WEEKS = Length(4, Unit.WEEKS)


def case(text: str) -> Case:
    reading = Reader().read_source(Source("case.yaml", "casekit: 1\nchild: kit\n" + dedent(text)))
    assert not reading.findings, [finding.message for finding in reading.findings]
    assert reading.case is not None
    return reading.case


def items(text: str, day: date = DAY, policy: Policy | None = None) -> tuple[Due, ...]:
    return due_in(case(text), day, policy or Policy("kent"))


def one(text: str, kind: str, day: date = DAY) -> Due:
    found = [item for item in items(text, day) if item.kind == kind]
    assert len(found) == 1, found
    return found[0]


def none(text: str, kind: str, day: date = DAY) -> bool:
    return not [item for item in items(text, day) if item.kind == kind]


def test_the_summary_with_the_sum_and_whose_it_is() -> None:
    due = one("summary: {updated: 2023-04-07, about_you: You love chess.}", "summary")
    assert due.by == due.earliest == date(2023, 7, 7)
    assert due.reckoning == "Last brought up to date: 7 April 2023 + three months = 7 July 2023 (Kent)"
    assert (due.policy_key, due.authority) == ("summary.max_age", "Kent")
    assert due.status(DAY) is Status.DUE
    assert due.when(DAY) == "in 17 days"
    assert due.status(date(2023, 7, 8)) is Status.OVERDUE
    assert due.when(date(2023, 7, 8)) == "1 day overdue"
    assert due.when(date(2023, 7, 7)) == "today"


def test_the_first_summary_is_due_on_the_day_of_allocation() -> None:
    text = "case: {opened: 2023-06-01, workers: [{who: jo, from: 2023-06-05}]}\nprofessionals: {jo: {name: Jo}}"
    due = one(text, "summary")
    assert due.by == date(2023, 6, 5)
    assert due.arithmetic == "5 June 2023 on the same day (Kent)"


@pytest.mark.parametrize(
    ("more", "by", "counted_from"),
    [
        ("", date(2023, 7, 7), "last brought up to date"),
        (
            "chronology: {events: [{date: 2023-06-16, significant: yes, what: Kit was hurt.}]}",
            date(2023, 6, 23),
            "significant incident",
        ),
        (
            "case: {assessments: [{type: social-work, start: 2023-03-01, completed: 2023-06-12}]}",
            date(2023, 6, 19),
            "assessment finished",
        ),
        (
            "case: {workers: [{who: al, from: 2022-11-01, to: 2023-06-16}, {who: jo, from: 2023-06-17}]}",
            date(2023, 6, 22),
            "new worker",
        ),
        (
            "case: {workers: [{who: al, from: 2022-11-01, to: 2023-04-06}, {who: jo, from: 2023-04-10}]}",
            date(2023, 7, 7),
            "last brought up to date",
        ),
    ],
)
def test_the_reason_for_a_summary_that_comes_first_counts(more: str, by: date, counted_from: str) -> None:
    text = f"{more}\nprofessionals: {{jo: {{name: Jo}}, al: {{name: Al}}}}\n"
    due = one(f"{text}summary: {{updated: 2023-04-07, about_you: You love chess.}}", "summary")
    assert (due.by, due.counted_from) == (by, counted_from)


@pytest.mark.parametrize(
    ("updated", "by", "earliest", "status"),
    [
        ("2023-03", date(2023, 6, 30), date(2023, 6, 1), Status.MAY_BE_OVERDUE),
        ("2023-04", date(2023, 7, 30), date(2023, 7, 1), Status.MAY_BE_DUE),
        ("2023-02", date(2023, 5, 28), date(2023, 5, 1), Status.OVERDUE),
        ("2023-06", date(2023, 9, 20), date(2023, 9, 1), Status.MAY_BE_DUE),
        ("unknown", date(2023, 9, 20), None, Status.MAY_BE_OVERDUE),
        ("before 2023-04-01", date(2023, 6, 30), None, Status.MAY_BE_OVERDUE),
    ],
)
def test_partial_dates_are_read_kindly(updated: str, by: date, earliest: date | None, status: Status) -> None:
    due = one(f"summary: {{updated: {updated}, about_you: You love chess.}}", "summary")
    assert (due.by, due.earliest, due.status(DAY)) == (by, earliest, status)
    assert "at the latest" in due.reckoning
    assert ("may be" in due.when(DAY)) == (status is Status.MAY_BE_OVERDUE)


def test_the_chronology_counts_from_the_last_sign_of_life() -> None:
    text = """
    case: {opened: 2022-11-03}
    chronology:
      reviewed: 2023-02-01
      events: [{date: 2023-03-14, what: Kit moved.}, {date: 2019, what: Kit was born.}]
    """
    due = one(text, "chronology")
    assert due.by == date(2023, 6, 14)
    assert due.counted_from == "newest event"
    assert due.when(DAY) == "6 days overdue"


PROTECTED = "case: {plans: [{plan: child-protection, from: 2023-05-02}], conferences: [{kind: icpc, date: 2023-05-02}]"


@pytest.mark.parametrize(
    ("more", "kind", "by", "key"),
    [
        ("}", "core-group", date(2023, 5, 17), "cp.first_core_group"),
        (
            "}\nmeetings: [{date: 2023-05-16, kind: core-group}]",
            "core-group",
            date(2023, 6, 27),
            "cp.core_group_interval",
        ),
        ("}", "review-conference", date(2023, 8, 2), "cp.first_review_conference"),
        ("}", "visit", date(2023, 5, 17), "cp.visit_interval"),
        ("}\nvisits: [{date: 2023-06-06, seen: alone}]", "visit", date(2023, 6, 20), "cp.visit_interval"),
        ("}\nvisits: [{date: 2023-06-06, seen: not-seen}]", "visit", date(2023, 5, 17), "cp.visit_interval"),
        (
            "}\nmeetings: [{date: 2023-06-05, kind: family-network}]",
            "network-meeting",
            date(2023, 7, 3),
            "fnm.review_interval_child_protection",
        ),
    ],
)
def test_child_protection(more: str, kind: str, by: date, key: str) -> None:
    due = one(PROTECTED + more, kind)
    assert (due.by, due.policy_key) == (by, key)


@pytest.mark.parametrize(
    ("more", "by", "counted_from"),
    [
        ("", date(2023, 6, 6), "last meeting about it"),
        (", {date: 2023-06-01, kind: core-group}", date(2023, 6, 29), "last meeting about it"),
        ("]\nsafety_plan: {made: 2023-05-31} #", date(2023, 6, 28), "plan made"),
    ],
)
def test_the_family_s_plan_is_looked_at_in_any_meeting(more: str, by: date, counted_from: str) -> None:
    """As `plan-not-reviewed` counts it, so that the list calls nothing overdue about which the check is silent."""
    end = "" if more.startswith("]") else "]"
    text = f"{PROTECTED}}}\nmeetings: [{{date: 2023-05-09, kind: family-network}}{more}{end}"
    due = one(text, "network-meeting")
    assert (due.by, due.counted_from) == (by, counted_from)


def test_a_review_conference_counts_on_for_six_months() -> None:
    text = """
    case:
      plans: [{plan: child-protection, from: 2022-05-02}]
      conferences: [{kind: icpc, date: 2022-05-02}, {kind: rcpc, date: 2023-01-16}]
    """
    due = one(text, "review-conference")
    assert due.by == date(2023, 7, 16)
    assert due.reckoning.startswith("Last conference: 16 January 2023 + six months")


def test_a_baby_born_on_a_plan_is_looked_at_soon() -> None:
    text = """
    family: {kit: {born: 2023-06-12}}
    case: {plans: [{plan: child-protection, from: 2023-05-02}]}
    """
    due = one(text, "after-birth-meeting")
    assert due.by == date(2023, 6, 22)
    assert none(dedent(text) + "meetings: [{date: 2023-06-15, kind: core-group}]", "after-birth-meeting")


def test_an_enquiry_may_lead_to_a_conference() -> None:
    due = one("case: {s47: [{strategy_date: 2023-06-05}]}", "first-conference")
    assert due.by == date(2023, 6, 26)
    assert due.status(DAY) is Status.MAY_BE_DUE
    assert due.when(DAY) == "in 6 days, if it is expected"
    assert none("case: {s47: [{strategy_date: 2023-06-05, outcome: No further action.}]}", "first-conference")


@pytest.mark.parametrize(
    ("plan", "kind", "by"),
    [
        ("child-in-need", "child-in-need-review", date(2023, 6, 13)),
        ("child-in-need", "visit", date(2023, 6, 13)),
        ("early-help", "early-help-review", date(2023, 6, 13)),
        ("care-leaver", "pathway-review", date(2023, 11, 2)),
        ("care-leaver", "visit", date(2023, 7, 2)),
        ("private-fostering", "visit", date(2023, 5, 9)),
        ("strengthening-independence", "strengthening-independence-review", date(2023, 11, 2)),
        ("child-in-care", "child-in-care-review", date(2023, 6, 1)),
        ("child-in-care", "visit", date(2023, 5, 9)),
        ("child-in-care", "health-assessment", date(2023, 6, 1)),
    ],
)
def test_the_first_of_each_plan(plan: str, kind: str, by: date) -> None:
    due = one(f"case: {{plans: [{{plan: {plan}, from: 2023-05-02}}]}}", kind)
    assert due.by == by
    assert "2 May 2023 + " in due.arithmetic


def test_plans_of_one_name_that_follow_each_other_are_one() -> None:
    text = """
    case:
      plans:
        - {plan: child-in-need, from: 2023-04-03, to: 2023-05-01}
        - {plan: child-in-need, from: 2023-05-02}
    """
    assert one(text, "child-in-need-review").by == date(2023, 5, 15)


def test_a_plan_that_may_be_over_may_ask_for_something() -> None:
    due = one("case: {plans: [{plan: child-in-need, from: 2023-05-02, to: 2023-06}]}", "child-in-need-review")
    assert due.status(DAY) is Status.MAY_BE_OVERDUE
    assert due.when(DAY) == "may be 7 days overdue"


@pytest.mark.parametrize(
    ("reviews", "by", "key"),
    [
        ("[]", date(2022, 6, 6), "cla.review_first"),
        ("[{date: 2022-05-20, kind: child-in-care-review}]", date(2022, 8, 20), "cla.review_second"),
        (
            "[{date: 2022-05-20, kind: child-in-care-review}, {date: 2022-08-12, kind: child-in-care-review}]",
            date(2023, 2, 12),
            "cla.review_interval",
        ),
        ("[{date: 2023-05-20, kind: child-in-care-review}]", date(2023, 11, 20), "cla.review_interval"),
    ],
)
def test_reviews_in_care(reviews: str, by: date, key: str) -> None:
    text = f"case: {{plans: [{{plan: child-in-care, from: 2022-05-05}}]}}\nmeetings: {reviews}"
    due = one(text, "child-in-care-review")
    assert (due.by, due.policy_key) == (by, key)


@pytest.mark.parametrize(
    ("placement", "status", "visit", "by", "key"),
    [
        ("from: 2023-06-14", "", "2023-06-01", date(2023, 6, 21), "cla.visit_first"),
        ("from: 2023-05-10", "", "2023-06-01", date(2023, 7, 13), "cla.visit_first_year"),
        (
            "from: 2021-05-10, intended_to_last_to_18: yes",
            "",
            "2023-06-01",
            date(2023, 9, 1),
            "cla.visit_to_last_to_18",
        ),
        ("from: 2021-05-10, intended_to_last_to_18: no", "", "2023-06-01", date(2023, 7, 13), "cla.visit_later"),
        ("from: 2023-05-10, type: P1", "C1", "2023-06-01", date(2023, 6, 8), "cla.visit_until_first_review"),
        ("from: 2023-05-10, type: P1", "C2", "2023-06-01", date(2023, 7, 13), "cla.visit_with_parent"),
    ],
)
def test_visits_in_care(placement: str, status: str, visit: str, by: date, key: str) -> None:
    legal = f", legal_status: [{{code: {status}, from: 2023-05-10}}]" if status else ""
    text = f"""
    case: {{plans: [{{plan: child-in-care, from: 2021-05-05}}], placements: [{{{placement}}}]{legal}}}
    visits: [{{date: {visit}, seen: alone}}]
    """
    due = one(text, "visit")
    assert (due.by, due.policy_key) == (by, key)


def test_what_was_agreed_about_visits_counts_where_it_is_sooner() -> None:
    text = """
    case: {plans: [{plan: child-in-need, from: 2023-05-02}], visits_planned: 2 weeks}
    visits: [{date: 2023-06-06, seen: alone}]
    """
    due = one(text, "visit")
    assert due.by == date(2023, 6, 20)
    assert due.arithmetic == "6 June 2023 + two weeks = 20 June 2023 (agreed in the file)"


def test_actions_with_a_day_and_an_owner() -> None:
    text = """
    professionals: {jo: {name: Jo Lark}}
    mapping:
      next_steps:
        - {what: Ask the school., who: jo, due: 2023-05-20}
        - {what: Done., due: 2023-05-20, done: 2023-05-19}
    meetings:
      - date: 2023-06-05
        kind: core-group
        actions:
          - {what: Ring the nurse., who: jo, due: 2023-06-30}
          - {what: No longer wanted., due: 2023-06-30, outcome: No.}
    decisions: [{date: 2023-06-05, what: A decision., actions: [{what: Write a letter., due: 2023-06-21}]}]
    chronology:
      events:
        - {date: 2023-06-10, what: Kit fell., action: {done: See a doctor., by: jo, due: 2023-06-22}}
        - {date: 2023-06-11, what: Kit fell., action: {done: Seen., due: 2023-06-22, finished: 2023-06-21}}
        - {date: 2023-06-12, what: Kit fell., action: {none: No need., due: 2023-06-22}}
    """
    found = [item for item in items(text) if item.kind == "action"]
    assert [(item.by.day, item.words, item.whose) for item in found] == [
        (20, "Next step of the map: “Ask the school.”", "Jo Lark"),
        (21, "Action after a decision: “Write a letter.”", ""),
        (22, "Action after an event: “See a doctor.”", "Jo Lark"),
        (30, "Action from a meeting (core group): “Ring the nurse.”", "Jo Lark"),
    ]
    assert all(item.arithmetic.startswith("the date in the file: ") for item in found)
    assert not any("Jo" in item.title or "school" in item.title for item in found)


def test_a_day_that_was_set_for_the_next_meeting() -> None:
    text = "meetings: [{date: 2023-05-09, kind: family-network, next: 2023-06-19}]"
    assert one(text, "meeting").title == "Family network meeting, day set at the last one"
    later = "meetings: [{date: 2023-05-09, kind: review, next: 2023-06-19}, {date: 2023-06-19, kind: review}]"
    assert none(later, "meeting")
    called_otherwise = later.replace("kind: review", "kind: family-network", 1)
    assert none(called_otherwise, "meeting")
    supervision = later.replace("kind: review}", "kind: supervision}")
    assert one(supervision, "meeting").title == "Review, day set at the last one"
    assert one("meetings: [{date: 2023-07-01, kind: review}]", "meeting").by == date(2023, 7, 1)


def test_what_is_to_be_looked_at_again() -> None:
    text = """
    family:
      kit: {born: 2014}
      sid: {name: Sid Marl, contact: {kind: none, review: 2023-07-01}}
    safety_plan: {review: 2023-07-02}
    chronology:
      events:
        - {date: 2023-05-01, what: One., withhold: {from: [sid], why: Danger., review: 2023-07-03}}
        - {date: 2023-05-02, what: Two., withhold: {from: [sid], why: Danger., review: 2023-07-03}}
    """
    found = {item.kind: item for item in items(text)}
    assert found["contact-limit"].words == "Limit on contact looked at again: Sid Marl"
    assert found["contact-limit"].title == "Limit on contact looked at again"
    assert found["safety-plan"].by == date(2023, 7, 2)
    assert [item.by.day for item in items(text) if item.kind == "withholding"] == [3]


def test_a_closed_case_is_due_only_a_decision_on_keeping_it() -> None:
    text = """
    case:
      opened: 2022-05-02
      plans: [{plan: child-in-need, from: 2022-05-02, to: 2023-05-02}]
      closed: {date: 2023-05-02}
      retention: {until: 2023-07-02}
    family: {kit: {born: 2007-07-01}}
    """
    assert [item.kind for item in items(text)] == ["retention"]


def test_nobody_expects_visits_to_a_child_who_has_died() -> None:
    text = "family: {kit: {born: 2014, died: unknown}}\n" + PROTECTED + "}"
    assert items(text) == ()


@pytest.mark.parametrize(
    ("born", "age", "by", "earliest"),
    [
        ("2007-08-02", 16, date(2023, 8, 2), date(2023, 8, 2)),
        ("2007", 16, date(2023, 12, 31), date(2023, 1, 1)),
        ("2008-02-29", 18, date(2026, 3, 1), date(2026, 3, 1)),
    ],
)
def test_birthdays(born: str, age: int, by: date, earliest: date) -> None:
    due = one(f"family: {{kit: {{born: {born}}}}}", f"birthday-{age}")
    assert (due.by, due.earliest) == (by, earliest)
    assert due.status(DAY) in (Status.DUE, Status.MAY_BE_DUE)
    assert none(f"family: {{kit: {{born: {born}}}}}", "birthday-25")


@pytest.mark.parametrize(("plan", "listed"), [("child-in-care", True), ("early-help", False)])
def test_a_birthday_is_prepared_for_in_care(plan: str, listed: bool) -> None:
    text = f"family: {{kit: {{born: 2005-11-02}}}}\ncase: {{plans: [{{plan: {plan}, from: 2023-06-01}}]}}"
    found = list_for(case(text), DAY, Policy(), FOUR_WEEKS)
    assert ("birthday-18" in [item.kind for item in found.items]) == listed


def test_a_return_interview() -> None:
    text = """
    case: {opened: 2022-11-03}
    chronology: {events: [{date: 2023-06-17/2023-06-18, kind: missing, what: Kit stayed away all night.}]}
    """
    due = one(text, "return-interview")
    assert due.by == date(2023, 6, 21)
    assert due.reckoning.endswith("+ 72 hours = 21 June 2023 (England default)")
    interview = ", {date: 2023-06-19, kind: return-interview, what: Kit spoke with Al.}]}"
    assert none(text.replace("]}", interview), "return-interview")


def test_supervision_and_the_first_genogram() -> None:
    opened = "case: {opened: 2023-06-01, plans: [{plan: child-in-need, from: 2023-06-01}]}\n"
    assert one(opened, "supervision").by == date(2023, 6, 29)
    assert one(opened + "meetings: [{date: 2023-06-13, kind: supervision}]", "supervision").by == date(2023, 7, 11)
    assert one(opened, "genogram").by == date(2023, 6, 29)
    assert none(opened + "genogram: {made: 2023-06-10}", "genogram")
    assert one(opened, "supervision").status(date(2023, 7, 20)) is Status.MAY_BE_OVERDUE


def test_referrals_and_assessments_that_wait() -> None:
    text = """
    case:
      referrals: [{date: 2023-06-19}, {date: 2023-06-12, decision: Assess.}]
      assessments:
        - {type: social-work, start: 2023-06-12}
        - {type: social-work, start: 2022-06-12, completed: 2022-07-12}
        - {type: health, start: 2023-06-12, due: 2023-06-30}
    """
    found = [(item.kind, item.title, item.by) for item in items(text)]
    assert ("referral-decision", "Decision about a referral", date(2023, 6, 20)) in found
    assert ("assessment", "Social work assessment finished", date(2023, 8, 14)) in found
    assert ("assessment", "Health assessment finished", date(2023, 6, 30)) in found
    assert len(found) == 3


def test_only_what_is_near_is_on_the_list() -> None:
    text = "summary: {updated: 2023-04-07, about_you: You love chess.}\nsafety_plan: {review: 2023-07-20}"
    found = list_for(case(text), DAY, Policy(), FOUR_WEEKS)
    assert [item.kind for item in found.items] == ["summary"]
    assert [item.kind for item in list_for(case(text), DAY, Policy(), Length(5, Unit.WEEKS)).items] == [
        "summary",
        "safety-plan",
    ]


def test_another_policy_gives_another_day_and_says_whose() -> None:
    settings_, _ = read_settings('[policy]\nauthority = "Our town"\n[policy.summary]\nmax_age = "2 months"\n', "x")
    text = "summary: {updated: 2023-04-07, about_you: You love chess.}"
    due = next(item for item in items(text, policy=settings_.policy) if item.kind == "summary")
    assert due.arithmetic == "7 April 2023 + two months = 7 June 2023 (Our town)"


def test_counting_the_first_day_is_said() -> None:
    settings_, _ = read_settings('[policy.days]\ncount_from = "same-day"\n', "x")
    found = items(PROTECTED + "}", policy=settings_.policy)
    due = next(item for item in found if item.kind == "core-group")
    assert "+ 10 working days, that day counted, = 16 May 2023" in due.arithmetic


def test_a_confidential_address_is_not_on_the_list() -> None:
    text = """
    family: {kit: {born: 2014}}
    households: [{name: Home, address: "12 Secret Lane, Leeds", confidential: yes}]
    mapping: {next_steps: [{what: Call at 12 Secret Lane., due: 2023-06-21}]}
    """
    found = list_for(case(text), DAY, Policy(), FOUR_WEEKS)
    assert not any("Secret" in item.words for item in found.items)
    assert any("address kept confidential" in item.words for item in found.items)


dates = st.one_of(
    st.dates(date(2015, 1, 1), date(2023, 12, 31)).map(date.isoformat),
    st.dates(date(2015, 1, 1), date(2023, 12, 31)).map(lambda day: f"{day:%Y-%m}"),
    st.dates(date(2015, 1, 1), date(2023, 12, 31)).map(lambda day: f"~{day.year}"),
    st.sampled_from(["unknown", "before 2023", "after 2020-03"]),
)


@settings(max_examples=60, deadline=None)
@given(
    plan=st.sampled_from(["child-protection", "child-in-need", "child-in-care", "early-help"]), begun=dates, done=dates
)
def test_the_kindest_reading_is_never_sooner_than_the_strictest(plan: str, begun: str, done: str) -> None:
    text = f"""
    family: {{kit: {{born: {done}}}}}
    case: {{opened: {begun}, plans: [{{plan: {plan}, from: {begun}}}]}}
    summary: {{updated: {done}, about_you: You love chess.}}
    visits: [{{date: {done}, seen: alone}}]
    meetings: [{{date: {done}, kind: review}}]
    """
    exact = PartialDate.parse(begun).day and PartialDate.parse(done).day
    for item in items(text):
        assert item.earliest is None or item.earliest <= item.by
        assert not exact or item.earliest == item.by
        assert (item.status(DAY) is Status.OVERDUE) <= (item.by < DAY)
