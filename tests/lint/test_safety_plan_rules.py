"""The safety plan: that there is one, its rules and signs, its people, its reviews, and that the child knows it."""

from datetime import date

import pytest
from linting import findings, pointed_at, with_fields

from casekit.policy.policy import Policy
from casekit.text.finding import Severity

RULE = "{for: home, when: She is late, who: yolande, does: rings the police, agreed: 2023-05-09}"


def plan(*fields: str, rest: str = "") -> str:
    return with_fields("safety_plan:\n" + "".join(f"  {field}\n" for field in fields) + rest)


def plans(name: str, since: str, rest: str = "") -> str:
    return with_fields(f"case:\n  opened: 2022-11-03\n  plans: [{{plan: {name}, from: {since}}}]\n{rest}")


def messages(text: str, rule: str, day: date | None = None, policy: str = "england") -> list[str]:
    return [one.message for one in findings(text, rule, day=day or date(2023, 6, 20), policy=Policy(policy))]


class TestMissing:
    def test_child_protection(self) -> None:
        (found,) = findings(plans("child-protection", "2023-05-02", "safety_plan:\n"), "safety-plan-missing")
        assert found.severity is Severity.ERROR
        assert found.message == (
            "There is no safety plan. Ndéla Rae has had a child protection plan since 2 May 2023, 49 days."
        )

    @pytest.mark.parametrize(
        ("since", "day", "count"),
        [
            ("2023-05-02", date(2023, 5, 17), 0),
            ("2023-05-02", date(2023, 5, 18), 1),
            ("2023-05", date(2023, 6, 13), 0),
            ("unknown", date(2023, 6, 20), 0),
        ],
    )
    def test_by_the_first_core_group(self, since: str, day: date, count: int) -> None:
        text = plans("child-protection", since, "safety_plan:\n")
        assert len(messages(text, "safety-plan-missing", day)) == count

    def test_child_in_need_with_harm_is_a_warning(self) -> None:
        (found,) = findings(plans("child-in-need", "2023-05-02", "safety_plan:\n"), "safety-plan-missing")
        assert found.severity is Severity.WARNING and "the map shows past harm" in found.message
        assert messages(plans("child-in-need", "2023-05-02", "safety_plan:\nmapping:\n"), "safety-plan-missing") == []

    def test_a_plan_without_a_rule(self) -> None:
        text = plans("child-protection", "2023-05-02", "safety_plan: {made: 2023-05-09}\n")
        assert messages(text, "safety-plan-missing")[0].startswith("The safety plan has no rule.")
        assert messages(with_fields("safety_plan:\n"), "safety-plan-missing") == []


class TestRulesOfThePlan:
    def test_who_and_when(self) -> None:
        assert messages(plan("triggers: [A missed call]", "rules: [{does: rings Amara}]"), "rule-incomplete") == [
            "This rule does not say who acts or when: “rings Amara”."
        ]

    def test_no_sign_anywhere_is_one_finding(self) -> None:
        text = plan("rules: [{who: yolande, does: rings Amara}, {who: christian, does: drives there}]")
        assert messages(text, "rule-incomplete") == []
        assert messages(text, "no-trigger") == ["The safety plan does not say at which signs somebody must act."]

    def test_a_rule_that_is_over_is_left_alone(self) -> None:
        text = plan(f"rules: [{RULE}, {{does: stayed the night, to: 2023-05-31}}]")
        assert messages(text, "rule-incomplete") == []

    def test_danger_not_covered(self) -> None:
        dangers = "mapping: {danger_statements: [{key: home, about: A.}, {key: night, about: B.}]}\n"
        text = plan(f"rules: [{RULE}]", rest=dangers)
        (found,) = findings(text, "danger-not-covered")
        assert (found.severity, pointed_at(text, found)) == (Severity.ERROR, "night")
        loose = "{when: She is late, who: yolande, does: rings the police}"
        assert messages(plan(f"rules: [{RULE}, {loose}]", rest=dangers), "danger-not-covered") == []
        unheard = RULE.replace("for: home", "for: house")
        assert messages(plan(f"rules: [{unheard}]", rest=dangers), "danger-not-covered") == []


