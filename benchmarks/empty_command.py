"""A typer command that does nothing: what typer itself costs before a command begins."""

from typing import Annotated

import typer


def nothing(
    paths: Annotated[list[str] | None, typer.Argument()] = None,
    as_at: Annotated[str | None, typer.Option("--as-at")] = None,
) -> None:
    """Do nothing."""


if __name__ == "__main__":
    typer.run(nothing)
