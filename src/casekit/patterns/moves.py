"""Moves: home, school, placement and worker, by year.

An event that may tell of a move that the structured record has already is taken for the same one and counted once.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from casekit.case.dates import PartialDate, for_people
from casekit.lint.involved import first_within
from casekit.lint.sentences import quoted
from casekit.patterns.contradictions import NEAREST, days_apart
from casekit.patterns.counting import by_year, count_within, longest_spell, spelled
from casekit.patterns.model import Example, Figure, Measure, Section
from casekit.patterns.names import SectionName
from casekit.patterns.record import Record

_HOME: Final = frozenset({"house-move", "homelessness"})
_SCHOOL: Final = frozenset({"school-change"})
_PLACEMENT: Final = frozenset({"placement-start", "placement-move"})
_WORKER: Final = frozenset({"worker-change"})


def moves(record: Record) -> Section:
    """The child's moves of each kind, by year."""
    found = (
        ("home", "move of home", _with_events(record, _homes(record), _HOME)),
        ("school", "change of school", _with_events(record, _schools(record), _SCHOOL)),
        ("placement", "start of a placement", _with_events(record, _placements(record), _PLACEMENT)),
        ("worker", "change of worker", _with_events(record, _workers(record), _WORKER)),
    )
    figures = tuple(_figure(record, kind, thing, examples) for kind, thing, examples in found if examples)
    return Section(
        SectionName.MOVES,
        "Moves",
        figures,
        "No move of home, school, placement or worker is recorded.",
        "What may be told twice, in the structured record and as an event, is counted once.",
        "What did the child take along from each place, and who stayed the same?",
    )


def _figure(record: Record, kind: str, thing: str, examples: list[Example]) -> Figure:
    dates = [one.when for one in examples if one.when is not None]
    years = by_year(dates)
    several = thing.replace("move of", "moves of").replace("change of", "changes of").replace("start of", "starts of")
    number = f"1 {thing}" if len(examples) == 1 else f"{len(examples)} {several}"
    number = number.replace("starts of a placement", "starts of placements")
    spell = longest_spell(dates, record.day)
    lines = []
    if spell is not None:
        lines.append(f"Longest time without one since the first: {spell.days.words}.")
    doubtful = sum(bool(one.note) for one in examples)
    if doubtful:
        lines.append(f"{doubtful} of them may be told twice, with two dates.")
    return Figure(
        kind,
        f"{number} ({spelled(years)}).",
        tuple(sorted(examples, key=lambda one: one.when.sort_key if one.when else ())),
        {"number": len(examples), "years": years},
        _workers_in_a_year(record, dates) if kind == "worker" else None,
        lines=tuple(lines),
    )


def _workers_in_a_year(record: Record, dates: Iterable[PartialDate]) -> Measure:
    """How many workers within a time are enough to raise in supervision: one more than there are changes."""
    first = first_within(record.policy, "case.worker_changes_within", record.day)
    recent = count_within(dates, first, record.day).sure
    key = "case.worker_changes"
    return Measure.by(
        record.policy, key, "raised in supervision from", passed=recent + 1 >= record.policy.length(key).number
    )


def _with_events(record: Record, structured: Iterable[Example], kinds: frozenset[str]) -> list[Example]:
    """What the structured record has, and the events that surely tell of another move."""
    found = [one for one in structured if record.may_hold(one.when)]
    told = [one for one in record.events if one.kind in kinds]
    known = [one.when for one in found if one.when is not None]
    others = [one for one in told if all(one.date.same_day(when) is False for when in known)]
    untold = [when for when in known if all(one.date.same_day(when) is False for one in told)]
    return [*found, *(record.example(one, _perhaps(one.date, untold)) for one in others)]


def _perhaps(when: PartialDate, untold: Iterable[PartialDate]) -> str:
    """That an event may tell of a move which the structured record has a few days beside it, and no event tells of."""
    near = [one for one in untold if (apart := days_apart(when, one)) is not None and apart <= NEAREST]
    return f"perhaps the one of {for_people(near[0])}" if near else ""


def _homes(record: Record) -> Iterator[Example]:
    """The days on which the child came to live in a home, without the one they were born into."""
    child = record.case.child
    born = child.born if child is not None else None
    for household in record.case.households:
        for member in household.members:
            if member.who != record.case.child_key or (member.kind or "main") != "main" or member.from_ is None:
                continue
            start = member.from_.start or member.from_
            if born is None or start.after(born) is True:
                yield Example(start, "came to live in a home", member.place("from"), quoted(household.name or ""))


def _schools(record: Record) -> Iterator[Example]:
    """The days on which the child came to another school: all but the first."""
    child = record.case.child
    schools = sorted(
        child.schools if child is not None else (), key=lambda one: one.from_.sort_key if one.from_ else ()
    )
    for school in schools[1:]:
        if school.from_ is not None:
            yield Example(school.from_.start or school.from_, "new school", school.place("from"), quoted(school.name))


def _placements(record: Record) -> Iterator[Example]:
    for placement in record.involvement.placements if record.involvement is not None else ():
        if placement.from_ is not None:
            why = quoted(placement.change_reason) if placement.change_reason else ""
            yield Example(placement.from_.start or placement.from_, "placement", placement.place("from"), why)


def _workers(record: Record) -> Iterator[Example]:
    """The days on which another worker came: all but the first."""
    workers = record.involvement.workers if record.involvement is not None else ()
    dated = sorted(
        (one for one in workers if one.from_ is not None), key=lambda one: one.from_.sort_key if one.from_ else ()
    )
    for before, worker in pairwise(dated):
        if worker.who != before.who and worker.from_ is not None:
            name = record.case.name_of(worker.who)
            yield Example(worker.from_.start or worker.from_, "new worker", worker.place("who"), name)
