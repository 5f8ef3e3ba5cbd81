"""What became of a case file over its versions: entries that are gone, entries that were reworded, earlier summaries.

Pure: from the texts of the versions to plain values. A thing is said only where the versions show it for certain; an
entry that was moved, joined with another or given its right date is not lost.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from casekit.history.entries import PARTS, Entry, fields_of, items_of
from casekit.history.remotes import Remote
from casekit.text.nodes import MapNode, TextNode
from casekit.text.source import Source
from casekit.text.yaml_tree import read_tree

_SAME_ENTRY: Final = 0.6
_TELL_APART: Final = frozenset({"chronology", "decisions"})
_MOST_PAIRS: Final = 10_000
_MOST_SUMMARIES: Final = 20
_UPDATED: Final = re.compile(r"^ +updated *: *(.*)$", re.MULTILINE)
_NO_SECTIONS: Final = frozenset(
    {"updated", "by", "because", "shared", "notes", "allow", "withhold", "share"},
)


class Snapshot(NamedTuple):
    """A file's text on a day; `commit` is `None` for the text that is not saved in git yet."""

    day: date
    commit: str | None
    text: str


class Lost(NamedTuple):
    """An entry that was saved and is gone: which part of the file, its date, when first saved and since when gone."""

    part: str
    dated: str
    first_saved: date
    gone: date
    commit: str | None


class Reworded(NamedTuple):
    """An entry whose facts were changed: its part, its place in the list, when first saved and when last changed."""

    part: str
    position: int
    first_saved: date
    changed: date
    commit: str | None


class PastSummary(NamedTuple):
    """A form of the summary: its date as typed, the text of each section, and the first day it was saved so."""

    updated: str
    sections: Mapping[str, str]
    since: date
    commit: str | None


