"""`casekit chronology`: the chronology itself, and the commands that stand beside it as words of their own.

`casekit chronology [CASE]` shows it. A first word that is the name of a command registered on `beside` is that command
(`casekit chronology import`); a case file of such a name is named with its folder: `casekit chronology ./import`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Final

import click

from casekit.cli.chronology_show import chronology
from casekit.cli.command import Command
from casekit.cli.when_asked import CommandsWhenAsked


class _Beside(CommandsWhenAsked):
    """What can be done with a chronology beside showing it."""

    homes: ClassVar = {
        "import": "casekit.cli.chronology_import:import_rows",
        "export": "casekit.cli.chronology_export:export_template",
    }


@click.group(cls=_Beside)
def beside() -> None:
    """Print the chronology, or work on it."""


class ChronologyCommand(Command):
    """The plain form, which hands over to a command beside it where the first word is the name of one."""

    @property
    def commands(self) -> Mapping[str, click.Command]:
        """The commands beside the plain form, by name."""
        return beside.commands

    slip: tuple[str, str] | None = None
    """A first word that is nearly the name of a command beside it, and that name; told only where the words fail."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the words after `chronology`: as the command that the first of them names, else as the plain form."""
        if args and args[0] in self.commands:
            return beside.make_context(info_name, args, parent, **extra)
        self.slip = self._slip_in(args)
        return super().make_context(info_name, args, parent, **extra)

    def _slip_in(self, args: list[str]) -> tuple[str, str] | None:
        if not args or args[0].startswith("-") or Path(args[0]).exists():
            return None
        from casekit.text.nearest import nearest

        meant = nearest(args[0], list(self.commands))
        return (args[0], meant) if meant else None

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options of the plain form, then the commands beside it."""
        super().format_options(ctx, formatter)
        rows = [(name, command.get_short_help_str(80)) for name, command in self.commands.items() if not command.hidden]
        if rows:
            with formatter.section("Commands, each with a --help of its own"):
                formatter.write_dl(rows)


plain: Final = click.command(cls=ChronologyCommand)(chronology)
"""`casekit chronology`: the plain form, and through it the commands beside it."""
