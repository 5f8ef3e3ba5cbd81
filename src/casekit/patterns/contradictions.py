"""Contradictions: dates that differ between the structured record, the chronology, other files and earlier versions.

Kent guidance, How can a chronology support your practice: "Mistakes, particularly concerning dates of significant
family events [...] where small can then be replicated over and over again in reports." Which of two dates is right,
only a person can find out.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people, uk_day
from casekit.case.events import Event
from casekit.chronology.words import capital
from casekit.lint.sentences import quoted
from casekit.patterns.counting import between
from casekit.patterns.model import Example, Figure, Section
from casekit.patterns.names import SectionName
from casekit.patterns.record import Record, kind_of
from casekit.text.finding import Finding, Place
from casekit.text.frozen import dataclass

NEAREST: Final = 31
"""An event and a record of the same kind that lie further apart than so many days are not taken for the same thing."""
_ALIKE: Final = 0.5
_WORD: Final = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class EarlierDate:
    """An event that had another date in an earlier version: its place in the file today, the date, until when."""

    position: int
    dated: PartialDate
    until: date


@dataclass(frozen=True, slots=True)
class EarlierRecord:
    """A date of the structured record that was another in an earlier version.

    `what` says what it is the date of, without case text; `today` is the date as it stands now at `place`.
    """

    what: str
    today: PartialDate
    dated: PartialDate
    place: Place
    until: date


@dataclass(frozen=True, slots=True)
class Others:
    """What is known from outside the file: brothers' and sisters' cases, what differs between the files, versions.

    `looked` and `versions` say what was looked at, in words, for the reader.
    """

    siblings: tuple[Case, ...] = ()
    findings: tuple[Finding, ...] = ()
    earlier: tuple[EarlierDate, ...] = ()
    records: tuple[EarlierRecord, ...] = ()
    looked: tuple[str, ...] = ()


class _Date(NamedTuple):
    """A date of the structured record."""

    when: PartialDate
    what: str
    place: Place


def contradictions(record: Record, others: Others) -> Section:
    """Every pair of dates that cannot both be right."""
    figures = (
        *_structured(record),
        *_births(record),
        *(_finding(one) for one in others.findings),
        *(figure for case in others.siblings for figure in _retold(record, case)),
        *_versions(record, others.earlier),
        *(_record_version(one) for one in others.records if record.may_hold(one.today)),
    )
    looked = " ".join(("Compared: the chronology with the rest of the file.", *others.looked))
    return Section(
        SectionName.CONTRADICTIONS,
        "Contradictions",
        figures,
        f"None found. {looked}",
        looked,
        "Which of the dates is right, who would know, and where has the wrong one been copied to?",
    )


def _recorded(case: Case) -> dict[str, list[_Date]]:
    """The dates of the structured record, by the kind of event that would tell of the same thing."""
    found: dict[str, list[_Date]] = {}

    def add(kind: str, when: PartialDate | None, what: str, place: Place) -> None:
        if when is not None:
            found.setdefault(kind, []).append(_Date(when, what, place))

    involvement = case.file.case
    if involvement is not None:
        for referral in involvement.referrals:
            add("referral", referral.date, "referral", referral.place("date"))
        for plan in involvement.plans:
            add("plan-start", plan.from_, "start of a plan", plan.place("from"))
            add("plan-end", plan.to, "end of a plan", plan.place("to"))
        for worker in involvement.workers:
            add("worker-change", worker.from_, "change of worker", worker.place("from"))
        for conference in involvement.conferences:
            add("conference", conference.date, "child protection conference", conference.place("date"))
        for placement in involvement.placements:
            add("placement-start", placement.from_, "start of a placement", placement.place("from"))
            add("placement-move", placement.from_, "start of a placement", placement.place("from"))
            add("placement-end", placement.to, "end of a placement", placement.place("to"))
        for enquiry in involvement.s47:
            add("strategy-discussion", enquiry.strategy_date, "strategy discussion", enquiry.place("strategy_date"))
            add("section-47", enquiry.start, "section 47 enquiry", enquiry.place("start"))
    for meeting in case.file.meetings:
        kind = _MEETINGS.get(meeting.kind)
        if kind is not None:
            add(kind, meeting.date, meeting.kind.replace("-", " "), meeting.place("date"))
    for kind, one in _homes_and_schools(case):
        found.setdefault(kind, []).append(one)
    return found


def _homes_and_schools(case: Case) -> Iterator[tuple[str, _Date]]:
    for school in case.child.schools if case.child is not None else ():
        if school.from_ is not None:
            yield "school-change", _Date(school.from_, "start at a school", school.place("from"))
    for household in case.households:
        for member in household.members:
            if member.who == case.child_key and member.from_ is not None:
                yield "house-move", _Date(member.from_, "came to live in a home", member.place("from"))


_MEETINGS: Final = {
    "core-group": "core-group",
    "strategy": "strategy-discussion",
    "family-network": "family-network-meeting",
    "child-in-care-review": "review",
    "review": "review",
}


def _structured(record: Record) -> Iterator[Figure]:
    """Events that lie a few days beside a record of the same kind, which no other event tells of."""
    recorded = _recorded(record.case)
    for kind, dates in recorded.items():
        events = [one for one in record.events if one.kind == kind]
        for event in events:
            if any(event.date.same_day(one.when) is not False for one in dates):
                continue
            free = [one for one in dates if all(other.date.same_day(one.when) is False for other in events)]
            near = _nearest(event.date, free)
            if near is not None:
                yield _two_dates("record", record.example(event), near)


def _nearest(when: PartialDate, dates: Sequence[_Date]) -> _Date | None:
    apart = {one: days for one in dates if (days := days_apart(when, one.when)) is not None and days <= NEAREST}
    return min(apart, key=lambda one: (apart[one], one.place), default=None)


def days_apart(one: PartialDate, other: PartialDate) -> int | None:
    """How many days two dates lie apart at the least; `None` where that cannot be said."""
    first, second = (one, other) if one.sort_key <= other.sort_key else (other, one)
    days = between(first, second)
    return days.least if days is not None else None


def _two_dates(kind: str, example: Example, other: _Date, where: str = "the structured record") -> Figure:
    first = for_people(example.when) if example.when is not None else "date not known"
    return Figure(
        kind,
        f"{example.what}: {first} in the chronology, {for_people(other.when)} in {where}.",
        (example, Example(other.when, other.what, other.place)),
    )


def _births(record: Record) -> Iterator[Figure]:
    """A birth in the chronology that names one of the family alone, who was born on another day by their entry.

    "Kit's sister Ana was born" names Ana: a name with `'s` says only whose relative somebody is. Where anybody of the
    family may have been born on that day, or more than one is named, nothing is said.
    """
    names = _first_names(record.case)
    people = record.case.family.values()
    for event in (one for one in record.events if one.kind == "birth"):
        named = [key for name, key in names.items() if _names(event.what, name)]
        somebodys = any(one.born is not None and one.born.same_day(event.date) is not False for one in people)
        if len(named) != 1 or somebodys:
            continue
        person = record.case.family[named[0]]
        if person.born is not None:
            born = _Date(person.born, "date of birth", person.place("born"))
            yield _two_dates("birth", record.example(event), born, "the family's entry")


def _first_names(case: Case) -> dict[str, str]:
    """The key of each person of the family by their first name, where nobody else there has it."""
    names = {key: str(one.name).split()[0] for key, one in case.family.items() if one.name and str(one.name).split()}
    counts = Counter(names.values())
    return {name: key for key, name in names.items() if counts[name] == 1}


def _names(text: str, name: str) -> bool:
    """Whether a text has a name in it, other than to say whose relative somebody is."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w|['’]s?\b|['’])", text) is not None


