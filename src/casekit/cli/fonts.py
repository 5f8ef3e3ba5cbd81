"""The fonts of this computer, for letters of a PNG or PDF that casekit's own font lacks.

They are looked for only where there is such a letter. The same fonts on a computer give the same choice every time.
"""

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from fnmatch import fnmatch
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from casekit.cli.exits import refuse, say
from casekit.text.frozen import dataclass

if TYPE_CHECKING:
    from casekit.pictures.faces import Face

_ENDINGS = frozenset({".ttf", ".ttc", ".otf", ".otc"})
_WELL_KNOWN = (
    *("notosanscjk-regular.*", "notosanscjksc-regular.*", "notosanssc*", "sourcehansans*regular.*", "msyh.*"),
    *("simsun.*", "pingfang.*", "hiragino sans gb.*", "stheiti*", "arial unicode.*", "arialuni.*", "wqy-*"),
    *("malgun.*", "applesdgothicneo.*", "meiryo.*", "droidsansfallback*", "nirmala.*", "notosans-regular.*"),
    *("notosans*-regular.*", "seguisym.*", "seguiemj.*", "notoemoji*", "notocoloremoji.*", "apple color emoji.*"),
    "symbola*",
)
"""Names of files, the best first: those with most letters, made for reading, and drawn in one weight."""
_SECOND_CHOICE = ("bold", "italic", "oblique", "light", "thin", "black", "heavy", "condensed", "mono", "serif")
_BOXES_ONLY = ("lastresort", "unicodebmpfallback", "adobeblank")
"""Fonts that have a box or nothing for every letter."""


@dataclass(frozen=True, slots=True)
class OtherFonts:
    """Finds a font for each letter that casekit's own lacks, among those named first, and remembers which it used."""

    named: tuple[Path, ...] = ()
    used: "dict[str, Face]" = field(default_factory=dict)

    def find(self, lacking: tuple[str, ...]) -> "Mapping[str, Face]":
        """A font for each letter that there is one for. Leaves with a sentence where a named file is no font."""
        wanted = tuple(letter for letter in lacking if letter not in self.used)
        if wanted:
            self.used.update(_chosen(wanted, [face for path in self.named for face in _faces_named(path)]))
        if wanted := tuple(letter for letter in wanted if letter not in self.used):
            self.used.update(_chosen(wanted, _faces_here()))
        return self.used

    def say_used(self) -> None:
        """Say which font drew which letters."""
        from casekit.pictures.covered import in_few

        if self.named and not self.used:
            say("Note: `--font` was not needed: casekit's own font has every letter of the picture.")
        named = sorted(self.used.items(), key=lambda pair: pair[1].name)
        parts = [
            f"{in_few(letter for letter, _ in pairs)} with {name}"
            for name, pairs in groupby(named, key=lambda pair: pair[1].name)
        ]
        if parts:
            listed = ", ".join(parts)
            say(f"Note: Letters that casekit's own font lacks are drawn with fonts of this computer: {listed}.")


def _chosen(wanted: tuple[str, ...], faces: "Iterable[Face]") -> "dict[str, Face]":
    """For each script the first font that has all its letters, so that a name is of one hand; else each letter's first.

    No font is read once every letter has one.
    """
    faces = _ReadOnce(iter(faces))
    found: dict[str, Face] = {}
    for _, group in groupby(sorted(wanted, key=_script), key=_script):
        letters = list(group)
        whole = next((face for face in faces if all(face.draws(letter) for letter in letters)), None)
        for letter in letters:
            face = whole or next((face for face in faces if face.draws(letter)), None)
            if face is not None:
                found[letter] = face
    return {letter: found[letter] for letter in wanted if letter in found}


class _ReadOnce:
    """Fonts that can be gone through several times, each read when somebody first comes to it."""

    def __init__(self, faces: "Iterator[Face]") -> None:
        self.faces = faces
        self.read: list[Face] = []

    def __iter__(self) -> "Iterator[Face]":
        yield from self.read
        for face in self.faces:
            self.read.append(face)
            yield face


def _script(letter: str) -> str:
    """What letters are drawn by one font where there is one: a script, the scripts of East Asia, or signs."""
    first = letter[0]
    if not unicodedata.category(first).startswith(("L", "M", "N")):
        return "signs"
    if unicodedata.east_asian_width(first) in "WF":
        return "wide"
    return unicodedata.name(first, "").partition(" ")[0]


def _faces_named(path: Path) -> "Iterator[Face]":
    found = list(_faces(path))
    if not found:
        refuse(f"{path} is not a font that can be read.", "Name a .ttf, .otf or .ttc file after `--font`.")
    yield from found


def _faces_here() -> "Iterator[Face]":
    for path in _font_files(folders()):
        yield from _faces(path)


def _faces(path: Path) -> "Iterator[Face]":
    """The fonts in a file; none where it cannot be read, or is something else."""
    from casekit.pictures.faces import faces_in

    harfbuzz = import_module("uharfbuzz")
    try:
        blob = harfbuzz.Blob.from_file_path(str(path))
    except (OSError, harfbuzz.HarfBuzzError):
        return
    yield from faces_in(blob)


def folders() -> list[Path]:
    """Where this system keeps its fonts, and where it keeps those of this user."""
    if sys.platform == "win32":
        own = os.environ.get("LOCALAPPDATA")
        system = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        return [system, *([Path(own) / "Microsoft" / "Windows" / "Fonts"] if own else [])]
    if sys.platform == "darwin":
        shared, own_folders = ("/System/Library/Fonts", "/Library/Fonts"), ("Library/Fonts",)
    else:
        shared, own_folders = ("/usr/share/fonts", "/usr/local/share/fonts"), (".local/share/fonts", ".fonts")
    try:
        home = [Path.home() / folder for folder in own_folders]
    except RuntimeError:
        home = []
    return [*map(Path, shared), *home]


def _font_files(places: list[Path]) -> list[Path]:
    """The font files in these folders and in those within them, the best first."""
    found = [
        Path(folder) / name
        for place in places
        for folder, _, names in os.walk(place)
        for name in names
        if Path(name).suffix.lower() in _ENDINGS and not name.lower().startswith(_BOXES_ONLY)
    ]
    return sorted(found, key=_rank)


def _rank(path: Path) -> tuple[int, int, str, str]:
    name = path.name.lower()
    known = next((place for place, form in enumerate(_WELL_KNOWN) if fnmatch(name, form)), len(_WELL_KNOWN))
    return known, sum(word in name for word in _SECOND_CHOICE), name, str(path)
