"""The files that come of a picture, one way for each format."""

from collections.abc import Callable
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from casekit.cli.exits import refuse, say
from casekit.cli.render_options import PaperSize, PictureFormat, Purpose
from casekit.cli.writing import write, write_all
from casekit.text.frozen import dataclass

if TYPE_CHECKING:
    from casekit.genogram.picture import Picture
    from casekit.pictures.canvas import Shape
    from casekit.pictures.for_word import PlaceOnPage
    from casekit.pictures.pages import Plan

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
    fonts: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """What files are made from, whatever the picture shows: its SVG and words, and its shapes in sections for paper.

    `size` is in pixels at natural size, and `zoom` how many of them a unit is. `title` and `lines` stand on every page
    of a PDF, `author` in its properties. `parts` says what stands on which page where each section has one of its own;
    `fewer` is how to ask for less of the picture.
    """

    svg: str
    words: str
    size: tuple[float, float]
    zoom: float
    sections: tuple[tuple["Shape", ...], ...]
    title: str
    lines: tuple[str, ...]
    parts: str
    fewer: str
    author: str = ""


def check(options: FileOptions, kind: PictureFormat, output: Path | None, name: str = "genogram") -> None:
    """Leave with a sentence where an option has nothing to say to this kind of file, or says nothing sensible.

    `name` is what to call a file of this picture.
    """
    only: dict[PictureFormat, dict[str, object]] = {
        PictureFormat.PNG: {"--width": options.width, "--for word": options.made_for},
        PictureFormat.PDF: {
            "--page": options.page,
            {True: "--landscape", False: "--portrait", None: ""}[options.landscape]: options.landscape,
            {True: "--tile", False: "--fit", None: ""}[options.tile]: options.tile,
        },
    }
    for fitting, values in only.items():
        for option, value in values.items():
            if value is not None and kind is not fitting:
                _not_for(option, fitting.value.upper(), kind, output or Path(name))
    for option, given in (("--scale", options.scale is not None), ("--font", bool(options.fonts))):
        if given and kind not in (PictureFormat.PNG, PictureFormat.PDF):
            _not_for(option, "PNG or a PDF", kind, output or Path(name))
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


def _not_for(option: str, fitting: str, kind: PictureFormat, output: Path) -> None:
    ending = f"{output.stem}.{fitting[:3].lower()}"
    refuse(
        f"`{option}` is for a {fitting}, and this is {kind.value.upper()}.", f"Leave it out, or write `-o {ending}`."
    )


def write_picture(picture: "Picture", kind: PictureFormat, output: Path | None, options: FileOptions) -> None:
    """Write a picture in the format that was asked for. Leaves with a sentence where that cannot be done rightly."""
    if kind not in (PictureFormat.PNG, PictureFormat.PDF):
        write(_as_text(picture, kind), output)
        return
    from casekit.pictures.covered import CannotMake
    from casekit.pictures.pages import TooManyPages

    try:
        if options.made_for is Purpose.WORD and output is not None:
            _write_for_word(picture, output, options)
        else:
            write(made(_of_family(picture), kind, options), output)
    except CannotMake as refusal:
        refuse(refusal.sentence, refusal.help)
    except TooManyPages as refusal:
        refuse(refusal.sentence, f"Ask for a smaller `--scale`, or for {_FEWER_PEOPLE}.")


def _as_text(picture: "Picture", kind: PictureFormat) -> str:
    """A picture in a format of words. What the other formats take is not loaded for these."""
    if kind is PictureFormat.DOT:
        from casekit.genogram.dot import dot_of

        return dot_of(picture)
    if kind is PictureFormat.JSON:
        from casekit.genogram.json_export import json_of

        return json_of(picture)
    return _svg(picture.svg, picture.words) if kind is PictureFormat.SVG else _wrapped(picture.words)


_FEWER_PEOPLE = "a part of the family (`--around`, `--generations`)"


def _of_family(picture: "Picture") -> Printed:
    from casekit.genogram.places import sections

    family = picture.family
    lines = (family.subtitle, f"As at {family.as_at_text}", *family.warnings, *family.made)
    return Printed(
        picture.svg,
        picture.words,
        picture.drawing.size,
        picture.drawing.zoom,
        sections(picture.drawing),
        family.title,
        tuple(line for line in lines if line),
        "The family is on the first page and its key and sentences are on the second",
        _FEWER_PEOPLE,
        family.made_by,
    )


def made(picture: Printed, kind: PictureFormat, options: FileOptions) -> str | bytes:
    """A picture as an SVG, a PNG, a PDF, or its words. Raises `CannotMake` and `TooManyPages`."""
    makers: dict[PictureFormat, Callable[[], str | bytes]] = {
        PictureFormat.SVG: lambda: _svg(picture.svg, picture.words),
        PictureFormat.PNG: lambda: _png(picture, options),
        PictureFormat.PDF: lambda: _pdf(picture, options),
        PictureFormat.TXT: lambda: _wrapped(picture.words),
    }
    return makers[kind]()


def _svg(svg: str, words: str) -> str:
    """The SVG; which letters of it are left to the fonts of whoever opens it is said."""
    from casekit.pictures.letters import uncovered

    if lacking := uncovered(words.split("\n")):
        from casekit.pictures.covered import in_few

        say(
            f"Note: casekit's own font has no letters for {in_few(lacking)}. The SVG shows them with the fonts of the "
            "computer that opens it."
        )
    return svg


def _png(picture: Printed, options: FileOptions) -> bytes:
    from casekit.cli.fonts import OtherFonts
    from casekit.pictures.png import png_of, usual_scale

    scale = options.scale or usual_scale(picture.size)
    if options.width is not None:
        scale = options.width / picture.size[0]
    fonts = OtherFonts(options.fonts)
    image = png_of(picture.svg, picture.size, scale, find=fonts.find)
    fonts.say_used()
    return image


def _pdf(picture: Printed, options: FileOptions) -> bytes:
    from casekit.cli.fonts import OtherFonts
    from casekit.pictures.pages import PageChoice, Paper
    from casekit.pictures.pdf import pdf_of
    from casekit.pictures.pdf_furniture import About

    about = About(picture.title, picture.lines, picture.words, picture.author)
    paper = Paper(options.page or PaperSize.A4)
    choice = PageChoice(paper, options.landscape, options.tile, options.scale, picture.zoom)
    fonts = OtherFonts(options.fonts)
    pdf = pdf_of(picture.sections, about, choice, fonts.find)
    fonts.say_used()
    _say_of_pages(picture, pdf.plans, pdf.smallest, paper, options)
    return pdf.data


def _say_of_pages(
    picture: Printed, plans: "tuple[Plan, ...]", smallest: float, paper: str, options: FileOptions
) -> None:
    """Say how the picture lies on its pages, and where its words are too small."""
    from casekit.pictures.pages import LEAST_TEXT, page_count

    why = "" if options.tile or options.scale else ", since on one its words would be too small to read"
    if page_count(plans) > len(plans) > 1:
        joined = [
            f"{plan.before + 1} to {plan.before + len(plan.tiles())} ({plan.rows} × {plan.columns})"
            for plan in plans
            if plan.tiled
        ]
        fewer = " `--page A3` takes fewer." if paper == PaperSize.A4.value else ""
        say(
            f"Note: The picture is on {page_count(plans)} pages of {paper}{why}. Pages {' and '.join(joined)} have "
            f"marks to join them.{fewer}"
        )
    elif len(plans) > 1:
        say(f"Note: {picture.parts}{why}.")
    elif page_count(plans) > 1:
        (plan,) = plans
        rows = f"{plan.rows} × {plan.columns}"
        fewer = " `--page A3` takes fewer." if paper == PaperSize.A4.value else ""
        say(
            f"Note: The picture is on {page_count(plans)} pages of {paper}, {rows}, with marks to join them{why}."
            f"{fewer}"
        )
    if smallest < LEAST_TEXT:
        say(
            f"Note: The smallest words are {smallest:.1f} points high, which is hard to read on paper. "
            "`--tile` spreads the picture over several pages; `--page A3` makes it larger."
        )


def _write_for_word(picture: "Picture", output: Path, options: FileOptions) -> None:
    """A picture that fits a page in Word, and beside it what to put into its alternative text.

    Where the key and the sentences would make the words of the family too small, they have a picture of their own.
    """
    from casekit.cli.fonts import OtherFonts
    from casekit.genogram.two_files import Half, family_and_key
    from casekit.pictures.bounds import smallest_text
    from casekit.pictures.for_word import DOTS_PER_INCH, place_on_page
    from casekit.pictures.png import png_of

    halves: dict[Path, Half] = {
        output: Half(picture.svg, picture.drawing.size, smallest_text(picture.drawing.shapes) * picture.drawing.zoom)
    }
    if not place_on_page(halves[output].size, halves[output].smallest).readable:
        two = family_and_key(picture.drawing, (*picture.family.warnings, *picture.family.not_shown))
        if two is not None and place_on_page(two[0].size, two[0].smallest).readable:
            halves = {output: two[0], output.with_name(f"{output.stem}-key{output.suffix}"): two[1]}
    places = {path: place_on_page(half.size, half.smallest) for path, half in halves.items()}
    fonts = OtherFonts(options.fonts)
    images = {
        path: png_of(half.svg, half.size, places[path].dots, DOTS_PER_INCH, fonts.find) for path, half in halves.items()
    }
    words = output.with_suffix(".alt.txt")
    write_all({**images, words: picture.words + "\n"})
    fonts.say_used()
    for path, half in halves.items():
        width, height = (length * places[path].scale / 72 * 2.54 for length in half.size)
        lies = "a page that lies on its side (landscape)" if places[path].landscape else "an upright page"
        what = "The picture" if path == output else "The key with its sentences"
        say(f"{what} is {width:.1f} cm wide and {height:.1f} cm high, for {lies} of A4.")
    if len(halves) > 1:
        say("Note: In one picture its words would be too small to read, so the key is a second one.")
    say(f"In Word, copy the words of {words} into its alternative text (right-click it, then Edit Alt Text).")
    for path, place in places.items():
        _say_if_too_small(place, "Even so its" if path == output else "In the key the", words)


def _say_if_too_small(place: "PlaceOnPage", whose: str, words: Path) -> None:
    if place.readable:
        return
    say(
        f"Note: {whose} smallest words are {place.smallest:.1f} points high, which is hard to read on paper. "
        f"Show {_FEWER_PEOPLE}, or make a PDF over several pages (`--tile`). All its sentences are in {words}."
    )


def _wrapped(words: str) -> str:
    from textwrap import wrap

    lines = [
        line
        for sentence in words.split("\n")
        for line in wrap(sentence, _COLUMNS, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    ]
    return "\n".join(lines) + "\n"
