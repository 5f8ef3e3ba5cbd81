"""Dates that somebody typed after an option, refused with a sentence where they are none."""

from typing import TYPE_CHECKING

from casekit.cli.exits import refuse

if TYPE_CHECKING:
    from casekit.case.dates import PartialDate


def partial_date(option: str, text: str | None) -> "PartialDate | None":
    """The date after an option; `None` where the option was left out."""
    from casekit.case.dates import DateProblem, PartialDate

    if text is None:
        return None
    try:
        return PartialDate.parse(text)
    except DateProblem as problem:
        refuse(f"{option}: {problem.message}", problem.help)
