"""Where in the file some words of a text stand."""

from collections.abc import Mapping

from casekit.text.finding import Place, Span
from casekit.text.nodes import TextNode
from casekit.text.source import Source


def place_of(text: TextNode, start: int, end: int, sources: Mapping[str, Source]) -> Place:
    """The place of `text[start:end]`, or of the first line of it.

    Exact for a text on one line without escapes and for the lines below a `|`. Elsewhere YAML joins lines or replaces
    signs; there the place is that of the whole text.
    """
    span = _on_one_line(text, start, end) or _below_bar(text, start, end, sources.get(text.path))
    return text.place if span is None else Place(text.path, span)


def _on_one_line(text: TextNode, start: int, end: int) -> Span | None:
    marks = 1 if text.style in ("'", '"') else 0
    if text.style in ("|", ">") or text.start.line != text.end.line:
        return None
    first = text.start.column + marks
    if text.end.column - marks - first != len(text):
        return None
    line = text.start.line + 1
    return Span(line, first + start + 1, line, first + end + 1)


def _below_bar(text: TextNode, start: int, end: int, source: Source | None) -> Span | None:
    if text.style != "|" or source is None:
        return None
    above = text.count("\n", 0, start)
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    said = text[line_start : line_end if line_end >= 0 else len(text)]
    line = text.start.line + 2 + above
    written = source.line(line)
    indent = len(written) - len(said)
    if indent < 0 or written[:indent].strip(" ") or written[indent:] != said:
        return None
    column = indent + start - line_start + 1
    return Span(line, column, line, min(column + end - start, len(written) + 1))
