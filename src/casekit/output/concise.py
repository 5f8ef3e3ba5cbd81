"""Findings as one physical line each, for editors and pipes: `path:line:column: severity[rule] message`."""

from collections.abc import Iterator

from casekit.output.report import Report
from casekit.text.escape import one_line
from casekit.text.finding import Severity

_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "info"}


def report_concise(report: Report, *, with_text: bool = False, advice: bool = False) -> Iterator[str]:
    """A line a finding. Names and case text stand in it only where `with_text` asks for them.

    Advice is called `info`, the word that editors know.
    """
    for path, findings in report.by_file().items():
        for finding in findings:
            if finding.severity is Severity.ADVICE and not advice:
                continue
            span = finding.place.span
            message = finding.message if with_text else finding.public
            word = _WORDS[finding.severity]
            yield one_line(f"{path}:{span.line}:{span.column}: {word}[{finding.rule}] {message}")
