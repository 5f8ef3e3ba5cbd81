"""The door: what `casekit` and `python -m casekit` run. Kept light, so that `--version` costs nothing."""

import atexit
import gc
import os
import sys

from casekit import __version__

RUBBISH = (2_000_000, 5, 5)
"""How seldom Python looks for rubbish: nearly everything that a command makes stays until it ends, so looking is time
lost. What goes on for hours (`--watch`) is still looked through now and then."""


def main() -> None:
    """Run casekit with the words of the command line, and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        _print_version()
        return
    gc.set_threshold(*RUBBISH)
    try:
        from casekit.cli.app import run
    except KeyboardInterrupt:
        sys.exit(130)
    code = run()
    if not _somebody_waits():
        _leave_at_once(code)
    # Leaving, Python would look for rubbish in all that is left once more.
    gc.freeze()
    sys.exit(code)


def _somebody_waits() -> bool:
    """Whether something in this process counts on an ordinary end: a library, a thread, a debugger, a profiler."""
    import threading

    return bool(atexit._ncallbacks() or threading.active_count() > 1 or sys.gettrace() or sys.getprofile())


def _leave_at_once(code: int) -> None:
    """Leave without having Python take apart, piece by piece, what the system takes back whole.

    Returns where a result cannot be written out after all: the ordinary way to leave says so.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return
    os._exit(code)


def _print_version() -> None:
    try:
        sys.stdout.write(f"casekit {__version__}\n")
        sys.stdout.flush()
    except (OSError, AttributeError):
        # A full disk or a closed stream; leaving in the usual way would try once more, and complain at length.
        os._exit(2)
