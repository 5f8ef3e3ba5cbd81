"""Words and dates that somebody typed after an option, refused with a sentence where they say nothing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from casekit.cli.exits import refuse

if TYPE_CHECKING:
    from casekit.case.dates import PartialDate


def refuse_empty(**given: str | Sequence[str] | None) -> None:
    """Leave with a sentence where an option has no words: to take it as left out would show what nobody asked for."""
    for option, value in given.items():
        words = [value] if isinstance(value, str) else value or ()
        if not all(word.strip() for word in words):
            refuse(f"There is nothing after `--{option}`.", "Write a word there, or leave the option out.")


def partial_date(option: str, text: str | None) -> "PartialDate | None":
    """The date after an option; `None` where the option was left out."""
    from casekit.case.dates import DateProblem, PartialDate

    if text is None:
        return None
    try:
        return PartialDate.parse(text)
    except DateProblem as problem:
        refuse(f"{option}: {problem.message}", problem.help)
