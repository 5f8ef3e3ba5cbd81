"""Invented families from a seed: several generations, former partners, parents alone, adoption, fostering, carers."""

from datetime import date
from random import Random

from casekit.genogram.family import CarerLink, ChildLink, Family, Member, Twins, Union, When
from casekit.genogram.kinds import (
    NO_COUPLE,
    USUAL_LAYERS,
    Ending,
    Gender,
    Kind,
    Layer,
    Link,
    NoChildren,
    State,
    TwinKind,
)

NAMES = ("Ada", "Bartholomew", "Cy", "Dorothea Anne", "Ed", "Fiona", "Gus", "Henrietta", "Ian", "Jo", "Kwame", "Lucia")
STATES = {State.MARRIED: 6, State.COHABITING: 4, State.TOGETHER: 2, State.NOT_RECORDED: 2}
GENDERS = {Gender.FEMALE: 10, Gender.MALE: 10}


class Maker:
    """Grows one family."""

    def __init__(self, seed: int, size: int) -> None:
        self.random = Random(seed)
        self.size = size
        self.members: list[Member] = []
        self.unions: list[Union] = []
        self.carers: list[CarerLink] = []
        self.bottom: list[str] = []

    def person(self, gender: Gender, year: int | None) -> str:
        """Add somebody and return their key."""
        key = f"p{len(self.members)}"
        born = None
        if year is not None and self.random.random() < 0.9:
            if self.random.random() < 0.2:
                born = When(f"about {year}", date(year - 5, 1, 1), date(year + 5, 12, 31))
            else:
                born = When(str(year), date(year, 1, 1), date(year, 12, 31))
        died = When(str((year or 1950) + 50)) if self.random.random() < 0.12 else None
        name = f"{self.random.choice(NAMES)} {len(self.members)}"
        self.members.append(Member(key, name, gender, Kind.PERSON, born, died))
        return key

    def any_gender(self) -> Gender:
        """Mostly women and men."""
        return self.random.choices(list(Gender), [GENDERS.get(gender, 1) for gender in Gender])[0]

    def union(self, partners: tuple[str, ...], year: int, kids: list[ChildLink], twins: tuple[Twins, ...]) -> None:
        """Add a couple, or a parent alone."""
        state = self.random.choices(list(State), [STATES.get(state, 1) for state in State])[0]
        ended = self.random.choice([None, None, None, *Ending])
        if state in NO_COUPLE:
            ended = None
        none = self.random.choice(list(NoChildren)) if len(partners) == 2 and not kids else None
        labels = [f"m. {year}"] if self.random.random() < 0.6 else []
        if ended is not None and len(partners) == 2:
            labels.append(f"sep. {year + 6}")
        began = When(str(year), date(year, 1, 1), date(year, 12, 31)) if self.random.random() < 0.7 else None
        self.unions.append(
            Union(
                len(self.unions),
                partners,
                state,
                ended if len(partners) == 2 else None,
                tuple(labels),
                began,
                tuple(kids),
                twins,
                no_children=none,
            )
        )

    def grow(self, key: str, gender: Gender, year: int, depth: int) -> None:
        """Give somebody partners and children."""
        if depth == 0 or len(self.members) >= self.size:
            self.bottom.append(key)
            return
        for number in range(self.random.choices((1, 2, 3), (7, 2, 1))[0]):
            if self.random.random() < 0.15:
                partners: tuple[str, ...] = (key,)
            else:
                other = {Gender.MALE: Gender.FEMALE, Gender.FEMALE: Gender.MALE}.get(gender, Gender.FEMALE)
                if self.random.random() < 0.1:
                    other = gender
                partner = self.person(other, year + self.random.randint(-6, 6))
                partners = (key, partner) if self.random.random() < 0.5 else (partner, key)
                if self.random.random() < 0.3 and len(self.members) < self.size:
                    self.parents_of(partner, year)
            self.children(partners, year + 20 + 6 * number, depth)

    def parents_of(self, key: str, year: int) -> None:
        """Give a partner a father and a mother."""
        father = self.person(Gender.MALE, year - 28)
        mother = self.person(Gender.FEMALE, year - 26)
        self.union((father, mother), year - 5, [ChildLink(key)], ())

    def children(self, partners: tuple[str, ...], year: int, depth: int) -> None:
        """Give a couple children, now and then twins or a loss, and let the children grow up."""
        kids: list[tuple[str, Gender]] = []
        links: list[ChildLink] = []
        twins: list[Twins] = []
        for number in range(self.random.choices((0, 1, 2, 3, 5), (1, 5, 5, 3, 1))[0]):
            gender = self.any_gender()
            child = self.person(gender, year + 2 * number)
            link = self.random.choices((Link.BIRTH, Link.ADOPTED, Link.DONOR, Link.PUTATIVE), (12, 1, 1, 1))[0]
            links.append(ChildLink(child, link))
            kids.append((child, gender))
            if self.random.random() < 0.06:
                twin = self.person(gender, year + 2 * number)
                links.append(ChildLink(twin, link))
                twins.append(Twins((child, twin), self.random.choice(list(TwinKind))))
            if self.random.random() < 0.06:
                loss = f"p{len(self.members)}"
                self.members.append(Member(loss, kind=Kind.MISCARRIAGE))
                links.append(ChildLink(loss))
        if links or len(partners) == 2:
            self.union(partners, year - 1, links, tuple(twins))
        for number, (child, gender) in enumerate(kids):
            self.grow(child, gender, year + 2 * number, depth - 1 if self.random.random() < 0.8 else 0)

    def second_home(self) -> None:
        """Let a new couple adopt or foster one or two children of a couple that has some."""
        homes = [union for union in self.unions if any(child.link is Link.BIRTH for child in union.children)]
        if homes:
            home = self.random.choice(homes)
            born = [child.key for child in home.children if child.link is Link.BIRTH]
            taken = self.random.sample(born, min(len(born), self.random.randint(1, 2)))
            taken = [key for key in taken if self.members[self.place(key)].kind is Kind.PERSON]
            parents = (self.person(Gender.MALE, 1965), self.person(Gender.FEMALE, 1966))
            link = self.random.choice((Link.ADOPTED, Link.FOSTER, Link.STEP))
            self.union(parents, 2000, [ChildLink(key, link) for key in taken], ())

    def place(self, key: str) -> int:
        """Where somebody stands in the list of members."""
        return next(place for place, member in enumerate(self.members) if member.key == key)

    def family(self) -> Family:
        """The whole family, with carers, a foster child, a pet and somebody joined to nobody."""
        first = self.person(Gender.MALE, 1940)
        self.grow(first, Gender.MALE, 1940, 3)
        index = self.bottom[len(self.bottom) // 2] if self.bottom else first
        if self.random.random() < 0.5 and self.unions:
            couple = self.random.choice(self.unions)
            if index not in couple.partners:
                self.carers.append(CarerLink(index, couple.partners, "kinship-care", "kinship care from 5 Nov 2022"))
        if self.random.random() < 0.3:
            carers = (self.person(Gender.MALE, 1970), self.person(Gender.FEMALE, 1972))
            self.union(carers, 2000, [ChildLink(self.person(Gender.FEMALE, 2001))], ())
            self.carers.append(CarerLink(index, carers, "foster", "foster care from 3 May 2020"))
        if self.random.random() < 0.4:
            self.second_home()
        if self.random.random() < 0.3:
            self.members.append(Member("cat", "Cat", kind=Kind.PET))
        if self.random.random() < 0.2:
            self.person(Gender.UNKNOWN, 1960)
        return Family(
            "random",
            "Genogram of an invented family",
            index,
            date(2023, 6, 20),
            "20 June 2023",
            tuple(self.members),
            tuple(self.unions),
            tuple(self.carers),
            layers=USUAL_LAYERS | {Layer.HEALTH},
        )


def random_family(seed: int, size: int = 22) -> Family:
    """A family of roughly `size` people, the same one for the same seed."""
    return Maker(seed, size).family()
