"""The order of births: which children of a couple are surely older, and in what order a sibship stands."""

from casekit.genogram.family import Family, Union, When


def birth_of(family: Family, key: str) -> When:
    """When a member was born (or was lost, or is due), as far as known."""
    return family.member(key).born or When()


def surely_older(family: Family, first: str, second: str) -> bool:
    """Whether `first` was born on an earlier day than `second`, whatever their partial dates turn out to mean."""
    return birth_of(family, first).surely_before(birth_of(family, second))


def sibship_in_order(family: Family, union: Union) -> tuple[tuple[str, ...], ...]:
    """The children of a couple, eldest first, twins together in one group.

    Where dates do not tell, the order of the file holds: a loss without a date stays where it was written.
    """
    order: list[tuple[str, ...]] = []
    for group in _groups(family, union):
        later = [place for place, other in enumerate(order) if _group_before(family, group, other)]
        order.insert(later[0] if later else len(order), group)
    return tuple(order)


def _groups(family: Family, union: Union) -> list[tuple[str, ...]]:
    together = {key: twins.of for twins in union.twins for key in twins.of}
    groups: dict[tuple[str, ...], None] = {}
    for child in family.drawn_children(union):
        groups.setdefault(together.get(child.key, (child.key,)))
    return list(groups)


def _group_before(family: Family, first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether any child of the first group is surely older than any of the second: twins share their day."""
    return any(surely_older(family, elder, younger) for elder in first for younger in second)
