"""Checking files, one after another or on all cores."""

import gc
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from casekit.case.reading import Reader, Reading, load
from casekit.cli.cores import MANY, on_all_cores
from casekit.cli.exits import say
from casekit.cli.workspace import Workspace
from casekit.history.folders import top_of
from casekit.lint.caseload import CaseloadRule, lint_caseload
from casekit.lint.catalogue import all_rules, chosen_rules
from casekit.lint.context import context_for
from casekit.lint.engine import lint
from casekit.lint.family_facts import FileFacts, facts_of
from casekit.lint.outcome import Outcome
from casekit.lint.outcome import Status as Outcomes
from casekit.lint.profiles import Profile
from casekit.output.report import Report
from casekit.policy.policy import Policy
from casekit.policy.settings import Settings
from casekit.text.finding import Finding
from casekit.text.frozen import dataclass
from casekit.text.source import NotText

if TYPE_CHECKING:
    from casekit.history.gather import Past
    from casekit.history.past import FileHistory


@dataclass(frozen=True, slots=True)
class Task:
    """One file to check, and how.

    `compared` asks for what is needed to compare it with the other files of the run, `outcomes` for what came of each
    rule. `past` is where git keeps its earlier versions, where rules ask for them. `closing` looks at an open case as
    about to close.
    """

    path: str
    day: date
    policy: Policy
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    compared: bool = False
    outcomes: bool = False
    past: "Past | None" = None
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking one file; small enough to be sent from one process to another."""

    path: str
    findings: tuple[Finding, ...]
    lines: dict[tuple[str, int], str]
    unreadable: bool
    incomplete: bool = False
    facts: FileFacts | None = None
    outcomes: tuple[Outcome, ...] = ()
    family_of: tuple[str, ...] = ()


Watcher = Callable[[Iterable[Checked], int], Iterable[Checked]]
"""Passes results on, and shows how far the run is."""


def check(task: Task, reader: Reader | None = None) -> Checked:
    """Read and lint one file. Never raises for what is in the file."""
    reading = (reader or Reader()).read(task.path)
    findings = reading.findings
    facts = None
    outcomes: list[Outcome] | None = [] if task.outcomes else None
    if reading.case is not None:
        rules = chosen_rules(task.only, task.skip)
        history = _history(task.path, task.past) if task.past is not None else None
        context = context_for(reading.case, task.day, task.policy, history, closing=task.closing)
        findings += lint(reading.case, context, rules, [rule.name for rule in all_rules()], outcomes)
        facts = facts_of(reading.case, task.day) if task.compared else None
        if reading.case.file.node.cut:
            findings = tuple(_not_to_be_mended(one, task.path) for one in findings)
    lines = _lines(reading, findings)
    whole = reading.case is not None and reading.case.complete
    return Checked(
        task.path,
        findings,
        lines,
        unreadable=reading.unreadable,
        incomplete=not whole and not reading.unreadable and not reading.family_of,
        facts=facts,
        outcomes=tuple(outcomes or ()),
        family_of=reading.family_of,
    )


def _not_to_be_mended(finding: Finding, path: str) -> Finding:
    """A finding of a file that cannot be read to its end, in which `casekit fix` mends nothing."""
    return replace(finding, fixable=False) if finding.place.path == path else finding


def _history(path: str, past: "Past") -> "FileHistory | None":
    from casekit.history.gather import history_of

    return history_of(path, past)


def check_all(
    paths: Sequence[str],
    day: date,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    watch: Watcher,
    profile: Profile | None = None,
) -> Report:
    """Check files, on all cores when there are many; the order of the findings is that of the files.

    A profile leaves out the rules that it is not about, and there must be others.
    """
    workspace = Workspace()
    rules = chosen_rules(only, skip)
    if profile is not None:
        rules = profile.rules(rules)
        only = tuple(rule.name for rule in rules)
    across = [one for one in rules if isinstance(one, CaseloadRule)] if len(paths) > 1 else []
    outcomes = profile is not None and profile.outcomes
    is_closing = profile is not None and profile.closing
    settings = {path: workspace.settings_for(Path(path)) for path in paths}
    past = _pasts(settings) if any(rule.needs_history for rule in rules) else {}
    tasks = [
        Task(path, day, settings[path].policy, only, skip, bool(across), outcomes, past.get(path), is_closing)
        for path in paths
    ]
    gc.freeze()
    # Closed whatever happens, so that an interrupted run does not check the rest before it ends.
    with closing(on_all_cores(check, tasks) if len(tasks) >= MANY else _one_by_one(tasks)) as results:
        return replace(_report(day, paths, watch(results, len(tasks)), across), profile=profile)


def _pasts(settings: Mapping[str, Settings]) -> "dict[str, Past]":
    """Where git keeps the earlier versions of the files; says so where it does not open a repository."""
    wanted = {path: one.approved for path, one in settings.items() if one.checks_history}
    if not any(top_of(folder) for folder in {Path(path).parent for path in wanted}):
        return {}
    from casekit.history.gather import pasts

    found, troubles = pasts(wanted)
    for trouble in troubles:
        say(f"casekit: {trouble}")
    return found


def _one_by_one(tasks: Sequence[Task]) -> Generator[Checked, None, None]:
    reader = Reader()
    try:
        for task in tasks:
            yield check(task, reader)
    finally:
        if any(task.past is not None for task in tasks):
            from casekit.history.gather import OPEN

            OPEN.close()


def _lines(reading: Reading, findings: Iterable[Finding]) -> dict[tuple[str, int], str]:
    """The user's own lines that the findings point at."""
    lines = {}
    for finding in findings:
        place = finding.place
        source = reading.sources.get(place.path)
        if source is not None:
            lines[place.path, place.span.line] = source.line(place.span.line)
    return lines


