"""Findings in less room: how much of each is said, and the most that fits on a screen.

A short file has every finding in full. Where that is more than a screen, what matters most keeps the most room; no
finding is left out, for each stands at least by the name of its rule and its line. Of a flood of one rule the first
hundred lines are named and the others counted.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import islice, takewhile
from typing import Final, get_args

from casekit.lint.rule import RULES, Subject
from casekit.output.finding_text import Lines, coloured, finding_lines, headline, wrapped
from casekit.output.report import NAMES
from casekit.text.escape import terminal
from casekit.text.finding import ALIKE, Finding, Severity

SCREEN: Final = 50
"""The lines of a screen: what a common terminal shows, opened to its full height."""

MOST_LISTED: Final = 100
"""After so many lines of one rule, the others are counted."""
_FIXED: Final = "\N{NO-BREAK SPACE}"
_OF_THE_FILE: Final = "file"
_ORDER: Final = (*get_args(Subject), _OF_THE_FILE)


class Form(Enum):
    """How much is said of each finding, from the most to the least."""

    FULL = auto()
    """Each with the line it is about and the next step."""
    ERRORS_IN_FULL = auto()
    """The errors so; of every other rule a sentence, with all its lines."""
    SENTENCES = auto()
    """Of every rule a sentence, with all its lines."""
    NAMES = auto()
    """Of every rule with errors a sentence; of the others the name and the lines, by subject."""
    SHORT = auto()
    """The same, the errors in fewer words, without names and days, and the other rules one after the other."""


def fitting(
    made: Callable[[Form], Iterator[str]], room: int, shortest: Form = Form.SHORT
) -> tuple[Form, Iterator[str]]:
    """The fullest form that takes no more than `room` lines, and its lines; the shortest, where none does."""
    for form in takewhile(lambda form: form is not shortest, Form):
        lines = list(islice(made(form), room + 1))
        if len(lines) <= room:
            return form, iter(lines)
    return shortest, made(shortest)


def in_form(
    form: Form, findings: Sequence[Finding], lines: Lines, width: int | None, colour: bool, *, subjects: bool = True
) -> Iterator[str]:
    """The lines of some findings of one file, errors first. Without `subjects`, names stand together."""
    errors = [one for one in findings if one.severity is Severity.ERROR]
    others = [one for one in findings if one.severity is not Severity.ERROR]
    if form in (Form.FULL, Form.ERRORS_IN_FULL):
        for finding in findings if form is Form.FULL else errors:
            yield from finding_lines(finding, lines, width, colour)
            yield ""
    if form is Form.SENTENCES:
        yield from _sentences(errors, lines, width, colour)
    if form in (Form.ERRORS_IN_FULL, Form.SENTENCES):
        yield from _sentences(others, lines, width, colour)
    if form in (Form.NAMES, Form.SHORT):
        yield from _numbered(errors, width, colour, short=form is Form.SHORT)
        by_subject = subjects and form is Form.NAMES
        for severity in (Severity.WARNING, Severity.ADVICE):
            yield from _names([one for one in others if one.severity is severity], width, colour, by_subject)


def _sentences(findings: Sequence[Finding], lines: Lines, width: int | None, colour: bool) -> Iterator[str]:
    """For each rule its first finding, and the lines of the others."""
    for first, *others in _by_rule(findings):
        more = f" {len(others)} more: {_at(others)}." if others else ""
        yield from headline(first, lines, width, colour, indent="  ", more=more)


def _numbered(errors: Sequence[Finding], width: int | None, colour: bool, *, short: bool) -> Iterator[str]:
    """For each rule its first error behind the number of its line, and the lines of the others."""
    if not errors:
        return
    yield _heading(errors, colour)
    for first, *others in _by_rule(errors):
        more = f" {len(others)} more: {_at(others)}." if others else ""
        said = terminal(first.public if short else first.message)
        sentence = f"{first.place.span.line:>4}  {said} [{first.rule}]{more}"
        yield from wrapped(sentence, "", width, hanging=6)


def _names(findings: Sequence[Finding], width: int | None, colour: bool, subjects: bool) -> Iterator[str]:
    """For each subject the names of the rules, each with its lines."""
    if not findings:
        return
    by_subject: dict[str, list[str]] = {}
    for same in _by_rule(findings):
        rule = RULES.get(same[0].rule)
        named = f"{same[0].rule} ({', '.join(_listed(_lines_of(same)))})"
        by_subject.setdefault(rule.subject if rule is not None else _OF_THE_FILE, []).append(named)
    yield _heading(findings, colour)
    if not subjects:
        every = [named for names in by_subject.values() for named in names]
        yield from _unparted(", ".join(every), width)
        return
    for subject in sorted(by_subject, key=_ORDER.index):
        yield from _unparted(f"{subject.capitalize()}: {', '.join(by_subject[subject])}", width)


def _unparted(text: str, width: int | None) -> Iterator[str]:
    """Names in lines of a terminal, no name parted from its lines."""
    for line in wrapped(text.replace(" (", _FIXED + "("), "  ", width):
        yield line.replace(_FIXED, " ")


def _heading(findings: Sequence[Finding], colour: bool) -> str:
    """`57 warnings at line`, above findings of one weight."""
    severity = findings[0].severity
    said = f"{len(findings)} {NAMES[severity][len(findings) != 1]}"
    return f"{coloured(said, severity) if colour else said}, at line"


def _lines_of(findings: Sequence[Finding]) -> Iterator[int]:
    """The lines of findings, with those of the places that are alike (`here too`)."""
    for finding in findings:
        yield finding.place.span.line
        for label in finding.labels:
            if label.public == ALIKE and label.place.path == finding.place.path:
                yield label.place.span.line


def _by_rule(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings of one rule and weight together, in the order of the first of each."""
    found: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in findings:
        found.setdefault((finding.severity, finding.rule), []).append(finding)
    return list(found.values())


def _at(findings: Sequence[Finding]) -> str:
    """`line 12`, `lines 12, 18 and 20`."""
    numbers = _listed(finding.place.span.line for finding in findings)
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    return f"lines {', '.join(numbers[:-1])} and {numbers[-1]}"


def _listed(lines: Iterable[int]) -> list[str]:
    """The numbers of lines; those of a flood are counted at its end."""
    numbers = [str(line) for line in lines]
    left = len(numbers) - MOST_LISTED
    return [*numbers[:MOST_LISTED], f"{left:,} more"] if left > 0 else numbers
