"""The options of `casekit render`, one group after the other: who is shown, how it looks, what file comes of it."""

from enum import StrEnum

import click

from casekit.cli.command import FILE_NAME
from casekit.cli.one_of import OneOf
from casekit.cli.options import together


class PictureFormat(StrEnum):
    """The kinds of picture file."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"
    JSON = "json"
    TXT = "txt"


ENDINGS = {f".{kind.value}": kind for kind in PictureFormat} | {".gv": PictureFormat.DOT}
AS_TEXT = frozenset({PictureFormat.DOT, PictureFormat.JSON, PictureFormat.TXT})
"""What a terminal can show."""


class Purpose(StrEnum):
    """What a picture is for."""

    WORD = "word"


class PaperSize(StrEnum):
    """A size of paper."""

    A4 = "A4"
    A3 = "A3"


who_is_shown = together(
    click.option("--around", metavar="PERSON", help="Only those near to this person (key or name)."),
    click.option(
        "--distance", metavar="N", type=click.IntRange(min=0), help="How near: steps to a parent, child, partner."
    ),
    click.option(
        "--generations",
        metavar="N",
        type=click.IntRange(min=1),
        help="The child's generation and those above, N in all.",
    ),
)
"""Which of the family."""
compare_option = click.option(
    "--compare", metavar="FROM TO", nargs=2, help="Mark what changed between two days, or two versions that git saved."
)
how_it_looks = together(
    click.option(
        "--notation", metavar="NAME", help="Whose signs: uk (if left out), mcgoldrick, genopro or nsgc (genetics)."
    ),
    click.option(
        "--theme", metavar="NAME", help="print (if left out), screen (a soft ground), grey, or large-print (16 points)."
    ),
    click.option("--death-mark", metavar="NAME", help="cross, slash, or dates: no mark, only the date of death."),
    click.option("--names", metavar="HOW", help="full (if left out), first, or initials: also in the words."),
    click.option("--dates", metavar="HOW", help="full (if left out), years, or none."),
    click.option("--ages", is_flag=True, help="Ages as at the day, and ages at death."),
    click.option(
        "--partners", metavar="HOW", help="strict: man left in every couple; spread: former partners outside."
    ),
    click.option("--title", metavar="TEXT", help="The title; else whose genogram it is."),
    click.option("--subtitle", metavar="TEXT", help="A line under the title."),
)
"""Signs, words and colours, and what the picture says of itself."""
format_option = click.option(
    "--format",
    type=OneOf(PictureFormat),
    help="The kind of file; else as its ending tells. txt is the picture in words.",
)
made_for_option = click.option(
    "--for",
    "made_for",
    type=OneOf(Purpose),
    help="For a page in Word: a PNG of the right size, and its words in a second file.",
)
what_file = together(
    click.option(
        "--scale", metavar="N", type=float, help="PNG: dots to a picture unit (2 if left out). PDF: times natural size."
    ),
    click.option("--width", metavar="DOTS", type=int, help="PNG: how wide."),
    click.option("--page", type=OneOf(PaperSize, case_sensitive=False), help="PDF: the paper, A4 if left out."),
    click.option(
        "--landscape/--portrait", default=None, help="PDF: how the paper lies; else whichever suits the picture better."
    ),
    click.option(
        "--tile/--fit",
        default=None,
        help="PDF: over several pages to join, or on one; else on one while it is readable.",
    ),
    click.option(
        "--font",
        metavar="FILE",
        multiple=True,
        type=FILE_NAME,
        help="PNG, PDF: for letters casekit's font lacks; else one of this computer's.",
    ),
)
"""Size, paper and letters of the file."""
