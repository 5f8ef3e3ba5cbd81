"""libyaml's and PyYAML's complaints in plain sentences, each with the line it is about and what to do.

What the parsers say differs between the two and says little to people, so only the place and the kind are taken from
them; the sentence comes from the lines as they were typed.
"""

import re

import yaml

from casekit.text import yaml_problems as problems
from casekit.text.finding import Finding, Place, Span
from casekit.text.nodes import Mark
from casekit.text.pattern import pattern
from casekit.text.problems import Problem
from casekit.text.source import START_OF_FILE, Source
from casekit.text.yaml_layout import explain_place, field_of, quote_left_open
from casekit.text.yaml_slips import slip_in_line
from casekit.text.yaml_text import hidden_escape

_BAD_ESCAPE = pattern(r"""\\(?:[^0abtnvfreN_LP"/\\xuU\s]|x(?![\da-fA-F]{2})|u(?![\da-fA-F]{4})|U(?![\da-fA-F]{8}))""")

Said = tuple[str, str | None, Span]


def complaint(source: Source, error: yaml.YAMLError) -> Finding:
    """The finding for what libyaml or PyYAML could not read."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return problems.SYNTAX.at(Place(source.path, START_OF_FILE), "This file cannot be read as YAML.")
    where = error.problem_mark or error.context_mark
    line, column = (where.line + 1, where.column + 1) if where else (1, 1)
    began = error.context_mark
    problem, context = str(error.problem or ""), str(error.context or "")
    if "quoted scalar" in context and began:
        return _in_quotes(source, began, problem)
    if "document start" in problem:
        line = next((n for n in range(line, 0, -1) if source.line(n).startswith("%")), line)
    if source.line(line).startswith("%") or "directive" in context:
        number = line if source.line(line).startswith("%") or not began else began.line + 1
        return _at(source, problems.DIRECTIVE, _directive(source, number))
    return _at(source, problems.SYNTAX, _explain(source, error, line, column))


def _at(source: Source, what: Problem, said: Said) -> Finding:
    message, help, span = said
    return what.at(Place(source.path, span), message, help)


def _directive(source: Source, line: int) -> Said:
    message = "Lines that start with % are not used in case files."
    return message, None, Span(line, 1, line, max(2, len(source.line(line).rstrip()) + 1))


def _in_quotes(source: Source, began: Mark, problem: str) -> Finding:
    line, column = began.line + 1, began.column + 1
    if "Unicode" in problem:
        return hidden_escape(source, line, column)
    if "escape" in problem or "hexadecimal" in problem:
        for number in range(line, len(source.lines) + 1):
            found = _BAD_ESCAPE.search(source.line(number), column if number == line else 0)
            if found:
                message = (
                    f"In double quotes, a backslash starts a sign of its own, and YAML knows no `{found.group()}`."
                )
                help = "Write two backslashes, or use single quotes round the text."
                said = (message, help, Span(number, found.start() + 1, number, found.end() + 1))
                return _at(source, problems.SYNTAX, said)
    return _at(source, problems.SYNTAX, _never_closed("quotation mark", line, column))


def _explain(source: Source, error: yaml.MarkedYAMLError, line: int, column: int) -> Said:
    context, began = str(error.context or ""), error.context_mark
    text = source.line(line)
    indent = text[: len(text) - len(text.lstrip())]
    if "\t" in indent or "'\\t'" in str(error.problem):
        tab = text.find("\t", 0 if "\t" in indent else column - 1) + 1
        return "A tab stands where YAML needs spaces.", "Use two spaces for each step to the right.", _one(line, tab)
    if "simple key" in context and began and began.line + 1 < line:
        line, column = began.line + 1, began.column + 1
    cut = _cut_by_hash(source, line, began.line + 1 if began and "flow" in context else line - 1)
    if cut is not None:
        return cut
    if "flow" in context and began:
        return _flow(source, began.line + 1, began.column + 1, line, column)
    opened = quote_left_open(source, line)
    if opened is not None:
        message = f"The quotation mark opened at line {opened} closes only here; YAML reads all between as one text."
        return message, f"Close it on line {opened}.", _one(line, column)
    ended = next((n for n in range(line - 1, 0, -1) if source.line(n).strip()), 0)
    if source.line(ended).rstrip() == "...":
        message = "A line `...` ends the record, and YAML reads nothing after it."
        return message, "Delete the line `...`.", Span(ended, 1, ended, 4)
    found = _empty_name(source.line(line)) or slip_in_line(source, line, column) or explain_place(source, line)
    if found is not None:
        message, help, start, end = found
        return message, help, Span(line, start, line, max(end, start + 1))
    return _unknown(source, line, column)


def _one(line: int, column: int) -> Span:
    return Span(line, column, line, column + 1)


def _never_closed(what: str, line: int, column: int) -> Said:
    message = f"The {what} opened at line {line}, column {column} is never closed."
    return message, "Close it, or delete it if it was not meant.", _one(line, column)


def _cut_by_hash(source: Source, line: int, first: int) -> Said | None:
    """Text that goes on over a line break after a # cut it, or a bracket that a # swallowed."""
    if first == line - 1 and _indent(source.line(line)) <= _indent(source.line(first)):
        first = line
    for number in range(max(1, first), line + 1):
        match = re.search(r"\S[ \t]+#(?=\S)", source.line(number))
        if match and (number < line or first < line):
            message = "After a space, # starts a comment: YAML leaves out the rest of this line."
            end = len(source.line(number).rstrip()) + 1
            return (
                message,
                'Put the whole text in double quotes: "lives at #5".',
                Span(number, match.end(), number, end),
            )
    return None


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _flow(source: Source, line: int, column: int, at_line: int, at_column: int) -> Said:
    """A bracket or brace that is not closed, or closed too early by a sign in the text."""
    sign = source.line(line)[column - 1 : column] or "{"
    what = "square bracket" if sign == "[" else "curly bracket"
    inside = source.line(at_line)
    if at_line == line and re.search(r": [^,}\]]*: ", inside[column - 1 :]):
        message = "There is a colon inside a text between brackets."
        return message, "Put that text in double quotes.", _one(at_line, at_column)
    before = inside[: at_column - 1].rstrip()
    if at_line == line and before[-1:] in ("'", '"') and inside[at_column - 1 :].strip():
        message = "A text between brackets goes on after its closing quotation mark."
        return message, "Put quotation marks of the other kind round the whole of that text.", _one(at_line, at_column)
    message, _, span = _never_closed(what, line, column)
    opened = field_of(source.line(line))
    if opened and opened[1] == column - 1:
        return (
            message,
            f"If the text of `{opened[0]}` starts with {sign}, put it in double quotes; else close it.",
            span,
        )
    return message, "Close it, or put text that holds such a sign in double quotes.", span


def _empty_name(text: str) -> tuple[str, str | None, int, int] | None:
    found = re.match(r"\s*(?:- +)*:(?: |$)", text)
    if found is None:
        return None
    column = text.index(":") + 1
    return "There is no field name before this colon.", "Write the name of the field before it.", column, column + 1


def _unknown(source: Source, line: int, column: int) -> Said:
    text = source.line(line)
    span = Span(line, column, line, max(column + 1, len(text.rstrip()) + 1))
    if text.strip() and field_of(text) is None:
        message = "This line is neither a field (`name: value`) nor a part of the text above it."
        return message, "If it belongs to the text above, write that text below a `|`, two spaces further in.", span
    return "YAML cannot read this line as it stands.", None, span
