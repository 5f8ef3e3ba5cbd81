"""`casekit chronology --all`: the same question to every case, and the answers in one stream."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple, NoReturn

from casekit.case.audience import NothingToShow
from casekit.case.reading import Reader
from casekit.chronology.csv_export import BYTE_ORDER_MARK, csv_heading, csv_rows
from casekit.chronology.json_export import json_line
from casekit.chronology.select import SelectionProblem
from casekit.chronology.when import NoSuchSpan
from casekit.chronology.words import counted
from casekit.cli.chronology_asked import Asked, extract_for, written
from casekit.cli.chronology_options import ChronologyFormat
from casekit.cli.cores import MANY, on_all_cores
from casekit.cli.exits import USAGE, refuse, say
from casekit.cli.text import width
from casekit.cli.workspace import Workspace
from casekit.cli.writing import stream, write
from casekit.policy.policy import Policy
from casekit.text.finding import Severity

STREAMED: Final = (ChronologyFormat.TABLE, ChronologyFormat.MARKDOWN, ChronologyFormat.CSV, ChronologyFormat.JSON)
"""The forms in which one case can follow the other."""


class _Answer(NamedTuple):
    """What one case gives: its part of the stream; or why it has none (`unread`: the file could not be read whole)."""

    path: str
    text: str = ""
    heading: str = ""
    nothing: str = ""
    unread: bool = False


def show_all(wanted: str | None, asked: Asked, way: ChronologyFormat, output: Path | None) -> None:
    """Write the chronology asked for from every case that has such events, one after the other.

    The cases without are counted on standard error; where none has any, it leaves with what is wrong for the first of
    them. A file that could not be read whole is named and left out, and the exit code is 2.
    """
    if way not in STREAMED:
        refuse(
            f"`--all` writes one stream, and {way.value} is a file for one case.",
            "Choose `--format table`, `markdown`, `csv` or `json` (an object a line), or name one case.",
        )
    workspace = Workspace()
    tasks = [
        (path, workspace.settings_for(Path(path)).policy)
        for path in workspace.cases([] if wanted is None else [wanted])
    ]
    work = partial(_answer, asked=asked, way=way, columns=width() if output is None else None)
    left_out: list[_Answer] = []
    pieces = _pieces(on_all_cores(work, tasks) if len(tasks) >= MANY else map(work, tasks), left_out)
    first = next(pieces, None)
    if first is None:
        _refuse_nothing(left_out)
    if output is None:
        stream(chain((first,), pieces))
    else:
        write("".join((first, *pieces)), output)
    _say_left_out(left_out, len(tasks))


def _answer(task: tuple[str, Policy], asked: Asked, way: ChronologyFormat, columns: int | None) -> _Answer:
    path, policy = task
    reading = Reader().read(path)
    if reading.case is None or any(finding.severity is Severity.ERROR for finding in reading.findings):
        return _Answer(path, unread=True)
    try:
        found = extract_for(reading.case, policy, asked)
    except (SelectionProblem, NothingToShow, NoSuchSpan) as problem:
        return _Answer(path, nothing=problem.message)
    if not found.entries:
        return _Answer(path, nothing=found.nothing_chosen or found.count)
    if way is ChronologyFormat.CSV:
        name = found.case_id or Path(path).stem
        heading = csv_heading(found, "Case", "Child")
        return _Answer(path, csv_rows(found, name, found.child_name), f"{BYTE_ORDER_MARK}{heading}")
    if way is ChronologyFormat.JSON:
        return _Answer(path, json_line(found))
    return _Answer(path, f"{written(found, way, columns)!s}\n")


def _pieces(answers: Iterable[_Answer], left_out: list[_Answer]) -> Iterator[str]:
    """The stream, piece by piece; what is not in it is put into `left_out`."""
    is_first = True
    for answer in answers:
        if not answer.text:
            left_out.append(answer)
            continue
        yield answer.heading + answer.text if is_first else answer.text
        is_first = False


def _refuse_nothing(left_out: list[_Answer]) -> NoReturn:
    _say_unread(left_out)
    nothing = [answer for answer in left_out if answer.nothing]
    if not nothing:
        raise SystemExit(USAGE)
    told = next((answer for answer in nothing if "Did you mean" in answer.nothing), nothing[0])
    refuse(
        f"{_cases(len(nothing))} such an event. {told.path}: {told.nothing}",
        "Change the options, or leave them out to see all events.",
    )


def _cases(number: int) -> str:
    return "The one case does not have" if number == 1 else f"None of {counted(number, 'case')} has"


def _say_left_out(left_out: list[_Answer], total: int) -> None:
    without = sum(not answer.unread for answer in left_out)
    if without:
        say(f"{without:,} of {counted(total, 'case')} {'has' if without == 1 else 'have'} no such event.")
    if _say_unread(left_out):
        raise SystemExit(USAGE)


def _say_unread(left_out: list[_Answer]) -> int:
    unread = [answer.path for answer in left_out if answer.unread]
    for path in unread:
        say(f"{path} could not be read whole and is left out; `casekit lint {path}` says why.")
    return len(unread)
