"""What every record of a case file shares: where it stands, its reasons, and what is withheld from whom."""

from typing import ClassVar, Final, Literal

from casekit.case.declared import Key, Placed, Text, When, field, fields_by_name


class Allowance(Placed):
    """A reason that satisfies a rule: a professional judgement, on the record."""

    rule: Text = field(description="The name of the rule that this reason answers.")
    why: Text = field(description="Why the rule does not apply here. Compulsory.")
    by: Key | None = field(default=None, description="Who decided that.")
    until: When | None = field(default=None, description="The day after which the reason no longer holds.")


class Withholding(Placed):
    """What is kept from whom, and who decided that."""

    from_: tuple[Key, ...] = field(
        default=(), alias="from", description="The people it is withheld from; all, if empty."
    )
    why: Text | None = field(default=None, description="Why sharing it would increase risk.")
    risk: Text | None = field(default=None, description="The risk that sharing would bring.")
    decided_by: Key | None = field(default=None, description="Who decided to withhold it.")
    endorsed_by: Key | None = field(default=None, description="The manager who agreed.")
    date: When | None = field(default=None, description="When that was decided.")
    review: When | None = field(default=None, description="When it will be looked at again.")


class Sharing(Placed):
    """What may be shown to whom, where that differs from the rest of the file."""

    child: Literal["yes", "later", "no"] | None = field(default=None, description="May the child see it?")
    family: Literal["yes", "later", "no"] | None = field(default=None, description="May the family see it?")
    network: Literal["yes", "later", "no"] | None = field(default=None, description="May the network see it?")
    conference: Literal["yes", "later", "no"] | None = field(default=None, description="May a conference see it?")
    court: Literal["yes", "later", "no"] | None = field(default=None, description="May a court see it?")
    with_: tuple[Key, ...] = field(default=(), alias="with", description="People who may see it, by key.")
    why: Text | None = field(default=None, description="Why.")


class Record(Placed):
    """A record that may carry reasons, and may be withheld."""

    allow: tuple[Allowance, ...] = field(default=(), description="Reasons that satisfy a rule for this record.")
    withhold: Withholding | None = field(default=None, description="What is kept from whom, and why.")
    share: Sharing | None = field(default=None, description="Who may see this record.")


ANY_RECORD: Final = tuple(fields_by_name(Record))
"""The fields that any record may carry: `allow`, `withhold`, `share`."""


class Keyed(Record):
    """A record that stands under a key of its own, by which the rest of the file names it."""

    @property
    def key(self) -> str:
        """The key (`mum` in `family`)."""
        return self.node.key or ""


class Statement(Record):
    """A text, and what kind of statement it is."""

    short_form: ClassVar[str | None] = "text"
    text: Text = field(description="What is said.")
    basis: Literal["fact", "reported", "judgement", "hypothesis", "allegation", "child-view", "family-view"] | None = (
        field(default=None, description="Whether it is a fact, something reported, a judgement, a hypothesis, a view.")
    )
    by: Key | None = field(default=None, description="Whose statement it is.")
    date: When | None = field(default=None, description="When it was made.")


class Shared(Record):
    """That something was shown to somebody."""

    short_form: ClassVar[str | None] = "with"
    with_: Key = field(alias="with", description="Whom it was shared with.")
    date: When | None = field(default=None, description="When.")
    how: Text | None = field(default=None, description="How it was shared and discussed.")
    response: Text | None = field(default=None, description="What they said.")


class Action(Record):
    """Something to be done: what, by whom, by when, and whether it is done."""

    short_form: ClassVar[str | None] = "what"
    what: Text = field(description="What will be done.")
    who: Key | None = field(default=None, description="Who will do it.")
    due: When | None = field(default=None, description="By when.")
    done: When | None = field(default=None, description="When it was done.")
    outcome: Text | None = field(default=None, description="What came of it.")


def is_kept_back(record: Placed) -> bool:
    """Whether a record itself is kept from the family by its `withhold` or `share`."""
    if not isinstance(record, Record):
        return False
    node = record.node
    if record.withhold is not None or "withhold" in node.names or "withhold" in node.refused:
        return True
    share = record.share
    if share is None:
        return "share" in node.names or "share" in node.refused
    if {share.family, share.child} & {"no", "later"}:
        return True
    return bool(share.with_) and share.family != "yes"
