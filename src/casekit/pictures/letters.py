"""What readers see as one letter, whatever number of characters it is typed with (UAX 29, without its rarer rules),
and which letters the bundled fonts have.
"""

import unicodedata
from collections.abc import Iterable

from casekit.pictures.text_metrics import metrics

_JOINER = "\u200d"
_SKIN = range(0x1F3FB, 0x1F400)
_FLAG = range(0x1F1E6, 0x1F200)
_TAG = range(0xE0020, 0xE0080)
_UNSEEN = frozenset({"Cf", "Cc"})
_CHOOSERS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0), range(0x034F, 0x0350))


def letters(word: str) -> list[str]:
    """A word as readers see its letters: accents stay with what they stand on, parts of one emoji with each other."""
    found: list[str] = []
    for letter in word:
        code = ord(letter)
        joined = bool(found) and (
            unicodedata.category(letter).startswith("M")
            or letter == _JOINER
            or found[-1].endswith(_JOINER)
            or code in _SKIN
            or code in _TAG
            or (code in _FLAG and len(found[-1]) == 1 and ord(found[-1]) in _FLAG)
        )
        if joined:
            found[-1] += letter
        else:
            found.append(letter)
    return found


def inked(letter: str) -> list[str]:
    """The characters of a letter for which a font needs a glyph, without those that only join or choose forms."""
    return [
        one
        for one in letter
        if unicodedata.category(one) not in _UNSEEN and not any(ord(one) in choosers for choosers in _CHOOSERS)
    ]


def covers(text: str, *, bold: bool) -> bool:
    """Whether the regular or the bold font of the package has a glyph for all of a text that needs one."""
    advance = metrics(bold).advance
    lacking = [one for one in set(text) if advance(ord(one)) is None]
    return not inked("".join(lacking))


def uncovered(texts: Iterable[str]) -> tuple[str, ...]:
    """The letters of these texts that the bundled font cannot draw, each once, in the order they come."""
    texts = tuple(texts)
    if covers("".join(texts), bold=False):
        return ()
    found: dict[str, None] = {}
    for text in texts:
        if not covers(text, bold=False):
            found |= dict.fromkeys(letters(unicodedata.normalize("NFC", text)))
    return tuple(letter for letter in found if not covers(letter, bold=False))
