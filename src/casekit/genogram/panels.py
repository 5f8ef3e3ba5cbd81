"""The same family several times, side by side: for each person the relationships as that person sees them.

Everybody stands in the same place in every panel, so that the panels can be compared at a glance ("small multiples",
Tufte 1990).
"""

from collections.abc import Sequence
from dataclasses import replace

from casekit.genogram.family import Family, Relaxed
from casekit.genogram.relationship_drawing import with_relationships
from casekit.genogram.relationship_views import seen_by, viewer_name, viewers
from casekit.pictures.bounds import bounds
from casekit.pictures.canvas import Box, Group, Photo, Shape, Stroke, Words, moved
from casekit.pictures.text_metrics import text_width
from casekit.text.frozen import dataclass

NO_VIEWS = (
    "The file says of no relationship in this picture who sees it so, so there are no views to compare. Write "
    "`seen_by:` at the relationships, or draw the picture without --seen-by."
)
ALL_AGREE = "Nobody sees any two people differently from what others say of them."
PANELS_IN_WORDS = "The family is drawn once for each person whose view is recorded. Who sees what differently:"
_WIDEST = 1760.0
_HEADING = 14.0
_PAD = 16.0
_GAP = 20.0
_TOP = 34.0
_FRAME = Stroke("#9a9a9a", 1.0)


@dataclass(frozen=True, slots=True)
class Panel:
    """One person's view: the family as they see it, drawn, and the conventions that give way in it."""

    viewer: str
    family: Family
    body: Group
    relaxed: tuple[Relaxed, ...]


def view_panels(family: Family, plain: Group, notation_name: str, relaxed: tuple[Relaxed, ...]) -> tuple[Panel, ...]:
    """A panel for everybody whose view the file records, in the order of the file."""
    found = []
    for viewer in viewers(family):
        seen = seen_by(family, viewer)
        body, missing = with_relationships(seen, plain, notation_name)
        found.append(Panel(viewer, seen, body, (*relaxed, *missing)))
    return tuple(found)


def side_by_side(panels: Sequence[Panel]) -> Group:
    """The panels in rows, each in a frame of its own with whose view it is above it."""
    boxes = [bounds(panel.body) for panel in panels]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    headings = [f"As {viewer_name(panel.family, panel.viewer)} sees it" for panel in panels]
    widest = max(text_width(heading, _HEADING, True) for heading in headings)
    width = max(right - left, widest) + 2 * _PAD
    height = bottom - top + _TOP + _PAD
    columns = max(1, min(len(panels), int((_WIDEST + _GAP) // (width + _GAP))))
    rows = -(-len(panels) // columns)
    columns = -(-len(panels) // rows)
    shapes: list[Shape] = []
    for place, (panel, heading) in enumerate(zip(panels, headings, strict=True)):
        x, y = (place % columns) * (width + _GAP), (place // columns) * (height + _GAP)
        frame = Box(x, y, width, height, "frame", _FRAME, 6.0)
        words = Words(x + _PAD, y + 23.0, heading, _HEADING, css="heading", bold=True, anchor="start")
        inset = (width - (right - left)) / 2
        body = _with_own_ids(moved(panel.body, x + inset - left, y + _TOP - top), place)
        data = (
            ("data-seen-by", panel.viewer),
            ("data-relaxed", " ".join(one.token for one in panel.relaxed)),
        )
        shapes.append(Group("panel", (frame, words, body), data))
    return Group("panels", tuple(shapes))


def _with_own_ids(shape: Shape, place: int) -> Shape:
    """A shape whose photographs have other ids than those of the other panels."""
    if isinstance(shape, Photo):
        return replace(shape, name=f"{shape.name}-view-{place + 1}")
    if isinstance(shape, Group):
        return replace(shape, children=tuple(_with_own_ids(child, place) for child in shape.children))
    return shape
