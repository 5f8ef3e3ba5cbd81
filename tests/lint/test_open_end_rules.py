"""What is still open: actions that are late, answers that nobody has, referrals, and what is withheld."""

import pytest
from linting import findings, pointed_at, small

from casekit.text.finding import Severity

BEFORE = """\
family: {kit: {name: Kit Vale, born: 2015-03-04}}
case: {opened: 2022-11-03}
professionals: {joan: {name: Joan}}
"""


def with_event(event: str) -> str:
    """A small case with one event."""
    return small(BEFORE + f"chronology:\n  events:\n    - {event}\n")


def with_step(step: str) -> str:
    """A small case with one action of a meeting."""
    return small(BEFORE + f"meetings:\n  - date: 2023-05-01\n    kind: core-group\n    actions: [{step}]\n")


def test_an_action_is_overdue_from_the_day_after_it_was_due() -> None:
    text = with_step("{what: Ask the school., who: joan, due: 2023-06-19}")
    (found,) = findings(text, "action-overdue")
    assert found.severity is Severity.WARNING
    assert found.message == "“Ask the school.” was due on 19 June 2023 and is not recorded as done: 1 day overdue."
    assert found.public == "An action is not recorded as done: 1 day overdue."
    assert pointed_at(text, found) == "2023-06-19"
    assert not findings(with_step("{what: Ask the school., who: joan, due: 2023-06-20}"), "action-overdue")


def test_the_action_of_an_event_counts_too() -> None:
    text = with_event("{date: 2023-03-01, what: Kit fell., action: {done: Ring the doctor., due: 2023-03}}")
    (found,) = findings(text, "action-overdue")
    assert found.message == "“Ring the doctor.” was due by 31 March 2023 and is not recorded as done: 81 days overdue."


@pytest.mark.parametrize(
    "step",
    [
        "{what: Ask., due: 2023-05-02, done: 2023-05-02}",
        "{what: Ask., due: 2023-05-02, outcome: No longer wanted.}",
        "{what: Ask., due: 2023-06}",
        "{what: Ask., due: 2023-05/}",
        "{what: Ask.}",
    ],
)
def test_an_action_that_may_be_done_or_in_time_is_left_alone(step: str) -> None:
    assert not findings(with_step(step), "action-overdue")


@pytest.mark.parametrize("action", ["{done: x, due: 2023-03-01, finished: 2023-04-01}", "{none: x, due: 2023-03-01}"])
def test_an_action_that_is_finished_is_not_overdue(action: str) -> None:
    assert not findings(with_event(f"{{date: 2023-02-01, what: Kit fell., action: {action}}}"), "action-overdue")


def test_a_long_action_is_quoted_in_part() -> None:
    (found,) = findings(with_step(f"{{what: {'Ask the school again and ' * 9}, due: 2023-05-02}}"), "action-overdue")
    assert found.message.startswith("“Ask the school again and Ask the school again and Ask the …” was due")


@pytest.mark.parametrize(
    ("date", "asked"), [("2023-05-19", True), ("2023-05-21", False), ("2022-06-20", False), ("2023", False)]
)
def test_an_unknown_answer_is_a_question_after_a_month(date: str, asked: bool) -> None:
    text = with_event(f"{{date: {date}, what: A neighbour rang., action: unknown}}")
    found = findings(text, "action-unknown-unfollowed")
    assert bool(found) is asked
    if found:
        assert found[0].message == (
            "What was done about the event of 19 May 2023 is still not known, 32 days on (casekit default: 30 days)."
        )


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ("decision: Assess.", "why it was decided so"),
        ("decided_on: 2023-05-02, why: A bruise.", "what was decided"),
        ("decided_on: 2023-05-02", "what was decided, or why"),
    ],
)
def test_a_referral_says_what_was_decided_and_why(said: str, missing: str) -> None:
    text = small(f"case:\n  referrals:\n    - {{date: 2023-05-01, {said}}}\nfamily: {{kit: {{name: Kit}}}}\n")
    (found,) = findings(text, "referral-without-outcome")
    assert (
        found.message
        == f"The referral of 1 May 2023 does not say {missing} (National timescale: one working day to decide)."
    )


@pytest.mark.parametrize(
    "said",
    ["decision: Assess., why: A bruise.", "reason: A bruise.", "outcome: No harm was found., why: A doctor saw Kit."],
)
def test_a_referral_that_is_decided_or_not_decided_at_all_is_left_alone(said: str) -> None:
    text = small(f"case:\n  referrals:\n    - {{date: 2023-05-01, {said}}}\nfamily: {{kit: {{name: Kit}}}}\n")
    assert not findings(text, "referral-without-outcome")


WITHHELD = ("withheld-without-reason", "withheld-not-authorised-or-reviewed")


@pytest.mark.parametrize(
    ("withhold", "rule"),
    [
        ("{}", WITHHELD[0]),
        ("{from: [kit]}", WITHHELD[0]),
        ("{from: [kit], decided_by: joan, review: 2022-01-01}", WITHHELD[0]),
        ("{why: ' ', decided_by: joan}", WITHHELD[0]),
        ("{why: Kit is in danger.}", WITHHELD[1]),
        ("{why: Kit is in danger., decided_by: joan}", WITHHELD[1]),
        ("{risk: Kit is in danger., review: 2023-07-01}", WITHHELD[1]),
        ("{why: Kit is in danger., decided_by: joan, review: 2023-06-19}", WITHHELD[1]),
    ],
)
def test_what_is_withheld_has_a_reason_an_owner_and_a_day(withhold: str, rule: str) -> None:
    (found,) = findings(with_event(f"{{date: 2023-02-01, what: Kit fell., withhold: {withhold}}}"), *WITHHELD)
    assert found.rule == rule
    assert found.severity is (Severity.ERROR if rule == WITHHELD[0] else Severity.WARNING)


@pytest.mark.parametrize("review", ["2023-06-20", "2023-06", "2023-09-01"])
def test_what_is_withheld_with_a_reason_and_a_day_to_come_is_left_alone(review: str) -> None:
    withhold = f"{{why: Kit is in danger., endorsed_by: joan, review: {review}}}"
    assert not findings(with_event(f"{{date: 2023-02-01, what: Kit fell., withhold: {withhold}}}"), *WITHHELD)


def test_a_person_may_be_withheld_without_a_reason_too() -> None:
    text = small("family:\n  kit: {name: Kit}\n  mara: {name: Mara, withhold: {from: [kit]}}\n")
    assert [found.rule for found in findings(text, *WITHHELD)] == [WITHHELD[0]]


def test_the_sentence_names_all_that_is_wrong() -> None:
    text = with_event("{date: 2023-02-01, what: x, withhold: {why: Kit is in danger., review: 2023-06-10}}")
    (found,) = findings(text, *WITHHELD)
    assert found.message == (
        "This is withheld, and the file does not say who decided that and it was to be looked at again by "
        "10 June 2023, 10 days ago."
    )
    assert "June" not in found.public
