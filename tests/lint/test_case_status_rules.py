"""The case number, the plan the child is on, legal status, closure, a date of birth and a date due."""

from datetime import date

import pytest
from linting import findings, pointed_at, small

from casekit.text.finding import Severity

FAMILY = "family: {kit: {name: Kit Vale, born: 2014-03-02}}\n"


def case(fields: str) -> str:
    return small(FAMILY + "case:\n" + "".join(f"  {line}\n" for line in fields.splitlines()))


class TestMissingCaseId:
    def test_a_case_without_a_number(self) -> None:
        (found,) = findings(case("opened: 2023-01-09"), "missing-case-id")
        assert (found.message, found.severity) == ("This file has no case number.", Severity.WARNING)

    @pytest.mark.parametrize("number", ["EH-1", "12/345", "A012"])
    def test_any_number_will_do(self, number: str) -> None:
        assert findings(case(f"id: {number}"), "missing-case-id") == ()

    def test_nothing_at_all_about_the_case_is_said_once(self) -> None:
        names = {"missing-case-id", "missing-case-status", "no-allocated-worker", "status-without-decision"}
        assert [one.rule for one in findings(small(FAMILY), *names)] == ["missing-case-status"]


class TestMissingCaseStatus:
    RULE = "missing-case-status"

    def test_the_last_plan_has_ended(self) -> None:
        text = case("plans: [{plan: early-help, from: 2022-11-03, to: 2023-04-06}]")
        (found,) = findings(text, self.RULE)
        assert found.message == (
            "The early help plan ended (6 April 2023); nothing says what plan Kit Vale has been on since."
        )
        assert found.severity is Severity.ERROR
        assert pointed_at(text, found) == "2023-04-06"

    def test_no_plan_at_all(self) -> None:
        (found,) = findings(case("id: EH-1"), self.RULE)
        assert found.message == "The file does not say what plan Kit Vale is on."

    @pytest.mark.parametrize(
        "fields",
        [
            "plans: [{plan: early-help, from: 2023-04-07}]",
            "plans: [{plan: early-help}]",
            "plans: [{plan: early-help, from: 2023-04-07, to: 2023-06}]",
            "closed: {date: 2023-04-06, reason: Done.}",
            "opened: 2023-07-01",
        ],
    )
    def test_silent(self, fields: str) -> None:
        assert findings(case(fields), self.RULE) == ()

    def test_the_last_day_of_a_plan_is_in_it(self) -> None:
        text = case("plans: [{plan: early-help, from: 2022-11-03, to: 2023-06-20}]")
        assert findings(text, self.RULE) == ()
        assert len(findings(text, self.RULE, day=date(2023, 6, 21))) == 1

    def test_silent_where_a_plan_could_not_be_read(self) -> None:
        assert findings(case("plans: [{plan: early-hepl, from: 2023-04-07}]"), self.RULE, readable=False) == ()


class TestStatusWithoutDecision:
    RULE = "status-without-decision"

    @pytest.mark.parametrize(
        ("decision", "missing"),
        [
            ("", "who decided it, when and why"),
            (", decision: {by: nadia}", "when it was decided and why"),
            (", decision: {by: nadia, date: 2023-04-07}", "why"),
            (", decision: {meeting: 2023-04-07}", "why"),
        ],
    )
    def test_what_is_missing_is_named(self, decision: str, missing: str) -> None:
        (found,) = findings(case(f"plans: [{{plan: early-help, from: 2023-04-07{decision}}}]"), self.RULE)
        assert found.message == f"The early help plan does not say {missing} (Kent guidance)."

    @pytest.mark.parametrize(
        "fields",
        [
            "plans: [{plan: early-help, from: 2023-04-07, decision: {by: nadia, date: 2023-04-07, why: It works.}}]",
            "plans: [{plan: assessment, from: 2023-04-07}]",
            "plans: [{plan: child-in-care, from: 2023-04-07}]\nlegal_status: [{code: V2, from: 2023-04-07}]",
            "plans: [{plan: child-protection, from: 2023-04-07}]\n"
            "conferences: [{kind: icpc, date: 2023-04-07, decision: A plan for neglect.}]",
        ],
    )
    def test_silent(self, fields: str) -> None:
        assert findings(case(fields), self.RULE) == ()

    def test_plans_that_have_ended_are_history(self) -> None:
        plans = "plans: [{plan: child-in-need, from: 2022-01-01, to: 2022-12-31}]"
        assert findings(case(plans), self.RULE) == ()


