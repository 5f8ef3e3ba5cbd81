"""Dated entries of a case file's text, split without reading all of it, so that many versions can be compared.

An entry is an event, a meeting, a visit or a decision. Only entries that differ from one version to the next are read.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any, Final

from casekit.case.dates import DateProblem, PartialDate
from casekit.text.nodes import ListNode, MapNode, Node, TextNode, walk
from casekit.text.source import Source
from casekit.text.yaml_tree import read_tree

PARTS: Final = ("chronology", "meetings", "visits", "decisions")
"""The parts of a file that hold dated entries; those of the chronology are its events."""

_FIELD: Final = re.compile(r"\n(?=[A-Za-z_]+ *:)")
_EVENTS: Final = re.compile(r"\n( +)events *:([^\n]*)")
_FIRST_INDENT: Final = re.compile(r"\n( *)[^\s#]")
_FACTS: Final = {
    "chronology": ("time", "what"),
    "meetings": (),
    "visits": ("seen", "wishes"),
    "decisions": ("what", "why", "by"),
}
_NOT_TOLD: Final = frozenset({"date", "allow", "withhold", "share"})
_WORD: Final = re.compile(r"\w+(?:[’']\w+)*")
_WEIGHTY: Final = frozenset({"no", "not", "never", "none", "nobody", "nothing", "without", "nor", "cannot"})
_TELLING: Final = 4
_SHORTEST: Final = 3
_MENDED: Final = 0.75
_MOST_OTHER_WORDS: Final = 1


def fields_of(text: str) -> dict[str, str]:
    """The text of each top-level field of a file, by name."""
    found = _FIELD.split("\n" + text.replace("\r\n", "\n"))
    return {part.partition(":")[0].rstrip(): part for part in found}


@dataclass(frozen=True)
class Entry:
    """One entry as a version has it: the part of the file, and its text as an item of a list."""

    part: str
    raw: str

    @cached_property
    def node(self) -> MapNode | None:
        """The fields; `None` where the text cannot surely be read."""
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

    @cached_property
    def telling(self) -> Counter[str]:
        """The words by which the entry is known again: the longer ones of its facts, of all it says if it has none."""
        long = {word: count for word, count in (self.facts or self.words).items() if len(word) >= _TELLING}
        return Counter(long)

    def share_kept_in(self, other: "Entry") -> float:
        """How many of the words by which this entry is known another has, from 0 to 1."""
        total = self.telling.total()
        return (self.telling & other.words).total() / total if total else 0.0

    def was_reworded(self, later: "Entry") -> bool:
        """Whether a later form has other facts, and not only more of them, a closer date or a mended slip."""
        lost, new = self.facts - later.facts, later.facts - self.facts
        weighty = any(word in _WEIGHTY or any(sign.isdigit() for sign in word) for word in lost)
        gone = [word for word in lost if len(word) >= _SHORTEST and not get_close_matches(word, new, cutoff=_MENDED)]
        return weighty or len(gone) > _MOST_OTHER_WORDS or not _same_or_closer(self.date, later.date)


def items_of(block: str, part: str) -> list[str]:
    """The texts of the entries in one top-level field, in order. None where it cannot surely be read."""
    body = _list_in(block, part)
    items = _split(body) if body is not None else None
    if items is None:
        items = [f"- {json.dumps(_plain(node), ensure_ascii=False)}" for node in _read(block, part) or ()]
    return items


def _list_in(block: str, part: str) -> str | None:
    """The lines of the list, each behind its line break; `None` where it is not written below its name."""
    head, line_end, rest = block.partition("\n")
    if _says(head.partition(":")[2]):
        return None
    body = line_end + rest
    if part != "chronology":
        return body
    first = _FIRST_INDENT.search(body)
    named = [one for one in _EVENTS.finditer(body) if first is not None and one[1] == first[1]]
    if len(named) != 1 or _says(named[0][2]):
        return None if named else ""
    below = body[named[0].end() :]
    end = re.search(rf"\n {{0,{len(named[0][1])}}}[^\s#-]", below)
    return below[: end.start()] if end is not None else below


def _split(body: str) -> list[str] | None:
    """The items of a list; `None` where it is not written with a sign before each."""
    first = _FIRST_INDENT.search(body)
    if first is None:
        return []
    indent = len(first[1])
    before, *items = re.split(rf"\n(?= {{{indent}}}-(?: |\n|$))", body)
    outside = re.search(rf"\n {{0,{indent}}}(?:[^\s#-]|-[^ \n])", body)
    if outside is not None or any(map(_says, before.splitlines())):
        return None
    return items


def _says(line: str) -> bool:
    """Whether a line holds more than a comment."""
    text = line.strip()
    return bool(text) and not text.startswith("#")


def _plain(node: Node) -> Any:
    if isinstance(node, MapNode):
        return {name: _plain(value) for name, value in node.items()}
    return [_plain(value) for value in node] if isinstance(node, ListNode) else str(node)


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
