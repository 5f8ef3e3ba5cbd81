"""The words of the lists that stand in a case, found once for all rules that ask."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from casekit.case.case import Case
from casekit.case.people import Person
from casekit.lint.language.entries import Entry, word_list
from casekit.lint.language.matcher import Match, all_words, lowered
from casekit.lint.language.position import place_of
from casekit.lint.language.prose import Prose, prose_of
from casekit.lint.language.voices import Voice
from casekit.lint.same import Same
from casekit.text.finding import Place


class Hit(NamedTuple):
    """Words of a list in a text of a case: the list, the number of the entry in it, and the stretch of the text."""

    list: str
    number: int
    prose: Prose
    start: int
    end: int

    @property
    def entry(self) -> Entry:
        """What the list says of the words."""
        return word_list(self.list).entry(self.number)

    @property
    def written(self) -> str:
        """The words as they stand in the text, on one line."""
        return " ".join(self.prose.text[self.start : self.end].split())

    def overlaps(self, other: "Hit") -> bool:
        """Whether a word of this one belongs to the other, too."""
        return self.prose is other.prose and self.start < other.end and other.start < self.end

    @property
    def sentence(self) -> tuple[str, str]:
        """What stands in the same sentence before the words, and after them."""
        text = self.prose.text
        before = text[max(0, self.start - LONGEST_SENTENCE) : self.start]
        after = text[self.end : self.end + LONGEST_SENTENCE]
        return before[_last_end(before) :], after[: _first_end(after)]

    def place(self, case: Case) -> Place:
        """Where the words stand in the file."""
        return place_of(self.prose.text, self.start, self.end, case.sources)


LONGEST_SENTENCE = 400
"""So many signs on either side of a word are looked at for the sentence it is in."""


class Wording(NamedTuple):
    """What stands in the worker's texts of a case, and the words of each list that were found there."""

    prose: tuple[Prose, ...]
    hits: Mapping[str, tuple[Hit, ...]]

    def of(self, name: str, *voices: Voice) -> Iterator[Hit]:
        """The words of one list, in texts of these voices (of any, where none is named)."""
        return (hit for hit in self.hits.get(name, ()) if not voices or hit.prose.voice in voices)

    def is_said(self, phrases: Iterable[str]) -> bool:
        """Whether any of these phrases, in small letters, stands in any of the texts."""
        wanted = tuple(phrases)
        return bool(wanted) and any(phrase in small for small in self._small for phrase in wanted)

    @property
    def _small(self) -> Iterator[str]:
        return (" ".join(prose.text.lower().split()) for prose in self.prose)


def wording_of(case: Case) -> Wording:
    """What stands in the worker's texts of a case; found once for each case."""
    return _wording(Same(case))


@lru_cache(maxsize=1)
def _wording(key: Same) -> Wording:
    case = key.case
    prose = prose_of(case)
    find = all_words().find
    hits: dict[str, list[Hit]] = {}
    names: tuple[str, ...] | None = None
    for one in prose:
        for match in find(one.text):
            names = _names(case) if names is None else names
            if not _is_in_name(match, one.text, names):
                hit = Hit(match.list, match.entry, one, match.start, match.end)
                hits.setdefault(match.list, []).append(hit)
    return Wording(prose, {name: tuple(those) for name, those in hits.items()})


def _names(case: Case) -> tuple[str, ...]:
    """The names of people, homes and places in a case, in small letters."""
    named = [one.name for one in case.everybody.values()]
    named += [household.name for household in case.households]
    for one in case.everybody.values():
        if isinstance(one, Person):
            named += [one.known_as, one.school, *(school.name for school in one.schools)]
    return tuple({lowered(name) for name in named if name})


def _is_in_name(match: Match, text: str, names: tuple[str, ...]) -> bool:
    """Whether the words are part of a name: the Contact Theatre is no contact."""
    small = lowered(text)
    found = small[match.start : match.end]
    for name in names:
        at = name.find(found)
        if at >= 0 and match.start >= at and small.startswith(name, match.start - at):
            return True
    return False


def _last_end(text: str) -> int:
    return max(text.rfind(sign) + len(sign) if sign in text else 0 for sign in _SENTENCE_ENDS)


def _first_end(text: str) -> int:
    return min(text.find(sign) if sign in text else len(text) for sign in _SENTENCE_ENDS)


_SENTENCE_ENDS = (". ", "! ", "? ", ".\n", "!\n", "?\n", "\n\n")
