"""What has changed in a family since a day: births, deaths, moves, couples, carers, legal status."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from casekit.case.case import Case
from casekit.case.dates import PartialDate
from casekit.case.vocabulary import COUPLE_EVENTS
from casekit.text.finding import Place


class Change(NamedTuple):
    """One change: when, what it is for a sentence (`birth of Kit`), the same without a name, and where it stands."""

    when: PartialDate
    words: str
    public: str
    place: Place


_COUPLE_WORDS = {
    "together": "new couple",
    "engaged": "engagement",
    "cohabiting": "moving in together",
    "civil_partnership": "civil partnership",
    "married": "marriage",
    "separated": "separation",
    "legally_separated": "legal separation",
    "divorced": "divorce",
    "reconciled": "coming together again",
    "annulled": "annulment",
    "ended": "end of a couple",
}


def changes_since(case: Case, since: date, until: date) -> tuple[Change, ...]:
    """The changes that surely came after `since` and may have come by `until`, in the order of their dates.

    Somebody's move out of one home and into another on one day is one change.
    """
    found: dict[tuple[str, str], Change] = {}
    for change in _changes(case):
        if change.when.earliest is not None and since < change.when.earliest <= until:
            found.setdefault((change.words, change.when.text), change)
    return tuple(sorted(found.values(), key=lambda change: change.when.sort_key))


def _changes(case: Case) -> Iterator[Change]:
    for key, person in case.family.items():
        if person.is_pet:
            continue
        if person.born is not None:
            yield Change(person.born, f"birth of {case.name_of(key)}", "a birth", person.place("born"))
        if person.died is not None:
            yield Change(person.died, f"death of {case.name_of(key)}", "a death", person.place("died"))
    for household in case.households:
        for member in household.members:
            if member.who in case.family and case.family[member.who].is_pet:
                continue
            for when, field in ((member.from_, "from"), (member.to, "to")):
                if when is not None:
                    yield Change(when, f"move of {case.name_of(member.who)}", "a move", member.place(field))
    for couple in case.couples:
        for field in COUPLE_EVENTS:
            when = getattr(couple, field)
            if when is not None:
                names = " and ".join(case.name_of(key) for key in couple.partners)
                words = _COUPLE_WORDS[field]
                yield Change(when, f"{words} ({names})", f"a change in a couple ({words})", couple.place(field))
    yield from _of_care(case)


def _of_care(case: Case) -> Iterator[Change]:
    for carer in case.carers:
        if carer.child == case.child_key:
            for when, field in ((carer.from_, "from"), (carer.to, "to")):
                if when is not None:
                    yield Change(when, "change of carer", "a change of carer", carer.place(field))
    for status in case.file.case.legal_status if case.file.case is not None else ():
        if status.from_ is not None:
            yield Change(status.from_, "change of legal status", "a change of legal status", status.place("from"))
