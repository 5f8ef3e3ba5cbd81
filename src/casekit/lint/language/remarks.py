"""Remarks on words: one for each entry of a list, at the first place, with the other places beside it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from casekit.case.case import Case
from casekit.case.record import Record
from casekit.lint.language.entries import sources
from casekit.lint.language.wording import Hit
from casekit.lint.recorded import answered_on
from casekit.lint.rule import Remark
from casekit.text.finding import Label, Severity

MOST_PLACES: Final = 20
"""So many places of one word are shown; more would not be read."""

Sayer = Callable[[Hit, int], str]
"""Makes the message of a remark from the first hit and how often the words were found."""


def word_remarks(
    rule: str,
    case: Case,
    hits: Iterable[Hit],
    say: Sayer,
    public: str,
    *,
    unverified: Severity | None = Severity.ADVICE,
) -> Iterator[Remark]:
    """A remark for each entry that was hit; advice where its source was not read.

    Where a record carries a reason for the rule, its own hits are a remark of their own, so that the reason counts for
    them alone.
    """
    for (record, _), those in _by_entry(rule, hits).items():
        first = those[0]
        entry = first.entry
        yield Remark(
            record,
            say(first, len(those)),
            public,
            _help(first),
            place=first.place(case),
            severity=None if entry.verified else unverified,
            labels=tuple(Label(hit.place(case), "here too", "here too") for hit in those[1:MOST_PLACES]),
        )


def quoted_word(hit: Hit) -> str:
    """The words as they stand in the file, between quotation marks."""
    return f"“{hit.written}”"


def times(count: int) -> str:
    """Nothing for once, else how often, to end a sentence with."""
    return "" if count == 1 else f" ({count} times)"


class _Key(tuple[Record, int]):
    """A record and an entry; records are told apart as the things they are, not by what they hold."""

    __slots__ = ()

    def __hash__(self) -> int:
        return hash((id(self[0]), self[1]))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self[0] is other[0] and self[1] == other[1]


def _by_entry(rule: str, hits: Iterable[Hit]) -> dict[_Key, list[Hit]]:
    found: dict[_Key, list[Hit]] = {}
    first_of: dict[int, Record] = {}
    for hit in hits:
        record = answered_on(rule, *hit.prose.around)
        if not any(allowance.rule == rule for allowance in record.allow):
            record = first_of.setdefault(hit.number, record)
        found.setdefault(_Key((record, hit.number)), []).append(hit)
    return found


def _help(hit: Hit) -> str:
    """The plainer words and who says so."""
    entry = hit.entry
    source = sources()[entry.source]
    if not entry.instead:
        return f"{entry.why} (Source: {source}.)"
    instead = "; ".join(entry.instead)
    end = "" if instead.endswith(("?", ".")) else "."
    return f"Instead: {instead}{end} (Source: {source}.)"
