"""Making one change to one file: it is checked before the file is replaced, and the difference is shown."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple, NoReturn

import click

from casekit.case.case import Case
from casekit.case.mends import Edit, OtherMeaning, edited
from casekit.case.reading import Reader
from casekit.cli.exits import FOUND, USAGE, refuse, say
from casekit.cli.records import Record, can_ask, open_record, save, say_other_meaning, says_yes, show_difference
from casekit.cli.workspace import Workspace
from casekit.lint.catalogue import all_rules
from casekit.lint.context import context_for
from casekit.lint.engine import lint
from casekit.text.finding import Finding, Severity
from casekit.text.nodes import MapNode
from casekit.text.source import NotText, Source
from casekit.text.yaml_tree import read_tree

_MOST_SAID = 5


class Opened(NamedTuple):
    """A file that is to be changed: as it was read, its tree, and the settings that hold for it."""

    record: Record
    top: MapNode
    workspace: Workspace


def open_to_change(workspace: Workspace, path: str) -> Opened:
    """A file to be changed. Leaves with a sentence where it cannot be read to its end."""
    try:
        record = open_record(path)
    except NotText as refusal:
        refuse(f"{path}: {refusal.finding.message}", refusal.finding.help)
    top = read_tree(record.source).top
    if top is None or top.cut:
        refuse(f"{path} cannot be read to its end, so nothing is changed in it.", f"Mend it first: casekit lint {path}")
    return Opened(record, top, workspace)


def no_place(path: str, what: str) -> NoReturn:
    """Leave because the file is written in a way into which nothing can be put without changing other lines."""
    refuse(f"There is no sure place for the {what} in {path}.", "Open the file and write it there.")


def make(opened: Opened, edit: Edit, day: date, *, diff: bool, yes: bool) -> None:
    """Make an edit: refuse it where the file would then contradict itself, show it, ask on a terminal, and write."""
    record = opened.record
    path = record.source.path
    try:
        after = edited(record.source, edit)
    except OtherMeaning:
        raise click.exceptions.Exit(say_other_meaning(path)) from None
    new = new_findings(opened, after, day)
    _refuse_errors(path, [one for one in new if one.severity is Severity.ERROR])
    show_difference(record.source, after)
    for finding in [one for one in new if one.severity is Severity.WARNING][:_MOST_SAID]:
        say(f"Still to be said: {finding.message}")
    if diff:
        return
    if can_ask() and not yes and not says_yes(f"Write this to {path}?"):
        raise click.exceptions.Exit(FOUND)
    save(record, after)
    say(f"Wrote {path}")


def _refuse_errors(path: str, errors: list[Finding]) -> None:
    if not errors:
        return
    for finding in errors[:_MOST_SAID]:
        say(finding.message)
        say(f"  Next: {finding.help}")
    say(f"casekit: with this, {path} would be wrong in itself, so it is left as it is.")
    raise SystemExit(USAGE)


def new_findings(opened: Opened, after: Source, day: date) -> list[Finding]:
    """What would be found in the changed text and is not found in the text as it is.

    A finding whose words changed, but which has no more places than before, is not new.
    """
    before, now = (_findings(opened, source, day) for source in (opened.record.source, after))
    known = {(one.rule, one.message) for one in before}
    more = _places(now) - _places(before)
    new = [one for one in now if (one.rule, one.message) not in known and more[one.rule]]
    return sorted(new, key=lambda finding: finding.order)


def _places(findings: Iterable[Finding]) -> Counter[str]:
    """How many places the findings of each rule have."""
    count: Counter[str] = Counter()
    for finding in findings:
        count[finding.rule] += 1 + len(finding.labels)
    return count


def _findings(opened: Opened, source: Source, day: date) -> tuple[Finding, ...]:
    reading = Reader().read_source(source)
    case: Case | None = reading.case
    if case is None:
        return reading.findings
    policy = opened.workspace.settings_for(Path(source.path)).policy
    rules = all_rules()
    context = context_for(case, day, policy)
    return reading.findings + lint(case, context, rules, [rule.name for rule in rules])
