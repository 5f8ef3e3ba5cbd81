"""`casekit rules`: every rule there is."""

from typing import Annotated

import typer

from casekit.cli.exits import refuse


def rules(
    subject: Annotated[
        str | None, typer.Option("--subject", metavar="SUBJECT", help="Only the rules of one subject.")
    ] = None,
) -> None:
    """List all rules.

    Name, subject, severity and what each finds; `casekit explain NAME` tells more.
    """
    from casekit.case.complaints import nearest
    from casekit.cli.text import table
    from casekit.cli.writing import show
    from casekit.lint.catalogue import all_problems, all_rules

    rows = [(one.name, one.subject, one.severity.value, one.page.summary) for one in all_rules()]
    rows += [(one.name, "format", one.severity.value, one.public) for one in all_problems()]
    subjects = list(dict.fromkeys(row[1] for row in rows))
    if subject is not None and subject not in subjects:
        meant = nearest(subject, subjects)
        refuse(
            f"There is no subject `{subject}`" + (f"; did you mean `{meant}`?" if meant else "."),
            f"The subjects are {', '.join(subjects[:-1])} and {subjects[-1]}.",
        )
    chosen = [row for row in rows if subject in (None, row[1])]
    show(table(("Rule", "Subject", "Severity", "What it finds"), chosen, group=1))
