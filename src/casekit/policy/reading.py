"""Reading the `[policy]` table of `casekit.toml`: which policy holds, and the single values set instead of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple

from casekit.policy.complaints import explain_syntax
from casekit.policy.document import Document, read_document
from casekit.policy.policy import Policy
from casekit.policy.shipped import BASE, POLICY_NAMES, shipped_keys, shipped_value
from casekit.policy.values import LARGEST_NUMBER, Length, PolicyValue, Unit, parse_length, unknown_unit
from casekit.text.finding import Finding
from casekit.text.nearest import did_you_mean
from casekit.text.problems import problem

POLICY_PROBLEM: Final = problem(
    "policy-problem",
    "A value of the policy in the settings file cannot be used, and the policy's own value stands instead.",
    "Put it right; `casekit policy` lists every key with its value.",
    """The `[policy]` table of `casekit.toml` names a policy and may set single values of it. A key that does not exist,
    a value in the wrong unit, or one that is longer than the law allows would change what casekit checks without
    anybody noticing; so it is said, and the policy's own value is used.""",
)
OWN_POLICY: Final = "Your policy"
"""Whose a value of `casekit.toml` is, where the file does not name an authority."""

_TABLE: Final = "policy"
_LARGEST_PERCENT: Final = 100
_LIST_HELP: Final = "`casekit policy` lists every key with its value and its source."


class _Entry(NamedTuple):
    """One value as `casekit.toml` has it: the policy's key, the way to it in the file, and what stands there."""

    key: str
    path: tuple[str, ...]
    written: Any


