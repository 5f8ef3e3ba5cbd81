"""Findings as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors read."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from casekit import __version__
from casekit.lint.rule import Rule
from casekit.output.report import Report
from casekit.text.escape import json_text
from casekit.text.finding import Finding, Place, Severity
from casekit.text.problems import Problem

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def report_sarif(report: Report, rules: Sequence[Rule], problems: Sequence[Problem], *, with_text: bool = False) -> str:
    """The whole report as one run. Names and case text stand in it only where `with_text` asks for them.

    `rules` and `problems` are all there are; those with a finding are described in the run.
    """
    found = [one for findings in report.by_file().values() for one in findings]
    described = _descriptions({finding.rule for finding in found}, rules, problems)
    places = {rule["id"]: number for number, rule in enumerate(described)}
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "casekit", "semanticVersion": __version__, "rules": described}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not report.unreadable}],
        "artifacts": [{"location": {"uri": _uri(path)}} for path in report.files],
        "results": [_result(finding, places, with_text) for finding in found],
        "properties": {"asAt": report.day.isoformat()},
    }
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json_text(document)


def _descriptions(names: set[str], rules: Sequence[Rule], problems: Sequence[Problem]) -> list[dict[str, Any]]:
    told = [(one.name, one.page.summary, one.page.why, one.severity) for one in rules if one.name in names]
    told += [(one.name, one.public, one.page, one.severity) for one in problems if one.name in names]
    return [
        {
            "id": name,
            "shortDescription": {"text": summary},
            "fullDescription": {"text": " ".join(why.split()) or summary},
            "help": {"text": f"casekit explain {name}"},
            "defaultConfiguration": {"level": _LEVELS[severity]},
        }
        for name, summary, why, severity in told
    ]


def _result(finding: Finding, places: dict[str, int], with_text: bool) -> dict[str, Any]:
    result: dict[str, Any] = {"ruleId": finding.rule}
    if finding.rule in places:
        result["ruleIndex"] = places[finding.rule]
    result["level"] = _LEVELS[finding.severity]
    result["message"] = {"text": finding.message if with_text else finding.public}
    result["locations"] = [{"physicalLocation": _location(finding.place)}]
    if finding.labels:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _location(label.place),
                "message": {"text": label.message if with_text else label.public},
            }
            for number, label in enumerate(finding.labels, 1)
        ]
    return result


def _location(place: Place) -> dict[str, Any]:
    span = place.span
    return {
        "artifactLocation": {"uri": _uri(place.path)},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }


def _uri(path: str) -> str:
    """A path as it was named, as a URI: relative ones stay relative (RFC 3986)."""
    forward = path.replace("\\", "/")
    drive = "file:///" if forward[1:3] == ":/" else "file://" if forward.startswith("/") else ""
    return drive + quote(forward, safe="/:" if drive else "/", errors="surrogateescape")
