"""libyaml's complaints in plain sentences, each with the line it is about and what to do."""

import re

import yaml

from casekit.text import yaml_problems as problems
from casekit.text.finding import Finding, Place, Span
from casekit.text.source import START_OF_FILE, Source

_MERGE_MARK = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
_FIELD = re.compile(r"^\s*(?:- +)*(?:\{ *)?([\w][\w \-]*?) *: +")
_CURLY_QUOTES = "“”‘’„«»"


def unfinished_merge(source: Source) -> Finding | None:
    """The finding for a file that holds git's conflict markers, found before anything is parsed."""
    if "<<<<<<< " not in source.text and ">>>>>>> " not in source.text:
        return None
    lines = [n for n, line in enumerate(source.lines, 1) if _MERGE_MARK.match(line)]
    if not lines:
        return None
    place = Place(source.path, Span(lines[0], 1, lines[0], len(source.line(lines[0])) + 1))
    message = f"This file has an unfinished merge, lines {lines[0]} to {lines[-1]}."
    return problems.UNFINISHED_MERGE.at(place, message)


def complaint(source: Source, error: yaml.YAMLError) -> Finding:
    """The finding for what libyaml or PyYAML could not read."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return problems.SYNTAX.at(Place(source.path, START_OF_FILE), "This file cannot be read as YAML.")
    where = error.problem_mark or error.context_mark
    line, column = (where.line + 1, where.column + 1) if where else (1, 1)
    message, help, at = _explain(source, error, line, column)
    return problems.SYNTAX.at(Place(source.path, at), message, help)


def _explain(source: Source, error: yaml.MarkedYAMLError, line: int, column: int) -> tuple[str, str | None, Span]:
    text = source.line(line)
    problem = str(error.problem or "")
    context = str(error.context or "")
    here = Span(line, column, line, column + 1)
    began = error.context_mark
    if "\t" in text[: len(text) - len(text.lstrip())] or ("found character" in problem and "'\\t'" in problem):
        tab = text.find("\t") + 1
        return (
            "A tab stands where YAML needs spaces.",
            "Use two spaces for each level.",
            Span(line, tab, line, tab + 1),
        )
    if "unexpected end of stream" in problem and "quoted" in context and began:
        return _never_closed("quotation mark", began.line + 1, began.column + 1)
    if "quoted scalar" in context and began:
        return _never_closed("quotation mark", began.line + 1, began.column + 1)
    cut = _cut_by_hash(source, line)
    if cut is not None:
        return cut
    if "flow" in context and began:
        return _flow(source, began.line + 1, began.column + 1, line, column)
    for number in (line, line - 1, line - 2):
        found = _slip_in_line(source, number, column if number == line else 0)
        if found is not None:
            return found
    if "block mapping" in context or "block collection" in context:
        return _indentation(source, line, column, began.column + 1 if began else 1)
    return _unknown(source, line, column, here)


def _never_closed(what: str, line: int, column: int) -> tuple[str, str | None, Span]:
    message = f"The {what} opened at line {line}, column {column} is never closed."
    return message, "Close it, or delete it if it was not meant.", Span(line, column, line, column + 1)


def _cut_by_hash(source: Source, line: int) -> tuple[str, str | None, Span] | None:
    """Text that goes on over a line break after a # cut it, or a bracket that a # swallowed."""
    for number in (line, line - 1):
        match = re.search(r"\S([ \t]+)#(?=\S)", source.line(number))
        if match:
            column = match.end()
            message = "After a space, # starts a comment: YAML leaves out the rest of this line."
            return (
                message,
                'Put the whole text in double quotes: "lives at #5".',
                Span(number, column, number, column + 1),
            )
    return None


def _flow(source: Source, line: int, column: int, at_line: int, at_column: int) -> tuple[str, str | None, Span]:
    """A bracket or brace that is not closed, or closed too early by a sign in the text."""
    sign = source.line(line)[column - 1 : column] or "{"
    what = "square bracket" if sign == "[" else "curly bracket"
    inside = source.line(at_line)
    if at_line == line and re.search(r": [^,}\]]*: ", inside[column - 1 :]):
        message = f"A colon inside a text confuses YAML between the brackets that open at column {column}."
        return message, "Put that text in double quotes.", Span(at_line, at_column, at_line, at_column + 1)
    message, _, span = _never_closed(what, line, column)
    opened = _FIELD.match(source.line(line))
    if opened and opened.end() == column - 1:
        return message, f"If the text starts with {sign}, put it in double quotes; else close it.", span
    return message, "Close it, or put text that holds such a sign in double quotes.", span


