"""The family's own signs: colours and patterns that can be drawn, and told from each other without colour."""

from dataclasses import replace

from casekit.genogram.family import CannotDraw, Family, Sign
from casekit.genogram.regions import PATTERNS
from casekit.pictures.colours import NAMES, colour_of, lightened_for
from casekit.pictures.text_metrics import text_width
from casekit.text.escape import one_line
from casekit.text.nearest import nearest

INK = "#1a1a1a"
LEAST_CONTRAST = 5.0
MARK_SIZE = 10.5
WIDEST_MARK = 60.0
_PATTERN_WORDS = {
    "solid": "plain",
    "none": "plain",
    "full": "plain",
    "stripes": "lines",
    "striped": "lines",
    "diagonal": "lines",
    "hatched": "lines",
    "hatching": "lines",
    "vertical": "upright",
    "horizontal": "level",
    "dotted": "dots",
    "spots": "dots",
    "spotted": "dots",
    "checked": "grid",
    "squares": "grid",
    "crosshatch": "grid",
}


def readable_signs(family: Family) -> tuple[Sign, ...]:
    """The signs that somebody in the picture has, with colours light enough for the ink on them, as `#rrggbb`.

    Signs with a colour and no pattern get patterns of their own where there are several, so that a black-and-white
    copy loses nothing. Raises `CannotDraw` for a colour or a pattern that casekit does not know.
    """
    there = {member.key for member in family.members}
    used = [sign for sign in family.agreed_key if sign.who & there]
    filled = [sign for sign in used if sign.fill or sign.pattern]
    taken = {_pattern(sign) for sign in filled if sign.pattern}
    free = [pattern for pattern in PATTERNS if pattern not in taken]
    found = []
    for sign in used:
        pattern = _pattern(sign) if sign.pattern else ""
        if sign.fill and not pattern:
            pattern = free.pop(0) if free and len(filled) > 1 else "plain"
        found.append(replace(sign, fill=_fill(sign), pattern=pattern, mark=_mark(sign)))
    return tuple(found)


def _fill(sign: Sign) -> str:
    if not sign.fill:
        return ""
    colour = colour_of(sign.fill)
    if colour is None:
        raise CannotDraw(
            f"casekit does not know the colour '{one_line(sign.fill)}', which the agreed key has for "
            f"'{one_line(sign.means)}'{_hint(sign.fill, NAMES)}",
            "Name a colour as web pages do (green, navy, light blue), or write it as '#2e8b57' in quotes.",
        )
    return lightened_for(colour, INK, LEAST_CONTRAST)


def _pattern(sign: Sign) -> str:
    word = "-".join(sign.pattern.casefold().split())
    found = _PATTERN_WORDS.get(word, word)
    if found not in PATTERNS:
        raise CannotDraw(
            f"casekit does not know the pattern '{one_line(sign.pattern)}', which the agreed key has for "
            f"'{one_line(sign.means)}'{_hint(sign.pattern, (*PATTERNS, *_PATTERN_WORDS))}",
            f"Choose {', '.join(PATTERNS[:-1])} or {PATTERNS[-1]}.",
        )
    return found


def _mark(sign: Sign) -> str:
    mark = one_line(sign.mark)
    if text_width(mark, MARK_SIZE, True) > WIDEST_MARK:
        raise CannotDraw(
            f"The mark '{mark}' in the agreed key is too long to stand beside a symbol.",
            "Use a letter or two, and say what they stand for under `means`.",
        )
    return mark


def _hint(word: str, known: tuple[str, ...]) -> str:
    meant = nearest(word, known)
    return f"; did you mean '{meant}'?" if meant else "."
