"""The nearest of the words that exist, for a word that does not."""

from collections.abc import Sequence
from difflib import get_close_matches

_LONGEST = 60


def did_you_mean(word: str, words: Sequence[str]) -> str:
    """` Did you mean `x`?` with a space before it, or nothing where no word is near."""
    found = get_close_matches(word.lower()[:_LONGEST], words, n=1, cutoff=0.6)
    return f" Did you mean `{found[0]}`?" if found else ""
