"""The drawing as an SVG document with its title, its description in sentences, and what it stands for in attributes."""

from casekit.genogram.drawing import Drawing
from casekit.genogram.family import Family
from casekit.genogram.look import Theme
from casekit.genogram.notation import Notation
from casekit.pictures.canvas import element, number, svg_of
from casekit.pictures.text_metrics import FAMILY
from casekit.text.escape import xml

TITLE_ID = "genogram-title"
WORDS_ID = "genogram-words"


def document(
    family: Family,
    drawing: Drawing,
    notation: Notation,
    theme: Theme,
    words: str,
) -> str:
    """The SVG as text. It names no other file and holds no script."""
    size = (str(drawing.width), str(drawing.height))
    attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("class", "casekit genogram"),
        ("width", number(drawing.width * drawing.zoom)),
        ("height", number(drawing.height * drawing.zoom)),
        ("viewBox", f"0 0 {size[0]} {size[1]}"),
        ("lang", "en-GB"),
        ("role", "img"),
        ("aria-labelledby", f"{TITLE_ID} {WORDS_ID}"),
        ("data-case", family.case),
        ("data-as-at", family.as_at.isoformat()),
        ("data-notation", notation.name),
        ("data-theme", str(theme)),
        ("data-death-mark", str(notation.death)),
        ("data-relaxed", " ".join(one.token for one in drawing.relaxed)),
        ("font-family", f"{FAMILY}, Verdana, sans-serif"),
    ]
    title = element("title", [("id", TITLE_ID)], xml(f"{family.title}, as at {family.as_at_text}"))
    description = element("desc", [("id", WORDS_ID)], xml(words))
    shapes = "\n".join(svg_of(shape) for shape in drawing.shapes)
    return f"{element('svg', attributes, chr(10).join(('', title, description, shapes, '')))}\n"
