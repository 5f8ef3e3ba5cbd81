"""What YAML would cut, join or change in one text without a word, found by comparing it with the lines as typed."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from casekit.text import yaml_problems as problems
from casekit.text.finding import Finding, Place, Span
from casekit.text.nodes import TextNode
from casekit.text.pattern import pattern
from casekit.text.source import Source

_HASH_AFTER_TEXT = pattern(r"[ \t]+#(\S?)")
_BLOCK_WITH_NUMBER = pattern(r"[|>][+-]?\d")
_JOINED_ITEM = pattern(r"[ \t]*-[ \t]+\S")
_LINE_OF_ITS_OWN = pattern(r"[ \t]*(?:\d{4}-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d|\d{1,2}[.)] |[-*•–—·] )")
_ESCAPE = pattern(r"\\(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|x..|u.{4}|U.{8}|.)", re.DOTALL)
_SHORT_ESCAPES: Final = {"0": 0, "a": 7, "b": 8, "e": 0x1B, "v": 0x0B, "f": 0x0C, "N": 0x85, "L": 0x2028, "P": 0x2029}
_HIDDEN = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
HALF_A_CHARACTER: Final = pattern("[\ud800-\udfff]")


def plain_text(source: Source, node: TextNode, *, is_name: bool) -> Iterator[Finding]:
    """What is lost of a text without quotes: words after a `#`, and the line ends of a list or of dated lines."""
    line = source.line(node.end.line + 1)
    rest = _HASH_AFTER_TEXT.match(line, node.end.column)
    if rest is not None:
        column = rest.start() + line[rest.start() :].index("#") + 1
        place = Place(source.path, Span(node.end.line + 1, column, node.end.line + 1, len(line.rstrip()) + 1))
        left_out = line[rest.start() :].strip()
        if rest.group(1):
            yield problems.CUT_BY_HASH.at(place, f"YAML leaves out `{left_out}`: after a space, # starts a comment.")
        elif " " in node and not is_name:
            message = f"`{left_out}` is a comment: it is not part of the text, and no report shows it."
            yield problems.COMMENT_BESIDE_TEXT.at(place, message)
    if node.end.line > node.start.line:
        for number in range(node.start.line + 2, node.end.line + 2):
            text = source.line(number)
            if _JOINED_ITEM.match(text):
                place = Place(source.path, Span(number, text.index("-") + 1, number, len(text.rstrip()) + 1))
                message = "This looks like the next item of a list, but YAML joins it to the text above it."
                yield problems.ITEM_JOINED.at(place, message)
                return
        yield from _joined_lines(source, node, node.start.line + 1)


def _joined_lines(source: Source, node: TextNode, first: int) -> Iterator[Finding]:
    """Advice where lines that were meant to stay apart become one."""
    lines = [n for n in range(first, node.end.line + 2) if _LINE_OF_ITS_OWN.match(source.line(n))]
    if len(lines) < 2:
        return
    number = lines[0]
    text = source.line(number)
    start = len(text) - len(text.lstrip()) + 1
    place = Place(source.path, Span(number, start, number, len(text.rstrip()) + 1))
    sign = " After `>`, YAML" if node.style == ">" else " YAML"
    yield problems.LINES_JOINED.at(place, f"These lines look as if each should stand by itself.{sign} joins them.")


def block_text(source: Source, node: TextNode) -> Iterator[Finding]:
    """What is wrong with a text below a `|` or a `>`: a number after the sign, no text, lines that are joined."""
    header = source.line(node.start.line + 1)[node.start.column :]
    sign = Place(source.path, Span(*node.span[:2], node.span.line, node.span.column + 1))
    if _BLOCK_WITH_NUMBER.match(header):
        words = header.split()[0]
        place = sign._replace(span=sign.span._replace(end_column=node.span.column + len(words)))
        message = f"YAML reads `{words}` as an instruction for the lines below, not as text."
        yield problems.BLOCK_SIGN.at(place, message, f'Put the text in double quotes: "{words}".')
    elif not node:
        yield problems.NOTHING_BELOW.at(sign, f"There is no text below this `{node.style}`.")
    elif node.style == ">":
        yield from _joined_lines(source, node, node.start.line + 2)


def quoted_text(source: Source, node: TextNode) -> Iterator[Finding]:
    """Hidden characters that a backslash in double quotes stands for."""
    if node.style == '"' and not node.isprintable() and _HIDDEN.search(node):
        yield hidden_escape(source, node.start.line + 1, node.start.column + 1)


def hidden_escape(source: Source, line: int, column: int) -> Finding:
    """The finding for the first backslash in the double quotes opened there that stands for a hidden character."""
    for number in range(line, len(source.lines) + 1):
        text = source.line(number)
        for match in _ESCAPE.finditer(text, column if number == line else 0):
            finding = _escape(source, number, match)
            if finding is not None:
                return finding
    place = Place(source.path, Span(line, column, line, column + 1))
    return problems.ESCAPED_CONTROL.at(place, "A backslash in this text stands for a character that cannot be seen.")


def _escape(source: Source, line: int, match: re.Match[str]) -> Finding | None:
    code = match.group(1)
    place = Place(source.path, Span(line, match.start() + 1, line, match.end() + 1))
    if len(code) > 9:
        letter = (match.group(0)).encode("ascii").decode("unicode_escape").encode("utf-16", "surrogatepass")
        return problems.ESCAPED_CONTROL.at(
            place,
            f"`{match.group()}` is how another program writes one sign in two halves.",
            f"Write the sign itself: {letter.decode('utf-16')}",
        )
    try:
        number = _SHORT_ESCAPES[code] if len(code) == 1 else int(code[1:], 16)
    except (KeyError, ValueError):
        return None
    if 0xD800 <= number <= 0xDFFF:
        message = f"`{match.group()}` is half an emoji; the other half is missing."
        return problems.ESCAPED_CONTROL.at(place, message, "Delete it, or type the emoji itself.")
    if number > 0x10FFFF or not _HIDDEN.match(chr(number)):
        return None
    name = unicodedata.name(chr(number), "").lower()
    message = f"In double quotes, `{match.group()}` stands for a character that cannot be seen" + (
        f" ({name})." if name else "."
    )
    return problems.ESCAPED_CONTROL.at(place, message)
