"""Which events somebody asks for: the options that the chronology and the timeline share, made into one selection."""

from typing import TYPE_CHECKING

from casekit.cli.asked import partial_date, refuse_empty
from casekit.cli.exits import refuse

if TYPE_CHECKING:
    from casekit.chronology.select import Selection


def selection_asked(
    *,
    theme: tuple[str, ...],
    when: str | None,
    start: str | None,
    end: str | None,
    source: str | None,
    person: str | None,
    kind: tuple[str, ...],
    tone: tuple[str, ...],
    text: str | None,
    significant: bool,
) -> "Selection":
    """The events that the options name, but for `when`, whose days each case has for itself.

    Leaves with a sentence where an option says nothing or two of them cannot both be meant.
    """
    from casekit.chronology.select import Selection

    refuse_empty(theme=theme, source=source, person=person, kind=kind, tone=tone, text=text, when=when)
    if when is not None and (start or end):
        refuse("`--when` names both ends, so `--from` and `--to` cannot stand beside it.", "Use one or the other.")
    return Selection(
        themes=theme,
        start=partial_date("--from", start),
        end=partial_date("--to", end),
        source=source,
        person=person,
        kinds=kind,
        tones=tone,
        text=text or "",
        significant=significant,
    )
