"""What is said about a sheet that is taken in: how it was read, and what became of each of its rows."""

from typing import TYPE_CHECKING

from casekit.case.reading import Reader
from casekit.cli import workspace
from casekit.cli.change import new_findings
from casekit.cli.exits import say
from casekit.cli.records import show_difference
from casekit.exchange.headings import day_first_in
from casekit.exchange.importing import LOOKS_LIKE, accounts_in
from casekit.exchange.rows import event_rows, order_shown
from casekit.exchange.sheet import counted, numbers
from casekit.text.finding import Severity
from casekit.text.nearest import nearest
from casekit.text.yaml_tree import read_tree

if TYPE_CHECKING:
    from casekit.cli.change import Opened
    from casekit.exchange.importing import Outcome
    from casekit.exchange.rows import NotTaken, Told
    from casekit.text.source import Source

_MOST_LISTED = 25
_MOST_SAID = 5
_MOST_QUOTED = 160
_FIELDS = {
    "date": "date",
    "end": "end of a period",
    "time": "time",
    "what": "what happened",
    "kind": "kind",
    "where": "where",
    "themes": "themes",
    "tone": "tone",
    "ref": "source",
    "received": "received",
    "first_hand": "first hand",
    "significance": "significance",
    "impact": "impact",
    "child_view": "what the child said",
    "action": "action",
    "outcome": "outcome",
    "significant": "significant incident",
    "notes": "notes",
    "from_row": "the sheet and row it came from",
}


def say_how_it_was_read(told: "Told", opened: "Opened") -> None:
    """Say which rows and columns were found, what is kept as notes, and what is not read."""
    sheet, headings = told.sheet, told.headings
    rows = event_rows(told)
    place = f"{sheet.file}, {sheet.name}" if sheet.name else sheet.file
    number = sheet.rows[headings.row].number
    say(f"{place}: {counted(len(rows), 'row')} below the headings in row {number}.")
    read = [
        f"{words} from {' and '.join(f'`{headings.name(column)}`' for column in headings.columns(field))}"
        for field, words in _FIELDS.items()
        if headings.columns(field)
    ]
    say(f"  Read: {'; '.join(read)}.")
    if headings.rest:
        say(f"  Kept in the notes: {', '.join(f'`{headings.name(column)}`' for column in headings.rest)}.")
    for column, why in headings.left.items():
        say(f"  Not taken in: `{headings.name(column)}`, for {why}.")
    above = [row for row in sheet.rows[: headings.row] if not row.is_blank]
    if above:
        words = " / ".join(cell.text for row in above for cell in row.cells if cell.text)
        say(f"  Above the headings, and not read as rows: {words[:200]}")
    for note in sheet.notes:
        say(f"  {note}")
    _say_agency(told, opened)


def _say_agency(told: "Told", opened: "Opened") -> None:
    """Say where the name of the agency is nearly one that is in use."""
    used = {one.agency for one in accounts_in(opened.top) if one.agency}
    meant = nearest(told.agency, sorted(used)) if told.agency not in used else None
    if meant:
        say(f"  The file has no events from `{told.agency}` so far; did you mean `{meant}`?")


def say_account(told: "Told", outcome: "Outcome", opened: "Opened", after: "Source", *, asked: bool) -> None:
    """Show the difference, then say what became of the rows; the numbers add up to the rows there are."""
    show_difference(opened.record.source, after)
    known = [one for one in outcome.not_taken if one.known]
    left = [one for one in outcome.not_taken if not one.known]
    for line in _remarks(outcome):
        say(line)
    _say_findings(opened, after)
    if left:
        say("Not taken:")
    for one in left[:_MOST_LISTED]:
        say(f"  Row {one.row.number}: {one.reason}")
        if one.reason.startswith(LOOKS_LIKE):
            say(f"    The row says: {_what_of(told, one)}")
    if len(left) > _MOST_LISTED:
        say(f"  And {len(left) - _MOST_LISTED:,} more; `--report FILE.csv` writes them all.")
    say(f"Rows: {outcome.rows:,}")
    for count, words in (
        (len(outcome.added), "added as new events"),
        (len(outcome.joined), "joined with an event"),
        (len(known), "in the file already"),
        (len(left), "not taken"),
    ):
        say(f"  {count:>6,} {words}")
    _say_next(told, outcome, asked=asked)


