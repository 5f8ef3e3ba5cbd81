"""What is wrong with the options of a command before the command reads them: what it would take without a word.

An option that is given twice (the last would be taken), one that stands where the value of another belongs (it would
be that value), one without a value, and two that contradict each other.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click

from casekit.cli.command import Command
from casekit.cli.exits import refuse


class ChecksOptions(Command, click.Group):
    """A group that looks at the words of a command before the command does."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names, and its words. Leaves where its options cannot be meant."""
        name, command, words = super().resolve_command(ctx, args)
        below = getattr(command, "commands", ())
        is_last = command is not None and not isinstance(command, click.Group) and not (words and words[0] in below)
        if command is not None and is_last and not ctx.resilient_parsing:
            named = _options_of(ctx, command)
            _check(ctx, command, named, words)
            words = _spelled_out(named, words)
        return name, command, words


class _Given(NamedTuple):
    """An option as it was given: itself, the name that was used, its values, and how many of them lack.

    `attached` says that the value is part of the same word (`--what=x`).
    """

    option: click.Option
    name: str
    values: tuple[str, ...]
    lacking: int = 0
    attached: bool = False


def _options_of(ctx: click.Context, command: click.Command) -> dict[str, click.Option]:
    options = [one for one in command.get_params(ctx) if isinstance(one, click.Option)]
    return {name: option for option in options for name in (*option.opts, *option.secondary_opts)}


def _spelled_out(named: dict[str, click.Option], words: list[str]) -> list[str]:
    """The words with short names of options (`-o`) in full.

    For a short name click would look among the long ones first, and for all that are like it.
    """
    end = words.index("--") if "--" in words else len(words)
    short = {name: max(option.opts, key=len) for name, option in named.items() if not name.startswith("--")}
    return [*(short.get(word, word) for word in words[:end]), *words[end:]]


def _check(ctx: click.Context, command: click.Command, named: dict[str, click.Option], words: Sequence[str]) -> None:
    see = f"`{ctx.command_path} {command.name} --help` says what it takes."
    first: dict[int, str] = {}
    for option, name, values, lacking, attached in _given(named, words):
        for value in values:
            if value in named and not attached:
                refuse(
                    f"A value is missing after `{name}`; `{value}` is an option itself.",
                    f"If `{value}` is the value, write `{name}={value}`; {see}",
                )
            if not value.strip():
                refuse(f"There is nothing after `{name}`.", "Write a word there, or leave the option out.")
        if lacking:
            refuse(f"A value is missing after `{name}`.", see)
        before = first.get(id(option))
        if before is None:
            first[id(option)] = name
        elif option.secondary_opts and (before in option.opts) is not (name in option.opts):
            refuse(f"`{before}` and `{name}` contradict each other.", "Leave one of them out.")
        elif not option.is_flag and not option.multiple:
            takes = "one value" if option.nargs == 1 else f"{option.nargs} values once"
            long = max(option.opts, key=len)
            refuse(f"`{long}` is given more than once, and it takes {takes}.", f"Leave one of them out; {see}")


def _given(named: dict[str, click.Option], words: Sequence[str]) -> Iterator[_Given]:
    """The options among some words, in their order; what is none is passed over."""
    place = 0
    while place < len(words) and words[place] != "--":
        word = words[place]
        place += 1
        if word.startswith("--"):
            name, sign, value = word.partition("=")
        else:
            name, sign, value = word[:2], word[2:], word[2:]
            if value.startswith("=") and name in named:
                refuse(f"`{word}` would name `{value}`.", f"Write `{name} {value[1:]}`.")
        option = named.get(name)
        if option is None:
            continue
        if option.is_flag or sign:
            yield _Given(option, name, () if option.is_flag else (value,), attached=True)
            continue
        values = tuple(words[place : place + option.nargs])
        place += option.nargs
        yield _Given(option, name, values, option.nargs - len(values))
