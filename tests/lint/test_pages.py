"""Every rule explains itself, its examples run, and its public message keeps the case to itself."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from linting import BASE, DAY, findings, findings_across, findings_in, history_for, reading_of, with_fields

from casekit.case.case import Case
from casekit.case.declared import Placed, fields_of
from casekit.case.file import CaseFile
from casekit.case.validation import validate
from casekit.case.walk import records
from casekit.lint.caseload import CaseloadRule
from casekit.lint.catalogue import all_rules
from casekit.lint.rule import Rule
from casekit.text.finding import Finding
from casekit.text.nodes import ListNode, MapNode, Node, TextNode
from casekit.text.source import Source
from casekit.text.yaml_tree import read_tree

RULES = all_rules()
_NAME = re.compile(r"\w{3,}")


@pytest.fixture(params=RULES, ids=lambda rule: rule.name)
def rule(request: pytest.FixtureRequest) -> Rule:
    """Each rule there is."""
    found: Rule = request.param
    return found


def test_a_rule_has_a_full_page(rule: Rule) -> None:
    page = rule.page
    assert page.summary.endswith((".", "?")) and "\n" not in page.summary
    assert len(page.why.split()) >= 15
    assert page.source and page.flagged and page.instead


def test_the_page_says_what_the_rule_does(rule: Rule) -> None:
    flagged = _said(rule, rule.page.flagged)
    assert [finding.rule for finding in flagged].count(rule.name) >= 1
    assert [finding.message for finding in _said(rule, rule.page.instead)] == []


def _said(rule: Rule, fragment: str) -> tuple[Finding, ...]:
    """What a rule says of the well-kept case with a fragment in it; one across files sees a sister's file as well."""
    text = with_fields(fragment)
    if isinstance(rule, CaseloadRule):
        return findings_across({"sister.yaml": BASE, "case.yaml": text}, rule.name)
    return findings(text, rule.name, history=history_for(rule, text))


def test_a_finding_says_what_to_do_and_where(rule: Rule) -> None:
    text = with_fields(rule.page.flagged)
    for finding in _said(rule, rule.page.flagged):
        assert finding.message.endswith((".", "?")) and finding.public.endswith((".", "?"))
        assert finding.help.endswith((".", "?", ")"))
        assert 1 <= finding.place.span.line <= len(text.splitlines())


def test_no_rule_has_anything_to_say_of_a_well_kept_case() -> None:
    assert [f"{finding.rule}: {finding.message}" for finding in findings(BASE)] == []


def test_public_messages_hold_no_names(rule: Rule) -> None:
    text = with_fields(rule.page.flagged)
    names = _names(reading_of(text).case)
    for finding in _said(rule, rule.page.flagged):
        for public in _public_texts(finding):
            assert not names & set(_NAME.findall(public)), public


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_public_messages_hold_no_case_text(data: st.DataObject) -> None:
    """Whatever stands in the text fields of a case, none of its words is in a public message."""
    rule = data.draw(st.sampled_from(RULES))
    keep = data.draw(st.booleans())
    text = _with_words(with_fields(rule.page.flagged), keep=keep)
    case = reading_of(text).case
    assert case is not None
    late = findings_in(case, day=DAY + timedelta(days=data.draw(st.integers(0, 4000))))
    for finding in (*findings_in(case), *late):
        for public in _public_texts(finding):
            assert "qzx" not in public.casefold(), (finding.rule, public)


def _public_texts(finding: Finding) -> Iterator[str]:
    yield finding.public
    yield from (label.public for label in finding.labels)


def _names(case: Case | None) -> set[str]:
    assert case is not None
    return {
        word
        for somebody in case.everybody.values()
        if somebody.name is not None
        for word in _NAME.findall(somebody.name)
        if word[0].isupper()
    }


def _with_words(text: str, *, keep: bool) -> str:
    """The case with a word of its own in (or, with `keep`, behind) every text that the worker may write freely."""
    tree = read_tree(Source("case.yaml", text)).top
    assert tree is not None
    valid = validate(tree, CaseFile)
    assert valid.model is not None
    words = {id(node): f"{node if keep else ''} qzx{number}".strip() for number, node in enumerate(_texts(valid.model))}
    plain = _plain(tree, words)
    return str(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=10_000))


def _texts(top: Placed) -> Iterator[TextNode]:
    """Every free text of a record and below it; not keys, dates or words from a list."""
    for record in records(top):
        for attribute, field in fields_of(type(record)).items():
            value = getattr(record, attribute)
            if field.takes.innermost.sort != "text" or field.name in ("answers", "key", "rule") or not value:
                continue
            yield from value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]


def _plain(node: Node, words: dict[int, str]) -> Any:
    if isinstance(node, MapNode):
        return {name: _plain(value, words) for name, value in node.items()}
    if isinstance(node, ListNode):
        return [_plain(value, words) for value in node]
    return words.get(id(node), str(node))


def test_the_words_really_go_into_the_case() -> None:
    text = _with_words(BASE, keep=False)
    assert "Ndéla" not in text and "Anand" not in text
    assert text.count("qzx") > 100
