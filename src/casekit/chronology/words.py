"""Words for people in place of the words of the format: kinds, tones, agencies, roles, lists of names."""

import re
from collections.abc import Iterable
from typing import Final

_SLUG: Final = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")
_SAID: Final = {
    # kinds of event whose word alone would not be understood
    "conference": "child protection conference",
    "emergency-department": "emergency department visit",
    "was-not-brought": "was not brought to an appointment",
    "missing": "missing",
    "section-47": "section 47 enquiry",
    "mappa": "MAPPA meeting",
    "marac": "MARAC meeting",
    "plan-start": "start of a plan",
    "plan-end": "end of a plan",
    "placement-start": "start of a placement",
    "placement-end": "end of a placement",
    "intervention-start": "start of help",
    "intervention-end": "end of help",
    "worker-change": "change of worker",
    "legal-status-change": "change of legal status",
    "household-change": "change in the household",
    "school-change": "change of school",
    "employment-change": "change of employment",
    "financial-change": "change of money",
    # agencies
    "social-care": "children's social care",
    "early-help": "Early Help",
    # roles
    "early-help-worker": "Early Help worker",
    "iro": "independent reviewing officer",
    "independent-reviewing-officer": "independent reviewing officer",
    "sendco": "SENDCo",
    "gp": "GP",
    "nhs": "NHS",
    "cafcass": "Cafcass",
}
TONES: Final = {
    "concern": "a concern",
    "strength": "a strength",
    "neutral": "neutral",
    "mixed": "concern and strength",
}
BASES: Final = {
    "fact": "fact",
    "reported": "reported",
    "judgement": "judgement",
    "hypothesis": "hypothesis",
    "allegation": "allegation",
    "child-view": "the child's view",
    "family-view": "the family's view",
}
PLANS: Final = {
    "early-help": "Early Help",
    "assessment": "assessment",
    "child-in-need": "Child in Need",
    "child-protection": "Child Protection",
    "child-in-care": "Child in Care",
    "care-leaver": "care leaver",
    "youth-justice": "Youth Justice",
    "strengthening-independence": "Strengthening Independence",
    "private-fostering": "private fostering",
    "closed": "closed",
}


def in_words(word: str) -> str:
    """A word of the format as people say it: `house-move` is "house move"; text of the worker's own stays as it is."""
    if word in _SAID:
        return _SAID[word]
    return re.sub("[-_]", " ", word) if _SLUG.fullmatch(word) else word


def listed(things: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    *first, end = list(things) or [""]
    return f"{', '.join(first)} {last} {end}" if first else end


def counted(number: int, thing: str) -> str:
    """`1 event`, `2 events`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def capital(text: str) -> str:
    """The text with a capital letter in front."""
    return text[:1].upper() + text[1:]


def age_in_words(age: str) -> str:
    """An age as a phrase of its own: `13` is "age 13"; "before birth" and "the day of birth" stay."""
    return f"age {age}" if age[:1].isdigit() or age.startswith(("about", "under")) else age
