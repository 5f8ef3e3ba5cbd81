"""The Signs of Safety map: its questions and categories, dangers and goals, harm, existing safety, next steps."""

import pytest
from linting import findings, pointed_at, with_fields

from casekit.text.finding import Severity

DANGER = "{key: home, worried: [jemima], about: Aino hits Moussa., could_happen: Ndéla could be hurt.}"
GOAL = "{key: calm-home, answers: home, will_see: Adults who argue without hitting., for_how_long: six months}"


def mapping(*fields: str, more: str = "") -> str:
    return with_fields("mapping:\n" + "".join(f"  {field}\n" for field in fields) + more)


def messages(text: str, rule: str) -> list[str]:
    return [finding.message for finding in findings(text, rule)]


class TestDomains:
    def test_every_question_without_an_answer_is_named_once(self) -> None:
        (found,) = findings(mapping("date: 2023-05-02", more="scaling:\n"), "domain-missing")
        assert found.severity is Severity.WARNING
        assert found.message == (
            "The map has no answer to “What are we worried about?”, “What is working well?”, “What needs to happen "
            "next?” and “Where would we rate it on a scale of 0 to 10?”."
        )

    def test_a_danger_without_a_goal_is_said_by_its_own_rule(self) -> None:
        text = mapping(f"danger_statements: [{DANGER}]", "existing_strengths: [She asks for help.]")
        assert messages(text, "domain-missing") == []
        assert messages(text, "category-missing") == [
            "The map has nothing under “Harm”, “Complicating factors”, “Existing safety” and “Next steps”."
        ]
        assert messages(text, "danger-without-goal") == ["The danger statement `home` has no safety goal."]

    def test_complicating_factors_alone_are_advice(self) -> None:
        text = mapping(
            "harm: [{what: Aino hit Moussa., events: [2022-06-18]}]",
            "existing_strengths: [She asks for help.]",
            "existing_safety: [{what: Yolande came., date: 2023-03-11}]",
            f"danger_statements: [{DANGER}]",
            f"safety_goals: [{GOAL}]",
            "next_steps: [{what: Ask., who: jemima, due: 2023-07-01}]",
        )
        (found,) = findings(text, "category-missing")
        assert found.severity is Severity.ADVICE and "“Complicating factors”" in found.message

    def test_silent_without_a_map_and_where_the_file_was_not_read_to_the_end(self) -> None:
        assert messages(with_fields("mapping:\n"), "domain-missing") == []
        broken = with_fields("mapping:\n  date: 2023-05-02\n") + "\nvisits: [unfinished\n"
        assert [one.rule for one in findings(broken, "domain-missing", readable=False)] == []


