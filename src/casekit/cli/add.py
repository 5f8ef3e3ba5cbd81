"""`casekit add`: put a new record into a case file, in its place, and leave every other line as it is."""

from typing import Any, Final

import click

from casekit.cli.options_given import ChecksOptions

_HELP: Final = {
    "event": "Add an event to the chronology, in date order.",
    "visit": "Add a visit, in date order.",
    "meeting": "Add a meeting, a review or supervision, in date order.",
    "action": "Add something that is to be done.",
    "relationship": "Add what a relationship is like, in somebody's eyes.",
    "person": "Add somebody to the family.",
    "professional": "Add somebody who works with the child or the family.",
}


class _KindsOfRecord(ChecksOptions):
    """Commands whose options are read off the format, which takes a moment, only when one of them is wanted."""

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.commands.update({name: click.Command(name, help=help) for name, help in _HELP.items()})

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The kinds of record, in the order of the help."""
        return list(self.commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, with all its options."""
        if super().get_command(ctx, cmd_name) is None:
            return None
        from casekit.cli.add_options import command_for

        return command_for(cmd_name, _HELP[cmd_name])


@click.group(cls=_KindsOfRecord)
def add() -> None:
    """Put a new record into a case file, in its place."""
