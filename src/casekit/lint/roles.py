"""Who is who around the child: those with parental responsibility, the family and network, the professionals."""

from collections.abc import Iterator
from datetime import date

from casekit.case.case import Case
from casekit.case.dates import holds_on
from casekit.case.people import Person
from casekit.case.state import alive_on
from casekit.lint.context import Context


def holders(case: Case, day: date) -> Iterator[Person]:
    """Those who surely hold parental responsibility for the child, and are surely alive, on a day."""
    for key, person in case.family.items():
        held = person.parental_responsibility
        if held is None or held.holds not in {"yes", "shared"} or key == case.child_key:
            continue
        if held.for_ and case.child_key not in held.for_:
            continue
        unread = any(
            getattr(held, name) is None and held.says(field) for name, field in (("from_", "from"), ("to", "to"))
        )
        if not unread and holds_on(day, held.from_, held.to) is True and alive_on(person, day) is True:
            yield person


def is_professional(case: Case, key: str) -> bool:
    """Whether somebody is in the file as a professional, and neither as family or network nor as the child's carer."""
    file = case.file
    if key not in file.professionals or key in file.family or key in file.network:
        return False
    return key not in case.carers_of(case.child_key)


def is_natural(case: Case, key: str) -> bool:
    """Whether somebody belongs to the child's family or network, or cares for them; unknown keys are neither."""
    return key in case.everybody and not is_professional(case, key)


def child_is_at_least(case: Case, context: Context, key: str, day: date) -> bool:
    """Whether the child has surely reached the age of a policy's value (`voice.child_from`) by a day."""
    child = case.child
    if child is None or child.born is None or child.born.latest is None:
        return False
    return context.policy.length(key).due_after(child.born.latest) <= day