def _finding(finding: Finding) -> Figure:
    """What lint finds when it compares the case files of one family."""
    labels = tuple(Example(None, one.public, one.place, one.message) for one in finding.labels)
    here = Example(None, "the date in this file", finding.place, finding.message)
    return Figure("files", finding.public, (here, *labels), {"rule": finding.rule})


def _retold(record: Record, other: Case) -> Iterator[Figure]:
    """Events that two files tell of in much the same words, with different dates."""
    by_kind: dict[str | None, list[Event]] = {}
    for one in other.events:
        if one.date.after(record.day) is not True:
            by_kind.setdefault(one.kind, []).append(one)
    told = {kind: _Told.of(events) for kind, events in by_kind.items()}
    for event in record.events:
        words = _words(event)
        twins = [
            _Date(one.date, kind_of(one), one.place("date"))
            for one, theirs in (told[event.kind].about(event.date) if event.kind in told else ())
            if _are_alike(words, theirs) and _is_near(event.date, one.date)
        ]
        if any(event.date.same_day(one.when) is not False for one in twins):
            continue
        near = _nearest(event.date, twins)
        if near is not None:
            yield _two_dates("sibling", record.example(event), near, "a brother's or sister's file")


_Telling = tuple[Event, frozenset[str]]
"""An event, and the longer words in which it is told."""


