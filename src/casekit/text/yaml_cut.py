"""The value before a syntax error: what may be cut short is taken out, so that nobody reads half a sentence."""

from collections.abc import Iterator
from typing import Any

from casekit.text.nodes import ListNode, MapNode, Node, TextNode
from casekit.text.source import Source

BLOCK_STYLES = frozenset({"|", ">"})


def last_records(top: MapNode | None) -> Iterator[MapNode]:
    """The records in which the last value read stands: what comes after it may belong to any of them."""
    node: Node | None = top
    while isinstance(node, (MapNode, ListNode)):
        if isinstance(node, MapNode):
            yield node
        node = (next(reversed(node.values())) if isinstance(node, MapNode) else node[-1]) if node else None


def take_out_last(top: MapNode | None, source: Source, line: int, still_open: set[int]) -> None:
    """Take out the last value before `line` where it may be cut short: the text, or all between brackets."""
    node: Node | None = top
    while isinstance(node, (MapNode, ListNode)) and node:
        name: Any = next(reversed(node)) if isinstance(node, MapNode) else -1
        last: Node = node[name]
        if _may_be_cut(last, source, line, id(last) in still_open):
            del node[name]
            return
        node = last


def _may_be_cut(node: Node, source: Source, line: int, is_open: bool) -> bool:
    if isinstance(node, TextNode) and node.style in BLOCK_STYLES:
        return not node
    reaches = node.end.line + 1 >= line
    if not isinstance(node, TextNode):
        first = source.line(node.start.line + 1)[node.start.column : node.start.column + 1]
        return first in ("[", "{") and (is_open or reaches)
    if node.style is not None or reaches:
        return reaches
    between = range(node.end.line + 2, line)
    indent = _indent(source.line(node.start.line + 1))
    return all(not source.line(one).strip() for one in between) and _indent(source.line(line)) > indent


def _indent(text: str) -> int:
    words = text.lstrip(" ")
    return len(text) if words.startswith("\t") else len(text) - len(words)
