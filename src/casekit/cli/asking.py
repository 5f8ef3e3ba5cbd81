"""Questions at a terminal: what a field is for, the words it takes, and again where an answer does not fit."""

import sys
from collections.abc import Callable, Mapping, Sequence

from casekit.case.additions import BadAnswer, Form, field_at, value_of
from casekit.case.declared import Field
from casekit.cli.exits import refuse, say
from casekit.text.escape import terminal
from casekit.text.nearest import nearest

_QUESTIONS: Mapping[str, str] = {
    "who.present": "Who was there?",
    "source.agency": "Which agency told us? Or family.",
    "source.who": "Which person told us?",
    "action": "What was done about it? Write unknown if nobody knows.",
}
"""Questions in other words than the name of the field and what the format says of it."""

Offers = Callable[[str, Field], Sequence[str]]
"""The words or keys to offer for a field, by its way."""
Typed = Callable[[str], str]
"""A day that was typed as it is written: `today` as the day that it is."""


def ask_for(
    form: Form, given: Mapping[str, str | Sequence[str]], offers: Offers, day_typed: Typed
) -> dict[str, str | Sequence[str]]:
    """The answers, with those that were given; a question that is not needed may be left empty."""
    answers = dict(given)
    say(f"A new {form.title}. Press Enter to leave out what is not known.")
    for way in form.asked:
        if way not in answers:
            found = _one(way, field_at(form.model, way), offers, day_typed)
            if found:
                answers[way] = found
    return answers


def _one(way: str, field: Field, offers: Offers, day_typed: Typed) -> str | Sequence[str]:
    many = field.takes.sort in ("list", "one or more", "map")
    offered = offers(way, field)
    say()
    say(_QUESTIONS.get(way) or f"{field.name.replace('_', ' ')}: {field.description}")
    if offered:
        say(f"  {', '.join(offered)}")
    if field.takes.sort == "map":
        say("  One KEY=TEXT for each person, with `;` between.")
    elif many:
        say("  Several with `;` between.")
    while True:
        answer = read_line("> ")
        answer = day_typed(answer) if field.takes.sort == "date" else answer
        parts = [part.strip() for part in answer.split(";") if part.strip()] if many else [answer]
        if not answer and not field.needed:
            return ""
        wrong = _what_is_wrong(field, parts if many else answer, offered)
        if not wrong:
            return parts if many else answer
        say(f"  {wrong}")


def _what_is_wrong(field: Field, answer: str | Sequence[str], offered: Sequence[str]) -> str:
    """Why an answer is not taken; empty where it is."""
    if not answer:
        return "This is needed. Press Ctrl+C to stop; nothing is written."
    try:
        value = value_of(field, answer)
    except BadAnswer as bad:
        return bad.message if field.takes.innermost.words else f"{bad.message} {bad.help}"
    if not takes_keys(field):
        return ""
    known = [one.partition(" ")[0] for one in offered]
    for key in [value] if isinstance(value, str) else value:
        if key not in known:
            meant = nearest(str(key), known)
            return f"Nobody has the key `{key}`" + (f"; did you mean `{meant}`?" if meant else ".")
    return ""


def takes_keys(field: Field) -> bool:
    """Whether a field names people of the file, by themselves or as what a record is about."""
    takes = field.takes.innermost
    short = takes.record.short_form if takes.record is not None else None
    return field.takes.sort != "map" and (takes.sort == "key" or short == "who")


def read_line(prompt: str) -> str:
    """What somebody types, without spaces round it. Leaves where the input has ended."""
    sys.stderr.write(terminal(prompt))
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        say()
        refuse("The answers ended; nothing was written.")
    return line.strip()
