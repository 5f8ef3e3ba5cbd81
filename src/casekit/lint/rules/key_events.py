"""Rules on changes that the file has elsewhere and the chronology does not, or has on another day."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people
from casekit.case.declared import Placed
from casekit.case.events import Event
from casekit.case.people import Person
from casekit.case.record import Record
from casekit.lint.context import Context
from casekit.lint.involved import is_since, opened_on
from casekit.lint.recorded import answered_on
from casekit.lint.rule import Remark, rule
from casekit.text.finding import Label, Place, Severity
from casekit.text.frozen import dataclass

_ANY_KIND: Final = frozenset({None, "other"})
_MOVES: Final = frozenset(
    {"house-move", "household-change", "placement-start", "placement-move", "placement-end", "separation"}
)
_LEGAL: Final = frozenset({"legal-status-change", "court-appearance", "hearing", "placement-start", "plan-start"})
_CONFERENCES: Final = frozenset({"conference", "plan-start", "plan-end", "review"})
_MOVED: Final = re.compile(
    r"\b(?:mov(?:ed?|es|ing)|live[sd]?|living|stay(?:s|ed)?|placed|placement|home)\b", re.IGNORECASE
)
_ORDERED: Final = re.compile(
    r"\b(?:orders?|court|section|care|accommodated|legal|agreed|police protection|remand\w*|adopt\w*)\b", re.IGNORECASE
)
_CONFERRED: Final = re.compile(r"\b(?:conferences?|icpc|rcpc|plan)\b", re.IGNORECASE)
_BORN: Final = re.compile(r"\b(?:born|birth|baby|twins|gave birth)\b", re.IGNORECASE)
_DIED: Final = re.compile(
    r"\b(?:died|dies|death|dead|killed|funeral|passed away|suicide|murder\w*|lost)\b", re.IGNORECASE
)
_SHORT_STAY: Final = re.compile(r"respite|short.?break|hospital|holiday|temporary|boarding|^[vt][0-4]$", re.IGNORECASE)

_LONGEST_KNOWN: Final = timedelta(days=31)
"""A change whose date is known no better than this could lie anywhere, so nothing can be said to be missing."""
_LONG_EVENT: Final = timedelta(days=62)


@dataclass(frozen=True, slots=True)
class _Change:
    """A change that the file has: when, in words for a sentence, and how an event would show it."""

    record: Record
    place: Place
    when: PartialDate
    what: str
    public: str
    kinds: frozenset[str]
    words: re.Pattern[str]


@rule(
    "key-event-missing",
    subject="chronology",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    many="{count} changes in the child's life are in the file, and not in the chronology.",
    about=("case.legal_status", "case.conferences", "households", "family"),
)
def key_event_missing(case: Case, context: Context) -> Iterator[Remark]:
    """A move, a new legal status, a conference, a birth or a death is in the file, and the chronology does not say so.

    Whoever reads only the chronology (a court, the next worker, the child) does not learn of it. Looked at are the
    moves and placements of the child, legal status, child protection conferences, and births and deaths among the
    child's parents, brothers and sisters in the child's lifetime. An event near the day counts if its kind or its
    words fit.

    Source: Kent guidance, When is a Chronology Required: "births; deaths; marriages; house moves; serious illness;
    changes in household composition; changes in legal status; arrests and court appearances; educational achievement;
    employment status; child protection case conferences."
    Flagged:
        households:
          - name: Yolande and Christian's home
            members: [yolande, christian, {who: ndela, from: 2022-11-05, to: 2023-03-20}]
          - name: Fatou's flat
            members: [fatou, {who: ndela, from: 2023-03-20}]
    Instead:
        households:
          - name: Yolande and Christian's home
            members: [yolande, christian, {who: ndela, from: 2022-11-05}]
    """
    if not case.events:
        return
    near = _Near(case.events)
    only_since = opened_on(case) if context.policy.choice("chronology.scope_start") == "involvement" else None
    told: set[tuple[date | None, frozenset[str]]] = set()
    for change in _changes(case):
        first, last = change.when.earliest, change.when.latest
        if first is None or last is None or last - first > _LONGEST_KNOWN:
            continue
        due = context.policy.due_after("chronology.key_event_within", last)
        if due >= context.day or (only_since is not None and not is_since(only_since, change.when)):
            continue
        margin = due - last
        said = any(_shows(event, change) for event in near.to(first - margin, last + margin))
        if said or (first, change.kinds) in told:
            continue
        told.add((first, change.kinds))
        expected = context.policy.expectation("chronology.key_event_within")
        yield Remark(
            answered_on("key-event-missing", change.record, case.file.chronology),
            f"{change.what} ({for_people(change.when)}), and no event near that day in the chronology says so "
            f"({expected}).",
            f"{change.public}, and no event near that day in the chronology says so ({expected}).",
            "Add the event: what happened, why, and what it meant for the child. If a date is wrong, correct it.",
            place=change.place,
        )


def _shows(event: Event, change: _Change) -> bool:
    if event.kind in change.kinds or event.kind in _ANY_KIND:
        return True
    texts = [event.what, event.notes, event.action.done if event.action is not None else None]
    texts += [said.text for said in (event.significance, event.impact) if said is not None]
    return any(text and change.words.search(text) for text in texts)


class _Near:
    """The events by month, so that those near a day are found without looking at all of them."""

    def __init__(self, events: tuple[Event, ...]) -> None:
        self.by_month: dict[int, list[Event]] = defaultdict(list)
        self.long: list[Event] = []
        for event in events:
            first, last = event.date.earliest, event.date.latest
            if first is None or last is None or last - first > _LONG_EVENT:
                self.long.append(event)
                continue
            for month in range(_month(first), _month(last) + 1):
                self.by_month[month].append(event)

    def to(self, first: date, last: date) -> Iterator[Event]:
        """The events that may have happened between two days."""
        for month in range(_month(first), _month(last) + 1):
            yield from (event for event in self.by_month.get(month, ()) if _meets(event, first, last))
        yield from (event for event in self.long if _meets(event, first, last))


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _meets(event: Event, first: date, last: date) -> bool:
    earliest, latest = event.date.earliest, event.date.latest
    return (earliest is None or earliest <= last) and (latest is None or latest >= first)


def _changes(case: Case) -> Iterator[_Change]:
    yield from _moves(case)
    involvement = case.file.case
    if involvement is not None:
        for status in involvement.legal_status:
            if status.from_ is not None:
                public = "The legal status changed"
                what = f"{public} to {status.label or status.code}" if status.label or status.code else public
                yield _Change(status, status.place("from"), status.from_, what, public, _LEGAL, _ORDERED)
        for conference in involvement.conferences:
            yield _Change(
                conference,
                conference.place("date"),
                conference.date,
                "There was a child protection conference",
                "There was a child protection conference",
                _CONFERENCES,
                _CONFERRED,
            )
    yield from _births_and_deaths(case)


def _moves(case: Case) -> Iterator[_Change]:
    born = case.child.born if case.child is not None else None
    for household in case.households:
        for member in household.members:
            if member.who != case.child_key or member.kind not in {None, "main"} or member.from_ is None:
                continue
            if born is None or member.from_.after(born) is True:
                yield _move(case, household, member, member.from_)
    for placement in case.file.case.placements if case.file.case is not None else ():
        if placement.from_ is not None and not _SHORT_STAY.search((placement.type or "").strip()):
            yield _move(case, placement, placement, placement.from_)


def _move(case: Case, record: Record, at: Placed, when: PartialDate) -> _Change:
    what = f"{case.child_name} moved to a new home"
    return _Change(record, at.place("from"), when, what, "The child moved to a new home", _MOVES, _MOVED)


def _births_and_deaths(case: Case) -> Iterator[_Change]:
    born = case.child.born if case.child is not None else None
    parents = case.birth_parents.get(case.child_key, ())
    if born is None or not parents:
        return
    siblings = [
        child
        for child, theirs in case.birth_parents.items()
        if child != case.child_key and any(parent in parents for parent in theirs)
    ]
    for key in (*parents, *siblings):
        person = case.family.get(key)
        if person is None:
            continue
        if person.died is not None and person.died.after(born) is True:
            yield _of_life(person, "died", person.died, f"{case.name_of(key)} died", "Somebody close to the child died")
        if key in siblings and person.born is not None and person.born.after(born) is True:
            was_born = f"{case.name_of(key)}, a brother or sister, was born"
            yield _of_life(person, "born", person.born, was_born, "A brother or sister was born")


def _of_life(person: Person, field: str, when: PartialDate, what: str, public: str) -> _Change:
    kinds = frozenset({"death", "bereavement"} if field == "died" else {"birth"})
    return _Change(person, person.place(field), when, what, public, kinds, _DIED if field == "died" else _BORN)


_LIFE: Final = {
    "birth": ("born", re.compile(r"(.{1,80}?) was born\b")),
    "death": ("died", re.compile(r"(.{1,80}?) died\b")),
}
_NAME_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@rule("dates-disagree", subject="chronology", severity=Severity.ERROR)
def dates_disagree(case: Case, context: Context) -> Iterator[Remark]:
    """The chronology has a birth or a death on another day than the family's entry.

    One of the two is wrong, and the wrong one is copied into every report. Looked at are events of the kind `birth` or
    `death` that begin with a name which only one person in the family has ("Ndéla was born").

    Source: Kent guidance, How can a chronology support your practice: "Mistakes, particularly concerning dates of
    significant family events (such as dates of birth, dates when families moved home) where small can then be
    replicated over and over again in reports."
    Flagged:
        chronology:
          events:
            - {date: 2008-09-27, kind: birth, what: Ndéla was born in Helsinki.}
    Instead:
        chronology:
          events:
            - {date: 2008-09-17, kind: birth, what: Ndéla was born in Helsinki.}
    """
    events = [event for event in case.events if event.kind in _LIFE]
    if not events:
        return
    names = _first_names(case)
    for event in events:
        field, sentence = _LIFE[str(event.kind)]
        found = sentence.match(event.what.strip())
        person = _called(found[1], names, case) if found else None
        when: PartialDate | None = getattr(person, field) if person is not None else None
        if person is not None and when is not None and event.date.same_day(when) is False:
            verb = "was born" if field == "born" else "died"
            yield Remark(
                answered_on("dates-disagree", event, person),
                f"By the chronology {case.name_of(person.key)} {verb} on another day ({for_people(event.date)}) than "
                f"by the family's entry ({for_people(when)}).",
                f"By the chronology somebody {verb} on another day than by the family's entry.",
                "Find out which is right (a birth or death certificate, the family) and correct the other.",
                place=event.place("date"),
                labels=(Label(person.place(field), "the family's entry", "the family's entry"),),
            )


def _first_names(case: Case) -> dict[str, list[Person]]:
    """The people of the family by first name and by the name they go by."""
    named: dict[str, list[Person]] = defaultdict(list)
    for person in case.family.values():
        first = {found[0] for name in (person.name, person.known_as) if name and (found := _NAME_WORD.match(name))}
        for word in first:
            named[word].append(person)
    return named


def _called(start: str, names: dict[str, list[Person]], case: Case) -> Person | None:
    """The one person whom the start of a sentence names, and nobody else with them."""
    words = _NAME_WORD.findall(start)
    if not words or len(names.get(words[0], ())) != 1:
        return None
    person = names[words[0]][0]
    whole = {word for name in (person.name, person.known_as) if name for word in _NAME_WORD.findall(name)}
    return person if whole.issuperset(words) else None
