"""Visits: how often, alone or not, what was said, and when it was written up; and whose voice is heard."""

from datetime import date

import pytest
from linting import DAY, findings, pointed_at, with_fields
from plans import case, messages, on_plan

from casekit.text.finding import Severity


def visits(*each: str, rest: str = "") -> str:
    return with_fields("visits:\n" + "".join(f"  - {{{one}}}\n" for one in each) + rest)


def seen(day: str, more: str = "by: jemima, kind: home, seen: alone") -> str:
    return f"date: {day}, {more}"


class TestOverdue:
    @pytest.mark.parametrize(
        ("plan", "since", "made", "message"),
        [
            ("child-protection", "2023-01-09", [seen("2023-06-06")], None),
            (
                "child-protection",
                "2023-01-09",
                [seen("2023-06-05")],
                "Ndéla Rae was last seen on 5 June 2023, 15 days ago; a visit was due by 19 June 2023, 1 day ago "
                "(England default: 10 working days).",
            ),
            (
                "child-protection",
                "2023-06-05",
                [],
                "Ndéla Rae has no visit on record since 5 June 2023, 15 days ago; a visit was due by 19 June 2023, "
                "1 day ago (England default: 10 working days).",
            ),
            ("child-protection", "2023-01-09", [seen("2023-06")], None),
            ("child-protection", "2023-01-09", [seen("unknown")], None),
            ("child-protection", "2023-01-09", [seen("2023-06-06", "by: jemima")], None),
            ("child-protection", "unknown", [], None),
            (
                "child-in-need",
                "2023-01-09",
                [seen("2023-05-08"), seen("2023-06-13", "by: jemima, seen: not-seen, why: Out.")],
                "Ndéla Rae was last seen on 8 May 2023, 43 days ago; a visit was due by 19 June 2023, 1 day ago "
                "(England default: six weeks).",
            ),
            ("child-in-need", "2023-01-09", [seen("2023-05-09")], None),
            ("early-help", "2022-01-09", [], None),
            ("care-leaver", "2022-01-09", [seen("2023-04-20")], None),
            (
                "care-leaver",
                "2022-01-09",
                [seen("2023-04-19")],
                "Ndéla Rae was last seen on 19 April 2023, 62 days ago; a visit was due by 19 June 2023, 1 day ago "
                "(The law: two months).",
            ),
        ],
    )
    def test_by_plan(self, plan: str, since: str, made: list[str], message: str | None) -> None:
        text = on_plan(plan, since, rest="").replace("visits:\n", "")
        text = with_fields("visits:\n" + "".join(f"  - {{{one}}}\n" for one in made), text)
        found = findings(text, "visit-overdue")
        assert [one.message for one in found] == ([message] if message else [])
        if found:
            assert found[0].severity is (Severity.ERROR if plan == "child-protection" else Severity.WARNING)

    def test_a_visit_told_by_the_chronology_counts(self) -> None:
        event = "chronology: {events: [{date: 2023-06-13, kind: visit, what: Jemima saw Ndéla.}]}\n"
        assert messages(on_plan("child-protection", "2023-01-09", rest=event), "visit-overdue") == []

    @pytest.mark.parametrize(
        ("placement", "last", "expected"),
        [
            ("from: 2023-01-09", "2023-05-09", None),
            ("from: 2023-01-09", "2023-05-08", "six weeks"),
            ("from: 2021-01-09", "2023-03-20", None),
            ("from: 2021-01-09", "2023-03-19", "three months"),
            ("from: 2021-01-09, intended_to_last_to_18: yes", "2023-03-19", "three months"),
            ("from: 2021-01-09, intended_to_last_to_18: no", "2023-05-08", "six weeks"),
            ("from: 2021-01-09, intended_to_last_to_18: no", "2023-05-09", None),
        ],
    )
    def test_regulation_28(self, placement: str, last: str, expected: str | None) -> None:
        text = on_plan("child-in-care", "2021-01-09", f"placements: [{{type: foster, {placement}}}]")
        found = messages(with_fields(f"visits: [{{{seen(last)}}}]\n", text), "visit-overdue")
        assert [f"(The law: {expected})" in message for message in found] == ([True] if expected else [])

    @pytest.mark.parametrize(
        ("first", "day", "message"),
        [
            ([], date(2023, 5, 17), None),
            ([], date(2023, 5, 18), "no visit is on record since"),
            ([seen("2023-05-17")], DAY, None),
            ([seen("2023-05-18")], DAY, "the first visit was on 18 May 2023"),
            ([seen("2023-05")], DAY, None),
            ([seen("2023-05-02"), seen("2023-05-30", "seen: not-seen")], DAY, "no visit is on record since"),
        ],
    )
    def test_the_first_week(self, first: list[str], day: date, message: str | None) -> None:
        text = on_plan("child-in-care", "2023-01-09", "placements: [{type: foster, from: 2023-05-10}]")
        text = with_fields("visits:\n" + "".join(f"  - {{{one}}}\n" for one in first), text)
        found = findings(text, "placement-first-visit-late", day=day)
        assert [one.message for one in found] == (
            [
                "Ndéla Rae moved to this placement on 10 May 2023; a visit was due by 17 May 2023 (The law: one week), "
                f"and {message}."
            ]
            if message
            else []
        )

    @pytest.mark.parametrize(
        ("planned", "last", "count"),
        [
            ("4 weeks", "2023-05-23", 0),
            ("4 weeks", "2023-05-22", 1),
            ("every four weeks", "2023-05-22", 1),
            ("when needed", "2023-01-22", 0),
            ("{every: 4 weeks, from: 2023-05-23}", "2023-01-22", 0),
        ],
    )
    def test_behind_the_planned_frequency(self, planned: str, last: str, count: int) -> None:
        text = on_plan("early-help", "2023-01-09", "opened: 2022-11-03", f"visits_planned: {planned}")
        found = messages(with_fields(f"visits: [{{{seen(last)}}}]\n", text), "visit-overdue")
        assert len(found) == count
        assert all(one.endswith("(planned: every four weeks).") for one in found)

    @pytest.mark.parametrize(
        ("visits", "said"),
        [
            ("", "No visit is on record for 42 days"),
            (seen("2023-05-16"), "The child was last seen 35 days ago"),
        ],
    )
    def test_behind_the_plan_and_never_seen(self, visits: str, said: str) -> None:
        text = on_plan("early-help", "2023-05-09", "opened: 2023-05-09", "visits_planned: 4 weeks")
        (found,) = findings(with_fields(f"visits: [{f'{{{visits}}}' if visits else ''}]\n", text), "visit-overdue")
        assert found.public.startswith(f"{said}; a visit ")


