"""`casekit new`: start a case file."""

from pathlib import Path
from typing import Annotated

import typer

from casekit.cli.exits import refuse, say


def new(
    key: Annotated[str, typer.Argument(help="A short lower-case word for the child, such as `amy`.")],
    name: Annotated[str | None, typer.Option("--name", help="The child's full name.")] = None,
    born: Annotated[str | None, typer.Option("--born", metavar="DATE", help="Date of birth, as 2014-05-02.")] = None,
    case_id: Annotated[str | None, typer.Option("--id", metavar="NUMBER", help="The case number.")] = None,
    opened: Annotated[
        str | None, typer.Option("--opened", metavar="DATE", help="When this period of involvement began.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="The file to write; else KEY.yaml.")
    ] = None,
) -> None:
    """Start a case file.

    What is needed first is there to be filled in; the rest stands ready as comments, each with what it is for.
    """
    from casekit.case.dates import DateProblem
    from casekit.case.template import new_case

    file = output or Path(f"{key}.yaml")
    try:
        text = new_case(key, name or key, case_id=case_id or "", opened=opened or "", born=born or "")
    except DateProblem as problem:
        refuse(problem.message, problem.help)
    except ValueError as problem:
        refuse(str(problem))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as opened_file:
            opened_file.write(text)
    except FileExistsError:
        refuse(f"{file} is there already; it is left as it is.", "Choose another name with `-o`.")
    except OSError as error:
        refuse(f"{file} cannot be written: {error.strerror or 'unknown reason'}.", "Choose another place.")
    say(f"Wrote {file}")
    say(f"  Next: open it, write what you know, then run `casekit lint {file}`.")
