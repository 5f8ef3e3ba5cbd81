"""The relationships of a case as they stand on a day, between people who are in the picture."""

from collections.abc import Collection, Iterator
from datetime import date

from casekit.case.case import Case
from casekit.case.dates import for_people
from casekit.case.people import Relationship as Recorded
from casekit.genogram.family import Relationship, When
from casekit.text.escape import one_line


def relationships_on(case: Case, day: date, members: Collection[str]) -> Iterator[tuple[Relationship, Recorded]]:
    """Each relationship that holds on the day, with the file's own record of it.

    What somebody said later about the same two, in the same direction, replaces what they said before, even where the
    later statement has an end itself. What was said surely after the day, or surely no longer holds, is left out, and
    so is whatever has an end that is not in the picture: ties to the network belong to the ecomap.
    """
    said = [
        (index, one)
        for index, one in enumerate(case.relationships)
        if len(set(one.ends)) == 2 and {str(key) for key in one.ends} <= set(members) and _was_said(one, day)
    ]
    for index, one in said:
        over = one.until is not None and one.until.is_over_by(day) is True
        if over or any(_replaces(other, one) for _, other in said):
            continue
        yield _relationship(case, index, one), one


def _was_said(one: Recorded, day: date) -> bool:
    return one.date is None or one.date.after(day) is not True


def _replaces(later: Recorded, earlier: Recorded) -> bool:
    return (
        _about(later) == _about(earlier)
        and later.date is not None
        and earlier.date is not None
        and later.date.after(earlier.date) is True
    )


def _is_directed(one: Recorded) -> bool:
    return one.from_ is not None and one.to is not None


def _about(one: Recorded) -> tuple[str, object]:
    """In whose eyes, and about which two in which direction."""
    ends = tuple(str(key) for key in one.ends)
    return str(one.seen_by or ""), ends if _is_directed(one) else frozenset(ends)


def _relationship(case: Case, index: int, one: Recorded) -> Relationship:
    first, second = (str(key) for key in one.ends)
    viewer = str(one.seen_by or "")
    said = When(for_people(one.date, short=True), one.date.earliest, one.date.latest) if one.date is not None else None
    note = one_line(str(one.notes or "")) if one.is_ == "other" else ""
    name = one_line(case.name_of(viewer)) if viewer else ""
    return Relationship(index, (first, second), str(one.is_), _is_directed(one), viewer, name, said, note)
