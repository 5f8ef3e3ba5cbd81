"""Questions at a terminal: what a field is for, the words it takes, and again where an answer does not fit."""

import sys
from collections.abc import Callable, Mapping, Sequence

from casekit.case.additions import BadAnswer, Form, field_at, value_of
from casekit.case.outline import FieldOutline
from casekit.cli.exits import refuse, say
from casekit.text.escape import terminal

_LABELS: Mapping[str, str] = {"who.present": "who was there", "source.agency": "who told us: the agency"}

Offers = Callable[[str, FieldOutline], Sequence[str]]
"""The words or keys to offer for a field, by its way."""


def ask_for(form: Form, given: Mapping[str, str | Sequence[str]], offers: Offers) -> dict[str, str | Sequence[str]]:
    """The answers, with those that were given; a question that is not needed may be left empty."""
    answers = dict(given)
    say(f"A new {form.title}. Press Enter to leave out what is not known.")
    for way in form.asked:
        if way not in answers:
            found = _one(way, field_at(form.model, way), offers)
            if found:
                answers[way] = found
    return answers


def _one(way: str, field: FieldOutline, offers: Offers) -> str | Sequence[str]:
    many = field.takes.sort in ("list", "one or more", "map")
    offered = offers(way, field)
    say()
    say(f"{_LABELS.get(way, field.name.replace('_', ' '))}: {field.description}")
    if offered:
        say(f"  {', '.join(offered)}")
    if field.takes.sort == "map":
        say("  One KEY=TEXT for each person, with `;` between.")
    elif many:
        say("  Several with `;` between.")
    while True:
        answer = read_line("> ")
        parts = [part.strip() for part in answer.split(";") if part.strip()] if many else [answer]
        if not answer:
            if not field.needed:
                return ""
            say("  This is needed. Press Ctrl+C to stop; nothing is written.")
            continue
        try:
            value_of(field, parts if many else answer)
        except BadAnswer as bad:
            say(f"  {bad.message} {bad.help}")
            continue
        return parts if many else answer


def read_line(prompt: str) -> str:
    """What somebody types, without spaces round it. Leaves where the input has ended."""
    sys.stderr.write(terminal(prompt))
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        say()
        refuse("The answers ended; nothing was written.")
    return line.strip()
