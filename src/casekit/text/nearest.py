"""The nearest of the words that exist, for a word that does not."""

from collections.abc import Iterable
from functools import lru_cache

_LONGEST = 60


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word that was most likely meant, if one is close enough to say so."""
    return _nearest(word[:_LONGEST], tuple(words))


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """` Did you mean `x`?` with a space before it, or nothing where no word is near."""
    meant = nearest(word, words)
    return f" Did you mean `{meant}`?" if meant else ""


@lru_cache(maxsize=20_000)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    from difflib import get_close_matches

    folded = word.strip().casefold().replace(" ", "-").replace("_", "-")
    for other in known:
        if other.replace("_", "-") == folded:
            return other
    close = get_close_matches(folded, [other.replace("_", "-") for other in known], n=1, cutoff=0.66)
    return next((other for other in known if other.replace("_", "-") == close[0]), None) if close else None
