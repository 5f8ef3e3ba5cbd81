"""Exit codes, and the one way to leave with a sentence."""

import sys
from contextlib import suppress
from typing import NoReturn

from casekit.cli.text import hanging, width
from casekit.text.escape import terminal

FOUND = 1
"""Findings at or above `--fail-on`."""
USAGE = 2
"""The command, the settings or a file cannot be used."""
BUG = 3
"""A mistake in casekit itself."""
INTERRUPTED = 130
"""Stopped by Ctrl-C."""


def say(text: str = "") -> None:
    """Talk to the user, on standard error; standard output is for the result.

    Wrapped to the width of a terminal, and left alone when it is piped. Where nobody listens any more, nothing is said.
    """
    lines = hanging(terminal(text), width(sys.stderr))
    with suppress(OSError, ValueError):
        sys.stderr.write("\n".join(lines) + "\n")


def refuse(message: str, help: str = "") -> NoReturn:
    """Leave with a sentence and, where there is one, the next step."""
    say(f"casekit: {message}")
    if help:
        say(f"  Next: {help}")
    raise SystemExit(USAGE)
