"""Events of violence of which the file does not say who did what to whom."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from casekit.case.case import Case
from casekit.case.events import Event
from casekit.lint.language.quotations import is_in, quoted_stretches

_THEMES: Final = frozenset(
    {"domestic-abuse", "domestic-violence", "physical-abuse", "sexual-abuse", "emotional-abuse", "sexual-exploitation"}
)
_KINDS: Final = frozenset({"incident", "domestic-abuse"})
"""Kinds of event in which somebody does something to somebody; a conference about violence is none."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_SOMEBODY: Final = frozenset(
    _WORD.findall(
        "mum mummy mother dad daddy father stepdad stepmum stepfather stepmother nan nana gran granny grandma grandad "
        "grandmother grandfather aunt auntie uncle brother sister partner boyfriend girlfriend husband wife parent "
        "cousin neighbour friend teacher man woman boy girl child baby"
    )
)
_CLUES: Final = (
    r"\b(?:fights?|fighting|fought|arguments?|argued|arguing|altercations?|scuffles?"
    r"|(?:incident|dispute|disturbance|violence|abuse) between)\b",
    r"\b(?:was|were|been|got) (?:hit|assaulted|injured|hurt|attacked|beaten|punched|kicked|slapped|pushed|strangled"
    r"|abused|threatened|bruised|raped)\b(?![^.!?\n]{0,200}\bby\b)",
)
"""Words that share violence out between two people, and words that leave out who did it."""


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The clues, made when an event of violence first needs them."""
    return tuple(re.compile(clue, re.IGNORECASE) for clue in _CLUES)


def untold_violence(case: Case) -> Iterator[tuple[Event, str | None]]:
    """Each incident of violence that does not say who did what to whom, with the words that leave it open, if any do.

    Its record does not name both who did it and who was harmed, and its words either name fewer than two people, or
    share the violence out between them, or leave out who did it.
    """
    names: frozenset[str] | None = None
    for event in case.events:
        if not _is_violence(event) or _is_told(event):
            continue
        names = _names(case) if names is None else names
        clue = _clue(event)
        if clue is not None or len(names.intersection(_WORD.findall(event.what.lower()))) < 2:
            yield event, clue


def _is_violence(event: Event) -> bool:
    if event.kind not in _KINDS:
        return False
    return event.kind == "domestic-abuse" or any(theme.lower().replace(" ", "-") in _THEMES for theme in event.themes)


def _is_told(event: Event) -> bool:
    """Whether the record names who did it and who was harmed, or holds something there that could not be read."""
    who = event.who
    if who is None:
        return event.says("who")
    return (bool(who.did) or who.says("did")) and (bool(who.harmed) or who.says("harmed"))


def _clue(event: Event) -> str | None:
    """The first words outside quotations that share violence out, or leave out who did it."""
    quoted = quoted_stretches(event.what)
    for pattern in _patterns():
        for match in pattern.finditer(event.what):
            if not is_in(quoted, match.start(), match.end()):
                return match.group()
    return None


def _names(case: Case) -> frozenset[str]:
    """The words, in small letters, by which a text can name somebody."""
    first = {words[0] for one in case.everybody.values() if one.name and (words := _WORD.findall(one.name.lower()))}
    known = {str(person.known_as).lower() for person in case.family.values() if person.known_as}
    return frozenset(first | known | _SOMEBODY)
