"""Records as classes: each declares its fields, and what a field takes is read off its annotation.

One declaration is what casekit reads, checks, offers in an editor and documents, so that none of these can differ.
"""

from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Final,
    Literal,
    NoReturn,
    Self,
    TypeVar,
    Union,
    get_args,
    get_origin,
)

from casekit.case.dates import PartialDate
from casekit.text.finding import Place
from casekit.text.frozen import dataclass
from casekit.text.nodes import MapNode, TextNode, empty_text, map_from_text

Sort = Literal["text", "key", "date", "number", "words", "record", "list", "one or more", "map"]

Text = Annotated[TextNode, "text"]
Key = Annotated[TextNode, "key"]
Keys = Annotated[tuple[Key, ...], "one or more"]
When = Annotated[PartialDate, "date"]
Number = Annotated[int, "number"]
YesNo = Literal["yes", "no"]
YesNoUnknown = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class Takes:
    """What a field takes.

    `words` are those of a field that takes one of a few; `record` is the class of a field that takes a record; `of`
    is what each item of a list takes, or what stands under each key of a map.
    """

    sort: Sort
    words: tuple[str, ...] = ()
    record: "type[Placed] | None" = None
    of: "Takes | None" = None

    @property
    def innermost(self) -> "Takes":
        """What stands at the end of lists and maps."""
        return self.of.innermost if self.of else self


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record: its name in the file and in the code, what it says, what it takes.

    `default` is what the record has where the file says nothing; a field that is `needed` has none.
    """

    name: str
    attribute: str
    description: str
    needed: bool
    default: object
    takes: Takes


@dataclass(frozen=True, slots=True)
class _Declaration:
    """What a class says of a field, beside its annotation."""

    default: object
    alias: str | None
    description: str


_NEEDED: Final = object()
_MATTERS_EMPTY: Final = frozenset({"allow", "share", "withhold"})


def field(*, description: str, default: Any = _NEEDED, alias: str | None = None) -> Any:
    """Declare a field of a record. `alias` is its name in the file, where that is no name in Python (`from`)."""
    return _Declaration(default, alias, description)


class _RecordClass(type):
    """What classes of records are. mypy takes no plain class for a key of a cache, one with a metaclass it does."""


class Placed(metaclass=_RecordClass):
    """A record with declared fields: frozen, equal to one that says the same, and knowing where it stands in the file.

    `short_form` names the field that is meant when the record is written as one piece of text (`ndela` for
    `{who: ndela}`).
    """

    # Rules ask for it thousands of times a file, so it is no property.
    __slots__ = ("node",)
    if TYPE_CHECKING:

        @property
        def node(self) -> MapNode:
            """The record as the file has it, with the position of every field."""

    short_form: ClassVar[str | None] = None

    def __setattr__(self, name: str, _value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: `{name}` cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: `{name}` cannot be taken out")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __hash__(self) -> int:
        return hash((type(self), *vars(self).values()))

    def __reduce__(self) -> tuple[Any, ...]:
        return record_at, (self.node, type(self), vars(self))

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={value!r}" for name, value in vars(self).items() if value not in (None, (), {}))
        return f"{type(self).__name__}({said})"

    @classmethod
    def fill_in(cls, node: MapNode) -> None:
        """Put empty text under names without a value, where they matter even so, for reading to see.

        A name that nobody knows is a slip, and an empty `withhold` means to keep something back and does not say what.
        """
        if len(node.names) > len(node):
            known = fields_by_name(cls).keys() - _MATTERS_EMPTY
            for name in node.names:
                if name not in known and name not in node and name not in node.refused:
                    node[name] = empty_text(node, name)

    @classmethod
    def spelled_out(cls, value: TextNode) -> MapNode:
        """The record in full for its short form."""
        return map_from_text(cls.short_form or "", value)

    def with_changes(self, changes: Mapping[str, Any]) -> Self:
        """A copy of the record with other values, standing where the record stands."""
        return record_at(self.node, type(self), {**vars(self), **changes})

    def place(self, field: str | None = None) -> Place:
        """Where a field's value stands (its name where it has no value), or the record itself."""
        return self.node.place(field)

    def says(self, field: str) -> bool:
        """Whether the file has a value in this field, even one that casekit could not read.

        Where reading stopped inside the record, a name whose value was left out because it may be cut short counts.
        """
        node = self.node
        return field in node or field in node.refused or (node.cut and field in node.names)


_Placed = TypeVar("_Placed", bound=Placed)


def record_at(node: MapNode, model: type[_Placed], values: dict[str, Any]) -> _Placed:
    """A record that stands at a node; `values` has one for each of its fields."""
    record = object.__new__(model)
    vars(record).update(values)
    object.__setattr__(record, "node", node)
    return record


@cache
def fields_of(model: type[Placed]) -> Mapping[str, Field]:
    """The fields of a record by their names in the code, those of its base classes first."""
    found: dict[str, Field] = {}
    for base in reversed(model.__bases__):
        if issubclass(base, Placed):
            found |= fields_of(base)
    for attribute, said in vars(model).items():
        if isinstance(said, _Declaration):
            needed = said.default is _NEEDED
            default = None if needed else said.default
            takes = _takes(model.__annotations__[attribute])
            found[attribute] = Field(said.alias or attribute, attribute, said.description, needed, default, takes)
    return found


@cache
def fields_by_name(model: type[Placed]) -> Mapping[str, Field]:
    """The fields of a record by their names in the file."""
    return {field.name: field for field in fields_of(model).values()}


_PLAIN: dict[int, tuple[object, Takes]] = {}
"""What the commonest annotations take, by which object they are: to hash one takes longer than to look into it. Each
is kept, so that no other can be taken for it."""


def _takes(annotation: Any) -> Takes:
    if (plain := _PLAIN.get(id(annotation))) is not None:
        return plain[1]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        sort = inner[1]
        return Takes(sort, of=_takes(get_args(inner[0])[0])) if sort == "one or more" else Takes(sort)
    if origin in (Union, UnionType):
        return _takes(next(part for part in inner if part is not NoneType))
    if origin is Literal:
        return Takes("words", words=inner)
    if origin is dict:
        return Takes("map", of=_takes(inner[1]))
    if origin is tuple:
        return Takes("list", of=_takes(inner[0]))
    if isinstance(annotation, type) and issubclass(annotation, Placed):
        return Takes("record", record=annotation)
    raise TypeError(f"the format has no fields of the type {annotation}")


_PLAIN |= {id(one): (one, _takes(one)) for plain in (Text, Key, Keys, When, Number) for one in (plain, plain | None)}
