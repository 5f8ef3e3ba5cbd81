"""The options of `casekit render`, one group after the other: who is shown, how it looks, what file comes of it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

# Who is shown.

Around = Annotated[
    str | None, typer.Option("--around", metavar="PERSON", help="Only those near to this person (key or name).")
]
Distance = Annotated[
    int | None, typer.Option("--distance", metavar="N", min=0, help="How near: steps to a parent, child, partner.")
]
GenerationCount = Annotated[
    int | None,
    typer.Option("--generations", metavar="N", min=1, help="The child's generation and those above, N in all."),
]

Compare = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--compare", metavar="FROM TO", help="Mark what changed between two days, or two versions that git saved."
    ),
]

# How it looks.

NotationName = Annotated[
    str | None,
    typer.Option(
        "--notation", metavar="NAME", help="Whose signs: uk (if left out), mcgoldrick, genopro or nsgc (genetics)."
    ),
]
ThemeName = Annotated[
    str | None,
    typer.Option(
        "--theme", metavar="NAME", help="print (if left out), screen (a soft ground), grey, or large-print (16 points)."
    ),
]
DeathMarkName = Annotated[
    str | None,
    typer.Option("--death-mark", metavar="NAME", help="cross, slash, or dates: no mark, only the date of death."),
]
NamesShown = Annotated[
    str | None,
    typer.Option("--names", metavar="HOW", help="full (if left out), first, or initials: also in the words."),
]
DatesShown = Annotated[str | None, typer.Option("--dates", metavar="HOW", help="full (if left out), years, or none.")]
Ages = Annotated[bool, typer.Option("--ages", help="Ages as at the day, and ages at death.")]

Partners = Annotated[
    str | None,
    typer.Option(
        "--partners", metavar="HOW", help="strict: man left in every couple; spread: former partners outside."
    ),
]

# What it says of itself.

Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The title; else whose genogram it is.")]
Subtitle = Annotated[str | None, typer.Option("--subtitle", metavar="TEXT", help="A line under the title.")]

# What file comes of it.


class PictureFormat(StrEnum):
    """The kinds of picture file."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"
    JSON = "json"
    TXT = "txt"


ENDINGS = {f".{kind.value}": kind for kind in PictureFormat} | {".gv": PictureFormat.DOT}
AS_TEXT = frozenset({PictureFormat.DOT, PictureFormat.JSON, PictureFormat.TXT})
"""What a terminal can show."""


class Purpose(StrEnum):
    """What a picture is for."""

    WORD = "word"


class PaperSize(StrEnum):
    """A size of paper."""

    A4 = "A4"
    A3 = "A3"


Format = Annotated[
    PictureFormat | None,
    typer.Option("--format", help="The kind of file; else as its ending tells. txt is the picture in words."),
]
MadeFor = Annotated[
    Purpose | None,
    typer.Option("--for", help="For a page in Word: a PNG of the right size, and its words in a second file."),
]
Scale = Annotated[
    float | None,
    typer.Option("--scale", metavar="N", help="PNG: dots to a picture unit (2 if left out). PDF: times natural size."),
]
Width = Annotated[int | None, typer.Option("--width", metavar="DOTS", help="PNG: how wide.")]
Page = Annotated[PaperSize | None, typer.Option("--page", case_sensitive=False, help="PDF: the paper, A4 if left out.")]
Landscape = Annotated[
    bool | None,
    typer.Option("--landscape/--portrait", help="PDF: how the paper lies; else whichever suits the picture better."),
]
Font = Annotated[
    list[Path] | None,
    typer.Option(
        "--font", metavar="FILE", help="PNG, PDF: for letters casekit's font lacks; else one of this computer's."
    ),
]
Tile = Annotated[
    bool | None,
    typer.Option("--tile/--fit", help="PDF: over several pages to join, or on one; else on one while it is readable."),
]
