"""Doing something again whenever a file changes.

Files are looked at once a second, by their times and sizes: that works on network drives and synchronised folders,
where notices of changes from the system are lost.
"""

import re
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from casekit.cli.writing import show

BEGINS = "casekit: checking"
ENDS = "casekit: watching for changes"
"""How the lines begin that an editor looks for to know when a round begins and ends."""

_SECONDS = 1.0
_SETTINGS = "casekit.toml"
_FAMILY = re.compile(rb"^family:[ \t]+[\"']?([^\"'\r\n#{]+?\.ya?ml)", re.MULTILINE)
Stamps = dict[Path, tuple[int, int]]


def until_interrupted(once: Callable[[], object], files: Callable[[], Sequence[str]]) -> NoReturn:
    """Do it now and after every change of a case, of a family file that one names, or of the settings.

    Goes on until the user presses Ctrl+C.
    """
    seen: Stamps | None = None
    families: dict[Path, tuple[tuple[int, int], tuple[Path, ...]]] = {}
    while True:
        cases = [Path(file) for file in files()]
        now = _stamps(_all_that_count(cases, families))
        if now != seen:
            seen = now
            show([f"{BEGINS} ({time.strftime('%H:%M:%S')})"])
            once()
            count = f"{len(cases)} {'case' if len(cases) == 1 else 'cases'}"
            show([f"{ENDS} of {count}; press Ctrl+C to end"])
        time.sleep(_SECONDS)


def _all_that_count(
    cases: Sequence[Path], families: dict[Path, tuple[tuple[int, int], tuple[Path, ...]]]
) -> Iterable[Path]:
    """The cases, the family files that they name, and the settings above them.

    `families` keeps what was read of each case, so that one that has not changed is not read again.
    """
    settings = {folder / _SETTINGS for case in cases for folder in case.absolute().parents}
    yield from sorted(settings)
    for case, stamp in _stamps(cases).items():
        if case not in families or families[case][0] != stamp:
            families[case] = (stamp, _named_family(case))
        yield case
        yield from families[case][1]


def _named_family(case: Path) -> tuple[Path, ...]:
    try:
        return tuple(case.parent / name.decode("utf-8") for name in _FAMILY.findall(case.read_bytes()))
    except (OSError, UnicodeDecodeError):
        return ()


def _stamps(files: Iterable[Path]) -> Stamps:
    """When each file was last written, and how long it is; one that has gone, or never was, is left out."""
    found = {}
    for file in files:
        try:
            stat = file.stat()
        except (OSError, ValueError):
            continue
        found[file] = (stat.st_mtime_ns, stat.st_size)
    return found
