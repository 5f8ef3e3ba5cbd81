"""How hard a text is to read, by the Flesch–Kincaid grade level.

Source: Kincaid, Fishburne, Rogers and Chissom, Derivation of New Readability Formulas (Automated Readability Index, Fog
Count and Flesch Reading Ease Formula) for Navy Enlisted Personnel, Research Branch Report 8-75, 1975: 0.39 words a
sentence + 11.8 syllables a word - 15.59. The measure counts; it does not read. Syllables are counted by the letters, in
doubt too few, so that a text never seems harder than it is.
"""

import re
from typing import Final, NamedTuple

from casekit.lint.language.quotations import quoted_stretches

AGE_IN_FIRST_GRADE: Final = 6
"""Children in the United States begin grade 1 at six."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END: Final = re.compile(r"(?<![.!?])[.!?]++(?=\s|$)|\n[^\S\n]*\n|\n[^\S\n]*[-*•]")
_VOWELS: Final = re.compile(r"[aeiouyàáâäåæèéêëìíîïòóôöøùúûü]+")
_SILENT_END: Final = re.compile(r"(?:[^aeiouytdl]ed|[^aeiouysxzgc]es|[^aeiouyl]e|[aeiouy]le)$")
_SILENT_INSIDE: Final = re.compile(r"^some(?=[bdhotw])|[^aeiouy]e(?=(?:ly|ful|fully|less|ment|ments)$)")
_END_MARKS: Final = ".!?"


class Counts(NamedTuple):
    """What the measure counts in a text."""

    words: int
    sentences: int
    syllables: int

    @property
    def grade(self) -> float:
        """The Flesch–Kincaid grade level; 0 where there are no words."""
        if not self.words:
            return 0.0
        sentences = max(1, self.sentences)
        return 0.39 * self.words / sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def age(self) -> int:
        """The age at which children are in that grade, in whole years."""
        return int(max(0.0, self.grade)) + AGE_IN_FIRST_GRADE - 1

    def __add__(self, other: object) -> "Counts":
        """What both texts hold together."""
        if not isinstance(other, Counts):
            return NotImplemented
        return Counts(self.words + other.words, self.sentences + other.sentences, self.syllables + other.syllables)


NOTHING: Final = Counts(0, 0, 0)


def counts(text: str) -> Counts:
    """Words, sentences and syllables of a text, without figures and without what is quoted."""
    own = _without_quotations(text)
    words = [word.lower() for word in _WORD.findall(own)]
    ends = sum(bool(_WORD.search(part)) for part in _SENTENCE_END.split(own))
    return Counts(len(words), ends, sum(map(syllables, words)))


def syllables(word: str) -> int:
    """About how many syllables an English word in small letters has; at least one."""
    groups = len(_VOWELS.findall(word))
    if groups > 1 and _SILENT_END.search(word[-3:]):
        groups -= 1
    if _SILENT_INSIDE.search(word):
        groups -= 1
    return max(1, groups)


def _without_quotations(text: str) -> str:
    """The text with a quotation's last mark in its place, so that a sentence ends where it ended."""
    kept: list[str] = []
    at = 0
    for start, end in quoted_stretches(text):
        last = text[end - 2 : end - 1]
        kept += [text[at:start], f"{last} " if last in _END_MARKS else " "]
        at = end
    return "".join((*kept, text[at:]))
