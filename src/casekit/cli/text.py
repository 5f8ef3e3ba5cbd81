"""Text for a terminal: wrapped to its width, and left alone when it is piped."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TextIO

NARROWEST = 40
_STACKED_BELOW = 30
"""With fewer columns left for the last cell of a row, it stands on lines of its own."""


def width(stream: TextIO | None = None) -> int | None:
    """The width of the terminal a stream (standard output, if left out) writes to, at least 40 columns; else `None`."""
    stream = stream or sys.stdout
    try:
        if not stream.isatty():
            return None
        return max(NARROWEST, os.get_terminal_size(stream.fileno()).columns or 80)
    except ValueError:
        return None
    except OSError:
        return 80


def colour() -> bool:
    """Whether colours are wanted: on a terminal, unless `NO_COLOR` is set or the terminal has none."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def hanging(text: str, columns: int | None) -> list[str]:
    """A paragraph in lines of a terminal, those after the first set in by two more spaces."""
    if columns is None or len(text) < columns:
        return [text]
    import textwrap

    indent = text[: len(text) - len(text.lstrip())]
    wrapped = textwrap.wrap(
        text.strip(),
        columns - 1,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapped or [text]


def plain(lines: Iterable[str]) -> Iterator[str]:
    """Lines of Markdown as they read on a terminal: prose is wrapped, what is indented stays as it is."""
    import textwrap

    columns = width()
    for block in lines:
        for line in block.split("\n"):
            if columns is None or line.startswith((" ", "|")) or len(line) < columns:
                yield line
            else:
                yield from textwrap.wrap(line, columns - 1, break_long_words=False, break_on_hyphens=False)


def table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], group: int) -> Iterator[str]:
    """A table with a heading for each value of the column `group`, or one row a line with tabs between when piped.

    Where a terminal has no room for the last column beside the others, it stands below them.
    """
    import textwrap

    columns = width()
    if columns is None:
        yield "\t".join(heads)
        yield from ("\t".join(cell.replace("\t", " ") for cell in row) for row in rows)
        return
    short = [column for column in range(len(heads) - 1) if column != group]
    widths = [max((len(row[column]) for row in rows), default=0) for column in short]
    room = columns - 2 - sum(widths) - 2 * len(widths)
    for number, (heading, members) in enumerate(groupby(rows, key=itemgetter(group))):
        yield from (["", heading] if number else [heading])
        for row in members:
            cells = [row[column] for column in short]
            if room < _STACKED_BELOW:
                yield from hanging(f"  {', '.join(cells)}", columns)
                yield from hanging(f"    {row[-1]}", columns)
                continue
            start = "  " + "".join(f"{cell.ljust(wide)}  " for cell, wide in zip(cells, widths, strict=True))
            lines = textwrap.wrap(row[-1], room - 1, break_long_words=False, break_on_hyphens=False)
            yield start + lines[0]
            yield from (" " * len(start) + line for line in lines[1:])
