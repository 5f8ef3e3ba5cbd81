"""Dated entries of a case file's text, split without reading all of it, so that many versions can be compared.

An entry is an event, a meeting, a visit or a decision. Only entries that differ from one version to the next are read.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from casekit.case.dates import DateProblem, PartialDate
from casekit.text.nodes import ListNode, MapNode, Node, TextNode, walk
from casekit.text.source import Source
from casekit.text.yaml_tree import read_tree

PARTS: Final = ("chronology", "meetings", "visits", "decisions")
"""The parts of a file that hold dated entries; those of the chronology are its events."""

_FIELD: Final = re.compile(r"^(?=[A-Za-z_]+ *:)", re.MULTILINE)
_FACTS: Final = {
    "chronology": ("time", "what"),
    "meetings": (),
    "visits": ("seen", "wishes"),
    "decisions": ("what", "why", "by"),
}
_NOT_TOLD: Final = frozenset({"date", "allow", "withhold", "share"})
_WORD: Final = re.compile(r"\w+(?:[’']\w+)*")
_WEIGHTY: Final = frozenset({"no", "not", "never", "none", "nobody", "nothing", "without", "nor", "cannot"})
_MOST_SLIPS: Final = 2


def fields_of(text: str) -> dict[str, str]:
    """The text of each top-level field of a file, by name."""
    return {part.partition(":")[0].rstrip(): part for part in _FIELD.split(text.replace("\r\n", "\n"))}


@dataclass(frozen=True)
class Entry:
    """One entry as a version has it: the part of the file, its text, and its fields where they had to be read."""

    part: str
    raw: str
    given: MapNode | None = None

    @cached_property
    def node(self) -> MapNode | None:
        """The fields; `None` where the text cannot surely be read."""
        if self.given is not None:
            return self.given
        found = _read(f"entries:\n{self.raw}\n", "entries")
        return found[0] if found is not None and len(found) == 1 else None

    @cached_property
    def date(self) -> str:
        """The date as it was typed; empty where there is none."""
        value = self.node.get("date") if self.node is not None else None
        return value.strip() if isinstance(value, TextNode) else ""

    @cached_property
    def words(self) -> Counter[str]:
        """The words of all fields that tell what happened."""
        return _words(node for name, node in (self.node or {}).items() if name not in _NOT_TOLD)

    @property
    def facts(self) -> Counter[str]:
        """The words of those fields that nobody adds to later as a matter of course."""
        return _words(node for name, node in (self.node or {}).items() if name in _FACTS[self.part])

    def share_kept_in(self, other: "Entry") -> float:
        """How many of this entry's words another has, from 0 to 1."""
        total = self.words.total()
        return (self.words & other.words).total() / total if total else 0.0

    def was_reworded(self, later: "Entry") -> bool:
        """Whether a later form has other facts, and not only more of them, a closer date or a mended slip."""
        lost = self.facts - later.facts
        weighty = any(word in _WEIGHTY or any(sign.isdigit() for sign in word) for word in lost)
        return weighty or lost.total() > _MOST_SLIPS or not _same_or_closer(self.date, later.date)


def entries_of(block: str, part: str) -> tuple[Entry, ...]:
    """The entries in the text of one top-level field. None where it cannot surely be read."""
    lines = block.split("\n")
    rest = lines[1:] if lines[0].partition(":")[2].strip().startswith(("#",)) or not _value(lines[0]) else None
    if rest is not None and part == "chronology":
        rest = _below_events(rest)
    items = list(_items(rest)) if rest is not None else None
    if items is not None and None not in items:
        return tuple(Entry(part, item) for item in items if item is not None)
    found = _read(block, part)
    return tuple(Entry(part, repr(node), node) for node in found or ())


def _value(line: str) -> str:
    return line.partition(":")[2].strip()


def _below_events(lines: list[str]) -> list[str] | None:
    """The lines below `events:`; `None` where they are not written as a list below it."""
    filled = [line for line in lines if _says(line)]
    if not filled:
        return []
    indent = _indent(filled[0])
    start = " " * indent + "events:"
    at = next((number for number, line in enumerate(lines) if line.startswith(start)), None)
    if at is None:
        return []
    if _says(_value(lines[at])):
        return None
    found = []
    for line in lines[at + 1 :]:
        if _says(line) and _indent(line) <= indent and not line[indent:].startswith("-"):
            break
        found.append(line)
    return found


def _items(lines: list[str]) -> Iterator[str | None]:
    """The items of a list, each without its indent; `None` for what is not written so."""
    indent = next((_indent(line) for line in lines if _says(line)), 0)
    item: list[str] = []
    for line in lines:
        if line[indent : indent + 2].rstrip() == "-" and not line[:indent].strip():
            if item:
                yield "\n".join(item).rstrip()
            item = [line[indent:].rstrip()]
        elif item:
            if _says(line) and _indent(line) <= indent:
                yield None
            item.append(line[indent:].rstrip())
        elif _says(line):
            yield None
    if item:
        yield "\n".join(item).rstrip()


def _says(line: str) -> bool:
    """Whether a line holds more than a comment."""
    text = line.strip()
    return bool(text) and not text.startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _read(text: str, field: str) -> list[MapNode] | None:
    """The records of a list below a field (for the chronology, of its events); `None` where they cannot be read."""
    tree = read_tree(Source("", text))
    value: Node | None = tree.top.get(field) if tree.top is not None and tree.complete else None
    if isinstance(value, MapNode):
        value = value.get("events")
    return [node for node in value if isinstance(node, MapNode)] if isinstance(value, ListNode) else None


def _words(nodes: Iterator[Node]) -> Counter[str]:
    texts = (text for node in nodes for text in walk(node) if isinstance(text, TextNode))
    return Counter(word for text in texts for word in _WORD.findall(text.casefold().replace("’", "'")))


def _same_or_closer(before: str, after: str) -> bool:
    """Whether a date is the same, or lies within the one that stood there before."""
    if before == after or not before:
        return True
    try:
        old, new = PartialDate.parse(before), PartialDate.parse(after)
    except DateProblem:
        return True
    if new.earliest is None or new.latest is None:
        return False
    return (old.earliest is None or old.earliest <= new.earliest) and (old.latest is None or new.latest <= old.latest)
