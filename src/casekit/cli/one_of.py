"""Options that take one of a few words."""

from enum import StrEnum

import click


class OneOf(click.Choice[StrEnum]):
    """One of the words of an enumeration; the value is the member, and not the word."""

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:
        """The word for a member, or what somebody typed; click's own would take the member's name in the code."""
        return super().normalize_choice(choice.value if isinstance(choice, StrEnum) else choice, ctx)
