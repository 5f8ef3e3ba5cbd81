"""Decisions not carried out: the steps that follow from them and are not done, and decisions that name no step."""

from collections.abc import Iterator

from casekit.case.dates import PartialDate, for_people
from casekit.case.meetings import Decision
from casekit.case.record import Action
from casekit.chronology.words import counted
from casekit.lint.recorded import lacks
from casekit.lint.sentences import quoted
from casekit.patterns.counting import between
from casekit.patterns.model import Example, Figure
from casekit.patterns.record import Record


def decisions(record: Record) -> Iterator[Figure]:
    """What is open of the decisions that were made."""
    made = [one for one in record.case.file.decisions if record.may_hold(one.date)]
    yield from _steps(record, made)
    yield from _without_step(made)


def is_waiting(record: Record, step: Action) -> bool:
    """Whether a step was not recorded as done on the day of looking, and nothing says that it fell away."""
    done_later = step.done is not None and step.done.after(record.day) is True
    return (lacks(step, "done") and not step.outcome) or done_later


def _steps(record: Record, made: list[Decision]) -> Iterator[Figure]:
    """Steps of decisions that are not recorded as done."""
    steps = [(decision, step) for decision in made for step in decision.actions]
    waiting = [(decision, step) for decision, step in steps if is_waiting(record, step)]
    if not waiting:
        return
    examples = tuple(
        Example(decision.date, "decision", step.place("what"), quoted(step.what), _since(record, decision, step))
        for decision, step in waiting
    )
    follow, say = "follows" if len(steps) == 1 else "follow", "is" if len(waiting) == 1 else "are"
    words = f"{len(waiting)} of {counted(len(steps), 'step')} that {follow} from decisions {say} not recorded as done."
    yield Figure("decision", words, examples, {"steps": len(steps), "not_done": len(waiting)})


def _since(record: Record, decision: Decision, step: Action) -> str:
    ago = between(decision.date, PartialDate.on(record.day))
    due = f"due {for_people(step.due)}" if step.due is not None else "no date to be done by"
    return f"decided {ago.words} ago, {due}" if ago is not None and ago.most != 0 else due


def _without_step(made: list[Decision]) -> Iterator[Figure]:
    """Decisions of which the file cannot say whether they were carried out, because no step follows from them."""
    bare = [one for one in made if lacks(one, "actions")]
    if not bare:
        return
    names, it = ("names", "it") if len(bare) == 1 else ("name", "they")
    words = f"{len(bare)} of {counted(len(made), 'decision')} {names} no step by which {it} can be followed up."
    examples = tuple(Example(one.date, "decision", one.place("what"), quoted(one.what)) for one in bare)
    yield Figure("decision-without-step", words, examples, {"decisions": len(made), "number": len(bare)})
