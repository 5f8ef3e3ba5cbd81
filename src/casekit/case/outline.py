"""The format as data: every record, its fields, and what each field takes, read off the models.

The JSON Schema, the reference page and the starting file are all made from this, so none of them can differ from what
casekit reads.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from casekit.case.declared import Field, Placed, fields_of
from casekit.case.file import CaseFile
from casekit.case.record import ANY_RECORD
from casekit.text.frozen import dataclass

TOP_FIELDS_FIRST: Final = ("casekit", "child", "case")


@dataclass(frozen=True, slots=True)
class RecordOutline:
    """One record: its name for people, what it is, and its fields; those that any record may carry come last.

    `short` is the field that is meant when the record is written as one piece of text.
    """

    model: type[Placed]
    title: str
    description: str
    fields: tuple[Field, ...]
    short: Field | None

    def field(self, name: str) -> Field:
        """The field of that name. Raises `KeyError` where there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.title} has no field {name}")


@cache
def outline(model: type[Placed]) -> RecordOutline:
    """The outline of one record."""
    fields = tuple(_in_order(model))
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


def _in_order(model: type[Placed]) -> list[Field]:
    """The fields as people should meet them: the record's own before those that any record may carry."""
    own = [field for field in fields_of(model).values() if field.name not in ANY_RECORD]
    if issubclass(model, CaseFile):
        own.sort(key=lambda field: (*TOP_FIELDS_FIRST, field.name).index(field.name))
    return own + [field for field in fields_of(model).values() if field.name in ANY_RECORD]


def _first_paragraph(text: str) -> str:
    return " ".join(text.strip().split("\n\n")[0].split())
