"""The empty sheet that an agency fills in, with columns that `casekit chronology import` reads back without a map."""

from typing import Final

from casekit.case.events import Event
from casekit.case.outline import outline
from casekit.text.escape import csv_cell
from casekit.text.frozen import dataclass

YES_OR_NO: Final = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the empty sheet: its heading, how wide it is in characters, what goes into it, and its words.

    Where there are `words`, a cell takes one of them or nothing.
    """

    heading: str
    width: int
    about: str
    words: tuple[str, ...] = ()


def kinds() -> tuple[str, ...]:
    """The kinds of event, in words: `domestic abuse`."""
    return tuple(one.replace("-", " ") for one in outline(Event).field("kind").takes.words)


def columns() -> tuple[Column, ...]:
    """The columns of the empty sheet, in order."""
    return (
        Column("Date", 18, _DATES),
        Column("End date", 18, "Only where it went on for longer than a day. Write “ongoing” if it has not ended."),
        Column("Time", 12, "If it is known: 14:30"),
        Column("What happened", 60, "Facts only: what was seen, heard or said, and who said it. One event to a row."),
        Column("Kind of event", 20, "One of the words in the list, or leave it empty.", kinds()),
        Column("Where", 18, "The place."),
        Column("Who was involved", 24, "Names and what they are to the child, such as: Mum; PC Bell."),
        Column("What the child said", 30, "In the child's own words, if the child spoke of it."),
        Column("Action taken", 34, "What you did about it. If nothing was done, say why."),
        Column("Source document", 28, "The log, letter or record, with its number."),
        Column("First hand", 13, "Did your agency see or hear it itself?", YES_OR_NO),
        Column("Notes", 30, "Anything else."),
    )


_DATES: Final = "As 12 March 2022 or 2022-03-12, never 12/3/22. Less is known: March 2022, 2022, c. 2012, or unknown."
TITLE: Final = "Chronology"
INSTRUCTIONS: Final = (
    "One row for each event. Leave out routine contacts; put in what changed something for the child.",
    "Keep your own words. Nothing that you write is changed.",
    "Leave a cell empty where you do not know, and do not change the headings.",
    "Send the file back in the way that your agreement on sharing information says.",
)


def template_csv() -> str:
    """The empty sheet as the text of a CSV file: the headings."""
    return "\ufeff" + ",".join(f'"{csv_cell(column.heading)}"' for column in columns()) + "\r\n"
