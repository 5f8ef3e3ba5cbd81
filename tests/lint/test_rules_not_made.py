"""The page on expectations without a rule of their own: it leads to pages that are there, and names no rule."""

import re
from pathlib import Path

from casekit.lint.catalogue import all_problems, all_rules

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGE = (DOCS / "rules-not-made.md").read_text(encoding="utf-8")


def test_what_is_said_elsewhere_leads_to_rules_that_are_there() -> None:
    known = {rule.name for rule in all_rules()} | {problem.name for problem in all_problems()}
    named = re.findall(r"\[([a-z0-9-]+)\]\(rules/([a-z0-9-]+)\.md\)", PAGE)
    assert len(named) > 20
    assert not [(words, file) for words, file in named if words != file or file not in known]


def test_no_rule_is_said_not_to_be_one() -> None:
    rules = {rule.name for rule in all_rules()}
    rows = re.findall(r"^\| ([a-z0-9-]+(?:, [a-z0-9-]+)*) \|", PAGE, re.MULTILINE)
    without = {name for row in rows for name in row.split(", ")} - {"expectation"}
    assert len(without) > 50
    assert not without & rules
