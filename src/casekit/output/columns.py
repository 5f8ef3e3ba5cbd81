"""How much room text takes on a terminal, which gives every letter one column, two, or none."""

import unicodedata
from collections.abc import Iterator

_JOINER = "\u200d"
_AS_PICTURE = "\ufe0f"
_SOFT_HYPHEN = "\xad"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_NO_ROOM = ("Mn", "Me", "Cf")


def columns(text: str) -> int:
    """The columns a text takes: East Asian letters and emoji take two; marks set on a letter, and joiners, none.

    Emoji that are joined to one picture (a family, a flag) count as one, as in newer terminals; an older one shows
    the parts side by side, and gives them more room than this says (Unicode UAX 11 and UTS 51).
    """
    return sum(wide for _, wide in _clusters(text))


def first_columns(text: str, room: int) -> str:
    """As much of the beginning of a text as fits into `room` columns; no letter is parted from its marks."""
    kept, left = "", room
    for cluster, wide in _clusters(text):
        if wide > left:
            break
        kept, left = kept + cluster, left - wide
    return kept


def last_columns(text: str, room: int) -> str:
    """As much of the end of a text as fits into `room` columns; no letter is parted from its marks."""
    kept, left = "", room
    for cluster, wide in reversed(list(_clusters(text))):
        if wide > left:
            break
        kept, left = cluster + kept, left - wide
    return kept


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """Each letter with what is set on it or joined to it, and the columns that they take together."""
    cluster, wide = "", 0
    for letter in text:
        own = _own_columns(letter)
        joined = bool(cluster) and (own == 0 or cluster.endswith(_JOINER) or (ord(letter) in _SKIN_TONES and wide == 2))
        if joined:
            cluster += letter
            wide = 2 if letter == _AS_PICTURE and wide and not cluster[0].isalpha() else wide
            continue
        if cluster:
            yield cluster, wide
        cluster, wide = letter, own
    if cluster:
        yield cluster, wide


def _own_columns(letter: str) -> int:
    if letter == _SOFT_HYPHEN or letter.isascii():
        return 1
    if unicodedata.category(letter) in _NO_ROOM:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
