"""The lists of words: which words, what to write instead, why, and who says so.

A list is a file in `lint/words`, named after the rule that reads it. To lint a case, only the lines that hold the words
are read; the rest of an entry is parsed when one of its words is found. Text stands in single quotes there, with ’ for
an apostrophe: that is the form of TOML which is read fastest.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Final

from casekit.text.frozen import dataclass
from casekit.text.package_files import package_file, package_text

_FOLDER: Final = "lint/words"
_ENTRY: Final = "[[entry]]\n"
_FORMS: Final = "forms = ["
_UNLESS: Final = "unless = ["
_SOURCES: Final = "sources"
_BETWEEN_TOKENS: Final = re.compile(r"[ -]+")

Token = frozenset[str]
"""One word of a form; `himself|herself` stands for either."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: forms of the words, plainer ones, why, who says so, and whether that was read there.

    A form is one word or several; a hyphen in it stands for a space too. `unless` are forms that mean something else
    (a work placement); `means` are words that explain the entry where they stand anywhere in the file.
    """

    forms: tuple[str, ...]
    instead: tuple[str, ...]
    why: str
    source: str
    verified: bool
    unless: tuple[str, ...] = ()
    means: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordList:
    """A list by its name. `exact` lists match capitals as they are written."""

    name: str
    exact: bool
    blocks: tuple[str, ...]

    def entry(self, number: int) -> Entry:
        """The entry with this number, counted from 0."""
        return _entry(self.blocks[number])

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries; for documents and tests, since it reads the whole list."""
        return tuple(self.entry(number) for number in range(len(self.blocks)))

    def forms(self, number: int) -> tuple[str, ...]:
        """The forms of one entry, without reading the rest of it."""
        return _listed(self.blocks[number], _FORMS)

    def unless(self, number: int) -> tuple[str, ...]:
        """The forms that mean something else, in the same way."""
        return _listed(self.blocks[number], _UNLESS)


@cache
def list_names() -> tuple[str, ...]:
    """The names of all lists, in alphabetical order."""
    return tuple(sorted(path.stem for path in package_file(_FOLDER).glob("*.toml") if path.stem != _SOURCES))


@cache
def word_list(name: str) -> WordList:
    """A list by its name. Raises `FileNotFoundError` where there is none."""
    head, *blocks = package_text(f"{_FOLDER}/{name}.toml").split(_ENTRY)
    return WordList(name, "exact = true" in head, tuple(blocks))


@cache
def sources() -> Mapping[str, str]:
    """Who says so, by the short name that entries use."""
    text = package_text(f"{_FOLDER}/{_SOURCES}.toml")
    return {name: str(title) for name, title in tomllib.loads(text).items()}


@cache
def tokens(form: str) -> tuple[Token, ...]:
    """The words of a form, in order."""
    return tuple(frozenset(token.split("|")) for token in _BETWEEN_TOKENS.split(form))


@cache
def _entry(block: str) -> Entry:
    read = tomllib.loads(block)
    return Entry(
        forms=tuple(read["forms"]),
        instead=tuple(read.get("instead", ())),
        why=read["why"],
        source=read["source"],
        verified=read["verified"],
        unless=tuple(read.get("unless", ())),
        means=tuple(read.get("means", ())),
    )


def _listed(block: str, name: str) -> tuple[str, ...]:
    """The texts of a list in a block of TOML; none where the block has no such list."""
    start = block.find(name)
    return () if start < 0 else tuple(block[start : block.index("]", start)].split("'")[1::2])
