"""The commands of `casekit add`, made from the format: an option for each field, with what the format says of it."""

from collections.abc import Iterator
from inspect import Parameter, Signature
from typing import Annotated, Any, Final

import typer

from casekit.case.additions import FORMS, Form, field_at
from casekit.cli.adding import Wanted, put
from casekit.cli.exits import refuse
from casekit.cli.options import CaseArgument

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

Diff = Annotated[bool, typer.Option("--diff", help="Show what would be written, and write nothing.")]
Yes = Annotated[bool, typer.Option("--yes", help="Write without asking.")]
Key = Annotated[str, typer.Argument(metavar="KEY", hidden=True)]
Day = str | None


def _parameter(name: str, annotation: Any, default: Any = Parameter.empty) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _options(form: Form) -> Iterator[tuple[str, Parameter]]:
    """The way of each field of a form, and the option that gives it."""
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
        told = typer.Option(f"--{option}", metavar=metavar, help=f"{description}{words}{again}")
        kind = list[str] | None if several else str | None
        yield way, _parameter(f"field_{way.replace('.', '_')}", Annotated[kind, told], None)


def command_for(kind: str, help: str) -> Any:
    """The command that adds a record of one kind."""
    form = FORMS[kind]
    fields = dict(_options(form))
    common = [_parameter("case", CaseArgument, None), _parameter("diff", Diff, False), _parameter("yes", Yes, False)]
    key = [_parameter("key", Key)] if kind in _KEYED else []
    origin = list(_origins()) if kind == "action" else []

    def run(**given: Any) -> None:
        answers = {way: given[parameter.name] for way, parameter in fields.items()}
        if answers.get("action") and answers.get("action.none"):
            refuse("Something was done, or nothing was.", "Give `--action` or `--no-action`, not both.")
        whence = _whence(given) if origin else ("", "")
        put(Wanted(kind, given["case"], answers, given["diff"], given["yes"], given.get("key", ""), whence))

    parameters = [*key, *fields.values(), *origin, *common]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    vars(run)["__signature__"] = Signature(parameters)
    about = "".join(f"\n\n{text}" for text in (_ABOUT.get(kind), _KEY if key else "") if text)
    only = typer.Typer(rich_markup_mode=None, add_completion=False)
    only.command(kind, help=f"{help}{about}\n\n{_CASE}")(run)
    return typer.main.get_command(only)


def _origins() -> Iterator[Parameter]:
    """The options that say where an action comes from."""
    for name, help in (
        ("meeting", "Agreed at the meeting of this day."),
        ("decision", "From the decision of this day."),
    ):
        yield _parameter(name, Annotated[Day, typer.Option(f"--{name}", metavar="DATE", help=help)], None)
    yield _parameter("map", Annotated[bool, typer.Option("--map", help="A next step of the map.")], False)


def _whence(given: dict[str, Any]) -> tuple[str, str]:
    """The section that an action comes from, and the day. Leaves where none or several are given."""
    chosen = [(section, given[name] or "") for section, name in _SECTIONS if given[name]]
    if len(chosen) != 1:
        refuse("Say where the action comes from.", "Add `--meeting DATE`, `--decision DATE`, or `--map`.")
    section, day = chosen[0]
    return section, day if isinstance(day, str) else ""


_SECTIONS: Final = (("meetings", "meeting"), ("decisions", "decision"), ("mapping", "map"))
