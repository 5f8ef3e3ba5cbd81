"""`casekit render timeline`: the chronology as a picture, in lanes along one axis of time."""

import sys
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from casekit.chronology.near import Side
from casekit.cli.command import Command
from casekit.cli.exits import BUG, refuse, say
from casekit.cli.one_of import OneOf
from casekit.cli.options import Reader, as_at_option, case_argument, for_option, output_option
from casekit.cli.render_key import KeyFormat
from casekit.cli.render_options import PaperSize, PictureFormat, what_file
from casekit.cli.selecting import EventsAsked, selection_asked, which_events
from casekit.text.frozen import dataclass

if TYPE_CHECKING:
    from casekit.chronology.select import Selection
    from casekit.cli.opening import Opened
    from casekit.cli.picture_files import FileOptions
    from casekit.pictures.themes import Theme
    from casekit.timeline.from_case import Wish
    from casekit.timeline.model import Timeline
    from casekit.timeline.picture import Picture

_ENDINGS = {f".{kind.value}": kind for kind in KeyFormat}
_USUAL_WITHIN = 7
_FEWER = "fewer events (`--theme`, `--from`, `--to`, `--significant`)"


class LanesBy(StrEnum):
    """What the lanes stand for."""

    THEME = "theme"
    AGENCY = "agency"


@click.command(cls=Command)
@case_argument
@click.option(
    "--lanes",
    type=OneOf(LanesBy),
    default=LanesBy.THEME,
    help="A lane for each theme, or for each agency that told us.",
)
@which_events
@click.option(
    "--near", metavar="A B", nargs=2, help="Join B with A where B lies near it: two themes or kinds of event."
)
@click.option("--within", metavar="DAYS", type=click.IntRange(min=0), help="With --near: how near; 7 if left out.")
@click.option("--side", type=OneOf(Side), default=Side.AFTER, help="With --near: where B is looked for.")
@click.option("--silence", is_flag=True, help="Shade times with nothing recorded, longer than your policy expects.")
@click.option("--one-scale", is_flag=True, help="Cut no long quiet stretch short: the same scale throughout.")
@click.option("--look", metavar="NAME", help="print (if left out), screen, grey or large-print (16 points).")
@click.option("--title", metavar="TEXT", help="Over the picture; else whose timeline.")
@for_option
@as_at_option
@output_option
@click.option(
    "--format", type=OneOf(KeyFormat), help="The kind of file; else as its ending tells. txt is the picture in words."
)
@what_file
def timeline(
    case: str | None,
    lanes: LanesBy,
    near: tuple[str, str] | None,
    within: int | None,
    side: Side,
    silence: bool,
    one_scale: bool,
    look: str | None,
    title: str | None,
    audience: Reader | None,
    as_at: str | None,
    output: Path | None,
    format: KeyFormat | None,
    scale: float | None,
    width: int | None,
    page: PaperSize | None,
    landscape: bool | None,
    tile: bool | None,
    font: tuple[Path, ...],
    **events: Unpack[EventsAsked],
) -> None:
    """Draw the chronology as a timeline.

    A lane for each theme or agency; above them plans, homes, schools, workers and legal status; marks whose shape says
    whether it was a concern or a strength; the child's age along the axis; every event by its number in the list below.

    CASE is a file, a folder, a case number or a child's key; not needed where there is only one case.
    """
    from casekit.case.audience import Audience
    from casekit.cli.looks import theme_named
    from casekit.cli.opening import open_case
    from casekit.cli.picture_files import FileOptions, check
    from casekit.cli.workspace import day_of
    from casekit.cli.writing import way_to_write
    from casekit.text.escape import one_line
    from casekit.timeline.from_case import Wish
    from casekit.timeline.model import Lanes

    day = day_of(as_at)
    wanted = PictureFormat(way_to_write(format, output, _ENDINGS, KeyFormat.SVG).value)
    file = FileOptions(None, scale, width, page, landscape, tile, font)
    check(file, wanted, output, "timeline")
    chosen = theme_named(look, "--look")
    extras = _Extras(near, within, side, events["when"], silence=silence, audience=audience)
    _refuse_odd(extras)
    selection = selection_asked(events)
    opened = open_case(case)
    if output is None and wanted is not PictureFormat.TXT and sys.stdout.isatty():
        name = f"{Path(opened.case.path).stem}-timeline.{wanted.value}"
        refuse("A terminal cannot show a picture.", f"Say which file to write: `-o {name}`.")
    wish = Wish(
        Lanes(lanes.value), Audience(audience or "internal"), one_line(title) if title else "", one_scale=one_scale
    )
    _write(_drawn(_timeline(opened, day, selection, wish, extras), chosen), wanted, output, file)


