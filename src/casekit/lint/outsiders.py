"""Who stands among the family in the file and is not family: friends, neighbours, teachers."""

from casekit.case.case import Case
from casekit.lint.names import is_not_family


def outsiders(case: Case) -> frozenset[str]:
    """The keys of those whose `relation` says that they are not family, and whom nothing else in the file makes family.

    Whoever is anybody's parent, partner or carer in the file, or lives in one of its households, counts as family
    whatever they are called.
    """
    called = {
        key
        for key, person in case.family.items()
        if not person.is_pet
        and key != case.child_key
        and person.relation is not None
        and is_not_family(person.relation)
    }
    return frozenset(called - _connected(case)) if called else frozenset()


def _connected(case: Case) -> set[str]:
    """All who belong to the family by what the file says of them: as partner, child, carer, or in a household."""
    couples = {str(key) for couple in case.couples for key in couple.partners}
    children = {str(child.who) for couple in case.couples for child in couple.children if child.who is not None}
    at_home = {str(member.who) for household in case.households for member in household.members}
    return couples | children | at_home | {str(key) for carer in case.carers for key in carer.who}
