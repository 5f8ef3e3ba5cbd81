"""`casekit render`: pictures, each a command of its own."""

from typing import ClassVar

import typer

from casekit.cli.when_asked import CommandsWhenAsked


class _Pictures(CommandsWhenAsked):
    """The pictures, in the order of the help."""

    homes: ClassVar = {name: f"casekit.cli.render_{name}:{name}" for name in ("genogram", "key", "timeline")}


render = typer.Typer(
    name="render",
    cls=_Pictures,
    help="Draw a picture.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)


@render.callback()
def _pictures() -> None:
    """Draw a picture."""
