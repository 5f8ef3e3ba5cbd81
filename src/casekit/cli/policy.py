"""`casekit policy`: what the authority expects, value by value, and where each value comes from."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casekit.cli.exits import refuse

if TYPE_CHECKING:
    from casekit.policy.table import PolicyRow


def policy(
    keys: Annotated[
        list[str] | None, typer.Argument(help="Only these values or sections, such as `summary` or `summary.max_age`.")
    ] = None,
    use: Annotated[
        str | None, typer.Option("--use", metavar="NAME", help="Show another policy: england, kent or norfolk.")
    ] = None,
) -> None:
    """Show what the authority expects.

    Every value that rules measure against, whose it is, where it is set, and its source.
    """
    from casekit.case.complaints import nearest
    from casekit.cli.text import plain
    from casekit.cli.workspace import Workspace
    from casekit.policy.settings import read_settings
    from casekit.policy.table import policy_rows

    settings = Workspace().settings_for(Path.cwd())
    if use is not None:
        settings, findings = read_settings(f'[policy]\nuse = "{use}"\n' if use.isalnum() else "x", "--use")
        if findings:
            refuse(f"There is no policy `{use}`.", "Choose england, kent or norfolk.")
    rows = list(policy_rows(settings.policy))
    known = {row.key for row in rows} | {row.key.split(".")[0] for row in rows}
    for key in keys or []:
        if key not in known:
            meant = nearest(key, known)
            refuse(f"There is no policy value `{key}`" + (f"; did you mean `{meant}`?" if meant else "."))
    wanted = [row for row in rows if not keys or row.key in keys or row.key.split(".")[0] in keys]
    blocks = [(f"{row.key}: {row.value} ({row.whose}; {row.where_from})", *_about(row)) for row in wanted]
    sys.stdout.writelines(line + "\n" for block in blocks for line in plain([*block, ""]))


def _about(row: "PolicyRow") -> tuple[str, str]:
    return row.description, f"Source: {row.source}"
