"""The options of `casekit chronology`: which view, which events, and how it is written."""

from enum import StrEnum

import click

from casekit.chronology.choices import GroupBy, View
from casekit.cli.one_of import OneOf
from casekit.cli.options import together


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

view_option = click.option(
    "--view",
    type=OneOf(View),
    default=View.FULL,
    help="Which chronology: family and child hold only what may be shared.",
)
group_option = click.option("--group-by", type=OneOf(GroupBy), help="Put the events under headings, and count them.")
which_events = together(
    click.option("--theme", metavar="THEME", multiple=True, help="Only events of this theme; of several, any of them."),
    click.option(
        "--when",
        metavar="TIME",
        help="Only events of this time: 2022, 2022-Q3, 2022-06, last-6-months, last-90-days, since-last-supervision, "
        "since-last-review.",
    ),
    click.option("--from", "start", metavar="DATE", help="Only events from this date on."),
    click.option("--to", "end", metavar="DATE", help="Only events up to this date."),
    click.option("--source", metavar="AGENCY", help="Only events that this agency told us of."),
    click.option("--person", metavar="PERSON", help="Only events with this person, by key or name."),
    click.option("--kind", metavar="KIND", multiple=True, help="Only events of this kind; may be repeated."),
    click.option(
        "--tone", metavar="TONE", multiple=True, help="Only concern, strength, neutral or mixed; may be repeated."
    ),
    click.option("--text", metavar="WORDS", help="Only events with all these words; `drunk*` finds drunken, too."),
    click.option("--significant", is_flag=True, help="Only significant incidents."),
)
"""Which events; `casekit.cli.selecting` makes one selection of them."""
all_option = click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Every case, one after the other, in one stream; those without such events are left out.",
)
form_option = click.option(
    "--format", type=OneOf(ChronologyFormat), help="How to write it; else as the file's ending tells."
)