def _report(day: date, paths: Sequence[str], results: Iterable[Checked], across: Sequence[CaseloadRule]) -> Report:
    findings: dict[Finding, None] = {}
    lines: dict[tuple[str, int], str] = {}
    unreadable = []
    incomplete = []
    facts = []
    outcomes: dict[str, tuple[Outcome, ...]] = {}
    for result in results:
        findings.update(dict.fromkeys(result.findings))
        lines.update(result.lines)
        if result.unreadable:
            unreadable.append(result.path)
        if result.family_of:
            say(f"casekit: {result.path} is a family file, and only its form was checked here.")
            say(f"  Next: check the case files that share it: {', '.join(result.family_of)}")
        if result.incomplete:
            incomplete.append(result.path)
        if result.facts is not None:
            facts.append(result.facts)
        if result.outcomes:
            outcomes[result.path] = result.outcomes
    between = lint_caseload(facts, across)
    findings.update(dict.fromkeys(between))
    lines.update(_lines_again(between))
    outcomes = {path: tuple(_compared(path, own, between, across)) for path, own in outcomes.items()}
    return Report(day, tuple(paths), tuple(findings), lines, tuple(unreadable), tuple(incomplete), outcomes=outcomes)


def _compared(
    path: str, outcomes: Iterable[Outcome], between: Sequence[Finding], across: Sequence[CaseloadRule]
) -> Iterator[Outcome]:
    """The outcomes of one file, with those of the rules that compared it with the others."""
    names = {rule.name for rule in across}
    for outcome in outcomes:
        if outcome.rule not in names:
            yield outcome
            continue
        places = [(one.rule, place.path) for one in between for place in (one.place, *(at.place for at in one.labels))]
        found = places.count((outcome.rule, path))
        yield Outcome(outcome.rule, Outcomes.NOT_MET if found else Outcomes.MET, found)


def _lines_again(findings: Iterable[Finding]) -> Iterator[tuple[tuple[str, int], str]]:
    """The user's own lines for findings made after their files were let go."""
    for finding in findings:
        path, span = finding.place
        try:
            yield (path, span.line), load(path).line(span.line)
        except NotText:
            continue
