"""Findings for people: the line they wrote, the place marked, what it means and what to do next."""

import re
import textwrap
from collections.abc import Iterator, Mapping

from casekit.output.columns import columns, first_columns, last_columns
from casekit.output.report import Report
from casekit.text.escape import terminal
from casekit.text.finding import Finding, Place, Severity

MOST_SHOWN = 200
IN_FULL = 12
"""How many findings that are no errors stand in full in one run; more of them take a line each."""
_MOST_PLACES = 5
_WORDS = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.ADVICE: "Advice"}
_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.ADVICE: "36;1"}
_WIDEST_NUMBER = 5
_LONGEST_LINE = 1_000
_LEAST_ROOM = 12
_LINE_END = re.compile("[\r\v\f\x85\u2028\u2029]")


def report_text(
    report: Report, *, width: int | None = None, colour: bool = False, advice: bool = False, everything: bool = False
) -> Iterator[str]:
    """The lines of a report for people.

    `width` is the width of the terminal, `None` where nothing may be wrapped or cut. Advice is only counted unless
    `advice` is asked for. Unless `everything` is asked for, a run with many findings has its errors in full and most
    of the rest on a line each, and a flood is cut after 200.
    """
    shown = 0
    left_out = 0
    in_full = 0
    brief = 0
    for path, findings in report.by_file().items():
        visible = [finding for finding in findings if advice or finding.severity is not Severity.ADVICE]
        room = len(visible) if everything else max(0, MOST_SHOWN - shown)
        left_out += max(0, len(visible) - room)
        if not visible[:room]:
            continue
        yield terminal(path).replace("\n", " ")
        yield ""
        in_line = False
        for finding in visible[:room]:
            if everything or finding.severity is Severity.ERROR or in_full < IN_FULL:
                in_full += 1
                yield from finding_lines(finding, report.lines, width, colour)
                yield ""
                continue
            in_line = True
            brief += 1
            yield from _headline(finding, report.lines, width, colour, "  ")
        if in_line:
            yield ""
        shown += len(visible[:room])
    if brief:
        yield from wrapped(f"{brief:,} of them stand on a line each; --all shows what to do about each.", "", width)
    if left_out:
        yield from wrapped(f"{left_out:,} more are not shown; add --all to see everything.", "", width)
    yield from wrapped(report.summary, "", width)
    if report.set_aside:
        yield from wrapped(report.set_aside, "", width)
    if report.fixable:
        yield from wrapped(report.fixable, "", width)
    if report.not_made:
        yield from wrapped(terminal(report.not_made), "", width)
    if report.count(Severity.ADVICE) and not advice:
        yield "Add --advice to see the advice."


def finding_lines(
    finding: Finding, lines: Mapping[tuple[str, int], str], width: int | None, colour: bool
) -> Iterator[str]:
    """The lines of one finding; `lines` holds the users' own lines, by path and number."""
    yield from _headline(finding, lines, width, colour)
    yield from _excerpt(finding.place, lines, width)
    if finding.labels:
        yield from _labels(finding, width)
    yield from wrapped(f"Next: {terminal(finding.help)}", "  ", width)


def _headline(
    finding: Finding, lines: Mapping[tuple[str, int], str], width: int | None, colour: bool, indent: str = ""
) -> Iterator[str]:
    """What is found, in a sentence: how much it weighs, where, and the rule's name."""
    word = _WORDS[finding.severity]
    place = finding.place
    where = f" at line {place.span.line}" if (place.path, place.span.line) in lines else ""
    first, *rest = wrapped(f"{word}{where}: {terminal(finding.message)} [{finding.rule}]", indent, width)
    if colour:
        first = f"{indent}\x1b[{_COLOURS[finding.severity]}m{word}\x1b[0m{first.removeprefix(indent + word)}"
    yield from (first, *rest)


def _labels(finding: Finding, width: int | None) -> Iterator[str]:
    """The other places of a finding: each with its own words, or all in one line where they say the same."""
    messages = {label.message for label in finding.labels}
    if len(messages) > 1 or len(finding.labels) == 1:
        for label in finding.labels:
            yield from wrapped(f"See {_where(label.place, finding)}: {terminal(label.message)}.", "  ", width)
        return
    places = [_where(label.place, finding) for label in finding.labels]
    more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES + 1 else ""
    listed = ", ".join(places[:_MOST_PLACES] if more else places)
    yield from wrapped(f"Also at {listed}{more}.", "  ", width)


def _where(place: Place, finding: Finding) -> str:
    line = f"line {place.span.line}"
    return line if place.path == finding.place.path else f"{terminal(place.path)}, {line}"


def wrapped(text: str, indent: str, width: int | None) -> list[str]:
    """Text in lines of a terminal behind an indent; in one line where there is no width."""
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
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(min(end, len(line.rstrip())), start + 1)
    line, start, end = _window(line, start, end)
    before, marked, after = _on_one_line(line[:start]), _on_one_line(line[start:end]), _on_one_line(line[end:])
    if width is not None:
        before, marked, after = _fitted(before, marked, after, max(width - _WIDEST_NUMBER - 6, _LEAST_ROOM))
    yield f"  {span.line:>{_WIDEST_NUMBER}} | {before}{marked}{after}".rstrip()
    yield f"  {'':>{_WIDEST_NUMBER}} | {' ' * columns(before)}{'^' * max(1, columns(marked))}"


def _window(line: str, start: int, end: int) -> tuple[str, int, int]:
    """A line of enormous length, cut to what lies round the place; the place moves with it."""
    if len(line) <= _LONGEST_LINE:
        return line, start, end
    left, right = max(0, start - _LONGEST_LINE // 2), start + _LONGEST_LINE // 2
    head, tail = "…" if left else "", "…" if right < len(line) else ""
    moved = len(head) - left
    return head + line[left:right] + tail, start + moved, min(end, right) + moved


def _on_one_line(text: str) -> str:
    """Part of a line as it can be shown in one: a tab as a space, what would turn or break the line by its number."""
    return terminal(_LINE_END.sub(lambda mark: f"<U+{ord(mark[0]):04X}>", text)).replace("\t", " ")


def _fitted(before: str, marked: str, after: str, room: int) -> tuple[str, str, str]:
    """A long line, cut round the place so that it fits into `room` columns."""
    if columns(before + marked + after) <= room:
        return before, marked, after
    if columns(before) > room // 2:
        before = "…" + last_columns(before, room // 3)
    left = room - columns(before)
    if columns(marked) > left or (after and columns(marked) == left):
        return before, first_columns(marked, left - 1) + "…", ""
    left -= columns(marked)
    return before, marked, after if columns(after) <= left else first_columns(after, left - 1) + "…"
