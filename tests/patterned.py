"""Small case files read, and what `casekit patterns` shows of them."""

from datetime import date
from textwrap import dedent

from casekit.case.case import Case
from casekit.case.reading import Reader
from casekit.patterns.contradictions import Others
from casekit.patterns.everything import ALONE, Asked, patterns
from casekit.patterns.model import Figure, Section
from casekit.patterns.names import SectionName
from casekit.policy.policy import Policy
from casekit.text.source import Source

DAY = date(2023, 6, 20)


def case(text: str, path: str = "case.yaml") -> Case:
    """A case file with these fields, read whole."""
    reading = Reader().read_source(Source(path, "casekit: 1\nchild: kit\n" + dedent(text)))
    assert not reading.findings, [finding.message for finding in reading.findings]
    assert reading.case is not None
    return reading.case


def section(text: str, name: SectionName, day: date = DAY, others: Others = ALONE) -> Section:
    """One section of what a case file shows."""
    found = patterns(case(text), day, Policy("kent"), Asked((name,)), others)
    assert [one.name for one in found.sections] == [name]
    return found.sections[0]


def figures(text: str, name: SectionName, kind: str, day: date = DAY) -> list[Figure]:
    """The figures of one kind in one section."""
    return [one for one in section(text, name, day).figures if one.kind == kind]


def figure(text: str, name: SectionName, kind: str, day: date = DAY) -> Figure:
    """The only figure of its kind in a section."""
    found = figures(text, name, kind, day)
    assert len(found) == 1, found
    return found[0]


def chronology(*events: str) -> str:
    """A chronology of events, each the inside of a record in one line."""
    return "chronology:\n  events:\n" + "".join(f"    - {{{event}}}\n" for event in events)
