"""Text that other programs that read YAML would change, and times of day that there are not."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from casekit.case.declared import Placed, Takes, fields_by_name
from casekit.case.record_reading import takes_at
from casekit.text.finding import Finding, Severity
from casekit.text.lookalikes import IN_CURLY_QUOTES, misread
from casekit.text.nodes import TextNode
from casekit.text.pattern import pattern
from casekit.text.problems import problem
from casekit.text.yaml_tree import Way

UNQUOTED = problem(
    "unquoted-lookalike",
    "Other programs would read a text as something else.",
    "Put it in double quotes.",
    """casekit keeps what was typed, letter for letter. Other programs that read YAML guess: `No` becomes false, `Null`
    nothing at all, 01632 a number without its 0, 9:05 the number 545. In quotes a text stays a text everywhere.""",
    Severity.ADVICE,
)
CURLY_QUOTES = problem(
    "curly-quotes-round-text",
    "The quotation marks round a text become part of it.",
    'Use the straight quotation marks of the keyboard ("…"), or none.',
    """Only straight quotation marks are signs of YAML. Curly ones, as word processors type them, stay in the name,
    number or address: it is shown with them, and a search for it may fail. Words that somebody said keep theirs.""",
    Severity.ADVICE,
)
NOT_A_TIME = problem(
    "not-a-time",
    "There is no such time of day.",
    'Write the hours from 00 to 23 and the minutes from 00 to 59, in quotes: "14:30".',
    "A time that the clock never shows is a slip of the pen. Words such as `in the evening` are fine.",
)

_NEVER_SPOKEN = frozenset(
    {"name", "known_as", "id", "ref", "phone", "email", "address", "school", "date", "time", "at"}
)
_TIME_FIELDS = frozenset({"time", "at"})
_CLOCK = pattern(r"(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?")


def misread_texts(lookalikes: Iterable[tuple[Way, TextNode]], model: type[Placed]) -> Iterator[Finding]:
    """What to say of texts that look like something else, where the format has text in that place."""
    for way, node in lookalikes:
        if not _is_text_at(model, way):
            continue
        if node.style is None and IN_CURLY_QUOTES.fullmatch(node):
            if way[-1] in _NEVER_SPOKEN:
                yield _in_curly_quotes(node, str(way[-1]))
            continue
        if way[-1] in _TIME_FIELDS and _is_no_time(node):
            yield NOT_A_TIME.at(node.place, f"There is no time `{node}`.")
            continue
        meaning = misread(node) if node.style is None else None
        if meaning is not None:
            shown = node if len(node) <= 40 else f"{node[:40]}…"
            quoted = f'Put it in double quotes: "{shown}".'
            unless = " If nothing is known, leave the field empty." if "nothing" in meaning else ""
            message = f"Other programs that read this file take `{shown}` for {meaning}."
            yield UNQUOTED.at(node.place, message, quoted + unless, fixable=not unless)


def _in_curly_quotes(node: TextNode, field: str) -> Finding:
    """The finding for a name, number or address between quotation marks that stay in it."""
    help = f'Write "{node[1:-1]}", in straight quotation marks.' if len(node) <= 40 and '"' not in node else None
    return CURLY_QUOTES.at(node.place, f"The curly quotation marks become part of this `{field}`.", help)


@lru_cache(maxsize=1 << 12)
def _is_text_at(model: type[Placed], way: Way) -> bool:
    """Whether the format has text at a way; case files ask again and again for the same few."""
    takes = takes_at(model, way)
    return takes is not None and _takes_text(takes)


def _takes_text(takes: Takes) -> bool:
    """Whether a field takes text, by itself, as the short form of a record, or as the only item of a list."""
    if takes.of is not None:
        return takes.sort != "map" and _takes_text(takes.of)
    if takes.record is not None:
        short = fields_by_name(takes.record).get(takes.record.short_form or "")
        return short is not None and short.takes.sort in ("text", "key")
    return takes.sort in ("text", "key")


def _is_no_time(text: str) -> bool:
    clock = _CLOCK.fullmatch(text)
    return clock is not None and (int(clock[1]) > 23 or any(int(part) > 59 for part in clock.groups()[1:] if part))
