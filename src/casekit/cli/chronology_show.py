"""`casekit chronology [CASE]`: the events in date order, all of them or those asked for, in the view asked for."""

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from casekit.chronology.choices import GroupBy, View
from casekit.cli import chronology_options as options
from casekit.cli.chronology_options import ChronologyFormat
from casekit.cli.exits import refuse, say
from casekit.cli.options import Reader, as_at_option, case_argument, for_option, output_option
from casekit.cli.selecting import EventsAsked, selection_asked, which_events

if TYPE_CHECKING:
    from casekit.chronology.extract import Extract
    from casekit.cli.chronology_asked import Asked
    from casekit.cli.opening import Opened


@case_argument
@options.view_option
@options.group_option
@which_events
@options.all_option
@options.form_option
@for_option
@as_at_option
@output_option
def chronology(
    case: str | None,
    view: View,
    group_by: GroupBy | None,
    everything: bool,
    format: ChronologyFormat | None,
    audience: Reader | None,
    as_at: str | None,
    output: Path | None,
    **events: Unpack[EventsAsked],
) -> None:
    """Print the chronology, in date order.

    With the child's age at each event, what it meant, who responded how, what was done, and who told us.

    CASE is a file, a folder, a case number or a child's key; not needed where there is only one case.
    """
    from casekit.case.audience import Audience
    from casekit.cli.chronology_asked import Asked, written
    from casekit.cli.opening import open_case
    from casekit.cli.text import width
    from casekit.cli.workspace import day_of
    from casekit.cli.writing import way_to_write, write

    day = day_of(as_at)
    way = way_to_write(format, output, options.ENDINGS, ChronologyFormat.TABLE)
    _refuse_contradictions(view, group_by, audience)
    selection = selection_asked(events)
    asked = Asked(day, selection, view, group_by, Audience(audience or "internal"), events["when"])
    if everything:
        from casekit.cli.chronology_all import show_all

        show_all(case, asked, way, output)
        return
    found = _extract(open_case(case), asked)
    _say_beside(found, way)
    write(written(found, way, width() if output is None else None), output)


def _refuse_contradictions(view: View, group_by: GroupBy | None, audience: Reader | None) -> None:
    """Leave with a sentence where two options cannot both be meant."""
    from casekit.chronology.views import FOR_THE_FAMILY, ONE_TABLE

    if view in FOR_THE_FAMILY and audience is Reader.INTERNAL:
        refuse(f"`--view {view}` is made to be shared, and `--for internal` is not.", "Leave one of them out.")
    if group_by is not None and view in ONE_TABLE:
        refuse(f"`--view {view}` has an order of its own, so it cannot be grouped.", "Leave `--group-by` out.")
    if view is View.THEMATIC and group_by not in (None, GroupBy.THEME):
        refuse("`--view thematic` has a table for each theme already.", f"Use `--group-by {group_by}` without it.")


def _extract(opened: "Opened", asked: "Asked") -> "Extract":
    """The chronology asked for. Leaves with a sentence where there is no such thing."""
    from casekit.case.audience import NothingToShow
    from casekit.chronology.select import SelectionProblem
    from casekit.chronology.when import NoSuchSpan
    from casekit.cli.chronology_asked import extract_for

    try:
        return extract_for(opened.case, opened.settings.policy, asked)
    except SelectionProblem as problem:
        refuse(str(problem), "Change the option, or leave it out to see all events.")
    except (NothingToShow, NoSuchSpan) as nothing:
        refuse(nothing.message, nothing.help)


def _say_beside(found: "Extract", way: ChronologyFormat) -> None:
    """What the one who makes a copy must know and the copy itself does not say."""
    from casekit.case.audience import Audience

    if found.view is View.CHILD:
        say("Read this copy through before the child does: casekit leaves out what is withheld, and nothing else.")
    if way is ChronologyFormat.CSV:
        for sentence in (found.notice,) if found.audience is Audience.FAMILY else (*found.left_out, *found.remarks):
            say(sentence)
