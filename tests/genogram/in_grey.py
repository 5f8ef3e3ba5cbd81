"""How far two drawings differ to an eye that sees no colour.

Drawings become black and white dots, two to a picture unit. What counts is the ink of one that has no ink of the other
within half a unit, both ways; and of all the ways to lay one over the other, shifted along and stretched by up to a
quarter, the one in which they differ least. So neither the place of a dash nor a slightly longer one tells lines apart.
"""

from dataclasses import dataclass
from io import BytesIO
from itertools import combinations

from PIL import Image

from casekit.pictures.canvas import Shape, svg_of
from casekit.pictures.png import png_of

SCALE = 2
WIDTH, HEIGHT = 200, 60
STRETCHES = (0.8, 0.87, 0.93, 1.0, 1.07, 1.15, 1.25)
FINE_STRETCHES = tuple(0.8 + 0.0125 * step for step in range(37))
"""So many that no dash slips through between two of them; they take long, so they are for a few lines."""
SHIFTS = range(-16, 17, 2)
_DARK = 170
ENOUGH = 110
"""Dots, four to a square picture unit: a small arrow head, or two end dots, make more."""

Samples = dict[str, tuple[Shape, ...]]


@dataclass(frozen=True)
class Ink:
    """A drawing as dots: one bit each, row by row; `near` has the dots beside them too. Then how many in each row."""

    dots: int
    near: int
    rows: tuple[int, ...]
    near_rows: tuple[int, ...]


def ink_of(image: Image.Image) -> Ink:
    """The dark dots of a grey picture of the size used here."""
    bits = image.point(lambda grey: 255 if grey < _DARK else 0).convert("1")
    dots = int.from_bytes(bits.tobytes(), "big")
    row = 8 * ((image.width + 7) // 8)
    level = dots | dots << 1 | dots >> 1
    near = level | level << row | level >> row
    return Ink(dots, near, _in_rows(dots, row), _in_rows(near, row))


def _in_rows(dots: int, row: int) -> tuple[int, ...]:
    mask = (1 << row) - 1
    return tuple((dots >> row * number & mask).bit_count() for number in range(SCALE * HEIGHT))


def grey(shapes: tuple[Shape, ...]) -> Image.Image:
    """Shapes drawn round (0, 0) as a grey picture."""
    view = f"{-WIDTH / 2} {-HEIGHT / 2} {WIDTH} {HEIGHT}"
    size = f'viewBox="{view}" width="{WIDTH}" height="{HEIGHT}"'
    ground = f'<rect x="{-WIDTH / 2}" y="{-HEIGHT / 2}" width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    drawn = "".join(svg_of(shape) for shape in shapes)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{ground}{drawn}</svg>'
    return Image.open(BytesIO(png_of(svg, (WIDTH, HEIGHT), SCALE))).convert("L")


def stretched(image: Image.Image, stretches: tuple[float, ...] = STRETCHES) -> list[Ink]:
    """The same picture made shorter and longer along the line, its middle staying where it is."""
    half = image.width / 2
    return [
        ink_of(
            image.transform(image.size, Image.Transform.AFFINE, (1 / by, 0, half - half / by, 0, 1, 0), fillcolor=255)
        )
        for by in stretches
    ]


def difference(one: Ink, others: list[Ink], enough: int) -> int:
    """The least number of dots by which two drawings differ, or any number from `enough` if it is not less."""
    least = max(enough, one.dots.bit_count())
    for other in others:
        if _at_least(one, other) >= min(least, enough):
            continue
        for shift in SHIFTS:
            dots = other.dots << shift if shift >= 0 else other.dots >> -shift
            near = other.near << shift if shift >= 0 else other.near >> -shift
            least = min(least, (one.dots & ~near).bit_count() + (dots & ~one.near).bit_count())
            if least < enough:
                return least
    return least


def _at_least(one: Ink, other: Ink) -> int:
    """A number of dots by which two drawings differ however one is shifted along: what no row of the other can hold."""
    here = sum(max(0, dots - near) for dots, near in zip(one.rows, other.near_rows, strict=True))
    return here + sum(max(0, dots - near) for dots, near in zip(other.rows, one.near_rows, strict=True))


def alike(
    samples: Samples, *but_not: frozenset[str], stretches: tuple[float, ...] = STRETCHES
) -> list[tuple[str, str]]:
    """The pairs of drawings that an eye without colour could take for each other; no pair both in one of `but_not`."""
    pairs = [pair for pair in combinations(samples, 2) if not any(some.issuperset(pair) for some in but_not)]
    images = {name: grey(shapes) for name, shapes in samples.items()}
    inks = {name: ink_of(image) for name, image in images.items()}
    others = {name: stretched(image, stretches) for name, image in images.items()}
    return [
        (one, two)
        for one, two in pairs
        if any(difference(inks[here], others[there], ENOUGH) < ENOUGH for here, there in ((one, two), (two, one)))
    ]
