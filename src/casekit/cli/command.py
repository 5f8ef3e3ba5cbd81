"""What all commands are: click's, with a `-h` and `--help` of their own.

click asks for a translation of the words of its help option, and of what it calls a path, whenever a command starts,
and loads what Python knows of all languages to find that there is none.
"""

from pathlib import Path
from typing import Any

import click


class Command(click.Command):
    """A command."""

    _own_help: click.Option | None = None

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that prints the help, the same one each time; `None` where the command has none."""
        if not self.add_help_option:
            return None
        if self._own_help is None:
            self._own_help = click.Option(
                [*ctx.help_option_names, "_help"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_print_help,
                help="Show this message and exit.",
            )
        return self._own_help


def _print_help(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


class _FileName(click.ParamType[Path]):
    """The path of a file or a folder, whether it is there or not."""

    name = "path"

    def convert(self, value: Any, _parameter: click.Parameter | None, _ctx: click.Context | None) -> Path:
        return Path(value)

    def shell_complete(self, _ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


FILE_NAME = _FileName()
