"""The whole picture in sentences: its text alternative, and what a screen reader says about each person."""

from casekit.genogram.arrange import Arrangement
from casekit.genogram.births import sibship_in_order
from casekit.genogram.departures import departures
from casekit.genogram.family import CarerLink, ChildLink, Family, Member, Relaxed, Union, list_in_words
from casekit.genogram.household_words import Marks, household_lines
from casekit.genogram.kinds import Ending, Gender, Kind, Link, State
from casekit.genogram.notation_table import NO_CHILDREN_WORDS
from casekit.genogram.overlays import SECRET_WORDS, overlay_words
from casekit.genogram.relationship_views import relationship_sentences
from casekit.genogram.remarks import remarks

_STATE = {
    State.MARRIED: "married",
    State.CIVIL_PARTNERSHIP: "civil partners",
    State.RELIGIOUS_MARRIAGE: "married in a religious ceremony",
    State.COHABITING: "a couple who live together",
    State.LEGAL_COHABITING: "a couple whose living together is registered in law",
    State.SHARING_A_HOME: "people who share a home and are not a couple",
    State.COMMITTED: "a committed couple",
    State.TOGETHER: "a couple",
    State.ENGAGED: "engaged",
    State.ENGAGED_COHABITING: "engaged and living together",
    State.DATING: "dating",
    State.CASUAL: "in a casual relationship",
    State.UNCOMMITTED: "in an uncommitted relationship",
    State.ONE_NIGHT: "together for one night",
    State.AFFAIR: "in an affair",
    State.FORCED: "joined by a relationship that was forced",
    State.NEVER_A_COUPLE: "never a couple",
    State.OTHER: "another kind of couple",
    State.NOT_RECORDED: "joined as a couple or as parents; of what kind is not recorded",
}
_SAYS_NO_MORE = {
    State.MARRIED: ("married", "m."),
    State.CIVIL_PARTNERSHIP: ("CP",),
    State.RELIGIOUS_MARRIAGE: ("religious marriage", "married"),
    State.COHABITING: ("living together", "LT"),
    State.LEGAL_COHABITING: ("legal cohabitation",),
    State.SHARING_A_HOME: ("sharing a home",),
    State.COMMITTED: ("committed",),
    State.TOGETHER: ("together",),
    State.ENGAGED: ("engaged", "eng."),
    State.ENGAGED_COHABITING: ("engaged", "eng.", "living together", "LT"),
    State.DATING: ("dating",),
    State.CASUAL: ("casual",),
    State.UNCOMMITTED: ("uncommitted",),
    State.OTHER: ("another kind of couple",),
}
"""Words on a couple's line that say again what the sentence says already."""
_ENDS_NO_MORE = ("annulled", "ended", "together again")
_ENDING = {
    Ending.SEPARATED: "they have separated",
    Ending.LEGALLY_SEPARATED: "they are legally separated",
    Ending.DIVORCED: "they are divorced",
    Ending.ANNULLED: "this was annulled",
    Ending.RECONCILED: "they separated and came together again",
    Ending.TOGETHER_AFTER_DIVORCE: "they were divorced and came together again",
    Ending.WIDOWED: "it ended by a death",
}
_SHARED_NO_MORE = {
    Ending.SEPARATED: "this has ended",
    Ending.RECONCILED: "this ended and began again",
}
"""How people who share a home and are no couple came apart."""
_LINK = {
    Link.BIRTH: "",
    Link.ADOPTED: "adopted",
    Link.FOSTER: "foster child",
    Link.STEP: "step-child",
    Link.DONOR: "conceived with a donor",
    Link.SURROGATE: "carried by a surrogate",
    Link.PUTATIVE: "parent not certain",
}
_KIND = {
    Kind.PET: "pet",
    Kind.MISCARRIAGE: "miscarriage",
    Kind.TERMINATION: "termination",
    Kind.STILLBIRTH: "stillborn",
    Kind.PREGNANCY: "pregnancy",
    Kind.INSTITUTION: "home or institution",
    Kind.MORE_CHILDREN: "not known by name",
}


def person_words(family: Family, member: Member) -> str:
    """One person in words: name, gender, dates, parents, partners, carers."""
    parts = [_described(family, member)]
    for union, link in family.homes_of(member.key):
        how = f" ({_LINK[link]})" if _LINK[link] else ""
        parts.append(f"child of {_names(family, union.partners)}{how}")
    for union in family.couples_of(member.key):
        (other,) = (key for key in union.partners if key != member.key)
        parts.append(f"with {family.called(other)}: {_kind_of(union)}")
    parts += [carer_words(family, link) for link in family.carers_of(member.key)]
    return "; ".join(parts)


