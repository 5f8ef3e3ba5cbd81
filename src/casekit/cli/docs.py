"""`casekit docs`: write the files that are made from the code, for developers."""

from pathlib import Path
from typing import Annotated

import typer

from casekit.cli.exits import FOUND, say


def docs(
    write: Annotated[
        bool, typer.Option("--write", help="Write the files; else only say which are out of date.")
    ] = False,
) -> None:
    """Write the schemas and pages that are made from the code."""
    from casekit.cli.generated import documents

    stale = [
        path
        for path, text in documents().items()
        if not Path(path).is_file() or Path(path).read_text(encoding="utf-8") != text
    ]
    for path in stale:
        if write:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_text(documents()[path], encoding="utf-8", newline="\n")
        say(f"{'Wrote' if write else 'Out of date:'} {path}")
    if stale and not write:
        raise typer.Exit(FOUND)
