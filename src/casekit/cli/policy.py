"""`casekit policy`: what the authority expects, value by value, and where each value comes from."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casekit.cli.command import Command
from casekit.cli.exits import refuse

if TYPE_CHECKING:
    from casekit.policy.table import PolicyRow


@click.command(cls=Command)
@click.argument("keys", metavar="[VALUE]...", required=False, nargs=-1)
@click.option("--use", metavar="NAME", help="Show another policy: england, kent or norfolk.")
def policy(
    keys: tuple[str, ...],
    use: str | None,
) -> None:
    """Show what the authority expects.

    Every value that rules measure against, whose it is, where it is set, and its source.

    VALUE is the name of a value or a section, such as `summary.max_age` or `summary`; all values if none.
    """
    from casekit.cli.workspace import Workspace
    from casekit.cli.writing import show
    from casekit.policy.settings import Settings, read_settings
    from casekit.policy.table import policy_rows
    from casekit.text.nearest import nearest

    if use is None:
        settings = Workspace().settings_for(Path.cwd())
    else:
        name = use.strip().casefold()
        settings, findings = (
            read_settings(f'[policy]\nuse = "{name}"\n', "--use") if name.isalpha() else (Settings(), [])
        )
        if findings or not name.isalpha():
            refuse(f"There is no policy `{use}`.", "Choose england, kent or norfolk.")
    rows = list(policy_rows(settings.policy))
    known = {row.key for row in rows} | {row.key.split(".")[0] for row in rows}
    for key in keys:
        if key not in known:
            meant = nearest(key, known)
            refuse(
                f"There is no policy value `{key}`" + (f"; did you mean `{meant}`?" if meant else "."),
                "`casekit policy` lists all values.",
            )
    wanted = [row for row in rows if not keys or row.key in keys or row.key.split(".")[0] in keys]
    show(line for number, row in enumerate(wanted) for line in _lines(row, first=not number))


def _lines(row: "PolicyRow", *, first: bool) -> Iterator[str]:
    from casekit.cli.text import hanging, width

    columns = width()
    if not first:
        yield ""
    yield from hanging(f"{row.key}: {row.value} ({row.whose}; {row.where_from})", columns)
    yield from hanging(f"  {row.description}", columns)
    yield from hanging(f"  Source: {row.source}", columns)