class TestHowTheChildWasSeen:
    OTHERS = "by: jemima, kind: home, seen: with-others"

    @pytest.mark.parametrize(
        ("made", "count"),
        [
            ((OTHERS, OTHERS), 1),
            ((OTHERS, f"{OTHERS}, why: A sister came in."), 0),
            ((OTHERS,), 0),
            ((OTHERS, "by: jemima, kind: home"), 0),
            ((OTHERS, "by: jemima, seen: not-seen", OTHERS), 1),
            (("by: jemima, seen: alone", OTHERS), 0),
        ],
    )
    def test_alone(self, made: tuple[str, ...], count: int) -> None:
        each = [f"{{{seen(f'2023-05-{10 + number}', one)}}}" for number, one in enumerate(made)]
        text = with_fields(f"visits: [{', '.join(each)}]\n", on_plan("child-in-need", "2023-04-07"))
        assert (
            messages(text, "child-not-seen-alone")
            == [
                "Ndéla Rae was not seen alone on the last 2 visits, and nothing says why "
                "(England default: once in two visits)."
            ][:count]
        )
        small = with_fields("family:\n  ndela: {name: Ndéla Rae, born: 2021-01-01}\n", text)
        assert messages(small, "child-not-seen-alone") == []

    @pytest.mark.parametrize(
        ("made", "count"),
        [
            (("kind: home", "kind: home, bedroom: unknown"), 1),
            (("kind: home, bedroom: yes", "kind: home"), 0),
            (("kind: home", "kind: home, bedroom: no, why: A sister slept."), 0),
            (("kind: home", "kind: school", "kind: school"), 0),
        ],
    )
    def test_the_bedroom(self, made: tuple[str, ...], count: int) -> None:
        each = [f"{{{seen(f'2023-05-{10 + number}', one)}}}" for number, one in enumerate(made)]
        text = with_fields(f"visits: [{', '.join(each)}]\n", on_plan("child-protection", "2023-04-07"))
        assert len(messages(text, "bedroom-not-seen")) == count

    @pytest.mark.parametrize(
        ("rest", "count"),
        [
            ("meetings:\n", 1),
            ("meetings: [{date: 2023-06-06, kind: supervision}]\n", 0),
            ("meetings: [{date: 2023-06-05, kind: supervision}]\n", 1),
            ("meetings:\ndecisions: [{date: 2023-06-07, what: See her at school., by: jemima, why: Fear.}]\n", 0),
        ],
    )
    def test_nobody_opened(self, rest: str, count: int) -> None:
        shut = "by: jemima, kind: home, seen: not-seen, why: Nobody opened."
        text = visits(seen("2023-06-06", shut), seen("2023-05-23", shut), seen("2023-05-02"), rest=rest)
        assert (
            messages(text, "several-unsuccessful-visits")
            == ["Ndéla Rae was not seen on the last 2 visits, from 23 May 2023 on."][:count]
        )


