"""Telephone numbers: whether one that is written can be a number at all. No number is ever looked up or called."""

import re
from collections.abc import Iterator

from casekit.text.frozen import dataclass

_EXTENSION = re.compile(r"\b(?:ext(?:ension|n)?|option|opt|x)\.? *\d{1,6}", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\+ ?|\b)\d(?:[ .()–-]*\d)*", re.ASCII)
_SIGNS = re.compile(r"[^0-9]")
_TIME = re.compile(
    r"\b\d{1,2}[.:]\d\d ?(?:-|–|to|until) ?\d{1,2}[.:]\d\d\b"
    r"|\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)\b"
    r"|\b\d{1,2}:\d\d\b"
    r"|\b(?:19|20)\d\d-[01]\d(?:-[0-3]\d)?\b",
    re.IGNORECASE,
)

_SHORT = frozenset({"101", "105", "111", "112", "119", "159", "999", "08001111", "08454647"})
_HELPLINE = re.compile(r"116\d{3}|[5678]\d{4}")
_UK_DIGITS = (10, 11)
_MOBILE_DIGITS = 11
_ABROAD_DIGITS = range(7, 16)
_FEWEST_BESIDE_ANOTHER = 7


@dataclass(frozen=True, slots=True)
class OddNumber:
    """A number that cannot be right: how many digits it has, and what is wrong, as the end of a sentence about it."""

    digits: int
    wrong: str


def odd_numbers(text: str) -> Iterator[OddNumber]:
    """What is wrong with the telephone numbers in a field. Text without any number (`ask Nan`) is no number."""
    if text.isdecimal() and text.isascii() and _is_at_home(text):
        return
    text = _TIME.sub(" ", _EXTENSION.sub(" ", text))
    numbers = [found[0] for found in _NUMBER.finditer(text)]
    if len(numbers) > 1 and _is_at_home(_digits(text)):
        return
    odd = [one for number in numbers if (one := _odd(number)) is not None]
    if len(odd) < len(numbers):
        # Beside a number that can be right, a short one is a room, a year or an extension.
        odd = [one for one in odd if one.digits >= _FEWEST_BESIDE_ANOTHER]
    yield from odd


def _odd(number: str) -> OddNumber | None:
    digits = _digits(number)
    if digits in _SHORT or _HELPLINE.fullmatch(digits) or _is_at_home(digits) or _are_two(digits):
        return None
    if number.startswith("+") or digits.startswith("00"):
        return _odd_abroad(digits.removeprefix("00"))
    return _odd_at_home(digits)


def _digits(text: str) -> str:
    return _SIGNS.sub("", text)


def _is_at_home(digits: str) -> bool:
    if not digits.startswith("0") or digits.startswith("00"):
        return False
    return len(digits) == _MOBILE_DIGITS if digits.startswith("07") else len(digits) in _UK_DIGITS


def _are_two(digits: str) -> bool:
    """Whether two numbers stand side by side with only a space between them."""
    return any(_is_at_home(digits[:cut]) and _is_at_home(digits[cut:]) for cut in _UK_DIGITS)


def _odd_abroad(digits: str) -> OddNumber | None:
    count = len(digits)
    if digits.startswith("44"):
        if _is_at_home("0" + digits[2:].removeprefix("0")):
            return None
        return OddNumber(count, f"has {count} digits; a UK number has 11 or 12 with +44 in front")
    if count in _ABROAD_DIGITS:
        return None
    return OddNumber(count, f"has {count} digits; a number abroad has 7 to 15 with the country code")


def _odd_at_home(digits: str) -> OddNumber:
    count = len(digits)
    if digits.startswith("07"):
        return OddNumber(count, f"has {count} digits; a UK mobile number has 11")
    if digits.startswith("0"):
        return OddNumber(count, f"has {count} digits; a UK number has 10 or 11")
    if digits.startswith("44") and count in (11, 12):
        return OddNumber(count, "begins with 44; write +44, or 0 instead of it")
    if count in (9, 10):
        return OddNumber(count, f"has {count} digits and does not begin with 0; the 0 may have been lost")
    return OddNumber(count, f"has {count} digits and does not begin with 0 or +; a UK number has 10 or 11")
