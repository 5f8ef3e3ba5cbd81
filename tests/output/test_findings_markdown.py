"""Findings as Markdown and under the headings of an occasion: what a reader of the page sees."""

import itertools
from datetime import date

from markdown_it import MarkdownIt

from casekit.lint.catalogue import all_rules
from casekit.lint.occasions import PROFILES
from casekit.lint.outcome import Outcome, Status
from casekit.output.brief import SCREEN
from casekit.output.markdown import report_markdown
from casekit.output.profiled import profile_lines
from casekit.output.report import Report
from casekit.text.finding import Finding, Place, Severity, Span

all_rules()
DAY = date(2023, 6, 20)
PATH = "cases/a_b*.yaml"


def finding(rule: str, severity: Severity, line: int, message: str = "A *bold* <b>claim</b>.\n# No.") -> Finding:
    return Finding(rule, severity, Place(PATH, Span(line, 3, line, 9)), message, "Public.", "Ask | write.")


FINDINGS = (
    finding("summary-stale", Severity.WARNING, 9),
    finding("danger-without-goal", Severity.ERROR, 20),
    finding("not-a-date", Severity.ERROR, 3),
    finding("gap", Severity.ADVICE, 30),
)
PLAIN = Report(DAY, [PATH], FINDINGS)
SUPERVISION = Report(DAY, [PATH], FINDINGS, profile=PROFILES["supervision"])
AUDIT = Report(
    DAY,
    [PATH],
    FINDINGS,
    profile=PROFILES["audit"],
    outcomes={
        PATH: (
            Outcome("summary-stale", Status.NOT_MET, 1),
            Outcome("summary-missing", Status.MET),
            Outcome("voice-missing", Status.REASON_RECORDED, 0, 1),
            Outcome("gap", Status.NOT_APPLICABLE, why="the case is not open"),
        )
    },
)


def page(report: Report, *, advice: bool = False) -> str:
    return "\n".join(report_markdown(report, advice=advice)) + "\n"


def seen(text: str, kind: str) -> list[str]:
    """The text of each heading, item or cell, as a reader sees it."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    found = []
    for before, token in itertools.pairwise(tokens):
        if before.type == kind and token.type == "inline":
            found.append("".join(child.content for child in token.children or () if child.type != "html_inline"))
    return found


def test_one_page_with_errors_first() -> None:
    text = page(PLAIN)
    assert seen(text, "heading_open") == ["Findings as at 2023-06-20", PATH]
    items = seen(text, "paragraph_open")
    assert items[0] == "2 errors, 1 warning and 1 piece of advice in 1 file."
    assert [item.split(":")[0] for item in items[1:]] == ["Error, line 3", "Error, line 20", "Warning, line 9"]
    assert "A *bold* <b>claim</b>. # No. (summary-stale)" in items[3]
    assert "Next: Ask | write." in items[3]


def test_advice_is_shown_when_asked_for() -> None:
    assert "(`gap`)" not in page(PLAIN)
    assert "(`gap`)" in page(PLAIN, advice=True)
    assert "(`gap`)" in page(AUDIT)


def test_the_headings_of_the_occasion() -> None:
    text = page(SUPERVISION)
    assert seen(text, "heading_open")[2:] == [
        "Is the child safe?",
        "What has drifted?",
        "The file itself",
    ]
    assert PROFILES["supervision"].purpose in text
    assert "Nothing found under: Has the child been seen and heard; What do we think, and why;" in text
    assert "Mend the file first" in text


def test_an_audit_is_a_table_of_every_expectation() -> None:
    cells = seen(page(AUDIT), "td_open")
    rows = [cells[at : at + 3] for at in range(0, len(cells), 3)]
    assert [(row[0], row[2]) for row in rows] == [
        ("not applicable: the case is not open", "gap"),
        ("not met", "summary-stale"),
        ("met", "summary-missing"),
        ("reason recorded", "voice-missing"),
    ]
    assert all(row[1].endswith(".") for row in rows)


def test_an_audit_on_a_terminal() -> None:
    lines = list(profile_lines(AUDIT, PROFILES["audit"], width=80))
    at = lines.index("Case summary")
    assert lines[at + 1 : at + 4] == ["------------", "1 met and 1 not met.", ""]
    assert "  Reason recorded: voice-missing." in lines
    assert "  Met: summary-missing." in lines
    assert "  Not applicable: gap (the case is not open)." in lines
    assert max(map(len, lines)) < 80


def test_a_terminal_shows_the_rest_on_request() -> None:
    many = tuple(finding("summary-stale", Severity.WARNING, line) for line in range(1, 251))
    report = Report(DAY, [PATH], many, profile=PROFILES["handover"])
    profile = PROFILES["handover"]
    lines = list(profile_lines(report, profile, width=80))
    assert len(lines) <= SCREEN
    assert " ".join(line.strip() for line in lines).count("249 more: lines 2, 3, 4,") == 1
    assert "--all shows each in full, with what to do next." in lines
    whole = list(profile_lines(report, profile, width=80, everything=True))
    assert sum("[summary-stale]" in line for line in whole) == 250
    assert sum("[summary-stale]" in line for line in profile_lines(report, profile)) == 250
