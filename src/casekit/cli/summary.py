"""`casekit summary`: the case summary, with what the rest of the file knows filled in."""

from casekit.cli.exits import refuse
from casekit.cli.options import AsAt, CaseArgument, For, Output


def summary(case: CaseArgument = None, audience: For = None, as_at: AsAt = None, output: Output = None) -> None:
    """Print the case summary as Markdown.

    The worker's words under Kent's headings; plan, ages, people and dates from the rest of the file; and when the
    next summary is due.
    """
    from casekit.case.audience import Audience, NothingToShow
    from casekit.cli.opening import open_case
    from casekit.cli.workspace import day_of
    from casekit.cli.writing import write
    from casekit.reports.markdown import markdown_text
    from casekit.reports.summary import summary_document

    day = day_of(as_at)
    opened = open_case(case)
    try:
        document = summary_document(opened.case, day, opened.settings.policy, Audience(audience or "internal"))
    except NothingToShow as nothing:
        refuse(str(nothing))
    write(markdown_text(document), output)
