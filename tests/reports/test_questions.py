"""Questions to ask: each gap once, to the right person, kindly, and nothing about what is withheld."""

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from casekit.case.audience import NothingToShow
from casekit.case.case import Case
from casekit.case.reading import Reader
from casekit.policy.policy import Policy
from casekit.reports.markdown import markdown_text
from casekit.reports.plain import plain_lines
from casekit.reports.questions import GUIDE, NOTHING, questions, questions_document
from casekit.text.source import Source

DAY = date(2023, 6, 20)
EXAMPLES = Path(__file__).parent.parent.parent / "examples"

FAMILY = """
family:
  kit: {name: Kit Marl, born: 2012-05-02}
  rosa: {name: Rosa Marl, gender: female, born: 1990}
  sid: {name: Sid Lowe, gender: male}
  tom: {name: Tom Marl}
couples:
  - {partners: [rosa, sid], children: [kit, tom]}
"""


def case(text: str) -> Case:
    reading = Reader().read_source(Source("case.yaml", "casekit: 1\nchild: kit\n" + dedent(text)))
    assert not reading.findings, [finding.message for finding in reading.findings]
    assert reading.case is not None
    return reading.case


def asked(text: str, *of: str) -> list[str]:
    """The questions put to somebody; all of them, if nobody is named."""
    return [one.words for one in questions(case(text), DAY, Policy()) if not of or one.ask in of]


def test_each_person_is_asked_about_themselves() -> None:
    assert "When is your birthday? So far we have only “1990”." in asked(FAMILY, "rosa")
    assert "When is your birthday, and in which year were you born?" in asked(FAMILY, "sid")
    assert "Where do you live now, and who lives there with you?" in asked(FAMILY, "sid")
    assert "Who brought you up? What were your parents’ names, and when were they born?" in asked(FAMILY, "sid")
    assert "When was Tom born?" in asked(FAMILY, "rosa")
    assert "Who lives with you at home? Is there another place where you sometimes sleep?" in asked(FAMILY, "kit")


def test_the_child_comes_first_then_parents_then_the_family() -> None:
    order = [one.ask for one in questions(case(FAMILY), DAY, Policy())]
    assert list(dict.fromkeys(order)) == ["kit", "rosa", "sid", ""]


def test_no_fact_is_asked_for_twice() -> None:
    for text in (FAMILY, FAMILY.replace("  - {", "  - {", 1)):
        facts = [one.fact for one in questions(case(text), DAY, Policy())]
        assert len(facts) == len(set(facts))
    gran_cares = (
        FAMILY + "  - {partners: [gran], children: [rosa]}\ncarers: [{child: kit, who: [gran], as: kinship-care}]"
    )
    text = gran_cares.replace("  tom:", "  gran: {name: Ada Marl}\n  tom:")
    born = [words for words in asked(text) if "birthday" in words or "born" in words]
    assert not [words for words in born if "Ada" in words]
    assert "When is your birthday, and in which year were you born?" in asked(text, "gran")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("summary: {your_voice: I like dogs.}", "three wishes"),
        ("visits: [{date: 2023-05-02, wishes: {kit: Kit wants a dog.}}]", "three wishes"),
        ("visits: [{date: 2023-05-02, wishes: {rosa: Rosa wants peace.}}]", "What do you hope for Kit?"),
        ("network: {al: {name: Al, offers: Walks Kit home.}}", "Who helps you when things get hard?"),
        ("network: {al: {name: Al}}", "Who matters to you outside the family"),
        ("summary: {working_well: Kit is at school.}", "What are you proud of as a family?"),
        ("households: [{name: Home, members: [kit, rosa, tom]}]", "Who lives with you at home?"),
    ],
)
def test_what_is_on_record_is_not_asked(more: str, words: str) -> None:
    def count(text: str) -> int:
        return len([one for one in asked(text) if words in one])

    assert count(FAMILY + more) == count(FAMILY) - 1


def test_an_explained_gap_is_no_question() -> None:
    alone = "family: {kit: {name: Kit}, rosa: {name: Rosa}}\ncouples: [{partners: [rosa], children: [kit]}]"
    assert any("Kit’s other parent" in words for words in asked(alone, "rosa"))
    explained = alone.replace("children: [kit]", "children: [kit], other_parent: Rosa does not wish to say.")
    assert not any("other parent" in words for words in asked(explained))


