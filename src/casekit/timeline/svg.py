"""The drawing as an SVG document with its title, its description in sentences, and what it stands for in attributes."""

from casekit.case.dates import uk_day
from casekit.pictures.canvas import element, number, svg_of
from casekit.pictures.text_metrics import FAMILY
from casekit.pictures.themes import Theme
from casekit.text.escape import xml
from casekit.timeline.drawing import Drawing
from casekit.timeline.model import Timeline
from casekit.timeline.text import shown

TITLE_ID = "timeline-title"
WORDS_ID = "timeline-words"


def document(timeline: Timeline, drawing: Drawing, theme: Theme, words: str) -> str:
    """The SVG as text. It names no other file and holds no script."""
    attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("class", "casekit timeline"),
        ("width", number(drawing.size[0])),
        ("height", number(drawing.size[1])),
        ("viewBox", f"0 0 {drawing.width} {drawing.height}"),
        ("lang", "en-GB"),
        ("role", "img"),
        ("aria-labelledby", f"{TITLE_ID} {WORDS_ID}"),
        ("data-case", timeline.case),
        ("data-as-at", timeline.as_at.isoformat()),
        ("data-lanes", str(timeline.lanes_by)),
        ("data-theme", str(theme)),
        ("font-family", f"{FAMILY}, Verdana, sans-serif"),
    ]
    title = element("title", [("id", TITLE_ID)], xml(f"{shown(timeline.title)}, as at {uk_day(timeline.as_at)}"))
    description = element("desc", [("id", WORDS_ID)], xml(words))
    shapes = "\n".join(svg_of(shape) for shape in drawing.shapes)
    return f"{element('svg', attributes, chr(10).join(('', title, description, shapes, '')))}\n"
