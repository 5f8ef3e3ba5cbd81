"""Rules on a caseload: what can be seen only across case files, such as one person's birth on two days.

Such a rule sees no case, only facts of the same people in several files, so that files can be read side by side.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from casekit.case.dates import PartialDate
from casekit.lint.family_facts import FileFacts, PersonFacts
from casekit.lint.rule import Remark, Rule, Subject, register
from casekit.text.finding import Finding, Label, Place, Severity


class Entry(NamedTuple):
    """A person in a file."""

    path: str
    facts: PersonFacts


def related(files: Sequence[FileFacts]) -> Iterator[list[FileFacts]]:
    """The files that have people in common, straight or by way of others; each list in the order of the files."""
    first: dict[int, int] = {}
    leader = list(range(len(files)))

    def lead(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for number, file in enumerate(files):
        for token in file.tokens:
            one, other = sorted((lead(number), lead(first.setdefault(token, number))))
            leader[other] = one
    together: dict[int, list[FileFacts]] = defaultdict(list)
    for number, file in enumerate(files):
        together[lead(number)].append(file)
    yield from (found for found in together.values() if len(found) > 1)


def same_people(files: Iterable[FileFacts]) -> Iterator[list[Entry]]:
    """The entries that are surely of one person, in two files or more; each list in the order of the files.

    They have one name and share a sign. Two files that share a family file have the same entry, which is there once.
    """
    by_name: dict[str, list[Entry]] = defaultdict(list)
    for file in files:
        for person in file.people:
            by_name[person.plain].append(Entry(file.path, person))
    for entries in by_name.values():
        if len(entries) > 1:
            yield from _grouped(entries)


def _grouped(entries: list[Entry]) -> Iterator[list[Entry]]:
    """Entries of one name, in groups that are connected by signs."""
    groups: dict[int, list[Entry]] = {}
    group_of: dict[str, int] = {}
    for number, entry in enumerate(entries):
        known = {group_of[sign] for sign in entry.facts.signs if sign in group_of}
        group = min(known, default=number)
        together = [one for other in sorted(known) for one in groups.pop(other, [])]
        groups[group] = [*together, entry]
        for one in groups[group] if len(known) > 1 else (entry,):
            for sign in one.facts.signs:
                group_of[sign] = group
    for found in groups.values():
        once = {(one.facts.place, one.facts.born, one.facts.stays): one for one in reversed(found)}
        paths = {one.path for one in once.values()}
        # Two people of one name and one sign in one file: which is which in the other file cannot be known.
        if 1 < len(paths) == len(once):
            yield sorted(once.values(), key=found.index)


def date_of(text: str) -> PartialDate | None:
    """The date that a fact holds as text."""
    return PartialDate.parse(text) if text else None


class Difference(NamedTuple):
    """What a rule on a caseload has to say: where, in words with and without case text, and the next step."""

    place: Place
    message: str
    public: str
    help: str
    labels: tuple[Label, ...]


Compare = Callable[[Sequence[list[Entry]]], Iterable[Difference]]


def _nothing_alone(*_: object) -> tuple[Remark, ...]:
    """What such a rule has to say of one case."""
    return ()


@dataclass(frozen=True)
class CaseloadRule(Rule):
    """A rule that compares files. It has its name, its subject and its page as any other; it applies to no one plan."""

    compare: Compare = field(kw_only=True)

    @property
    def documented(self) -> Callable[..., object]:
        """The function whose docstring is the rule's page."""
        return self.compare


def caseload_rule(name: str, *, subject: Subject, severity: Severity) -> Callable[[Compare], Compare]:
    """Make a function over the same people of several files a rule."""

    def registered(compare: Compare) -> Compare:
        register(CaseloadRule(name, subject, severity, _nothing_alone, plans=frozenset(), compare=compare))
        return compare

    return registered


def lint_caseload(files: Sequence[FileFacts], rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """What the rules on a caseload find among files; the other rules among `rules` are passed over."""
    chosen = [one for one in rules if isinstance(one, CaseloadRule)]
    findings = []
    for family in related(files) if chosen else ():
        groups = list(same_people(family))
        for rule in chosen:
            for one in rule.compare(groups):
                findings.append(
                    Finding(rule.name, rule.severity, one.place, one.message, one.public, one.help, one.labels)
                )
    return tuple(findings)
