"""The options of `casekit render`, one group after the other: who is shown, how it looks, what file comes of it."""

from enum import StrEnum
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
Hide = Annotated[
    list[str] | None, typer.Option("--hide", metavar="PERSON", help="Leave this person out; may be given again.")
]

# How it looks.

# What file comes of it.


class PictureFormat(StrEnum):
    """The kinds of picture file."""

    SVG = "svg"
    PNG = "png"


ENDINGS = {f".{kind.value}": kind for kind in PictureFormat}

Format = Annotated[
    PictureFormat | None, typer.Option("--format", help="The kind of picture; else as the file's ending tells.")
]
