"""Which case files name a file as the family that they share."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from casekit.case.declared import fields_by_name
from casekit.case.file import FamilyFile
from casekit.text.nodes import MapNode
from casekit.text.pattern import pattern

_NAMES_FAMILY: Final = pattern(rb"^family *: *[\"']?([^\"'#\r\n]+?)[\"']? *(?:#.*)?\r?$", re.MULTILINE)
_MOST_FILES: Final = 2_000
_ENOUGH: Final = 3


def may_be_family_file(top: MapNode) -> bool:
    """Whether a file that names no child has people of a family, and nothing that only a case file has."""
    return "child" not in top.names and "family" in top.names and top.names.keys() <= fields_by_name(FamilyFile).keys()


def cases_naming(path: str, root: Path) -> tuple[str, ...]:
    """The first few files below a folder that name this one as their family file, by paths like this one's."""
    found = []
    own = Path(path).absolute().parent
    for file in _files(root):
        if _names(file, Path(path).resolve()):
            found.append(os.path.normpath(Path(path).parent / os.path.relpath(file, own)))
        if len(found) == _ENOUGH:
            break
    return tuple(found)


def _files(root: Path) -> Iterator[Path]:
    """The files below a folder that may be case files, as many as are looked at."""
    looked_at = 0
    for file in sorted(root.rglob("*.y*ml")):
        if looked_at == _MOST_FILES:
            return
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(root).parts):
            looked_at += 1
            yield file


def _names(file: Path, family: Path) -> bool:
    try:
        match = _NAMES_FAMILY.search(file.read_bytes())
        return match is not None and (file.parent / match[1].decode("utf-8")).resolve() == family
    except (OSError, ValueError):
        return False
