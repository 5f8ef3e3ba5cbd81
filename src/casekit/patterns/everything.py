"""All sections for one case."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import field
from datetime import date
from typing import Final

from casekit.case.audience import Audience, view_for
from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people
from casekit.chronology.select import days_between
from casekit.lint.context import context_for
from casekit.patterns.appointments import appointments
from casekit.patterns.asked import NearAsked
from casekit.patterns.before_after import before_after
from casekit.patterns.build_up import build_up
from casekit.patterns.contradictions import Others, contradictions
from casekit.patterns.cycle import cycle
from casekit.patterns.gaps import gaps
from casekit.patterns.model import Patterns, Section
from casekit.patterns.moves import moves
from casekit.patterns.names import SectionName
from casekit.patterns.near_section import near_section
from casekit.patterns.record import Record
from casekit.patterns.told import balance, known, sources
from casekit.policy.policy import Policy
from casekit.text.frozen import dataclass

_SIMPLE: Final[Mapping[SectionName, Callable[[Record], Section]]] = {
    SectionName.GAPS: gaps,
    SectionName.BUILD_UP: build_up,
    SectionName.MOVES: moves,
    SectionName.APPOINTMENTS: appointments,
    SectionName.CYCLE: cycle,
    SectionName.BEFORE_AFTER: before_after,
    SectionName.BALANCE: balance,
    SectionName.SOURCES: sources,
    SectionName.KNOWN: known,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: which sections, what near what, and only what may lie between two dates.

    `start` and `end` take their widest meaning, so `2022` as an end is 31 December 2022.
    """

    sections: Collection[SectionName] = tuple(SectionName)
    near: NearAsked = field(default_factory=NearAsked)
    start: PartialDate | None = None
    end: PartialDate | None = None


EVERYTHING: Final = Asked()
"""Every section, of all dates."""
ALONE: Final = Others()
"""Nothing beside the file itself."""


def patterns(case: Case, day: date, policy: Policy, asked: Asked = EVERYTHING, others: Others = ALONE) -> Patterns:
    """What a record shows on a day, section by section.

    Raises `PatternsProblem` where no event has a theme or kind that was asked for, `SelectionProblem` as
    `days_between`, and `NothingToShow` as `view_for`.
    """
    start, end = asked.start, asked.end
    view = view_for(case, Audience.INTERNAL)
    first, last = days_between(start, end)
    record = Record(view, context_for(view, day, policy), first, last)
    involvement = view.file.case
    return Patterns(
        case.path,
        str(involvement.id) if involvement is not None and involvement.id else "",
        view.name_of(view.child_key),
        day,
        _span(start, end),
        record.about,
        tuple(_section(record, name, asked.near, others) for name in SectionName if name in asked.sections),
    )


def _section(record: Record, name: SectionName, near: NearAsked, others: Others) -> Section:
    if name is SectionName.NEAR:
        return near_section(record, near)
    if name is SectionName.CONTRADICTIONS:
        return contradictions(record, others)
    return _SIMPLE[name](record)


def _span(start: PartialDate | None, end: PartialDate | None) -> str:
    """`from October 2022 to March 2023`; empty where no dates were asked for."""
    first = f"from {for_people(start)}" if start is not None else ""
    last = f"to {for_people(end)}" if end is not None else ""
    return " ".join(part for part in (first, last) if part)
