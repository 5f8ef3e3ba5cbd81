"""A case's chronology as a timeline, as an audience may see it on a day."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from casekit.case.audience import Audience, view_for
from casekit.case.case import Case
from casekit.case.dates import PartialDate, add_months, age_on, uk_day
from casekit.case.events import Event
from casekit.case.state import is_open_on
from casekit.chronology.entries import Entry
from casekit.chronology.extract import extract
from casekit.chronology.select import ALL, Selection
from casekit.chronology.words import counted
from casekit.policy.policy import Policy
from casekit.text.frozen import dataclass
from casekit.timeline.bands import bands_of
from casekit.timeline.extent import extent_of
from casekit.timeline.lanes import lanes_of
from casekit.timeline.model import Birthday, Happened, Joined, Lanes, Quiet, Timeline
from casekit.timeline.scale import LEAST_SPAN

_HALF_A_YEAR = 182
NO_DATE = "No date is known."
NEVER_QUIET = "While a plan was open, no silence on the line is surely longer than expected."
OUTSIDE = "It may lie within the dates asked for, and is not on the line because nobody knows where."


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked of a timeline, besides which events."""

    lanes: Lanes = Lanes.THEME
    audience: Audience = Audience.INTERNAL
    title: str = ""
    one_scale: bool = False


USUAL = Wish()
"""Lanes by theme, for the service itself."""


def timeline_of(case: Case, day: date, policy: Policy, selection: Selection = ALL, wish: Wish = USUAL) -> Timeline:
    """The timeline of a case. Raises `SelectionProblem` and `NothingToShow` as `extract` does."""
    shown = extract(case, day, policy, selection, wish.audience)
    view = view_for(case, wish.audience)
    first = selection.start.earliest if selection.start else None
    last = selection.end.latest if selection.end else None
    events = tuple(_happened(shown.entries, day, first, last))
    start, end = _line(view, events, day, first, last)
    ages, doubt = _ages(shown.born, start, end)
    return Timeline(
        title=wish.title or f"Timeline: {shown.child_name}",
        about=shown.about,
        count=f"As at {uk_day(day)}. {shown.count}",
        notice=shown.notice,
        case=shown.child_key,
        as_at=day,
        lanes_by=wish.lanes,
        lanes=lanes_of(events, wish.lanes, selection.themes),
        events=events,
        bands=bands_of(view, day),
        ages=ages,
        start=start,
        end=end,
        one_scale=wish.one_scale,
        notes=(*doubt, *_many_of_no_tone(events)),
    )


def events_shown(case: Case, timeline: Timeline, audience: Audience = Audience.INTERNAL) -> dict[int, Event]:
    """The events of a timeline as the case has them, by number; numbers go by date, as those of the entries do."""
    seen = [one for one in view_for(case, audience).events if one.date.after(timeline.as_at) is not True]
    shown = {event.number for event in timeline.events}
    ordered = enumerate(sorted(seen, key=lambda one: one.date.sort_key), start=1)
    return {number: event for number, event in ordered if number in shown}


def with_quiet(timeline: Timeline, quiet: Sequence[Quiet]) -> Timeline:
    """The timeline with quiet times shaded, as far as they lie on its line."""
    on_line = tuple(
        one for one in quiet if one.last.toordinal() > timeline.start and one.first.toordinal() < timeline.end
    )
    notes = timeline.notes if on_line else (*timeline.notes, NEVER_QUIET)
    return replace(timeline, quiet=on_line, notes=notes)


def with_joined(timeline: Timeline, joined: Joined) -> Timeline:
    """The timeline with pairs of events joined."""
    return replace(timeline, joined=joined)


def _happened(entries: Sequence[Entry], day: date, first: date | None, last: date | None) -> Iterator[Happened]:
    for entry in entries:
        extent = extent_of(entry.date, day)
        if extent is None:
            yield Happened(entry.number, entry, None, NO_DATE)
            continue
        low, high = extent.at, extent.at
        if extent.reach is not None and extent.reach.lasting:
            low, high = extent.reach.full_from, extent.reach.last
        before = first is not None and high < first.toordinal()
        after = last is not None and low > last.toordinal() + 1.0
        if before or after:
            yield Happened(entry.number, entry, None, OUTSIDE)
            continue
        yield Happened(entry.number, entry, extent)


def _line(
    view: Case, events: Sequence[Happened], day: date, first: date | None, last: date | None
) -> tuple[float, float]:
    """The ends of the line: as asked for; else from the first event to the day, or to the end of work that closed."""
    named = [one.extent.named for one in events if one.extent is not None]
    closed = view.file.case.closed.date.latest if view.file.case and view.file.case.closed else None
    stop = day if is_open_on(view, day) else min(closed or day, day)
    low = first.toordinal() if first is not None else min((one for one, _ in named), default=stop.toordinal())
    if last is not None:
        high = min(last, day).toordinal() + 1.0
    else:
        high = max([stop.toordinal() + 1.0, *(one for _, one in named)])
    low = float(int(low))
    high = max(high, low + 1.0)
    if high - low < LEAST_SPAN:
        spare = LEAST_SPAN - (high - low)
        low -= float(int(spare / 2)) if first is None else 0.0
        high = low + LEAST_SPAN
    return low, high


def _ages(born: PartialDate | None, start: float, end: float) -> tuple[tuple[Birthday, ...], tuple[str, ...]]:
    """The child's ages along the line: in months below two years where the line ends there, else in years."""
    if born is None or born.named_from is None:
        return (), ("The child's age does not stand along the line, because no date of birth is on record.",)
    day, exact = born.named_from, born.day is not None
    small = end < add_months(day, 24).toordinal()
    step = 1 if small else 12
    found: list[Birthday] = []
    if start < day.toordinal():
        found.append(Birthday(start, "before birth", ""))
    months = 0
    while (at := add_months(day, months)).toordinal() < end:
        after = add_months(day, months + step).toordinal()
        if after > start:
            found.append(_birthday(born, at, months, start, small=small))
        months += step
    if exact or not found:
        return tuple(found), ()
    return tuple(found), ("Ages along the line are only about right: the day of birth is not known.",)


def _birthday(born: PartialDate, at: date, months: int, start: float, *, small: bool) -> Birthday:
    place = max(start, float(at.toordinal()))
    if small:
        words = counted(months, "month") if months else "first month"
        return Birthday(place, words, str(months) if months else "")
    if not months:
        return Birthday(place, "under 1", "")
    exact = born.day is not None
    age = str(months // 12) if exact else age_on(born, at + timedelta(_HALF_A_YEAR)).for_people()
    return Birthday(place, f"age {age}", age)


def _many_of_no_tone(events: Sequence[Happened]) -> Iterator[str]:
    untold = sum(one.entry.tone is None for one in events)
    if untold:
        do = "does" if untold == 1 else "do"
        yield f"{counted(untold, 'event')} {do} not say whether it was a concern or a strength."
