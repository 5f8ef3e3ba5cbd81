"""Findings as Markdown, for a page to print, to send or to keep: with names, as it is for people."""

from collections.abc import Iterator
from typing import Final

from casekit.lint.outcome import Outcome, Status
from casekit.lint.rule import RULES
from casekit.output.grouping import Group, pages
from casekit.output.report import Report
from casekit.text.escape import markdown, markdown_cell, one_line
from casekit.text.finding import Finding, Severity

_WORDS: Final = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.ADVICE: "Advice"}
_HEADINGS: Final = ("What came of it", "The gap that is looked for", "Rule")


def report_markdown(report: Report, *, advice: bool = False) -> Iterator[str]:
    """The lines of a Markdown page (CommonMark with GitHub's tables).

    Advice is only counted unless it is asked for, by `advice` or by the profile.
    """
    profile = report.profile
    yield f"# Findings as at {report.day.isoformat()}"
    yield ""
    if profile is not None:
        yield from (markdown(profile.said(report.day)), "")
    yield from (report.summary, "")
    if report.set_aside:
        yield from (report.set_aside, "")
    if report.not_made:
        yield from (markdown(one_line(report.not_made)), "")
    for page in pages(report, advice=advice):
        yield from (f"## {markdown(one_line(page.path))}", "")
        for group in page.groups:
            if group.findings or group.outcomes:
                yield from _group(group)
        if page.nothing_found:
            yield from (markdown(page.nothing_found), "")


def _group(group: Group) -> Iterator[str]:
    if group.heading:
        yield from (f"### {markdown(group.heading)}", "")
    if group.counts:
        yield from (f"{group.counts}.", "")
    for finding in group.findings:
        yield from _finding(finding)
    if group.findings:
        yield ""
    if group.outcomes:
        yield _row(_HEADINGS)
        yield _row(("---",) * len(_HEADINGS))
        for status in (Status.NOT_MET, Status.REASON_RECORDED, Status.MET, Status.NOT_APPLICABLE):
            yield from (_row(_cells(outcome)) for outcome in group.with_status(status))
        yield ""


def _finding(finding: Finding) -> Iterator[str]:
    """One finding as an item of a list, the next step below it."""
    where = f"line {finding.place.span.line}"
    message = markdown_cell(one_line(finding.message))
    yield f"- **{_WORDS[finding.severity]}, {where}:** {message} (`{finding.rule}`)<br>"
    yield f"  Next: {markdown_cell(one_line(finding.help))}"


def _cells(outcome: Outcome) -> tuple[str, str, str]:
    rule = RULES.get(outcome.rule)
    said = f"**{outcome.status.words}**" if outcome.status is Status.NOT_MET else outcome.status.words
    if outcome.why:
        said += f": {outcome.why}"
    summary = markdown_cell(rule.page.summary) if rule is not None else ""
    return said, summary, f"`{outcome.rule}`"


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
