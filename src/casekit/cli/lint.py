"""`casekit lint`: check case files before supervision."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casekit.cli.exits import FOUND, USAGE, refuse, say
from casekit.cli.text import colour, width
from casekit.text.finding import Severity

if TYPE_CHECKING:
    from casekit.cli.checking import Checked
    from casekit.output.report import Report


class Format(StrEnum):
    """How findings are shown."""

    TEXT = "text"
    MARKDOWN = "markdown"
    CONCISE = "concise"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    JUNIT = "junit"


class Occasion(StrEnum):
    """What findings are wanted for; `casekit.lint.profiles` says what each is about."""

    SUPERVISION = "supervision"
    AUDIT = "audit"
    CONFERENCE = "conference"
    HANDOVER = "handover"
    CLOSURE = "closure"


def lint(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH", hidden=True)] = None,
    as_at: Annotated[str | None, typer.Option("--as-at", metavar="DATE", help="Check as on this day.")] = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="NAME", help="Only this rule or subject; may be repeated.")
    ] = None,
    skip: Annotated[
        list[str] | None, typer.Option("--skip", metavar="NAME", help="Not this rule or subject; may be repeated.")
    ] = None,
    profile: Annotated[
        Occasion | None, typer.Option("--profile", help="What it is for: which rules, under which headings.")
    ] = None,
    fail_on: Annotated[Severity, typer.Option("--fail-on", help="Leave with 1 from this severity on.")] = (
        Severity.ERROR
    ),
    format: Annotated[
        Format, typer.Option("--format", help="For people (text, markdown), for an editor (concise), for programs.")
    ] = Format.TEXT,
    advice: Annotated[bool, typer.Option("--advice", help="Show advice too.")] = False,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Names and case text in formats for programs, too.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="Every finding in full, however many.")] = False,
    no_baseline: Annotated[bool, typer.Option("--no-baseline", help="Show what the baseline sets aside, too.")] = False,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Set all that is found now aside, to see only what is new.")
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes, until Ctrl+C.")] = False,
) -> None:
    """Check case files before supervision.

    Finds what contradicts itself, what is missing and what is out of date. No case file is ever changed by it.

    PATH is a file, a folder, a case number or a child's key; all cases if none.
    """
    from casekit.cli.checking import check_all
    from casekit.cli.workspace import Workspace, day_of
    from casekit.cli.writing import show
    from casekit.lint.catalogue import UnknownRule, all_problems, chosen_rules
    from casekit.lint.profiles import PROFILES

    occasion = PROFILES[profile.value] if profile is not None else None
    try:
        chosen = chosen_rules(only or (), skip or ())
    except UnknownRule as unknown:
        if named := sorted({*(only or ()), *(skip or ())} & {one.name for one in all_problems()}):
            refuse(
                f"`{named[0]}` belongs to the format of the file and can neither be chosen nor left out.",
                "Mend the file where it is found.",
            )
        refuse(unknown.message, "`casekit rules` lists all names.")
    if occasion is not None and not occasion.rules(chosen):
        refuse(
            f"The profile `{occasion.name}` is about none of the rules that are left.",
            "Leave out `--only` and `--skip`, or choose another profile.",
        )
    shown = Shown(format, fail_on, advice or fail_on is Severity.ADVICE, with_text, everything)

    part = bool(only or skip or profile)
    if write_baseline and (part or watch or no_baseline):
        refuse("`--write-baseline` sets aside all that is found.", "Leave out what chooses among rules, and `--watch`.")

    def once() -> "Report":
        files = Workspace().cases(paths or [])
        report = check_all(files, day_of(as_at), tuple(only or ()), tuple(skip or ()), _with_progress, occasion)
        if not no_baseline and not write_baseline:
            report = _without_baseline(report, whole=not (part or paths or as_at or watch))
        if not write_baseline:
            show(_shown(report, shown))
        return report

    if write_baseline:
        raise typer.Exit(_write_baseline(once()))
    if watch:
        from casekit.cli.watch import until_interrupted

        until_interrupted(once, lambda: Workspace().cases(paths or []))
    report = once()
    if report.unreadable:
        raise typer.Exit(USAGE)
    if report.fails(fail_on):
        raise typer.Exit(FOUND)


def _without_baseline(report: "Report", *, whole: bool) -> "Report":
    from casekit.cli.baseline import open_baseline, without_baseline

    return without_baseline(open_baseline(Path.cwd()), report, whole=whole)


def _write_baseline(report: "Report") -> int:
    """Set aside what was found; the exit code."""
    from casekit.cli.baseline import open_baseline, write_baseline

    say(write_baseline(open_baseline(Path.cwd()), report))
    if report.unreadable or report.incomplete:
        which = ", ".join((*report.unreadable, *report.incomplete)[:8])
        say(f"What is wrong with the form of a file is never set aside: {which}.")
        say("  Next: Mend it, then write the baseline again.")
    return USAGE if report.unreadable else 0


@dataclass(frozen=True, slots=True)
class Shown:
    """How findings are to be shown; `limit` is the severity from which on a run fails."""

    format: Format
    limit: Severity
    advice: bool
    with_text: bool
    everything: bool


def _shown(report: "Report", shown: Shown) -> Iterable[str]:
    if shown.format is Format.TEXT:
        return _text(report, shown)
    if shown.format is Format.MARKDOWN:
        from casekit.output.markdown import report_markdown

        return report_markdown(report, advice=shown.advice)
    if shown.format is Format.CONCISE:
        from casekit.output.concise import report_concise

        return report_concise(report, with_text=shown.with_text, advice=shown.advice)
    if shown.format is Format.GITHUB:
        from casekit.output.github import report_github

        return report_github(report, with_text=shown.with_text, advice=shown.advice)
    return [_document(report, shown).removesuffix("\n")]


def _document(report: "Report", shown: Shown) -> str:
    """The report as one document for another program."""
    if shown.format is Format.JUNIT:
        from casekit.output.junit import report_junit

        return report_junit(report, shown.limit, with_text=shown.with_text)
    if shown.format is Format.SARIF:
        from casekit.lint.catalogue import all_problems, all_rules
        from casekit.output.sarif import report_sarif

        return report_sarif(report, all_rules(), all_problems(), with_text=shown.with_text)
    from casekit.output.json import report_json

    return report_json(report, with_text=shown.with_text)


def _text(report: "Report", shown: Shown) -> Iterable[str]:
    """The report for people, on a terminal or piped."""
    if report.profile is not None:
        from casekit.output.profiled import profile_lines

        return profile_lines(
            report,
            report.profile,
            width=width(),
            colour=colour(),
            advice=shown.advice,
            everything=shown.everything,
        )
    from casekit.output.text import report_text

    return report_text(report, width=width(), colour=colour(), advice=shown.advice, everything=shown.everything)


def _with_progress(results: "Iterable[Checked]", count: int) -> "Iterator[Checked]":
    """Show how far a long run is, on a terminal's standard error."""
    from casekit.cli.cores import MANY

    if count < MANY or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(results, "Checking", total=count, console=Console(stderr=True), transient=True)
