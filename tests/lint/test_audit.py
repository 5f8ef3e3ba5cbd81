"""An audit: what applies to a case is said to be met or not, whoever says it, and what does not apply is not."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from linting import DAY, case_of, with_fields

from casekit.case.case import Case
from casekit.case.reading import Reader
from casekit.lint.catalogue import all_rules
from casekit.lint.context import context_for
from casekit.lint.engine import lint
from casekit.lint.outcome import Outcome, Status
from casekit.policy.policy import Policy

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
RULES = all_rules()
NOTHING = "the file holds nothing of the kind"
NOTHING_OF_THE_KIND = {
    ("**.withhold",): "withheld-not-authorised-or-reviewed withheld-without-reason",
    ("case.closed",): (
        "activity-after-closure child-not-heard-before-closure closing-summary-without-final-plan "
        "closure-without-reason goals-not-scaled-before-closure open-at-closure plan-open-at-closure "
        "retention-unset summary-not-updated-before-closure withheld-after-closure"
    ),
    ("case.conferences",): "conference-on-non-working-day conference-report-late-to-family",
    ("case.conferences.*.kind=icpc",): "cp-plan-start-not-icpc-date genogram-not-in-icpc-report icpc-late",
    ("case.conferences.*.kind=rcpc",): "genogram-not-updated-for-review-conference",
    ("case.placements",): "placements-overlap",
    ("case.plans.*.plan=child-in-care",): "legal-status-missing",
    ("case.plans.*.plan=child-protection",): "cp-plan-same-day-start-end cp-when-and-why-missing",
    ("case.retention",): "retention-due",
    ("case.s47",): "agencies-not-asked s47-unsubstantiated-retention",
    ("chronology.events.*.disputed",): "disputed-fact-without-note",
    ("chronology.events.*.kind=missing",): "missing-without-return-interview repeat-missing",
    ("circles",): "circle-movement-not-asked",
    ("decisions",): "decision-without-maker decision-without-reason decisions-not-explained joint-decision-not-shown",
    ("decisions.*.actions",): "decision-not-carried-out",
    ("family.*.contact", "network.*.contact"): "no-contact-person-in-home-or-plan risk-person-not-in-summary",
    ("family.*.photo", "network.*.photo"): "photo-without-consent",
    ("genogram.agreed_key",): "key-not-agreed-with-family",
    ("harm_matrix",): "harm-matrix-incomplete",
    ("harm_matrix", "mapping.harm"): "worst-before-first",
    ("households.*.confidential",): "protected-address",
    ("mapping",): (
        "category-missing danger-not-covered danger-statement-incomplete danger-without-goal "
        "domain-missing goal-without-danger goal-without-duration goal-worded-as-absence "
        "harm-without-evidence label-not-behaviour map-not-made-with-family map-not-refreshed "
        "pair-without-scale safety-is-only-strength too-many-danger-statements unbalanced-map"
    ),
    ("mapping", "safety_plan", "scaling"): "unknown-statement",
    ("mapping.next_steps",): "next-step-overdue",
    ("mapping.safety_goals", "scaling"): "not-rescaled-at-review",
    ("mobility",): "mobility-map-people-not-followed-up",
    ("safety_plan",): (
        "actor-has-not-agreed actor-without-phone child-does-not-know no-trigger nobody-monitors "
        "not-tried only-professionals-act plan-not-reviewed rule-incomplete safety-plan-not-signposted "
        "what-if-it-fails"
    ),
    ("safety_plan.rota",): "rota-hole weekend-not-covered",
    ("scaling",): (
        "agreed-number only-one-voice-scaled scale-not-anchored scale-out-of-range scale-without-next "
        "scale-without-reason score-falling score-spread"
    ),
    ("summary.because=allocation",): "summary-not-on-allocation-day",
}
"""The rules that do not apply to Maisie's file, by what it does not hold."""


def outcomes_of(case: Case) -> dict[str, Outcome]:
    found: list[Outcome] = []
    lint(case, context_for(case, DAY, Policy()), RULES, [rule.name for rule in RULES], found)
    return {one.rule: one for one in found}


