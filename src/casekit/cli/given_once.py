"""An option that takes one value and is given twice is refused: the last would be taken, and the first never missed."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from typer.core import TyperGroup

from casekit.cli.exits import refuse


class OptionsOnce(TyperGroup):
    """A group that looks at the words of a command before the command does."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names, and its words. Leaves where one of its options is given twice."""
        name, command, rest = super().resolve_command(ctx, args)
        if command is not None and not isinstance(command, TyperGroup):
            _check(command, ctx, rest)
        return name, command, rest


def _check(command: Any, ctx: Any, words: Sequence[str]) -> None:
    twice = [option for option, times in Counter(map(id, _given(command, ctx, words))).items() if times > 1]
    for option in _given(command, ctx, words) if twice else ():
        if id(option) in twice and not option.multiple and not option.is_flag:
            name = max(option.opts, key=len)
            refuse(
                f"`{name}` is given more than once, and it takes one value.",
                f"Leave one of them out; `{ctx.command_path} {command.name} --help` says what it takes.",
            )


def _given(command: Any, ctx: Any, words: Sequence[str]) -> list[Any]:
    """The options in the order in which they are given; none where the words cannot be read, which is said later."""
    parser = command.make_parser(ctx)
    parser.allow_interspersed_args = True
    parser.ignore_unknown_options = True
    try:
        _, _, order = parser.parse_args(args=list(words))
    except Exception as problem:
        if getattr(problem, "format_message", None) is None:
            raise
        return []
    return [one for one in order if getattr(one, "param_type_name", "") == "option"]
