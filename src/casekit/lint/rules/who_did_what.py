"""The rule that an event of violence says who did what to whom."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from casekit.case.case import Case
from casekit.case.events import Event
from casekit.lint.context import Context
from casekit.lint.language.quotations import is_in, quoted_stretches
from casekit.lint.language.wording import wording_of
from casekit.lint.recorded import dated
from casekit.lint.rule import Remark, rule
from casekit.text.finding import Severity

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


@rule(
    "who-did-what-to-whom",
    subject="chronology",
    severity=Severity.WARNING,
    many="{count} events of violence do not say who did what to whom.",
)
def who_did_what_to_whom(case: Case, context: Context) -> Iterator[Remark]:
    """An event of violence does not say who did what to whom.

    Who is to be made safe from whom depends on it, and one day the child will want to know. The rule looks at incidents
    with a theme of abuse that do not fill in both `did` and `harmed` under `who`. It says nothing where the words name
    two people, unless they share the violence out between them ("a fight") or leave out who did it ("was hit").

    Source: Kent guidance, Case Summary Example: "domestic abuse by your mum towards your dad"; Queensland Child Safety
    Practice Manual, Recording violence: "Paul assaulted Sally", not "Sally was assaulted".
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - date: 2022-06-18
              kind: incident
              themes: [domestic-abuse]
              what: There was a fight between Aino and Moussa.
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - date: 2022-06-18
              kind: incident
              themes: [domestic-abuse]
              who: {did: [aino], harmed: [moussa]}
              what: Aino threw a plate at Moussa and cut his arm.
    """
    names: frozenset[str] | None = None
    for event in case.events:
        if not _is_violence(event) or _is_told(event):
            continue
        names = _names(case) if names is None else names
        clue = _clue(event)
        if clue is None and len(names.intersection(_WORD.findall(event.what.lower()))) > 1:
            continue
        if any(hit.prose.text is event.what for hit in wording_of(case).of("mutualised-violence")):
            continue
        about = f"The event {dated(event.date)}"
        said = f": it says “{clue}”" if clue else ""
        yield Remark(
            event,
            f"{about} does not say who did what to whom{said}.",
            "An event of violence does not say who did what to whom.",
            "Say what each person did, and fill in `who: {did: [...], harmed: [...]}`. If nobody knows, say that.",
            "what",
        )


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
