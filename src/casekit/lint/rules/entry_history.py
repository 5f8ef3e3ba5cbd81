"""Rules that compare dated entries with earlier versions in git: what is gone, and what was reworded long after."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from casekit.case.case import Case
from casekit.case.dates import DateProblem, PartialDate, uk_day
from casekit.case.events import Event
from casekit.case.meetings import Decision, Meeting, Visit
from casekit.case.record import Record
from casekit.lint.context import Context
from casekit.lint.recorded import dated
from casekit.lint.rule import Remark, rule
from casekit.text.finding import Severity

if TYPE_CHECKING:
    from casekit.history.past import Lost, Reworded

Entry = Event | Meeting | Visit | Decision

_KINDS: Final = {"chronology": "event", "meetings": "meeting", "visits": "visit", "decisions": "decision"}


@rule(
    "history-lost",
    subject="chronology",
    severity=Severity.WARNING,
    needs_whole_file=True,
    needs_history=True,
    many="{count} entries that were saved before are no longer in the file, and nothing says why.",
)
def history_lost(case: Case, context: Context) -> Iterator[Remark]:
    """An event, meeting, visit or decision that was saved before is no longer in the file.

    A record that loses what it once held cannot be trusted, by a court or by the grown-up child who asks to read it.
    Something recorded by mistake is put right with a word on what was wrong. An entry that was moved, joined with
    another, given its right date, or taken out soon after it was first saved is not meant; nor is one that stands
    elsewhere in the file. Nothing is said of a file that is not kept in git.

    Source: Kent guidance, Recording Chronologies: "Save your chronology immediately by using the archive link to
    prevent it being deleted".
    Earlier:
        chronology:
          events:
            - {date: 2022-06-18, what: A neighbour rang the police about shouting.}
            - {date: 2023-05-02, what: Ndéla told her teacher that she sleeps better.}
    Flagged:
        chronology:
          events:
            - {date: 2023-05-02, what: Ndéla told her teacher that she sleeps better.}
    Instead:
        chronology:
          events:
            - {date: 2022-06-18, what: A neighbour rang the police about shouting.}
            - {date: 2023-05-02, what: Ndéla told her teacher that she sleeps better.}
    """
    if context.history is None:
        return
    for lost in context.history.lost:
        if _soon(context, lost.first_saved, lost.gone) or not _is_date(lost.dated):
            continue
        kind = _KINDS[lost.part]
        when = dated(PartialDate.parse(lost.dated))
        since = f"has been gone since {uk_day(lost.gone)}" if lost.commit else "is gone from the file as it is now"
        yield Remark(
            _carrier(case, lost.part),
            f"The {kind} {when}, first saved on {uk_day(lost.first_saved)}, {since}.",
            f"A {kind} that was saved in git before is gone from the file.",
            f"Put it back from the earlier version ({_where(lost)}), or record why it was taken out (`allow`).",
        )


def _is_date(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except DateProblem:
        return False
    return True


def _where(lost: "Lost") -> str:
    return f"`git show {lost.commit[:10]}` shows what was taken out" if lost.commit else "`git diff` shows it"


def _soon(context: Context, first_saved: date, day: date) -> bool:
    """Whether something happened to an entry so soon after it was first saved that it needs no word."""
    return day <= context.policy.due_after("history.correct_within", first_saved)


def _carrier(case: Case, part: str) -> Record:
    """The record on which a reason for a lost entry stands: its part of the file, else the file."""
    return case.file.chronology if part == "chronology" and case.file.chronology is not None else case.file


@rule(
    "backdated-edit",
    subject="chronology",
    severity=Severity.WARNING,
    needs_whole_file=True,
    needs_history=True,
    many="{count} entries were reworded long after they were first saved, and nothing says why.",
)
def backdated_edit(case: Case, context: Context) -> Iterator[Remark]:
    """The facts of an entry were changed long after it was first saved, and nothing says why.

    A record made at the time is worth more than one made later, and a reader must be able to tell them apart. What was
    learned later is added, not written over what was known then. Words that were only added, a mended slip, a closer
    date and the follow-up of an action are not meant; nor is an event that records somebody's different account
    (`disputed`). git shows what stood there before.

    Source: Solihull recording principles, paragraph 1: "Clear, contemporaneous and accurate records for each child".
    Earlier:
        chronology:
          events:
            - {date: 2022-06-18, what: A neighbour rang the police. Nobody was hurt.}
    Flagged:
        chronology:
          events:
            - {date: 2022-06-18, what: A neighbour rang the police. Mum had a cut lip.}
    Instead:
        chronology:
          events:
            - date: 2022-06-18
              what: A neighbour rang the police. Nobody was hurt. In May 2023 Gran said that Mum had a cut lip.
    """
    if context.history is None:
        return
    for one in context.history.reworded:
        entry = _entry(case, one)
        if entry is None or _soon(context, one.first_saved, one.changed) or entry.says("disputed"):
            continue
        kind = _KINDS[one.part]
        expected = context.policy.expectation("history.correct_within")
        yield Remark(
            entry,
            f"This {kind} {dated(entry.date)} was first saved on {uk_day(one.first_saved)}; its facts were changed on "
            f"{uk_day(one.changed)} ({expected}).",
            f"The facts of this {kind} were changed long after it was first saved ({expected}).",
            "Put back what was known then and add what is known now, or record who changed it and why (`allow`).",
            "date",
        )


def _entry(case: Case, reworded: "Reworded") -> Entry | None:
    """The entry as the file has it today."""
    parts: dict[str, Sequence[Entry]] = {
        "chronology": case.events,
        "meetings": case.file.meetings,
        "visits": case.file.visits,
        "decisions": case.file.decisions,
    }
    entries = parts[reworded.part]
    return entries[reworded.position] if reworded.position < len(entries) else None