def test_culture_is_asked_in_a_question_for_each_fact() -> None:
    assert len([words for words in asked(FAMILY, "rosa") if "ethnicity" in words]) == 1
    told = FAMILY.replace("born: 1990", "born: 1990, culture: {ethnicity: Irish, languages: [Irish]}")
    assert not any("ethnicity" in words for words in asked(told, "rosa"))
    assert any("faith or belief" in words for words in asked(told, "rosa"))
    assert "Would it help to have an interpreter with us when we talk?" in asked(told, "rosa")
    assert not any("interpreter" in words for words in asked(told.replace("[Irish]", "[Irish, English]"), "rosa"))


def test_those_who_know_a_small_child_are_asked() -> None:
    text = FAMILY.replace("2012-05-02", "2021-05-02")
    assert asked(text, "kit") == []
    assert "How can you tell that Kit is happy, or frightened? Who can comfort Kit best?" in asked(text, "rosa")


def test_the_child_is_asked_nothing_about_who_must_have_no_contact() -> None:
    text = FAMILY.replace("name: Sid Lowe", "name: Sid Lowe, contact: none")
    assert any("Sid" in words for words in asked(FAMILY, "kit"))
    assert not any("Sid" in words for words in asked(text, "kit"))
    assert not any("What do you enjoy with Kit" in words for words in asked(text, "sid"))


def test_nobody_is_asked_about_what_is_withheld() -> None:
    text = FAMILY.replace("name: Sid Lowe", "name: Sid Lowe, withhold: {from: [rosa], why: Danger.}")
    assert asked(text, "sid") == []
    assert not any("Sid" in words or "other parent" in words for words in asked(text))
    withheld = FAMILY + "summary: {your_voice: {text: I want Dad gone., withhold: {why: Danger.}}}"
    assert not any("three wishes" in words for words in asked(withheld))
    with pytest.raises(NothingToShow):
        questions(case(FAMILY.replace("name: Kit Marl", "name: Kit Marl, withhold: {why: Danger.}")), DAY, Policy())


def test_nobody_asks_the_dead() -> None:
    text = FAMILY.replace("name: Sid Lowe", "name: Sid Lowe, died: unknown")
    assert asked(text, "sid") == []
    assert "When did Sid die? Would you like to tell us about Sid?" in asked(text, "")


def test_people_of_one_first_name_are_told_apart() -> None:
    text = FAMILY.replace("name: Sid Lowe", "name: Kit Lowe")
    heading = [line for line in plain_lines(questions_document(case(text), DAY, Policy())) if line.startswith("For ")]
    assert heading[0] == "For Kit Marl" and "For Kit Lowe (father)" in heading


@pytest.mark.parametrize("name", ["ndela-rae", "jay-marsh", "kayla-okafor"])
def test_the_words_are_kind(name: str) -> None:
    found = Reader().read(str(EXAMPLES / f"{name}.yaml")).case
    assert found is not None
    for one in questions(found, DAY, Policy()):
        assert "?" in one.words
        assert not [word for word in ("fail", "missing", "must", "should have", "why did", "risk") if word in one.words]


def test_as_a_document() -> None:
    document = questions_document(case(FAMILY), DAY, Policy())
    text = markdown_text(document)
    assert text.startswith(f"# Questions to ask: Kit Marl\n\n*{GUIDE}*\n\n## For Kit\n\n- ")
    lines = list(plain_lines(document, 60))
    assert max(map(len, lines)) < 60
    assert "  - When was Tom born?" in lines


def test_where_nothing_is_left_to_ask() -> None:
    text = "family: {kit: {name: Kit, died: 2023-01-02}}\nnetwork: {al: {name: Al, offers: Tea.}}\n"
    document = questions_document(case(text + "summary: {working_well: Kit was loved.}\n"), DAY, Policy())
    parents_only = [line for line in plain_lines(document) if line]
    assert parents_only == ["Questions to ask: Kit", NOTHING]
