"""Which lane an event belongs to: one for each of its themes, or that of the agency that told us."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from casekit.chronology.entries import Entry
from casekit.chronology.words import capital, in_words
from casekit.timeline.model import Happened, Lane, Lanes

NO_THEME = "No theme"
NO_AGENCY = "Source not said"


def lanes_of(events: Iterable[Happened], by: Lanes, only: tuple[str, ...] = ()) -> tuple[Lane, ...]:
    """The lanes in the order in which their first events come, with those that belong to none in a lane at the end.

    `only` are the themes that were asked for: then other themes of the same events have no lanes.
    """
    wanted = {_same(word) for word in only}
    names: dict[str, str] = {}
    numbers: dict[str, list[int]] = {}
    for event in events:
        belongs = {_same(word): word for word in _words(event.entry, by)}
        if by is Lanes.THEME and wanted:
            belongs = {same: word for same, word in belongs.items() if same in wanted}
        for same, word in (belongs or {"": ""}).items():
            if same not in names:
                names[same], numbers[same] = capital(in_words(word)), []
            numbers[same].append(event.number)
    last = NO_THEME if by is Lanes.THEME else NO_AGENCY
    last = f"{last} (none recorded)" if last in names.values() else last
    ordered = sorted(numbers, key=lambda same: not same)
    return tuple(Lane(names[same] or last, tuple(numbers[same])) for same in ordered)


def _words(entry: Entry, by: Lanes) -> Iterator[str]:
    if by is Lanes.THEME:
        yield from (" ".join(theme.split()) for theme in entry.themes if theme.strip())
    elif entry.source is not None and entry.source.agency and entry.source.agency.strip():
        yield " ".join(entry.source.agency.split())


@lru_cache(maxsize=1024)
def _same(word: str) -> str:
    return re.sub(r"[\s_-]+", "-", word.strip()).casefold()
