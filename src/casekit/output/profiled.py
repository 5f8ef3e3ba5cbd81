"""Findings for one occasion, on a terminal: under the headings of the profile, and with outcomes for an audit."""

from collections.abc import Iterator
from typing import Final

from casekit.lint.outcome import Outcome, Status
from casekit.lint.profiles import Profile
from casekit.output.grouping import Group, pages
from casekit.output.report import Report
from casekit.output.text import MOST_SHOWN, finding_lines, wrapped
from casekit.text.escape import terminal
from casekit.text.finding import Severity

_LISTED: Final = (Status.REASON_RECORDED, Status.MET, Status.NOT_APPLICABLE)


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
    least = Severity.ADVICE if advice else profile.least
    room = None if everything else MOST_SHOWN
    left_out = 0
    yield from wrapped(profile.purpose, "", width)
    yield ""
    for page in pages(report, least):
        yield terminal(page.path).replace("\n", " ")
        for group in page.groups:
            shown = len(group.findings) if room is None else min(room, len(group.findings))
            left_out += len(group.findings) - shown
            room = None if room is None else room - shown
            if shown or group.outcomes:
                yield from _group(group, shown, report, width, colour)
        if page.nothing_found:
            yield from ("", *wrapped(page.nothing_found, "", width))
        yield ""
    if left_out:
        yield f"{left_out:,} more are not shown; add --all to see everything."
    yield report.summary
    if report.set_aside:
        yield from wrapped(report.set_aside, "", width)
    if report.fixable:
        yield from wrapped(report.fixable, "", width)
    if report.not_made:
        yield from wrapped(terminal(report.not_made), "", width)
    if least is not Severity.ADVICE and report.count(Severity.ADVICE):
        yield "Add --advice to see the advice."


def _group(group: Group, shown: int, report: Report, width: int | None, colour: bool) -> Iterator[str]:
    yield from ("", group.heading, "-" * len(group.heading))
    if group.counts:
        yield from wrapped(f"{group.counts}.", "", width)
    for finding in group.findings[:shown]:
        yield ""
        yield from finding_lines(finding, report.lines, width, colour)
    if not group.outcomes:
        return
    yield ""
    for status in _LISTED:
        outcomes = group.with_status(status)
        if outcomes:
            yield from wrapped(f"{status.words.capitalize()}: {'; '.join(_by_reason(outcomes))}.", "  ", width)


def _by_reason(outcomes: list[Outcome]) -> Iterator[str]:
    """The names of rules, those with the same reason together."""
    for why in dict.fromkeys(outcome.why for outcome in outcomes):
        names = ", ".join(outcome.rule for outcome in outcomes if outcome.why == why)
        yield f"{names} ({why})" if why else names
