"""Whether there is a font for every letter of a picture, for the files that carry their letters with them."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from casekit.pictures.letters import uncovered

if TYPE_CHECKING:
    from casekit.pictures.faces import Face

Faces = Mapping[str, "Face"]
"""The font for each letter that the bundled fonts lack."""
FindFaces = Callable[[tuple[str, ...]], Faces]
"""Finds fonts for the letters that the bundled ones lack: a font for each letter that there is one for."""
_SHOWN = 12


class CannotMake(Exception):
    """A picture that would lose something in the file asked for; `sentence` says what, and `help` what to do."""

    def __init__(self, sentence: str, help: str) -> None:
        super().__init__(sentence)
        self.sentence, self.help = sentence, help


def no_other_fonts(_lacking: tuple[str, ...]) -> Faces:
    """The bundled fonts and no others."""
    return {}


def faces_for(texts: Iterable[str], kind: str, find: FindFaces) -> Faces:
    """The fonts for the letters of these texts that the bundled fonts lack; nothing is looked for where there are none.

    Raises `CannotMake` where a PNG or PDF (`kind`) would show an empty box for a letter.
    """
    lacking = uncovered(texts)
    if not lacking:
        return {}
    faces = find(lacking)
    still = [letter for letter in lacking if letter not in faces]
    if still:
        raise CannotMake(
            f"The picture has letters that neither casekit's own font nor any font it found here can draw "
            f"({in_few(still)}), so a {kind} would show empty boxes in their place.",
            "Install a font that has them, or name its file after `--font`; or make an .svg, which a browser or Word "
            "draws with the fonts of the computer that opens it.",
        )
    return faces


def in_few(letters: Iterable[str]) -> str:
    """Letters side by side, at most a dozen of them: `李明 and 3 more`."""
    all_of_them = list(letters)
    more = f" and {len(all_of_them) - _SHOWN} more" if len(all_of_them) > _SHOWN else ""
    return "".join(all_of_them[:_SHOWN]) + more
