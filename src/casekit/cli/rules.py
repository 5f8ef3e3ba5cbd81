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
    from casekit.cli.text import print_table
    from casekit.lint.catalogue import UnknownRule, all_problems, all_rules, chosen_rules

    try:
        found = chosen_rules([subject] if subject else [])
    except UnknownRule as unknown:
        refuse(unknown.message, "Subjects are: " + ", ".join(dict.fromkeys(rule.subject for rule in all_rules())))
    rows: list[tuple[str, ...]] = [(one.name, one.subject, one.severity.value, one.page.summary) for one in found]
    if subject in (None, "format"):
        rows += [(one.name, "format", one.severity.value, one.public) for one in all_problems()]
    print_table(("Rule", "Subject", "Severity", "What it finds"), rows)
