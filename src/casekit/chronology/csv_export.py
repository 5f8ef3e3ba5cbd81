"""The chronology as CSV: a row to an event, a column to every fact, safe to open in Excel."""

import csv
import io
from collections.abc import Callable
from typing import Final

from casekit.chronology.entries import PARTS, RESPONSES, Entry
from casekit.chronology.extract import Extract
from casekit.chronology.words import age_in_words, in_words
from casekit.text.escape import csv_cell

BYTE_ORDER_MARK: Final = "\ufeff"


def _people(part: str) -> Callable[[Entry], str]:
    return lambda entry: "; ".join(one.name for one in entry.who.get(part, ()))


def _response(who: str) -> Callable[[Entry], str]:
    return lambda entry: entry.responses.get(who, "")


_COLUMNS: Final[dict[str, Callable[[Entry], str]]] = {
    "Date or period": lambda entry: entry.when,
    "Earliest day": lambda entry: entry.date.earliest.isoformat() if entry.date.earliest else "",
    "Latest day": lambda entry: entry.date.latest.isoformat() if entry.date.latest else "",
    "Time": lambda entry: entry.time or "",
    "Child's age": lambda entry: age_in_words(entry.age),
    "Kind": lambda entry: in_words(entry.kind) if entry.kind else "",
    "Event details": lambda entry: entry.what,
    "Where": lambda entry: entry.where or "",
    "Significance": lambda entry: entry.significance.words if entry.significance else "",
    "Impact on the child": lambda entry: entry.impact.words if entry.impact else "",
    "Child's view": lambda entry: entry.child_view or "",
    **{f"Response of {RESPONSES[who]}": _response(who) for who in RESPONSES},
    "Action taken": lambda entry: entry.action_words,
    "Source": lambda entry: entry.source_words,
    "Themes": lambda entry: "; ".join(entry.themes),
    "Tone": lambda entry: entry.tone or "",
    **{f"Who {words}": _people(part) for part, words in PARTS.items()},
    "Disputed": lambda entry: "\n".join(one.words for one in entry.disputed),
    "Significant incident": lambda entry: "yes" if entry.significant else "",
    "Before the child's birth": lambda entry: "yes" if entry.before_birth else "",
    "Notes": lambda entry: entry.notes or "",
    "Withheld": lambda entry: entry.withheld or "",
    "To check": lambda entry: " ".join(entry.doubts),
}
_INTERNAL_ONLY: Final = ("Notes", "Withheld")
COLUMNS: Final = tuple(_COLUMNS)
"""The headings of an internal copy, in order; a family copy has no `Notes` and no `Withheld`."""


def csv_text(extract: Extract) -> str:
    """The chronology as the text of a CSV file, to be written in UTF-8 with its line ends as they are (`newline=""`).

    It begins with a byte order mark, by which Excel knows UTF-8; every cell is quoted, and one that a spreadsheet would
    take for a formula has an apostrophe in front (`text.escape.csv_cell`).
    """
    columns = {
        heading: cell
        for heading, cell in _COLUMNS.items()
        if extract.audience == "internal" or heading not in _INTERNAL_ONLY
    }
    out = io.StringIO(newline="")
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([csv_cell(cell(entry)) for cell in columns.values()] for entry in extract.entries)
    return out.getvalue()
