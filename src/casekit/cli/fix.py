"""`casekit fix`: mend what is certain in how a file is written, and never what it says."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from casekit.cli.command import Command
from casekit.cli.exits import FOUND, USAGE, say
from casekit.cli.options import offer_files

if TYPE_CHECKING:
    from casekit.case.mends import Mend
    from casekit.cli.records import Record
    from casekit.cli.workspace import Workspace
    from casekit.lint.fixes import Reason

_MOST_LEFT = 10
_MANY = {
    "not-a-date": "dates are written year first",
    "word-in-capitals": "words are written in small letters",
    "unquoted-lookalike": "texts are put in quotes",
    "text-cut-by-hash": "texts get the words after their `#` back, in quotes",
    "allowance-unused": "reasons that nothing needs are taken out",
}


@click.command(cls=Command)
@click.argument("cases", metavar="[CASE]...", required=False, nargs=-1, shell_complete=offer_files)
@click.option("--diff", is_flag=True, help="Show what would be changed, and change nothing.")
@click.option("--unsafe", is_flag=True, help="Also what is only likely: 07/04/2014 as 7 April; words after a #.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--as-at", metavar="DATE", help="Reasons unused on this day.")
def fix(
    cases: tuple[str, ...],
    diff: bool,
    unsafe: bool,
    yes: bool,
    as_at: str | None,
) -> None:
    """Mend how a file is written, where the meaning is certain.

    Dates as year-month-day, quotes round text that other programs change, events in date order, no spaces at line
    ends, no recorded reasons that nothing needs. Shows the difference and asks. Never changes what is said.

    CASE is a file, a folder, a case number or a child's key; all cases if none. Name a shared family file to mend it.
    """
    from casekit.cli.records import can_ask
    from casekit.cli.workspace import Workspace, day_of

    day = day_of(as_at)
    workspace = Workspace()
    asks = not yes and not diff and can_ask()
    codes = [_one(path, workspace, day, unsafe, write=yes and not diff, asks=asks) for path in workspace.cases(cases)]
    if FOUND in codes and not diff and not asks:
        say("Nothing was written. Add --yes to write this.")
    if any(codes):
        raise click.exceptions.Exit(max(codes))


def _one(path: str, workspace: "Workspace", day: date, unsafe: bool, *, write: bool, asks: bool) -> int:
    """Mend one file; the exit code that it calls for."""
    from casekit.case.mends import OtherMeaning
    from casekit.cli.records import open_record, save, say_other_meaning, says_yes, show_difference
    from casekit.lint.fixes import mended
    from casekit.text.source import NotText

    try:
        record = open_record(path)
    except NotText as refusal:
        say(f"{path}: {refusal.finding.message}")
        say(f"  Next: {refusal.finding.help}")
        return USAGE
    try:
        done = mended(record.source, _unused(record, workspace, day), unsafe=unsafe)
    except OtherMeaning:
        return say_other_meaning(path)
    if done.unread:
        say(f"{path} cannot be read to its end, so nothing is mended in it.")
        say(f"  Next: Mend what `casekit lint {path}` says about it first.")
        return USAGE
    _say_left(path, done.left, unsafe=unsafe)
    if done.source.text == record.source.text:
        say(f"{path}: nothing to mend.")
        return 0
    show_difference(record.source, done.source)
    for line in _summary(done.mends):
        say(f"{path}: {line}")
    if not write and not (asks and says_yes(f"Write this to {path}?")):
        return FOUND
    save(record, done.source)
    say(f"Wrote {path}")
    return 0


def _unused(record: "Record", workspace: "Workspace", day: date) -> "frozenset[Reason]":
    """The recorded reasons that nothing needs; none where not all of the file could be read and checked."""
    from casekit.cli.checking import Task, check
    from casekit.lint.fixes import unused_reasons

    if "allow" not in record.source.text:
        return frozenset()
    checked = check(Task(record.source.path, day, workspace.settings_for(record.path).policy))
    return frozenset() if checked.incomplete else unused_reasons(record.source, checked.findings)


def _say_left(path: str, left: "Sequence[Mend]", *, unsafe: bool) -> None:
    """Say what a person has to decide."""
    for one in left[:_MOST_LEFT]:
        say(f"{path}, line {one.place.span.line}, left as it is: {one.message}")
    if len(left) > _MOST_LEFT:
        say(f"{path}: {len(left) - _MOST_LEFT:,} more are left as they are.")
    if left and not unsafe:
        say("  Next: Decide, and write it into the file; or try `--unsafe --diff`.")


def _summary(mends: "Sequence[Mend]") -> "Iterator[str]":
    """What is mended, in few lines: a kind of which there are several is counted."""
    count = Counter(one.name for one in mends)
    for one in mends:
        if count[one.name] == 1:
            yield one.message
    for name, many in count.items():
        if many > 1:
            yield f"{many} {_MANY.get(name, name)}."
