"""The order in which a line of mixed directions is drawn: Arabic and Hebrew run from right to left, and numbers in
them from left to right.

The Unicode Bidirectional Algorithm (UAX 9) for one line of a left-to-right paragraph, without the characters that
steer directions: they never reach a picture.
"""

import unicodedata
from itertools import groupby

from casekit.text.frozen import dataclass
from casekit.text.pattern import pattern

LEFT_TO_RIGHT = "\u200e"
"""A mark that nobody sees and that counts as a letter running from left to right."""
_BREAK = pattern(r"[,;:)]+(?= |$)")
_RIGHT = frozenset({"R", "AL"})
_NUMBER = frozenset({"EN", "AN"})
_BESIDE_NUMBERS = frozenset({"ES", "CS", "ET"})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line, as typed, that runs one way and is of one script, as far as the joining of letters goes."""

    text: str
    leftward: bool


def runs(text: str) -> tuple[Run, ...]:
    """The stretches of a line in the order in which they stand from left to right."""
    found: list[tuple[int, str]] = []
    levels = _levels(text)
    kinds = [kind if level == 1 else "" for level, kind in zip(levels, _joining(text), strict=True)]
    for (level, _), group in groupby(zip(levels, kinds, text, strict=True), key=lambda one: one[:2]):
        found.append((level, "".join(letter for _, _, letter in group)))
    shown: list[Run] = []
    for leftward, stretch in groupby(found, key=lambda one: one[0] > 0):
        ordered = [Run(part, level == 1) for level, part in stretch]
        shown += reversed(ordered) if leftward else ordered
    return tuple(shown)


def names_apart(text: str) -> str:
    """A sentence with a mark after each name that runs from right to left, where a comma, colon or bracket follows.

    Without it, neighbours in a list of such names would be one stretch, and the list would read from its end.
    """
    if not has_leftward(text):
        return text
    strong = _strong(text)
    return _BREAK.sub(lambda at: f"{LEFT_TO_RIGHT if 'R' in strong[at.start() - 1 : at.start()] else ''}{at[0]}", text)


def has_leftward(text: str) -> bool:
    """Whether a text has letters that run from right to left."""
    return any(unicodedata.bidirectional(letter) in _RIGHT for letter in text)


def _levels(text: str) -> list[int]:
    """0 for what runs rightward, 1 for what runs leftward, 2 for a number inside that."""
    kinds = _strong(text)
    levels = [0] * len(kinds)
    for place, kind in enumerate(kinds):
        if kind == "R":
            levels[place] = 1
        elif kind == "N":
            levels[place] = 2
        elif kind == "O" and _before(kinds, place) in "RN" and _after(kinds, place) in "RN":
            levels[place] = 1
    return levels


def _joining(text: str) -> list[str]:
    """For each letter, whether it or the last one before it that shows a direction belongs to the Arabic scripts."""
    shown = ""
    found = []
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        shown = kind if kind in ("L", "R", "AL") else shown
        found.append(shown)
    return found


def _strong(text: str) -> list[str]:
    """Each letter's part: `L` and `R` run their way, `N` is a number after `R`, `O` goes with what is round it."""
    kinds: list[str] = []
    strong = "L"
    for place, letter in enumerate(text):
        kind = unicodedata.bidirectional(letter)
        if kind in ("NSM", "BN"):
            kinds.append(kinds[-1] if kinds else "L")
        elif kind == "L":
            strong = "L"
            kinds.append("L")
        elif kind in _RIGHT:
            strong = "R"
            kinds.append("R")
        elif kind in _NUMBER:
            kinds.append("N" if strong == "R" else "L")
        else:
            between = kind in _BESIDE_NUMBERS and kinds[-1:] == ["N"] and _is_number(text[place + 1 : place + 2])
            kinds.append("N" if between else "O")
    return kinds


def _is_number(letter: str) -> bool:
    return bool(letter) and unicodedata.bidirectional(letter) in _NUMBER


def _before(kinds: list[str], place: int) -> str:
    return next((kind for kind in reversed(kinds[:place]) if kind != "O"), "L")


def _after(kinds: list[str], place: int) -> str:
    return next((kind for kind in kinds[place + 1 :] if kind != "O"), "L")