def _what_of(told: "Told", one: "NotTaken") -> str:
    """The date and the words of a row as they stand in the sheet, cut where they are long."""
    columns = (*told.headings.columns("date"), *told.headings.columns("what"))
    words = " ".join(" ".join(one.row.cell(column).text for column in columns).split())
    return words if len(words) <= _MOST_QUOTED else f"{words[:_MOST_QUOTED]}…"


def _remarks(outcome: "Outcome") -> list[str]:
    """What is said of rows that were taken, each sentence once with the rows it holds for."""
    rows: dict[str, list[int]] = {}
    for event in (*outcome.added, *(one.event for one in outcome.joined)):
        for remark in event.remarks:
            rows.setdefault(remark, []).append(event.row.number)
    said = [f"{'Row' if len(found) == 1 else 'Rows'} {numbers(found)}: {remark}" for remark, found in rows.items()]
    return said[:_MOST_LISTED] + (
        [f"And {len(said) - _MOST_LISTED:,} more of this kind."] if said[_MOST_LISTED:] else []
    )


def _say_findings(opened: "Opened", after: "Source") -> None:
    """Say what `casekit lint` will find in the file that it did not find before."""
    found = new_findings(opened, after, workspace.today())
    wrong = [one for one in found if one.severity is Severity.ERROR]
    if wrong:
        say(f"The file will then contradict itself in {counted(len(wrong), 'place')}, to be looked into:")
    for finding in wrong[:_MOST_SAID]:
        say(f"  {finding.message}")
    missing = {one.rule for one in found if one.severity is Severity.WARNING}
    if missing:
        count = counted(len(missing), "thing")
        say(f"{count} more to be said than before, now that the new events are there: `casekit lint` shows them.")


def _say_next(told: "Told", outcome: "Outcome", *, asked: bool) -> None:
    """Say how the rows that are left can be taken in."""
    left = [one for one in outcome.not_taken if not one.known]
    if any(" can be " in one.reason for one in left) and told.order is None:
        day, month = order_shown(event_rows(told), told)
        said = list(day_first_in(told.headings))
        shown = f"The heading `{said[0]}` says day first." if said else ""
        shown = shown or f"In this sheet {counted(day, 'date')} can only be day first, {month:,} only month first."
        say(f"  {shown} If all are, add `--dates day-first`.")
    if any(one.reason.startswith(LOOKS_LIKE) for one in left) and not asked:
        say("  The same event: `--join ROW=LINE`. Another one: `--keep-twins` takes all that look alike.")
    if left:
        say("  `--report FILE.csv` writes the rows not taken, to be corrected and imported again.")


def rows_in_error(before: "Source", after: "Source", outcome: "Outcome") -> dict[int, str]:
    """The rows whose events cannot be read as a case file needs it, by number, each with the reason."""
    known = {(one.rule, one.message) for one in Reader().read_source(before).findings}
    found = [
        one
        for one in Reader().read_source(after).findings
        if one.severity is Severity.ERROR and (one.rule, one.message) not in known
    ]
    if not found:
        return {}
    top = read_tree(after).top
    accounts = accounts_in(top) if top is not None else []
    rows = {event.ref: event.row.number for event in outcome.added}
    refused: dict[int, str] = {}
    for finding in found:
        above = [one for one in accounts if one.line <= finding.place.span.line]
        row = rows.get(above[-1].ref) if above else None
        if row is not None:
            refused[row] = finding.message
    return refused
