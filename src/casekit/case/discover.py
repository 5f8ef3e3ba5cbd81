"""Finding case files: by path, by folder, by case number or the child's key, or by where casekit is run."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from casekit.case.letters import folded
from casekit.text.frozen import dataclass
from casekit.text.pattern import pattern
from casekit.text.source import is_no_text

ENDINGS = (".yaml", ".yml")
_FIRST_LINES = 4096
_MOST_BYTES = 4 * 1024 * 1024
_IS_CASE = pattern(rb"^(?:\xef\xbb\xbf)?(?:child|case|chronology|summary) *:", re.MULTILINE | re.IGNORECASE)
_SAYS_NOTHING = pattern(rb"(?:\xef\xbb\xbf)?(?:\s|#[^\r\n]*(?=[\r\n]|\Z)|---|\.\.\.)*")
_CHILD = pattern(r"^child *: *[\"']?([^\s\"'#]+)", re.MULTILINE)
_CASE = pattern(r"^case *:.*(?:\n(?:[ \t}#].*)?)*", re.MULTILINE)
_NUMBER = pattern(r"(?:^|[{,])[ \t]*id *: *[\"']?([^\s\"'#,}]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class NothingFound(Exception):
    """No case file was found. `message` and `help` are for the user."""

    message: str
    help: str


def find_cases(wanted: Sequence[str], here: Path, folders: Sequence[Path]) -> list[str]:
    """The case files that somebody asks for, in order, each once, as paths that read well from `here`.

    `wanted` holds paths, folders, case numbers or children's keys; empty for all there are. `folders` is where the
    settings say that cases lie. Raises `NothingFound`.
    """
    found: dict[str, str] = {}
    if not wanted:
        found = {path: path for path in _all(folders or [here], here)}
        if not found:
            places = ", ".join(_shown(folder, here) for folder in folders or [here])
            raise NothingFound(f"There are no case files in {places}.", "Start one with `casekit new`, or name a path.")
    for one in wanted:
        for path in _matching(one, here, folders):
            found.setdefault(os.path.normpath(here / path), path)
    return list(found.values())


def _matching(one: str, here: Path, folders: Sequence[Path]) -> list[str]:
    path = here / one
    if _is_folder(path):
        inside = list(_all([path], here))
        if not inside:
            raise NothingFound(
                f"There are no case files in {one}.", "Case files end in .yaml and have a line `child:`."
            )
        return inside
    if path.suffix.lower() in ENDINGS or "/" in one or "\\" in one or _exists(path):
        return [one]
    names = {file: _names(here / file) for file in _all(folders or [here], here)}
    named = [file for file, its_names in names.items() if one in its_names]
    if not named:
        meant = _meant(one, {name for its_names in names.values() for name in its_names})
        raise NothingFound(
            f"There is no file `{one}`, and no case with that number or child's key"
            + (f"; did you mean `{meant}`?" if meant else "."),
            "Name the path of a case file, or run casekit in the folder that holds `casekit.toml`.",
        )
    return named


def _meant(one: str, names: set[str]) -> str | None:
    """The only number or key that is written so but for capitals and accents, else the key that a full name starts."""
    for wanted in (folded(one), *folded(one).split()[:1]):
        alike = [name for name in names if folded(name) == wanted]
        if len(alike) == 1:
            return alike[0]
    return None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _exists(path: Path) -> bool:
    """Whether there is anything of that name; a name that no file can have is that of none."""
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return False


def _all(folders: Sequence[Path], here: Path) -> Iterator[str]:
    for folder in folders:
        files = [folder] if folder.is_file() else sorted(folder.rglob("*"))
        for file in files:
            hidden = any(part.startswith(".") for part in file.relative_to(folder).parts) if file != folder else False
            wanted = file.suffix.lower() in ENDINGS and not hidden and file.is_file() and not _leads_out(file, folder)
            if wanted and _is_case(file):
                yield _shown(file, here)


def _leads_out(file: Path, folder: Path) -> bool:
    return file.is_symlink() and not file.resolve().is_relative_to(folder.resolve())


def _is_case(file: Path) -> bool:
    """Whether a file is meant as a case file.

    One that cannot be read as text, is empty, or lacks only the line `child:` is kept, so that somebody is told.
    """
    try:
        with file.open("rb") as opened:
            start = opened.read(_FIRST_LINES)
            if len(start) == _FIRST_LINES and not _IS_CASE.search(start) and not is_no_text(start):
                start += opened.read(_MOST_BYTES)
    except OSError:
        return True
    if _IS_CASE.search(start) or is_no_text(start) or _SAYS_NOTHING.fullmatch(start):
        return True
    return b"casekit" in start and not re.search(rb"^family *:", start, re.MULTILINE)


def _names(file: Path) -> set[str]:
    try:
        with file.open(encoding="utf-8", errors="replace") as opened:
            text = opened.read(_MOST_BYTES).removeprefix("\ufeff")
    except OSError:
        return set()
    case = _CASE.search(text)
    found = [_CHILD.search(text), _NUMBER.search(case.group()) if case is not None else None]
    return {match[1] for match in found if match is not None}


def _shown(path: Path, here: Path) -> str:
    try:
        return str(path.absolute().relative_to(here.absolute())) or "."
    except ValueError:
        return str(path)
