"""Decisions and supervision."""

import pytest
from linting import findings, pointed_at, with_fields
from plans import messages, on_plan

from casekit.text.finding import Severity


def decision(fields: str, rest: str = "") -> str:
    return with_fields(f"decisions: [{{date: 2023-05-09, what: The plan goes on., {fields}}}]\n{rest}")


def supervisions(*each: str, rest: str = "visits:\n") -> str:
    return with_fields("meetings:\n" + "".join(f"  - {{kind: supervision, {one}}}\n" for one in each) + rest)


class TestDecisions:
    def test_no_reason_and_no_maker_is_one_finding(self) -> None:
        text = decision("jointly_with: [school]")
        (found,) = findings(text, "decision-without-reason", "decision-without-maker")
        assert found.message == "The decision of 9 May 2023 does not say why or who made it: “The plan goes on.”."
        assert pointed_at(text, found) == "The plan goes on."

    @pytest.mark.parametrize(
        ("fields", "rule"),
        [("by: jemima", "decision-without-reason"), ("why: It works.", "decision-without-maker")],
    )
    def test_one_of_the_two(self, fields: str, rule: str) -> None:
        assert [
            one.rule for one in findings(decision(fields), "decision-without-reason", "decision-without-maker")
        ] == [rule]
        assert messages(decision("by: jemima, why: It works."), rule) == []

    @pytest.mark.parametrize(
        ("rest", "count"),
        [
            ("meetings: [{date: 2023-05-09, kind: core-group}]\n", 1),
            ("case: {conferences: [{kind: rcpc, date: 2023-05-09}]}\nmeetings:\n", 1),
            ("meetings: [{date: 2023-05, kind: core-group}]\n", 0),
            ("meetings: [{date: 2023-05-09, kind: supervision}]\n", 0),
        ],
    )
    def test_joint(self, rest: str, count: int) -> None:
        assert len(messages(decision("by: jemima, why: It works.", rest), "joint-decision-not-shown")) == count
        joint = decision("by: jemima, why: It works., jointly_with: [school]", rest)
        assert messages(joint, "joint-decision-not-shown") == []

    @pytest.mark.parametrize(
        ("plan", "made", "count"),
        [
            ("child-in-need", "by: jemima, why: A.", 1),
            ("child-in-need", "by: jemima, endorsed_by: priya, why: A.", 0),
            ("child-in-need", "by: priya, why: A.", 0),
            ("child-in-need", "by: moussa, why: A.", 0),
            ("child-in-need", "by: jemima, meeting: 2023-05-09, why: A.", 0),
            ("child-protection", "by: jemima, why: A.", 0),
            ("child-in-need", "why: A.", 0),
        ],
    )
    def test_a_manager(self, plan: str, made: str, count: int) -> None:
        text = with_fields(f"case: {{plans: [{{plan: {plan}, from: 2023-05-09, decision: {{{made}}}}}]}}\n")
        assert len(messages(text, "manager-endorsement-missing")) == count

    @pytest.mark.parametrize(
        ("step", "count"),
        [("due: 2023-06-19", 1), ("due: 2023-06-20", 0), ("due: 2023-06-19, done: 2023-06-19", 0), ("due: 2023-06", 0)],
    )
    def test_carried_out(self, step: str, count: int) -> None:
        text = decision(f"by: jemima, why: A., actions: [{{what: Ring the school., who: sheress, {step}}}]")
        assert (
            messages(text, "decision-not-carried-out")
            == [
                "A step for Mrs Sheress was due on 19 June 2023, 1 day ago, and is not marked as done: "
                "“Ring the school.”."
            ][:count]
        )


class TestSupervision:
    @pytest.mark.parametrize(
        ("day", "message"),
        [
            ("2023-05-23", None),
            (
                "2023-05-22",
                "The last supervision on Ndéla Rae was on 22 May 2023, 29 days ago; the next was due by 19 June 2023, "
                "1 day ago (England default: four weeks).",
            ),
            ("2023-05", None),
            (
                "2023-04",
                "The last supervision on Ndéla Rae was on 30 April 2023, 51 days ago; the next was due by "
                "28 May 2023, 23 days ago (England default: four weeks).",
            ),
        ],
    )
    def test_how_long_ago(self, day: str, message: str | None) -> None:
        assert messages(supervisions(f"date: {day}"), "supervision-overdue") == ([message] if message else [])

    def test_none_at_all_is_advice(self) -> None:
        (found,) = findings(supervisions(), "supervision-overdue")
        assert found.severity is Severity.ADVICE
        assert messages(with_fields("meetings:\ncase: {opened: 2023-06-01}\n"), "supervision-overdue") == []

    def test_carried_over(self) -> None:
        def session(day: str, more: str = "") -> str:
            return f"date: {day}, actions: [{{what: Ring the  Nurse., who: jemima{more}}}]"

        days = ["2023-04-04", "2023-05-02", "2023-05-30"]
        text = supervisions(*(session(day) for day in days))
        (found,) = findings(text, "action-carried-over")
        assert found.message == (
            "This action has been carried over 2 times (casekit default: two times): “Ring the Nurse.”."
        )
        assert len(found.labels) == 2
        assert messages(supervisions(*(session(day) for day in days[1:])), "action-carried-over") == []
        last = session(days[2], ", done: 2023-06-01")
        assert messages(supervisions(session(days[0]), session(days[1]), last), "action-carried-over") == []

    @pytest.mark.parametrize(
        ("more", "count"),
        [
            ("", 1),
            (", reflection: What would she say?", 0),
            (", hypotheses: [She is afraid.]", 0),
            (", notes: Long.", 0),
        ],
    )
    def test_tasks_only(self, more: str, count: int) -> None:
        text = supervisions(f"date: 2023-06-06, actions: [{{what: Visit., who: jemima}}]{more}")
        assert len(messages(text, "no-reflection")) == count
        assert messages(supervisions("date: 2023-06-06"), "no-reflection") == []

    @pytest.mark.parametrize(
        ("day", "outcome", "count"),
        [("2023-03-20", "", 0), ("2023-03-19", "", 1), ("2023-03", "", 0), ("2023-01-19", ", outcome: Not so.", 0)],
    )
    def test_hypotheses(self, day: str, outcome: str, count: int) -> None:
        text = supervisions(f"date: {day}, hypotheses: [{{what: She is afraid{outcome}}}]")
        assert (
            messages(text, "hypothesis-never-tested")
            == ["In the supervision of 19 March 2023 you thought: “She is afraid”. Did it turn out to be so?"][:count]
        )

    @pytest.mark.parametrize(
        ("rest", "count"),
        [
            ("visits:\n", 1),
            ("visits: [{date: 2023-06-01, by: jemima}]\n", 0),
            ("visits: [{date: 2023-06, by: jemima}]\n", 0),
            ("visits: [{date: 2023-06-14, by: jemima}]\n", 1),
            ("visits:\ndecisions: [{date: 2023-06-01, what: A., by: jemima, why: B.}]\n", 0),
        ],
    )
    def test_nothing_in_between(self, rest: str, count: int) -> None:
        text = supervisions("date: 2023-06-13", "date: 2023-05-16", rest=rest)
        assert (
            messages(text, "nothing-changed-since-last")
            == ["Nothing is recorded between the supervisions of 16 May 2023 and 13 June 2023."][:count]
        )


def test_supervision_is_asked_for_on_every_plan() -> None:
    assert len(messages(on_plan("child-protection", "2023-05-02", "opened: 2023-05-02"), "supervision-overdue")) == 1
