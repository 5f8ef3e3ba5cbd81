"""The changes between two families in sentences. No dates stand in them: the picture has those, as it was asked to."""

from collections.abc import Iterator

from casekit.genogram.changes import Change
from casekit.genogram.family import Family, Member, Relationship, Union, When, list_in_words
from casekit.genogram.kinds import NO_COUPLE, Ending, Kind, Layer, Link, NoChildren, State
from casekit.genogram.notation_table import NO_CHILDREN_WORDS

_ENDED = {
    Ending.SEPARATED: "{who} separated.",
    Ending.LEGALLY_SEPARATED: "{who} were legally separated.",
    Ending.DIVORCED: "{who} were divorced.",
    Ending.ANNULLED: "The marriage of {who} was annulled.",
    Ending.RECONCILED: "{who} came together again.",
    Ending.TOGETHER_AFTER_DIVORCE: "{who} were divorced and came together again.",
    Ending.WIDOWED: "The couple {who} ended with a death.",
}
_SHARED = {
    Ending.SEPARATED: "{who} no longer share a home.",
    Ending.RECONCILED: "{who} share a home again.",
}
_STATE = {
    State.MARRIED: "married",
    State.CIVIL_PARTNERSHIP: "civil partners",
    State.RELIGIOUS_MARRIAGE: "married in a religious ceremony",
    State.COHABITING: "living together as a couple",
    State.LEGAL_COHABITING: "living together, registered in law",
    State.SHARING_A_HOME: "sharing a home, and not a couple",
    State.UNCOMMITTED: "in an uncommitted relationship",
    State.OTHER: "another kind of couple",
    State.NEVER_A_COUPLE: "parents who were never a couple",
    State.NOT_RECORDED: "a couple or parents, of what kind is not recorded",
}
_LINK = {
    Link.BIRTH: "child",
    Link.ADOPTED: "adopted child",
    Link.FOSTER: "foster child",
    Link.STEP: "step-child",
    Link.DONOR: "child, conceived with a donor,",
    Link.SURROGATE: "child, carried by a surrogate,",
    Link.PUTATIVE: "child, which is not certain,",
}


def _is_or_are(member: Member) -> str:
    return "are" if member.how_many not in ("", "1") else "is"


def member_changes(before: Family, after: Family) -> Iterator[Change]:
    """Births, deaths, and what is said otherwise of somebody."""
    old = {member.key: member for member in before.members}
    for member in after.members:
        was, name = old.pop(member.key, None), after.called(member.key)
        sentences = []
        if was is None:
            born = member.born is not None and member.born.surely_before(_day_of(before)) is False
            new = f"{name} {_is_or_are(member)} new here."
            sentences.append(f"{name} was born." if born and member.kind is Kind.PERSON else new)
        else:
            if was.kind is Kind.PREGNANCY and member.kind is Kind.PERSON:
                sentences.append(f"{name} was born.")
            elif was.kind is not member.kind:
                sentences.append(f"{name} is now shown as {member.kind}; before, as {was.kind}.")
            if was.name != member.name:
                sentences.append(f"{before.called(was.key)} is now called {name}.")
            if was.gender is not member.gender:
                sentences.append(f"{name} is now shown as {member.gender}; before, as {was.gender}.")
            if was.died is None and member.died is not None:
                sentences.append(f"{name} died.")
            elif was.died != member.died:
                sentences.append(f"What the file says of {name}’s death has changed.")
            if was.born != member.born and was.kind is member.kind:
                sentences.append(f"What the file says of {name}’s birth has changed.")
        yield from (Change(sentence, (member.key,)) for sentence in sentences)
    for key in old:
        yield Change(
            f"{before.called(key)} {_is_or_are(before.member(key))} no longer in the family’s picture.", (key,)
        )


def _day_of(family: Family) -> When:
    return When("", family.as_at, family.as_at)


def union_changes(before: Family, after: Family) -> Iterator[Change]:
    """Couples that came together, came apart, or are said otherwise."""
    old = {frozenset(union.partners): union for union in before.unions}
    for union in after.unions:
        was = old.pop(frozenset(union.partners), None)
        if union.alone:
            continue
        who = names_of(after, union.partners)
        if was is None:
            new = "" if union.state is State.SHARING_A_HOME else "as a couple or as parents: "
            yield Change(f"{who} are new here{',' if not new else ''} {new}{_said(union)}.", union.partners)
            if union.ended is None:
                continue
        if union.ended is not None and (was is None or union.ended is not was.ended):
            shared = _SHARED.get(union.ended) if union.state is State.SHARING_A_HOME else None
            yield Change((shared or _ENDED[union.ended]).format(who=who), union.partners)
        if was is not None and union.ended is None and was.ended is not None:
            yield Change(f"{who} no longer stand as people who came apart.", union.partners)
        if was is not None and union.state is not was.state:
            yield Change(f"{who} are now {_said(union)}; before, {_said(was)}.", union.partners)
        elif was is not None and union.ended is was.ended and union.labels != was.labels:
            yield Change(f"What stands at the line of {who} has changed.", union.partners)
        if was is not None and (union.no_children, union.note) != (was.no_children, was.note):
            infertile = NoChildren.INFERTILE in (union.no_children, was.no_children)
            yield Change(_said_further(who, union, was), union.partners, Layer.HEALTH if infertile else "")
    for union in old.values():
        if not union.alone:
            was_said = _STATE[union.state] if union.state in NO_COUPLE else "a couple"
            yield Change(f"{names_of(before, union.partners)} no longer stand as {was_said}.", union.partners)


