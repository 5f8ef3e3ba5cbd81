"""The door: what `casekit` and `python -m casekit` run. Kept light, so that `--version` costs nothing."""

import gc
import os
import sys

from casekit import __version__


def main() -> None:
    """Run casekit with the words of the command line, and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"casekit {__version__}\n")
        return
    # A plugin that somebody installed for pydantic would be shown every word of a case.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    # Nearly everything that is made while casekit starts stays, so looking for rubbish in it is time lost.
    gc.set_threshold(200_000, 20, 20)
    from casekit.cli.app import run

    sys.exit(run())
