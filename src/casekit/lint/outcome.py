"""What came of each rule for one case: met, not met, a reason recorded, or not applicable, as an audit asks it."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

from casekit.case.case import Case
from casekit.lint.context import Context
from casekit.lint.rule import Rule
from casekit.text.nodes import ListNode, MapNode, Node

_FIELD: Final = re.compile(r"(?P<indent> *)(?P<name>[a-z_]+):(?P<rest>.*)")
_DEEPER: Final = ("case", "chronology")
"""Fields that nearly every file has, so that what stands in them tells more."""
_WITHOUT: Final = {
    "summary": ("summary-missing", "there is no case summary"),
    "chronology.events": ("chronology-missing", "there is no event in the chronology"),
}
"""Rules that say that a part is missing as a whole, and what follows for rules about nothing else."""
_NOT_READ: Final = "a part of the file could not be read"


class Status(StrEnum):
    """What came of a rule. `met` says that nothing in the file speaks against it."""

    MET = "met"
    NOT_MET = "not-met"
    REASON_RECORDED = "reason-recorded"
    NOT_APPLICABLE = "not-applicable"

    @property
    def words(self) -> str:
        """`not met`, as people say it."""
        return self.value.replace("-", " ")


class Outcome(NamedTuple):
    """What came of one rule: how often something was found, and how often a recorded reason answered it.

    `why` says why a rule is not applicable, or which other rule says that it is not met; it is empty otherwise. `left`
    names the rules to which it left what it found. None of it holds names or case text.
    """

    rule: str
    status: Status
    found: int = 0
    excused: int = 0
    why: str = ""
    left: tuple[str, ...] = ()


def outcome_of(rule: Rule, case: Case, found: int, excused: int, left: tuple[str, ...] = ()) -> Outcome:
    """What came of a rule that was run."""
    if found:
        return Outcome(rule.name, Status.NOT_MET, found, excused)
    if excused:
        return Outcome(rule.name, Status.REASON_RECORDED, 0, excused, left=left)
    if not case.complete:
        return Outcome(rule.name, Status.NOT_APPLICABLE, why=_NOT_READ)
    if not _has_any_of(case, speaks_of(rule)):
        return Outcome(rule.name, Status.NOT_APPLICABLE, why="the file holds nothing of the kind", left=left)
    return Outcome(rule.name, Status.MET, left=left)


def with_what_others_say(outcomes: Sequence[Outcome], rules: Sequence[Rule]) -> list[Outcome]:
    """The outcomes, those of rules that left what they found to others as it came out there.

    A rule about the case summary or the events cannot be met where there is no summary, or no event.
    """
    by_rule = {outcome.rule: outcome for outcome in outcomes}
    parts = {rule.name: speaks_of(rule) for rule in rules}
    return [_with_others(outcome, by_rule, parts[outcome.rule]) for outcome in outcomes]


def _with_others(outcome: Outcome, by_rule: Mapping[str, Outcome], parts: frozenset[str]) -> Outcome:
    if outcome.status in (Status.NOT_MET, Status.REASON_RECORDED) and not outcome.left:
        return outcome
    found = {name: by_rule[name].status for name in outcome.left if name in by_rule}
    for status in (Status.NOT_MET, Status.REASON_RECORDED):
        names = [name for name, one in found.items() if one is status]
        if names and outcome.status is not Status.NOT_MET:
            return outcome._replace(status=status, why=f"said by {', '.join(names)}")
    if outcome.status is Status.MET:
        for part, (name, why) in _WITHOUT.items():
            missing = by_rule.get(name)
            if parts == {part} and missing is not None and missing.status is not Status.MET and name != outcome.rule:
                return outcome._replace(status=Status.NOT_APPLICABLE, why=why)
    return outcome


def not_applicable(rule: Rule, case: Case, context: Context) -> Outcome:
    """Why a rule had nothing to say of such a case."""
    why = "the child is on another plan" if rule.plans else "only several files can be compared"
    if rule.needs_history and context.history is None:
        why = "the file is not kept in git, or its history is not looked at"
    elif rule.needs_whole_file and not case.complete:
        why = _NOT_READ
    elif rule.open_only and not context.is_open:
        why = "the case is not open"
    return Outcome(rule.name, Status.NOT_APPLICABLE, why=why)


@cache
def speaks_of(rule: Rule) -> frozenset[str]:
    """The parts of a file that a rule looks at: as it says, else as the examples on its page show."""
    if rule.about:
        return frozenset(rule.about)
    found = _parts(rule.page.flagged) | _parts(rule.page.instead)
    return frozenset(part for part in found if not any(other.startswith(f"{part}.") for other in found))


def _parts(example: str) -> set[str]:
    found: set[str] = set()
    top = ""
    for line in example.splitlines():
        match = _FIELD.match(line)
        if match is None:
            continue
        if not match["indent"]:
            top = match["name"]
            found.add(top)
        elif len(match["indent"]) == 2 and top in _DEEPER and _holds_records(match["rest"]):
            found.add(f"{top}.{match['name']}")
    return found


def _holds_records(rest: str) -> bool:
    return not rest.strip() or rest.strip()[0] in "[{"


def _has_any_of(case: Case, parts: frozenset[str]) -> bool:
    return not parts or any(_has(case.file.node, part.split(".")) for part in parts)


def _has(node: Node, names: list[str]) -> bool:
    """Whether the file has something under these names, one below the other; what could not be read counts.

    `*` stands for every record of a list or a map, `**` for any way down, and `kind=missing` for a field with that
    value.
    """
    first, *rest = names
    below = node.values() if isinstance(node, MapNode) else node if isinstance(node, ListNode) else ()
    if first == "*":
        return any(_has(one, rest) for one in below)
    if first == "**":
        return _has(node, rest) or any(_has(one, names) for one in below)
    if not isinstance(node, MapNode):
        return False
    name, _, wanted = first.partition("=")
    if name in node.refused:
        return True
    value = node.get(name)
    if wanted:
        return value == wanted
    if not rest or value is None:
        return bool(value)
    return _has(value, rest)
