"""What can be seen only across case files: a fact of one person that two files have differently.

A rule on a caseload sees no case, only the few facts of each file that are needed to compare it with others. They are
small, so that files can be read side by side and by the thousand.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from casekit.case.case import Case
from casekit.case.dates import PartialDate
from casekit.case.people import Household, Member, Person
from casekit.case.record import Record
from casekit.lint.names import is_unnamed
from casekit.lint.plain_names import plain_name
from casekit.lint.rule import Remark, Rule, Subject, register
from casekit.text.finding import Finding, Label, Place, Severity

_NOT_KIN = frozenset({"foster", "step"})


class Stay(NamedTuple):
    """That somebody lives or lived in a home: the home, with whom, since when and until when, and where it says so."""

    home: str
    address: str
    name: str
    beside: tuple[str, ...]
    start: str
    end: str
    place: Place
    allowed: tuple[str, ...]


class PersonFacts(NamedTuple):
    """What one file says of one person of the family, as far as other files may say it differently.

    `name` is as the file has it and `plain` without accents, capitals and order; `born` is as written, empty where it
    says nothing. `signs` tell the person from others of the same name: close kin with their exact day of birth, the
    person's own, and the telephone number. `allowed` are the rules for which a reason is recorded.
    """

    name: str
    plain: str
    born: str
    place: Place
    signs: tuple[str, ...]
    stays: tuple[Stay, ...]
    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileFacts:
    """The facts of one file that are compared with those of others."""

    path: str
    people: tuple[PersonFacts, ...]


def facts_of(case: Case, day: date) -> FileFacts:
    """The facts of a case, with the reasons that hold on a day."""
    named = {
        key: (person, plain_name(str(person.name)))
        for key, person in case.family.items()
        if person.name and not (person.is_pet or is_unnamed(person))
    }
    kin = _signs_of_kin(case, named)
    stays = _stays(case, named, day)
    people = [
        PersonFacts(
            str(person.name),
            plain,
            person.born.text if person.born is not None and person.born.earliest is not None else "",
            person.place("born" if person.says("born") else "name"),
            (*_own_signs(person), *(sign for sign in kin.get(key, ()) if sign[-1:].isdigit())),
            tuple(stays.get(key, ())),
            _allowed(day, person),
        )
        for key, (person, plain) in named.items()
    ]
    return FileFacts(case.path, tuple(people))


def _own_signs(person: Person) -> Iterator[str]:
    digits = "".join(one for one in person.phone or "" if one.isdigit())
    if digits:
        yield f"tel {digits}"
    if person.born is not None and person.born.day is not None:
        yield f"born {person.born.day}"


def _signs_of_kin(case: Case, named: dict[str, tuple[Person, str]]) -> dict[str, list[str]]:
    """What each person is to those of the same couple who were born on a known day: partner, parent, child, sibling.

    What they are to each other is part of the sign, so that a father and a son of one name are not taken for one.
    """
    signs: dict[str, list[str]] = defaultdict(list)
    for couple in case.couples:
        partners = _dated(named, couple.partners)
        children = _dated(named, (one.who for one in couple.children if one.link not in _NOT_KIN))
        for key, plain in partners.items():
            signs[key] += [f"partner {other}" for who, other in partners.items() if who != key]
            signs[key] += [f"parent {other}" for other in children.values() if other]
            for child in children:
                signs[child] += [f"child {plain}"] if plain else []
        for key in children:
            signs[key] += [f"sibling {other}" for who, other in children.items() if who != key]
    return signs


def _dated(named: dict[str, tuple[Person, str]], keys: Iterable[str | None]) -> dict[str, str]:
    """The people named, each with name and day of birth; with nothing where that day is not known."""
    found = {}
    for key in keys:
        if key is not None and key in named:
            person, plain = named[key]
            found[str(key)] = f"{plain} {person.born.day}" if person.born is not None and person.born.day else ""
    return found


def _stays(case: Case, named: dict[str, tuple[Person, str]], day: date) -> dict[str, list[Stay]]:
    stays: dict[str, list[Stay]] = defaultdict(list)
    for household in case.households:
        here = tuple(named[member.who][1] for member in household.members if member.who in named)
        allowed = _allowed(day, household)
        for member in household.members:
            if member.who in named:
                stays[str(member.who)].append(_stay(household, member, here, allowed))
    return stays


def _stay(household: Household, member: Member, here: tuple[str, ...], allowed: tuple[str, ...]) -> Stay:
    start, end = (when.text if when is not None else "" for when in (member.from_, member.to))
    return Stay(
        plain_name(str(household.name)),
        plain_name(str(household.address or "")),
        str(household.name),
        here,
        start,
        end,
        member.place("from" if start else "to" if end else "who"),
        allowed,
    )


def _allowed(day: date, record: Record) -> tuple[str, ...]:
    """The rules for which a record carries a reason that still holds."""
    return tuple(str(one.rule) for one in record.allow if one.until is None or one.until.is_over_by(day) is not True)


class Entry(NamedTuple):
    """A person in a file."""

    path: str
    facts: PersonFacts


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


def lint_caseload(files: Iterable[FileFacts], rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """What the rules on a caseload find among files; the other rules among `rules` are passed over."""
    chosen = [one for one in rules if isinstance(one, CaseloadRule)]
    if not chosen:
        return ()
    groups = list(same_people(files))
    return tuple(
        Finding(rule.name, rule.severity, one.place, one.message, one.public, one.help, one.labels)
        for rule in chosen
        for one in rule.compare(groups)
    )