class TestDangersAndGoals:
    def test_points_at_the_danger(self) -> None:
        text = mapping(f"danger_statements: [{DANGER}]")
        (found,) = findings(text, "danger-without-goal")
        assert found.severity is Severity.ERROR
        assert pointed_at(text, found) == "home"

    @pytest.mark.parametrize(
        "goals",
        [
            GOAL,
            "{will_see: Calm evenings.}",
            "{answers: house, will_see: Calm evenings.}",
            "{answers: home, family_goal: We want peace.}",
        ],
    )
    def test_a_goal_that_may_answer_it_is_enough(self, goals: str) -> None:
        assert (
            messages(mapping(f"danger_statements: [{DANGER}]", f"safety_goals: [{goals}]"), "danger-without-goal") == []
        )

    def test_a_goal_without_words_is_none(self) -> None:
        text = mapping(f"danger_statements: [{DANGER}]", "safety_goals: [{answers: home}]")
        assert len(messages(text, "danger-without-goal")) == 1

    def test_fewer_goals_than_dangers(self) -> None:
        dangers = "[{about: One thing.}, {about: Another thing.}, {about: A third.}]"
        text = mapping(f"danger_statements: {dangers}", "safety_goals: [{will_see: Calm evenings.}]")
        assert messages(text, "danger-without-goal") == ["3 danger statements have only 1 safety goal between them."]

    def test_goal_without_danger(self) -> None:
        (found,) = findings(mapping(f"safety_goals: [{GOAL}]"), "goal-without-danger")
        assert found.severity is Severity.ERROR
        two = "danger_statements: [{key: a, about: One.}, {key: b, about: Two.}]"
        (found,) = findings(mapping(two, "safety_goals: [{will_see: Calm.}]"), "goal-without-danger")
        assert found.severity is Severity.WARNING
        one = "danger_statements: [{key: a, about: One.}]"
        assert messages(mapping(one, "safety_goals: [{will_see: Calm.}]"), "goal-without-danger") == []

    def test_unknown_statements_are_said_once(self) -> None:
        text = mapping(
            f"danger_statements: [{DANGER}]", f"safety_goals: [{GOAL.replace('answers: home', 'answers: hom')}]"
        )
        (found,) = findings(text, "unknown-statement", "danger-without-goal", "goal-without-danger")
        assert found.message == "Nothing on the map has the key `hom`; did you mean `home`?"
        assert pointed_at(text, found) == "hom"

    def test_no_keys_on_the_map_no_unknown_keys(self) -> None:
        assert messages(mapping("danger_statements: [{about: One.}]"), "unknown-statement") == []

    @pytest.mark.parametrize(
        ("left_out", "said"),
        [("worried", "who is worried"), ("about", "about what"), ("could_happen", "what could happen to the child")],
    )
    def test_parts_of_a_danger_statement(self, left_out: str, said: str) -> None:
        parts = {"worried": "[jemima]", "about": "Aino hits Moussa.", "could_happen": "Ndéla could be hurt."}
        given = ", ".join(f"{name}: {value}" for name, value in parts.items() if name != left_out)
        text = mapping(f"danger_statements: [{{key: home, {given}}}]")
        assert messages(text, "danger-statement-incomplete") == [f"The danger statement `home` does not say {said}."]

    @pytest.mark.parametrize(
        "what", ["Neglect", "domestic abuse.", "Parental substance misuse and mental health issues"]
    )
    def test_labels(self, what: str) -> None:
        text = mapping(f"harm: [{{what: {what}, events: [2022-06-18]}}]")
        (found,) = findings(text, "label-not-behaviour")
        assert pointed_at(text, found) == what

    @pytest.mark.parametrize("what", ["Nobody gave Ndéla breakfast.", "Domestic abuse by Aino, who threw a plate."])
    def test_what_people_did_is_no_label(self, what: str) -> None:
        assert messages(mapping(f'harm: [{{what: "{what}", events: [2022-06-18]}}]'), "label-not-behaviour") == []

    @pytest.mark.parametrize(
        ("will_see", "count"),
        [
            ("Aino will not hit Moussa.", 1),
            ("Aino stops drinking.", 1),
            ("Aino will not shout but leaves the room.", 0),
            ("Adults who argue without hitting.", 0),
        ],
    )
    def test_goals_worded_as_absence(self, will_see: str, count: int) -> None:
        assert len(messages(mapping(f"safety_goals: [{{will_see: {will_see}}}]"), "goal-worded-as-absence")) == count


