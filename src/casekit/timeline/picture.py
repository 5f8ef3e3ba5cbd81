"""From a timeline to a finished picture; the picture is read back before anybody gets it."""

from dataclasses import replace

from casekit.pictures.canvas import Shape
from casekit.pictures.themes import THEMES, Theme, in_theme
from casekit.text.frozen import dataclass
from casekit.timeline.check import differences
from casekit.timeline.drawing import Drawing, drawing
from casekit.timeline.frame import frame_of
from casekit.timeline.model import Timeline
from casekit.timeline.paper import sections_of
from casekit.timeline.svg import document
from casekit.timeline.words import timeline_words


class WrongPicture(Exception):
    """A picture that casekit drew, read back and found wrong; `differences` says in what."""

    def __init__(self, differences: tuple[str, ...]) -> None:
        self.sentence = (
            "casekit drew this timeline, looked at its own picture, and found that it would say something wrong: "
            f"{differences[0]}. The picture was not kept. Please report this case, with the names changed."
        )
        self.differences = differences
        super().__init__(self.sentence)


@dataclass(frozen=True, slots=True)
class Picture:
    """A timeline as SVG, the same in sentences, and what whoever asked for it should know."""

    svg: str
    words: str
    notes: tuple[str, ...]
    timeline: Timeline
    drawing: Drawing
    theme: Theme

    def pages(self) -> tuple[tuple[Shape, ...], ...]:
        """The picture in sections for paper, each about a page on its side."""
        return tuple(in_theme(self.theme, section) for section in sections_of(self.timeline))


def draw(timeline: Timeline, theme: Theme = Theme.PRINT) -> Picture:
    """Draw a timeline. Raises `WrongPicture` where the picture, read back, does not say what the timeline does."""
    picture = draw_unchecked(timeline, theme)
    wrong = differences(picture.svg, timeline)
    if wrong:
        raise WrongPicture(tuple(wrong))
    return picture


def draw_unchecked(timeline: Timeline, theme: Theme = Theme.PRINT) -> Picture:
    """Draw a timeline without looking at the picture afterwards; only tests and measurements should use this."""
    frame = frame_of(timeline)
    drawn = drawing(timeline, frame)
    drawn = replace(drawn, shapes=in_theme(theme, drawn.shapes), zoom=THEMES[theme].zoom)
    words = timeline_words(timeline, frame)
    return Picture(document(timeline, drawn, theme, words), words, _notes(timeline), timeline, drawn, theme)


def _notes(timeline: Timeline) -> tuple[str, ...]:
    return tuple(f"Event {event.number} is not on the line. {event.why_not}" for event in timeline.unplaced)
