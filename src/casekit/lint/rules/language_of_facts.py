"""Rules on the words in which a chronology says what happened."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import age_on
from casekit.case.events import Event
from casekit.case.people import Person
from casekit.lint.context import Context
from casekit.lint.language.remarks import Saying, quoted_word, times, word_remarks
from casekit.lint.language.voices import Voice
from casekit.lint.language.wording import Hit, wording_of
from casekit.lint.rule import Remark, rule
from casekit.text.finding import Severity

_WORD: Final = re.compile(r"[^\W\d_]+")
_SAYING: Final = frozenset(
    _WORD.findall(
        "said says saying told tells reported reports reporting stated states stating described describes describing "
        "felt feels thought thinks believed believes explained explains called calls recorded noted alleged alleges "
        "disclosed wrote writes asked asks complained complains shouted heard accused accuses according claimed claims "
        "worried concerns concern admitted admits convicted arrested charged cautioned diagnosed found ruled"
    )
)
"""Words that show that what follows is somebody's account, or a finding of a court, the police or a doctor."""
_APPOINTMENT: Final = frozenset(
    _WORD.findall(
        "appointment appointments clinic dentist dental doctor doctors gp hospital optician orthoptist paediatrician "
        "paediatric immunisation immunisations vaccination vaccinations physiotherapy physiotherapist audiology camhs "
        "therapist therapy speech orthodontist health nurse"
    )
)
BROUGHT_UNTIL: Final = 16
"""Older teenagers may make appointments themselves, as the Royal College of General Practitioners notes."""


@rule("opinion-in-facts", subject="language", severity=Severity.WARNING)
def opinion_in_facts(case: Case, context: Context) -> Iterator[Remark]:
    """What happened is told with a word of opinion.

    A chronology is strong because its facts can be checked. "Chaotic" tells what somebody thought; what was seen and
    heard lets the reader judge. What the event means belongs under `significance`, as a judgement with an owner. What
    somebody is reported to have said does not count, nor do quotations. The list, with its sources, is
    `lint/words/opinion-in-facts.toml`; words whose source was not read are advice.

    Source: Kent guidance, Core elements of a chronology: "It should not include opinions"; Solihull recording
    principles, paragraph 2: "differentiating between opinion, judgement and hypothesis".
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2022-06-18, what: The flat was filthy.}
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2022-06-18, what: Six bags of rubbish stood in the kitchen. There was cat mess on both beds.}
    """
    hits = (hit for hit in wording_of(case).of("opinion-in-facts", Voice.FACTS) if not _is_reported(hit))
    yield from word_remarks(
        "opinion-in-facts",
        case,
        hits,
        Saying(
            lambda hit, count: f"{quoted_word(hit)}{times(count)} is no fact. {hit.entry.why}",
            "The facts of an event hold a word of opinion.",
            "{count} words in the facts of the chronology are opinions.",
        ),
    )


@rule("vague-quantity", subject="language", severity=Severity.ADVICE)
def vague_quantity(case: Case, context: Context) -> Iterator[Remark]:
    """What happened is told with a word that leaves open how often, or when.

    "Often" is twice a year to one reader and daily to another, and "always" is seldom meant word for word. A count and
    a date show whether things get better. A sentence with a figure in it is left alone. The list is
    `lint/words/vague-quantity.toml`.

    Source: Kent guidance, Core elements of a chronology: "the strength of chronologies lies in their reporting of
    facts, times, dates, risks and so on".
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2022-06-18, what: Ndéla was often late for school.}
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2022-06-18, what: Ndéla was late for school on 11 of 20 days.}
    """
    hits = (
        hit
        for hit in wording_of(case).of("vague-quantity", Voice.FACTS)
        if not _is_reported(hit) and not any(sign.isdigit() for part in hit.sentence for sign in part)
    )
    yield from word_remarks(
        "vague-quantity",
        case,
        hits,
        Saying(
            lambda hit, count: f"{quoted_word(hit)}{times(count)}: {hit.entry.why}",
            "The facts of an event leave open how often, or when.",
            "{count} words in the facts of the chronology leave open how often, or when.",
        ),
        advice=True,
    )


@rule(
    "was-not-brought",
    subject="language",
    severity=Severity.WARNING,
    about=("chronology", "summary", "mapping", "safety_plan", "words_and_pictures", "meetings", "visits"),
)
def was_not_brought(case: Case, context: Context) -> Iterator[Remark]:
    """An appointment is said to have been missed by the child, who had to be brought.

    "Did not attend" says that a child chose to stay away. "Was not brought" asks the right question: what kept the
    adults from bringing them? The rule looks for the name of the child, or of another child in the file, before the
    words, and for a health appointment in the sentence; from sixteen on it says nothing.

    Source: Royal College of General Practitioners, Safeguarding toolkit: "Children not brought to appointments should
    be coded 'was not brought' rather than 'did not attend'"; the Sussex child protection procedures, 5.3, say the same.
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2022-06-18, what: Ndéla did not attend her appointment at the eye clinic.}
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2022-06-18, what: Ndéla was not brought to her appointment at the eye clinic.}
    """
    hits = (hit for hit in wording_of(case).of("was-not-brought") if _is_of_child(hit, case, context.day))
    yield from word_remarks(
        "was-not-brought",
        case,
        hits,
        Saying(
            lambda hit, count: f"{quoted_word(hit)}{times(count)}, of a child who has to be brought. {hit.entry.why}",
            "A child is said to have missed an appointment to which children are brought.",
            "{count} wordings say that a child missed an appointment.",
        ),
    )


def _is_reported(hit: Hit) -> bool:
    """Whether the sentence says, before the words, that somebody said, wrote or found so."""
    before, _ = hit.sentence
    return not _SAYING.isdisjoint(_WORD.findall(before.lower()))


def _is_of_child(hit: Hit, case: Case, day: date) -> bool:
    """Whether the words surely follow the name of a child under sixteen, in a sentence about a health appointment."""
    before, after = hit.sentence
    words = _WORD.findall(before)
    if not words or _APPOINTMENT.isdisjoint(_WORD.findall(f"{before} {after}".lower())):
        return False
    when = next((record.date for record in hit.prose.around if isinstance(record, Event)), None)
    named = [
        person
        for person in case.family.values()
        if not person.is_pet
        and any(words[-1] in _WORD.findall(name) for name in (person.name, person.known_as) if name)
    ]
    return bool(named) and all(
        _is_young(person, day if when is None or when.earliest is None else when.earliest) for person in named
    )


def _is_young(person: Person, day: date) -> bool:
    oldest = age_on(person.born, day).oldest if person.born is not None else None
    return oldest is not None and oldest < BROUGHT_UNTIL
