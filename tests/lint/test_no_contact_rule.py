"""People who must have no contact with the child, and where the file has them nevertheless."""

import pytest
from linting import findings, pointed_at, small

from casekit.text.finding import Severity

RULE = "no-contact-person-in-home-or-plan"


def _dan(contact: str, text: str) -> str:
    people = f"""\
family:
  kit: {{name: Kit Vale, born: 2014-03-02}}
  dan: {{name: Dan Hale, born: 1985, contact: {contact}}}
  rosa: {{name: Rosa Vale, born: 1960}}
"""
    return small(people + text)


CONFLICTS = [
    ("households: [{name: Home, members: [kit, dan]}]", "is shown living with Kit Vale"),
    ("carers: [{child: kit, who: [rosa, dan], as: kinship-care, from: 2020}]", "is shown caring for Kit Vale"),
    (
        "safety_plan: {rota: {monday: rosa, tuesday: dan, sunday: [rosa, dan]}}",
        "is on the rota of the safety plan (Tuesday, Sunday)",
    ),
    ("safety_plan: {monitors: [dan]}", "checks that the safety plan works"),
    ("safety_plan: {rules: [{who: dan, does: rings Kit every evening}]}", "acts in the safety plan"),
    (
        "meetings: [{date: 2023-07-01, kind: family-network, invited: [dan]}]",
        "is invited to the meeting of 1 July 2023",
    ),
]


@pytest.mark.parametrize(("text", "what"), CONFLICTS)
def test_a_contradiction(text: str, what: str) -> None:
    case = _dan("{kind: none, from: 2023-01-01, basis: court order}", text)
    (found,) = findings(case, RULE)
    assert found.severity is Severity.ERROR
    assert found.message == f"Dan Hale must have no contact since 1 January 2023, court order, and {what}."
    assert "Kit" not in found.public and "Dan" not in found.public
    assert pointed_at(case, found) == "dan"
    assert found.labels[0].place.span.line == 5


@pytest.mark.parametrize(("text", "what"), CONFLICTS)
@pytest.mark.parametrize(
    "contact",
    [
        "{kind: supervised, from: 2023-01-01}",
        "{kind: none, from: 2020-01-01, to: 2023-06-19}",
        "{kind: none, from: 2023-07-02}",
        "{kind: none, from: 2023}",
        "{kind: none, with: [rosa]}",
    ],
)
def test_silent_where_no_limit_is_surely_in_force(text: str, what: str, contact: str) -> None:
    assert findings(_dan(contact, text), RULE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "households: [{name: Home, members: [kit, {who: dan, to: 2023-06-19}]}]",
        "households: [{name: Home, members: [kit, {who: dan, to: 2023-06}]}]",
        "households: [{name: Home, members: [kit, {who: dan, kind: away}]}]",
        "households: [{name: Home, members: [kit]}, {name: Flat, members: [dan]}]",
        "carers: [{child: rosa, who: [dan], as: kinship-care}]",
        "safety_plan: {rules: [{who: dan, does: stays away from the house}]}",
        "safety_plan: {rules: [{who: dan, does: does not ring Kit}]}",
        "safety_plan: {rules: [{who: dan, does: rings Kit, to: 2023-01-01}]}",
        "meetings: [{date: 2023-07-01, kind: strategy, invited: [dan]}]",
        "meetings: [{date: 2023-07-01, kind: review, child: {part: none}, invited: [dan]}]",
        "meetings: [{date: 2023-03-01, kind: review, invited: [{who: dan, came: 'no'}]}]",
        "safety_plan: {monitors: [dan], allow: [{rule: no-contact-person-in-home-or-plan, why: He only reads it.}]}",
    ],
)
def test_silent_where_they_do_not_meet(text: str) -> None:
    assert findings(_dan("none", text), RULE) == ()


def test_the_plans_own_list_counts() -> None:
    text = _dan("supervised", "safety_plan: {no_contact: [rosa], rota: {monday: rosa}}")
    (found,) = findings(text, RULE)
    assert found.message == (
        "Rosa Vale must have no contact (safety plan), and is on the rota of the safety plan (Monday)."
    )
