"""Rules on culture and identity, health and earlier help: what a cultural genogram asks of a family."""

import re
from collections.abc import Iterator
from typing import Final

from casekit.case.case import Case
from casekit.case.declared import fields_of
from casekit.case.people import Culture, Person
from casekit.case.summary import Summary
from casekit.case.vocabulary import GRACES
from casekit.lint.context import Context
from casekit.lint.genogram_work import days_of_work, made_genogram
from casekit.lint.names import is_unnamed
from casekit.lint.near_child import carers, is_unborn, parents
from casekit.lint.outsiders import outsiders
from casekit.lint.recorded import answered_on, is_blank, lacks
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.rules.entries import spoken
from casekit.lint.sentences import listed
from casekit.text.finding import Severity

_OTHER_TOPICS: Final = ("languages", "identity", "migration")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_STEM: Final = 4
"""How many first letters two words share that belong together: Finland and Finnish share four less one."""
_SPEAKS_OF_CULTURE: Final = re.compile(
    r"\b(?:cultur|heritage|identit|ethnic|religio|faith|belief|church|mosque|temple|gurdwara|synagogue|chapel|pray"
    r"|languages?|speaks?\b|spoke|bilingual|born in|grew up|countr|roots|traditions?|festival|community|background"
    r"|citizen|proud|celebrat|cook|food|muslim|christian|jew|hindu|sikh|catholic|roma|traveller|gypsy|black|white|asian"
    r"|mixed|race|racis|skin|hair)",
    re.IGNORECASE,
)


