"""Two families, earlier and later, as one: who and what came, went and changed, to be marked and said in one picture.

The later family is drawn as it is. What it no longer has is added to it, so that it can be shown as gone; where that
would contradict what holds now (a child's parents were corrected), it is only said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from casekit.genogram.changes import Change, Changes, Drawn, Thing, Turn
from casekit.genogram.check import refuse_what_cannot_be_drawn
from casekit.genogram.compare_layers import layer_changes, layer_marks
from casekit.genogram.compare_words import (
    carer_changes,
    child_changes,
    homes_of,
    household_changes,
    member_changes,
    relationship_changes,
    union_changes,
)
from casekit.genogram.family import CannotDraw, CarerLink, Family, Union
from casekit.genogram.kinds import Layer, Link, NoChildren

Marks = Iterator[tuple[Drawn, Turn]]
_PARENTS = frozenset({Link.BIRTH, Link.DONOR, Link.SURROGATE})


def compared(before: Family, after: Family, since: str) -> Family:
    """The later family with its changes since the earlier one, which `since` names in words ("1 May 2022").

    Raises `CannotDraw` where one of the two could not be drawn by itself.
    """
    for family in (before, after):
        refuse_what_cannot_be_drawn(family)
    both = _joined(before, after)
    try:
        refuse_what_cannot_be_drawn(both)
    except CannotDraw:
        both = after
    told = (*_told(before, after, both),)
    marks = dict(_marks(before, after))
    return replace(
        both,
        as_at_text=f"{after.as_at_text}, compared with {since}",
        changes=Changes(since, told, tuple(marks.items())),
        also_named=(*after.also_named, *before.also_named, *(one.name for one in before.members if one.named)),
    )


def _told(before: Family, after: Family, both: Family) -> Iterator[Change]:
    yield from member_changes(before, after)
    yield from union_changes(before, after)
    yield from child_changes(before, after, both)
    yield from carer_changes(before, after)
    yield from household_changes(before, after)
    yield from relationship_changes(before, after)
    yield from layer_changes(before, after)


def _joined(before: Family, after: Family) -> Family:
    """The later family with the people and lines that only the earlier one has."""
    keys = {member.key for member in after.members}
    members = (*after.members, *(member for member in before.members if member.key not in keys))
    unions = {pair_of(union): union for union in after.unions}
    homes = {(child.key, child.link in _PARENTS) for union in after.unions for child in union.children}
    numbers = {union.index for union in after.unions}
    for union in before.unions:
        left = tuple(child for child in union.children if child.link not in _PARENTS or (child.key, True) not in homes)
        there = unions.get(pair_of(union))
        if there is not None:
            present = {child.key for child in there.children}
            more = tuple(child for child in left if child.key not in present)
            unions[pair_of(union)] = replace(there, children=(*there.children, *more))
        elif not union.alone or left:
            index = union.index if union.index not in numbers else max(numbers) + 1
            numbers.add(index)
            unions[pair_of(union)] = replace(union, index=index, children=left, twins=())
    known = {carer_of(link) for link in after.carers}
    carers = (*after.carers, *(link for link in _caring(before) if carer_of(link) not in known))
    return replace(after, members=members, unions=tuple(unions.values()), carers=carers)


def pair_of(union: Union) -> tuple[str, ...]:
    """What makes a couple the same couple: its partners."""
    return tuple(sorted(union.partners))


def carer_of(link: CarerLink) -> tuple[str, ...]:
    """What makes a carer's line the same line: the child, and who cares."""
    return (link.child, *sorted(link.carers))


def _caring(family: Family) -> tuple[CarerLink, ...]:
    return tuple(link for link in family.carers if not link.past)


def _marks(before: Family, after: Family) -> Marks:
    yield from _people(before, after)
    yield from _couples(before, after)
    yield from layer_marks(before, after)
    old, new = ({carer_of(link): link for link in _caring(family)} for family in (before, after))
    yield from _turns(Thing.CARER, old, new)
    for keys in sorted(old.keys() & new.keys()):
        if (old[keys].role, old[keys].label) != (new[keys].role, new[keys].label):
            yield Drawn(Thing.CARER, keys, Layer.ORDERS), Turn.CHANGED
    lines = [{(tuple(sorted(one.ends)), one.kind) for one in family.relationships} for family in (before, after)]
    for ends, kind in sorted(lines[1] - lines[0]):
        yield Drawn(Thing.RELATIONSHIP, ends, kind), Turn.NEW


def _people(before: Family, after: Family) -> Marks:
    old, new = ({member.key: member for member in family.members} for family in (before, after))
    yield from _turns(Thing.PERSON, ((key,) for key in old), ((key,) for key in new))
    for key, member in new.items():
        was = old.get(key)
        if was is None:
            continue
        if was.kind is not member.kind:
            yield Drawn(Thing.PERSON, (key,)), Turn.NEW
        elif (was.name, was.gender, was.born, was.died) != (member.name, member.gender, member.born, member.died):
            yield Drawn(Thing.PERSON, (key,)), Turn.CHANGED
        elif homes_of(before, key) != homes_of(after, key):
            yield Drawn(Thing.PERSON, (key,), Layer.HOUSEHOLDS), Turn.CHANGED


def _couples(before: Family, after: Family) -> Marks:
    old, new = ({pair_of(union): union for union in family.unions} for family in (before, after))
    yield from _turns(Thing.COUPLE, old, new)
    for pair in sorted(old.keys() & new.keys()):
        was, now = old[pair], new[pair]
        if _told_of(was) != _told_of(now):
            yield Drawn(Thing.COUPLE, pair), Turn.CHANGED
    lines = [
        {(child.key, *pair_of(union)): child.link for union in family.unions for child in union.children}
        for family in (before, after)
    ]
    yield from _turns(Thing.CHILD, lines[0], lines[1])
    for keys in sorted(lines[0].keys() & lines[1].keys()):
        if lines[0][keys] is not lines[1][keys]:
            yield Drawn(Thing.CHILD, keys), Turn.CHANGED


def _told_of(union: Union) -> tuple[object, ...]:
    chosen = union.no_children is NoChildren.BY_CHOICE
    return union.state, union.ended, union.labels, chosen, union.note


def _turns(thing: Thing, old: Iterable[tuple[str, ...]], new: Iterable[tuple[str, ...]]) -> Marks:
    earlier, later = set(old), set(new)
    for keys in sorted(later - earlier):
        yield Drawn(thing, keys), Turn.NEW
    for keys in sorted(earlier - later):
        yield Drawn(thing, keys), Turn.GONE