class _Told(NamedTuple):
    """Events of one kind in another file: those of a day or a few by the first of them, and all others.

    To compare each event with each would take minutes for two files of thousands.
    """

    firsts: list[int]
    dated: list[_Telling]
    others: list[_Telling]

    @classmethod
    def of(cls, events: Iterable[Event]) -> "_Told":
        """The events put in order."""
        dated: list[tuple[int, _Telling]] = []
        others: list[_Telling] = []
        for one in events:
            earliest, latest = one.date.earliest, one.date.latest
            if earliest is not None and latest is not None and (latest - earliest).days <= NEAREST:
                dated.append((earliest.toordinal(), (one, _words(one))))
            else:
                others.append((one, _words(one)))
        dated.sort(key=lambda pair: pair[0])
        return cls([first for first, _ in dated], [telling for _, telling in dated], others)

    def about(self, when: PartialDate) -> Iterator[_Telling]:
        """All that can lie near a date, and some more."""
        low = when.earliest.toordinal() - 2 * NEAREST if when.earliest is not None else 0
        high = when.latest.toordinal() + NEAREST if when.latest is not None else date.max.toordinal()
        yield from self.dated[bisect_left(self.firsts, low) : bisect_right(self.firsts, high)]
        yield from self.others


def _words(event: Event) -> frozenset[str]:
    return frozenset(_WORD.findall(event.what.casefold()))


def _is_near(one: PartialDate, other: PartialDate) -> bool:
    days = days_apart(one, other)
    return days is not None and days <= NEAREST


def _are_alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two texts have at least half of all their longer words in common."""
    return bool(mine) and len(mine & theirs) >= _ALIKE * len(mine | theirs)


def _versions(record: Record, earlier: Iterable[EarlierDate]) -> Iterator[Figure]:
    """Events that had another date in a version of the file that git has kept."""
    events = record.case.events
    for one in earlier:
        if one.position >= len(events) or not record.may_hold(events[one.position].date):
            continue
        event = events[one.position]
        if event.date.same_day(one.dated) is False:
            yield Figure(
                "version",
                f"{kind_of(event)}: {for_people(event.date)} today, {for_people(one.dated)} in the versions saved "
                f"before {uk_day(one.until)}.",
                (Example(event.date, kind_of(event), event.place("date"), quoted(event.what)),),
            )


def _record_version(one: EarlierRecord) -> Figure:
    """A date of the structured record that had another value in a version that git has kept."""
    return Figure(
        "version",
        f"{capital(one.what)}: {for_people(one.today)} today, {for_people(one.dated)} in the versions saved before "
        f"{uk_day(one.until)}.",
        (Example(one.today, one.what, one.place),),
    )
