"""What the key says of the layers on the symbols: health, the family's own signs, letters for roles."""

from collections.abc import Iterator

from casekit.genogram.family import Family, HealthFact, Sign
from casekit.genogram.overlays import (
    ILL,
    LANGUAGES,
    MIGRATION,
    MISUSE,
    MULTICULTURAL,
    ORIENTATION,
    ORIENTATION_WORDS,
    SECRET,
    SEX_LETTERS,
    SEX_WORDS,
    TAG_WORDS,
    TAGS,
    has_secrets,
)
from casekit.genogram.symbols import INK, PAPER, pointed
from casekit.pictures.canvas import Box, Shape, Stroke, Words

HALF = 13.0
Entry = tuple[tuple[Shape, ...], str]
_RING = ((-HALF + 1, -HALF + 1), (HALF - 1, -HALF + 1), (HALF - 1, HALF - 1), (-HALF + 1, HALF - 1))
_BOX = Box(-HALF, -HALF, 2 * HALF, 2 * HALF, "sample", Stroke(INK, 2.0, fill=PAPER))
PR_LETTERS = {
    "PR": "holds parental responsibility",
    "PR shared": "shares parental responsibility",
    "PR not known": "whether they hold parental responsibility is not known",
}


def overlay_entries(family: Family) -> Iterator[Entry]:
    """Each sign of the layers that the picture uses, drawn round (0, 0), with what it means."""
    sexes = {member.sex_at_birth for member in family.members}
    for sex, letters in SEX_LETTERS.items():
        if sex in sexes and SEX_WORDS[sex] != letters:
            yield _letters(letters), SEX_WORDS[sex]
    facts = tuple(fact for member in family.members for fact in member.health)
    yield from _health(facts)
    yield from _culture(family)
    roles = {role for member in family.members for role in member.roles}
    for letters, meaning in PR_LETTERS.items():
        if letters in roles:
            yield _letters(letters), meaning
    if any(member.strengths for member in family.members):
        yield _letters("+"), "a strength"
    yield from _need_to_know(family)


def _culture(family: Family) -> Iterator[Entry]:
    there = {member.key for member in family.members}
    for sign in family.agreed_key:
        if sign.who & there:
            yield _sign(sign), sign.means
    if any(member.languages for member in family.members):
        yield _letters(LANGUAGES), "languages somebody speaks"
    if any(member.migration for member in family.members):
        yield _letters(MIGRATION), "a story of moving from one place to another (migration)"
    if any(len(member.heritages) > 1 for member in family.members):
        yield _letters(MULTICULTURAL), "several heritages"


def _need_to_know(family: Family) -> Iterator[Entry]:
    beside = {one.sexual_orientation for one in family.members if not pointed(one)}
    for letters, meaning in dict.fromkeys((ORIENTATION[word], ORIENTATION_WORDS[word]) for word in ORIENTATION):
        if any(ORIENTATION.get(word) == letters for word in beside):
            yield _letters(letters), meaning
    if has_secrets(family):
        yield _letters(SECRET), "a family secret: the file says what it is, and who knows it"


def _health(facts: tuple[HealthFact, ...]) -> Iterator[Entry]:
    ill = [fact for fact in facts if fact.kind in ILL]
    misuse = [fact for fact in facts if fact.kind in MISUSE]
    if any(not fact.suspected for fact in ill):
        yield _filled("physical"), "left half: physical or mental illness"
    if any(not fact.suspected for fact in misuse):
        yield _filled("alcohol"), "lower half: alcohol or drugs"
    if any(fact.suspected for fact in ill):
        yield _filled("physical", suspected=True), "hatched: an illness that is suspected"
    if any(fact.suspected for fact in misuse):
        yield _filled("alcohol", suspected=True), "hatched: alcohol or drugs, suspected"
    if any(fact.recovery for fact in (*ill, *misuse)):
        yield _filled("alcohol" if misuse else "physical", recovery=True), "white hole: in recovery"
    if any(fact.suspected for fact in facts):
        yield _letters("?"), "after letters: suspected, not known"
    if any(fact.recovery for fact in facts):
        yield _letters("rec."), "in recovery"
    for kind, tag in TAGS.items():
        if any(fact.kind == kind for fact in facts):
            yield _letters(tag), TAG_WORDS[kind]
    if any(fact.kind not in TAGS for fact in facts):
        yield _letters("H"), "health, of a kind that is not recorded"


def _filled(kind: str, *, suspected: bool = False, recovery: bool = False) -> tuple[Shape, ...]:
    from casekit.genogram.fills import health_shapes

    fact = HealthFact(kind, "", suspected, recovery)
    return (_BOX, *health_shapes((fact,), _RING, (0.0, 0.0)))


def _sign(sign: Sign) -> tuple[Shape, ...]:
    from casekit.genogram.fills import sign_shapes

    if sign.fill or sign.pattern:
        shapes = (_BOX, *sign_shapes((sign,), _RING, (0.0, 0.0)))
        return shapes if not sign.mark else (*shapes, Words(HALF + 10.0, 4.0, f"[{sign.mark}]", 10.5, css="sample"))
    return _letters(f"[{sign.mark}]") if sign.mark else (_BOX,)


def _letters(text: str) -> tuple[Shape, ...]:
    return (Words(0.0, 4.0, text, 10.5, css="sample"),)
