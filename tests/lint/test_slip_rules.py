"""Placeholders that were left in, and letters to the wrong child."""

import pytest
from linting import findings, pointed_at, small

from casekit.text.finding import Severity


def event(what: str) -> str:
    """A small case with one event."""
    return small(f"chronology:\n  events:\n    - date: 2023-01-09\n      what: {what}\n")


@pytest.mark.parametrize(
    "placeholder",
    [
        "[name]",
        "[child's name]",
        "[Mother’s date of birth]",
        "<insert details>",
        "{{name}}",
        "[child]",
        "XXX",
        "xxxx",
        "XX/XX/XXXX",
        "dd/mm/yyyy",
        "???",
        "______",
        "Lorem ipsum",
        "insert name here",
    ],
)
def test_a_placeholder_is_an_error(placeholder: str) -> None:
    text = event(f'"Then {placeholder} came."')
    (found,) = findings(text, "placeholder-left")
    assert found.severity is Severity.ERROR
    assert pointed_at(text, found) == placeholder


def test_what_is_to_be_confirmed_is_a_warning() -> None:
    text = event("The date of the review is TBC.")
    (found,) = findings(text, "placeholder-left")
    assert found.severity is Severity.WARNING
    assert pointed_at(text, found) == "TBC"


@pytest.mark.parametrize(
    "what",
    [
        "Kit plays football and enters [sic] the hall.",
        "Why??",
        "The date is to be confirmed by the court on 9 May.",
        "'Kit wrote “love you xxx” on a card.'",
        "See www.xxxx.example/xxx/page",
        "Then <3 and 1 < 2 > 0",
        "Kit [redacted] said so.",
        "The Roman number XXXIX and size XXL.",
    ],
)
def test_what_only_looks_like_a_placeholder(what: str) -> None:
    assert not findings(event(what), "placeholder-left")


def test_lists_and_own_words_are_no_placeholders() -> None:
    text = small(
        "network: {school: {name: Hill School, is: school}}\n"
        "chronology: {events: [{date: 2023-01-09, what: Seen., child_view: 'xxx [name]', who: {present: [school]}}]}\n"
        "genogram:\n  agencies: [school]\n"
    )
    assert not findings(text, "placeholder-left")


def test_a_reason_satisfies_the_placeholder_rule() -> None:
    text = event("'[name] came.'") + "      allow: [{rule: placeholder-left, why: The form was kept as it was.}]\n"
    assert not findings(text, "placeholder-left")


FAMILY = """family:
  kit: {name: Kit Vale, known_as: Kitty, born: 2014-05-01}
  sam: {name: Sam Vale, born: 2012-02-02}
  ann: {name: Ann Vale, born: 1990}
  rex: {name: Rex, kind: pet}
"""


def summary(text: str) -> str:
    """A small case whose summary says this."""
    return small(f"{FAMILY}summary:\n  updated: 2023-05-01\n  worries: |\n    {text}\n")


def test_a_summary_that_speaks_to_another_child_is_an_error() -> None:
    text = summary("It was hard. Sam, you told me so.")
    (found,) = findings(text, "wrong-child-name")
    assert found.severity is Severity.ERROR
    assert found.message == "The case summary of Kitty speaks to Sam here."
    assert "Sam" not in found.public and pointed_at(text, found) == "Sam"


@pytest.mark.parametrize(
    "text",
    [
        "Kit, you told me so. Kitty, you did.",
        "With Sam, you go to school.",
        "You and Sam, you both know.",
        "Ann, you told me so.",
        "Rex, you good dog.",
        "Sam told me so.",
        "I wrote: “Sam, you told me so.”",
        "Jo, you told me so.",
    ],
)
def test_where_it_is_not_sure_nothing_is_said(text: str) -> None:
    assert not findings(summary(text), "wrong-child-name")


def test_children_of_one_name_are_not_told_apart() -> None:
    text = summary("Sam, you told me so.").replace("name: Kit Vale", "name: Sam Vale")
    assert not findings(text, "wrong-child-name")


def test_a_reason_satisfies_the_name_rule() -> None:
    text = summary("Sam, you told me so.") + "  allow: [{rule: wrong-child-name, why: It is a letter to both.}]\n"
    assert not findings(text, "wrong-child-name")
