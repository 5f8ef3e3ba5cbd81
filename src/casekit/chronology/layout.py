"""How each view is laid out on a page: its columns, and what stands in each.

Kent's columns beside each other would each be two words wide, so facts that are read together share a column: when,
what happened, what it meant, what was done, and who told us. Each is named where it could be taken for another. What
is disputed stands beside the fact it disputes.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from casekit.chronology.choices import View
from casekit.chronology.entries import RESPONSES, Entry
from casekit.chronology.groups import NO_AGENCY
from casekit.chronology.words import TONES, age_in_words, capital, in_words
from casekit.text.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact in a cell. A `strong` one names the row; one that stands `aside` comes last where facts are listed."""

    label: str
    text: str
    strong: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the page's width in hundredths, and the facts in a cell of it.

    Columns that `lead` say which event it is: its number, date and age.
    """

    heading: str
    share: int
    facts: Callable[[Entry], Iterator[Fact]]
    leads: bool = False


def columns_of(view: View) -> tuple[Column, ...]:
    """The columns of a view, from left to right."""
    return _COLUMNS[view]


def page_columns(view: View, entries: Sequence[Entry]) -> tuple[Column, ...]:
    """The columns of a page. A child's page has none that would be empty from top to bottom."""
    if view is not View.CHILD:
        return columns_of(view)
    return tuple(one for one in columns_of(view) if one.leads or any(cell(one, entry) for entry in entries))


def cell(column: Column, entry: Entry) -> tuple[Fact, ...]:
    """The facts of one event in a column, without those that have no words."""
    return tuple(fact for fact in column.facts(entry) if fact.text)


def listed_facts(view: View, entry: Entry) -> tuple[list[str], list[Fact]]:
    """One event as a list: what names it, then every fact behind its label; the event itself has none."""
    lead: list[str] = []
    facts: list[Fact] = []
    body = True
    for column in columns_of(view):
        found = cell(column, entry)
        if column.leads:
            lead += [fact.text for fact in found]
            continue
        facts += [one if one.label or body else Fact(column.heading, one.text, aside=one.aside) for one in found]
        body = False
    return lead, sorted(facts, key=lambda fact: fact.aside)


def age_for_child(age: str) -> str:
    """An age said to the child: `12` is "you were 12", `6 months` is "you were 6 months old"."""
    old = " old" if age.endswith(("day", "days", "week", "weeks", "month", "months")) else ""
    return {
        "before birth": "before you were born",
        "the day of birth": "the day you were born",
        "age not known": "",
    }.get(age, f"you were {age}{old}")


def _number(entry: Entry) -> Iterator[Fact]:
    yield Fact("", str(entry.number))


def _agency(entry: Entry) -> Iterator[Fact]:
    yield Fact("", entry.agency or NO_AGENCY, strong=True)


def _day(entry: Entry) -> Iterator[Fact]:
    yield Fact("", entry.when, strong=True)
    yield Fact("", entry.time or "")
    yield Fact("", age_in_words(entry.age))


def _when(entry: Entry) -> Iterator[Fact]:
    yield from _day(entry)
    kind, tone = in_words(entry.kind) if entry.kind else "", TONES[entry.tone] if entry.tone else ""
    yield Fact("", ", ".join(one for one in (kind, tone) if one))


def _family_when(entry: Entry) -> Iterator[Fact]:
    yield from _day(entry)
    yield Fact("", in_words(entry.kind) if entry.kind else "")


def _child_when(entry: Entry) -> Iterator[Fact]:
    yield Fact("", entry.when, strong=True)
    yield Fact("", entry.time or "")
    yield Fact("", age_for_child(entry.age))


def _happened(entry: Entry) -> Iterator[Fact]:
    yield Fact("", entry.what)
    for words in entry.who_words:
        part, _, names = words.partition(": ")
        yield Fact(capital(part), names)
    yield Fact("Where", entry.where or "")
    yield Fact("Disputed", "\n".join(one.words for one in entry.disputed))


def _marks(entry: Entry) -> Iterator[Fact]:
    """What is said about the entry itself."""
    yield Fact("Family history", "from before the child's birth" if entry.before_birth else "", aside=True)
    yield Fact("Notes", entry.notes or "", aside=True)
    yield from _warnings(entry)


def _warnings(entry: Entry) -> Iterator[Fact]:
    yield Fact("Note", entry.withheld or "", aside=True)
    for doubt in entry.doubts:
        yield Fact("Note", doubt, aside=True)


