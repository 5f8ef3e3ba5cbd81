"""`casekit chronology export --template`: the empty sheet that an agency fills in."""

from enum import StrEnum
from pathlib import Path

import click

from casekit.cli.command import Command
from casekit.cli.exits import refuse
from casekit.cli.one_of import OneOf
from casekit.cli.options import output_option


class SheetFormat(StrEnum):
    """How the empty sheet is written."""

    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"


_ENDINGS = {f".{one.value}": one for one in SheetFormat}


@click.command("export", cls=Command)
@click.option("--template", is_flag=True, help="An empty sheet for an agency to fill in.")
@click.option("--format", type=OneOf(SheetFormat), help="How to write it; else as the file's ending tells.")
@output_option
def export_template(
    template: bool,
    format: SheetFormat | None,
    output: Path | None,
) -> None:
    """Write an empty chronology for an agency to fill in.

    As CSV, as an Excel workbook with lists to choose from, or as a table in Word. `casekit chronology import` reads it
    back when it is filled in.
    """
    from casekit.cli.writing import way_to_write, write

    if not template:
        refuse(
            "Say what to write.",
            "`casekit chronology export --template -o agency.xlsx` makes an empty sheet; "
            "`casekit chronology CASE -o events.csv` writes the events of a case.",
        )
    way = way_to_write(format, output, _ENDINGS, SheetFormat.CSV)
    if output is None and way is not SheetFormat.CSV:
        refuse(f"A file of the kind .{way.value} is not printed.", f"Name it: `-o agency.{way.value}`.")
    write(_made(way), output)


def _made(way: SheetFormat) -> str | bytes:
    if way is SheetFormat.XLSX:
        from casekit.exchange.template_excel import template_xlsx

        return template_xlsx()
    if way is SheetFormat.DOCX:
        from casekit.exchange.template_word import template_docx

        return template_docx()
    from casekit.exchange.template import template_csv

    return template_csv()
