"""Options and arguments that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

CaseArgument = Annotated[
    str | None,
    typer.Argument(metavar="CASE", hidden=True),
]
AsAt = Annotated[str | None, typer.Option("--as-at", metavar="DATE", help="As things stood on this day; else today.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="The file to write; else standard output.")
]


class Reader(StrEnum):
    """Who a copy is for."""

    INTERNAL = "internal"
    FAMILY = "family"


For = Annotated[
    Reader | None,
    typer.Option("--for", help="Who will read it: what is withheld from the family is left out of a family copy."),
]
