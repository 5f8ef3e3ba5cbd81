"""The pages of rules, of problems of the format and of policies, as `casekit explain` and `docs/` show them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from textwrap import indent

from casekit.lint.rule import Rule
from casekit.policy.table import PolicyRow
from casekit.text.escape import markdown_cell
from casekit.text.finding import Severity
from casekit.text.problems import Problem

_SEVERITY = {
    Severity.ERROR: "An error: the file contradicts itself, or a legal or safety-critical fact does.",
    Severity.WARNING: "A warning: guidance is not met.",
    Severity.ADVICE: "Advice: worth a thought; it never fails a run.",
}
_FORMAT = "format"
_RULES_INTRODUCTION = """\
What casekit finds, by the name that stands in square brackets in a finding. `casekit explain NAME` shows the same
pages.

- An **error**: the file contradicts itself, or a legal or safety-critical fact does. The run fails.
- A **warning**: guidance is not met. The run fails with `--fail-on warning`.
- **Advice**: worth a thought. Shown with `--advice`.

Where a rule is right in general and wrong here, record the reason beside the record:
`allow: [{rule: gap, why: Say why., by: KEY, until: 2026-12-31}]`. The problems of the format cannot be
allowed: mend them in the file.

Expectations of the guidance that have no rule of their own: [rules that were not made](../rules-not-made.md)."""
_POLICY_INTRODUCTION = """\
The values that rules measure against, in the three policies that come with casekit. `casekit.toml` says which one holds
(`use = "kent"` under `[policy]`) and can set any value otherwise; `casekit policy` prints what holds where it is run,
and where each value comes from. A dash: as for England."""


def rule_page(rule: Rule) -> Iterator[str]:
    """The page of a lint rule, in Markdown, a paragraph to a line."""
    page = rule.page
    yield from (f"# {rule.name}", "", page.summary, "", _SEVERITY[rule.severity], "")
    if page.why:
        yield from (*_unwrapped(page.why), "")
    yield from ("Where it comes from: " + page.source, "")
    if page.earlier:
        yield from ("Saved earlier in git:", "", *indent(page.earlier, "    ").split("\n"), "")
    if page.flagged:
        yield from ("What it flags:", "", *indent(page.flagged, "    ").split("\n"), "")
    if page.instead:
        yield from ("What to write instead:", "", *indent(page.instead, "    ").split("\n"), "")
    yield from (
        "If there is a good reason, record it beside the record, and the rule is satisfied:",
        "",
        f"    allow: [{{rule: {rule.name}, why: Say why., by: KEY, until: 2026-12-31}}]",
    )


def problem_page(problem: Problem) -> Iterator[str]:
    """The page of a problem of the format, in Markdown, a paragraph to a line."""
    yield from (f"# {problem.name}", "", problem.public, "", _SEVERITY[problem.severity], "")
    yield from (*_unwrapped(problem.page), "", f"What to do: {problem.help}")


def rule_pages(rules: Sequence[Rule], problems: Sequence[Problem]) -> dict[str, str]:
    """The page of every rule and problem, and a table of them all, by the name of the file in `docs/rules/`."""
    pages = {rule.name: rule_page(rule) for rule in rules} | {one.name: problem_page(one) for one in problems}
    files = {f"{name}.md": "\n".join(lines) + "\n" for name, lines in pages.items()}
    return files | {"README.md": "\n".join(_overview(rules, problems)) + "\n"}


def _overview(rules: Sequence[Rule], problems: Sequence[Problem]) -> Iterator[str]:
    yield from ("# Rules", "", _RULES_INTRODUCTION)
    subjects = dict.fromkeys([*(rule.subject for rule in rules), _FORMAT])
    for subject in subjects:
        yield from ("", f"## {subject}", "", "| rule | severity | what it finds |", "|---|---|---|")
        for rule in rules:
            if rule.subject == subject:
                yield _row(rule.name, rule.severity, rule.page.summary)
        if subject == _FORMAT:
            yield from (_row(one.name, one.severity, one.public) for one in problems)


def _row(name: str, severity: Severity, words: str) -> str:
    return f"| [{name}]({name}.md) | {severity.value} | {markdown_cell(words)} |"


def policy_page(policies: Iterable[tuple[str, Sequence[PolicyRow]]]) -> str:
    """`docs/policy.md`: every value of the shipped policies side by side, and below it each with its source.

    `policies` holds the name of each policy and its rows; all have the same keys in the same order, England's first.
    """
    names, tables = zip(*policies, strict=True)
    lines = [
        "# Policy",
        "",
        _POLICY_INTRODUCTION,
        "",
        f"| value | {' | '.join(names)} |",
        "|---" * (len(names) + 1) + "|",
    ]
    sources: list[str] = []
    for england, *others in zip(*tables, strict=True):
        cells = [markdown_cell(england.value), *(_cell(row, england) for row in others)]
        lines.append(f"| [`{england.key}`](#{_anchor(england.key)}) | {' | '.join(cells)} |")
        sources += ["", f"### {england.key}", "", england.description, ""]
        told = [
            (names[0], england),
            *((name, row) for name, row in zip(names[1:], others, strict=True) if row != england),
        ]
        sources += [
            f"- {name}: {row.value}, {row.whose}. Source: {row.source}" for name, row in told if _own(row, england)
        ]
    return "\n".join([*lines, "", "## Where each comes from", *sources]) + "\n"


def _own(row: PolicyRow, england: PolicyRow) -> bool:
    """Whether a policy says something of its own about a value."""
    return row is england or row.where_from != england.where_from


def _cell(row: PolicyRow, england: PolicyRow) -> str:
    return markdown_cell(row.value) if _own(row, england) else "–"


def _anchor(heading: str) -> str:
    """The name by which GitHub links to a heading."""
    return re.sub(r"[^\w -]", "", heading.casefold()).replace(" ", "-")


def _unwrapped(text: str) -> list[str]:
    """Paragraphs, a line to each; the items of a list and what is indented keep their own lines."""
    lines: list[str] = []
    for line in text.split("\n"):
        follows = lines and lines[-1].strip() and not lines[-1].startswith(("  ", "\t"))
        if line.strip() and follows and not line.startswith((" ", "- ", "* ", "| ")):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
    return lines
