"""Referrals, assessments, conferences, core groups and reviews: when they are late, counted to the day."""

from datetime import date

import pytest
from linting import DAY, findings, with_fields
from plans import case, messages, on_plan

from casekit.text.finding import Severity


class TestReferrals:
    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ("date: 2023-06-09, decided_on: 2023-06-12", None),
            (
                "date: 2023-06-09, decided_on: 2023-06-13",
                "The referral of 9 June 2023 was to be decided by 12 June 2023; it was decided 1 day late "
                "(National timescale: one working day), on 13 June 2023.",
            ),
            ("date: 2023-06, decided_on: 2023-06-13", None),
            ("date: 2023-06-09, decided_on: 2023-06", None),
            ("date: 2023-06-09, decision: Assess.", None),
            ("date: 2023-06-19", None),
            (
                "date: 2023-06-16",
                "Nothing is decided about the referral of 16 June 2023; a decision was due by 19 June 2023, 1 day ago "
                "(National timescale: one working day).",
            ),
        ],
    )
    def test_decided_within_a_working_day(self, fields: str, message: str | None) -> None:
        assert messages(case(f"referrals: [{{{fields}}}]"), "referral-decision-late") == ([message] if message else [])


class TestAssessments:
    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            (
                "type: social-work, start: 2023-03-01",
                "The assessment of 1 March 2023 has taken 74 working days from its start; it was to be finished by "
                "9 May 2023 (National timescale: 45 working days).",
            ),
            ("type: social-work, start: 2023-03-01, completed: 2023-05-09", None),
            (
                "type: social-work, start: 2023-03-01, completed: 2023-05-10",
                "The assessment of 1 March 2023 took 46 working days from its start; it was to be finished by "
                "9 May 2023 (National timescale: 45 working days).",
            ),
            ("type: social-work, start: 2023-03-01, completed: 2023", None),
            ("type: social-work, start: 2023", None),
            ("type: parenting, start: 2023-03-01", None),
            (
                "type: parenting, start: 2023-03-01, due: 2023-06-19",
                "This assessment was due by 19 June 2023: 1 day late and is not marked as completed.",
            ),
            ("type: parenting, start: 2023-03-01, due: 2023-06-20", None),
        ],
    )
    def test_how_long_it_took(self, fields: str, message: str | None) -> None:
        assert messages(case(f"assessments: [{{{fields}}}]"), "assessment-late") == ([message] if message else [])


