"""The page of a rule or of a problem of the format, as `casekit explain` and `docs/rules/` show it."""

from collections.abc import Iterator
from textwrap import indent

from casekit.lint.rule import Rule
from casekit.text.finding import Severity
from casekit.text.problems import Problem

_SEVERITY = {
    Severity.ERROR: "An error: the file contradicts itself, or a legal or safety-critical fact does.",
    Severity.WARNING: "A warning: guidance is not met.",
    Severity.ADVICE: "Advice: worth a thought; it never fails a run.",
}


def rule_page(rule: Rule) -> Iterator[str]:
    """The page of a lint rule, in Markdown."""
    page = rule.page
    yield from (f"# {rule.name}", "", page.summary, "", _SEVERITY[rule.severity], "")
    if page.why:
        yield from (page.why, "")
    yield from ("Where it comes from: " + page.source, "")
    if page.flagged:
        yield from ("What it flags:", "", indent(page.flagged, "    "), "")
    if page.instead:
        yield from ("What to write instead:", "", indent(page.instead, "    "), "")
    yield from (
        "If there is a good reason, record it beside the record, and the rule is satisfied:",
        "",
        f"    allow: [{{rule: {rule.name}, why: Say why., by: KEY, until: 2026-12-31}}]",
    )


def problem_page(problem: Problem) -> Iterator[str]:
    """The page of a problem of the format, in Markdown."""
    yield from (f"# {problem.name}", "", problem.public, "", _SEVERITY[problem.severity], "")
    yield from (problem.page, "", f"What to do: {problem.help}")
