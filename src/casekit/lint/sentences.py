"""Small pieces of sentences: lists of words, short quotations, counts."""

from collections.abc import Sequence
from textwrap import shorten
from typing import Final

MOST_QUOTED: Final = 60
"""The most characters of the case that a message repeats."""


def listed(words: Sequence[str], last: str = "and") -> str:
    """`Mum, Dad and Nan`; `last` is the word before the last one."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def quoted(text: str) -> str:
    """The beginning of a text of the case between quotation marks, cut between words."""
    return f"“{shorten(' '.join(text.split()), MOST_QUOTED, placeholder=' …')}”"


def counted(number: int, one: str, several: str = "") -> str:
    """`1 visit`, `3 visits`; `several` where it is more than an s."""
    return f"1 {one}" if number == 1 else f"{number} {several or one + 's'}"