def _said_further(who: str, union: Union, was: Union) -> str:
    """What is said otherwise of a couple beside its kind and its end."""
    if union.no_children is was.no_children:
        return f"What the file adds about {who} has changed."
    if union.no_children is None:
        return f"{who} no longer stand as a couple without children."
    return f"{who} now stand as a couple with {NO_CHILDREN_WORDS[union.no_children]}."


def _said(union: Union) -> str:
    return _STATE.get(union.state, union.state.value.replace("-", " "))


def names_of(family: Family, keys: tuple[str, ...]) -> str:
    """People's names as a sentence has them."""
    return list_in_words(tuple(family.called(key) for key in keys))


def child_changes(before: Family, after: Family, both: Family) -> Iterator[Change]:
    """Children who belong to other parents than before, or in another way. A birth says itself."""
    old, new = (_links(family) for family in (before, after))
    there = {member.key for member in before.members}
    for keys, link in new.items():
        child, parents = keys[0], names_of(both, keys[1:])
        if keys not in old and child in there:
            yield Change(f"{both.called(child)} is now {_LINK[link]} of {parents}.", keys)
        elif keys in old and old[keys] is not link:
            yield Change(f"{both.called(child)} is now {_LINK[link]} of {parents}; before, {_LINK[old[keys]]}.", keys)
    staying = {member.key for member in after.members}
    for keys, link in old.items():
        if keys not in new and keys[0] in staying:
            sentence = f"{before.called(keys[0])} is no longer {_LINK[link]} of {names_of(before, keys[1:])}."
            yield Change(sentence, keys)


def _links(family: Family) -> dict[tuple[str, ...], Link]:
    return {(child.key, *sorted(union.partners)): child.link for union in family.unions for child in union.children}


def carer_changes(before: Family, after: Family) -> Iterator[Change]:
    """Who began and who ceased to care for a child."""
    old = {(link.child, frozenset(link.carers)): link for link in before.carers if not link.past}
    for link in after.carers:
        if link.past:
            continue
        was = old.pop((link.child, frozenset(link.carers)), None)
        about = (link.child, *link.carers)
        who, child = names_of(after, link.carers), after.called(link.child)
        if was is None:
            yield Change(f"{who} now {_care(link.carers)} for {child}.", about)
        elif (was.role, was.label) != (link.role, link.label):
            yield Change(f"What is said of the care of {child} by {who} has changed.", about, Layer.ORDERS)
    for link in old.values():
        who, child = names_of(before, link.carers), before.called(link.child)
        yield Change(f"{who} no longer {_care(link.carers)} for {child}.", (link.child, *link.carers))


def _care(carers: tuple[str, ...]) -> str:
    return "cares" if len(carers) == 1 else "care"


def household_changes(before: Family, after: Family) -> Iterator[Change]:
    """Who moved, by everybody's homes before and after."""
    there = {member.key for member in before.members}
    for member in after.members:
        if member.key not in there:
            continue
        was, now = (homes_of(family, member.key) for family in (before, after))
        left, came = [home for home in was if home not in now], [home for home in now if home not in was]
        name = after.called(member.key)
        if left and came:
            sentence = f"{name} moved from {list_in_words(tuple(left))} to {list_in_words(tuple(came))}."
        elif came:
            sentence = f"{name} now lives at {list_in_words(tuple(came))}{' as well' if was else ''}."
        elif left:
            sentence = f"{name} no longer lives at {list_in_words(tuple(left))}."
        elif was != now:
            sentence = f"How {name} lives at {list_in_words(tuple(now))} has changed."
        else:
            continue
        yield Change(sentence, (member.key,), Layer.HOUSEHOLDS)


def homes_of(family: Family, key: str) -> dict[str, str]:
    """The homes somebody lives in, by name, each with a word for how."""
    return {home.name: how for home in family.households for who, how in home.members if who == key}


def relationship_changes(before: Family, after: Family) -> Iterator[Change]:
    """Relationships that are said otherwise, by whose view they are."""
    old, new = ({_told(family, one): one for one in family.relationships} for family in (before, after))
    for sentence, one in new.items():
        if sentence not in old:
            yield Change(f"Now: {sentence}.", _about(after, one), Layer.RELATIONSHIPS)
    for sentence, one in old.items():
        if sentence not in new:
            yield Change(f"No longer: {sentence}.", _about(before, one), Layer.RELATIONSHIPS)


def _about(family: Family, one: Relationship) -> tuple[str, ...]:
    """The two, and whose view it is if they are in the family."""
    viewer = one.seen_by
    return (*one.ends, viewer) if any(member.key == viewer for member in family.members) else one.ends


def _told(family: Family, one: Relationship) -> str:
    first, second = (family.called(key) for key in one.ends)
    view = f" (as {one.seen_by_name} sees it)" if one.seen_by_name else ""
    return f"{first} {'to' if one.directed else 'and'} {second}: {one.kind.replace('-', ' ')}{view}"
