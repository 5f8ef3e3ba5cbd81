"""The commands put together, and the one handler for mistakes of our own."""

import os
import sys
from pathlib import Path

import typer

from casekit import __version__
from casekit.cli.chronology import chronology
from casekit.cli.docs import docs
from casekit.cli.exits import BUG, INTERRUPTED, USAGE, say
from casekit.cli.explain import explain
from casekit.cli.lint import lint
from casekit.cli.new import new
from casekit.cli.policy import policy
from casekit.cli.render import render
from casekit.cli.rules import rules
from casekit.cli.summary import summary

app = typer.Typer(
    name="casekit",
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


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"casekit {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Options before the command."""


for command in (new, lint, explain, rules, policy, chronology, summary):
    app.command()(command)
app.add_typer(render, name="render")
app.command(hidden=True)(docs)


def run() -> int:
    """Run the command line; the exit code is returned, and nothing is ever raised but that."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except SystemExit as leaving:
        return _code(leaving)
    except KeyboardInterrupt:
        say("Interrupted.")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as mistake:
        return _our_mistake(mistake)
    return 0


def _code(leaving: SystemExit) -> int:
    if leaving.code is None:
        return 0
    return leaving.code if isinstance(leaving.code, int) else USAGE


def _our_mistake(mistake: BaseException) -> int:
    """Say that casekit is at fault, and write where, without a word of the case."""
    import tempfile
    import traceback

    frames = traceback.extract_tb(mistake.__traceback__)
    lines = [f"casekit {__version__}, Python {sys.version.split()[0]}, {sys.platform}", type(mistake).__name__]
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    where = frames[-1] if frames else None
    said = f"{type(mistake).__name__} in {Path(where.filename).name}:{where.lineno}" if where else str(type(mistake))
    with tempfile.NamedTemporaryFile("w", prefix="casekit-", suffix=".log", delete=False, encoding="utf-8") as log:
        log.write("\n".join(lines) + "\n")
    say(f"casekit: this is a mistake in casekit, not in your file ({said}).")
    say(f"  Next: please report it with {log.name}; that file holds no words of the case.")
    return BUG
