"""Build-up: events by theme over time, this quarter beside the same one a year before, and since the last review.

Kent guidance, When is a chronology required: a thematic chronology "can help really focus the mind on risk". What is
counted is what was recorded, and that changes with who records as well as with what happens.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from casekit.case.dates import for_people, uk_day
from casekit.case.events import Event
from casekit.chronology.words import counted, listed
from casekit.lint.family_changes import changes_since
from casekit.patterns.counting import Spell, by_quarter, count_within, longest_spell, months_before, spelled
from casekit.patterns.model import Example, Figure, Section
from casekit.patterns.names import SectionName
from casekit.patterns.record import Record, theme_words, themes_of

_QUARTER: Final = 3
_YEAR: Final = 12
_FEWEST: Final = 2
_ONE_DAY: Final = timedelta(days=1)


def build_up(record: Record) -> Section:
    """Each theme over time, all events together, and what has changed since the chronology was last reviewed."""
    themes = themes_of(record.events)
    figures = [_over_time(record, record.events, "all", "All events")] if record.events else []
    figures += [
        _over_time(record, events, "theme", _named(theme, events))
        for theme, events in themes.items()
        if len(events) >= _FEWEST
    ]
    once = [_named(theme, events) for theme, events in themes.items() if len(events) < _FEWEST]
    start, end = _last_quarter(record)
    note = "Events recorded: more of them can mean that more happened, or that more was written down."
    note += f" The last three months are {uk_day(start)} to {uk_day(end)}."
    if once:
        note += f" {counted(len(once), 'theme')} with one event only {'is' if len(once) == 1 else 'are'} left out."
    return Section(
        SectionName.BUILD_UP,
        "Build-up",
        (*figures, *_since_review(record)),
        "No events are recorded in this time.",
        note,
        "What was different in the quiet times, and who helped then?",
    )


def _last_quarter(record: Record) -> tuple[date, date]:
    """The three months up to the day of looking, or to the end of what was asked for."""
    end = min(record.day, record.last)
    return months_before(end, _QUARTER) + _ONE_DAY, end


def _named(theme: str, events: Sequence[Event]) -> str:
    """A theme in the words of the file: the first way in which it is written there."""
    written = [str(one) for event in events for one in event.themes]
    return theme_words(next((one for one in written if theme_words(one).casefold() == theme), theme))


def _over_time(record: Record, events: Sequence[Event], kind: str, subject: str) -> Figure:
    dates = [one.date for one in events]
    start, end = _last_quarter(record)
    before = (months_before(start, _YEAR), months_before(end, _YEAR))
    now, then = count_within(dates, start, end), count_within(dates, *before)
    concerns = sum(one.tone == "concern" for one in events)
    quarters = by_quarter(dates)
    total = f"{'' if kind == 'theme' else 'In all, '}{counted(len(events), 'event')}"
    lines = [f"Last three months: {now.words}. The same months a year before: {then.words}."]
    spell = longest_spell(dates, end)
    if spell is not None and len(events) >= _FEWEST:
        lines.append(f"Longest quiet spell: {_spell(spell, end)}.")
    lines.append(f"By quarter: {spelled(quarters)}.")
    return Figure(
        kind,
        f"{total} recorded{_of_concern(concerns, len(events))}.",
        record.examples(events) if kind == "theme" else (),
        {
            "number": len(events),
            "concerns": concerns,
            "last_quarter": now.sure,
            "last_quarter_most": now.most,
            "year_before": then.sure,
            "year_before_most": then.most,
            "quiet_least": spell.days.least if spell is not None else None,
            "quarters": quarters,
        },
        subject=subject if kind == "theme" else "",
        lines=tuple(lines),
    )


def _of_concern(concerns: int, number: int) -> str:
    if not concerns:
        return ", none of concern"
    return f", {'all' if concerns == number > 1 else concerns} of concern"


def _spell(spell: Spell, end: date) -> str:
    until = for_people(spell.until) if spell.until is not None else f"{uk_day(end)}, and going on"
    return f"{spell.days.words}, {for_people(spell.after)} to {until}"


def _since_review(record: Record) -> Iterator[Figure]:
    """What is new since the chronology was last read through: events, and changes in the family."""
    chronology = record.case.file.chronology
    reviewed = chronology.reviewed if chronology is not None else None
    if reviewed is None or reviewed.after(record.day) is True or reviewed.latest is None:
        return
    events = [
        one
        for one in record.events
        if one.date.after(reviewed) is not False and one.date.same_day(reviewed) is not True
    ]
    sure = sum(one.date.after(reviewed) is True for one in events)
    tones = Counter(one.tone or "no tone recorded" for one in events)
    told = f": {spelled(dict(sorted(tones.items())))}" if events else ""
    may = f", and {len(events) - sure} that may be" if sure < len(events) else ""
    changes = changes_since(record.case, reviewed.latest, record.day)
    changed = Counter(one.public for one in changes)
    lines = [f"Changes in the family since then: {listed(f'{what} ({number})' for what, number in changed.items())}."]
    yield Figure(
        "since-review",
        f"Since the last review ({for_people(reviewed)}): {counted(sure, 'event')} recorded{may}{told}.",
        (
            *record.examples(events),
            *(Example(one.when, one.public, one.place, one.words) for one in changes),
        ),
        {"number": sure, "most": len(events), "changes": len(changes)},
        lines=tuple(lines) if changes else (),
    )
