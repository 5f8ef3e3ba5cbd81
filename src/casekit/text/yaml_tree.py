"""From characters to a tree of nodes, by the events of libyaml (or of PyYAML's own parser where libyaml is missing).

No YAML type is ever guessed, no object is ever built, and the limits hold while the events stream, so that a hostile
file costs no more than a large one.
"""

from collections.abc import Callable
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
from casekit.text.finding import Finding, Label, Place, Severity, Span
from casekit.text.frozen import dataclass
from casekit.text.lookalikes import IN_CURLY_QUOTES, LOOKALIKE_NUMBER, LOOKALIKE_WORDS
from casekit.text.nodes import At, ListNode, MapNode, Mark, TextNode, span_of
from casekit.text.not_a_record import GLUED, no_fields, unfinished_merge, without_fields
from casekit.text.problems import Problem
from casekit.text.source import (
    Source,
    hidden_characters,
    mixed_line_ends,
    parsable,
    without_unseen,
)
from casekit.text.yaml_cut import BLOCK_STYLES, last_records, take_out_last
from casekit.text.yaml_text import (
    HALF_A_CHARACTER,
    block_text,
    plain_text,
    quoted_text,
)

DEEPEST = 32
MOST_NODES = 200_000
LONGEST_NAME = 200
LONGEST_TEXT = 100_000
MOST_SLIPS = 1_000

Parser = Callable[[str], Any]

Way = tuple[str | int, ...]
_LONGEST_LOOKALIKE = max(map(len, LOOKALIKE_WORDS))
_FIRST_OF_NUMBER = frozenset("0123456789+-.")
_CURLY_QUOTES = frozenset("“„”‘‚’")
_SAME_SLIP = frozenset(
    what.name
    for what in (problems.CUT_BY_HASH, problems.COMMENT_BESIDE_TEXT, problems.NOTHING_BELOW, problems.ITEM_JOINED)
)


@dataclass(frozen=True, slots=True)
class Tree:
    """What was read of a file: the top-level map if there is one, what is wrong, and whether all of it was read.

    `lookalikes` are texts that other programs may take for something else, each with the way to it: the names of the
    fields, and 0 for any item of a list.
    """

    top: MapNode | None
    findings: tuple[Finding, ...]
    complete: bool
    lookalikes: tuple[tuple[Way, TextNode], ...] = ()


def yaml_parser() -> Parser:
    """libyaml's event parser where PyYAML was built with it, else PyYAML's own."""
    parser: Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return parser


def read_tree(source: Source, parser: Parser | None = None) -> Tree:
    """The tree of a file's text. Never raises: what is wrong with the text comes back as findings."""
    characters = (*hidden_characters(source), *mixed_line_ends(source))
    merge = unfinished_merge(source)
    if merge is not None:
        return Tree(None, (*characters, merge), False)
    builder = _Builder(source, has_hidden=bool(characters))
    stopped = True
    try:
        builder.read((parser or yaml_parser())(parsable(source.text) if characters else source.text).get_event)
        stopped = False
    except _LimitReached:
        builder.take_out_last(builder.findings[-1].place.span.line)
    except yaml.YAMLError as error:
        builder.stopped_by(error)
    findings = builder.findings
    if builder.top is not None and source.line(builder.top.span.line)[builder.top.span.column - 1 :][:1] == "{":
        place = Place(source.path, builder.top.span._replace(end_line=builder.top.span.line, end_column=2))
        findings.append(problems.JSON.at(place, "This file is written as JSON, in brackets and quotation marks."))
    if not stopped and builder.top is None and not findings:
        findings.append(without_fields(source))
    complete = not stopped and all(finding.severity is not Severity.ERROR for finding in findings)
    return Tree(builder.top, (*characters, *findings), complete, tuple(builder.lookalikes))


class _LimitReached(Exception):
    """A limit was passed; what was read so far stands."""


