"""Invented households for an invented family: couples with some of their children, others far away, children shared."""

from dataclasses import replace
from random import Random

from casekit.genogram.family import Family, Household

NAMES = (
    "Home",
    "Mum's house",
    "Dad's flat",
    "Grandma Linda and Grandad Bob's bungalow",
    "The old mill",
    "12 High Street",
)


def with_households(family: Family, seed: int, most: int = 4) -> Family:
    """The family in one to `most` households, the same ones for the same seed."""
    random = Random(seed)
    homes = []
    for number in range(random.randint(1, most)):
        keys = _together(family, random)
        parts = random.choices(("main", "shared", "weekend", "away"), (12, 2, 1, 1), k=len(keys))
        name = f"{random.choice(NAMES)} {number}" if random.random() < 0.8 else random.choice(NAMES)
        others = ("Lodger Lou",) if random.random() < 0.2 else ()
        homes.append(Household(name, tuple(zip(keys, parts, strict=True)), others))
    return replace(family, households=tuple(homes))


def _together(family: Family, random: Random) -> list[str]:
    """Keys of people who live together: a couple or a parent with children, and now and then somebody else."""
    keys: list[str] = []
    if family.unions and random.random() < 0.85:
        union = random.choice(family.unions)
        keys += [key for key in union.partners if random.random() < 0.85]
        keys += [child.key for child in union.children if random.random() < 0.75]
    everybody = [member.key for member in family.members]
    for _ in range(random.choices((0, 1, 2, 4), (5, 4, 2, 1))[0]):
        keys.append(random.choice(everybody))
    return list(dict.fromkeys(keys))
