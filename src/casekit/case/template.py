"""The starting file that `casekit new` writes: what is needed first is there to be filled in, the rest is set aside.

What each field is comes from the models. Nothing is made up: a field is empty until somebody writes into it. Notes
begin with `##` and parts that are set aside with `#`, so that an editor's "toggle comment" brings a part in and keeps
its notes.
"""

from collections.abc import Iterator
from typing import Final

from casekit.case.dates import PartialDate
from casekit.case.declared import Placed, Takes
from casekit.case.file import CaseFile
from casekit.case.keys import plain_key
from casekit.case.outline import outline
from casekit.text.frozen import dataclass
from casekit.text.source import Source, hidden_characters
from casekit.text.written import scalar

_HEAD: Final = """\
## {name}: a case file for casekit. One child, one file.
##
## Write what you know and leave out what you do not. Lines that start with ## are notes to you. Lines that start
## with one # are parts you may need: take the # and the space after it away (in VS Code: mark the lines, Ctrl+/).
##
## Dates: 2023-04-07, 2023-04, 2023, ~2012 (about), before 2019, after 2019-06, 2022-11/ (still so), unknown.
## `casekit lint` says what is still missing. docs/case-file.md lists every field."""
_EVERYBODY: Final = "Everybody else who belongs on the genogram, each under a key: a short word in small letters."


@dataclass(frozen=True, slots=True)
class _Part:
    """One field of the starting file: its name, its value, and what stands below it.

    `note` takes the place of the field's own description; `None` leaves the note out. `item` says that what stands
    below is the first item of a list, `aside` that the part is set aside behind `#`.
    """

    name: str
    value: str = ""
    below: tuple["_Part", ...] = ()
    note: str | None = ""
    item: bool = False
    aside: bool = False


def new_case(key: str, name: str, *, case_id: str = "", opened: str = "", born: str = "") -> str:
    """A starting case file for a child with this key and name, to be saved as UTF-8.

    `case_id`, and the dates `opened` and `born` in the forms of the format, are filled in where they are given. Raises
    `ValueError` where the key is not one, the name is empty, or a text holds characters that cannot be seen, and
    `DateProblem`, which is one, where a date is none.
    """
    if plain_key(key) != key:
        raise ValueError(f"{key!r} is no key: use small letters a to z, figures, - and _, starting with a letter")
    name, case_id, opened, born = (" ".join(text.split()) for text in (name, case_id, opened, born))
    if not name:
        raise ValueError("the child needs a name")
    if any(hidden_characters(Source("", f"{name} {case_id}"))):
        raise ValueError("there is a character that cannot be seen")
    for day in filter(None, (opened, born)):
        PartialDate.parse(day)
    parts = (
        _Part("casekit", "1", note=None),
        _Part("child", key),
        _case(key, case_id, opened),
        _family(key, name, born),
        *_set_aside(key),
    )
    blocks = ("\n".join(_lines(part, CaseFile)) for part in parts)
    return "\n\n".join((_HEAD.format(name=name), *blocks)) + "\n"


def _case(child: str, case_id: str, opened: str) -> _Part:
    """The work with the child; set aside as a whole while nothing is known of it."""
    known = bool(case_id or opened)
    dated = (_Part("from", note=None),)
    below = (
        _Part("id", _scalar(case_id), aside=known and not case_id),
        _Part("opened", opened, aside=known and not opened),
        _Part("purpose", aside=known),
        _Part("plans", item=True, aside=known, below=(_Part("plan", note=None), *dated)),
        _Part("workers", item=True, aside=known, below=(_Part("who", _worker(child), note=None), *dated)),
    )
    return _Part("case", below=below, aside=not known)


def _family(key: str, name: str, born: str) -> _Part:
    child = (_Part("name", _scalar(name), note=None), _Part("gender", note=None), _Part("born", born, note=None))
    parent = tuple(_Part(field, note=None) for field in ("name", "gender", "born", "parental_responsibility"))
    mum, dad = _parents(key)
    return _Part(
        "family",
        below=(
            _Part(key, below=(*child, _Part("school", aside=True)), note=None),
            _Part(mum, below=parent, note=_EVERYBODY, aside=True),
            _Part(dad, below=parent, note=None, aside=True),
        ),
    )


def _parents(child: str) -> tuple[str, str]:
    """Keys to propose for the parents, neither of them the child's own."""
    mum, dad, *_ = (key for key in ("mum", "dad", "mother") if key != child)
    return mum, dad


def _worker(child: str) -> str:
    return "social-worker" if child == "worker" else "worker"


def _set_aside(child: str) -> Iterator[_Part]:
    """The other parts that most case files need, with nothing in them but the child's key."""
    couple = (
        _Part("partners", f"[{', '.join(_parents(child))}]"),
        _Part("together"),
        _Part("separated"),
        _Part("children", f"[{child}]"),
    )
    household = (_Part("name"), _Part("members", f"[{child}]"))
    worker = _Part(_worker(child), below=_plain("name", "role", "agency", "phone"), note=None)
    event = (
        _Part("date"),
        _Part("kind"),
        _Part("what"),
        _Part("source", below=_plain("agency")),
        _Part("impact"),
        _Part("action"),
    )
    visit = (*_plain("date", "by", "kind"), _Part("seen"), _Part("wishes", below=(_Part(child, note=None),)))
    sections = _plain("about_you", "status", "need_to_know", "worries", "working_well", "your_voice", "plan")
    yield _Part("couples", below=couple, item=True, aside=True)
    yield _Part("households", below=household, item=True, aside=True)
    yield _Part("professionals", below=(worker,), aside=True)
    yield _Part("chronology", below=(_Part("events", below=event, item=True, note=None),), aside=True)
    yield _Part("visits", below=visit, item=True, aside=True)
    yield _Part("summary", below=(*_plain("updated", "by"), *sections), aside=True)


def _plain(*names: str) -> tuple[_Part, ...]:
    return tuple(_Part(name, note=None) for name in names)


def _lines(part: _Part, model: type[Placed]) -> list[str]:
    """The lines of a part that is a field of this record, from the first column."""
    field = outline(model).field(part.name)
    return _written(part, None if part.note is None else part.note or field.description, field.takes)


def _written(part: _Part, note: str | None, takes: Takes) -> list[str]:
    below: list[str] = []
    for inner in part.below:
        model = takes.innermost.record
        if takes.sort == "map" and takes.of is not None:
            below += _written(inner, inner.note, takes.of)
        elif model is not None:
            below += _lines(inner, model)
    lines = [f"{part.name}: {part.value}".rstrip(), *(_as_item(below) if part.item else _further_in(below, 2))]
    return [*([f"## {note}"] if note else []), *(f"# {line}" if part.aside else line for line in lines)]


def _as_item(lines: list[str]) -> list[str]:
    """The lines of a record as the first item of a list; the notes on its first field stand before the dash."""
    first = next(at for at, line in enumerate(lines) if not line.startswith("#"))
    return [*_further_in(lines[:first], 2), f"  - {lines[first]}", *_further_in(lines[first + 1 :], 4)]


def _further_in(lines: list[str], spaces: int) -> list[str]:
    return [" " * spaces + line for line in lines]


def _scalar(text: str) -> str:
    """Text as a value; nothing where there is none."""
    return scalar(text) if text else ""
