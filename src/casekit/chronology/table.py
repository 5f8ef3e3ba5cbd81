"""The chronology as plain text for a terminal: a block to an event, which reads well in 80 columns and aloud.

Kent's columns are too many for a table across a screen, and a screen reader reads such a table badly. Here every fact
has its name in front of it.
"""

import unicodedata
from collections.abc import Iterator

from casekit.chronology.entries import RESPONSES, Entry
from casekit.chronology.extract import Extract
from casekit.chronology.words import TONES, age_in_words, capital, in_words
from casekit.text.escape import terminal

_INDENT = "  "
_HANGING = "    "


def text_lines(extract: Extract, width: int | None = None) -> list[str]:
    """The lines to print. `width` is the terminal's in columns; with `None` (piped) no line is wrapped.

    No word is cut: one that is wider than the terminal stands on a line of its own. There are no escape codes, and
    control characters in the case's text are shown by number.
    """
    lines = [
        *_wrapped(extract.title, width),
        *_wrapped(f"{extract.about} {extract.count}".strip(), width),
        *_wrapped(extract.notice, width),
    ]
    for entry in extract.entries:
        lines += ["", *_block(entry, width)]
    for heading, text in _closing(extract):
        lines += ["", *_labelled(heading, text, width, "")]
    return lines


def _block(entry: Entry, width: int | None) -> Iterator[str]:
    """One event: the date, age, kind and tone; what happened; then every other fact behind its name."""
    kind = in_words(entry.kind) if entry.kind else ""
    parts = (entry.when, entry.time or "", age_in_words(entry.age), kind, TONES[entry.tone] if entry.tone else "")
    yield from _wrapped(", ".join(part for part in parts if part), width)
    yield from _wrapped(entry.what, width, _INDENT, _INDENT)
    for label, text in _facts(entry):
        yield from _labelled(label, text, width, _INDENT)


def _facts(entry: Entry) -> Iterator[tuple[str, str]]:
    yield from ((capital(words.partition(": ")[0]), words.partition(": ")[2]) for words in entry.who_words)
    for label, text in (
        ("Where", entry.where),
        ("Disputed", "\n".join(one.words for one in entry.disputed)),
        ("Why it matters", entry.significance.words if entry.significance else None),
        ("Impact on the child", entry.impact.words if entry.impact else None),
        ("The child's view", entry.child_view),
        *((f"Response of {RESPONSES[who]}", text) for who, text in entry.responses.items()),
        ("Action", entry.action_words),
        ("Source", entry.source_words),
        ("Themes", ", ".join(entry.themes)),
        ("Significant incident", "yes" if entry.significant else None),
        ("Family history", "from before the child's birth" if entry.before_birth else None),
        ("Notes", entry.notes),
        ("Note", entry.withheld),
        *(("Note", doubt) for doubt in entry.doubts),
    ):
        if text:
            yield label, text


def _closing(extract: Extract) -> Iterator[tuple[str, str]]:
    analysis = extract.analysis.words if extract.analysis else extract.nothing
    yield "What the chronology shows", analysis
    if extract.analysis_withheld:
        yield "Note", extract.analysis_withheld
    if extract.systems_checked:
        yield "Systems checked", ", ".join(extract.systems_checked)
    if extract.review:
        yield "Review", extract.review
    if extract.shared:
        yield "Shown to", "\n".join(extract.shared)


def _labelled(label: str, text: str, width: int | None, indent: str) -> Iterator[str]:
    return _wrapped(f"{label}: {text}", width, indent, indent + _HANGING)


def _wrapped(text: str, width: int | None, first: str = "", rest: str = "") -> Iterator[str]:
    """The text in lines of at most `width` columns; its own line ends stay, later lines are indented by `rest`."""
    indent = first
    for paragraph in terminal(text).expandtabs(4).strip().split("\n"):
        words = paragraph.split(" ")
        line = indent + words[0]
        for word in words[1:]:
            if width is not None and _columns(line) + 1 + _columns(word) > width and line.strip():
                yield line.rstrip()
                line = rest + word
            else:
                line = f"{line} {word}"
        yield line.rstrip()
        indent = rest


def _columns(text: str) -> int:
    """How many columns a terminal gives a text: two for wide letters, none for marks set on another letter."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )
