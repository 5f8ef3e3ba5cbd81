"""`casekit summary`: the case summary, with what the rest of the file knows filled in."""

from enum import StrEnum
from pathlib import Path

import click

from casekit.cli.command import Command
from casekit.cli.exits import refuse
from casekit.cli.options import Reader, as_at_option, case_argument, for_option, output_option


class SummaryFormat(StrEnum):
    """How a summary is written."""

    MARKDOWN = "markdown"


_ENDINGS = {".md": SummaryFormat.MARKDOWN, ".markdown": SummaryFormat.MARKDOWN, ".txt": SummaryFormat.MARKDOWN}


@click.command(cls=Command)
@case_argument
@for_option
@as_at_option
@output_option
def summary(
    case: str | None,
    audience: Reader | None,
    as_at: str | None,
    output: Path | None,
) -> None:
    """Print the case summary as Markdown.

    The worker's words under Kent's headings; plan, ages, people and dates from the rest of the file; and when the
    next summary is due.

    CASE is a file, a folder, a case number or a child's key; not needed where there is only one case.
    """
    from casekit.case.audience import Audience, NothingToShow
    from casekit.cli.opening import open_case
    from casekit.cli.workspace import day_of
    from casekit.cli.writing import way_to_write, write
    from casekit.reports.markdown import markdown_text
    from casekit.reports.summary import summary_document

    day = day_of(as_at)
    way_to_write(None, output, _ENDINGS, SummaryFormat.MARKDOWN)
    opened = open_case(case)
    try:
        document = summary_document(opened.case, day, opened.settings.policy, Audience(audience or "internal"))
    except NothingToShow as nothing:
        refuse(nothing.message, nothing.help)
    write(markdown_text(document), output)
