"""The door: what `casekit` and `python -m casekit` run. Kept light, so that `--version` costs nothing."""

import gc
import os
import sys

from casekit import __version__


def main() -> None:
    """Run casekit with the words of the command line, and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        _print_version()
        return
    # A plugin that somebody installed for pydantic would be shown every word of a case.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    # Nearly everything that is made while casekit starts stays, so looking for rubbish in it is time lost.
    gc.set_threshold(200_000, 20, 20)
    try:
        from casekit.cli.app import run
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(run())


def _print_version() -> None:
    try:
        sys.stdout.write(f"casekit {__version__}\n")
        sys.stdout.flush()
    except (OSError, AttributeError):
        # A full disk or a closed stream; leaving in the usual way would try once more, and complain at length.
        os._exit(2)