class TestWhatWasWritten:
    @pytest.mark.parametrize(
        ("visit", "message"),
        [
            (seen("2023-06-06"), "Ndéla Rae"),
            (seen("2023-06-06", "by: jemima, kind: home, seen: not-seen"), None),
            (seen("2023-06-06", "by: jemima, kind: home"), None),
            (
                seen("2023-06-06", "by: jemima, seen: alone, present: [aino], wishes: {ndela: I want to stay.}"),
                "Aino Rae",
            ),
            (seen("2023-06-06", "by: jemima, seen: alone, present: [yolande], wishes: {ndela: I want to stay.}"), None),
            (seen("2022-06-06"), None),
            (seen("2023-07-06"), None),
        ],
    )
    def test_wishes(self, visit: str, message: str | None) -> None:
        said = f"The visit of 6 June 2023 does not say what {message} wishes and feels."
        assert messages(visits(visit), "visit-without-wishes-and-feelings") == ([said] if message else [])

    def test_what_was_seen_of_a_small_child(self) -> None:
        small = "family:\n  ndela: {name: Ndéla Rae, born: 2022-01-01}\n"
        rule = "visit-without-wishes-and-feelings"
        assert len(messages(visits(seen("2023-06-06"), rest=small), rule)) == 1
        noted = f"{seen('2023-06-06')}, notes: She reached for her gran."
        assert messages(visits(noted, rest=small), rule) == []

    def test_who_where_and_how(self) -> None:
        text = visits("date: 2023-06-06, seen: alone", "date: 2023-06-07, by: jemima")
        assert messages(text, "contact-nature-or-frequency-missing") == [
            "The visit of 6 June 2023 does not say who visited or where or how.",
            "The visit of 7 June 2023 does not say where or how.",
        ]
        assert messages(visits("date: 2023-06-27"), "contact-nature-or-frequency-missing") == []

    @pytest.mark.parametrize(
        ("recorded", "message"),
        [
            ("2023-06-08", None),
            (
                "2023-06-09",
                "The visit of 6 June 2023 was written up 3 days later; it was due by 8 June 2023 "
                "(England default: two working days).",
            ),
            ("2023-06", None),
        ],
    )
    def test_written_up(self, recorded: str, message: str | None) -> None:
        text = visits(f"{seen('2023-06-06')}, recorded: {recorded}")
        assert messages(text, "recorded-late") == ([message] if message else [])


