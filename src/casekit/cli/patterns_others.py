"""What `casekit patterns` looks at beside the case itself: brothers' and sisters' files, and earlier versions."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from casekit.case.case import Case
from casekit.case.discover import NothingFound, find_cases
from casekit.case.people import Person
from casekit.case.reading import Reader
from casekit.cli.workspace import nearest_settings
from casekit.history.folders import top_of
from casekit.lint.caseload import CaseloadRule, lint_caseload
from casekit.lint.catalogue import all_rules
from casekit.lint.family_facts import facts_of
from casekit.lint.plain_names import plain_name
from casekit.patterns.contradictions import EarlierDate, EarlierRecord, Others
from casekit.policy.settings import Settings
from casekit.text.finding import Finding

if TYPE_CHECKING:
    from casekit.history.gather import Past
    from casekit.history.past import Snapshot

_MOST_READ: Final = 20
"""So many files of one family are read at the most."""


def others_of(case: Case, day: date, settings: Settings) -> Others:
    """Brothers' and sisters' cases, what differs between the files, and dates that were others in earlier versions."""
    cases = _family_cases(case, settings)
    siblings = tuple(one for one in cases if _is_sibling(case, one))
    earlier, records, looked_back = _earlier(case, settings)
    named = ", ".join(one.path for one in siblings)
    files = f"With {named}." if siblings else "No file of a brother or sister was found."
    return Others(siblings, _differences(case, cases, day), earlier, records, (files, looked_back))


def _family_cases(case: Case, settings: Settings) -> list[Case]:
    """The other cases that can have people of the family in them, and that could be read whole."""
    signs = _signs(case)
    own = Path(case.path).resolve()
    found: list[Case] = []
    reader = Reader()
    for path in _case_files(case, settings):
        if Path(path).resolve() == own or not _may_be_family(path, signs):
            continue
        other = reader.read(path).case
        if other is not None and other.complete:
            found.append(other)
        if len(found) == _MOST_READ:
            break
    return found


def _case_files(case: Case, settings: Settings) -> list[str]:
    """Every case file of the workspace that the case belongs to; of its folder, where there are no settings."""
    folder = Path(case.path).absolute().parent
    file = nearest_settings(folder)
    folders = [file.parent / name for name in settings.cases_folders] if file is not None else []
    folders = [one for one in folders if one.is_dir()] or [file.parent if file is not None else folder]
    try:
        return find_cases([], Path.cwd(), folders)
    except NothingFound:
        return []


def _signs(case: Case) -> list[bytes]:
    """What stands in a file that has people of this family in it: the shared family file, a birth known to the day."""
    children = [key for key in case.parents if key in case.family]
    born = [case.family[key].born for key in dict.fromkeys((case.child_key, *children)) if key in case.family]
    days = [when.text.encode() for when in born if when is not None and when.day is not None]
    shared = [Path(path).name.encode() for path in case.sources if path != case.path]
    return [*shared, *days]


def _may_be_family(path: str, signs: list[bytes]) -> bool:
    try:
        data = Path(path).read_bytes()
    except OSError:
        return False
    return any(sign in data for sign in signs)


def _is_sibling(case: Case, other: Case) -> bool:
    """Whether the child of another case is a child of one of this child's parents, by this file.

    The name must be the same, and the day of birth must not be another one; but where this child stands in the other
    file too, it may be, for then it is one of the dates that differ.
    """
    child = other.child
    if child is None:
        return False
    parents = set(case.parents.get(case.child_key, ()))
    keys = [key for key, theirs in case.parents.items() if key != case.child_key and parents & set(theirs)]
    brothers_and_sisters = [case.family[key] for key in keys if key in case.family]
    if any(_may_be_one(person, child) for person in brothers_and_sisters):
        return True
    named = any(_same_name(person, child) for person in brothers_and_sisters)
    return named and case.child is not None and any(_may_be_one(case.child, one) for one in other.family.values())


def _same_name(one: Person, other: Person) -> bool:
    return bool(one.name and other.name) and plain_name(str(one.name)) == plain_name(str(other.name))


def _may_be_one(one: Person, other: Person) -> bool:
    """Whether two people have one name, and not surely different days of birth."""
    differ = one.born is not None and other.born is not None and one.born.same_day(other.born) is False
    return _same_name(one, other) and not differ


def _differences(case: Case, cases: list[Case], day: date) -> tuple[Finding, ...]:
    """What lint finds between the files, as far as this one has a part in it."""
    if not cases:
        return ()
    across = [rule for rule in all_rules() if isinstance(rule, CaseloadRule)]
    found = lint_caseload([facts_of(one, day) for one in (case, *cases)], across)
    ours = {case.path, *case.sources}
    return tuple(
        one for one in found if one.place.path in ours or any(label.place.path in ours for label in one.labels)
    )


_Earlier = tuple[tuple[EarlierDate, ...], tuple[EarlierRecord, ...], str]


def _earlier(case: Case, settings: Settings) -> _Earlier:
    """Dates that were others in earlier versions of the case file and the family file, and what was looked at."""
    nothing = "Earlier versions were not looked at, because the file is not kept in git."
    if not settings.checks_history:
        return (), (), "Earlier versions were not looked at, because the settings say so."
    if top_of(Path(case.path).absolute().parent) is None:
        return (), (), nothing
    from casekit.history.gather import OPEN, pasts
    from casekit.history.process import GitFailed
    from casekit.patterns.record_versions import earlier_records
    from casekit.patterns.versions import earlier_dates

    found, _ = pasts(dict.fromkeys(case.sources, settings.approved))
    if case.path not in found or not found[case.path].saved or case.path not in case.sources:
        return (), (), nothing
    try:
        versions = {path: _saved(past) for path, past in found.items() if past.saved}
    except (OSError, GitFailed):
        return (), (), "Earlier versions could not be read."
    finally:
        OPEN.close()
    number = len(versions[case.path])
    said = f"With {number} saved version{'' if number == 1 else 's'}."
    records = tuple(one for path, saved in versions.items() for one in earlier_records(case.sources[path], saved))
    return earlier_dates(case.sources[case.path].text, versions[case.path]), records, said


def _saved(past: "Past") -> "list[Snapshot]":
    """The texts of the saved versions of a file, the newest first. Raises `OSError` and `GitFailed`."""
    from casekit.history.gather import OPEN
    from casekit.history.past import Snapshot

    texts = OPEN.texts(past.top, [blob for _, _, blob in past.saved])
    return [Snapshot(day, commit, text) for day, commit, blob in past.saved if (text := texts[blob]) is not None]
