"""What the file says of the work on the genogram: whether it was made, when it was last looked at, who helped."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import PartialDate
from casekit.case.people import Genogram

GOOD: Final = frozenset(
    {"harmony", "close", "very-close", "love", "in-love", "spiritual", "supportive", "protective", "strong"}
    | {"caretaker", "cutoff-repaired"}
)
"""Words for a relationship that say it is a good one."""

HARMFUL: Final = frozenset(
    {"conflict", "hate", "hostile", "distant-hostile", "close-hostile", "fused-hostile", "violence", "fearful"}
    | {"distant-violence", "close-violence", "fused-violence", "abuse", "physical-abuse", "emotional-abuse"}
    | {"sexual-abuse", "neglect", "manipulative", "controlling", "coercive-control", "exploitation"}
)
"""Words for a relationship in which somebody is or may be harmed."""

DIFFICULT: Final = HARMFUL | {
    *("distant", "cutoff", "distrust", "jealous", "focused-on-negatively", "strained", "indifferent"),
    *("weak", "broken", "stressful"),
}
"""Words for a relationship that say it is not a good one."""


def made_genogram(case: Case) -> Genogram | None:
    """The record of the genogram, where it says anything of a genogram having been made."""
    genogram = case.file.genogram
    if genogram is None:
        return None
    told = ("made", "reviewed", "sessions", "with", "agencies", "agreed_key", "analysis", "changed")
    return genogram if any(genogram.says(field) for field in told) else None


def days_of_work(genogram: Genogram) -> Iterator[PartialDate]:
    """The days on which the genogram was worked on with somebody."""
    for when in (genogram.made, genogram.reviewed, *(session.date for session in genogram.sessions)):
        if when is not None:
            yield when


def last_looked_at(genogram: Genogram) -> date | None:
    """The last day on which it may have been looked at; `None` where that has no limit."""
    latest = [when.latest for when in days_of_work(genogram)]
    if not latest or None in latest:
        return None
    return max(day for day in latest if day is not None)


def contributors(case: Case, genogram: Genogram) -> tuple[str, ...]:
    """The members of the family whose view is in the genogram: they helped to make it, or a line is in their eyes."""
    named = [*genogram.with_, *(key for session in genogram.sessions for key in session.with_)]
    named += [one.seen_by for one in case.relationships if one.seen_by is not None]
    return tuple(dict.fromkeys(str(key) for key in named if key in case.family))
