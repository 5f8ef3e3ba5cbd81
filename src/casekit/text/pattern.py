"""Regular expressions that are compiled when they are first used: most runs use few of those there are."""

import re
from typing import Any, AnyStr, cast


class _Pattern:
    """Stands in for a compiled pattern; what is asked of it once is there at once from then on."""

    def __init__(self, text: Any, flags: int) -> None:
        self._given = text, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._given), name)
        setattr(self, name, found)
        return found


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern to be kept in a constant, for its own methods: `fullmatch`, `search`, `sub` …"""
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))
