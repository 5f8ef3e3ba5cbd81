"""`casekit chronology [CASE]`: the events in date order, all of them or those asked for, in the view asked for."""

from typing import TYPE_CHECKING

from casekit.chronology.choices import GroupBy, View
from casekit.cli import chronology_options as options
from casekit.cli.chronology_options import ChronologyFormat
from casekit.cli.exits import refuse, say
from casekit.cli.options import AsAt, CaseArgument, For, Output, Reader

if TYPE_CHECKING:
    from datetime import date

    from casekit.case.case import Case
    from casekit.case.dates import PartialDate
    from casekit.chronology.extract import Extract
    from casekit.chronology.select import Selection
    from casekit.cli.opening import Opened


def chronology(
    case: CaseArgument = None,
    view: options.ViewOption = View.FULL,
    group_by: options.GroupOption = None,
    theme: options.Theme = None,
    when: options.When = None,
    start: options.From = None,
    end: options.To = None,
    source: options.Source = None,
    person: options.Person = None,
    kind: options.Kind = None,
    tone: options.Tone = None,
    text: options.Words = None,
    significant: options.Significant = False,
    format: options.Form = None,
    audience: For = None,
    as_at: AsAt = None,
    output: Output = None,
) -> None:
    """Print the chronology, in date order.

    With the child's age at each event, what it meant, who responded how, what was done, and who told us.

    CASE is a file, a folder, a case number or a child's key; not needed where there is only one case.
    """
    from casekit.chronology.select import Selection
    from casekit.cli.opening import open_case
    from casekit.cli.workspace import day_of
    from casekit.cli.writing import way_to_write, write

    day = day_of(as_at)
    way = way_to_write(format, output, options.ENDINGS, ChronologyFormat.TABLE)
    _refuse_empty(theme=theme, source=source, person=person, kind=kind, tone=tone, text=text, when=when)
    _refuse_contradictions(view, group_by, audience, when, start or end)
    selection = Selection(
        themes=tuple(theme or ()),
        start=_date("--from", start),
        end=_date("--to", end),
        source=source,
        person=person,
        kinds=tuple(kind or ()),
        tones=tuple(tone or ()),
        text=text or "",
        significant=significant,
    )
    found = _extract(open_case(case), day, selection, view, group_by, audience, when)
    _say_beside(found, way)
    write(_written(found, way, to_terminal=output is None), output)


def _refuse_contradictions(
    view: View, group_by: GroupBy | None, audience: Reader | None, when: str | None, limits: str | None
) -> None:
    """Leave with a sentence where two options cannot both be meant."""
    from casekit.chronology.views import FOR_THE_FAMILY, ONE_TABLE

    if view in FOR_THE_FAMILY and audience is Reader.INTERNAL:
        refuse(f"`--view {view}` is made to be shared, and `--for internal` is not.", "Leave one of them out.")
    if group_by is not None and view in ONE_TABLE:
        refuse(f"`--view {view}` has an order of its own, so it cannot be grouped.", "Leave `--group-by` out.")
    if view is View.THEMATIC and group_by not in (None, GroupBy.THEME):
        refuse("`--view thematic` has a table for each theme already.", f"Use `--group-by {group_by}` without it.")
    if when is not None and limits is not None:
        refuse("`--when` names both ends, so `--from` and `--to` cannot stand beside it.", "Use one or the other.")


def _extract(
    opened: "Opened",
    day: "date",
    selection: "Selection",
    view: View,
    group_by: GroupBy | None,
    audience: Reader | None,
    when: str | None,
) -> "Extract":
    """The chronology asked for. Leaves with a sentence where there is no such thing."""
    from dataclasses import replace

    from casekit.case.audience import Audience, NothingToShow, view_for
    from casekit.chronology.extract import extract
    from casekit.chronology.select import SelectionProblem
    from casekit.chronology.views import FOR_THE_FAMILY
    from casekit.chronology.when import NoSuchSpan, span_named
    from casekit.reports.questions import questions_for_child

    policy, reader = opened.settings.policy, Audience(audience or "internal")
    try:
        if when is not None:
            seen = view_for(opened.case, Audience.FAMILY if view in FOR_THE_FAMILY else reader)
            span = span_named(when, seen, day)
            selection = replace(selection, start=span.start, end=span.end, span=span.words)
        return extract(
            opened.case,
            day,
            policy,
            selection,
            reader,
            view=view,
            group_by=group_by,
            not_known=questions_for_child(opened.case, day, policy) if view is View.CHILD else (),
            origin=_origin(opened.case) if view is View.COURT else "",
        )
    except SelectionProblem as problem:
        refuse(str(problem), "Change the option, or leave it out to see all events.")
    except (NothingToShow, NoSuchSpan) as nothing:
        refuse(nothing.message, nothing.help)


def _origin(case: "Case") -> str:
    """Which saved version each of the files is that the case was read from."""
    from pathlib import Path

    from casekit.chronology.court import frozen, not_frozen
    from casekit.history.git import commit_of

    told = []
    for path in case.sources or (case.path,):
        origin, name = commit_of(path), Path(path).name
        told.append(frozen(name, *origin) if origin is not None else not_frozen(name))
    return " ".join(told)


def _say_beside(found: "Extract", way: ChronologyFormat) -> None:
    """What the one who makes a copy must know and the copy itself does not say."""
    from casekit.case.audience import Audience

    if found.view is View.CHILD:
        say("Read this copy through before the child does: casekit leaves out what is withheld, and nothing else.")
    if way is ChronologyFormat.CSV:
        for sentence in (found.notice,) if found.audience is Audience.FAMILY else (*found.left_out, *found.remarks):
            say(sentence)


def _refuse_empty(**given: str | list[str] | None) -> None:
    """Leave with a sentence where an option has no words: to take it as left out would show what nobody asked for."""
    for option, value in given.items():
        words = [value] if isinstance(value, str) else value or []
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


def _written(found: "Extract", way: ChronologyFormat, *, to_terminal: bool) -> str | bytes:
    """The copy in the form asked for; what makes a form is imported only where it is wanted."""
    match way:
        case ChronologyFormat.MARKDOWN:
            from casekit.chronology.markdown import markdown_text

            return markdown_text(found)
        case ChronologyFormat.CSV:
            from casekit.chronology.csv_export import csv_text

            return csv_text(found)
        case ChronologyFormat.JSON:
            from casekit.chronology.json_export import json_text

            return json_text(found)
        case ChronologyFormat.HTML:
            from casekit.chronology.html import html_text

            return html_text(found)
        case ChronologyFormat.EXCEL | ChronologyFormat.WORD:
            return _for_office(found, way)
        case ChronologyFormat.TABLE:
            from casekit.chronology.table import text_lines
            from casekit.cli.text import width

            return "\n".join(text_lines(found, width() if to_terminal else None)) + "\n"


def _for_office(found: "Extract", way: ChronologyFormat) -> bytes:
    if way is ChronologyFormat.WORD:
        from casekit.chronology.word import word_document

        return word_document(found)
    from casekit.chronology.excel import TooLong, excel_workbook

    try:
        return excel_workbook(found)
    except TooLong as problem:
        refuse(problem.message, problem.help)
