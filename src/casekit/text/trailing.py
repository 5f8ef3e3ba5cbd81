"""Spaces at the ends of lines, where they are no part of a text."""

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml
from yaml.events import ScalarEvent

from casekit.text.nodes import span_of
from casekit.text.pattern import pattern
from casekit.text.source import Source, parsable
from casekit.text.splice import Lines, Splice
from casekit.text.yaml_cut import BLOCK_STYLES
from casekit.text.yaml_tree import yaml_parser

_AT_END: Final = pattern(r"[ \t]+$")


def trailing_spaces(source: Source) -> tuple[Splice, ...]:
    """The splices that take spaces away from the ends of lines; none where the file is not YAML to its end.

    Texts below `|` or `>`, and those in quotes that go over several lines, keep theirs.
    """
    if not re.search(r"[ \t](?:[\r\n]|\Z)", source.text):
        return ()
    lines = Lines(source)
    try:
        kept = frozenset(_lines_of_texts(source))
    except yaml.YAMLError:
        return ()
    return tuple(
        Splice(lines.start_of(number) + found.start(), lines.start_of(number) + found.end(), "")
        for number in range(lines.count)
        if number not in kept and (found := _AT_END.search(lines.line(number)))
    )


def _lines_of_texts(source: Source) -> Iterator[int]:
    """The lines, counted from 0, on which spaces at the end belong to a text, or may."""
    parser = yaml_parser()(parsable(source.text))
    while parser.check_event():
        event: Any = parser.get_event()
        kind = event.__class__
        if kind is not ScalarEvent or event.style is None:
            continue
        span = span_of(event.start_mark, event.end_mark)
        if event.style in BLOCK_STYLES:
            yield from range(span.line, span.end_line - 1 + (span.end_column > 1))
        else:
            yield from range(span.line - 1, span.end_line - 1)
