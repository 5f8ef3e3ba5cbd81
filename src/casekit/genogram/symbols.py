"""The shape of each member: how big it is, where a line from above meets it, and how it is drawn.

A person's symbol is 40 units wide (losses and pets are smaller), after the sheets in McGoldrick, Gerson and Petry
(2020) and the recording forms of the Integrated Children's System ("Write Enough"). Which figure somebody has is the
notation's choice (`Member.figure`); a member without one has that of the notation `uk`.
"""

from math import hypot, sqrt

from casekit.genogram.family import Member
from casekit.genogram.figures import HALF, Figure, Form, Over
from casekit.genogram.kinds import Kind
from casekit.genogram.look import DeathMark
from casekit.genogram.notation_uk import UK
from casekit.pictures.canvas import Box, Disc, Dome, Line, Outline, Point, Shape, Stroke, Words
from casekit.pictures.text_metrics import text_width

HOUSE_WALL = 0.1
FLAT = 0.65
"""The height of a rectangle as a part of its width."""
RING = 5.0
"""How far inside its outline the key child's second outline runs."""
BRACKET = 7.0
"""How far beside a symbol its brackets stand."""
PAPER = "#ffffff"
INK = "#1a1a1a"
WITHIN = 0.42
"""Half the width of a small outline within a symbol, as a part of the symbol's."""
POINTED = 5 / 9
"""Half the width of the triangle of sexual orientation, as a part of half the symbol's (GenoPro's template)."""
_ORIENTATION = {
    "gay": Stroke(INK, 1.0, fill="#8d8d8d"),
    "lesbian": Stroke(INK, 1.0, fill="#8d8d8d"),
    "bisexual": Stroke(INK, 1.6, "3 2", fill=PAPER),
}
"""Half of the ink's strength, so that the mark of a death stays plain on it; McGoldrick's outline is broken."""
_GROUND = Stroke("none", fill=PAPER)
Run = tuple[Point, ...]

__all__ = ["HALF", "INK", "PAPER", "figure_of", "half_width", "outline_kind", "side_at", "symbol", "top_at"]


def figure_of(member: Member) -> Figure:
    """The figure that stands for a member."""
    return member.figure or UK.figure(member)


def half_width(member: Member) -> float:
    """Half the width, and half the height, of a member's symbol."""
    return figure_of(member).half


def outline_kind(member: Member) -> str:
    """Which outline a member has, as a word of `Form`."""
    return str(figure_of(member).form)


def top_at(member: Member, offset: float) -> float:
    """How far above its middle a symbol's outline lies, `offset` to the side of its middle line."""
    figure = figure_of(member)
    half = figure.half
    side = min(abs(offset), half)
    match figure.form:
        case Form.CIRCLE | Form.DOME | Form.DOT:
            return sqrt(half * half - side * side)
        case Form.TRIANGLE:
            return half - 2 * side
        case Form.DIAMOND:
            return half - side
        case Form.HOUSE:
            return half - side * (1 - HOUSE_WALL)
        case Form.CROSS:
            return side
        case Form.RECTANGLE:
            return half * FLAT
        case _:
            return half


def side_at(member: Member, down: float) -> float:
    """How far beside its middle a symbol's outline lies, `down` below its middle (`down` not below 0)."""
    figure = figure_of(member)
    half = figure.half
    match figure.form:
        case Form.CIRCLE | Form.DOT:
            return sqrt(max(0.0, half * half - down * down))
        case Form.TRIANGLE:
            return (half + down) / 2
        case Form.DIAMOND:
            return half - down
        case Form.CROSS:
            return down
        case _:
            return half


