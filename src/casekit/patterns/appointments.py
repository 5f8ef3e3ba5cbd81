"""Runs of appointments to which the child was not brought, that were cancelled or put off, and of visits in vain.

A child is brought or not brought by others. Runs are kept by service: one after another, with no other entry of that
service between.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from casekit.case.dates import PartialDate, for_people
from casekit.case.events import Event
from casekit.case.meetings import Visit
from casekit.chronology.words import counted, in_words
from casekit.patterns.counting import between
from casekit.patterns.model import Example, Figure, Section
from casekit.patterns.names import SectionName
from casekit.patterns.record import Record, same

_PUT_OFF: Final = re.compile(
    r"\b(?:cancel(?:l?ed|lation)|re-?arranged|re-?scheduled|postponed|put off)\b", re.IGNORECASE
)
_NOT_BROUGHT: Final = "was-not-brought"
_FEWEST: Final = 2


def appointments(record: Record) -> Section:
    """All that did not take place, and those that followed each other."""
    missed = [one for one in record.events if _is_missed(one)]
    figures = [*_all_of_them(record, missed), *_runs(record), *_visits(record)]
    return Section(
        SectionName.APPOINTMENTS,
        "Appointments that did not take place",
        tuple(figures),
        "No appointment is recorded to which the child was not brought, and none that was cancelled.",
        "Counted are events of the kind “was not brought”, and those whose words speak of cancelling or putting off.",
        "What stood in the way of each appointment, and who could take the child to the next?",
    )


def _is_missed(event: Event) -> bool:
    return event.kind == _NOT_BROUGHT or _PUT_OFF.search(event.what) is not None


def _all_of_them(record: Record, missed: Sequence[Event]) -> Iterator[Figure]:
    brought = [one for one in missed if one.kind == _NOT_BROUGHT]
    others = [one for one in missed if one.kind != _NOT_BROUGHT]
    if brought:
        times = "once" if len(brought) == 1 else f"{len(brought)} times"
        yield Figure(
            "not-brought",
            f"Was not brought to an appointment {times}.",
            record.examples(brought),
            {"number": len(brought)},
        )
    if others:
        speak = "speaks" if len(others) == 1 else "speak"
        yield Figure(
            "put-off",
            f"{counted(len(others), 'event')} {speak} of something cancelled or put off.",
            record.examples(others),
            {"number": len(others)},
        )


def _runs(record: Record) -> Iterator[Figure]:
    """The runs of each service, the longest first."""
    services: dict[str, list[Event]] = defaultdict(list)
    for event in record.events:
        if event.source is not None and event.source.agency:
            services[same(event.source.agency)].append(event)
    found = [(service, run) for service, events in services.items() for run in _in_a_row(events)]
    for service, run in sorted(found, key=lambda one: (-len(one[1]), one[0], one[1][0].date.sort_key)):
        yield Figure(
            "run",
            f"{len(run)} in a row{_span(run[0].date, run[-1].date)}.",
            record.examples(run),
            {"number": len(run)},
            subject=in_words(service),
        )


def _in_a_row(events: Sequence[Event]) -> Iterator[list[Event]]:
    run: list[Event] = []
    for event in events:
        if _is_missed(event):
            run.append(event)
            continue
        if len(run) >= _FEWEST:
            yield run
        run = []
    if len(run) >= _FEWEST:
        yield run


def _span(first: PartialDate, last: PartialDate) -> str:
    days = between(first, last)
    return f", {for_people(first)} to {for_people(last)}{f' ({days.words})' if days is not None else ''}"


def _visits(record: Record) -> Iterator[Figure]:
    """Visits on which the child was not seen, and how many of them followed each other."""
    visits = sorted(
        (one for one in record.case.file.visits if record.may_hold(one.date)), key=lambda one: one.date.sort_key
    )
    missed = [one for one in visits if one.seen == "not-seen"]
    if not missed:
        return
    longest = run = 0
    for visit in visits:
        run = run + 1 if visit.seen == "not-seen" else 0
        longest = max(longest, run)
    row = f"; {longest} in a row" if longest > 1 else ""
    yield Figure(
        "not-seen",
        f"On {len(missed)} of {counted(len(visits), 'visit')} the child was not seen{row}.",
        tuple(map(_visit, missed)),
        {"number": len(missed), "visits": len(visits), "longest_run": longest},
    )


def _visit(visit: Visit) -> Example:
    return Example(visit.date, "visit, child not seen", visit.place("date"), str(visit.why or ""))
