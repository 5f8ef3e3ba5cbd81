"""Files that no record can be read from, whatever their YAML: an unfinished merge, no fields, a list, one text."""

from casekit.text import yaml_problems as problems
from casekit.text.finding import Finding, Place, Span
from casekit.text.nodes import ListNode, Node, TextNode
from casekit.text.pattern import pattern
from casekit.text.source import START_OF_FILE, Source

GLUED = pattern(r"[a-z_]+:\S")
"""A field name and its value with no space between them."""
_MERGE_MARK = pattern(r"^(<{7}|\|{7}|={7}|>{7})(?: .*)?$")


def unfinished_merge(source: Source) -> Finding | None:
    """The finding for a file that holds git's conflict markers, found before anything is parsed."""
    if "<<<<<<< " not in source.text and ">>>>>>> " not in source.text:
        return None
    lines = [n for n, line in enumerate(source.lines, 1) if _MERGE_MARK.match(line)]
    if not lines:
        return None
    place = Place(source.path, Span(lines[0], 1, lines[0], len(source.line(lines[0])) + 1))
    where = f"lines {lines[0]} to {lines[-1]}" if len(lines) > 1 else f"line {lines[0]}"
    return problems.UNFINISHED_MERGE.at(place, f"This file has an unfinished merge, {where}.")


def without_fields(source: Source) -> Finding:
    """The finding for a file in which no field stands."""
    place = Place(source.path, START_OF_FILE)
    written = [line for line in source.lines if line.strip() and not line.lstrip().startswith(("#", "---", "..."))]
    if written:
        message = "This file has no fields: a case file is a set of lines such as `child: amy`."
        return problems.NOT_FIELDS.at(place, message)
    blank = "only comments" if "#" in source.text else "only blank lines" if source.text.strip("\ufeff") else ""
    return problems.EMPTY.at(place, f"This file is empty: it holds {blank}." if blank else "This file is empty.")


def no_fields(source: Source, node: Node) -> Finding:
    """The finding for a file whose top is a list or a text."""
    place = Place(source.path, node.span)
    if isinstance(node, ListNode):
        first = place._replace(span=place.span._replace(end_line=place.span.line, end_column=place.span.column + 1))
        return problems.NOT_FIELDS.at(first, "This file is a list, not a set of fields such as `child: amy`.")
    if isinstance(node, TextNode) and GLUED.match(node):
        message = f"There is no space after the colon of `{node.partition(':')[0]}`."
        return problems.SYNTAX.at(place, message, "Write a space after the colon.")
    return problems.NOT_FIELDS.at(place, "This file is one piece of text, not a set of fields such as `child: amy`.")
