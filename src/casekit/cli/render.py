"""`casekit render`: pictures."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from casekit.cli.exits import refuse, say
from casekit.cli.options import AsAt, CaseArgument, Output

render = typer.Typer(help="Draw a picture.", no_args_is_help=True, rich_markup_mode=None)


class PictureFormat(StrEnum):
    """The kinds of picture file."""

    SVG = "svg"
    PNG = "png"


@render.callback()
def _pictures() -> None:
    """Draw a picture."""


@render.command()
def genogram(
    case: CaseArgument = None,
    as_at: AsAt = None,
    output: Output = None,
    format: Annotated[
        PictureFormat | None, typer.Option("--format", help="svg or png; else told by the file's ending.")
    ] = None,
) -> None:
    """Draw the family.

    Three generations or more, each on its row; who is whose parent and partner, who cares for the child, who has
    died. What cannot be drawn rightly is refused, with a sentence.
    """
    from casekit.cli.opening import open_case
    from casekit.cli.workspace import day_of
    from casekit.cli.writing import write
    from casekit.genogram import CannotDraw, draw
    from casekit.genogram.from_case import family_on

    day = day_of(as_at)
    kind = _kind(format, output)
    opened = open_case(case)
    try:
        picture = draw(family_on(opened.case, day))
    except CannotDraw as refusal:
        refuse(str(refusal), "`casekit lint` shows what the file contradicts itself in.")
    for note in picture.notes:
        say(f"Note: {note}")
    if output is None and sys.stdout.isatty():
        output = Path(f"{Path(opened.case.path).stem}-genogram.{kind.value}")
    write(picture.svg if kind is PictureFormat.SVG else _png(picture.svg), output)


def _kind(format: PictureFormat | None, output: Path | None) -> PictureFormat:
    ending = output.suffix.lower().removeprefix(".") if output else ""
    if format is not None:
        if ending in ("svg", "png") and ending != format.value:
            refuse(f"--format {format.value} does not fit {output}.", f"Name a file that ends in .{format.value}.")
        return format
    if ending and ending not in ("svg", "png"):
        refuse(f"casekit cannot tell what kind of picture {output} is.", "Name a file that ends in .svg or .png.")
    return PictureFormat(ending) if ending else PictureFormat.SVG


def _png(svg: str) -> bytes:
    from casekit.pictures.png import CannotMakePng, png_of

    try:
        return png_of(svg)
    except CannotMakePng as refusal:
        refuse(str(refusal), "Make an .svg instead: any browser opens it.")
