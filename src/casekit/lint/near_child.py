"""Who stands nearest to the child: the parents, and those who look after the child now."""

from collections.abc import Iterator, Mapping
from datetime import date

from casekit.case.case import Case
from casekit.case.dates import age_on
from casekit.case.people import Couple, Person
from casekit.case.state import holding
from casekit.lint.context import Context
from casekit.lint.roles import holders

_ADULT = 18


def is_unborn(person: Person) -> bool:
    """Whether the file has a day on which a baby is due, and no birth."""
    return person.born is None and person.says("due")


def is_adult(person: Person, day: date) -> bool:
    """Whether somebody has surely reached 18 by a day."""
    youngest = age_on(person.born, day).youngest if person.born is not None else None
    return youngest is not None and youngest >= _ADULT


def is_child(person: Person, day: date) -> bool:
    """Whether somebody is surely under 18 on a day, or not yet born."""
    if is_unborn(person):
        return True
    oldest = age_on(person.born, day).oldest if person.born is not None else None
    return oldest is not None and oldest < _ADULT


def couples_of(case: Case) -> Iterator[tuple[Couple, str]]:
    """The couples that the child belongs to, and how (`birth`, `adopted` …)."""
    for couple in case.couples:
        for entry in couple.children:
            if entry.who == case.child_key:
                yield couple, entry.link or "birth"


def parents(case: Case) -> Mapping[str, str]:
    """The child's parents by key, and how they are: those by adoption if there are any, else all others.

    A couple who had the child with a donor or a surrogate are its parents.
    """
    found: dict[str, dict[str, str]] = {"adopted": {}, "birth": {}}
    for couple, link in couples_of(case):
        if link in ("birth", "putative", "adopted") or (link in ("donor", "surrogate") and len(couple.partners) > 1):
            kind = found["adopted" if link == "adopted" else "birth"]
            for key in couple.partners:
                kind.setdefault(str(key), link)
    return found["adopted"] or found["birth"]


def carers(case: Case, context: Context) -> tuple[str, ...]:
    """Those who may be caring for the child today without being the parent: carers, and the carer of a placement."""
    found = [str(key) for one in context.state.carers if one.child == case.child_key for key in one.who]
    placements = case.file.case.placements if case.file.case is not None else ()
    found += [str(one.carer) for one in holding(placements, context.day) if one.carer is not None]
    return tuple(dict.fromkeys(found))


def looks_after(case: Case, context: Context) -> tuple[str, ...]:
    """Whom to ring about the child: carers, parents who live with the child, and whoever holds responsibility."""
    at_home = {key for home in context.state.home_of(case.child_key) for key in home.keys}
    found = [*carers(case, context), *(key for key in parents(case) if key in at_home)]
    found += [person.key for person in holders(case, context.day)]
    return tuple(dict.fromkeys(found))
