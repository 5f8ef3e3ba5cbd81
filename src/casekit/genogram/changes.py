"""What came, went and changed in a family between two days, or two versions of its file."""

from collections.abc import Callable, Collection
from dataclasses import replace
from enum import StrEnum

from casekit.genogram.kinds import Layer
from casekit.text.frozen import dataclass


class Thing(StrEnum):
    """What a change may be marked on, by the class of its group in the picture."""

    PERSON = "person"
    COUPLE = "couple"
    CHILD = "child"
    CARER = "carer"
    RELATIONSHIP = "relationship"


class Turn(StrEnum):
    """What became of a thing."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


PARTS = tuple(layer for layer in Layer if layer not in (Layer.RELATIONSHIPS, Layer.PHOTOS))
"""The layers whose changes are marked on people and on lines, and are not marked where the layer is hidden."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something in a picture: what it is, whose it is (with a line to a child, the child first), and of what kind.

    The kind is a relationship's word, or the layer (one of `PARTS`) to which that belongs which has changed.
    """

    thing: Thing
    keys: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One change in a sentence, and whom it is about. `part` is what must be shown for it to be said, if anything."""

    sentence: str
    about: tuple[str, ...]
    part: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed `since` (in words), and what bears a mark for it."""

    since: str
    told: tuple[Change, ...] = ()
    marks: tuple[tuple[Drawn, Turn], ...] = ()

    @property
    def sentences(self) -> list[str]:
        """Each change, or that there was none."""
        return [one.sentence for one in self.told] or ["Nothing that this picture shows has changed."]

    @property
    def heading(self) -> str:
        """What stands above the sentences."""
        return f"What has changed since {self.since}"

    def among(self, kept: Collection[str]) -> "Changes":
        """The changes that are about nobody but these people."""
        return replace(
            self,
            told=tuple(one for one in self.told if all(key in kept for key in one.about)),
            marks=tuple((drawn, turn) for drawn, turn in self.marks if all(key in kept for key in drawn.keys)),
        )

    def without_parts(self, hidden: Collection[str]) -> "Changes":
        """The changes that can be said where these parts of the picture are not shown."""
        return replace(
            self,
            told=tuple(one for one in self.told if one.part not in hidden),
            marks=tuple(mark for mark in self.marks if mark[0].kind not in PARTS or mark[0].kind not in hidden),
        )

    def put(self, text: Callable[[str], str], key: Callable[[str], str]) -> "Changes":
        """The same with every sentence and every key put otherwise."""
        return replace(
            self,
            told=tuple(
                replace(one, sentence=text(one.sentence), about=tuple(map(key, one.about))) for one in self.told
            ),
            marks=tuple((replace(drawn, keys=tuple(map(key, drawn.keys))), turn) for drawn, turn in self.marks),
        )
