"""A policy: what one authority expects, value by value, each with whose it is and where that was said."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date

from casekit.policy.shipped import BASE, shipped_keys, shipped_value
from casekit.policy.values import Length, PolicyValue
from casekit.text.frozen import dataclass

SAME_DAY = "same-day"


@dataclass(frozen=True, slots=True)
class Policy:
    """The expectations a case is checked against.

    `name` is the shipped policy it starts from; `overrides` holds the values that `casekit.toml` sets instead.
    Keys are a subject and a word: `summary.max_age`. A key that does not exist raises `KeyError`.
    """

    name: str = BASE
    overrides: Mapping[str, PolicyValue] = field(default_factory=dict)

    def value(self, key: str) -> PolicyValue:
        """One value with all that is known about it."""
        return self.overrides.get(key) or shipped_value(self.name, key)

    def length(self, key: str) -> Length:
        """How much: a number with its unit. Raises `TypeError` where the value is one of a few words."""
        value = self.value(key).value
        if not isinstance(value, Length):
            raise TypeError(f"{key} is a word, not a number")
        return value

    def choice(self, key: str) -> str:
        """Which of the words a value may be. Raises `TypeError` where the value is a number."""
        value = self.value(key).value
        if not isinstance(value, str):
            raise TypeError(f"{key} is a number, not a word")
        return value

    def due_after(self, key: str, day: date) -> date:
        """The last day that is in time, counting `key` from `day` the way `days.count_from` says."""
        same_day_counts = self.choice("days.count_from") == SAME_DAY
        return self.length(key).due_after(day, same_day_counts=same_day_counts)

    def expectation(self, key: str) -> str:
        """Whose expectation and what, for the end of a message: `Kent: three months`."""
        return self.value(key).expectation

    def __iter__(self) -> Iterator[PolicyValue]:
        """Every value, in the order of `england.toml`."""
        return (self.value(key) for key in shipped_keys())
