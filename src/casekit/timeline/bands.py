"""The bands above the lanes: plans, where the child lived, schools, workers and legal status, each with its dates."""

from collections.abc import Iterator
from datetime import date

from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people
from casekit.case.involvement import Placement
from casekit.chronology.words import PLANS, capital, in_words
from casekit.timeline.extent import reach_between
from casekit.timeline.model import Band, Stretch

_PARTS = {"shared": "shared time", "weekend": "weekends", "away": "away"}


def bands_of(case: Case, day: date) -> tuple[Band, ...]:
    """The bands that have anything in them on a day, from a case that holds only what the audience may see.

    What surely begins later than the day is left out, and so is an end that is later.
    """
    found = {
        "Plan": _plans(case, day),
        "Home": _homes(case, day),
        "School": _schools(case, day),
        "Worker": _workers(case, day),
        "Legal status": _legal(case, day),
    }
    bands = (Band(name, tuple(sorted(held, key=_in_time))) for name, held in found.items())
    return tuple(band for band in bands if band.stretches)


def _in_time(stretch: Stretch) -> tuple[float, float]:
    """The earliest first; one whose beginning is not known before all others."""
    return (0.0 if stretch.reach.open_left else stretch.reach.full_from), stretch.reach.last


def _plans(case: Case, day: date) -> Iterator[Stretch]:
    for one in case.file.case.plans if case.file.case else ():
        name = capital(PLANS.get(one.plan, in_words(one.plan)))
        category = f" ({in_words(one.category)})" if one.category else ""
        yield from _stretch(f"{name}{category}", one.from_, one.to, day)


def _workers(case: Case, day: date) -> Iterator[Stretch]:
    for one in case.file.case.workers if case.file.case else ():
        yield from _stretch(case.name_of(one.who), one.from_, one.to, day)


def _schools(case: Case, day: date) -> Iterator[Stretch]:
    """The child's dated schools; `school` alone does not say since when, so it cannot be drawn over the years."""
    for one in case.child.schools if case.child is not None else ():
        yield from _stretch(str(one.name), one.from_, one.to, day)


def _legal(case: Case, day: date) -> Iterator[Stretch]:
    for one in case.file.case.legal_status if case.file.case else ():
        label = str(one.label or one.code or "").strip() or "legal status not named"
        yield from _stretch(capital(label), one.from_, one.to, day)


def _homes(case: Case, day: date) -> Iterator[Stretch]:
    """Households that the child is a member of, then placements, then places of the mobility map, each once."""
    named: set[str] = set()
    for household in case.households:
        for member in household.members:
            if member.who == case.child_key:
                part = _PARTS.get(member.kind or "", "")
                named.add(_bare(household.name))
                yield from _stretch(f"{household.name}{f' ({part})' if part else ''}", member.from_, member.to, day)
    for placement in case.file.case.placements if case.file.case else ():
        label = _placement(case, placement)
        if _bare(label) not in named:
            yield from _stretch(label, placement.from_, placement.to, day)
    for place in case.file.mobility.places if case.file.mobility else ():
        if _bare(place.name) not in named and (place.from_ is not None or place.to is not None):
            yield from _stretch(str(place.name), place.from_, place.to, day)


def _placement(case: Case, placement: Placement) -> str:
    if placement.household:
        return str(placement.household).strip()
    if placement.carer:
        return f"With {case.name_of(placement.carer)}"
    return f"Placement: {in_words(str(placement.type))}" if placement.type else "Placement, not named"


def _bare(name: str) -> str:
    return " ".join(str(name).split()).casefold()


def _stretch(label: str, start: PartialDate | None, end: PartialDate | None, day: date) -> Iterator[Stretch]:
    begin = start.start or start if start is not None else None
    if begin is not None and begin.has_begun_by(day) is False:
        return
    if end is not None and end.is_over_by(day) is False:
        end = None
    yield Stretch(" ".join(label.split()), _when(begin, end), reach_between(begin, end, day))


def _when(start: PartialDate | None, end: PartialDate | None) -> str:
    since = for_people(start) if start is not None else ""
    until = for_people(end) if end is not None else ""
    if since and until:
        return f"{since} to {until}"
    if since:
        return f"since {since}" if start is not None and start.limit is None else f"{since}, and since then"
    return f"until {until}, since when is not recorded" if until else "dates not recorded"
