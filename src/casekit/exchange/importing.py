"""What becomes of each row of a sheet: a new event, joined with one that is there, or not taken, with the reason.

Every row that holds anything is in exactly one of the three. Rows are joined or taken beside a likeness on a person's
word only.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from casekit.case.dates import DateProblem, PartialDate, for_people
from casekit.exchange.rows import NotTaken, SheetEvent, Told, Undated, event_rows, read_row
from casekit.exchange.sheet import Row
from casekit.exchange.sheet_dates import Dated
from casekit.exchange.twins import ALSO_TOLD, Account, Accounts, account_of
from casekit.text.frozen import dataclass
from casekit.text.nodes import ListNode, MapNode, TextNode
from casekit.text.written import Value

EVENTS: Final = ("chronology", "events")
LOOKS_LIKE: Final = "It looks like the event"
"""How the reason begins for which a row that may be told twice is not taken."""
_MOST_QUOTED: Final = 160
_NO_DATE: Final = Dated("unknown")
_MOST_APART: Final = 31
"""Days that two accounts of one event may be apart in their dates, on a person's word."""


class Decision(StrEnum):
    """What a person says of a row that looks like another event."""

    JOIN = "join"
    SEPARATE = "separate"
    LEAVE = "leave"


class BadJoin(ValueError):
    """Somebody wants to join a row that cannot be joined. The message says why."""


AskTwin = Callable[[SheetEvent, Account], Decision]
AskDate = Callable[[Undated], Dated | None]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person has said of the rows beforehand, and whom to ask about the others.

    `joins` says which row is the same event as the one at a line of the file, or in a row of the sheet (`row 7`).
    """

    joins: Mapping[int, str]
    keep_twins: bool = False
    ask_twin: AskTwin | None = None
    ask_date: AskDate | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """A row that tells of an event that is there, and the event."""

    event: SheetEvent
    other: Account


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of the rows, `rows` in number: each is added, joined or not taken."""

    rows: int
    added: tuple[SheetEvent, ...]
    joined: tuple[Joined, ...]
    not_taken: tuple[NotTaken, ...]

    def without(self, refused: Mapping[int, str]) -> "Outcome":
        """The same, with some rows (by their number) not taken after all, each with the reason."""
        events = [*self.added, *(one.event for one in self.joined)]
        more = [NotTaken(one.row, refused[one.row.number]) for one in events if one.row.number in refused]
        return Outcome(
            self.rows,
            tuple(one for one in self.added if one.row.number not in refused),
            tuple(one for one in self.joined if one.event.row.number not in refused),
            tuple(sorted((*self.not_taken, *more), key=lambda one: one.row.number)),
        )


def outcome_of(told: Told, top: MapNode, wishes: Wishes) -> Outcome:
    """What becomes of each row of a sheet beside the events of a case file. Raises `BadJoin`."""
    rows = event_rows(told)
    known = accounts_in(top)
    accounts = Accounts(known)
    events, not_taken = _read(rows, told, wishes, accounts)
    targets = _targets(wishes.joins, rows, known)
    added: dict[int, SheetEvent] = {}
    joined: list[Joined] = []
    for event in events:
        same = accounts.same(event, told.agency)
        if same is not None:
            not_taken.append(_known(event.row, same))
            continue
        other = targets.get(event.row.number)
        decision = Decision.JOIN
        if other is None:
            other = accounts.like(event, told.agency)
            decision = _decision(event, other, wishes)
        elif other.number is None:
            other = next((account_of(one, told.agency) for one in added.values() if one.row.number == other.line), None)
            if other is None:
                raise BadJoin(f"Row {event.row.number} cannot be joined with a row that is not taken in before it.")
        if other is not None and event.row.number in targets:
            _check_dates(event, other)
        if other is None or decision is Decision.SEPARATE:
            added[event.row.number] = event
            accounts.add(account_of(event, told.agency))
        elif decision is Decision.LEAVE:
            not_taken.append(NotTaken(event.row, _looks_like(other)))
        elif other.number is None:
            added[other.line] = _with_account(added[other.line], event, told.agency)
            joined.append(Joined(event, other))
        else:
            joined.append(Joined(event, other))
    unused = [row for row in targets if row not in {one.event.row.number for one in joined}]
    known_rows = {one.row.number for one in not_taken if one.known}
    if wrong := [row for row in unused if row not in known_rows]:
        raise BadJoin(f"Row {wrong[0]} is not an event that can be joined: {_reason(not_taken, wrong[0])}")
    not_taken.sort(key=lambda one: one.row.number)
    return Outcome(len(rows), tuple(added.values()), tuple(joined), tuple(not_taken))


def _check_dates(event: SheetEvent, other: Account) -> None:
    """Raises `BadJoin` where a row and the event it is to be joined with are surely not of one time."""
    earliest, latest = event.when.earliest, event.when.latest
    if other.when is None or earliest is None or latest is None:
        return
    room = timedelta(days=_MOST_APART)
    if other.when.before(earliest - room) or other.when.after(latest + room):
        raise BadJoin(
            f"Row {event.row.number} is of {for_people(event.when)}, but the event at {other.place} is of "
            f"{for_people(other.when)}. Lines move when events are added: look for it again with `--dry-run`."
        )


def _reason(not_taken: Sequence[NotTaken], row: int) -> str:
    return next((one.reason for one in not_taken if one.row.number == row), "there is no such row with an event.")


def _known(row: Row, same: Account) -> NotTaken:
    return NotTaken(row, f"The file has it already, at line {same.line}.", known=True)


