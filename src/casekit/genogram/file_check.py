"""What a file must say clearly before a genogram is drawn from it, with the line where it does not.

Where a key is misspelt, or a record names too few or too many people, a line of the family would be missing from the
picture without a word; so nothing is drawn until it is mended. What only the family as a whole can show (somebody who
would be their own ancestor, for example) is looked for in `check`.
"""

from collections.abc import Iterator, Sequence

from casekit.case.case import Case
from casekit.case.declared import Key
from casekit.case.people import Carer, Couple
from casekit.genogram.check import NO_CHILDREN_HELP, ONE_PARENT_HELP, may_stand_beside
from casekit.genogram.family import CannotDraw, list_in_words
from casekit.genogram.kinds import Kind, Link, NoChildren
from casekit.text.finding import Place
from casekit.text.nearest import did_you_mean

_MANY = 100
_Use = tuple[Key, str]
"""A key, and as what it stands in the file."""


def refuse_what_is_not_clear(case: Case) -> None:
    """Raise `CannotDraw` for a key that is nobody's, and for records that do not say who belongs to whom."""
    _refuse_unknown_keys(case)
    for couple in case.couples:
        _refuse_odd_couple(case, couple)
    _refuse_couples_twice(case)
    for link in case.carers:
        _refuse_odd_carers(case, link)
    for one in case.relationships:
        if len(one.ends) != 2 or len(set(one.ends)) != 2:
            names = list_in_words(tuple(case.name_of(key) for key in one.ends)) or "nobody"
            raise CannotDraw(
                f"{_line(one.place())}: a relationship is between two different people; this one has {names}.",
                "Write `between: [one, other]`, or `from:` and `to:`; one record for each two people.",
            )


def _refuse_unknown_keys(case: Case) -> None:
    everybody = [str(key) for key in case.everybody]
    relatives = [str(key) for key in case.family]
    for known, uses in ((relatives, _in_the_family(case)), (everybody, _in_the_file(case))):
        for key, role in uses:
            if str(key) in known:
                continue
            if str(key) in everybody:
                raise CannotDraw(
                    f"{_line(key.place)}: {case.name_of(str(key))} (`{key}`) stands as {role}, but not under `family`.",
                    "Move them to `family`.",
                )
            raise CannotDraw(
                f"{_line(key.place)}: nobody in this file has the key `{key}`, which stands as {role}."
                f"{did_you_mean(str(key), known)}",
                "Correct the key, or add them to the file.",
            )


def _in_the_family(case: Case) -> Iterator[_Use]:
    """Keys of those who are part of the family tree."""
    for couple in case.couples:
        yield from ((key, "a partner in a couple") for key in couple.partners)
        yield from ((child.who, "a child of a couple") for child in couple.children if child.who is not None)
        yield from ((key, "a twin") for twins in couple.twins for key in twins.of)
    yield from ((link.child, "a child with a carer") for link in case.carers)


def _in_the_file(case: Case) -> Iterator[_Use]:
    """Keys of those who may also be in the network or work with the family."""
    yield from ((key, "a carer") for link in case.carers for key in link.who)
    for home in case.households:
        yield from ((one.who, f"a member of the household '{home.name}'") for one in home.members)
    for one in case.relationships:
        ends = (*one.between, *(key for key in (one.from_, one.to) if key is not None))
        yield from ((key, "one of two in a relationship") for key in ends)
        if one.seen_by is not None:
            yield one.seen_by, "the one who sees a relationship so"
    genogram = case.file.genogram
    if genogram is not None:
        yield from ((key, "somebody with whom the genogram was made") for key in genogram.with_)
        yield from ((key, "the one who made the genogram") for key in (genogram.by,) if key is not None)
        yield from ((key, "somebody with a sign of the agreed key") for sign in genogram.agreed_key for key in sign.who)


def _refuse_odd_couple(case: Case, couple: Couple) -> None:
    keys = tuple(str(key) for key in couple.partners)
    names = _names(case, keys) or "nobody"
    if not 1 <= len(keys) <= 2 or len(set(keys)) != len(keys):
        raise CannotDraw(
            f"{_line(couple.place())}: a couple is two different people, or one parent alone; this one has {names}.",
            "Write one or two keys after `partners:`; somebody who had several partners is in several couples.",
        )
    _refuse_a_child_twice(case, couple)
    _refuse_odd_numbers(couple)
    _refuse_children_of_the_childless(case, couple)
    children = {str(child.who) for child in couple.children if child.who is not None}
    for twins in couple.twins:
        if len(set(twins.of)) != len(twins.of) or len(twins.of) < 2:
            born = _names(case, tuple(str(key) for key in twins.of)) or "nobody"
            raise CannotDraw(
                f"{_line(twins.place())}: twins are two or more different children; here stands {born}.",
                "Write the keys of all who were born together after `of:`.",
            )
        others = tuple(str(key) for key in twins.of if str(key) not in children)
        if others:
            raise CannotDraw(
                f"{_line(twins.place())}: {_names(case, others)} {'stands' if len(others) == 1 else 'stand'} under "
                f"`twins` of {names}, and not among their children.",
                "Add the twin to `children:` of the same couple, or correct the key.",
            )


