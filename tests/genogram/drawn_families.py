"""Short ways to write a family, and the invented families that the genogram's tests draw."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from casekit.genogram.family import CarerLink, ChildLink, Family, Household, Member, Twins, Union, When
from casekit.genogram.kinds import Ending, Gender, Kind, Link, NoChildren, State, TwinKind

GENDERS = {"m": Gender.MALE, "f": Gender.FEMALE, "n": Gender.NON_BINARY, "u": Gender.UNKNOWN}


def on(text: str | None) -> When | None:
    """A date from `2010`, `2010-03` or `2010-03-04`; `~` means five years either way; empty means not known."""
    if text is None:
        return None
    parts = [int(part) for part in text.lstrip("~").split("-")] if text else []
    if not parts:
        return When()
    if len(parts) == 3:
        first = last = date(*parts)
    elif len(parts) == 2:
        first = date(parts[0], parts[1], 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    else:
        first, last = date(parts[0], 1, 1), date(parts[0], 12, 31)
    if text.startswith("~"):
        return When(f"about {text[1:]}", first.replace(year=first.year - 5), last.replace(year=last.year + 5))
    return When(text, first, last)


def person(
    key: str, gender: str = "u", born: str | None = None, died: str | None = None, name: str | None = None
) -> Member:
    """Somebody; the name is the key with a capital unless given."""
    return Member(key, key.capitalize() if name is None else name, GENDERS[gender], Kind.PERSON, on(born), on(died))


def loss(key: str, kind: Kind, born: str | None = None) -> Member:
    """A loss or a pregnancy."""
    return Member(key, kind=kind, born=on(born))


def couple(
    partners: str,
    children: Sequence[str | ChildLink] = (),
    state: State = State.MARRIED,
    ended: Ending | None = None,
    labels: Sequence[str] = (),
    *,
    began: str | None = None,
    twins: Sequence[Twins] = (),
    no_children: NoChildren | None = None,
) -> Union:
    """A couple, or a parent alone; `family` gives it its number."""
    links = tuple(child if isinstance(child, ChildLink) else ChildLink(child) for child in children)
    made = Union(0, tuple(partners.split()), state, ended, tuple(labels), on(began), links, tuple(twins))
    return replace(made, no_children=no_children)


def family(
    index: str,
    members: Sequence[Member],
    unions: Sequence[Union],
    carers: Sequence[CarerLink] = (),
    households: Sequence[Household] = (),
    *,
    partners: str = "strict",
    step_lines: bool = False,
) -> Family:
    """A family as at 20 June 2023."""
    numbered = tuple(replace(one, index=number) for number, one in enumerate(unions))
    return Family(
        "case-1",
        f"Genogram of {index.capitalize()}",
        index,
        date(2023, 6, 20),
        "20 June 2023",
        tuple(members),
        numbered,
        tuple(carers),
        tuple(households),
        made=("Made on 20 November 2022.",),
        partners=partners,
        step_lines=step_lines,
    )


def three_partners() -> Family:
    """A mother with three partners, one of whom has a later family."""
    people = [
        person("alf", "m", "1947", "2001"),
        person("rita", "f", "1950"),
        person("ken", "m", "1952"),
        person("sheila", "f", "1955"),
        person("wayne", "m", "1976"),
        person("zoe", "f", "1988"),
        person("aaron", "m", "1985"),
        person("lee", "m", "1978"),
        person("kelly", "f", "1980"),
        person("gemma", "f", "1984"),
        person("ruby", "f", "2012-04-04"),
        person("max", "m", "2015-06-06"),
        person("callum", "m", "2005-08-08"),
        person("mia", "f", "2007-09-12"),
        person("alfie", "m", "2013-01-20"),
        person("jade", "f", "1999-05-01"),
        person("ryan", "m", "2001-02-11"),
    ]
    couples = [
        couple("alf rita", ["wayne"], labels=["m. 1972"]),
        couple("ken sheila", ["kelly", "gemma"], labels=["m. 1978"]),
        couple("lee kelly", ["jade", "ryan"], ended=Ending.DIVORCED, labels=["m. 1998", "div. 2003"], began="1998"),
        couple(
            "wayne kelly",
            ["callum", "mia"],
            State.COHABITING,
            Ending.SEPARATED,
            ["living together 2004", "sep. 2009"],
            began="2004",
        ),
        couple("aaron kelly", ["alfie"], State.COHABITING, labels=["living together 2011"], began="2011"),
        couple("wayne zoe", ["ruby", "max"], labels=["m. 2011"], began="2011"),
    ]
    return family("callum", people, couples)


def wide_sibship() -> Family:
    """Twins, triplets, losses and a pregnancy among the children of one couple."""
    people = [
        person("dad", "m", "1980"),
        person("mum", "f", "1982"),
        person("ann", "f", "2008"),
        person("tim", "m", "2010"),
        person("tom", "m", "2010"),
        loss("lost", Kind.MISCARRIAGE, "2012"),
        person("xa", "f", "2014"),
        person("xb", "m", "2014"),
        person("xc", "f", "2014"),
        Member("noah", "Noah", Gender.MALE, Kind.STILLBIRTH, on("2016")),
        loss("ended", Kind.TERMINATION),
        person("yaz", "n", "2018"),
        loss("due", Kind.PREGNANCY, "2023-12"),
        person("pia", "f", "2011"),
    ]
    children = ["ann", "tim", "tom", "lost", "xa", "xb", "xc", "noah", "ended", "yaz", "due"]
    twins = [Twins(("tim", "tom"), TwinKind.IDENTICAL), Twins(("xa", "xb", "xc"), TwinKind.UNKNOWN)]
    return family("yaz", people, [couple("dad mum", children, twins=twins), couple("tom pia", (), State.ENGAGED)])


def adopted() -> Family:
    """A child with birth parents and adoptive parents."""
    people = [
        person("bart", "m", "1990"),
        person("bea", "f", "1992"),
        person("ada", "f", "1981"),
        person("alan", "m", "1980"),
        person("kit", "m", "2012"),
        person("sis", "f", "2010"),
        person("bro", "m", "2016"),
        person("own", "f", "2015"),
    ]
    couples = [
        couple("bart bea", ["sis", "kit", "bro"], State.CASUAL),
        couple("alan ada", [ChildLink("kit", Link.ADOPTED), ChildLink("own", Link.DONOR)]),
    ]
    return family("kit", people, couples)


def foster_home() -> Family:
    """Brothers and sisters in three homes, with carers of each kind."""
    people = [
        person("david", "m", "1970"),
        person("susan", "f", "1971"),
        person("marie", "f", "1968"),
        person("sandra", "f", "1963"),
        person("jason", "m", "1986"),
        person("leanne", "f", "1988"),
        person("nicky", "f", "1991"),
        person("jim", "m", "1957"),
        person("brenda", "f", "1959"),
        person("laura", "f", "1999"),
        person("kayden", "m", "2008-01-17"),
        person("summer", "f", "2011-05-23"),
        person("riley", "m", "2014-08-30"),
    ]
    couples = [
        couple("david susan", ["laura"], labels=["m. 1995"]),
        couple("sandra", ["jason"]),
        couple("jim brenda", ["leanne", "nicky"], labels=["m. 1985"]),
        couple("jason leanne", ["kayden", "summer", "riley"], State.COHABITING, Ending.SEPARATED, ["sep. 2015"]),
    ]
    carers = [
        CarerLink("summer", ("david", "susan"), "foster", "foster care from 3 Mar 2019"),
        CarerLink("kayden", ("marie",), "foster", "foster care from 2019"),
        CarerLink("riley", ("jim", "brenda"), "special-guardianship", "special guardianship from 2020"),
    ]
    return family("summer", people, couples, carers)


def exchange() -> Family:
    """A brother and a sister marry a sister and a brother of opposed ages: not all conventions can hold."""
    people = [
        person("fred", "m", "1950"),
        person("mary", "f", "1952"),
        person("frank", "m", "1951"),
        person("maud", "f", "1953"),
        person("anna", "f", "1975"),
        person("bob", "m", "1978"),
        person("dora", "f", "1974"),
        person("carl", "m", "1979"),
        person("kid", "f", "2003"),
    ]
    couples = [
        couple("fred mary", ["anna", "bob"]),
        couple("frank maud", ["dora", "carl"]),
        couple("carl anna", ["kid"]),
        couple("bob dora"),
    ]
    return family("kid", people, couples)


def grandparents_adopt() -> Family:
    """Grandparents adopt a grandchild, a lone mother has a second child, and carers come from three rows."""
    people = [
        person("grandad", "m", "1955"),
        person("gran", "f", "1957"),
        person("mum", "f", "1990"),
        person("dad", "m", "1988"),
        person("kid", "f", "2012"),
        person("bro", "m", "2014"),
        person("aunt", "f", "1985"),
        person("cousin", "m", "2010"),
    ]
    couples = [
        couple("grandad gran", ["aunt", "mum", ChildLink("kid", Link.ADOPTED)]),
        couple("dad mum", ["kid"], State.NEVER_A_COUPLE),
        couple("mum", ["bro"]),
        couple("aunt", ["cousin"]),
    ]
    carers = [
        CarerLink("bro", ("gran",), "kinship-care", "kinship care from May 2020"),
        CarerLink("bro", ("aunt",), "kinship-care", "kinship care from 2018"),
        CarerLink("kid", ("cousin",), "private-fostering", "private fostering from 2022"),
    ]
    return family("kid", people, couples, carers)


def five_generations(children: int = 2) -> Family:
    """One line of descent over five generations, each child with a partner."""
    people = [person("p0", "m", "1900"), person("q0", "f", "1902")]
    couples = []
    row = [("p0", "q0")]
    for depth in range(1, 5):
        following = []
        for father, mother in row:
            born = []
            for place in range(children if len(row) < 6 else 1):
                year = 1900 + 26 * depth + 3 * place
                child, partner = f"c{len(people)}", f"d{len(people)}"
                people += [person(child, "mf"[place % 2], str(year)), person(partner, "fm"[place % 2], str(year))]
                following.append((child, partner) if place % 2 == 0 else (partner, child))
                born.append(child)
            couples.append(couple(f"{father} {mother}", born, labels=["m. 1925"]))
        row = following
    couples += [couple(f"{father} {mother}") for father, mother in row]
    return family(row[0][0], people, couples)


ALL = {
    "three partners": three_partners,
    "wide sibship": wide_sibship,
    "adopted": adopted,
    "foster home": foster_home,
    "exchange": exchange,
    "grandparents adopt": grandparents_adopt,
    "five generations": five_generations,
}
