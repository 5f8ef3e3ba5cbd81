"""`casekit chronology [CASE]`: the events in date order, all of them or those asked for, in the view asked for."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from casekit.cli.exits import refuse, say
from casekit.cli.options import AsAt, CaseArgument, For, Output

if TYPE_CHECKING:
    from casekit.case.dates import PartialDate
    from casekit.chronology.extract import Extract


class ChronologyFormat(StrEnum):
    """How a chronology is written."""

    TABLE = "table"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"


_ENDINGS = {
    ".md": ChronologyFormat.MARKDOWN,
    ".csv": ChronologyFormat.CSV,
    ".json": ChronologyFormat.JSON,
    ".txt": ChronologyFormat.TABLE,
}


def chronology(
    case: CaseArgument = None,
    theme: Annotated[
        list[str] | None, typer.Option("--theme", metavar="THEME", help="Only events of this theme; may be repeated.")
    ] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DATE", help="Only events from this date on.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only events up to this date.")] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="AGENCY", help="Only events that this agency told us of.")
    ] = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="PERSON", help="Only events with this person, by key or name.")
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="Only events of this kind; may be repeated.")
    ] = None,
    tone: Annotated[
        list[str] | None,
        typer.Option("--tone", metavar="TONE", help="Only concern, strength, neutral or mixed; may be repeated."),
    ] = None,
    format: Annotated[
        ChronologyFormat | None, typer.Option("--format", help="How to write it; else as the file's ending tells.")
    ] = None,
    audience: For = None,
    as_at: AsAt = None,
    output: Output = None,
) -> None:
    """Print the chronology, in date order.

    With the child's age at each event, what it meant, who responded how, what was done, and who told us.

    CASE is a file, a folder, a case number or a child's key; not needed where there is only one case.
    """
    from casekit.case.audience import Audience, NothingToShow
    from casekit.chronology.extract import extract
    from casekit.chronology.select import Selection, SelectionProblem
    from casekit.cli.opening import open_case
    from casekit.cli.workspace import day_of
    from casekit.cli.writing import way_to_write, write

    day = day_of(as_at)
    way = way_to_write(format, output, _ENDINGS, ChronologyFormat.TABLE)
    _refuse_empty(theme=theme, source=source, person=person, kind=kind, tone=tone)
    selection = Selection(
        themes=tuple(theme or ()),
        start=_date("--from", start),
        end=_date("--to", end),
        source=source,
        person=person,
        kinds=tuple(kind or ()),
        tones=tuple(tone or ()),
    )
    opened = open_case(case)
    try:
        found = extract(opened.case, day, opened.settings.policy, selection, Audience(audience or "internal"))
    except SelectionProblem as problem:
        refuse(str(problem), "Change the option, or leave it out to see all events.")
    except NothingToShow as nothing:
        refuse(nothing.message, nothing.help)
    if way is ChronologyFormat.CSV:
        for sentence in (found.notice,) if found.audience is Audience.FAMILY else found.left_out:
            say(sentence)
    write(_written(found, way, to_terminal=output is None), output)


def _refuse_empty(**options: str | list[str] | None) -> None:
    """Leave with a sentence where an option has no words: to take it as left out would show what nobody asked for."""
    for option, given in options.items():
        words = [given] if isinstance(given, str) else given or []
        if not all(word.strip() for word in words):
            refuse(f"There is nothing after `--{option}`.", "Write a word there, or leave the option out.")


def _date(option: str, text: str | None) -> "PartialDate | None":
    from casekit.case.dates import DateProblem, PartialDate

    if text is None:
        return None
    try:
        return PartialDate.parse(text)
    except DateProblem as problem:
        refuse(f"{option}: {problem.message}", problem.help)


def _written(found: "Extract", way: ChronologyFormat, *, to_terminal: bool) -> str:
    from casekit.cli.text import width

    if way is ChronologyFormat.MARKDOWN:
        from casekit.chronology.markdown import markdown_text

        return markdown_text(found)
    if way is ChronologyFormat.CSV:
        from casekit.chronology.csv_export import csv_text

        return csv_text(found)
    if way is ChronologyFormat.JSON:
        from casekit.chronology.json_export import json_text

        return json_text(found)
    from casekit.chronology.table import text_lines

    return "\n".join(text_lines(found, width() if to_terminal else None)) + "\n"
