"""Mistakes in the command line itself, said as all other messages are: what is wrong, and what to do next."""

import re
from difflib import get_close_matches
from typing import Any, NamedTuple

_CHOICE = re.compile(r"'(?P<given>.*)' is not one of (?P<words>.*?)\.?", re.DOTALL)
_COMMAND = re.compile(r"No such command '(?P<name>.*?)'\.?( Did you mean .*)?", re.DOTALL)
_NO_VALUE = re.compile(r"Option '(?P<option>.*)' requires an argument\.?", re.DOTALL)
_NEEDLESS_VALUE = re.compile(r"Option '(?P<option>.*)' does not take a value\.?", re.DOTALL)
_TOO_MANY = re.compile(r"Got unexpected extra argument(?:\(s\)|s)? \((?P<words>.*)\)", re.DOTALL)
_LEAST = re.compile(r"Input should be greater than or equal to (?P<least>[\d.]+?)\.?")
_NUMBER = re.compile(r"Input should be a valid (?P<kind>integer|number)\b.*")
_QUOTED = re.compile(r"'([^']*)'")


class Usage(NamedTuple):
    """What is wrong with a command line, and the next step."""

    message: str
    help: str


def usage_of(problem: Exception) -> Usage | None:
    """What typer's complaint about a command line means; `None` where the exception is none.

    Typer gives its complaints no public class, so they are known by what they can do.
    """
    said = getattr(problem, "format_message", None)
    if said is None or getattr(problem, "exit_code", None) != 2:
        return None
    context = getattr(problem, "ctx", None)
    command = getattr(context, "command_path", "casekit")
    see = f"`{command} --help` shows how to use it."
    slip = getattr(getattr(context, "command", None), "slip", None)
    if slip is not None:
        return _no_such_command(command, *slip)
    kind = type(problem).__name__
    if kind == "NoArgsIsHelpError":
        return Usage(str(said()), "")
    if kind == "NoSuchOption":
        return _no_such_option(problem, command, see)
    if kind == "MissingParameter":
        return _missing(problem, command)
    text = str(getattr(problem, "message", "")) or str(said())
    return _by_its_words(problem, text, context, command, see)


def _no_such_option(problem: Exception, command: str, see: str) -> Usage:
    option = getattr(problem, "option_name", "")
    possible = sorted(getattr(problem, "possibilities", None) or ())
    meant = next(iter(get_close_matches(option, possible, n=1, cutoff=0)), None)
    hint = f"; did you mean `{meant}`?" if meant else "."
    if getattr(getattr(problem, "ctx", None), "parent", None) is None and not meant:
        see = f"Options stand after a command, as in `{command} lint --advice`; {see}"
    return Usage(f"`{command}` has no option `{option}`{hint}", see)


def _no_such_command(command: str, given: str, meant: str | None) -> Usage:
    hint = f"; did you mean `{command} {meant}`?" if meant else "."
    return Usage(f"There is no command `{command} {given}`{hint}", f"`{command} --help` lists the commands.")


def _missing(problem: Exception, command: str) -> Usage:
    parameter = getattr(problem, "param", None)
    wanted = getattr(parameter, "metavar", None) or str(getattr(parameter, "name", "something")).upper()
    return Usage(f"`{command}` needs {wanted} after it.", f"`{command} --help` says what that is.")


def _by_its_words(problem: Exception, text: str, context: Any, command: str, see: str) -> Usage:
    if match := _COMMAND.fullmatch(text):
        from casekit.text.nearest import nearest

        known = list(getattr(getattr(context, "command", None), "commands", {}))
        return _no_such_command(command, match["name"], nearest(match["name"], known))
    if match := _NO_VALUE.fullmatch(text):
        return Usage(
            f"A value is missing after `{match['option']}`.", "`casekit COMMAND --help` says what stands there."
        )
    if match := _NEEDLESS_VALUE.fullmatch(text):
        return Usage(f"`{match['option']}` stands alone; it takes no value.", f"Write only `{match['option']}`.")
    if match := _TOO_MANY.fullmatch(text):
        message = f"`{command}` cannot use the last of these words: `{match['words']}`."
        return Usage(message, f"Put a name that has spaces in quotes; {see}")
    option = next(iter(getattr(getattr(problem, "param", None), "opts", ())), "")
    if match := _LEAST.fullmatch(text):
        return Usage(f"`{option}` cannot be less than {match['least']}.", see)
    if match := _NUMBER.fullmatch(text):
        number = "whole number" if match["kind"] == "integer" else "number"
        return Usage(f"`{option}` takes a {number}.", f"Write figures only, such as `{option} 3`; {see}")
    if match := _CHOICE.search(text):
        words = _QUOTED.findall(text[match.start("words") :])
        option = option or "the option"
        return Usage(f"`{match['given']}` cannot stand after `{option}`.", f"Choose {_either(words)}.")
    return Usage(text if text.endswith((".", "!", "?")) else f"{text}.", see)


def _either(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)
