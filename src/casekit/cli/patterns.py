"""`casekit patterns`: what a record shows when it is read as a whole."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casekit.chronology.near import Side
from casekit.cli.asked import partial_date
from casekit.cli.command import Command
from casekit.cli.exits import refuse
from casekit.cli.one_of import OneOf
from casekit.cli.options import as_at_option, case_argument, output_option
from casekit.patterns.names import SectionName

if TYPE_CHECKING:
    from casekit.cli.opening import Opened
    from casekit.output.patterns_text import Room
    from casekit.patterns.contradictions import Others
    from casekit.patterns.everything import Asked
    from casekit.patterns.model import Patterns


class PatternsFormat(StrEnum):
    """How the patterns are written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


_ENDINGS = {".md": PatternsFormat.MARKDOWN, ".json": PatternsFormat.JSON, ".txt": PatternsFormat.TEXT}
_WITHIN = 7
_MOST_WITHIN = 366


@click.command(cls=Command)
@case_argument
@click.option(
    "--section",
    metavar="NAME",
    multiple=True,
    type=OneOf(SectionName),
    help=f"Only this section; may be repeated: {', '.join(SectionName)}.",
)
@click.option("--near", metavar="A B", nargs=2, help="How often B lies near A: two themes or kinds of event.")
@click.option("--within", metavar="DAYS", type=int, default=_WITHIN, help="How many days count as near.")
@click.option("--side", type=OneOf(Side), default=Side.AFTER, help="Where the second is looked for.")
@click.option("--from", "start", metavar="DATE", help="Only what may lie after this.")
@click.option("--to", "end", metavar="DATE", help="Only what may lie before this.")
@click.option("--all", "whole", is_flag=True, help="Every figure and every event behind it.")
@click.option("--format", type=OneOf(PatternsFormat), help="How to write it; else as the file's ending tells.")
@click.option("--with-text", is_flag=True, help="Names and case text in JSON output.")
@as_at_option
@output_option
def patterns(
    case: str | None,
    section: tuple[SectionName, ...],
    near: tuple[str, str] | None,
    within: int,
    side: Side,
    start: str | None,
    end: str | None,
    whole: bool,
    format: PatternsFormat | None,
    with_text: bool,
    as_at: str | None,
    output: Path | None,
) -> None:
    """Show gaps, drift, build-up and what lies near each other.

    Silences, late actions, themes over time, things that happened near each other, moves, missed appointments, who told
    us and when, and dates that contradict each other: counts with the events behind them, for supervision. Nothing is
    scored or predicted. For professionals only.

    CASE is a file, a folder, a case number or a child's key; not needed where there is only one case.
    """
    from casekit.cli.opening import open_case
    from casekit.cli.workspace import day_of
    from casekit.cli.writing import way_to_write, write
    from casekit.patterns.asked import NearAsked
    from casekit.patterns.everything import Asked

    day = day_of(as_at)
    way = way_to_write(format, output, _ENDINGS, PatternsFormat.TEXT)
    span = partial_date("--from", start), partial_date("--to", end)
    chosen = _sections(section, near)
    if not 0 <= within <= _MOST_WITHIN:
        refuse(
            f"`--within {within}` is no number of days to look round.", f"Write a number from 0 to {_MOST_WITHIN}: 7."
        )
    opened = open_case(case)
    found = _found(opened, day, Asked(chosen, NearAsked(near, within, side), *span))
    room = _room(whole, bool(section or near))
    write(_written(found, way, room, with_text, to_terminal=output is None), output)


def _sections(asked: tuple[SectionName, ...], near: tuple[str, str] | None) -> tuple[SectionName, ...]:
    """The sections to show: all, if none was asked for; two words that are to be near each other ask for that one."""
    if not asked and near is None:
        return tuple(SectionName)
    return tuple(dict.fromkeys((*asked, *([SectionName.NEAR] if near is not None else ()))))


def _found(opened: "Opened", day: date, asked: "Asked") -> "Patterns":
    from casekit.case.audience import NothingToShow
    from casekit.chronology.select import SelectionProblem
    from casekit.patterns.asked import PatternsProblem
    from casekit.patterns.everything import patterns as patterns_of

    others = _others(opened, day, asked)
    try:
        return patterns_of(opened.case, day, opened.settings.policy, asked, others)
    except SelectionProblem as problem:
        refuse(str(problem), "Write a day, a month or a year, the earlier after `--from`: 2022-10-08, 2022-10, 2022.")
    except (PatternsProblem, NothingToShow) as problem:
        refuse(problem.message, problem.help)


def _others(opened: "Opened", day: date, asked: "Asked") -> "Others":
    from casekit.patterns.contradictions import Others

    if SectionName.CONTRADICTIONS not in asked.sections:
        return Others()
    from casekit.cli.patterns_others import others_of

    return others_of(opened.case, day, opened.settings)


def _room(whole: bool, chosen: bool) -> "Room":
    from casekit.output.patterns_text import Room

    if whole:
        return Room.everything()
    return Room.one_section() if chosen else Room.overview_of_all()


def _written(found: "Patterns", way: PatternsFormat, room: "Room", with_text: bool, *, to_terminal: bool) -> str:
    if way is PatternsFormat.JSON:
        from casekit.output.patterns_json import patterns_json

        return patterns_json(found, with_text=with_text)
    if way is PatternsFormat.MARKDOWN:
        from casekit.reports.markdown import markdown_text
        from casekit.reports.patterns import patterns_document

        return markdown_text(patterns_document(found))
    from casekit.cli.text import width
    from casekit.output.patterns_text import patterns_lines

    return "\n".join(patterns_lines(found, room, width() if to_terminal else None)) + "\n"
