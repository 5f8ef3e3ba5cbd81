"""Changing a record: the difference is shown, a person says yes, and the file is replaced whole or not at all."""

import difflib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from casekit.cli.exits import BUG, refuse, say
from casekit.cli.text import colour
from casekit.cli.writing import replace_whole, show
from casekit.text.escape import terminal
from casekit.text.source import Source, decode
from casekit.text.splice import encoded_like

_COLOURS = {"+": "32", "-": "31", "@": "36"}


class Record(NamedTuple):
    """A file as it was read: its bytes, to see whether somebody changed it since, and its text."""

    path: Path
    data: bytes
    source: Source


def open_record(path: str) -> Record:
    """The file at a path, to be changed. Raises `NotText` where it is none that casekit reads."""
    from casekit.case.reading import load

    load(path)
    file = Path(path)
    try:
        data = file.read_bytes()
    except OSError as error:
        refuse(f"{path} cannot be read: {error.strerror or 'unknown reason'}.", "Close it in other programs.")
    return Record(file, data, decode(path, data))


def save(record: Record, after: Source) -> None:
    """Replace the file by its changed text. Leaves with a sentence where it was changed since it was read."""
    target = record.path.resolve()
    try:
        if target.read_bytes() != record.data:
            refuse(
                f"{record.path} was changed by somebody else in the meantime; it is left as it is.",
                "Save what is open in an editor, then run this again.",
            )
        replace_whole(target, encoded_like(record.data, after.text))
    except OSError as error:
        refuse(
            f"{record.path} cannot be written: {error.strerror or 'unknown reason'}.",
            "Close it in other programs, or ask who owns it to let you write.",
        )


def show_difference(before: Source, after: Source) -> None:
    """Print what is different, as `git diff` does; in colour on a terminal."""
    show(_difference(before, after, coloured=colour()))


def _difference(before: Source, after: Source, *, coloured: bool) -> Iterator[str]:
    name = before.path.replace("\\", "/")
    old, new = (_lines(one) for one in (before, after))
    for line in difflib.unified_diff(old, new, f"a/{name}", f"b/{name}", lineterm=""):
        shown = terminal(line).replace("\n", " ")
        code = _COLOURS.get(line[:1]) if coloured and not line.startswith(("+++", "---")) else None
        yield f"\x1b[{code}m{shown}\x1b[0m" if code else shown


def _lines(source: Source) -> list[str]:
    """The lines of a text; the empty one after the last line end is none."""
    return source.lines[:-1] if source.lines[-1] == "" else source.lines


def can_ask() -> bool:
    """Whether somebody sits at a terminal and can answer."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def says_yes(question: str) -> bool:
    """Whether the answer to a question is yes; anything else is no, and so is the end of the input."""
    sys.stderr.write(f"{terminal(question)} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def say_other_meaning(path: str) -> int:
    """Say that the changed text would say something else than was meant, and that the file is untouched; the code."""
    say(f"casekit: {path} is left as it is: after the change it would say something else than was meant.")
    say("  Next: Change it by hand, and please report this: it is a mistake in casekit.")
    return BUG
