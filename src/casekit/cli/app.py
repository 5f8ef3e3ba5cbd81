"""The commands put together, and the one handler for mistakes of our own."""

import errno
import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

import typer

from casekit import __version__
from casekit.cli.exits import BUG, INTERRUPTED, USAGE, say
from casekit.cli.when_asked import CommandsWhenAsked

if TYPE_CHECKING:
    from casekit.cli.usage import Usage

_COMMANDS: Final = (
    *("init", "new", "lint", "fix", "done", "due", "explain", "rules", "policy", "chronology", "patterns", "summary"),
    *("questions", "render", "add", "docs"),
)


class _Casekit(CommandsWhenAsked):
    """All commands, in the order of the help; each stands in the module that bears its name."""

    homes: ClassVar = {
        **{name: f"casekit.cli.{name}:{name}" for name in _COMMANDS},
        "chronology": "casekit.cli.chronology:plain",
    }
    hidden_commands: ClassVar = frozenset({"docs"})


app = typer.Typer(
    name="casekit",
    cls=_Casekit,
    help="Plain-text case files for children's social care: check them, draw them, print them. Nothing leaves "
    "this machine.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 nothing to fail on, 1 findings, 2 something could not be read or used, 3 a mistake in "
    "casekit, 130 interrupted.",
)

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"casekit {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Options before the command."""


def run() -> int:
    """Run the command line; the exit code is returned, and nothing is ever raised."""
    _prepare_streams()
    try:
        code = app(standalone_mode=False)
    except SystemExit as leaving:
        code = _code(leaving)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as mistake:
        code = _said(mistake)
    if code == INTERRUPTED:
        say("Interrupted.")
    return code if isinstance(code, int) else 0


def _prepare_streams() -> None:
    """Write UTF-8 whatever the system thinks, and go on where a stream has been closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _code(leaving: SystemExit) -> int:
    if isinstance(leaving.__context__, BrokenPipeError):
        from casekit.cli.writing import silence

        silence()
        return 0
    if leaving.code is None:
        return 0
    return leaving.code if isinstance(leaving.code, int) else USAGE


def _said(mistake: Exception) -> int:
    """Say what went wrong: with the command line, with the disk, or with casekit."""
    from casekit.cli.usage import usage_of

    usage = usage_of(mistake)
    if usage is not None:
        return _misused(usage)
    if isinstance(mistake, OSError) and mistake.errno in _NO_ROOM:
        from casekit.cli.writing import silence

        silence()
        say(f"casekit: The result cannot be written: {mistake.strerror}.")
        say("  Next: Make room on the disk, or write it somewhere else.")
        return USAGE
    return _our_mistake(mistake)


def _misused(usage: "Usage") -> int:
    """Say what is wrong with the command line; the help alone stands for itself."""
    if not usage.help:
        sys.stderr.write(usage.message + "\n")
        return USAGE
    say(f"casekit: {usage.message}")
    say(f"  Next: {usage.help}")
    return USAGE


def _our_mistake(mistake: BaseException) -> int:
    """Say that casekit is at fault, and write where, without a word of the case."""
    import tempfile

    frames = _frames(mistake)
    said = f"{type(mistake).__name__} in {frames[-1]}" if frames else type(mistake).__name__
    say(f"casekit: this is a mistake in casekit, not in your file ({said}).")
    lines = [f"casekit {__version__}, Python {sys.version.split()[0]}, {sys.platform}", type(mistake).__name__, *frames]
    try:
        with tempfile.NamedTemporaryFile("w", prefix="casekit-", suffix=".log", delete=False, encoding="utf-8") as log:
            log.write("\n".join(lines) + "\n")
    except OSError:
        say("  Next: please report it with the words in brackets.")
    else:
        say(f"  Next: please report it with {log.name}; that file holds no words of the case.")
    return BUG


def _frames(mistake: BaseException) -> list[str]:
    """Where it happened, the innermost place last: files and lines of programs only.

    What went wrong in a second process comes back with that process's own places in its cause, as text.
    """
    import traceback

    frames = [(frame.filename, frame.lineno, frame.name) for frame in traceback.extract_tb(mistake.__traceback__)]
    frames += re.findall(r'^  File "([^"\n]+)", line (\d+), in (\w+)$', str(mistake.__cause__ or ""), re.MULTILINE)
    return [f"{Path(file).name}:{line} in {function}" for file, line, function in frames]
