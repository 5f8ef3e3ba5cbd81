"""What `casekit policy` prints: every value of a policy, as rows of plain text."""

from collections.abc import Iterator
from typing import NamedTuple

from casekit.policy.policy import Policy
from casekit.policy.values import PolicyValue

NOT_CONFIRMED = "Not confirmed in any document. "


class PolicyRow(NamedTuple):
    """One line of the table: the key, its value in words, whose it is, where it comes from and what it says."""

    key: str
    value: str
    whose: str
    source: str
    where_from: str
    description: str


def policy_rows(policy: Policy) -> Iterator[PolicyRow]:
    """A row for every value, in the order of `england.toml`."""
    return (_row(value) for value in policy)


def _row(value: PolicyValue) -> PolicyRow:
    return PolicyRow(
        key=value.key,
        value=value.for_people(),
        whose=value.authority,
        source=value.source if value.confirmed else NOT_CONFIRMED + value.source,
        where_from=value.where_from,
        description=value.description,
    )
