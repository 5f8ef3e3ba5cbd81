"""Frozen dataclasses that cost little to define: each method is written when it is first used.

Python's own `dataclass` writes and compiles six methods for a class as soon as its module loads, which takes half a
millisecond. A picture loads some two hundred such classes, most of which are never compared, hashed or printed; and of
most there are only a few, which one method for all classes fills in: slower, and there already.
"""

import dataclasses
import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool = False) -> Callable[[type], type]:
        """A frozen dataclass; it behaves as Python's own does, `replace`, `fields` and pickles included.

        Raises `TypeError` for any other kind: those are Python's own to make.
        """
        if not frozen:
            raise TypeError("only a frozen dataclass is made here")
        return lambda cls: _defined(cls, slots=slots)


_FEW = 100
"""So many of a class are filled in by the method for all, before one is written for it."""


def _defined(cls: type, *, slots: bool) -> Any:
    own = vars(cls)
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)

    def first_equal(self: Any, other: object) -> Any:
        made.__eq__ = _equal(made)
        return made.__eq__(self, other)

    def first_hash(self: Any) -> Any:
        made.__hash__ = _hash(made)
        return made.__hash__(self)

    made.__init__ = _first_init(made)
    if "__eq__" not in own:
        made.__eq__ = first_equal
    if own.get("__hash__") is None:
        made.__hash__ = first_hash
    if "__repr__" not in own:
        made.__repr__ = _repr
    made.__setattr__ = _no_setting
    made.__delattr__ = _no_deleting
    if slots:
        made.__getstate__ = _state
        made.__setstate__ = _restore
    return made


_Filled = tuple[str, Callable[[Any, Any], None], Any, Any]
"""A field: its name, what sets it, its default and what makes one."""


def _first_init(cls: Any) -> Any:
    """What fills in the first objects of a class, whatever its fields."""
    fields: tuple[_Filled, ...] = tuple(
        (field.name, _setter(cls, field.name), field.default, field.default_factory)
        for field in dataclasses.fields(cls)
        if field.init
    )
    after = getattr(cls, "__post_init__", None)
    few = _FEW

    def first_init(self: Any, *values: Any, **named: Any) -> None:
        nonlocal few
        few -= 1
        if few < 0 or not _filled(self, fields, values, dict(named)):
            # Where something is wrong with the values, Python itself says what.
            cls.__init__ = _init(cls)
            cls.__init__(self, *values, **named)
        elif after is not None:
            after(self)

    return first_init


def _setter(cls: type, name: str) -> Callable[[Any, Any], None]:
    slot = vars(cls).get(name)
    if inspect.ismemberdescriptor(slot):
        return slot.__set__
    return lambda record, value: object.__setattr__(record, name, value)


def _filled(record: Any, fields: tuple[_Filled, ...], values: tuple[Any, ...], left: dict[str, Any]) -> bool:
    """Fill in an object; false where the values are not those that its fields take. `left` are those by name."""
    for (_, put, _, _), value in zip(fields, values, strict=False):
        put(record, value)
    for name, put, default, factory in fields[len(values) :]:
        value = left.pop(name, default) if left else default
        if value is dataclasses.MISSING:
            if factory is dataclasses.MISSING:
                return False
            value = factory()
        put(record, value)
    return not left and len(values) <= len(fields)


def _init(cls: Any) -> Any:
    """What fills in a new object: values in the order of the fields, or by name."""
    known: dict[str, Any] = {"_missing": dataclasses.MISSING, "_set": object.__setattr__}
    taken, lines = ["self"], []
    for field in dataclasses.fields(cls):
        name, value = field.name, field.name
        if not field.init:
            continue
        if field.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = field.default
            taken.append(f"{name}=_default_{name}")
        elif field.default_factory is not dataclasses.MISSING:
            known[f"_new_{name}"] = field.default_factory
            value = f"_new_{name}() if {name} is _missing else {name}"
            taken.append(f"{name}=_missing")
        else:
            taken.append(name)
        slot = vars(cls).get(name)
        if inspect.ismemberdescriptor(slot):
            known[f"_set_{name}"] = slot.__set__
            lines.append(f"_set_{name}(self, {value})")
        else:
            lines.append(f"_set(self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    return _method(cls, "__init__", taken, lines or ["pass"], known)


def _equal(cls: Any) -> Any:
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    mine, theirs = _tuple("self", names), _tuple("other", names)
    lines = ["if other.__class__ is not self.__class__:", " return NotImplemented", f"return {mine} == {theirs}"]
    return _method(cls, "__eq__", ["self", "other"], lines, {})


def _hash(cls: Any) -> Any:
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    return _method(cls, "__hash__", ["self"], [f"return hash({_tuple('self', names)})"], {})


def _tuple(of: str, names: list[str]) -> str:
    return "(" + "".join(f"{of}.{name}, " for name in names) + ")"


def _method(cls: type, name: str, taken: list[str], lines: list[str], known: dict[str, Any]) -> Any:
    text = f"def {name}({', '.join(taken)}):\n" + "".join(f" {line}\n" for line in lines)
    exec(text, known)
    method = known[name]
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    return method


def _repr(self: Any) -> str:
    shown = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({shown})"


def _no_setting(self: object, name: str, _value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to {name!r} of {type(self).__name__}")


def _no_deleting(self: object, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete {name!r} of {type(self).__name__}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
