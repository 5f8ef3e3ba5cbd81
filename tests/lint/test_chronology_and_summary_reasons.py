"""A recorded reason satisfies every rule on the chronology and the summary, on the record that the rule names."""

from dataclasses import replace

import pytest
from linting import DAY, case_of, findings_in, small, with_fields

from casekit.case.declared import fields_of
from casekit.lint.catalogue import all_rules
from casekit.lint.context import context_for
from casekit.lint.rule import Remark
from casekit.policy.policy import Policy

MODULES = {
    "chronology_reach",
    "chronology_sources",
    "chronology_use",
    "event_follow_up",
    "event_words",
    "key_events",
    "missing_episodes",
    "open_ends",
    "summary_plan",
    "summary_safety",
    "summary_shape",
    "summary_updates",
    "withholding",
}
RULES = {rule.name: rule for rule in all_rules() if rule.check.__module__.rpartition(".")[2] in MODULES}


@pytest.mark.parametrize("name", RULES)
def test_a_reason_on_the_record_satisfies_the_rule(name: str) -> None:
    case = case_of(with_fields(RULES[name].page.flagged))
    remarks = list(RULES[name].check(case, context_for(case, DAY, Policy())))
    assert remarks
    for remark in remarks:
        _give_reason(remark, name)
    assert findings_in(replace(case, has_allowances=True), [name]) == ()


def _give_reason(remark: Remark, name: str) -> None:
    """Put a reason on the record, as if it stood in the file."""
    reason = case_of(small(f"allow: [{{rule: {name}, why: The manager knows.}}]\n")).file.allow
    assert "allow" in fields_of(type(remark.record))
    remark.record.__dict__["allow"] = reason


@pytest.mark.parametrize("name", RULES)
def test_the_finding_points_into_the_part_it_speaks_of(name: str) -> None:
    text = with_fields(RULES[name].page.flagged)
    case = case_of(text)
    for found in findings_in(case, [name]):
        line = text.splitlines()[found.place.span.line - 1]
        assert line.strip() and not line.startswith("#")
        assert len(found.help.split()) >= 4
