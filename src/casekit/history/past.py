"""What became of a case file over its versions: entries that are gone, entries that were reworded, earlier summaries.

Pure: from the texts of the versions to plain values. A thing is said only where the versions show it for certain; an
entry that was moved, joined with another or given its right date is not lost.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from casekit.history.entries import PARTS, Entry, entries_of, fields_of
from casekit.history.remotes import Remote
from casekit.text.nodes import MapNode, TextNode
from casekit.text.source import Source
from casekit.text.yaml_tree import read_tree

_SAME_ENTRY: Final = 0.5
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
    lost, reworded = entries_over_time(versions)
    return FileHistory(committed, unsaved_since, lost, reworded, summaries_over_time(versions), elsewhere)


@dataclass(slots=True)
class _Track:
    """One entry through the versions: where it stands today (`index`), or since when it is gone."""

    entry: Entry
    index: int | None
    first: date
    gone: tuple[date, str | None] | None = None
    changed: tuple[date, str | None] | None = None


@dataclass(slots=True)
class _Version:
    """The entries of one version of one part, each with its track."""

    day: date
    commit: str | None
    pairs: list[tuple[Entry, _Track]] = field(default_factory=list)


def entries_over_time(versions: Sequence[Snapshot]) -> tuple[tuple[Lost, ...], tuple[Reworded, ...]]:
    """The entries that are gone and those that were reworded, from the versions of a file, newest first."""
    texts = [fields_of(version.text) for version in versions]
    today = [entry for part in PARTS for entry in entries_of(texts[0].get(part, ""), part)] if texts else []
    lost: list[Lost] = []
    reworded: list[Reworded] = []
    for part in PARTS:
        for track in _tracks(part, versions, [fields.get(part, "") for fields in texts]):
            if track.gone is not None and not _is_there(track.entry, today):
                lost.append(Lost(part, track.entry.date, track.first, *track.gone))
            elif track.changed is not None and track.index is not None:
                reworded.append(Reworded(part, track.index, track.first, *track.changed))
    return tuple(_once(lost)), tuple(sorted(reworded))


def _is_there(entry: Entry, today: Iterable[Entry]) -> bool:
    """Whether an entry stands in the file today after all, here or in another part of it."""
    return any(one.raw == entry.raw or _is_same(entry, one) for one in today)


def _is_same(entry: Entry, other: Entry) -> bool:
    """Whether two entries are of one thing. Visits and meetings are much alike, so these must be of one day."""
    if entry.share_kept_in(other) < _SAME_ENTRY:
        return False
    return entry.date == other.date or (entry.part == other.part and entry.part in _TELL_APART)


def _once(lost: Iterable[Lost]) -> Iterable[Lost]:
    """Each loss once, though the entry may have had several forms before."""
    return {(one.part, one.dated): one for one in lost}.values()


def _tracks(part: str, versions: Sequence[Snapshot], blocks: Sequence[str]) -> list[_Track]:
    """The entries of one part, followed from today back to the oldest version."""
    if len(set(blocks)) < 2:
        return []
    tracks: list[_Track] = []
    newer: _Version | None = None
    block_before = ""
    for version, block in zip(versions, blocks, strict=True):
        if newer is not None and block == block_before:
            newer.day, newer.commit = version.day, version.commit
            for _, track in newer.pairs:
                track.first = version.day
            continue
        block_before = block
        entries = entries_of(block, part)
        if newer is None:
            pairs = [(entry, _Track(entry, index, version.day)) for index, entry in enumerate(entries)]
            tracks = [track for _, track in pairs]
        else:
            followed = _follow(entries, newer, version.day)
            if followed is None:
                break
            known = {id(track) for track in tracks}
            tracks += [track for _, track in followed if id(track) not in known]
            pairs = followed
        newer = _Version(version.day, version.commit, pairs)
    return tracks


def _follow(entries: Sequence[Entry], newer: _Version, day: date) -> list[tuple[Entry, _Track]] | None:
    """The track of each entry of an older version, by what the newer one has; `None` where that takes too long."""
    same: dict[str, list[tuple[Entry, _Track]]] = defaultdict(list)
    for entry, track in reversed(newer.pairs):
        same[entry.raw].append((entry, track))
    found = [same[entry.raw].pop()[1] if same.get(entry.raw) else None for entry in entries]
    fresh = [pair for pairs in same.values() for pair in pairs]
    if found.count(None) * len(newer.pairs) > _MOST_PAIRS:
        return None
    paired = []
    for entry, known in zip(entries, found, strict=True):
        track = known or _track_of(entry, fresh, newer)
        track.first = day
        paired.append((entry, track))
    return paired


def _track_of(entry: Entry, fresh: Sequence[tuple[Entry, _Track]], newer: _Version) -> _Track:
    """The track of an entry that the newer version does not have word for word."""
    on_its_day = [pair for pair in fresh if pair[0].date == entry.date]
    best = max(on_its_day, key=lambda pair: entry.share_kept_in(pair[0]), default=None)
    if best is None:
        near = [pair for pair in fresh if entry.share_kept_in(pair[0]) >= _SAME_ENTRY]
        near = near or [pair for pair in newer.pairs if _is_same(entry, pair[0])]
        best = max(near, key=lambda pair: entry.share_kept_in(pair[0]), default=None)
    if best is None:
        gone = (newer.day, newer.commit) if entry.node is not None and entry.date else None
        return _Track(entry, None, newer.day, gone)
    later, track = best
    unsure = entry.node is None or later.node is None
    if best in fresh and track.changed is None and not unsure and entry.was_reworded(later):
        track.changed = (newer.day, newer.commit)
    return track


def summaries_over_time(versions: Sequence[Snapshot]) -> tuple[PastSummary, ...]:
    """The forms that the summary had, newest first, as far back as the last one with another date."""
    found: list[PastSummary] = []
    block_before = None
    for version in versions:
        block = fields_of(version.text).get("summary", "")
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
