"""How a picture is to look, from the words of the command line."""

from enum import StrEnum
from typing import TYPE_CHECKING, NoReturn, TypeVar

from casekit.cli.exits import refuse

if TYPE_CHECKING:
    from casekit.genogram.look import Look
    from casekit.pictures.themes import Theme

_Choice = TypeVar("_Choice", bound=StrEnum)


def look_of(
    notation: str | None,
    theme: str | None,
    death_mark: str | None,
    names: str | None,
    dates: str | None,
    *,
    ages: bool,
) -> "Look":
    """All choices as one; a word that is none is refused, with the word that was probably meant."""
    from casekit.genogram.look import Dates, DeathMark, Look, Names, Profile, Theme

    return Look(
        _chosen(Profile, notation, "--notation") or Profile.UK,
        _chosen(Theme, theme, "--theme") or Theme.PRINT,
        _chosen(DeathMark, death_mark, "--death-mark"),
        _chosen(Names, names, "--names") or Names.FULL,
        _chosen(Dates, dates, "--dates") or Dates.FULL,
        ages,
    )


def partners_named(word: str | None) -> str | None:
    """How former partners stand, by the word after `--partners`; `None` where the case file has the say."""
    chosen = _chosen(_Partners, word, "--partners")
    return chosen.value if chosen is not None else None


class _Partners(StrEnum):
    STRICT = "strict"
    SPREAD = "spread"


def theme_named(word: str | None, option: str) -> "Theme":
    """The theme of a picture that has no other choices of look; `option` is what it is asked for with."""
    from casekit.pictures.themes import Theme

    return _chosen(Theme, word, option) or Theme.PRINT


def _chosen(choices: type[_Choice], word: str | None, option: str) -> _Choice | None:
    if word is None:
        return None
    folded = word.strip().casefold()
    known = {choice.value: choice for choice in choices}
    if folded not in known:
        _refuse_word(word, option, tuple(known))
    return known[folded]


def _refuse_word(word: str, option: str, words: tuple[str, ...]) -> NoReturn:
    from casekit.text.nearest import nearest

    meant = nearest(word, words)
    hint = f"; did you mean `{option} {meant}`?" if meant else "."
    refuse(f"`{word}` cannot stand after `{option}`{hint}", f"Choose {', '.join(words[:-1])} or {words[-1]}.")
