"""How other programs that read YAML take text without quotes: `Null` for nothing, `9:05` for 545, `012` for 12."""

from typing import Final

from casekit.text.pattern import pattern

_NOTHING: Final = frozenset({"~", "null"})
_TRUE: Final = frozenset({"true", "yes", "on", "y"})
_FALSE: Final = frozenset({"false", "no", "off", "n"})
_CASES: Final = (str.lower, str.capitalize, str.upper)
LOOKALIKE_WORDS: Final = frozenset(case(word) for word in _NOTHING | _TRUE | _FALSE for case in _CASES)
"""Words that other programs may take for true, false or nothing."""
LOOKALIKE_NUMBER: Final = pattern(r"[-+]?[.\d][\d_.:]*(?:[eE][-+]?\d+)?|0[xob][\da-fA-F_]+|[-+]?\.[infaINFA]{3}")
"""Text that other programs may take for a number; `misread` looks closer."""
IN_CURLY_QUOTES: Final = pattern("[“„”][^“„”]+[“”]|[‘‚’][^‘‚’]+[‘’]")
"""Text between quotation marks that YAML takes for a part of it."""
_LEADING_ZERO: Final = pattern(r"[-+]?0[\d_]+")
_OTHER_BASE: Final = pattern(r"[-+]?0[xob][\da-fA-F_]+")
_WHOLE: Final = pattern(r"[-+]?\d[\d_]*")
_BASE_SIXTY: Final = pattern(r"[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?")
_DECIMAL: Final = pattern(r"[-+]?(?:\d[\d_]*\.\d*|\.\d+)(?:[eE][-+]?\d+)?|[-+]?\d+[eE][-+]?\d+")
_NO_NUMBER: Final = pattern(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_LONGEST: Final = 60


def misread(text: str) -> str | None:
    """What other programs take unquoted text for, for a sentence; `None` if they take it as it stands."""
    if len(text) > _LONGEST:
        return "a number" if text.isdigit() and text[0] == "0" else None
    small = text.lower()
    if any(case(small) == text for case in _CASES):
        for words, meaning in ((_NOTHING, "nothing at all"), (_TRUE, "“true”"), (_FALSE, "“false”")):
            if small in words:
                return meaning
    if _LEADING_ZERO.fullmatch(text):
        return "a number, without the 0 at its start"
    if _OTHER_BASE.fullmatch(text):
        return "a number written in another way"
    if _WHOLE.fullmatch(text):
        return "a number, without the +" if text[0] == "+" else "a number, without the _" if "_" in text else None
    if _BASE_SIXTY.fullmatch(text):
        return f"the number {_base_sixty(text)}" if "." not in text else "a number"
    if _NO_NUMBER.fullmatch(text):
        return "a number without end" if "n" not in small.replace("inf", "") else "no number"
    if _DECIMAL.fullmatch(text):
        number = repr(float(text.replace("_", "")))
        return None if number == text else f"the number {number.removesuffix('.0')}"
    return None


def _base_sixty(text: str) -> int:
    """YAML 1.1 reads `9:05` as 9 sixties and 5."""
    number = 0
    for part in text.lstrip("+-").split(":"):
        number = number * 60 + int(part)
    return number