class TestFirstConference:
    @pytest.mark.parametrize(
        ("strategy", "held", "count"),
        [
            ("2023-05-02", "2023-05-24", 0),
            ("2023-05-02", "2023-05-25", 1),
            ("2023-05", "2023-06-19", 0),
            ("2023-05-02", "2023-05", 0),
            ("unknown", "2023-05-25", 0),
        ],
    )
    def test_fifteen_working_days(self, strategy: str, held: str, count: int) -> None:
        text = case(f"s47: [{{strategy_date: {strategy}}}]", f"conferences: [{{kind: icpc, date: {held}}}]")
        found = findings(text, "icpc-late")
        assert len(found) == count
        if found:
            assert found[0].severity is Severity.ERROR
            assert found[0].message == (
                "The conference of 25 May 2023 was 16 working days after the strategy discussion of 2 May 2023; it was "
                "due by 24 May 2023 (National timescale: 15 working days)."
            )

    def test_counted_from_the_newest_discussion(self) -> None:
        both = "s47: [{strategy_date: 2023-03-01}, {strategy_date: 2023-05-02}]"
        assert messages(case(both, "conferences: [{kind: icpc, date: 2023-05-16}]"), "icpc-late") == []
        unsure = "s47: [{strategy_date: 2023-03-01}, {strategy_date: 2023-05}]"
        assert messages(case(unsure, "conferences: [{kind: icpc, date: 2023-05-16}]"), "icpc-late") == []

    @pytest.mark.parametrize(
        ("day", "message"),
        [
            ("2023-05-06", "The conference of 6 May 2023 falls on a Saturday."),
            ("2023-05-08", "The conference of 8 May 2023 falls on a bank holiday (Monday)."),
            ("2023-05-09", None),
            ("2023-05", None),
        ],
    )
    def test_a_day_on_which_nobody_works(self, day: str, message: str | None) -> None:
        text = case(f"conferences: [{{kind: icpc, date: {day}}}]")
        assert messages(text, "conference-on-non-working-day") == ([message] if message else [])

    @pytest.mark.parametrize(
        ("start", "held", "count"),
        [
            ("2023-05-09", "2023-05-02", 1),
            ("2023-05-02", "2023-05-02", 0),
            ("2023-05", "2023-05-02", 0),
            ("2023-05-09", "2023-05", 0),
            ("2023-05-09", "2023-01-02", 0),
        ],
    )
    def test_the_plan_begins_with_the_conference(self, start: str, held: str, count: int) -> None:
        text = on_plan("child-protection", start, f"conferences: [{{kind: icpc, date: {held}}}]")
        assert len(messages(text, "cp-plan-start-not-icpc-date")) == count

    def test_a_plan_of_one_day(self) -> None:
        text = case("plans: [{plan: child-protection, from: 2023-05-02, to: 2023-05-02}]")
        (found,) = findings(text, "cp-plan-same-day-start-end")
        assert found.severity is Severity.ERROR
        vague = case("plans: [{plan: child-protection, from: 2023-05, to: 2023-05}]")
        assert messages(vague, "cp-plan-same-day-start-end") == []

    @pytest.mark.parametrize(
        ("kind", "sent", "count"),
        [
            ("icpc", "2023-05-28", 0),
            ("icpc", "2023-05-29", 1),
            ("rcpc", "2023-05-24", 0),
            ("rcpc", "2023-05-25", 1),
            ("rcpc", "2023-05", 0),
        ],
    )
    def test_the_report(self, kind: str, sent: str, count: int) -> None:
        text = case(f"conferences: [{{kind: {kind}, date: 2023-05-30, report: {{sent_to_family_on: {sent}}}}}]")
        assert len(messages(text, "conference-report-late-to-family")) == count


class TestReviewConference:
    @pytest.mark.parametrize(
        ("conferences", "day", "message"),
        [
            ("{kind: icpc, date: 2023-03-01}", date(2023, 6, 1), None),
            (
                "{kind: icpc, date: 2023-03-01}",
                date(2023, 6, 2),
                "The review conference was due by 1 June 2023, 1 day ago (National timescale: three months); "
                "the last conference was on 1 March 2023.",
            ),
            ("{kind: icpc, date: 2023-03-01}, {kind: rcpc, date: 2023-05-30}", date(2023, 11, 30), None),
            (
                "{kind: icpc, date: 2023-03-01}, {kind: rcpc, date: 2023-05-30}",
                date(2023, 12, 1),
                "The review conference was due by 30 November 2023, 1 day ago (National timescale: six months); "
                "the last conference was on 30 May 2023.",
            ),
            ("{kind: icpc, date: 2023-03}", date(2023, 6, 30), None),
            (
                "",
                date(2023, 6, 2),
                "The review conference was due by 1 June 2023, 1 day ago (National timescale: three months); "
                "the plan began on 1 March 2023.",
            ),
        ],
    )
    def test_three_months_then_six(self, conferences: str, day: date, message: str | None) -> None:
        text = on_plan("child-protection", "2023-03-01", f"conferences: [{conferences}]")
        assert messages(text, "review-conference-late", day) == ([message] if message else [])

    def test_not_for_another_plan_or_one_that_may_be_over(self) -> None:
        assert messages(on_plan("child-in-need", "2023-03-01"), "review-conference-late") == []
        over = case("plans: [{plan: child-protection, from: 2022-03-01, to: 2023}]")
        assert messages(over, "review-conference-late") == []

    @pytest.mark.parametrize(
        ("born", "meetings", "severity"),
        [
            ("2023-06-10", "", None),
            ("2023-06-09", "", Severity.ADVICE),
            ("2023-05-31", "", Severity.ADVICE),
            ("2023-05-30", "", Severity.WARNING),
            ("2023-05-30", "{date: 2023-06-09, kind: core-group}", None),
            ("2023-05-30", "{date: 2023-06-10, kind: core-group}", Severity.ADVICE),
            ("2023-05", "{date: 2023-06, kind: core-group}", None),
            ("2023-04-01", "", None),
        ],
    )
    def test_after_a_birth(self, born: str, meetings: str, severity: Severity | None) -> None:
        family = f"family:\n  ndela: {{name: Ndéla Rae, born: {born}}}\n"
        text = on_plan("child-protection", "2023-04-12", meetings=meetings, rest=family)
        assert [one.severity for one in findings(text, "prebirth-meeting-late")] == ([severity] if severity else [])