class _Builder:
    """Folds the events of one file into nodes.

    `map` or `list` is the open container, `name` the field that waits for its value; `stack` holds those outside it.
    """

    def __init__(self, source: Source, *, has_hidden: bool) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.lookalikes: list[tuple[Way, TextNode]] = []
        self.top: MapNode | None = None
        self.map: MapNode | None = None
        self.list: ListNode | None = None
        self.name: str | None = None
        self.stack: list[tuple[MapNode | None, ListNode | None, str | None]] = []
        self.count = 0
        self.last_end: Mark = At(0, 0)
        self.path = source.path
        self.has_hidden = has_hidden
        self.with_hash = (
            frozenset(number for number, line in enumerate(source.lines) if "#" in line)
            if "#" in source.text
            else frozenset()
        )

    def stopped_by(self, error: yaml.YAMLError) -> None:
        """Say what the parser could not read, and take out the value before it where it may be cut short."""
        from casekit.text.yaml_complaints import complaint

        finding = complaint(self.source, error)
        span = finding.place.span
        mark = getattr(error, "problem_mark", None)
        self.take_out_last(min(span.line, mark.line + 1) if mark else span.line)
        self.findings = [
            one for one in self.findings if one.place.span.line < span.line - 1 or one.rule not in _SAME_SLIP
        ]
        self.findings.append(finding)

    def take_out_last(self, line: int) -> None:
        """Take out what reading cut short before `line`, and mark the records that may go on after it."""
        still_open = {id(one) for frame in self.stack for one in frame[:2]} | {id(self.map), id(self.list)}
        for node in last_records(self.top):
            node.cut = True
        take_out_last(self.top, self.source, line, still_open)

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
                self._count(event)
                message = f"YAML takes `*{event.anchor}` for a copy of another part of the file, not for text."
                self._refuse(problems.ALIAS, event, message)
                self._nothing()
            elif kind is DocumentStartEvent:
                documents += 1
                self._document(event, documents)
            elif kind is StreamEndEvent:
                return

    def _refuse(self, what: Problem, event: Any, message: str, help: str | None = None) -> None:
        span = span_of(event.start_mark, event.end_mark)
        if span.end_line > span.line:
            end = max(len(self.source.line(span.line).rstrip()) + 1, span.column + 1)
            span = span._replace(end_line=span.line, end_column=end)
        place = Place(self.source.path, span)
        self._check_slips(place)
        self.findings.append(what.at(place, message, help))

    def _document(self, event: Any, documents: int) -> None:
        if event.version or event.tags:
            self._directive()
        if documents > 1:
            self._refuse(problems.SECOND_RECORD, event, "A second record starts here, after a line `---`.")
            raise _LimitReached

    def _directive(self) -> None:
        line = next((n for n, text in enumerate(self.source.lines, 1) if text.startswith("%")), 1)
        place = Place(self.source.path, Span(line, 1, line, len(self.source.line(line).rstrip()) + 1))
        self.findings.append(problems.DIRECTIVE.at(place, "Lines that start with % are not used in case files."))

    def _count(self, event: Any) -> None:
        self.count += 1
        if self.count > MOST_NODES:
            self._too_many(event)

    def _too_many(self, event: Any) -> NoReturn:
        self._refuse(problems.TOO_MANY, event, f"This file holds more than {MOST_NODES:,} values.")
        raise _LimitReached

    def _scalar(self, event: Any) -> None:
        # Most of a file's time goes here, once for every name and value: what both ask for is looked up once.
        value: str = event.value
        style: str | None = event.style or None
        start: Mark = event.start_mark
        end: Mark = event.end_mark
        self.last_end = end
        self.count += 1
        if self.count > MOST_NODES or event.anchor is not None or event.tag is not None:
            self._unusual(event)
        line = end.line
        length = len(value)
        if style is not None or line != start.line or line in self.with_hash or length > LONGEST_TEXT:
            self._look_closely(event)
        record = self.map
        if record is not None and self.name is None:
            names = record.names
            if 0 < length <= LONGEST_NAME and value not in names and value != "<<" and not self.has_hidden:
                names[value] = (start, end)
                self.name = value
            else:
                self._odd_name(record, self._text(event))
        elif value or style is not None:
            node = TextNode(value)
            node.start, node.end, node.style, node.path = start, end, style, self.path
            if (
                (length <= _LONGEST_LOOKALIKE and value in LOOKALIKE_WORDS)
                or (value[:1] in _FIRST_OF_NUMBER and LOOKALIKE_NUMBER.fullmatch(value))
                or (value[:1] in _CURLY_QUOTES and IN_CURLY_QUOTES.fullmatch(value))
            ):
                self._may_be_misread(node)
            if record is not None:
                if self.name:
                    record[self.name] = node
                self.name = None
            elif self.list is not None:
                self.list.append(node)
            else:
                self.findings.append(no_fields(self.source, node))
        else:
            self._empty(event)

    def _empty(self, event: Any) -> None:
        """Take a value that is not there."""
        if self.map is not None and self.name:
            self._check_for_comma(self.map, self.name)
        self._nothing()
        if self.list is not None:
            self._refuse(problems.EMPTY_ITEM, event, "This list item is empty.")

    def _check_for_comma(self, record: MapNode, name: str) -> None:
        """Find words that a comma cut off a text in curly brackets: a name with neither a colon nor a value."""
        start, end = record.names[name]
        glued = GLUED.match(name)
        if glued:
            message = f"There is no space after the colon of `{name.partition(':')[0]}`."
            place = Place(self.path, span_of(start, end))
            self.findings.append(problems.SYNTAX.at(place, message, "Write a space after the colon."))
            record.refused = (*record.refused, name, name.partition(":")[0])
        elif start.line == end.line and not self.source.line(end.line + 1)[end.column :].lstrip().startswith(":"):
            message = f"YAML cuts the text before this place at the comma: `{name}` is left out."
            self.findings.append(problems.CUT_BY_COMMA.at(Place(self.path, span_of(start, end)), message))
            record.refused = (*record.refused, name)

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
        self._check_slips(node.place)
        if len(node) > LONGEST_TEXT:
            start = node.place._replace(
                span=node.span._replace(end_line=node.span.line, end_column=node.span.column + 60)
            )
            self.findings.append(problems.TOO_LONG.at(start, f"This text has {len(node):,} characters."))
        is_name = self.map is not None and self.name is None
        if node.style is None:
            self.findings.extend(plain_text(self.source, node, is_name=is_name))
        elif node.style in BLOCK_STYLES:
            self.findings.extend(block_text(self.source, node))
        elif node.style == '"':
            self.findings.extend(quoted_text(self.source, node))
            if not node.isprintable() and HALF_A_CHARACTER.search(node):
                raise _LimitReached

    def _may_be_misread(self, node: TextNode) -> None:
        if len(self.lookalikes) >= MOST_SLIPS:
            return
        way = [name or 0 if map is not None else 0 for map, _, name in self.stack[1:]]
        self.lookalikes.append(((*way, self.name or 0), node))

    def _odd_name(self, record: MapNode, node: TextNode) -> None:
        """Take a field's name that needs a closer look; the value of a name that is refused is read past."""
        self._check_slips(node.place)
        name = without_unseen(node) if self.has_hidden else str(node)
        self.name = ""
        if name == "<<" and node.style is None:
            self.findings.append(problems.MERGE_KEY.at(node.place, "`<<` is a YAML merge key."))
        elif not name:
            self.findings.append(problems.NOT_A_NAME.at(node.place, "There is no field name before this `:`."))
        elif len(name) > LONGEST_NAME:
            start = node.place._replace(
                span=node.span._replace(end_line=node.span.line, end_column=node.span.column + 60)
            )
            self.findings.append(problems.LONG_NAME.at(start, f"This field name has {len(name)} characters."))
        elif name in record.names:
            first = Place(self.source.path, record.name_span(name))
            label = Label(first, "the first time", "the first time")
            message = f"`{name}` stands twice in this record; only the first is read."
            in_list = bool(self.stack) and self.stack[-1][1] is not None
            help = (
                "If a new list item starts here, write `- ` before it; else keep one of the two." if in_list else None
            )
            self.findings.append(problems.TWICE.at(node.place, message, help, labels=(label,)))
        else:
            record.names[name] = (node.start, node.end)
            self.name = name

    def _container(self, node: MapNode | ListNode) -> None:
        """Put a map or a list where it stands."""
        if self.map is not None:
            if self.name:
                self.map[self.name] = node
        elif self.list is not None:
            self.list.append(node)
        elif isinstance(node, MapNode):
            self.top = node
        else:
            self.findings.append(no_fields(self.source, node))

    def _check_slips(self, place: Place) -> None:
        """Stop where a file has so many slips that nobody wrote it as a case file."""
        if len(self.findings) >= MOST_SLIPS:
            message = f"There are {MOST_SLIPS:,} slips in the form of this file up to here; the rest is not read."
            self.findings.append(problems.TOO_MANY.at(place, message))
            raise _LimitReached

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
        if self.count > MOST_NODES or event.anchor is not None or event.tag is not None:
            self._unusual(event)
        if len(self.stack) >= DEEPEST:
            self._refuse(problems.TOO_DEEP, event, f"Records are nested more than {DEEPEST} levels deep here.")
            raise _LimitReached
        node.end = node.start
        if self.map is not None and self.name is None:
            self._refuse(problems.NOT_A_NAME, event, "A field name must be plain text.")
            self.stack.append((self.map, self.list, None))
        else:
            self.stack.append((self.map, self.list, self.name or ""))
            self._container(node)

    def _end(self, event: Any) -> None:
        closed = self.map if self.map is not None else self.list
        if event.start_mark.column != event.end_mark.column:
            self.last_end = event.end_mark
        if closed is not None:
            closed.end = self.last_end
        self.map, self.list, name = self.stack.pop()
        self.name = "" if name is None else None

    def _unusual(self, event: Any) -> None:
        """Take a value too many, or one with an anchor or a tag."""
        if self.count > MOST_NODES:
            self._too_many(event)
        if event.anchor is not None:
            message = f"YAML takes `&{event.anchor}` for a label, and leaves it out of the text."
            self._refuse(problems.ANCHOR, event, message)
        if event.tag is not None:
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(
                problems.TAG, event, f"YAML takes `{shown}` for an instruction, and leaves it out of the text."
            )
        if self.map is not None and self.name:
            self.map.refused = (*self.map.refused, self.name)
            self.name = ""
