"""The door: what `casekit` and `python -m casekit` run. Kept light, so that `--version` costs nothing."""

import sys

from casekit import __version__


def main() -> None:
    """Run casekit with the words of the command line, and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"casekit {__version__}\n")
        return
    from casekit.cli.app import run

    sys.exit(run())
