"""The keys by which a file names people: how they are written, and that each names one person only."""

import re
import unicodedata
from collections.abc import Iterator

from casekit.case.file import CaseFile
from casekit.text.finding import Finding, Label, Place
from casekit.text.nodes import MapNode
from casekit.text.problems import problem

BAD_KEY = problem(
    "key-not-a-short-word",
    "The key of a person is not a short lower-case word.",
    "Use small letters a to z, figures, - and _: `mum`, `yolande`, `head-of-year`.",
    """Keys name people all through the file. Letters that look like others, capitals and spaces make two spellings of
    one key look the same. The name itself goes into `name`, with all its letters.""",
)
KEY_TWICE = problem(
    "key-twice",
    "One key names two people.",
    "Give one of them another key, and check every place that names it.",
    "Keys are unique over `family`, `network` and `professionals`; else nobody can tell who is meant.",
)

_KEY = re.compile(r"[a-z][a-z0-9_-]{0,39}")


def key_findings(file: CaseFile) -> Iterator[Finding]:
    """What is wrong with the keys of a file."""
    seen: dict[str, Place] = {}
    for field in ("family", "network", "professionals"):
        group = file.node.get(field)
        if not isinstance(group, MapNode):
            continue
        for key in group:
            place = Place(group.path, group.name_span(key))
            if not _KEY.fullmatch(key):
                plain = plain_key(key)
                help = f"Write `{plain}`, here and wherever it is named." if plain else None
                yield BAD_KEY.at(place, f"`{key}` cannot be a key.{_odd_letters(key)}", help)
            if key in seen:
                label = Label(seen[key], "the first", "the first")
                yield KEY_TWICE.at(place, f"`{key}` names two people in this file.", labels=(label,))
            seen.setdefault(key, place)


def plain_key(name: str) -> str | None:
    """A key for a name or a word: its letters without accents, in small letters, joined by `-`."""
    letters = unicodedata.normalize("NFKD", name.strip()).casefold()
    plain = re.sub(r"[^a-z0-9_]+", "-", letters.encode("ascii", "ignore").decode("ascii").strip()).strip("-")
    return plain if _KEY.fullmatch(plain) else None


def _odd_letters(key: str) -> str:
    odd = [letter for letter in key if letter.isalpha() and not letter.isascii()]
    if not odd:
        return ""
    return f" It holds `{odd[0]}` ({unicodedata.name(odd[0], 'an unknown letter').lower()})."