class TestVoice:
    SILENT = "summary:\nscaling:\nrelationships:\nchronology:\nmeetings:\n"

    @pytest.mark.parametrize(
        ("day", "count"), [("2023-03-20", 0), ("2023-03-19", 1), ("2023-03", 0), ("unknown", 0), ("2023-07-01", 1)]
    )
    def test_the_child(self, day: str, count: int) -> None:
        text = visits(f"{seen(day)}, wishes: {{ndela: I want to stay.}}", rest=self.SILENT)
        assert len(messages(text, "child-voice-stale")) == count

    @pytest.mark.parametrize(
        "rest",
        [
            "chronology: {events: [{date: 2023-05-02, what: She moved., child_view: I was glad.}]}\n",
            "scaling: [{question: How safe?, scores: [{date: 2023-05-02, by: ndela, score: 5}]}]\n",
            "relationships: [{between: [ndela, aino], is: close, seen_by: ndela, date: 2023-05-02}]\n",
            "summary: {updated: 2023-05-02, your_voice: I am me.}\n",
        ],
    )
    def test_other_places_where_the_child_is_heard(self, rest: str) -> None:
        assert messages(with_fields(rest, visits(rest=self.SILENT)), "child-voice-stale") == []

    def test_a_new_case_and_a_baby_to_come(self) -> None:
        silent = visits(rest=self.SILENT)
        assert messages(silent, "child-voice-stale") == [
            "Nothing is recorded in Ndéla Rae's own words in the 229 days since the case opened "
            "(casekit default: three months)."
        ]
        assert messages(with_fields("case: {opened: 2023-05-02}\n", silent), "child-voice-stale") == []
        unborn = with_fields("family:\n  ndela: {name: Baby Rae, due: 2023-08-01}\n", silent)
        assert messages(unborn, "child-voice-stale") == []

    @pytest.mark.parametrize(
        ("day", "answered", "count"),
        [
            ("2023-05-23", "", 0),
            ("2023-05-22", "", 1),
            ("2023-05-22", ", answered: {ndela: Yes.}", 0),
            ("2023-06", "", 0),
        ],
    )
    def test_a_wish(self, day: str, answered: str, count: int) -> None:
        text = visits(f"{seen(day)}, wishes: {{ndela: I want to see Dad.}}{answered}")
        found = findings(text, "wish-without-response")
        assert len(found) == count
        if found:
            assert found[0].message == (
                "Nothing says what came of Ndéla Rae's wish of 22 May 2023: “I want to see Dad.” "
                "(casekit default: four weeks)."
            )
            assert pointed_at(text, found[0]) == "I want to see Dad."

    ONE_PARENT = """\
family:
  ndela: {name: Ndéla Rae, born: 2008-09-17}
  aino: {name: Aino Rae, parental_responsibility: yes%s}
genogram:
relationships:
mapping:
"""

    @pytest.mark.parametrize(
        ("rest", "more", "count"),
        [
            ("", "", 1),
            ("", ", contact: none", 0),
            ("", ", died: 2023-01", 0),
            ("meetings: [{date: 2023-03-20, kind: review, invited: [{who: aino, came: remote}]}]\n", "", 0),
            ("meetings: [{date: 2023-03-20, kind: review, invited: [{who: aino, came: no}]}]\n", "", 1),
            ("meetings: [{date: 2023-03-19, kind: review, invited: [{who: aino, came: yes}]}]\n", "", 1),
            ("chronology: {shared: [{with: aino, date: 2023-04}]}\n", "", 0),
            ("case: {opened: 2023-04-01}\n", "", 0),
        ],
    )
    def test_those_with_parental_responsibility(self, rest: str, more: str, count: int) -> None:
        base = with_fields("meetings:\n" + self.ONE_PARENT % more, case("opened: 2022-11-03"))
        found = messages(with_fields(rest, base), "pr-adult-views-missing")
        assert len(found) == count
        assert all(
            one.startswith("Nothing is recorded from Aino Rae, who has parental responsibility,") for one in found
        )
