"""Rules on keeping the genogram true: after the family has changed, and in reports to conferences."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import for_people, uk_day
from casekit.case.involvement import Conference
from casekit.lint.context import Context
from casekit.lint.family_changes import Change, changes_since
from casekit.lint.genogram_work import last_looked_at, made_genogram
from casekit.lint.recorded import answered_on, dated, lacks
from casekit.lint.rule import Remark, left_to, rule
from casekit.text.finding import Label, Severity

_MOST_NAMED: Final = 4
_GENOGRAM: Final = "genogram"


@rule("genogram-out-of-date", subject="genogram", severity=Severity.WARNING, open_only=True, about=("genogram",))
def genogram_out_of_date(case: Case, context: Context) -> Iterator[Remark]:
    """The family has changed since the genogram was last looked at together.

    The picture is drawn from the file and shows the change; what it means is not in the file. A birth, a death, a move
    or a new couple moves everybody else as well. Where a review conference lies after the change,
    `genogram-not-updated-for-review-conference` says so instead.

    Source: Kent guidance, Genograms: "They represent a moment in time, a representation that can, and likely will,
    change."
    Flagged:
        genogram: {made: 2022-09-20, with: [ndela, aino]}
    Instead:
        genogram: {made: 2022-09-20, reviewed: 2023-05-02, with: [ndela, aino]}
    """
    genogram, overdue = made_genogram(case), _overdue(case, context)
    left = [change for change in overdue if _conference_after(case, change) is None]
    if genogram is not None and len(left) < len(overdue):
        yield left_to("genogram-not-updated-for-review-conference", genogram)
    if genogram is None or not left:
        return
    looked = last_looked_at(genogram)
    assert looked is not None
    yield Remark(
        genogram,
        f"Changed since the genogram was last looked at ({uk_day(looked)}): {_said(left)}.",
        f"Changed since the genogram was last looked at: {_publicly(left)}.",
        "Look at it with the family again; set `reviewed` and write under `changed` what is different.",
        "reviewed" if genogram.says("reviewed") else "made",
        labels=tuple(Label(change.place, "changed", "changed") for change in left[:_MOST_NAMED]),
    )


def _overdue(case: Case, context: Context) -> tuple[Change, ...]:
    """The changes since the genogram was last looked at."""
    genogram = made_genogram(case)
    looked = last_looked_at(genogram) if genogram is not None else None
    return changes_since(case, looked, context.day) if looked is not None else ()


def _said(changes: Sequence[Change]) -> str:
    parts = [f"{change.words} ({for_people(change.when)})" for change in changes[:_MOST_NAMED]]
    more = len(changes) - len(parts)
    return "; ".join(parts) + (f"; and {more} more" if more else "")


def _publicly(changes: Sequence[Change]) -> str:
    return "; ".join(dict.fromkeys(change.public for change in changes))


def _conferences(case: Case, kind: str) -> list[Conference]:
    """The conferences of a kind, the latest first."""
    found = case.file.case.conferences if case.file.case is not None else ()
    return sorted((one for one in found if one.kind == kind), key=lambda one: one.date.sort_key, reverse=True)


def _conference_after(case: Case, change: Change) -> Conference | None:
    """The latest review conference that surely lies after a change."""
    return next((one for one in _conferences(case, "rcpc") if change.when.before(one.date) is True), None)


@rule(
    "genogram-not-updated-for-review-conference",
    subject="genogram",
    severity=Severity.WARNING,
    open_only=True,
    about=("case.conferences.*.kind=rcpc",),
)
def genogram_not_updated_for_review_conference(case: Case, context: Context) -> Iterator[Remark]:
    """The family has changed, and the report to the review conference has no updated genogram.

    Those who decide at the conference have not met the family. They go by the report, and a new partner or a baby who
    is not in it is not in the decision either.

    Source: Solihull recording principles, Genograms, paragraph 4: "reports to Child Protection Review Conferences will
    contain, as necessary, an updated genogram reflecting any changes to the child's or family relationships."
    Flagged:
        case:
          plans: [{plan: child-protection, from: 2022-09-12}]
          conferences:
            - {kind: icpc, date: 2022-09-12}
            - {kind: rcpc, date: 2022-12-09}
        genogram: {made: 2022-09-05, with: [ndela, aino]}
    Instead:
        case:
          plans: [{plan: child-protection, from: 2022-09-12}]
          conferences:
            - {kind: icpc, date: 2022-09-12}
            - {kind: rcpc, date: 2022-12-09}
        genogram: {made: 2022-09-05, reviewed: 2022-11-20, with: [ndela, aino]}
    """
    genogram = made_genogram(case)
    if genogram is None:
        return
    overdue = [(one, change) for change in _overdue(case, context) if (one := _conference_after(case, change))]
    if overdue:
        conference = overdue[0][0]
        changes = [change for _, change in overdue]
        yield _for_review(conference, changes, "the genogram was not looked at since")
        return
    for conference, before in _held_reviews(case, context):
        changes = [
            change for change in changes_since(case, before, context.day) if change.when.before(conference.date) is True
        ]
        report = conference.report
        if changes and report is not None and report.includes and not _includes_genogram(conference):
            yield _for_review(conference, changes, "the report to it does not include the genogram")


def _held_reviews(case: Case, context: Context) -> Iterator[tuple[Conference, date]]:
    """The latest review conference that has been held, with the last day on which the one before can have been."""
    held = [one for one in _conferences(case, "rcpc") if one.date.after(context.day) is False]
    if not held or case.file.case is None:
        return
    others = [one.date.latest for one in case.file.case.conferences if one.date.before(held[0].date) is True]
    known = [day for day in others if day is not None]
    if known:
        yield held[0], max(known)


def _for_review(conference: Conference, changes: Sequence[Change], what: str) -> Remark:
    return Remark(
        conference,
        f"Before the review conference {dated(conference.date)} the family changed, and {what}: {_said(changes)}.",
        f"Before a review conference the family changed, and {what}: {_publicly(changes)}.",
        "Look at the genogram with the family, put it into the report, and set `reviewed`.",
        "date",
        labels=tuple(Label(change.place, "changed", "changed") for change in changes[:_MOST_NAMED]),
    )


@rule(
    "genogram-not-in-icpc-report",
    subject="genogram",
    severity=Severity.WARNING,
    open_only=True,
    about=("case.conferences.*.kind=icpc",),
)
def genogram_not_in_icpc_report(case: Case, context: Context) -> Iterator[Remark]:
    """The report to the first child protection conference does not include the genogram.

    It is the one picture on which all who sit at the table see the same family. Only the latest first conference is
    looked at, and only where its report is on record.

    Source: Solihull recording principles, Genograms, paragraph 4: "all social work reports to Initial Child Protection
    Conferences will include a copy of the genogram constructed during the Section 47 Enquiry".
    Flagged:
        case:
          plans: [{plan: child-protection, from: 2023-03-10}]
          conferences:
            - {kind: icpc, date: 2023-03-10, report: {sent_to_family_on: 2023-03-07, includes: [chronology]}}
    Instead:
        case:
          plans: [{plan: child-protection, from: 2023-03-10}]
          conferences:
            - {kind: icpc, date: 2023-03-10, report: {sent_to_family_on: 2023-03-07, includes: [chronology, genogram]}}
    """
    for conference in _conferences(case, "icpc")[:1]:
        report = conference.report
        if report is None or _includes_genogram(conference) or (report.says("includes") and not report.includes):
            continue
        if lacks(case.file, "genogram"):
            yield left_to("genogram-required", conference)
            continue
        yield Remark(
            answered_on("genogram-not-in-icpc-report", conference, case.file.genogram),
            f"By this file, the report to the conference {dated(conference.date)} does not include the genogram "
            "(Solihull).",
            "By this file, the report to the first conference does not include the genogram (Solihull).",
            "Send it to those who had the report, and add `genogram` to what the report `includes`.",
            place=report.place("includes") if report.says("includes") else conference.place("report"),
        )


def _includes_genogram(conference: Conference) -> bool:
    report = conference.report
    return report is not None and any(_GENOGRAM in one.casefold() for one in report.includes)
