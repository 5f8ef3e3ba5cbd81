"""`casekit render`: pictures."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casekit.cli.exits import BUG, refuse, say
from casekit.cli.options import AsAt, CaseArgument, Output

if TYPE_CHECKING:
    from casekit.genogram import Family


class PictureFormat(StrEnum):
    """The kinds of picture file."""

    SVG = "svg"
    PNG = "png"


_ENDINGS = {f".{kind.value}": kind for kind in PictureFormat}

render = typer.Typer(help="Draw a picture.", no_args_is_help=True, rich_markup_mode=None)


@render.callback()
def _pictures() -> None:
    """Draw a picture."""


@render.command()
def genogram(
    case: CaseArgument = None,
    as_at: AsAt = None,
    output: Output = None,
    format: Annotated[
        PictureFormat | None, typer.Option("--format", help="The kind of picture; else as the file's ending tells.")
    ] = None,
    around: Annotated[
        str | None, typer.Option("--around", metavar="PERSON", help="Only those near to this person (key or name).")
    ] = None,
    distance: Annotated[
        int | None, typer.Option("--distance", metavar="N", min=0, help="How near: steps to a parent, child, partner.")
    ] = None,
    generations: Annotated[
        int | None,
        typer.Option("--generations", metavar="N", min=1, help="The child's generation and those above, N in all."),
    ] = None,
    hide: Annotated[
        list[str] | None, typer.Option("--hide", metavar="PERSON", help="Leave this person out; may be given again.")
    ] = None,
) -> None:
    """Draw the family.

    Three generations or more, each on its row; who is whose parent and partner, who cares for the child, who has
    died. What cannot be drawn rightly is refused, with a sentence.

    CASE is a file, a folder, a case number or a child's key; not needed where there is only one case.
    """
    from casekit.cli.opening import open_case
    from casekit.cli.workspace import day_of
    from casekit.cli.writing import way_to_write, write
    from casekit.genogram import CannotDraw, WrongPicture, draw
    from casekit.genogram.from_case import family_on

    day = day_of(as_at)
    kind = way_to_write(format, output, _ENDINGS, PictureFormat.SVG)
    opened = open_case(case)
    if output is None and sys.stdout.isatty():
        name = f"{Path(opened.case.path).stem}-genogram.{kind.value}"
        refuse("A terminal cannot show a picture.", f"Say which file to write: `-o {name}`.")
    try:
        family = family_on(opened.case, day)
        picture = draw(_part(family, around, distance, generations, hide or []))
    except WrongPicture as wrong:
        say(f"casekit: {wrong.sentence}")
        for difference in wrong.differences:
            say(f"  - {difference}")
        raise SystemExit(BUG) from None
    except CannotDraw as refusal:
        refuse(
            str(refusal),
            "Correct the file or the day. A family that is right and cannot be drawn yet must be drawn by hand.",
        )
    for note in picture.notes:
        say(f"Note: {note}")
    write(picture.svg if kind is PictureFormat.SVG else _png(picture.svg), output)


def _part(
    family: "Family", around: str | None, distance: int | None, generations: int | None, hide: list[str]
) -> "Family":
    """The part of the family that was asked for; what is left out is said in the picture."""
    from casekit.genogram import part

    if distance is not None and around is None:
        around = family.index
    if around is not None:
        family = part.around(family, around, 2 if distance is None else distance)
    if generations is not None:
        family = part.latest_generations(family, generations)
    return part.without(family, hide) if hide else family


def _png(svg: str) -> bytes:
    from casekit.pictures.png import CannotMakePng, png_of

    try:
        return png_of(svg)
    except CannotMakePng as refusal:
        refuse(str(refusal), "Make an .svg instead: any browser opens it.")
