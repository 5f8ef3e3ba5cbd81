"""`casekit due`: what is overdue and what falls due, in one case or in all."""

import re
from collections.abc import Generator, Sequence
from contextlib import closing
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from casekit.cli.command import Command
from casekit.cli.exits import USAGE, refuse, say
from casekit.cli.one_of import OneOf
from casekit.cli.options import as_at_option, offer_files, output_option

if TYPE_CHECKING:
    from casekit.due.listing import CaseDue, DueList
    from casekit.policy.policy import Policy
    from casekit.policy.values import Length


class DueFormat(StrEnum):
    """How the list is written."""

    TABLE = "table"
    MARKDOWN = "markdown"
    CSV = "csv"
    ICS = "ics"
    JSON = "json"


_ENDINGS = {
    ".md": DueFormat.MARKDOWN,
    ".csv": DueFormat.CSV,
    ".ics": DueFormat.ICS,
    ".json": DueFormat.JSON,
    ".txt": DueFormat.TABLE,
}
_SHORT = re.compile(r"\s*(\d{1,4})\s*([dwmy])\s*", re.ASCII)
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}


@click.command(cls=Command)
@click.argument("paths", metavar="[PATH]...", required=False, nargs=-1, shell_complete=offer_files)
@click.option(
    "--within", metavar="TIME", default="28d", help="How far ahead to look: 28d, 4w, 3m, or “10 working days”."
)
@as_at_option
@click.option("--format", type=OneOf(DueFormat), help="How to write it; else as the file's ending tells.")
@click.option("--with-text", is_flag=True, help="Names and case text in CSV, calendar and JSON output.")
@output_option
def due(
    paths: tuple[str, ...],
    within: str,
    as_at: str | None,
    format: DueFormat | None,
    with_text: bool,
    output: Path | None,
) -> None:
    """List what is overdue and what falls due.

    Summaries, chronologies, reviews, visits, actions, limits to look at again, and birthdays to prepare for: each with
    its date, how it is reckoned, and whose expectation it is. Nothing is changed.

    PATH is a file, a folder, a case number or a child's key; all cases if none.
    """
    from casekit.cli.workspace import day_of
    from casekit.cli.writing import way_to_write, write

    day = day_of(as_at)
    length = _length(within)
    way = way_to_write(format, output, _ENDINGS, DueFormat.TABLE)
    found = _list(paths, day, length)
    _say_what_was_not_read(found)
    written = _written(found, way, with_text, to_terminal=output is None)
    if written or way is not DueFormat.ICS:
        write(written, output)
    else:
        say(f"{found.summary} No calendar was written, because a calendar without entries cannot be opened.")
    if found.unreadable:
        raise click.exceptions.Exit(USAGE)


def _length(text: str) -> "Length":
    """How far ahead to look. Leaves with a sentence where the text says no time."""
    from casekit.policy.values import parse_length

    short = _SHORT.fullmatch(text)
    length = parse_length(f"{short[1]} {_UNITS[short[2]]}" if short else text)
    if length is None or not length.unit.is_time:
        refuse(f"`--within {text}` is not a time.", "Write so many days, weeks or months: 28d, 4w, 3m.")
    return length


class _Task(NamedTuple):
    """One case file to list, and how."""

    path: str
    day: date
    policy: "Policy"
    within: "Length"


def _listed(task: _Task) -> "CaseDue | str":
    """What is due in one file; its path, where it could not be read."""
    from casekit.case.reading import Reader
    from casekit.due.listing import list_for

    case = Reader().read(task.path).case
    return task.path if case is None else list_for(case, task.day, task.policy, task.within)


def _list(paths: Sequence[str], day: date, within: "Length") -> "DueList":
    from casekit.cli.cores import MANY, on_all_cores
    from casekit.cli.workspace import Workspace
    from casekit.due.listing import DueList

    workspace = Workspace()
    files = workspace.cases(paths)
    tasks = [_Task(path, day, workspace.settings_for(Path(path)).policy, within) for path in files]
    with closing(on_all_cores(_listed, tasks) if len(tasks) >= MANY else _one_by_one(tasks)) as results:
        found = list(results)
    cases = tuple(one for one in found if not isinstance(one, str))
    return DueList(day, within.due_after(day), cases, tuple(one for one in found if isinstance(one, str)))


def _one_by_one(tasks: Sequence[_Task]) -> Generator["CaseDue | str", None, None]:
    yield from map(_listed, tasks)


def _say_what_was_not_read(found: "DueList") -> None:
    for path in found.unreadable:
        say(f"casekit: {path} could not be read, so nothing of it is on the list.")
        say(f"  Next: Run `casekit lint {path}`, which says why.")
    for case in found.cases:
        if not case.whole:
            say(f"casekit: A part of {case.path} could not be read, so something may be missing from the list.")
            say(f"  Next: Run `casekit lint {case.path}`, which says what.")


def _written(found: "DueList", way: DueFormat, with_text: bool, *, to_terminal: bool) -> str:
    if way is DueFormat.CSV:
        from casekit.output.due_csv import due_csv

        return due_csv(found, with_text=with_text)
    if way is DueFormat.ICS:
        from casekit.output.due_ics import due_ics

        return due_ics(found, with_text=with_text)
    if way is DueFormat.JSON:
        from casekit.output.due_json import due_json

        return due_json(found, with_text=with_text)
    if way is DueFormat.MARKDOWN:
        from casekit.reports.due import due_document
        from casekit.reports.markdown import markdown_text

        return markdown_text(due_document(found))
    from casekit.cli.text import width
    from casekit.output.due_text import due_lines

    return "\n".join(due_lines(found, width() if to_terminal else None)) + "\n"
