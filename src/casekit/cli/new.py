"""`casekit new`: start a case file."""

from pathlib import Path

import click

from casekit.cli.command import FILE_NAME, Command
from casekit.cli.exits import refuse, say


@click.command(cls=Command)
@click.argument("key", metavar="KEY")
@click.option("--name", metavar="NAME", help="The child's full name; needed.")
@click.option("--born", metavar="DATE", help="Date of birth, as 2014-05-02.")
@click.option("--id", "case_id", metavar="NUMBER", help="The case number.")
@click.option("--opened", metavar="DATE", help="When this period of involvement began.")
@click.option("-o", "--output", metavar="FILE", type=FILE_NAME, help="The file to write; else KEY.yaml.")
def new(
    key: str,
    name: str | None,
    born: str | None,
    case_id: str | None,
    opened: str | None,
    output: Path | None,
) -> None:
    """Start a case file.

    What is needed first is there to be filled in; the rest stands ready as comments, each with what it is for.

    KEY is a short word in small letters that the file names the child by, such as `amy`.
    """
    from casekit.case.dates import DateProblem
    from casekit.case.template import new_case

    name = _name(key, name)
    file = output or Path(f"{key}.yaml")
    if file.suffix.lower() not in (".yaml", ".yml"):
        refuse(f"{file} is no name for a case file.", f"Case files end in .yaml: {file.with_suffix('.yaml')}")
    try:
        text = new_case(key, name, case_id=case_id or "", opened=opened or "", born=born or "")
    except DateProblem as problem:
        refuse(problem.message, problem.help)
    except ValueError as problem:
        refuse(f"{str(problem)[:1].upper()}{str(problem)[1:]}.", "Correct the text after `--name` or `--id`.")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as opened_file:
            opened_file.write(text)
    except FileExistsError:
        refuse(f"{file} is there already; it is left as it is.", "Choose another name with `-o`.")
    except OSError as error:
        refuse(f"{file} cannot be written: {error.strerror or 'unknown reason'}.", "Choose another place.")
    say(f"Wrote {file}")
    say(f"  Next: Open it, write what you know, then run `casekit lint {file}`.")


def _name(key: str, name: str | None) -> str:
    """The child's name. Leaves with a sentence where there is none, or where the key is no key: nothing is made up."""
    from casekit.case.keys import plain_key

    short = plain_key(key.removesuffix(".yaml").removesuffix(".yml")) or "amy"
    if short != key:
        refuse(
            f"`{key}` cannot be a key: a key has small letters a to z, figures, `-` and `_`, and begins with a letter.",
            f'Write for example `casekit new {short} --name "{name or _full(key)}"`.',
        )
    if name is None:
        refuse("The child's name is missing.", f'Write for example `casekit new {key} --name "Amy Example"`.')
    return name


def _full(key: str) -> str:
    """What was given for a key, where it looks like a name."""
    return key if " " in key.strip() else "Amy Example"
