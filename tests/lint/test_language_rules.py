"""The rules on words: who is read, what is left alone, and how much each word weighs."""

from textwrap import indent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linting import findings, pointed_at, small

from casekit.case.declared import fields_of
from casekit.lint.catalogue import all_rules
from casekit.lint.language.entries import list_names, word_list
from casekit.lint.language.voices import VOICES
from casekit.text.finding import Finding, Severity

LANGUAGE = [rule.name for rule in all_rules() if rule.subject == "language"]
FAMILY = "family:\n  kit: {name: Kit Vale, born: 2014-05-01}\n  mum: {name: Ann Vale, born: 1990}\n"


def event(what: str, more: str = "") -> str:
    """A small case with one event."""
    return small(
        f"{FAMILY}chronology:\n  events:\n    - date: 2023-01-09\n      what: |\n{indent(what, ' ' * 8)}\n{more}"
    )


def summary(text: str, field: str = "worries", more: str = "") -> str:
    """A small case whose summary says this to the child."""
    return small(f"{FAMILY}summary:\n  updated: 2023-05-01\n  {field}: |\n{indent(text, '    ')}\n{more}")


def one(text: str, rule: str) -> Finding:
    """The only finding of a rule."""
    (found,) = findings(text, rule)
    return found


def test_a_word_is_named_with_a_plainer_one_and_the_source() -> None:
    text = summary("Your placement is in Hull.")
    found = one(text, "jargon-in-summary")
    assert found.severity is Severity.WARNING
    assert found.message.startswith("“placement” is a word of the care system")
    assert found.help.startswith("Write instead: home; where you live. (Source: Sandwell")
    assert "placement" not in found.public
    assert pointed_at(text, found) == "placement"


@pytest.mark.parametrize(
    ("rule", "text", "severity"),
    [
        ("jargon-in-summary", summary("You see your birth mother."), Severity.WARNING),
        ("prefer-plain-word", summary("You see your siblings."), Severity.ADVICE),
        ("prefer-plain-word", summary("The core group meets in May."), Severity.ADVICE),
        ("unexplained-acronym", summary("The IRO comes in May."), Severity.WARNING),
        ("unexplained-acronym", event("The IRO came."), Severity.ADVICE),
        ("third-person-worker", summary("This worker came to see you."), Severity.ADVICE),
        ("victim-blaming", event("Kit puts herself at risk."), Severity.WARNING),
        ("victim-blaming", event("Kit is promiscuous."), Severity.ADVICE),
        ("child-as-problem", event("Kit was attention seeking."), Severity.WARNING),
        ("child-as-problem", event("Kit was naughty."), Severity.ADVICE),
        ("compliance-language", event("This is disguised compliance."), Severity.WARNING),
        ("compliance-language", event("Ann failed to engage."), Severity.ADVICE),
        ("mutualised-violence", event("They have a volatile relationship."), Severity.WARNING),
        ("minimising-harm", event("It was just a slap."), Severity.ADVICE),
        ("opinion-in-facts", event("The flat was filthy."), Severity.WARNING),
        ("opinion-in-facts", event("The flat was chaotic."), Severity.ADVICE),
        ("vague-quantity", event("Kit is often late."), Severity.ADVICE),
        ("was-not-brought", event("Kit did not attend the clinic."), Severity.WARNING),
    ],
)
def test_a_word_weighs_no_more_than_its_source(rule: str, text: str, severity: Severity) -> None:
    assert one(text, rule).severity is severity


def test_every_voice_is_that_of_a_field_there_is() -> None:
    assert [(model, field) for model, field in VOICES if field not in fields_of(model)] == []


def test_no_wording_is_an_error() -> None:
    slips = {"placeholder-left", "wrong-child-name"}
    assert [rule.name for rule in all_rules() if rule.name in set(LANGUAGE) - slips and rule.severity == "error"] == []


EVERYTHING_BAD = (
    "She absconded, it was filthy and often chaotic, and Ann was in denial about her placement and the IRO."
)


