"""The options of `casekit chronology`: which view, which events, and how it is written."""

from enum import StrEnum
from typing import Annotated

import typer

from casekit.chronology.choices import GroupBy, View


class ChronologyFormat(StrEnum):
    """How a chronology is written."""

    TABLE = "table"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"
    EXCEL = "excel"
    HTML = "html"
    WORD = "word"


ENDINGS = {
    ".html": ChronologyFormat.HTML,
    ".docx": ChronologyFormat.WORD,
    ".xlsx": ChronologyFormat.EXCEL,
    ".md": ChronologyFormat.MARKDOWN,
    ".csv": ChronologyFormat.CSV,
    ".json": ChronologyFormat.JSON,
    ".txt": ChronologyFormat.TABLE,
    ".htm": ChronologyFormat.HTML,
}
"""What the ending of a file says of its form."""

ViewOption = Annotated[
    View, typer.Option("--view", help="Which chronology: family and child hold only what may be shared.")
]
GroupOption = Annotated[
    GroupBy | None, typer.Option("--group-by", help="Put the events under headings, and count them.")
]
Theme = Annotated[
    list[str] | None,
    typer.Option("--theme", metavar="THEME", help="Only events of this theme; of several, any of them."),
]
When = Annotated[
    str | None,
    typer.Option(
        "--when",
        metavar="TIME",
        help="Only events of this time: 2022, 2022-Q3, 2022-06, last-6-months, last-90-days, since-last-supervision, "
        "since-last-review.",
    ),
]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="Only events from this date on.")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only events up to this date.")]
Source = Annotated[
    str | None, typer.Option("--source", metavar="AGENCY", help="Only events that this agency told us of.")
]
Person = Annotated[
    str | None, typer.Option("--person", metavar="PERSON", help="Only events with this person, by key or name.")
]
Kind = Annotated[
    list[str] | None, typer.Option("--kind", metavar="KIND", help="Only events of this kind; may be repeated.")
]
Tone = Annotated[
    list[str] | None,
    typer.Option("--tone", metavar="TONE", help="Only concern, strength, neutral or mixed; may be repeated."),
]
Words = Annotated[
    str | None,
    typer.Option("--text", metavar="WORDS", help="Only events with all these words; `drunk*` finds drunken, too."),
]
Significant = Annotated[bool, typer.Option("--significant", help="Only significant incidents.")]
All = Annotated[
    bool,
    typer.Option(
        "--all", help="Every case, one after the other, in one stream; those without such events are left out."
    ),
]
Form = Annotated[
    ChronologyFormat | None, typer.Option("--format", help="How to write it; else as the file's ending tells.")
]
