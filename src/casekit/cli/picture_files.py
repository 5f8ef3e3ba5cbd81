"""The files that come of a picture, one way for each format."""

from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from casekit.cli.exits import refuse, say
from casekit.cli.render_options import PaperSize, PictureFormat, Purpose
from casekit.cli.writing import write, write_all

if TYPE_CHECKING:
    from casekit.genogram.picture import Picture

_COLUMNS = 80
_LEAST_WIDTH = 200
_SCALES = (0.1, 20.0)


@dataclass(frozen=True, slots=True)
class FileOptions:
    """What somebody asked of the file; what is `None` was left to casekit."""

    made_for: Purpose | None = None
    scale: float | None = None
    width: int | None = None
    page: PaperSize | None = None
    landscape: bool | None = None
    tile: bool | None = None


def check(options: FileOptions, kind: PictureFormat, output: Path | None) -> None:
    """Leave with a sentence where an option has nothing to say to this kind of file, or says nothing sensible."""
    only: dict[PictureFormat, dict[str, object]] = {
        PictureFormat.PNG: {"--width": options.width, "--for word": options.made_for},
        PictureFormat.PDF: {
            "--page": options.page,
            {True: "--landscape", False: "--portrait", None: ""}[options.landscape]: options.landscape,
            {True: "--tile", False: "--fit", None: ""}[options.tile]: options.tile,
        },
    }
    for fitting, values in only.items():
        for name, value in values.items():
            if value is not None and kind is not fitting:
                _not_for(name, fitting.value.upper(), kind, output)
    if options.scale is not None and kind not in (PictureFormat.PNG, PictureFormat.PDF):
        _not_for("--scale", "PNG or a PDF", kind, output)
    if options.scale is not None and options.width is not None:
        refuse("`--scale` and `--width` both say how large the PNG is.", "Keep one of them.")
    if options.made_for and (options.scale is not None or options.width is not None):
        refuse("`--for word` chooses the size itself.", "Leave `--scale` and `--width` out.")
    if options.made_for and output is None:
        refuse("`--for word` makes two files.", "Say where the picture goes: `-o genogram.png`.")
    if options.tile is False and options.scale is not None:
        refuse("`--fit` chooses the size itself.", "Leave out `--scale`, or take `--tile`.")
    if options.scale is not None and not (isfinite(options.scale) and _SCALES[0] <= options.scale <= _SCALES[1]):
        refuse(f"`--scale {options.scale:g}` is no useful size.", "Take a number from 0.1 to 20; 2 is usual.")
    if options.width is not None and options.width < _LEAST_WIDTH:
        refuse(f"`--width {options.width}` is too narrow to read.", f"Take {_LEAST_WIDTH} dots or more.")


def _not_for(option: str, fitting: str, kind: PictureFormat, output: Path | None) -> None:
    ending = f"{output.stem if output else 'genogram'}.{fitting[:3].lower()}"
    refuse(
        f"`{option}` is for a {fitting}, and this is {kind.value.upper()}.", f"Leave it out, or write `-o {ending}`."
    )


def write_picture(picture: "Picture", kind: PictureFormat, output: Path | None, options: FileOptions) -> None:
    """Write a picture in the format that was asked for. Leaves with a sentence where that cannot be done rightly."""
    from casekit.pictures.covered import CannotMake
    from casekit.pictures.pages import TooManyPages

    try:
        if options.made_for is Purpose.WORD and output is not None:
            _write_for_word(picture, output)
        else:
            write(_made(picture, kind, options), output)
    except CannotMake as refusal:
        refuse(refusal.sentence, "Make an .svg instead: any browser opens it.")
    except TooManyPages as refusal:
        refuse(
            refusal.sentence, "Ask for a smaller `--scale`, or for a part of the family (`--around`, `--generations`)."
        )


def _made(picture: "Picture", kind: PictureFormat, options: FileOptions) -> str | bytes:
    from casekit.genogram.dot import dot_of
    from casekit.genogram.json_export import json_of

    match kind:
        case PictureFormat.SVG:
            return picture.svg
        case PictureFormat.PNG:
            return _png(picture, options)
        case PictureFormat.PDF:
            return _pdf(picture, options)
        case PictureFormat.DOT:
            return dot_of(picture)
        case PictureFormat.JSON:
            return json_of(picture)
        case PictureFormat.TXT:
            return _wrapped(picture.words)


def _png(picture: "Picture", options: FileOptions) -> bytes:
    from casekit.pictures.png import USUAL_SCALE, png_of

    size = picture.drawing.size
    scale = options.scale or USUAL_SCALE
    if options.width is not None:
        scale = options.width / size[0]
    return png_of(picture.svg, size, scale)


def _pdf(picture: "Picture", options: FileOptions) -> bytes:
    from casekit.genogram.places import sections
    from casekit.pictures.pages import LEAST_TEXT, PageChoice, Paper
    from casekit.pictures.pdf import pdf_of
    from casekit.pictures.pdf_furniture import About

    family = picture.family
    lines = (family.subtitle, f"As at {family.as_at_text}", *family.warnings, *family.made)
    about = About(family.title, tuple(line for line in lines if line), picture.words)
    choice = PageChoice(
        Paper(options.page or PaperSize.A4), options.landscape, options.tile, options.scale, picture.drawing.zoom
    )
    pdf = pdf_of(sections(picture.drawing), about, choice)
    why = "" if options.tile or options.scale else ", since on one its words would be too small to read"
    if len(pdf.plans) > 1:
        say(f"Note: The family is on the first page and its key and sentences are on the second{why}.")
    elif pdf.pages > 1:
        (plan,) = pdf.plans
        rows = f"{plan.rows} × {plan.columns}"
        fewer = " `--page A3` takes fewer." if choice.paper is Paper.A4 else ""
        say(
            f"Note: The picture is on {pdf.pages} pages of {choice.paper}, {rows}, with marks to join them{why}.{fewer}"
        )
    if pdf.smallest < LEAST_TEXT:
        say(
            f"Note: The smallest words are {pdf.smallest:.1f} points high, which is hard to read on paper. "
            "`--tile` spreads the picture over several pages; `--page A3` makes it larger."
        )
    return pdf.data


def _write_for_word(picture: "Picture", output: Path) -> None:
    """A picture that fits a page in Word, and beside it what to put into its alternative text."""
    from casekit.pictures.bounds import smallest_text
    from casekit.pictures.for_word import DOTS_PER_INCH, place_on_page
    from casekit.pictures.png import png_of

    size = picture.drawing.size
    place = place_on_page(size, smallest_text(picture.drawing.shapes) * picture.drawing.zoom)
    words = output.with_suffix(".alt.txt")
    image = png_of(picture.svg, size, place.dots, DOTS_PER_INCH)
    width, height = (length * place.scale / 72 * 2.54 for length in size)
    write_all({output: image, words: picture.words + "\n"})
    lies = "a page that lies on its side (landscape)" if place.landscape else "an upright page"
    say(f"The picture is {width:.1f} cm wide and {height:.1f} cm high, for {lies} of A4.")
    say(f"In Word, copy the words of {words} into its alternative text (right-click it, then Edit Alt Text).")
    if not place.readable:
        say(
            f"Note: Even so its smallest words are {place.smallest:.1f} points high, which is hard to read on paper. "
            "Show a part of the family (`--around`, `--generations`), or make a PDF over several pages (`--tile`)."
        )


def _wrapped(words: str) -> str:
    from textwrap import wrap

    lines = [
        line
        for sentence in words.split("\n")
        for line in wrap(sentence, _COLUMNS, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    ]
    return "\n".join(lines) + "\n"