def _slip_in_line(source: Source, number: int, column: int) -> tuple[str, str | None, Span] | None:
    """The slips that people make when they write sentences into YAML, recognised by the line itself."""
    text = source.line(number)
    field = _FIELD.match(text)
    value = text[field.end() :].strip() if field else text.strip().removeprefix("- ").strip()
    start = text.find(value) + 1 if value else 1
    name = f"`{field.group(1)}`" if field else "this item"
    span = Span(number, start, number, start + max(1, len(value)))
    if not value:
        return None
    if value[0] in "@`%*&!":
        message = f"The text of {name} starts with {value[0]}, which YAML keeps for itself."
        return message, "Put the whole text in double quotes.", Span(number, start, number, start + 1)
    if value[0] in "\"'":
        after = _after_closing_quote(value)
        if after is not None:
            at = start + after
            if value[0] == "'" and value.count("'") > 2:
                message = f"An apostrophe ended the text of {name}: it stands in single quotes."
                return (
                    message,
                    'Use double quotes round the whole: "it\'s".',
                    Span(number, at, number, at + 1),
                )
            message = f"The text of {name} goes on after its closing quotation mark."
            help = 'Put single quotes round the whole, or write it on the next line after a "|".'
            return message, help, Span(number, at, number, at + 1)
        return None
    if field and re.match(r"- ", value):
        return f"The list of {name} must start on the next line.", "Press Enter before the `-`.", span
    colon = re.search(r":(?: |$)", value)
    if colon and (field or not column):
        at = start + colon.start()
        message = f"There is a colon inside the text of {name}; YAML takes what stands before it for a field name."
        if value[0] in _CURLY_QUOTES:
            message = f"Curly quotation marks do not protect the colon inside the text of {name}."
        help = 'Put the whole text in straight double quotes ("…"), or on the next line after a `|`.'
        return message, help, Span(number, at, number, at + 1)
    if not field:
        glued = re.match(r"^\s*(?:- +)?([a-z][a-z_]*):(?=\S)", text)
        if glued:
            message = f"There is no space after the colon of `{glued.group(1)}`."
            return (
                message,
                "Write a space after the colon.",
                Span(number, glued.end(), number, glued.end() + 1),
            )
    return None


def _after_closing_quote(value: str) -> int | None:
    """Where the text goes on after the quotation mark that closes it; `None` if it ends there."""
    quote, index = value[0], 1
    while index < len(value):
        if quote == '"' and value[index] == "\\":
            index += 2
            continue
        if value[index] == quote:
            if quote == "'" and value[index + 1 : index + 2] == "'":
                index += 2
                continue
            rest = value[index + 1 :].strip()
            return index + 1 if rest and not rest.startswith(("#", ",", "}", "]")) else None
        index += 1
    return None


def _indentation(source: Source, line: int, column: int, expected: int) -> tuple[str, str | None, Span]:
    text = source.line(line)
    span = Span(line, column, line, max(column + 1, len(text) + 1))
    if text.strip() and re.match(r"\s*[\w ]+$", text):
        message = "This line is neither a field (`name: value`) nor part of the text above it."
        return message, "If it belongs to the text above, indent it by two more spaces under a `|`.", span
    message = f"This line starts at column {column}; the fields it belongs with start at column {expected}."
    return (
        message,
        f"Move it to column {expected}, or two spaces further in if it belongs under the line above.",
        span,
    )


def _unknown(source: Source, line: int, column: int, here: Span) -> tuple[str, str | None, Span]:
    previous = source.line(line - 1)
    if previous.rstrip().endswith(("|", ">")) and line > 1:
        message = "The text under the `|` must be indented."
        return message, "Start each line of the text two spaces further in than the field name.", here
    if source.line(line).strip() and ":" not in source.line(line):
        message = "This line is neither a field (`name: value`) nor part of the text above it."
        return message, "If it belongs to the text above, indent it by two more spaces under a `|`.", here
    return "YAML cannot read this line.", None, Span(line, column, line, column + 1)
