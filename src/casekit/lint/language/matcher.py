"""Finding the words of all lists in a text, in one pass and in time that grows with the text alone.

Words match whole and in any case; `attention-seeking` and `attention seeking` are the same, and a word may carry a
possessive `’s`. Words between quotation marks are passed over.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from casekit.lint.language.entries import WordList, list_names, tokens, word_list
from casekit.lint.language.quotations import is_in, quoted_stretches
from casekit.text.frozen import dataclass

_APART: Final = bytes(sign if chr(sign) in "abcdefghijklmnopqrstuvwxyz0123456789" else 0x20 for sign in range(256))
"""What `_pieces` makes of each byte: a space, unless it is a letter or a figure."""
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_HYPHENS: Final = frozenset("-‐‑")
_COMMON: Final = frozenset(
    re.findall(
        r"\w+",
        "adult child contact domestic drugs every family feel from have himself home house looked older parent parents "
        "place return school sexual social some their this time visit with worker your",
    )
)
"""Words that stand in many texts; a form is looked for by another of its words where it has one."""
SHORTEST_RARE: Final = 4
_OTHER: Final = -1
"""The number in place of an entry's for words that mean something else."""
LONGEST_GAP: Final = 60
"""The most spaces between two words of one form; in YAML's `|` texts a line may begin with some."""


class Match(NamedTuple):
    """Words of a list in a text: which list and entry, and the stretch of the text."""

    list: str
    entry: int
    start: int
    end: int


class _Form(NamedTuple):
    """One form of an entry, and which of its words is the anchor by which it is found."""

    list: str
    entry: int
    form: str
    anchor: int
    anchors: Sequence[str]
    exact: bool


@dataclass(frozen=True, slots=True)
class Matcher:
    """The forms of some lists by their anchor: the longest word of each, in small letters.

    `started` has each form and the number of its anchor by the first letters of the anchor, up to an apostrophe.
    """

    forms: Mapping[str, tuple[_Form, ...]]
    started: Mapping[bytes, tuple[tuple[str, int], ...]]
    pieces: frozenset[bytes]

    def find(self, text: str) -> tuple[Match, ...]:
        """The words found outside quotation marks, in order; of several that overlap in one list, the longest."""
        small = lowered(text)
        pieces = _pieces(small)
        anchors = self.pieces.intersection(pieces)
        if not anchors or not self._may_be_said(anchors, frozenset(pieces)):
            return ()
        words = _words(small)
        found: list[Match] = []
        for at, word in enumerate(words):
            for form in self.forms.get(word[0], ()):
                match = _match(form, words, at, text)
                if match is not None:
                    found.append(match)
        if not found:
            return ()
        quoted = quoted_stretches(text)
        return _longest(match for match in found if not is_in(quoted, match.start, match.end))

    def _may_be_said(self, anchors: Iterable[bytes], pieces: frozenset[bytes]) -> bool:
        """Whether all words of some form stand in a text, wherever: far cheaper to tell than where, and rarely so."""
        for anchor in anchors:
            for form, number in self.started[anchor]:
                for words in _others(form, number):
                    if pieces.isdisjoint(words):
                        break
                else:
                    return True
        return False


def matcher_of(lists: Iterable[WordList]) -> Matcher:
    """A matcher for these lists."""
    forms: dict[str, list[_Form]] = {}
    for one in lists:
        for number in range(len(one.blocks)):
            meant = [_Form(one.name, number, form, *_anchor(form), one.exact) for form in one.forms(number)]
            meant += [_Form(one.name, _OTHER, form, *_anchor(form), one.exact) for form in one.unless(number)]
            for form in meant:
                for anchor in form.anchors:
                    forms.setdefault(anchor.lower(), []).append(form)
    started: dict[bytes, dict[tuple[str, int], None]] = {}
    for anchor, those in forms.items():
        started.setdefault(_piece(anchor), {}).update(((form.form, form.anchor), None) for form in those)
    return Matcher(
        {word: tuple(those) for word, those in forms.items()},
        {piece: tuple(those) for piece, those in started.items()},
        frozenset(started),
    )


def _pieces(small: str) -> list[bytes]:
    """The runs of letters a to z and figures; as bytes, since these are taken apart several times faster than text."""
    return small.encode("utf-8", "replace").translate(_APART).split()


def _piece(word: str) -> bytes:
    return word.lower().partition("’")[0].encode()


@cache
def _others(form: str, anchor: int) -> tuple[frozenset[bytes], ...]:
    """For each further word of a form, the words that may stand there; made when its anchor is first found.

    A word with letters beyond a to z is left to the closer look.
    """
    if form.isalnum():
        return ()
    others = (token for number, token in enumerate(tokens(form)) if number != anchor)
    choices = (frozenset(map(_piece, token)) for token in others)
    return tuple(words for words in choices if all(word.isalnum() for word in words))


def _anchor(form: str) -> tuple[int, list[str]]:
    """Which word of a form to look for first, and the words that may stand there: a rare one, and long ones are."""
    if form.isalnum():
        return 0, [form]
    choices = [word.split("|") for word in form.replace("-", " ").split(" ")]
    lengths = [min(map(len, choice)) for choice in choices]
    rare = [
        choice[0] not in _COMMON and length >= SHORTEST_RARE for choice, length in zip(choices, lengths, strict=True)
    ]
    at = max(range(len(choices)), key=lambda number: (rare[number], lengths[number]))
    return at, choices[at]


@cache
def all_words() -> Matcher:
    """The matcher for all lists; built when it is first asked for."""
    return matcher_of(word_list(name) for name in list_names())


def lowered(text: str) -> str:
    """A text in small letters, sign for sign: what has no small letter of one sign stays as it is."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


_Word = tuple[str, int, int]
"""A word in small letters without a possessive `’s`, where it begins, and just past where it ends."""


def _words(small: str) -> list[_Word]:
    found = []
    for match in _WORD.finditer(small):
        said = match.group()
        start, end = match.span()
        if not said.isalnum():
            if said.endswith(("'s", "’s")):
                said, end = said[:-2], end - 2
            said = said.replace("'", "’")
        found.append((said, start, end))
    return found


def _match(form: _Form, words: list[_Word], at: int, text: str) -> Match | None:
    """The match of a form whose anchor is the word at this number."""
    if form.exact and text[words[at][1] : words[at][2]] != form.form:
        return None
    wanted = tokens(form.form)
    first = at - form.anchor
    if first < 0 or first + len(wanted) > len(words):
        return None
    said = words[first : first + len(wanted)]
    if not form.exact and any(word[0] not in token for word, token in zip(said, wanted, strict=True)):
        return None
    if any(not _is_gap(text, one[2], two[1]) for one, two in pairwise(said)):
        return None
    return Match(form.list, form.entry, said[0][1], said[-1][2])


def _is_gap(text: str, start: int, end: int) -> bool:
    """Whether nothing but a hyphen, or space and at most one new line, stands between two words."""
    if end - start > LONGEST_GAP:
        return False
    between = text[start:end]
    return between in _HYPHENS or (between.isspace() and between.count("\n") < 2)


def _longest(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Without those that lie within another match of the same list, and without words that mean something else."""
    kept: dict[str, Match] = {}
    found: list[Match] = []
    for match in sorted(matches, key=lambda one: (one.start, -one.end)):
        before = kept.get(match.list)
        if before is None or match.start >= before.end:
            kept[match.list] = match
            found.append(match)
    return tuple(match for match in found if match.entry != _OTHER)
