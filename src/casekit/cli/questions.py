"""`casekit questions`: what is not known yet, as questions to ask the family."""

from enum import StrEnum
from pathlib import Path

import click

from casekit.cli.command import Command
from casekit.cli.exits import refuse
from casekit.cli.one_of import OneOf
from casekit.cli.options import as_at_option, case_argument, output_option


class QuestionsFormat(StrEnum):
    """How the questions are written."""

    TEXT = "text"
    MARKDOWN = "markdown"


_ENDINGS = {".md": QuestionsFormat.MARKDOWN, ".markdown": QuestionsFormat.MARKDOWN, ".txt": QuestionsFormat.TEXT}


@click.command(cls=Command)
@case_argument
@click.option("--format", type=OneOf(QuestionsFormat), help="How to write them; else as the file's ending tells.")
@as_at_option
@output_option
def questions(
    case: str | None,
    format: QuestionsFormat | None,
    as_at: str | None,
    output: Path | None,
) -> None:
    """List what is not known yet, as questions to ask.

    Grouped by whom to ask: the child, each parent and carer, the family together. They are made from what the file does
    not say, and name nobody who is withheld from the family.

    CASE is a file, a folder, a case number or a child's key; not needed where there is only one case.
    """
    from casekit.case.audience import NothingToShow
    from casekit.cli.opening import open_case
    from casekit.cli.text import width
    from casekit.cli.workspace import day_of
    from casekit.cli.writing import way_to_write, write
    from casekit.reports.markdown import markdown_text
    from casekit.reports.plain import plain_lines
    from casekit.reports.questions import questions_document

    day = day_of(as_at)
    way = way_to_write(format, output, _ENDINGS, QuestionsFormat.TEXT)
    opened = open_case(case)
    try:
        document = questions_document(opened.case, day, opened.settings.policy)
    except NothingToShow as nothing:
        refuse(nothing.message, nothing.help)
    if way is QuestionsFormat.MARKDOWN:
        write(markdown_text(document), output)
    else:
        write("\n".join(plain_lines(document, width() if output is None else None)) + "\n", output)
