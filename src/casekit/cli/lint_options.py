"""The arguments and options of `casekit lint`."""

from enum import StrEnum
from typing import Annotated

import typer

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


Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH", hidden=True)]
Day = Annotated[str | None, typer.Option("--as-at", metavar="DATE", help="Check as on this day.")]
Only = Annotated[
    list[str] | None, typer.Option("--only", metavar="NAME", help="Only this rule or subject; may be repeated.")
]
Skip = Annotated[
    list[str] | None, typer.Option("--skip", metavar="NAME", help="Not this rule or subject; may be repeated.")
]
ForOccasion = Annotated[
    Occasion | None, typer.Option("--profile", help="What it is for: which rules, under which headings.")
]
FailOn = Annotated[Severity, typer.Option("--fail-on", help="Leave with 1 from this severity on.")]
InFormat = Annotated[
    Format, typer.Option("--format", help="For people (text, markdown), for an editor (concise), for programs.")
]
Advice = Annotated[bool, typer.Option("--advice", help="Show advice too.")]
WithText = Annotated[bool, typer.Option("--with-text", help="Names and case text in formats for programs, too.")]
Everything = Annotated[bool, typer.Option("--all", help="Every finding in full, however long that is.")]
NoBaseline = Annotated[bool, typer.Option("--no-baseline", help="Show what the baseline sets aside, too.")]
WriteBaseline = Annotated[
    bool, typer.Option("--write-baseline", help="Set all that is found now aside, to see only what is new.")
]
Watch = Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes, until Ctrl+C.")]
