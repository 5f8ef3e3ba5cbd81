"""Findings as JSON: a contract for other programs, described in `docs/json.md`."""

from typing import Any

from casekit.lint.outcome import Outcome
from casekit.output.report import Report
from casekit.text.escape import json_text
from casekit.text.finding import Finding, Place, Severity

VERSION = 1


def report_json(report: Report, *, with_text: bool = False) -> str:
    """The whole report. Names and case text stand in it only where `with_text` asks for them."""
    found = [one for findings in report.by_file().values() for one in findings]
    document: dict[str, Any] = {
        "casekit": "findings",
        "version": VERSION,
        "as_at": report.day.isoformat(),
        "files": list(report.files),
        "unreadable": list(report.unreadable),
        "incomplete": list(report.incomplete),
        "counts": {severity.value: report.count(severity) for severity in Severity},
        "findings": [_finding(finding, with_text) for finding in found],
    }
    if report.hidden:
        document["hidden"] = {one.value: count for one in Severity if (count := _hidden(report, one))}
    if report.profile is not None:
        document["profile"] = report.profile.name
    if report.outcomes:
        document["outcomes"] = [_outcome(path, one) for path, all_of in report.outcomes.items() for one in all_of]
    return json_text(document)


def _hidden(report: Report, severity: Severity) -> int:
    return sum(finding.severity is severity for finding in report.hidden)


def _finding(finding: Finding, with_text: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        **_place(finding.place),
        "message": finding.message if with_text else finding.public,
        "fixable": finding.fixable,
    }
    if with_text:
        shown["help"] = finding.help
    shown["also"] = [
        {**_place(label.place), "message": label.message if with_text else label.public} for label in finding.labels
    ]
    return shown


def _outcome(path: str, outcome: Outcome) -> dict[str, Any]:
    return {
        "path": path,
        "rule": outcome.rule,
        "outcome": outcome.status.value,
        "found": outcome.found,
        "excused": outcome.excused,
        "why": outcome.why or None,
    }


def _place(place: Place) -> dict[str, Any]:
    span = place.span
    return {
        "path": place.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
