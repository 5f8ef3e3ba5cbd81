"""What the layers say of somebody: in letters under the symbol, and in words for those who do not see the picture."""

from casekit.genogram.family import Family, HealthFact, Member
from casekit.genogram.symbols import pointed

ILL = ("physical", "mental-health")
MISUSE = ("alcohol", "drugs")
TAGS = {
    "physical": "PH",
    "mental-health": "MH",
    "learning": "LD",
    "disability": "DIS",
    "alcohol": "ALC",
    "drugs": "DRG",
    "smoking": "S",
    "obesity": "O",
}
TAG_WORDS = {
    "physical": "physical illness",
    "mental-health": "mental illness",
    "learning": "learning disability or difficulty",
    "disability": "disability",
    "alcohol": "alcohol",
    "drugs": "drugs",
    "smoking": "smoker",
    "obesity": "obesity",
}
SEX_LETTERS = {"female": "AFAB", "male": "AMAB", "intersex": "intersex"}
SEX_WORDS = {"female": "recorded as female at birth", "male": "recorded as male at birth", "intersex": "intersex"}
"""The letters of the pedigree standard (Bennett and others 2022): assigned female, or male, at birth."""
MIGRATION = "∿"
"""The wave of McGoldrick's and GenoPro's sheets, which stands there above the symbol."""
MULTICULTURAL = "∿∿"
"""Two waves of the same sheets, side by side."""
LANGUAGES = "L"
SECRET = "▲"
"""The small filled triangle of McGoldrick's sheet."""
ORIENTATION_WORDS = {"gay": "gay or lesbian", "lesbian": "gay or lesbian", "bisexual": "bisexual"}
SECRET_WORDS = "a family secret (see the file)"
ORIENTATION = {"gay": "▼", "lesbian": "▼", "bisexual": "▽"}
"""McGoldrick's triangle within a symbol, for where another sign stands in it."""


def overlay_lines(family: Family, member: Member) -> tuple[str, ...]:
    """The lines of text under somebody's symbol that the layers add."""
    found = [SEX_LETTERS[member.sex_at_birth]] if member.sex_at_birth else []
    if member.roles:
        found.append(" · ".join(member.roles))
    if member.health:
        found.append(" · ".join(dict.fromkeys(health_tag(fact) for fact in member.health)))
    found += member.culture
    found += [f"{LANGUAGES}: {member.languages}"] if member.languages else []
    found += [MIGRATION] if member.migration else []
    found += [MULTICULTURAL] if len(member.heritages) > 1 else []
    if marks := [sign.mark for sign in family.signs_of(member.key) if sign.mark]:
        found.append(" ".join(f"[{mark}]" for mark in marks))
    found += [f"+ {strength}" for strength in member.strengths]
    found += [ORIENTATION[member.sexual_orientation]] if member.sexual_orientation and not pointed(member) else []
    found += [SECRET] if member.secret else []
    return tuple(found)


def fills_a_half(fact: HealthFact) -> bool:
    """Whether this fills half of a symbol."""
    return fact.kind in ILL or fact.kind in MISUSE


def health_tag(fact: HealthFact) -> str:
    """The letters for one thing about somebody's health: "ALC?" is suspected, "ALC rec." in recovery."""
    tag = TAGS.get(fact.kind, "H")
    return f"{tag}{'?' if fact.suspected else ''}{' rec.' if fact.recovery else ''}"


def overlay_words(family: Family, member: Member) -> list[str]:
    """The same in words, for those who do not see the picture."""
    said = [SEX_WORDS[member.sex_at_birth]] if member.sex_at_birth else []
    said += member.roles
    for fact in member.health:
        more = [word for word, is_so in (("suspected", fact.suspected), ("in recovery", fact.recovery)) if is_so]
        how = f" ({', '.join(more)})" if more else ""
        said.append(f"health: {fact.what}{how}")
    said += member.culture
    said += [_spoken(member.languages)] if member.languages else []
    said += [f"moving: {member.migration}"] if member.migration else []
    said += [f"several heritages: {', '.join(member.heritages)}"] if len(member.heritages) > 1 else []
    said += [sign.means for sign in family.signs_of(member.key)]
    said += [f"strength: {strength}" for strength in member.strengths]
    said += [member.sexual_orientation] if member.sexual_orientation else []
    said += [SECRET_WORDS] if member.secret else []
    return said


def has_secrets(family: Family) -> bool:
    """Whether the sign of a family secret stands anywhere in a picture of this family."""
    return any(one.secret for one in family.members) or any(one.secret for one in family.unions)


def _spoken(languages: str) -> str:
    return languages if languages == "needs an interpreter" else f"speaks {languages}"
