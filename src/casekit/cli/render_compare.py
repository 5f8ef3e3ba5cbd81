"""`casekit render genogram --compare`: the family on two days, or in two versions of its file, as one."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from casekit.cli.exits import refuse
from casekit.cli.workspace import day_of
from casekit.text.pattern import pattern

if TYPE_CHECKING:
    from casekit.case.case import Case
    from casekit.genogram import Family

_LIKE_A_DAY = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def check_compare(wanted: tuple[str, str] | None, seen_by: str | None) -> None:
    """Leave with a sentence where `--compare` stands beside an option that it cannot be joined with."""
    if wanted is not None and seen_by is not None:
        refuse(
            "`--compare` shows what changed in everybody's view, and `--seen-by` shows one view.",
            "Make two pictures, one with each.",
        )


def family_compared(case: "Case", wanted: tuple[str, str], as_at: str | None) -> "Family":
    """The family at the later of two days, or of two versions, with its changes since the earlier.

    What is written like a day is a day, and the present file is read; anything else is a version that git knows. Leaves
    with a sentence where that is neither. Raises `CannotDraw` where the child was not there yet.
    """
    from casekit.genogram.compare import compared
    from casekit.genogram.from_case import family_on

    days = [bool(_LIKE_A_DAY.fullmatch(one)) for one in wanted]
    if all(days):
        if as_at is not None:
            refuse("`--compare` with two days says already which days are shown.", "Leave `--as-at` out.")
        first, second = (_day(one) for one in wanted)
        if first >= second:
            refuse("The first day after `--compare` has to be the earlier one.", f"Write {second} {first}.")
        return compared(family_on(case, first), family_on(case, second), _in_words(first))
    if any(days):
        refuse(
            "`--compare` takes two days, or two versions, and not one of each.",
            "Write two days (2022-05-01 2023-06-20) or two versions (HEAD~1 HEAD).",
        )
    day = day_of(as_at)
    before, after = (family_on(_version(case, one), day) for one in wanted)
    return compared(before, after, f"version {wanted[0]}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        refuse(f"`{text}` is not a day.", "Write it as year-month-day: 2023-06-20.")


def _in_words(day: date) -> str:
    from casekit.case.dates import uk_day

    return uk_day(day)


def _version(case: "Case", revision: str) -> "Case":
    """The case as its file stood in a version that git has saved. Leaves where not all of it can be read."""
    from casekit.case.reading import Reader
    from casekit.history.git import NotInHistory, text_at
    from casekit.text.finding import Severity
    from casekit.text.source import NotText, decode

    try:
        reading = Reader().read_source(decode(case.path, text_at(case.path, revision)))
        for path, source in reading.sources.items():
            if path != case.path and decode(path, text_at(path, revision)).text != source.text:
                refuse(
                    f"{Path(path)}, which this case shares with others, is not what it was in version `{revision}`, "
                    "and casekit cannot yet read a shared family of an earlier version.",
                    "Compare two days instead: `--compare 2022-05-01 2023-06-20`.",
                )
    except NotInHistory as missing:
        refuse(missing.message, missing.help)
    except NotText as refusal:
        refuse(f"{case.path} in version `{revision}`: {refusal.finding.message}", refusal.finding.help)
    errors = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    if reading.case is None or errors:
        said = f": line {errors[0].place.span.line}: {errors[0].message}" if errors else "."
        refuse(
            f"{case.path} could not be read whole in version `{revision}`{said}",
            "Choose a version in which the file has no errors.",
        )
    return reading.case