def _what(entry: Entry) -> Iterator[Fact]:
    yield from _happened(entry)
    yield Fact("Themes", ", ".join(entry.themes), aside=True)
    yield Fact("Significant incident", "yes" if entry.significant else "", aside=True)
    yield from _marks(entry)


def _meaning(entry: Entry) -> Iterator[Fact]:
    yield Fact("Why it matters", entry.significance.words if entry.significance else "")
    yield Fact("Impact on the child", entry.impact.words if entry.impact else "")
    yield Fact("The child's view", entry.child_view or "")


def _responses(entry: Entry) -> Iterator[Fact]:
    for who, text in entry.responses.items():
        yield Fact(f"Response of {RESPONSES[who]}", text)


def _done(entry: Entry) -> Iterator[Fact]:
    yield from _responses(entry)
    yield Fact("Action", entry.action_words)


def _source(entry: Entry) -> Iterator[Fact]:
    yield Fact("", entry.source_words)


def _court_what(entry: Entry) -> Iterator[Fact]:
    yield from _happened(entry)
    yield Fact("Action", entry.action_words)
    yield from _warnings(entry)


def _family_what(entry: Entry) -> Iterator[Fact]:
    yield from _happened(entry)
    yield Fact("About", ", ".join(map(in_words, entry.themes)), aside=True)
    yield from _marks(entry)


def _family_meaning(entry: Entry) -> Iterator[Fact]:
    yield Fact("Why it matters", entry.significance.words if entry.significance else "")
    yield Fact("What it meant for the child", entry.impact.words if entry.impact else "")
    yield Fact("The child's own words", entry.child_view or "")


def _family_done(entry: Entry) -> Iterator[Fact]:
    for who, text in entry.responses.items():
        yield Fact(capital(RESPONSES[who]), text)
    action = entry.action
    if action is not None and action.status == "none":
        yield Fact("What was done", f"Nothing. {action.text or 'No reason is recorded.'}")
    else:
        yield Fact("What was done", entry.action_words)


def _child_what(entry: Entry) -> Iterator[Fact]:
    yield Fact("", entry.what)
    yield Fact("Where", entry.where or "")
    yield Fact("Not everybody agrees", "\n".join(one.words for one in entry.disputed))
    yield from _warnings(entry)


def _child_said(entry: Entry) -> Iterator[Fact]:
    yield Fact("", entry.child_view or "")


def _child_done(entry: Entry) -> Iterator[Fact]:
    """What was done; a child's copy does not go into why nothing was."""
    yield Fact("", entry.done_words)


def _told(entry: Entry) -> Iterator[Fact]:
    """Who told whom when: the one who told us, the document, when it reached us and how long after."""
    source = entry.source
    if source is None:
        return
    if not (source.who or source.ref or source.received or source.first_hand):
        yield Fact("", "Not recorded")
        return
    yield Fact("Told by", source.who.name if source.who else "")
    yield Fact("Document", source.ref or "")
    yield Fact("Reached us", f"{entry.received_words}{entry.received_after}")
    yield Fact(
        "First hand", {"yes": "saw or heard it", "no": "did not see or hear it"}.get(source.first_hand or "", "")
    )


_NO: Final = Column("No.", 4, _number, leads=True)
_FULL: Final = (
    _NO,
    Column("Date and age", 13, _when, leads=True),
    Column("What happened", 31, _what),
    Column("What it meant", 20, _meaning),
    Column("What was done", 20, _done),
    Column("Source", 12, _source),
)
_COLUMNS: Final = {
    View.FULL: _FULL,
    View.THEMATIC: _FULL,
    View.COURT: (
        Column("Serial no.", 6, _number, leads=True),
        Column("Date", 15, _day, leads=True),
        Column("Event", 57, _court_what),
        Column("Source or document", 22, _source),
    ),
    View.FAMILY: (
        _NO,
        Column("When", 14, _family_when, leads=True),
        Column("What happened", 31, _family_what),
        Column("What it meant", 20, _family_meaning),
        Column("What people did", 20, _family_done),
        Column("Who told us", 11, _source),
    ),
    View.CHILD: (
        Column("When", 18, _child_when, leads=True),
        Column("What happened", 40, _child_what),
        Column("What you said", 20, _child_said),
        Column("What was done", 22, _child_done),
    ),
    View.MULTI_AGENCY: (
        _NO,
        Column("Agency", 10, _agency, leads=True),
        Column("Date and age", 13, _when, leads=True),
        Column("What the agency recorded", 27, _what),
        Column("Who told us, and when", 14, _told),
        Column("What it meant", 16, _meaning),
        Column("What was done", 16, _done),
    ),
}
