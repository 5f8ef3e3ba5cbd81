"""Rules on how events are written: too long, too thin, routine, copied, or with no word on why they stand there."""

import re
from collections.abc import Iterator
from typing import Final

from casekit.case.case import Case
from casekit.case.events import Event
from casekit.lint.context import Context
from casekit.lint.recorded import dated, is_blank
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.rules.events import asks_for_impact, events_until, lacks_impact
from casekit.text.finding import Label, Severity

_MOST_WORDS_OF_THIN: Final = 5
_LONGEST_THIN: Final = 60
_WORD: Final = re.compile(r"[^\W_]+(?:[-/'’][^\W_]+)*")
_CONTACT: Final = frozenset(
    _WORD.findall(
        "call called phone phoned telephone telephoned rang tc t/c hv visit email e-mail emailed text texted letter"
        " message contact contacted meeting review conversation discussion call-back voicemail"
    )
)
_ABOUT_CONTACT: Final = frozenset(
    _WORD.findall(
        "a an the to from with by at of for in on and re home school office core group sw social worker duty health"
        " visitor gp nurse teacher mum mam mother dad father parent parents nan gran carer carers family made received"
        " sent took place was announced unannounced statutory joint"
    )
)
_ROUTINE_STARTS: Final = (
    "phone call",
    "telephone call",
    "call to",
    "call from",
    "email to",
    "email from",
    "e-mail",
    "text message",
    "text to",
    "text from",
    "letter to",
    "letter from",
    "voicemail",
    "t/c",
    "tc ",
)
_NO_MEANING_OF_THEIR_OWN: Final = frozenset({None, "other", "incident", "police-contact", "complaint", "family-time"})
"""Kinds that do not say by themselves why an event matters, as a birth, a move or a court hearing does."""

_FEWEST_WORDS_OF_COPY: Final = 15
"""Shorter sentences are the same by chance, or because the same thing happened again."""
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")


@rule(
    "entry-too-long",
    subject="chronology",
    severity=Severity.ADVICE,
    open_only=True,
    many="{count} events are longer than a chronology needs.",
)
def entry_too_long(case: Case, context: Context) -> Iterator[Remark]:
    """An event is told at such length that it reads like a case note.

    A chronology is read from top to bottom to see a pattern. The full account stands in the case notes; here stand the
    facts: what happened, to whom, who saw it. Only what happened (`what`) is counted.

    Source: Kent guidance, Recording Chronologies: "This should be factual, accurate, non-judgemental, and concise."
    What should a Chronology include: "Detailed enough but does not substitute for recording in the child's file."
    Flagged:
        chronology:
          events:
            - date: 2022-06-18
              what: >-
                On the evening of 18 June a neighbour, who had been in her garden since about six, heard shouting from
                the house and went to the fence to listen. She heard a man and a woman. The woman shouted louder than
                the man. After some minutes there was a crash, as of something breaking, and then it was quiet for a
                while. The neighbour went indoors and talked to her husband about what to do. He thought that they
                should wait. At about twenty to eight there was shouting again, and she rang the police. The police
                came at eight and spoke to Aino in the kitchen and to Moussa in the hall. There were pieces of a plate
                on the floor. Moussa had a cut on his arm. Ndéla was upstairs.
    Instead:
        chronology:
          events:
            - date: 2022-06-18
              what: >-
                A neighbour heard shouting and called the police. Aino had thrown a plate at Moussa and cut his arm.
                Ndéla was upstairs.
    """
    most = context.policy.length("chronology.longest_entry").number
    for event in case.events:
        if len(event.what) > 2 * most:
            count = len(event.what.split())
            if count > most:
                expected = context.policy.expectation("chronology.longest_entry")
                yield Remark(
                    event,
                    f"The event {dated(event.date)} is told in {count} words ({expected}).",
                    f"An event is told in {count} words ({expected}).",
                    "Keep the facts here, and say in `source` where the full account stands.",
                    "what",
                )


