"""Mistakes in the command line itself, said as all other messages are: what is wrong, and what to do next."""

import re
from ast import literal_eval
from typing import NamedTuple

import click

from casekit.text.escape import one_line
from casekit.text.nearest import nearest

_NO_VALUE = re.compile(r"Option '(?P<option>.*)' requires (?:an|\d+) arguments?\.?", re.DOTALL)
_NEEDLESS_VALUE = re.compile(r"Option '(?P<option>.*)' does not take a value\.?", re.DOTALL)
_TOO_MANY = re.compile(r"Got unexpected extra arguments? \((?P<words>.*)\)", re.DOTALL)


class Usage(NamedTuple):
    """What is wrong with a command line, and the next step."""

    message: str
    help: str


def usage_of(problem: click.UsageError) -> Usage:
    """What click's complaint about a command line means."""
    command = problem.ctx.command_path if problem.ctx is not None else "casekit"
    see = f"`{command} --help` shows how to use it."
    slip = getattr(problem.ctx and problem.ctx.command, "slip", None)
    if slip is not None and (isinstance(problem, click.NoSuchOption) or _TOO_MANY.fullmatch(problem.message)):
        return _no_such_command(command, *slip)
    match problem:
        case click.exceptions.NoArgsIsHelpError():
            return Usage(problem.format_message(), "")
        case click.NoSuchOption():
            return _no_such_option(problem, command, see)
        case click.exceptions.NoSuchCommand():
            return _no_such_command(command, problem.command_name, nearest(problem.command_name, _commands(problem)))
        case click.MissingParameter():
            wanted = problem.param.make_metavar(problem.ctx) if problem.param and problem.ctx else "something"
            return Usage(f"`{command}` needs {wanted} after it.", f"`{command} --help` says what that is.")
        case click.BadParameter(param=click.Option() as option):
            return _bad_value(problem, option, see)
    return _by_its_words(problem.message, command, see)


def _commands(problem: click.UsageError) -> list[str]:
    group = problem.ctx.command if problem.ctx is not None else None
    return list(group.commands) if isinstance(group, click.Group) else []


def _no_such_option(problem: click.NoSuchOption, command: str, see: str) -> Usage:
    given, context = problem.option_name, problem.ctx
    options = context.command.get_params(context) if context is not None else []
    meant = nearest(given, [name for option in options for name in (*option.opts, *option.secondary_opts)])
    hint = f"; did you mean `{meant}`?" if meant else "."
    if context is not None and context.parent is None and not meant:
        see = f"Options stand after a command, as in `{command} lint --advice`; {see}"
    return Usage(f"`{command}` has no option `{given}`{hint}", see)


def _no_such_command(command: str, given: str, meant: str | None) -> Usage:
    hint = f"; did you mean `{command} {meant}`?" if meant else "."
    return Usage(f"There is no command `{command} {given}`{hint}", f"`{command} --help` lists the commands.")


def _bad_value(problem: click.BadParameter, option: click.Option, see: str) -> Usage:
    name, takes = option.opts[0], option.type
    if isinstance(takes, click.Choice):
        words = [str(word) for word in takes.choices]
        given = _typed(problem.message)
        meant = nearest(given, words)
        hint = f"; did you mean `{meant}`?" if meant else "."
        return Usage(f"`{given}` cannot stand after `{name}`{hint}", f"Choose {_either(words)}.")
    if isinstance(takes, click.IntRange) and " is not in the range " in problem.message:
        return Usage(f"`{name}` cannot be less than {takes.min}.", see)
    if takes in (click.INT, click.FLOAT) or isinstance(takes, click.IntRange):
        number = "number" if takes is click.FLOAT else "whole number"
        return Usage(f"`{name}` takes a {number}.", f"Write figures only, such as `{name} 3`; {see}")
    return Usage(problem.message, see)


def _typed(complaint: str) -> str:
    """The word that a complaint is about, as it was typed; it stands at its beginning, written as Python would."""
    written = re.match(r"""(['"]).*\1(?= is not )""", complaint, re.DOTALL)
    return one_line(str(literal_eval(written[0]))) if written else "That"


def _either(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)


def _by_its_words(text: str, command: str, see: str) -> Usage:
    """Complaints for which click has no class of their own."""
    if match := _NO_VALUE.fullmatch(text):
        return Usage(
            f"A value is missing after `{match['option']}`.", "`casekit COMMAND --help` says what stands there."
        )
    if match := _NEEDLESS_VALUE.fullmatch(text):
        return Usage(f"`{match['option']}` stands alone; it takes no value.", f"Write only `{match['option']}`.")
    if match := _TOO_MANY.fullmatch(text):
        message = f"`{command}` cannot use the last of these words: `{one_line(match['words'])}`."
        return Usage(message, f"Put a name that has spaces in quotes; {see}")
    return Usage(text if text.endswith((".", "!", "?")) else f"{text}.", see)
