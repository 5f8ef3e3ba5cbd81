"""A run of the linter in the form that was asked for."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from casekit.cli.lint_options import Format
from casekit.cli.text import colour, width
from casekit.text.finding import Severity
from casekit.text.frozen import dataclass

if TYPE_CHECKING:
    from casekit.cli.checking import Checked
    from casekit.output.report import Report


@dataclass(frozen=True, slots=True)
class Shown:
    """How findings are to be shown; `limit` is the severity from which on a run fails."""

    format: Format
    limit: Severity
    advice: bool
    with_text: bool
    everything: bool


def shown_lines(report: "Report", shown: Shown) -> Iterable[str]:
    """The lines of a report."""
    if shown.format is Format.TEXT:
        return _text(report, shown)
    if shown.format is Format.MARKDOWN:
        from casekit.output.markdown import report_markdown

        return report_markdown(report, advice=shown.advice)
    if shown.format is Format.CONCISE:
        from casekit.output.concise import report_concise

        return report_concise(report, with_text=shown.with_text, advice=shown.advice)
    if shown.format is Format.GITHUB:
        from casekit.output.github import report_github

        return report_github(report, with_text=shown.with_text, advice=shown.advice)
    return [_document(report, shown).removesuffix("\n")]


def _document(report: "Report", shown: Shown) -> str:
    """The report as one document for another program."""
    if shown.format is Format.JUNIT:
        from casekit.output.junit import report_junit

        return report_junit(report, shown.limit, with_text=shown.with_text)
    if shown.format is Format.SARIF:
        from casekit.lint.catalogue import all_problems, all_rules
        from casekit.output.sarif import report_sarif

        return report_sarif(report, all_rules(), all_problems(), with_text=shown.with_text)
    from casekit.output.json import report_json

    return report_json(report, with_text=shown.with_text)


def _text(report: "Report", shown: Shown) -> Iterable[str]:
    """The report for people, on a terminal or piped."""
    if report.profile is not None:
        from casekit.output.profiled import profile_lines

        return profile_lines(
            report,
            report.profile,
            width=width(),
            colour=colour(),
            advice=shown.advice,
            everything=shown.everything,
        )
    from casekit.output.text import report_text

    return report_text(report, width=width(), colour=colour(), advice=shown.advice, everything=shown.everything)


def with_progress(results: "Iterable[Checked]", count: int) -> "Iterator[Checked]":
    """Show how far a long run is, on a terminal's standard error."""
    from casekit.cli.cores import MANY

    if count < MANY or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(results, "Checking", total=count, console=Console(stderr=True), transient=True)
