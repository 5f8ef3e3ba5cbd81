"""The chronology as Markdown: a page to print, send to a conference, or put on the file.

Kent's columns beside each other would each be two words wide, so facts that are read together share a column: when,
what happened, what it meant, what was done, and who told us. Each is named where it could be taken for another. What
is disputed stands beside the fact it disputes.
"""

from collections.abc import Iterable, Iterator

from casekit.chronology.entries import RESPONSES, Entry
from casekit.chronology.extract import Extract
from casekit.chronology.words import TONES, age_in_words, capital, in_words
from casekit.text.escape import markdown, markdown_cell

_HEADINGS = ("Date and age", "What happened", "What it meant", "What was done", "Source")


def markdown_text(extract: Extract) -> str:
    """The chronology as the text of a Markdown file (CommonMark with GitHub's tables)."""
    return "\n".join([*_opening(extract), *_events(extract), *_closing(extract)]) + "\n"


def _opening(extract: Extract) -> Iterator[str]:
    yield from (f"# {markdown(extract.title)}", "")
    yield from (markdown(f"{extract.about} {extract.count}".strip()), "")
    yield from (f"*{markdown(extract.notice)}*", "")


def _events(extract: Extract) -> Iterator[str]:
    if not extract.entries:
        if extract.total:
            yield from ("No event is in what was asked for.", "")
        return
    yield _row(_HEADINGS)
    yield _row("---" for _ in _HEADINGS)
    for entry in extract.entries:
        yield _row((_when(entry), _what(entry), _meaning(entry), _done(entry), markdown_cell(entry.source_words)))
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _when(entry: Entry) -> str:
    lines = [f"**{markdown_cell(entry.when)}**"]
    lines += [markdown_cell(entry.time)] if entry.time else []
    lines.append(markdown_cell(age_in_words(entry.age)))
    lines += [markdown_cell(in_words(entry.kind))] if entry.kind else []
    lines += [TONES[entry.tone]] if entry.tone else []
    return "<br>".join(lines)


def _what(entry: Entry) -> str:
    return _together(
        ("", entry.what),
        ("Where", entry.where),
        ("Who", "; ".join(entry.who_words)),
        *(("Disputed", one.words) for one in entry.disputed),
        ("Themes", ", ".join(entry.themes)),
        ("Significant incident", "yes" if entry.significant else None),
        ("Family history", "from before the child's birth" if entry.before_birth else None),
        ("Notes", entry.notes),
        ("Note", entry.withheld),
        *(("Note", doubt) for doubt in entry.doubts),
    )


def _meaning(entry: Entry) -> str:
    return _together(
        ("Why it matters", entry.significance.words if entry.significance else None),
        ("Impact on the child", entry.impact.words if entry.impact else None),
        ("The child's view", entry.child_view),
    )


def _done(entry: Entry) -> str:
    responses = ((f"{capital(RESPONSES[who])}", text) for who, text in entry.responses.items())
    return _together(*responses, ("Action", entry.action_words))


def _together(*facts: tuple[str, str | None]) -> str:
    """Facts one below the other in one cell, each behind its name."""
    return "<br>".join(
        f"**{label}:** {markdown_cell(text)}" if label else markdown_cell(text) for label, text in facts if text
    )


def _closing(extract: Extract) -> Iterator[str]:
    yield from ("## What the chronology shows", "")
    yield from (markdown(extract.analysis.words if extract.analysis else extract.nothing), "")
    if extract.analysis_withheld:
        yield from (f"*{markdown(extract.analysis_withheld)}*", "")
    if extract.systems_checked:
        yield from ("## Systems checked", "", *(f"- {_item(system)}" for system in extract.systems_checked), "")
    if extract.shared:
        yield from ("## Shown to", "", *(f"- {_item(one)}" for one in extract.shared), "")
    if extract.review:
        yield from ("## Review", "", markdown(extract.review))


def _item(text: str) -> str:
    """Text as one item of a list: its own line ends would end the list."""
    return markdown_cell(text)
