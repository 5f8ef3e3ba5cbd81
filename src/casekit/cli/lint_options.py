"""The arguments and options of `casekit lint`."""

from enum import StrEnum

import click

from casekit.cli.one_of import OneOf
from casekit.cli.options import offer_files, together
from casekit.text.finding import Severity


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
    """What findings are wanted for; `casekit.lint.occasions` says what each is about."""

    SUPERVISION = "supervision"
    AUDIT = "audit"
    CONFERENCE = "conference"
    HANDOVER = "handover"
    CLOSURE = "closure"


lint_options = together(
    click.argument("paths", metavar="[PATH]...", required=False, nargs=-1, shell_complete=offer_files),
    click.option("--as-at", metavar="DATE", help="Check as on this day."),
    click.option("--only", metavar="NAME", multiple=True, help="Only this rule or subject; may be repeated."),
    click.option("--skip", metavar="NAME", multiple=True, help="Not this rule or subject; may be repeated."),
    click.option("--profile", type=OneOf(Occasion), help="What it is for: which rules, under which headings."),
    click.option("--fail-on", type=OneOf(Severity), default=Severity.ERROR, help="Leave with 1 from this severity on."),
    click.option(
        "--format",
        type=OneOf(Format),
        default=Format.TEXT,
        help="For people (text, markdown), for an editor (concise), for programs.",
    ),
    click.option("--advice", is_flag=True, help="Show advice too."),
    click.option("--with-text", is_flag=True, help="Names and case text in formats for programs, too."),
    click.option("--all", "everything", is_flag=True, help="Every finding in full, however long that is."),
    click.option("--no-baseline", is_flag=True, help="Show what the baseline sets aside, too."),
    click.option("--write-baseline", is_flag=True, help="Set all that is found now aside, to see only what is new."),
    click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl+C."),
)
