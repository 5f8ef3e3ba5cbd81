"""`casekit lint`: check case files before supervision."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from casekit.cli.command import Command
from casekit.cli.exits import FOUND, USAGE, refuse, say
from casekit.cli.lint_options import Format, Occasion, lint_options
from casekit.cli.lint_shown import Shown, shown_lines, with_progress
from casekit.text.finding import Severity
from casekit.text.frozen import dataclass

if TYPE_CHECKING:
    from casekit.lint.profiles import Profile
    from casekit.output.report import Report


@click.command(cls=Command)
@lint_options
def lint(
    paths: tuple[str, ...],
    as_at: str | None,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    profile: Occasion | None,
    fail_on: Severity,
    format: Format,
    advice: bool,
    with_text: bool,
    everything: bool,
    no_baseline: bool,
    write_baseline: bool,
    watch: bool,
) -> None:
    """Check case files before supervision.

    Finds what contradicts itself, what is missing and what is out of date. No case file is ever changed by it.

    PATH is a file, a folder, a case number or a child's key; all cases if none.
    """
    from casekit.lint.occasions import PROFILES

    run = Run(
        paths=paths,
        as_at=as_at,
        only=only,
        skip=skip,
        profile=PROFILES[profile.value] if profile is not None else None,
        baseline=not no_baseline,
        watch=watch,
    )
    run.refuse_what_cannot_be_run()
    if write_baseline:
        raise click.exceptions.Exit(_write_baseline(run))
    shown = Shown(format, fail_on, advice or fail_on is Severity.ADVICE, with_text, everything)
    raise click.exceptions.Exit(_show(run, shown))


@dataclass(frozen=True, slots=True)
class Run:
    """What is to be checked, and by which rules; `baseline` says that what it sets aside is left out."""

    paths: tuple[str, ...]
    as_at: str | None
    only: tuple[str, ...]
    skip: tuple[str, ...]
    profile: "Profile | None"
    baseline: bool
    watch: bool

    @property
    def is_part(self) -> bool:
        """Whether only some of the rules are run."""
        return bool(self.only or self.skip or self.profile)

    def refuse_what_cannot_be_run(self) -> None:
        """Leave with a sentence where a rule is unknown, or no rule is left."""
        from casekit.lint.catalogue import UnknownRule, all_problems, chosen_rules

        try:
            chosen = chosen_rules(self.only, self.skip)
        except UnknownRule as unknown:
            if named := sorted({*self.only, *self.skip} & {one.name for one in all_problems()}):
                refuse(
                    f"`{named[0]}` belongs to the format of the file and can neither be chosen nor left out.",
                    "Mend the file where it is found.",
                )
            refuse(unknown.message, "`casekit rules` lists all names.")
        if self.profile is not None and not self.profile.rules(chosen):
            refuse(
                f"The profile `{self.profile.name}` is about none of the rules that are left.",
                "Leave out `--only` and `--skip`, or choose another profile.",
            )

    def files(self) -> list[str]:
        """The files to check."""
        from casekit.cli.workspace import Workspace

        return Workspace().cases(self.paths)

    def report(self) -> "Report":
        """What is found, before any baseline."""
        from casekit.cli.checking import check_all
        from casekit.cli.workspace import day_of

        return check_all(self.files(), day_of(self.as_at), self.only, self.skip, with_progress, self.profile)


def _show(run: Run, shown: Shown) -> int:
    """Check and show, once or again and again; the exit code."""
    from casekit.cli.writing import show

    def once() -> "Report":
        report = run.report()
        if run.baseline:
            report = _without_baseline(report, whole=not (run.is_part or run.paths or run.as_at or run.watch))
        show(shown_lines(report, shown))
        return report

    if run.watch:
        from casekit.cli.watch import until_interrupted

        until_interrupted(once, run.files)
    report = once()
    if report.unreadable:
        return USAGE
    return FOUND if report.fails(shown.limit) else 0


def _without_baseline(report: "Report", *, whole: bool) -> "Report":
    from casekit.cli.baseline import open_baseline, without_baseline

    return without_baseline(open_baseline(Path.cwd()), report, whole=whole)


def _write_baseline(run: Run) -> int:
    """Set aside what is found; the exit code."""
    from casekit.cli.baseline import open_baseline, write_baseline

    if run.is_part or run.watch or not run.baseline:
        refuse("`--write-baseline` sets aside all that is found.", "Leave out what chooses among rules, and `--watch`.")
    report = run.report()
    say(write_baseline(open_baseline(Path.cwd()), report))
    if report.unreadable or report.incomplete:
        which = ", ".join((*report.unreadable, *report.incomplete)[:8])
        say(f"What is wrong with the form of a file is never set aside: {which}.")
        say("  Next: Mend it, then write the baseline again.")
    return USAGE if report.unreadable else 0
