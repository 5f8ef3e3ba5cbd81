"""A part of a family: those near to somebody, some generations, or everybody but a few. What is left out is said.

Nobody who is left out is named, since that may be why they are left out. A parent whose partner is left out keeps a
line of their own to the children, without the question mark of a parent who is not known.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from casekit.genogram.family import CannotDraw, CarerLink, Family, Household, Relationship, Twins, Union, list_in_words
from casekit.genogram.generations import generations
from casekit.genogram.kinds import Ending, Kind
from casekit.genogram.naming import without_names_of
from casekit.text.nearest import did_you_mean

NOT_SHOWN = "not-shown"


def around(family: Family, person: str, distance: int) -> Family:
    """Those at most so many steps from a person: one step to a parent, a child, a partner, a carer or who is cared for.

    Raises `CannotDraw` for a person who is not in the family.
    """
    middle = find(family, person)
    near = {middle}
    edge = [middle]
    steps = _steps(family)
    for _ in range(distance):
        edge = [key for key in dict.fromkeys(other for key in edge for other in steps.get(key, ())) if key not in near]
        near.update(edge)
    if family.index not in near:
        raise CannotDraw(
            f"{family.called(family.index)}, whom the picture is about, is more than {_counted(distance, 'step')} from "
            f"{family.called(middle)}.",
            _how_far(family, middle, steps),
        )
    more = f"more than {_counted(distance, 'step')} from {family.called(middle)}"
    return _only(family, near, more)


def latest_generations(family: Family, count: int) -> Family:
    """The child's own generation, those below it, and as many above as make up the count."""
    if count < 1:
        raise CannotDraw("A picture has at least one generation: ask for 1 or more.")
    row = generations(family).row
    first = row[family.index] - count + 1
    return _only(family, {key for key, place in row.items() if place >= first}, "of earlier generations")


def without(family: Family, people: Collection[str]) -> Family:
    """Everybody but these. Raises `CannotDraw` for somebody who is not in the family, or whom the picture is about."""
    hidden = {find(family, person) for person in people}
    if family.index in hidden:
        raise CannotDraw(
            f"{family.called(family.index)} is the child the picture is about and cannot be left out of it.",
            "Leave this `--hide` out. For a picture about somebody else write their key after `child:` in a file of "
            "their own; for one without names take `--names initials`.",
        )
    return _only(family, {member.key for member in family.members} - hidden, "left out on request")


def _how_far(family: Family, middle: str, steps: Mapping[str, Sequence[str]]) -> str:
    """What to ask for so that the child is in the picture."""
    near, edge, distance = {middle}, [middle], 0
    while edge and family.index not in near:
        edge = [key for key in dict.fromkeys(other for key in edge for other in steps.get(key, ())) if key not in near]
        near.update(edge)
        distance += 1
    if family.index in near:
        return f"Ask for a greater distance: `--distance {distance}` reaches {family.called(family.index)}."
    return "Nothing in the file joins the two, so no distance is great enough. Leave `--around` out."


def find(family: Family, person: str) -> str:
    """The key of somebody given by key, by full name, or by a first name that nobody else has.

    Raises `CannotDraw` where nobody or several fit.
    """
    keys = fitting(family, person)
    if len(keys) > 1:
        offers = [f"{key} ({family.called(key)})" for key in keys]
        raise CannotDraw(f"Several people are called {person}.", f"Say the key instead: {' or '.join(offers)}.")
    if not keys:
        words = [word for member in family.members for word in (member.key, member.name) if word]
        hint = did_you_mean(person, words)
        raise CannotDraw(
            f"Nobody in the picture has the key or the name '{person}'.{hint}",
            "Write the key of somebody in the family, or their name, as it stands in the file.",
        )
    return keys[0]


def fitting(family: Family, person: str) -> list[str]:
    """The keys of all who may be meant: by key, else by full name, else by key or first name whatever the capitals."""
    folded = " ".join(person.split()).casefold()
    names = {member.key: member.name.casefold() for member in family.members}
    known = {member.key: {member.key.casefold(), member.known_as.casefold()} for member in family.members}
    for fits in (
        lambda key: key == person,
        lambda key: names[key] == folded,
        lambda key: folded in known[key] or names[key].split(" ")[0] == folded,
    ):
        keys = [key for key in names if folded and fits(key)]
        if keys:
            return keys
    return []


