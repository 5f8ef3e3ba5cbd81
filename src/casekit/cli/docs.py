"""`casekit docs`: write the files that are made from the code, for developers."""

from pathlib import Path

import click

from casekit.cli.command import Command
from casekit.cli.exits import FOUND, refuse, say

_FOLDER = Path("docs/rules")


@click.command(cls=Command, hidden=True)
@click.option("--write", is_flag=True, help="Write the files; else only say which are out of date.")
def docs(
    write: bool,
) -> None:
    """Write the schemas and pages that are made from the code, in the folder of casekit's own sources."""
    from casekit.cli.generated import documents

    if not Path("src/casekit").is_dir():
        refuse("This is not the folder of casekit's own sources.", "Run `casekit docs` in a clone of the repository.")
    made = documents()
    stale = [path for path, text in made.items() if not Path(path).is_file() or _text(Path(path)) != text]
    gone = [path for path in sorted(_FOLDER.glob("*.md")) if path.as_posix() not in made]
    for name in stale:
        if write:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(made[name], encoding="utf-8", newline="\n")
        say(f"{'Wrote' if write else 'Out of date:'} {name}")
    for path in gone:
        if write:
            path.unlink()
        say(f"{'Removed' if write else 'No longer made:'} {path.as_posix()}")
    if (stale or gone) and not write:
        raise click.exceptions.Exit(FOUND)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
