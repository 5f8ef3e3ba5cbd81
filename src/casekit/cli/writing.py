"""Writing results: to standard output, or to a file that is there whole or not at all."""

import errno
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from casekit.cli.exits import refuse, say

_RECORDS = (".yaml", ".yml", ".toml")
_CLOSED = (errno.EPIPE, errno.EINVAL)
"""What a system says when the other end of a pipe has gone; Windows says the second."""

_FOR_US_ALONE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

Way = TypeVar("Way", bound=StrEnum)


def show(lines: Iterable[str]) -> None:
    """Print lines on standard output. Where the reader has gone (`| head`), the rest is left unsaid, and no more."""
    with _to_standard_output():
        sys.stdout.writelines(line + "\n" for line in lines)
        sys.stdout.flush()


def stream(pieces: Iterable[str]) -> None:
    """Print pieces of a result as they come, their line ends as they are; `show` says what holds for both."""
    with _to_standard_output():
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(_bytes(piece))
        sys.stdout.buffer.flush()


def write(result: str | bytes, output: Path | None) -> None:
    """Write a result to a file, and say where it is; to standard output where no file is named.

    A file is replaced in one step, so that nobody ever finds half of one. Records are never written over.
    """
    if output is None:
        with _to_standard_output():
            sys.stdout.flush()
            sys.stdout.buffer.write(_bytes(result))
            sys.stdout.buffer.flush()
        return
    write_all({output: result})


def write_all(results: Mapping[Path, str | bytes]) -> None:
    """Write results that belong together, and say where they are.

    All of them lie ready on the disk before the first takes its place, so where one cannot be written, none is.
    """
    ready: list[tuple[Path, Path]] = []
    output = Path()
    try:
        for output, result in results.items():
            target = _target(output)
            ready.append((_prepared(target, _bytes(result)), target))
        for prepared, target in ready:
            prepared.replace(target)
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "there is no such place"
        refuse(f"{output} cannot be written: {reason}.", "Choose another place, or close the file in other programs.")
    finally:
        for prepared, _ in ready:
            with suppress(OSError):
                prepared.unlink(missing_ok=True)
    for output in results:
        say(f"Wrote {output}")


def _bytes(result: str | bytes) -> bytes:
    return result.encode("utf-8", "backslashreplace") if isinstance(result, str) else result


def _target(output: Path) -> Path:
    """The file that a name stands for, behind links. Leaves where it must not or cannot be written."""
    target = output.resolve()
    refuse_record(output)
    refuse_record(target)
    if target.is_dir():
        refuse(f"{output} is a folder.", f"Name a file in it, such as {output / 'result.md'}.")
    if target.exists() and not target.is_file():
        refuse(f"{output} is not an ordinary file.", "Leave `-o` out to print the result, or name a file.")
    return target


def refuse_record(output: Path) -> None:
    """Leave with a sentence where the file to write would be a case, a family or a settings file."""
    if output.suffix.lower() in _RECORDS:
        refuse(
            f"{output} has the ending of a record, and casekit never writes over records.",
            "Choose a name that ends in .svg, .png, .md, .csv or .json.",
        )


def way_to_write(asked: Way | None, output: Path | None, endings: Mapping[str, Way], default: Way) -> Way:
    """How to write a result: as it was asked for, else as the ending of the file tells.

    Leaves with a sentence where the two contradict each other, or where the ending says nothing.
    """
    if output is None:
        return asked or default
    refuse_record(output)
    told = endings.get(output.suffix.lower())
    known = list(endings)
    listed = f"{', '.join(known[:-1])} or {known[-1]}"
    if asked is None:
        return told or refuse(
            f"casekit cannot tell from its ending how to write {output}.", f"Name a file that ends in {listed}."
        )
    fitting = [ending for ending, way in endings.items() if way is asked]
    if asked is not told and output.suffix:
        refuse(f"`--format {asked.value}` does not fit {output}.", f"Name a file that ends in {fitting[0]}.")
    return asked


@contextmanager
def _to_standard_output() -> Iterator[None]:
    """Take a reader that has gone as it is; leave with a sentence where the result cannot be written otherwise."""
    try:
        yield
    except OSError as error:
        silence()
        if error.errno not in _CLOSED:
            refuse(f"The result cannot be written: {error.strerror or 'unknown reason'}.", "Write it somewhere else.")


def silence() -> None:
    """Let what is still to be written to standard output go nowhere, so that leaving does not fail over it."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def replace_whole(output: Path, data: bytes) -> None:
    """Put a file in place in one step, with the permissions of the one it replaces. Raises `OSError`."""
    prepared = _prepared(output, data)
    try:
        prepared.replace(output)
    except BaseException:
        with suppress(OSError):
            prepared.unlink()
        raise


def _prepared(output: Path, data: bytes) -> Path:
    """A file with this content, whole on the disk, beside the one whose place it is going to take."""
    output.parent.mkdir(parents=True, exist_ok=True)
    # Nobody else has the number of this process, so what lies there of that name was left by one that has ended.
    prepared = output.with_name(f".{output.name}.{os.getpid()}")
    prepared.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(prepared, _FOR_US_ALONE, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        prepared.chmod(_mode(output))
    except BaseException:
        with suppress(OSError):
            prepared.unlink()
        raise
    return prepared


def _mode(output: Path) -> int:
    """The permissions of the file that is replaced; those of a new file where there is none."""
    if output.exists():
        return output.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
