"""A row of a sheet as an event of a case file: the agency's own words, each where the headings say it belongs.

Nothing is inferred. A kind, a theme or a tone is taken only where the sheet has one in words that casekit knows; every
other word of the row is kept as a note under its heading.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final

from casekit.case.dates import DateForm, DateProblem, PartialDate
from casekit.case.events import Event
from casekit.case.outline import outline
from casekit.exchange.century import Century
from casekit.exchange.headings import Headings
from casekit.exchange.sheet import LONGEST_ROW, Cell, Row, Sheet
from casekit.exchange.sheet_dates import ORDERS, Dated, Doubt, Order, read_date
from casekit.text.frozen import dataclass
from casekit.text.written import Plain, Value

DATE_AS_WRITTEN: Final = "Date as written"
_NOT_DONE: Final = re.compile(r"n\.?f\.?a\.?|no further action(?: taken)?|no action(?: taken)?", re.IGNORECASE)
_YES: Final = {"yes": "yes", "y": "yes", "true": "yes", "no": "no", "n": "no", "false": "no"}
_WRITTEN_AS: Final = ("where", "significance", "impact", "child_view")
_ORDER: Final = (
    *("date", "time", "kind", "what", "where", "themes", "tone", "source", "significance", "impact", "child_view"),
    *("action", "significant", "notes"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What holds for all rows of a sheet: who sent it, how its columns are read, and what settles its dates.

    `received` is the day on which we got it, as the format writes it; empty where nobody said. `kinds` are an agency's
    own words for kinds of event, in small letters; `themes` are those in use.
    """

    sheet: Sheet
    headings: Headings
    agency: str
    century: Century
    order: Order | None = None
    received: str = ""
    kinds: Mapping[str, str] = field(default_factory=dict)
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetEvent:
    """A row that can be taken: the record for the case file, and what is said about how it was read."""

    row: Row
    record: Mapping[str, Value]
    remarks: tuple[str, ...] = ()

    @property
    def when(self) -> PartialDate:
        """The date of the event."""
        return PartialDate.parse(str(self.record["date"]))

    @property
    def what(self) -> str:
        """What happened, in the agency's words."""
        return str(self.record["what"])

    @property
    def ref(self) -> str:
        """The document and the row that it comes from."""
        source = self.record["source"]
        return str(source["ref"]) if isinstance(source, Mapping) else ""


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A row that is no event, or none yet, with the reason; `known` where the file has it already."""

    row: Row
    reason: str
    known: bool = False


@dataclass(frozen=True, slots=True)
class Undated:
    """A row whose date is in doubt."""

    row: Row
    doubt: Doubt
    what: str


def event_rows(told: Told) -> tuple[Row, ...]:
    """The rows below the headings that hold anything."""
    return tuple(row for row in told.sheet.rows[told.headings.row + 1 :] if not row.is_blank)


def read_row(row: Row, told: Told, answer: Dated | None = None) -> SheetEvent | Undated | NotTaken:
    """A row as an event, or why it is none. `answer` is the date that a person gave where there was a doubt."""
    reason = _no_event(row, told)
    if reason:
        return NotTaken(row, reason)
    what = _words(row, told, "what")
    dated = answer or read_date(_cell(row, told, "date"), told.century, told.order)
    if isinstance(dated, Doubt):
        cell = _cell(row, told, "date")
        if not cell.text and not cell.problem:
            return NotTaken(row, "There is no date in this row; write `unknown` if nobody knows it.")
        return Undated(row, dated, what)
    whole = dated if answer else _with_end(row, told, dated)
    if isinstance(whole, str):
        return NotTaken(row, whole)
    return _event(row, told, whole, what)


def _no_event(row: Row, told: Told) -> str:
    """Why a row is no event, whatever its date; empty where it may be one."""
    if row.hidden:
        return "The row is hidden in Excel, so nobody who looks at the sheet sees it; unhide it to take it in."
    heads = [name.casefold() for name in told.headings.names]
    if [" ".join(cell.text.casefold().split()) for cell in row.cells if cell.text] == [one for one in heads if one]:
        return "It repeats the headings."
    if row.length > LONGEST_ROW:
        return f"It has {row.length:,} characters, too many for an event; shorten it, or keep it as a document."
    used = {column for columns in told.headings.fields.values() for column in columns} | set(told.headings.rest)
    dates = told.headings.columns("date")
    for column in sorted(used - set(dates)):
        if row.cell(column).problem:
            return f"Under `{told.headings.name(column)}` {row.cell(column).problem}; correct it in Excel and save."
    if not _words(row, told, "what"):
        named = " or ".join(f"`{told.headings.name(column)}`" for column in told.headings.columns("what"))
        return f"It says no event: there is nothing under {named}."
    return ""


def _cell(row: Row, told: Told, field: str) -> Cell:
    columns = told.headings.columns(field)
    return row.cell(columns[0]) if columns else Cell()


def _words(row: Row, told: Told, field: str, joint: str = "\n") -> str:
    """The words of all columns of a field."""
    return joint.join(text for column in told.headings.columns(field) if (text := row.cell(column).text.strip()))


def _with_end(row: Row, told: Told, start: Dated) -> Dated | str:
    """The date with the end that another column gives; a reason where the two do not fit together."""
    cell = _cell(row, told, "end")
    if not cell.text:
        return start
    name = told.headings.name(told.headings.columns("end")[0])
    if cell.text.casefold() in ("ongoing", "present", "to date", "current", "now"):
        text = f"{start.when}/"
    else:
        end = read_date(cell, told.century, told.order)
        if isinstance(end, Doubt):
            return f"`{name}`: {end.message}"
        text = start.when if end.when == start.when else f"{start.when}/{end.when}"
    try:
        PartialDate.parse(text)
    except DateProblem:
        return f"`{name}`: `{cell.text}` does not end what began on {start.when}."
    return Dated(text, start.time, start.words)


def _event(row: Row, told: Told, dated: Dated, what: str) -> SheetEvent:
    notes: list[str] = [f"{DATE_AS_WRITTEN}: {dated.words}"] if dated.words else []
    remarks: list[str] = []
    record: dict[str, Value] = {"date": Plain(dated.when), "what": what}
    time = _cell(row, told, "time")
    if time.text or dated.time:
        record["time"] = time.time or time.text or dated.time
    record |= _vocabulary(row, told, notes, remarks)
    record |= {name: text for name in _WRITTEN_AS if (text := _words(row, told, name))}
    record["source"] = _source(row, told, notes)
    if action := _action(row, told):
        record["action"] = action
    significant = _words(row, told, "significant")
    if significant.casefold() in _YES:
        record["significant"] = Plain(_YES[significant.casefold()])
    elif significant:
        notes.append(_labelled(told, "significant", significant))
    rest = ((told.headings.name(column), row.cell(column).text) for column in told.headings.rest)
    notes += [f"{name}: {text}" for name, text in rest if text]
    if own := _words(row, told, "notes"):
        notes.append(own)
    if notes:
        record["notes"] = "\n".join(notes)
    ordered: dict[str, Value] = {name: record[name] for name in _ORDER if name in record}
    return SheetEvent(row, ordered, tuple(remarks))


def _labelled(told: Told, field: str, text: str) -> str:
    return f"{told.headings.name(told.headings.columns(field)[0])}: {text}"


def _vocabulary(row: Row, told: Told, notes: list[str], remarks: list[str]) -> Iterator[tuple[str, Value]]:
    """Kind, themes and tone, where the sheet has them in words that casekit knows; else they become notes."""
    for name in ("kind", "tone"):
        said = _words(row, told, name)
        words = outline(Event).field(name).takes.words
        folded = " ".join(said.casefold().split())
        word = told.kinds.get(folded, "") if name == "kind" else ""
        word = word or re.sub(r"[ /&]+", "-", folded)
        if said and word in words:
            yield name, Plain(word)
        elif said:
            notes.append(_labelled(told, name, said))
            remarks.append(f"`{said}` is no {name} that casekit knows; it is kept in the notes.")
    themes = [one.strip() for one in re.split(r"[;,\n]", _words(row, told, "themes")) if one.strip()]
    if themes:
        known = {one.casefold().replace("-", " "): one for one in told.themes}
        yield "themes", [known.get(one.casefold().replace("-", " "), one) for one in dict.fromkeys(themes)]


def _source(row: Row, told: Told, notes: list[str]) -> Value:
    place = _words(row, told, "from_row") or told.sheet.place(row.number)
    own = _words(row, told, "ref", "; ")
    source: dict[str, Value] = {"agency": told.agency, "ref": f"{place}: {own}" if own else place}
    cell = _cell(row, told, "received")
    read = read_date(cell, told.century, told.order) if cell.text else None
    if isinstance(read, Dated):
        source["received"] = Plain(read.when)
    elif told.received:
        source["received"] = Plain(told.received)
    if isinstance(read, Doubt) or (isinstance(read, Dated) and (read.words or read.time)):
        notes.append(_labelled(told, "received", cell.text))
    first_hand = _words(row, told, "first_hand")
    if first_hand.casefold() in _YES:
        source["first_hand"] = Plain(_YES[first_hand.casefold()])
    elif first_hand:
        notes.append(_labelled(told, "first_hand", first_hand))
    return source


def _action(row: Row, told: Told) -> Value:
    action, outcome = _words(row, told, "action"), _words(row, told, "outcome")
    if action and outcome:
        return {"done": f"{action}\n{_labelled(told, 'outcome', outcome)}"}
    said = action or outcome
    if not said:
        return ""
    return {"none": said} if _NOT_DONE.fullmatch(said.rstrip(".")) else {"done": said}


def order_shown(rows: Sequence[Row], told: Told) -> tuple[int, int]:
    """How many dates of a sheet can only have the day first, and how many only the month first."""
    day = month = 0
    for row in rows:
        cell = _cell(row, told, "date")
        if cell.day or not cell.text:
            continue
        by_day, by_month = (isinstance(read_date(cell, told.century, order), Dated) for order in ORDERS)
        day += by_day and not by_month
        month += by_month and not by_day
    return day, month


def is_sure(when: PartialDate) -> bool:
    """Whether a date is one day."""
    return when.form is DateForm.DAY and not when.approximate
