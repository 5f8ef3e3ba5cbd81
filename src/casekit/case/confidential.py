"""Confidential addresses: found wherever they stand in a text, and kept out of every copy."""

import re
from typing import Final

from casekit.case.case import Case
from casekit.case.people import Household
from casekit.text.pattern import pattern

ADDRESS_KEPT: Final = "[address kept confidential]"

_SHORTEST_PIECE: Final = 4
_NUMBER_IN_FRONT: Final = pattern(r"\d+\w?\s+(?=\D)")


def hides_address(household: Household) -> bool:
    """Whether a home's address is confidential: `confidential` stands there and does not say `no`."""
    return "confidential" in household.node.names and household.confidential != "no"


def secrets_of(case: Case) -> re.Pattern[str] | None:
    """What to look for in texts: the confidential addresses of a case, whole and in their telling parts."""
    pieces: set[str] = set()
    for household in case.households:
        if household.address and hides_address(household):
            pieces |= _pieces(str(household.address))
    if not pieces:
        return None
    longest_first = sorted(pieces, key=lambda piece: (-len(piece), piece))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_anyhow_spaced, longest_first))})(?!\w)", re.IGNORECASE)


def masked(text: str, secrets: re.Pattern[str] | None) -> str:
    """The text with `ADDRESS_KEPT` in place of every confidential address."""
    return secrets.sub(ADDRESS_KEPT, text) if secrets is not None else text


def _pieces(address: str) -> set[str]:
    """The whole address, its first part (a number and street, or a house's name), the street, and every part with a
    digit (a postcode). A town alone tells nobody the address."""
    parts = [part.strip() for part in re.split(r"[,\n]", address) if part.strip()]
    telling = {address.strip(), *parts[:1], *(part for part in parts if re.search(r"\d", part))}
    telling |= {_NUMBER_IN_FRONT.sub("", part, count=1) for part in telling}
    return {piece for piece in telling if len(piece) >= _SHORTEST_PIECE}


def _anyhow_spaced(piece: str) -> str:
    return r"[\s,]*".join(map(re.escape, re.findall(r"\w+|[^\w\s,]", piece)))
