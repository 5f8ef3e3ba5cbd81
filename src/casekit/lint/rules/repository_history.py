"""Rules on the git repository that case files are kept in: is the work saved, and where do copies of it lie?"""

from collections.abc import Iterator

from casekit.case.case import Case
from casekit.case.dates import uk_day
from casekit.lint.context import Context
from casekit.lint.rule import Remark, rule
from casekit.lint.sentences import listed
from casekit.text.finding import Severity


@rule("uncommitted", subject="case", severity=Severity.ADVICE, needs_history=True)
def uncommitted(case: Case, context: Context) -> Iterator[Remark]:
    """The file, or what was last written in it, is not saved in git.

    What is not saved there can be lost with one wrong keystroke, and nobody can see later what was known when. Work of
    today is not meant. Nothing is said of a file that lies in no repository, or that the repository is told to ignore.

    Source: Kent guidance, Recording Chronologies: "Save your chronology immediately by using the archive link to
    prevent it being deleted".
    Earlier:
        chronology:
          events:
            - {date: 2023-05-02, what: Ndéla told her teacher that she sleeps better.}
    Flagged:
        chronology:
          events:
            - {date: 2023-05-02, what: Ndéla told her teacher that she sleeps better.}
            - {date: 2023-05-09, what: Ndéla swam a length.}
    Instead:
        chronology:
          events:
            - {date: 2023-05-02, what: Ndéla told her teacher that she sleeps better.}
    """
    history = context.history
    if history is None or history.unsaved_since is None:
        return
    if context.day <= context.policy.due_after("history.save_within", history.unsaved_since):
        return
    written = uk_day(history.unsaved_since)
    yield Remark(
        case.file,
        f"This file was changed on {written}, and the change is not saved in git."
        if history.committed
        else f"This file was written on {written} and was never saved in git.",
        "What was last written in this file is not saved in git."
        if history.committed
        else "This file was never saved in git.",
        "Save it: in VS Code under Source Control, or with `git add` and `git commit`.",
        "child",
    )


@rule("remote-not-approved", subject="case", severity=Severity.ERROR, needs_history=True)
def remote_not_approved(case: Case, context: Context) -> Iterator[Remark]:
    """The folder is connected to a copy on another computer that nobody has approved.

    casekit sends nothing anywhere, but git does when somebody types `git push`, and then the whole history of every
    family lies on that computer. Where it may lie is for the authority to say, not for whoever set up the folder. Each
    address that it approved stands in `casekit.toml`: `approved = ["git.example.org/records"]` under `[history]`. It is
    said once for a repository. Copies on this computer are not meant; whether a disk is shared, git does not tell.

    Source: UK General Data Protection Regulation, article 32 (security of processing): "the ability to ensure the
    ongoing confidentiality"; Solihull recording principles, paragraph 1: records are "stored safely".
    Flagged:
        case: {id: CS-0001}
    Instead:
        case: {id: CS-0001}
        allow: [{rule: remote-not-approved, why: An exercise with an invented family., by: jemima}]
    """
    elsewhere = context.history.elsewhere if context.history is not None else ()
    if not elsewhere:
        return
    places = listed([f"{one.address} (`{one.name}`)" for one in elsewhere])
    yield Remark(
        case.file,
        f"This folder is connected to a copy on another computer that nobody has approved: {places}.",
        "This folder is connected to a copy on another computer that nobody has approved.",
        "Ask whoever answers for information security. Approved: add it to `approved` under `[history]` in "
        f"`casekit.toml`. Not approved: `git remote remove {elsewhere[0].name}`.",
        "child",
    )
