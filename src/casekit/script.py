"""casekit from a script: load a case, check it, draw it."""

from datetime import date
from pathlib import Path

from casekit.case.case import Case
from casekit.case.reading import Reader
from casekit.genogram import draw
from casekit.genogram.from_case import family_on
from casekit.lint.catalogue import all_rules
from casekit.lint.context import context_for
from casekit.lint.engine import lint
from casekit.policy.policy import Policy
from casekit.text.finding import Finding, Severity


class CannotLoad(ValueError):
    """A file that could not be read whole; `findings` say why, with line and column."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__("; ".join(finding.public for finding in findings))


def load(path: str | Path) -> Case:
    """Read a case file. Raises `CannotLoad` where not all of it could be read."""
    reading = Reader().read(str(path))
    errors = tuple(finding for finding in reading.findings if finding.severity is Severity.ERROR)
    if reading.case is None or errors:
        raise CannotLoad(errors or reading.findings)
    return reading.case


def check(case: Case, as_at: date, policy: Policy | None = None) -> tuple[Finding, ...]:
    """What the rules find in a case on a day, errors first; by England's policy where none is given."""
    rules = all_rules()
    context = context_for(case, as_at, policy or Policy())
    findings = lint(case, context, rules, [rule.name for rule in rules])
    return tuple(sorted(findings, key=lambda finding: finding.order))


def render(case: Case, as_at: date) -> str:
    """The genogram of a case on a day, as SVG. Raises `casekit.genogram.CannotDraw`."""
    return draw(family_on(case, as_at)).svg
