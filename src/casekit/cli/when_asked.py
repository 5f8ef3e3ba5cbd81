"""Groups of commands of which only the one that is asked for is loaded and built.

A command's options alone take longer to build than a case takes to read; nobody waits for those of twenty others.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, ClassVar

import click

from casekit.cli.options_given import ChecksOptions


class _Commands(Mapping[str, click.Command]):
    """Commands by name. The module of one is loaded, and its options are built, when it is looked up."""

    def __init__(self, homes: Mapping[str, str]) -> None:
        self._homes = homes

    def __getitem__(self, name: str) -> click.Command:
        module, _, made = self._homes[name].partition(":")
        command: click.Command = getattr(import_module(module), made)
        return command

    def __contains__(self, name: object) -> bool:
        return name in self._homes

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)


class CommandsWhenAsked(ChecksOptions):
    """A group that knows its commands by name, and each of them only when it is wanted.

    `homes` says for each name where the command stands (`casekit.cli.lint:lint`), in the order of the help.
    """

    homes: ClassVar[Mapping[str, str]] = {}

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        vars(self)["commands"] = _Commands(self.homes)

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        return list(self.commands)
