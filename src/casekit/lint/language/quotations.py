"""Where a text quotes somebody. Quoted words belong to whoever said them, and no rule judges them.

In doubt a stretch counts as quoted: a quotation that is not closed runs to the end of its paragraph, and a single
quotation mark that may be an apostrophe closes nothing while another one follows.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

Stretch = tuple[int, int]
"""A stretch of a text: where it begins, and just past where it ends."""

_MARKS: Final = frozenset("\"“”„«»'‘’‚`")
_PARAGRAPH_END: Final = re.compile(r"\n[ \t\r]*\n")
_OPENS: Final = frozenset("“„«")
_CLOSES: Final = frozenset("”»")


def quoted_stretches(text: str) -> tuple[Stretch, ...]:
    """The stretches of a text between quotation marks, the marks included; in order, and none overlaps another."""
    if _MARKS.isdisjoint(text):
        return ()
    found: list[Stretch] = []
    for start, end in _paragraphs(text):
        found += _in_double_marks(text, start, end)
        found += _in_single_marks(text, start, end)
    return _joined(sorted(found))


def is_in(stretches: Sequence[Stretch], start: int, end: int) -> bool:
    """Whether any part of `start` to `end` lies in one of the stretches, which are in order and do not overlap."""
    at = bisect_left(stretches, end, key=lambda stretch: stretch[0])
    return at > 0 and stretches[at - 1][1] > start


def _joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    joined: list[Stretch] = []
    for start, end in stretches:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _paragraphs(text: str) -> Iterator[Stretch]:
    start = 0
    for blank in _PARAGRAPH_END.finditer(text):
        yield start, blank.start()
        start = blank.end()
    yield start, len(text)


def _in_double_marks(text: str, start: int, end: int) -> Iterator[Stretch]:
    opened: int | None = None
    for at in range(start, end):
        sign = text[at]
        if opened is None:
            if sign == '"' or sign in _OPENS or (sign == "”" and _is_word(text, at + 1)):
                opened = at
        elif sign == '"' or sign in _CLOSES or (sign == "“" and text[opened] == "„"):
            yield opened, at + 1
            opened = None
    if opened is not None:
        yield opened, end


def _in_single_marks(text: str, start: int, end: int) -> Iterator[Stretch]:
    """From an opening mark to the last mark that may close it before the next one opens."""
    opened: int | None = None
    closed: int | None = None
    is_curly = False
    for at in range(start, end):
        sign = text[at]
        if sign not in "'‘’‚`":
            continue
        if _opens(text, at, sign):
            if opened is not None and closed is not None:
                yield opened, closed + 1
                opened, closed, is_curly = None, None, False
            opened = at if opened is None else opened
            is_curly = is_curly or sign in "‘‚"
        elif opened is not None and _may_close(text, at):
            closed = at
    if opened is not None and (closed is not None or is_curly):
        yield opened, end if closed is None else closed + 1


def _opens(text: str, at: int, sign: str) -> bool:
    if sign in "‘‚":
        return True
    return sign != "’" and not _is_word(text, at - 1) and at + 1 < len(text) and not text[at + 1].isspace()


def _may_close(text: str, at: int) -> bool:
    return not _is_word(text, at + 1) and at > 0 and not text[at - 1].isspace()


def _is_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()
