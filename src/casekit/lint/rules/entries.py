"""Rules on the entries of people: the same person twice, nobody's relative, a name, a language, a photograph."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people
from casekit.case.people import Person
from casekit.lint.context import Context
from casekit.lint.names import is_not_family, is_unnamed
from casekit.lint.near_child import carers, parents
from casekit.lint.plain_names import plain_name
from casekit.lint.recorded import answered_on, is_blank, lacks
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.sentences import listed
from casekit.text.finding import Label, Severity

_ENGLISH: Final = "english"


@rule("duplicate-person", subject="people", severity=Severity.WARNING)
def duplicate_person(case: Case, context: Context) -> Iterator[Remark]:
    """Two entries look like the same person.

    What is known is then split in two: one entry has the telephone number, the other the limit on contact, and the
    genogram shows somebody who does not exist. Entries count that have one name and one date of birth; accents,
    capitals and the order of names make no difference.

    Source: Kent guidance, The Importance of Chronologies: "any apparent contradictions or obvious mistakes".
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10}
          mum: {name: Aino RAE, born: 1981-02-10}
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10}
          liisa: {name: Liisa Korhonen, born: 1955}
    """
    first: dict[tuple[str, str], Person] = {}
    for person in case.family.values():
        if person.name is None or person.is_pet or is_unnamed(person):
            continue
        birth = _birth(person)
        if birth is None:
            continue
        other = first.setdefault((plain_name(str(person.name)), birth.text), person)
        if other is not person:
            yield Remark(
                answered_on("duplicate-person", person, other),
                f"{person.name} ({for_people(birth)}) has two entries, `{other.key}` and `{person.key}`.",
                "Two entries look like the same person.",
                "Make one entry of the two and one key; if they are two people, say so as the reason (`allow`).",
                place=person.place("name"),
                labels=(Label(other.place("name"), "the other entry", "the other entry"),),
            )


def _birth(person: Person) -> PartialDate | None:
    """The date of birth where it says something."""
    return person.born if person.born is not None and person.born.earliest is not None else None


@rule(
    "person-unconnected",
    subject="people",
    severity=Severity.WARNING,
    needs_whole_file=True,
    many="{count} people or families are listed and not connected with the child.",
)
def person_unconnected(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody is listed in the family, and nothing connects them with the child.

    On a genogram a person without a line is a guess. A couple, a child of it, a carer, a household or a line under
    `relationships` connects, also by way of others. Nobody is called unconnected while some record names a key that
    does not exist, for that may be the line. People who are connected with each other only are one finding.

    Source: Kent guidance, Genograms: "shows how the child(ren) or young person sit within the complex dynamics of
    their families".
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10}
          pekka: {name: Pekka Korhonen, relation: Mum's brother, born: 1979}
        couples: [{partners: [aino], children: [ndela]}]
        carers: []
        households: []
        relationships: []
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10}
          liisa: {name: Liisa Korhonen, born: 1955}
          pekka: {name: Pekka Korhonen, relation: Mum's brother, born: 1979}
        couples: [{partners: [aino], children: [ndela]}, {partners: [liisa], children: [aino, pekka]}]
        carers: []
        households: []
        relationships: []
    """
    lines = _lines(case)
    if case.child is None or any(key not in case.everybody for key in lines):
        return
    reached = _reached(lines, case.child_key)
    for key, person in case.family.items():
        if key in reached or person.is_pet:
            continue
        if is_unnamed(person):
            yield left_to("unnamed-person", person)
            continue
        if person.relation is not None and is_not_family(person.relation):
            continue
        group = _reached(lines, key)
        reached |= group
        people = [one for other, one in case.family.items() if other in group and not one.is_pet]
        names = [case.name_of(one.key) for one in people]
        if len(people) == 1 and person.relation:
            names = [f"{names[0]} ({person.relation})"]
        are = "is" if len(people) == 1 else "are"
        yield Remark(
            answered_on("person-unconnected", person, *people),
            f"{listed(names)} {are} listed, and nothing connects them with {case.child_name}.",
            "Somebody is listed, and nothing connects them with the child.",
            "Put them under the couple they belong to; where that is not known, add a line under `relationships`.",
            place=person.place("name" if person.name else None),
        )


def _reached(lines: Mapping[str, set[str]], key: str) -> set[str]:
    """All who are connected with somebody, also by way of others, and the person."""
    reached, waiting = {key}, [key]
    while waiting:
        for other in lines.get(waiting.pop(), ()):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached


