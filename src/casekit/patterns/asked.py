"""What can be asked for: two themes or kinds near each other, how far, on which side."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from casekit.case.events import Event
from casekit.chronology.near import Side
from casekit.chronology.words import counted, in_words, listed
from casekit.patterns.record import kinds_of, same, themes_of
from casekit.text.frozen import dataclass
from casekit.text.nearest import did_you_mean

_WITHIN: Final = 7
_PREFIXES: Final = ("kind", "theme")


class PatternsProblem(ValueError):
    """What was asked for is not in this chronology. `message` and `help` are for people."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


@dataclass(frozen=True, slots=True)
class NearAsked:
    """Which two words (themes or kinds), within how many days, on which side; with no words, all pairs."""

    words: tuple[str, str] | None = None
    within: int = _WITHIN
    side: Side = Side.AFTER


@dataclass(frozen=True, slots=True)
class Group:
    """The events of one theme or kind: `key` is `kind:missing`, and `words` say it for people."""

    key: str
    words: str
    events: tuple[Event, ...]

    @property
    def is_kind(self) -> bool:
        """Whether it is a kind of the format, rather than a theme in the file's own words."""
        return self.key.startswith("kind:")


def groups(events: Sequence[Event]) -> Mapping[str, Group]:
    """Every kind and every theme of these events, by its key."""
    kinds = {
        f"kind:{kind}": Group(f"kind:{kind}", in_words(kind), tuple(own)) for kind, own in kinds_of(events).items()
    }
    themes = {
        f"theme:{theme}": Group(f"theme:{theme}", in_words(theme), tuple(own))
        for theme, own in themes_of(events).items()
    }
    return kinds | themes


def group_for(word: str, known: Mapping[str, Group]) -> Group:
    """The group that a word names: a kind before a theme of the same name; `theme:` in front names the theme.

    Raises `PatternsProblem` where no event has it.
    """
    wanted = same(word)
    prefix, colon, rest = wanted.partition(":")
    if colon and prefix in _PREFIXES:
        wanted, keys = rest, [f"{prefix}:{same(rest)}"]
    else:
        keys = [f"kind:{wanted}", f"theme:{wanted}"]
    for key in keys:
        if key in known:
            return known[key]
    names = sorted({key.partition(":")[2] for key in known})
    if not names:
        raise PatternsProblem("No event in this chronology has a kind or a theme.", "Add `kind` or `themes` to events.")
    counts = Counter({key.partition(":")[2]: 0 for key in known})
    for key, group in known.items():
        name = key.partition(":")[2]
        counts[name] = max(counts[name], len(group.events))
    there = listed(f"{name} ({counts[name]})" for name in names)
    raise PatternsProblem(
        f"No event has the theme or kind `{word}`.{did_you_mean(wanted, names)}", f"There are: {there}."
    )


def chosen_note(group: Group, known: Mapping[str, Group]) -> str:
    """What to say where a word is both a kind and a theme, and the kind was taken."""
    name = group.key.partition(":")[2]
    theme = known.get(f"theme:{name}")
    if not group.is_kind or theme is None or set(map(id, theme.events)) == set(map(id, group.events)):
        return ""
    return (
        f"“{group.words}” is taken as the kind of event; {counted(len(theme.events), 'event')} "
        f"with the theme of that name: `theme:{name}`."
    )