def _steps(family: Family) -> dict[str, list[str]]:
    steps: dict[str, list[str]] = {}
    pairs = [pair for union in family.unions for pair in _pairs_of(family, union)]
    pairs += [(link.child, carer) for link in family.carers for carer in link.carers]
    for one, two in pairs:
        steps.setdefault(one, []).append(two)
        steps.setdefault(two, []).append(one)
    return steps


def _pairs_of(family: Family, union: Union) -> Iterator[tuple[str, str]]:
    if not union.alone:
        yield union.partners[0], union.partners[1]
    for child in family.drawn_children(union):
        yield from ((parent, child.key) for parent in union.partners)


def _only(family: Family, kept: Collection[str], why: str) -> Family:
    gone = [member for member in family.members if member.key not in kept]
    if not gone:
        return family
    several = [member.how_many for member in gone if member.kind is Kind.MORE_CHILDREN]
    single = sum(member.kind in (Kind.PERSON, Kind.INSTITUTION) for member in gone)
    people = single + sum(int(number) for number in several if number.isdecimal())
    others = len(gone) - single - len(several)
    counts = [_counted(people, "person")] if people else []
    counts += ["children whose number is not known"] if "n" in several else []
    counts += [_counted(others, "pet, pregnancy or loss")] if others else []
    left = replace(
        family,
        members=tuple(member for member in family.members if member.key in kept),
        unions=tuple(left for union in family.unions if (left := _union(union, kept)) is not None),
        carers=tuple(some for link in family.carers if (some := _carer(link, kept)) is not None),
        earlier_care=tuple(some for link in family.earlier_care if (some := _carer(link, kept)) is not None),
        households=tuple(_household(home, kept) for home in family.households),
        relationships=tuple(_seen(family, one, kept) for one in family.relationships if set(one.ends) <= set(kept)),
        changes=family.changes.among(kept) if family.changes else None,
        agreed_key=tuple(sign for sign in family.agreed_key if not sign.who or sign.who & set(kept)),
        not_shown=(*family.not_shown, f"Not shown: {list_in_words(tuple(counts))} {why}."),
    )
    return without_names_of(left, gone)


def _union(union: Union, kept: Collection[str]) -> Union | None:
    partners = tuple(key for key in union.partners if key in kept)
    children = tuple(child for child in union.children if child.key in kept)
    if not partners or (len(partners) < len(union.partners) and not children):
        return None
    born = (tuple(key for key in twins.of if key in kept) for twins in union.twins)
    twins = tuple(Twins(of, old.kind) for of, old in zip(born, union.twins, strict=True) if len(of) > 1)
    if len(partners) == len(union.partners):
        return replace(union, children=children, twins=twins)
    ended: Ending | None = None
    alone = replace(union, partners=partners, children=children, twins=twins, partner_left_out=True)
    return replace(alone, labels=(), ended=ended, no_children=None, note="")


def _carer(link: CarerLink, kept: Collection[str]) -> CarerLink | None:
    carers = tuple(key for key in link.carers if key in kept)
    return replace(link, carers=carers) if carers and link.child in kept else None


def _seen(family: Family, one: Relationship, kept: Collection[str]) -> Relationship:
    """A relationship without the name of whoever sees it so, where they are left out."""
    if one.seen_by in kept or all(member.key != one.seen_by for member in family.members):
        return one
    return replace(one, seen_by=NOT_SHOWN, seen_by_name="somebody who is not shown")


def _household(home: Household, kept: Collection[str]) -> Household:
    members = tuple(member for member in home.members if member[0] in kept)
    gone = len(home.members) - len(members)
    others = (*home.others, f"{gone} not shown") if gone else home.others
    return replace(home, members=members, others=others)


def _counted(count: int, what: str) -> str:
    if what == "person":
        return "1 person" if count == 1 else f"{count} people"
    if count == 1:
        return f"1 {what}"
    return f"{count} {what}s" if " " not in what else f"{count} pets, pregnancies or losses"
