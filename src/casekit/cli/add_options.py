"""The commands of `casekit add`, made from the format: an option for each field, with what the format says of it."""

from collections.abc import Iterator
from typing import Any, Final

import click

from casekit.case.additions import FORMS, Form, field_at
from casekit.cli.adding import Wanted, put
from casekit.cli.command import Command
from casekit.cli.exits import refuse
from casekit.cli.options import Decorator, case_argument, together

_CASE: Final = "CASE is a file, a case number or a child's key; the only case there is, if none."
_KEY: Final = "KEY is a short word in small letters, such as mum."
_ABOUT: Final = {
    "person": "Where the case names a shared family file, it goes into that.",
    "action": "Say at which meeting or decision it began, or that it is a next step of the map.",
}
_KEYED: Final = ("person", "professional")
_OPTIONS: Final = {
    "themes": "theme",
    "wishes": "wish",
    "answered": "answer",
    "decisions": "decision",
    "languages": "language",
    "who.did": "did",
    "who.harmed": "harmed",
    "who.present": "who",
    "who.saw": "saw",
    "who.protected": "protected",
    "source.agency": "source",
    "source.received": "received",
    "source.first_hand": "first-hand",
    "responses.parents": "response-parents",
    "responses.child": "response-child",
    "responses.network": "response-network",
    "responses.agencies": "response-agencies",
    "responses.worker": "response-worker",
    "action.none": "no-action",
}
"""Options that are not called as their field is."""
_METAVARS: Final = {"date": "DATE", "words": "WORD", "key": "KEY", "map": "KEY=TEXT"}
_MOST_WORDS: Final = 4

_common = together(
    case_argument,
    click.option("--diff", is_flag=True, help="Show what would be written, and write nothing."),
    click.option("--yes", is_flag=True, help="Write without asking."),
)
_origin = together(
    click.option("--meeting", metavar="DATE", help="Agreed at the meeting of this day."),
    click.option("--decision", metavar="DATE", help="From the decision of this day."),
    click.option("--map", is_flag=True, help="A next step of the map."),
)
_key = click.argument("key", metavar="KEY")


def _options(form: Form) -> Iterator[tuple[str, str, Decorator[Any]]]:
    """The way of each field of a form, the name of its option in the code, and the option."""
    for way in form.fields:
        field = field_at(form.model, way)
        several = field.takes.sort in ("list", "one or more", "map")
        option = _OPTIONS.get(way, way).replace(".", "-").replace("_", "-")
        inner = field.takes.innermost
        metavar = _METAVARS.get(field.takes.sort) or _METAVARS.get(inner.sort, "TEXT")
        description = field.description.replace(", in quotes", "").replace("`", "")
        listed = ", ".join(inner.words)
        words = (
            f" One of {listed}." if 0 < len(inner.words) <= _MOST_WORDS and inner.words[0] not in description else ""
        )
        again = " May be repeated." if several else ""
        about = f"{description}{words}{again}"
        name = f"field_{way.replace('.', '_')}"
        yield way, name, click.option(f"--{option}", name, metavar=metavar, multiple=several, help=about)


def command_for(kind: str, help: str) -> click.Command:
    """The command that adds a record of one kind."""
    form = FORMS[kind]
    keyed = (_key,) if kind in _KEYED else ()
    origin = (_origin,) if kind == "action" else ()
    about = (help, _ABOUT.get(kind), _KEY if keyed else "", _CASE)
    fields = tuple(_options(form))

    @click.command(kind, cls=Command, help="\n\n".join(text for text in about if text))
    @together(*keyed, *(option for _, _, option in fields), *origin, _common)
    def command(case: str | None, diff: bool, yes: bool, key: str | None = None, **given: Any) -> None:
        answers = {way: given[name] for way, name, _ in fields}
        if answers.get("action") and answers.get("action.none"):
            refuse("Something was done, or nothing was.", "Give `--action` or `--no-action`, not both.")
        whence = _whence(given) if origin else ("", "")
        put(Wanted(kind, case, answers, diff, yes, key, whence))

    return command


def _whence(given: dict[str, Any]) -> tuple[str, str]:
    """The section that an action comes from, and the day. Leaves where none or several are given."""
    chosen = [(section, given[name] or "") for section, name in _SECTIONS if given[name]]
    if len(chosen) != 1:
        refuse("Say where the action comes from.", "Add `--meeting DATE`, `--decision DATE`, or `--map`.")
    section, day = chosen[0]
    return section, day if isinstance(day, str) else ""


_SECTIONS: Final = (("meetings", "meeting"), ("decisions", "decision"), ("mapping", "map"))
