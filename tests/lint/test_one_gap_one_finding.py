"""Where two rules see the same gap in the same record, one of them says it."""

from datetime import date

import pytest
from linting import findings, with_fields

from casekit.history.past import Snapshot, file_history

PLAN_AND_CONFERENCE = """
case:
  opened: 2022-10-03
  plans:
    - {plan: child-in-need, from: 2022-10-03, to: 2022-12-12}
    - {plan: child-protection, from: 2022-12-14}
  conferences: [{kind: icpc, date: 2022-12-13, decision: A child protection plan.}]
"""


def rules(fragment: str, *only: str) -> list[str]:
    return [finding.rule for finding in findings(with_fields(fragment), *only)]


@pytest.mark.parametrize("silent", ["status-gap", "status-without-decision"])
def test_a_plan_that_begins_a_day_late_is_one_finding(silent: str) -> None:
    assert rules(PLAN_AND_CONFERENCE, "cp-plan-start-not-icpc-date", silent) == ["cp-plan-start-not-icpc-date"]


def test_days_that_are_not_those_between_conference_and_plan_are_a_gap_all_the_same() -> None:
    longer = PLAN_AND_CONFERENCE.replace("to: 2022-12-12", "to: 2022-11-30")
    assert rules(longer, "cp-plan-start-not-icpc-date", "status-gap") == ["cp-plan-start-not-icpc-date", "status-gap"]


def test_where_there_is_no_genogram_no_report_is_asked_for_it() -> None:
    report = "report: {sent_to_family_on: 2022-12-09, includes: [chronology]}"
    text = PLAN_AND_CONFERENCE.replace("decision: A", f"{report}, decision: A") + "genogram:\n"
    assert rules(text, "genogram-required", "genogram-not-in-icpc-report") == ["genogram-required"]
    drawn = text.replace("genogram:\n", "genogram: {made: 2022-12-01, with: [aino]}\n")
    assert rules(drawn, "genogram-required", "genogram-not-in-icpc-report") == ["genogram-not-in-icpc-report"]


def test_the_same_label_in_a_harm_and_a_danger_is_one_finding_with_two_places() -> None:
    labels = "mapping: {date: 2023-05-09, harm: [{what: neglect}], danger_statements: [{about: Neglect.}]}"
    (found,) = findings(with_fields(labels), "label-not-behaviour")
    assert len(found.labels) == 1


def test_words_that_two_lists_hold_are_named_by_one() -> None:
    text = "summary: {updated: 2023-05-09, worries: Your mum fails to engage with us.}"
    assert rules(text, "compliance-language", "prefer-plain-word") == ["compliance-language"]
    assert rules(text.replace("fails to engage", "does engage"), "prefer-plain-word") == ["prefer-plain-word"]


def test_a_summary_whose_text_was_changed_is_not_called_stale_as_well() -> None:
    earlier = with_fields("summary:\n  updated: 2023-03-02\n  worries: It is loud at home and you sleep badly.\n")
    text = with_fields("summary:\n  updated: 2023-03-02\n  worries: Dad has moved out. You sleep better now.\n")
    history = file_history([Snapshot(date(2023, 6, 10), None, text), Snapshot(date(2023, 3, 3), "0" * 40, earlier)], ())
    found = findings(text, "summary-stale", "summary-date-not-changed", history=history)
    assert [one.rule for one in found] == ["summary-date-not-changed"]


def test_a_worker_without_a_number_is_said_once() -> None:
    text = """
        professionals:
          jemima: {name: Jemima Lervik, role: early-help-worker, agency: early-help}
        safety_plan: {made: 2023-05-09, monitors: [jemima], rules: [{who: jemima, does: rings}]}
    """
    assert rules(text, "contacts-missing", "actor-without-phone") == ["contacts-missing"]