@pytest.mark.parametrize(
    "fields",
    [
        f"chronology: {{events: [{{date: 2023-01-09, what: Seen., child_view: '{EVERYTHING_BAD}'}}]}}\n",
        f"chronology: {{events: [{{date: 2023-01-09, what: Seen., disputed: ['{EVERYTHING_BAD}']}}]}}\n",
        f"chronology: {{events: [{{date: 2023-01-09, what: Seen., impact: {{text: '{EVERYTHING_BAD}', "
        "basis: child-view}}]}\n",
        f"chronology: {{events: [{{date: 2023-01-09, what: Seen., impact: {{text: '{EVERYTHING_BAD}', by: mum}}}}]}}\n",
        f"summary: {{updated: 2023-05-01, your_voice: '{EVERYTHING_BAD}'}}\n",
        f"summary: {{updated: 2023-05-01, worries: {{text: '{EVERYTHING_BAD}', basis: family-view}}}}\n",
        f"visits: [{{date: 2023-01-09, wishes: {{kit: '{EVERYTHING_BAD}'}}}}]\n",
        f"meetings: [{{date: 2023-01-09, kind: review, feedback: [{{by: mum, text: '{EVERYTHING_BAD}'}}]}}]\n",
        "scaling: [{question: Safe?, scores: [{date: 2023-01-09, by: mum, score: 4, "
        f"because: '{EVERYTHING_BAD}'}}]}}]\n",
        f"summary: {{updated: 2023-05-01, shared: [{{with: kit, response: '{EVERYTHING_BAD}'}}]}}\n",
    ],
)
def test_own_words_are_never_judged(fields: str) -> None:
    assert findings(small(FAMILY + fields), *LANGUAGE) == ()


@given(st.data())
def test_what_is_quoted_is_never_judged(data: st.DataObject) -> None:
    """Whatever words of the lists stand between quotation marks, nobody says anything."""
    forms = [form for name in list_names() for entry in word_list(name).entries for form in entry.forms]
    words = [data.draw(st.sampled_from(forms)).replace("|", " ") for _ in range(data.draw(st.integers(1, 4)))]
    marks = data.draw(st.sampled_from(["“”", '""', "‘’", "«»"]))
    said = f"Kit said {marks[0]}{' and '.join(words)}{marks[1]} at home."
    assert findings(event(said), *LANGUAGE) == ()
    assert findings(summary(said.replace("’", "'") if marks[0] == "‘" else said), "jargon-in-summary") == ()


@pytest.mark.parametrize(
    "text",
    [
        "The core group (the people who work on your plan) meets in May.",
        "It is called the core group.",
        "There is a core group, which is your teacher, your nurse and me.",
        "A core group means the people who work on your plan.",
    ],
)
def test_a_word_that_is_explained_where_it_stands_is_no_jargon(text: str) -> None:
    assert not findings(summary(text), "prefer-plain-word")


@pytest.mark.parametrize(
    "text",
    [
        "Your independent reviewing officer (IRO) is Mo. The IRO comes in May.",
        "The IRO (the person who checks your plan) comes in May.",
        "Mo is your independent reviewing officer. The IRO comes in May.",
        "THE IRO AND THE PEOPLE FROM SCHOOL COME IN MAY.",
        "The iro came with Pa in a van.",
    ],
)
def test_initials_that_are_explained_or_are_none(text: str) -> None:
    assert not findings(summary(text), "unexplained-acronym")


def test_initials_are_said_once_and_where_the_child_reads_them() -> None:
    text = summary(
        "The IRO comes. The IRO goes.", more="chronology: {events: [{date: 2023-01-09, what: The IRO came.}]}\n"
    )
    found = one(text, "unexplained-acronym")
    assert found.severity is Severity.WARNING
    assert text.splitlines()[found.place.span.line - 1].strip().startswith("The IRO comes")


def test_a_name_is_no_jargon() -> None:
    more = "network: {theatre: {name: Contact Session Theatre, is: club}}\n"
    assert not findings(summary("You go to the Contact Session Theatre.", more=more), "prefer-plain-word")
    assert findings(summary("You go to the contact session.", more=more), "prefer-plain-word")


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("jargon-in-summary", summary("You have a work placement in a garage.")),
        ("child-as-problem", event("Joe absconded from prison.")),
        ("opinion-in-facts", event("She had drunk two cans of cider.")),
        ("prefer-plain-word", summary("Your mum has an engagement ring.")),
    ],
)
def test_words_that_mean_something_else(rule: str, text: str) -> None:
    assert not findings(text, rule)


def test_initials_within_other_jargon_are_one_finding() -> None:
    found = findings(summary("Your LAC review is in May."), "jargon-in-summary", "unexplained-acronym")
    assert [one.rule for one in found] == ["jargon-in-summary"]


