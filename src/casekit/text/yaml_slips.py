"""The slips that people make when they write sentences into YAML, recognised by the line itself."""

import re

from casekit.text.pattern import pattern
from casekit.text.source import Source
from casekit.text.yaml_layout import Explanation, field_of

_CURLY_QUOTES = "“”‘’„«»"
_GLUED = pattern(r"^\s*(?:- +)*([A-Za-z_][A-Za-z_]*):(?=\S)")
_LONGEST_NAME = 200
_LINE_SIGNS = "@`%*&!>|?"
_BULLET = "To start a list item, write a hyphen instead. If it is text, put the whole in double quotes."


def slip_in_line(source: Source, number: int, column: int) -> Explanation | None:
    """The slip in a line, where YAML stumbled over column `column` (from 1) of it."""
    text = source.line(number)
    field = field_of(text)
    name, start, value = field if field else ("", *_item_text(text))
    if not value:
        return None
    owner = f"`{name}`" if field else "this item" if text.lstrip().startswith("- ") else "this line"
    if column > _LONGEST_NAME and not field:
        message = "What stands before this colon is too long to be the name of a field."
        return message, "Is this a sentence with a colon in it? Put it in double quotes.", column, column + 1
    if value[0] in _LINE_SIGNS:
        message = f"The text of {owner} starts with {value[0]}, which YAML keeps for itself."
        return message, _BULLET if value[:2] == "* " else "Put the whole text in double quotes.", start + 1, start + 2
    if value[0] in "\"'":
        return _after_quotes(owner, value, start)
    if field and re.match(r"-(?: |$)", value):
        message = f"The list of `{name}` must start on the next line."
        return message, "Press Enter before the hyphen.", start + 1, start + 1 + len(value)
    if value[0] in "[{" and column > start + 1:
        return _after_brackets(owner, value, start, column)
    return _colon(owner, value, start, column, bool(field)) or _glued(text)


def _item_text(text: str) -> tuple[int, str]:
    """Where the text of a line that starts no field begins (from 0), after hyphens, and the text."""
    match = re.match(r"\s*(?:- +)*", text)
    start = match.end() if match else 0
    return start, text[start:].rstrip()


def _after_quotes(owner: str, value: str, start: int) -> Explanation | None:
    after = _after_closing_quote(value)
    if after is None:
        return None
    at = start + after + 1
    if value[0] == "'" and value[after - 1 : after] == "'" and value[after : after + 1].isalpha():
        message = f"An apostrophe ended the text of {owner}, because the text stands in single quotes."
        return message, 'Use double quotes round the whole: "it\'s late".', at - 1, at
    message = f"The text of {owner} goes on after its closing quotation mark."
    if value[0] == '"':
        return message, "Put single quotes round the whole, or write it on the next line, below a `|`.", at, at + 1
    return message, "Put double quotes round the whole, or write it on the next line, below a `|`.", at, at + 1


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
            rest = value[index + 1 :]
            goes_on = rest.strip() and not rest.lstrip().startswith(("#", ",", "}", "]"))
            return index + 1 + len(rest) - len(rest.lstrip()) if goes_on else None
        index += 1
    return None


def _after_brackets(owner: str, value: str, start: int, column: int) -> Explanation | None:
    closing = {"[": "]", "{": "}"}[value[0]]
    last = value.rfind(closing, 0, column - 1 - start)
    rest = value[last + 1 :].strip()
    if last < 0 or not rest or rest.startswith("#"):
        return None
    if rest[0] in "]}":
        return "There is one closing bracket too many.", "Delete it.", column, column + 1
    message = f"The text of {owner} goes on after its closing bracket."
    help = f"If the text starts with {value[0]}, put the whole of it in double quotes."
    return message, help, column, start + len(value) + 1


def _colon(owner: str, value: str, start: int, column: int, is_field: bool) -> Explanation | None:
    colon = next((one for one in re.finditer(r":(?= |$)", value) if start + one.start() + 1 >= column), None)
    if colon is None or not is_field:
        return None
    at = start + colon.start() + 1
    message = f"There is a colon inside the text of {owner}; YAML takes what stands before it for a field name."
    if value[0] in _CURLY_QUOTES:
        message = f"Curly quotation marks do not protect the colon inside the text of {owner}."
    help = 'Put the whole text in straight double quotes ("…"), or on the next line, below a `|`.'
    return message, help, at, at + 1


def _glued(text: str) -> Explanation | None:
    glued = _GLUED.match(text)
    if glued is None:
        return None
    message = f"There is no space after the colon of `{glued.group(1)}`."
    return message, "Write a space after the colon.", glued.end(), glued.end() + 1
