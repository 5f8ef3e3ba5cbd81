"""What a reader must know that no line says: who is joined to nobody, partners who are related, what is withheld."""

from collections.abc import Iterator

from casekit.genogram.family import Family, Member, list_in_words
from casekit.genogram.kinds import NO_COUPLE, Kind, Link, State

_NO_GENERATION = "the place in the picture says nothing of a generation."
_BY_BIRTH = (Link.BIRTH, Link.PUTATIVE, Link.DONOR, Link.SURROGATE)


def remarks(family: Family) -> list[str]:
    """The sentences that stand under the picture, in its words, and on standard error."""
    return [*_joined_to_nobody(family), *_related_partners(family), *_not_certain(family), *family.warnings]


def _joined_to_nobody(family: Family) -> Iterator[str]:
    joined = joined_by_lines(family)
    alone = [member for member in family.members if member.kind is Kind.PERSON and member.key not in joined]
    if len(family.members) == 1:
        return
    if nowhere := [member for member in alone if not member.on_file]:
        where = "this picture" if family.not_shown else "the file"
        yield f"{_are(family, nowhere)} joined to nobody in {where}: {_NO_GENERATION}"
    if silent := [member for member in alone if member.on_file and not member.elsewhere]:
        yield f"{_are(family, silent)} joined to nobody by a line of the family on this day: {_NO_GENERATION}"
    for member in alone:
        if member.elsewhere:
            there = "; ".join(member.elsewhere)
            yield f"{_are(family, [member])} joined to nobody on this day: {_NO_GENERATION} The file has: {there}."


def _are(family: Family, members: list[Member]) -> str:
    names = list_in_words(tuple(family.called(member.key) for member in members))
    return f"{names} {'is' if len(members) == 1 else 'are'}"


def joined_by_lines(family: Family) -> set[str]:
    """Everybody whom a line of a couple, a child or a carer joins to somebody, or who stands alone as a parent."""
    joined = {key for union in family.unions for key in (*union.partners, *(child.key for child in union.children))}
    return joined | {key for link in family.carers for key in (link.child, *link.carers)}


def _related_partners(family: Family) -> Iterator[str]:
    for place, nearest in related_partners(family).items():
        partners = family.unions[place].partners
        one, other = (family.called(key) for key in partners)
        are = "are parents together" if family.unions[place].state in NO_COUPLE else "are a couple"
        parent = next((key for key in nearest if key in partners and _is_child(family, partners, key)), None)
        if parent is not None:
            child = next(family.called(key) for key in partners if key != parent)
            yield f"{one} and {other} {are}, and {child} is {family.called(parent)}'s child."
            continue
        names = list_in_words(tuple(family.called(key) for key in nearest))
        yield f"{one} and {other} {are} and are related by birth, through {names}."


def _not_certain(family: Family) -> Iterator[str]:
    """What the file says of couples of another kind, and how it is known who the parents may be."""
    for union in family.unions:
        parents = list_in_words(tuple(map(family.called, union.partners)))
        if union.note and union.state is State.OTHER:
            yield f"{parents} are another kind of couple; the file says: {union.note.rstrip('.')}."
        for child in family.drawn_children(union):
            if child.link is Link.PUTATIVE and child.basis:
                who = f"{family.called(child.key)} is a child of {parents}"
                yield f"It is not certain that {who}; the file says: {child.basis}."


def _is_child(family: Family, partners: tuple[str, ...], parent: str) -> bool:
    """Whether the other of two partners was born to this one."""
    (other,) = (key for key in partners if key != parent)
    return any(
        parent in union.partners and child.key == other and child.link in _BY_BIRTH
        for union in family.unions
        for child in union.children
    )


def related_partners(family: Family) -> dict[int, tuple[str, ...]]:
    """The couples who are related by birth, by place in the list of unions, with the nearest they both descend from."""
    parents: dict[str, list[str]] = {}
    for union in family.unions:
        for child in union.children:
            if child.link in _BY_BIRTH:
                parents.setdefault(child.key, []).extend(union.partners)
    found = {}
    for place, union in enumerate(family.unions):
        if union.alone or (union.state is State.SHARING_A_HOME and not union.children):
            continue
        first, second = (_line_of(key, parents) for key in union.partners)
        if first & second:
            shared = [member.key for member in family.members if member.key in first and member.key in second]
            further = set().union(*(_line_of(one, parents) - {one} for one in shared))
            found[place] = tuple(key for key in shared if key not in further)
    return found


def _line_of(key: str, parents: dict[str, list[str]]) -> set[str]:
    """Somebody and all from whom they descend."""
    found = {key}
    edge = [key]
    while edge:
        edge = [parent for one in edge for parent in parents.get(one, ()) if parent not in found]
        found.update(edge)
    return found
