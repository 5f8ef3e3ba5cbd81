"""The headings of a sheet: in which row they stand, and which field of an event each column goes to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import pairwise
from typing import Final

from casekit.exchange.sheet import Row
from casekit.text.frozen import dataclass

_FIRST_ROWS: Final = 40
"""Headings are looked for in so many rows."""
_LONGEST_HEADING: Final = 80
_CLOSE: Final = 0.88
_FEWEST_LETTERS: Final = 6
"""A heading shorter than this is taken only as it is spelled, for one letter makes another word of it."""

SHEET_AND_ROW: Final = "Sheet and row"
"""The column of a list of rows not taken that says where each row stood at first."""
WHY_NOT: Final = "Why it was not taken"
"""The column of such a list that gives the reason."""

_SPELLINGS: Final[Mapping[str, str]] = {
    "date": "date|date of event|event date|date of incident|incident date|date of contact|contact date|date and time"
    "|date time|date time of event|event date time|date and time of event|date and time of incident|when"
    "|when it happened|when did it happen|date or period|date period|date period of event|date or period of event|dates"
    "|day|start date|date start|date from|from|from date|date of occurrence|occurrence date|date occurred"
    "|date of significant event|actual date",
    "end": "end date|date end|date to|to|to date|until|date until|date ended",
    "time": "time|time of event|time of incident|time of day|incident time|event time|time occurred|start time",
    "what": "what happened|what|event|events|significant event|significant events|key event|key events|event details"
    "|event detail|details of event|details of the event|description of event|event description|event information"
    "|summary of event|incident|incidents|incident details|details of incident|incident description"
    "|description of incident|summary of incident|details|detail|description|summary|brief details|brief description"
    "|circumstances|narrative|information|account|entry|what happened facts only|facts|event what happened"
    "|event incident|event or incident|details of contact|chronology entry",
    "kind": "kind of event|kind|event type|type of event|type|incident type|type of incident|type of contact"
    "|contact type|category|event category|category of event|nature of event|classification",
    "where": "where|where it happened|location|place|venue|location of event|location of incident",
    "themes": "themes|theme|topics|topic",
    "tone": "tone|strength or concern|concern or strength",
    "ref": "source document|source|source of information|information source|source ref|source reference|reference"
    "|ref|ref no|ref number|reference number|reference no|log|log no|log number|incident number|incident no"
    "|incident ref|crime number|crime no|crime ref|crime reference|occurrence number|urn|cad|record|document"
    "|source of evidence|evidence",
    "received": "date received|received|date we were told|date told|date notified|date shared|date reported",
    "first_hand": "first hand|first hand information|seen or heard first hand|seen or heard at first hand",
    "significance": "significance|why it matters|why is it significant|relevance|significance of event",
    "impact": "impact|impact on child|impact on the child|effect on child|effect on the child|impact upon the child"
    "|impact on children|impact on child ren",
    "child_view": "what the child said|child s view|child s views|view of the child|views of the child|child s voice"
    "|voice of the child|voice of child|child voice|child s words|words of the child",
    "action": "action taken|action|actions|actions taken|action and outcome|action outcome|actions and outcomes"
    "|actions outcomes|action taken and outcome|action taken outcome|action or outcome|outcome and action"
    "|outcome action|what was done|what was done about it|action by agency|agency action|response|agency response"
    "|response action|action response",
    "outcome": "outcome|outcomes|outcome of event|outcome of incident|result|results",
    "significant": "significant incident|significant|significant y n|significant incident y n",
    "notes": "notes|note|comments|comment|further information|additional information|other information|remarks",
    "from_row": SHEET_AND_ROW.casefold(),
    "why_not": WHY_NOT.casefold(),
}
_FIELD_OF: Final = {spelling: field for field, listed in _SPELLINGS.items() for spelling in listed.split("|")}
_RANK: Final = {spelling: rank for listed in _SPELLINGS.values() for rank, spelling in enumerate(listed.split("|"))}
_CLOSE_TO: Final = [spelling for spelling in _FIELD_OF if len(spelling) >= _FEWEST_LETTERS]

FIELDS: Final = tuple(field for field in _SPELLINGS if field not in ("from_row", "why_not"))
"""What a column can be: the fields that a map of columns may name."""
SEVERAL: Final = ("what", "ref", "action", "outcome", "notes")
"""Fields into which the words of more than one column go."""
_NUMBERING: Final = ("no", "number", "row", "row no", "row number", "item", "item no", "serial", "serial no", "s no")


@dataclass(frozen=True, slots=True)
class Headings:
    """The row of headings, and where each column goes.

    `row` is the place of the heading row among the rows, counted from 0. `fields` gives the columns of each field, the
    first of them first; `rest` are columns with a heading that no field takes, which are kept as notes under their
    heading; `left` are those that are not taken in, with why.
    """

    row: int
    names: tuple[str, ...]
    fields: Mapping[str, tuple[int, ...]]
    rest: tuple[int, ...]
    left: Mapping[int, str]

    def name(self, column: int) -> str:
        """The heading of a column; its letter where it has none."""
        name = self.names[column] if column < len(self.names) else ""
        return name or f"column {_letter(column)}"

    def columns(self, field: str) -> tuple[int, ...]:
        """The columns of a field."""
        return self.fields.get(field, ())


def found_headings(rows: Sequence[Row]) -> Headings | None:
    """The first row that has headings for a date and for what happened; `None` where there is none."""
    best: tuple[int, dict[int, str]] | None = None
    for place, row in enumerate(rows[:_FIRST_ROWS]):
        found = {column: field for column, cell in enumerate(row.cells) if (field := field_of(cell.text))}
        if {"date", "what"} <= set(found.values()) and (best is None or len(found) > len(best[1])):
            best = (place, found)
    if best is None:
        return None
    place, found = best
    names = tuple(" ".join(cell.text.split()) for cell in rows[place].cells)
    fields = _by_field(found, names)
    taken = {column for columns in fields.values() for column in columns}
    return with_rest(rows, place, fields, taken, {})


def with_rest(
    rows: Sequence[Row], place: int, fields: Mapping[str, tuple[int, ...]], taken: set[int], left: dict[int, str]
) -> Headings:
    """Headings whose other columns are looked through: those that hold something are kept as notes."""
    names = tuple(" ".join(cell.text.split()) for cell in rows[place].cells)
    below = rows[place + 1 :]
    used = sorted({column for row in below for column, cell in enumerate(row.cells) if cell.text.strip()})
    for column in used:
        if column not in taken and _only_numbers_rows(names, column, below):
            left.setdefault(column, "it only numbers the rows")
    rest = tuple(column for column in used if column not in taken and column not in left)
    return Headings(place, names, fields, rest, left)


def _by_field(found: Mapping[int, str], names: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """The columns of each field; of several for a field that takes one, the one that says best that it is that."""
    fields: dict[str, tuple[int, ...]] = {}
    for field in dict.fromkeys(found.values()):
        columns = [column for column, one in found.items() if one == field]
        if field in SEVERAL:
            fields[field] = tuple(columns)
        else:
            fields[field] = (min(columns, key=lambda column: _RANK.get(_spelled(names[column]), len(_RANK))),)
    return fields


def field_of(heading: str) -> str:
    """The field that a heading means; empty where it means none."""
    if not heading or len(heading) > _LONGEST_HEADING:
        return ""
    spelled = _spelled(heading)
    field = _FIELD_OF.get(spelled)
    if field is not None:
        return field
    close = get_close_matches(spelled, _CLOSE_TO, n=1, cutoff=_CLOSE) if len(spelled) >= _FEWEST_LETTERS else []
    return _FIELD_OF[close[0]] if close else ""


def _spelled(heading: str) -> str:
    """A heading in small letters, without what stands in brackets, with spaces for other signs."""
    without = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", heading.casefold())
    return " ".join(re.sub(r"[^\w]+|_", " ", without or heading.casefold()).split())


def _only_numbers_rows(names: Sequence[str], column: int, rows: Sequence[Row]) -> bool:
    name = _spelled(names[column]) if column < len(names) else ""
    if name not in _NUMBERING and not (column < len(names) and names[column].strip() in ("#", "№", "S/N")):
        return False
    held = [row.cell(column).text.strip().rstrip(".") for row in rows if row.cell(column).text.strip()]
    if not all(one.isascii() and one.isdigit() and len(one) < 7 for one in held):
        return False
    counted = [int(one) for one in held]
    return all(one < other for one, other in pairwise(counted))


def _letter(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def day_first_in(headings: Headings) -> Iterator[str]:
    """The headings of dates that themselves say that the day stands first: `Date (dd/mm/yyyy)`."""
    for field in ("date", "end"):
        for column in headings.columns(field):
            if re.search(r"\bd{1,2}\W?m{1,3}\W?y{2,4}\b", headings.name(column).casefold()):
                yield headings.name(column)
