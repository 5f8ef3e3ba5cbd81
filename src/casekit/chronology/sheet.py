"""A chronology as rows and columns for a spreadsheet: one fact to a column, and which columns each view has."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final, TypeAlias

from casekit.case.audience import Audience
from casekit.chronology.choices import View
from casekit.chronology.entries import PARTS, RESPONSES, Entry
from casekit.chronology.extract import Extract
from casekit.chronology.groups import Section
from casekit.chronology.layout import age_for_child
from casekit.chronology.words import age_in_words, capital, in_words

Cell: TypeAlias = str | int | date
"""A text, a number, or a day that is known exactly."""
Heading: TypeAlias = str

WHEN: Final = "Date or period"
NUMBER: Final = "No."


def _people(part: str) -> Callable[[Entry], str]:
    return lambda entry: "; ".join(one.name for one in entry.who.get(part, ()))


def _response(who: str) -> Callable[[Entry], str]:
    return lambda entry: entry.responses.get(who, "")


_ALL: Final[Mapping[Heading, Callable[[Entry], Cell]]] = {
    NUMBER: lambda entry: entry.number,
    WHEN: lambda entry: entry.when,
    "Earliest day": lambda entry: entry.date.earliest or "",
    "Latest day": lambda entry: entry.date.latest or "",
    "Time": lambda entry: entry.time or "",
    "Child's age": lambda entry: age_in_words(entry.age),
    "Your age": lambda entry: age_for_child(entry.age),
    "Agency": lambda entry: entry.agency,
    "Kind": lambda entry: in_words(entry.kind) if entry.kind else "",
    "Event details": lambda entry: entry.what,
    "Where": lambda entry: entry.where or "",
    "Significance": lambda entry: entry.significance.words if entry.significance else "",
    "Impact on the child": lambda entry: entry.impact.words if entry.impact else "",
    "Child's view": lambda entry: entry.child_view or "",
    **{f"Response of {RESPONSES[who]}": _response(who) for who in RESPONSES},
    "Action taken": lambda entry: entry.action_words,
    "What was done": lambda entry: entry.done_words,
    "Source": lambda entry: entry.source_words,
    "Told by": lambda entry: entry.source.who.name if entry.source and entry.source.who else "",
    "Document": lambda entry: (entry.source.ref or "") if entry.source else "",
    "Reached us": lambda entry: f"{entry.received_words}{entry.received_after}",
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
_INTERNAL_ONLY: Final = frozenset({"Notes", "Withheld"})
_TOLD: Final = ("Agency", "Told by", "Document", "Reached us")
_WHO: Final = tuple(f"Who {words}" for words in PARTS.values())
_FULL: Final = tuple(heading for heading in _ALL if heading not in {"Your age", "What was done", *_TOLD})
_DATED: Final = (NUMBER, WHEN, "Earliest day", "Latest day", "Time", "Child's age")
_HEADINGS: Final = {
    View.FULL: _FULL,
    View.THEMATIC: _FULL,
    View.COURT: (
        *(*_DATED, "Event details", "Where", *_WHO),
        *("Disputed", "Action taken", "Source", "Withheld", "To check"),
    ),
    View.FAMILY: tuple(heading for heading in _FULL if heading not in {"Tone", "Significant incident"}),
    View.CHILD: (
        *(WHEN, "Earliest day", "Latest day", "Time", "Your age", "Event details"),
        *("Where", "Child's view", "What was done", "Disputed", "To check"),
    ),
    View.MULTI_AGENCY: (
        *("Agency", *_DATED, "Kind", "Event details", "Where"),
        *("Told by", "Document", "Reached us"),
        *(one for one in _FULL[_FULL.index("Significance") :] if one != "Source"),
    ),
}
_RESPONSES: Final = tuple(f"Response of {words}" for words in RESPONSES.values())
_JOINED: Final[Mapping[Heading, Callable[[Entry], Cell]]] = {
    "Responses": lambda entry: "\n".join(f"{capital(RESPONSES[one])}: {said}" for one, said in entry.responses.items()),
    "Who": lambda entry: "\n".join(map(capital, entry.who_words)),
}
COLUMNS: Final = _FULL
"""The headings of the full internal copy, in order; a family copy has no `Notes` and no `Withheld`."""


def columns_of(extract: Extract) -> dict[Heading, Callable[[Entry], Cell]]:
    """The columns of a copy, by heading."""
    internal = extract.audience is Audience.INTERNAL
    return {one: _ALL[one] for one in _HEADINGS[extract.view] if internal or one not in _INTERNAL_ONLY}


def fewer_columns_of(extract: Extract) -> dict[Heading, Callable[[Entry], Cell]]:
    """The columns of a copy with all responses in one and everybody's part in one, for a sheet that people read."""
    found: dict[Heading, Callable[[Entry], Cell]] = {}
    for heading, value in columns_of(extract).items():
        joined = "Responses" if heading in _RESPONSES else "Who" if heading in _WHO else ""
        found[joined or heading] = _JOINED[joined] if joined else value
    return found


def group_heading(extract: Extract) -> Heading:
    """The heading of the column that names an event's section; empty where there are no sections."""
    if extract.view is View.CHILD:
        return "Part"
    return capital(extract.group_by) if extract.group_by is not None else ""


def rows_of(section: Section, columns: Iterable[Callable[[Entry], Cell]]) -> Iterator[list[Cell]]:
    """The rows of one section, without the column that names it."""
    values = tuple(columns)
    for entry in section.entries:
        yield [value(entry) for value in values]
