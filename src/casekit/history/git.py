"""A git repository as casekit sees it: which versions of a file it keeps, and the text of each."""

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from casekit.history.folders import top_of
from casekit.history.process import GitFailed, run
from casekit.text.frozen import dataclass

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE_ID: Final = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_HEADER: Final = "%x01%H%x02%as%x02%an"
_SHORT: Final = 10


class NotInHistory(Exception):
    """git does not have what was asked for. `message` and `help` are for the user."""

    def __init__(self, message: str, help: str) -> None:
        self.message = message
        self.help = help
        super().__init__(message)


class Version(NamedTuple):
    """One saved version of a file.

    `day` is when its author saved it, `path` the file's name at that time below the top of the repository, `blob` the
    name under which git keeps the text; `before` is the file's earlier name where this version gave it a new one.
    """

    commit: str
    day: date
    author: str
    path: str
    blob: str
    before: str | None = None


class Origin(NamedTuple):
    """Which saved version a file is: its short commit, the day of that, and whether the file still is that version."""

    commit: str
    day: date
    clean: bool


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository with a working folder, by the top of that folder."""

    top: Path

    @classmethod
    def of(cls, path: str | Path) -> "Repository | None":
        """The repository that a file lies in; `None` where it lies in none, or there is no git.

        Raises `GitFailed` where there is one that git does not open.
        """
        top = top_of(path)
        if top is None:
            return None
        said = run(top, "rev-parse", "--absolute-git-dir", "--show-toplevel")
        lines = os.fsdecode(said or b"").splitlines()
        if len(lines) != 2:
            raise GitFailed("git does not open this folder’s history.")
        # With GIT_DIR set, as in a hook, git would answer for another repository.
        if not (_same(Path(lines[0]), _git_folder(top)) and _same(Path(lines[1]), top)):
            return None
        return cls(top)

    def name_of(self, path: str | Path) -> str:
        """A file's name below the top, with forward slashes. Raises `ValueError` for a file outside."""
        return Path(path).resolve().relative_to(self.top).as_posix()

    def commit(self, revision: str = "HEAD") -> str | None:
        """The full id of a commit, by anything git takes for one, or by a day: then the last one saved by its end."""
        if not revision.strip() or revision.startswith("-") or not revision.isprintable():
            return None
        said = run(self.top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if said is None and _DAY.fullmatch(revision):
            said = run(self.top, "rev-list", "-1", f"--before={revision}T23:59:59", "HEAD")
        return said.strip().decode("ascii") if said and _WHOLE_ID.fullmatch(said.strip()) else None

    def committed_text(self, path: str | Path, revision: str = "HEAD") -> bytes | None:
        """The text of a file in one commit, under the name it has today or had then; `None` if it is not in it."""
        commit = self.commit(revision)
        if commit is None:
            return None
        for name in dict.fromkeys((self.name_of(path), *self._names_since(path, commit))):
            text = run(self.top, "cat-file", "blob", f"{commit}:{name}")
            if text is not None:
                return text
        return None

    def _names_since(self, path: str | Path, commit: str) -> Iterator[str]:
        """The names that a file had before it was named anew after a commit, newest first."""
        for version in self._log("--follow", f"{commit}..HEAD", "--", self.name_of(path)):
            if version.before is not None:
                yield version.before

    def is_committed(self, path: str | Path) -> bool:
        """Whether the last commit holds the file, as it is or otherwise."""
        return bool(run(self.top, "ls-tree", "-z", "HEAD", "--", self.name_of(path)))

    def versions_of(self, path: str | Path, most: int | None = None) -> tuple[Version, ...]:
        """The saved versions of a file, newest first, also from before it was named anew; all, or so many."""
        limit = [] if most is None else [f"--max-count={most}"]
        return tuple(self._log(*limit, "--follow", "HEAD", "--", self.name_of(path)))

    def versions(self) -> Iterator[Version]:
        """Every saved version of every file, newest first."""
        return self._log("HEAD")

    def _log(self, *words: str) -> Iterator[Version]:
        said = run(
            self.top,
            "--literal-pathspecs",
            "log",
            "--raw",
            "-z",
            "-M",
            "--no-abbrev",
            "--no-ext-diff",
            "--first-parent",
            "-m",
            f"--format={_HEADER}",
            *words,
        )
        return _versions(said or b"")

    def remotes(self) -> tuple[tuple[str, str], ...]:
        """The names and addresses of other copies that this one sends to or fetches from, each once."""
        said = run(self.top, "remote", "--verbose") or b""
        found: dict[tuple[str, str], None] = {}
        for line in os.fsdecode(said).splitlines():
            name, _, rest = line.partition("\t")
            address = re.sub(r" \((?:fetch|push)\)(?: \[[^]]*\])?$", "", rest)
            if name and address:
                found[name, address] = None
        return tuple(found)


def _git_folder(top: Path) -> Path:
    """Where the history of a working folder lies: `.git`, or what a file of that name points at."""
    marker = top / ".git"
    if marker.is_dir():
        return marker
    try:
        words = os.fsdecode(marker.read_bytes()).strip()
    except OSError:
        return marker
    return top / words.removeprefix("gitdir:").strip()


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _versions(said: bytes) -> Iterator[Version]:
    """The versions in what `git log --raw -z` printed: a header a commit, then two or three words a file."""
    words = iter(os.fsdecode(said).split("\0"))
    commit, day, author = "", date.min, ""
    for word in words:
        if word.startswith("\1"):
            commit, saved, author = word[1:].split("\2", 2)
            day = date.fromisoformat(saved)
        elif word.lstrip("\n").startswith(":"):
            _, _, _, blob, status = word.lstrip("\n").split(" ")
            name = next(words)
            if status[0] in "RC":
                before, name = name, next(words)
                yield Version(commit, day, author, name, blob, before if status[0] == "R" else None)
            elif status != "D":
                yield Version(commit, day, author, name, blob)


def _repository(path: str | Path) -> Repository:
    try:
        repository = Repository.of(path)
    except GitFailed as failed:
        raise NotInHistory(failed.message, "Ask whoever looks after this computer to set up git for you.") from None
    if repository is None:
        raise NotInHistory(
            f"{path} is not kept in git, so it has no earlier versions to look at.",
            "Keep the record folder in git, or name two files.",
        )
    return repository


def text_at(path: str | Path, revision: str) -> bytes:
    """The text that a file had in one commit, under the name it has today or had then.

    `revision` is anything that git takes for a commit (`HEAD~1`, a branch, the start of an id), or a day such as
    `2023-06-20`: then the last version saved by the end of that day. Raises `NotInHistory`.
    """
    repository = _repository(path)
    try:
        if repository.commit(revision) is None:
            raise NotInHistory(
                f"git knows no version `{revision}` of this folder.",
                "Name a commit, or a day such as 2023-06-20; `git log` lists the commits.",
            )
        text = repository.committed_text(path, revision)
    except GitFailed as failed:
        raise NotInHistory(failed.message, "Try again, or ask whoever looks after this computer.") from None
    if text is None:
        raise NotInHistory(
            f"{path} is not in the version `{revision}`.", f"`git log --follow -- {path}` lists its own."
        )
    return text


def commit_of(path: str | Path) -> Origin | None:
    """Which saved version a file is, or came from: the last commit that changed it, and whether it still is the same.

    `None` where it was never saved, lies in no repository, or git does not open the repository.
    """
    try:
        repository = Repository.of(path)
        if repository is None or not repository.is_committed(path):
            return None
        versions = repository.versions_of(path, most=1)
        committed = repository.committed_text(path)
    except GitFailed:
        return None
    if not versions or committed is None:
        return None
    clean = same_text(committed, Path(path).read_bytes())
    return Origin(versions[0].commit[:_SHORT], versions[0].day, clean)


def same_text(one: bytes, other: bytes) -> bool:
    """Whether two texts are the same but for the ends of their lines, which git may change on the way."""
    return one == other or one.replace(b"\r\n", b"\n") == other.replace(b"\r\n", b"\n")