class TestCoreGroups:
    @pytest.mark.parametrize(
        ("meetings", "day", "message"),
        [
            ("", date(2023, 5, 17), None),
            (
                "",
                date(2023, 5, 18),
                "No core group has met since the plan began on 2 May 2023; the first was due by 17 May 2023, 1 day ago "
                "(National timescale: 10 working days).",
            ),
            ("{date: 2023-05-17, kind: core-group}", DAY, None),
            (
                "{date: 2023-05-19, kind: core-group}",
                DAY,
                "The first core group met 2 days late; it was due by 17 May 2023 (National timescale: "
                "10 working days).",
            ),
            ("{date: 2023-05, kind: core-group}", DAY, None),
        ],
    )
    def test_the_first(self, meetings: str, day: date, message: str | None) -> None:
        text = on_plan(
            "child-protection", "2023-05-02", "conferences: [{kind: icpc, date: 2023-05-02}]", meetings=meetings
        )
        assert messages(text, "first-core-group-late", day) == ([message] if message else [])

    @pytest.mark.parametrize(
        ("last", "policy", "count"),
        [
            ("2023-05-09", "england", 0),
            ("2023-05-08", "england", 1),
            ("2023-05-23", "norfolk", 0),
            ("2023-05-22", "norfolk", 1),
            ("2023-05", "england", 0),
            ("unknown", "england", 0),
        ],
    )
    def test_later_ones(self, last: str, policy: str, count: int) -> None:
        text = on_plan("child-protection", "2023-01-09", meetings=f"{{date: {last}, kind: core-group}}")
        assert len(messages(text, "core-group-late", policy=policy)) == count

    def test_without_any_only_the_first_is_said(self) -> None:
        text = on_plan("child-protection", "2023-01-09")
        assert messages(text, "core-group-late") == []
        assert len(messages(text, "first-core-group-late")) == 1

    def test_an_event_tells_of_one_too(self) -> None:
        event = "chronology: {events: [{date: 2023-06-06, kind: core-group, what: The core group met.}]}\n"
        text = on_plan("child-protection", "2023-06-01", rest=event)
        assert messages(text, "first-core-group-late", date(2023, 7, 1)) == []


