"""The commands put together, and the one handler for mistakes of our own."""

import errno
import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, ClassVar, Final

import click

from casekit import __version__
from casekit.cli.exits import BUG, INTERRUPTED, USAGE, say
from casekit.cli.when_asked import CommandsWhenAsked

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

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the words before the command."""
        with _leaving_in_our_way():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Read the words after the command, and run it."""
        with _leaving_in_our_way():
            return super().invoke(ctx)


@contextmanager
def _leaving_in_our_way() -> Iterator[None]:
    """An interruption has a code of its own, and a reader who has seen enough is no mistake; click knows neither."""
    try:
        yield
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    except BrokenPipeError:
        from casekit.cli.writing import silence

        silence()
        raise SystemExit(0) from None


def _print_version(_ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"casekit {__version__}")
        raise click.exceptions.Exit


def _print_completion(ctx: click.Context, _option: click.Parameter, shell: str | None) -> None:
    if shell is not None:
        from click.shell_completion import get_completion_class

        made = get_completion_class(shell)
        if made is not None:
            click.echo(made(ctx.command, {}, "casekit", "_CASEKIT_COMPLETE").source())
        raise click.exceptions.Exit


@click.group(
    cls=_Casekit,
    name="casekit",
    help="Plain-text case files for children's social care: check them, draw them, print them. Nothing leaves "
    "this machine.",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 nothing to fail on, 1 findings, 2 something could not be read or used, 3 a mistake in "
    "casekit, 130 interrupted.",
)
@click.option(
    "--version", is_flag=True, expose_value=False, callback=_print_version, is_eager=True, help="Print the version."
)
@click.option(
    "--show-completion",
    type=click.Choice(["bash", "zsh", "fish"]),
    expose_value=False,
    callback=_print_completion,
    is_eager=True,
    help="Print what lets a shell complete commands and options, to add to its settings.",
)
def app() -> None:
    """Options before the command."""


_CANNOT_WRITE = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EBADF)
"""What a system says of a full disk, and `_Closed` of itself."""


class _Closed(io.TextIOBase):
    """Standard output where there is none: a result is not lost without a word."""

    @property
    def buffer(self) -> "_Closed":
        """Itself: nothing can be written to it as bytes either."""
        return self

    def write(self, _written: str | bytes) -> int:
        """Raise `OSError`."""
        raise OSError(errno.EBADF, "standard output is closed")


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
    """Write UTF-8 whatever the system thinks, and go on where nobody listens."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, _Closed() if name == "stdout" else io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _code(leaving: SystemExit) -> int:
    if leaving.code is None:
        return 0
    return leaving.code if isinstance(leaving.code, int) else USAGE


def _said(mistake: Exception) -> int:
    """Say what went wrong: with the command line, with the disk, or with casekit."""
    if isinstance(mistake, click.UsageError):
        return _misused(mistake)
    if isinstance(mistake, OSError) and mistake.errno in _CANNOT_WRITE:
        from casekit.cli.writing import silence

        silence()
        say(f"casekit: The result cannot be written: {mistake.strerror}.")
        say("  Next: Make room on the disk, or write it somewhere else.")
        return USAGE
    return _our_mistake(mistake)


def _misused(mistake: click.UsageError) -> int:
    """Say what is wrong with the command line; the help alone stands for itself."""
    from casekit.cli.usage import usage_of

    usage = usage_of(mistake)
    if not usage.help:
        with suppress(OSError, ValueError):
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