class TestHarmAndSafety:
    def test_a_date_of_an_event_that_is_not_told(self) -> None:
        text = mapping("harm: [{what: Aino hit Moussa., events: [2022-06-18, 2022-07-01]}]")
        assert messages(text, "harm-without-evidence") == [
            "The chronology has no event on 1 July 2022, which this harm names."
        ]

    @pytest.mark.parametrize("evidence", ["events: [2022-06]", "first: 2021", "last: ~2022-05", "events: [unknown]"])
    def test_evidence_that_may_be_right(self, evidence: str) -> None:
        assert messages(mapping(f"harm: [{{what: Aino hit Moussa., {evidence}}}]"), "harm-without-evidence") == []

    def test_many_harms_without_evidence_are_one_finding(self) -> None:
        harms = ", ".join(f"Aino hit Moussa the {nth} time." for nth in ("first", "second", "third", "fourth"))
        assert messages(mapping(f"harm: [{harms}]"), "harm-without-evidence") == [
            "4 harms on the map do not say which events show them."
        ]

    @pytest.mark.parametrize(
        ("dates", "message"),
        [
            ("first: 2022, worst: 2021-03", "The first time (2022) is later than the worst time (March 2021)."),
            (
                "worst: 2022-09, last: 2022-06-18",
                "The worst time (September 2022) is later than the most recent time (18 June 2022).",
            ),
        ],
    )
    def test_out_of_order(self, dates: str, message: str) -> None:
        (found,) = findings(mapping(f"harm: [{{what: Aino hit Moussa., {dates}}}]"), "worst-before-first")
        assert (found.message, found.severity) == (message, Severity.ERROR)

    @pytest.mark.parametrize("dates", ["first: 2022, worst: 2022-01-05", "first: ~2021, worst: 2020", "worst: unknown"])
    def test_order_that_cannot_be_known(self, dates: str) -> None:
        assert messages(mapping(f"harm: [{{what: Aino hit Moussa., {dates}}}]"), "worst-before-first") == []

    def test_harm_matrix(self) -> None:
        matrix = "harm_matrix: [{first: {date: 2022, what: A push.}, last: {date: 2021, what: A plate.}}]\n"
        assert messages(with_fields(matrix), "worst-before-first") == [
            "The first time (2022) is later than the most recent time (2021)."
        ]
        assert messages(with_fields(matrix), "harm-matrix-incomplete") == [
            "The harm matrix does not say the worst time, how bad it was the first time, what it did the first time, "
            "how bad it was the most recent time and what it did the most recent time."
        ]


class TestTheMapOverTime:
    @pytest.mark.parametrize(
        ("step", "message"),
        [
            (
                "due: 2023-06-19",
                "A step for Jemima Lervik was due on 19 June 2023, 1 day ago, and is not marked as done: “Ask.”.",
            ),
            ("due: 2023-06-20", None),
            ("due: 2023-06", None),
            (
                "due: 2023-05",
                "A step for Jemima Lervik was due on 31 May 2023, 20 days ago, and is not marked as done: “Ask.”.",
            ),
            ("due: 2023-05-20, done: 2023-06-01", None),
            ("due: 2023-05-20, outcome: She moved away.", None),
            ("due: unknown", None),
        ],
    )
    def test_next_steps(self, step: str, message: str | None) -> None:
        text = mapping(f"next_steps: [{{what: Ask., who: jemima, {step}}}]")
        assert messages(text, "next-step-overdue") == ([message] if message else [])

    @pytest.mark.parametrize(
        ("made", "held", "count"),
        [
            ("2023-01-10", "2023-05-09", 1),
            ("2023-04-11", "2023-05-09", 0),
            ("2023-04-04", "2023-05-09", 1),
            ("2023", "2023-05-09", 0),
            ("2023-01-10", "2023-07-09", 0),
            ("2023-01-10", "unknown", 0),
        ],
    )
    def test_a_map_older_than_the_review(self, made: str, held: str, count: int) -> None:
        text = mapping(f"date: {made}", more=f"meetings: [{{date: {held}, kind: review}}]\n")
        assert len(messages(text, "map-not-refreshed")) == count

    @pytest.mark.parametrize(
        ("made_with", "message"),
        [
            ("with: [jemima, raul]", "Only professionals are named as having made the map."),
            ("by: jemima", "The map does not say with whom it was made."),
            ("with: [jemima, amara]", None),
            ("with: [nobody_known]", None),
        ],
    )
    def test_who_made_it(self, made_with: str, message: str | None) -> None:
        assert messages(mapping(made_with), "map-not-made-with-family") == ([message] if message else [])

    def test_words_and_entries_must_both_be_lopsided(self) -> None:
        few = "existing_strengths: [She asks., She reads., She plays.]"
        many = "harm: [Ndéla heard and saw her mother hit her father again and again in the autumn of that year.]"
        assert messages(mapping(few, many), "unbalanced-map") == []
        one = "existing_strengths: [She asks for help.]"
        harms = "harm: [Ndéla heard her mother hit her father., She saw it again in May., She ran away., She was cold.]"
        assert messages(mapping(one, harms), "unbalanced-map") == [
            "Of the words on the map, 17% are about what is working well (casekit default: 25%)."
        ]