class TestChildInNeedAndEarlyHelp:
    @pytest.mark.parametrize(
        ("meetings", "message"),
        [
            (
                "{date: 2023-05-08, kind: child-in-need}",
                "The next child in need review was due by 19 June 2023, 1 day ago (England default: six weeks); "
                "the last meeting was on 8 May 2023, 43 days ago.",
            ),
            ("{date: 2023-05-09, kind: child-in-need}", None),
            ("{date: 2023-05-09, kind: family-network}", None),
            (
                "{date: 2023-05-09, kind: supervision}",
                "The next child in need review was due by 12 April 2023, 69 days ago (England default: six weeks); "
                "the plan began on 1 March 2023, 111 days ago.",
            ),
            ("{date: 2023-05, kind: review}", None),
        ],
    )
    def test_child_in_need(self, meetings: str, message: str | None) -> None:
        text = on_plan("child-in-need", "2023-03-01", meetings=meetings)
        assert messages(text, "cin-review-late") == ([message] if message else [])

    @pytest.mark.parametrize(
        ("since", "rest", "count"),
        [
            ("2022-12-20", "", 0),
            ("2022-12-19", "", 1),
            ("2022-09-01", "decisions: [{date: 2023-01-09, what: On., why: A., by: raul, endorsed_by: priya}]\n", 0),
            ("2022-03-01", "decisions: [{date: 2022-10-09, what: On., why: A., by: raul, endorsed_by: priya}]\n", 1),
            ("2022-03-01", "decisions: [{date: 2023-05-09, what: On., why: A., by: raul}]\n", 1),
        ],
    )
    def test_drift(self, since: str, rest: str, count: int) -> None:
        assert len(messages(on_plan("child-in-need", since, rest=rest), "cin-drift")) == count

    def test_drift_over_two_periods_of_one_plan(self) -> None:
        text = case(
            "plans: [{plan: child-in-need, from: 2022-06-01, to: 2023-01-09}, {plan: child-in-need, from: 2023-01-10}]"
        )
        assert messages(text, "cin-drift")[0].startswith("The child in need plan has run for 12 months")

    @pytest.mark.parametrize(
        ("since", "meetings", "message"),
        [
            ("2023-05-09", "", None),
            (
                "2023-05-08",
                "",
                "The first early help review was due by 19 June 2023, 1 day ago (England default: six weeks); "
                "the plan began on 8 May 2023, 43 days ago.",
            ),
            ("2022-05-08", "{date: 2023-03-20, kind: review}", None),
            (
                "2022-05-08",
                "{date: 2023-03-19, kind: review}",
                "The next early help review was due by 19 June 2023, 1 day ago (England default: three months); "
                "the last review or network meeting was on 19 March 2023, 93 days ago.",
            ),
        ],
    )
    def test_early_help(self, since: str, meetings: str, message: str | None) -> None:
        text = on_plan("early-help", since, meetings=meetings)
        assert messages(text, "early-help-review-late") == ([message] if message else [])

    def test_without_names_and_dates_too_a_last_meeting_is_said_only_where_there_was_one(self) -> None:
        (first,) = findings(on_plan("early-help", "2023-05-08"), "early-help-review-late")
        assert first.public.endswith("; the plan began 43 days ago.")
        held = on_plan("early-help", "2022-05-08", meetings="{date: 2023-03-19, kind: review}")
        (later,) = findings(held, "early-help-review-late")
        assert later.public.endswith("; the last review or network meeting was 93 days ago.")

    def test_a_closed_case_is_left_alone(self) -> None:
        closed = case("plans: [{plan: early-help, from: 2022-05-08}]", "closed: {date: 2023-06-01, reason: Done.}")
        assert messages(closed, "early-help-review-late") == []

    @pytest.mark.parametrize(("last", "count"), [("2022-12-20", 0), ("2022-12-19", 1)])
    def test_pathway_plan(self, last: str, count: int) -> None:
        text = on_plan("care-leaver", "2022-05-08", meetings=f"{{date: {last}, kind: review}}")
        assert len(messages(text, "pathway-plan-late")) == count

    @pytest.mark.parametrize(
        ("more", "count"),
        [
            ("", 1),
            ("meetings: [{date: 2023-05-09, kind: review, next: 2023-06-20}]\n", 0),
            ("meetings: [{date: 2023-05-09, kind: review, next: 2023-06-19}]\n", 1),
            ("visits: [{date: 2023-07-01, by: jemima, kind: home}]\n", 0),
            ("case: {visits_planned: 4 weeks}\n", 0),
            ("safety_plan: {review: 2023-07}\n", 0),
        ],
    )
    def test_nothing_booked(self, more: str, count: int) -> None:
        assert (
            len(messages(with_fields(more, with_fields("meetings:\nvisits:\nsafety_plan:\n")), "no-next-date")) == count
        )
