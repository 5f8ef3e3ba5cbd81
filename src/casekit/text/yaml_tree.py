"""From characters to a tree of nodes, by the events of libyaml (or of PyYAML's own parser where libyaml is missing).

No YAML type is ever guessed, no object is ever built, and the limits hold while the events stream, so that a hostile
file costs no more than a large one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from casekit.text import yaml_problems as problems
from casekit.text.finding import Finding, Label, Place, Span
from casekit.text.nodes import At, ListNode, MapNode, Mark, Node, TextNode, span_of
from casekit.text.problems import Problem
from casekit.text.source import START_OF_FILE, Source, hidden_characters, parsable
from casekit.text.yaml_complaints import complaint, unfinished_merge

DEEPEST = 32
MOST_NODES = 200_000
LONGEST_NAME = 200
LONGEST_TEXT = 100_000

Parser = Callable[[str], Any]

_HASH_AFTER_TEXT = re.compile(r"[ \t]+#(\S?)")
_NOT_IN_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_BLOCK_WITH_NUMBER = re.compile(r"[|>][+-]?\d")


@dataclass(frozen=True, slots=True)
class Tree:
    """What was read of a file: the top-level map if there is one, what is wrong, and whether all of it was read."""

    top: MapNode | None
    findings: tuple[Finding, ...]
    complete: bool


def yaml_parser() -> Parser:
    """libyaml's event parser where PyYAML was built with it, else PyYAML's own."""
    parser: Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return parser


def read_tree(source: Source, parser: Parser | None = None) -> Tree:
    """The tree of a file's text. Never raises: what is wrong with the text comes back as findings."""
    findings = list(hidden_characters(source))
    merge = unfinished_merge(source)
    if merge is not None:
        return Tree(None, (*findings, merge), False)
    builder = _Builder(source, findings)
    try:
        builder.read((parser or yaml_parser())(parsable(source.text)).get_event)
        complete = True
    except _LimitReached:
        complete = False
    except yaml.YAMLError as error:
        findings.append(complaint(source, error))
        complete = False
    for node in builder.open_maps():
        node.cut = not complete
    if complete and builder.top is None and not findings:
        findings.append(_without_fields(source))
    return Tree(builder.top, tuple(findings), complete)


def _without_fields(source: Source) -> Finding:
    place = Place(source.path, START_OF_FILE)
    written = [line for line in source.lines if line.strip() and not line.lstrip().startswith(("#", "---", "..."))]
    if written:
        message = "This file has no fields: a case file is a set of lines such as `child: amy`."
        return problems.NOT_FIELDS.at(place, message)
    return problems.EMPTY.at(place, "This file is empty.")


class _LimitReached(Exception):
    """A limit was passed; what was read so far stands."""


