"""Running the `git` command so that it only reads, stays on this machine and starts no other program.

A repository's own settings may name programs (file monitors, filters, signature checkers, transports). What is run here
reads objects only, with those settings switched off. git's own check of who owns a repository stays in force.
"""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

SECONDS: Final = 30
"""How long one call of git may take."""

_READ_ONLY: Final = (
    "--no-pager",
    "--no-optional-locks",
    "--no-replace-objects",
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.quotePath=false"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.mailmap=false"),
    *("-c", "diff.external="),
    *("-c", "protocol.allow=never"),
)
_NOT_OURS: Final = re.compile(rb"safe\.directory")


class GitFailed(Exception):
    """git could not be run, took too long or refused. `message` says which, in a sentence for the user."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


def git_program() -> str | None:
    """The `git` command on the path; `None` where there is none.

    One that lies in the folder where casekit is run is passed over: a record folder holds no programs.
    """
    found = shutil.which("git")
    return None if found is None or Path(found).absolute().parent == Path.cwd() else found


def command(folder: Path, *words: str) -> list[str]:
    """The words of a call of git in a folder. Raises `GitFailed` where there is no git."""
    program = git_program()
    if program is None:
        raise GitFailed("The `git` command is not there.")
    return [program, *_READ_ONLY, "-C", str(folder), *words]


def run(folder: Path, *words: str, given: bytes = b"") -> bytes | None:
    """What a call of git prints; `None` where it ends with an error that only says no.

    Raises `GitFailed` where there is no git, it takes too long, or the repository belongs to somebody else.
    """
    try:
        ran = subprocess.run(command(folder, *words), input=given, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise GitFailed(f"git did not answer within {SECONDS} seconds.") from None
    except OSError:
        raise GitFailed("The `git` command could not be run.") from None
    if ran.returncode and _NOT_OURS.search(ran.stderr):
        raise GitFailed("git does not open this folder’s history, because the folder belongs to another user.")
    return None if ran.returncode else ran.stdout
