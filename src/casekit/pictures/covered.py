"""Whether the bundled fonts have every letter of a picture, for the files that carry their own fonts."""

from collections.abc import Iterable

from casekit.pictures.text_metrics import uncovered


class CannotMake(Exception):
    """A picture that would lose something in the file asked for; `sentence` says what, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def refuse_missing_letters(texts: Iterable[str], kind: str) -> None:
    """Raise `CannotMake` where a PNG or PDF (`kind`) would show an empty box for a letter."""
    lacking = uncovered("".join(texts))
    if lacking:
        raise CannotMake(
            f"The picture has letters that casekit's font cannot draw ({lacking}), so a {kind} would show empty boxes "
            "in their place. Use the SVG: a browser or Word draws it with the fonts of the computer."
        )
