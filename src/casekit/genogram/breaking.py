"""Very long words, broken so that they stay in a narrow column; nothing is left out, and no letter loses its accent.

A hyphen stands where a word is broken between two letters of a script that has capitals (Latin, Greek, Cyrillic …); in
others words are broken without one.
"""

from collections.abc import Iterator

from casekit.pictures.letters import letters
from casekit.pictures.text_metrics import text_width, wrap


def wrapped(text: str, limit: float, size: float, bold: bool = False, *, most: float = 1.5) -> tuple[str, ...]:
    """Lines at most `limit` wide: a word wider than `most` times that is broken, others stay whole."""
    words = []
    for word in text.split():
        too_wide = text_width(word, size, bold) > most * limit
        words += list(_pieces(word, limit, size, bold)) if too_wide else [word]
    return wrap(" ".join(words), limit, size, bold)


def _pieces(word: str, limit: float, size: float, bold: bool) -> Iterator[str]:
    hyphen = text_width("-", size, bold)
    piece, width, before = "", 0.0, ""
    for letter in letters(word):
        wide = text_width(letter, size, bold)
        if piece and width + wide + hyphen > limit:
            yield f"{piece}-" if _has_capitals(before) and _has_capitals(letter) else piece
            piece, width = "", 0.0
        piece += letter
        width += wide
        before = letter
    yield piece


def _has_capitals(letter: str) -> bool:
    return letter[:1].isalpha() and letter[:1].upper() != letter[:1].lower()
