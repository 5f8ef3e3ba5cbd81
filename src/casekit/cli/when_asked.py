"""Groups of commands of which only the one that is asked for is loaded and built.

A command's options alone take longer to build than a case takes to read; nobody waits for those of twenty others.
"""

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any, ClassVar

import click

from casekit.cli.given_once import OptionsOnce


class _Commands(MutableMapping[str, click.Command]):
    """Commands by name. The module of one is loaded, and its options are built, when it is looked up."""

    def __init__(self, homes: dict[str, str]) -> None:
        self._homes = homes
        self._built: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._built:
            module, _, made = self._homes[name].partition(":")
            self._built[name] = getattr(import_module(module), made)
        return self._built[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._homes[name] = ""
        self._built[name] = command

    def __delitem__(self, name: str) -> None:
        del self._homes[name], self._built[name]

    def __contains__(self, name: object) -> bool:
        return name in self._homes

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)


class CommandsWhenAsked(OptionsOnce):
    """A group that knows its commands by name, and each of them only when it is wanted.

    `homes` says for each name where the command stands (`casekit.cli.lint:lint`), in the order of the help. Commands
    registered in the usual way follow.
    """

    homes: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        vars(self)["commands"] = _Commands(dict(self.homes))

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        return list(self.commands)