class TestReviews:
    NO_MEETINGS = "meetings:\n"

    @pytest.mark.parametrize(
        ("review", "message"),
        [
            ("2023-06-20", None),
            ("2023-06-19", "The safety plan was due for review on 19 June 2023, 1 day ago."),
            ("2023-06", None),
            ("2023-05", "The safety plan was due for review by 31 May 2023, 20 days ago."),
            ("unknown", None),
        ],
    )
    def test_its_own_day(self, review: str, message: str | None) -> None:
        text = plan("made: 2023-05-02", f"review: {review}", rest=self.NO_MEETINGS)
        assert messages(text, "plan-not-reviewed") == ([message] if message else [])

    def test_no_day(self) -> None:
        assert messages(plan("made: 2023-05-02"), "plan-not-reviewed") == [
            "The safety plan does not say when it will be looked at again."
        ]

    def test_a_meeting_since_is_a_look_at_it(self) -> None:
        held = "meetings: [{date: 2023-06-06, kind: core-group}]\n"
        assert messages(plan("made: 2023-05-02", "review: 2023-06-06", rest=held), "plan-not-reviewed") == []

    @pytest.mark.parametrize(
        ("name", "policy", "count"),
        [("child-in-need", "england", 0), ("child-protection", "england", 1), ("child-protection", "norfolk", 0)],
    )
    def test_the_authority_s_limit(self, name: str, policy: str, count: int) -> None:
        """In Norfolk the core group is late as well by then, and that rule speaks of it."""
        rest = "safety_plan: {made: 2023-05-09, review: 2023-07-30}\nmeetings: [{date: 2023-05-16, kind: core-group}]\n"
        text = plans(name, "2023-05-02", rest)
        expected = [
            "The safety plan was last looked at on 16 May 2023; a review was due by 13 June 2023, 7 days ago "
            "(England default: four weeks)."
        ]
        assert messages(text, "plan-not-reviewed", policy=policy) == expected[:count]
        assert len(messages(text, "core-group-late", policy=policy)) == (policy == "norfolk")

    @pytest.mark.parametrize(("made", "count"), [("2023-05-23", 0), ("2023-05-22", 1), ("2023-05", 0), ("2023", 0)])
    def test_not_tried(self, made: str, count: int) -> None:
        assert len(messages(plan(f"made: {made}", f"rules: [{RULE}]"), "not-tried")) == count


class TestTheChildAndTheEnd:
    def test_the_child_knows(self) -> None:
        text = plan("made: 2023-05-09", f"rules: [{RULE}]", rest="meetings:\nwords_and_pictures:\n")
        (found,) = findings(text, "child-does-not-know")
        assert found.message == "Nothing says how Ndéla Rae was told about the safety plan."
        assert pointed_at(text, found) == "safety_plan"

    @pytest.mark.parametrize(
        "rest",
        [
            "meetings:\nwords_and_pictures: [{date: 2023-05-16, pages: [{words: We keep you safe.}]}]\n",
            "meetings: [{date: 2023-05-16, kind: family-network, plan_shared_with: [ndela]}]\n",
            "meetings:\nfamily:\n  ndela: {name: Ndéla Rae, born: 2020-01-01}\n",
        ],
    )
    def test_or_was_shown_it_or_is_too_small(self, rest: str) -> None:
        assert messages(plan("made: 2023-05-09", f"rules: [{RULE}]", rest=rest), "child-does-not-know") == []

    def test_what_if_it_fails(self) -> None:
        assert len(messages(plan(f"rules: [{RULE}]", rest="meetings:\n"), "what-if-it-fails")) == 1
        assert messages(plan(f"rules: [{RULE}]"), "what-if-it-fails") == []


class TestPeople:
    def test_only_professionals(self) -> None:
        workers = plan("rules: [{when: Late, who: jemima, does: calls}]", "rota: {monday: raul}")
        assert messages(workers, "only-professionals-act") == [
            "Everybody who acts in the safety plan is a professional."
        ]
        assert (
            messages(plan("rules: [{when: Late, who: [jemima, yolande], does: call}]"), "only-professionals-act") == []
        )

    def test_a_foster_carer_among_the_professionals_is_family(self) -> None:
        carer = "carers: [{child: ndela, who: [sheress], as: foster, from: 2023-01-01}]\n"
        text = plan("rules: [{when: Late, who: sheress, does: calls}]", rest=carer)
        assert messages(text, "only-professionals-act") == []

    def test_monitors(self) -> None:
        (found,) = findings(plan(f"rules: [{RULE}]"), "nobody-monitors")
        assert found.severity is Severity.ERROR
        assert messages(plan("monitors: [christian]"), "nobody-monitors") == []

    def test_rota(self) -> None:
        text = plan("rota: {monday: yolande, wednesday: fatou, saturday: fatou}")
        assert messages(text, "weekend-not-covered") == ["The rota of the safety plan has nobody on Sunday."]
        assert messages(text, "rota-hole") == [
            "The rota of the safety plan has nobody on Tuesday, Thursday and Friday."
        ]
        assert messages(plan(f"rules: [{RULE}]"), "weekend-not-covered") == []

    def test_telephone_numbers(self) -> None:
        text = plan(
            "rota: {sunday: [amara, ndela, bisou]}", "monitors: [priya, jemima]", "triggers: [{sign: A, who: liisa}]"
        )
        assert messages(text, "actor-without-phone") == [
            "Liisa Korhonen has a job in the safety plan, and no telephone number is on file.",
            "Amara has a job in the safety plan, and no telephone number is on file.",
            "Priya Anand has a job in the safety plan, and no telephone number is on file.",
        ]

    @pytest.mark.parametrize(
        ("fields", "count"),
        [
            (["rules: [{when: Late, who: [yolande, christian], does: ring}]"], 2),
            (["agreed_by: [yolande]", "rules: [{when: Late, who: [yolande, christian], does: ring}]"], 1),
            (["rules: [{when: Late, who: [amara, jemima, ndela], does: ring}]"], 0),
            (["rules: [{when: Late, who: yolande, does: ring}, {when: Ill, who: yolande, does: cook}]"], 1),
        ],
    )
    def test_agreement(self, fields: list[str], count: int) -> None:
        assert len(messages(plan(*fields), "actor-has-not-agreed")) == count
