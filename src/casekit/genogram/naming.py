"""Names as a picture may show them: whole, first names only, or initials only, in labels and in every sentence."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from casekit.genogram.family import CarerLink, Family, Household, Member, Relationship, Twins, Union
from casekit.genogram.kinds import Kind
from casekit.genogram.look import Names
from casekit.text.pattern import pattern

_WORD = pattern(r"[^\s\-‐–]+")
_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "lady", "lord", "rev", "imam", "rabbi", "fr"}
)
_AROUND = "().,;:'’\""
_LETTERS = pattern(r"\w", re.UNICODE)


def named_as(family: Family, names: Names) -> Family:
    """The family with its names, and the names in its sentences, cut to what was chosen.

    With initials the keys go too, because a key may be a name: people become `p1`, `p2` … in the order of the file.
    """
    texts = _Texts(family, names)
    shown = _in_sentences(family, texts.cut)
    members = tuple(_member(member, names, texts) for member in shown.members)
    shown = replace(shown, members=members, also_named=())
    return _with_numbers(shown) if names is Names.INITIALS else shown


def without_names_of(family: Family, gone: Iterable[Member]) -> Family:
    """The family with "somebody" in place of the names of people who are left out of it, wherever a text has them.

    A part of a name that somebody in the family has too, such as the surname, stays.
    """
    kept = {word for member in family.members for name in (member.name, member.known_as) for word in _words_of(name)}
    lost = {name for member in gone if member.named for name in (member.name, member.known_as) if name}
    words = {word for name in lost for word in _words_of(name)} - kept
    words = {word for word in words if len(word) > 1 and word[0].isupper() and word.casefold() not in _TITLES}
    found = _any_of(lost - {name for member in family.members for name in (member.name, member.known_as)} | words)
    if found is None:
        return family

    def cut(text: str) -> str:
        return found.sub("somebody", text)

    shown = _in_sentences(family, cut)
    members = tuple(one if one.named else replace(one, name=cut(one.name)) for one in shown.members)
    return replace(shown, members=members, also_named=tuple(name for name in shown.also_named if name not in lost))


def _words_of(name: str) -> Iterator[str]:
    return (word.strip(_AROUND) for word in _WORD.findall(name))


def initials(name: str) -> str:
    """The first letters of a name: "Kelly Anne Rae" is "KAR"."""
    return "".join(_first_letter(word) for word in _WORD.findall(name)) or name[:1]


def first_name(name: str) -> str:
    """The first name: of "Ann Lee", "Ann"; of "Mrs Lee", where there is none, "Mrs L"."""
    words = name.split()
    titles = [word for word in words if word.strip(".").casefold() in _TITLES]
    names = [word for word in words if word not in titles]
    if not names:
        return name
    return f"{titles[0]} {_first_letter(names[0])}" if titles and len(names) == 1 else names[0]


def _first_letter(word: str) -> str:
    """The first letter of a word with the marks on it."""
    at = _LETTERS.search(word)
    if at is None:
        return ""
    end = at.end()
    while end < len(word) and unicodedata.category(word[end]).startswith("M"):
        end += 1
    return word[at.start() : end]


def _member(member: Member, names: Names, texts: "_Texts") -> Member:
    if not member.named:
        name = texts.cut(member.name)
    elif names is Names.INITIALS:
        name = initials(member.name)
    elif member.kind is Kind.INSTITUTION:
        name = member.name
    else:
        name = member.known_as or first_name(member.name)
    return replace(member, name=name, known_as="", named=False)


def _in_sentences(family: Family, cut: Callable[[str], str]) -> Family:
    """The family with every text but the names of its members put otherwise."""
    return replace(
        family,
        title=cut(family.title),
        subtitle=cut(family.subtitle),
        members=tuple(_said_of(member, cut) for member in family.members),
        households=tuple(_household(home, cut) for home in family.households),
        relationships=tuple(
            replace(one, seen_by_name=cut(one.seen_by_name), note=cut(one.note)) for one in family.relationships
        ),
        unions=tuple(
            replace(
                one,
                note=cut(one.note),
                children=tuple(replace(child, basis=cut(child.basis)) for child in one.children),
            )
            for one in family.unions
        ),
        carers=tuple(replace(link, label=cut(link.label)) for link in family.carers),
        earlier_care=tuple(replace(link, label=cut(link.label)) for link in family.earlier_care),
        made=tuple(map(cut, family.made)),
        made_by=cut(family.made_by),
        not_shown=tuple(map(cut, family.not_shown)),
        warnings=tuple(map(cut, family.warnings)),
        agreed_key=tuple(replace(sign, means=cut(sign.means)) for sign in family.agreed_key),
        changes=family.changes.put(cut, lambda key: key) if family.changes else None,
    )


def _said_of(member: Member, cut: Callable[[str], str]) -> Member:
    return replace(
        member,
        health=tuple(replace(fact, what=cut(fact.what)) for fact in member.health),
        roles=tuple(map(cut, member.roles)),
        elsewhere=tuple(map(cut, member.elsewhere)),
        strengths=tuple(map(cut, member.strengths)),
        culture=tuple(map(cut, member.culture)),
        migration=cut(member.migration),
        languages=cut(member.languages),
        heritages=tuple(map(cut, member.heritages)),
    )


def _household(home: Household, cut: Callable[[str], str]) -> Household:
    return replace(home, name=cut(home.name), others=tuple(map(cut, home.others)))


class _Texts:
    """Cuts the names of everybody the family knows of out of sentences."""

    def __init__(self, family: Family, names: Names) -> None:
        people = [member.name for member in family.members if member.named]
        known = [name for member in family.members for name in (member.known_as,) if name]
        whole = {name for name in (*people, *known, *family.also_named) if _LETTERS.search(name)}
        homes = {member.name for member in family.members if member.kind is Kind.INSTITUTION}
        whole -= homes if names is Names.FIRST else set()
        first = {name: first_name(name) for name in whole}
        first |= {member.name: member.known_as for member in family.members if member.named and member.known_as}
        keep: Callable[[str], str] = initials if names is Names.INITIALS else lambda name: first[name]
        self.becomes = {name: keep(name) for name in whole}
        spared = {word for name in whole for word in first[name].split()} if names is Names.FIRST else set()
        for name in sorted(whole):
            for word in _WORD.findall(name):
                bare = word.strip(_AROUND)
                if len(bare) > 1 and bare not in spared and bare not in self.becomes and bare[0].isupper():
                    self.becomes[bare] = _first_letter(bare)
        self.found = _any_of(self.becomes)

    def cut(self, text: str) -> str:
        """A text with every name in it cut to what was chosen."""
        if self.found is None:
            return text
        return self.found.sub(lambda at: self.becomes[at[0]], text)


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    if not longest_first:
        return None
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w| \d{4})")


def _with_numbers(family: Family) -> Family:
    """The family with numbers for keys."""
    number = {member.key: f"p{place}" for place, member in enumerate(family.members, 1)}

    def of(key: str) -> str:
        return number.get(key, "somebody")

    def all_of(keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(of(key) for key in keys)

    return replace(
        family,
        case=of(family.case) if family.case in number else family.case,
        index=of(family.index),
        members=tuple(replace(member, key=of(member.key)) for member in family.members),
        unions=tuple(_union(union, all_of, of) for union in family.unions),
        carers=tuple(_carer(link, all_of, of) for link in family.carers),
        earlier_care=tuple(_carer(link, all_of, of) for link in family.earlier_care),
        households=tuple(
            replace(home, members=tuple((of(key), how) for key, how in home.members)) for home in family.households
        ),
        relationships=tuple(_relationship(one, of) for one in family.relationships),
        changes=family.changes.put(lambda text: text, of) if family.changes else None,
        agreed_key=tuple(replace(sign, who=frozenset(all_of(sign.who))) for sign in family.agreed_key),
    )


def _union(union: Union, all_of: Callable[[Iterable[str]], tuple[str, ...]], of: Callable[[str], str]) -> Union:
    return replace(
        union,
        partners=all_of(union.partners),
        children=tuple(replace(child, key=of(child.key)) for child in union.children),
        twins=tuple(Twins(all_of(twins.of), twins.kind) for twins in union.twins),
    )


def _carer(link: CarerLink, all_of: Callable[[Iterable[str]], tuple[str, ...]], of: Callable[[str], str]) -> CarerLink:
    return replace(link, child=of(link.child), carers=all_of(link.carers))


def _relationship(one: Relationship, of: Callable[[str], str]) -> Relationship:
    first, second = one.ends
    return replace(one, ends=(of(first), of(second)), seen_by=of(one.seen_by) if one.seen_by else "")
