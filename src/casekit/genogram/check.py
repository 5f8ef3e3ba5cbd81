"""What a family must be before anything is drawn: every key known, nobody their own ancestor, each pair once."""

from collections import Counter
from collections.abc import Mapping

from casekit.genogram.family import CannotDraw, Family, Union
from casekit.genogram.kinds import Ending, Kind, Link, NoChildren, State

_OF_COUPLES = (Ending.LEGALLY_SEPARATED, Ending.DIVORCED, Ending.ANNULLED, Ending.TOGETHER_AFTER_DIVORCE)
_BORN_TO = (Link.BIRTH, Link.PUTATIVE)
_OTHERS = (Link.ADOPTED, Link.DONOR, Link.SURROGATE)
ONE_PARENT_HELP = "Name both partners, or leave `no_children` out."
NO_CHILDREN_HELP = (
    "Keep one of the two. Children who were adopted may stand beside `infertile`; where it came later, say it under "
    "`health` of the one it is about."
)


def refuse_what_cannot_be_drawn(family: Family) -> None:
    """Raise `CannotDraw` for a family that no genogram could show, or that this one cannot show rightly."""
    _refuse_doubled_people(family)
    _refuse_unknown_keys(family)
    _refuse_odd_unions(family)
    _refuse_odd_twins(family)
    _refuse_odd_carers(family)
    _refuse_own_ancestors(family)


def _refuse_doubled_people(family: Family) -> None:
    if not family.members:
        raise CannotDraw("There is nobody in the family to draw. Add the child and the people round them.")
    for key, times in Counter(member.key for member in family.members).items():
        if times > 1:
            raise CannotDraw(f"The key '{key}' stands for {times} people. Give each of them a key of their own.")


def _refuse_unknown_keys(family: Family) -> None:
    known = {member.key for member in family.members}
    used = [(family.index, "The child the picture is about")]
    for union in family.unions:
        used += [(key, "A partner in a couple") for key in union.partners]
        used += [(child.key, "A child of a couple") for child in union.children]
        used += [(key, "A twin") for twins in union.twins for key in twins.of]
    for link in family.carers:
        used += [(key, "A carer") for key in link.carers] + [(link.child, "A child with a carer")]
    for home in family.households:
        used += [(key, f"A member of the household '{home.name}'") for key, _ in home.members]
    for key, who in used:
        if key not in known:
            raise CannotDraw(f"{who} has the key '{key}', but nobody in the family has it. Add them, or correct it.")


def _refuse_odd_unions(family: Family) -> None:
    pairs: dict[frozenset[str], Union] = {}
    for union in family.unions:
        names = " and ".join(family.called(key) for key in union.partners)
        pair = frozenset(union.partners)
        if len(pair) != len(union.partners) or not 1 <= len(pair) <= 2:
            raise CannotDraw(
                f"A couple is two different people, or one parent alone; the file has {names or 'nobody'}."
            )
        if len(pair) == 2 and pair in pairs:
            raise CannotDraw(f"{names} stand twice in the list of couples. Put all their dates and children in one.")
        pairs[pair] = union
        if union.state is State.NEVER_A_COUPLE and union.ended is not None:
            raise CannotDraw(f"{names} stand as never having been a couple, and also as {union.ended}. Keep one.")
        if union.state is State.SHARING_A_HOME and union.ended in _OF_COUPLES:
            raise CannotDraw(
                f"{names} stand as people who share a home and are not a couple, and also as "
                f"{union.ended.replace('-', ' ')}. Keep one."
            )
        _refuse_children_of_the_childless(family, union, names)
        for key in union.partners:
            if family.member(key).kind is not Kind.PERSON:
                raise CannotDraw(f"{family.called(key)} stands as a partner, but is not a person.")
        for key, times in Counter(child.key for child in union.children).items():
            if times > 1:
                raise CannotDraw(f"{family.called(key)} stands {times} times as a child of {names}.")
            if family.member(key).kind is Kind.PET:
                raise CannotDraw(f"{family.called(key)} is a pet and stands as a child of {names}.")
    _refuse_two_sets_of_birth_parents(family)


