"""The same event told twice: where a row of a sheet looks like an event that is there already.

Nothing is decided here. A likeness is a reason to show two accounts beside each other, and no more.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from casekit.case.dates import PartialDate
from casekit.exchange.rows import DATE_AS_WRITTEN, SheetEvent, is_sure
from casekit.text.frozen import dataclass

_STEM: Final = 6
"""Words are compared by so many letters: `attended` is like `attending`."""
_COMMON: Final = frozenset(
    {
        *("a", "an", "and", "are", "as", "at", "been", "but", "by", "did", "for", "from", "had", "has", "have", "he"),
        *("her", "him", "his", "in", "into", "is", "it", "its", "not", "of", "off", "on", "or", "our", "out", "she"),
        *("so", "that", "the", "their", "them", "then", "there", "they", "this", "to", "up", "was", "were", "what"),
        *("when", "which", "while", "who", "whom", "whose", "will", "with"),
    }
)
_SAME_DAY: Final = (0.5, 2)
_SAME_SHEET: Final = (0.8, 2)
_SAME_SHEET_UNSURE: Final = (0.9, 3)
_NEXT_DAY: Final = (0.6, 3)
_UNSURE_DAY: Final = (0.7, 3)
_IMPORTED: Final = re.compile(r".*\brow \d+(?:: (.*))?", re.DOTALL)
_FEW_WORDS: Final = 4
"""The share of the shorter text's words that both have, and how many at least, for two accounts to look alike."""
ALSO_TOLD: Final = "Also told by"


@dataclass(frozen=True, slots=True)
class Account:
    """An event as somebody has told it: in the case file at a line, or in a row of the sheet that comes before.

    `number` is its place in the list of the file, `None` for a row. `date` and `what` are as they are written.
    """

    line: int
    number: int | None
    date: str
    when: PartialDate | None
    what: str
    agency: str
    ref: str
    notes: str

    @property
    def place(self) -> str:
        """`line 212`, or `row 7`."""
        return f"line {self.line}" if self.number is not None else f"row {self.line}"


def account_of(event: SheetEvent, agency: str) -> Account:
    """A row of the sheet as an account."""
    notes = str(event.record.get("notes", ""))
    return Account(event.row.number, None, str(event.when.text), event.when, event.what, agency, event.ref, notes)


