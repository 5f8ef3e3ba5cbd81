"""What a rule calls late, the list of what is due calls overdue, with the same last day; reasons are known to both."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from textwrap import indent

import pytest
from linting import DAY, case_of, findings, with_fields
from test_pages import _with_words

from casekit.case.dates import uk_day
from casekit.due.item import Status
from casekit.due.listing import RULES_OF, DueList, due_in, list_for
from casekit.lint.catalogue import all_rules
from casekit.lint.rule import Rule
from casekit.output.due_csv import due_csv
from casekit.output.due_ics import due_ics
from casekit.output.due_json import due_json
from casekit.policy.policy import Policy
from casekit.policy.values import Length, Unit

LATE = (Status.OVERDUE, Status.MAY_BE_OVERDUE)
KIND_OF = {rule: kind for kind, rules in RULES_OF.items() for rule in rules}
RULES = [rule for rule in all_rules() if rule.name in KIND_OF]
DATED = frozenset({"core-group-late", "cin-review-late", "early-help-review-late", "cla-review-late", "visit-overdue"})
"""Rules whose message says the last day in time."""


def test_the_rules_exist() -> None:
    assert {rule.name for rule in RULES} == set(KIND_OF)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_is_late_is_overdue(rule: Rule) -> None:
    text = with_fields(rule.page.flagged)
    (finding, *_) = findings(text, rule.name)
    due = [one for one in due_in(case_of(text), DAY, Policy()) if one.kind == KIND_OF[rule.name]]
    assert due and due[0].status(DAY) in LATE
    if rule.name in DATED:
        assert uk_day(due[0].by) in finding.message


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_is_in_time_is_not_overdue(rule: Rule) -> None:
    due = due_in(case_of(with_fields(rule.page.instead)), DAY, Policy())
    assert not [one for one in due if one.kind == KIND_OF[rule.name] and one.status(DAY) is Status.OVERDUE]


def test_a_recorded_reason_is_said() -> None:
    reason = "allow: [{rule: supervision-overdue, why: Recorded elsewhere, by: jemima}]\n"
    text = with_fields("meetings:\n" + indent("- {date: 2023-03-01, kind: supervision}\n", "  ")) + reason
    (due,) = [one for one in due_in(case_of(text), DAY, Policy()) if one.kind == "supervision"]
    assert due.when(DAY) == "83 days overdue, a reason is recorded"
    over = text.replace("elsewhere, by", "elsewhere, until: 2023-05-01, by")
    (due,) = [one for one in due_in(case_of(over), DAY, Policy()) if one.kind == "supervision"]
    assert due.when(DAY) == "83 days overdue"


@pytest.mark.parametrize("write", [due_csv, due_ics, due_json], ids=lambda write: write.__name__)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_word_of_the_case_reaches_another_program(rule: Rule, write: Callable[[DueList], str]) -> None:
    """Whatever stands in the text fields of a case but its number, none of its words is in a machine format."""
    case = case_of(_with_words(with_fields(rule.page.flagged), keep=False), readable=False)
    found = list_for(case, DAY, Policy(), Length(3, Unit.YEARS))
    assert found.items and "qzx" in found.child
    numbered = replace(found, case_id="EH-1")
    assert "qzx" not in write(DueList(DAY, date(2026, 6, 20), (numbered,))).replace("\r\n ", "")
