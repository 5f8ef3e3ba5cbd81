"""Remarks on words: one for each entry of a list, at the first place, with the other places beside it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from casekit.case.case import Case
from casekit.case.record import Record
from casekit.lint.language.entries import sources
from casekit.lint.language.wording import Hit
from casekit.lint.recorded import answered_on
from casekit.lint.rule import Remark
from casekit.text.finding import ALIKE, Label, Severity

MOST_PLACES: Final = 20
"""So many places of one word are shown; more would not be read."""

MOST_SINGLE: Final = 3
"""More words than this become one remark that names them all."""
MOST_NAMED: Final = 6

Sayer = Callable[[Hit, int], str]
"""Makes the message of a remark from the first hit and how often the words were found."""


class Saying(NamedTuple):
    """How a rule speaks of words: of one entry, of one without case text, and of many (`{count}` is how many)."""

    one: Sayer
    public: str
    many: str


def word_remarks(
    rule: str, case: Case, hits: Iterable[Hit], saying: Saying, *, advice: bool = False
) -> Iterator[Remark]:
    """A remark for each entry that was hit, or one for many; advice where the source of the words was not read.

    With `advice` all of it is advice. Where a record carries a reason for the rule, its own hits are a remark of their
    own, so that the reason counts for them alone.
    """
    alike: dict[bool, list[tuple[Record, list[Hit]]]] = {False: [], True: []}
    for (record, _), those in _by_entry(rule, hits).items():
        is_advice = advice or not those[0].entry.verified
        if _has_reason(rule, record):
            yield _remark(case, record, those, saying, is_advice)
        else:
            alike[is_advice].append((record, those))
    for is_advice, words in alike.items():
        if len(words) > MOST_SINGLE:
            yield _together(case, words, saying, is_advice)
        else:
            yield from (_remark(case, record, those, saying, is_advice) for record, those in words)


def _remark(case: Case, record: Record, hits: list[Hit], saying: Saying, advice: bool) -> Remark:
    first = hits[0]
    return Remark(
        record,
        saying.one(first, len(hits)),
        saying.public,
        f"{_instead(first)} (Source: {sources()[first.entry.source]}.)",
        place=first.place(case),
        severity=Severity.ADVICE if advice else None,
        labels=_labels(case, hits[1:]),
    )


def _together(case: Case, words: list[tuple[Record, list[Hit]]], saying: Saying, advice: bool) -> Remark:
    """One remark on many words, which names the first of them and says what to write for each."""
    record, (first, *_) = words[0]
    public = saying.many.format(count=len(words))
    firsts = [those[0] for _, those in words]
    named = firsts[:MOST_NAMED]
    more = f" and {len(words) - MOST_NAMED} more" if len(words) > MOST_NAMED else ""
    return Remark(
        record,
        f"{public.removesuffix('.')}: {', '.join(map(quoted_word, named))}{more}.",
        public,
        " ".join(f"{quoted_word(hit)}: {_plain(hit)}" for hit in named),
        place=first.place(case),
        severity=Severity.ADVICE if advice else None,
        labels=_labels(case, firsts[1:]),
    )


def _labels(case: Case, hits: Iterable[Hit]) -> tuple[Label, ...]:
    return tuple(Label(hit.place(case), ALIKE, ALIKE) for hit in islice(hits, MOST_PLACES))


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
        if not _has_reason(rule, record):
            record = first_of.setdefault(hit.number, record)
        found.setdefault(_Key((record, hit.number)), []).append(hit)
    return found


def _has_reason(rule: str, record: Record) -> bool:
    return any(allowance.rule == rule for allowance in record.allow)


def _instead(hit: Hit) -> str:
    """What to write, or to ask oneself, as a sentence."""
    plain = _plain(hit)
    return f"{'Answer' if plain.endswith('?') else 'Write instead'}: {plain}"


def _plain(hit: Hit) -> str:
    """The plainer words of an entry, with a mark at the end."""
    plain = "; ".join(hit.entry.instead)
    return plain if plain.endswith(("?", ".", "…")) else f"{plain}."
