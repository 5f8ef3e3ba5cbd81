"""`casekit explain NAME`: the page of a rule, of a problem of the format, or of a line of a genogram."""

from difflib import SequenceMatcher
from typing import Final

import click

from casekit.cli.command import Command
from casekit.cli.exits import refuse, say

_NEAR: Final = 0.66


@click.command(cls=Command)
@click.argument("name", metavar="NAME")
def explain(
    name: str,
) -> None:
    """Explain a rule, a problem, or a line.

    Of a rule or a problem: what it finds, why it matters, where it comes from, and what to write instead. Of a line of
    a genogram: what it means, how it is drawn, and how it is written in a case file.

    NAME is what stands in square brackets in a finding, such as `missing-dob`, or a word for a relationship, a couple,
    a child or a carer, such as `close-hostile`, or for another sign, such as `separated`.
    """
    from casekit.cli.text import plain
    from casekit.cli.writing import show
    from casekit.genogram.line_pages import line_pages
    from casekit.lint.catalogue import all_problems, all_rules
    from casekit.output.pages import problem_page, rule_page
    from casekit.text.nearest import nearest

    rules = {rule.name: rule for rule in all_rules()}
    problems = {one.name: one for one in all_problems()}
    lines = line_pages()
    known = {**problems, **rules, **lines}
    wanted = name.strip().strip("[]`").casefold().replace("_", "-").replace(" ", "-")
    found = wanted if wanted in known else nearest(wanted, known)
    if found is None or not _is_slip(wanted, found):
        refuse(
            f"There is no rule and no line `{name}`.",
            "`casekit rules` lists all rules; `casekit render key -o key.svg` draws all lines.",
        )
    if found != wanted:
        say(f"There is no rule and no line `{name}`; this is `{found}`.")
    if found in lines:
        show(plain(lines[found]()))
    else:
        show(plain(rule_page(rules[found]) if found in rules else problem_page(problems[found])))


def _is_slip(wanted: str, found: str) -> bool:
    """Whether one name is the other mistyped or cut short, not a name for another thing with an ending in common."""
    here, there = wanted.split("-"), found.split("-")
    rest = "".join(word for word in here if word not in there), "".join(word for word in there if word not in here)
    return not all(rest) or SequenceMatcher(None, *rest).ratio() >= _NEAR
