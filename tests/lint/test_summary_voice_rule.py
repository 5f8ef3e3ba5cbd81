"""The case summary is written to the child."""

from textwrap import indent

import pytest
from linting import findings, pointed_at, small

from casekit.text.finding import Severity

ABOUT = """Kit was born in Hull and came to Kent as a baby. Kit loves drawing and goes to the art club
on Mondays. At home there was often shouting in the night, and nobody slept much then."""
TO_CHILD = """Kit, you were born in Hull and came to Kent as a baby. You love drawing and go to the art club
on Mondays. At home there was often shouting in the night, and nobody slept much then."""


def summary(text: str, *, field: str = "about_you", more: str = "", family: str = "kit: {name: Kit Vale}") -> str:
    """A small case whose summary says this in one section."""
    return small(f"family:\n  {family}\nsummary:\n  {field}: |\n{indent(text, '    ')}\n{more}")


def said(text: str) -> bool:
    """Whether the rule has something to say."""
    return bool(findings(text, "not-written-to-child"))


def test_a_summary_about_the_child_is_not_written_to_the_child() -> None:
    text = summary(ABOUT)
    (found,) = findings(text, "not-written-to-child")
    assert found.severity is Severity.WARNING
    assert found.message == (
        "The case summary speaks about Kit Vale, not to Kit Vale: there is no “you” or “your” in 37 words."
    )
    assert "Kit" not in found.public
    assert pointed_at(text, found).startswith("|")


def test_a_summary_to_the_child_is() -> None:
    assert not said(summary(TO_CHILD))


def test_a_few_words_are_too_few_to_judge() -> None:
    assert not said(summary("Born in Hull. Loves drawing."))


def test_one_you_in_a_long_text_is_not_talking_to_somebody() -> None:
    assert said(summary(" ".join([ABOUT] * 4) + " See you."))


def test_quoted_words_and_the_childs_own_do_not_count() -> None:
    quoted = TO_CHILD + "\nMum says “" + "Kit is good and she sings. " * 4 + "”"
    assert not said(summary(quoted))
    assert said(summary(ABOUT + '\nMum said: "You, you, you, you."'))
    assert not said(summary(ABOUT, field="your_voice"))
    view = "    basis: child-view\n"
    assert not said(
        small("family: {kit: {name: Kit}}\nsummary:\n  worries:\n    text: >\n" + indent(ABOUT, "      ") + "\n" + view)
    )


def test_sentences_that_name_the_child_as_he_she_or_they_are_counted() -> None:
    mixed = TO_CHILD + "\nKit says she is tired. Kit's teacher worries about her. Kit draws when they are sad."
    (found,) = findings(summary(mixed), "not-written-to-child")
    assert found.message == "In 3 sentences the case summary speaks about Kit Vale, not to Kit Vale."


@pytest.mark.parametrize(
    "sentences",
    [
        "Kit says she is tired. Kit draws when they are sad.",
        "Kit, Mum says she is sorry. Kit, Dad says he is too. Kit, they both mean it.",
        "She told Kit so. He told Kit so. They told Kit so.",
        "Kit, your mum says she is sorry. Kit and you. Kit, you know him. Kit, you know her.",
    ],
)
def test_naming_the_child_while_talking_to_them_is_no_finding(sentences: str) -> None:
    assert not said(summary(TO_CHILD + "\n" + sentences))


def test_a_name_that_somebody_else_has_too_is_no_sign() -> None:
    more = "network:\n  kitty: {name: Kit Moran, is: friend}\n"
    sentences = "\nKit says she is tired. Kit says she is cold. Kit says she is sad."
    assert said(summary(TO_CHILD + sentences))
    assert not said(summary(TO_CHILD + sentences, more=more))


def test_a_baby_not_yet_born_is_written_to_as_well() -> None:
    assert said(summary(ABOUT, family="kit: {due: 2023-09-01}"))


def test_the_pen_picture_of_youth_justice_is_not_judged() -> None:
    assert not said(summary(ABOUT, more="case: {plans: [{plan: youth-justice, from: 2023}]}\n"))


def test_a_reason_satisfies_the_rule() -> None:
    assert not said(
        summary(ABOUT, more="  allow: [{rule: not-written-to-child, why: Kit asked for it in this way.}]\n")
    )
