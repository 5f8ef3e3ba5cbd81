"""What a court chronology holds: the last two years, earlier key events, and the saved version it was made from."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from casekit.case.dates import add_months, uk_day
from casekit.chronology.entries import Entry
from casekit.chronology.words import counted

YEARS: Final = 2
"""How far back every event is taken (Practice Direction 27A: concise; authorities' guides say two years)."""


class CourtScope(NamedTuple):
    """The events of a court chronology, and what they are in words."""

    entries: tuple[Entry, ...]
    words: str


def court_scope(entries: Iterable[Entry], day: date) -> CourtScope:
    """Every event that is or may be of the last two years, and earlier ones that are significant, or births.

    They are numbered anew, from 1, for a gap in the serial numbers would be asked about.
    """
    start = add_months(day, -12 * YEARS)
    kept, recent, unsure, left = [], 0, 0, 0
    for entry in entries:
        is_recent = entry.date.latest is None or entry.date.latest >= start
        if is_recent or entry.significant or entry.kind == "birth":
            kept.append(entry)
            recent += is_recent
            unsure += is_recent and (entry.date.earliest is None or entry.date.earliest < start)
        else:
            left += 1
    key = len(kept) - recent
    words = f"All {counted(recent, 'event')} from {uk_day(start)} on" if recent else f"No event from {uk_day(start)} on"
    words += f" ({unsure} of them may be earlier, or began earlier)" if unsure else ""
    words += f", and {counted(key, 'earlier key event')}." if key else ", and no earlier key event."
    if left:
        words += (
            f" {counted(left, 'earlier event')}, not marked as significant, {'is' if left == 1 else 'are'} left out."
        )
    serial = tuple(replace(entry, number=number) for number, entry in enumerate(kept, start=1))
    return CourtScope(serial, words)


def frozen(path: str, commit: str, saved: date, clean: bool) -> str:
    """The version of the file that a copy was made from, so that it can be found again."""
    version = f"version {commit} of {path}, saved in git on {uk_day(saved)}"
    if clean:
        return f"Made from {version}."
    return (
        f"Made from {path} with changes that are not saved in git: the last saved is {version}. Save the file and make "
        "this copy again before it is used, or nobody can find again what it was made from."
    )


def not_frozen(path: str) -> str:
    """What a copy says that was made from a file of which git keeps no version."""
    return (
        f"Made from {path}, of which no version is saved in git: nobody can find again what it was made from. Save the "
        "file in git and make this copy again before it is used."
    )
