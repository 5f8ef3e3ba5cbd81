"""`casekit init`: make a folder ready for case files: settings, and tasks for VS Code."""

from pathlib import Path

import click

from casekit.cli.command import FILE_NAME, Command
from casekit.cli.exits import refuse, say


@click.command(cls=Command)
@click.argument("folder", metavar="[FOLDER]", required=False, type=FILE_NAME)
@click.option("--policy", metavar="NAME", default="england", help="What is expected: england, kent or norfolk.")
def init(
    folder: Path | None,
    policy: str,
) -> None:
    """Make a folder ready for case files.

    Writes the settings (casekit.toml), a folder for cases, and for VS Code: tasks that check while one writes, with
    the findings under Problems, and help with the fields while typing. What is there already stays as it is.

    FOLDER is this folder if none is named.
    """
    from casekit.cli.starting_files import starting_files
    from casekit.policy.shipped import POLICY_NAMES

    if policy not in POLICY_NAMES:
        from casekit.text.nearest import nearest

        meant = nearest(policy, POLICY_NAMES)
        refuse(
            f"There is no policy `{policy}`" + (f"; did you mean `{meant}`?" if meant else "."),
            f"casekit comes with {', '.join(POLICY_NAMES)}.",
        )
    here = folder or Path()
    if here.exists() and not here.is_dir():
        refuse(f"{here} is a file.", "Name a folder.")
    kept = []
    for name, text in starting_files(policy).items():
        target = here / name
        if target.exists():
            kept.append(target)
            continue
        _write(target, text)
    for target in kept:
        say(f"{target} is there already; it is left as it is.")
    say("  Next: Start a case with `casekit new`, open the folder in VS Code, and run the task “Check while I write”.")


def _write(target: Path, text: str) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        refuse(f"{target} cannot be written: {error.strerror or 'unknown reason'}.", "Choose another folder.")
    say(f"Wrote {target}")
