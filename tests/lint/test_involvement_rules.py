"""Plans, placements, closure, and steps that somebody is to take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linting import findings, pointed_at, small

from casekit.text.finding import Severity

PARALLEL = ["assessment", "care-leaver", "youth-justice", "strengthening-independence", "private-fostering"]


def _plans(*plans: str) -> str:
    return small("case:\n  plans:\n" + "".join(f"    - {{{plan}}}\n" for plan in plans))


class TestMoreThanOnePlan:
    RULE = "more-than-one-plan"

    def test_two_open_today(self) -> None:
        text = _plans("plan: child-in-need, from: 2022-11-03", "plan: early-help, from: 2023-04-07")
        (found,) = findings(text, self.RULE)
        assert found.severity is Severity.ERROR
        assert found.message == (
            "A child in need plan and an early help plan are both open since 7 April 2023; "
            "a family works to one plan (Norfolk)."
        )
        assert pointed_at(text, found) == "early-help"
        assert len(found.labels) == 1

    def test_two_in_the_past(self) -> None:
        text = _plans(
            "plan: child-protection, from: 2021-01-01, to: 2021-09-01",
            "plan: child-in-need, from: 2021-06-01, to: 2022",
        )
        (found,) = findings(text, self.RULE)
        assert "were both open until 1 September 2021" in found.message

    def test_the_same_plan_twice(self) -> None:
        (found,) = findings(_plans("plan: early-help, from: 2022", "plan: early-help, from: 2023-02-01"), self.RULE)
        assert (
            found.message
            == "Two early help plans are open since 1 February 2023; a family works to one plan (Norfolk)."
        )

    @pytest.mark.parametrize("other", ["child-protection", "child-in-need"])
    def test_beside_a_care_plan_it_is_advice(self, other: str) -> None:
        (found,) = findings(_plans(f"plan: {other}, from: 2022", "plan: child-in-care, from: 2023-02-01"), self.RULE)
        assert found.severity is Severity.ADVICE

    @pytest.mark.parametrize("other", PARALLEL)
    def test_what_may_run_beside_any_plan(self, other: str) -> None:
        assert findings(_plans("plan: child-in-need, from: 2022", f"plan: {other}, from: 2022"), self.RULE) == ()

    @pytest.mark.parametrize(
        "plans",
        [
            ("plan: child-in-need, from: 2022, to: 2023-04-06", "plan: early-help, from: 2023-04-07"),
            ("plan: child-in-need, from: 2022, to: 2023-04-07", "plan: early-help, from: 2023-04-07"),
            ("plan: child-in-need, from: 2022, to: 2023-04", "plan: early-help, from: 2023-04-07"),
            ("plan: child-in-need, from: 2022, to: unknown", "plan: early-help, from: 2023-04-07"),
            ("plan: child-in-need, from: 2022, to: before 2023", "plan: early-help, from: 2021"),
            ("plan: child-in-need, from: 2022", "plan: early-help, from: 2023-07-01"),
            ("plan: child-in-need, from: 2022, to: 2023-01-01", "plan: early-help, to: 2023-04-07"),
            (
                "plan: child-in-need, from: 2022",
                "plan: early-help, from: 2023-02-01, allow: [{rule: more-than-one-plan, why: The court asked.}]",
            ),
        ],
    )
    def test_silent(self, plans: tuple[str, ...]) -> None:
        assert findings(_plans(*plans), self.RULE) == ()

    def test_silent_where_the_end_could_not_be_read(self) -> None:
        text = _plans("plan: child-in-need, from: 2022, to: in April", "plan: early-help, from: 2023-05-01")
        assert findings(text, self.RULE, readable=False) == ()

    @given(st.lists(st.integers(1, 6), min_size=1, max_size=5))
    def test_plans_one_after_the_other_never_overlap(self, lengths: list[int]) -> None:
        start, plans = 1990, []
        for number, length in enumerate(lengths):
            plan = ("early-help", "child-in-need", "child-protection")[number % 3]
            plans.append(f"plan: {plan}, from: {start}-05-01, to: {start + length}-05-01")
            start += length
        assert findings(_plans(*plans), self.RULE) == ()


class TestPlacementsOverlap:
    RULE = "placements-overlap"

    def _placements(self, *placements: str) -> str:
        return small("case:\n  placements:\n" + "".join(f"    - {{{one}}}\n" for one in placements))

    def test_an_earlier_one_left_open(self) -> None:
        text = self._placements("type: foster, from: 2022-11-05", "type: foster, from: 2023-02-01")
        (found,) = findings(text, self.RULE)
        assert found.severity is Severity.ERROR
        assert found.message == "Two placements run side by side from 1 February 2023 until today."
        assert pointed_at(text, found) == "2023-02-01"

    def test_two_in_the_past(self) -> None:
        text = self._placements(
            "type: foster, from: 2020-01-01, to: 2021-01-01", "type: K2, from: 2020-06-01, to: 2022-01-01"
        )
        assert "until 1 January 2021" in findings(text, self.RULE)[0].message

    @pytest.mark.parametrize(
        "second",
        [
            "type: foster, from: 2023-02-01, to: 2023-03-01",
            "type: T0, from: 2022-03-01, to: 2022-03-05",
            "type: respite, from: 2022-03-01, to: 2022-03-05",
            "type: foster, from: 2022, to: 2022",
            "type: foster, from: 2022-05-01, allow: [{rule: placements-overlap, why: A trial.}]",
        ],
    )
    def test_silent(self, second: str) -> None:
        assert findings(self._placements("type: foster, from: 2022-01-05, to: 2023-02-01", second), self.RULE) == ()


class TestActivityAfterClosure:
    RULE = "activity-after-closure"
    CLOSED = "closed: {date: 2023-03-31, reason: Done.}"

    def test_an_event_and_a_visit(self) -> None:
        text = small(
            f"case: {{{self.CLOSED}}}\nvisits: [{{date: 2023-05-02, seen: alone}}]\n"
            "chronology: {events: [{date: 2023-04-02, what: A.}]}\n"
        )
        found = findings(text, self.RULE)
        assert [one.message for one in found] == [
            "This visit of 2 May 2023 is dated after the case closed (31 March 2023).",
            "This event of 2 April 2023 is dated after the case closed (31 March 2023).",
        ]
        assert {one.severity for one in found} == {Severity.ERROR}
        assert pointed_at(text, found[0]) == "2023-05-02"

    @pytest.mark.parametrize(
        "case",
        [
            "closed: {date: 2023-05-02, reason: Done.}",
            "closed: {date: 2023-05, reason: Done.}",
            f"{CLOSED}, opened: 2023-04-20",
            f"{CLOSED}, plans: [{{plan: early-help, from: 2023-04-20}}]",
            f"{CLOSED}, referrals: [{{date: 2023-04-20}}]",
            "opened: 2020",
        ],
    )
    def test_silent(self, case: str) -> None:
        assert findings(small(f"case: {{{case}}}\nvisits: [{{date: 2023-05-02, seen: alone}}]\n"), self.RULE) == ()

    def test_a_plan_that_says_closed_is_no_new_work(self) -> None:
        case = f"{self.CLOSED}, plans: [{{plan: closed, from: 2023-04-20}}]"
        assert len(findings(small(f"case: {{{case}}}\nvisits: [{{date: 2023-05-02, seen: alone}}]\n"), self.RULE)) == 1

    def test_a_reason_answers_it(self) -> None:
        allowed = f"allow: [{{rule: {self.RULE}, why: A last goodbye.}}]"
        text = small(f"case: {{{self.CLOSED}}}\nvisits: [{{date: 2023-05-02, seen: alone, {allowed}}}]\n")
        assert findings(text, self.RULE) == ()


class TestNextSteps:
    RULE = "next-step-without-owner-or-date"

    @pytest.mark.parametrize(
        ("step", "missing"),
        [
            ("Ask Mara.", "who takes it or by when"),
            ("{what: Ask Mara., who: kit}", "by when"),
            ("{what: Ask Mara., due: 2023-07-20}", "who takes it"),
        ],
    )
    def test_what_is_missing(self, step: str, missing: str) -> None:
        text = small(f"mapping:\n  next_steps:\n    - {step}\n")
        (found,) = findings(text, self.RULE)
        assert found.severity is Severity.WARNING
        assert found.message == f"This step does not say {missing}."
        assert "Ask Mara." in pointed_at(text, found)

    @pytest.mark.parametrize(
        "step",
        [
            "{what: Ask Mara., who: kit, due: 2023-07-20}",
            "{what: Ask Mara., done: 2023-06-01}",
            "{what: Ask Mara., allow: [{rule: next-step-without-owner-or-date, why: Mara decides.}]}",
        ],
    )
    def test_silent(self, step: str) -> None:
        assert findings(small(f"mapping:\n  next_steps:\n    - {step}\n"), self.RULE) == ()

    def test_meetings_and_decisions_too(self) -> None:
        text = small(
            "meetings: [{date: 2023-05-01, kind: review, actions: [Ask Mara.]}]\n"
            "decisions: [{date: 2023-05-01, what: Kit stays., actions: [Ask Mara.]}]\n"
        )
        assert len(findings(text, self.RULE)) == 2
