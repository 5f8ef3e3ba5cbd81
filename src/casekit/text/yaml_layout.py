"""How the lines of a file stand under one another, for saying where a line that stands wrong should stand.

The lines are read here by their indents alone, as a person would read them, up to the line that YAML stumbled over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casekit.text.pattern import pattern
from casekit.text.source import Source

Explanation = tuple[str, str | None, int, int]
"""A message, what to do, and the columns (from 1) between which the words it is about stand on the line."""

_LINE = pattern(r"(?P<indent> *)(?P<dashes>(?:-(?: +|$))*)(?P<rest>.*)", re.DOTALL)
_NAME = pattern(r"""(?P<name>[^\s\-#'"\[\]{},&*!|>%@`][^#]*?|-[^\s#][^#]*?|"[^"]*"|'[^']*') *:(?:[ \t]+|$)""")
_SENTENCE = pattern(r"[.!?,;] ")
_BLOCK = pattern(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")


@dataclass(slots=True, repr=False, eq=False)
class Block:
    """Fields or list items that start in one column (from 0); `line` and `name` are those of the last of them."""

    column: int
    items: bool
    line: int
    name: str
    value: str = ""

    @property
    def said(self) -> str:
        """The last of them, for a sentence."""
        what = "the list item" if self.items else f"`{self.name}`"
        return f"{what} (line {self.line})"


def field_of(text: str) -> tuple[str, int, str] | None:
    """The field that a line starts, after hyphens: its name, the column of its value (from 0), and the value."""
    parts = _LINE.match(text)
    assert parts is not None
    found = _NAME.match(parts["rest"])
    if found is None or len(found["name"]) > 60 or _SENTENCE.search(found["name"]):
        return None
    start = parts.start("rest") + found.end()
    return found["name"].strip("\"'"), start, text[start:].rstrip()


def open_blocks(source: Source, until: int) -> list[Block]:
    """The fields and lists that are open where line `until` (from 1) starts, outermost first."""
    blocks: list[Block] = []
    for number, text in _structure(source, until):
        _take(blocks, number, text)
    return blocks


def _structure(source: Source, until: int) -> Iterator[tuple[int, str]]:
    """The lines that start a field or an item, without texts that go on over several lines."""
    deeper_than: int | None = None
    quote = ""
    for number in range(1, until):
        text = source.line(number)
        words = text.strip()
        if quote:
            quote = "" if _closes(text, quote) else quote
            continue
        if not words or words.startswith("#"):
            continue
        indent = len(text) - len(text.lstrip(" "))
        if deeper_than is not None and indent > deeper_than:
            continue
        deeper_than = None
        parts = _LINE.match(text)
        assert parts is not None
        field = field_of(text)
        value = field[2] if field else parts["rest"]
        if _BLOCK.match(value):
            deeper_than = parts.start("rest") if field else max(0, parts.start("rest") - 2)
        elif value[:1] in ("'", '"') and not _closes(value[1:], value[0]):
            quote = value[0]
        yield number, text


def _closes(text: str, quote: str) -> bool:
    if quote == "'":
        return text.replace("''", "").count("'") > 0
    return '"' in re.sub(r"\\.", "", text)


def quote_left_open(source: Source, until: int) -> int | None:
    """The line on which a quotation mark was opened that closes only on line `until`."""
    last = None
    for number, text in _structure(source, until):
        last = (number, text)
    if last is None or (last[0] == until - 1 and not source.line(until).strip()):
        return None
    number, text = last
    field = field_of(text)
    parts = _LINE.match(text)
    assert parts is not None
    value = field[2] if field else parts["rest"]
    if value[:1] not in ("'", '"') or _closes(value[1:], value[0]):
        return None
    between = (source.line(one) for one in range(number + 1, until))
    return number if not any(_closes(one, value[0]) for one in between) else None


def _take(blocks: list[Block], number: int, text: str) -> None:
    parts = _LINE.match(text)
    assert parts is not None
    column = len(parts["indent"])
    for dash in re.finditer("-", parts["dashes"]):
        _put(blocks, Block(column + dash.start(), True, number, "-"))
    field = field_of(text)
    if field is not None:
        name, _, value = field
        _put(blocks, Block(parts.start("rest"), False, number, name, value))


def _put(blocks: list[Block], block: Block) -> None:
    while blocks and (
        blocks[-1].column > block.column
        or (blocks[-1].column == block.column and (blocks[-1].items or not block.items))
    ):
        blocks.pop()
    blocks.append(block)


def explain_place(source: Source, line: int) -> Explanation | None:
    """Why a line cannot stand where it starts, and where it could; `None` where its place is not what is wrong."""
    text = source.line(line)
    indent = len(text) - len(text.lstrip(" "))
    blocks = open_blocks(source, line)
    if not text.strip() or not blocks:
        return None
    columns = (indent + 1, len(text.rstrip()) + 1)
    last = blocks[-1]
    under = _under_bar(last, text, indent)
    if under:
        return (*under, *columns)
    if re.match(r"-(?: |$)", text.strip()):
        found = _item_place(blocks, indent)
    else:
        field = field_of(text)
        found = _field_place(blocks, field[0], indent) if field else _text_place(last)
    return (*found, *columns) if found else None


def _under_bar(last: Block, text: str, indent: int) -> tuple[str, str] | None:
    """Text below a `|` that starts no further in than the field."""
    if not _BLOCK.match(last.value) or (field_of(text) and indent <= last.column):
        return None
    message = f"This text belongs below the `{last.value[0]}` of {last.said}, but does not start further in than it."
    if indent > last.column:
        message = f"The lines of the text below {last.said} do not start in the same column."
    return message, f"Put {last.column + 2} spaces before each line of the text."


def _item_place(blocks: list[Block], indent: int) -> tuple[str, str] | None:
    lists = [block for block in blocks if block.items]
    last = blocks[-1]
    if not last.items and not last.value and indent < last.column:
        message = f"The list of {last.said} starts further left than `{last.name}` itself."
        return message, f"Put {last.column + 2} spaces before each hyphen of the list."
    if lists and all(block.column != indent for block in lists):
        near = min(lists, key=lambda block: abs(block.column - indent))
        message = f"This hyphen starts after {_spaces(indent)}, the one of {near.said} after {_spaces(near.column)}."
        return message, f"Put {_spaces(near.column)} before it, so that the items stand under one another."
    if not last.items and last.value:
        message = f"A list starts here, but {last.said} has its value already."
        return message, f"Delete the value after `{last.name}:`, or write it as the first item of the list."
    return None


def _field_place(blocks: list[Block], name: str, indent: int) -> tuple[str, str] | None:
    fields = [block for block in blocks if not block.items]
    if not fields:
        return None
    last = fields[-1]
    if any(block.column == indent for block in fields):
        return None
    if indent > last.column and last.value:
        message = f"`{name}` starts further in than {last.said}, so YAML takes it for a part of that text."
        return message, f"Put {_spaces(last.column)} before `{name}`, so that it stands under `{last.name}`."
    item = next((block for block in blocks if block.items and block.column == indent), None)
    if item is not None:
        message = f"`{name}` starts under the hyphen of {item.said}; the fields of an item start after the hyphen."
        return message, f"Put {_spaces(_inside(blocks, item))} before `{name}`."
    inner = next((block for block in fields if block.column > indent), None)
    outer = next((block for block in reversed(fields) if block.column < indent), None)
    choices = [
        f"{_spaces(block.column)} if it belongs with {block.said}" for block in (inner, outer) if block is not None
    ]
    if not choices:
        return None
    if indent == 0 and inner is not None:
        message = f"{inner.said} starts after {_spaces(inner.column)}, and `{name}` at the start of its line."
        above = "" if inner.line == 1 else ", and before every field above it"
        return message, f"Delete the {'space' if inner.column == 1 else 'spaces'} before {inner.said}{above}."
    message = f"`{name}` starts after {_spaces(indent)}, where no field above it starts."
    return message, f"Put before it {', or '.join(choices)}."


def _inside(blocks: list[Block], item: Block) -> int:
    return next((block.column for block in blocks if not block.items and block.column > item.column), item.column + 2)


def _text_place(last: Block) -> tuple[str, str]:
    message = "This line is neither a field (`name: value`) nor a part of the text above it."
    if last.items:
        return message, "If it belongs to the item above, start it further in than the hyphen."
    if not last.value:
        return message, f"If it belongs to {last.said}, start it further in than `{last.name}`."
    help = f"If it belongs to {last.said}, write `{last.name}: |` there, and all of the text on the lines below it, "
    return message, f"{help}with {last.column + 2} spaces before each."


def _spaces(count: int) -> str:
    return "no spaces" if count == 0 else "1 space" if count == 1 else f"{count} spaces"
