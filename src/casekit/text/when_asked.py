"""Things by name, each made, or its module loaded, when it is first asked for: most runs want one of many."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any, TypeVar

_Thing = TypeVar("_Thing")


class WhenAsked(Mapping[str, _Thing]):
    """A mapping from names; what makes each thing is called once."""

    def __init__(self, makers: Mapping[str, Callable[[], _Thing]]) -> None:
        self._makers = makers
        self._made: dict[str, _Thing] = {}

    def __getitem__(self, name: str) -> _Thing:
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def loading(home: str) -> Callable[[], Any]:
    """What loads a module and gives something of it, by its home: `casekit.cli.lint:lint`."""
    module, _, name = home.partition(":")
    return lambda: getattr(import_module(module), name)
