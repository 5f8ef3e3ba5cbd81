"""Rules on slips that are no matter of wording: a placeholder left in, a letter to another child."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import age_on
from casekit.case.people import Person
from casekit.case.summary import Summary
from casekit.lint.context import Context
from casekit.lint.language.position import place_of
from casekit.lint.language.prose import Prose, prose_and_labels_of
from casekit.lint.language.quotations import is_in, quoted_stretches
from casekit.lint.language.voices import Voice
from casekit.lint.language.wording import wording_of
from casekit.lint.recorded import answered_on
from casekit.lint.rule import Remark, rule
from casekit.text.finding import Severity

_WHO: Final = "child|young person|mother|father|mum|dad|parent|carer|worker|social worker|school|client|family|person"
_WHAT: Final = "name|date|dob|date of birth|address|details|phone|telephone|initials"
_BRACKETED: Final = (
    # Not `{1,2}`, before which a search would stop at every letter of a file.
    rf"[\[<{{][\[<{{]?\s?(?:(?:insert|enter|add|type|your|click)\b[^\]>}}\n]{{0,60}}"
    rf"|(?:(?:{_WHO})(?:['’]s)? )?(?:full |first )?(?:{_WHAT})(?: here)?|{_WHO})\s?[\]>}}]{{1,2}}"
)
_PLACEHOLDER: Final = (
    rf"{_BRACKETED}|\blorem ipsum\b|\b(?:insert|enter) (?:name|date|text|details) here\b"
    r"|\bxx/xx/xx(?:xx)?\b|\bdd/mm/yy(?:yy)?\b"
    r"|(?<![\w?])\?{3,9}(?!\?)|(?<!_)_{4,40}(?!_)|(?<![\w/.])x{3,20}(?![\w/]|\.\w)"
)
_LATER: Final = r"\b(?:tbc|tba|tbd)\b"
_LATER_IN_SMALL: Final = r"tb(?<!\wtb)[acd]\b"
"""The same for small letters. A pattern that begins with letters is searched for many times faster."""
_SIGNS: Final = ("____", "xxx", "lorem", "insert ", "enter ")
_RARE_SIGNS: Final = {"?": ("???",), "/": ("xx/", "dd/mm")}
"""By a sign that few texts hold, and whose absence is told at once."""
_SAID_ALREADY: Final = frozenset({"name", "phone"})
"""Fields whose placeholders other rules find."""
_SPOKEN_TO: Final = re.compile(r"([^\W\d_]+(?:[-’'][^\W\d_]+)?), your?\b")
_LAST_AGE: Final = 18


@rule(
    "placeholder-left",
    subject="language",
    severity=Severity.ERROR,
    many="{count} placeholders were left in.",
    about=("chronology", "summary", "mapping", "safety_plan", "words_and_pictures", "meetings", "visits"),
)
def placeholder_left(case: Case, context: Context) -> Iterator[Remark]:
    """A placeholder from a template or a draft is still in the text.

    "[name]" or "XXX" stands where a fact should. Somebody will print it, send it to a family, or believe that it was
    checked. "TBC" may be honest, but nobody can tell who is to confirm what by when, so that is a warning.

    Source: Kent guidance, The Importance of Chronologies: "highlights gaps in your knowledge, or any apparent
    contradictions or obvious mistakes".
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2022-06-18, what: "[Child's name] moved to a new school."}
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2022-06-18, what: Ndéla moved to a new school.}
    """
    if not any(_may_hold(source.text, is_file=True) for source in case.sources.values()):
        return
    for prose in prose_and_labels_of(case):
        if prose.field not in _SAID_ALREADY and _may_hold(prose.text):
            yield from _placeholders(case, prose)


def _placeholders(case: Case, prose: Prose) -> Iterator[Remark]:
    quoted = quoted_stretches(prose.text)
    for pattern, severity in ((_pattern(_PLACEHOLDER), None), (_pattern(_LATER), Severity.WARNING)):
        for match in pattern.finditer(prose.text):
            if is_in(quoted, match.start(), match.end()):
                continue
            yield Remark(
                answered_on("placeholder-left", *prose.around),
                f"“{match.group()}” stands where something is still to be written.",
                "A placeholder stands where something is still to be written.",
                "Write what belongs there, or take it out. If it is not known yet, say who will find out, and by when.",
                place=place_of(prose.text, match.start(), match.end(), case.sources),
                severity=severity,
            )


def _may_hold(text: str, *, is_file: bool = False) -> bool:
    """Whether a text may hold a placeholder; nearly every text surely holds none.

    In a whole file `[school]` may be a list, and an apostrophe be written twice.
    """
    small = text.lower().replace("''", "'") if is_file else text.lower()
    if any(sign in small for sign in _SIGNS):
        return True
    if any(rare in small and any(sign in small for sign in signs) for rare, signs in _RARE_SIGNS.items()):
        return True
    if _pattern_in_small(_LATER_IN_SMALL).search(small):
        return True
    found = _pattern_in_small(_BRACKETED).finditer(small)
    return any(not (is_file and _is_list(small, match.start(), match.end())) for match in found)


def _is_list(text: str, start: int, end: int) -> bool:
    """Whether brackets in a file are those of a YAML list or record, and not part of a text."""
    before = text[max(0, start - 2) : start].strip()
    return (not before or before in (":", "-", ",", "[", "{")) and text[end : end + 1] in (
        "",
        "\n",
        "\r",
        ",",
        "}",
        "]",
        " ",
    )


@cache
def _pattern(written: str) -> re.Pattern[str]:
    """A pattern for text in any case, made when it is first needed."""
    return re.compile(written, re.IGNORECASE)


@cache
def _pattern_in_small(written: str) -> re.Pattern[str]:
    """A pattern for text in small letters, which is searched faster."""
    return re.compile(written)


@rule("wrong-child-name", subject="language", severity=Severity.ERROR)
def wrong_child_name(case: Case, context: Context) -> Iterator[Remark]:
    """The case summary speaks to another child of the family.

    "Jay, you told me" in Kayla's summary comes from copying one child's text into the other's file. The wrong child's
    story then stands in the record, and may be read out to them. The rule is sure only where a sentence begins by
    speaking to a child of the file by name, and that is not the child the file is about.

    Source: Kent guidance, Case Summaries: "Concentrated on the individual child (rather than on the family or
    sibling(s))"; and of chronologies: "Copied across from other data system" is what they are not.
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          sami: {name: Sami Rae, born: 2011-03-02}
        summary:
          updated: 2023-04-07
          about_you: Sami, you told me that you love football.
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          sami: {name: Sami Rae, born: 2011-03-02}
        summary:
          updated: 2023-04-07
          about_you: Ndéla, you told me that you love football.
    """
    others: dict[str, Person] | None = None
    for prose in wording_of(case).prose:
        if prose.voice is not Voice.TO_CHILD or not any(isinstance(record, Summary) for record in prose.around):
            continue
        if ", you" not in prose.text:
            continue
        for match in _SPOKEN_TO.finditer(prose.text):
            if not _begins_sentence(prose.text, match.start()):
                continue
            others = _other_children(case, context) if others is None else others
            if match.group(1) in others and not is_in(quoted_stretches(prose.text), match.start(), match.end()):
                end = match.end(1)
                yield Remark(
                    answered_on("wrong-child-name", *prose.around),
                    f"The case summary of {case.child_name} speaks to {match.group(1)} here.",
                    "The case summary speaks to another child of the family.",
                    "Check whose text this is, and write it about and to the child whose file it is.",
                    place=place_of(prose.text, match.start(1), end, case.sources),
                )


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in ".!?"


def _other_children(case: Case, context: Context) -> dict[str, Person]:
    """The children of the file by first name and by the name they go by, without names that the child has too."""
    found: dict[str, Person] = {}
    for key, person in case.family.items():
        if key == case.child_key or person.is_pet or person.born is None:
            continue
        oldest = age_on(person.born, context.day).oldest
        if oldest is not None and oldest < _LAST_AGE:
            found.update(dict.fromkeys(_first_names(person), person))
    for name in _first_names(case.child) if case.child is not None else ():
        found.pop(name, None)
    return found


def _first_names(person: Person) -> tuple[str, ...]:
    return tuple(str(name).split()[0] for name in (person.name, person.known_as) if name and name.split())
