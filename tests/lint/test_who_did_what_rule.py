"""An event of violence says who did what to whom."""

import pytest
from linting import findings, pointed_at, small

from casekit.text.finding import Severity

RULE = "who-did-what-to-whom"
FAMILY = "family:\n  kit: {name: Kit Vale}\n  ann: {name: Ann Vale}\n  joe: {name: Joe Vale}\n"


def event(what: str, more: str = "themes: [domestic-abuse]", kind: str = "incident") -> str:
    """A small case with one event of violence."""
    return small(
        f"{FAMILY}chronology:\n  events:\n    - date: 2023-01-09\n      kind: {kind}\n"
        f"      {more}\n      what: {what}\n"
    )


@pytest.mark.parametrize(
    ("what", "clue"),
    [
        ("There was a fight between Ann and Joe.", "fight"),
        ("Ann and Joe argued.", "argued"),
        ("There was a domestic incident between Ann and Joe.", "incident between"),
        ("Ann was hit while Joe was there.", "was hit"),
    ],
)
def test_violence_that_is_shared_out_or_done_by_nobody(what: str, clue: str) -> None:
    text = event(what)
    (found,) = findings(text, RULE)
    assert found.severity is Severity.WARNING
    assert found.message == f"The event of 9 January 2023 does not say who did what to whom: it says “{clue}”."
    assert pointed_at(text, found) == what
    assert "Ann" not in found.public


def test_words_that_name_nobody_tell_nothing() -> None:
    assert findings(event("The police were called to the home."), RULE)


@pytest.mark.parametrize(
    "what",
    [
        "Ann threw a plate at Joe.",
        "Mum hit her partner.",
        "Kit was hit on the arm by Joe, and Ann saw it.",
        "Ann said that “there was a fight”, and that Joe hit her.",
    ],
)
def test_words_that_say_it_are_enough(what: str) -> None:
    assert not findings(event(what), RULE)


def test_the_record_may_say_it() -> None:
    told = "themes: [domestic-abuse]\n      who: {did: [ann], harmed: [joe]}"
    half = "themes: [domestic-abuse]\n      who: {did: [ann]}"
    assert not findings(event("There was a fight.", told), RULE)
    assert findings(event("There was a fight.", half), RULE)


def test_other_events_are_left_alone() -> None:
    assert not findings(event("There was a fight.", "themes: [alcohol]"), RULE)
    assert not findings(event("They spoke of the fight.", kind="marac"), RULE)
    assert findings(event("There was a fight.", "themes: []", kind="domestic-abuse"), RULE)


def test_one_gap_is_one_finding() -> None:
    found = findings(event("There was an altercation."), RULE, "mutualised-violence")
    assert [one.rule for one in found] == [RULE]


def test_a_reason_satisfies_the_rule() -> None:
    more = f"themes: [domestic-abuse]\n      allow: [{{rule: {RULE}, why: Nobody will say.}}]"
    assert not findings(event("There was a fight.", more), RULE)
