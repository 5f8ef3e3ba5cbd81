"""`casekit render key`: all signs of a notation on one sheet."""

import sys
from enum import StrEnum
from pathlib import Path

import click

from casekit.cli.command import Command
from casekit.cli.exits import refuse
from casekit.cli.one_of import OneOf
from casekit.cli.options import output_option


class KeyFormat(StrEnum):
    """The kinds of file a sheet can be written as."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    TXT = "txt"


_ENDINGS = {f".{kind.value}": kind for kind in KeyFormat}

notation_name_option = click.option(
    "--notation", metavar="NAME", default="uk", help="uk, mcgoldrick, genopro or nsgc; uk if left out."
)
format_option = click.option("--format", type=OneOf(KeyFormat), help="The kind of file; else as its ending tells.")


@click.command(cls=Command)
@notation_name_option
@output_option
@format_option
def key(
    notation: str,
    output: Path | None,
    format: KeyFormat | None,
) -> None:
    """Draw all signs of a notation on one sheet.

    People, couples, children, carers, households and every relationship line, each with what it means; of the
    proportions of A3 on its side, for a wall. `casekit explain close-hostile` tells more about one line.
    """
    from casekit.cli.writing import way_to_write, write
    from casekit.genogram.key_sheet import key_sheet
    from casekit.genogram.look import Profile

    kind = way_to_write(format, output, _ENDINGS, KeyFormat.SVG)
    wanted = _known(notation, [profile.value for profile in Profile])
    if output is None and sys.stdout.isatty() and kind is not KeyFormat.TXT:
        refuse("A terminal cannot show a picture.", f"Say which file to write: `-o key.{kind.value}`.")
    sheet = key_sheet(Profile(wanted))
    match kind:
        case KeyFormat.SVG:
            write(sheet.svg, output)
        case KeyFormat.TXT:
            write(sheet.words + "\n", output)
        case KeyFormat.PNG:
            from casekit.pictures.png import png_of

            write(png_of(sheet.svg, (sheet.width, sheet.height)), output)
        case KeyFormat.PDF:
            from casekit.pictures.pages import PageChoice, Paper
            from casekit.pictures.pdf import pdf_of
            from casekit.pictures.pdf_furniture import About

            on_its_side = PageChoice(Paper.A3, landscape=True, tiled=False)
            write(pdf_of((sheet.shapes,), About(sheet.title, (), sheet.words), on_its_side).data, output)


def _known(name: str, names: list[str]) -> str:
    """The notation of this name. Leaves with a sentence, and the name that was meant, where there is none."""
    from casekit.text.nearest import nearest

    wanted = name.strip().casefold()
    if wanted in names:
        return wanted
    meant = nearest(wanted, names)
    return refuse(
        f"There is no notation `{name}`" + (f"; did you mean `{meant}`?" if meant else "."),
        f"The notations are {', '.join(names[:-1])} and {names[-1]}.",
    )