class TestStatusGap:
    RULE = "status-gap"

    def test_days_between_two_plans(self) -> None:
        plans = "[{plan: child-in-need, from: 2022-11-03, to: 2023-03-03}, {plan: early-help, from: 2023-04-07}]"
        text = case(f"opened: 2022-11-03\nplans: {plans}")
        (found,) = findings(text, self.RULE)
        assert found.message == ("Nothing says what plan Kit Vale was on from 4 March 2023 to 6 April 2023 (34 days).")
        assert found.public == "Nothing says what plan the child was on for 34 days."
        assert pointed_at(text, found) == "2023-04-07"

    def test_days_before_the_first_plan(self) -> None:
        (found,) = findings(case("opened: 2023-01-09\nplans: [{plan: early-help, from: 2023-02-06}]"), self.RULE)
        assert "from 9 January 2023 to 5 February 2023 (28 days)" in found.message

    @pytest.mark.parametrize(
        "fields",
        [
            "opened: 2023-01-09\nplans: [{plan: early-help, from: 2023-01-10}]",
            "opened: 2023-01-09\nplans: [{plan: early-help, from: 2023-02}]\n"
            "assessments: [{type: early-help, start: 2023-01-09, completed: 2023-02-03}]",
            "plans: [{plan: child-in-need, to: 2023-04-06}, {plan: early-help, from: 2023-04-07}]",
            "plans: [{plan: child-in-need, from: 2022, to: 2023-03}, {plan: early-help, from: 2023-04}]",
            "opened: 2023-01-09\nplans: [{plan: early-help}]",
            "opened: 2023-01-09\nplans: [{plan: child-in-need, from: 2021-01-01, to: 2021-05-01}, "
            "{plan: early-help, from: 2023-01-09}]",
        ],
    )
    def test_silent(self, fields: str) -> None:
        assert findings(case(fields), self.RULE) == ()


class TestLegalStatusMissing:
    def test_none_and_one_that_has_ended(self) -> None:
        care = "plans: [{plan: child-in-care, from: 2023-02-01}]"
        (found,) = findings(case(care), "legal-status-missing")
        assert found.message == "Kit Vale is in care, and the file has no legal status for them."
        (found,) = findings(case(f"{care}\nlegal_status: [{{code: L2, to: 2023-02-09}}]"), "legal-status-missing")
        assert found.message.endswith("today; the last one on record has ended.")

    @pytest.mark.parametrize("status", ["{code: V2}", "{label: section 20, from: 2023-02-01}"])
    def test_silent(self, status: str) -> None:
        fields = f"plans: [{{plan: child-in-care, from: 2023-02-01}}]\nlegal_status: [{status}]"
        assert findings(case(fields), "legal-status-missing") == ()


class TestClosureWithoutReason:
    def test_no_reason_and_no_closure(self) -> None:
        (found,) = findings(case("closed: {date: 2023-04-06}"), "closure-without-reason")
        assert found.message == "The case closed (6 April 2023), and the file does not say why."
        (found,) = findings(case("plans: [{plan: closed, from: 2023-04-06}]"), "closure-without-reason")
        assert "neither on which day" in found.message

    def test_silent_with_a_reason(self) -> None:
        assert findings(case("closed: {date: 2023-04-06, reason: Done.}"), "closure-without-reason") == ()


class TestDobOrDueDate:
    RULE = "dob-or-due-date"

    @pytest.mark.parametrize(
        ("dates", "words"),
        [
            ("born: 2023-05-02, due: 2023-05-10", "has a date of birth (2 May 2023) and a date due (10 May 2023)"),
            ("due: 2023-05-10", "was due 41 days ago (10 May 2023), and no birth is recorded"),
        ],
    )
    def test_fires(self, dates: str, words: str) -> None:
        (found,) = findings(small(f"family: {{kit: {{name: Kit Vale, {dates}}}}}\n"), self.RULE)
        assert words in found.message

    @pytest.mark.parametrize("dates", ["due: 2023-06-01", "due: 2023-05", "due: 2023-09-01", "born: 2023-05-02"])
    def test_silent(self, dates: str) -> None:
        assert findings(small(f"family: {{kit: {{name: Kit Vale, {dates}}}}}\n"), self.RULE) == ()
