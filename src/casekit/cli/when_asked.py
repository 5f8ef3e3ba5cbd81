"""Groups of commands of which only the one that is asked for is loaded and built.

A command's options alone take longer to build than a case takes to read; nobody waits for those of twenty others.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

import click

from casekit.cli.options_given import ChecksOptions
from casekit.text.when_asked import WhenAsked, loading


class CommandsWhenAsked(ChecksOptions):
    """A group that knows its commands by name, and each of them only when it is wanted.

    `homes` says for each name where the command stands (`casekit.cli.lint:lint`), in the order of the help.
    """

    homes: ClassVar[Mapping[str, str]] = {}

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        vars(self)["commands"] = WhenAsked({name: loading(home) for name, home in self.homes.items()})

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        return list(self.commands)
