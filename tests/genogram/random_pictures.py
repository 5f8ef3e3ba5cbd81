"""Anything that the command could be asked for, from a seed: an invented family with homes, relationships, facts for
every layer and odd names, the whole of it or a part, in any look."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

from random_families import random_family
from random_households import with_households

from casekit.genogram import CannotDraw, Picture, draw
from casekit.genogram.compare import compared
from casekit.genogram.family import Family, HealthFact, Member, Relationship, Sign, When
from casekit.genogram.kinds import Kind, Layer
from casekit.genogram.look import Dates, DeathMark, Look, Names, Profile, Theme
from casekit.genogram.part import around, latest_generations, without
from casekit.genogram.picture import draw_views
from casekit.genogram.relationship_views import seen_by, viewers
from casekit.genogram.relationship_words import MEANINGS

ODD_NAMES = (
    "<script>alert(1)</script>",
    '"]; x="',
    "Bea & Bo ]]> --> &amp;",
    "X" * 300,
    "فاطمة الزهراء بنت محمد",
    "רות כהן",
    "Ruth רות فاطمة 12",
    "Zoe\u0308 A\u0301\u0323\u0302\u0308gnes",
    "👩‍👩‍👧‍👦 Fam 🇬🇧",
    "王小明",
    "bell\x07 back\x1b[31m \u202eturned\u202c",
    "p1",
    "person",
    "'); drop",
    "-",
    "Ann  \t Marie",
    "Aleksandra-Konstantynopolitańczykowianeczkówna",
)
LIKELY = ("close", "distant", "conflict", "violence", "cutoff", "controlling", "supportive", "other", "hostile")


def odd_family(seed: int) -> Family:
    """A random family in which anything may stand."""
    random = Random(seed)
    family = random_family(seed, random.choice((3, 6, 10, 16, 24)))
    if random.random() < 0.6:
        family = with_households(family, seed)
    family = replace(family, members=tuple(_member(one, random) for one in family.members))
    family = replace(family, unions=tuple(replace(one, secret=one.index % 4 == 3) for one in family.unions))
    if random.random() < 0.6:
        family = replace(family, relationships=_relationships(family, random))
    if random.random() < 0.3:
        family = replace(family, agreed_key=_signs(family, random))
    return replace(family, made=("Made with Ada 1.",), layers=_layers(random), step_lines=random.random() < 0.2)


def _member(member: Member, random: Random) -> Member:
    name = member.name
    if member.kind is Kind.MISCARRIAGE and len(member.key) % 2:
        return replace(member, kind=Kind.MORE_CHILDREN, name="3 more children", named=False, how_many="3")
    if member.kind is not Kind.PERSON:
        return member
    if random.random() < 0.15:
        name = random.choice(ODD_NAMES)
    health = (HealthFact(random.choice(("mental-health", "alcohol", "drugs", "physical")), "asthma", *_sure(random)),)
    return replace(
        member,
        name=name,
        age=f"aged {random.randrange(90)}" if random.random() < 0.8 else "",
        health=health if random.random() < 0.2 else (),
        roles=("PR", "Mum's aunt & <b>") if random.random() < 0.15 else (),
        strengths=("sings; never late for school in three years",) if random.random() < 0.1 else (),
        culture=("Finnish", "Wolof") if random.random() < 0.2 else (),
        sex_at_birth={"female": "male", "male": "intersex"}.get(member.gender, "female") if len(name) % 7 == 0 else "",
        languages="Wolof, with an interpreter" if len(name) % 5 == 0 else "",
        heritages=("Finnish", "Wolof")[: len(name) % 3],
        sexual_orientation=("", "", "gay", "bisexual", "lesbian")[len(name) % 5],
        secret=len(name) % 4 == 0,
    )


def _sure(random: Random) -> tuple[bool, bool]:
    return random.random() < 0.3, random.random() < 0.3


def _relationships(family: Family, random: Random) -> tuple[Relationship, ...]:
    people = [member for member in family.members if member.kind in (Kind.PERSON, Kind.PET)]
    if len(people) < 2:
        return ()
    found = []
    for number in range(random.choice((1, 2, 4, 8))):
        first, second = random.sample(people, 2)
        viewer = random.choice([*people, None, None])
        kind = random.choice(LIKELY if random.random() < 0.6 else tuple(MEANINGS))
        said = When("2 May 2023", date(2023, 5, 2), date(2023, 5, 2)) if random.random() < 0.5 else None
        found.append(
            Relationship(
                number,
                (first.key, second.key),
                kind,
                random.random() < 0.4,
                viewer.key if viewer else "",
                viewer.name if viewer else "",
                said,
                "they <write> & ring" if kind == "other" else "",
            )
        )
    return tuple(found)


def _signs(family: Family, random: Random) -> tuple[Sign, ...]:
    keys = [member.key for member in family.members]
    some = [frozenset(random.sample(keys, min(len(keys), 3))) for _ in range(3)]
    return (
        Sign("Senegalese <heritage>", fill="green", who=some[0]),
        Sign('Finnish "heritage"', fill="blue", pattern="dots", who=some[1]),
        Sign("baptised", mark="B", who=some[2]),
    )


def _layers(random: Random) -> frozenset[Layer]:
    layers = {layer for layer in Layer if random.random() < 0.7}
    layers.discard(random.choice((Layer.HEALTH, Layer.CULTURE)))
    return frozenset(layers)


def random_part(family: Family, random: Random) -> Family:
    """The family, or a part of it, or it compared with itself on another day, or in somebody's eyes."""
    keys = [member.key for member in family.members if member.key != family.index]
    ways: tuple[Callable[[], Family], ...] = (
        lambda: around(family, family.index, random.randint(0, 3)),
        lambda: latest_generations(family, random.randint(1, 3)),
        lambda: without(family, random.sample(keys, min(len(keys), random.randint(1, 4)))),
        lambda: compared(without(family, random.sample(keys, min(len(keys), 3))), family, "1 May 2022"),
        lambda: compared(family, without(family, random.sample(keys, min(len(keys), 2))), "1 May 2022"),
        lambda: seen_by(family, random.choice(viewers(family))) if viewers(family) else family,
    )
    return random.choice(ways)() if random.random() < 0.5 else family


def random_look(random: Random) -> Look:
    """Any notation, theme, death mark, names and dates."""
    return Look(
        random.choice(tuple(Profile)),
        random.choice(tuple(Theme)),
        random.choice((None, *DeathMark)),
        random.choice(tuple(Names)),
        random.choice(tuple(Dates)),
        ages=random.random() < 0.5,
    )


def random_picture(seed: int) -> Picture | None:
    """The picture of a random family in a random look, or nothing where it is refused with a sentence.

    Raises `WrongPicture` as `draw` does: that is a fault of ours and no refusal.
    """
    random = Random(f"picture {seed}")
    family, look = odd_family(seed), random_look(random)
    try:
        family = random_part(family, random)
        if random.random() < 0.1 and viewers(family):
            return draw_views(family, look)
        return draw(family, look)
    except CannotDraw as refusal:
        if type(refusal) is CannotDraw:
            return None
        raise
