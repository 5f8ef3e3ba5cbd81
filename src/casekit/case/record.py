"""What every record of a case file shares: where it stands, its reasons, and what is withheld from whom."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidatorFunctionWrapHandler,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from casekit.case.dates import DateProblem, PartialDate
from casekit.text.finding import Place
from casekit.text.nodes import MapNode, TextNode, empty_text, map_from_text


class _IsText:
    """A field that takes text as it was written, with its position."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.is_instance_schema(TextNode)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string"}


class _IsKey(_IsText):
    """A field that takes the key of somebody in `family`, `network` or `professionals`."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "pattern": "^[a-z][a-z0-9_-]*$", "x-casekit": "key"}


class _IsDate:
    """A field that takes a partial date."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_partial_date)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "format": "partial-date"}


class _IsNumber:
    """A field that takes a whole number."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_number)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": ["integer", "string"]}


def _partial_date(value: object) -> PartialDate:
    if not isinstance(value, TextNode):
        raise PydanticCustomError("not_text", "a date is text")
    try:
        return PartialDate.parse(value)
    except DateProblem as problem:
        raise PydanticCustomError("bad_date", "not a date", {"problem": problem}) from None


def _number(value: object) -> int:
    if isinstance(value, TextNode) and value.isascii() and value.isdigit() and len(value) <= 6:
        return int(value)
    raise PydanticCustomError("bad_number", "not a whole number")


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, TextNode) else value


_NEVER_EMPTY = frozenset({"allow", "share", "withhold"})

Text = Annotated[TextNode, _IsText]
Key = Annotated[TextNode, _IsKey]
Keys = Annotated[tuple[Key, ...], BeforeValidator(_one_or_more, json_schema_input_type=Key | list[Key])]
When = Annotated[PartialDate, _IsDate]
Number = Annotated[int, _IsNumber]
YesNo = Literal["yes", "no"]
YesNoUnknown = Literal["yes", "no", "unknown"]


class Placed(BaseModel):
    """A record that knows where it stands in the file.

    `short_form` names the field that is meant when the record is written as one piece of text (`ndela` for
    `{who: ndela}`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    # A slot, which pydantic takes for no field; rules ask for it thousands of times a file, so it is no property.
    __slots__ = ("node",)
    if TYPE_CHECKING:

        @property
        def node(self) -> MapNode:
            """The record as the file has it, with the position of every field."""

    short_form: ClassVar[str | None] = None

    @model_validator(mode="wrap")
    @classmethod
    def _keep_node(cls, value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
        if isinstance(value, MapNode):
            if len(value.names) > len(value):
                cls._show_unknown_names(value)
        elif isinstance(value, TextNode) and cls.short_form is not None:
            value = cls.spelled_out(value)
        record = handler(value)
        object.__setattr__(record, "node", value)
        return record

    @classmethod
    def _show_unknown_names(cls, node: MapNode) -> None:
        """Let validation see names without a value where they matter even so.

        A name that nobody knows is a slip, and an empty `withhold` means to keep something back and does not say what.
        """
        known = {field.alias or name for name, field in cls.model_fields.items()} - _NEVER_EMPTY
        for name in node.names:
            if name not in known and name not in node and name not in node.refused:
                node[name] = empty_text(node, name)

    @classmethod
    def spelled_out(cls, value: TextNode) -> MapNode:
        """The record in full for its short form."""
        return map_from_text(cls.short_form or "", value)

    def with_changes(self, changes: Mapping[str, Any]) -> Self:
        """A copy of the record with other values, standing where the record stands."""
        copy = self.model_copy(update=changes)
        object.__setattr__(copy, "node", self.node)
        return copy

    def place(self, field: str | None = None) -> Place:
        """Where a field's value stands (its name where it has no value), or the record itself."""
        return self.node.place(field)

    def says(self, field: str) -> bool:
        """Whether the file has a value in this field, even one that casekit could not read.

        Where reading stopped inside the record, a name whose value was left out because it may be cut short counts.
        """
        node = self.node
        return field in node or field in node.refused or (node.cut and field in node.names)


class Allowance(Placed):
    """A reason that satisfies a rule: a professional judgement, on the record."""

    rule: Text = Field(description="The name of the rule that this reason answers.")
    why: Text = Field(description="Why the rule does not apply here. Compulsory.")
    by: Key | None = Field(default=None, description="Who decided that.")
    until: When | None = Field(default=None, description="The day after which the reason no longer holds.")


class Withholding(Placed):
    """What is kept from whom, and who decided that."""

    from_: tuple[Key, ...] = Field(
        default=(), alias="from", description="The people it is withheld from; all, if empty."
    )
    why: Text | None = Field(default=None, description="Why sharing it would increase risk.")
    risk: Text | None = Field(default=None, description="The risk that sharing would bring.")
    decided_by: Key | None = Field(default=None, description="Who decided to withhold it.")
    endorsed_by: Key | None = Field(default=None, description="The manager who agreed.")
    date: When | None = Field(default=None, description="When that was decided.")
    review: When | None = Field(default=None, description="When it will be looked at again.")


class Sharing(Placed):
    """What may be shown to whom, where that differs from the rest of the file."""

    child: Literal["yes", "later", "no"] | None = Field(default=None, description="May the child see it?")
    family: Literal["yes", "later", "no"] | None = Field(default=None, description="May the family see it?")
    network: Literal["yes", "later", "no"] | None = Field(default=None, description="May the network see it?")
    conference: Literal["yes", "later", "no"] | None = Field(default=None, description="May a conference see it?")
    court: Literal["yes", "later", "no"] | None = Field(default=None, description="May a court see it?")
    with_: tuple[Key, ...] = Field(default=(), alias="with", description="People who may see it, by key.")
    why: Text | None = Field(default=None, description="Why.")


class Record(Placed):
    """A record that may carry reasons, and may be withheld."""

    allow: tuple[Allowance, ...] = Field(default=(), description="Reasons that satisfy a rule for this record.")
    withhold: Withholding | None = Field(default=None, description="What is kept from whom, and why.")
    share: Sharing | None = Field(default=None, description="Who may see this record.")


class Keyed(Record):
    """A record that stands under a key of its own, by which the rest of the file names it."""

    @property
    def key(self) -> str:
        """The key (`mum` in `family`)."""
        return self.node.key or ""


class Statement(Record):
    """A text, and what kind of statement it is."""

    short_form: ClassVar[str | None] = "text"
    text: Text = Field(description="What is said.")
    basis: Literal["fact", "reported", "judgement", "hypothesis", "allegation", "child-view", "family-view"] | None = (
        Field(default=None, description="Whether it is a fact, something reported, a judgement, a hypothesis, a view.")
    )
    by: Key | None = Field(default=None, description="Whose statement it is.")
    date: When | None = Field(default=None, description="When it was made.")


class Shared(Record):
    """That something was shown to somebody."""

    short_form: ClassVar[str | None] = "with"
    with_: Key = Field(alias="with", description="Whom it was shared with.")
    date: When | None = Field(default=None, description="When.")
    how: Text | None = Field(default=None, description="How it was shared and discussed.")
    response: Text | None = Field(default=None, description="What they said.")


class Action(Record):
    """Something to be done: what, by whom, by when, and whether it is done."""

    short_form: ClassVar[str | None] = "what"
    what: Text = Field(description="What will be done.")
    who: Key | None = Field(default=None, description="Who will do it.")
    due: When | None = Field(default=None, description="By when.")
    done: When | None = Field(default=None, description="When it was done.")
    outcome: Text | None = Field(default=None, description="What came of it.")
