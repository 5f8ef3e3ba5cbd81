"""Findings for one occasion, on a terminal: under the headings of the profile, and with outcomes for an audit."""

from collections.abc import Iterator
from typing import Final

from casekit.lint.outcome import Outcome, Status
from casekit.lint.profiles import Profile
from casekit.output.brief import SCREEN, Form, fitting, in_form
from casekit.output.finding_text import wrapped
from casekit.output.grouping import FilePage, Group, pages, shows
from casekit.output.report import Report
from casekit.output.text import closing_lines
from casekit.text.escape import terminal

_LISTED: Final = (Status.NOT_MET, Status.REASON_RECORDED, Status.MET, Status.NOT_APPLICABLE)


def profile_lines(
    report: Report,
    profile: Profile,
    *,
    width: int | None = None,
    colour: bool = False,
    advice: bool = False,
    everything: bool = False,
) -> Iterator[str]:
    """The lines of a report for one occasion. The options are those of `report_text`."""
    said = [*wrapped(profile.said(report.day), "", width), ""]
    whole = all(shows(profile, one, advice=advice) for one in report.findings)

    def body(form: Form) -> Iterator[str]:
        for page in pages(report, advice=advice):
            yield from _page(page, form, report, width, colour)

    form, lines = Form.FULL, body(Form.FULL)
    if width is not None and not everything:
        shortest = Form.SENTENCES if len(report.files) == 1 and not profile.outcomes else Form.NAMES
        closing = sum(1 for _ in closing_lines(report, Form.NAMES, width, advice=whole))
        form, lines = fitting(body, SCREEN - len(said) - closing, shortest)
    yield from said
    yield from lines
    yield from closing_lines(report, form, width, advice=whole)


def _page(page: FilePage, form: Form, report: Report, width: int | None, colour: bool) -> Iterator[str]:
    yield terminal(page.path).replace("\n", " ")
    for group in page.groups:
        if group.findings or group.outcomes:
            yield from _group(group, form, report, width, colour)
    if page.nothing_found:
        yield from ("", *wrapped(page.nothing_found, "", width))
    yield ""


def _group(group: Group, form: Form, report: Report, width: int | None, colour: bool) -> Iterator[str]:
    yield from ("", group.heading)
    if form is Form.FULL:
        yield "-" * len(group.heading)
    if group.counts:
        yield from wrapped(f"{group.counts}.", "" if form is Form.FULL else "  ", width)
    if form is Form.FULL:
        yield ""
    findings = list(in_form(form, group.findings, report.lines, width, colour, subjects=False))
    yield from findings[:-1] if findings and not findings[-1] and not group.outcomes else findings
    for status in _LISTED:
        outcomes = [one for one in group.with_status(status) if one.why or status is not Status.NOT_MET]
        if outcomes:
            yield from wrapped(f"{status.words.capitalize()}: {'; '.join(_by_reason(outcomes))}.", "  ", width)


def _by_reason(outcomes: list[Outcome]) -> Iterator[str]:
    """The names of rules, those with the same reason together."""
    for why in dict.fromkeys(outcome.why for outcome in outcomes):
        names = ", ".join(outcome.rule for outcome in outcomes if outcome.why == why)
        yield f"{names} ({why})" if why else names