@dataclass(frozen=True, slots=True)
class FileHistory:
    """What git knows of a case file.

    `committed` says whether the last commit holds it; `unsaved_since` is the day it was written, where that differs
    from what is saved. `summaries` begins with the present one and ends with the last that has another date.
    `elsewhere` are copies on computers that nobody approved; only one file of a repository is told of them.
    """

    committed: bool
    unsaved_since: date | None = None
    lost: tuple[Lost, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    summaries: tuple[PastSummary, ...] = ()
    elsewhere: tuple[Remote, ...] = ()


def file_history(versions: Sequence[Snapshot], elsewhere: tuple[Remote, ...] = ()) -> FileHistory:
    """What the versions of a file say, newest first; the first has no commit where it is not saved yet."""
    committed = any(version.commit is not None for version in versions)
    unsaved_since = versions[0].day if versions and versions[0].commit is None else None
    fields = [fields_of(version.text) for version in versions]
    lost, reworded = _entries_over_time(versions, fields)
    summaries = _summaries_over_time(versions, [one.get("summary", "") for one in fields])
    return FileHistory(committed, unsaved_since, lost, reworded, summaries, elsewhere)


@dataclass(slots=True)
class _Track:
    """One entry through the versions: where it stands today (`position`), or since when it is gone."""

    raw: str
    position: int | None
    first: date
    gone: tuple[date, str | None] | None = None
    changed: tuple[date, str | None] | None = None


class _Followed:
    """The entries of one part of a file, followed from today back to older versions.

    `items` and `on` are those of the last version looked at: the text of each, and its track. `came` says when that
    version was saved first.
    """

    def __init__(self, part: str, version: Snapshot, block: str) -> None:
        self.part = part
        self.block = block
        self.items = items_of(block, part)
        self.on = [_Track(raw, position, version.day) for position, raw in enumerate(self.items)]
        self.tracks = list(self.on)
        self.came: tuple[date, str | None] = (version.day, version.commit)
        self.known: dict[str, Entry] = {}

    def back_to(self, version: Snapshot, block: str) -> bool:
        """Go on to an older version. False where too much differs for it to be followed."""
        if block != self.block:
            items = items_of(block, self.part)
            on = self._tracks_of(items)
            if on is None:
                return False
            self.block, self.items, self.on = block, items, on
        self.came = (version.day, version.commit)
        for track in self.on:
            track.first = version.day
        return True

    def entry(self, raw: str) -> Entry:
        """The entry that an item is, read once."""
        return self.known.setdefault(raw, Entry(self.part, raw))

    def _tracks_of(self, items: Sequence[str]) -> list[_Track] | None:
        """The track of each item of an older version, by what the newer one has; `None` where that takes too long."""
        there: dict[str, list[_Track]] = defaultdict(list)
        for raw, track in zip(reversed(self.items), reversed(self.on), strict=True):
            there[raw].append(track)
        found = [there[raw].pop() if there.get(raw) else None for raw in items]
        fresh = [(self.entry(raw), track) for raw, tracks in there.items() for track in tracks]
        missing = found.count(None)
        if missing * len(self.items) > _MOST_PAIRS:
            return None
        return [known or self._track_of(self.entry(raw), fresh) for raw, known in zip(items, found, strict=True)]

    def _track_of(self, entry: Entry, fresh: Sequence[tuple[Entry, _Track]]) -> _Track:
        """The track of an entry that the newer version does not have word for word."""
        near = [pair for pair in fresh if pair[0].date == entry.date]
        near = near or [pair for pair in fresh if entry.share_kept_in(pair[0]) >= _SAME_ENTRY]
        if near:
            later, track = max(near, key=lambda pair: entry.share_kept_in(pair[0]))
            if track.changed is None and entry.was_reworded(later):
                track.changed = self.came
            return track
        for raw, track in zip(self.items, self.on, strict=True):
            if _is_same(entry, self.entry(raw)):
                return track
        lost = _Track(entry.raw, None, self.came[0], self.came if entry.date else None)
        self.tracks.append(lost)
        return lost


def _entries_over_time(
    versions: Sequence[Snapshot], fields: Sequence[Mapping[str, str]]
) -> tuple[tuple[Lost, ...], tuple[Reworded, ...]]:
    """The entries that are gone and those that were reworded, from the versions of a file, newest first."""
    parts = [_follow(part, versions, [one.get(part, "") for one in fields]) for part in PARTS if versions]
    lost: dict[tuple[str, str], Lost] = {}
    reworded: list[Reworded] = []
    for part in parts:
        for track in part.tracks:
            entry = part.entry(track.raw)
            if track.gone is not None and not _is_there(entry, parts):
                lost[part.part, entry.date] = Lost(part.part, entry.date, track.first, *track.gone)
            elif track.changed is not None and track.position is not None:
                reworded.append(Reworded(part.part, track.position, track.first, *track.changed))
    return tuple(lost.values()), tuple(reworded)


def _follow(part: str, versions: Sequence[Snapshot], blocks: Sequence[str]) -> _Followed:
    followed = _Followed(part, versions[0], blocks[0])
    if len(set(blocks)) > 1:
        for version, block in zip(versions[1:], blocks[1:], strict=True):
            if not followed.back_to(version, block):
                break
    return followed


def _is_there(entry: Entry, parts: Iterable[_Followed]) -> bool:
    """Whether an entry stands in the file today after all, here or in another part of it."""
    today = (part.entry(track.raw) for part in parts for track in part.tracks if track.position is not None)
    return any(one.raw == entry.raw or _is_same(entry, one) for one in today)


def _is_same(entry: Entry, other: Entry) -> bool:
    """Whether two entries are of one thing. Visits and meetings are much alike, so these must be of one day."""
    if entry.share_kept_in(other) < _SAME_ENTRY:
        return False
    return entry.date == other.date or (entry.part == other.part and entry.part in _TELL_APART)


def _summaries_over_time(versions: Sequence[Snapshot], blocks: Sequence[str]) -> tuple[PastSummary, ...]:
    """The forms that the summary had, newest first, as far back as the last one with another date."""
    found: list[PastSummary] = []
    block_before = None
    for version, block in zip(versions, blocks, strict=True):
        if block == block_before and found:
            found[-1] = found[-1]._replace(since=version.day, commit=version.commit)
            continue
        block_before = block
        summary = _summary(block, version)
        if summary is None or len(found) == _MOST_SUMMARIES:
            break
        found.append(summary)
        if summary.updated != found[0].updated:
            break
    return tuple(found)


def _summary(block: str, version: Snapshot) -> PastSummary | None:
    if not _UPDATED.search(block):
        return None
    tree = read_tree(Source("", block))
    node = tree.top.get("summary") if tree.top is not None and tree.complete else None
    if not isinstance(node, MapNode):
        return None
    updated = node.get("updated")
    if not isinstance(updated, TextNode):
        return None
    return PastSummary(updated.strip(), sections_of(node), version.day, version.commit)


def sections_of(summary: MapNode) -> dict[str, str]:
    """The text of each section of a summary, its spaces and line breaks made alike."""
    found = {}
    for name, value in summary.items():
        text = value.get("text") if isinstance(value, MapNode) else value
        if name not in _NO_SECTIONS and isinstance(text, TextNode) and text.strip():
            found[name] = " ".join(text.split())
    return found
