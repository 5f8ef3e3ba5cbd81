"""One finding for people: the line they wrote, the place marked, what it means and what to do next."""

import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Final

from casekit.output.columns import columns, first_columns, last_columns
from casekit.text.escape import terminal
from casekit.text.finding import Finding, Place, Severity

Lines = Mapping[tuple[str, int], str]
"""The users' own lines that findings point at, by path and number."""

_MOST_PLACES: Final = 5
_WORDS: Final = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.ADVICE: "Advice"}
_COLOURS: Final = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.ADVICE: "36;1"}
_WIDEST_NUMBER: Final = 5
_LONGEST_LINE: Final = 1_000
_LEAST_ROOM: Final = 12
_LINE_END: Final = re.compile("[\r\v\f\x85\u2028\u2029]")


def finding_lines(finding: Finding, lines: Lines, width: int | None, colour: bool) -> Iterator[str]:
    """The lines of one finding, wrapped to `width` columns; in one line each where that is `None`."""
    yield from headline(finding, lines, width, colour)
    yield from _excerpt(finding.place, lines, width)
    if finding.labels:
        yield from _labels(finding, width)
    yield from wrapped(f"Next: {terminal(finding.help)}", "  ", width)


def headline(
    finding: Finding, lines: Lines, width: int | None, colour: bool, *, indent: str = "", more: str = ""
) -> Iterator[str]:
    """What is found, in a sentence: how much it weighs, where, and the rule's name; `more` is said after it."""
    word = _WORDS[finding.severity]
    place = finding.place
    where = f" at line {place.span.line}" if (place.path, place.span.line) in lines else ""
    first, *rest = wrapped(f"{word}{where}: {terminal(finding.message)} [{finding.rule}]{more}", indent, width)
    if colour:
        first = f"{indent}{coloured(word, finding.severity)}{first.removeprefix(indent + word)}"
    yield from (first, *rest)


def coloured(words: str, severity: Severity) -> str:
    """Words in the colour of how much they weigh, for a terminal that has colours."""
    return f"\x1b[{_COLOURS[severity]}m{words}\x1b[0m"


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


def wrapped(text: str, indent: str, width: int | None, hanging: int = 2) -> list[str]:
    """Text in lines of a terminal behind an indent, those after the first by `hanging` more; else in one line."""
    if width is None:
        return [indent + " ".join(text.split())]
    return textwrap.wrap(
        text,
        max(width - 1, 20),
        initial_indent=indent,
        subsequent_indent=indent + " " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _excerpt(place: Place, lines: Lines, width: int | None) -> Iterator[str]:
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
