"""What fills the symbols: health, the family's own signs of heritage, a photograph.

Health follows McGoldrick, Gerson and Petry: the left half is physical or mental illness, the lower half is alcohol or
drugs; what is only suspected is hatched, and recovery is a white hole. Letters under the symbol say the same.
"""

from collections.abc import Iterator

from casekit.genogram.family import Family, HealthFact, Member, Sign
from casekit.genogram.overlays import ILL, MISUSE
from casekit.genogram.regions import Ring, centre_of, clear_inside, cut, pattern_lines, ring_of, slices
from casekit.genogram.symbols import INK, PAPER, RING, figure_of, outline
from casekit.pictures.canvas import Disc, Line, Outline, Photo, Point, Shape, Stroke

TINT = "#b9cbdc"
HOLE = 3.6
_EDGE = Stroke(INK, 1.0)


def fills(family: Family, member: Member, x: float, y: float, size: float | None = None) -> tuple[Shape, ...]:
    """What fills somebody's symbol with its middle at (x, y), by the layers that are shown."""
    figure = figure_of(member)
    ringed = bool(member.photo) and member.key == family.index
    half = (figure.half if size is None else size) - (RING + 1.6 if ringed else 1.0)
    ring = ring_of(outline(figure.form, (x, y), half, "", Stroke()))
    if not ring:
        return ()
    if member.photo:
        return (_photo(member, ring, x, y, half),)
    if member.health:
        return tuple(health_shapes(member.health, ring, (x, y)))
    return tuple(sign_shapes(family.signs_of(member.key), ring, (x, y)))


def _photo(member: Member, ring: Ring, x: float, y: float, half: float) -> Photo:
    return Photo(x - half, y - half, 2 * half, member.photo, ring, f"photo-{member.key}")


def needs_halo(member: Member) -> bool:
    """Whether marks on somebody's fill need white round them: on photographs, colours and patterns, not on a tint."""
    return bool(member.photo) or not member.health


def health_shapes(facts: tuple[HealthFact, ...], ring: Ring, middle: Point) -> Iterator[Shape]:
    """The filled halves of a symbol."""
    ill = [fact for fact in facts if fact.kind in ILL]
    misuse = [fact for fact in facts if fact.kind in MISUSE]
    left, low = cut(ring, middle, (-1.0, 0.0)), cut(ring, middle, (0.0, 1.0))
    if ill:
        yield from _half(ill, left)
    if misuse:
        yield from _half(misuse, low)
    both = bool(ill and misuse)
    if ill:
        yield _edge(ring, middle, (0.0, 1.0), (0.0, -1.0) if both else None)
    if misuse:
        yield _edge(ring, middle, (1.0, 0.0), (1.0, 0.0) if both else None)
    if ill and all(fact.recovery for fact in ill):
        yield _hole(cut(left, middle, (0.0, -1.0)), (-0.6, -0.25), ring, middle) if both else _hole(left)
    if misuse and all(fact.recovery for fact in misuse):
        yield _hole(cut(low, middle, (1.0, 0.0)), (0.25, 0.6), ring, middle) if both else _hole(low)


def _half(facts: list[HealthFact], ring: Ring) -> Iterator[Shape]:
    if all(fact.suspected for fact in facts):
        yield Line(pattern_lines(ring, "lines"), "fill", _EDGE)
    else:
        yield Outline(ring, "fill", Stroke("none", fill=TINT))


def _edge(ring: Ring, middle: Point, along: Point, half: Point | None) -> Line:
    """The line between a filled half and the rest; with `half`, only its part on that side of the middle."""
    normal = (along[1], along[0])
    on_line = [point for point in cut(ring, middle, normal) if _beside(point, middle, normal) < 1e-6]
    ends = sorted(on_line, key=lambda point: point[0] * along[0] + point[1] * along[1])
    first, last = ends[0], ends[-1]
    if half is not None:
        first, last = (middle, last) if half[0] + half[1] > 0 else (first, middle)
    return Line(((first, last),), "fill", _EDGE)


def _beside(point: Point, middle: Point, normal: Point) -> float:
    return abs((point[0] - middle[0]) * normal[0] + (point[1] - middle[1]) * normal[1])


def _hole(part: Ring, wish: Point | None = None, ring: Ring = (), middle: Point = (0.0, 0.0)) -> Disc:
    """The white hole of recovery: where it is wished, off the lines of a cross, or else in the middle of a part."""
    x, y = centre_of(part)
    if wish is not None:
        half = max(point[0] for point in ring) - middle[0]
        beside = (middle[0] + wish[0] * half, middle[1] + wish[1] * half)
        x, y = beside if clear_inside(part, beside, HOLE + 0.5) else (x, y)
    return Disc(x, y, HOLE, "fill", Stroke(INK, 1.0, fill=PAPER))


def sign_shapes(signs: tuple[Sign, ...], ring: Ring, middle: Point) -> Iterator[Shape]:
    """Equal slices, one for each sign with a colour or a pattern."""
    filled = [sign for sign in signs if sign.fill or sign.pattern]
    for sign, part in zip(filled, slices(ring, middle, len(filled)) if filled else (), strict=True):
        if not part:
            continue
        yield Outline(part, "fill", Stroke(INK if len(filled) > 1 else "none", 1.0, fill=sign.fill or PAPER))
        if lines := pattern_lines(part, sign.pattern):
            dots = sign.pattern == "dots"
            yield Line(lines, "fill", Stroke(INK, 1.8 if dots else 0.8, cap="round" if dots else "butt"))
