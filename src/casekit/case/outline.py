"""The format as data: every record, its fields, and what each field takes, read off the models.

The JSON Schema, the reference page and the starting file are all made from this, so none of them can differ from what
casekit reads.
"""

import re
from collections.abc import Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BeforeValidator

from casekit.case.complaints import alias_of
from casekit.case.file import CaseFile
from casekit.case.record import Key, Number, Placed, Record, Text, When
from casekit.text.frozen import dataclass

Sort = Literal["text", "key", "date", "number", "words", "record", "list", "one or more", "map"]

TOP_FIELDS_FIRST: Final = ("casekit", "child", "case")
ANY_RECORD: Final = tuple(name for name in Record.model_fields)
"""The fields that any record may carry: `allow`, `withhold`, `share`."""

_SORT_BY_MARK: Final[tuple[tuple[Any, Sort], ...]] = (
    (get_args(Text)[1], "text"),
    (get_args(Key)[1], "key"),
    (get_args(When)[1], "date"),
    (get_args(Number)[1], "number"),
)


@dataclass(frozen=True, slots=True)
class Takes:
    """What a field takes.

    `words` are those of a field that takes one of a few; `record` is the model of a field that takes a record; `of`
    is what each item of a list takes, or what stands under each key of a map.
    """

    sort: Sort
    words: tuple[str, ...] = ()
    record: type[Placed] | None = None
    of: "Takes | None" = None

    @property
    def innermost(self) -> "Takes":
        """What stands at the end of lists and maps."""
        return self.of.innermost if self.of else self


@dataclass(frozen=True, slots=True)
class FieldOutline:
    """One field of a record: its name in the file, what it says, whether it must be there, what it takes."""

    name: str
    description: str
    needed: bool
    takes: Takes


@dataclass(frozen=True, slots=True)
class RecordOutline:
    """One record: its name for people, what it is, and its fields; those that any record may carry come last.

    `short` is the field that is meant when the record is written as one piece of text.
    """

    model: type[Placed]
    title: str
    description: str
    fields: tuple[FieldOutline, ...]
    short: FieldOutline | None

    def field(self, name: str) -> FieldOutline:
        """The field of that name. Raises `KeyError` where there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.title} has no field {name}")


@cache
def outline(model: type[Placed]) -> RecordOutline:
    """The outline of one record."""
    fields = tuple(_field(model, name) for name in _in_order(model))
    short = next((field for field in fields if field.name == model.short_form), None)
    return RecordOutline(model, title_of(model.__name__), _first_paragraph(model.__doc__ or ""), fields, short)


def records_below(model: type[Placed]) -> tuple[type[Placed], ...]:
    """The record itself and every record that can stand below it, each once, in the order of the format."""
    return tuple(dict.fromkeys(_walk(model, frozenset())))


def title_of(name: str) -> str:
    """A name of the code as people read it: `PlanPeriod` is a plan period."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", name)
    return words[:1] + words[1:].lower()


def _walk(model: type[Placed], above: frozenset[type[Placed]]) -> Iterator[type[Placed]]:
    yield model
    for field in outline(model).fields:
        below = field.takes.innermost.record
        if below is not None and below not in above:
            yield from _walk(below, above | {model})


def _in_order(model: type[Placed]) -> list[str]:
    """The names of the fields as people should meet them: the record's own before those that any record may carry."""
    names = [name for name in model.model_fields if name not in ANY_RECORD]
    if issubclass(model, CaseFile):
        names.sort(key=lambda name: TOP_FIELDS_FIRST.index(name) if name in TOP_FIELDS_FIRST else len(TOP_FIELDS_FIRST))
    return names + [name for name in model.model_fields if name in ANY_RECORD]


def _field(model: type[Placed], name: str) -> FieldOutline:
    info = model.model_fields[name]
    takes = _takes(info.annotation, tuple(info.metadata))
    return FieldOutline(alias_of(name, model), info.description or "", info.is_required(), takes)


def _takes(annotation: Any, marks: tuple[Any, ...] = ()) -> Takes:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _takes(inner[0], (*inner[1:], *marks))
    if origin in (Union, UnionType):
        return _takes(next(part for part in inner if part is not NoneType), marks)
    for mark, sort in _SORT_BY_MARK:
        if any(found is mark for found in marks):
            return Takes(sort)
    if origin is Literal:
        return Takes("words", words=inner)
    if origin is dict:
        return Takes("map", of=_takes(inner[1]))
    if origin is tuple:
        may_be_one = any(isinstance(mark, BeforeValidator) for mark in marks)
        return Takes("one or more" if may_be_one else "list", of=_takes(inner[0]))
    if isinstance(annotation, type) and issubclass(annotation, Placed):
        return Takes("record", record=annotation)
    raise TypeError(f"the format has no fields of the type {annotation}")


def _first_paragraph(text: str) -> str:
    return " ".join(text.strip().split("\n\n")[0].split())
