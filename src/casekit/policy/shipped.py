"""The policies that come with casekit: `england.toml`, and what `kent.toml` and `norfolk.toml` lay over it.

Every lint pays for what is read here, so a section (`summary`, `cin`) is parsed when the first of its values is
asked for; a whole policy would take three times as long.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Final

from casekit.policy.values import Length, PolicyValue, parse_length
from casekit.text.package_files import package_text

BASE: Final = "england"
POLICY_NAMES: Final = (BASE, "kent", "norfolk")

_HEADER: Final = re.compile(r"^\[([a-z0-9_]+)\.([a-z0-9_]+)\]$", re.MULTILINE)


@cache
def shipped_keys() -> tuple[str, ...]:
    """Every key there is (`summary.max_age`), in the order of `england.toml`."""
    return tuple(".".join(parts) for parts in _HEADER.findall(shipped_text(BASE)))


def shipped_value(policy: str, key: str) -> PolicyValue:
    """The value of one key in the policy of that name. Raises `KeyError` where there is no such key."""
    section, _, _ = key.partition(".")
    return shipped_section(policy, section)[key]


@cache
def shipped_section(policy: str, section: str) -> Mapping[str, PolicyValue]:
    """All values of a section by their whole key; empty where there is no such section."""
    import tomllib

    authority, sections = _sections(policy)
    entries: dict[str, dict[str, Any]] = tomllib.loads(sections.get(section, "")).get(section, {})
    where_from = f"{policy}.toml, shipped with casekit"
    if policy == BASE:
        return {
            f"{section}.{name}": _value(f"{section}.{name}", entry, authority, where_from)
            for name, entry in entries.items()
        }
    values = dict(shipped_section(BASE, section))
    for name, entry in entries.items():
        below = values[f"{section}.{name}"]
        values[below.key] = replace(
            below,
            value=_length_or_word(entry["value"], below.choices),
            source=entry["source"],
            authority=authority,
            where_from=where_from,
            confirmed=entry.get("confirmed", True),
        )
    return values


@cache
def shipped_text(policy: str) -> str:
    """The file of a shipped policy, as it is."""
    return package_text(f"policy/{policy}.toml")


@cache
def _sections(policy: str) -> tuple[str, Mapping[str, str]]:
    """Whose the file is, and the text of each section's tables."""
    import tomllib

    text = shipped_text(policy)
    headers = list(_HEADER.finditer(text))
    ends = [header.start() for header in headers[1:]] + [len(text)]
    sections: dict[str, str] = {}
    for header, end in zip(headers, ends, strict=True):
        sections[header[1]] = sections.get(header[1], "") + text[header.start() : end]
    return tomllib.loads(text[: headers[0].start()])["authority"], sections


def _value(key: str, entry: Mapping[str, Any], authority: str, where_from: str) -> PolicyValue:
    choices = tuple(entry.get("choices", ()))
    return PolicyValue(
        key=key,
        value=_length_or_word(entry["value"], choices),
        description=entry["description"],
        source=entry["source"],
        authority=entry.get("authority", authority),
        where_from=where_from,
        confirmed=entry.get("confirmed", True),
        choices=choices,
    )


def _length_or_word(text: str, choices: tuple[str, ...]) -> Length | str:
    if choices:
        return text
    length = parse_length(text)
    if length is None:
        raise ValueError(f"a shipped policy holds {text!r}, which is no length")
    return length
