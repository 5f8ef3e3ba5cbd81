"""The work behind `casekit add`: from what was given and answered to a record in its place."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from casekit.case.additions import FORMS, BadAnswer, Form, date_of, field_at, record_of
from casekit.case.declared import Field
from casekit.case.keys import plain_key
from casekit.case.mends import Edit
from casekit.case.outline import outline
from casekit.case.placing import add_to_list, add_under_key
from casekit.case.reading import Reader
from casekit.cli import workspace
from casekit.cli.asking import ask_for, takes_keys
from casekit.cli.change import Opened, make, no_place, open_to_change
from casekit.cli.exits import refuse
from casekit.cli.records import can_ask
from casekit.text.frozen import dataclass
from casekit.text.insert import NoPlace
from casekit.text.nodes import ListNode, MapNode, TextNode
from casekit.text.written import Value
from casekit.text.yaml_tree import Way


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to add: the kind of record, the case, what was given by options, and how to go on.

    `key` is the key of a new person; `origin` the section and the day that an action comes from.
    """

    kind: str
    case: str | None
    given: Mapping[str, str | Sequence[str] | None]
    diff: bool
    yes: bool
    key: str | None = None
    origin: tuple[str, str] = ("", "")


def put(wanted: Wanted) -> None:
    """Add what is wanted: ask for what is missing at a terminal, check it, show it, write it."""
    form = FORMS[wanted.kind]
    cases = workspace.Workspace()
    path = cases.one_case(wanted.case)
    opened = open_to_change(cases, path)
    if wanted.key is not None:
        _check_key(wanted.key, path)
        opened = _with_family(opened) if wanted.kind == "person" else opened
    answers = _dated(form, {way: one for way, one in wanted.given.items() if one})
    try:
        if _missing(form, answers) and can_ask():
            answers = ask_for(form, answers, lambda way, field: _offers(path, way, field), day_typed)
        record = record_of(form, answers)
        edit = _edit(opened, form, record, wanted)
    except BadAnswer as bad:
        refuse(bad.message, bad.help)
    except NoPlace:
        no_place(opened.record.source.path, form.title)
    make(opened, edit, workspace.today(), diff=wanted.diff, yes=wanted.yes)


def _missing(form: Form, answers: Mapping[str, object]) -> bool:
    """Whether something is not given that the record needs; of somebody new, at least the name."""

    needed = [field.name for field in outline(form.model).fields if field.needed] or ["name"]
    return any(name not in answers for name in needed)


def _edit(opened: Opened, form: Form, record: dict[str, Value], wanted: Wanted) -> Edit:
    source, top = opened.record.source, opened.top
    if wanted.key is not None:
        return add_under_key(source, top, str(form.section[0]), wanted.key, record)
    way = _origin(top, *wanted.origin) if wanted.kind == "action" else form.section
    return add_to_list(source, top, way, record, form.dated)


def _origin(top: MapNode, section: str, day: str) -> Way:
    """The way to the actions of the one meeting or decision of a day, or to the next steps of the map."""

    if section == "mapping":
        return ("mapping", "next_steps")
    wanted = date_of(day_typed(day))
    records = top.get(section)
    found = [
        number
        for number, one in enumerate(records if isinstance(records, ListNode) else ())
        if isinstance(one, MapNode) and one.get("date") == wanted
    ]
    name = section.removesuffix("s")
    if len(found) != 1:
        count = f"no {name}" if not found else f"{len(found)} {section}"
        help = (
            f"Add it with `casekit add {name}`." if name == "meeting" and not found else "Open the file and write it."
        )
        refuse(f"The file has {count} of {wanted}.", help)
    return (section, found[0], "actions")


def day_typed(given: str) -> str:
    """A day that was typed; `today` and `yesterday` as the days that they are."""

    back = {"today": 0, "yesterday": 1}.get(given.strip().casefold())
    return given if back is None else (workspace.today() - timedelta(days=back)).isoformat()


def _dated(form: Form, answers: Mapping[str, str | Sequence[str]]) -> dict[str, str | Sequence[str]]:
    """The answers, with `today` and `yesterday` as days wherever a date is asked for."""

    return {
        way: day_typed(one) if isinstance(one, str) and field_at(form.model, way).takes.sort == "date" else one
        for way, one in answers.items()
    }


def _check_key(key: str, path: str) -> None:
    """Leave where a key is none, or belongs to somebody already."""
    plain = plain_key(key)
    if plain != key or not key:
        help = f"Write for example `{plain}`." if plain else "Write for example `gran`."
        refuse(f"`{key}` cannot be a key: a key has small letters a to z, figures, `-` and `_`.", help)
    case = Reader().read(path).case
    if case is not None and key in case.everybody:
        refuse(f"`{key}` is {case.name_of(key)} already.", "Choose another key, or open the file to change that entry.")


def _with_family(opened: Opened) -> Opened:
    """The shared family file, where the case names one."""
    reference = opened.top.get("family")
    if not isinstance(reference, TextNode):
        return opened
    return open_to_change(opened.workspace, str(Path(opened.record.source.path).parent / reference))


def _offers(path: str, way: str, field: Field) -> list[str]:
    """The words that a field takes, the keys of the people there are, or the themes and agencies in use."""

    takes = field.takes.innermost
    if takes.words:
        return list(takes.words)
    case = Reader().read(path).case
    if case is None:
        return []
    if takes_keys(field):
        return [f"{key} ({case.name_of(key)})" for key in dict.fromkeys((*case.family, *case.everybody))]
    words = workspace.Workspace().settings_for(Path(path)).vocabulary
    if way == "themes":
        return sorted({*words.themes, *(str(theme) for event in case.events for theme in event.themes)})
    if way == "source.agency":
        used = {str(event.source.agency) for event in case.events if event.source and event.source.agency}
        return sorted({*words.agencies, *used})
    return []