@rule(
    "entry-too-thin",
    subject="chronology",
    severity=Severity.ADVICE,
    open_only=True,
    many="{count} events only say that there was a contact.",
)
def entry_too_thin(case: Case, context: Context) -> Iterator[Remark]:
    """An event only says that there was a contact, not what happened.

    "HV called" tells the next reader nothing: who was there, what was seen, what was said? Found are events of at most
    five words that name nothing but a contact and those in it. Where the event is marked as neutral or has no tone and
    nothing else is said of it, `routine-contact` or `event-without-impact` asks instead.

    Source: Kent guidance, Core elements of a chronology: "A chronology is NOT: Just a reference to events or contacts."
    Flagged:
        chronology:
          events:
            - {date: 2023-05-12, tone: concern, what: Phone call to Aino., impact: Ndéla was upset afterwards.}
    Instead:
        chronology:
          events:
            - date: 2023-05-12
              tone: concern
              what: Aino told Jemima on the telephone that she would not come to Ndéla's birthday.
              impact: Ndéla was upset afterwards.
    """
    names: frozenset[str] | None = None
    for event in events_until(case, context.day):
        if len(event.what) > _LONGEST_THIN:
            continue
        words = [word.casefold() for word in _WORD.findall(event.what)]
        if not 0 < len(words) <= _MOST_WORDS_OF_THIN or _CONTACT.isdisjoint(words):
            continue
        names = _names(case) if names is None else names
        if not all(word in _CONTACT or word in _ABOUT_CONTACT or word in names for word in words):
            continue
        if _is_routine(event):
            yield left_to("routine-contact", event)
        elif lacks_impact(event) and asks_for_impact(event, case):
            yield left_to("event-without-impact", event)
        else:
            yield Remark(
                event,
                f"The event {dated(event.date)} says that there was a contact (“{event.what.strip()}”), not what "
                "happened.",
                "An event says that there was a contact, not what happened.",
                "Say in a sentence or two what was seen or said, and by whom.",
                "what",
            )


def _names(case: Case) -> frozenset[str]:
    """The words of all names in the file, and the titles before them."""
    named = (word.casefold() for one in case.everybody.values() if one.name for word in _WORD.findall(one.name))
    return frozenset((*named, "mr", "mrs", "ms", "miss", "dr", "pc"))


@rule(
    "routine-contact",
    subject="chronology",
    severity=Severity.ADVICE,
    open_only=True,
    many="{count} events are contacts with no word on why they matter.",
)
def routine_contact(case: Case, context: Context) -> Iterator[Remark]:
    """A visit, a call or a message stands in the chronology with no word on why it matters.

    Every contact belongs in the case notes. The chronology holds those that changed something, and says what. Visits
    count, and events marked as neutral that begin as a note of a call, an e-mail or a letter does.

    Source: Kent guidance, Core elements of a chronology: "A chronology is NOT: Just a reference to events or contacts."
    Darlington and Portsmouth: recording every contact takes the value from a chronology.
    Flagged:
        chronology:
          events:
            - {date: 2023-05-02, kind: visit, what: Jemima visited Ndéla at Yolande and Christian's.}
    Instead:
        chronology:
          events:
            - date: 2023-05-02
              kind: visit
              what: Jemima visited Ndéla at Yolande and Christian's.
              significance: It was the first time that Ndéla spoke of going back to see her mother.
    """
    for event in events_until(case, context.day):
        if _is_routine(event):
            yield Remark(
                event,
                f"The contact {dated(event.date)} stands here with no word on why it matters.",
                "A contact stands in the chronology with no word on why it matters.",
                "Say in `significance` or `impact` what it changed; if nothing, the case notes are its place.",
                "what",
            )


def _is_routine(event: Event) -> bool:
    """Whether an event is a contact of which the file surely says no more than that it took place."""
    if event.kind != "visit" and not (
        event.tone == "neutral" and event.what[:20].casefold().lstrip().startswith(_ROUTINE_STARTS)
    ):
        return False
    return event.tone in {None, "neutral"} and _is_without_meaning(event)


def _is_without_meaning(event: Event) -> bool:
    """Whether an event surely says neither why it matters nor what it meant."""
    if event.significant == "yes" or event.disputed or event.says("notes") or event.themes:
        return False
    return is_blank(event, "significance") and lacks_impact(event)


