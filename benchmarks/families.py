"""Invented families from a seed, of any size: what the genogram is measured and stressed with.

The same size, rates and seed give the same family everywhere. Growth goes downwards from one couple: partners come
from outside (some with parents and brothers and sisters of their own) or from the family itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from casekit.genogram.family import CarerLink, ChildLink, Family, Household, Member, Relationship, Twins, Union, When
from casekit.genogram.kinds import Ending, Gender, Kind, Link, State, TwinKind

NAMES = ("Ada", "Bartholomew", "Cy", "Dorothea Anne", "Ed", "Fiona", "Gus", "Henrietta", "Ian", "Jo", "Kwame", "Lucia")
_OTHER = {Gender.MALE: Gender.FEMALE, Gender.FEMALE: Gender.MALE}
_STATES = (
    {State.MARRIED: 9, State.CIVIL_PARTNERSHIP: 1, State.RELIGIOUS_MARRIAGE: 1, State.COHABITING: 4}
    | {State.COMMITTED: 1, State.TOGETHER: 2, State.ENGAGED: 1, State.DATING: 1, State.CASUAL: 1, State.ONE_NIGHT: 1}
    | {State.AFFAIR: 1, State.FORCED: 1, State.NEVER_A_COUPLE: 1, State.NOT_RECORDED: 2}
)
"""How often couples are of each kind. Written out, so that a new kind changes no family of before."""
_ENDINGS = (None, None, None, Ending.SEPARATED, Ending.DIVORCED, Ending.ANNULLED, Ending.RECONCILED)
_TWINS = (TwinKind.IDENTICAL, TwinKind.FRATERNAL, TwinKind.UNKNOWN)
_FEELINGS = {
    "close": False,
    "very-close": False,
    "distant": False,
    "conflict": False,
    "hostile": False,
    "close-hostile": False,
    "cutoff": False,
    "violence": True,
    "supportive": True,
    "fearful": True,
}
"""What relationships are like, and whether they go from the first to the second."""
_CHILDREN = ((0, 1, 2, 3, 4, 6), (2, 5, 6, 4, 2, 1))


@dataclass(frozen=True, slots=True)
class Rates:
    """How often things happen, each from 0 to 1.

    `remarriage`: somebody takes another partner. `cousins`: a partner comes from the family's own generation.
    `tangled`: a partner comes from a generation above or below, or is a brother or sister. With `anybody`, children are
    adopted and cared for by anybody in the family, not by near relatives and people from outside. `homes` is how many
    of the youngest couples live together with children of theirs, `feelings` how many relationships are told for each
    of the youngest quarter of the family.
    """

    remarriage: float = 0.18
    cousins: float = 0.03
    tangled: float = 0.0
    in_laws: float = 0.25
    alone: float = 0.08
    same_gender: float = 0.04
    twins: float = 0.04
    losses: float = 0.04
    adopted: float = 0.04
    second_homes: float = 0.05
    carers: float = 0.05
    undated: float = 0.05
    other_gender: float = 0.03
    anybody: bool = False
    homes: float = 0.0
    feelings: float = 0.0


PLAIN = Rates()
TANGLED = Rates(
    remarriage=0.25,
    cousins=0.1,
    tangled=0.06,
    alone=0.15,
    twins=0.08,
    losses=0.08,
    second_homes=0.15,
    carers=0.15,
    undated=0.25,
    other_gender=0.08,
    anybody=True,
)
LIVED = replace(PLAIN, homes=0.5, feelings=0.3)


@dataclass(slots=True)
class _Person:
    key: str
    gender: Gender
    year: int
    parents: tuple[str, ...] = ()


@dataclass(slots=True)
class _Couple:
    partners: tuple[str, ...]
    year: int
    state: State
    ended: Ending | None
    children: list[ChildLink]
    twins: list[Twins]


class _Grower:
    """Grows one family until it has as many people as asked for."""

    def __init__(self, size: int, rates: Rates, seed: int) -> None:
        self.random = Random(f"{seed}/{size}")
        self.size = size
        self.rates = rates
        self.people: dict[str, _Person] = {}
        self.members: list[Member] = []
        self.couples: list[_Couple] = []
        self.pairs: set[frozenset[str]] = set()
        self.waiting: list[str] = []
        self.single: dict[str, None] = {}

    @property
    def full(self) -> bool:
        return len(self.members) >= self.size

    def chance(self, rate: float) -> bool:
        return self.random.random() < rate

    def person(self, gender: Gender, year: int, parents: tuple[str, ...] = ()) -> str:
        key = f"p{len(self.members)}"
        if self.chance(self.rates.other_gender):
            gender = self.random.choice((Gender.NON_BINARY, Gender.UNKNOWN))
        self.people[key] = _Person(key, gender, year, parents)
        died = _year(year + 60) if self.chance(0.15) else None
        name = f"{self.random.choice(NAMES)} {len(self.members)}"
        self.members.append(Member(key, name, gender, Kind.PERSON, self.born(year), died))
        return key

    def born(self, year: int) -> When | None:
        if self.chance(self.rates.undated):
            return None
        if self.chance(0.1):
            return When(f"about {year}", date(year - 5, 1, 1), date(year + 5, 12, 31))
        return _year(year)

    def grow(self) -> None:
        """From one couple downwards; where everybody has had their turn, upwards from somebody without parents."""
        first = self.person(Gender.MALE, 1880)
        self.settle(first)
        while not self.full:
            if self.waiting:
                place = self.random.randrange(min(len(self.waiting), 12))
                key = self.waiting.pop(place)
                if self.chance(0.75) or not self.waiting:
                    self.settle(key)
            else:
                rootless = [p.key for p in self.people.values() if not p.parents]
                self.give_parents(self.random.choice(rootless), others=2)

    def settle(self, key: str) -> None:
        """Give somebody a partner and children, and now and then another."""
        self.single.pop(key, None)
        year = self.people[key].year + self.random.randint(20, 28)
        self.couple(key, year)
        while self.chance(self.rates.remarriage) and not self.full:
            year += self.random.randint(4, 9)
            self.couple(key, year)
            partner = self.couples[-1].partners[-1]
            if partner != key and self.chance(self.rates.remarriage) and not self.full:
                self.couple(partner, year + 5)

    def couple(self, key: str, year: int) -> None:
        partner = None if self.chance(self.rates.alone) else self.partner(key)
        partners = (key,) if partner is None else (key, partner)
        if partner is not None and frozenset(partners) in self.pairs:
            return
        self.pairs.add(frozenset(partners))
        if len(partners) == 2 and self.chance(0.5):
            partners = (partners[1], partners[0])
        state = self.random.choices(list(_STATES), list(_STATES.values()))[0]
        ended = self.random.choice(_ENDINGS) if len(partners) == 2 else None
        ended = None if state is State.NEVER_A_COUPLE else ended
        made = _Couple(partners, year, state, ended, [], [])
        self.couples.append(made)
        self.bear(made)

    def partner(self, key: str) -> str:
        me = self.people[key]
        wanted = _OTHER.get(me.gender, Gender.FEMALE)
        if self.chance(self.rates.same_gender):
            wanted = me.gender
        for rate, least, most in ((self.rates.cousins, 0, 12), (self.rates.tangled, 0, 45)):
            if self.chance(rate):
                offers = [
                    other
                    for other in self.single
                    if least <= abs(self.people[other].year - me.year) <= most
                    and self.people[other].gender is wanted
                    and (most > 12 or self.people[other].parents != me.parents)
                    and not self.is_forebear(other, key)
                    and not self.is_forebear(key, other)
                ]
                if offers:
                    found = self.random.choice(offers)
                    self.single.pop(found)
                    if found in self.waiting:
                        self.waiting.remove(found)
                    return found
        made = self.person(wanted, me.year + self.random.randint(-5, 5))
        if self.chance(self.rates.in_laws) and not self.full:
            self.give_parents(made, others=1)
        return made

    def is_forebear(self, upper: str, lower: str) -> bool:
        above = list(self.people[lower].parents)
        return upper in above or any(self.is_forebear(upper, parent) for parent in above)

    def give_parents(self, key: str, others: int) -> None:
        year = self.people[key].year - self.random.randint(22, 30)
        father, mother = self.person(Gender.MALE, year), self.person(Gender.FEMALE, year + self.random.randint(-3, 3))
        self.people[key].parents = (father, mother)
        self.pairs.add(frozenset((father, mother)))
        made = _Couple((father, mother), year + 20, State.MARRIED, None, [ChildLink(key)], [])
        self.couples.append(made)
        for number in range(self.random.randint(0, others)):
            if not self.full:
                self.child(made, self.people[key].year + 2 + 2 * number)

    def child(self, couple: _Couple, year: int) -> str:
        gender = self.random.choice((Gender.MALE, Gender.FEMALE))
        adopted = self.chance(self.rates.adopted)
        key = self.person(gender, year, couple.partners)
        link = self.random.choice((Link.ADOPTED, Link.DONOR, Link.PUTATIVE)) if adopted else Link.BIRTH
        couple.children.append(ChildLink(key, link))
        self.waiting.append(key)
        self.single[key] = None
        return key

    def bear(self, couple: _Couple) -> None:
        count = self.random.choices(*_CHILDREN)[0] or (1 if len(couple.partners) == 1 or not self.waiting else 0)
        year = couple.year
        for _ in range(count):
            if self.full:
                return
            year += self.random.randint(1, 3)
            first = self.child(couple, year)
            if self.chance(self.rates.twins) and not self.full:
                second = self.child(couple, year)
                couple.children[-1] = ChildLink(second, couple.children[-2].link)
                couple.twins.append(Twins((first, second), self.random.choice(_TWINS)))
            if self.chance(self.rates.losses) and not self.full:
                key = f"p{len(self.members)}"
                self.members.append(Member(key, kind=self.random.choice((Kind.MISCARRIAGE, Kind.STILLBIRTH))))
                couple.children.append(ChildLink(key))

    def second_home(self) -> None:
        """A couple of the family's own adopts, fosters or brings up children of another couple."""
        child = self.random.choice(list(self.people))
        home = self.home_for(child)
        if home is None or child in home.partners or any(one.key == child for one in home.children):
            return
        if any(self.is_forebear(child, partner) for partner in home.partners):
            return
        home.children.append(ChildLink(child, self.random.choice((Link.ADOPTED, Link.FOSTER, Link.STEP))))
        self.people[child].parents += home.partners

    def home_for(self, child: str) -> _Couple | None:
        """Who may bring up a child: grandparents, aunts and uncles with their partners, or a couple from outside."""
        if self.rates.anybody:
            pairs = [couple for couple in self.couples if len(couple.partners) == 2]
            return self.random.choice(pairs) if pairs else None
        parents = set(self.people[child].parents)
        above = {key for parent in parents for key in self.people[parent].parents}
        aunts = {p.key for p in self.people.values() if above & set(p.parents)} - parents
        near = [couple for couple in self.couples if (above | aunts) & set(couple.partners)]
        if near and self.chance(0.6):
            return self.random.choice(near)
        year = self.people[child].year - 30
        partners = (self.person(Gender.MALE, year), self.person(Gender.FEMALE, year))
        self.couples.append(_Couple(partners, year + 25, State.MARRIED, None, [], []))
        return self.couples[-1]

    def carer(self, child: str) -> CarerLink | None:
        """Somebody cares for a child: a couple, or one person alone."""
        home = self.home_for(child)
        if home is not None and (not self.rates.anybody or self.chance(0.6)):
            carers = home.partners
        else:
            carers = (self.random.choice(list(self.people)),)
        if child in carers:
            return None
        role = self.random.choice(("kinship-care", "foster", "special-guardianship"))
        return CarerLink(child, carers, role, f"{role.replace('-', ' ')} from {self.random.randint(1, 28)} Nov 2021")

    def family(self) -> Family:
        self.grow()
        for _ in self.couples[:200]:
            if self.chance(self.rates.second_homes):
                self.second_home()
        youngest = sorted(self.people, key=lambda key: -self.people[key].year)[: max(1, len(self.people) // 4)]
        carers = [
            self.carer(self.random.choice(youngest)) for _ in self.couples[:200] if self.chance(self.rates.carers)
        ]
        return Family(
            "invented",
            f"Genogram of an invented family of {len(self.members)}",
            self.random.choice(youngest),
            date(2023, 6, 20),
            "20 June 2023",
            tuple(self.members),
            tuple(self.union(number, couple) for number, couple in enumerate(self.couples)),
            tuple({(one.child, frozenset(one.carers)): one for one in carers if one is not None}.values()),
            tuple(self.homes()),
            tuple(self.relationships(youngest)),
        )

    def homes(self) -> Iterator[Household]:
        """Couples with most of their children and now and then somebody else; everybody lives in one place."""
        if not self.rates.homes:
            return
        free = dict.fromkeys(self.people)
        for number, couple in enumerate(reversed(self.couples[-12:])):
            if not self.chance(self.rates.homes):
                continue
            living = [*couple.partners, *(one.key for one in couple.children if self.chance(0.8))]
            if self.chance(0.15):
                living.append(self.random.choice(list(self.people)))
            here = [key for key in dict.fromkeys(living) if key in free]
            for key in here:
                del free[key]
            if len(here) > 1:
                yield Household(f"Home {number + 1}", tuple((key, "main") for key in here))

    def relationships(self, youngest: list[str]) -> Iterator[Relationship]:
        """What is told of the youngest and others of the family."""
        if not self.rates.feelings:
            return
        told = set()
        for _ in range(max(2, round(self.rates.feelings * len(youngest)))):
            first, second = self.random.choice(youngest), self.random.choice(list(self.people))
            kind = self.random.choice(list(_FEELINGS))
            if first != second and frozenset((first, second)) not in told:
                told.add(frozenset((first, second)))
                yield Relationship(len(told) - 1, (first, second), kind, _FEELINGS[kind])

    def union(self, number: int, couple: _Couple) -> Union:
        labels = [f"m. {couple.year}"] if self.chance(0.6) and len(couple.partners) == 2 else []
        if couple.ended is not None:
            labels.append(f"sep. {couple.year + 6}")
        began = _year(couple.year) if self.chance(0.7) else None
        links, twins = tuple(couple.children), tuple(couple.twins)
        return Union(number, couple.partners, couple.state, couple.ended, tuple(labels), began, links, twins)


def _year(year: int) -> When:
    return When(str(year), date(year, 1, 1), date(year, 12, 31))


def invented_family(size: int, seed: int, rates: Rates = PLAIN) -> Family:
    """A family of `size` people (one or two more where a couple or twins came last)."""
    return _Grower(size, rates, seed).family()


def share_with_several_partners(family: Family) -> tuple[int, int]:
    """How many couples there are, and in how many of them somebody has another partner too."""
    pairs = [union for union in family.unions if not union.alone]
    times: dict[str, int] = {}
    for union in pairs:
        for key in union.partners:
            times[key] = times.get(key, 0) + 1
    return len(pairs), sum(any(times[key] > 1 for key in union.partners) for union in pairs)