def _lines(case: Case) -> Mapping[str, set[str]]:
    """Who is connected with whom, straight, by the keys that records name."""
    lines: dict[str, set[str]] = defaultdict(set)
    groups: list[list[str]] = []
    for couple in case.couples:
        groups.append([*couple.partners, *(child.who for child in couple.children if child.who is not None)])
    for carer in case.carers:
        groups.append([carer.child, *carer.who])
    for household in case.households:
        groups.append([member.who for member in household.members])
    groups += [list(one.ends) for one in case.relationships]
    for group in groups:
        first = str(group[0]) if group else ""
        for key in group[1:]:
            lines[first].add(str(key))
            lines[str(key)].add(first)
    return lines


@rule(
    "pronunciation-missing",
    subject="people",
    severity=Severity.ADVICE,
    open_only=True,
    many="For {count} names the file does not say how to say them.",
    singly=1,
)
def pronunciation_missing(case: Case, context: Context) -> Iterator[Remark]:
    """A name has letters that English does not, and the file does not say how to say it.

    A child whose name is said wrong at the first visit hears that nobody asked. Names in English letters can need it
    just as much; casekit cannot tell which, the family can.

    Source: Kent guidance, Case Summary Example: "Name: Ndéla Rae (pronounced na-dela r-ay)".
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
    Instead:
        family:
          ndela: {name: Ndéla Rae, say_it: na-DELL-a RAY, born: 2008-09-17}
    """
    for key, person in case.family.items():
        name = person.known_as or person.name or ""
        if name.isascii() or person.is_pet or person.has_died or not is_blank(person, "say_it"):
            continue
        if any(letter.isalpha() and not letter.isascii() for letter in name):
            yield Remark(
                person,
                f"The file does not say how to say {case.name_of(key)}'s name.",
                "The file does not say how to say somebody's name.",
                "Ask, and write it as it sounds under `say_it`.",
                "known_as" if person.known_as else "name",
            )


@rule("language-missing", subject="people", severity=Severity.WARNING, open_only=True)
def language_missing(case: Case, context: Context) -> Iterator[Remark]:
    """It is not known whether somebody close to the child needs an interpreter.

    Said of parents, carers and the child whose languages are recorded without English, and of those for whom
    `interpreter` says `unknown`. A relative, and above all a child, should not have to interpret.

    Source: Kent guidance, Cultural Genograms: "Place of origin, spoken language(s)".
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          moussa: {name: Moussa Rae, born: 1978, languages: [Wolof, French]}
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          moussa: {name: Moussa Rae, born: 1978, languages: [Wolof, French], interpreter: yes}
    """
    for key in dict.fromkeys((case.child_key, *parents(case), *carers(case, context))):
        person = case.family.get(key)
        if person is None or person.has_died or person.is_pet:
            continue
        languages = spoken(person)
        known = person.says("interpreter") and person.interpreter != "unknown"
        if known or not (person.interpreter == "unknown" or (languages and _ENGLISH not in " ".join(languages))):
            continue
        if person.interpreter != "unknown" and not lacks(person, "interpreter"):
            continue
        speaks = f" ({listed(languages)})" if languages else ""
        yield Remark(
            person,
            f"The file does not say whether {case.name_of(key)}{speaks} needs an interpreter.",
            "The file does not say whether somebody close to the child needs an interpreter.",
            "Ask, and write `interpreter: yes` or `no`; if English is among their languages, add it.",
            "interpreter" if person.says("interpreter") else "name",
        )


def spoken(person: Person) -> list[str]:
    """The languages somebody speaks, in small letters, wherever the file has them."""
    of_culture = person.culture.languages if person.culture is not None else ()
    return list(dict.fromkeys(one.casefold() for one in (*person.languages, *of_culture)))


@rule("photo-without-consent", subject="people", severity=Severity.WARNING, about=("family.*.photo", "network.*.photo"))
def photo_without_consent(case: Case, context: Context) -> Iterator[Remark]:
    """There is a photograph of somebody, and nobody is said to have agreed to it.

    A picture shows more than a name, and it stays. The person themself agrees, or somebody with parental
    responsibility for a child.

    Source: Norfolk, Family Networking, on children in meetings: "as well as photos of the meeting"; UK data
    protection law: a photograph of a person is personal data.
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17, photo: ndela.jpg}
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17, photo: {file: ndela.jpg, consent: ndela, date: 2023-05-02}}
    """
    for key, person in case.family.items():
        if person.photo is not None and lacks(person.photo, "consent"):
            yield Remark(
                person,
                f"There is a photograph of {case.name_of(key)}, and the file does not say who agreed to it.",
                "There is a photograph of somebody, and the file does not say who agreed to it.",
                "Ask; write who agreed under `consent` and when under `date`, or take the photograph out.",
                "photo",
            )