def picture_words(arrangement: Arrangement, notation: str, relaxed: tuple[Relaxed, ...], homes: Marks) -> str:
    """The whole picture: who stands on which row, each couple with its children, carers, households, departures."""
    family = arrangement.structure.family
    title = f"{family.title}: {family.subtitle}" if family.subtitle else family.title
    lines = [f"{title}, as at {family.as_at_text}. Notation: {notation}."]
    rows = [[arrangement.structure.items[item].key for item in row] for row in arrangement.rows]
    for number, keys in enumerate(rows, 1):
        people = ", ".join(_described(family, family.member(key)) for key in keys if key)
        lines.append(f"Generation {number} of {len(rows)}, from the left: {people}.")
    lines += [_union_words(family, union) for union in family.unions]
    lines += [f"{carer_words(family, link)}." for link in family.carers]
    lines += earlier_care_in_words(family)
    lines += household_lines(family, homes)
    lines += relationship_sentences(family)
    if family.changes is not None:
        lines += [f"{family.changes.heading}:", *family.changes.sentences]
    lines += departures(relaxed)
    lines += remarks(family)
    lines += family.not_shown
    lines += family.made
    return "\n".join(_capital(line) for line in lines)


def carer_lines_in_words(family: Family) -> list[str]:
    """Each carer with the number that stands on the line, where there is no room for words."""
    return [f"({place}) {carer_words(family, link)}." for place, link in enumerate(family.carers, 1)]


def earlier_care_in_words(family: Family) -> list[str]:
    """Former care that has no line."""
    return [f"{carer_words(family, link)}." for link in family.earlier_care]


def _described(family: Family, member: Member) -> str:
    facts = []
    if member.key == family.index:
        facts.append("the child this is about")
    if member.kind in _KIND:
        facts.append(_KIND[member.kind])
    if member.kind is Kind.PERSON or (member.kind is Kind.STILLBIRTH and member.gender is not Gender.UNKNOWN):
        facts.append("gender not known" if member.gender is Gender.UNKNOWN else str(member.gender))
    if member.born is not None and member.born.text:
        word = {Kind.PERSON: "born ", Kind.PET: "born ", Kind.PREGNANCY: "due "}.get(member.kind, "")
        facts.append(f"{word}{member.born.text}")
    if member.died is not None:
        facts.append(f"died {member.died.text}" if member.died.text else "has died")
    if member.age:
        facts.append(member.age)
    facts += overlay_words(family, member)
    name = member.name or ("a person whose name is not known" if member.kind is Kind.PERSON else "no name")
    return f"{name} ({', '.join(facts)})"


def _names(family: Family, keys: tuple[str, ...]) -> str:
    return list_in_words(tuple(family.called(key) for key in keys))


def _kind_of(union: Union) -> str:
    sharing = union.state is State.SHARING_A_HOME
    endings = {**_ENDING, **_SHARED_NO_MORE} if sharing else _ENDING
    ended = f", {endings[union.ended]}" if union.ended is not None else ""
    said = (*_SAYS_NO_MORE.get(union.state, ()), *(_ENDS_NO_MORE if union.ended is not None else ()))
    more = [label for label in union.labels if label not in said]
    dates = f" ({', '.join(more)})" if more else ""
    secret = f"; {SECRET_WORDS}" if union.secret else ""
    none = f", {NO_CHILDREN_WORDS[union.no_children]}" if union.no_children is not None else ""
    return f"{_STATE[union.state]}{ended}{none}{dates}{secret}"


def _union_words(family: Family, union: Union) -> str:
    names = _names(family, union.partners)
    children = [
        family.called(child.key) + (f" ({_LINK[child.link]})" if _LINK[child.link] else "")
        for child in _in_order_of_birth(family, union)
    ]
    if union.alone:
        said = f"{names} stands alone as a parent"
        said += ", the other parent not named" if union.lacks_a_parent else ""
        said += ", the other parent not shown" if union.partner_left_out else ""
        said += f" ({', '.join(union.labels)})" if union.labels else ""
        said += f"; {SECRET_WORDS}" if union.secret else ""
    else:
        said = f"{names}: {_kind_of(union)}"
    if children:
        said += f". {'Child' if len(children) == 1 else 'Children'}: {list_in_words(tuple(children))}"
    for twins in union.twins:
        kind = {"identical": "identical ", "fraternal": "fraternal "}.get(twins.kind, "")
        word = {2: "twins", 3: "triplets"}.get(len(twins.of), "born together")
        said += f". {_names(family, twins.of)} are {kind}{word}"
    return f"{said}."


def _in_order_of_birth(family: Family, union: Union) -> list[ChildLink]:
    """The children as they stand under their couple's line."""
    links = {child.key: child for child in family.drawn_children(union)}
    return [links[key] for group in sibship_in_order(family, union) for key in group]


def carer_words(family: Family, link: CarerLink) -> str:
    """Who cares for whom, and how: "Ann and Bo care for Kit: foster care from 2020"."""
    verb = "cared" if link.past else "cares" if len(link.carers) == 1 else "care"
    said = f"{_names(family, link.carers)} {verb} for {family.called(link.child)}"
    return f"{said}: {link.label}" if link.label else said


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]
