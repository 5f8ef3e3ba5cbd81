"""Names that are no names: what people write where they do not know who somebody is, and ages beside a name."""

import re
from functools import lru_cache

from casekit.case.people import Person
from casekit.lint.recorded import lacks

_ROLES = (
    "ex",
    "partner",
    "boyfriend",
    "girlfriend",
    "husband",
    "wife",
    "friend",
    "mother",
    "mum",
    "mam",
    "mummy",
    "father",
    "dad",
    "daddy",
    "parent",
    "parents",
    "stepmother",
    "stepmum",
    "stepfather",
    "stepdad",
    "sister",
    "brother",
    "half-sister",
    "half-brother",
    "stepsister",
    "stepbrother",
    "son",
    "daughter",
    "child",
    "children",
    "baby",
    "uncle",
    "aunt",
    "auntie",
    "aunty",
    "nan",
    "nanny",
    "gran",
    "granny",
    "grandma",
    "grandmother",
    "grandad",
    "granddad",
    "grandpa",
    "grandfather",
    "cousin",
    "niece",
    "nephew",
    "lodger",
    "neighbour",
    "carer",
)
_ROLE = "(?:" + "|".join(sorted(map(re.escape, _ROLES), key=len, reverse=True)) + ")"
_WHICH = "(?:new|old|ex|former|previous|current|first|second|other|another|older|younger|eldest|youngest|late|best)"
_NOT_KNOWN = "(?:unknown|un-named|unnamed|unidentified|not known|not named|no name|name unknown|name not known)"
_AGE = re.compile(
    r"\(?\b(?:aged?)\b[ :]*(?:about |approx\.? |c\.? ?)?\d{1,3}(?: ?(?:years?|yrs?|months?))?(?: old)?\b\)?"
    r"|\(?\b\d{1,3} ?(?:years?|yrs?|months?|y/o|yo)\b\.?(?: old)?\)?",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_PLACEHOLDER = re.compile(
    rf"{_NOT_KNOWN}(?: .*)?"
    r"|(?:n/[ak]|tbc|tba|to be confirmed|none|nobody knows|anonymous|[-–—.x]+|person [a-z])"
    rf"|(?:mr|mrs|miss|ms|dr)\.?(?: (?:{_NOT_KNOWN}|[-–—x]))?"
    rf"|.+['’]s? (?:{_WHICH}[- ])*{_ROLE}"
    rf"|(?:the |a )?(?:{_WHICH}[- ])*{_ROLE} of .+",
    re.IGNORECASE,
)
_ROLE_ALONE = re.compile(rf"(?:my |her |his |their |the )?(?:{_WHICH}[- ])*{_ROLE}", re.IGNORECASE)
_NOT_FAMILY = frozenset(
    {
        "friend",
        "friends",
        "neighbour",
        "neighbours",
        "classmate",
        "schoolfriend",
        "teacher",
        "tutor",
        "coach",
        "mentor",
        "childminder",
        "landlord",
        "colleague",
        "worker",
    }
)
_NEAR = frozenset(
    {"partner", "boyfriend", "girlfriend", "husband", "wife", "carer", "guardian", "godmother", "godfather"}
    | {"relative", "kin"}
)
_RELATED = frozenset(_ROLES) - _NOT_FAMILY | {"family", "sibling", "grandparent", "step", "half", "foster", "not", "no"}
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_POSSESSIVE = re.compile(r"\w+['’]s?\b")
_DIED = re.compile(r"\b(?:deceased|dec'?d|died)\b|†|^the late ", re.IGNORECASE)
_LONGEST = 200
_FIGURES = frozenset("0123456789")


def is_placeholder(name: str) -> bool:
    """Whether a name only says that there is somebody: `unknown`, `Mr X`, `mum's partner`, `father of Kit`."""
    if len(name) > _LONGEST:
        return False
    plain = _plain(name)
    return not plain or _PLACEHOLDER.fullmatch(plain) is not None


def is_role(name: str) -> bool:
    """Whether a name is only what somebody is to somebody: `Nan`, `her dad`."""
    return len(name) <= _LONGEST and _ROLE_ALONE.fullmatch(_plain(name)) is not None


def is_uncertain(name: str) -> bool:
    """Whether a name carries a question mark: `Mr ?`, `John ?`, `Aino (surname?)`."""
    return "?" in name


def age_in(name: str) -> str | None:
    """The age that stands in a name (`aged 34` in `Aino Rae (aged 34)`), if one does."""
    if len(name) > _LONGEST or _FIGURES.isdisjoint(name):
        return None
    found = _AGE.search(name)
    return found[0].strip("() ") if found else None


def is_not_family(relation: str) -> bool:
    """Whether what somebody is to the child is surely not family: `best friend`, `mum's friend`, `neighbour`."""
    own = _POSSESSIVE.sub("", relation.casefold())
    first = set(_WORD.findall(own.partition(" of ")[0]))
    if "friend" in first:
        first.discard("family")
    return bool(first & _NOT_FAMILY) and not first & _RELATED and _NEAR.isdisjoint(_WORD.findall(own))


def says_died(name: str) -> bool:
    """Whether a name carries the news of a death: `Matti Korhonen (deceased)`."""
    return _DIED.search(name) is not None


def is_unnamed(person: Person) -> bool:
    """Whether the file does not say who a member of the family is (`unnamed-person` says so)."""
    if person.is_pet or (person.born is None and person.says("due")):
        return False
    if person.name is None:
        return lacks(person, "name") and lacks(person, "known_as")
    return _names_nobody(str(person.name))


@lru_cache(maxsize=1 << 12)
def _names_nobody(name: str) -> bool:
    """Many rules ask this of everybody in a family."""
    return is_placeholder(name) or is_role(name) or is_uncertain(name)


def _plain(name: str) -> str:
    """The name without ages, what stands in brackets, and outer signs."""
    if "(" in name:
        name = _IN_BRACKETS.sub("", name)
    return " ".join(_AGE.sub("", name).strip(" ?\"'“”‘’").split()) if name else ""
