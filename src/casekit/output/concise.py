"""Findings as one physical line each, for editors and pipes: `path:line:column: severity[rule] message`."""

from collections.abc import Iterator

from casekit.output.report import Report
from casekit.text.escape import one_line, terminal
from casekit.text.finding import Severity

_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "info"}


def report_concise(report: Report, *, with_text: bool = False, advice: bool = False) -> Iterator[str]:
    """A line a finding. Names and case text stand in it only where `with_text` asks for them.

    Advice is called `info`, the word that editors know.
    """
    for path, findings in report.by_file().items():
        shown = terminal(path).replace("\n", "<U+000A>")
        for finding in findings:
            if finding.severity is Severity.ADVICE and not advice:
                continue
            span = finding.place.span
            message = one_line(terminal(finding.message if with_text else finding.public))
            yield f"{shown}:{span.line}:{span.column}: {_WORDS[finding.severity]}[{finding.rule}] {message}"
