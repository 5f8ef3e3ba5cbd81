"""The keys and names by which a file names people: how they are written, and that each names one person only."""

import re
import unicodedata
from collections.abc import Iterator

from casekit.case.file import CaseFile
from casekit.case.letters import folded, in_latin, odd_letter
from casekit.case.people import Connection, Person, Professional
from casekit.text.finding import Finding, Label, Place, Severity
from casekit.text.nodes import MapNode, TextNode
from casekit.text.pattern import pattern
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
SIMILAR_KEYS = problem(
    "similar-keys",
    "Two keys look nearly the same.",
    "If they are one person, join the two; else give one of them another key.",
    """Two keys that differ only in capitals, accents or look-alike letters are soon taken for one: one person's record
    is then split in two, or two people are taken for one.""",
)
TWO_SPELLINGS = problem(
    "one-name-in-two-spellings",
    "One name is written in two ways that look the same.",
    "Copy the name from one of the two places to the other.",
    """An accent can be one character with its letter, or a character of its own. Both look the same on screen, but a
    search for one does not find the other. Text from a Mac or a PDF often holds the second kind.""",
    Severity.ADVICE,
)

_KEY = pattern(r"[a-z][a-z0-9_-]{0,39}")
_GROUPS = ("family", "network", "professionals")


def key_findings(file: CaseFile) -> Iterator[Finding]:
    """What is wrong with the keys and names of a file."""
    seen: dict[str, Place] = {}
    plain: dict[str, str] = {}
    for field in _GROUPS:
        group = file.node.get(field)
        if not isinstance(group, MapNode):
            continue
        for key in group:
            place = Place(group.path, group.name_span(key))
            if not _KEY.fullmatch(key):
                yield _odd_key(key, place, plain.get(folded(key)), seen)
            if key in seen:
                label = Label(seen[key], "the first", "the first")
                yield KEY_TWICE.at(place, f"`{key}` names two people in this file.", labels=(label,))
            seen.setdefault(key, place)
            plain.setdefault(folded(key), key)
    yield from _names_in_two_spellings(file)


def _odd_key(key: str, place: Place, other: str | None, seen: dict[str, Place]) -> Finding:
    odd = odd_letter(key)
    if other is not None and other != key:
        label = Label(seen[other], f"`{other}`", "the other key")
        why = f": {odd}" if odd else ""
        return SIMILAR_KEYS.at(place, f"`{key}` looks nearly the same as `{other}`{why}.", labels=(label,))
    plain = plain_key(key)
    help = f"Write `{plain}`, here and wherever it is named." if plain else None
    return BAD_KEY.at(place, f"`{key}` cannot be a key" + (f": {odd}." if odd else "."), help)


def plain_key(name: str) -> str | None:
    """A key for a name or a word: its letters without accents, in small letters, joined by `-`."""
    letters = in_latin(name.strip()).casefold()
    plain = re.sub(r"[^a-z0-9_]+", "-", letters.encode("ascii", "ignore").decode("ascii").strip()).strip("-")
    return plain if _KEY.fullmatch(plain) else None


def _names_in_two_spellings(file: CaseFile) -> Iterator[Finding]:
    seen: dict[str, TextNode] = {}
    people: list[Person | Connection | Professional] = [*file.family.values(), *file.network.values()]
    people.extend(file.professionals.values())
    for somebody in people:
        name = somebody.name
        if name is None or name.isascii():
            continue
        first = seen.setdefault(unicodedata.normalize("NFC", name), name)
        if first != name:
            label = Label(first.place, "the other spelling", "the other spelling")
            where = f"line {first.span.line}"
            message = f"`{name}` looks the same as at {where}, but is written with other characters."
            yield TWO_SPELLINGS.at(name.place, message, labels=(label,))
