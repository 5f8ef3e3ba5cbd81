"""How often a child in care is visited: what is overdue and what falls due go by one reckoning."""

from datetime import date

import pytest
from linting import case_of, findings, small

from casekit.due.listing import due_in
from casekit.policy.policy import Policy

CARE = """
case:
  opened: 2021-01-04
  plans: [{{plan: child-in-care, from: 2021-01-04}}]
  legal_status: [{{code: {code}, from: 2021-01-04}}]
  placements: [{{type: {type}, from: 2021-02-01, intended_to_last_to_18: yes}}]
family:
  kit: {{name: Kit Lund, born: 2012-05-06}}
visits:
  - {{date: 2023-05-02, kind: placement, seen: alone}}
{more}
"""
REVIEW = "meetings: [{date: 2021-02-01, kind: child-in-care-review}]"
"""With a parent on a care order: six weeks; on an interim order: four weeks, and one week before the first review."""

CASES = [
    ("C2", "P1", REVIEW, date(2023, 6, 13)),
    ("C1", "P1", REVIEW, date(2023, 5, 30)),
    ("C1", "P1", "", date(2023, 5, 9)),
    ("C2", "U1", REVIEW, date(2023, 8, 2)),
]


@pytest.mark.parametrize(("code", "type", "more", "last"), CASES)
def test_a_visit_is_overdue_from_the_day_after_it_was_due(code: str, type: str, more: str, last: date) -> None:
    text = small(CARE.format(code=code, type=type, more=more))
    due = [one for one in due_in(case_of(text), date(2023, 5, 2), Policy()) if one.kind == "visit"]
    assert [one.by for one in due] == [last]
    assert findings(text, "visit-overdue", day=last) == ()
    after = findings(text, "visit-overdue", day=date.fromordinal(last.toordinal() + 1))
    assert len(after) == 1