class _Builder:
    """Folds the events of one file into nodes.

    `map` or `list` is the open container, `name` the field that waits for its value; `stack` holds those outside it.
    """

    def __init__(self, source: Source, findings: list[Finding]) -> None:
        self.source = source
        self.findings = findings
        self.top: MapNode | None = None
        self.map: MapNode | None = None
        self.list: ListNode | None = None
        self.name: str | None = None
        self.stack: list[tuple[MapNode | None, ListNode | None, str | None]] = []
        self.count = 0
        self.last_end: Mark = At(0, 0)
        self.path = source.path
        self.lines_with_hash = (
            frozenset(number for number, line in enumerate(source.lines) if "#" in line)
            if "#" in source.text
            else frozenset()
        )

    def open_maps(self) -> list[MapNode]:
        """The maps that were open when reading stopped."""
        return [node for node in (*(frame[0] for frame in self.stack), self.map) if node is not None]

    def read(self, next_event: Callable[[], Any]) -> None:
        """Take events until the stream ends. Raises `_LimitReached` and PyYAML's own errors."""
        documents = 0
        while True:
            event = next_event()
            kind = event.__class__
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent:
                self._start_map(event)
            elif kind is SequenceStartEvent:
                self._start_list(event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._end(event)
            elif kind is AliasEvent:
                self._refuse(problems.ALIAS, event, f"`*{event.anchor}` is a YAML alias, not text.")
                self._nothing()
            elif kind is DocumentStartEvent:
                documents += 1
                self._document(event, documents)
            elif kind is StreamEndEvent:
                return

    def _refuse(self, what: Problem, event: Any, message: str, help: str | None = None) -> None:
        place = Place(self.source.path, span_of(event.start_mark, event.end_mark))
        self.findings.append(what.at(place, message, help))

    def _document(self, event: Any, documents: int) -> None:
        if event.version or event.tags:
            self._refuse(problems.DIRECTIVE, event, "Lines that start with % are not used in case files.")
        if documents > 1:
            self._refuse(problems.SECOND_RECORD, event, "A second record starts here, after a line `---`.")
            raise _LimitReached

    def _too_many(self, event: Any) -> NoReturn:
        self._refuse(problems.TOO_MANY, event, f"This file holds more than {MOST_NODES:,} values.")
        raise _LimitReached

    def _scalar(self, event: Any) -> None:
        value = event.value
        style = event.style or None
        end = self.last_end = event.end_mark
        self.count += 1
        if self.count > MOST_NODES:
            self._too_many(event)
        if event.anchor is not None or event.tag is not None:
            self._anchor_or_tag(event)
        if style is not None or end.line in self.lines_with_hash or len(value) > LONGEST_TEXT:
            self._look_closely(event)
        record = self.map
        if record is not None and self.name is None:
            if value and value != "<<" and value not in record.names and len(value) <= LONGEST_NAME:
                record.names[value] = (event.start_mark, end)
                self.name = value
            else:
                self._odd_name(record, self._text(event))
        elif value or style is not None:
            self._value(self._text(event))
        else:
            self._nothing()
            if self.list is not None:
                self._refuse(problems.EMPTY_ITEM, event, "This list item is empty.")

    def _text(self, event: Any) -> TextNode:
        node = TextNode(event.value)
        node.start = event.start_mark
        node.end = event.end_mark
        node.style = event.style or None
        node.path = self.path
        return node

    def _look_closely(self, event: Any) -> None:
        """Find what YAML cuts or changes in a text, and text that is too long."""
        node = self._text(event)
        if node.style is None:
            self._check_for_cut(node)
        else:
            self._quoted_or_block(node)
        if len(node) > LONGEST_TEXT:
            self._refuse(problems.TOO_LONG, event, f"This text has {len(node):,} characters.")

    def _odd_name(self, record: MapNode, node: TextNode) -> None:
        """Take a field's name that needs a closer look; the value of a name that is refused is read past."""
        name = str(node)
        self.name = ""
        if name == "<<" and node.style is None:
            self.findings.append(problems.MERGE_KEY.at(node.place, "`<<` is a YAML merge key."))
        elif not name:
            self.findings.append(problems.NOT_A_NAME.at(node.place, "There is no field name before this `:`."))
        elif len(name) > LONGEST_NAME:
            self.findings.append(problems.LONG_NAME.at(node.place, f"This field name has {len(name)} characters."))
        elif name in record.names:
            first = Place(self.source.path, record.name_span(name))
            label = Label(first, "the first time", "the first time")
            message = f"`{name}` stands twice in this record; only the first is read."
            self.findings.append(problems.TWICE.at(node.place, message, labels=(label,)))
        else:
            record.names[name] = (node.start, node.end)
            self.name = name

    def _value(self, node: Node) -> None:
        if self.map is not None:
            if self.name:
                self.map[self.name] = node
            self.name = None
        elif self.list is not None:
            self.list.append(node)
        elif isinstance(node, MapNode):
            self.top = node
        else:
            place = Place(self.source.path, node.span)
            what = "a list" if isinstance(node, ListNode) else "one piece of text"
            self.findings.append(problems.NOT_FIELDS.at(place, f"This file is {what}, not a set of fields."))

    def _nothing(self) -> None:
        """A value that is empty or refused: the field counts as not filled in."""
        self.name = None

    def _start_map(self, event: Any) -> None:
        node = MapNode()
        node.start = event.start_mark
        node.names, node.path, node.cut, node.refused = {}, self.source.path, False, ()
        node.key = self.name or None
        self._start(event, node)
        self.map, self.list, self.name = node, None, None

    def _start_list(self, event: Any) -> None:
        node = ListNode()
        node.start = event.start_mark
        self._start(event, node)
        self.map, self.list, self.name = None, node, None

    def _start(self, event: Any, node: MapNode | ListNode) -> None:
        self.count += 1
        if self.count > MOST_NODES:
            self._too_many(event)
        if event.anchor is not None or event.tag is not None:
            self._anchor_or_tag(event)
        if len(self.stack) >= DEEPEST:
            self._refuse(problems.TOO_DEEP, event, f"Records are nested more than {DEEPEST} levels deep here.")
            raise _LimitReached
        node.end = node.start
        if self.map is not None and self.name is None:
            self._refuse(problems.NOT_A_NAME, event, "A field name must be plain text.")
            self.stack.append((self.map, self.list, ""))
        else:
            self._value(node)
            self.stack.append((self.map, self.list, None))

    def _end(self, event: Any) -> None:
        closed = self.map if self.map is not None else self.list
        if event.start_mark.column != event.end_mark.column:
            self.last_end = event.end_mark
        if closed is not None:
            closed.end = self.last_end
        self.map, self.list, self.name = self.stack.pop()

    def _anchor_or_tag(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(problems.ANCHOR, event, f"`&{event.anchor}` is a YAML anchor, not text.")
        if event.tag is not None:
            self._refuse(
                problems.TAG,
                event,
                f"`{event.tag.replace('tag:yaml.org,2002:', '!!')}` is a YAML tag, not text.",
            )

    def _quoted_or_block(self, node: TextNode) -> None:
        if node.style == '"' and _NOT_IN_TEXT.search(node):
            self.findings.append(
                problems.ESCAPED_CONTROL.at(node.place, "A backslash in this text stands for a hidden character.")
            )
        elif node.style in ("|", ">"):
            header = self.source.line(node.start.line + 1)[node.start.column :]
            if _BLOCK_WITH_NUMBER.match(header):
                message = f"YAML reads `{header.split()[0]}` as an instruction for the lines below, not as text."
                place = Place(
                    self.source.path,
                    node.span._replace(end_line=node.span.line, end_column=node.span.column + 2),
                )
                self.findings.append(problems.BLOCK_SIGN.at(place, message))

    def _check_for_cut(self, node: TextNode) -> None:
        """Find text that YAML leaves out because a `#` stands after a space."""
        rest = _HASH_AFTER_TEXT.match(self.source.line(node.end.line + 1), node.end.column)
        if rest is None:
            return
        place = Place(self.source.path, Span(node.end.line + 1, rest.end(), node.end.line + 1, rest.end() + 1))
        left_out = self.source.line(node.end.line + 1)[rest.start() :].strip()
        if rest.group(1):
            message = f"YAML leaves out `{left_out}`: after a space, # starts a comment."
            self.findings.append(problems.CUT_BY_HASH.at(place, message))
        elif " " in node and not (self.map is not None and self.name is None):
            message = f"`{left_out}` is a comment: it is not part of the text, and no report shows it."
            self.findings.append(problems.COMMENT_BESIDE_TEXT.at(place, message))