def symbol(
    member: Member,
    x: float,
    y: float,
    index: bool = False,
    size: float | None = None,
    *,
    death: DeathMark = DeathMark.CROSS,
    filled: tuple[Shape, ...] = (),
    haloed: bool = False,
) -> tuple[Shape, ...]:
    """A member's outline and what is drawn in it, with its middle at (x, y).

    `size` is half of another width, `filled` lies right on the outline, below all marks; with `haloed` they keep some
    white round them. Where something stands in the middle, the mark of a death is drawn in the corners only.
    """
    figure = figure_of(member)
    half = figure.half if size is None else size
    stroke = Stroke(INK, 2.6 if index else 2.0, fill=PAPER)
    shapes: list[Shape] = [outline(figure.form, (x, y), half, "symbol", stroke), *filled]
    if index:
        middle = (x, y + 2.0 if figure.form is Form.TRIANGLE else y)
        if haloed:
            shapes.append(outline(figure.form, middle, half - RING, "halo", Stroke(PAPER, 4.4)))
        shapes.append(outline(figure.form, middle, half - RING, "index", Stroke(INK, 1.6)))
    letters = figure.inside
    pictured = any(shape.css == "photo" for shape in filled)
    small = figure.within is not None and not letters and not pictured
    if figure.within is not None and small:
        shapes.append(outline(figure.within, (x, y), WITHIN * half, "within", Stroke(INK, 1.4, fill=PAPER)))
    if pointed(member):
        shapes.append(_triangle_down((x, y), POINTED * half, _ORIENTATION[figure.orientation]))
    busy = bool(letters) or pictured or small or pointed(member)
    if figure.over is not None:
        css = "deceased" if member.kind is Kind.STILLBIRTH else "sign"
        shapes.append(Line(_over(figure, x, y, half, busy), css, Stroke(width=1.6)))
    elif member.died is not None and death is not DeathMark.DATES:
        mark = _death(figure.form, (x, y), half, death, busy)
        if haloed:
            shapes.append(Line(tuple(_shortened(line) for line in mark), "halo", Stroke(PAPER, 4.4)))
        shapes.append(Line(mark, "deceased", Stroke(width=1.6)))
    if letters:
        words = _letters(figure.form, letters, x, y, half)
        if haloed:
            reach = 0.5 * text_width(letters, words.size, True) + 2.0
            shapes.append(Disc(x, words.y - 0.36 * words.size, max(reach, 0.5 * words.size), "halo", _GROUND))
        shapes.append(words)
    if member.bracketed:
        shapes.append(Line(brackets(x, y, half), "bracket", Stroke(INK, 1.6)))
    return tuple(shapes)


def marked_as_dead(member: Member, death: DeathMark) -> bool:
    """Whether the mark of a death stands on somebody's symbol."""
    return member.died is not None and figure_of(member).over is None and death is not DeathMark.DATES


def pointed(member: Member) -> bool:
    """Whether the triangle of sexual orientation stands in somebody's symbol."""
    return bool(figure_of(member).orientation)


def _triangle_down(middle: Point, half: float, stroke: Stroke) -> Outline:
    """An equal-sided triangle on its point, round its middle."""
    x, y = middle
    above, below = half / sqrt(3), 2 * half / sqrt(3)
    return Outline(((x - half, y - above), (x + half, y - above), (x, y + below)), "orientation", stroke)


def _letters(form: Form, letters: str, x: float, y: float, half: float) -> Words:
    if form is Form.FRAMELESS:
        return Words(x, y + 0.63 * half, letters, 1.75 * half, css="inside", bold=True)
    low = 0.72 if form is Form.TRIANGLE else {1: 0.29, 2: 0.24}.get(len(letters), 0.2)
    size = (0.8 if len(letters) == 1 else 0.68 if len(letters) == 2 else 0.55) * half
    return Words(x, y + low * half, letters, max(size, 8.0), css="inside", bold=True)


