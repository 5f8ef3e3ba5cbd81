"""`casekit rules`: every rule there is."""

from collections.abc import Sequence
from typing import NoReturn

import click

from casekit.cli.command import Command
from casekit.cli.exits import refuse


@click.command(cls=Command)
@click.option("--subject", metavar="SUBJECT", help="Only the rules of one subject.")
@click.option("--plan", metavar="PLAN", help="Only the rules that apply to a child on this plan.")
def rules(
    subject: str | None,
    plan: str | None,
) -> None:
    """List all rules.

    Name, subject, severity and what each finds; `casekit explain NAME` tells more.
    """
    from casekit.cli.text import table
    from casekit.cli.writing import show
    from casekit.lint.catalogue import all_problems, all_rules
    from casekit.lint.rule import ALL_PLANS

    if plan is not None and plan not in ALL_PLANS:
        _refuse_unknown("plan", plan, sorted(ALL_PLANS))
    fitting = [one for one in all_rules() if plan is None or plan in one.plans]
    rows = [(one.name, one.subject, one.severity.value, one.page.summary) for one in fitting]
    rows += [(one.name, "format", one.severity.value, one.public) for one in all_problems()]
    subjects = list(dict.fromkeys(row[1] for row in rows))
    if subject is not None and subject not in subjects:
        _refuse_unknown("subject", subject, subjects)
    chosen = [row for row in rows if subject in (None, row[1])]
    show(table(("Rule", "Subject", "Severity", "What it finds"), chosen, group=1))


def _refuse_unknown(what: str, word: str, known: Sequence[str]) -> NoReturn:
    from casekit.text.nearest import nearest

    meant = nearest(word, known)
    refuse(
        f"There is no {what} `{word}`" + (f"; did you mean `{meant}`?" if meant else "."),
        f"The {what}s are {', '.join(known[:-1])} and {known[-1]}.",
    )
