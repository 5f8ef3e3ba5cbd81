"""A record that names somebody who is not in the file."""

import pytest
from linting import findings, pointed_at, small


def test_a_key_that_nobody_has() -> None:
    text = small("""\
        family:
          kit: {name: Kit Vale}
          mara: {name: Mara Vale}
        couples:
          - {partners: [maro], children: [kit]}
        """)
    (found,) = findings(text, "unknown-reference")
    assert found.message == "Nobody in this file has the key `maro`; did you mean `mara`?"
    assert pointed_at(text, found) == "maro"


@pytest.mark.parametrize(
    "text",
    [
        "visits: [{date: 2023-05-02, seen: alone, wishes: {kitt: To stay.}}]",
        "visits: [{date: 2023-05-02, seen: alone, answered: {kitt: We asked.}}]",
        "meetings: [{date: 2023-05-02, kind: review, consent: {kitt: 'yes'}}]",
        "decisions: [{date: 2023-05-02, what: Kit stays., told: {kitt: 2023-05-03}}]",
    ],
)
def test_what_stands_under_a_key_that_nobody_has(text: str) -> None:
    case = small(f"family: {{kit: {{name: Kit Vale}}}}\n{text}\n")
    (found,) = findings(case, "unknown-reference")
    assert found.message == "Nobody in this file has the key `kitt`; did you mean `kit`?"
    assert pointed_at(case, found) == "kitt"
    assert findings(case.replace("kitt", "kit"), "unknown-reference") == ()


def test_a_reason_answers_it() -> None:
    allowed = "allow: [{rule: unknown-reference, why: She does not want to be in the file.}]"
    case = small(f"family: {{kit: {{name: Kit}}}}\ncouples: [{{partners: [mara], children: [kit], {allowed}}}]\n")
    assert findings(case, "unknown-reference") == ()


def test_a_letter_of_another_script() -> None:
    case = small(
        "family: {kit: {name: Kit}, mara: {name: Mara}}\ncouples: [{partners: [m\u0430ra], children: [kit]}]\n"
    )
    (found,) = findings(case, "unknown-reference")
    assert found.message == (
        "Nobody in this file has the key `m\u0430ra`: `\u0430` in it is a Cyrillic letter; did you mean `mara`?"
    )
