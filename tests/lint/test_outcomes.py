"""What came of each rule, and which rules an occasion is about."""

import re
from inspect import getsource
from typing import get_args

import pytest
from linting import BASE, DAY, case_of, with_fields

from casekit.lint.catalogue import all_rules, chosen_rules
from casekit.lint.context import context_for
from casekit.lint.engine import lint
from casekit.lint.occasions import PROFILES
from casekit.lint.outcome import Outcome, Status
from casekit.lint.profiles import ELSEWHERE, THE_FILE, Profile
from casekit.lint.rule import Rule, Subject
from casekit.policy.policy import Policy
from casekit.text.finding import Severity

RULES = all_rules()
LEFT_TO = re.compile(r'left_to\(\s*"([a-z0-9-]+)"')
NO_SUMMARY = with_fields("summary:\n  updated: 2023-01-02\n  about_you: You love chess.\n")


def outcomes(text: str, *only: str, readable: bool = True) -> dict[str, Outcome]:
    case = case_of(text, readable=readable)
    found: list[Outcome] = []
    lint(case, context_for(case, DAY, Policy()), chosen_rules(only), [rule.name for rule in RULES], found)
    return {one.rule: one for one in found}


def test_every_rule_has_one_outcome() -> None:
    assert set(outcomes(BASE)) == {rule.name for rule in RULES}


def test_a_well_kept_case_meets_what_applies_to_it() -> None:
    assert {one.status for one in outcomes(BASE).values()} <= {
        Status.MET,
        Status.REASON_RECORDED,
        Status.NOT_APPLICABLE,
    }
    assert outcomes(BASE)["event-without-action"] == Outcome("event-without-action", Status.MET)


def test_what_is_found_is_not_met() -> None:
    found = outcomes(NO_SUMMARY)["summary-stale"]
    assert (found.status, found.found, found.excused) == (Status.NOT_MET, 1, 0)


def test_a_recorded_reason_is_no_gap_and_not_met_either() -> None:
    text = NO_SUMMARY.replace("about_you", "allow: [{rule: summary-stale, why: Ill., by: jemima}]\n  about_you", 1)
    found = outcomes(text)["summary-stale"]
    assert (found.status, found.found, found.excused) == (Status.REASON_RECORDED, 0, 1)


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("core-group-late", "the child is on another plan"),
        ("harm-matrix-incomplete", "the file holds nothing of the kind"),
        ("dob-conflict-between-files", "only several files can be compared"),
    ],
)
def test_what_does_not_apply_says_why(rule: str, why: str) -> None:
    assert outcomes(BASE)[rule] == Outcome(rule, Status.NOT_APPLICABLE, why=why)


def test_a_closed_case_is_not_asked_for_a_new_summary() -> None:
    closed = with_fields("case: {id: EH-1, opened: 2022-11-03, closed: {date: 2023-05-02, reason: Done.}}", NO_SUMMARY)
    assert outcomes(closed)["summary-stale"].why == "the case is not open"


def test_nothing_is_called_met_in_a_file_read_in_part() -> None:
    found = outcomes(BASE.replace("\nmapping:", "\nmaping:"), readable=False)
    assert Status.MET not in {one.status for one in found.values()}
    assert found["event-without-action"].why == "a part of the file could not be read"


@pytest.fixture(params=PROFILES.values(), ids=list(PROFILES))
def profile(request: pytest.FixtureRequest) -> Profile:
    """Each profile there is."""
    found: Profile = request.param
    return found


def test_a_profile_names_only_what_there_is(profile: Profile) -> None:
    known = {*(rule.name for rule in RULES), *get_args(Subject)}
    named = [name for section in profile.sections for name in section.names]
    assert not set(named) - known
    assert len(named) == len(set(named))


def test_a_profile_says_what_it_is_for_in_a_sentence(profile: Profile) -> None:
    assert profile.purpose.endswith(".") and profile.purpose[0].isupper()
    assert len(profile.headings) == len(set(profile.headings))
    assert profile.headings[-1] == THE_FILE == profile.heading_of(None)


def test_a_named_rule_stands_where_it_is_named(profile: Profile) -> None:
    by_name = {rule.name: rule for rule in RULES}
    for section in profile.sections:
        for name in section.names:
            if name in by_name:
                assert profile.heading_of(by_name[name]) == section.heading


def test_an_audit_leaves_nothing_out_and_every_other_occasion_chooses() -> None:
    audit = PROFILES["audit"]
    assert audit.rules(RULES) == RULES and audit.outcomes
    assert {audit.least_of(rule) for rule in RULES if rule.subject != "format"} == {Severity.ADVICE}
    chosen = {name: {rule.name for rule in one.rules(RULES)} for name, one in PROFILES.items() if name != "audit"}
    assert all(len(names) < len(RULES) * 0.6 for names in chosen.values())
    for name, names in chosen.items():
        assert all(names - others for other, others in chosen.items() if other != name)


def test_a_rule_and_the_one_that_speaks_in_its_place_are_in_the_same_profiles(profile: Profile) -> None:
    by_name = {rule.name: rule for rule in RULES}
    left = {(rule.name, name) for rule in RULES for name in LEFT_TO.findall(getsource(rule.documented))}
    assert len(left) > 30
    chosen = {name for name, rule in by_name.items() if profile.heading_of(rule) is not None}
    assert not [(name, speaker) for name, speaker in left if name in chosen and speaker not in chosen]


def test_no_occasion_leaves_an_error_out(profile: Profile) -> None:
    errors = [rule for rule in RULES if rule.severity is Severity.ERROR]
    assert not [rule.name for rule in errors if profile.heading_of(rule) is None]
    assert {profile.heading_of(rule) for rule in errors} <= {*profile.headings, ELSEWHERE}


def test_what_protects_a_child_is_in_every_profile(profile: Profile) -> None:
    def is_about_safety(rule: Rule) -> bool:
        return rule.subject == "safety" and rule.severity is Severity.ERROR

    assert not [rule.name for rule in RULES if is_about_safety(rule) and profile.heading_of(rule) is None]
