"""What stands in the way of closing a case, and what was left behind when it closed."""

from collections.abc import Iterable

import pytest
from linting import DAY, case_of, findings, with_fields

from casekit.lint.catalogue import all_rules
from casekit.lint.context import context_for
from casekit.lint.engine import lint
from casekit.policy.policy import Policy
from casekit.text.finding import Finding, Severity

NAMES = [rule.name for rule in all_rules()]
RULES = (
    "open-at-closure",
    "plan-open-at-closure",
    "goals-not-scaled-before-closure",
    "child-not-heard-before-closure",
    "withheld-after-closure",
    "summary-not-updated-before-closure",
    "closing-summary-without-final-plan",
    "retention-unset",
)
OPEN = "opened: 2022-11-03, plans: [{plan: early-help, from: 2022-11-03}]"
CLOSED = "closed: {date: 2023-06-01, reason: The plan has worked.}"
STEPS = """
meetings:
  - date: 2023-05-09
    kind: core-group
    actions: [{what: Ask the school about a mentor., who: jemima, due: 2023-09-01}]
"""
GOAL = "mapping: {date: 2022-12-13, safety_goals: [{key: calm, will_see: Bedtimes without shouting.}]}\nscaling:\n"
SILENT = "visits:\nscaling:\nrelationships:\nchronology:\nmeetings:\nsummary: {updated: 2023-06-18, plan: We go on.}\n"
WITHHELD = """
chronology:
  events:
    - date: 2022-06-18
      what: A neighbour called the police.
      withhold: {from: [aino], why: Aino has threatened them., decided_by: priya, review: 2023-09-01}
"""


def before_closing(text: str) -> dict[str, Finding]:
    """What is found in a case that is looked at as about to close, by rule."""
    case = case_of(text)
    found = lint(case, context_for(case, DAY, Policy(), closing=True), all_rules(), NAMES)
    return {one.rule: one for one in found if one.rule in RULES}


def case(fragment: str = "", involvement: str = OPEN) -> str:
    return with_fields(f"case: {{id: EH-1, {involvement}}}\n{fragment}")


def test_an_open_case_is_asked_nothing_about_its_end_unless_it_is_about_to_close() -> None:
    text = case(STEPS + GOAL + WITHHELD)
    assert not [one for one in findings(text) if one.rule in RULES]
    assert {"open-at-closure", "plan-open-at-closure", "withheld-after-closure"} <= set(before_closing(text))


@pytest.mark.parametrize(
    ("fragment", "rule", "begins"),
    [
        (
            STEPS,
            "open-at-closure",
            "The case is about to close: “Ask the school about a mentor” is not recorded as done",
        ),
        (GOAL, "goals-not-scaled-before-closure", "The case is about to close, and no score of the last weeks"),
        (SILENT, "child-not-heard-before-closure", "The case is about to close, and nothing says what Ndéla"),
        (WITHHELD, "withheld-after-closure", "The case is about to close; this is withheld and is to be looked at"),
        (
            "summary: {updated: 2023-04-18, plan: You stay.}",
            "summary-not-updated-before-closure",
            "The case is about to",
        ),
        (
            "summary: {updated: 2023-06-18, about_you: You laugh a lot.}",
            "closing-summary-without-final-plan",
            "The case",
        ),
        ("", "retention-unset", "The case is about to close, and nothing says how long the record is kept."),
    ],
)
def test_what_stands_in_the_way(fragment: str, rule: str, begins: str) -> None:
    assert before_closing(case(fragment))[rule].message.startswith(begins)


@pytest.mark.parametrize(
    ("plan", "severity"),
    [
        ("early-help", Severity.ADVICE),
        ("child-in-need", Severity.ADVICE),
        ("child-protection", Severity.ERROR),
        ("child-in-care", Severity.ERROR),
    ],
)
def test_some_plans_must_be_ended_by_others_first(plan: str, severity: Severity) -> None:
    text = case(involvement=OPEN.replace("early-help", plan))
    assert before_closing(text)["plan-open-at-closure"].severity is severity
    ended = text.replace("from: 2022-11-03}]", "from: 2022-11-03, to: 2023-06-19}]")
    assert "plan-open-at-closure" not in before_closing(ended)


def test_a_reason_answers_it() -> None:
    reason = "allow: [{rule: open-at-closure, why: The school sees to it., by: jemima}]"
    assert "open-at-closure" not in before_closing(case(STEPS.replace("due: 2023-09-01", f"due: 2023-09-01, {reason}")))


@pytest.mark.parametrize(
    "answered",
    ["done: 2023-06-01", "outcome: The school has one already."],
)
def test_a_step_that_is_done_or_no_longer_wanted_is_not_open(answered: str) -> None:
    assert "open-at-closure" not in before_closing(case(STEPS.replace("due: 2023-09-01", answered)))


def test_what_was_left_open_is_said_of_a_closed_case_too() -> None:
    found = named(findings(case(STEPS, f"{OPEN}, {CLOSED}"), *RULES))
    assert found["open-at-closure"].message.startswith("The case closed (1 June 2023): “Ask the school")
    assert found["plan-open-at-closure"].severity is Severity.WARNING


def test_enquiries_and_assessments_without_an_end_are_open() -> None:
    more = "s47: [{start: 2023-05-02}], assessments: [{type: early-help, start: 2023-05-02}]"
    found = findings(case(involvement=f"{OPEN}, {CLOSED}, {more}"), "open-at-closure")
    assert [one.message.partition(": ")[2][:35] for one in found] == [
        "a section 47 enquiry has neither an",
        "the assessment that began on 2 May ",
    ]


def test_words_of_the_last_weeks_are_the_last_word() -> None:
    heard = "visits: [{date: 2023-06-10, by: jemima, kind: home, seen: alone, wishes: {ndela: I am glad.}}]\n"
    assert "child-not-heard-before-closure" not in before_closing(case(SILENT.replace("visits:\n", heard)))


def named(found: Iterable[Finding]) -> dict[str, Finding]:
    return {one.rule: one for one in found}
