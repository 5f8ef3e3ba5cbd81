"""`casekit render`: pictures, each a command of its own."""

import typer

from casekit.cli.render_genogram import genogram
from casekit.cli.render_key import key
from casekit.cli.render_timeline import timeline

render = typer.Typer(help="Draw a picture.", no_args_is_help=True, rich_markup_mode=None)


@render.callback()
def _pictures() -> None:
    """Draw a picture."""


render.command()(genogram)
render.command()(key)
render.command()(timeline)
