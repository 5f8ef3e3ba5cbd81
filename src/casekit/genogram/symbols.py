"""The shape of each member: how big it is, where a line from above meets it, and how it is drawn.

A symbol is 40 units wide (half that for losses and pets), after the sheets in McGoldrick, Gerson and Petry (2020) and
the recording forms of the Integrated Children's System ("Write Enough").
"""

from math import sqrt

from casekit.genogram.family import Gender, Kind, Member
from casekit.pictures.canvas import Box, Disc, Dome, Line, Outline, Point, Shape, Stroke, Words

HALF = 20.0
SMALL = 11.0
PET = 13.0
UNBORN = 15.0
HOUSE_WALL = 0.1
RING = 5.0
"""How far inside its outline the key child's second outline runs."""
PAPER = "#ffffff"
INK = "#1a1a1a"


def half_width(member: Member) -> float:
    """Half the width, and half the height, of a member's symbol."""
    match member.kind:
        case Kind.PET:
            return PET
        case Kind.PREGNANCY:
            return UNBORN
        case Kind.MISCARRIAGE | Kind.TERMINATION | Kind.STILLBIRTH:
            return SMALL
        case _:
            return HALF


def outline_kind(member: Member) -> str:
    """Which outline a member has: `square`, `circle`, `dome`, `triangle`, `diamond`, `house` or `cross`."""
    match member.kind:
        case Kind.PET:
            return "diamond"
        case Kind.PREGNANCY:
            return "triangle"
        case Kind.MISCARRIAGE | Kind.TERMINATION:
            return "cross"
        case Kind.INSTITUTION:
            return "house"
    return {
        Gender.MALE: "square",
        Gender.FEMALE: "circle",
        Gender.NON_BINARY: "dome",
        Gender.UNKNOWN: "triangle",
    }[member.gender]


def top_at(member: Member, offset: float) -> float:
    """How far above its middle a symbol's outline lies, `offset` to the side of its middle line."""
    half = half_width(member)
    side = min(abs(offset), half)
    match outline_kind(member):
        case "circle" | "dome":
            return sqrt(half * half - side * side)
        case "triangle" | "diamond":
            return half - 2 * side if outline_kind(member) == "triangle" else half - side
        case "house":
            return half - side * (1 - HOUSE_WALL)
        case "cross":
            return side
        case _:
            return half


def side_at(member: Member, down: float) -> float:
    """How far beside its middle a symbol's outline lies, `down` below its middle (`down` not below 0)."""
    half = half_width(member)
    match outline_kind(member):
        case "circle":
            return sqrt(half * half - down * down)
        case "triangle":
            return (half + down) / 2
        case "cross":
            return down
        case _:
            return half


def symbol(member: Member, x: float, y: float, index: bool = False, size: float | None = None) -> tuple[Shape, ...]:
    """A member's outline and what is drawn in it, with its middle at (x, y); `size` is half of another width."""
    half = half_width(member) if size is None else size
    kind = outline_kind(member)
    thick = Stroke(INK, 2.6 if index else 2.0, fill=PAPER)
    shapes: list[Shape] = [_outline(kind, (x, y), half, "symbol", thick)]
    if index:
        shapes.append(_outline(kind, (x, y + _ring_shift(kind)), half - RING, "index", Stroke(INK, 1.6)))
    dead = member.died is not None or member.kind is Kind.STILLBIRTH
    if dead and kind != "cross":
        shapes.append(Line(_cross(kind, x, y, half), "deceased", Stroke(width=1.6)))
    elif kind == "triangle" and member.kind is Kind.PERSON:
        shapes.append(Words(x, y + 0.72 * half, "?", 0.8 * half, css="inside", bold=True))
    return tuple(shapes)


def _ring_shift(kind: str) -> float:
    """A smaller triangle sits lower in a bigger one, so that the space between them is even."""
    return 2.0 if kind == "triangle" else 0.0


def _outline(kind: str, middle: Point, half: float, css: str, stroke: Stroke) -> Shape:
    x, y = middle
    match kind:
        case "circle":
            return Disc(x, y, half, css, stroke)
        case "dome":
            return Dome(x, y, half, css, stroke)
        case "triangle":
            return Outline(((x, y - half), (x + half, y + half), (x - half, y + half)), css, stroke)
        case "house":
            roof = y - half * HOUSE_WALL
            corners = ((x, y - half), (x + half, roof), (x + half, y + half), (x - half, y + half), (x - half, roof))
            return Outline(corners, css, stroke)
        case "diamond":
            return Outline(((x, y - half), (x + half, y), (x, y + half), (x - half, y)), css, stroke)
        case "cross":
            return Line(_diagonals(x, y, half), css, Stroke(INK, 2.2))
        case _:
            return Box(x - half, y - half, 2 * half, 2 * half, css, stroke)


def _diagonals(x: float, y: float, half: float) -> tuple[tuple[Point, ...], ...]:
    return (((x - half, y - half), (x + half, y + half)), ((x + half, y - half), (x - half, y + half)))


def _cross(kind: str, x: float, y: float, half: float) -> tuple[tuple[Point, ...], ...]:
    """The cross of a death, from outline to outline."""
    match kind:
        case "circle":
            return _diagonals(x, y, half * sqrt(0.5))
        case "dome":
            reach = half * sqrt(0.5)
            return (((x - reach, y - reach), (x + half, y + half)), ((x + reach, y - reach), (x - half, y + half)))
        case "triangle":
            return (
                ((x - half / 2, y), (x + half, y + half)),
                ((x + half / 2, y), (x - half, y + half)),
            )
        case "diamond":
            return _diagonals(x, y, half / 2)
        case _:
            return _diagonals(x, y, half)
