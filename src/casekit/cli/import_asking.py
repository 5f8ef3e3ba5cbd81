"""Questions while an agency's sheet is taken in: which sheet, which day, whether two accounts are of one event."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from casekit.case.additions import BadAnswer, date_of
from casekit.case.dates import PartialDate, for_people
from casekit.cli.asking import read_line
from casekit.cli.exits import refuse, say
from casekit.cli.records import can_ask
from casekit.exchange.headings import found_headings
from casekit.exchange.importing import Decision
from casekit.exchange.sheet import NotASheet, Sheet, counted
from casekit.exchange.sheet_dates import Dated

if TYPE_CHECKING:
    from casekit.exchange.rows import SheetEvent, Told, Undated
    from casekit.exchange.twins import Account

_LONGEST_SHOWN = 300
_CHOSEN = "the date was chosen when the row was taken in"


def chosen_sheet(file: str, sheets: Sequence[Sheet], wanted: str | None) -> Sheet:
    """The sheet or table that is wanted, or the only one that can be read as a chronology. Raises `NotASheet`.

    Where there are several, somebody at a terminal is asked.
    """
    if wanted is not None:
        return _named(file, sheets, wanted)
    full = [one for one in sheets if any(not row.is_blank for row in one.rows)]
    if not full:
        raise NotASheet(f"{file} has nothing in it.", "Ask the agency to send it again.")
    likely = [one for one in full if found_headings(one.rows) is not None] or full
    if len(likely) > 1:
        return _asked(file, likely)
    others = [one.name for one in full if one is not likely[0]]
    if others:
        say(f"{file}: {likely[0].name} is read; {', '.join(others)} not, for they have no headings of a chronology.")
    return likely[0]


def _named(file: str, sheets: Sequence[Sheet], wanted: str) -> Sheet:
    """A sheet by its name, or a table by its number."""
    folded = wanted.strip().casefold()
    for one in sheets:
        if folded in (one.name.casefold(), one.name.casefold().partition(" ")[2]):
            return one
    if folded.isascii() and folded.isdigit() and 0 < int(folded) <= len(sheets):
        return sheets[int(folded) - 1]
    names = ", ".join(one.name for one in sheets if one.name) or "one sheet only; leave `--sheet` out"
    raise NotASheet(f"{file} has no sheet or table `{wanted}`.", f"It has {names}.")


def _asked(file: str, sheets: Sequence[Sheet]) -> Sheet:
    names = ", ".join(one.name for one in sheets)
    if not can_ask():
        raise NotASheet(f"{file} has {len(sheets)} sheets or tables that can be read: {names}.", "Add `--sheet NAME`.")
    say(f"{file} has {len(sheets)} sheets or tables that can be read:")
    for number, one in enumerate(sheets, 1):
        say(f"  {number} {one.name}, {counted(sum(not row.is_blank for row in one.rows), 'row')}")
    while True:
        answer = read_line("Which one? Its number: ")
        if answer.isascii() and answer.isdigit() and 0 < int(answer) <= len(sheets):
            return sheets[int(answer) - 1]
        if not answer:
            refuse("No sheet was chosen; nothing was written.")


class Asking:
    """Asks about one row after another, and remembers an answer that is meant for all."""

    def __init__(self, told: "Told") -> None:
        self._told = told
        self._day_first = False
        self._no_more_dates = False
        self._no_more_twins = False

    def about_date(self, undated: "Undated") -> Dated | None:
        """The date of a row that is in doubt, as a person reads it; `None` to leave the row out."""
        doubt = undated.doubt
        if self._no_more_dates:
            return None
        if self._day_first and doubt.by_order:
            return doubt.readings[0]
        say()
        say(f"Row {undated.row.number}: {doubt.message}")
        say(f"  {_cut(undated.what)}")
        for number, reading in enumerate(doubt.readings, 1):
            say(f"  {number} {for_people(PartialDate.parse(reading.when))}")
        if doubt.by_order:
            say("  d The day stands first in all dates of this sheet.")
        say("  Or type the date. Enter leaves this row out, x all rows whose date is in doubt.")
        return self._date_answered(undated)

    def _date_answered(self, undated: "Undated") -> Dated | None:
        doubt = undated.doubt
        while True:
            answer = read_line("> ").strip()
            if not answer:
                return None
            if answer.casefold() == "x":
                self._no_more_dates = True
                return None
            if answer.casefold() == "d" and doubt.by_order:
                self._day_first = True
                return doubt.readings[0]
            if answer.isascii() and answer.isdigit() and 0 < int(answer) <= len(doubt.readings):
                reading = doubt.readings[int(answer) - 1]
                return Dated(reading.when, reading.time, f"{self._written(undated)} ({_CHOSEN})")
            try:
                return Dated(date_of(answer), words=f"{self._written(undated)} ({_CHOSEN})")
            except BadAnswer as bad:
                say(f"  {bad.message} Write 2022-03-12, 2022-03, 2022, ~2022 (about), or unknown.")

    def _written(self, undated: "Undated") -> str:
        """The date of a row as it stands in the sheet."""
        return undated.row.cell(self._told.headings.columns("date")[0]).text

    def about_twin(self, event: "SheetEvent", other: "Account") -> Decision:
        """Whether a row and an account are of one event, as a person says; a row is left out where nobody says."""
        if self._no_more_twins:
            return Decision.LEAVE
        say()
        say(f"Row {event.row.number} looks like an event that is there already.")
        say(f"  Row {event.row.number}, {for_people(event.when)}, {self._told.agency}: {_cut(event.what)}")
        when = for_people(other.when) if other.when is not None else other.date
        source = ", ".join(part for part in (other.agency, other.ref) if part)
        place = f"{other.place[:1].upper()}{other.place[1:]}"
        say(f"  {place}, {when}, {source or 'no source'}: {_cut(other.what)}")
        say("  j the same event: join them, both wordings kept; s separate events")
        say("  Enter leaves this row out, x all rows that look like another event.")
        while True:
            answer = read_line("> ").casefold()
            if answer in ("j", "join"):
                return Decision.JOIN
            if answer in ("s", "separate"):
                return Decision.SEPARATE
            self._no_more_twins = answer == "x"
            if answer in ("", "x"):
                return Decision.LEAVE


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_SHOWN else f"{words[: _LONGEST_SHOWN - 2]} …"
