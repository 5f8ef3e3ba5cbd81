"""`casekit explain NAME`: the page of a rule or of a problem of the format."""

from typing import Annotated

import typer

from casekit.cli.exits import refuse, say


def explain(name: Annotated[str, typer.Argument(metavar="NAME", hidden=True)]) -> None:
    """Explain a rule or a problem.

    What it finds, why it matters, where it comes from, and what to write instead.

    NAME is what stands in square brackets in a finding, such as `missing-dob`.
    """
    from casekit.case.complaints import nearest
    from casekit.cli.text import plain
    from casekit.cli.writing import show
    from casekit.lint.catalogue import all_problems, all_rules
    from casekit.output.pages import problem_page, rule_page

    rules = {rule.name: rule for rule in all_rules()}
    problems = {one.name: one for one in all_problems()}
    known = {**problems, **rules}
    wanted = name.strip().strip("[]`").casefold().replace("_", "-").replace(" ", "-")
    found = wanted if wanted in known else nearest(wanted, known)
    if found is None:
        refuse(f"There is no rule `{name}`.", "`casekit rules` lists all names.")
    if found != wanted:
        say(f"There is no rule `{name}`; this is `{found}`.")
    show(plain(rule_page(rules[found]) if found in rules else problem_page(problems[found])))
