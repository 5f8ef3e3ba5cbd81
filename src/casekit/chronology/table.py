"""The chronology as plain text for a terminal: a block to an event, which reads well in 80 columns and aloud.

Kent's columns are too many for a table across a screen, and a screen reader reads such a table badly. Here every fact
has its name in front of it.
"""

import unicodedata
from collections.abc import Iterator

from casekit.chronology.choices import View
from casekit.chronology.entries import Entry
from casekit.chronology.extract import Closing, Extract
from casekit.chronology.layout import listed_facts
from casekit.text.escape import terminal

_INDENT = "  "
_HANGING = "    "


def text_lines(extract: Extract, width: int | None = None) -> list[str]:
    """The lines to print. `width` is the terminal's in columns; with `None` (piped) no line is wrapped.

    No word is cut: one that is wider than the terminal stands on a line of its own. There are no escape codes, and
    control characters in the case's text are shown by number.
    """
    lines = list(_wrapped(extract.title, width))
    for paragraph in (*extract.opening, extract.notice, extract.nothing_chosen):
        lines += _wrapped(paragraph, width) if paragraph else ()
    for section in extract.sections:
        if section.heading:
            lines += ["", *_wrapped(extract.heading_of(section), width)]
        for entry in section.entries:
            lines += ["", *_block(extract, entry, width)]
    for part in extract.closing:
        lines += ["", *_closing(part, width)]
    return lines


def _block(extract: Extract, entry: Entry, width: int | None) -> Iterator[str]:
    """One event: its number, date, age, kind and tone; what happened; then every other fact behind its name."""
    lead, facts = listed_facts(extract.view, entry)
    yield from _wrapped(_named(extract.view, lead), width)
    for fact in facts:
        if fact.label:
            yield from _labelled(fact.label, fact.text, width, _INDENT)
        else:
            yield from _wrapped(fact.text, width, _INDENT, _INDENT)


def _named(view: View, lead: list[str]) -> str:
    """`4. 11 March 2022, age 15`; with the agency in front where that is what matters, and no number for a child."""
    match view:
        case View.CHILD:
            return ", ".join(lead)
        case View.MULTI_AGENCY:
            return f"{lead[0]}. {lead[1]}: {', '.join(lead[2:])}"
        case _:
            return f"{lead[0]}. {', '.join(lead[1:])}"


def _closing(part: Closing, width: int | None) -> Iterator[str]:
    if part.is_list and len(part.texts) > 1:
        yield from _wrapped(f"{part.heading}:", width)
        for text in part.texts:
            yield from _wrapped(f"- {text}", width, _INDENT, _HANGING)
    else:
        yield from _labelled(part.heading, "\n".join(part.texts), width, "")
    if part.note:
        yield from _labelled("Note", part.note, width, "")


def _labelled(label: str, text: str, width: int | None, indent: str) -> Iterator[str]:
    return _wrapped(f"{label}: {text}", width, indent, indent + _HANGING)


def _wrapped(text: str, width: int | None, first: str = "", rest: str = "") -> Iterator[str]:
    """The text in lines of at most `width` columns; its own line ends stay, later lines are indented by `rest`."""
    indent = first
    for paragraph in terminal(text).expandtabs(4).strip().split("\n"):
        whole = indent + paragraph
        if width is None or (len(whole) <= width and whole.isascii()):
            yield whole.rstrip()
        else:
            yield from _broken(paragraph, width, indent, rest)
        indent = rest


def _broken(paragraph: str, width: int, first: str, rest: str) -> Iterator[str]:
    line, wide = first, _columns(first)
    is_empty = True
    for word in paragraph.split(" "):
        columns = _columns(word)
        if is_empty:
            line, wide = line + word, wide + columns
        elif wide + 1 + columns > width and line.strip():
            yield line.rstrip()
            line, wide = rest + word, _columns(rest) + columns
        else:
            line, wide = f"{line} {word}", wide + 1 + columns
        is_empty = False
    yield line.rstrip()


def _columns(text: str) -> int:
    """How many columns a terminal gives a text: two for wide letters, none for marks set on another letter."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )
