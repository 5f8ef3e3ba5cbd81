"""From a family to its picture, through every stop; the picture is read back before anybody gets it."""

from dataclasses import replace

from casekit.genogram.arrange import Arrangement, arranged
from casekit.genogram.check import refuse_what_cannot_be_drawn
from casekit.genogram.departures import departures, partners_apart
from casekit.genogram.drawing import Drawing, drawing, family_body, page_of
from casekit.genogram.dressed import dressed, empty_layers, past_in_words
from casekit.genogram.family import CannotDraw, Family, NoRoom, Relaxed, WrongPicture
from casekit.genogram.generations import Generations, generations
from casekit.genogram.household_words import marks_of
from casekit.genogram.labels import Labels, labels, with_numbers, without_plates
from casekit.genogram.look import USUAL_LOOK, Look
from casekit.genogram.notation import Notation, notation_for
from casekit.genogram.quality import faults_in
from casekit.genogram.read_back import differences_in
from casekit.genogram.relationship_views import differences_of_views, viewers
from casekit.genogram.remarks import remarks
from casekit.genogram.route import routes
from casekit.genogram.structure import structure
from casekit.genogram.svg import document
from casekit.genogram.tracks import Routes
from casekit.genogram.words import carer_words, picture_words
from casekit.pictures.svg_geometry import read_panels, read_sheet
from casekit.pictures.themes import THEMES, in_theme
from casekit.text.frozen import dataclass

_ROOMY = (1.0, 1.7, 2.5)


@dataclass(frozen=True, slots=True)
class Picture:
    """A genogram as SVG, the same in sentences, and what whoever asked for it should know.

    `drawing` is the display list that every other kind of file is made from, `family` what it shows, and `relaxed`
    the conventions that give way in it.
    """

    svg: str
    words: str
    notes: tuple[str, ...]
    family: Family
    drawing: Drawing
    notation: Notation
    relaxed: tuple[Relaxed, ...]


def draw(family: Family, look: Look = USUAL_LOOK) -> Picture:
    """Draw a family. Raises `CannotDraw` for one that cannot be drawn rightly, with a sentence that says why.

    `WrongPicture` is a `CannotDraw` that is casekit's own fault: the picture was drawn, read back and found wrong.
    """
    picture = draw_unchecked(family, look)
    sheet = read_sheet(picture.svg)
    wrong = [*differences_in(sheet, picture.family), *faults_in(sheet, picture.family)]
    _refuse_wrong(wrong)
    return picture


def _refuse_wrong(wrong: list[str]) -> None:
    if wrong:
        raise WrongPicture(
            "casekit drew this family, looked at its own picture, and found that it would say something wrong: "
            f"{wrong[0]}. The picture was not kept. Please report this family, with the names changed.",
            tuple(wrong),
        )


def draw_unchecked(family: Family, look: Look = USUAL_LOOK) -> Picture:
    """Draw a family without looking at the picture afterwards; only tests and measurements should use this."""
    ready = _prepared(family, look)
    drawn = drawing(ready.arrangement, ready.text, ready.lines, ready.notation, ready.relaxed)
    words = picture_words(ready.arrangement, ready.notation.name, drawn.relaxed, drawn.homes)
    return _picture(ready.family, drawn, ready.notation, look, words)


def draw_views(family: Family, look: Look = USUAL_LOOK) -> Picture:
    """Draw the family once for each person whose views are recorded, with the relationships as they see them.

    Raises `CannotDraw` where nobody's view is recorded, and as `draw` does; each panel is read back.
    """
    from casekit.genogram.panels import ALL_AGREE, NO_VIEWS, PANELS_IN_WORDS, side_by_side, view_panels

    ready = _prepared(family, look)
    family, notation = ready.family, ready.notation
    if not viewers(family):
        raise CannotDraw(NO_VIEWS)
    plain = family_body(ready.arrangement, ready.text, ready.lines, notation)
    panels = view_panels(family, plain, notation.name, ready.relaxed)
    homes = marks_of(family, plain)
    relaxed = tuple(dict.fromkeys(one for panel in panels for one in panel.relaxed))
    differing = list(differences_of_views(family)) or [ALL_AGREE]
    more = (("differences", "Who sees what differently", differing),)
    drawn = page_of(
        family,
        side_by_side(panels),
        notation,
        relaxed,
        homes=homes,
        numbered=ready.text.numbered,
        more=more,
    )
    words = picture_words(ready.arrangement, notation.name, relaxed, homes)
    picture = _picture(family, drawn, notation, look, "\n".join((words, PANELS_IN_WORDS, *differing)))
    sheets = read_panels(picture.svg)
    wrong = [] if len(sheets) == len(panels) else ["the picture has not as many panels as views"]
    for sheet, panel in zip(sheets, panels, strict=False):
        wrong += [*differences_in(sheet, panel.family), *faults_in(sheet, panel.family)]
    _refuse_wrong(wrong)
    return picture


@dataclass(frozen=True, slots=True)
class _Ready:
    """A family as it is to look, and everything laid out."""

    family: Family
    notation: Notation
    text: Labels
    arrangement: Arrangement
    lines: Routes
    relaxed: tuple[Relaxed, ...]


def _prepared(family: Family, look: Look) -> _Ready:
    """Everything laid out. Where lines for former carers leave no room, they are said in words instead."""
    refuse_what_cannot_be_drawn(family)
    family = dressed(family, look)
    if not any(link.past for link in family.carers):
        return _ready(family, look)
    try:
        ready = _ready(family, look)
    except CannotDraw:
        return _ready(past_in_words(family), look)
    cramped = ready.text.numbered or any(one.rule == "carer-in-words" for one in ready.relaxed)
    return _ready(past_in_words(family), look) if cramped else ready


def _ready(family: Family, look: Look) -> _Ready:
    rows = generations(family)
    text, arrangement, lines = _laid_out(family, rows, labels(family, THEMES[look.theme].words))
    relaxed = (*rows.relaxed, *arrangement.structure.relaxed, *partners_apart(arrangement))
    relaxed += _carers_without_words(family, text)
    return _Ready(family, notation_for(look), text, arrangement, lines, relaxed)


def _picture(family: Family, drawn: Drawing, notation: Notation, look: Look, words: str) -> Picture:
    notes = (*departures(drawn.relaxed), *remarks(family), *empty_layers(family))
    shapes = drawn.shapes
    if family.changes is not None:
        from casekit.genogram.change_marks import marked

        shapes = marked(family, family.changes, shapes)
    drawn = replace(drawn, shapes=in_theme(look.theme, shapes), zoom=THEMES[look.theme].zoom)
    svg = document(family, drawn, notation, look.theme, words)
    return Picture(svg, words, notes, family, drawn, notation, drawn.relaxed)


def _laid_out(family: Family, rows: Generations, text: Labels) -> tuple[Labels, Arrangement, Routes]:
    """Places and lines.

    Where carers' words find no room, once more with more distance round the child; then with numbers for words; then
    without either.
    """
    refusal: NoRoom | None = None
    tries = [(text, roomy) for roomy in _ROOMY] + [(with_numbers(text), roomy) for roomy in (1.0, 3.0)]
    for words, roomy in (*tries, (without_plates(text), 1.0)):
        arrangement = arranged(structure(family, rows, words, roomy))
        try:
            return words, arrangement, routes(arrangement, words)
        except NoRoom as no_room:
            refusal = no_room
    raise refusal or NoRoom("The words on a carer's line find no room.")


def _carers_without_words(family: Family, text: Labels) -> tuple[Relaxed, ...]:
    """The carers whose words found no room on their line."""
    silent = [link for link, words in zip(family.carers, text.carers, strict=True) if link.label and not words]
    return tuple(
        Relaxed(
            "carer-in-words",
            (link.child, *link.carers),
            f"There was no room for words on the line: {carer_words(family, link)}.",
        )
        for link in silent
    )
