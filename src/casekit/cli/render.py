"""`casekit render`: pictures, each a command of its own."""

from typing import ClassVar

import click

from casekit.cli.when_asked import CommandsWhenAsked


class _Pictures(CommandsWhenAsked):
    """The pictures, in the order of the help."""

    homes: ClassVar = {name: f"casekit.cli.render_{name}:{name}" for name in ("genogram", "key", "timeline")}


@click.group(cls=_Pictures)
def render() -> None:
    """Draw a picture."""
