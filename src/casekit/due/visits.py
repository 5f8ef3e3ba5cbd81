"""When the child is to be visited next: by plan, by placement (regulation 28), and by what was agreed."""

from collections.abc import Iterator
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import add_months, uk_day
from casekit.case.involvement import Placement
from casekit.case.state import holding
from casekit.due.item import Due
from casekit.due.plans import PlanOn, care_reviews, plan_on
from casekit.due.reckoning import Desk, Since
from casekit.lint.timing import Done, done
from casekit.policy.values import parse_length

_VISIT: Final = "Visit to the child"
_INTERIM: Final = "C1"
_CARE_ORDER: Final = "C2"
_WITH_PARENT: Final = "P1"
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
        if on is not None:
            yield _next(desk, on, key, key, on.since)


def _in_care(desk: Desk) -> Due | None:
    """The next visit to a child in care: counted from the placement, then from the last visit."""
    on = plan_on(desk, "child-in-care")
    if on is None:
        return None
    placement = _placement(desk)
    began = None
    if placement is not None:
        began = desk.since("placement began", placement.from_, placement.place("from"))
    on = on._replace(since=began or on.since)
    last = desk.last("last visit", on.now(seen(desk)))
    first, then = _care_keys(desk, on, placement, last)
    return _next(desk, on, first, then, on.since)


def _placement(desk: Desk) -> Placement | None:
    """Where the child is, or may be, placed; the placement begun last, if there are several."""
    involvement = desk.case.file.case
    current = holding(involvement.placements, desk.day) if involvement is not None else ()
    return max(current, key=lambda one: one.from_.sort_key if one.from_ else (), default=None)


def _care_keys(desk: Desk, on: PlanOn, placement: Placement | None, last: Since | None) -> tuple[str, str]:
    """The policy's values for the first visit and the next one (regulation 28). In doubt, those that allow longer."""
    codes = {str(one.code).strip().upper() for one in desk.context.state.legal_status if one.code}
    if placement is not None and _is_with_parent(desk.case, placement):
        if codes == {_CARE_ORDER}:
            return "cla.visit_with_parent_first", "cla.visit_with_parent"
        if codes == {_INTERIM}:
            reviewed = bool(care_reviews(desk, plan_on(desk, "child-in-care") or on))
            return "cla.visit_first", "cla.visit_interim_order" if reviewed else "cla.visit_until_first_review"
    if on.since is None or last is None or on.since.earliest is None:
        return "cla.visit_first", "cla.visit_first_year"
    if last.latest < add_months(on.since.earliest, 12):
        return "cla.visit_first", "cla.visit_first_year"
    lasts = placement is not None and placement.intended_to_last_to_18 != "no"
    return "cla.visit_first", "cla.visit_to_last_to_18" if lasts else "cla.visit_later"


def _is_with_parent(case: Case, placement: Placement) -> bool:
    code = str(placement.type or "").strip().upper()
    return code == _WITH_PARENT or (
        placement.carer is not None and placement.carer in case.parents.get(case.child_key, ())
    )


def _privately_fostered(desk: Desk) -> Due | None:
    on = plan_on(desk, "private-fostering")
    if on is None:
        return None
    last = desk.last("last visit", on.now(seen(desk)))
    first_year_over = (
        last is not None
        and on.since is not None
        and on.since.earliest is not None
        and last.latest >= add_months(on.since.earliest, 12)
    )
    return _next(desk, on, "pf.visit_first", "pf.visit_later" if first_year_over else "pf.visit_first_year", on.since)


def _by_adviser(desk: Desk) -> Due | None:
    """The personal adviser's visit to a care leaver."""
    on = plan_on(desk, "care-leaver")
    return _next(desk, on, "leaving.pa_visit", "leaving.pa_visit", on.since) if on is not None else None


def _as_agreed(desk: Desk) -> Due | None:
    """The next visit by what the file says is planned."""
    involvement = desk.case.file.case
    planned = involvement.visits_planned if involvement is not None else None
    length = parse_length(str(planned.every).removeprefix("every ")) if planned is not None else None
    if planned is None or length is None or not length.unit.is_time or length.number == 0:
        return None
    last = desk.last("last visit", seen(desk)) or desk.since("visits planned", planned.from_, planned.place("from"))
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
