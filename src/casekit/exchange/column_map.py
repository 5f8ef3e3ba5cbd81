"""A map of columns: a small file in which somebody says which column of an agency's sheet goes where.

    [columns]
    date = "Date of contact"
    what = ["Summary", "Detail"]
    leave = ["Internal id"]      # not taken in, and said
    [kinds]
    "DV incident" = "domestic-abuse"

`heading_row = 5` above the tables says where the headings stand, where it is not the first row that has them all.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any, Final

from casekit.case.events import Event
from casekit.case.outline import outline
from casekit.exchange.headings import FIELDS, SEVERAL, Headings, with_rest
from casekit.exchange.sheet import NotASheet, Row
from casekit.text.frozen import dataclass
from casekit.text.nearest import nearest

_TABLES: Final = ("columns", "kinds", "heading_row")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which headings go to which field, which are left, what an agency's own words for kinds of event mean."""

    columns: Mapping[str, tuple[str, ...]]
    leave: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    heading_row: int | None = None


def read_map(text: str, path: str) -> ColumnMap:
    """The map in a file. Raises `NotASheet` with what is wrong and what to write."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        help = 'Write lines such as `date = "Date of contact"` below `[columns]`.'
        raise NotASheet(f"{path} cannot be read: {error}.", help) from None
    for name in document:
        if name not in _TABLES:
            raise _unknown(path, "nothing called", name, _TABLES)
    columns = document.get("columns")
    if not isinstance(columns, dict):
        raise NotASheet(f"{path} has no table `[columns]`.", 'Write `[columns]`, and below it `date = "Its heading"`.')
    known = (*FIELDS, "leave")
    named: dict[str, tuple[str, ...]] = {}
    for name, value in columns.items():
        if name not in known:
            raise _unknown(path, "no field", name, known)
        named[name] = _headings(path, name, value)
    leave = named.pop("leave", ())
    for needed in ("date", "what"):
        if needed not in named:
            raise NotASheet(f"{path} does not say which column is `{needed}`.", f'Write `{needed} = "Its heading"`.')
    return ColumnMap(named, leave, _kinds(path, document.get("kinds", {})), _row(path, document.get("heading_row")))


def _unknown(path: str, what: str, name: str, known: Sequence[str]) -> NotASheet:
    meant = nearest(name, known)
    help = f"Did you mean `{meant}`?" if meant else f"It knows {', '.join(known)}."
    return NotASheet(f"{path}: casekit knows {what} `{name}`.", help)


def _headings(path: str, name: str, value: Any) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not listed or not all(isinstance(one, str) and one.strip() for one in listed):
        raise NotASheet(f"{path}: `{name}` takes a heading, or a list of headings.", f'Write `{name} = "Its heading"`.')
    if len(listed) > 1 and name not in (*SEVERAL, "leave"):
        raise NotASheet(f"{path}: `{name}` takes one column.", "The others are kept as notes if no field names them.")
    return tuple(listed)


def _kinds(path: str, value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise NotASheet(f"{path}: `kinds` is a table.", 'Write `[kinds]`, and below it `"DV incident" = "incident"`.')
    known = outline(Event).field("kind").takes.words
    for said, kind in value.items():
        if kind not in known:
            meant = nearest(str(kind), known)
            help = f"Did you mean `{meant}`?" if meant else "docs/case-file.md lists the kinds of event."
            raise NotASheet(f"{path}: `{said}` is mapped to `{kind}`, which is no kind of event.", help)
    return {" ".join(said.casefold().split()): kind for said, kind in value.items()}


def _row(path: str, value: Any) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
        return value
    raise NotASheet(f"{path}: `heading_row` is the number of a row.", "Write `heading_row = 5`.")


def mapped_headings(rows: Sequence[Row], columns: ColumnMap, path: str) -> Headings:
    """The headings that a map names, where they stand. Raises `NotASheet` where one is not there."""
    wanted = [*(name for names in columns.columns.values() for name in names), *columns.leave]
    if columns.heading_row is not None:
        places = [place for place, row in enumerate(rows) if row.number == columns.heading_row]
    else:
        places = sorted(range(min(len(rows), 40)), key=lambda place: -len(_there(rows[place], wanted)))
    if not places:
        raise NotASheet(f"{path}: the sheet has no row {columns.heading_row}.", "Correct `heading_row`.")
    place = places[0]
    there = _there(rows[place], wanted)
    missing = [name for name in wanted if name not in there]
    if missing:
        names = [cell.text for cell in rows[place].cells if cell.text]
        meant = nearest(missing[0], names)
        help = f"Did you mean `{meant}`?" if meant else f"Row {rows[place].number} has {', '.join(names) or 'nothing'}."
        raise NotASheet(f"{path}: no column of the sheet is headed `{missing[0]}`.", help)
    fields = {field: tuple(there[name] for name in names) for field, names in columns.columns.items()}
    left = {there[name]: "the map of columns leaves it" for name in columns.leave}
    taken = {column for found in fields.values() for column in found}
    return with_rest(rows, place, fields, taken, left)


def _there(row: Row, wanted: Sequence[str]) -> dict[str, int]:
    """The columns of a row whose headings are wanted."""
    folded = {" ".join(cell.text.casefold().split()): column for column, cell in reversed(list(enumerate(row.cells)))}
    return {name: folded[one] for name in wanted if (one := " ".join(name.casefold().split())) in folded}
