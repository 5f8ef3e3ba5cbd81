"""Events in groups: by theme, agency, year or plan. An event that belongs to two groups stands in both."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people, holds_on
from casekit.case.involvement import PlanPeriod
from casekit.chronology.choices import GroupBy
from casekit.chronology.entries import Entry
from casekit.chronology.words import PLANS, capital, in_words
from casekit.text.frozen import dataclass

MAY_BE_ANOTHER_PLAN: Final = "Its date is not exact, so it may belong to another plan, or to none."
NO_THEME: Final = "No theme"
NO_AGENCY: Final = "No agency named"
NO_PLAN: Final = "No plan on record at the time"
GONE_WELL: Final = "What has gone well"
OTHER_THINGS: Final = "Other things that have happened"


@dataclass(frozen=True, slots=True)
class Section:
    """Events under one heading, in date order; the whole of an ungrouped chronology has no heading."""

    heading: str
    entries: tuple[Entry, ...]


def whole(entries: tuple[Entry, ...]) -> tuple[Section, ...]:
    """All events in one section without a heading; none where there are no events."""
    return (Section("", entries),) if entries else ()


def strengths_first(entries: tuple[Entry, ...]) -> tuple[Section, ...]:
    """What has gone well, then everything else."""
    well = tuple(entry for entry in entries if entry.tone == "strength")
    rest = tuple(entry for entry in entries if entry.tone != "strength")
    named = ((GONE_WELL, well), (OTHER_THINGS, rest))
    return tuple(Section(heading, members) for heading, members in named if members)


def by_theme(entries: Iterable[Entry], asked: Sequence[str] = ()) -> tuple[Section, ...]:
    """A section for each theme, in the order in which they were asked for, else by name; those without one last.

    Where themes were asked for, only these have sections. Capitals, spaces, hyphens and underscores make no difference.
    """
    found: dict[str, list[Entry]] = {_same(theme): [] for theme in asked}
    names: dict[str, str] = {}
    bare = []
    for entry in entries:
        for theme in dict.fromkeys(map(_same, entry.themes)):
            if not asked or theme in found:
                found.setdefault(theme, []).append(entry)
        for theme in entry.themes:
            names.setdefault(_same(theme), capital(in_words(theme)))
        if not entry.themes:
            bare.append(entry)
    order = list(found) if asked else sorted(found)
    sections = [Section(names[theme], tuple(found[theme])) for theme in order if found[theme]]
    return (*sections, *([Section(NO_THEME, tuple(bare))] if bare and not asked else []))


def grouped(view: Case, entries: tuple[Entry, ...], by: GroupBy, day: date) -> tuple[Section, ...]:
    """The events in sections. `view` is the case as the reader may see it, for the plans in it up to the day."""
    match by:
        case GroupBy.THEME:
            return by_theme(entries)
        case GroupBy.AGENCY:
            return _gathered((entry.agency or NO_AGENCY, entry) for entry in sorted(entries, key=_by_agency))
        case GroupBy.YEAR:
            return _gathered((_year(entry.date), entry) for entry in entries)
        case GroupBy.PLAN:
            return _by_plan(view, entries, day)


def standing_twice(sections: Iterable[Section]) -> int:
    """How many events stand in more than one section."""
    counts = Counter(entry.number for section in sections for entry in section.entries)
    return sum(count > 1 for count in counts.values())


def _same(theme: str) -> str:
    return "-".join(theme.replace("_", " ").replace("-", " ").split()).casefold()


def _by_agency(entry: Entry) -> tuple[bool, str]:
    return not entry.agency, entry.agency.casefold()


def _gathered(headed: Iterable[tuple[str, Entry]]) -> tuple[Section, ...]:
    found: dict[str, list[Entry]] = {}
    for heading, entry in headed:
        found.setdefault(heading, []).append(entry)
    return tuple(Section(heading, tuple(members)) for heading, members in found.items())


def _year(when: PartialDate) -> str:
    """The year in which it happened or began; the words of a date that names no year of its own."""
    return str(when.named_from.year) if when.named_from else capital(for_people(when))


def _by_plan(view: Case, entries: tuple[Entry, ...], day: date) -> tuple[Section, ...]:
    """The events under the plans of their time; one with no limits to its date stands apart from all of them."""
    plans = _plans_up_to(view, day)
    headed: list[tuple[str, Entry]] = []
    for entry in entries:
        if entry.date.earliest is None and entry.date.latest is None:
            headed.append((capital(for_people(entry.date)), entry))
            continue
        under = [(plan, sure) for plan in plans if (sure := _is_in(entry.date, plan)) is not False]
        for plan, sure in under:
            doubts = entry.doubts if sure else (*entry.doubts, MAY_BE_ANOTHER_PLAN)
            headed.append((_plan_in_words(plan, day), replace(entry, doubts=doubts)))
        if not under:
            headed.append((NO_PLAN, entry))
    return _gathered(headed)


def _plans_up_to(view: Case, day: date) -> tuple[PlanPeriod, ...]:
    involvement = view.file.case
    plans = involvement.plans if involvement is not None else ()
    return tuple(one for one in plans if one.from_ is None or one.from_.after(day) is not True)


def _is_in(when: PartialDate, plan: PlanPeriod) -> bool | None:
    """Whether all of a date lies in the time of a plan; `None` where a part of it does, or may."""
    first, last = when.earliest or date.min, when.latest or date.max
    opens = plan.from_.earliest if plan.from_ is not None else None
    closes = plan.to.latest if plan.to is not None else None
    if (opens is not None and last < opens) or (closes is not None and first > closes):
        return False
    is_sure = holds_on(first, plan.from_, plan.to) is True and holds_on(last, plan.from_, plan.to) is True
    return True if is_sure else None


def _plan_in_words(plan: PlanPeriod, day: date) -> str:
    """`Child in Need, 7 November 2022 to 2 March 2023`; an end after the day is not told."""
    name = capital(PLANS.get(plan.plan, plan.plan))
    ends = plan.to is not None and plan.to.after(day) is not True
    start = for_people(plan.from_).removeprefix("since ") if plan.from_ is not None else ""
    end = for_people(plan.to) if plan.to is not None and ends else ""
    if start and end:
        return f"{name}, {start} to {end}"
    return f"{name}, since {start}" if start else f"{name}, until {end}" if end else name