class _Unusable(ValueError):
    """A written value that cannot be used: the sentence, and the next step."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


def read_policy(settings_text: str | None, path: str) -> tuple[Policy, list[Finding]]:
    """The policy that the text of a `casekit.toml` asks for; the England policy where there is no such file.

    Whatever cannot be used is a finding, and the shipped value stands in its place.
    """
    if settings_text is None:
        return Policy(), []
    document = read_document(settings_text, path)
    if document.problem is not None:
        return Policy(), [explain_syntax(document, document.problem)]
    return policy_of(document)


def policy_of(document: Document) -> tuple[Policy, list[Finding]]:
    """The policy that a parsed `casekit.toml` asks for, and what in its `[policy]` table cannot be used."""
    table = document.table.get(_TABLE, {})
    if not isinstance(table, Mapping):
        place = document.place_of_value(_TABLE)
        return Policy(), [
            POLICY_PROBLEM.at(place, "`policy` is a table, not a value.", 'Write `[policy]`, then `use = "kent"`.')
        ]
    findings: list[Finding] = []
    name = _name(document, table, findings)
    authority = _authority(document, table, findings)
    overrides: dict[str, PolicyValue] = {}
    for entry in _entries(table):
        if entry.key not in shipped_keys():
            findings.append(_unknown_key(document, entry))
            continue
        place = document.place_of_value(*entry.path)
        below = shipped_value(name, entry.key)
        try:
            value = _usable(entry, below)
        except _Unusable as unusable:
            stands = f"In its place would stand {below.for_people()} ({below.authority})."
            findings.append(POLICY_PROBLEM.at(place, f"{unusable.message} {stands}", unusable.help))
            continue
        overrides[entry.key] = replace(
            below,
            value=value,
            source=f"Set in {document.path}, in place of {below.for_people()} ({below.authority})",
            authority=authority,
            where_from=f"{document.path} line {place.span.line}",
            confirmed=True,
        )
    return Policy(name, overrides), findings


def _name(document: Document, table: Mapping[str, Any], findings: list[Finding]) -> str:
    written = table.get("use", BASE)
    if isinstance(written, str) and written.strip().lower() in POLICY_NAMES:
        return written.strip().lower()
    message = (
        f"There is no policy called `{written}`." if isinstance(written, str) else "`use` is not the name of a policy."
    )
    guess = did_you_mean(str(written).lower(), POLICY_NAMES)
    findings.append(
        POLICY_PROBLEM.at(
            document.place_of_value(_TABLE, "use"),
            f"{message}{guess}",
            f"The policies are {', '.join(POLICY_NAMES[:-1])} and {POLICY_NAMES[-1]}. For another authority, use "
            "england and set the values that differ.",
        )
    )
    return BASE


def _authority(document: Document, table: Mapping[str, Any], findings: list[Finding]) -> str:
    written = table.get("authority", OWN_POLICY)
    if isinstance(written, str) and written.strip() and "\n" not in written:
        return written.strip()
    findings.append(
        POLICY_PROBLEM.at(
            document.place_of_value(_TABLE, "authority"),
            "`authority` is not a name.",
            'Write whose the values set here are: `authority = "Medway"`.',
        )
    )
    return OWN_POLICY


def _entries(table: Mapping[str, Any]) -> Iterator[_Entry]:
    for subject, below in table.items():
        if subject in ("use", "authority"):
            continue
        if isinstance(below, Mapping) and "." not in subject:
            for word, written in below.items():
                yield _Entry(f"{subject}.{word}", (_TABLE, subject, word), written)
        else:
            yield _Entry(subject, (_TABLE, subject), below)


def _unknown_key(document: Document, entry: _Entry) -> Finding:
    same_ending = [key for key in shipped_keys() if key.endswith(f".{entry.key}")]
    by_ending = f" Did you mean `{'` or `'.join(same_ending)}`?" if same_ending else ""
    guess = by_ending or did_you_mean(entry.key, shipped_keys())
    return POLICY_PROBLEM.at(
        document.place_of_key(*entry.path),
        f"The policy has no key `{entry.key}`, so nothing was set.{guess}",
        _LIST_HELP,
    )


def _usable(entry: _Entry, below: PolicyValue) -> Length | str:
    """The value that was written, if it can take the place of the one below. Raises `_Unusable`."""
    if isinstance(below.value, str):
        return _word(entry, below)
    unit = below.value.unit
    example = f'Write for example `"{below.value}"`.'
    length = _length(entry, unit, example)
    if not length.unit.can_stand_for(unit):
        kind = "a length of time" if unit.is_time else f"counted in {unit.value}"
        raise _Unusable(f"`{entry.written}` does not fit: `{entry.key}` is {kind}.", example)
    if unit is Unit.PERCENT and length.number > _LARGEST_PERCENT:
        raise _Unusable(f"`{entry.written}` is more than the whole.", "Write at most 100 percent.")
    if length.number == 0 and not unit.is_time and unit is not Unit.PERCENT:
        raise _Unusable(f"Nought {unit.value} cannot be counted.", "Write one or more.")
    if below.may_only_be_shorter and length.is_longer_than(below.value):
        raise _Unusable(
            f"{below.for_people().capitalize()} is the longest that `{entry.key}` may be in England ({below.source}).",
            "An authority may ask for less time, not for more: take the line out, or write a shorter time.",
        )
    return length


def _word(entry: _Entry, below: PolicyValue) -> str:
    if isinstance(entry.written, str) and entry.written.strip().lower() in below.choices:
        return entry.written.strip().lower()
    choices = ", ".join(f'"{choice}"' for choice in below.choices)
    guess = did_you_mean(str(entry.written), below.choices)
    raise _Unusable(f"`{entry.key}` cannot be `{entry.written}`.{guess}", f"It can be: {choices}.")


def _length(entry: _Entry, unit: Unit, example: str) -> Length:
    written = entry.written
    if isinstance(written, int) and not isinstance(written, bool):
        length: Length | None = Length(written, unit)
    else:
        length = parse_length(written, unit) if isinstance(written, str) else None
    negative = isinstance(written, str) and written.lstrip().startswith(("-", "−")) and length is None
    if negative or (length is not None and length.number < 0):
        raise _Unusable(f"`{written}` is less than nothing.", example)
    if length is None:
        raise _Unusable(_not_a_length(entry), example)
    if length.number > LARGEST_NUMBER:
        raise _Unusable(f"`{written}` is more than casekit counts.", f"Write a number up to {LARGEST_NUMBER}.")
    return length


def _not_a_length(entry: _Entry) -> str:
    if isinstance(entry.written, Mapping):
        return f"`{entry.key}` has a table where its value should be."
    shown = str(entry.written).lower() if isinstance(entry.written, bool) else str(entry.written)
    unit = unknown_unit(shown) if isinstance(entry.written, str) else None
    if unit is not None:
        return f"`{unit}` is not a unit that casekit knows.{did_you_mean(unit, tuple(Unit))}"
    return f"`{shown}` is not a whole number with its unit."
