"""The rule that a text for the child can be read at the child's age."""

from collections.abc import Iterator
from functools import reduce
from operator import add
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import age_on
from casekit.case.record import Record
from casekit.lint.context import Context
from casekit.lint.language.prose import Prose
from casekit.lint.language.reading_age import NOTHING, Counts, counts
from casekit.lint.language.voices import Voice
from casekit.lint.language.wording import wording_of
from casekit.lint.rule import Remark, rule
from casekit.text.finding import Severity

OLDEST_READER: Final = 18
"""From this reading age on a text is one for adults; the measure tells no more."""


@rule("too-hard-for-age", subject="language", severity=Severity.ADVICE, open_only=True)
def too_hard_for_age(case: Case, context: Context) -> Iterator[Remark]:
    """A text for the child is harder to read than fits the child's age.

    Long sentences and long words make a text hard. The measure is the Flesch–Kincaid grade level, which counts words,
    sentences and syllables; it cannot tell what is clear or kind, so this is advice. It says nothing of short texts,
    leaves out quotations, and asks nobody to write more simply than for `reading.youngest`, nor less than for
    `reading.oldest`.

    Source: Kent guidance, Case Summaries: "When recording is pitched to the child or young person's age and
    understanding it can keep language sensitive and warm"; Durham, Words and Pictures: "words that they can easily
    understand". Measure: Kincaid and others, 1975.
    Flagged:
        summary:
          updated: 2023-04-07
          about_you: >-
            Notwithstanding considerable difficulties experienced throughout preceding years, professionals consistently
            acknowledged extraordinary determination, particularly regarding educational participation and
            extracurricular activities, while simultaneously recognising significant emotional consequences
            attributable to successive international relocations and accompanying interruptions of established
            relationships.
          worries: >-
            Professionals collectively identified persistent uncertainties concerning inappropriate associations,
            unaccounted absences and financial dependency, necessitating comprehensive multidisciplinary investigation,
            continuous communication between participating organisations, and proportionate intervention whenever
            circumstances deteriorate unexpectedly, notwithstanding considerable improvements previously documented.
          plan: >-
            Participating organisations undertook responsibility regarding transportation, accommodation, educational
            continuity, psychological consultation and recreational opportunities, subject to periodic reconsideration,
            independent verification, appropriate authorisation and sufficient availability throughout forthcoming
            calendar quarters, alongside individually negotiated arrangements concerning communication equipment and
            independent transportation.
    Instead:
        summary:
          updated: 2023-04-07
          about_you: You love reading and you play football. You moved a lot when you were small.
    """
    child = case.child
    if child is None or child.born is None:
        return
    oldest = age_on(child.born, context.day).oldest
    if oldest is None:
        return
    least = context.policy.length("reading.youngest").number
    most = context.policy.length("reading.oldest").number
    margin = context.policy.length("reading.margin").number
    fewest = context.policy.length("reading.fewest_words").number
    meant_for = min(max(oldest, least), most)
    for record, what, texts in _texts_for_child(case):
        total: Counts = reduce(add, (counts(one.text) for one in texts), NOTHING)
        if total.words < fewest or total.age <= meant_for + margin:
            continue
        for_age = f"{case.child_name} is {oldest}" if oldest else f"{case.child_name} is a baby"
        expectation = context.policy.expectation("reading.oldest" if oldest >= most else "reading.margin")
        reader = f"an age of about {total.age}" if total.age < OLDEST_READER else "an adult"
        measure = f"Flesch–Kincaid grade {total.grade:.0f}, {total.words} words"
        yield Remark(
            record,
            f"{what} reads as for {reader} ({measure}). {for_age} ({expectation}).",
            f"{what} reads as for {reader}, which is harder than fits the child ({measure}).",
            "Shorter sentences and everyday words help most. Read it aloud: where you run out of breath, stop sooner.",
            place=texts[0].text.place,
        )


def _texts_for_child(case: Case) -> Iterator[tuple[Record, str, tuple[Prose, ...]]]:
    """The case summary and each set of words and pictures, with what is said to the child in it."""
    said = [one for one in wording_of(case).prose if one.voice is Voice.TO_CHILD]
    whole = [(case.file.summary, "The case summary")] if case.file.summary else []
    for record, what in (*whole, *((one, "This explanation") for one in case.file.words_and_pictures)):
        texts = tuple(one for one in said if any(around is record for around in one.around))
        if texts:
            yield record, what, texts