@dataclass(frozen=True, slots=True)
class _Extras:
    """What is shown over the events, when asked, and for whom the picture is."""

    near: tuple[str, str] | None
    within: int | None
    side: Side
    when: str | None
    silence: bool
    audience: Reader | None


def _refuse_odd(extras: _Extras) -> None:
    if extras.within is not None and extras.near is None:
        refuse("`--within` says how near, and `--near` is not there.", "Add `--near`, with two themes or kinds.")
    if extras.silence and extras.audience is Reader.FAMILY:
        refuse(
            "`--silence` cannot be in a copy for the family: where something is left out, it would look as if nothing "
            "had been done.",
            "Leave out `--silence`, or make an internal copy.",
        )


def _timeline(opened: "Opened", day: date, selection: "Selection", wish: "Wish", extras: _Extras) -> "Timeline":
    from casekit.case.audience import NothingToShow, view_for
    from casekit.chronology.select import SelectionProblem
    from casekit.chronology.when import NoSuchSpan, span_named
    from casekit.patterns.asked import PatternsProblem
    from casekit.timeline.from_case import events_shown, timeline_of, with_joined, with_quiet

    policy = opened.settings.policy
    try:
        if extras.when is not None:
            span = span_named(extras.when, view_for(opened.case, wish.audience), day)
            selection = replace(selection, start=span.start, end=span.end, span=span.words)
        found = timeline_of(opened.case, day, policy, selection, wish)
        if extras.near is not None:
            from casekit.timeline.pairs import joined_in

            days = _USUAL_WITHIN if extras.within is None else extras.within
            shown = events_shown(opened.case, found, wish.audience)
            found = with_joined(found, joined_in(shown, *extras.near, days, extras.side))
    except SelectionProblem as problem:
        refuse(str(problem), "Change the option, or leave it out to see all events.")
    except (NothingToShow, NoSuchSpan, PatternsProblem) as nothing:
        refuse(nothing.message, nothing.help)
    if extras.silence:
        from casekit.timeline.quiet import quiet_in

        found = with_quiet(found, quiet_in(opened.case, day, policy))
    return found


def _drawn(found: "Timeline", theme: "Theme") -> "Picture":
    """The picture. Leaves where casekit, looking at its own picture, finds it wrong."""
    from casekit.timeline.picture import WrongPicture, draw

    try:
        picture = draw(found, theme)
    except WrongPicture as wrong:
        say(f"casekit: {wrong.sentence}")
        for difference in wrong.differences:
            say(f"  - {difference}")
        raise SystemExit(BUG) from None
    for note in picture.notes:
        say(f"Note: {note}")
    return picture


def _write(picture: "Picture", kind: PictureFormat, output: Path | None, options: "FileOptions") -> None:
    from casekit.case.dates import uk_day
    from casekit.cli.picture_files import Printed, made
    from casekit.cli.writing import write
    from casekit.pictures.covered import CannotMake
    from casekit.pictures.pages import TooManyPages

    timeline, drawing = picture.timeline, picture.drawing
    printed = Printed(
        picture.svg,
        picture.words,
        drawing.size,
        drawing.zoom,
        picture.pages() if kind is PictureFormat.PDF else (),
        timeline.title,
        tuple(line for line in (timeline.about, f"As at {uk_day(timeline.as_at)}", timeline.notice) if line),
        "The timeline is on the first page; its key and the list of events are on the pages after it",
        _FEWER,
    )
    try:
        write(made(printed, kind, options), output)
    except CannotMake as refusal:
        refuse(refusal.sentence, refusal.help)
    except TooManyPages as refusal:
        refuse(refusal.sentence, f"Ask for a smaller `--scale`, or for {_FEWER}.")
