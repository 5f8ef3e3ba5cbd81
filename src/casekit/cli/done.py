"""`casekit done`: mark an action as done, with the day, and leave every other line as it is."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from casekit.cli.command import Command
from casekit.cli.exits import refuse, say
from casekit.cli.options import case_argument

if TYPE_CHECKING:
    from casekit.case.steps import Step


@click.command(cls=Command)
@click.argument("action", metavar="[ACTION]", required=False)
@case_argument
@click.option("--on", metavar="DATE", help="When it was done; else today.")
@click.option("--outcome", metavar="TEXT", help="What came of it.")
@click.option("--diff", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--yes", is_flag=True, help="Write without asking.")
def done(
    action: str | None,
    case: str | None,
    on: str | None,
    outcome: str | None,
    diff: bool,
    yes: bool,
) -> None:
    """Mark an action as done, or list those that are open.

    ACTION is some of its words, in quotes, or its number in the list; the list alone, if none.

    CASE is a file, a case number or a child's key; the only case there is, if none.
    """
    from casekit.case.additions import BadAnswer, date_of
    from casekit.case.steps import mark_done, open_steps
    from casekit.cli.adding import day_typed
    from casekit.cli.change import make, no_place, open_to_change
    from casekit.cli.workspace import Workspace, today
    from casekit.cli.writing import show
    from casekit.text.insert import NoPlace

    if action and case is None and action.casefold().endswith((".yaml", ".yml")):
        action, case = None, action
    workspace = Workspace()
    opened = open_to_change(workspace, workspace.one_case(case))
    steps = list(open_steps(opened.top))
    if not action:
        show(_listed(steps) if steps else ["No action is open."])
        return
    step = _chosen(action, steps)
    try:
        day = date_of(day_typed(on or "today"))
        edit = mark_done(opened.record.source, opened.top, step, day, outcome or "")
    except BadAnswer as bad:
        refuse(bad.message, bad.help)
    except NoPlace:
        no_place(opened.record.source.path, "mark")
    make(opened, edit, today(), diff=diff, yes=yes)


def _listed(steps: "Sequence[Step]") -> "Iterator[str]":
    """The open actions, each with its number."""
    for number, step in enumerate(steps, 1):
        rest = ", ".join(part for part in (step.who, f"due {step.due}" if step.due else "") if part)
        words = " ".join(step.words.split())
        yield f"{number}. {words}" + (f" ({rest})" if rest else "")


def _chosen(action: str, steps: "Sequence[Step]") -> "Step":
    """The one open action that a number or some words mean. Leaves where it is none, or several."""
    if not steps:
        refuse("No action is open in this file.", "Those that are done have a date already.")
    if action.isascii() and action.isdigit():
        if 1 <= int(action) <= len(steps):
            return steps[int(action) - 1]
        refuse(f"There is no open action {action}; there are {len(steps)}.", "`casekit done` lists them.")
    wanted = action.casefold().split()
    found = [step for step in steps if all(word in step.words.casefold() for word in wanted)]
    if len(found) == 1:
        return found[0]
    if not found:
        refuse(f"No open action has the words `{action}`.", "`casekit done` lists those that are open.")
    say(f"{len(found)} open actions have these words:")
    for line, step in zip(_listed(steps), steps, strict=True):
        if step in found:
            say(f"  {line}")
    return refuse("It is not sure which of them is meant.", "Give more of its words, or its number.")
