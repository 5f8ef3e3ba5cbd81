"""Looking for words in an entry: whole words, without regard to capitals and accents."""

import re
import unicodedata
from typing import Final

from casekit.chronology.entries import Entry
from casekit.chronology.words import in_words
from casekit.text.frozen import dataclass

_WORD: Final = re.compile(r"\w+(?:['’]\w+)*\*?")


@dataclass(frozen=True, slots=True)
class Search:
    """Words that must all be in an entry, in any order; one that ends in `*` stands for all words that begin so."""

    words: tuple[re.Pattern[str], ...]

    @classmethod
    def for_words(cls, asked: str) -> "Search":
        """The search for what somebody typed; marks between the words count for nothing."""
        return cls(tuple(_pattern(word) for word in dict.fromkeys(_WORD.findall(bare(asked)))))

    def finds(self, entry: Entry) -> bool:
        """Whether every word stands somewhere in what the entry shows."""
        text = bare("\n".join(shown(entry)))
        return all(word.search(text) for word in self.words)


def _pattern(word: str) -> re.Pattern[str]:
    end = r"\w*" if word.endswith("*") else ""
    return re.compile(rf"(?<!\w){re.escape(word.rstrip('*'))}{end}(?!\w)")


def bare(text: str) -> str:
    """A text without accents and capitals, and with one form of apostrophe."""
    if not text.isascii():
        text = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
        text = text.replace("’", "'")
    return text.casefold()


def shown(entry: Entry) -> tuple[str, ...]:
    """Every text that an entry shows: the worker's own, and names, kinds, themes and sources in words."""
    kind = (entry.kind, in_words(entry.kind)) if entry.kind else ()
    statements = (one.qualified for one in (entry.significance, entry.impact) if one)
    disputes = (one.words for one in entry.disputed)
    themes = (text for theme in entry.themes for text in (theme, in_words(theme)))
    return (
        *entry.texts,
        *statements,
        *disputes,
        *entry.who_words,
        entry.action_words,
        entry.source_words,
        entry.when,
        *kind,
        *themes,
        entry.withheld or "",
    )
