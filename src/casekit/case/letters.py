"""Letters that look alike: of other scripts, and with accents written in two ways."""

import unicodedata
from typing import Final

_LIKE_LATIN: Final = str.maketrans("аеорсухіјѕԁһӏвкмнтиαορυνικ", "aeopcyxijsdhlbkmhtuaopuvik")


def in_latin(word: str) -> str:
    """A word with letters of other scripts replaced by the Latin letters they look like; accents are left out."""
    letters = unicodedata.normalize("NFKD", word.translate(_LIKE_LATIN))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def odd_letter(word: str) -> str | None:
    """The first letter that is not plain Latin, for a sentence: "`а` in it is a Cyrillic letter"."""
    for letter in word:
        if unicodedata.category(letter) == "Cf":
            return "it holds a character that cannot be seen"
        if letter.isalpha() and not letter.isascii():
            script = unicodedata.name(letter, "").partition(" ")[0].capitalize()
            kind = "letter with an accent" if script == "Latin" else f"{script} letter" if script else "letter"
            return f"`{letter}` in it is a {kind}"
    return None


def folded(word: str) -> str:
    """A word as it looks at a glance: two words that are folded alike are soon taken for one."""
    return in_latin(word).casefold().strip()
