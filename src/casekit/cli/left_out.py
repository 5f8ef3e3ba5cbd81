"""Options that nobody gave cost nothing: typer would build a reader for each value, thirty of them for one picture."""

from typing import Any

from typer.core import TyperArgument, TyperOption


class _Option(TyperOption):
    """An option that is read only where it was given."""

    def process_value(self, ctx: Any, value: Any) -> Any:
        """The value as the command takes it."""
        return _nothing(self) if _left_out(self, value) else super().process_value(ctx, value)


class _Argument(TyperArgument):
    """A word of the command that is read only where it was given."""

    def process_value(self, ctx: Any, value: Any) -> Any:
        """The value as the command takes it."""
        return _nothing(self) if _left_out(self, value) else super().process_value(ctx, value)


def _left_out(asked: Any, value: object) -> bool:
    return value is None and not asked.required and asked.callback is None


def _nothing(asked: Any) -> tuple[()] | None:
    return () if asked.nargs == -1 or getattr(asked, "multiple", False) else None


_KINDS: dict[type, type] = {TyperOption: _Option, TyperArgument: _Argument}


def read_where_given(command: Any) -> Any:
    """A command whose options and words are read only where they were given. The command is changed.

    Typer makes these objects itself and takes no other class for them, so they get theirs once they are made.
    """
    for asked in command.params:
        asked.__class__ = _KINDS.get(type(asked), type(asked))
    return command