def test_one_word_in_several_places_is_one_finding() -> None:
    text = event("Kit absconded. Later Kit absconded again.")
    found = one(text, "child-as-problem")
    assert found.message.startswith("“absconded” (2 times): ")
    assert len(found.labels) == 1


def test_many_words_are_one_finding() -> None:
    text = summary("Your siblings, peers, core group and care plan.")
    found = one(text, "prefer-plain-word")
    words = "“siblings”, “peers”, “core group”, “care plan”"
    assert found.message == f"4 words in texts for the child have a plainer one: {words}."
    assert found.public == "4 words in texts for the child have a plainer one."
    assert found.help.startswith("“siblings”: brothers and sisters. “peers”: friends;")
    assert len(found.labels) == 3


@pytest.mark.parametrize(
    "what",
    [
        "A neighbour said that the flat was filthy.",
        "Moss described her as drunk.",
        "Ann was convicted of being drunk in charge of a child.",
        "The worker told Ann that it is often so.",
        "“Filthy”, Ann called it.",
    ],
)
def test_what_somebody_said_is_a_fact(what: str) -> None:
    assert not findings(event(what), "opinion-in-facts", "vague-quantity")


def test_what_an_event_means_may_be_an_opinion() -> None:
    text = event("Seen at home.", more="      significance: The home was chaotic, which often comes before a move.\n")
    assert not findings(text, "opinion-in-facts", "vague-quantity")


def test_a_count_in_the_sentence_answers_how_often() -> None:
    assert not findings(event("Kit was often late: on 11 of 20 days."), "vague-quantity")
    assert findings(event("There were 20 days. Kit was often late."), "vague-quantity")


@pytest.mark.parametrize(
    ("what", "fires"),
    [
        ("Kit did not attend the eye clinic.", True),
        ("Kit didn't attend her dental appointment.", True),
        ("Kit failed to attend the paediatrician.", True),
        ("Kit did not attend school.", False),
        ("Ann did not attend the clinic.", False),
        ("She did not attend the clinic.", False),
        ("The doctor did not attend the clinic.", False),
    ],
)
def test_children_are_brought(what: str, fires: bool) -> None:
    assert bool(findings(event(what), "was-not-brought")) is fires


def test_young_people_of_sixteen_may_go_alone() -> None:
    text = event("Kit did not attend the eye clinic.")
    assert findings(text.replace("2014-05-01", "2007-01-10"), "was-not-brought")
    assert not findings(text.replace("2014-05-01", "2007"), "was-not-brought")
    assert not findings(text.replace("born: 2014-05-01", "gender: female"), "was-not-brought")


@pytest.mark.parametrize(
    ("rule", "text", "more"),
    [
        ("child-as-problem", "Kit absconded.", "      "),
        ("opinion-in-facts", "The flat was filthy.", "      "),
        ("vague-quantity", "Kit was often late.", "      "),
        ("victim-blaming", "Kit puts herself at risk.", "      "),
        ("compliance-language", "This is disguised compliance.", "      "),
        ("mutualised-violence", "A violent relationship.", "      "),
        ("minimising-harm", "It was just a slap.", "      "),
        ("was-not-brought", "Kit did not attend the clinic.", "      "),
    ],
)
def test_a_reason_on_the_event_satisfies_the_rule(rule: str, text: str, more: str) -> None:
    assert not findings(event(text, f"{more}allow: [{{rule: {rule}, why: It is so.}}]\n"), rule)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("jargon-in-summary", "Your placement is in Hull."),
        ("prefer-plain-word", "The core group meets."),
        ("unexplained-acronym", "The IRO comes."),
        ("third-person-worker", "This worker came."),
    ],
)
def test_a_reason_on_the_summary_satisfies_the_rule(rule: str, text: str) -> None:
    assert not findings(summary(text, more=f"  allow: [{{rule: {rule}, why: Kit likes the word.}}]\n"), rule)


def test_a_reason_on_one_event_holds_for_that_event_alone() -> None:
    reason = "allow: [{rule: child-as-problem, why: It is the police's word.}]"
    text = small(
        f"chronology:\n  events:\n    - {{date: 2023-01-09, what: Kit absconded., {reason}}}\n"
        "    - {date: 2023-02-09, what: Kit absconded again.}\n"
    )
    assert (
        one(text, "child-as-problem").place.span.line
        == text.splitlines().index("    - {date: 2023-02-09, what: Kit absconded again.}") + 1
    )