@rule("ethnicity-missing", subject="people", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def ethnicity_missing(case: Case, context: Context) -> Iterator[Remark]:
    """The file does not say how the child describes their ethnicity.

    Who the child is, where the family comes from and what others see in them is in everything that happens to them.
    Their own words are right, whatever they are; a sign of the agreed key counts as well. For the rest of the family,
    and for religion and languages, see `culture-incomplete`.

    Source: Kent guidance, How to develop a Cultural Genogram: "identify the ethnicity and religion and of everyone in
    the family".
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
        genogram: {made: 2022-11-20}
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17, culture: {ethnicity: Finnish and Senegalese}}
        genogram: {made: 2022-11-20}
    """
    child = case.child
    if child is None or is_unborn(child) or child.has_died or case.child_key in _signed(case):
        return
    if _lacks_topic(child, "ethnicity") and _lacks_topic(child, "race"):
        yield Remark(
            child,
            f"The file does not say how {case.child_name} describes their ethnicity.",
            "The file does not say how the child describes their ethnicity.",
            "Ask; write it in their words under `culture`, as `ethnicity`.",
            "culture" if child.says("culture") else "name",
        )


def _signed(case: Case) -> frozenset[str]:
    """Those for whom a sign of the agreed key stands, which may be that of an ethnicity or a religion."""
    genogram = case.file.genogram
    return frozenset(str(key) for sign in (genogram.agreed_key if genogram is not None else ()) for key in sign.who)


def _lacks_topic(person: Person, topic: str) -> bool:
    """Whether nothing is recorded of somebody's identity under one heading."""
    return is_blank(person, "culture") if person.culture is None else is_blank(person.culture, topic)


@rule(
    "culture-incomplete",
    subject="genogram",
    severity=Severity.ADVICE,
    open_only=True,
    needs_whole_file=True,
    many="Ethnicity, religion or languages are not recorded for {count} people.",
    singly=1,
)
def culture_incomplete(case: Case, context: Context) -> Iterator[Remark]:
    """Ethnicity, religion or languages of somebody in the family are not recorded.

    Asked of everybody, the questions are about a family and single nobody out; what differs between the two sides is
    what a child grows up between. "None" and "does not wish to say" are answers. Whoever has a sign of the agreed key
    is taken to have been asked about ethnicity and religion. Those who have died are left out.

    Source: Kent guidance, How to develop a Cultural Genogram: "identify the ethnicity and religion and of everyone in
    the family and include this on the genogram using a symbol/key identified by the family"; Cultural Genograms:
    "Place of origin, spoken language(s)".
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          christian: {name: Christian Diop, born: 1980-12-02}
    Instead:
        family:
          ndela:
            name: Ndéla Rae
            born: 2008-09-17
            culture: {ethnicity: Finnish and Senegalese, religion: Still finding out, languages: [English, Finnish]}
          christian:
            name: Christian Diop
            born: 1980-12-02
            culture: {ethnicity: Senegalese, religion: Muslim, languages: [Wolof, French, English]}
    """
    signed, others = _signed(case), outsiders(case)
    for key, person in case.family.items():
        if key in others or person.is_pet or person.has_died or is_unborn(person):
            continue
        if is_unnamed(person):
            yield left_to("unnamed-person", person)
            continue
        missing = [] if key in signed else _unasked(person, is_index=key == case.child_key)
        if not spoken(person) and is_blank(person, "languages") and _lacks_topic(person, "languages"):
            missing.append("languages")
        if missing:
            yield Remark(
                person,
                f"{listed(missing).capitalize()} of {case.name_of(key)} {'is' if _is_one(missing) else 'are'} not "
                "recorded.",
                f"{listed(missing).capitalize()} of somebody in the family {'is' if _is_one(missing) else 'are'} not "
                "recorded.",
                "Ask the family, in their own words, and write it under `culture`; “none” is an answer too.",
                "name",
            )


def _unasked(person: Person, *, is_index: bool) -> list[str]:
    """What is not recorded; the child's ethnicity has a rule of its own."""
    ethnicity = not is_index and _lacks_topic(person, "ethnicity") and _lacks_topic(person, "race")
    religion = _lacks_topic(person, "religion") and _lacks_topic(person, "spirituality")
    return [word for word, missing in (("ethnicity", ethnicity), ("religion", religion)) if missing]


def _is_one(missing: list[str]) -> bool:
    return len(missing) == 1 and missing != ["languages"]


@rule(
    "previous-involvement-not-asked",
    subject="genogram",
    severity=Severity.ADVICE,
    open_only=True,
    needs_whole_file=True,
    many="For {count} parents or carers nothing is recorded of services that worked with them before.",
    singly=1,
    about=("genogram",),
)
def previous_involvement_not_asked(case: Case, context: Context) -> Iterator[Remark]:
    """Nothing is recorded of services that worked with a parent or carer before.

    A mother who was in care herself hears our questions differently. What helped her then, and what did not? "None" is
    an answer. Asked where there is a genogram.

    Source: Kent guidance, How to develop a Cultural Genogram: "Include any previous professional involvement including
    Children's Services, with everyone identified on the genogram."
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10}
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10, previous_involvement: [none that she knows of]}
    """
    if made_genogram(case) is None:
        return
    for key in dict.fromkeys((*parents(case), *carers(case, context))):
        person = case.family.get(key)
        if person is None or person.has_died or not is_blank(person, "previous_involvement"):
            continue
        if is_unnamed(person):
            yield left_to("unnamed-person", person)
            continue
        yield Remark(
            person,
            f"Nothing is recorded of services that worked with {case.name_of(key)} before.",
            "Nothing is recorded of services that worked with a parent or carer before.",
            "Ask what helped then and what did not; write it under `previous_involvement`.",
            "name",
        )


@rule(
    "health-and-learning-not-asked",
    subject="genogram",
    severity=Severity.ADVICE,
    open_only=True,
    needs_whole_file=True,
    about=("genogram",),
)
def health_and_learning_not_asked(case: Case, context: Context) -> Iterator[Remark]:
    """Nothing is recorded of any parent's health or learning needs.

    Pain, low mood or trouble with reading letters is often what stands between a parent and a plan, and it runs in
    families. If you asked and there is nothing, say so. Asked where there is a genogram.

    Source: Kent guidance, Genograms: "Show any individual's medical/health problem (i.e., depression, mental health)
    and learning needs."
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10}
          moussa: {name: Moussa Rae, born: 1978}
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10, health: [{what: None; asked on 2 May.}]}
          moussa: {name: Moussa Rae, born: 1978}
    """
    genogram = made_genogram(case)
    people = [case.family[key] for key in parents(case) if key in case.family]
    alive = [person for person in people if not (person.has_died or is_unnamed(person))]
    if genogram is None or case.child is None or not alive or not all(is_blank(person, "health") for person in people):
        return
    names = listed([case.name_of(person.key) for person in alive], "or")
    yield Remark(
        answered_on("health-and-learning-not-asked", alive[0], *alive[1:], case.child, genogram),
        f"Nothing is recorded of the health or learning needs of {names}.",
        "Nothing is recorded of the parents' health or learning needs.",
        "Ask them; write it under `health` with `kind`, or that you asked and there is nothing.",
        place=alive[0].place("name"),
    )


@rule(
    "culture-not-in-summary",
    subject="summary",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    about=("genogram", "family.*.culture"),
)
def culture_not_in_summary(case: Case, context: Context) -> Iterator[Remark]:
    """What is recorded of the child's culture is not in the case summary.

    The summary is what the next worker reads. casekit looks for any word of what is recorded under `culture`, and for
    words like faith, language, born in or proud; where none of all these stands in any section, it says so.

    Source: Kent guidance, How can I evidence this work on the child/young person/young adult's file?: "Information
    obtained should be included in the case summary."
    Flagged:
        summary:
          updated: 2023-04-07
          about_you: Ndéla, you love reading, and you play football at school.
    Instead:
        summary:
          updated: 2023-04-07
          about_you: Ndéla, your mum is from Finland and your dad is from Senegal. You love reading.
    """
    child, summary = case.child, case.file.summary
    if child is None or child.culture is None or summary is None or is_blank(summary, "about_you"):
        return
    topics = list(_topics(child.culture))
    if not topics:
        return
    text = " ".join(_sections(summary))
    stems = {word.casefold()[:_STEM] for one in topics for word in _WORD.findall(one)}
    if _SPEAKS_OF_CULTURE.search(text) or any(word.casefold()[:_STEM] in stems for word in _WORD.findall(text)):
        return
    yield Remark(
        answered_on("culture-not-in-summary", summary, child),
        f"{case.child_name}'s culture is recorded, and no word of it is in the case summary.",
        "The child's culture is recorded, and no word of it is in the case summary.",
        "Bring what you learned into `about_you`: what it means to the child, not only what it is.",
        place=summary.place("about_you"),
    )


def _topics(culture: Culture) -> Iterator[str]:
    """What is recorded of somebody's identity, as text."""
    for field in (*GRACES, "identity", "migration"):
        value = getattr(culture, "class_" if field == "class" else field)
        if value is not None and value.strip():
            yield str(value)
    languages = [str(one) for one in culture.languages]
    if [one.casefold() for one in languages] != ["english"]:
        yield from languages


def _sections(summary: Summary) -> Iterator[str]:
    for field in fields_of(Summary):
        section = getattr(summary, field)
        text = getattr(section, "text", None)
        if text is not None:
            yield str(text)


@rule(
    "culture-not-linked-to-visit-or-assessment",
    subject="genogram",
    severity=Severity.ADVICE,
    open_only=True,
    needs_whole_file=True,
)
def culture_not_linked_to_visit_or_assessment(case: Case, context: Context) -> Iterator[Remark]:
    """The genogram is linked neither to a visit nor to an analysis.

    A picture in the documents that no note leads to is found by nobody. A visit on a day on which it was made or
    looked at counts, so do a session's `visit` and an `analysis`.

    Source: Kent guidance, How can I evidence this work on the child/young person/young adult's file?: "Cultural
    genograms ... to be uploaded onto documents linked to the visit case note providing an analysis of the session."
    Flagged:
        genogram: {made: 2022-11-20, with: [ndela, aino]}
    Instead:
        genogram: {made: 2023-05-02, with: [ndela, aino]}
    """
    genogram = made_genogram(case)
    if genogram is None or not is_blank(genogram, "analysis"):
        return
    if any(session.says("visit") or not is_blank(session, "what") for session in genogram.sessions):
        return
    worked = list(days_of_work(genogram))
    if not worked or any(visit.date.same_day(day) is not False for visit in case.file.visits for day in worked):
        return
    yield Remark(
        answered_on("culture-not-linked-to-visit-or-assessment", genogram, case.child),
        "The genogram is linked neither to a visit nor to an analysis.",
        "The genogram is linked neither to a visit nor to an analysis.",
        "Record the visit at which it was made, or write under `analysis` what it tells you.",
        place=genogram.place("made" if genogram.says("made") else None),
    )


@rule(
    "key-not-agreed-with-family",
    subject="genogram",
    severity=Severity.ADVICE,
    open_only=True,
    about=("genogram.agreed_key",),
)
def key_not_agreed_with_family(case: Case, context: Context) -> Iterator[Remark]:
    """The genogram has signs of its own, and nothing says when the family agreed to them.

    A colour for a heritage, a sign for a faith: the family chooses them, for they are theirs.

    Source: Kent guidance, What are Cultural Genograms?: "A cultural genogram is created using a key agreed with the
    family".
    Flagged:
        genogram: {made: 2022-11-20, agreed_key: [{fill: blue, means: Finnish heritage, who: [aino, ndela]}]}
    Instead:
        genogram:
          made: 2022-11-20
          key_agreed: 2022-11-20
          agreed_key: [{fill: blue, means: Finnish heritage, who: [aino, ndela]}]
    """
    genogram = case.file.genogram
    if genogram is not None and genogram.agreed_key and lacks(genogram, "key_agreed"):
        yield Remark(
            genogram,
            "The genogram has signs of its own, and nothing says when the family agreed to them.",
            "The genogram has signs of its own, and nothing says when the family agreed to them.",
            "Show them to the family; write the day on which they were agreed under `key_agreed`.",
            place=genogram.agreed_key[0].place("means"),
        )


@rule("social-graces-coverage", subject="genogram", severity=Severity.ADVICE, open_only=True, needs_whole_file=True)
def social_graces_coverage(case: Case, context: Context) -> Iterator[Remark]:
    """Little of who the child is has been explored.

    Kent lists sixteen headings of identity, from geography to class and ability. They are a reminder to be curious, not
    a form to be filled in: a few that matter to the child are worth more than all of them. Nothing is said while
    nothing at all is recorded; `ethnicity-missing` and `culture-incomplete` do that.

    Source: Kent guidance, Theoretical underpinnings of a Cultural Genogram: "recognise the importance of using a
    practice approach which recognises the different aspects of the identities of the families that we work with".
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17, culture: {ethnicity: Finnish and Senegalese}}
    Instead:
        family:
          ndela:
            name: Ndéla Rae
            born: 2008-09-17
            culture: {ethnicity: Finnish and Senegalese, languages: [English], identity: A citizen of the world}
    """
    child = case.child
    if child is None or child.has_died:
        return
    if child.culture is None:
        yield left_to("ethnicity-missing", child)
        return
    culture = child.culture
    fields = (*GRACES, *_OTHER_TOPICS)
    explored = sum(not is_blank(culture, field) for field in fields)
    least = context.policy.length("culture.least_topics").number
    if 0 < explored < least:
        expected = context.policy.expectation("culture.least_topics")
        words = f"{explored} of {len(fields)} headings of identity {'is' if explored == 1 else 'are'} explored"
        yield Remark(
            child,
            f"For {case.child_name}, {words} ({expected}).",
            f"For the child, {words} ({expected}).",
            "Ask what matters to them: places, school, money, faith, how others see them. Their words go to `culture`.",
            "culture",
        )
