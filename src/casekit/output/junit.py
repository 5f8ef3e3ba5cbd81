"""Findings as JUnit XML, which build servers show as test results: a suite for each file, a case for each finding."""

from collections.abc import Sequence

from casekit.output.report import Report
from casekit.text.escape import one_line, xml
from casekit.text.finding import Finding, Severity


def report_junit(report: Report, limit: Severity, *, with_text: bool = False) -> str:
    """The whole report. What weighs as much as `limit` is a failure; the rest is shown as skipped, with its message.

    A file with nothing to report has one case that passed. Names and case text stand in it only where `with_text`
    asks for them.
    """
    grouped = report.by_file()
    found = {path: grouped.get(path, ()) for path in dict.fromkeys([*report.files, *grouped])}
    tests = sum(max(1, len(findings)) for findings in found.values())
    failures = sum(_fails(one, limit) for one in report.findings)
    head = f'<testsuites name="casekit lint" tests="{tests}" failures="{failures}">'
    suites = (_suite(path, findings, limit, with_text) for path, findings in found.items())
    return "\n".join(['<?xml version="1.0" encoding="utf-8"?>', head, *suites, "</testsuites>"])


def _fails(finding: Finding, limit: Severity) -> bool:
    return finding.severity.rank <= limit.rank


def _suite(path: str, findings: Sequence[Finding], limit: Severity, with_text: bool) -> str:
    name = xml(one_line(path))
    failures = sum(_fails(finding, limit) for finding in findings)
    skipped = len(findings) - failures
    counts = f'tests="{max(1, len(findings))}" failures="{failures}" errors="0" skipped="{skipped}"'
    cases = [_case(name, finding, limit, with_text) for finding in findings]
    cases = cases or [f'    <testcase classname="{name}" name="nothing to report"/>']
    return "\n".join([f'  <testsuite name="{name}" {counts}>', *cases, "  </testsuite>"])


def _case(name: str, finding: Finding, limit: Severity, with_text: bool) -> str:
    message = xml(one_line(finding.message if with_text else finding.public))
    line, column = finding.place.span.line, finding.place.span.column
    head = f'    <testcase classname="{name}" name="{xml(finding.rule)} (line {line})" file="{name}" line="{line}">'
    words = f"{finding.severity.value}: {message}"
    if _fails(finding, limit):
        where = f"{name}:{line}:{column}"
        inside = f'<failure type="{finding.severity.value}" message="{words}">{where}: {words}</failure>'
    else:
        inside = f'<skipped message="{words}"/>'
    return f"{head}{inside}</testcase>"
