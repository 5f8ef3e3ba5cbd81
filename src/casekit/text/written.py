"""Values as they are written into a case file: text that YAML reads back as that text, records and lists.

A value is text, a list of values, or a map of names to values. `Plain` is text that stands as it is: a key, a date, a
word of the format.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from casekit.text.lookalikes import LOOKALIKE_WORDS, misread
from casekit.text.pattern import pattern

WIDEST: Final = 100
"""A record that fits into so many columns may stand on one line."""

_BARE: Final = pattern(r"[^\W_](?:[\w .;!?'’“”‘()/&%+*=£€@–—-]|,(?= )|:(?=\w))*")
_IN_BRACKETS: Final = pattern(r"[^\W_](?:[\w .;!'’“”‘()/&%+*=£€@–—-])*")
_LIKE_DATE: Final = pattern(r"[\d:. -]+|\d{4}-\d.*")
_NOT_PRINTED: Final = pattern("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Plain(str):
    """Text that is written as it is, without quotes."""

    __slots__ = ()


Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"


def scalar(text: str, *, in_brackets: bool = False) -> str:
    """Text as a value on one line, bare where every program that reads YAML reads it as that text, else quoted."""
    if isinstance(text, Plain):
        return text
    bare = (_IN_BRACKETS if in_brackets else _BARE).fullmatch(text)
    if bare and not text.endswith(" ") and not _misread(text):
        return str(text)
    return double_quoted(text)


def double_quoted(text: str) -> str:
    """Text in double quotes, with a backslash before what would end it or cannot be seen."""
    return _NOT_PRINTED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(text, ensure_ascii=False))


def _misread(text: str) -> bool:
    """Whether another program may take bare text for something else: a number, a day, yes or no, nothing."""
    return text in LOOKALIKE_WORDS or misread(text) is not None or _LIKE_DATE.fullmatch(text) is not None


def in_brackets(value: Value) -> str:
    """A value on one line: `{date: 2023-05-02, who: [mum, dad]}`."""
    if isinstance(value, str):
        return scalar(value, in_brackets=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {in_brackets(one)}" for name, one in value.items()) + "}"
    return "[" + ", ".join(in_brackets(one) for one in value) + "]"


def field_lines(name: str, value: Value, indent: int = 0, *, on_one_line: bool = True) -> list[str]:
    """A field and its value in lines; text of several lines stands below a `|`, and what is short on one line.

    A list or a map of records has a line or more for each; so has a record, where it is not wanted `on_one_line`.
    """
    start = " " * indent + name + ":"
    if isinstance(value, str):
        return _text_lines(start, value, indent)
    one_line = f"{start} {in_brackets(value)}"
    folds = not any(_has_record(one) for one in _within(value)) and (on_one_line or not isinstance(value, Mapping))
    if folds and _fits(one_line) and not _has_lines(value):
        return [one_line]
    if isinstance(value, Mapping):
        return [start, *(line for key, one in value.items() for line in field_lines(key, one, indent + 2))]
    return [start, *(line for one in value for line in item_lines(one, indent + 2, on_one_line=True))]


def item_lines(value: Value, indent: int, *, on_one_line: bool) -> list[str]:
    """An item of a list in lines, its hyphen at `indent`; a record stands on one line if that is asked and it fits."""
    dash = " " * indent + "- "
    if isinstance(value, str) and "\n" not in value:
        return [dash + scalar(value)]
    if not isinstance(value, Mapping):
        return [dash + in_brackets(value)]
    short = dash + in_brackets(value)
    if not value or (on_one_line and _fits(short) and not _has_lines(value)):
        return [short]
    lines = [line for name, one in value.items() for line in field_lines(name, one, indent + 2)]
    return [dash + lines[0].lstrip(" "), *lines[1:]]


def _text_lines(start: str, text: str, indent: int) -> list[str]:
    if not _reads_below_a_bar(text):
        return [f"{start} {scalar(text)}"]
    sign = "|" if text.endswith("\n") else "|-"
    return [f"{start} {sign}", *(" " * (indent + 2) + line if line else "" for line in text.rstrip("\n").split("\n"))]


def _reads_below_a_bar(text: str) -> bool:
    """Whether text of several lines can stand below a `|` and be read back as it is."""
    lines = text.removesuffix("\n").split("\n")
    return (
        len(lines) > 1
        and all(line.isprintable() for line in lines)
        and not lines[0].startswith((" ", "\t"))
        and bool(lines[0].strip())
        and bool(lines[-1].strip())
    )


def _fits(line: str) -> bool:
    return len(line) <= WIDEST


def _has_lines(value: Value) -> bool:
    if isinstance(value, str):
        return "\n" in value
    return any(_has_lines(one) for one in _within(value))


def _has_record(value: Value) -> bool:
    return isinstance(value, Mapping) or any(_has_record(one) for one in _within(value))


def _within(value: Value) -> Iterable[Value]:
    """The values that a value holds."""
    if isinstance(value, str):
        return ()
    return value.values() if isinstance(value, Mapping) else value
