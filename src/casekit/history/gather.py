"""Gathering what git knows of many case files: a few calls of git for a whole repository, however many files there are.

First, once: which versions there are of which file (`pasts`). Then, file by file and in any process: their texts.
"""

import os
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Final

from casekit.history.folders import top_of
from casekit.history.git import Repository, Version, same_text
from casekit.history.past import FileHistory, Snapshot, file_history
from casekit.history.process import GitFailed, command, git_program, run
from casekit.history.remotes import Remote, not_approved
from casekit.text.source import NotText, decode

MOST_VERSIONS: Final = 40
"""How many versions of a file are looked at, the newest first."""
_WORDS_OF_AN_ANSWER: Final = 3
_FEW: Final = 4
_POINTERS: Final = (b"version https://git-lfs", b"\x00GITCRYPT")


@dataclass(frozen=True, slots=True)
class Past:
    """Where the versions of one file lie: small enough to be sent from one process to another.

    `saved` holds the day, commit and blob of each version, newest first; `head` is the blob in the last commit.
    """

    top: str
    head: str | None
    saved: tuple[tuple[date, str, str], ...]
    elsewhere: tuple[Remote, ...] = ()


def pasts(approved: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, Past], tuple[str, ...]]:
    """What git keeps of these files, by path, and sentences on repositories that it does not open.

    `approved` has the files, and for each the places that other copies may lie in.
    Files outside a repository, and those that the repository ignores, are in neither. Without git there is nothing.
    """
    if git_program() is None:
        return {}, ()
    by_top: dict[Path, list[str]] = defaultdict(list)
    tops: dict[Path, Path | None] = {}
    for path in approved:
        folder = Path(path).parent
        if folder not in tops:
            tops[folder] = top_of(folder)
        top = tops[folder]
        if top is not None:
            by_top[top].append(path)
    found: dict[str, Past] = {}
    troubles = []
    for top, own in by_top.items():
        try:
            found.update(_in_one(own, approved[own[0]]))
        except GitFailed as failed:
            troubles.append(f"{failed.message} What needs earlier versions was not checked in {top}.")
    return found, tuple(troubles)


def _in_one(paths: Sequence[str], approved: Iterable[str]) -> dict[str, Past]:
    """What one repository keeps of its files."""
    repository = Repository.of(paths[0])
    if repository is None:
        return {}
    names: dict[str, str] = {}
    for path in paths:
        real = Path(path).resolve()
        if real.is_relative_to(repository.top):
            names[real.relative_to(repository.top).as_posix()] = path
    heads = _heads(repository)
    ignored = _ignored(repository, [name for name in names if name not in heads])
    versions = _versions(repository, [name for name in names if name in heads])
    elsewhere = tuple(not_approved(repository.remotes(), approved))
    found = {}
    for name, path in names.items():
        if name not in ignored:
            saved = tuple((one.day, one.commit, one.blob) for one in versions.get(name, ())[:MOST_VERSIONS])
            found[path] = Past(str(repository.top), heads.get(name), saved, elsewhere)
            elsewhere = ()
    return found


def _heads(repository: Repository) -> dict[str, str]:
    """The blob of every file in the last commit, by name."""
    said = run(repository.top, "ls-tree", "-r", "-z", "--full-tree", "HEAD") or b""
    found = {}
    for line in os.fsdecode(said).split("\0"):
        about, _, name = line.partition("\t")
        if name:
            found[name] = about.rpartition(" ")[2]
    return found


def _ignored(repository: Repository, names: Sequence[str]) -> frozenset[str]:
    """Those of the names that the repository is told to leave out."""
    if not names:
        return frozenset()
    given = b"".join(b"./" + os.fsencode(name) + b"\0" for name in names)
    said = run(repository.top, "check-ignore", "--no-index", "-z", "--stdin", given=given) or b""
    return frozenset(name.removeprefix("./") for name in os.fsdecode(said).split("\0"))


def _versions(repository: Repository, names: Sequence[str]) -> dict[str, list[Version]]:
    """The versions of each file, newest first, also from before it was named anew."""
    if len(names) < _FEW:
        return {name: list(repository.versions_of(repository.top / name, MOST_VERSIONS)) for name in names}
    found: dict[str, list[Version]] = {name: [] for name in names}
    now = {name: name for name in names}
    for version in repository.versions():
        name = now.get(version.path)
        if name is None:
            continue
        found[name].append(version)
        if version.before is not None:
            now[version.before] = now.pop(version.path)
    return found


@dataclass
class Blobs:
    """The texts that git keeps, asked of one `git` that stays open for each repository."""

    open: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def texts(self, top: str, blobs: Iterable[str]) -> dict[str, str | None]:
        """The texts of blobs; `None` for one that git does not have, or that is no text. Raises `GitFailed`."""
        wanted = list(dict.fromkeys(blobs))
        git = self._git(top)
        if git.stdin is None or git.stdout is None:
            raise GitFailed("git cannot be asked.")
        git.stdin.write(b"".join(blob.encode("ascii") + b"\n" for blob in wanted))
        git.stdin.flush()
        return {blob: self._text(git.stdout) for blob in wanted}

    def _git(self, top: str) -> subprocess.Popen[bytes]:
        if top not in self.open:
            words = command(Path(top), "cat-file", "--batch")
            self.open[top] = subprocess.Popen(
                words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self.open[top]

    def _text(self, answers: IO[bytes]) -> str | None:
        about = answers.readline().split()
        if len(about) != _WORDS_OF_AN_ANSWER:
            return None
        data = answers.read(int(about[2]) + 1)[:-1]
        if data.startswith(_POINTERS):
            return None
        try:
            return decode("", data).text
        except NotText:
            return None

    def close(self) -> None:
        """End every `git` that is open."""
        for git in self.open.values():
            git.communicate()
        self.open.clear()


OPEN: Final = Blobs()
"""The `git` processes of this process."""


def history_of(path: str, past: Past, blobs: Blobs = OPEN) -> FileHistory | None:
    """What git knows of a file; `None` where the file or what is saved of it cannot be read as text."""
    try:
        data = Path(path).read_bytes()
        written = datetime.fromtimestamp(Path(path).stat().st_mtime, UTC).astimezone().date()
        now = decode(path, data).text
        if past.head is None:
            return file_history([Snapshot(written, None, now)], past.elsewhere)
        texts = blobs.texts(past.top, [past.head, *(blob for _, _, blob in past.saved)])
        head = texts[past.head]
        if head is None:
            return FileHistory(True, elsewhere=past.elsewhere)
        versions = [] if same_text(head.encode(), now.encode()) else [Snapshot(written, None, now)]
        for day, commit, blob in past.saved:
            text = texts[blob]
            if text is None:
                break
            versions.append(Snapshot(day, commit, text))
    except (OSError, ValueError, NotText, GitFailed):
        return None
    return file_history(versions, past.elsewhere)
