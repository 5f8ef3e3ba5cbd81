"""Findings for people: the line they wrote, the place marked, what it means and what to do next."""

import textwrap
import unicodedata
from collections.abc import Iterator, Mapping

from casekit.output.report import Report
from casekit.text.escape import terminal
from casekit.text.finding import Finding, Place, Severity

MOST_SHOWN = 200
_MOST_PLACES = 5
_WORDS = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.ADVICE: "Advice"}
_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.ADVICE: "36;1"}
_WIDEST_NUMBER = 5


def report_text(
    report: Report, *, width: int | None = None, colour: bool = False, advice: bool = False, everything: bool = False
) -> Iterator[str]:
    """The lines of a report for people.

    `width` is the width of the terminal, `None` where nothing may be wrapped or cut. Advice is only counted unless
    `advice` is asked for. A flood is cut after 200 findings unless `everything` is asked for.
    """
    shown = 0
    left_out = 0
    for path, findings in report.by_file().items():
        visible = [finding for finding in findings if advice or finding.severity is not Severity.ADVICE]
        room = len(visible) if everything else max(0, MOST_SHOWN - shown)
        left_out += max(0, len(visible) - room)
        if not visible[:room]:
            continue
        yield terminal(path)
        yield ""
        for finding in visible[:room]:
            yield from _finding(finding, report.lines, width, colour)
            yield ""
        shown += len(visible[:room])
    if left_out:
        yield f"{left_out:,} more findings are not shown; add --all to see them."
    yield report.summary
    if report.count(Severity.ADVICE) and not advice:
        yield "Add --advice to see the advice."


def _finding(finding: Finding, lines: Mapping[tuple[str, int], str], width: int | None, colour: bool) -> Iterator[str]:
    word = _WORDS[finding.severity]
    span = finding.place.span
    if colour:
        word = f"\x1b[{_COLOURS[finding.severity]}m{word}\x1b[0m"
    head = f"{word} at line {span.line}: {terminal(finding.message)} [{finding.rule}]"
    yield from _wrapped(head, "", width)
    yield from _excerpt(finding.place, lines, width)
    if finding.labels:
        yield from _labels(finding, width)
    yield from _wrapped(f"Next: {terminal(finding.help)}", "  ", width)


def _labels(finding: Finding, width: int | None) -> Iterator[str]:
    """The other places of a finding: each with its own words, or all in one line where they say the same."""
    messages = {label.message for label in finding.labels}
    if len(messages) > 1 or len(finding.labels) == 1:
        for label in finding.labels:
            yield from _wrapped(f"See {_where(label.place, finding)}: {terminal(label.message)}.", "  ", width)
        return
    places = [_where(label.place, finding) for label in finding.labels]
    more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES + 1 else ""
    listed = ", ".join(places[:_MOST_PLACES] if more else places)
    yield from _wrapped(f"Also at {listed}{more}.", "  ", width)


def _where(place: Place, finding: Finding) -> str:
    line = f"line {place.span.line}"
    return line if place.path == finding.place.path else f"{terminal(place.path)}, {line}"


def _wrapped(text: str, indent: str, width: int | None) -> list[str]:
    if width is None:
        return [indent + " ".join(text.split())]
    return textwrap.wrap(
        text,
        max(width - 1, 20),
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _excerpt(place: Place, lines: Mapping[tuple[str, int], str], width: int | None) -> Iterator[str]:
    """The user's own line, and a mark under the place."""
    span = place.span
    line = lines.get((place.path, span.line))
    if line is None or not line.strip():
        return
    line = line.replace("\t", " ")
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(min(end, len(line.rstrip())), start + 1)
    before, marked, after = terminal(line[:start]), terminal(line[start:end]), terminal(line[end:])
    if width is not None:
        before, marked, after = _fitted(before, marked, after, width - _WIDEST_NUMBER - 5)
    yield f"  {span.line:>{_WIDEST_NUMBER}} | {before}{marked}{after}".rstrip()
    yield f"  {'':>{_WIDEST_NUMBER}} | {' ' * _columns(before)}{'^' * max(1, _columns(marked))}"


def _fitted(before: str, marked: str, after: str, room: int) -> tuple[str, str, str]:
    """A long line, cut round the place so that it fits."""
    if _columns(before + marked + after) <= room:
        return before, marked, after
    if _columns(before) > room // 2:
        before = "…" + before[-(room // 3) :]
    left = room - _columns(before) - 1
    if _columns(marked) > left:
        return before, marked[: left - 1] + "…", ""
    left -= _columns(marked)
    return before, marked, after if _columns(after) <= left else after[: max(0, left - 1)] + "…"


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes: East Asian letters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
