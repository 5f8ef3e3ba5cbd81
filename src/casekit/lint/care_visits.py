"""How often a child in care is visited by law: one reckoning for what is overdue and for what falls due."""

from typing import Final, NamedTuple

from casekit.case.case import Case
from casekit.case.involvement import Placement
from casekit.lint.context import Context

CARE_REVIEWS: Final = frozenset({"child-in-care-review", "review"})
"""The meetings that may be a review of a child in care."""

_INTERIM: Final = "C1"
_CARE_ORDER: Final = "C2"
_WITH_PARENT: Final = "P1"


class CareVisits(NamedTuple):
    """The policy's values for the first visit in a placement, and for each one after that."""

    first: str
    then: str


def care_visits(
    case: Case, context: Context, placement: Placement | None, *, first_year: bool, reviewed: bool
) -> CareVisits:
    """What regulation 28 of the Care Planning, Placement and Case Review (England) Regulations 2010 asks for.

    `first_year` says that a year since the placement began has surely not gone by, `reviewed` that the first review may
    have been held. Where the file does not say how the placement is meant, the value that allows longer.
    """
    codes = {str(one.code).strip().upper() for one in context.state.legal_status if one.code}
    if placement is not None and _is_with_parent(case, placement):
        if codes == {_CARE_ORDER}:
            return CareVisits("cla.visit_with_parent_first", "cla.visit_with_parent")
        if codes == {_INTERIM}:
            return CareVisits(
                "cla.visit_first", "cla.visit_interim_order" if reviewed else "cla.visit_until_first_review"
            )
    if first_year:
        return CareVisits("cla.visit_first", "cla.visit_first_year")
    lasts = placement is None or placement.intended_to_last_to_18 != "no"
    return CareVisits("cla.visit_first", "cla.visit_to_last_to_18" if lasts else "cla.visit_later")


def _is_with_parent(case: Case, placement: Placement) -> bool:
    code = str(placement.type or "").strip().upper()
    return code == _WITH_PARENT or (
        placement.carer is not None and placement.carer in case.parents.get(case.child_key, ())
    )
