"""Text in lines of so many columns, safe to print on a terminal."""

import textwrap
from collections.abc import Iterator

from casekit.text.escape import one_line, terminal


def wrapped(text: str, width: int | None, first: str = "", rest: str = "") -> Iterator[str]:
    """Text as lines of at most `width` columns (one line, if `None`), the first and the others begun as asked."""
    flat = one_line(terminal(text))
    if width is None or not flat:
        yield f"{first}{flat}".rstrip()
        return
    yield from textwrap.wrap(
        flat,
        width - 1,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