class Accounts:
    """All accounts there are, to be asked which one a row repeats or looks like."""

    def __init__(self, known: Iterable[Account]) -> None:
        self._all: list[Account] = []
        self._by_day: defaultdict[int, list[Account]] = defaultdict(list)
        self._unsure: list[Account] = []
        self._by_ref: defaultdict[str, list[Account]] = defaultdict(list)
        self._by_words: defaultdict[tuple[str, str, str], list[Account]] = defaultdict(list)
        self._joined: list[Account] = []
        self._used: set[int] = set()
        for one in known:
            self.add(one)

    def add(self, one: Account) -> None:
        """Take in an account."""
        self._all.append(one)
        if one.when is not None and is_sure(one.when) and one.when.earliest is not None:
            self._by_day[one.when.earliest.toordinal()].append(one)
        else:
            self._unsure.append(one)
        if one.number is None:
            return
        self._by_ref[one.ref].append(one)
        self._by_words[one.agency.casefold(), one.date, _key(one.what)].append(one)
        if ALSO_TOLD in one.notes:
            self._joined.append(one)

    def same(self, event: SheetEvent, agency: str) -> Account | None:
        """The event of the file that this very row has become before; each is found once.

        It has the same agency, date and words, and was taken in from a sheet with the same reference, whatever that
        sheet was called then; or the row as its source, the same date and words that are alike, for somebody may have
        improved them since; or it was joined with the row. An event in the same words that somebody typed may be
        another, and does not have what else the row says: it is for a person to say whether it is the same.
        """
        alike = self._by_words[agency.casefold(), event.when.text, _key(event.what)]
        own = _reference(event.ref)
        by_words = [one for one in alike if own is not None and _reference(one.ref) == own]
        by_ref = [
            one
            for one in self._of_row(event, agency)
            if one.date == event.when.text and _likeness(one.what, event.what)[0] >= _SAME_DAY[0]
        ]
        exact = [one for one in by_words if one.ref == event.ref]
        return self._first_unused((*exact, *by_words, *by_ref)) or self._joined_with(event, agency, (event.when.text,))

    def same_in_doubt(self, event: SheetEvent, agency: str, written: str, readings: Sequence[str]) -> Account | None:
        """As `same`, for a row whose date is in doubt: its date in the file is one of the readings, or was chosen."""
        chosen = f"{DATE_AS_WRITTEN}: {written} ("
        found = [
            one
            for one in self._of_row(event, agency)
            if _key(one.what) == _key(event.what) and (one.date in readings or chosen in one.notes)
        ]
        return self._first_unused(found) or self._joined_with(event, agency, readings, chosen)

    def _of_row(self, event: SheetEvent, agency: str) -> list[Account]:
        """The events that have the row as their source; another sheet of that name has such a row, too."""
        return [one for one in self._by_ref[event.ref] if one.agency.casefold() == agency.casefold()]

    def _first_unused(self, found: Iterable[Account]) -> Account | None:
        for one in found:
            if one.line not in self._used:
                self._used.add(one.line)
                return one
        return None

    def _joined_with(self, event: SheetEvent, agency: str, dates: Iterable[str], chosen: str = "") -> Account | None:
        told = [f"{ALSO_TOLD} {agency} ({event.ref}), dated {date}: {event.what}" for date in dates]
        start = f"{ALSO_TOLD} {agency} ({event.ref}), dated "
        for one in self._joined:
            if any(words in one.notes for words in told):
                return one
            if chosen and start in one.notes and event.what in one.notes and chosen in one.notes:
                return one
        return None

    def like(self, event: SheetEvent, agency: str) -> Account | None:
        """The account that a row looks most like, where one is near in time and alike in words.

        An event of the file that has the row as its source is shown, too, where its date or its words are the same.
        """
        best: tuple[float, Account] | None = None
        for one in self._of_row(event, agency):
            if one.date == event.when.text or _key(one.what) == _key(event.what):
                return one
        for one, (share, least) in self._near(event.when, agency):
            likeness, both = _likeness(one.what, event.what)
            if likeness < share or (both < least and likeness < 1):
                continue
            if best is None or likeness > best[0]:
                best = (likeness, one)
        return best[1] if best else None

    def _near(self, when: PartialDate, agency: str) -> Iterator[tuple[Account, tuple[float, int]]]:
        """The accounts near a date, and how alike the words must be.

        One agency tells what happened on two days as two events; two agencies may tell one event a day apart.
        """
        if is_sure(when) and when.earliest is not None:
            day = when.earliest.toordinal()
            yield from ((one, _same_day(one)) for one in self._by_day.get(day, ()))
            for near in (day - 1, day + 1):
                for one in self._by_day.get(near, ()):
                    if one.agency.casefold() != agency.casefold():
                        yield one, _NEXT_DAY
            yield from ((one, _unsure_day(one)) for one in self._unsure if _may_meet(one.when, when))
            return
        for one in self._all:
            if one.date == when.text and when.earliest is not None:
                yield one, _same_day(one)
            elif _may_meet(one.when, when):
                yield one, _unsure_day(one)


def _reference(ref: str) -> str | None:
    """The agency's own reference in the source of an event that was imported; `None` where it was not."""
    found = _IMPORTED.fullmatch(ref)
    return (found[1] or "") if found is not None else None


def _same_day(one: Account) -> tuple[float, int]:
    """How alike the words must be on one day; the rows of one sheet are in one agency's way of writing."""
    return _SAME_SHEET if one.number is None else _SAME_DAY


def _unsure_day(one: Account) -> tuple[float, int]:
    return _SAME_SHEET_UNSURE if one.number is None else _UNSURE_DAY


def _may_meet(one: PartialDate | None, other: PartialDate) -> bool:
    return one is None or one.same_day(other) is not False


@lru_cache(maxsize=1 << 15)
def folded(text: str) -> str:
    """The words of a text, in small letters, without signs."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _key(text: str) -> str:
    """What two wordings have in common that are the same but for signs and capitals."""
    return folded(text) or " ".join(text.split())


@lru_cache(maxsize=1 << 15)
def _telling(text: str) -> frozenset[str]:
    """The words of a text that tell it from another."""
    words = folded(text).split()
    return frozenset(word[:_STEM] for word in words if word not in _COMMON) or frozenset(words)


def _likeness(one: str, other: str) -> tuple[float, int]:
    """The share of the shorter text's telling words that both have, and how many these are.

    Where the shorter has hardly any, it is the share of all words of the two.
    """
    if _key(one) == _key(other):
        return 1.0, len(_telling(one))
    first, second = _telling(one), _telling(other)
    both = len(first & second)
    fewer = min(len(first), len(second))
    if fewer < _FEW_WORDS:
        fewer = len(first | second)
    return (both / fewer if fewer else 0.0, both)
