"""Rules on what two case files say differently of one person."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from casekit.case.dates import PartialDate, for_people
from casekit.lint.caseload import Difference, Entry, caseload_rule, date_of
from casekit.lint.family_facts import Stay
from casekit.lint.sentences import listed
from casekit.text.finding import Label, Severity

_DOB: Final = "dob-conflict-between-files"
_MOVES: Final = "household-date-conflict-between-files"


@caseload_rule(_DOB, subject="people", severity=Severity.ERROR)
def dob_conflict_between_files(groups: Sequence[list[Entry]]) -> Iterator[Difference]:
    """Two case files give different dates of birth for one person.

    One of the two is wrong, and it is copied on: into a referral, a court statement, a passport form. Entries are
    taken for one person who have one name and the same parent, child, partner, brother or sister with the same day of
    birth. Brothers' and sisters' files that share a family file cannot differ. In the example, the sister's file has
    10 February 1981.

    Source: Kent guidance, How can a Chronology support your Practice: "Mistakes, particularly concerning dates of
    significant family events (such as dates of birth, dates when families moved home) where small can then be
    replicated over and over again in reports."
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-10-02}
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10}
    """
    for group in groups:
        if any(_DOB in one.facts.allowed for one in group):
            continue
        known = [(one, born) for one in group if (born := date_of(one.facts.born)) is not None]
        if len(known) < 2:
            continue
        first, born = known[0]
        there = first.facts.place
        others = [(one, when) for one, when in known[1:] if _differ(born, when) and one.facts.place != there]
        if others:
            other, its = others[0]
            yield Difference(
                other.facts.place,
                f"{other.facts.name} was born {_on(its)} by this file, and {_on(born)} by {first.path}.",
                "Two case files give different dates of birth for one person.",
                "Look at the birth certificate or ask; correct the file that is wrong. A shared family file would keep "
                "both alike.",
                (
                    Label(there, f"born {_on(born)}", "the other date"),
                    *(Label(one.facts.place, f"born {_on(when)}", "the other date") for one, when in others[1:]),
                ),
            )


def _differ(one: PartialDate, other: PartialDate) -> bool:
    return one.same_day(other) is False


def _on(when: PartialDate) -> str:
    return (
        f"on {for_people(when)}"
        if when.day is not None
        else f"in {for_people(when)}"
        if when.named_from
        else for_people(when)
    )


class _Move(NamedTuple):
    """One move that two files date differently: which way, the dates, the two files and where they say so."""

    way: str
    home: str
    dates: tuple[str, str]
    paths: tuple[str, str]


@caseload_rule(_MOVES, subject="genogram", severity=Severity.WARNING)
def household_date_conflict_between_files(groups: Sequence[list[Entry]]) -> Iterator[Difference]:
    """Two case files give different dates for one move.

    When a brother's file has the family move in spring and the sister's in autumn, what happened in the old home and
    what in the new cannot be told. Compared are stays of one person in one home: at one address, or in a home of one
    name with somebody else who is in both. In the example, the sister's file has 5 November 2022.

    Source: Kent guidance, How can a Chronology support your Practice: "Mistakes, particularly concerning dates of
    significant family events (such as dates of birth, dates when families moved home) where small can then be
    replicated over and over again in reports."
    Flagged:
        households:
          - name: Yolande and Christian's home
            members: [yolande, christian, {who: ndela, from: 2022-05-11}, bisou]
    Instead:
        households:
          - name: Yolande and Christian's home
            members: [yolande, christian, {who: ndela, from: 2022-11-05}, bisou]
    """
    moves: dict[_Move, list[tuple[str, Stay, Stay]]] = {}
    for group in groups:
        if any(_MOVES in one.facts.allowed for one in group):
            continue
        first = group[0]
        for other in group[1:]:
            for mine, its in _same_homes(first, other):
                if _MOVES in (*mine.allowed, *its.allowed):
                    continue
                for way, dates in (("into", (mine.start, its.start)), ("out of", (mine.end, its.end))):
                    one, two = date_of(dates[0]), date_of(dates[1])
                    if one is not None and two is not None and _differ(one, two):
                        move = _Move(way, its.name, dates, (first.path, other.path))
                        moves.setdefault(move, []).append((other.facts.name, mine, its))
    for move, people in moves.items():
        yield _two_dates(move, people)


def _same_homes(first: Entry, other: Entry) -> Iterator[tuple[Stay, Stay]]:
    """The stays in one home of somebody who has lived there once by each file."""
    for mine in first.facts.stays:
        here = [its for its in other.facts.stays if _is_one_home(mine, its, first.facts.plain)]
        again = [one for one in first.facts.stays if _is_one_home(one, mine, first.facts.plain)]
        if len(here) == len(again) == 1 and here[0].place != mine.place:
            yield mine, here[0]


def _is_one_home(mine: Stay, its: Stay, name: str) -> bool:
    if mine.address and its.address:
        return mine.address == its.address
    return mine.home == its.home and bool({*mine.beside} & {*its.beside} - {name})


def _two_dates(move: _Move, people: list[tuple[str, Stay, Stay]]) -> Difference:
    names = listed(list(dict.fromkeys(name for name, _, _ in people)))
    mine, its = people[0][1], people[0][2]
    dates = [date_of(text) for text in move.dates]
    theirs, ours = (_on(when) for when in dates if when is not None)
    return Difference(
        its.place,
        f"{names} moved {move.way} “{move.home}” {ours} by this file, and {theirs} by {move.paths[0]}.",
        "Two case files give different dates for one move.",
        "Ask, or look at the tenancy; correct the file that is wrong. A shared family file would keep both alike.",
        (Label(mine.place, theirs, "the other date"),),
    )
