"""What readers see as one letter, whatever number of characters it is typed with (UAX 29, without its rarer rules)."""

import unicodedata

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
