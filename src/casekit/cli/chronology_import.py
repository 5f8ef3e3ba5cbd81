"""`casekit chronology import FILE`: the rows of an agency's sheet as events of a case, each accounted for."""

import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casekit.cli.command import FILE_NAME, Command
from casekit.cli.exits import FOUND, refuse, say
from casekit.cli.one_of import OneOf
from casekit.cli.options import offer_files

if TYPE_CHECKING:
    from casekit.cli.change import Opened
    from casekit.exchange.headings import Headings
    from casekit.exchange.importing import Outcome
    from casekit.exchange.rows import Told
    from casekit.exchange.sheet import Sheet
    from casekit.text.source import Source

_JOIN = re.compile(r"([0-9]{1,6})=(row ?[0-9]{1,6}|[0-9]{1,6})")


class Dates(StrEnum):
    """Which of day and month stands first in the dates of a sheet."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@click.command("import", cls=Command)
@click.argument("file", metavar="FILE", type=FILE_NAME)
@click.option("--agency", metavar="AGENCY", default="", help="Who sent it: police, school, health … Needed.")
@click.option("--case", metavar="CASE", shell_complete=offer_files, help="The case; else the only one.")
@click.option(
    "--map",
    "columns",
    metavar="FILE.toml",
    type=FILE_NAME,
    help="Which column goes where, if it cannot be seen.",
)
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook, or the number of a table.")
@click.option("--dates", type=OneOf(Dates), help="What comes first in dates such as 12/3/22; never guessed.")
@click.option("--received", metavar="DATE", help="The day on which we got the sheet.")
@click.option(
    "--join", metavar="ROW=LINE", multiple=True, help="This row is the event at this line of the file. May be repeated."
)
@click.option("--keep-twins", is_flag=True, help="Take rows that look like another event as events of their own.")
@click.option("--report", metavar="FILE.csv", type=FILE_NAME, help="Write the rows not taken, with the reasons.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--yes", is_flag=True, help="Write without asking anything.")
def import_rows(
    file: Path,
    agency: str,
    case: str | None,
    columns: Path | None,
    sheet: str | None,
    dates: Dates | None,
    received: str | None,
    join: tuple[str, ...],
    keep_twins: bool,
    report: Path | None,
    dry_run: bool,
    yes: bool,
) -> None:
    """Take in an agency's chronology: CSV, Excel or a table in Word.

    Each row becomes an event in the agency's own words, with the sheet and the row as its source, or is listed with the
    reason why not. Days and months are never guessed. Rows that look like an event that is there are shown beside it.

    FILE is the sheet. Nothing outside the new lines is changed; run it twice, and the second time adds nothing.
    """
    from casekit.cli.change import open_to_change
    from casekit.cli.import_asking import Asking
    from casekit.cli.import_words import say_account, say_how_it_was_read
    from casekit.cli.records import can_ask
    from casekit.cli.workspace import Workspace
    from casekit.exchange.importing import BadJoin, Wishes, outcome_of

    data = _bytes(file)
    _check_report(report, file)
    workspace = Workspace()
    opened = open_to_change(workspace, workspace.one_case(case))
    told = _told(opened, _sheet(file, data, sheet), columns, agency, dates, received)
    say_how_it_was_read(told, opened)
    asking = Asking(told) if can_ask() and not yes and not dry_run else None
    wishes = Wishes(
        _joins(join), keep_twins, asking.about_twin if asking else None, asking.about_date if asking else None
    )
    try:
        outcome = outcome_of(told, opened.top, wishes)
    except BadJoin as bad:
        refuse(str(bad), "Write `--join ROW=LINE`, or `--join ROW=row7` for an event of the sheet itself.")
    outcome, after = _written(opened, told, outcome)
    say_account(told, outcome, opened, after, asked=asking is not None)
    _write_report(report, told, outcome)
    _finish(opened, outcome, after, dry_run=dry_run, yes=yes)


def _bytes(file: Path) -> bytes:
    """The bytes of the sheet. Leaves where there is no such file, or it is too large."""
    from casekit.exchange.sheet import LARGEST_FILE

    try:
        if file.is_dir() or not file.exists():
            refuse(f"There is no file {file}.", "Check the name, and the folder you are in.")
        with file.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as error:
        refuse(f"{file} cannot be read: {error.strerror or 'unknown reason'}.", "Close it in other programs.")


def _check_report(report: Path | None, file: Path) -> None:
    if report is None:
        return
    if report.suffix.lower() != ".csv":
        refuse("The rows that are not taken are written as CSV.", "Name a file that ends in .csv.")
    if report.resolve() == file.resolve():
        refuse("The report would be written over the sheet itself.", "Give `--report` another name.")


def _sheet(file: Path, data: bytes, wanted: str | None) -> "Sheet":
    """The one sheet that is read. Leaves where the file has none, or where there is a choice that nobody made."""
    from casekit.cli.import_asking import chosen_sheet
    from casekit.exchange.sheet import NotASheet, readable

    name = readable(file.name)
    try:
        return chosen_sheet(name, _sheets(name, data), wanted)
    except NotASheet as reason:
        refuse(reason.message, reason.help)


def _sheets(name: str, data: bytes) -> "tuple[Sheet, ...]":
    from casekit.exchange.files import Kind, kind_of

    found = kind_of(name, data)
    if found.kind is Kind.EXCEL:
        from casekit.exchange.excel_sheet import excel_sheets

        return excel_sheets(name, data, found.notes)
    if found.kind is Kind.WORD:
        from casekit.exchange.word_sheet import word_sheets

        return word_sheets(name, data, found.notes)
    from casekit.exchange.csv_sheet import csv_sheet

    return (csv_sheet(name, data),)


def _told(
    opened: "Opened", sheet: "Sheet", columns: Path | None, agency: str, dates: Dates | None, received: str | None
) -> "Told":
    """The sheet with all that settles how its rows are read."""
    from casekit.case.reading import Reader
    from casekit.cli.adding import day_typed
    from casekit.cli.workspace import today
    from casekit.exchange.century import Century
    from casekit.exchange.rows import Told
    from casekit.exchange.sheet import readable
    from casekit.exchange.sheet_dates import ORDERS

    who = " ".join(readable(agency).split())
    if not who:
        refuse("Say which agency sent the sheet.", "Add for example `--agency police`.")
    headings, kinds = _headings(sheet, columns)
    path = Path(opened.record.source.path)
    if "child" not in opened.top.names:
        refuse(f"{path} is not about one child, so no events go into it.", "Name the child's case file with `--case`.")
    case = Reader().read(str(path)).case
    born = case.child.born if case is not None and case.child is not None else None
    used = [str(theme) for event in case.events for theme in event.themes] if case is not None else []
    themes = (*used, *opened.workspace.settings_for(path).vocabulary.themes)
    century = Century(born.earliest if born is not None else None, today())
    order = next((one for one in ORDERS if dates is not None and one == dates.value), None)
    day = _day(day_typed(received)) if received else ""
    return Told(sheet, headings, who, century, order, day, kinds, tuple(dict.fromkeys(themes)))


def _headings(sheet: "Sheet", columns: Path | None) -> "tuple[Headings, dict[str, str]]":
    """Where each column goes, and what an agency's words for kinds of event mean. Leaves where it cannot be told."""
    from casekit.exchange.column_map import mapped_headings, read_map
    from casekit.exchange.headings import found_headings
    from casekit.exchange.sheet import NotASheet

    if columns is None:
        return found_headings(sheet.rows) or _no_headings(sheet), {}
    if not columns.is_file():
        refuse(f"There is no file {columns}.", "docs/chronology.md shows what a map of columns looks like.")
    try:
        text = columns.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        refuse(f"{columns} cannot be read.", "Name a text file in UTF-8 that says which column goes where.")
    try:
        read = read_map(text, str(columns))
        return mapped_headings(sheet.rows, read, str(columns)), dict(read.kinds)
    except NotASheet as reason:
        refuse(reason.message, reason.help)


