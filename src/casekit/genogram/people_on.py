"""What the layers say of somebody on a day: age, health, culture, roles and more; and the family's own signs."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casekit.case.dates import holds_on
from casekit.case.people import FamilySecret, Genogram, ParentalResponsibility, Person
from casekit.case.state import age_of
from casekit.genogram.family import HealthFact, Sign
from casekit.text.escape import one_line

_PR = {"yes": "PR", "shared": "PR shared", "unknown": "PR not known"}
"""Parental responsibility (Children Act 1989, section 3) in the letters that are used for it."""


class PersonOnDay(NamedTuple):
    """What a picture may say of somebody beside name, birth and death."""

    known_as: str
    age: str
    health: tuple[HealthFact, ...]
    culture: tuple[str, ...]
    roles: tuple[str, ...]
    strengths: tuple[str, ...]
    sex_at_birth: str
    migration: str
    languages: str
    heritages: tuple[str, ...]
    sexual_orientation: str
    secret: bool


def person_on(person: Person, day: date, child: str) -> PersonOnDay:
    """Somebody on a day; `child` is the key of the child the picture is about."""
    return PersonOnDay(
        one_line(str(person.known_as or "")),
        age_words(person, day),
        tuple(
            HealthFact(str(note.kind or ""), one_line(str(note.what)), note.suspected == "yes", note.recovery == "yes")
            for note in person.health
            if holds_on(day, note.since, note.until) is not False
        ),
        _culture(person),
        tuple(_roles(person, day, child)),
        tuple(one_line(str(strength)) for strength in person.strengths),
        _sex_at_birth(person),
        one_line(str(person.culture.migration or "")) if person.culture is not None else "",
        _languages(person),
        tuple(one_line(str(one)) for one in person.culture.heritages) if person.culture is not None else (),
        str(person.sexual_orientation or ""),
        holds_a_secret(person.secrets, day),
    )


def holds_a_secret(secrets: Iterable[FamilySecret], day: date) -> bool:
    """Whether one of these was a secret on a day, or may have been. What it is stays in the file."""
    return any(holds_on(day, one.since, one.until) is not False for one in secrets)


def age_words(person: Person, day: date) -> str:
    """ "aged 14", "aged about 66", "died aged 81 or 82"; empty where nothing is known."""
    age = age_of(person, day)
    if age is None or age.unborn or age.words == "age not known":
        return ""
    if not person.has_died or (person.died is not None and person.died.after(day) is True):
        return f"aged {age.words}"
    if person.died is None or person.died.latest is None or person.died.latest > day:
        return ""
    return f"died aged {age.words}"


def _sex_at_birth(person: Person) -> str:
    """What was recorded at birth, where it is known and says something else than the gender somebody lives in."""
    sex = str(person.sex_at_birth or "unknown")
    return "" if sex in ("unknown", str(person.gender or "")) else sex


def _culture(person: Person) -> tuple[str, ...]:
    culture = person.culture
    if culture is None:
        return ()
    if culture.ethnicity:
        return (one_line(str(culture.ethnicity)),)
    return (one_line(" · ".join(map(str, culture.heritages))),) if culture.heritages else ()


def _languages(person: Person) -> str:
    """The languages somebody speaks, and that they need an interpreter where they do."""
    languages = person.languages or (person.culture.languages if person.culture is not None else ())
    said = ", ".join(str(language) for language in languages)
    if person.interpreter == "yes":
        said = f"{said}, with an interpreter" if said else "needs an interpreter"
    return one_line(said)


def _roles(person: Person, day: date, child: str) -> list[str]:
    found = []
    if person.relation and (person.name or person.known_as):
        found.append(one_line(str(person.relation)))
    held = person.parental_responsibility
    if held is not None and _is_for(held, child) and holds_on(day, held.from_, held.to) is not False:
        found += [_PR[held.holds]] if held.holds in _PR else []
    return found


def _is_for(held: ParentalResponsibility, child: str) -> bool:
    return not held.for_ or child in [str(key) for key in held.for_]


def signs_in(genogram: Genogram | None) -> tuple[Sign, ...]:
    """The signs agreed with the family, as they are written."""
    return tuple(
        Sign(
            one_line(str(sign.means)),
            str(sign.fill or ""),
            str(sign.pattern or ""),
            str(sign.mark or ""),
            frozenset(str(key) for key in sign.who),
        )
        for sign in (genogram.agreed_key if genogram is not None else ())
    )
