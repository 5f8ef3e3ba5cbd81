"""The tree that a case file's YAML says: text, maps and lists, each knowing where it stands.

Text stays text: `No`, `012` and `9:05` are what the worker typed. What a field means decides its type, later.
"""

from collections.abc import Iterator
from typing import Protocol, TypeAlias

from casekit.text.finding import Place, Span


class Mark(Protocol):
    """A position as the YAML parser gives it; lines and columns count from 0, in code points."""

    @property
    def line(self) -> int:
        """The line, counted from 0."""

    @property
    def column(self) -> int:
        """The column, counted from 0."""


class At:
    """A `Mark` of our own, for positions that no parser gave."""

    __slots__ = ("column", "line")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column


def span_of(start: Mark, end: Mark) -> Span:
    """The span between two marks, counted from 1."""
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class TextNode(str):
    """A scalar: the text itself, with the marks where it starts and ends.

    `style` is `None` for plain text, else the sign it was written with: `'`, `"`, `|` or `>`.
    `path` is the file, as the user named it.
    """

    __slots__ = ("end", "path", "start", "style")

    start: Mark
    end: Mark
    style: str | None
    path: str

    @property
    def span(self) -> Span:
        """Where the text stands, its quotes included."""
        return span_of(self.start, self.end)

    @property
    def place(self) -> Place:
        """Where the text stands, and in which file."""
        return Place(self.path, self.span)


class ListNode(list["Node"]):
    """A list, with the marks where it starts and ends."""

    __slots__ = ("end", "start")

    start: Mark
    end: Mark

    @property
    def span(self) -> Span:
        """From the first item's sign to the end of the last item."""
        return span_of(self.start, self.end)


class MapNode(dict[str, "Node"]):
    """A map of field names to nodes, with the marks where it starts and ends.

    `names` holds the start and end of every field name in the file, also of those whose value is empty or
    was refused; the map itself holds only values that could be read. `key` is the name under which the map
    itself stands, `None` in a list. `path` is the file, as the user named it. `cut` says that the file
    could not be read to the end of this map, `refused` names the fields whose value was taken out because it
    means nothing to casekit.
    """

    __slots__ = ("cut", "end", "key", "names", "path", "refused", "start")

    start: Mark
    end: Mark
    names: dict[str, tuple[Mark, Mark]]
    key: str | None
    path: str
    cut: bool
    refused: tuple[str, ...]

    @property
    def span(self) -> Span:
        """From the first field's name to the end of the last value."""
        return span_of(self.start, self.end)

    @property
    def head(self) -> Span:
        """The first field's name: a short place to point at for the map as a whole."""
        for start, end in self.names.values():
            return span_of(start, end)
        return self.span

    def name_span(self, name: str) -> Span:
        """Where a field's name stands; the head of the map when there is no such field."""
        marks = self.names.get(name)
        return span_of(*marks) if marks else self.head

    def value_span(self, name: str) -> Span:
        """Where a field's value stands; its name when there is no value, the head when there is no field."""
        value = self.get(name)
        return value.span if isinstance(value, TextNode) else self.name_span(name)

    def place(self, name: str | None = None) -> Place:
        """The place of a field's value, or of the map itself."""
        return Place(self.path, self.head if name is None else self.value_span(name))


Node: TypeAlias = TextNode | ListNode | MapNode


def text_like(text: str, model: TextNode) -> TextNode:
    """Other text that stands where `model` stands, for words that casekit reads as another spelling."""
    node = TextNode(text)
    node.start, node.end, node.style, node.path = model.start, model.end, model.style, model.path
    return node


def empty_text(record: MapNode, name: str) -> TextNode:
    """Empty text in place of the value that a field does not have."""
    node = TextNode("")
    node.start, node.end = record.names[name]
    node.style, node.path = None, record.path
    return node


def empty_record(parent: MapNode, name: str) -> MapNode:
    """A record without a field, in place of one of which the file has only the name."""
    node = MapNode()
    node.start, node.end = parent.names[name]
    node.names, node.key, node.path = {}, name, parent.path
    node.cut, node.refused = False, ()
    return node


def map_from_text(name: str, text: TextNode) -> MapNode:
    """The map `{name: text}` for a record written in its short form as one piece of text."""
    node = MapNode({name: text})
    node.start, node.end, node.key, node.path = text.start, text.end, None, text.path
    node.cut, node.refused = False, ()
    node.names = {name: (text.start, text.end)}
    return node


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, in the order of the file."""
    yield node
    children = node.values() if isinstance(node, MapNode) else node if isinstance(node, ListNode) else ()
    for child in children:
        yield from walk(child)
