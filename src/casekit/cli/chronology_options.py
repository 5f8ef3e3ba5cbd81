"""The options of `casekit chronology`: which view, which events, and how it is written."""

from enum import StrEnum

import click

from casekit.chronology.choices import GroupBy, View
from casekit.cli.one_of import OneOf


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
all_option = click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Every case, one after the other, in one stream; those without such events are left out.",
)
form_option = click.option(
    "--format", type=OneOf(ChronologyFormat), help="How to write it; else as the file's ending tells."
)