def _refuse_children_of_the_childless(family: Family, union: Union, names: str) -> None:
    """A couple without children has none; one to whom none can be born may have others, and may have lost some."""
    if union.no_children is None:
        return
    if union.alone:
        raise CannotDraw(f"{names} stands alone as a parent, and `no_children` is said of a couple.", ONE_PARENT_HELP)
    for child in union.children:
        if not may_stand_beside(union.no_children, child.link, family.member(child.key).kind):
            raise CannotDraw(
                f"{names} stand as a couple without children (`no_children: {union.no_children}`), and also as the "
                f"parents of {family.called(child.key)}.",
                NO_CHILDREN_HELP,
            )


def may_stand_beside(none: NoChildren, link: Link, kind: Kind) -> bool:
    """Whether a couple of whom it is said why they have no children may have such a child, or such a loss."""
    links = _BORN_TO if none is NoChildren.INFERTILE else (*_BORN_TO, *_OTHERS)
    return link not in links or kind in (Kind.MISCARRIAGE, Kind.TERMINATION, Kind.STILLBIRTH)


def _refuse_two_sets_of_birth_parents(family: Family) -> None:
    homes: dict[tuple[str, Link], list[str]] = {}
    for union in family.unions:
        for child in union.children:
            if child.link in (Link.BIRTH, Link.DONOR, Link.SURROGATE):
                parents = homes.setdefault((child.key, child.link), [])
                parents.append(" and ".join(family.called(key) for key in union.partners))
    for (key, _), parents in homes.items():
        if len(parents) > 1:
            raise CannotDraw(
                f"{family.called(key)} is listed as born to {' and also to '.join(parents)}. "
                "Say which link is another (adopted, foster, step, putative …)."
            )


def _refuse_odd_twins(family: Family) -> None:
    for union in family.unions:
        links = {child.key: child.link for child in family.drawn_children(union)}
        seen: set[str] = set()
        for twins in union.twins:
            names = " and ".join(family.called(key) for key in twins.of)
            if len(set(twins.of)) != len(twins.of) or len(twins.of) < 2:
                raise CannotDraw(f"Twins are two or more different children; the file has {names or 'nobody'}.")
            if not set(twins.of) <= set(links):
                raise CannotDraw(f"{names} stand as twins, but not all of them are children of that couple.")
            if seen & set(twins.of):
                raise CannotDraw(f"One child stands in two sets of twins: see {names}. List them as one set.")
            if len({links[key] for key in twins.of}) > 1:
                raise CannotDraw(f"{names} stand as twins but belong to the couple in different ways.")
            seen |= set(twins.of)


def _refuse_odd_carers(family: Family) -> None:
    for link in family.carers:
        child = family.called(link.child)
        if not link.carers or len(set(link.carers)) != len(link.carers):
            raise CannotDraw(f"The carers of {child} are not listed clearly: each carer once, and at least one.")
        if link.child in link.carers:
            raise CannotDraw(f"{child} stands as their own carer.")
        for key in (*link.carers, link.child):
            if family.member(key).kind not in (Kind.PERSON, Kind.INSTITUTION):
                raise CannotDraw(f"{family.called(key)} stands in a list of carers, but is not a person.")


def _refuse_own_ancestors(family: Family) -> None:
    parents: dict[str, list[str]] = {}
    for union in family.unions:
        for child in family.drawn_children(union):
            parents.setdefault(child.key, []).extend(union.partners)
    done: set[str] = set()
    for key in parents:
        _walk_up(family, parents, key, done)


def _walk_up(family: Family, parents: Mapping[str, list[str]], start: str, done: set[str]) -> None:
    """Follow every line upwards from somebody, by hand and not by calls, since a file may hold any number of rows."""
    trail: list[str] = []
    on_trail: set[str] = set()
    waiting = [(start, False)]
    while waiting:
        key, leaving = waiting.pop()
        if leaving:
            on_trail.remove(trail.pop())
            done.add(key)
        elif key in on_trail:
            first, *others = map(family.called, [*trail[trail.index(key) :], key])
            ring = ", who is a child of ".join(others)
            said = f"is a child of {ring}" if len(others) > 1 else "is their own parent"
            raise CannotDraw(
                f"Nobody can be their own ancestor, but the file says that {first} {said}.",
                "Look at each of these couples: which of the children stands under the wrong parents?",
            )
        elif key not in done:
            trail.append(key)
            on_trail.add(key)
            waiting.append((key, True))
            waiting += [(parent, False) for parent in reversed(parents.get(key, []))]