def outcomes(fragment: str) -> dict[str, Outcome]:
    return outcomes_of(case_of(with_fields(fragment)))


def example(name: str) -> dict[str, Outcome]:
    case = Reader().read(str(EXAMPLES / name)).case
    assert case is not None
    return outcomes_of(case)


def holds(data: Any, way: str) -> bool:
    """Whether plain data has something under a way such as `meetings.*.actions` or `**.withhold`."""
    first, _, rest = way.partition(".")
    if first in ("*", "**"):
        below = list(data.values()) if isinstance(data, dict) else data if isinstance(data, list) else []
        deeper = first == "**" and any(holds(one, way) for one in below)
        return deeper or (first == "**" and holds(data, rest)) or any(holds(one, rest) for one in below)
    name, _, wanted = first.partition("=")
    if not isinstance(data, dict) or not data.get(name):
        return False
    return data[name] == wanted if wanted else not rest or holds(data[name], rest)


def test_every_rule_that_applies_to_the_perfectly_kept_case_is_met() -> None:
    data = yaml.safe_load((EXAMPLES / "maisie-hall.yaml").read_text(encoding="utf-8"))
    assert not [ways for ways in NOTHING_OF_THE_KIND if any(holds(data, way) for way in ways)]
    without = {name for names in NOTHING_OF_THE_KIND.values() for name in names.split()}
    found = example("maisie-hall.yaml")
    assert {name for name, one in found.items() if one.why == NOTHING} == without
    assert {one.status for one in found.values() if one.why in ("", NOTHING)} == {Status.MET, Status.NOT_APPLICABLE}
    assert found["ends-before-it-starts"].status is Status.MET


@pytest.mark.parametrize(
    ("rule", "speaker"),
    [
        ("person-unconnected", "unnamed-person"),
        ("genogram-late", "genogram-required"),
        ("one-side-missing", "fewer-than-three-generations"),
        ("child-missing-from-story", "event-without-impact"),
        ("gap", "chronology-stale"),
        ("not-reviewed", "chronology-stale"),
        ("no-contingency", "summary-section-missing"),
        ("next-steps-missing", "summary-section-missing"),
        ("summary-not-updated-on-transfer", "summary-stale"),
        ("danger-without-goal", "unknown-statement"),
        ("pair-without-scale", "domain-missing"),
        ("mutualised-violence", "who-did-what-to-whom"),
    ],
)
def test_a_gap_that_another_rule_says_is_not_met(rule: str, speaker: str) -> None:
    found = example("callum-reid.yaml")
    assert found[rule] == Outcome(rule, Status.NOT_MET, why=f"said by {speaker}", left=found[rule].left)
    assert found[speaker].status is Status.NOT_MET


@pytest.mark.parametrize("rule", ["person-unconnected", "missing-dob"])
def test_an_unnamed_person_is_one_finding_and_meets_none_of_the_rules_about_people(rule: str) -> None:
    people = """
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10, parental_responsibility: yes}
          grandad: {name: Grandad}
        couples: [{partners: [aino], children: [ndela]}]
        households: []
        relationships: []
        carers: []
    """
    found = outcomes(people)
    assert (found[rule].status, found[rule].why) == (Status.NOT_MET, "said by unnamed-person")
    reason = "allow: [{rule: unnamed-person, why: Nobody knows his name., by: jemima}]"
    excused = outcomes(people.replace("{name: Grandad}", f"{{name: Grandad, {reason}}}"))
    assert (excused[rule].status, excused[rule].why) == (Status.REASON_RECORDED, "said by unnamed-person")


def test_without_a_summary_nothing_about_it_is_met() -> None:
    found = outcomes("summary: {updated: 2023-06-01}")
    assert found["summary-missing"].status is Status.NOT_MET
    assert (found["summary-too-long"].status, found["summary-too-long"].why) == (
        Status.NOT_APPLICABLE,
        "there is no case summary",
    )