def _refuse_odd_numbers(couple: Couple) -> None:
    for child in couple.children:
        if child.who is None and child.kind is None:
            raise CannotDraw(
                f"{_line(child.place())}: this child has neither `who` nor `kind`, so nobody can be drawn.",
                "Write the child's key after `who:`, or a pregnancy, a loss or `more-children` after `kind:`.",
            )
        several = child.kind == "more-children"
        if several and child.who is not None:
            raise CannotDraw(
                f"{_line(child.place())}: `more-children` stands for children who are not in the file, and this one "
                f"has the key `{child.who}`.",
                "Leave out one of the two.",
            )
        if child.number is not None and not (several and 0 < child.number < _MANY):
            raise CannotDraw(
                f"{_line(child.place())}: `number` says how many `more-children` there are, from 1 to 99.",
                "Write `{kind: more-children, number: 3}`, or leave `number` out where nobody knows.",
            )


def _refuse_children_of_the_childless(case: Case, couple: Couple) -> None:
    if couple.no_children is None:
        return
    line, names = _line(couple.place("no_children")), _names(case, couple.partners)
    if len(couple.partners) == 1:
        sentence = f"{line}: {names} stands alone as a parent, and `no_children` is said of a couple."
        raise CannotDraw(sentence, ONE_PARENT_HELP)
    for child in couple.children:
        kind = Kind(child.kind) if child.kind is not None else Kind.PERSON
        if not may_stand_beside(NoChildren(couple.no_children), Link(child.link or "birth"), kind):
            who = case.name_of(str(child.who)) if child.who is not None else f"a child ({kind.replace('-', ' ')})"
            raise CannotDraw(
                f"{line}: {names} stand as a couple without children (`no_children: {couple.no_children}`), and also "
                f"as the parents of {who}.",
                NO_CHILDREN_HELP,
            )


def _refuse_a_child_twice(case: Case, couple: Couple) -> None:
    seen: dict[str, Key] = {}
    for key in (child.who for child in couple.children if child.who is not None):
        first = seen.setdefault(str(key), key)
        if first is not key:
            line, before = key.place.span.line, first.place.span.line
            where = f"; the first time is line {before}" if before != line else ""
            raise CannotDraw(
                f"{_line(key.place)}: {case.name_of(str(key))} stands twice as a child of "
                f"{_names(case, couple.partners)}{where}.",
                "Keep the one that is right. A child who was adopted later, say, by one of the two stands under that "
                "parent alone, in a record of its own.",
            )


def _refuse_couples_twice(case: Case) -> None:
    lines: dict[frozenset[str], int] = {}
    for couple in case.couples:
        pair = frozenset(str(key) for key in couple.partners)
        first = lines.get(pair)
        lines[pair] = couple.place().span.line
        if len(pair) == 2 and first is not None:
            raise CannotDraw(
                f"{_line(couple.place())}: {_names(case, couple.partners)} stand twice in the list of couples; the "
                f"first time is line {first}.",
                "Put all their dates and children in one of the two; `reconciled:` says that they came together again.",
            )


def _refuse_odd_carers(case: Case, link: Carer) -> None:
    child, keys = case.name_of(str(link.child)), [str(key) for key in link.who]
    if not keys or len(set(keys)) != len(keys):
        raise CannotDraw(
            f"{_line(link.place())}: the carers of {child} are not listed clearly.",
            "Write each carer once after `who:`, and at least one.",
        )
    if str(link.child) in keys:
        raise CannotDraw(
            f"{_line(link.place())}: {child} stands as their own carer.",
            "Write who cares for them after `who:`. Somebody who cares for themselves needs no record here.",
        )


def _names(case: Case, keys: Sequence[str]) -> str:
    return list_in_words(tuple(case.name_of(key) for key in keys))


def _line(place: Place) -> str:
    return f"{place.path}, line {place.span.line}"
