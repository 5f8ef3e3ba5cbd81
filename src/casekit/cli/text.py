"""Text for a terminal: wrapped to its width, and left alone when it is piped."""

import os
import sys
import textwrap
from collections.abc import Iterable, Iterator

NARROWEST = 40


def width() -> int | None:
    """The width of the terminal, no less than 40 columns; `None` where standard output is no terminal."""
    if not sys.stdout.isatty():
        return None
    try:
        return max(NARROWEST, os.get_terminal_size(sys.stdout.fileno()).columns)
    except (OSError, ValueError):
        return 80


def colour() -> bool:
    """Whether colours are wanted: on a terminal, unless `NO_COLOR` is set or the terminal has none."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def plain(lines: Iterable[str]) -> Iterator[str]:
    """Lines of Markdown as they read on a terminal: prose is wrapped, what is indented stays as it is."""
    columns = width()
    for block in lines:
        for line in block.split("\n"):
            if columns is None or line.startswith((" ", "|")) or len(line) < columns:
                yield line
            else:
                yield from textwrap.wrap(line, columns - 1, break_long_words=False, break_on_hyphens=False)


def print_table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """A table: drawn to the width of a terminal, or one row a line with tabs between when it is piped."""
    if width() is None:
        sys.stdout.write("\t".join(heads) + "\n")
        sys.stdout.writelines("\t".join(cell.replace("\t", " ") for cell in row) + "\n" for row in rows)
        return
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE, show_edge=False, pad_edge=False)
    for number, head in enumerate(heads):
        table.add_column(head, overflow="fold", no_wrap=number == 0 and len(heads) > 1)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console(no_color=not colour(), highlight=False).print(table)
