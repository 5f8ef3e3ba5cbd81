"""Whose eyes the record sees with: strengths and concerns, agencies, the child's words, and who knew what when."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from casekit.case.dates import for_people
from casekit.case.events import Event
from casekit.chronology.words import capital, counted, in_words
from casekit.patterns.counting import Between, between, by_year, spelled, year_of
from casekit.patterns.model import Figure, Measure, Section
from casekit.patterns.names import SectionName
from casekit.patterns.record import Record, same

_NO_AGENCY: Final = "no agency recorded"
_UNSURE: Final = "year not sure"


def balance(record: Record) -> Section:
    """Strengths and concerns by year.

    Kent guidance, What should a Chronology include: "highlights times of stability and positivity".
    """
    years: dict[str, list[Event]] = {}
    for event in record.events:
        year = year_of(event.date)
        years.setdefault(str(year) if year is not None else _UNSURE, []).append(event)
    figures = [_tones("year", events, f"{year}: ") for year, events in sorted(years.items(), key=_latest_first)]
    if record.events:
        figures.insert(0, _all_tones(record))
    return Section(
        SectionName.BALANCE,
        "Strengths and concerns",
        tuple(figures),
        "No events are recorded in this time.",
        question="Which good times are not written down, and what made them good?",
    )


def _latest_first(year: tuple[str, list[Event]]) -> int:
    return 1 if year[0] == _UNSURE else -int(year[0])


def _tones(kind: str, events: Sequence[Event], label: str) -> Figure:
    tones = Counter(one.tone or "none" for one in events)
    parts = [
        counted(tones["concern"], "concern"),
        counted(tones["strength"], "strength"),
        *([f"{tones['mixed']} of both"] if tones["mixed"] else ()),
        *([f"{tones['neutral']} neutral"] if tones["neutral"] else ()),
        *([f"{tones['none']} without a tone"] if tones["none"] else ()),
    ]
    return Figure(kind, f"{label}{', '.join(parts)}.", (), {"label": label.rstrip(": "), **dict(sorted(tones.items()))})


def _all_tones(record: Record) -> Figure:
    figure = _tones("all", record.events, "In all: ")
    strengths = sum(one.tone in ("strength", "mixed") for one in record.events)
    key = "chronology.least_strengths"
    passed = strengths * 100 < record.policy.length(key).number * len(record.events)
    meaning = "fewer than the expected" if passed else "least expected"
    show = "shows" if strengths == 1 else "show"
    words = f"{figure.words[:-1]}. {_share(strengths, len(record.events))} {show} a strength."
    examples = record.examples(one for one in record.events if one.tone in ("strength", "mixed"))
    return Figure("all", words, examples, figure.values, Measure.by(record.policy, key, meaning, passed=passed))


def _share(part: int, whole: int) -> str:
    return f"{part} of {counted(whole, 'event')} ({round(100 * part / whole)}%)"


def sources(record: Record) -> Section:
    """The share of entries by agency, of those who saw it themselves, and with the child's words.

    Kent guidance, The Importance of Chronologies: we "privilege the information that is immediately available to us,
    rather than the information gathered by other people".
    """
    figures = tuple(_sources(record)) if record.events else ()
    return Section(
        SectionName.SOURCES,
        "Who told us",
        figures,
        "No events are recorded in this time.",
        question="Whose view is missing, and what would the child say about the events that have no words of theirs?",
    )


def _agency(event: Event) -> str:
    return same(event.source.agency) if event.source is not None and event.source.agency else _NO_AGENCY


def _sources(record: Record) -> Iterator[Figure]:
    events = record.events
    agencies: dict[str, list[Event]] = {}
    for event in events:
        agencies.setdefault(_agency(event), []).append(event)
    for agency, own in sorted(agencies.items(), key=lambda one: (one[0] == _NO_AGENCY, -len(one[1]), one[0])):
        yield Figure(
            "agency",
            f"{_share(len(own), len(events))}.",
            record.examples(own),
            {"number": len(own), "events": len(events)},
            subject=in_words(agency),
        )
    answers = Counter((one.source.first_hand if one.source is not None else None) or "not said" for one in events)
    yield Figure(
        "first-hand",
        f"Seen or heard by those who told us: {answers['yes']}; not: {answers['no']}; not said: {answers['not said']}.",
        record.examples(one for one in events if one.source is not None and one.source.first_hand == "no"),
        {"yes": answers["yes"], "no": answers["no"], "not_said": answers["not said"]},
    )
    spoken = [one for one in events if one.child_view and one.child_view.strip()]
    words = f"{_share(len(spoken), len(events))} {'has' if len(spoken) == 1 else 'have'}" if spoken else "No event has"
    yield Figure(
        "child-words",
        f"{words} the child's own words.",
        record.examples(spoken),
        {"number": len(spoken), "events": len(events)},
    )


def known(record: Record) -> Section:
    """Who knew what when: the days from an event until somebody told us, by agency."""
    dated = [(event, event.source.received) for event in record.events if event.source and event.source.received]
    found: list[tuple[Between, Event]] = []
    for event, received in dated:
        if received.after(record.day) is not True and (days := between(event.date, received)) is not None:
            found.append((days, event))
    found.sort(key=lambda one: (-one[0].least, one[1].date.sort_key))
    figures = [*_by_agency(record, found)]
    silent = len(record.events) - len(dated)
    if figures and silent:
        say = "does" if silent == 1 else "do"
        figures.append(
            Figure(
                "not-dated", f"{counted(silent, 'event')} {say} not say when we were told.", values={"number": silent}
            )
        )
    return Section(
        SectionName.KNOWN,
        "Who knew what when",
        tuple(figures),
        "No event says when we were told of it (`received` under `source`).",
        "From the day of the event until the day we were told.",
        "What would have been done sooner, had we known on the day?",
    )


def _by_agency(record: Record, found: Iterable[tuple[Between, Event]]) -> Iterator[Figure]:
    agencies: dict[str, list[tuple[Between, Event]]] = {}
    for days, event in found:
        agencies.setdefault(_agency(event), []).append((days, event))
    for agency, told in sorted(agencies.items()):
        longest = told[0][0].words
        events = counted(len(told), "event")
        words = f"{events}, told {'on ' if longest == 'the same day' else ''}{longest}"
        words += "" if longest == "the same day" else " later" if len(told) == 1 else " later at the longest"
        examples = tuple(
            record.example(event, f"told {for_people(event.source.received)}, {days.words}")
            for days, event in told
            if event.source is not None and event.source.received is not None
        )
        years = by_year(event.date for _, event in told)
        yield Figure(
            "told",
            f"{words} ({spelled(years)}).",
            examples,
            {"number": len(told), "longest": told[0][0].most},
            subject=capital(in_words(agency)),
        )
