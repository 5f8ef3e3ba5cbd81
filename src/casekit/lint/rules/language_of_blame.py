"""Rules on words that put the blame on a child or a parent, or make harm look smaller than it is, in any text."""

from collections.abc import Iterator

from casekit.case.case import Case
from casekit.lint.context import Context
from casekit.lint.language.remarks import Saying, quoted_word, times, word_remarks
from casekit.lint.language.wording import Hit, wording_of
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.violence import untold_violence
from casekit.text.finding import Severity


@rule(
    "victim-blaming",
    subject="language",
    severity=Severity.WARNING,
    about=("chronology", "summary", "mapping", "safety_plan", "words_and_pictures", "meetings", "visits"),
)
def victim_blaming(case: Case, context: Context) -> Iterator[Remark]:
    """A wording puts the responsibility for abuse on the child who suffers it.

    "Putting herself at risk" makes the child the cause and leaves out the person who harms. Whoever reads it then plans
    for the child to change, not for the adult to be stopped. Words that somebody else said belong in quotation marks,
    where they are left alone. The list, with its sources, is `lint/words/victim-blaming.toml`; wordings whose source
    was not read are advice.

    Source: The Children's Society, Appropriate language in relation to child exploitation; Suggested alternatives for
    describing behaviour around CSE concerns: "Putting themselves at risk".
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - date: 2022-10-08
              what: Ndéla was putting herself at risk with men at the station.
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - date: 2022-10-08
              what: Three men at the station gave Ndéla alcohol. The place is dangerous to children.
    """
    saying = Saying(
        _say,
        "A wording puts the responsibility on the one who is harmed.",
        "{count} wordings put the responsibility for abuse on the one who suffers it.",
    )
    yield from word_remarks("victim-blaming", case, wording_of(case).of("victim-blaming"), saying)


@rule(
    "child-as-problem",
    subject="language",
    severity=Severity.WARNING,
    about=("chronology", "summary", "mapping", "safety_plan", "words_and_pictures", "meetings", "visits"),
)
def child_as_problem(case: Case, context: Context) -> Iterator[Remark]:
    """A wording makes the child the problem.

    "Absconded" is a word for prisoners, and "attention-seeking" says that a need is a fault. What happened, and what
    the child may have needed, helps the next reader more. The list, with its sources, is
    `lint/words/child-as-problem.toml`; wordings whose source was not read are advice.

    Source: TACT, Language That Cares: "Children and young people who are finding coping tough are not 'challenging'
    they are in need of your help and support"; NSPCC Learning, In need of attention, not "attention seeking".
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2022-10-08, what: Ndéla absconded from home overnight.}
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2022-10-08, what: Ndéla went missing from home overnight.}
    """
    saying = Saying(_say, "A wording makes the child the problem.", "{count} wordings make the child the problem.")
    yield from word_remarks("child-as-problem", case, wording_of(case).of("child-as-problem"), saying)


@rule(
    "compliance-language",
    subject="language",
    severity=Severity.WARNING,
    about=("chronology", "summary", "mapping", "safety_plan", "words_and_pictures", "meetings", "visits"),
)
def compliance_language(case: Case, context: Context) -> Iterator[Remark]:
    """A wording says how a parent fits in with services, not what happened.

    "Failed to engage" hides what was offered, when, and what got in the way. "Disguised compliance" has become a
    diagnosis that explains nothing. What was agreed, what happened and when can be checked, and can change. The list,
    with its sources, is `lint/words/compliance-language.toml`; wordings whose source was not read are advice.

    Source: NSPCC Learning, Why language matters: "The phrase 'disguised compliance' can be misleading, unhelpful and
    blaming".
    Flagged:
        chronology:
          reviewed: 2023-05-30
          analysis: There has been disguised compliance by both parents.
          events:
            - {date: 2022-11-05, what: Ndéla moved to her aunt and uncle's home.}
    Instead:
        chronology:
          reviewed: 2023-05-30
          analysis: Both parents agreed on 4 November to meet weekly. They came once, on 9 November.
          events:
            - {date: 2022-11-05, what: Ndéla moved to her aunt and uncle's home.}
    """
    saying = Saying(
        _say,
        "A wording says how somebody fits in, not what happened.",
        "{count} wordings say how somebody fits in with services, not what happened.",
    )
    yield from word_remarks("compliance-language", case, wording_of(case).of("compliance-language"), saying)


@rule(
    "mutualised-violence",
    subject="language",
    severity=Severity.WARNING,
    about=("chronology", "summary", "mapping", "safety_plan", "words_and_pictures", "meetings", "visits"),
)
def mutualised_violence(case: Case, context: Context) -> Iterator[Remark]:
    """A wording shares violence out between two people.

    "A volatile relationship" and "an altercation" hide who uses violence and who is hurt by it, and so who is to be
    made safe from whom. Where violence is mutual, that too can be said: what each of them did. An event that
    `who-did-what-to-whom` names is not named again. The list, with its sources, is
    `lint/words/mutualised-violence.toml`; wordings whose source was not read are advice.

    Source: Queensland Child Safety Practice Manual, Recording violence: "use unilateral words that clearly express who
    is doing what and how". Kent's example summary does so: "domestic abuse by your mum towards your dad".
    Flagged:
        chronology:
          reviewed: 2023-05-30
          analysis: Ndéla grew up with her parents' volatile relationship.
          events:
            - {date: 2022-11-05, what: Ndéla moved to her aunt and uncle's home.}
    Instead:
        chronology:
          reviewed: 2023-05-30
          analysis: Ndéla grew up seeing Aino hit Moussa.
          events:
            - {date: 2022-11-05, what: Ndéla moved to her aunt and uncle's home.}
    """
    untold = {id(event) for event, _ in untold_violence(case)}
    found = list(wording_of(case).of("mutualised-violence"))
    for hit in found:
        if id(hit.prose.record) in untold:
            yield left_to("who-did-what-to-whom", hit.prose.record)
    hits = (hit for hit in found if id(hit.prose.record) not in untold)
    saying = Saying(
        _say,
        "A wording shares violence out between two people.",
        "{count} wordings share violence out between two people.",
    )
    yield from word_remarks("mutualised-violence", case, hits, saying)


@rule(
    "minimising-harm",
    subject="language",
    severity=Severity.ADVICE,
    about=("chronology", "summary", "mapping", "safety_plan", "words_and_pictures", "meetings", "visits"),
)
def minimising_harm(case: Case, context: Context) -> Iterator[Remark]:
    """A wording makes harm sound small.

    "Chastisement" and "just a slap" say how somebody sees it. What was done, with what, and which mark it left, can be
    weighed by the next reader. The list is `lint/words/minimising-harm.toml`.

    Source: Kent guidance, Recording Chronologies: "This should be factual, accurate, non-judgemental, and concise"; the
    words are those of common use in training.
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2022-10-08, what: Aino admitted physical chastisement.}
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2022-10-08, what: Aino said that she hit Ndéla on the arm with a belt.}
    """
    saying = Saying(_say, "A wording makes harm sound small.", "{count} wordings make harm sound small.")
    yield from word_remarks("minimising-harm", case, wording_of(case).of("minimising-harm"), saying, advice=True)


def _say(hit: Hit, count: int) -> str:
    return f"{quoted_word(hit)}{times(count)}: {hit.entry.why}"
