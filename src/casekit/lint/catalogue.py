"""All rules there are, found in `casekit.lint.rules`; and choosing among them by name or subject."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import get_args

import casekit.lint.rules as folder
from casekit.lint.rule import RULES, Rule, Subject
from casekit.text.nearest import nearest
from casekit.text.problems import PROBLEMS, Problem

_MODULES_WITH_PROBLEMS = ("casekit.case.reading", "casekit.policy.settings", "casekit.lint.engine")


class UnknownRule(ValueError):
    """A name that is neither a rule nor a subject. `message` says so and what may have been meant."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        meant = nearest(name, known)
        self.message = f"There is no rule or subject `{name}`" + (f"; did you mean `{meant}`?" if meant else ".")
        super().__init__(self.message)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by subject and then by name."""
    for module in iter_modules(folder.__path__):
        import_module(f"{folder.__name__}.{module.name}")
    subjects = get_args(Subject)
    return tuple(sorted(RULES.values(), key=lambda rule: (subjects.index(rule.subject), rule.name)))


def all_problems() -> tuple[Problem, ...]:
    """Every problem of the format and of the settings, by name."""
    for module in _MODULES_WITH_PROBLEMS:
        import_module(module)
    return tuple(sorted(PROBLEMS.values(), key=lambda one: one.name))


def chosen_rules(only: Sequence[str] = (), skip: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules with these names or subjects (all, if none are given) without those skipped. Raises `UnknownRule`."""
    rules = all_rules()
    if not only and not skip:
        return rules
    wanted, unwanted = frozenset(only), frozenset(skip)
    known = dict.fromkeys((*(rule.name for rule in rules), *get_args(Subject)))
    for name in (*only, *skip):
        if name not in known:
            raise UnknownRule(name, list(known))
    return tuple(
        rule
        for rule in rules
        if (not wanted or rule.name in wanted or rule.subject in wanted)
        and rule.name not in unwanted
        and rule.subject not in unwanted
    )
