"""When the child is to be visited next: by plan, by placement (regulation 28), and by what was agreed."""

from collections.abc import Iterator
from typing import Final

from casekit.case.dates import add_months, uk_day
from casekit.case.involvement import Involvement, Placement, VisitsPlanned
from casekit.case.state import holding
from casekit.due.item import Due
from casekit.due.plans import PlanOn, care_on, care_reviews, is_more_than_in_need, plan_on
from casekit.due.reckoning import Desk, Since
from casekit.lint.care_visits import care_visits
from casekit.lint.timing import Done, done
from casekit.policy.values import parse_length

_VISIT: Final = "Visit to the child"
_BY_PLAN: Final = {"child-protection": "cp.visit_interval", "child-in-need": "cin.visit_interval"}


def visits(desk: Desk) -> Iterator[Due]:
    """The next visit; of several expectations, the one that comes first."""
    found = [*_by_plan(desk), _in_care(desk), _privately_fostered(desk), _by_adviser(desk), _as_agreed(desk)]
    known = [one for one in found if one is not None]
    if known:
        yield min(known, key=lambda one: one.by)


def seen(desk: Desk) -> list[Done]:
    """The visits on which the child was, or may have been, seen; those in the chronology too."""
    own = (visit for visit in desk.case.file.visits if visit.seen != "not-seen")
    told = (event for event in desk.case.events if event.kind == "visit")
    return [*done(own, desk.day), *done(told, desk.day)]


def _next(desk: Desk, on: PlanOn, first: str, then: str, since: Since | None) -> Due | None:
    last = desk.last("last visit", on.now(seen(desk)))
    if last is not None:
        return desk.after("visit", _VISIT, then, last, certain=on.certain)
    return desk.after("visit", "First visit to the child", first, since, certain=on.certain)


def _by_plan(desk: Desk) -> Iterator[Due | None]:
    for plan, key in _BY_PLAN.items():
        on = plan_on(desk, plan)
        if on is not None and not (plan == "child-in-need" and is_more_than_in_need(desk)):
            yield _next(desk, on, key, key, on.since)


def _in_care(desk: Desk) -> Due | None:
    """The next visit to a child in care: counted from the placement, then from the last visit."""
    on = care_on(desk)
    if on is None:
        return None
    placement = _placement(desk)
    began = None
    if placement is not None:
        began = desk.since("placement began", placement.from_, placement.place("from"))
    on = on._replace(since=began or on.since)
    reviewed = bool(care_reviews(desk, care_on(desk) or on))
    values = care_visits(desk.case, desk.context, placement, first_year=_is_first_year(desk, on), reviewed=reviewed)
    return _next(desk, on, values.first, values.then, on.since)


def _placement(desk: Desk) -> Placement | None:
    """Where the child is, or may be, placed; the placement begun last, if there are several."""
    involvement = desk.case.file.case
    current = holding(involvement.placements, desk.day) if involvement is not None else ()
    return max(current, key=lambda one: one.from_.sort_key if one.from_ else (), default=None)


def _is_first_year(desk: Desk, on: PlanOn) -> bool:
    """Whether less than a year has surely gone by since the placement, or the plan, began."""
    begin = on.since.earliest if on.since is not None else None
    return begin is not None and desk.day <= add_months(begin, 12)


def _privately_fostered(desk: Desk) -> Due | None:
    on = plan_on(desk, "private-fostering")
    if on is None:
        return None
    then = "pf.visit_first_year" if _is_first_year(desk, on) else "pf.visit_later"
    return _next(desk, on, "pf.visit_first", then, on.since)


def _by_adviser(desk: Desk) -> Due | None:
    """The personal adviser's visit to a care leaver."""
    on = plan_on(desk, "care-leaver")
    return _next(desk, on, "leaving.pa_visit", "leaving.pa_visit", on.since) if on is not None else None


def _as_agreed(desk: Desk) -> Due | None:
    """The next visit by what the file says is planned."""
    involvement = desk.case.file.case
    planned = involvement.visits_planned if involvement is not None else None
    length = parse_length(str(planned.every).casefold().removeprefix("every ")) if planned is not None else None
    if involvement is None or planned is None or length is None or not length.unit.is_time or length.number == 0:
        return None
    last = desk.last("last visit", seen(desk)) or _planned_since(desk, involvement, planned)
    if last is None:
        return None
    by = length.due_after(last.latest)
    earliest = length.due_after(last.earliest) if last.earliest is not None else None
    arithmetic = f"{last.words} + {length.for_people()} = {uk_day(by)} (agreed in the file)"
    return Due(
        "visit",
        _VISIT,
        by,
        earliest,
        planned.place("every"),
        arithmetic,
        counted_from=last.what,
        authority="agreed in the file",
    )


def _planned_since(desk: Desk, involvement: Involvement, planned: VisitsPlanned) -> Since | None:
    if planned.from_ is not None:
        return desk.since("visits planned", planned.from_, planned.place("from"))
    return desk.since("case opened", involvement.opened, involvement.place("opened"))
