"""`casekit render genogram`: the family as a picture.

The way of the options: `render_options` says what they are called; here `_part` chooses who is shown, and
`picture_files` makes of the finished picture what was asked for.
"""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casekit.cli.command import Command
from casekit.cli.exits import BUG, refuse, say
from casekit.cli.layers import EVERYBODY, check_format, check_secrets, layer_options, viewer_of, with_layers
from casekit.cli.options import as_at_option, case_argument, output_option
from casekit.cli.render_options import (
    AS_TEXT,
    ENDINGS,
    PaperSize,
    PictureFormat,
    Purpose,
    compare_option,
    format_option,
    how_it_looks,
    made_for_option,
    what_file,
    who_is_shown,
)

if TYPE_CHECKING:
    from casekit.genogram import Family


@click.command(cls=Command)
@case_argument
@as_at_option
@output_option
@format_option
@who_is_shown
@layer_options
@compare_option
@how_it_looks
@made_for_option
@what_file
def genogram(
    case: str | None,
    as_at: str | None,
    output: Path | None,
    format: PictureFormat | None,
    around: str | None,
    distance: int | None,
    generations: int | None,
    show: tuple[str, ...],
    hide: tuple[str, ...],
    seen_by: str | None,
    compare: tuple[str, str] | None,
    notation: str | None,
    theme: str | None,
    death_mark: str | None,
    names: str | None,
    dates: str | None,
    ages: bool,
    partners: str | None,
    title: str | None,
    subtitle: str | None,
    made_for: Purpose | None,
    scale: float | None,
    width: int | None,
    page: PaperSize | None,
    landscape: bool | None,
    tile: bool | None,
    font: tuple[Path, ...],
) -> None:
    """Draw the family.

    Three generations or more, each on its row; who is whose parent and partner, who cares for the child, who has
    died. What cannot be drawn rightly is refused, with a sentence.

    CASE is a file, a folder, a case number or a child's key; not needed where there is only one case.
    """
    from casekit.cli.looks import look_of, partners_named
    from casekit.cli.opening import open_case
    from casekit.cli.photos import with_photos
    from casekit.cli.picture_files import FileOptions, check, write_picture
    from casekit.cli.render_compare import check_compare, family_compared
    from casekit.cli.workspace import day_of
    from casekit.cli.writing import way_to_write
    from casekit.genogram import CannotDraw, WrongPicture, draw
    from casekit.genogram.from_case import family_on
    from casekit.genogram.picture import draw_views
    from casekit.genogram.relationship_views import seen_by as as_seen_by

    day = day_of(as_at)
    usual = PictureFormat.PNG if made_for is Purpose.WORD else PictureFormat.SVG
    kind = way_to_write(format, output, ENDINGS, usual)
    options = FileOptions(made_for, scale, width, page, landscape, tile, font)
    check(options, kind, output)
    check_format(seen_by, kind.value)
    check_compare(compare, seen_by)
    look = look_of(notation, theme, death_mark, names, dates, ages=ages)
    standing = partners_named(partners)
    opened = open_case(case)
    if output is None and kind not in AS_TEXT and sys.stdout.isatty():
        name = f"{Path(opened.case.path).stem}-genogram.{kind.value}"
        refuse("A terminal cannot show a picture.", f"Say which file to write: `-o {name}`.")
    try:
        whole = family_on(opened.case, day) if compare is None else family_compared(opened.case, compare, as_at)
        family, people = with_layers(whole, show, hide)
        check_secrets(family, seen_by)
        family = _part(family, around, distance, generations, people)
        each = seen_by is not None and seen_by.strip().casefold() == EVERYBODY
        if seen_by is not None and not each:
            family = as_seen_by(family, viewer_of(family, seen_by))
        family = replace(family, partners=standing or family.partners)
        family = with_photos(_named(family, title, subtitle), opened.case, whole.as_at)
        picture = draw_views(family, look) if each else draw(family, look)
    except WrongPicture as wrong:
        say(f"casekit: {wrong.sentence}")
        for difference in wrong.differences:
            say(f"  - {difference}")
        raise SystemExit(BUG) from None
    except CannotDraw as refusal:
        refuse(
            refusal.sentence,
            refusal.help
            or "Correct the file or the day. A family that is right and cannot be drawn yet must be drawn by hand.",
        )
    for note in picture.notes:
        say(f"Note: {note}")
    write_picture(picture, kind, output, options)


def _named(family: "Family", title: str | None, subtitle: str | None) -> "Family":
    """The family with the title and the line under it that were asked for."""
    from casekit.text.escape import one_line

    return replace(
        family, title=one_line(title) if title else family.title, subtitle=one_line(subtitle or family.subtitle)
    )


def _part(
    family: "Family", around: str | None, distance: int | None, generations: int | None, hide: list[str]
) -> "Family":
    """The part of the family that was asked for; what is left out is said in the picture."""
    if around is None and distance is None and generations is None and not hide:
        return family
    from casekit.genogram import part

    if distance is not None and around is None:
        around = family.index
    if around is not None:
        family = part.around(family, around, 2 if distance is None else distance)
    if generations is not None:
        family = part.latest_generations(family, generations)
    return part.without(family, hide) if hide else family
