"""What was asked of `casekit chronology`, made from a case and written in the form asked for."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from casekit.case.audience import Audience, view_for
from casekit.case.case import Case
from casekit.chronology.choices import GroupBy, View
from casekit.chronology.extract import Extract, extract
from casekit.chronology.select import Selection
from casekit.chronology.views import FOR_THE_FAMILY
from casekit.chronology.when import span_named
from casekit.cli.chronology_options import ChronologyFormat
from casekit.cli.exits import refuse
from casekit.policy.policy import Policy
from casekit.text.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """Which chronology somebody asks for. `when` names a time, which each case has its own days for."""

    day: date
    selection: Selection
    view: View
    group_by: GroupBy | None
    audience: Audience
    when: str | None


def extract_for(case: Case, policy: Policy, asked: Asked) -> Extract:
    """The chronology asked for. Raises `SelectionProblem`, `NothingToShow` and `NoSuchSpan`."""
    selection = asked.selection
    if asked.when is not None:
        seen = view_for(case, Audience.FAMILY if asked.view in FOR_THE_FAMILY else asked.audience)
        span = span_named(asked.when, seen, asked.day)
        selection = replace(selection, start=span.start, end=span.end, span=span.words)
    return extract(
        case,
        asked.day,
        policy,
        selection,
        asked.audience,
        view=asked.view,
        group_by=asked.group_by,
        not_known=_not_known(case, policy, asked.day) if asked.view is View.CHILD else (),
        origin=_origin(case) if asked.view is View.COURT else "",
    )


def _not_known(case: Case, policy: Policy, day: date) -> tuple[str, ...]:
    from casekit.reports.questions import questions_for_child

    return questions_for_child(case, day, policy)


def _origin(case: Case) -> str:
    """Which saved version each of the files is that the case was read from."""
    from casekit.chronology.court import frozen, not_frozen
    from casekit.history.git import commit_of

    told = []
    for path in case.sources or (case.path,):
        origin, name = commit_of(path), Path(path).name
        told.append(frozen(name, *origin) if origin is not None else not_frozen(name))
    return " ".join(told)


def written(found: Extract, way: ChronologyFormat, width: int | None) -> str | bytes:
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

            return "\n".join(text_lines(found, width)) + "\n"


def _for_office(found: Extract, way: ChronologyFormat) -> bytes:
    if way is ChronologyFormat.WORD:
        from casekit.chronology.word import word_document

        return word_document(found)
    from casekit.chronology.excel import TooLong, excel_workbook

    try:
        return excel_workbook(found)
    except TooLong as problem:
        refuse(problem.message, problem.help)
