"""How the line of each relationship word is made up: one table for each notation.

The drawings are those of GenoPro's sheets and of McGoldrick, Gerson and Petry (2020) where these have one. The
Integrated Children's System ("Write Enough") and the pedigree standard (Bennett and others 2022) define none, so `uk`
and `nsgc` share one table. Where the sheets tell two words apart by colour alone, or a line is alike a couple's line,
dots, letters or other measures are added; words that no sheet has get a drawing of casekit's own.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from casekit.text.frozen import dataclass
from casekit.text.when_asked import WhenAsked

INK = "#1a1a1a"
GREEN = "#00734f"
RED = "#b3261e"
PURPLE = "#7a2a8a"
BLUE = "#005b96"


class Head(StrEnum):
    """The arrow head of a line with a direction, and how it is called."""

    CHEVRON = "an open arrow head"
    DOUBLE = "a double arrow head"
    FILLED = "a filled arrow head"
    HOLLOW = "a hollow arrow head"


class Along(StrEnum):
    """What is repeated along a line."""

    DOTS = "dots all along it"
    RINGS = "a chain of rings"
    TICKS = "short bars across, close together"
    RUNGS = "rungs between the lines, like a ladder"
    HATCHES = "short bars across, well apart"
    CHEVRONS = "arrow heads all along it"


class Middle(StrEnum):
    """What stands once on a line, in its middle where there is room."""

    BARS = "two bars across the middle"
    RING = "a ring in the middle"
    LINKED_RINGS = "two linked rings in the middle"
    TWO_RINGS = "two rings in the middle"
    DISC = "a filled circle in the middle"
    CROSS = "an X in the middle"
    BOX_CROSS = "a box with an X in the middle"
    DARK_BOX = "a dark box with a white X in the middle"
    DIAMOND = "a diamond in the middle"
    SHIELD = "a shield in the middle"
    PLUS = "a plus sign in a ring in the middle"
    BOX_QUESTION = "a box with a question mark in the middle"
    QUESTION = "a question mark in a gap in the middle"
    BURST = "a short stretch of zigzag in the middle"
    BARRED_GAP = "a gap in the middle, closed by a bar on each side"
    RINGED_GAP = "a gap in the middle, closed by a bar on each side, with a ring in it"
    SLASHED_GAP = "a gap in the middle with two slashes in it"


@dataclass(frozen=True, slots=True)
class Zigzag:
    """A zigzag's height off the path, the length of a pair of teeth, its width and colour.

    `outlined` is white inside; one with a `rest` comes and goes, with so much of the path left between.
    """

    height: float
    wave: float
    width: float
    colour: str = ""
    outlined: bool = False
    rest: float = 0.0


@dataclass(frozen=True, slots=True)
class Look:
    """A line's make-up.

    `rails` are the lines along the path by their distance from it; none: the zigzag alone. `mark_colour` is for what
    is repeated along the line where that has another colour; `plate` the letters that stand on it; `directed` whether
    it runs from one person to the other by its nature.
    """

    colour: str = INK
    rails: tuple[float, ...] = (0.0,)
    width: float = 1.8
    dash: tuple[float, ...] = ()
    zigzag: Zigzag | None = None
    along: Along | None = None
    middle: Middle | None = None
    dotted_ends: bool = False
    mark_colour: str = ""
    head: Head = Head.CHEVRON
    plate: str = ""
    directed: bool = False


_PAIR = (-2.5, 2.5)
_DOUBLE = (-3.0, 3.0)
_TRIPLE = (-4.5, 0.0, 4.5)
_WIDE_TRIPLE = (-5.0, 0.0, 5.0)
_DASHED = (8.0, 5.0)
_HOSTILE = Zigzag(6.0, 12.0, 1.8, RED)
_VIOLENT = Zigzag(6.5, 6.5, 2.2, RED)
_OVER_DOUBLE = 8.0
_OVER_TRIPLE = 9.5
"""Heights of zigzags over two and three lines, so that their teeth stand out of them."""

_SHARED: dict[str, Look] = {
    "normal": Look(width=1.4, dotted_ends=True),
    "harmony": Look(GREEN, width=1.4, along=Along.DOTS),
    "close": Look(GREEN, _PAIR),
    "very-close": Look(GREEN, _DOUBLE, along=Along.RUNGS),
    "fused": Look(GREEN, _TRIPLE),
    "love": Look(GREEN, middle=Middle.RING, plate="Lo"),
    "in-love": Look(GREEN, middle=Middle.LINKED_RINGS, plate="IL"),
    "spiritual": Look(GREEN, width=1.0, along=Along.RINGS, plate="Sp"),
    "indifferent": Look(width=1.6, dash=(1.6, 3.2), dotted_ends=True, plate="In"),
    "distant": Look(width=1.6, dash=_DASHED, dotted_ends=True),
    "cutoff": Look(RED, dash=_DASHED, middle=Middle.BARRED_GAP),
    "cutoff-repaired": Look(GREEN, dash=_DASHED, middle=Middle.RINGED_GAP, plate="CR"),
    "never-met": Look(width=1.4, middle=Middle.BOX_CROSS, plate="NM"),
    "conflict": Look(RED, _DOUBLE, dash=_DASHED),
    "hate": Look(RED, _WIDE_TRIPLE, dash=_DASHED, plate="Ha"),
    "distrust": Look(along=Along.TICKS, plate="Ds"),
    "hostile": Look(RED, (), zigzag=_HOSTILE),
    "distant-hostile": Look(dash=_DASHED, zigzag=_HOSTILE, plate="DH"),
    "close-hostile": Look(rails=_DOUBLE, zigzag=replace(_HOSTILE, height=_OVER_DOUBLE), plate="CH"),
    "fused-hostile": Look(rails=_WIDE_TRIPLE, zigzag=replace(_HOSTILE, height=_OVER_TRIPLE), plate="FH"),
    "violence": Look(RED, (), zigzag=_VIOLENT, head=Head.FILLED),
    "distant-violence": Look(dash=_DASHED, zigzag=replace(_VIOLENT, rest=15.0), head=Head.FILLED, plate="DV"),
    "close-violence": Look(rails=_DOUBLE, zigzag=replace(_VIOLENT, height=_OVER_DOUBLE), head=Head.FILLED, plate="CV"),
    "fused-violence": Look(
        rails=_WIDE_TRIPLE, zigzag=replace(_VIOLENT, height=_OVER_TRIPLE), head=Head.FILLED, plate="FV"
    ),
    "abuse": Look(PURPLE, (), zigzag=Zigzag(5.0, 20.0, 2.0), head=Head.FILLED, plate="Ab", directed=True),
    "physical-abuse": Look(PURPLE, (), zigzag=Zigzag(5.0, 14.0, 3.4), head=Head.FILLED, plate="PA", directed=True),
    "emotional-abuse": Look(
        PURPLE, width=1.0, zigzag=Zigzag(4.0, 8.0, 1.4), head=Head.FILLED, plate="EA", directed=True
    ),
    "sexual-abuse": Look(
        PURPLE, (), zigzag=Zigzag(5.8, 16.0, 4.6, outlined=True), head=Head.HOLLOW, plate="SA", directed=True
    ),
    "neglect": Look(PURPLE, width=2.4, dash=(5.0, 9.0), plate="Ne", directed=True),
    "manipulative": Look(RED, middle=Middle.CROSS, plate="Ma", directed=True),
    "controlling": Look(RED, middle=Middle.DARK_BOX, plate="Co", directed=True),
    "coercive-control": Look(RED, _DOUBLE, middle=Middle.DARK_BOX, head=Head.FILLED, plate="CC", directed=True),
    "exploitation": Look(PURPLE, along=Along.CHEVRONS, head=Head.FILLED, plate="Ex", directed=True),
    "jealous": Look(RED, middle=Middle.DIAMOND, plate="Je", directed=True),
    "focused-on": Look(plate="Fo", directed=True),
    "focused-on-negatively": Look(zigzag=_HOSTILE, plate="FN", directed=True),
    "fan": Look(middle=Middle.DISC, plate="Fa", directed=True),
    "limerence": Look(middle=Middle.TWO_RINGS, plate="Li", directed=True),
    "caretaker": Look(GREEN, head=Head.DOUBLE, plate="Ca", directed=True),
    "supportive": Look(GREEN, middle=Middle.PLUS, plate="Su"),
    "protective": Look(GREEN, width=3.4, middle=Middle.SHIELD, head=Head.FILLED, plate="Pr", directed=True),
    "strained": Look(RED, middle=Middle.BURST, plate="St"),
    "fearful": Look(BLUE, (), zigzag=Zigzag(2.2, 5.0, 1.3), plate="Fe", directed=True),
    "strong": Look(width=5.0, plate="Sg"),
    "ordinary": Look(width=1.4, middle=Middle.BARS, dotted_ends=True, plate="Or"),
    "weak": Look(width=0.9, dash=(3.0, 7.0), dotted_ends=True, plate="We"),
    "broken": Look(RED, middle=Middle.SLASHED_GAP, plate="Br"),
    "stressful": Look(RED, along=Along.HATCHES, plate="Ss"),
    "other": Look(width=1.6, dash=(1.6, 3.2), middle=Middle.BOX_QUESTION),
    "unknown": Look(width=1.0, middle=Middle.QUESTION, dotted_ends=True),
}


def _black(look: Look) -> Look:
    """The same drawing in ink alone."""
    zigzag = look.zigzag and (replace(look.zigzag, colour=INK) if look.zigzag.colour else look.zigzag)
    return look if look.colour == INK and zigzag is look.zigzag else replace(look, colour=INK, zigzag=zigzag)


_MCGOLDRICKS_OWN: dict[str, Look] = {
    "cutoff": Look(middle=Middle.BARRED_GAP),
    "cutoff-repaired": Look(middle=Middle.RINGED_GAP, plate="CR"),
}
_GENOPROS_OWN: dict[str, Look] = {
    "fused": Look(RED, _TRIPLE),
    "distrust": Look(along=Along.TICKS, mark_colour=RED, plate="Ds"),
    "physical-abuse": Look(
        width=1.0, dash=(4.0, 3.0), zigzag=Zigzag(5.0, 14.0, 3.4, BLUE), head=Head.FILLED, plate="PA", directed=True
    ),
}
_GENOPROS_BLUE = ("neglect", "abuse", "emotional-abuse", "sexual-abuse")


def _mcgoldrick() -> Mapping[str, Look]:
    return {word: _black(look) for word, look in _SHARED.items()} | _MCGOLDRICKS_OWN


def _genopro() -> Mapping[str, Look]:
    return _SHARED | {word: replace(_SHARED[word], colour=BLUE) for word in _GENOPROS_BLUE} | _GENOPROS_OWN


LOOKS: Mapping[str, Mapping[str, Look]] = WhenAsked(
    {"uk": lambda: _SHARED, "mcgoldrick": _mcgoldrick, "genopro": _genopro, "nsgc": lambda: _SHARED}
)
"""By the notation's name and then by the relationship's word."""


def drawings_of(word: str) -> list[Look]:
    """Every drawing that a word has in some notation, whatever its colours."""
    return [table[word] for table in (_SHARED, _MCGOLDRICKS_OWN, _GENOPROS_OWN) if word in table]


KNOWN_IN: Mapping[str, frozenset[str]] = {
    "mcgoldrick": frozenset(
        {
            "close",
            "distant",
            "close-hostile",
            "focused-on",
            "fused",
            "hostile",
            "fused-hostile",
            "cutoff",
            "cutoff-repaired",
            "physical-abuse",
            "emotional-abuse",
            "sexual-abuse",
            "caretaker",
            "spiritual",
        }
    ),
    "genopro": frozenset(_SHARED)
    - {
        "coercive-control",
        "exploitation",
        "caretaker",
        "supportive",
        "protective",
        "strained",
        "fearful",
        "strong",
        "ordinary",
        "weak",
        "broken",
        "stressful",
        "unknown",
    },
}
"""The words that a notation's own sheets have; in other notations they are drawn as here all the same."""
