"""What the tests of lint rules share: a case from YAML text, what a rule says of it, and a well-kept case."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from textwrap import dedent

from casekit.case.case import Case
from casekit.case.reading import Reader, Reading
from casekit.history.past import FileHistory, Snapshot, file_history
from casekit.history.remotes import Remote
from casekit.lint.caseload import lint_caseload
from casekit.lint.catalogue import all_rules, chosen_rules
from casekit.lint.context import context_for
from casekit.lint.engine import lint
from casekit.lint.family_facts import facts_of
from casekit.lint.rule import Rule
from casekit.policy.policy import Policy
from casekit.text.finding import Finding
from casekit.text.source import Source

DAY = date(2023, 6, 20)
BASE = (Path(__file__).parent / "base_case.yaml").read_text(encoding="utf-8")

_TOP_LEVEL = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)


def reading_of(text: str) -> Reading:
    """What comes of reading a case file's text."""
    return Reader().read_source(Source("case.yaml", text))


def case_of(text: str, *, readable: bool = True) -> Case:
    """The case a file's text says; `readable` files must be without any slip."""
    reading = reading_of(text)
    if readable:
        assert not reading.findings, [finding.message for finding in reading.findings]
    assert reading.case is not None
    return reading.case


def findings(
    text: str,
    *only: str,
    day: date = DAY,
    policy: Policy | None = None,
    readable: bool = True,
    history: FileHistory | None = None,
) -> tuple[Finding, ...]:
    """What the named rules (or subjects; all, if none) say of a case file's text, in the order of the page."""
    return findings_in(case_of(text, readable=readable), only, day=day, policy=policy, history=history)


def findings_in(
    case: Case,
    only: Sequence[str] = (),
    *,
    day: date = DAY,
    policy: Policy | None = None,
    history: FileHistory | None = None,
) -> tuple[Finding, ...]:
    """What the named rules say of a case."""
    context = context_for(case, day, policy or Policy(), history)
    known = [rule.name for rule in all_rules()]
    found = lint(case, context, chosen_rules(only=only), known)
    return tuple(sorted(found, key=lambda finding: finding.order))


def findings_across(files: Mapping[str, str], *only: str, day: date = DAY) -> tuple[Finding, ...]:
    """What the named rules on a caseload say of several case files' texts, by path."""
    cases = [Reader().read_source(Source(path, text)).case for path, text in files.items()]
    return lint_caseload([facts_of(case, day) for case in cases if case is not None], chosen_rules(only=only))


def history_for(rule: Rule, text: str) -> FileHistory | None:
    """What git knows of a case file's text, for a rule that asks: the example saved earlier, and a copy elsewhere."""
    if not rule.needs_history:
        return None
    earlier = with_fields(rule.page.earlier) if rule.page.earlier else text
    now = [Snapshot(date(2023, 6, 10), None, text)] if text != earlier else []
    saved = Snapshot(date(2023, 3, 3), "0" * 40, earlier)
    return file_history([*now, saved], (Remote("origin", "git.example.org", "team/records"),))


def small(text: str) -> str:
    """A small case file: the given fields below the two that every file has."""
    return "casekit: 1\nchild: kit\n" + dedent(text)


def with_fields(fragment: str, base: str = BASE) -> str:
    """A case file with some of its top-level fields replaced by those of a fragment (or added to it)."""
    new = _fields(dedent(fragment))
    return "".join({**_fields(base), **new}.values())


def pointed_at(text: str, finding: Finding) -> str:
    """The words of the file that a finding points at."""
    span = finding.place.span
    line = text.splitlines()[span.line - 1]
    return line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None]


def _fields(text: str) -> dict[str, str]:
    """Each top-level field with its lines, in the order of the file."""
    parts = [part for part in _TOP_LEVEL.split(text) if part]
    return {part.partition(":")[0]: part if part.endswith("\n") else part + "\n" for part in parts}
