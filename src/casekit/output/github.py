"""Findings as annotations of a hosted build: `::error file=…,line=…::message`, one line each."""

from collections.abc import Iterator

from casekit.output.report import Report
from casekit.text.escape import one_line, terminal
from casekit.text.finding import Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def report_github(report: Report, *, with_text: bool = False, advice: bool = False) -> Iterator[str]:
    """A line a finding, and the whole run in a sentence.

    Names and case text stand in it only where `with_text` asks for them.
    """
    for path, findings in report.by_file().items():
        for finding in findings:
            if finding.severity is Severity.ADVICE and not advice:
                continue
            span = finding.place.span
            place = f"file={_property(path)},line={span.line},col={span.column}"
            if span.end_line == span.line:
                place += f",endColumn={span.end_column}"
            message = finding.message if with_text else finding.public
            yield f"::{_COMMANDS[finding.severity]} {place},title={_property(finding.rule)}::{_data(message)}"
    yield report.summary
    if report.set_aside:
        yield report.set_aside


def _data(text: str) -> str:
    """Text after the colons: what would end the line or begin an escape is written as the runner reads it."""
    return one_line(terminal(text)).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
