"""Groups of commands of which only the one that is asked for is loaded and built.

A command's options alone take longer to build than a case takes to read; nobody waits for those of twenty others.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, ClassVar

import typer

from casekit.cli.given_once import OptionsOnce


class _Commands(Mapping[str, Any]):
    """Commands by name. Its module is loaded and its options are built when one is looked up, once."""

    def __init__(self, homes: Mapping[str, str], hidden: frozenset[str], ready: Mapping[str, Any]) -> None:
        self._homes, self._hidden = homes, hidden
        self._names = tuple(dict.fromkeys((*homes, *ready)))
        self._built: dict[str, Any] = dict(ready)

    def __getitem__(self, name: str) -> Any:
        if name not in self._built:
            self._built[name] = _built(name, self._homes[name], hidden=name in self._hidden)
        return self._built[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _built(name: str, home: str, *, hidden: bool) -> Any:
    """The command that a function, or a `typer.Typer` with options of its own, says at `module:name`."""
    module, _, made = home.partition(":")
    found = getattr(import_module(module), made)
    if isinstance(found, typer.Typer):
        command: Any = typer.main.get_command(found)
        command.name = name
        return command
    only = typer.Typer(rich_markup_mode=None, add_completion=False)
    only.command(name, hidden=hidden)(found)
    return typer.main.get_command(only)


class CommandsWhenAsked(OptionsOnce):
    """A group that knows its commands by name, and each of them only when it is wanted.

    `homes` says for each name the module and what in it makes the command (`casekit.cli.lint:lint`), in the order of
    the help; `hidden_commands` are those that the help leaves out. Commands registered in the usual way follow.
    """

    homes: ClassVar[Mapping[str, str]] = {}
    hidden_commands: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        vars(self)["commands"] = _Commands(self.homes, self.hidden_commands, self.commands)

    def list_commands(self, _ctx: Any) -> list[str]:
        """The names of all commands, in the order of the help."""
        return list(self.commands)