@rule(
    "event-without-significance",
    subject="chronology",
    severity=Severity.ADVICE,
    open_only=True,
    many="{count} events do not say why they are in the chronology.",
)
def event_without_significance(case: Case, context: Context) -> Iterator[Remark]:
    """An event does not say why it is in the chronology.

    Months later nobody remembers why it was written down. Asked of events that are marked as neutral or are from before
    the child's birth, have no theme, and whose kind does not speak for itself as a birth, a move or a court hearing
    does. Of all others `event-without-impact` asks what they meant, and that says why they matter.

    Source: Kent guidance, Recording Chronologies: "Here you should record the details of the significant event and the
    significance of the event."
    Flagged:
        chronology:
          events:
            - {date: 2023-05-12, tone: neutral, what: Aino's neighbour has bought a new car.}
    Instead:
        chronology:
          events:
            - date: 2023-05-12
              tone: neutral
              what: Aino's neighbour has bought a new car.
              significance: He now drives Aino to her meetings, so she no longer misses them.
    """
    for event in events_until(case, context.day):
        if event.kind in _NO_MEANING_OF_THEIR_OWN and _is_without_meaning(event):
            if event.tone != "neutral" and (event.says("tone") or asks_for_impact(event, case)):
                if asks_for_impact(event, case) and lacks_impact(event):
                    yield left_to("event-without-impact", event)
                continue
            if _is_routine(event):
                yield left_to("routine-contact", event)
                continue
            yield Remark(
                event,
                f"The event {dated(event.date)} does not say why it is in the chronology.",
                "An event does not say why it is in the chronology.",
                "Add `significance`: what it changed, or what it may explain.",
                "what",
            )


@rule(
    "possible-copy-paste",
    subject="chronology",
    severity=Severity.ADVICE,
    many="{count} events hold the words of another event.",
)
def possible_copy_paste(case: Case, context: Context) -> Iterator[Remark]:
    """Two events hold the same long sentence, or the same event stands there twice.

    Text that was copied brings along dates and names that were right for another day, and an event that is told twice
    counts twice. Looked at are sentences of 15 words or more, and events with the same date and the same words.

    Source: Kent guidance, Core elements of a chronology: "A chronology is NOT: […] Copied across from other data
    system. Repetition of case recording."
    Flagged:
        chronology:
          events:
            - {date: 2022-06-18, kind: incident, what: A neighbour heard shouting and called the police.}
            - {date: 2022-06-18, kind: police-contact, what: A neighbour heard shouting and called the police.}
    Instead:
        chronology:
          events:
            - {date: 2022-06-18, kind: incident, what: A neighbour heard shouting and called the police.}
            - {date: 2022-09-03, kind: incident, what: A neighbour heard shouting and called the police.}
    """
    told: dict[tuple[str, str], Event] = {}
    sentences: dict[str, Event] = {}
    for event in case.events:
        plain = event.what.strip()
        twice = told.setdefault((event.date.text, plain), event) if plain else event
        if twice is not event:
            yield _same(event, twice, "holds the same words as another of the same date")
            continue
        copied = _copied_from(plain, event, sentences)
        if copied is not None:
            yield _same(event, copied, f"holds a sentence word for word as the event {dated(copied.date)} has it")


def _copied_from(plain: str, event: Event, sentences: dict[str, Event]) -> Event | None:
    """The event that had one of this event's long sentences first; remembers the others."""
    found: Event | None = None
    for sentence in _SENTENCE_END.split(plain) if plain.count(" ") >= _FEWEST_WORDS_OF_COPY - 1 else ():
        if sentence.count(" ") >= _FEWEST_WORDS_OF_COPY - 1:
            first = sentences.setdefault(sentence, event)
            if first is not event and found is None:
                found = first
    return found


def _same(event: Event, other: Event, how: str) -> Remark:
    public = "An event holds the same words as another."
    return Remark(
        event,
        f"The event {dated(event.date)} {how}.",
        public,
        "If it is one event, take one out; if it was copied, say what happened on this day.",
        "what",
        labels=(Label(other.place("what"), "the other event", "the other event"),),
    )
