"""Sheets as they were sent: rows of cells, each with what somebody who looks at it sees."""

from collections.abc import Iterable
from typing import Final

from casekit.text.escape import terminal
from casekit.text.frozen import dataclass

LARGEST_FILE: Final = 20 * 1024 * 1024
"""Bytes of a file that is read."""
LARGEST_UNPACKED: Final = 50 * 1024 * 1024
"""Bytes that a workbook or document may have once it is unpacked."""
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 100
LONGEST_ROW: Final = 20_000
"""Characters of a row that is read as an event."""

_INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), None)
_SPACES: Final = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\t"), " ")


class NotASheet(ValueError):
    """The file holds no sheet that can be read. `message` says why, `help` what to do."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its `text` as it is shown.

    `day` is the date that the cell holds by its type, as the format writes it and as far as it is shown (`2022-03` for
    a cell that shows `Mar-22`), `time` the time of day with it. `serial` is the day that a bare number stands for, by
    the workbook's own count. `problem` says why what the cell holds cannot be used as it is.
    """

    text: str = ""
    day: str = ""
    time: str = ""
    serial: str = ""
    problem: str = ""


EMPTY: Final = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """One row, with the number that the reader's program shows beside it; `hidden` rows are not seen there."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False

    def cell(self, column: int) -> Cell:
        """The cell in a column, counted from 0; an empty one past the end."""
        return self.cells[column] if column < len(self.cells) else EMPTY

    @property
    def is_blank(self) -> bool:
        """Whether nothing is shown in the row."""
        return not any(cell.text.strip() or cell.problem for cell in self.cells)

    @property
    def length(self) -> int:
        """How many characters the row has."""
        return sum(len(cell.text) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, one table of a document, or a whole CSV file.

    `name` tells it from the other sheets of the file and is empty where there can be no other. `notes` are sentences
    about how it was read, and about what in it was not.
    """

    file: str
    name: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    def place(self, number: int) -> str:
        """Where a row stands, as the source of an event: `police.xlsx, row 12`."""
        return f"{self.file}, {self.name}, row {number}" if self.name else f"{self.file}, row {number}"


def readable(text: str) -> str:
    """Text of a cell as a case file can hold it; no word is changed.

    Line ends of every kind become a newline, wide spaces and tabs a space. Characters that nobody sees go; those that
    would steer a terminal or turn the direction of the text are shown by number.
    """
    lines = terminal(text.replace("_x000D_", "").translate(_INVISIBLE)).translate(_SPACES).split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def counted(number: int, one: str, many: str = "") -> str:
    """`1 row`, `12 rows`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def numbers(found: Iterable[int], most: int = 8) -> str:
    """`3, 5 and 9`; a few of many, with how many more there are."""
    every = [str(one) for one in found]
    if len(every) > most:
        return f"{', '.join(every[:most])} and {len(every) - most:,} more"
    return " and ".join(([", ".join(every[:-1])] if every[1:] else []) + every[-1:])
