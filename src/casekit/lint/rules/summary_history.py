"""Rules that compare the summary with its earlier forms in git: was it written anew, and does its date say so?"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from casekit.case.case import Case
from casekit.case.dates import for_people, uk_day
from casekit.lint.context import Context
from casekit.lint.rule import Remark, rule
from casekit.text.finding import Severity

if TYPE_CHECKING:
    from casekit.history.past import PastSummary

_MOST_SLIPS: Final = 3
_FEWEST_ADDED: Final = 3
_WORD: Final = re.compile(r"\w+(?:[’']\w+)*")


@rule(
    "summary-only-appended",
    subject="summary",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    needs_history=True,
)
def summary_only_appended(case: Case, context: Context) -> Iterator[Remark]:
    """The new summary is the last one with something added at the end; nothing in it was written anew.

    A summary that only grows tells the child and the next worker the past, and hides what is true today. The earlier
    text is not lost: git keeps it. The summary is compared with the last one saved in git that has another date.

    Source: Kent guidance, What should a Case Summary include?: "should not just be the adding an extra paragraph".
    Earlier:
        summary:
          updated: 2023-03-02
          worries: You saw Mum and Dad fight, and it frightened you.
          working_well: You like school.
    Flagged:
        summary:
          updated: 2023-06-01
          worries: You saw Mum and Dad fight, and it frightened you.
          working_well: You like school. In May you joined the swimming club with Elio.
    Instead:
        summary:
          updated: 2023-06-01
          worries: It has been quiet at home since Dad moved out in April.
          working_well: You like school, and you swim with Elio every week.
    """
    forms = context.history.summaries if context.history is not None else ()
    summary = case.file.summary
    if len(forms) < 2 or summary is None or summary.updated is None or forms[-1].updated == forms[0].updated:
        return
    now, before = forms[0].sections, forms[-1]
    if not _only_appended(before.sections, now):
        return
    yield Remark(
        summary,
        f"This summary of {for_people(summary.updated)} is the one saved on {uk_day(before.since)} with text added at "
        "the end of it; nothing was written anew.",
        "This summary is the one before with text added at the end; nothing was written anew.",
        "Write it as things are today: take out what no longer holds. git keeps the earlier text.",
        "updated",
    )


def _only_appended(before: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """Whether each section is as it was or goes on after its old text, and one surely goes on."""
    if not before or not all(now.get(name, "").startswith(text) for name, text in before.items()):
        return False
    return any(len(_WORD.findall(now[name][len(text) :])) >= _FEWEST_ADDED for name, text in before.items())


@rule(
    "summary-date-not-changed",
    subject="summary",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    needs_history=True,
)
def summary_date_not_changed(case: Case, context: Context) -> Iterator[Remark]:
    """The summary was changed, but its date still is that of the text before.

    Whoever reads it takes the date for the day on which all of this was so. A mended slip is not meant, nor a change on
    the day that the summary gives.

    Source: Kent guidance, Recording Case Summaries: a copy is kept "on the date it was written or updated".
    Earlier:
        summary:
          updated: 2023-03-02
          worries: You saw Mum and Dad fight, and it frightened you.
    Flagged:
        summary:
          updated: 2023-03-02
          worries: Dad has moved out. It is quiet at home now, and you sleep better.
    Instead:
        summary:
          updated: 2023-06-01
          worries: Dad has moved out. It is quiet at home now, and you sleep better.
    """
    summary, changed = case.file.summary, changed_under_its_date(case, context)
    if summary is None or summary.updated is None or changed is None:
        return
    yield Remark(
        summary,
        f"The text of the summary was changed on {uk_day(changed)}, but its date still says "
        f"{for_people(summary.updated)}.",
        "The text of the summary was changed, but its date still is that of the text before.",
        "Read all of it, and write the day on which it is true as `updated`.",
        "updated",
    )


def changed_under_its_date(case: Case, context: Context) -> date | None:
    """The day on which the text of the summary was changed while its date stayed; `None` where nothing says so."""
    forms = context.history.summaries if context.history is not None else ()
    summary = case.file.summary
    if summary is None or summary.updated is None or summary.updated.latest is None:
        return None
    same_date = [form for form in forms if form.updated == forms[0].updated]
    if len(same_date) < 2:
        return None
    now, first = same_date[0], same_date[-1]
    return now.since if now.since > max(summary.updated.latest, first.since) and _differ(first, now) else None


def _differ(one: "PastSummary", other: "PastSummary") -> bool:
    before, now = (Counter(_WORD.findall(" ".join(form.sections.values()).casefold())) for form in (one, other))
    return (before - now).total() + (now - before).total() > _MOST_SLIPS
