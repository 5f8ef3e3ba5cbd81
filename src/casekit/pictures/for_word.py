"""How large a picture is put into a document on A4 paper, so that it fits between the margins and stays readable."""

from casekit.pictures.pages import LARGEST
from casekit.text.frozen import dataclass

DOTS_PER_INCH = 220.0
"""What Word keeps of a picture's resolution, if nobody changes its settings."""
LEAST_TEXT = 7.0
_CENTIMETRE = 72 / 2.54
_PORTRAIT = (16.0 * _CENTIMETRE, 24.0 * _CENTIMETRE)
_LANDSCAPE = (24.7 * _CENTIMETRE, 15.0 * _CENTIMETRE)
"""The room for text, less a line for a caption, on A4 with margins of 2.5 cm, in points."""


@dataclass(frozen=True, slots=True)
class PlaceOnPage:
    """Points to a picture unit, whether the page has to lie on its side, and the smallest text in points."""

    scale: float
    landscape: bool
    smallest: float

    @property
    def dots(self) -> float:
        """Dots to a picture unit."""
        return self.scale * DOTS_PER_INCH / 72

    @property
    def readable(self) -> bool:
        """Whether the smallest text can be read on paper."""
        return self.smallest >= LEAST_TEXT


def place_on_page(size: tuple[float, float], smallest: float) -> PlaceOnPage:
    """Place a picture of `size` with its `smallest` text (picture units): on its side only where that reads better."""
    found = []
    for room in (_PORTRAIT, _LANDSCAPE):
        scale = min(room[0] / size[0], room[1] / size[1], LARGEST)
        found.append(PlaceOnPage(scale, room is _LANDSCAPE, scale * smallest))
    upright, turned = found
    return turned if not upright.readable and turned.scale > upright.scale else upright
