"""Records that end where a slip of the keyboard stopped the reading: what follows may say what seems to be missing."""

import pytest
from linting import findings, small

from casekit.case.reading import Reader
from casekit.text.source import Source

CUT = [
    (
        "next-step-overdue",
        "mapping:\n  next_steps:\n    - who: jo\n      due: 2023-01-02\n      what: Ask Gran.\n",
        '      "done',
    ),
    ("dob-or-due-date", "family:\n  kit:\n    name: Kit Lund\n    due: 2022-01-02\n", "    'born"),
]


@pytest.mark.parametrize(("rule", "text", "slip"), CUT)
def test_a_record_that_was_cut_lacks_nothing(rule: str, text: str, slip: str) -> None:
    assert len(findings(small(text), rule, readable=False)) == 1
    reading = Reader().read_source(Source("case.yaml", small(text + slip)))
    assert reading.case is not None and not reading.case.complete
    assert findings(small(text + slip), rule, readable=False) == ()


PLACEHOLDERS = [
    "what: '[Child''s name] moved to a new school.'",
    "what: 'Kit''s school is [name].'",
    'what: "[Child\'s name] moved to a new school."',
]


@pytest.mark.parametrize("what", PLACEHOLDERS)
def test_a_placeholder_beside_an_apostrophe(what: str) -> None:
    text = small(f"chronology:\n  events:\n    - date: 2022-06-18\n      {what}\n")
    assert len(findings(text, "placeholder-left")) == 1


@pytest.mark.parametrize("time", ["first", "worst", "last"])
def test_harm_in_a_harm_matrix_has_happened(time: str) -> None:
    text = small(f"harm_matrix:\n  - {{what: Shouting, {time}: {{date: 2024-01-02, what: Shouting at night.}}}}\n")
    (found,) = findings(text, "date-in-future")
    assert found.place.span.line == 4
    assert findings(text.replace("2024-01-02", "2023-01-02"), "date-in-future") == ()
