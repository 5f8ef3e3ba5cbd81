"""Writing results: to standard output, or to a file that is there whole or not at all."""

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from casekit.cli.exits import refuse, say

_RECORDS = (".yaml", ".yml", ".toml")


def write(result: str | bytes, output: Path | None) -> None:
    """Write a result to a file, and say where it is; to standard output where no file is named.

    A file is replaced in one step, so that nobody ever finds half of one. Records are never written over.
    """
    data = result.encode("utf-8") if isinstance(result, str) else result
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    if output.suffix.lower() in _RECORDS:
        refuse(f"{output} would write over a record.", "Choose a name that ends in .svg, .png, .md, .csv or .json.")
    try:
        _replace(output, data)
    except OSError as error:
        reason = error.strerror or "it cannot be written"
        refuse(f"{output} cannot be written: {reason}.", "Choose another place, or close the file in other programs.")
    say(f"Wrote {output}")


def _replace(output: Path, data: bytes) -> None:
    output.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(output))
        Path(name).replace(output)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _mode(output: Path) -> int:
    """The permissions of the file that is replaced; those of a new file where there is none."""
    if output.exists():
        return output.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
