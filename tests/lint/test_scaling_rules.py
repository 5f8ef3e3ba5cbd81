"""Scaling questions and scores."""

import pytest
from linting import findings, pointed_at, with_fields

from casekit.text.finding import Severity


def scaling(scores: str, *, more: str = "about: calm-home, ", rest: str = "") -> str:
    return with_fields(
        f"scaling: [{{question: How safe is it?, {more}zero: Bad., ten: Good., scores: [{scores}]}}]\n{rest}"
    )


def messages(text: str, rule: str) -> list[str]:
    return [finding.message for finding in findings(text, rule)]


def score(by: str, number: int, day: str = "2023-05-02", more: str = "because: Yes., up_one: Rest.") -> str:
    return f"{{date: {day}, by: {by}, score: {number}, {more}}}".replace(", }", "}")


@pytest.mark.parametrize(("number", "count"), [(0, 0), (10, 0), (11, 1), (70, 1)])
def test_scores_run_from_0_to_10(number: int, count: int) -> None:
    text = scaling(score("ndela", number))
    found = findings(text, "scale-out-of-range")
    assert len(found) == count
    if found:
        assert found[0].severity is Severity.ERROR and pointed_at(text, found[0]) == str(number)


def test_anchors() -> None:
    assert messages(with_fields("scaling: [{question: How safe?}]\n"), "scale-not-anchored") == [
        "The question “How safe?” does not say what 0 and 10 look like."
    ]
    assert messages(with_fields("scaling: [{question: How safe?, ten: Good.}]\n"), "scale-not-anchored") == [
        "The question “How safe?” does not say what 0 looks like."
    ]


class TestReasons:
    def test_both_missing_is_one_finding(self) -> None:
        text = scaling(score("ndela", 7, more=""))
        assert messages(text, "scale-without-reason") == [
            "Ndéla Rae's score of 7 does not say why it is that number or what would move it up."
        ]
        assert messages(text, "scale-without-next") == []

    def test_only_the_newest_score_of_each_person(self) -> None:
        old, new = score("ndela", 3, "2022-11-20", ""), score("ndela", 7)
        assert messages(scaling(f"{old}, {new}"), "scale-without-reason") == []
        assert (
            len(
                messages(
                    scaling(f"{score('ndela', 3, '2022-11-20')}, {score('ndela', 7, more='')}"), "scale-without-reason"
                )
            )
            == 1
        )

    def test_ten_needs_no_step_up(self) -> None:
        assert messages(scaling(score("ndela", 10, more="because: Yes.")), "scale-without-next") == []
        assert len(messages(scaling(score("ndela", 9, more="because: Yes.")), "scale-without-next")) == 1

    def test_silent_where_a_date_leaves_the_order_open(self) -> None:
        assert messages(scaling(f"{score('ndela', 3, '2023', '')}"), "scale-without-reason") == []


class TestVoices:
    @pytest.mark.parametrize(
        ("scores", "missing"),
        [
            (("jemima", "sheress"), "Ndéla Rae or anybody from the family or network"),
            (("moussa", "aino"), "Ndéla Rae"),
            (("ndela",), "a second person"),
            (("ndela", "jemima"), None),
            (("ndela", "aino"), None),
            (("nobody_known",), None),
        ],
    )
    def test_whose_number_is_missing(self, scores: tuple[str, ...], missing: str | None) -> None:
        text = scaling(", ".join(score(by, 5) for by in scores))
        expected = [f"The question “How safe is it?” has no score from {missing}."] if missing else []
        assert messages(text, "only-one-voice-scaled") == expected

    def test_a_small_child_is_not_asked_for(self) -> None:
        text = with_fields(
            "family:\n  ndela: {name: Ndéla Rae, born: 2019-01-01}\n  moussa: {name: Moussa Rae, born: 1978}\n",
            scaling(f"{score('moussa', 5)}, {score('jemima', 6)}"),
        )
        assert messages(text, "only-one-voice-scaled") == []

    def test_a_question_of_ones_own_beside_one_about_a_goal(self) -> None:
        own = f"{{question: How sure are you of bedtime?, zero: Not., ten: Very., scores: [{score('aino', 5)}]}}"
        goal = (
            "{question: How safe?, about: calm-home, zero: Bad., ten: Good., "
            f"scores: [{score('ndela', 5)}, {score('moussa', 5)}]}}"
        )
        assert messages(with_fields(f"scaling: [{own}, {goal}]\n"), "only-one-voice-scaled") == []


class TestSideBySide:
    def test_one_number_for_all(self) -> None:
        same = ", ".join(score(by, 6) for by in ("ndela", "moussa", "jemima"))
        assert messages(scaling(same), "agreed-number") == ["All 3 people gave the same number."]
        assert messages(scaling(f"{same}, {score('aino', 7)}"), "agreed-number") == []
        assert messages(scaling(f"{score('ndela', 6)}, {score('moussa', 6)}"), "agreed-number") == []

    @pytest.mark.parametrize(("second", "count"), [(5, 0), (4, 1), (8, 0)])
    def test_a_fall(self, second: int, count: int) -> None:
        text = scaling(f"{score('ndela', second)}, {score('ndela', 6, '2022-11-20')}")
        assert messages(text, "score-falling") == ["Ndéla Rae's score has dropped from 6 to 4."] * count

    @pytest.mark.parametrize(("low", "count"), [(6, 0), (5, 1)])
    def test_a_spread(self, low: int, count: int) -> None:
        text = scaling(f"{score('aino', 8)}, {score('sheress', low)}")
        assert len(messages(text, "score-spread")) == count
        dispute = "{key: home, about: A., dispute: Aino says that it was once.}"
        goal = "{key: calm-home, answers: home, will_see: B.}"
        explored = f"mapping: {{danger_statements: [{dispute}], safety_goals: [{goal}]}}\n"
        assert messages(with_fields(explored, text), "score-spread") == []

    @pytest.mark.parametrize(
        ("held", "message"),
        [
            ("2023-05-09", None),
            ("2023-05-10", "No scores were recorded around the meeting of 10 May 2023; the nearest are 8 days away."),
            ("2023-05", None),
            ("2023-07-09", None),
        ],
    )
    def test_a_review_without_scores(self, held: str, message: str | None) -> None:
        text = scaling(score("ndela", 5), rest=f"meetings: [{{date: {held}, kind: core-group}}]\n")
        assert messages(text, "not-rescaled-at-review") == ([message] if message else [])


def test_a_goal_without_a_scale() -> None:
    mapping = (
        "mapping: {danger_statements: [{key: home, about: A.}, {key: night, about: B.}], safety_goals: "
        "[{key: calm-home, answers: home, will_see: C.}, {key: safe, answers: night, will_see: D.}]}\n"
    )
    text = with_fields(mapping)
    (found,) = findings(text, "pair-without-scale")
    assert found.message == "No scaling question is about the safety goal `safe`." and pointed_at(text, found) == "safe"
    assert messages(with_fields(mapping, scaling(score("ndela", 5), more="")), "pair-without-scale") == []
    assert (
        messages(with_fields(mapping, scaling(score("ndela", 5), more="about: unheard, ")), "pair-without-scale") == []
    )
