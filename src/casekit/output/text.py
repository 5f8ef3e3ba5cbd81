"""The findings of a run for people: on a terminal as much of each as fits on a screen, elsewhere all in full."""

from collections.abc import Iterator
from typing import Final

from casekit.output.brief import SCREEN, Form, fitting, in_form
from casekit.output.finding_text import wrapped
from casekit.output.grouping import shows
from casekit.output.report import Report
from casekit.text.escape import terminal
from casekit.text.finding import Severity

_MOST_LINES: Final = 200
"""After so many lines on a terminal, the files that are left are counted."""
_MOST_IN_FULL: Final = 200
"""A flood in one file is cut after so many findings, unless all are asked for."""


def report_text(
    report: Report, *, width: int | None = None, colour: bool = False, advice: bool = False, everything: bool = False
) -> Iterator[str]:
    """The lines of a report for people.

    `width` is the width of the terminal, `None` where nothing may be wrapped or shortened. Advice is only counted
    unless `advice` is asked for. With `everything`, findings stand in full on a terminal too, and no flood is cut.
    """

    def body(form: Form) -> Iterator[str]:
        return _files(report, form, width, colour, advice)

    if everything:
        yield from body(Form.FULL)
        yield from closing_lines(report, Form.FULL, width, advice=advice)
        return
    if width is None:
        yield from _first_in_full(report, colour, advice)
        yield from closing_lines(report, Form.FULL, width, advice=advice)
        return
    room = SCREEN - sum(1 for _ in closing_lines(report, Form.NAMES, width, advice=advice))
    form, lines = fitting(body, room)
    yield from lines
    yield from closing_lines(report, form, width, advice=advice)


def _first_in_full(report: Report, colour: bool, advice: bool) -> Iterator[str]:
    """What was found in each file, in full; a flood in one file is cut, and said to be."""
    for path, findings in report.by_file().items():
        visible = [one for one in findings if shows(None, one, advice=advice)]
        if not visible:
            continue
        yield terminal(path).replace("\n", " ")
        yield ""
        yield from in_form(Form.FULL, visible[:_MOST_IN_FULL], report.lines, None, colour)
        if (left := len(visible) - _MOST_IN_FULL) > 0:
            yield f"{left:,} more of this file are not shown; add --all to see everything."
            yield ""


def _files(report: Report, form: Form, width: int | None, colour: bool, advice: bool) -> Iterator[str]:
    """What was found in each file, under its name."""
    count = 0
    left: list[int] = []
    for path, findings in report.by_file().items():
        visible = [one for one in findings if shows(None, one, advice=advice)]
        if not visible:
            continue
        if form in (Form.NAMES, Form.SHORT) and count > _MOST_LINES:
            left.append(len(visible))
            continue
        yield terminal(path).replace("\n", " ")
        if form not in (Form.NAMES, Form.SHORT):
            yield ""
        for line in in_form(form, visible, report.lines, width, colour):
            count += 1
            yield line
        if form is not Form.FULL:
            yield ""
    if left:
        files = "1 more file" if len(left) == 1 else f"{len(left):,} more files"
        yield from wrapped(f"{files}, with {sum(left):,} findings, can be seen with --all, or by name.", "", width)


def closing_lines(report: Report, form: Form, width: int | None, *, advice: bool) -> Iterator[str]:
    """How much was found in all, what is not shown and how to see it, and what can be mended."""
    yield from wrapped(report.summary, "", width)
    for said in (report.set_aside, report.fixable, terminal(report.not_made)):
        if said:
            yield from wrapped(said, "", width)
    more = []
    if form is not Form.FULL:
        more.append("--all shows each in full, with what to do next")
    if report.count(Severity.ADVICE) and not advice:
        more.append("--advice shows the advice too")
    if more:
        yield from wrapped(f"{'; '.join(more)}.", "", width)
