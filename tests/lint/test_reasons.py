"""A reason on the record answers every rule: a judgement that is written down is no gap."""

from typing import Any

import pytest
import yaml
from linting import DAY, case_of, findings, history_for, with_fields

from casekit.case.record import Record
from casekit.lint.catalogue import all_rules
from casekit.lint.context import context_for
from casekit.lint.rule import Rule
from casekit.policy.policy import Policy
from casekit.text.nodes import ListNode, MapNode, Node, walk

REASON = "We talked about it with the family, and this is right."


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_reason_satisfies_the_rule(rule: Rule) -> None:
    text = with_fields(rule.page.flagged)
    case = case_of(text, readable=False)
    history = history_for(rule, text)
    remarks = list(rule.check(case, context_for(case, DAY, Policy(), history)))
    records = [remark.record for remark in remarks]
    if not records:
        pytest.skip("the example is about more than one file")
    assert all(isinstance(record, Record) for record in records)
    answered = _with_reasons(case.file.node, rule.name, records)
    spelled_out = yaml.safe_dump(answered, allow_unicode=True, sort_keys=False, default_style='"', width=10_000)
    found = findings(spelled_out, rule.name, readable=False, history=history)
    assert [(one.rule, one.message) for one in found if one.rule in (rule.name, "allowance-unused")] == []


def _with_reasons(top: Node, rule: str, records: list[Any]) -> Any:
    """The case as plain data, with a reason on each of the records; one written as a text alone is spelled out."""
    there = {id(node) for node in walk(top)}
    whole = {id(record.node) for record in records if id(record.node) in there}
    short = {
        id(text): field for record in records if id(record.node) not in there for field, text in record.node.items()
    }
    reason = [{"rule": rule, "why": REASON}]

    def plain(node: Node) -> Any:
        if isinstance(node, MapNode):
            data = {name: plain(value) for name, value in node.items()}
            return {**data, "allow": reason} if id(node) in whole else data
        if isinstance(node, ListNode):
            return [plain(value) for value in node]
        return {short[id(node)]: str(node), "allow": reason} if id(node) in short else str(node)

    return plain(top)