def _no_headings(sheet: "Sheet") -> "Headings":
    first = next((row for row in sheet.rows if not row.is_blank), None)
    if first is None:
        refuse(f"{sheet.file} has no words in it.", "Ask the agency to send it again.")
    seen = ", ".join(f"`{cell.text[:30]}`" for cell in first.cells if cell.text)
    refuse(
        f"{sheet.file} has no row of headings with a date and what happened. Row {first.number} has {seen}.",
        "Name the headings `Date` and `What happened`, or say with `--map` which column is which (docs/chronology.md).",
    )


def _day(received: str) -> str:
    from casekit.case.additions import BadAnswer, date_of

    try:
        return date_of(received)
    except BadAnswer as bad:
        refuse(f"`--received`: {bad.message}", bad.help)


def _joins(given: Sequence[str]) -> dict[int, str]:
    """Rows that a person wants to join, with the line or the row that each is joined with."""
    joins: dict[int, str] = {}
    for one in given:
        found = _JOIN.fullmatch(one.strip().lower())
        if found is None:
            refuse(
                f"`--join {one}` is not a row and a line.", "Write for example `--join 12=231`, or `--join 12=row7`."
            )
        joins[int(found[1])] = found[2].replace(" ", "")
    return joins


def _written(opened: "Opened", told: "Told", outcome: "Outcome") -> "tuple[Outcome, Source]":
    """The case file with the new events; rows that would make it unreadable in some place are not taken after all."""
    from casekit.case.mends import OtherMeaning
    from casekit.cli.change import no_place
    from casekit.cli.import_words import rows_in_error
    from casekit.cli.records import say_other_meaning
    from casekit.exchange.writing_in import written_into
    from casekit.text.insert import NoPlace

    source = opened.record.source
    try:
        after = written_into(source, outcome, told.agency)
        refused = rows_in_error(source, after, outcome)
        if refused:
            outcome = outcome.without(refused)
            after = written_into(source, outcome, told.agency)
        return outcome, after
    except OtherMeaning:
        raise click.exceptions.Exit(say_other_meaning(source.path)) from None
    except NoPlace:
        no_place(source.path, "events")


def _write_report(report: Path | None, told: "Told", outcome: "Outcome") -> None:
    from casekit.cli.writing import write
    from casekit.exchange.untaken import untaken_csv

    if report is None:
        return
    if all(one.known for one in outcome.not_taken):
        say("There is nothing to report: no row needs to be corrected.")
        return
    write(untaken_csv(told, outcome), report)


def _finish(opened: "Opened", outcome: "Outcome", after: "Source", *, dry_run: bool, yes: bool) -> None:
    """Ask, write, and leave with the code that says whether rows are left."""
    from casekit.cli.records import can_ask, save, says_yes

    left = any(not one.known for one in outcome.not_taken)
    path = opened.record.source.path
    if after.text == opened.record.source.text:
        say(f"{path} is as it was.")
    elif dry_run:
        say("Nothing was written, because of `--dry-run`.")
    elif not yes and not can_ask():
        say("Nothing was written. Add --yes to write this.")
        left = True
    elif not yes and not says_yes(f"Write this to {path}?"):
        left = True
    else:
        save(opened.record, after)
        say(f"Wrote {path}")
    if left:
        raise click.exceptions.Exit(FOUND)
