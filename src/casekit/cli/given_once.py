"""An option that takes one value and is given twice is refused: the last would be taken, and the first never missed."""

from collections import Counter
from collections.abc import Sequence

import click

from casekit.cli.exits import refuse


class OptionsOnce(click.Group):
    """A group that looks at the words of a command before the command does."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names, and its words. Leaves where one of its options is given twice."""
        name, command, rest = super().resolve_command(ctx, args)
        if command is not None and not isinstance(command, click.Group):
            _check(command, ctx, rest)
        return name, command, rest


def _check(command: click.Command, ctx: click.Context, words: Sequence[str]) -> None:
    given = _given(command, ctx, words)
    times = Counter(map(id, given))
    for option in given:
        if times[id(option)] > 1 and not option.multiple and not option.is_flag:
            name = max(option.opts, key=len)
            refuse(
                f"`{name}` is given more than once, and it takes one value.",
                f"Leave one of them out; `{ctx.command_path} {command.name} --help` says what it takes.",
            )


def _given(command: click.Command, ctx: click.Context, words: Sequence[str]) -> list[click.Option]:
    """The options in the order in which they are given; none where the words cannot be read, which is said later."""
    parser = command.make_parser(ctx)
    parser.allow_interspersed_args = True
    parser.ignore_unknown_options = True
    try:
        _, _, order = parser.parse_args(args=list(words))
    except click.UsageError:
        return []
    return [one for one in order if isinstance(one, click.Option)]
