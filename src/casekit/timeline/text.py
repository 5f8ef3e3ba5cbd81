"""Text as it stands in a timeline: in one line, safe, and broken so that nothing is wider than its column."""

import unicodedata
from functools import lru_cache

from casekit.pictures.text_metrics import text_width, wrap
from casekit.text.escape import one_line, terminal


@lru_cache(maxsize=1 << 15)
def shown(text: str) -> str:
    """Text in one line, as it is measured and drawn."""
    return one_line(terminal(text))


@lru_cache(maxsize=4096)
def broken(text: str, limit: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text in a column: broken between words, and inside a word that is wider than the column."""
    line = shown(text)
    if text_width(line, size, bold) <= limit:
        return (line,)
    parts = [part for word in line.split() for part in _parts(word, limit, size, bold)]
    return wrap(" ".join(parts), limit, size, bold) or ("",)


def _parts(word: str, limit: float, size: float, bold: bool) -> list[str]:
    if text_width(word, size, bold) <= limit:
        return [word]
    parts: list[str] = [""]
    width = 0.0
    for letter in word:
        more = text_width(letter, size, bold)
        if width + more > limit and unicodedata.category(letter) not in ("Mn", "Me", "Mc", "Cf"):
            parts.append("")
            width = 0.0
        parts[-1] += letter
        width += more
    return [part for part in parts if part]
