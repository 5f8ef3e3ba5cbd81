"""Options and arguments that several commands share."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

import click

from casekit.cli.command import FILE_NAME
from casekit.cli.one_of import OneOf

Decorated = TypeVar("Decorated", bound=Callable[..., Any] | click.Command)
Decorator: TypeAlias = Callable[[Decorated], Decorated]


def together(*options: Decorator[Any]) -> Decorator[Any]:
    """Several options as one decorator, in the order in which the help shows them."""

    def decorate(function: Decorated) -> Decorated:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def offer_files(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[Any]:
    """What the Tab key offers where a case may be named: the files there are, and commands that may stand there."""
    from click.shell_completion import CompletionItem

    names = [name for name in getattr(ctx.command, "commands", ()) if name.startswith(incomplete)]
    return [*map(CompletionItem, names), CompletionItem(incomplete, type="file")]


case_argument = click.argument("case", metavar="[CASE]", required=False, shell_complete=offer_files)
as_at_option = click.option("--as-at", metavar="DATE", help="As things stood on this day; else today.")
output_option = click.option(
    "-o", "--output", metavar="FILE", type=FILE_NAME, help="The file to write; else standard output."
)


class Reader(StrEnum):
    """Who a copy is for."""

    INTERNAL = "internal"
    FAMILY = "family"


for_option = click.option(
    "--for",
    "audience",
    type=OneOf(Reader),
    help="Who will read it: what is withheld from the family is left out of a family copy.",
)
