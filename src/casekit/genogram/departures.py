"""Where a picture departs from the usual order, in sentences: each said once, and one for all partners of a person."""

from collections import Counter
from collections.abc import Sequence

from casekit.genogram.arrange import Arrangement
from casekit.genogram.family import Family, Relaxed, list_in_words


def departures(relaxed: Sequence[Relaxed]) -> list[str]:
    """The sentences of the conventions that gave way, in their order."""
    return list(dict.fromkeys(one.sentence for one in relaxed))


def partners_apart(arrangement: Arrangement) -> tuple[Relaxed, ...]:
    """Couples whose line runs above others, because not everybody can stand next to each of their partners."""
    structure = arrangement.structure
    items, of_key = structure.items, structure.of_key
    numbers = sorted(arch.union for _, arch in arrangement.arches if arch.union is not None)
    couples = [structure.family.unions[number].partners for number in numbers]
    level = [couple for couple in couples if len({items[of_key[key]].row for key in couple}) == 1]
    apart = Counter(key for couple in level for key in couple)
    found = []
    for couple in level:
        whose = max(couple, key=lambda key: apart[key])
        others = [key for one in level for key in one if whose in one and key != whose]
        if len(others) == 1:
            whose, *others = sorted(couple, key=lambda key: arrangement.x[of_key[key]])
        found.append(Relaxed("partners-adjacent", couple, _sentence(structure.family, whose, others)))
    return tuple(found)


def _sentence(family: Family, whose: str, others: Sequence[str]) -> str:
    called = family.called(whose)
    if len(others) == 1:
        return (
            f"{called} and {family.called(others[0])} do not stand next to each other; their line runs above the "
            "people between them."
        )
    partners = list_in_words(tuple(map(family.called, others)))
    return f"{called} does not stand next to {partners}; the lines to them run above the people between."
