"""Which events somebody asks for: the options that the chronology and the timeline share, made into one selection."""

from typing import TYPE_CHECKING, TypedDict

import click

from casekit.cli.asked import partial_date
from casekit.cli.exits import refuse
from casekit.cli.options import together

if TYPE_CHECKING:
    from casekit.chronology.select import Selection


which_events = together(
    click.option("--theme", metavar="THEME", multiple=True, help="Only events of this theme; of several, any of them."),
    click.option(
        "--when",
        metavar="TIME",
        help="Only events of this time: 2022, 2022-Q3, 2022-06, last-6-months, last-90-days, since-last-supervision, "
        "since-last-review.",
    ),
    click.option("--from", "start", metavar="DATE", help="Only events from this date on."),
    click.option("--to", "end", metavar="DATE", help="Only events up to this date."),
    click.option("--source", metavar="AGENCY", help="Only events that this agency told us of."),
    click.option("--person", metavar="PERSON", help="Only events with this person, by key or name."),
    click.option("--kind", metavar="KIND", multiple=True, help="Only events of this kind; may be repeated."),
    click.option(
        "--tone", metavar="TONE", multiple=True, help="Only concern, strength, neutral or mixed; may be repeated."
    ),
    click.option("--text", metavar="WORDS", help="Only events with all these words; `drunk*` finds drunken, too."),
    click.option("--significant", is_flag=True, help="Only significant incidents."),
)


class EventsAsked(TypedDict):
    """What stands after the options of `which_events`."""

    theme: tuple[str, ...]
    when: str | None
    start: str | None
    end: str | None
    source: str | None
    person: str | None
    kind: tuple[str, ...]
    tone: tuple[str, ...]
    text: str | None
    significant: bool


def selection_asked(events: EventsAsked) -> "Selection":
    """The events that the options name, but for `when`, whose days each case has for itself.

    Leaves with a sentence where two options cannot both be meant.
    """
    from casekit.chronology.select import Selection

    start, end = events["start"], events["end"]
    if events["when"] is not None and (start or end):
        refuse("`--when` names both ends, so `--from` and `--to` cannot stand beside it.", "Use one or the other.")
    return Selection(
        themes=events["theme"],
        start=partial_date("--from", start),
        end=partial_date("--to", end),
        source=events["source"],
        person=events["person"],
        kinds=events["kind"],
        tones=events["tone"],
        text=events["text"] or "",
        significant=events["significant"],
    )
