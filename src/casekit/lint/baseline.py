"""A baseline: findings that were there when a team began, set aside so that new ones are seen.

An entry names a rule and a record, not a line, so that it holds while the file grows around it. The record is named by
the way to it: the names of sections and fields, and for an item of a list its date and what it is called. All that is
kept of it is a keyed digest, so the file holds no name and no case text. What is wrong with the form of a file is never
set aside where it is an error: words may be lost there.
"""

import hashlib
import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final, NamedTuple

from casekit.text.finding import Finding, Place, Severity
from casekit.text.frozen import dataclass
from casekit.text.nodes import ListNode, MapNode, Mark, Node, TextNode
from casekit.text.plain_data import plain_data
from casekit.text.problems import PROBLEMS
from casekit.text.source import Source
from casekit.text.yaml_tree import read_tree

VERSION: Final = 1
_CALLED: Final = (
    *("date", "from", "start", "made", "to", "due", "kind", "plan", "type", "as", "is", "rule", "name", "who", "child"),
    *("between", "partners", "what", "question", "heading", "text", "why"),
)
"""Fields by which an item of a list is known again."""


class Entry(NamedTuple):
    """One thing that is set aside: the file, the rule, and the digest of the way to the record."""

    path: str
    rule: str
    record: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is set aside, and how often. `salt` goes into the digests, so that two baselines share none."""

    salt: str
    entries: Counter[Entry] = field(default_factory=Counter)

    def entry(self, path: str, rule: str, way: str) -> Entry:
        """The entry for a rule and a way through a file."""
        digest = hashlib.blake2b(f"{rule}\0{way}".encode(errors="replace"), key=self.salt.encode(), digest_size=8)
        return Entry(path, rule, digest.hexdigest())


@dataclass(frozen=True, slots=True)
class Sifted:
    """Findings to show, findings that the baseline hides, and its entries that nothing is found of any more."""

    shown: tuple[Finding, ...]
    hidden: tuple[Finding, ...]
    gone: Counter[Entry]


Named = Mapping[Place, tuple[str, str]]
"""For each place, its file as the baseline names it, and the way to its record."""


def ways_to(source: Source, places: Iterable[Place]) -> Iterator[tuple[Place, str]]:
    """The way to the record of each of these places that lies in a text."""
    wanted = [place for place in places if place.path == source.path]
    top = read_tree(source).top if wanted else None
    if top is not None:
        for place in wanted:
            steps = _steps(top, (place.span.line - 1, place.span.column - 1))
            yield place, "\x1f".join(steps)


def _steps(node: Node, at: tuple[int, int]) -> Iterator[str]:
    """The names on the way down to a position; an item of a list by what it is called.

    The way ends at a record that begins there: a record as a whole is pointed at by its first field, which may change.
    """
    if isinstance(node, MapNode) and _position(node.start) < at:
        names = [name for name, (start, _) in node.names.items() if _position(start) <= at]
        if names:
            yield names[-1]
            if names[-1] in node:
                yield from _steps(node[names[-1]], at)
    elif isinstance(node, ListNode):
        number = bisect_right(node, at, key=lambda item: _position(item.start))
        if number:
            yield _called(node[number - 1])
            yield from _steps(node[number - 1], at)


def _position(mark: Mark) -> tuple[int, int]:
    return mark.line, mark.column


def _called(item: Node) -> str:
    """What an item of a list is known by: its date and what it is called, else all that it says."""
    if isinstance(item, TextNode):
        return str(item)
    named = {name: plain_data(item[name]) for name in _CALLED if name in item} if isinstance(item, MapNode) else None
    return json.dumps(named or plain_data(item), sort_keys=True, ensure_ascii=False)


def may_be_hidden(finding: Finding) -> bool:
    """Whether a finding may be set aside: not where words of the file may be lost."""
    return finding.rule not in PROBLEMS or finding.severity is not Severity.ERROR


def baseline_of(findings: Iterable[Finding], named: Named, salt: str) -> Baseline:
    """The baseline that hides these findings."""
    new = Baseline(salt)
    for finding in findings:
        if may_be_hidden(finding):
            new.entries.update(_entries(new, finding, named))
    return new


def sift(baseline: Baseline, findings: Sequence[Finding], named: Named) -> Sifted:
    """Part what is new from what is set aside; a finding of several places is hidden where all of them are."""
    left = Counter(baseline.entries)
    found: Counter[Entry] = Counter()
    shown, hidden = [], []
    for finding in findings:
        wanted = Counter(_entries(baseline, finding, named)) if may_be_hidden(finding) else Counter[Entry]()
        found.update(wanted)
        if wanted and all(left[entry] >= count for entry, count in wanted.items()):
            left.subtract(wanted)
            hidden.append(finding)
        else:
            shown.append(finding)
    return Sifted(tuple(shown), tuple(hidden), baseline.entries - found)


def _entries(baseline: Baseline, finding: Finding, named: Named) -> list[Entry]:
    """The entries that a finding calls for, one a place; none where its own place is not known."""
    if finding.place not in named:
        return []
    places = (finding.place, *(label.place for label in finding.labels))
    return [baseline.entry(named[one][0], finding.rule, named[one][1]) for one in places if one in named]


class NoBaseline(ValueError):
    """A text is no baseline that this casekit reads."""


def baseline_text(baseline: Baseline) -> str:
    """A baseline as it is kept: sorted, so that a difference in git shows what came and went."""
    files: dict[str, dict[str, list[str]]] = {}
    for entry in sorted(baseline.entries.elements()):
        files.setdefault(entry.path, {}).setdefault(entry.rule, []).append(entry.record)
    document = {"casekit": "baseline", "version": VERSION, "salt": baseline.salt, "files": files}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def read_baseline(text: str) -> Baseline:
    """A baseline from the text in which it is kept. Raises `NoBaseline`."""
    try:
        document = json.loads(text)
        if document["casekit"] != "baseline" or document["version"] != VERSION:
            raise NoBaseline
        entries = Counter(
            Entry(str(path), str(rule), str(record))
            for path, rules in document["files"].items()
            for rule, records in rules.items()
            for record in records
        )
        return Baseline(document["salt"].encode("ascii")[:64].decode("ascii"), entries)
    except (ValueError, LookupError, TypeError, AttributeError):
        raise NoBaseline from None