def outline(form: Form, middle: Point, half: float, css: str, stroke: Stroke) -> Shape:
    """An outline with its middle at a point, `half` to each side."""
    x, y = middle
    match form:
        case Form.CIRCLE:
            return Disc(x, y, half, css, stroke)
        case Form.DOT:
            return Disc(x, y, half, css, Stroke(stroke.colour, stroke.width, fill=stroke.colour))
        case Form.DOME:
            return Dome(x, y, half, css, stroke)
        case Form.TRIANGLE:
            return Outline(((x, y - half), (x + half, y + half), (x - half, y + half)), css, stroke)
        case Form.HOUSE:
            roof = y - half * HOUSE_WALL
            corners = ((x, y - half), (x + half, roof), (x + half, y + half), (x - half, y + half), (x - half, roof))
            return Outline(corners, css, stroke)
        case Form.DIAMOND:
            return Outline(((x, y - half), (x + half, y), (x, y + half), (x - half, y)), css, stroke)
        case Form.CROSS:
            return Line(_diagonals(x, y, half), css, Stroke(INK, 2.2))
        case Form.RECTANGLE:
            return Box(x - half, y - FLAT * half, 2 * half, 2 * FLAT * half, css, stroke)
        case Form.ROUNDED:
            return Box(x - half, y - half, 2 * half, 2 * half, css, stroke, round=0.3 * half)
        case Form.FRAMELESS:
            seen = stroke if css == "index" else Stroke("none", fill=stroke.fill)
            return Box(x - half, y - half, 2 * half, 2 * half, css, seen)
        case Form.SQUARE:
            return Box(x - half, y - half, 2 * half, 2 * half, css, stroke)


def _diagonals(x: float, y: float, half: float) -> tuple[Run, ...]:
    return (((x - half, y - half), (x + half, y + half)), ((x + half, y - half), (x - half, y + half)))


def _cross(form: Form, x: float, y: float, half: float) -> tuple[Run, ...]:
    """A cross from outline to outline: the falling line, then the rising one, each from its upper end."""
    match form:
        case Form.CIRCLE | Form.DOT:
            return _diagonals(x, y, half * sqrt(0.5))
        case Form.DOME:
            reach = half * sqrt(0.5)
            return (((x - reach, y - reach), (x + half, y + half)), ((x + reach, y - reach), (x - half, y + half)))
        case Form.TRIANGLE:
            return (
                ((x - half / 2, y), (x + half, y + half)),
                ((x + half / 2, y), (x - half, y + half)),
            )
        case Form.DIAMOND:
            return _diagonals(x, y, half / 2)
        case Form.RECTANGLE:
            low = FLAT * half
            return (((x - half, y - low), (x + half, y + low)), ((x + half, y - low), (x - half, y + low)))
        case Form.ROUNDED:
            return _diagonals(x, y, 0.91 * half)
        case _:
            return _diagonals(x, y, half)


def _death(form: Form, middle: Point, half: float, death: DeathMark, busy: bool) -> tuple[Run, ...]:
    """The mark of a death; where something stands in the middle, only the ends of its lines."""
    cross = _cross(form, *middle, half)
    lines = cross if death is DeathMark.CROSS else cross[1:]
    return tuple(end for line in lines for end in _ends(line)) if busy else lines


def _ends(line: Run) -> tuple[Run, Run]:
    """The outer quarters of a straight line."""
    (x1, y1), (x2, y2) = line
    dx, dy = (x2 - x1) / 4, (y2 - y1) / 4
    return ((x1, y1), (x1 + dx, y1 + dy)), ((x2 - dx, y2 - dy), (x2, y2))


def _shortened(line: Run) -> Run:
    """A straight line without its outermost ends, which lie on the outline."""
    (x1, y1), (x2, y2) = line
    part = min(0.4, 2.6 / max(hypot(x2 - x1, y2 - y1), 0.1))
    dx, dy = part * (x2 - x1), part * (y2 - y1)
    return (x1 + dx, y1 + dy), (x2 - dx, y2 - dy)


def _over(figure: Figure, x: float, y: float, half: float, busy: bool) -> tuple[Run, ...]:
    """What lies over the outline as part of the figure."""
    cross = _diagonals(x, y, half) if figure.form is Form.TRIANGLE else _cross(figure.form, x, y, half)
    match figure.over:
        case Over.SLASH:
            return _ends(cross[1]) if busy else cross[1:]
        case Over.CROSS_AND_BAR:
            return (*cross, ((x - half, y), (x + half, y)))
        case _:
            return cross


def brackets(x: float, y: float, half: float) -> tuple[Run, ...]:
    """Brackets to the left and right of a symbol."""
    outer, turn = x - half - BRACKET, 4.0
    left = ((outer + turn, y - half), (outer, y - half), (outer, y + half), (outer + turn, y + half))
    return left, tuple((2 * x - px, py) for px, py in left)