def _read(
    rows: Sequence[Row], told: Told, wishes: Wishes, accounts: Accounts
) -> tuple[list[SheetEvent], list[NotTaken]]:
    """The rows that are events, and those that are none; a person is asked for dates that are in doubt.

    A row that has been taken in before, with the date that a person chose then, is not asked about again.
    """
    events: list[SheetEvent] = []
    not_taken: list[NotTaken] = []
    for row in rows:
        read = read_row(row, told)
        if isinstance(read, Undated):
            same = _same_in_doubt(read, told, accounts)
            if same is not None:
                not_taken.append(_known(row, same))
                continue
            answer = wishes.ask_date(read) if wishes.ask_date is not None else None
            again = read_row(row, told, answer) if answer is not None else None
            read = again if isinstance(again, SheetEvent | NotTaken) else NotTaken(row, read.doubt.message)
        if isinstance(read, SheetEvent):
            events.append(read)
        else:
            not_taken.append(read)
    return events, not_taken


def _same_in_doubt(undated: Undated, told: Told, accounts: Accounts) -> Account | None:
    """The event that a row whose date is in doubt has become before, with the date that a person chose then."""
    event = read_row(undated.row, told, _NO_DATE)
    if not isinstance(event, SheetEvent):
        return None
    written = undated.row.cell(told.headings.columns("date")[0]).text
    return accounts.same_in_doubt(event, told.agency, written, [one.when for one in undated.doubt.readings])


def _decision(event: SheetEvent, other: Account | None, wishes: Wishes) -> Decision:
    if other is None or wishes.keep_twins:
        return Decision.SEPARATE
    return wishes.ask_twin(event, other) if wishes.ask_twin is not None else Decision.LEAVE


def _looks_like(other: Account) -> str:
    where = f"in row {other.line} of the sheet" if other.number is None else f"at line {other.line} of the case file"
    when = for_people(other.when) if other.when is not None else other.date
    told = ", ".join(part for part in (when, other.agency) if part)
    words = " ".join(other.what.split())
    return f"{LOOKS_LIKE} {where} ({told}): {words[:_MOST_QUOTED]}{'…' if len(words) > _MOST_QUOTED else ''}"


def _targets(joins: Mapping[int, str], rows: Sequence[Row], known: Sequence[Account]) -> dict[int, Account]:
    """The account that each row is to be joined with. Raises `BadJoin`."""
    numbers = {row.number for row in rows}
    targets: dict[int, Account] = {}
    for row, target in joins.items():
        if row not in numbers:
            raise BadJoin(f"The sheet has no row {row} with an event.")
        if target.startswith("row"):
            number = int(target.removeprefix("row"))
            if number not in numbers or number >= row:
                raise BadJoin(
                    f"Row {row} can be joined with a row above it that is an event, and row {number} is none."
                )
            targets[row] = Account(number, None, "", None, "", "", "", "")
            continue
        line = int(target)
        found = [one for one in known if one.line <= line <= _last_line(one, known)]
        if not found:
            raise BadJoin(f"No event of the case file stands at line {line}.")
        targets[row] = found[-1]
    return targets


def _last_line(one: Account, known: Sequence[Account]) -> int:
    """The last line that may belong to an event: the one before the next event begins."""
    following = [other.line for other in known if other.line > one.line]
    return min(following) - 1 if following else one.line + 60


def accounts_in(top: MapNode) -> list[Account]:
    """The events of a case file as accounts, in their order."""
    node: object = top
    for step in EVENTS:
        node = node.get(step) if isinstance(node, MapNode) else None
    events = node if isinstance(node, ListNode) else ()
    return [_account(number, one) for number, one in enumerate(events) if isinstance(one, MapNode)]


def _account(number: int, event: MapNode) -> Account:
    source = event.get("source")
    inside = source if isinstance(source, MapNode) else MapNode()
    date = _text(event, "date")
    try:
        when = PartialDate.parse(date)
    except DateProblem:
        when = None
    return Account(
        event.start.line + 1,
        number,
        date,
        when,
        _text(event, "what"),
        _text(inside, "agency"),
        _text(inside, "ref"),
        _text(event, "notes"),
    )


def _text(record: MapNode, name: str) -> str:
    value = record.get(name)
    return str(value) if isinstance(value, TextNode) else ""


def _with_account(event: SheetEvent, other: SheetEvent, agency: str) -> SheetEvent:
    """An event of the sheet with what another row tells of it."""
    notes = str(event.record.get("notes", ""))
    return replace(event, record={**event.record, "notes": with_note(notes, also_told(other, agency))})


def with_note(notes: str, more: str) -> str:
    """Notes with another one below them."""
    return f"{notes.rstrip()}\n{more}" if notes.strip() else more


def also_told(event: SheetEvent, agency: str) -> str:
    """What a row tells of an event that somebody else has told of: where it stands, and all that it says."""
    lines = [f"{ALSO_TOLD} {agency} ({event.ref}), dated {event.when.text}: {event.what}"]
    for name, value in event.record.items():
        if name not in ("date", "what"):
            lines += list(_said(name, value))
    return "\n".join(lines)


def _said(name: str, value: Value) -> list[str]:
    if isinstance(value, Mapping):
        return [line for inner, one in value.items() if inner not in ("agency", "ref") for line in _said(inner, one)]
    words = value if isinstance(value, str) else ", ".join(str(one) for one in value)
    label = {"done": "action", "none": "no action"}.get(name, name.replace("_", " "))
    return [words if name == "notes" else f"{label}: {words}"]
