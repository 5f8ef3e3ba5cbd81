"""Small cases and extracts that the tests of the chronology share."""

from datetime import date
from typing import Any

from casekit.case.audience import Audience
from casekit.case.case import Case
from casekit.case.reading import Reader
from casekit.chronology.choices import GroupBy, View
from casekit.chronology.extract import Extract, extract
from casekit.chronology.select import ALL, Selection
from casekit.policy.policy import Policy
from casekit.text.source import Source

DAY = date(2023, 6, 20)
HEAD = """casekit: 1
child: tia
family:
  tia: {name: Tia Marsh, born: 2010-05-04}
  mum: {name: Lena Marsh}
professionals:
  amir: {name: Amir Shah, role: social-worker, agency: social-care}
"""


def case_of(text: str) -> Case:
    """A case from the text of its file."""
    case = Reader().read_source(Source("case.yaml", text)).case
    assert case is not None
    return case


def with_events(events: str, more: str = "") -> str:
    """A case file with these events, two spaces set in."""
    return f"{HEAD}{more}chronology:\n  events:\n{events}"


def made(
    text: str,
    view: View = View.FULL,
    selection: Selection = ALL,
    group_by: GroupBy | None = None,
    **more: Any,
) -> Extract:
    """An extract as on 20 June 2023."""
    audience = more.pop("audience", Audience.INTERNAL)
    day = more.pop("day", DAY)
    return extract(case_of(text), day, Policy("kent"), selection, audience, view=view, group_by=group_by, **more)
